//! Writing what was planned: new people in bulk, known ones field by field so that each change can be taken back.

use std::collections::HashMap;

use domain::consent::{Basis, Proof};
use domain::ids::{AccountId, BatchId, ImportId, PersonId, PurposeId, TagId};
use domain::imports::{ImportOptions, Outcome};
use domain::locale::LocalizedText;
use domain::people::Source;
use domain::tenants::Tenant;
use domain::time::Timestamp;

use super::plan::{Planner, Tag};
use super::planned::{Creation, Fate, Prepared, Update, Who};
use super::rows::{Rest, id, note_row, notes, words};
use super::sql;
use crate::db::Tx;
use crate::db::bulk::{Bulk, Value};
use crate::people::name_key;
use crate::people::record::{self, Why};
use crate::people::search::{self, Says};
use crate::{Engine, Error, Result, consent, exec, one, text};

/// A purpose rows agree to, in its words.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Version of the words.
    pub version: i64,
    /// What it is.
    pub title: LocalizedText,
    /// What to expect.
    pub explanation: LocalizedText,
}

/// What writing needs besides the plan.
#[derive(Debug)]
pub struct Writing {
    /// Whose people.
    pub tenant: Tenant,
    /// Which import.
    pub import: ImportId,
    /// What was asked.
    pub options: ImportOptions,
    /// Who imports.
    pub account: AccountId,
    /// Their name.
    pub actor: String,
    /// Purposes rows agree to.
    pub purposes: HashMap<PurposeId, Asked>,
}

/// Makes sure every tag rows name is there, and the planner knows it.
///
/// # Errors
/// If the database fails.
pub async fn tags(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    planner: &mut Planner,
    rows: &[Prepared],
    dry: bool,
) -> Result<()> {
    for name in rows.iter().map(|p| &p.parsed).filter(|p| !p.is_refused()).flat_map(|p| &p.tags) {
        let key = text::fold(name);
        if key.is_empty() || planner.tags.contains_key(&key) {
            continue;
        }
        let mut found = one!(tx, (TagId, String), sql::TAG, tenant.id, &key)?;
        if found.is_none() && !dry {
            let new: TagId = engine.id();
            let name: String = name.chars().take(60).collect();
            exec!(tx, sql::INSERT_TAG, tenant.id, new, name, &key, engine.now())?;
            found = one!(tx, (TagId, String), sql::TAG, tenant.id, &key)?;
        }
        // The name of a tag that was made one with another means the other.
        let (id, name) = match found {
            Some((id, name)) => match crate::people::tags::current(tx, tenant.id, id).await? {
                now if now == id => (id, name),
                now => (now, crate::people::tags::name(tx, tenant.id, now).await?),
            },
            None => (engine.id(), name.clone()),
        };
        planner.tags.insert(key, Tag { id, name });
    }
    Ok(())
}

/// Writes everything planned. Gives the people made, in the order of the plan, and how many consents were recorded.
///
/// # Errors
/// If the database fails, also when somebody else took one of the addresses meanwhile: then the part is planned anew.
pub async fn write(engine: &Engine, tx: &mut Tx, w: &Writing, planner: &mut Planner) -> Result<(Vec<PersonId>, i64)> {
    let people: Vec<PersonId> = planner.creations.iter().map(|_| engine.id()).collect();
    let names: HashMap<TagId, String> = planner.tags.values().map(|tag| (tag.id, tag.name.clone())).collect();
    let mut consents = create(engine, tx, w, &mut planner.creations, &people, &names).await?;
    let why = Why { batch: BatchId(w.import.0), source: Source::Import, account: Some(w.account), actor: w.actor.clone() };
    let mut changed: Vec<(&PersonId, &Update)> = planner.updates.iter().collect();
    changed.sort_by_key(|(person, _)| **person);
    for (person, update) in changed {
        record::apply(engine, tx, &w.tenant, *person, &update.before, &update.after, &why).await?;
        for (purpose, channel, given) in &update.consents {
            let Some(asked) = w.purposes.get(purpose) else { continue };
            let answer = consent::Answer {
                person: *person,
                purpose: *purpose,
                channel: *channel,
                given: *given,
                basis: w.options.basis.unwrap_or(Basis::Consent),
                version: asked.version,
                proof: proof(engine.now(), w, asked),
                source: Source::Import,
            };
            consents += i64::from(consent::record(engine, tx, w.tenant.id, &answer).await?);
        }
        for external in &update.external {
            exec!(tx, sql::INSERT_EXTERNAL, w.tenant.id, &w.options.system, external, *person)?;
        }
        let mut notes = notes();
        for note in &update.notes {
            note_row(engine, w, &mut notes, *person, note);
        }
        notes.write(tx).await?;
    }
    for person in &planner.met {
        exec!(tx, sql::INSERT_MATCH, w.tenant.id, w.import, *person)?;
    }
    Ok((people, consents))
}

