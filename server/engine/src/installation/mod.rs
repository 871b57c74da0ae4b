//! Facts about the installation itself.

pub(crate) mod sql;

use crate::db::Db;
use crate::tokens::{self, Keys};
use crate::{Result, exec, value};

/// The installation's secret: the one given, or one made at the first start and kept in the database, so that every
/// machine on the same database signs alike.
///
/// # Errors
/// If the database fails.
pub async fn keys(db: &Db, given: Option<&str>) -> Result<Keys> {
    if let Some(secret) = given {
        return Ok(Keys::from_secret(secret));
    }
    let mut tx = db.write().await?;
    exec!(&mut tx, sql::KEEP, "secret", tokens::random())?;
    let secret = value!(&mut tx, String, sql::GET, "secret")?;
    tx.commit().await?;
    Ok(Keys::from_secret(&secret))
}
