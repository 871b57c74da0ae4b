//! Money: whole minor units and a currency code, never a fraction.

use serde::{Deserialize, Serialize};

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units (cents, øre, centavos).
    pub minor: i64,
    /// ISO 4217 code, e.g. `DKK`.
    pub currency: String,
}
