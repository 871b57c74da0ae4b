//! A place that travels from page to page in a link: signed, so that nobody can choose districts to write from.

use domain::ids::TenantId;
use domain::representatives::place::Place;
use domain::time::Timestamp;

use crate::Engine;

/// How long a signed place is good for, in microseconds.
const LIFETIME: i64 = 2 * Timestamp::DAY;

/// Signs a place for a tenant.
#[must_use]
pub fn sign(engine: &Engine, tenant: TenantId, place: &Place) -> String {
    let payload = serde_json::to_vec(place).unwrap_or_default();
    engine.keys.sign(&purpose(tenant), &payload, engine.now().plus(LIFETIME))
}

/// The place in a signed text; `None` if it was signed for another tenant, changed, or is too old.
#[must_use]
pub fn verify(engine: &Engine, tenant: TenantId, token: &str) -> Option<Place> {
    serde_json::from_slice(&engine.keys.verify(&purpose(tenant), token, engine.now())?).ok()
}

fn purpose(tenant: TenantId) -> String {
    format!("place:{tenant}")
}
