//! Changing people: by an organiser, or by the people themselves.

use domain::access::{Actor, Capability};
use domain::consent::{Basis, Channel, Proof};
use domain::ids::{OrganisationId, PersonId, PurposeId};
use domain::people::{AffiliationRole, IdentityKind, InteractionKind, NewPerson, PersonEdit, PersonProfile, Source};
use domain::tenants::Tenant;
use domain::validate::{self, Check};
use domain::{ApiError, Problem};

use super::interactions::{self, NewInteraction};
use super::{identities, matching, profile, search, sql, visible};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, consent, exec, not_found};

/// A person added by hand, with how we know that they may be contacted.
#[derive(Debug, Clone)]
pub struct ByHand {
    /// The data.
    pub data: PersonEdit,
    /// Where the person belongs.
    pub organisation: OrganisationId,
    /// As what.
    pub role: AffiliationRole,
    /// Where the organiser has it from, e.g. "stall in Norrvig, 3 May".
    pub origin: String,
    /// What the person may be contacted for, and why that is lawful.
    pub purposes: Vec<(PurposeId, Channel)>,
    /// The lawful basis.
    pub basis: Basis,
}

/// Checks what a form sent; gives it trimmed, addresses normalised.
///
/// # Errors
/// Problems by field.
pub fn check(data: &PersonEdit) -> Result<PersonEdit, ApiError> {
    let mut check = Check::new();
    let mut out = data.clone();
    out.given_name = check.optional_text("given_name", &data.given_name, 100).unwrap_or_default();
    out.family_name = check.optional_text("family_name", &data.family_name, 100).unwrap_or_default();
    out.additional_name = check.optional_text("additional_name", &data.additional_name, 100).unwrap_or_default();
    check.ensure(!(out.given_name.is_empty() && out.family_name.is_empty()), "given_name", Problem::Required);
    out.email = if data.email.trim().is_empty() { String::new() } else { check.email("email", &data.email) };
    out.phone = match data.phone.trim() {
        "" => String::new(),
        phone => validate::phone(phone).unwrap_or_else(|| {
            check.fail("phone", Problem::Phone);
            String::new()
        }),
    };
    for (field, value) in [
        ("street", &data.address.street),
        ("extra", &data.address.extra),
        ("city", &data.address.city),
        ("region", &data.address.region),
    ] {
        check.optional_text(field, value, 200);
    }
    check.optional_text("postcode", &data.address.postcode, 20);
    check.done()?;
    Ok(out)
}

/// Adds a person an organiser has met.
///
/// # Errors
/// Problems by field; `Taken` on `email` if somebody has this address already; [`ApiError::NotFound`] without the right
/// over the organisation.
pub async fn add(engine: &Engine, actor: &Actor, tenant: &Tenant, new: &ByHand) -> Result<PersonId> {
    let data = check(&new.data)?;
    let mut origin = Check::new();
    let origin_text = origin.text("origin", &new.origin, 300);
    origin.done()?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::PeopleWrite, new.organisation).await?;
    if !data.email.is_empty() && identities::is_erased(engine, &mut tx, tenant.id, IdentityKind::Email, &data.email).await? {
        return Err(Error::Api(ApiError::Conflict("erased".into())));
    }
    let typed = NewPerson {
        email: data.email.clone(),
        given_name: data.given_name.clone(),
        family_name: data.family_name.clone(),
        locale: data.locale,
        ..NewPerson::default()
    };
    let found = matching::match_or_create(engine, &mut tx, tenant, &typed, new.organisation, Source::Organiser).await?;
    if !found.created {
        return Err(Error::Api(ApiError::field("email", Problem::Taken)));
    }
    let person = found.person;
    write(engine, &mut tx, tenant, person, &data).await?;
    if new.role != AffiliationRole::Contact {
        exec!(&mut tx, sql::SET_ROLE, tenant.id, person, new.organisation, new.role)?;
    }
    for (purpose, channel) in &new.purposes {
        let Some(asked) = consent::purpose(&mut tx, tenant.id, *purpose).await? else { return not_found() };
        let proof = Proof {
            wording: format!("{}\n{}", asked.title.get(data.locale), asked.explanation.get(data.locale)).trim().to_owned(),
            locale: data.locale,
            page: "/org/people/new".into(),
            asked_at: engine.now(),
            note: format!("{}: {origin_text}", actor.name),
            ..Proof::default()
        };
        let answer = consent::Answer {
            person,
            purpose: *purpose,
            channel: *channel,
            given: true,
            basis: new.basis,
            version: asked.version,
            proof,
            source: Source::Organiser,
        };
        consent::record(engine, &mut tx, tenant.id, &answer).await?;
    }
    let entry = NewInteraction::new(person, InteractionKind::Added, Source::Organiser).with(new.organisation).by(actor);
    interactions::add(engine, &mut tx, tenant.id, NewInteraction { body: &origin_text, ..entry }).await?;
    let act = Act { action: "person.added", subject_kind: "person", subject: Some(person.0) };
    audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, serde_json::json!({ "organisation": new.organisation }))
        .await?;
    tx.commit().await?;
    Ok(person)
}

