//! How outgoing mail stands, for those who run the installation.

use domain::access::{Actor, Capability};
use domain::ids::{MailId, TenantId};
use domain::mail::{MailQueue, MailRoad, MailState, RefusedMail};
use domain::time::Timestamp;

use super::{Outgoing, sql};
use crate::db::Tx;
use crate::{Engine, Result, access, all, clock, exec, not_found, tenants};

#[derive(sqlx::FromRow)]
struct Refused {
    mail_id: MailId,
    template: String,
    to_address: String,
    reason: String,
    created_at: Timestamp,
}

/// How the tenant's mail stands. Of letters it says no more than that there are some.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] or [`domain::ApiError::NotFound`] without the right to see operations over the whole tree.
pub async fn queue_state(engine: &Engine, actor: &Actor) -> Result<MailQueue> {
    let mut tx = engine.read().await?;
    access::require_whole(&mut tx, actor, Capability::OperationsRead).await?;
    let Some(tenant) = tenants::get(&mut tx, actor.tenant).await? else { return not_found() };
    let counts = all!(&mut tx, (MailState, i64), sql::COUNTS, actor.tenant)?;
    let refused = all!(&mut tx, Refused, sql::REFUSED, actor.tenant)?;
    let road = match &*engine.outgoing {
        Outgoing::Mailbox => MailRoad::Kept,
        Outgoing::Reflect { .. } => MailRoad::Reflected,
        Outgoing::Smtp(_) => MailRoad::Out,
    };
    let line = |r: Refused| {
        let letter = r.template.starts_with("letter.") || r.template.starts_with("case.");
        let shown = |text: String| if letter { String::new() } else { text };
        let at = clock::local(r.created_at, &tenant.zone);
        RefusedMail { id: r.mail_id, template: r.template, to_address: shown(r.to_address), reason: shown(r.reason), at }
    };
    Ok(MailQueue { road, counts, refused: refused.into_iter().map(line).collect() })
}

/// Gives a mail up that has not been handed over.
///
/// # Errors
/// If the database fails.
pub async fn call_off(tx: &mut Tx, tenant: TenantId, mail: MailId) -> Result<()> {
    exec!(tx, sql::CALL_OFF, tenant, mail, "called off by hand").map(drop)
}
