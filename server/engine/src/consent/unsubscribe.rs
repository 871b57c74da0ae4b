//! Unsubscribing in one click (RFC 8058): the address in the mail's header is signed, needs no login and no expiry that
//! matters, shows a page on GET and acts on POST.

use domain::consent::{Basis, Channel, Proof};
use domain::ids::{PersonId, PurposeId, TenantId};
use domain::locale::{Locale, LocalizedText};
use domain::people::{InteractionKind, Medium, Source};
use domain::time::Timestamp;
use uuid::Uuid;

use super::{Answer, record, sql};
use crate::audit::{self, Act, Who};
use crate::people::interactions::{self, NewInteraction};
use crate::{Engine, Result, duplicates, exec, not_found, one};

const SIGNED_FOR: &str = "consent.unsubscribe";
/// Mail is kept for years and the link in it must work as long.
const LIFETIME: i64 = 10 * 365 * Timestamp::DAY;

/// What an unsubscribe link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsubscription {
    /// Who.
    pub person: PersonId,
    /// From what.
    pub purpose: PurposeId,
    /// The purpose in its latest words.
    pub title: LocalizedText,
    /// Whether mail for it still comes.
    pub subscribed: bool,
    /// Language of the person.
    pub locale: Locale,
}

/// The unsubscribe address for a person and purpose.
#[must_use]
pub fn url(engine: &Engine, tenant: TenantId, person: PersonId, purpose: PurposeId) -> String {
    let mut payload = tenant.0.as_bytes().to_vec();
    payload.extend_from_slice(person.0.as_bytes());
    payload.extend_from_slice(purpose.0.as_bytes());
    // Rounded, so that the same mail written twice is the same.
    let until = Timestamp(engine.now().plus(LIFETIME).0 / Timestamp::DAY * Timestamp::DAY);
    engine.url(&format!("/p/unsubscribe/{}", engine.keys.sign(SIGNED_FOR, &payload, until)))
}

/// The headers every mail that was not asked for just now must carry.
#[must_use]
pub fn headers(engine: &Engine, tenant: TenantId, person: PersonId, purpose: PurposeId) -> Vec<(String, String)> {
    vec![
        ("List-Unsubscribe".into(), format!("<{}>", url(engine, tenant, person, purpose))),
        ("List-Unsubscribe-Post".into(), "List-Unsubscribe=One-Click".into()),
    ]
}

fn read(engine: &Engine, tenant: TenantId, signed: &str) -> Option<(PersonId, PurposeId)> {
    let payload = engine.keys.verify(SIGNED_FOR, signed, engine.now())?;
    let (whose, rest) = payload.split_first_chunk::<16>()?;
    let (person, purpose) = rest.split_first_chunk::<16>()?;
    let purpose: [u8; 16] = purpose.try_into().ok()?;
    (Uuid::from_bytes(*whose) == tenant.0).then(|| (PersonId(Uuid::from_bytes(*person)), PurposeId(Uuid::from_bytes(purpose))))
}

/// What a link is about, without doing anything.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not one of ours or the person is gone.
pub async fn show(engine: &Engine, tenant: TenantId, signed: &str) -> Result<Unsubscription> {
    let Some((person, purpose)) = read(engine, tenant, signed) else { return not_found() };
    let mut tx = engine.read().await?;
    let person = duplicates::resolve(&mut tx, tenant, person).await?;
    let Some(found) = super::purpose(&mut tx, tenant, purpose).await? else { return not_found() };
    let Some((locale,)) = one!(&mut tx, (Locale,), sql::PERSON_LOCALE, tenant, person)? else { return not_found() };
    let subscribed = super::agreed(&mut tx, tenant, person, purpose, Channel::Email).await?;
    Ok(Unsubscription { person, purpose, title: found.title, subscribed, locale })
}

/// Unsubscribes; doing it again changes nothing.
///
/// # Errors
/// As [`show`].
pub async fn unsubscribe(engine: &Engine, tenant: TenantId, signed: &str) -> Result<Unsubscription> {
    let mut found = show(engine, tenant, signed).await?;
    let mut tx = engine.write().await?;
    // Two clicks at once must not become two withdrawals.
    exec!(&mut tx, sql::LOCK_PERSON, tenant, found.person)?;
    let latest = one!(&mut tx, (bool, i64), sql::LATEST, tenant, found.person, found.purpose, Channel::Email)?;
    if let Some((true, version)) = latest {
        let proof = Proof { locale: found.locale, page: "/p/unsubscribe".into(), asked_at: engine.now(), ..Proof::default() };
        let answer = Answer {
            person: found.person,
            purpose: found.purpose,
            channel: Channel::Email,
            given: false,
            basis: Basis::Consent,
            version,
            proof,
            source: Source::Person,
        };
        record(engine, &mut tx, tenant, &answer).await?;
        let title = found.title.get(found.locale).to_owned();
        let entry = NewInteraction {
            channel: Medium::Email,
            ..NewInteraction::new(found.person, InteractionKind::Unsubscribed, Source::Person)
        };
        interactions::add(engine, &mut tx, tenant, entry.incoming().about("purpose", found.purpose.0, &title)).await?;
        let act = Act { action: "consent.withdrawn", subject_kind: "person", subject: Some(found.person.0) };
        audit::record(engine, &mut tx, tenant, Who::Supporter, act, serde_json::json!({ "purpose": found.purpose })).await?;
    }
    tx.commit().await?;
    found.subscribed = false;
    Ok(found)
}
