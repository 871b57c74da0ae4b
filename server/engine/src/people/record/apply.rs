//! Writing what differs between two records.

use domain::consent::Channel;
use domain::ids::{AffiliationId, ChangeId, FieldId, PersonId, SupportId, TagId};
use domain::people::{CustomValue, IdentityKind, PersonState, Record, difference, number_text};
use domain::tenants::Tenant;
use domain::{ApiError, Problem};
use serde_json::Value;
use sqlx::types::Json;

use super::fields::normal;
use super::{Why, identities, sql};
use crate::db::Tx;
use crate::people::{search, tags};
use crate::{Engine, Error, Result, exec, text};

/// A change as it was written: its field and its identifier.
pub(super) type Written = (String, ChangeId);

/// Writes what differs between two records of a person: `before` is what [`super::load`] gave in this transaction. Each
/// field that differs leaves a change that can be taken back; gives their names. What is equal costs nothing.
///
/// # Errors
/// `Taken` on `emails` if an e-mail address belongs to somebody else: then the transaction must not be committed.
pub async fn apply(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    before: &Record,
    after: &Record,
    why: &Why,
) -> Result<Vec<String>> {
    Ok(apply_noted(engine, tx, tenant, person, before, after, why).await?.into_iter().map(|(field, _)| field).collect())
}

/// The same, with the identifiers of the changes.
pub(super) async fn apply_noted(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    before: &Record,
    after: &Record,
    why: &Why,
) -> Result<Vec<Written>> {
    let mut after = normal(tenant, after);
    present(tx, tenant, before, &mut after).await?;
    let changes = difference(before, &after)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    write(engine, tx, tenant, person, before, &after, why, 1).await?;
    let mut written = Vec::with_capacity(changes.len());
    for d in changes {
        let id = note(engine, tx, tenant, person, &d.field, d.before, d.after, why).await?;
        written.push((d.field, id));
    }
    Ok(written)
}

/// Of the tags that are added, those that were made one with another since become the other.
pub(super) async fn present(tx: &mut Tx, tenant: &Tenant, before: &Record, after: &mut Record) -> Result<()> {
    let added: Vec<TagId> = after.tags.difference(&before.tags).copied().collect();
    for (tag, now) in tags::renamed(tx, tenant.id, added).await? {
        after.tags.remove(&tag);
        after.tags.insert(now);
    }
    Ok(())
}

/// Keeps a change.
#[expect(clippy::too_many_arguments, reason = "a row has that many columns")]
pub(super) async fn note(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    field: &str,
    before: Value,
    after: Value,
    why: &Why,
) -> Result<ChangeId> {
    let id: ChangeId = engine.id();
    exec!(
        tx,
        sql::INSERT_CHANGE,
        tenant.id,
        id,
        person,
        why.batch,
        engine.now(),
        why.account,
        &why.actor,
        why.source,
        field,
        Json(&before),
        Json(&after)
    )?;
    Ok(id)
}

/// Writes the rows; `after` is in normal form. The version rises by `step`.
#[expect(clippy::too_many_arguments, reason = "what is written, over what, by whom")]
pub(super) async fn write(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    before: &Record,
    after: &Record,
    why: &Why,
    step: i64,
) -> Result<()> {
    // First what may be refused.
    for (kind, old, new) in
        [(IdentityKind::Email, &before.emails, &after.emails), (IdentityKind::Phone, &before.phones, &after.phones)]
    {
        if old != new && !identities::write(engine, tx, tenant.id, person, kind, new).await? {
            return Err(Error::Api(ApiError::field("emails", Problem::Taken)));
        }
    }
    scalars(engine, tx, tenant, person, after, step).await?;
    addresses(tx, tenant, person, before, after).await?;
    if before.links != after.links {
        exec!(tx, sql::DELETE_LINKS, tenant.id, person)?;
        for (position, link) in (0_i64..).zip(&after.links) {
            exec!(tx, sql::INSERT_LINK, tenant.id, person, &link.url, link.kind, position)?;
        }
    }
    for channel in Channel::ALL {
        match (before.do_not_contact.contains(channel), after.do_not_contact.contains(channel)) {
            (true, false) => exec!(tx, sql::DELETE_BLOCK, tenant.id, person, *channel)?,
            (false, true) => exec!(tx, sql::INSERT_BLOCK, tenant.id, person, *channel, why.account, engine.now())?,
            _ => 0,
        };
    }
    for tag in before.tags.difference(&after.tags) {
        exec!(tx, sql::DELETE_TAGGING, tenant.id, person, *tag)?;
    }
    for tag in after.tags.difference(&before.tags) {
        exec!(tx, sql::INSERT_TAGGING, tenant.id, person, *tag, engine.now())?;
    }
    ties(engine, tx, tenant, person, before, after).await?;
    for (field, _) in before.custom.iter().filter(|(field, value)| after.custom.get(field) != Some(value)) {
        exec!(tx, sql::DELETE_CUSTOM, tenant.id, *field, person)?;
    }
    for (field, value) in after.custom.iter().filter(|(field, value)| before.custom.get(field) != Some(value)) {
        custom(tx, tenant, person, *field, value).await?;
    }
    if before.support_level != after.support_level {
        let id: SupportId = engine.id();
        let now = engine.now();
        exec!(tx, sql::INSERT_SUPPORT, tenant.id, id, person, after.support_level, why.source, why.account, &why.actor, now)?;
    }
    search::refresh(tx, tenant, person).await
}

