//! What happens to submissions that nobody confirms: one reminder, then nothing of them is left but the number.

use domain::ids::{SubmissionId, TenantId};
use domain::people::IdentityKind;
use domain::signup::{Answers, SubmissionState};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use sqlx::types::Json;

use super::submit::Shown;
use super::{confirm, forms, mails, sql};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::people::identities;
use crate::{Engine, Result, all, exec, mail, tenants};

/// Reminds, once, somebody who has not confirmed.
///
/// # Errors
/// If the database fails.
pub async fn remind(engine: &Engine, tenant: TenantId, id: SubmissionId) -> Result<()> {
    let mut tx = engine.write().await?;
    let Some(tenant): Option<Tenant> = tenants::get(&mut tx, tenant).await? else { return Ok(()) };
    let now = engine.now();
    let Some(row) = confirm::by_id(&mut tx, &tenant, id).await? else { return Ok(()) };
    if row.state != SubmissionState::Pending || row.expires_at <= now || exec!(&mut tx, sql::REMINDED, tenant.id, id, now)? == 0 {
        return Ok(());
    }
    let Some(form) = forms::by_id(&mut tx, tenant.id, row.form_id).await? else { return Ok(()) };
    let token = links::create(engine, &mut tx, tenant.id, LinkKind::SignupConfirm, id.0, row.expires_at.since(now)).await?;
    mails::confirm(engine, &mut tx, &tenant, &row.answers.0, &form.organisation_name, row.locale, &token, true).await?;
    tx.commit().await
}

/// Empties submissions whose time has passed, and destroys the mails they caused. Gives how many.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<usize> {
    let late = all!(tx, (SubmissionId, Json<Answers>), sql::LATE, tenant, now)?;
    for (id, answers) in &late {
        empty(tx, tenant, *id, &answers.0).await?;
    }
    Ok(late.len())
}

async fn empty(tx: &mut Tx, tenant: TenantId, id: SubmissionId, answers: &Answers) -> Result<()> {
    exec!(tx, sql::EXPIRE, tenant, id, Json(&Answers::default()), Json(&Shown::default()))?;
    links::revoke(tx, tenant, LinkKind::SignupConfirm, id.0).await?;
    for template in [mails::CONFIRM, mails::REMIND] {
        mail::forget(tx, tenant, &answers.email, template).await?;
    }
    Ok(())
}

/// Removes everything that submissions still hold of an address whose owner is erased.
pub(crate) async fn forget(engine: &Engine, tx: &mut Tx, tenant: TenantId, email: &str) -> Result<()> {
    let fingerprint = identities::fingerprint(engine, IdentityKind::Email, email);
    for (id, answers) in all!(tx, (SubmissionId, Json<Answers>), sql::PENDING_OF, tenant, &fingerprint)? {
        empty(tx, tenant, id, &answers.0).await?;
    }
    exec!(tx, sql::FORGET_FINGERPRINT, tenant, &fingerprint)?;
    Ok(())
}
