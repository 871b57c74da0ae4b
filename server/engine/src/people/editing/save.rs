//! Saving a form over what it was opened with, and nothing else.

use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::people::{Clash, CustomField, CustomValue, InteractionKind, Record, RecordEdit, Saved, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::super::interactions::{self, NewInteraction};
use super::super::record::{self, Why};
use super::super::{custom, edit, visible};
use super::check::check;
use super::details::shown;
use super::sql;
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, exec, not_found, one};

/// Writes what a form changed, if nobody has written since it was opened; else says who did and what the record is now.
///
/// # Errors
/// Problems by field, as `emails.0`; `Taken` on the e-mail address somebody else has; [`ApiError::NotFound`] if the caller may
/// not change this person.
pub async fn save(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId, edit: &RecordEdit) -> Result<Saved> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let fields = custom::on_person(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    // Locks the row, too: of two who save at once, the second finds another version.
    let current = exec!(&mut tx, record::sql::LOCK, tenant.id, person, edit.version)? > 0;
    let Some((before, version)) = record::load(&mut tx, tenant.id, person).await? else { return not_found() };
    if !current {
        return Ok(Saved::Clash(Box::new(clash(&mut tx, tenant, person, &before, version, &fields).await?)));
    }
    let mut reason = Check::new();
    let block_reason = reason.optional_text("block_reason", &edit.block_reason, 300).unwrap_or_default();
    reason.done()?;
    let after = over(engine, &mut tx, actor, &before, edit, &fields).await?;
    for (n, email) in after.emails.iter().enumerate() {
        if record::taken(&mut tx, tenant.id, person, std::slice::from_ref(email)).await?.is_some() {
            return Err(Error::Api(ApiError::field(&format!("emails.{n}"), Problem::Taken)));
        }
    }
    let why = Why::by(engine, actor);
    let changed = record::apply(engine, &mut tx, tenant, person, &before, &after, &why).await?;
    for channel in after.do_not_contact.difference(&before.do_not_contact) {
        exec!(&mut tx, sql::BLOCK_REASON, tenant.id, person, *channel, &block_reason)?;
    }
    noted(engine, &mut tx, actor, person, &changed).await?;
    tx.commit().await?;
    Ok(Saved::Done { fields: changed, batch: why.batch })
}

/// Writes on the timeline and in the audit log that an organiser changed these fields.
pub(super) async fn noted(engine: &Engine, tx: &mut Tx, actor: &Actor, person: PersonId, changed: &[String]) -> Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    let entry = NewInteraction::new(person, InteractionKind::Corrected, Source::Organiser).by(actor);
    let result = edit::parts(changed).join(" ");
    interactions::add(engine, tx, actor.tenant, NewInteraction { result: &result, ..entry }).await?;
    let act = Act { action: "person.corrected", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "fields": changed })).await
}

/// What the form holds over what it does not hold: tags, ties, support, and fields it did not show.
async fn over(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    before: &Record,
    edit: &RecordEdit,
    fields: &[CustomField],
) -> Result<Record> {
    let theirs: Vec<CustomField> = fields.iter().filter(|field| edit.shown.contains(&field.id)).cloned().collect();
    // An option that was taken away may stay where it was chosen.
    let changed: Vec<CustomField> =
        theirs.iter().filter(|f| before.custom.get(&f.id) != edit.record.custom.get(&f.id)).cloned().collect();
    let mut after = check(&edit.record, &changed)?;
    after.tags.clone_from(&before.tags);
    after.ties.clone_from(&before.ties);
    after.support_level = before.support_level;
    let typed = std::mem::replace(&mut after.custom, before.custom.clone());
    for field in &theirs {
        match typed.get(&field.id) {
            Some(value) => after.custom.insert(field.id, value.clone()),
            None => after.custom.remove(&field.id),
        };
    }
    for field in &changed {
        if let Some(CustomValue::Person(other)) = after.custom.get(&field.id)
            && !visible::reaches(engine, tx, actor, Capability::PeopleRead, *other).await?
        {
            let name = format!("{}{}", domain::people::CUSTOM, field.id);
            return Err(Error::Api(ApiError::field(&name, Problem::Choice)));
        }
    }
    if let Some(owner) = after.owner.filter(|owner| before.owner != Some(*owner))
        && one!(tx, (String,), sql::ACCOUNT_NAME, actor.tenant, owner)?.is_none()
    {
        return Err(Error::Api(ApiError::field("owner", Problem::Choice)));
    }
    Ok(after)
}

async fn clash(
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    now: &Record,
    version: i64,
    fields: &[CustomField],
) -> Result<Clash> {
    let last = one!(tx, (String, Source, Timestamp), sql::LATEST_CHANGE, tenant.id, person)?;
    let (actor, source, at) = last.unwrap_or_else(|| (String::new(), Source::Organiser, Timestamp(0)));
    Ok(Clash { record: shown(now, fields), version, actor, source, at })
}
