//! What conditions can name.

use std::collections::BTreeSet;

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, AreaId, EventId, FormId, PersonId, TagGroupId, TagId};
use domain::l10n;
use domain::locale::{Locale, LocalizedText};
use domain::segments::{Choice, Choices, Condition, CustomChoice, Tree};
use domain::time::Timestamp;
use sqlx::types::Json;

use super::{manage, places, sql};
use crate::db::Tx;
use crate::people::visible;
use crate::{Engine, Result, access, all, clock, consent, duplicates, one, people, tenants};

fn choice(id: impl ToString, name: impl Into<String>) -> Choice {
    Choice { id: id.to_string(), name: name.into() }
}

/// Everything conditions can name, as far as the actor sees it, in the language of the reader.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn choices(engine: &Engine, actor: &Actor, locale: Locale) -> Result<Choices> {
    access::require(actor, Capability::PeopleRead)?;
    places::refresh_all(engine, actor.tenant).await?;
    let branches = people::branches(engine, actor, Capability::PeopleRead).await?;
    let purposes = consent::purposes_of_all(engine, actor, &branches).await?;
    let segments = manage::list(engine, actor, false).await?;
    let (now, tenant, account) = (engine.now(), actor.tenant, actor.account);
    let mut tx = engine.read().await?;
    let zone = tenants::get(&mut tx, tenant).await?.map(|t| t.zone).unwrap_or_default();
    let tags = all!(&mut tx, (TagId, String), sql::ALL_TAGS, tenant)?;
    let groups = all!(&mut tx, (TagGroupId, String), sql::ALL_GROUPS, tenant)?;
    let events = all!(&mut tx, (EventId, Json<LocalizedText>, Timestamp), sql::EVENTS_SEEN, tenant, account, now)?;
    let forms = all!(&mut tx, (FormId, String), sql::FORMS_SEEN, tenant, account, now)?;
    let owners = all!(&mut tx, (AccountId, String), sql::COLLEAGUES, tenant)?;
    let fields = people::custom::visible(engine, &mut tx, actor, Capability::PeopleRead).await?;
    let areas = all!(&mut tx, (AreaId, String, String), sql::AREAS, tenant)?;
    let cities = all!(&mut tx, (Option<String>,), sql::CITIES, tenant)?;
    let people = named(engine, &mut tx, actor).await?;
    let event = |(id, title, at): (EventId, Json<LocalizedText>, Timestamp)| {
        choice(id, format!("{} ({})", title.0.get(locale), clock::date_in(at, &zone)))
    };
    Ok(Choices {
        tags: tags.into_iter().map(|(id, name)| choice(id, name)).collect(),
        groups: groups.into_iter().map(|(id, name)| choice(id, name)).collect(),
        purposes: purposes.into_iter().map(|p| choice(p.id, p.title.get(locale))).collect(),
        organisations: branches.into_iter().map(|o| choice(o.id, o.name)).collect(),
        events: events.into_iter().map(event).collect(),
        forms: forms.into_iter().map(|(id, name)| choice(id, name)).collect(),
        owners: owners.into_iter().map(|(id, name)| choice(id, name)).collect(),
        fields: fields
            .into_iter()
            .filter(|field| !field.sensitive)
            .map(|f| CustomChoice { id: f.id.to_string(), name: f.name, kind: f.kind.as_str().to_owned(), options: f.options })
            .collect(),
        areas: areas.into_iter().map(|(id, name, _)| choice(id, name)).collect(),
        segments: segments.into_iter().map(|s| choice(s.id, s.name)).collect(),
        people,
        cities: cities.into_iter().filter_map(|(city,)| city).collect(),
    })
}

/// The people segments name whom the actor sees.
async fn named(engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<Vec<Choice>> {
    let trees = all!(tx, (Json<Tree>,), sql::TREES, actor.tenant)?;
    let other = |condition: &Condition| match condition {
        Condition::Relation { other, .. } => *other,
        _ => None,
    };
    let all: BTreeSet<PersonId> = trees.iter().flat_map(|(tree,)| tree.0.conditions().filter_map(other)).collect();
    let mut out = Vec::new();
    for id in all {
        let now = duplicates::resolve(tx, actor.tenant, id).await?;
        let Some((given, family)) = one!(tx, (String, String), sql::THERE, actor.tenant, now)? else { continue };
        if visible::reaches(engine, tx, actor, Capability::PeopleRead, now).await? {
            out.push(choice(id, l10n::full_name(&given, &family)));
        }
    }
    Ok(out)
}
