//! What rows about somebody known change, field by field. Values that are hidden on every page are hidden here too.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::access::Actor;
use domain::ids::{FieldId, TagId};
use domain::imports::PreviewChange;
use domain::people::{CUSTOM, Tie, difference};
use serde_json::{Value, json};
use uuid::Uuid;

use super::plan::Planner;
use super::planned::Fate;
use super::sql;
use crate::{Engine, Result, all, tenants, text};

/// What has been told so far, and what it takes to name it.
#[derive(Debug, Default)]
pub struct Told {
    fields: HashMap<FieldId, (String, bool)>,
    /// Tags, branches and fields that were spoken of.
    spoken: BTreeSet<Uuid>,
    /// Tags the file brings, by their identifier for now.
    new_tags: BTreeMap<Uuid, String>,
}

impl Told {
    /// Nothing told yet.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn begin(engine: &Engine, actor: &Actor) -> Result<Self> {
        let mut tx = engine.read().await?;
        let fields = all!(&mut tx, (FieldId, String, bool), sql::FIELD_NAMES, actor.tenant)?;
        Ok(Self { fields: fields.into_iter().map(|(id, name, hidden)| (id, (name, hidden))).collect(), ..Self::default() })
    }

    /// What a row changes, the record first.
    ///
    /// # Errors
    /// If a value can't be written as JSON or read from it.
    pub fn changes(&mut self, planner: &Planner, fate: &Fate) -> Result<Vec<PreviewChange>> {
        let Some(changed) = &fate.changed else { return Ok(Vec::new()) };
        let mut out = Vec::new();
        for d in difference(&changed.before, &changed.after)? {
            self.spoken.extend(d.field.strip_prefix(CUSTOM).and_then(|id| id.parse::<Uuid>().ok()));
            let hidden = self.hides(&d.field);
            if !hidden {
                self.speak_of(&d.field, [&d.before, &d.after])?;
            }
            let shown = |value: Value| if hidden { Value::Null } else { value };
            out.push(PreviewChange { before: shown(d.before), after: shown(d.after), field: d.field, hidden });
        }
        let added = |field: &str, after: Value| PreviewChange { field: field.into(), before: Value::Null, after, hidden: false };
        out.extend(changed.consents.iter().map(|answer| added(PreviewChange::CONSENT, json!(answer))));
        out.extend(changed.notes.iter().map(|note| added(PreviewChange::NOTE, json!(note))));
        for name in &fate.parsed.tags {
            if let Some(tag) = planner.tags.get(&text::fold(name)) {
                self.new_tags.entry(tag.id.0).or_insert_with(|| name.clone());
            }
        }
        Ok(out)
    }

    /// Whether a field's values take a click that is logged.
    fn hides(&self, field: &str) -> bool {
        match field.strip_prefix(CUSTOM) {
            Some(id) => id.parse().ok().and_then(|id: FieldId| self.fields.get(&id)).is_none_or(|(_, hidden)| *hidden),
            None => field == "support_level",
        }
    }

    fn speak_of(&mut self, field: &str, values: [&Value; 2]) -> Result<()> {
        for value in values {
            match field {
                "tags" => self.spoken.extend(serde_json::from_value::<Vec<Uuid>>(value.clone())?),
                "ties" => {
                    let ties: Vec<Tie> = serde_json::from_value(value.clone())?;
                    self.spoken.extend(ties.iter().map(|tie| tie.organisation.0));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The names of everything that was spoken of.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn names(self, engine: &Engine, actor: &Actor) -> Result<BTreeMap<Uuid, String>> {
        let mut names = self.new_tags;
        if !self.spoken.is_empty() {
            let mut tx = engine.read().await?;
            names
                .extend(all!(&mut tx, (TagId, String), sql::TAG_NAMES, actor.tenant)?.into_iter().map(|(id, name)| (id.0, name)));
            names.extend(tenants::names(&mut tx, actor.tenant).await?.into_iter().map(|(id, name)| (id.0, name)));
        }
        names.extend(self.fields.into_iter().map(|(id, (name, _))| (id.0, name)));
        names.retain(|id, _| self.spoken.contains(id));
        Ok(names)
    }
}
