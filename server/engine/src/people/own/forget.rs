//! Emptying every table that has something of a person's record.

use domain::ids::{PersonId, TenantId};

use super::super::record::sql;
use crate::db::Tx;
use crate::{Result, exec};

/// Removes what was known beside the timeline and the consents. What others' records said of this person goes, too.
///
/// # Errors
/// If the database fails.
pub(super) async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<()> {
    for statement in [
        sql::FORGET_ADDRESSES,
        sql::FORGET_BLOCKS,
        sql::FORGET_CHANGES,
        sql::FORGET_CUSTOM,
        sql::FORGET_IDENTITIES,
        sql::FORGET_LINKS,
        sql::FORGET_PAST,
        sql::FORGET_PRESENCE,
        sql::FORGET_RELATIONSHIPS,
        sql::FORGET_SUPPORT,
        sql::FORGET_TAGGINGS,
        sql::FORGET_TASKS,
    ] {
        exec!(tx, statement, tenant, person)?;
    }
    Ok(())
}
