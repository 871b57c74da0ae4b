//! Makes identifiers: `UUIDv7`, ordered by time and, within a process, by making.

use std::sync::{Arc, Mutex, PoisonError};

use domain::time::Timestamp;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use uuid::Uuid;

/// A source of identifiers. Clones share it.
#[derive(Debug, Clone)]
pub struct Ids(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    rng: StdRng,
    last: i64,
    count: u16,
}

impl Ids {
    /// Identifiers nobody can guess the random part of.
    #[must_use]
    pub fn random() -> Self {
        Self::from_rng(StdRng::from_rng(&mut rand::rng()))
    }

    /// The same identifiers for the same seed and times: for tests and the demo.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::from_rng(StdRng::seed_from_u64(seed))
    }

    fn from_rng(rng: StdRng) -> Self {
        Self(Arc::new(Mutex::new(State { rng, last: 0, count: 0 })))
    }

    /// A new identifier for something made at `now`.
    pub fn make<T: From<Uuid>>(&self, now: Timestamp) -> T {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let millis = now.0.div_euclid(1000);
        state.count = if millis == state.last { state.count.wrapping_add(1) } else { 0 };
        state.last = millis;
        let mut bytes = [0u8; 10];
        state.rng.fill_bytes(&mut bytes);
        // Twelve bits of counter first, so that ids made in the same millisecond sort in the order of making.
        let [high, low] = (state.count & 0x0fff).to_be_bytes();
        if let Some(head) = bytes.first_chunk_mut::<2>() {
            *head = [high, low];
        }
        let millis = u64::try_from(millis).unwrap_or_default();
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_in_the_order_of_making_and_repeat_with_the_seed() {
        let (a, b) = (Ids::seeded(1), Ids::seeded(1));
        let made: Vec<Uuid> = (0..100).map(|_| a.make(Timestamp(5_000_000))).collect();
        assert!(made.is_sorted());
        assert_eq!(made, (0..100).map(|_| b.make(Timestamp(5_000_000))).collect::<Vec<Uuid>>());
        assert_eq!(made[0].get_version_num(), 7);
    }
}
