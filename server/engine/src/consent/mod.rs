//! Purposes and consent. Consent is only ever added to: a withdrawal is a row as well, and the latest row of a purpose
//! and channel says how it stands.

mod purposes;
mod record;
pub(crate) mod sql;
mod unsubscribe;

#[cfg(test)]
mod tests;

pub use self::purposes::{
    archive_purpose, create_purpose, edit_purpose, purpose, purposes, purposes_for, purposes_of_all, seed_purpose, wording,
};
pub(crate) use self::record::forget;
pub use self::record::{Answer, agreed, allowed, history, preferences, record, withdraw_all};
pub use self::unsubscribe::{Unsubscription, headers, show, unsubscribe, url};
