//! Server functions.

use domain::access::Role;
use domain::casework::form::HeldGroup;
use domain::casework::manage::{NewOffice, OfficeSummary, OpenedOffice};
use domain::ids::{MembershipId, OrganisationId, PoliticianId, PostId};
use domain::locale::Locale;
use domain::representatives::contact::Channel;
use domain::representatives::detail::{RepresentativeView, SeatEdit};
use domain::tenants::Organisation;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    domain::team::RoleGift,
    engine::representatives::{contacts, detail},
    engine::{casework, people, team},
};

/// The offices there are, and what waits for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficesPage {
    /// The offices.
    pub offices: Vec<OfficeSummary>,
    /// How many letters are held, to whom and why.
    pub held: Vec<HeldGroup>,
}

/// The offices there are, and what waits for one.
///
/// # Errors
/// Without the right to manage representatives.
#[server(prefix = "/api", endpoint = "offices/list")]
pub async fn offices() -> Result<OfficesPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    let offices = casework::summaries(&ctx.engine, actor).await?;
    Ok(OfficesPage { offices, held: casework::held_elsewhere(&ctx.engine, actor).await? })
}

/// One representative with what the page needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepresentativePage {
    /// The representative.
    pub view: RepresentativeView,
    /// The office that answers for them, if one does.
    pub office: Option<OfficeSummary>,
    /// Letters to them that are held.
    pub held: Vec<HeldGroup>,
    /// Organisations an office can hang below.
    pub parents: Vec<Organisation>,
    /// A short name for an office.
    pub slug: String,
}

/// One representative with what the page needs.
///
/// # Errors
/// If there is no such representative, or without the right.
#[server(prefix = "/api", endpoint = "offices/representative")]
pub async fn representative(id: PoliticianId) -> Result<RepresentativePage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    let view = detail::representative(&ctx.engine, actor, id).await?;
    let office = casework::summary_of(&ctx.engine, actor, id).await?;
    let mut held = casework::held_elsewhere(&ctx.engine, actor).await?;
    held.retain(|group| group.politician == id);
    let parents = people::branches(&ctx.engine, actor, Capability::RepresentativesManage).await?;
    let slug = detail::office_slug(&view.name);
    Ok(RepresentativePage { view, office, held, parents, slug })
}

/// Opens an office.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "offices/open", input = Json)]
pub async fn open(new: NewOffice) -> Result<OpenedOffice, Failure> {
    let ctx = ctx()?;
    Ok(casework::open_office(&ctx.engine, ctx.require(Capability::RepresentativesManage)?, &new).await?)
}

/// Gives an office another name or language.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "offices/change", input = Json)]
pub async fn change(office: OrganisationId, name: String, locale: Option<Locale>) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    Ok(casework::change_office(&ctx.engine, actor, office, &name, locale).await?)
}

/// Invites somebody to work in an office.
///
/// # Errors
/// Problems by field; without the right to manage the team there.
#[server(prefix = "/api", endpoint = "offices/invite", input = Json)]
pub async fn invite(office: OrganisationId, email: String, role: Role) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::TeamManage)?;
    if !matches!(role, Role::Caseworker | Role::OfficeHolder) {
        return Err(domain::ApiError::field("role", domain::Problem::Choice).into());
    }
    let gift = RoleGift { role, organisation: office, until: String::new() };
    team::invite(&ctx.engine, actor, &ctx.tenant, &email, &gift, ctx.locale).await?;
    Ok(())
}

/// Lets the identical letters to a representative without an office go. Gives how many.
///
/// # Errors
/// Without the right.
#[server(prefix = "/api", endpoint = "offices/release")]
pub async fn release(politician: PoliticianId) -> Result<u32, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    let count = casework::release_elsewhere(&ctx.engine, actor, &ctx.tenant, politician).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Enters a way to reach a representative.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "offices/correct_contact", input = Json)]
pub async fn correct_contact(id: PoliticianId, channel: Channel, value: String, note: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::RepresentativesManage)?;
    if note.trim().is_empty() {
        return Err(domain::ApiError::field("note", domain::Problem::Required).into());
    }
    Ok(contacts::correct(&ctx.engine, actor, id, channel, &value, &note).await?)
}

/// Takes back a way that was entered by hand.
///
/// # Errors
/// If there is none; without the right.
#[server(prefix = "/api", endpoint = "offices/take_back_contact", input = Json)]
pub async fn take_back_contact(id: PoliticianId, channel: Channel) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(contacts::take_back(&ctx.engine, ctx.require(Capability::RepresentativesManage)?, id, channel).await?)
}

/// Corrects a time in a seat.
///
/// # Errors
/// Problems by field; without the right.
#[server(prefix = "/api", endpoint = "offices/correct_seat", input = Json)]
pub async fn correct_seat(id: MembershipId, edit: SeatEdit) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(detail::correct_seat(&ctx.engine, ctx.require(Capability::RepresentativesManage)?, id, &edit).await?)
}

/// Takes the correction of a time in a seat back.
///
/// # Errors
/// If nothing was corrected; without the right.
#[server(prefix = "/api", endpoint = "offices/take_back_seat")]
pub async fn take_back_seat(id: MembershipId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(detail::take_back_seat(&ctx.engine, ctx.require(Capability::RepresentativesManage)?, id).await?)
}

/// Says how many sit for a post; nothing goes back to what the source says.
///
/// # Errors
/// Out of range; without the right.
#[server(prefix = "/api", endpoint = "offices/seat_count", input = Json)]
pub async fn seat_count(post: PostId, seats: Option<u32>) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(contacts::set_seats(&ctx.engine, ctx.require(Capability::RepresentativesManage)?, post, seats).await?)
}
