//! Where postcodes lie. There is no table of coordinates in the program: what was imported for finding representatives says it, as
//! exactly as it can.

use std::collections::BTreeSet;

use domain::ids::TenantId;
use domain::representatives::place::GeoPoint;
use domain::segments::{Condition, Place, Point, Tree, metres_between, postcode_key};
use domain::time::Timestamp;

use super::sql;
use crate::db::Tx;
use crate::representatives::geo::contains::contains;
use crate::representatives::geo::distance::around;
use crate::representatives::geo::{Polygon, Pt, Shape};
use crate::representatives::lookup::spots::{Spot, Spots};
use crate::{Engine, Result, all, clock, exec, one, tenants};

/// Most postcodes of a place.
pub(super) const MOST: usize = 20_000;
/// How long it may take until a new postcode is placed, in microseconds.
const FRESH: i64 = Timestamp::MINUTE;

/// Places the postcodes of people that are not placed yet; all of them again if boundaries or tables of postcodes have changed. Does
/// nothing for a tree that asks for no place.
///
/// # Errors
/// If the database fails.
pub async fn refresh(engine: &Engine, tenant: TenantId, tree: &Tree) -> Result<()> {
    let asks = tree.conditions().any(|c| matches!(c, Condition::Place(_) | Condition::Segment(_)));
    if asks { refresh_all(engine, tenant).await } else { Ok(()) }
}

/// As [`refresh`], whatever is asked.
///
/// # Errors
/// If the database fails.
pub async fn refresh_all(engine: &Engine, tenant: TenantId) -> Result<()> {
    let now = engine.now();
    let mut tx = engine.read().await?;
    let known = one!(&mut tx, (String, Timestamp), sql::STATE, tenant)?;
    if known.as_ref().is_some_and(|(_, at)| now.since(*at) < FRESH && now >= *at) {
        return Ok(());
    }
    let basis = one!(&mut tx, (i64, i64, i64, i64), sql::BASIS, tenant)?.map(|b| format!("{b:?}")).unwrap_or_default();
    let same = known.is_some_and(|(before, _)| before == basis);
    drop(tx);
    let mut tx = engine.write().await?;
    if !same {
        exec!(&mut tx, sql::FORGET_AREAS, tenant)?;
        exec!(&mut tx, sql::FORGET_POINTS, tenant)?;
    }
    let new = all!(&mut tx, (String,), sql::NEW_POSTCODES, tenant)?;
    if !new.is_empty() {
        let zone = tenants::get(&mut tx, tenant).await?.map(|t| t.zone).unwrap_or_default();
        let spots = Spots::load(engine, &mut tx, tenant, &clock::date_in(now, &zone)).await?;
        for (postcode,) in new {
            let spot = spots.find(&mut tx, &postcode).await?;
            keep(&mut tx, tenant, &postcode, &spot).await?;
        }
    }
    exec!(&mut tx, sql::SET_STATE, tenant, basis, now)?;
    tx.commit().await
}

async fn keep(tx: &mut Tx, tenant: TenantId, postcode: &str, spot: &Spot) -> Result<()> {
    let (lon, lat) = (spot.at.map(|p| i64::from(p.lon)), spot.at.map(|p| i64::from(p.lat)));
    let exactness = match (spot.at, spot.exact) {
        (None, _) => "unknown",
        (Some(_), true) => "postcode",
        (Some(_), false) => "district",
    };
    exec!(tx, sql::ADD_POINT, tenant, postcode, lon, lat, exactness)?;
    for area in &spot.areas {
        exec!(tx, sql::ADD_AREA, tenant, postcode, *area)?;
    }
    Ok(())
}

/// The postcodes whose point lies within a radius or a polygon.
pub(super) async fn inside(tx: &mut Tx, tenant: TenantId, place: &Place) -> Result<BTreeSet<String>> {
    let (area, shape) = match place {
        Place::District(_) => return Ok(BTreeSet::new()),
        Place::Radius { center, km, .. } => (around(pt(*center), f64::from(*km) * 1000.0), None),
        Place::Polygon(corners) => {
            let shape = Shape { polygons: vec![Polygon { rings: vec![corners.iter().map(|c| pt(*c)).collect()] }] };
            let Some(area) = shape.bbox() else { return Ok(BTreeSet::new()) };
            (area, Some(shape))
        }
    };
    let (west, east) = (i64::from(area.min.lon), i64::from(area.max.lon));
    let (south, north) = (i64::from(area.min.lat), i64::from(area.max.lat));
    let rows = all!(tx, (String, i64, i64), sql::POINTS, tenant, west, east, south, north)?;
    let holds = |p: Pt| match (place, &shape) {
        (Place::Radius { center, km, .. }, _) => metres_between(center.to_geo(), p.to_degrees()) <= f64::from(*km) * 1000.0,
        (_, Some(shape)) => contains(shape, p),
        _ => false,
    };
    let point = |lon: i64, lat: i64| Some(Pt { lon: i32::try_from(lon).ok()?, lat: i32::try_from(lat).ok()? });
    Ok(rows.into_iter().filter(|(_, lon, lat)| point(*lon, *lat).is_some_and(holds)).map(|(code, ..)| code).collect())
}

fn pt(p: Point) -> Pt {
    Pt { lon: p.lon, lat: p.lat }
}

/// How many postcodes of people lie where, by how exactly that is known: `postcode`, `district` or `unknown`.
///
/// # Errors
/// If the database fails.
pub async fn exactness(engine: &Engine, tenant: TenantId) -> Result<Vec<(String, i64)>> {
    refresh_all(engine, tenant).await?;
    let mut tx = engine.read().await?;
    all!(&mut tx, (String, i64), sql::EXACTNESS, tenant)
}

/// Where a typed place is: coordinates, or a postcode somebody lives in.
///
/// # Errors
/// If the database fails.
pub async fn find(engine: &Engine, tenant: TenantId, typed: &str) -> Result<Option<Point>> {
    if let Some(p) = GeoPoint::parse(typed) {
        return Ok(Some(Point::from(p)));
    }
    refresh_all(engine, tenant).await?;
    let mut tx = engine.read().await?;
    let found = one!(&mut tx, (i64, i64), sql::POINT_OF, tenant, postcode_key(typed.trim()))?;
    Ok(found.and_then(|(lon, lat)| Some(Point { lon: i32::try_from(lon).ok()?, lat: i32::try_from(lat).ok()? })))
}
