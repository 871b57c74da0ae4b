//! From a point to the areas it lies in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::ids::AreaId;
use domain::representatives::level::AreaKind;
use domain::representatives::place::GeoPoint;

use super::area::Area;
use super::{Asked, sql};
use crate::db::Tx;
use crate::representatives::geo::contains::contains;
use crate::representatives::geo::distance::{around, metres};
use crate::representatives::geo::{BBox, Pt, Shape, codec};
use crate::{Error, Result, all};

/// How far from an area a point may lie to be offered it, in metres.
const NEAR: f64 = 10_000.0;

#[derive(sqlx::FromRow)]
struct Row {
    area_id: AreaId,
    scheme: String,
    code: String,
    name: String,
    kind: AreaKind,
    shape: String,
}

/// The areas in force whose rectangle touches `b`, with their shapes.
pub async fn touching(asked: &Asked<'_>, tx: &mut Tx, b: BBox) -> Result<Vec<(Area, Shape)>> {
    let (west, south, east, north) = (i64::from(b.min.lon), i64::from(b.min.lat), i64::from(b.max.lon), i64::from(b.max.lat));
    let rows = all!(tx, Row, sql::TOUCHING, asked.tenant, west, south, east, north, &asked.date)?;
    rows.into_iter()
        .map(|r| {
            let shape = decode(&r.shape)?;
            Ok((Area { area_id: r.area_id, scheme: r.scheme, code: r.code, name: r.name, kind: r.kind }, shape))
        })
        .collect()
}

/// A stored shape.
pub fn decode(text: &str) -> Result<Shape> {
    BASE64
        .decode(text)
        .ok()
        .and_then(|bytes| codec::decode(&bytes))
        .ok_or_else(|| Error::Bug("a stored boundary cannot be read".into()))
}

/// The areas the point lies in, without those of postcodes.
pub async fn containing(asked: &Asked<'_>, tx: &mut Tx, p: GeoPoint) -> Result<Vec<Area>> {
    let p = Pt::from(p);
    let all = touching(asked, tx, BBox { min: p, max: p }).await?;
    Ok(all.into_iter().filter(|(a, shape)| a.kind != AreaKind::Postcode && contains(shape, p)).map(|(a, _)| a).collect())
}

/// The areas nearest to a point that lies in none, nearest first, with the distance in metres: at most three.
pub async fn nearest(asked: &Asked<'_>, tx: &mut Tx, p: GeoPoint) -> Result<Vec<(Area, u32)>> {
    let p = Pt::from(p);
    let all = touching(asked, tx, around(p, NEAR)).await?;
    let mut near: Vec<(Area, f64)> = all
        .into_iter()
        .filter(|(a, _)| a.kind != AreaKind::Postcode)
        .map(|(a, shape)| {
            let far = metres(&shape, p);
            (a, far)
        })
        .filter(|(_, far)| *far <= NEAR)
        .collect();
    near.sort_by(|a, b| a.1.total_cmp(&b.1));
    near.truncate(3);
    Ok(near.into_iter().map(|(a, far)| (a, whole(far))).collect())
}

#[expect(clippy::as_conversions, reason = "there is no other way from f64 to u32; `as` saturates")]
fn whole(metres: f64) -> u32 {
    metres.round() as u32
}
