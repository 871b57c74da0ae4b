//! Server functions.

use domain::consent::Channel;
use domain::ids::{OrganisationId, PersonId, PurposeId, SegmentId};
use domain::representatives::level::AreaKind;
use domain::segments::{
    Choices, Counted, DistrictMap, Explained, Few, LeftOut, Member, Point, SegmentEdit, SegmentRow, SegmentView, StepCount, Tree,
};
use domain::time::{LocalDateTime, Timestamp};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    crate::server::{ServerCtx, ctx},
    domain::access::Capability,
    domain::segments::Evidence,
    engine::{clock, segments},
};

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPage {
    /// The segments.
    pub rows: Vec<SegmentRow>,
    /// The server's time.
    pub now: Timestamp,
    /// Whether the reader sees people, not only numbers.
    pub sees_people: bool,
}

/// What the editor needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorPage {
    /// The segment; `None` for a new one.
    pub segment: Option<SegmentView>,
    /// What conditions can name.
    pub choices: Choices,
    /// Where a new one would belong.
    pub home: Option<OrganisationId>,
}

/// Why somebody is in, with the days of its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// Who, and how every part came out.
    pub explained: Explained,
    /// For each part the day something happened, if that was its evidence.
    pub days: Vec<Option<LocalDateTime>>,
}

/// A map with how exact it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapPage {
    /// The map.
    pub map: DistrictMap,
    /// Postcodes people live in: known by their own area, by a district, not at all.
    pub exact: [i64; 3],
}

/// The segments the reader has.
///
/// # Errors
/// Without the right to see people or events.
#[server(name = SegmentListFn, prefix = "/api", endpoint = "segments/list")]
pub async fn list(archived: bool) -> Result<ListPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.actor()?;
    let rows = segments::list(&ctx.engine, actor, archived).await?;
    Ok(ListPage { rows, now: ctx.engine.now(), sees_people: actor.has(Capability::PeopleRead) })
}

/// How many are in a segment; a small number only for those who may see people.
///
/// # Errors
/// If the reader does not have the segment.
#[server(name = SegmentStatisticFn, prefix = "/api", endpoint = "segments/statistic")]
pub async fn statistic(id: SegmentId) -> Result<Few, Failure> {
    let ctx = ctx()?;
    Ok(segments::statistic(&ctx.engine, ctx.actor()?, id).await?)
}

/// What the editor of a segment, or of a new one, needs.
///
/// # Errors
/// If the reader does not have the segment.
#[server(name = SegmentEditorFn, prefix = "/api", endpoint = "segments/editor", input = Json)]
pub async fn editor(id: Option<SegmentId>) -> Result<EditorPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    let segment = match id {
        Some(id) => Some(segments::load(&ctx.engine, actor, id).await?),
        None => None,
    };
    let choices = segments::choices(&ctx.engine, actor, ctx.locale).await?;
    Ok(EditorPage { segment, choices, home: actor.roots(Capability::PeopleRead).next() })
}

/// How many a tree finds.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentCountFn, prefix = "/api", endpoint = "segments/count", input = Json)]
pub async fn count(tree: Tree) -> Result<i64, Failure> {
    let ctx = ctx()?;
    Ok(segments::count(&ctx.engine, ctx.require(Capability::PeopleRead)?, &tree).await?)
}

/// What each part of a tree does.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentStepsFn, prefix = "/api", endpoint = "segments/steps", input = Json)]
pub async fn steps(tree: Tree) -> Result<(Counted, Vec<StepCount>), Failure> {
    let ctx = ctx()?;
    Ok(segments::steps(&ctx.engine, ctx.require(Capability::PeopleRead)?, &tree).await?)
}

/// Who of a tree may be contacted.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentLeftOutFn, prefix = "/api", endpoint = "segments/left_out", input = Json)]
pub async fn left_out(tree: Tree, channel: Channel, purpose: Option<PurposeId>) -> Result<LeftOut, Failure> {
    let ctx = ctx()?;
    Ok(segments::left_out(&ctx.engine, ctx.require(Capability::PeopleRead)?, &tree, channel, purpose).await?)
}

/// Some of the people in a tree.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentSampleFn, prefix = "/api", endpoint = "segments/sample", input = Json)]
pub async fn sample(tree: Tree) -> Result<Vec<Member>, Failure> {
    let ctx = ctx()?;
    Ok(segments::sample(&ctx.engine, ctx.require(Capability::PeopleRead)?, &tree).await?)
}

