//! Server functions.

use domain::consent::{Basis, Channel, ConsentView, Preference, Purpose};
use domain::ids::{OrganisationId, PersonId, PurposeId, TagId};
use domain::page::Page;
use domain::people::{AddedAs, AffiliationRole, PeopleQuery, PersonEdit, PersonProfile, PersonSummary};
use domain::tenants::Organisation;
use domain::time::{LocalDateTime, Timestamp};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    engine::people::{self, ByHand},
    engine::{clock, consent},
};

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    /// The rows.
    pub list: Page<PersonSummary>,
    /// The server's time, for "3 days ago".
    pub now: Timestamp,
}

/// A page of the people the reader may see.
///
/// # Errors
/// Without the right to see people.
#[server(prefix = "/api", endpoint = "people/list", input = Json)]
pub async fn list(query: PeopleQuery) -> Result<PeoplePage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    let list = people::list(&ctx.engine, actor, &query, people::PAGE).await?;
    Ok(PeoplePage { list, now: ctx.engine.now() })
}

/// Everything about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfilePage {
    /// Name, addresses, ties, tags.
    pub profile: PersonProfile,
    /// When we first knew the person.
    pub known_since: LocalDateTime,
    /// How it stands for each purpose and channel.
    pub preferences: Vec<Preference>,
    /// Everything ever agreed to or withdrawn, latest first.
    pub consents: Vec<(LocalDateTime, ConsentView)>,
    /// Whether the reader may change the person.
    pub may_write: bool,
}

/// A person.
///
/// # Errors
/// If the reader may not see this person.
#[server(prefix = "/api", endpoint = "people/profile")]
pub async fn profile(id: PersonId) -> Result<ProfilePage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    let profile = people::profile(&ctx.engine, actor, id).await?;
    let (preferences, consents) = people::consents(&ctx.engine, actor, id).await?;
    let consents = consents.into_iter().map(|c| (clock::local(c.at, &ctx.tenant.zone), c)).collect();
    let may_write = actor.has(Capability::PeopleWrite);
    Ok(ProfilePage { known_since: clock::local(profile.created_at, &ctx.tenant.zone), profile, preferences, consents, may_write })
}

/// Gives a tag.
///
/// # Errors
/// Problems on `tag`; if the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/tag")]
pub async fn tag(id: PersonId, tag: String) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(people::tags::add(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &tag).await?)
}

/// Takes a tag away.
///
/// # Errors
/// If the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/untag")]
pub async fn untag(id: PersonId, tag: TagId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(people::tags::remove(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, tag).await?)
}

/// Corrects a person's data.
///
/// # Errors
/// Problems by field; if the reader may not change this person.
#[server(prefix = "/api", endpoint = "people/edit", input = Json)]
pub async fn edit(id: PersonId, data: PersonEdit) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(people::edit(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &ctx.tenant, id, &data).await?)
}

/// What adding a person needs to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddChoices {
    /// Where the person may belong.
    pub branches: Vec<Organisation>,
    /// What they may have said yes to, by organisation.
    pub purposes: Vec<Purpose>,
}

/// What adding a person needs to ask.
///
/// # Errors
/// Without the right to add people.
#[server(name = AddChoicesFn, prefix = "/api", endpoint = "people/add_choices")]
pub async fn add_choices() -> Result<AddChoices, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    let branches = people::branches(&ctx.engine, actor, Capability::PeopleWrite).await?;
    let purposes = consent::purposes_of_all(&ctx.engine, actor, &branches).await?;
    Ok(AddChoices { branches, purposes })
}

/// A person added by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// The data.
    pub data: PersonEdit,
    /// What they are.
    #[serde(default)]
    pub added_as: AddedAs,
    /// Where the person belongs.
    pub organisation: OrganisationId,
    /// As what.
    pub role: AffiliationRole,
    /// Where this is known from.
    pub origin: String,
    /// Why the person may be contacted.
    pub basis: Basis,
    /// For what and by what means.
    pub purposes: Vec<(PurposeId, Channel)>,
}

/// Adds a person.
///
/// # Errors
/// Problems by field; without the right over the organisation.
#[server(prefix = "/api", endpoint = "people/add", input = Json)]
pub async fn add(person: Added) -> Result<PersonId, Failure> {
    let ctx = ctx()?;
    let Added { data, added_as, organisation, role, origin, basis, purposes } = person;
    let new = ByHand { data, organisation, role, origin, purposes, basis };
    Ok(people::add_as(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &ctx.tenant, &new, &added_as).await?)
}
