//! What is shown only after a click that is logged.

use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::people::{Sensitive, Source, SupportView};
use domain::time::Timestamp;

use super::super::{custom, record, visible};
use super::sql;
use crate::audit::{self, Act, Who};
use crate::{Engine, Result, all, not_found};

/// The support history and the sensitive values of a person. That they were looked at is kept in the audit log.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn reveal(engine: &Engine, actor: &Actor, person: PersonId) -> Result<Sensitive> {
    let mut tx = engine.write().await?;
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let Some((full, _)) = record::load(&mut tx, actor.tenant, person).await? else { return not_found() };
    let fields = custom::on_person(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let values = full.custom.into_iter().filter(|(id, _)| fields.iter().any(|f| f.sensitive && f.id == *id)).collect();
    let found = Sensitive { support: history(&mut tx, actor.tenant, person).await?, values };
    let seen: Vec<_> = found.values.keys().collect();
    let act = Act { action: "person.revealed", subject_kind: "person", subject: Some(person.0) };
    let detail = serde_json::json!({ "fields": seen, "support": !found.support.is_empty() });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    tx.commit().await?;
    Ok(found)
}

/// What somebody thought of us, latest first.
pub(in super::super) async fn history(
    tx: &mut crate::Tx,
    tenant: domain::ids::TenantId,
    person: PersonId,
) -> Result<Vec<SupportView>> {
    let rows = all!(tx, (Option<i64>, Source, String, String, Timestamp), sql::SUPPORT, tenant, person)?;
    Ok(rows.into_iter().map(|(level, source, note, actor, at)| SupportView { level, source, note, actor, at }).collect())
}
