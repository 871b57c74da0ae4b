//! What the merge page shows: both records, field by field, in words.

use std::collections::HashMap;

use domain::access::{Actor, Capability};
use domain::duplicates::{FieldChoice, MergePlan, MergeSide, Pick};
use domain::ids::{AccountId, PersonId, TagId};
use domain::l10n;
use domain::locale::LocalizedText;
use domain::people::{CustomValue, Postal, Record, number_text};
use domain::tr;
use sqlx::types::Json;

use super::{choose, compared, consents, sql, stands};
use crate::db::Tx;
use crate::people::{self, record, visible};
use crate::{Engine, Result, all, not_found, one};

/// What stands for a value that is hidden.
const HIDDEN: &str = "•••";

/// What there is to choose when `right` is merged into `left`.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not change both, or they are one.
pub async fn plan(engine: &Engine, actor: &Actor, left: PersonId, right: PersonId) -> Result<MergePlan> {
    let mut tx = engine.read().await?;
    let tenant = actor.tenant;
    for person in [left, right] {
        people::require_visible(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    }
    let (Some((ours, version)), Some((theirs, other_version))) =
        (record::load(&mut tx, tenant, left).await?, record::load(&mut tx, tenant, right).await?)
    else {
        return not_found();
    };
    if left == right || stands(&mut tx, tenant, left).await?.is_none() || stands(&mut tx, tenant, right).await?.is_none() {
        return not_found();
    }
    let tags: HashMap<TagId, String> = all!(&mut tx, (TagId, String), sql::TAG_NAMES, tenant, left, right)?.into_iter().collect();
    let mut fields = plain(&tags, &ours, &theirs);
    let owners = (account(&mut tx, actor, ours.owner).await?, account(&mut tx, actor, theirs.owner).await?);
    fields.push(one_of("owner", owners.0, owners.1, choose::fuller(ours.owner.as_ref(), theirs.owner.as_ref())));
    fields.extend(custom(engine, &mut tx, actor, &ours, &theirs).await?);
    fields.retain(|f| !(f.left.is_empty() && f.right.is_empty()));
    let (agreed, agreed_too) = (consents::of(&mut tx, tenant, left).await?, consents::of(&mut tx, tenant, right).await?);
    let verdict = compared(&mut tx, tenant, left, right).await?;
    let events = all!(&mut tx, (Json<LocalizedText>,), sql::SAME_EVENTS, tenant, left, right)?;
    Ok(MergePlan {
        left: side(&mut tx, actor, left, &ours, version).await?,
        right: side(&mut tx, actor, right, &theirs, other_version).await?,
        fields,
        consents: consents::choices(&mut tx, tenant, &agreed, &agreed_too).await?,
        same_events: events.into_iter().map(|(title,)| title.0.get(actor.locale).to_owned()).collect(),
        score: Some(verdict.score),
        reasons: verdict.reasons,
    })
}

async fn side(tx: &mut Tx, actor: &Actor, id: PersonId, of: &Record, version: i64) -> Result<MergeSide> {
    let counts = one!(tx, (i64, i64, i64, i64), sql::COUNTS, actor.tenant, id)?.unwrap_or_default();
    let created_at = stands(tx, actor.tenant, id).await?.map(|s| s.created_at).unwrap_or_default();
    Ok(MergeSide {
        id,
        version,
        given_name: of.given_name.clone(),
        family_name: of.family_name.clone(),
        created_at,
        interactions: counts.0,
        registrations: counts.1,
        relationships: counts.2,
        tasks: counts.3,
    })
}

/// A field of which one value goes on.
fn one_of(field: &str, left: Vec<String>, right: Vec<String>, sensible: Pick) -> FieldChoice {
    let ways = if left == right { vec![Pick::Left] } else { vec![Pick::Left, Pick::Right] };
    FieldChoice { field: field.into(), label: String::new(), left, right, ways, sensible, sensitive: false }
}

/// A list of which both may go on.
fn list_of(field: &str, left: Vec<String>, right: Vec<String>) -> FieldChoice {
    let same = left == right;
    let ways = if same { vec![Pick::Both] } else { vec![Pick::Left, Pick::Right, Pick::Both] };
    FieldChoice { field: field.into(), label: String::new(), left, right, ways, sensible: Pick::Both, sensitive: false }
}

/// That there is something, and not what: it is revealed on the person's page, where the look is written down.
fn hidden(choice: FieldChoice) -> FieldChoice {
    let veil = |side: &[String]| side.iter().map(|_| HIDDEN.to_owned()).collect::<Vec<_>>();
    FieldChoice { left: veil(&choice.left), right: veil(&choice.right), sensitive: true, ..choice }
}

fn line(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
}

/// The fields every record has.
fn plain(names: &HashMap<TagId, String>, a: &Record, b: &Record) -> Vec<FieldChoice> {
    let mut out = Vec::new();
    macro_rules! texts {
        ($($field:ident),+) => {$(
            out.push(one_of(stringify!($field), line(&a.$field), line(&b.$field), choose::better(stringify!($field), &a.$field, &b.$field)));
        )+};
    }
    texts!(honorific_prefix, given_name, additional_name, family_name, nickname, pronouns, birth_date);
    let addresses = |list: &[domain::people::Address]| list.iter().map(|x| x.address.clone()).collect::<Vec<_>>();
    out.push(list_of("emails", addresses(&a.emails), addresses(&b.emails)));
    out.push(list_of("phones", addresses(&a.phones), addresses(&b.phones)));
    let mut kinds: Vec<&str> = a.addresses.iter().chain(&b.addresses).map(|p| p.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let of = |r: &Record| r.addresses.iter().find(|p| p.kind == kind).map(lines).unwrap_or_default();
        let (x, y) = (of(a), of(b));
        let sensible = if x.is_empty() { Pick::Right } else { Pick::Left };
        out.push(one_of(&format!("address:{kind}"), x, y, sensible));
    }
    out.push(one_of("locale", line(a.locale.endonym()), line(b.locale.endonym()), Pick::Left));
    out.push(list_of("languages", a.languages.clone(), b.languages.clone()));
    texts!(job_title, employer, outlet, beat);
    let words = |r: &Record| r.facets.iter().map(|f| f.as_str().to_owned()).collect::<Vec<_>>();
    out.push(list_of("facets", words(a), words(b)));
    let links = |r: &Record| r.links.iter().map(|x| x.url.clone()).collect::<Vec<_>>();
    out.push(list_of("links", links(a), links(b)));
    let level = |r: &Record| r.support_level.map(|n| n.to_string()).into_iter().collect::<Vec<_>>();
    let (x, y) = (level(a), level(b));
    let choice = one_of("support_level", x, y, choose::fuller(a.support_level.as_ref(), b.support_level.as_ref()));
    out.push(hidden(choice));
    let tags = |r: &Record| r.tags.iter().filter_map(|t| names.get(t).cloned()).collect::<Vec<_>>();
    out.push(list_of("tags", tags(a), tags(b)));
    let blocks = |r: &Record| r.do_not_contact.iter().map(|c| c.as_str().to_owned()).collect::<Vec<_>>();
    out.push(FieldChoice { ways: vec![Pick::Both], ..list_of("do_not_contact", blocks(a), blocks(b)) });
    out
}

fn lines(postal: &Postal) -> Vec<String> {
    let a = &postal.address;
    let place = format!("{} {}", a.postcode, a.city);
    [a.street.as_str(), a.extra.as_str(), place.trim(), a.region.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .map(str::to_owned)
        .collect()
}

async fn account(tx: &mut Tx, actor: &Actor, account: Option<AccountId>) -> Result<Vec<String>> {
    let Some(account) = account else { return Ok(Vec::new()) };
    Ok(one!(tx, (String,), sql::ACCOUNT_NAME, actor.tenant, account)?.map(|(name,)| name).into_iter().collect())
}

/// Fields the reader has. The others are merged as is sensible.
async fn custom(engine: &Engine, tx: &mut Tx, actor: &Actor, a: &Record, b: &Record) -> Result<Vec<FieldChoice>> {
    let mut out = Vec::new();
    for field in people::custom::visible(engine, tx, actor, Capability::PeopleWrite).await? {
        let (x, y) = (a.custom.get(&field.id), b.custom.get(&field.id));
        let lists = matches!((x, y), (Some(CustomValue::Choices(_)), Some(CustomValue::Choices(_))));
        let (left, right) = (shown(engine, tx, actor, x).await?, shown(engine, tx, actor, y).await?);
        let name = format!("custom:{}", field.id);
        let mut choice = if lists { list_of(&name, left, right) } else { one_of(&name, left, right, choose::fuller(x, y)) };
        choice.label = field.name;
        out.push(if field.sensitive { hidden(choice) } else { choice });
    }
    Ok(out)
}

async fn shown(engine: &Engine, tx: &mut Tx, actor: &Actor, value: Option<&CustomValue>) -> Result<Vec<String>> {
    let l = actor.locale;
    Ok(match value {
        None => Vec::new(),
        Some(CustomValue::Text(text) | CustomValue::Date(text) | CustomValue::Choice(text)) => line(text),
        Some(CustomValue::Choices(all)) => all.clone(),
        Some(CustomValue::Number(micros)) => vec![number_text(*micros)],
        Some(CustomValue::YesNo(true)) => vec![tr!(l, duplicates.yes)],
        Some(CustomValue::YesNo(false)) => vec![tr!(l, duplicates.no)],
        Some(CustomValue::Person(other)) if !visible::reaches(engine, tx, actor, Capability::PeopleRead, *other).await? => {
            line(HIDDEN)
        }
        Some(CustomValue::Person(other)) => one!(tx, (String, String), sql::NAME_OF, actor.tenant, *other)?
            .map(|(given, family)| l10n::full_name(&given, &family))
            .into_iter()
            .collect(),
    })
}
