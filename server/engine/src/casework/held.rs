//! Held letters: let go by the office, by the operator, or because a contact has appeared.

use domain::access::{Actor, Capability};
use domain::casework::form::HeldGroup;
use domain::casework::letter::{HoldRule, Step};
use domain::casework::office::CaseState;
use domain::ids::{CaseId, PoliticianId};
use domain::representatives::contact::Channel;
use domain::tenants::Tenant;

use super::letters::{self, Letter};
use super::view::CaseRecord;
use super::{mails, offices, recipients, release, sql, sql_cases};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, not_found, one};

/// Lets a held letter go and tells its sender.
async fn let_go(engine: &Engine, tx: &mut Tx, tenant: &Tenant, letter: &Letter, who: Who<'_>) -> Result<()> {
    letters::log(engine, tx, tenant.id, letter.letter_id, who, Step::Released, "").await?;
    release::release(engine, tx, tenant, letter).await?;
    let Some(now) = letters::by_id(tx, tenant.id, letter.letter_id).await? else { return Ok(()) };
    mails::released(engine, tx, tenant, &now).await
}

/// Lets a case go that was held because many sent the same, and with it all identical ones held in that office.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is none or it is another office's; [`domain::ApiError::Forbidden`].
pub async fn release_case(engine: &Engine, actor: &Actor, tenant: &Tenant, case: CaseId) -> Result<usize> {
    access::require(actor, Capability::CaseworkWrite)?;
    let mut tx = engine.write().await?;
    let Some(record) = one!(&mut tx, CaseRecord, sql_cases::BY_ID, actor.tenant, case)? else { return not_found() };
    access::require_on(&mut tx, actor, Capability::CaseworkWrite, record.organisation_id).await?;
    let Some(letter) = letters::by_id(&mut tx, actor.tenant, record.letter_id).await? else { return not_found() };
    if record.state != CaseState::Held {
        return Ok(0);
    }
    let cases = all!(&mut tx, (CaseId,), sql_cases::SAME_HELD, actor.tenant, record.organisation_id, &letter.fingerprint)?;
    let mut count = 0;
    for (id,) in cases {
        let Some(record) = one!(&mut tx, CaseRecord, sql_cases::BY_ID, actor.tenant, id)? else { continue };
        let Some(letter) = letters::by_id(&mut tx, actor.tenant, record.letter_id).await? else { continue };
        let_go(engine, &mut tx, tenant, &letter, Who::Account(actor)).await?;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}

#[derive(sqlx::FromRow)]
struct GroupRow {
    recipient_name: String,
    politician_id: PoliticianId,
    hold_rule: HoldRule,
    held: i64,
}

/// Letters held for representatives without an office here: how many, to whom, why. Neither senders nor texts.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to manage representatives.
pub async fn held_elsewhere(engine: &Engine, actor: &Actor) -> Result<Vec<HeldGroup>> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, GroupRow, sql::HELD_GROUPS, actor.tenant)?;
    Ok(rows
        .into_iter()
        .map(|r| HeldGroup { politician: r.politician_id, recipient: r.recipient_name, rule: r.hold_rule, count: r.held })
        .collect())
}

/// Lets the identical letters to a representative without an office here go. Gives how many.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to manage representatives.
pub async fn release_elsewhere(engine: &Engine, actor: &Actor, tenant: &Tenant, politician: PoliticianId) -> Result<usize> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.write().await?;
    let letters = all!(&mut tx, Letter, sql::HELD_IDENTICAL, actor.tenant, politician)?;
    for letter in &letters {
        let_go(engine, &mut tx, tenant, letter, Who::Account(actor)).await?;
    }
    let act = Act { action: "letter.released", subject_kind: "politician", subject: Some(politician.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "count": letters.len() })).await?;
    tx.commit().await?;
    Ok(letters.len())
}

/// Puts every letter that waited for want of a contact into the inbox of the office that has just opened. Gives how many.
pub(super) async fn welcome(engine: &Engine, tx: &mut Tx, tenant: &Tenant, politician: PoliticianId) -> Result<usize> {
    let letters = all!(tx, Letter, sql::HELD_FOR_OFFICE, tenant.id, politician)?;
    for letter in &letters {
        let_go(engine, tx, tenant, letter, Who::System).await?;
    }
    Ok(letters.len())
}

/// Lets every letter go that was held for want of a contact, where there is one now or an office has opened.
pub(super) async fn retry(engine: &Engine, tx: &mut Tx, tenant: &Tenant) -> Result<()> {
    for mut letter in all!(tx, Letter, sql::HELD_WITHOUT_CONTACT, tenant.id)? {
        let (channel, contact) = recipients::route_of(tx, tenant.id, letter.politician_id).await?;
        let known = !matches!(channel, Channel::Unknown | Channel::Refuses);
        if known {
            exec!(tx, sql::SET_ROUTE, tenant.id, letter.letter_id, channel, &contact)?;
            (letter.channel, letter.contact) = (channel, contact);
        }
        let office = offices::of(tx, tenant.id, letter.politician_id).await?;
        if known || office.is_some() {
            let_go(engine, tx, tenant, &letter, Who::System).await?;
        }
    }
    Ok(())
}
