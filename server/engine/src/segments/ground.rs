//! Looking up what the conditions of a tree refer to.

use std::collections::{BTreeMap, BTreeSet};

use domain::ApiError;
use domain::ids::{OrganisationId, SegmentId, TagGroupId, TagId, TenantId};
use domain::segments::{Condition, CustomTest, Day, Ground, Inner, MAX_INNER, Moment, Place, SegmentKind, Tree};
use domain::time::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use sqlx::types::Json;

use super::{places, sql};
use crate::db::Tx;
use crate::people::tags;
use crate::{Engine, Error, Result, all, clock, duplicates, not_found, one, tenants, text};

/// Everything the finished tree needs, the segments inside it included.
pub(super) async fn look_up(engine: &Engine, tx: &mut Tx, tenant: TenantId, tree: &Tree) -> Result<Ground> {
    let Some(own) = tenants::get(tx, tenant).await? else { return not_found() };
    let now = engine.now();
    let mut ground = Ground { today: clock::date_in(now, &own.zone), country: own.country.clone(), ..Ground::default() };
    inner(tx, tenant, tree, &mut ground).await?;
    let trees: Vec<Tree> =
        ground.segments.values().filter_map(|i| if let Inner::Tree(tree) = i { Some(tree.clone()) } else { None }).collect();
    for condition in std::iter::once(tree).chain(&trees).flat_map(Tree::conditions) {
        for moment in condition.moments() {
            let day = day(&moment, &ground.today, &own.zone)?;
            ground.days.insert(moment, day);
        }
        match condition {
            Condition::Tie { organisation, below: true, .. } => {
                let rows = all!(tx, (OrganisationId,), sql::BELOW, tenant, *organisation)?;
                ground.below.insert(*organisation, rows.into_iter().map(|(id,)| id).collect());
            }
            Condition::Tag(named) => {
                ground.merged.extend(tags::renamed(tx, tenant, named.iter().copied()).await?);
            }
            Condition::Relation { other: Some(other), .. } => {
                ground.people.insert(*other, duplicates::resolve(tx, tenant, *other).await?);
            }
            Condition::TagGroup(group) => {
                ground.groups.insert(*group, tags_of(tx, tenant, *group).await?);
            }
            Condition::Custom { test: CustomTest::Text { value, .. }, .. } => {
                ground.folded.insert(value.clone(), text::fold(value));
            }
            Condition::Custom { test: CustomTest::Options(options), .. } => {
                ground.folded.extend(options.iter().map(|o| (o.clone(), text::fold(o))));
            }
            Condition::Place(place) if !matches!(place, Place::District(_)) => {
                let codes = places::inside(tx, tenant, place).await?;
                if codes.len() > places::MOST {
                    return Err(Error::Api(ApiError::Conflict("too_wide".into())));
                }
                ground.places.insert(place.clone(), codes);
            }
            _ => {}
        }
    }
    Ok(ground)
}

/// Districts are asked in SQL; whoever judges one person in Rust needs their postcodes too.
pub(super) async fn with_districts(tx: &mut Tx, tenant: TenantId, tree: &Tree, ground: &mut Ground) -> Result<()> {
    let trees: Vec<Tree> =
        ground.segments.values().filter_map(|i| if let Inner::Tree(tree) = i { Some(tree.clone()) } else { None }).collect();
    for condition in std::iter::once(tree).chain(&trees).flat_map(Tree::conditions) {
        if let Condition::Place(place @ Place::District(area)) = condition {
            let rows = all!(tx, (String,), sql::POSTCODES_OF_AREA, tenant, *area)?;
            ground.places.insert(place.clone(), rows.into_iter().map(|(code,)| code).collect());
        }
    }
    Ok(())
}

async fn tags_of(tx: &mut Tx, tenant: TenantId, group: TagGroupId) -> Result<BTreeSet<TagId>> {
    Ok(all!(tx, (TagId,), sql::TAGS_OF_GROUP, tenant, group)?.into_iter().map(|(id,)| id).collect())
}

/// The segments a tree names, and those they name, level by level.
async fn inner(tx: &mut Tx, tenant: TenantId, tree: &Tree, ground: &mut Ground) -> Result<()> {
    let mut wanted: Vec<SegmentId> = tree.inner().into_iter().collect();
    let mut level = 0;
    while !wanted.is_empty() {
        level += 1;
        if level > MAX_INNER {
            return Err(Error::Api(ApiError::Conflict("cycle".into())));
        }
        let mut next = BTreeSet::new();
        for id in wanted.drain(..) {
            let Some((kind, tree)) = one!(tx, (SegmentKind, Json<Tree>), sql::INNER, tenant, id)? else { return not_found() };
            let found = match kind {
                SegmentKind::Static => Inner::Frozen,
                SegmentKind::Dynamic => {
                    next.extend(tree.0.inner());
                    Inner::Tree(tree.0.finished())
                }
            };
            ground.segments.insert(id, found);
        }
        wanted = next.into_iter().filter(|id| !ground.segments.contains_key(id)).collect();
    }
    if circle(&ground.segments) {
        return Err(Error::Api(ApiError::Conflict("cycle".into())));
    }
    Ok(())
}

/// Whether a segment leads back to itself: those that lead nowhere are taken away until none is left, or none can be.
fn circle(segments: &BTreeMap<SegmentId, Inner>) -> bool {
    let names = |i: &Inner| if let Inner::Tree(tree) = i { tree.inner() } else { BTreeSet::new() };
    let mut left: BTreeMap<SegmentId, BTreeSet<SegmentId>> = segments.iter().map(|(id, i)| (*id, names(i))).collect();
    loop {
        let keys: BTreeSet<SegmentId> = left.keys().copied().collect();
        let before = left.len();
        left.retain(|_, named| !named.is_disjoint(&keys));
        if left.is_empty() || left.len() == before {
            return !left.is_empty();
        }
    }
}

/// When a day begins on the tenant's clock.
fn day(moment: &Moment, today: &str, zone: &str) -> Result<Day> {
    let unreal = || Error::Api(ApiError::field("day", domain::Problem::DateTime));
    let today: Date = today.parse().map_err(|_| unreal())?;
    let date = match moment {
        Moment::On(text) => text.parse().map_err(|_| unreal())?,
        Moment::DaysAgo(n) => today.saturating_sub(i32::from(*n).days()),
        Moment::DaysAhead(n) => today.saturating_add(i32::from(*n).days()),
        Moment::MonthStart(n) => today.first_of_month().saturating_sub(i32::from(*n).months()),
        Moment::YearStart(n) => today.first_of_year().saturating_sub(i32::from(*n).years()),
    };
    let date = date.to_string();
    // Where the clock jumps over midnight the day begins an hour later.
    let at = clock::instant(&format!("{date}T00:00"), zone).or_else(|_| clock::instant(&format!("{date}T01:00"), zone));
    Ok(Day { at: at.unwrap_or(Timestamp(0)), date })
}
