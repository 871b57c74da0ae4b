//! Which tenant a host name shows. Read every second, so that a new tenant needs no restart and changes made by another
//! machine throw away the pages kept here.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use domain::tenants::Tenant;
use engine::{Engine, tenants};

const EVERY: Duration = Duration::from_secs(1);

/// The tenants by host name.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts(Arc<RwLock<Known>>);

#[derive(Debug, Default)]
struct Known {
    by_name: HashMap<String, Arc<Tenant>>,
    first: Option<Arc<Tenant>>,
}

impl Hosts {
    /// Reads the tenants and keeps reading them.
    pub(super) async fn load(engine: &Engine) -> anyhow::Result<Self> {
        let hosts = Self::default();
        hosts.refresh(engine).await?;
        let (mine, engine) = (hosts.clone(), engine.clone());
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(EVERY).await;
                if let Err(e) = mine.refresh(&engine).await {
                    tracing::warn!(error = %e, "the tenants can't be read; going on with those known");
                    tokio::time::sleep(EVERY * 10).await;
                }
            }
        });
        Ok(hosts)
    }

    async fn refresh(&self, engine: &Engine) -> anyhow::Result<()> {
        let mut known = Known::default();
        let before: Vec<Arc<Tenant>> = {
            let old = self.0.read().unwrap_or_else(PoisonError::into_inner);
            old.first.iter().chain(old.by_name.values()).cloned().collect()
        };
        let mut changed = Vec::new();
        for (tenant, names) in tenants::hosts(engine).await? {
            if before.iter().any(|old| old.id == tenant.id && **old != tenant) {
                changed.push(tenant.id);
            }
            let tenant = Arc::new(tenant);
            known.first.get_or_insert_with(|| tenant.clone());
            known.by_name.extend(names.into_iter().map(|name| (name, tenant.clone())));
        }
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = known;
        // Pages made in the last second may still show what the tenant was called before.
        for tenant in changed {
            engine.public.bump(tenant);
        }
        Ok(())
    }

    /// The tenant a `Host` header asks for; the oldest one for names nobody claims.
    pub(super) fn find(&self, host: &str) -> Option<Arc<Tenant>> {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_ascii_lowercase();
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.by_name.get(&name).or(known.first.as_ref()).cloned()
    }
}
