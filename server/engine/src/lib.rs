//! Use cases and SQL of Hustings, one folder per feature. No web framework in here: the same calls serve the browser,
//! the command line, the worker and the tests.

pub mod access;
pub mod audit;
pub mod casework;
pub mod clock;
pub mod consent;
pub mod db;
pub mod drafts;
pub mod duplicates;
pub mod error;
pub mod events;
pub mod files;
pub mod ids;
pub mod imports;
pub mod installation;
pub mod jobs;
pub mod links;
pub mod mail;
pub mod markdown;
pub mod people;
pub mod public_version;
pub mod qr;
pub mod representatives;
pub mod segments;
pub mod signup;
pub mod sweep;
pub mod team;
pub mod tenants;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod text;
pub mod throttle;
pub mod today;
pub mod tokens;

use std::sync::Arc;

use domain::ids::TenantId;
use domain::time::Timestamp;
use uuid::Uuid;

pub use crate::clock::Clock;
pub use crate::db::{Db, Tx};
pub use crate::error::{Error, Result, not_found};
pub use crate::ids::Ids;
use crate::mail::Outgoing;
use crate::public_version::PublicVersions;
use crate::tokens::Keys;

/// Everything a use case needs: the database, the time, new identifiers, the installation's secret and its address.
/// Cheap to clone.
#[derive(Debug, Clone)]
pub struct Engine {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// New identifiers.
    pub ids: Ids,
    /// The installation's secret.
    pub keys: Keys,
    /// What happens to outgoing mail.
    pub outgoing: Arc<Outgoing>,
    /// Address of the installation as seen from outside, without a slash at the end: `https://example.org`.
    pub base_url: Arc<str>,
    /// Versions of what public pages show.
    pub public: PublicVersions,
}

impl Engine {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new identifier.
    pub fn id<T: From<Uuid>>(&self) -> T {
        self.ids.make(self.now())
    }

    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// [`Error::Database`] if no connection is to be had.
    pub async fn read(&self) -> Result<Tx> {
        self.db.read().await
    }

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// [`Error::Database`] if no connection is to be had.
    pub async fn write(&self) -> Result<Tx> {
        self.db.write().await
    }

    /// Commits a change to something public pages show, so that kept copies of them are thrown away.
    ///
    /// # Errors
    /// [`Error::Database`] if the database refuses; then nothing was changed.
    pub async fn commit_public(&self, mut tx: Tx, tenant: TenantId) -> Result<()> {
        tenants::bump_public_version(&mut tx, tenant).await?;
        tx.commit().await?;
        self.public.bump(tenant);
        Ok(())
    }

    /// The full address of a path of this installation.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}
