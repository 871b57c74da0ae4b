//! Correcting party, beginning and end of a time in a seat. Imports leave the correction alone and say where they disagree.

use domain::access::{Actor, Capability};
use domain::ids::{BodyId, MembershipId};
use domain::representatives::detail::{BASIS_MAX, SeatEdit};
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::sql;
use crate::audit::{self, Act, Who};
use crate::representatives::parse;
use crate::{Engine, Result, access, exec, not_found, one, value};

/// Corrects a time in a seat.
///
/// # Errors
/// [`ApiError::Forbidden`], [`ApiError::NotFound`]; `DateTime` on `start_date` and `end_date`, `EndBeforeStart` on
/// `end_date`, `Choice` on `party`, `Required` or `TooLong` on `basis`.
pub async fn correct_seat(engine: &Engine, actor: &Actor, seat: MembershipId, edit: &SeatEdit) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut check = Check::new();
    let (start, end) = (parse::date(&edit.start_date), parse::date(&edit.end_date));
    check.ensure(start.is_empty() == edit.start_date.trim().is_empty(), "start_date", Problem::DateTime);
    check.ensure(end.is_empty() == edit.end_date.trim().is_empty(), "end_date", Problem::DateTime);
    check.ensure(end.is_empty() || start.is_empty() || end >= start, "end_date", Problem::EndBeforeStart);
    let basis = check.text("basis", &edit.basis, BASIS_MAX);
    check.done()?;
    let mut tx = engine.write().await?;
    if one!(&mut tx, (uuid::Uuid,), sql::SEAT, actor.tenant, seat)?.is_none() {
        return not_found();
    }
    if let Some(party) = edit.party
        && value!(&mut tx, i64, sql::IS_PARTY, actor.tenant, party)? == 0
    {
        return Err(ApiError::field("party", Problem::Choice).into());
    }
    exec!(&mut tx, sql::NOTE, actor.tenant, seat, &basis, &actor.name, engine.now())?;
    exec!(&mut tx, sql::CORRECT, actor.tenant, seat, edit.party, &start, &end)?;
    let act = Act { action: "representatives.seat_corrected", subject_kind: "membership", subject: Some(seat.0) };
    let detail = serde_json::json!({ "from": start, "until": end, "basis": basis });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Takes a correction back: what the source says counts again.
///
/// # Errors
/// [`ApiError::Forbidden`]; [`ApiError::NotFound`] if nothing was corrected.
pub async fn take_back_seat(engine: &Engine, actor: &Actor, seat: MembershipId) -> Result<()> {
    access::require(actor, Capability::RepresentativesManage)?;
    let mut tx = engine.write().await?;
    let said = one!(&mut tx, (Option<BodyId>, String, String), sql::SOURCE_SAYS, actor.tenant, seat)?;
    let Some((party, start, end)) = said else { return not_found() };
    exec!(&mut tx, sql::CORRECT, actor.tenant, seat, party, start, end)?;
    exec!(&mut tx, sql::FORGET, actor.tenant, seat)?;
    let act = Act { action: "representatives.seat_restored", subject_kind: "membership", subject: Some(seat.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    engine.commit_public(tx, actor.tenant).await
}
