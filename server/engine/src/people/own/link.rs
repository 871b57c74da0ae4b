//! The link to the page, and what the page shows.

use domain::ids::{PersonId, TenantId};
use domain::l10n::full_name;
use domain::me::OwnPage;
use domain::people::{IdentityKind, InteractionKind, Source};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::tr;
use domain::validate::Check;

use super::super::interactions::{self, NewInteraction};
use super::super::{identities, profile};
use super::kept::record_of;
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::mail::{self, Body, Message};
use crate::throttle::{self, Limit};
use crate::{Engine, Result, consent, duplicates, not_found};

/// How long a link to the page works.
pub const LIFETIME: i64 = 30 * Timestamp::DAY;
/// Entries of the timeline on the page.
const ENTRIES: u32 = 100;

/// Makes a link to a person's own page; gives the token.
pub(crate) async fn link(engine: &Engine, tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<String> {
    links::create(engine, tx, tenant, LinkKind::SelfService, person.0, LIFETIME).await
}

/// Writes a mail with the link, if somebody has this address. The caller says the same in any case, and learns nothing.
///
/// # Errors
/// `Email` or `Required` on `email`; [`domain::ApiError::RateLimited`].
pub async fn request_link(engine: &Engine, tenant: &Tenant, email: &str, ip: &str) -> Result<()> {
    let mut check = Check::new();
    let email = check.email("email", email);
    check.done()?;
    throttle::hit(engine, tenant.id, &format!("me:ip:{ip}"), Limit::per_hour(30)).await?;
    let fingerprint = identities::fingerprint(engine, IdentityKind::Email, &email);
    throttle::hit(engine, tenant.id, &format!("me:to:{fingerprint}"), Limit::per_hour(5)).await?;
    let mut tx = engine.write().await?;
    let Some(person) = identities::person_by_email(&mut tx, tenant.id, &email).await? else { return Ok(()) };
    let Some(known) = profile::load(&mut tx, tenant.id, person).await? else { return Ok(()) };
    let token = link(engine, &mut tx, tenant.id, person).await?;
    let l = known.locale;
    let body = Body::new()
        .heading(tr!(l, me.mail_link_heading))
        .paragraph(tr!(l, me.mail_link_text, organisation = tenant.name))
        .button(tr!(l, me.mail_link_button), engine.url(&format!("/p/me/{token}?lang={l}")))
        .small(tr!(l, me.mail_link_small));
    let subject = tr!(l, me.mail_link_subject, organisation = tenant.name);
    let name = full_name(&known.given_name, &known.family_name);
    mail::queue(engine, &mut tx, tenant, &Message::new("me.link", l, email, name, subject, body)).await?;
    interactions::add(
        engine,
        &mut tx,
        tenant.id,
        NewInteraction::new(person, InteractionKind::LinkRequested, Source::Person).incoming(),
    )
    .await?;
    tx.commit().await
}

/// The person a link belongs to.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good or the person was erased.
pub async fn open(engine: &Engine, tx: &mut Tx, tenant: TenantId, token: &str) -> Result<PersonId> {
    match links::find(engine, tx, tenant, LinkKind::SelfService, token).await? {
        // Links in old mails keep leading to the person after two records became one.
        Some(link) => duplicates::resolve(tx, tenant, PersonId(link.subject)).await,
        None => not_found(),
    }
}

/// Everything the page shows: all that is kept about the person.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the link is not good or the person was erased.
pub async fn view(engine: &Engine, tenant: &Tenant, token: &str) -> Result<OwnPage> {
    let mut tx = engine.read().await?;
    let person = open(engine, &mut tx, tenant.id, token).await?;
    let Some(profile) = profile::load(&mut tx, tenant.id, person).await? else { return not_found() };
    let (record, field_names, support) = record_of(&mut tx, tenant.id, person).await?;
    Ok(OwnPage {
        profile,
        record,
        field_names,
        support,
        preferences: consent::preferences(&mut tx, tenant.id, person).await?,
        consents: consent::history(&mut tx, tenant.id, person).await?,
        timeline: interactions::timeline(&mut tx, tenant.id, person, None, ENTRIES).await?.items,
    })
}
