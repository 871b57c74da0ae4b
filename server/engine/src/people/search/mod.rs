//! Finding people by anything that is known of them: names, e-mail addresses, phone numbers, addresses, tags and notes.
//!
//! Words are made here, in Rust, and each database only looks them up (`db::search`), so both find the same people; the order is made
//! here as well. [`index`] keeps the words of people up to date, [`find`] searches as one types, [`matching`] is the condition lists
//! are limited by.

mod codes;
mod condition;
mod find;
mod fresh;
mod index;
mod names;
mod query;
mod rank;
mod rebuild;
mod says;
#[cfg(test)]
mod tests;
mod typos;
mod words;

use domain::ids::PersonId;
use domain::tenants::Tenant;

pub use self::condition::matching;
pub use self::find::find;
pub(crate) use self::fresh::index_new;
pub use self::index::index;
pub use self::rebuild::rebuild;
pub(crate) use self::says::Says;
pub(crate) use self::words::space;
use crate::Result;
use crate::db::Tx;

/// Makes the words and the sort key of one person anew. Every change of a person ends with this.
///
/// # Errors
/// If the database fails.
pub(crate) async fn refresh(tx: &mut Tx, tenant: &Tenant, person: PersonId) -> Result<()> {
    index(tx, tenant, &[person]).await?;
    crate::duplicates::keys::refresh(tx, tenant.id, person).await
}
