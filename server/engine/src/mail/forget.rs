//! Destroying mails that must not be kept.

use domain::ids::TenantId;

use super::sql;
use crate::db::Tx;
use crate::{Result, exec};

/// Destroys the mails of one kind to an address.
///
/// # Errors
/// If the database fails.
pub async fn forget(tx: &mut Tx, tenant: TenantId, address: &str, template: &str) -> Result<()> {
    exec!(tx, sql::FORGET_ATTACHMENTS, tenant, address, template)?;
    exec!(tx, sql::FORGET, tenant, address, template)?;
    Ok(())
}

/// Destroys every mail to an address, except those that belong to a letter to a representative: that is another matter
/// between other parties, with rules of its own.
///
/// # Errors
/// If the database fails.
pub async fn forget_all(tx: &mut Tx, tenant: TenantId, address: &str) -> Result<()> {
    forget(tx, tenant, address, "").await
}
