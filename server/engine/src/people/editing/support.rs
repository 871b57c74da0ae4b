//! What somebody thinks of us.

use domain::Problem;
use domain::access::{Actor, Capability};
use domain::ids::{PersonId, SupportId};
use domain::people::{Record, Source};
use domain::tenants::Tenant;
use domain::validate::Check;

use super::super::record::{self, Why};
use super::super::visible;
use super::save::noted;
use super::sql;
use crate::{Engine, Result, exec, not_found, one};

/// Writes down what somebody thinks of us: 1 (sure supporter) to 5 (sure opponent), `None` to take it away. Asked again with
/// the same answer, it is one more entry of the history.
///
/// # Errors
/// Problems on `level` and `note`; [`domain::ApiError::NotFound`] if the caller may not change this person.
pub async fn note_support(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    person: PersonId,
    level: Option<i64>,
    note: &str,
) -> Result<()> {
    let mut check = Check::new();
    check.ensure(level.is_none_or(|l| (1..=5).contains(&l)), "level", Problem::OutOfRange { min: 1, max: 5 });
    let note = check.optional_text("note", note, 1000).unwrap_or_default();
    check.done()?;
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let Some((before, _)) = record::load_held(&mut tx, tenant.id, person).await? else { return not_found() };
    let after = Record { support_level: level, ..before.clone() };
    let changed = record::apply(engine, &mut tx, tenant, person, &before, &after, &Why::by(engine, actor)).await?;
    if changed.is_empty() {
        let (id, now): (SupportId, _) = (engine.id(), engine.now());
        let (source, account) = (Source::Organiser, actor.account);
        exec!(&mut tx, sql::INSERT_SUPPORT, tenant.id, id, person, level, source, &note, account, &actor.name, now)?;
    } else if let Some((id,)) = one!(&mut tx, (SupportId,), sql::LAST_SUPPORT, tenant.id, person)? {
        exec!(&mut tx, sql::NOTE_SUPPORT, tenant.id, id, &note)?;
    }
    noted(engine, &mut tx, actor, person, &changed).await?;
    tx.commit().await
}
