//! E-mail addresses and phone numbers.

use domain::ids::{PersonId, TenantId};
use domain::people::IdentityKind;
use domain::validate;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, exec, one, value};

/// What fingerprints of addresses are made for.
const FINGERPRINT: &str = "people.address";

/// The keyed hash of an address that may be kept when the address may not.
#[must_use]
pub fn fingerprint(engine: &Engine, kind: IdentityKind, address: &str) -> String {
    let normal = match kind {
        IdentityKind::Email => validate::email(address),
        IdentityKind::Phone => validate::phone(address),
    };
    let normal = normal.unwrap_or_else(|| address.trim().to_lowercase());
    engine.keys.fingerprint(FINGERPRINT, &format!("{kind}:{normal}"))
}

/// Whether nothing unasked may be sent to this address: its owner erased themselves or unsubscribed from everything, or
/// mail to it comes back. Answers to something the visitor just did (a confirmation, a ticket) may still go there.
///
/// # Errors
/// If the database fails.
pub async fn is_suppressed(engine: &Engine, tx: &mut Tx, tenant: TenantId, kind: IdentityKind, address: &str) -> Result<bool> {
    if is_erased(engine, tx, tenant, kind, address).await? {
        return Ok(true);
    }
    let normal = validate::email(address).filter(|_| kind == IdentityKind::Email).or_else(|| validate::phone(address));
    let Some(normal) = normal else { return Ok(true) };
    Ok(value!(tx, i64, sql::COUNT_SUPPRESSED, tenant, kind, normal)? > 0)
}

/// Whether the owner of this address had themselves erased and has not come back.
///
/// # Errors
/// If the database fails.
pub async fn is_erased(engine: &Engine, tx: &mut Tx, tenant: TenantId, kind: IdentityKind, address: &str) -> Result<bool> {
    Ok(value!(tx, i64, sql::COUNT_TOMBSTONES, tenant, kind, fingerprint(engine, kind, address))? > 0)
}

/// The person an e-mail address belongs to.
///
/// # Errors
/// If the database fails.
pub async fn person_by_email(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<Option<PersonId>> {
    let Some(email) = validate::email(email) else { return Ok(None) };
    Ok(one!(tx, (PersonId,), sql::PERSON_BY_EMAIL, tenant, email)?.map(|(id,)| id))
}

/// The address to write to a person: the e-mail address known longest, with the name and language of the person.
///
/// # Errors
/// If the database fails.
pub async fn email_of(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Option<String>> {
    Ok(one!(tx, (String,), sql::EMAIL_OF, tenant, person)?.map(|(address,)| address))
}

/// Notes that the person has proved, by a link from their mailbox, that this e-mail address is theirs. Whatever kept us
/// from writing there ends: the person has come back by their own act.
///
/// # Errors
/// If the database fails.
pub async fn verify(engine: &Engine, tx: &mut Tx, tenant: TenantId, person: PersonId, email: &str) -> Result<()> {
    let Some(email) = validate::email(email) else { return Ok(()) };
    exec!(tx, sql::VERIFY, tenant, person, &email, engine.now())?;
    exec!(tx, sql::DELETE_TOMBSTONE, tenant, IdentityKind::Email, fingerprint(engine, IdentityKind::Email, &email))?;
    Ok(())
}
