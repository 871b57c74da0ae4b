//! Server functions: relationships.

use domain::ids::{PersonId, RelationshipId};
use domain::people::{PersonChoice, PersonKind, Related, RelationshipDetails, RelationshipInput, RelationshipView};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::ctx,
    domain::access::Capability,
    engine::clock,
    engine::people::relationships::{self, kind_of},
};

/// A person's relationships.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationsPage {
    /// What the person's record stands for.
    pub kind: PersonKind,
    /// Those that last first.
    pub list: Vec<RelationshipView>,
}

/// A person's relationships.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = RelationsFn, prefix = "/api", endpoint = "people/relations")]
pub async fn relations(id: PersonId) -> Result<RelationsPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    let kind = kind_of(&ctx.engine, actor, id).await?;
    Ok(RelationsPage { kind, list: relationships::list(&ctx.engine, actor, id).await? })
}

/// Writes a relationship down.
///
/// # Errors
/// Problems by field; unless the reader may change the one and see the other.
#[server(prefix = "/api", endpoint = "people/relate", input = Json)]
pub async fn relate(input: RelationshipInput) -> Result<Related, Failure> {
    let ctx = ctx()?;
    Ok(relationships::add(&ctx.engine, ctx.require(Capability::PeopleWrite)?, &input).await?)
}

/// Says that a relationship ended today, or that it lasts after all.
///
/// # Errors
/// Unless the reader may see both and change one.
#[server(prefix = "/api", endpoint = "people/end_relation")]
pub async fn end_relation(id: RelationshipId, over: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    let date = if over { clock::date_in(ctx.engine.now(), &ctx.tenant.zone) } else { String::new() };
    Ok(relationships::end(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &date).await?)
}

/// Corrects the note and the dates of a relationship.
///
/// # Errors
/// Problems by field; unless the reader may see both and change one.
#[server(prefix = "/api", endpoint = "people/correct_relation", input = Json)]
pub async fn correct_relation(id: RelationshipId, details: RelationshipDetails) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(relationships::correct(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id, &details).await?)
}

/// Strikes a relationship; gives what brings it back.
///
/// # Errors
/// Unless the reader may see both and change one.
#[server(prefix = "/api", endpoint = "people/unrelate")]
pub async fn unrelate(id: RelationshipId) -> Result<RelationshipInput, Failure> {
    let ctx = ctx()?;
    Ok(relationships::remove(&ctx.engine, ctx.require(Capability::PeopleWrite)?, id).await?)
}

/// Gives somebody the address of the household they live in.
///
/// # Errors
/// Unless they live there and the reader may change them.
#[server(prefix = "/api", endpoint = "people/take_address")]
pub async fn take_address(person: PersonId, household: PersonId) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleWrite)?;
    Ok(relationships::take_address(&ctx.engine, actor, &ctx.tenant, person, household).await?)
}

/// The first records that fit what was typed.
///
/// # Errors
/// Without the right to see people.
#[server(prefix = "/api", endpoint = "people/pick")]
pub async fn pick(search: String) -> Result<Vec<PersonChoice>, Failure> {
    let ctx = ctx()?;
    Ok(relationships::pick(&ctx.engine, ctx.require(Capability::PeopleRead)?, &search).await?)
}
