//! Changing people: by an organiser, or by the people themselves.

use domain::access::{Actor, Capability};
use domain::consent::{Basis, Channel, Proof};
use domain::ids::{OrganisationId, PersonId, PurposeId};
use domain::people::{
    AddedAs, Address, AffiliationRole, IdentityKind, InteractionKind, PersonEdit, PersonKind, Postal, Record, Source, Tie,
};
use domain::tenants::Tenant;
use domain::validate::{self, Check};
use domain::{ApiError, Problem};

use super::interactions::{self, NewInteraction};
use super::record::{self, Why};
use super::{identities, visible};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, consent, not_found};

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

/// The same for somebody who is no mere person: only human beings have a first name.
fn check_as(data: &PersonEdit, of: &AddedAs) -> Result<PersonEdit, ApiError> {
    let mut check_of = Check::new();
    let texts = [("job_title", &of.job_title), ("employer", &of.employer), ("outlet", &of.outlet), ("beat", &of.beat)];
    for (field, text) in texts {
        check_of.optional_text(field, text, 200);
    }
    if of.kind == PersonKind::Person {
        check_of.done()?;
        return check(data);
    }
    check_of.ensure(!data.family_name.trim().is_empty(), "family_name", Problem::Required);
    check_of.done()?;
    check(&PersonEdit { given_name: String::new(), additional_name: String::new(), ..data.clone() })
}

/// Adds a person an organiser has met.
///
/// # Errors
/// Problems by field; `Taken` on `email` if somebody has this address already; [`ApiError::NotFound`] without the right
/// over the organisation.
pub async fn add(engine: &Engine, actor: &Actor, tenant: &Tenant, new: &ByHand) -> Result<PersonId> {
    add_as(engine, actor, tenant, new, &AddedAs::default()).await
}

/// The same of somebody who is more than a person met: a stakeholder, a journalist, a household, an organisation.
///
/// # Errors
/// As [`add`]; a household or an organisation has its name in `family_name`.
pub async fn add_as(engine: &Engine, actor: &Actor, tenant: &Tenant, new: &ByHand, of: &AddedAs) -> Result<PersonId> {
    let data = check_as(&new.data, of)?;
    let mut origin = Check::new();
    let origin_text = origin.text("origin", &new.origin, 300);
    origin.done()?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::PeopleWrite, new.organisation).await?;
    if !data.email.is_empty() && identities::is_erased(engine, &mut tx, tenant.id, IdentityKind::Email, &data.email).await? {
        return Err(Error::Api(ApiError::Conflict("erased".into())));
    }
    let tie = Tie { organisation: new.organisation, role: new.role };
    let mut typed = Record { ties: vec![tie], ..Record::default() };
    overlay(&mut typed, &data);
    typed.kind = of.kind;
    typed.facets.clone_from(&of.facets);
    for (to, from) in [
        (&mut typed.job_title, &of.job_title),
        (&mut typed.employer, &of.employer),
        (&mut typed.outlet, &of.outlet),
        (&mut typed.beat, &of.beat),
    ] {
        from.trim().clone_into(to);
    }
    let person = match record::create(engine, &mut tx, tenant, &typed, &Why::by(engine, actor)).await {
        Err(Error::Api(ApiError::Validation(_))) => return Err(Error::Api(ApiError::field("email", Problem::Taken))),
        other => other?,
    };
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
    let person = crate::duplicates::resolve(&mut tx, actor.tenant, person).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleWrite, person).await?;
    let changed = write(engine, &mut tx, tenant, person, &data, &Why::by(engine, actor)).await?;
    if !changed.is_empty() {
        let entry = NewInteraction::new(person, InteractionKind::Corrected, Source::Organiser).by(actor);
        interactions::add(engine, &mut tx, tenant.id, NewInteraction { result: &changed.join(" "), ..entry }).await?;
        let act = Act { action: "person.corrected", subject_kind: "person", subject: Some(person.0) };
        audit::record(engine, &mut tx, tenant.id, Who::Account(actor), act, serde_json::json!({ "fields": changed })).await?;
    }
    tx.commit().await
}

/// Writes checked data over what is there; gives what changed, in words of the timeline.
pub(super) async fn write(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    person: PersonId,
    data: &PersonEdit,
    why: &Why,
) -> Result<Vec<&'static str>> {
    let Some((before, _)) = record::load_held(tx, tenant.id, person).await? else { return not_found() };
    let mut after = before.clone();
    overlay(&mut after, data);
    if record::taken(tx, tenant.id, person, &after.emails).await?.is_some() {
        return Err(Error::Api(ApiError::field("email", Problem::Taken)));
    }
    let changed = record::apply(engine, tx, tenant, person, &before, &after, why).await?;
    Ok(parts(&changed))
}

/// Puts what the short form holds into a record: names, language, home address, and the address and number that are used.
pub(super) fn overlay(record: &mut Record, data: &PersonEdit) {
    record.given_name.clone_from(&data.given_name);
    record.additional_name.clone_from(&data.additional_name);
    record.family_name.clone_from(&data.family_name);
    record.locale = data.locale;
    let mut address = data.address.clone();
    let home = record.addresses.iter().position(|a| a.kind == HOME);
    let old = home.map(|at| record.addresses.remove(at));
    if address.country.is_empty() {
        address.country = old.map(|old| old.address.country).unwrap_or_default();
    }
    record.addresses.insert(0, Postal { kind: HOME.into(), address });
    first(&mut record.emails, &data.email);
    first(&mut record.phones, &data.phone);
}

/// Puts an address in the place of the one used; a blank one leaves the next.
fn first(list: &mut Vec<Address>, new: &str) {
    if list.first().is_some_and(|used| used.address == new) || (list.is_empty() && new.is_empty()) {
        return;
    }
    let label = if list.is_empty() { String::new() } else { list.remove(0).label };
    if !new.is_empty() {
        list.retain(|known| known.address != new);
        list.insert(0, Address { label, address: new.to_owned() });
    }
}

/// Fields that changed, in the words that timelines know.
pub(super) fn parts(changed: &[String]) -> Vec<&'static str> {
    let mut out = Vec::new();
    for (part, fields) in PARTS {
        if changed.iter().any(|field| fields.contains(&field.as_str())) {
            out.push(*part);
        }
    }
    if changed.iter().any(|field| !PARTS.iter().any(|(_, fields)| fields.contains(&field.as_str()))) {
        out.push("more");
    }
    out
}

/// The kind of the address somebody lives at.
const HOME: &str = "home";
/// Words of the timeline for what was changed, and the fields they stand for; `more` stands for the rest.
const PARTS: &[(&str, &[&str])] = &[
    ("name", &["given_name", "additional_name", "family_name", "honorific_prefix", "nickname"]),
    ("language", &["locale", "languages"]),
    ("address", &["addresses"]),
    ("email", &["emails"]),
    ("phone", &["phones"]),
];
