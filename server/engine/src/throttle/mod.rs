//! Limits on how often something may be tried, counted in the database so that every machine counts together.

pub(crate) mod sql;

use domain::ApiError;
use domain::ids::TenantId;
use domain::time::Timestamp;

use crate::{Engine, Error, Result, exec, value};

/// So many tries in so long.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Tries allowed in a window.
    pub hits: i64,
    /// Length of a window in microseconds.
    pub window: i64,
}

impl Limit {
    /// `hits` a minute.
    #[must_use]
    pub const fn per_minute(hits: i64) -> Self {
        Self { hits, window: Timestamp::MINUTE }
    }

    /// `hits` an hour.
    #[must_use]
    pub const fn per_hour(hits: i64) -> Self {
        Self { hits, window: Timestamp::HOUR }
    }
}

/// Counts a try under `name` (e.g. `login:ip:192.0.2.1`) in a transaction of its own: it counts even if what follows fails.
///
/// # Errors
/// [`ApiError::RateLimited`] with the seconds to wait, if there were too many.
pub async fn hit(engine: &Engine, tenant: TenantId, name: &str, limit: Limit) -> Result<()> {
    let now = engine.now();
    let start = Timestamp(now.0 - now.0.rem_euclid(limit.window));
    let mut tx = engine.write().await?;
    let hits = value!(&mut tx, i64, sql::HIT, tenant, name, start)?;
    tx.commit().await?;
    if hits > limit.hits {
        let wait = start.plus(limit.window).since(now) / Timestamp::SECOND + 1;
        return Err(Error::Api(ApiError::RateLimited(u32::try_from(wait).unwrap_or(u32::MAX))));
    }
    Ok(())
}

/// Removes counts older than a day.
///
/// # Errors
/// If the database fails.
pub async fn sweep(tx: &mut crate::Tx, tenant: TenantId, now: Timestamp) -> Result<u64> {
    exec!(tx, sql::SWEEP, tenant, now.plus(-Timestamp::DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::both_databases! {
        async fn a_limit_holds_until_the_window_ends(t: TestEngine) {
            let limit = Limit::per_minute(2);
            for _ in 0..2 {
                hit(&t.engine, t.tenant.id, "x", limit).await.unwrap();
            }
            let refused = hit(&t.engine, t.tenant.id, "x", limit).await.unwrap_err();
            assert!(matches!(refused, Error::Api(ApiError::RateLimited(s)) if (1..=61).contains(&s)));
            hit(&t.engine, t.other_tenant.id, "x", limit).await.unwrap();
            t.engine.clock.advance(Timestamp::MINUTE);
            hit(&t.engine, t.tenant.id, "x", limit).await.unwrap();
        }
    }
}
