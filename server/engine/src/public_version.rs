//! How old a kept copy of a public page may be: every tenant has a number that rises when anything such a page shows
//! changes. Changes made in this process count at once; those made by another machine are read every second or so.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use domain::ids::TenantId;

/// The numbers known to this process. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct PublicVersions(Arc<RwLock<HashMap<TenantId, (i64, i64)>>>);

impl PublicVersions {
    /// The number in force: compare with the one a copy was made under.
    #[must_use]
    pub fn get(&self, tenant: TenantId) -> (i64, i64) {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&tenant).copied().unwrap_or_default()
    }

    /// Something changed in this process.
    pub fn bump(&self, tenant: TenantId) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(tenant).or_default().0 += 1;
    }

    /// The number the database holds, which other machines raise too.
    pub fn seen(&self, tenant: TenantId, version: i64) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(tenant).or_default().1 = version;
    }
}
