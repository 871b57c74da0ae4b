//! From a postcode, with or without a street, to the areas it lies in. A postcode alone often spans districts.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{AreaId, PostId};
use domain::representatives::level::AreaKind;
use domain::representatives::lookup::{Outcome, Why};
use domain::representatives::place::{FoundBy, Place};

use super::address::{self, Address};
use super::area::{Area, labels, meant};
use super::point::{decode, touching};
use super::{Asked, choice, seats, sql};
use crate::db::Tx;
use crate::representatives::geo::contains::contains;
use crate::representatives::geo::{Pt, Shape};
use crate::representatives::parse::code;
use crate::{Result, all};

#[derive(Debug, Clone, sqlx::FromRow)]
struct Row {
    street: String,
    number_from: i64,
    number_to: i64,
    scheme: String,
    area_code: String,
}

impl Row {
    fn holds(&self, a: &Address) -> bool {
        !self.street.is_empty()
            && self.street == a.street
            && a.number.is_some_and(|n| (self.number_from..=self.number_to).contains(&i64::from(n)))
    }
}

/// Answers from an address or a postcode.
pub async fn find(asked: &Asked<'_>, tx: &mut Tx, text: &str) -> Result<Outcome> {
    let address = address::parse(text);
    if address.postcodes.is_empty() {
        return Ok(Outcome::Unknown { asked: text.to_owned(), why: Why::NoPostcode });
    }
    for postcode in &address.postcodes {
        let rows = all!(tx, Row, sql::POSTCODES, asked.tenant, postcode)?;
        if !rows.is_empty() {
            return from_table(asked, tx, text, postcode, &address, rows).await;
        }
        let combinations = from_shapes(asked, tx, postcode).await?;
        if !combinations.is_empty() {
            return answer(asked, tx, text, postcode, combinations, false, FoundBy::Postcode).await;
        }
    }
    let shown = address.postcodes.into_iter().next().unwrap_or_default();
    Ok(Outcome::Unknown { asked: shown, why: Why::UnknownPostcode })
}

async fn from_table(
    asked: &Asked<'_>,
    tx: &mut Tx,
    text: &str,
    postcode: &str,
    address: &Address,
    rows: Vec<Row>,
) -> Result<Outcome> {
    let has_streets = rows.iter().any(|r| !r.street.is_empty());
    let exact: Vec<&Row> = rows.iter().filter(|r| r.holds(address)).collect();
    let settled: BTreeSet<&str> = exact.iter().map(|r| r.scheme.as_str()).collect();
    // Where the street decides, only its row counts; sets of areas that no street divides keep their whole postcodes.
    let used: Vec<&Row> = if exact.is_empty() {
        rows.iter().collect()
    } else {
        rows.iter().filter(|r| r.holds(address) || (r.street.is_empty() && !settled.contains(r.scheme.as_str()))).collect()
    };
    let mut levels: Vec<Level> = Vec::new();
    let codes: BTreeSet<(&str, &str)> =
        used.iter().map(|r| (r.scheme.as_str(), r.area_code.as_str())).filter(|(_, code)| !code.is_empty()).collect();
    for (scheme, code) in codes {
        let areas = meant(asked, tx, scheme, code).await?;
        add(&mut levels, areas);
    }
    let found_by = if exact.is_empty() { FoundBy::Postcode } else { FoundBy::Address };
    answer(asked, tx, text, postcode, combine(levels), has_streets && exact.is_empty(), found_by).await
}

/// Areas that exclude each other, because they are of the same sets: two municipalities, two constituencies.
#[derive(Default)]
struct Level {
    schemes: BTreeSet<String>,
    options: Vec<Vec<Area>>,
}

/// Adds the areas one code stands for (a boundary and the district of the same code) to the level they compete on.
fn add(levels: &mut Vec<Level>, areas: Vec<Area>) {
    if areas.is_empty() {
        return;
    }
    let schemes: BTreeSet<String> = areas.iter().map(|a| a.scheme.clone()).collect();
    let known = levels.iter_mut().find(|l| !l.schemes.is_disjoint(&schemes));
    let mut new = Level::default();
    let level = known.unwrap_or(&mut new);
    level.schemes.extend(schemes);
    level.options.push(areas);
    if !new.options.is_empty() {
        levels.push(new);
    }
}

/// One option of each level, in every combination; at most fifty.
fn combine(levels: Vec<Level>) -> Vec<Vec<Area>> {
    let mut out: Vec<Vec<Area>> = Vec::new();
    for level in levels {
        let before = if out.is_empty() { vec![Vec::new()] } else { out };
        let join = |some: &Vec<Area>, option: &Vec<Area>| some.iter().chain(option).cloned().collect::<Vec<Area>>();
        out = before.iter().flat_map(|some| level.options.iter().map(move |option| join(some, option))).take(50).collect();
    }
    out
}

