//! Where many postcodes lie, for maps of people: everything drawn is read once.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{AreaId, TenantId};
use domain::representatives::level::AreaKind;

use super::area::{Area, meant, with_districts};
use super::point::touching;
use super::{Asked, sql};
use crate::db::Tx;
use crate::representatives::geo::contains::contains;
use crate::representatives::geo::{BBox, Pt, Shape};
use crate::representatives::parse::code;
use crate::{Engine, Result, all};

/// Where a postcode lies.
#[derive(Debug, Clone, Default)]
pub struct Spot {
    /// A point in it, or in the smallest district it lies in; `None` if nothing is known.
    pub at: Option<Pt>,
    /// Whether the point is the middle of the postcode's own area.
    pub exact: bool,
    /// The districts it lies in that are sure: where a table names several of one set, none of them is, unless the point tells.
    pub areas: Vec<AreaId>,
}

/// Everything that is drawn on a day.
#[derive(Debug)]
pub struct Spots<'a> {
    asked: Asked<'a>,
    postcodes: Vec<(String, String, Shape)>,
    districts: Vec<(Area, Shape)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(rename = "street")]
    _street: String,
    #[sqlx(rename = "number_from")]
    _number_from: i64,
    #[sqlx(rename = "number_to")]
    _number_to: i64,
    scheme: String,
    area_code: String,
}

impl<'a> Spots<'a> {
    /// Reads the boundaries in force on a day.
    pub async fn load(engine: &'a Engine, tx: &mut Tx, tenant: TenantId, date: &str) -> Result<Self> {
        let asked = Asked { engine, tenant, date: date.to_owned() };
        let earth = BBox { min: Pt { lon: i32::MIN, lat: i32::MIN }, max: Pt { lon: i32::MAX, lat: i32::MAX } };
        let (mut postcodes, mut districts) = (Vec::new(), Vec::new());
        for (area, shape) in touching(&asked, tx, earth).await? {
            if area.kind != AreaKind::Postcode {
                districts.push((area, shape));
            } else if let Some((from, to)) = code::postcode_range(&area.code) {
                postcodes.push((from, to, shape));
            }
        }
        Ok(Self { asked, postcodes, districts })
    }

    /// Where one lies.
    pub async fn find(&self, tx: &mut Tx, postcode: &str) -> Result<Spot> {
        let own = self
            .postcodes
            .iter()
            .find(|(from, to, _)| from.len() == postcode.len() && from.as_str() <= postcode && postcode <= to.as_str());
        let mut spot = Spot { at: own.and_then(|(_, _, shape)| middle(shape)), exact: true, areas: Vec::new() };
        let named = self.named(tx, postcode).await?;
        let mut sure: Vec<&Area> = named.values().filter(|areas| areas.len() == 1).flatten().collect();
        if spot.at.is_none() {
            spot.exact = false;
            let drawn = sure
                .iter()
                .filter_map(|a| self.shape(a.area_id))
                .chain(named.values().flatten().filter_map(|a| self.shape(a.area_id)));
            spot.at = drawn.min_by_key(|shape| size(shape)).and_then(middle);
        }
        let here: Vec<&Area> =
            spot.at.map_or(Vec::new(), |p| self.districts.iter().filter(|(_, s)| contains(s, p)).map(|(a, _)| a).collect());
        if spot.exact || named.is_empty() {
            let told: BTreeSet<&str> = sure.iter().map(|a| a.scheme.as_str()).collect();
            sure.extend(here.into_iter().filter(|a| !told.contains(a.scheme.as_str())));
        }
        let ids: Vec<AreaId> = sure.iter().map(|a| a.area_id).collect();
        spot.areas = with_districts(&self.asked, tx, &ids).await?;
        Ok(spot)
    }

    /// What tables of postcodes say, by set of areas.
    async fn named(&self, tx: &mut Tx, postcode: &str) -> Result<BTreeMap<String, Vec<Area>>> {
        let mut out: BTreeMap<String, Vec<Area>> = BTreeMap::new();
        let rows = all!(tx, Row, sql::POSTCODES, self.asked.tenant, postcode)?;
        let codes: BTreeSet<(String, String)> =
            rows.into_iter().map(|r| (r.scheme, r.area_code)).filter(|(_, code)| !code.is_empty()).collect();
        for (scheme, code) in codes {
            for area in meant(&self.asked, tx, &scheme, &code).await? {
                let all = out.entry(area.scheme.clone()).or_default();
                if !all.contains(&area) {
                    all.push(area);
                }
            }
        }
        Ok(out)
    }

    fn shape(&self, id: AreaId) -> Option<&Shape> {
        self.districts.iter().find(|(a, _)| a.area_id == id).map(|(_, shape)| shape)
    }
}

fn size(shape: &Shape) -> i64 {
    shape.bbox().map_or(i64::MAX, |b| {
        let side = |a: i32, b: i32| (i64::from(b) - i64::from(a)) / 1000;
        side(b.min.lon, b.max.lon) * side(b.min.lat, b.max.lat)
    })
}

/// A point inside that is as far in as a coarse look finds: the middle of the rectangle, or of a row of points through the shape.
fn middle(shape: &Shape) -> Option<Pt> {
    let b = shape.bbox()?;
    let half = |a: i32, b: i32| i32::try_from(i64::midpoint(i64::from(a), i64::from(b))).unwrap_or(a);
    let center = Pt { lon: half(b.min.lon, b.max.lon), lat: half(b.min.lat, b.max.lat) };
    if contains(shape, center) {
        return Some(center);
    }
    const STEPS: i64 = 24;
    let along = |min: i32, max: i32, i: i64| {
        i32::try_from(i64::from(min) + (i64::from(max) - i64::from(min)) * (2 * i + 1) / (2 * STEPS)).unwrap_or(min)
    };
    let far = |p: &Pt| {
        let d = |a: i32, b: i32| i64::from(a).abs_diff(i64::from(b));
        d(p.lon, center.lon) + d(p.lat, center.lat)
    };
    let grid = (0..STEPS).flat_map(|x| (0..STEPS).map(move |y| (x, y)));
    let inside = grid
        .map(|(x, y)| Pt { lon: along(b.min.lon, b.max.lon, x), lat: along(b.min.lat, b.max.lat, y) })
        .filter(|p| contains(shape, *p));
    inside.min_by_key(far).or(Some(center))
}