/// Corrects a person's data.
///
/// # Errors
/// As [`add`].
pub async fn edit(engine: &Engine, actor: &Actor, tenant: &Tenant, person: PersonId, data: &PersonEdit) -> Result<()> {
    let data = check(data)?;
    let mut tx = engine.write().await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let changed = write(engine, &mut tx, tenant, person, &data).await?;
    if !changed.is_empty() {
        let entry = NewInteraction::new(person, InteractionKind::Corrected, Source::Organiser).by(actor);
        interactions::add(engine, &mut tx, tenant.id, NewInteraction { result: &changed.join(" "), ..entry }).await?;
        let act = Act { action: "person.corrected", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, serde_json::json!({ "fields": changed })).await?;
    }
    tx.commit().await
}

/// Writes checked data over what is there; gives the names of the fields that changed.
pub(super) async fn write(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    data: &PersonEdit,
) -> Result<Vec<&'static str>> {
    let Some(before) = profile::load(tx, tenant.id, person).await? else { return not_found() };
    let old = before.edit();
    let mut changed = Vec::new();
    if (&old.given_name, &old.additional_name, &old.family_name) != (&data.given_name, &data.additional_name, &data.family_name) {
        changed.push("name");
    }
    if old.locale != data.locale {
        changed.push("language");
    }
    let mut address = data.address.clone();
    if address.country.is_empty() {
        address.country.clone_from(&old.address.country);
    }
    if old.address != address && !(old.address.is_blank() && address.is_blank()) {
        matching::set_address(tx, tenant, person, &address).await?;
        changed.push("address");
    }
    if change_identity(engine, tx, tenant, &before, IdentityKind::Email, &old.email, &data.email).await? {
        changed.push("email");
    }
    if change_identity(engine, tx, tenant, &before, IdentityKind::Phone, &old.phone, &data.phone).await? {
        changed.push("phone");
    }
    if !changed.is_empty() {
        exec!(
            tx,
            sql::SET_PERSON,
            tenant.id,
            person,
            &data.given_name,
            &data.additional_name,
            &data.family_name,
            data.locale,
            engine.now()
        )?;
        search::refresh(tx, tenant, person).await?;
    }
    Ok(changed)
}

/// Puts a new address in the place of the one used. It is not verified: whoever typed it proved nothing.
async fn change_identity(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    before: &PersonProfile,
    kind: IdentityKind,
    old: &str,
    new: &str,
) -> Result<bool> {
    if old == new {
        return Ok(false);
    }
    if let Some(identity) = before.first(kind) {
        exec!(tx, sql::DELETE_IDENTITY, tenant.id, before.id, identity.id)?;
    }
    let known = before.identities.iter().any(|i| i.kind == kind && i.address == new);
    if !new.is_empty() && !known && !identities::insert(engine, tx, tenant.id, before.id, kind, new, None).await? {
        return Err(Error::Api(ApiError::field("email", Problem::Taken)));
    }
    Ok(true)
}