/// People whose name, address or number begins so, to ask about.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentFindFn, prefix = "/api", endpoint = "segments/find")]
pub async fn find(typed: String) -> Result<Vec<Member>, Failure> {
    let ctx = ctx()?;
    Ok(segments::find_people(&ctx.engine, ctx.require(Capability::PeopleRead)?, &typed).await?)
}

/// Why somebody is in a tree, or is not.
///
/// # Errors
/// If the reader may not see this person.
#[server(name = SegmentExplainFn, prefix = "/api", endpoint = "segments/explain", input = Json)]
pub async fn explain(tree: Tree, person: PersonId) -> Result<Why, Failure> {
    let ctx = ctx()?;
    let explained = segments::explain(&ctx.engine, ctx.require(Capability::PeopleRead)?, &tree, person).await?;
    let day =
        |ctx: &ServerCtx, e: &Evidence| if let Evidence::At(at) = e { Some(clock::local(*at, &ctx.tenant.zone)) } else { None };
    let days = explained.truth.reasons.iter().map(|r| day(&ctx, &r.evidence)).collect();
    Ok(Why { explained, days })
}

/// Makes a segment.
///
/// # Errors
/// Problems by field; if it names something the reader does not have.
#[server(name = SegmentCreateFn, prefix = "/api", endpoint = "segments/create", input = Json)]
pub async fn create(edit: SegmentEdit) -> Result<SegmentId, Failure> {
    let ctx = ctx()?;
    Ok(segments::create(&ctx.engine, ctx.require(Capability::PeopleRead)?, &edit).await?)
}

/// Changes a segment.
///
/// # Errors
/// Problems by field; if it is somebody else's; if it was changed meanwhile.
#[server(name = SegmentSaveFn, prefix = "/api", endpoint = "segments/save", input = Json)]
pub async fn save(id: SegmentId, version: i64, edit: SegmentEdit) -> Result<i64, Failure> {
    let ctx = ctx()?;
    Ok(segments::save(&ctx.engine, ctx.require(Capability::PeopleRead)?, id, version, &edit).await?)
}

/// Makes another one like it.
///
/// # Errors
/// If the reader does not have the segment.
#[server(name = SegmentDuplicateFn, prefix = "/api", endpoint = "segments/duplicate")]
pub async fn duplicate(id: SegmentId, name: String) -> Result<SegmentId, Failure> {
    let ctx = ctx()?;
    Ok(segments::duplicate(&ctx.engine, ctx.require(Capability::PeopleRead)?, id, &name).await?)
}

/// Puts a segment away or brings it back.
///
/// # Errors
/// If it is somebody else's, or another segment uses it.
#[server(name = SegmentArchiveFn, prefix = "/api", endpoint = "segments/archive")]
pub async fn archive(id: SegmentId, archived: bool) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(segments::archive(&ctx.engine, ctx.require(Capability::PeopleRead)?, id, archived).await?)
}

/// Puts somebody into a fixed list or takes them out.
///
/// # Errors
/// If the list is somebody else's, or the reader may not see the person.
#[server(name = SegmentPutFn, prefix = "/api", endpoint = "segments/put")]
pub async fn put(id: SegmentId, person: PersonId, inside: bool) -> Result<bool, Failure> {
    let ctx = ctx()?;
    Ok(segments::put(&ctx.engine, ctx.require(Capability::PeopleRead)?, id, person, inside).await?)
}

/// Where a typed place is.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentPlaceFn, prefix = "/api", endpoint = "segments/place")]
pub async fn place(typed: String) -> Result<Option<Point>, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    Ok(segments::find_place(&ctx.engine, actor.tenant, &typed).await?)
}

/// How many of a tree live in each district.
///
/// # Errors
/// Without the right to see people.
#[server(name = SegmentMapFn, prefix = "/api", endpoint = "segments/map", input = Json)]
pub async fn map(tree: Tree, kind: Option<AreaKind>) -> Result<MapPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::PeopleRead)?;
    let map = segments::map(&ctx.engine, actor, &tree, kind).await?;
    let known = segments::exactness(&ctx.engine, actor.tenant).await?;
    let of = |word: &str| known.iter().find(|(w, _)| w == word).map_or(0, |(_, n)| *n);
    Ok(MapPage { map, exact: [of("postcode"), of("district"), of("unknown")] })
}
