//! A new e-mail address: the link goes to the new one, and only its use puts it in the place of the old. Until then
//! nothing is stored; the link itself carries, signed, what it will do.

use domain::ids::PersonId;
use domain::locale::Locale;
use domain::people::{IdentityKind, InteractionKind, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, tr};
use serde::{Deserialize, Serialize};

use super::super::interactions::{self, NewInteraction};
use super::super::record::{self, Why};
use super::super::{edit, identities, profile};
use super::link::open;
use crate::audit::{self, Act, Who};
use crate::mail::{self, Body, Message};
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, duplicates, not_found};

const SIGNED_FOR: &str = "people.email";
const LIFETIME: i64 = 7 * Timestamp::DAY;

/// What a link to a new address will do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEmail {
    tenant: domain::ids::TenantId,
    person: PersonId,
    /// The address in use when it was asked for; if that has changed since, the link is spent.
    before: String,
    /// The new address.
    pub email: String,
    /// Language of the person.
    pub locale: Locale,
}

/// Writes to the new address.
///
/// # Errors
/// Problems on `email`; [`ApiError::NotFound`] if the link to the page is not good; [`ApiError::RateLimited`].
pub async fn request_email(engine: &Engine, tenant: &Tenant, token: &str, email: &str) -> Result<()> {
    let mut check = Check::new();
    let email = check.email("email", email);
    check.done()?;
    let mut tx = engine.read().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    let Some(known) = profile::load(&mut tx, tenant.id, person).await? else { return not_found() };
    drop(tx);
    let before = known.edit().email;
    if before == email {
        return Ok(());
    }
    throttle::hit(engine, tenant.id, &format!("me:email:{person}"), Limit::per_hour(5)).await?;
    let l = known.locale;
    let new = NewEmail { tenant: tenant.id, person, before, email: email.clone(), locale: l };
    let signed = engine.keys.sign(SIGNED_FOR, &serde_json::to_vec(&new)?, engine.now().plus(LIFETIME));
    let body = Body::new()
        .heading(tr!(l, me.mail_email_heading))
        .paragraph(tr!(l, me.mail_email_text, organisation = tenant.name))
        .button(tr!(l, me.mail_email_button), engine.url(&format!("/p/me/email/{signed}?lang={l}")))
        .small(tr!(l, me.mail_email_small));
    let subject = tr!(l, me.mail_email_subject, organisation = tenant.name);
    let mut tx = engine.write().await?;
    mail::queue(engine, &mut tx, tenant, &Message::new("me.email", l, email, "", subject, body)).await?;
    tx.commit().await
}

/// What a link will do, without doing it.
///
/// # Errors
/// [`ApiError::NotFound`] if the link is not good or its time has passed.
pub fn look_email(engine: &Engine, tenant: &Tenant, signed: &str) -> Result<NewEmail> {
    let payload = engine.keys.verify(SIGNED_FOR, signed, engine.now());
    match payload.and_then(|bytes| serde_json::from_slice::<NewEmail>(&bytes).ok()).filter(|new| new.tenant == tenant.id) {
        Some(new) => Ok(new),
        None => not_found(),
    }
}

/// Puts the new address in the place of the old; doing it again changes nothing.
///
/// # Errors
/// [`ApiError::NotFound`] if the link is spent; [`ApiError::Conflict`] (`email`) if the address belongs to somebody else.
pub async fn confirm_email(engine: &Engine, tenant: &Tenant, signed: &str) -> Result<NewEmail> {
    let new = look_email(engine, tenant, signed)?;
    let mut tx = engine.write().await?;
    let person = duplicates::resolve(&mut tx, tenant.id, new.person).await?;
    record::hold(&mut tx, tenant.id, [person]).await?;
    let Some(known) = profile::load(&mut tx, tenant.id, person).await? else { return not_found() };
    let mut data = known.edit();
    if data.email == new.email {
        return Ok(new);
    }
    if data.email != new.before {
        return not_found();
    }
    data.email.clone_from(&new.email);
    match edit::write(engine, &mut tx, tenant, person, &data, &Why::from(engine, Source::Person)).await {
        Err(Error::Api(ApiError::Validation(_))) => return Err(Error::Api(ApiError::Conflict("email".into()))),
        other => other?,
    };
    identities::verify(engine, &mut tx, tenant.id, person, &new.email).await?;
    // The old address may have been given up because others read it: what was sent there is not left lying about.
    if !new.before.is_empty() {
        mail::forget_all(&mut tx, tenant.id, &new.before).await?;
    }
    let entry = NewInteraction::new(person, InteractionKind::CorrectedByPerson, Source::Person).incoming();
    interactions::add(engine, &mut tx, tenant.id, NewInteraction { result: IdentityKind::Email.as_str(), ..entry }).await?;
    let act = Act { action: "person.email_changed", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Supporter, act, ()).await?;
    tx.commit().await?;
    Ok(new)
}