/// Turns what a postcode may mean into an answer: places with the same seats are the same place.
async fn answer(
    asked: &Asked<'_>,
    tx: &mut Tx,
    text: &str,
    postcode: &str,
    combinations: Vec<Vec<Area>>,
    address_helps: bool,
    found_by: FoundBy,
) -> Result<Outcome> {
    let mut by_seats: BTreeMap<BTreeSet<PostId>, Vec<Area>> = BTreeMap::new();
    for areas in combinations {
        let ids: Vec<AreaId> = areas.iter().map(|a| a.area_id).collect();
        let posts = seats::posts(asked, tx, &ids).await?;
        by_seats.entry(posts).or_default().extend(areas);
    }
    let mut choices = Vec::new();
    for (_, mut areas) in by_seats {
        areas.sort();
        areas.dedup();
        choices.push(areas);
    }
    if choices.len() > 1 {
        // What all of them share tells nobody which to take.
        let common: BTreeSet<Area> =
            choices.iter().skip(1).fold(choices.first().into_iter().flatten().cloned().collect(), |c: BTreeSet<Area>, list| {
                c.into_iter().filter(|a| list.contains(a)).collect()
            });
        let mut list: Vec<_> = choices
            .iter()
            .map(|areas| {
                let mut c = choice(asked, FoundBy::Choice, areas, 0);
                let own: Vec<Area> = areas.iter().filter(|a| !common.contains(a)).cloned().collect();
                if !own.is_empty() {
                    c.label = labels(&own);
                }
                c.place.label = format!("{postcode} · {}", c.label);
                c.token = super::place::sign(asked.engine, asked.tenant, &c.place);
                c
            })
            .collect();
        list.sort_by(|a, b| a.label.cmp(&b.label));
        return Ok(Outcome::Ambiguous { asked: text.to_owned(), choices: list, address_helps });
    }
    match choices.pop() {
        Some(areas) => {
            seats::found(asked, tx, Place { areas: areas.iter().map(|a| a.area_id).collect(), found_by, label: text.to_owned() })
                .await
        }
        None => Ok(Outcome::Unknown { asked: postcode.to_owned(), why: Why::UnknownPostcode }),
    }
}

#[derive(sqlx::FromRow)]
struct ShapeRow {
    #[sqlx(rename = "area_id")]
    _area_id: AreaId,
    code: String,
    shape: String,
}

/// Where there is no table but the postcodes have boundaries: the areas that share ground with the postcode's. Borders of
/// different maps never quite agree, so a sliver does not count.
async fn from_shapes(asked: &Asked<'_>, tx: &mut Tx, postcode: &str) -> Result<Vec<Vec<Area>>> {
    let rows = all!(tx, ShapeRow, sql::POSTCODE_AREAS, asked.tenant, postcode, &asked.date)?;
    let mut shape = Shape::default();
    for r in rows {
        let inside = code::postcode_range(&r.code)
            .is_some_and(|(from, to)| from.len() == postcode.len() && from.as_str() <= postcode && postcode <= to.as_str());
        if inside {
            shape.polygons.extend(decode(&r.shape)?.polygons);
        }
    }
    let Some(around) = shape.bbox() else { return Ok(Vec::new()) };
    let areas: Vec<(Area, Shape)> =
        touching(asked, tx, around).await?.into_iter().filter(|(a, _)| a.kind != AreaKind::Postcode).collect();
    let mut hits: BTreeMap<Vec<Area>, usize> = BTreeMap::new();
    for p in samples(&shape) {
        let here: Vec<Area> = areas.iter().filter(|(_, s)| contains(s, p)).map(|(a, _)| a.clone()).collect();
        if !here.is_empty() {
            *hits.entry(here).or_default() += 1;
        }
    }
    let all: usize = hits.values().sum();
    Ok(hits.into_iter().filter(|(_, n)| n * 33 >= all).map(|(areas, _)| areas).collect())
}

/// Points spread evenly over the shape.
fn samples(shape: &Shape) -> Vec<Pt> {
    const STEPS: i64 = 40;
    let Some(b) = shape.bbox() else { return Vec::new() };
    let along = |min: i32, max: i32, i: i64| {
        i32::try_from(i64::from(min) + (i64::from(max) - i64::from(min)) * (2 * i + 1) / (2 * STEPS)).unwrap_or(min)
    };
    let grid = (0..STEPS).flat_map(|x| (0..STEPS).map(move |y| (x, y)));
    grid.map(|(x, y)| Pt { lon: along(b.min.lon, b.max.lon, x), lat: along(b.min.lat, b.max.lat, y) })
        .filter(|p| contains(shape, *p))
        .collect()
}
