//! What the map needs of the look-up: everything that is drawn in a rectangle, and how far it all reaches.

use domain::ids::{AreaId, TenantId};
use domain::representatives::level::AreaKind;

use super::{Asked, point, sql};
use crate::db::Tx;
use crate::representatives::geo::{BBox, Pt, Shape};
use crate::{Engine, Result, one};

#[derive(sqlx::FromRow)]
struct Extent {
    west: Option<i64>,
    south: Option<i64>,
    east: Option<i64>,
    north: Option<i64>,
}

/// The rectangle around everything drawn, but for postcodes.
pub async fn extent(tx: &mut Tx, tenant: TenantId, date: &str) -> Result<Option<BBox>> {
    let Some(e) = one!(tx, Extent, sql::EXTENT, tenant, date)? else { return Ok(None) };
    let pt = |lon: Option<i64>, lat: Option<i64>| Some(Pt { lon: i32::try_from(lon?).ok()?, lat: i32::try_from(lat?).ok()? });
    Ok(pt(e.west, e.south).zip(pt(e.east, e.north)).map(|(min, max)| BBox { min, max }))
}

/// Kind, name and shape of every area in force that touches a rectangle.
pub async fn touching_in(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    date: &str,
    b: BBox,
) -> Result<Vec<(AreaKind, String, Shape)>> {
    let asked = Asked { engine, tenant, date: date.to_owned() };
    Ok(point::touching(&asked, tx, b).await?.into_iter().map(|(a, shape)| (a.kind, a.name, shape)).collect())
}

/// Every district in force with its boundary, by name.
pub async fn districts(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    date: &str,
) -> Result<Vec<(AreaId, AreaKind, String, Shape)>> {
    let Some(all) = extent(tx, tenant, date).await? else { return Ok(Vec::new()) };
    let asked = Asked { engine, tenant, date: date.to_owned() };
    let found = point::touching(&asked, tx, all).await?.into_iter().filter(|(a, _)| a.kind != AreaKind::Postcode);
    Ok(found.map(|(a, shape)| (a.area_id, a.kind, a.name, shape)).collect())
}
