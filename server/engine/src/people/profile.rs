//! One person.

use domain::access::{Actor, Capability};
use domain::consent::{ConsentView, Preference};
use domain::ids::{AffiliationId, IdentityId, OrganisationId, PersonId, TenantId};
use domain::locale::Locale;
use domain::page::Page;
use domain::people::{
    AffiliationRole, AffiliationView, Health, IdentityKind, IdentityView, InteractionView, PersonProfile, PersonState,
    PostalAddress, Source,
};
use domain::time::Timestamp;

use super::{interactions, sql, tags, visible};
use crate::db::Tx;
use crate::{Engine, Result, all, consent, duplicates, not_found, one};

#[derive(sqlx::FromRow)]
struct Row {
    state: PersonState,
    given_name: String,
    additional_name: String,
    family_name: String,
    locale: Locale,
    source: Source,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct IdentityRow {
    identity_id: IdentityId,
    kind: IdentityKind,
    address: String,
    verified_at: Option<Timestamp>,
    health: Health,
    suppressed_at: Option<Timestamp>,
    created_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct AffiliationRow {
    affiliation_id: AffiliationId,
    organisation_id: OrganisationId,
    organisation_name: String,
    role: AffiliationRole,
    started_at: Timestamp,
    ended_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    street: String,
    extra: String,
    postcode: String,
    city: String,
    region: String,
    country: String,
}

/// Everything about a person; the caller has checked that it may be seen. `None` if there is no such person or they were
/// erased.
///
/// # Errors
/// If the database fails.
pub async fn load(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Option<PersonProfile>> {
    let Some(row) = one!(tx, Row, sql::PERSON, tenant, person)? else { return Ok(None) };
    let identities = all!(tx, IdentityRow, sql::IDENTITIES, tenant, person)?;
    let affiliations = all!(tx, AffiliationRow, sql::AFFILIATIONS, tenant, person)?;
    let address = one!(tx, AddressRow, sql::HOME, tenant, person)?;
    Ok(Some(PersonProfile {
        id: person,
        state: row.state,
        given_name: row.given_name,
        additional_name: row.additional_name,
        family_name: row.family_name,
        locale: row.locale,
        address: address.map(address_view).unwrap_or_default(),
        source: row.source,
        created_at: row.created_at,
        updated_at: row.updated_at,
        identities: identities.into_iter().map(identity_view).collect(),
        affiliations: affiliations.into_iter().map(affiliation_view).collect(),
        tags: tags::of(tx, tenant, person).await?,
    }))
}

fn address_view(a: AddressRow) -> PostalAddress {
    PostalAddress { street: a.street, extra: a.extra, postcode: a.postcode, city: a.city, region: a.region, country: a.country }
}

fn identity_view(i: IdentityRow) -> IdentityView {
    IdentityView {
        id: i.identity_id,
        kind: i.kind,
        address: i.address,
        verified_at: i.verified_at,
        health: i.health,
        suppressed_at: i.suppressed_at,
        created_at: i.created_at,
    }
}

fn affiliation_view(a: AffiliationRow) -> AffiliationView {
    AffiliationView {
        id: a.affiliation_id,
        organisation: a.organisation_id,
        organisation_name: a.organisation_name,
        role: a.role,
        started_at: a.started_at,
        ended_at: a.ended_at,
    }
}

/// A person as an organiser may see them.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn profile(engine: &Engine, actor: &Actor, person: PersonId) -> Result<PersonProfile> {
    let mut tx = engine.read().await?;
    let person = duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    match load(&mut tx, actor.tenant, person).await? {
        Some(found) => Ok(found),
        None => not_found(),
    }
}

/// What a person agreed to: how it stands, and everything ever recorded, latest first.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn consents(engine: &Engine, actor: &Actor, person: PersonId) -> Result<(Vec<Preference>, Vec<ConsentView>)> {
    let mut tx = engine.read().await?;
    let person = duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let preferences = consent::preferences(&mut tx, actor.tenant, person).await?;
    Ok((preferences, consent::history(&mut tx, actor.tenant, person).await?))
}

/// A page of a person's timeline, latest first.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if the caller may not see this person.
pub async fn history(
    engine: &Engine,
    actor: &Actor,
    person: PersonId,
    after: Option<&str>,
    size: u32,
) -> Result<Page<InteractionView>> {
    let mut tx = engine.read().await?;
    let person = duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    interactions::timeline(&mut tx, actor.tenant, person, after, size).await
}
