//! What became of a mail, and erasing it.

use domain::ids::{MailId, TenantId};
use domain::mail::MailState;

use super::sql;
use crate::db::Tx;
use crate::{Result, exec, one};

/// How a mail stands, and why it was refused; `None` if there is no such mail.
///
/// # Errors
/// If the database fails.
pub async fn fate(tx: &mut Tx, tenant: TenantId, id: MailId) -> Result<Option<(MailState, Option<String>)>> {
    one!(tx, (MailState, Option<String>), sql::FATE, tenant, id)
}

/// Erases a mail with everything attached to it, because what it was about is erased.
///
/// # Errors
/// If the database fails.
pub async fn erase(tx: &mut Tx, tenant: TenantId, id: MailId) -> Result<()> {
    exec!(tx, sql::ERASE_ATTACHMENTS, tenant, id)?;
    exec!(tx, sql::ERASE, tenant, id)?;
    Ok(())
}