/// How we know of a consent: which import said so, and what the importer said of it.
#[must_use]
pub fn proof(now: Timestamp, w: &Writing, asked: &Asked) -> Proof {
    Proof {
        wording: format!("{}\n{}", asked.title.get(w.tenant.locale), asked.explanation.get(w.tenant.locale)).trim().to_owned(),
        locale: w.tenant.locale,
        page: page(w.import),
        asked_at: now,
        note: format!("{}: {}. {}", w.actor, w.options.origin, w.options.told),
        ..Proof::default()
    }
}

/// The page of an import, by which its consents are known.
#[must_use]
pub fn page(import: ImportId) -> String {
    format!("/org/people/import/{import}")
}

const PERSON: &[&str] = &[
    "tenant_id",
    "person_id",
    "import_id",
    "state",
    "kind",
    "honorific_prefix",
    "given_name",
    "additional_name",
    "family_name",
    "nickname",
    "pronouns",
    "birth_date",
    "locale",
    "languages",
    "job_title",
    "employer",
    "outlet",
    "beat",
    "support_level",
    "name_key",
    "search_text",
    "source",
    "created_at",
    "updated_at",
    "touched_at",
];

async fn create(
    engine: &Engine,
    tx: &mut Tx,
    w: &Writing,
    creations: &mut [Creation],
    people: &[PersonId],
    names: &HashMap<TagId, String>,
) -> Result<i64> {
    let (tenant, space) = (w.tenant.id.0, search::space(w.tenant.id));
    let mut found = Vec::with_capacity(people.len());
    let now = engine.now();
    let mut persons = Bulk::new("person", PERSON);
    let mut rest = Rest::new();
    for (creation, person) in creations.iter_mut().zip(people) {
        let says = creation.says.take();
        // Further rows may have added what is not in the form in which it is stored.
        let whole = says.is_none().then(|| record::normal(&w.tenant, &creation.record));
        let r = whole.as_ref().unwrap_or(&creation.record);
        found.push((
            *person,
            says.unwrap_or_else(|| {
                let tags: Vec<String> = r.tags.iter().filter_map(|tag| names.get(tag)).cloned().collect();
                Says::of(&space, w.tenant.locale, r, &tags, &creation.notes)
            }),
        ));
        let key = name_key(w.tenant.locale, &r.given_name, &r.family_name);
        persons.row([
            id(tenant),
            id(person.0),
            id(w.import.0),
            Value::Word("active"),
            Value::Word(r.kind.as_str()),
            words(&r.honorific_prefix),
            words(&r.given_name),
            words(&r.additional_name),
            words(&r.family_name),
            words(&r.nickname),
            words(&r.pronouns),
            words(&r.birth_date),
            Value::Word(r.locale.as_str()),
            Value::Text(r.languages.join(" ")),
            words(&r.job_title),
            words(&r.employer),
            words(&r.outlet),
            words(&r.beat),
            r.support_level.map_or(Value::Null, Value::Int),
            Value::Text(key),
            Value::Word(""),
            Value::Word("import"),
            Value::Int(now.0),
            Value::Int(now.0),
            Value::Int(now.0),
        ]);
        rest.person(engine, w, *person, r, creation)?;
    }
    persons.write(tx).await?;
    let consents = i64::try_from(rest.consents.len()).unwrap_or_default();
    rest.write(tx).await?;
    search::index_new(tx, &w.tenant, &found).await?;
    Ok(consents)
}

/// Keeps the rows and cells for a human. `cells` gives a row's cells by its line.
///
/// # Errors
/// If the database fails.
pub async fn issues(
    tx: &mut Tx,
    w: &Writing,
    fates: &[Fate],
    people: &[PersonId],
    cells: &HashMap<u32, &[String]>,
) -> Result<()> {
    let mut bulk = Bulk::new(
        "import_issue",
        &["tenant_id", "import_id", "line", "number", "kind", "column_name", "cell", "cells", "person_id"],
    );
    for fate in fates {
        let person = match fate.who {
            Who::Nobody => Value::Null,
            Who::Person(person) => id(person.0),
            Who::New(at) => people.get(at).map(|p| id(p.0)).ok_or_else(|| Error::Bug("a row is of nobody".into()))?,
        };
        let kept = fate.parsed.issues.iter().filter(|i| i.kind != domain::imports::IssueKind::Again);
        for (number, issue) in (0_i64..).zip(kept) {
            let whole = if fate.outcome == Outcome::Refused && number == 0 {
                serde_json::to_string(cells.get(&fate.parsed.line).copied().unwrap_or_default())?
            } else {
                "[]".to_owned()
            };
            bulk.row([
                id(w.tenant.id.0),
                id(w.import.0),
                Value::Int(i64::from(fate.parsed.line)),
                Value::Int(number),
                Value::Word(issue.kind.as_str()),
                words(&issue.column),
                words(&issue.cell),
                Value::Text(whole),
                person.clone(),
            ]);
        }
    }
    bulk.write(tx).await
}