async fn scalars(engine: &Engine, tx: &mut Tx, tenant: &Tenant, person: PersonId, after: &Record, step: i64) -> Result<()> {
    let facets: Vec<&str> = after.facets.iter().map(|facet| facet.as_str()).collect();
    exec!(
        tx,
        sql::SET_RECORD,
        tenant.id,
        person,
        after.kind,
        &after.honorific_prefix,
        &after.given_name,
        &after.additional_name,
        &after.family_name,
        &after.nickname,
        &after.pronouns,
        &after.birth_date,
        after.locale,
        after.languages.join(" "),
        &after.job_title,
        &after.employer,
        facets.join(" "),
        &after.outlet,
        &after.beat,
        after.support_level,
        after.owner,
        engine.now(),
        step
    )?;
    Ok(())
}

async fn addresses(tx: &mut Tx, tenant: &Tenant, person: PersonId, before: &Record, after: &Record) -> Result<()> {
    for old in before.addresses.iter().filter(|old| !after.addresses.contains(old)) {
        exec!(tx, sql::DELETE_ADDRESS, tenant.id, person, &old.kind)?;
    }
    for new in after.addresses.iter().filter(|new| !before.addresses.contains(new)) {
        let a = &new.address;
        exec!(
            tx,
            sql::INSERT_ADDRESS,
            tenant.id,
            person,
            &new.kind,
            &a.street,
            &a.extra,
            &a.postcode,
            &a.city,
            &a.region,
            &a.country
        )?;
    }
    Ok(())
}

/// Somebody without any tie has left; with one they are back.
async fn ties(engine: &Engine, tx: &mut Tx, tenant: &Tenant, person: PersonId, before: &Record, after: &Record) -> Result<()> {
    let now = engine.now();
    for old in before.ties.iter().filter(|old| !after.ties.contains(old)) {
        exec!(tx, sql::END_TIE, tenant.id, person, old.organisation, old.role, now)?;
    }
    for new in after.ties.iter().filter(|new| !before.ties.contains(new)) {
        let id: AffiliationId = engine.id();
        exec!(tx, sql::INSERT_TIE, tenant.id, id, person, new.organisation, new.role, now)?;
    }
    if !before.ties.is_empty() && after.ties.is_empty() {
        exec!(tx, sql::MOVE_STATE, tenant.id, person, PersonState::Active, PersonState::Left)?;
    } else if before.ties.is_empty() && !after.ties.is_empty() {
        exec!(tx, sql::MOVE_STATE, tenant.id, person, PersonState::Left, PersonState::Active)?;
    }
    Ok(())
}

async fn custom(tx: &mut Tx, tenant: &Tenant, person: PersonId, field: FieldId, value: &CustomValue) -> Result<()> {
    let (texts, micros, other) = match value {
        CustomValue::Text(text) | CustomValue::Date(text) | CustomValue::Choice(text) => (vec![text.clone()], None, None),
        CustomValue::Choices(chosen) => (chosen.clone(), None, None),
        CustomValue::Number(micros) => (vec![number_text(*micros)], Some(*micros), None),
        CustomValue::YesNo(yes) => (vec![if *yes { "yes" } else { "no" }.to_owned()], None, None),
        CustomValue::Person(other) => (vec![other.to_string()], None, Some(*other)),
    };
    for (position, content) in (0_i64..).zip(&texts) {
        exec!(tx, sql::INSERT_CUSTOM, tenant.id, field, person, position, content, text::fold(content), micros, other)?;
    }
    Ok(())
}
