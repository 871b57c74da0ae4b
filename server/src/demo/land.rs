//! The invented country: districts on a bent grid, municipalities inside them, postcodes that do not always respect either,
//! and who sits for them.

use std::fmt::Write as _;

use anyhow::Context;
use domain::access::Actor;
use domain::casework::manage::NewOffice;
use domain::ids::OrganisationId;
use domain::representatives::import::{ImportKind, ImportOptions};
use domain::representatives::level::Level;
use domain::tenants::Tenant;
use engine::{Engine, casework, representatives};
use serde_json::{Value, json};

use super::names::{FAMILY, GIVEN, STREETS, pick};

/// Districts across and down; each holds two municipalities side by side, and a row of them is a region.
const ACROSS: i32 = 4;
const DOWN: i32 = 3;
/// The postcodes of the country.
pub(super) const POSTCODES: std::ops::Range<i32> = 4810..4846;

/// Imports the land the way an operator would, and opens the office of one representative.
pub(super) async fn fill(
    engine: &Engine,
    tenant: &Tenant,
    owner: &Actor,
    root: OrganisationId,
) -> anyhow::Result<OrganisationId> {
    let import = async |kind, level: &str, source: &str, text: String| {
        let options = ImportOptions { kind, source: source.into(), level: level.into(), ..ImportOptions::default() };
        let report = representatives::import_file(engine, tenant.id, text.as_bytes(), &options).await?;
        anyhow::ensure!(report.fault.is_none(), "the demo's {source} can't be imported: {:?}", report.fault);
        Ok(())
    };
    import(ImportKind::Boundaries, "constituency", "demo-assembly", boundaries(District)).await?;
    import(ImportKind::Boundaries, "region", "demo-regions", boundaries(Region)).await?;
    import(ImportKind::Boundaries, "municipality", "demo-councils", boundaries(Municipality)).await?;
    import(ImportKind::Popolo, Level::National.as_str(), "demo-assembly", parliament()).await?;
    import(ImportKind::Popolo, Level::Regional.as_str(), "demo-regions", regions()).await?;
    import(ImportKind::Popolo, Level::Municipal.as_str(), "demo-councils", councils()).await?;
    import(ImportKind::Crosswalk, "", "demo-crosswalk", crosswalk()).await?;
    import(ImportKind::Postcodes, "", "demo-postcodes", postcodes()).await?;
    let sitting = representatives::list::politicians(engine, owner, "", "").await?;
    let member =
        sitting.items.into_iter().find(|p| p.area.starts_with("District")).context("nobody sits in the demo's parliament")?;
    let name = format!("Office of {}", member.name);
    let new = NewOffice { politician: member.id, parent: root, name, slug: "office".into(), locale: None };
    Ok(casework::open_office(engine, owner, &new).await?.id)
}

/// Corner of the grid, bent a little so that no border is a straight line.
fn corner(x: f64, y: f64) -> Value {
    let bend = 0.05 * (1.7 * x + 2.3 * y).sin();
    json!([9.0 + 0.5 * x + bend, 55.0 + 0.4 * y + bend])
}

/// What the country is divided into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Region,
    District,
    Municipality,
}

use Kind::{District, Municipality, Region};

/// One of them: a box on the grid before it is bent.
struct Cell {
    code: String,
    name: String,
    left: f64,
    right: f64,
    low: f64,
}

fn cells(kind: Kind) -> Vec<Cell> {
    let (columns, letter) = match kind {
        Region => (1, 'R'),
        District => (ACROSS, 'D'),
        Municipality => (ACROSS * 2, 'M'),
    };
    let width = f64::from(ACROSS) / f64::from(columns);
    let numbers = (0..DOWN).flat_map(|y| (0..columns).map(move |x| (x, y)));
    let cell = |(n, (x, y)): (usize, (i32, i32))| Cell {
        code: format!("{letter}{:02}", n + 1),
        name: name(kind, n),
        left: f64::from(x) * width,
        right: f64::from(x + 1) * width,
        low: f64::from(y),
    };
    numbers.enumerate().map(cell).collect()
}

fn name(kind: Kind, n: usize) -> String {
    const TOWNS: &[&str] = &[
        "Norrvig",
        "Hvidby",
        "Lakso",
        "Midtholm",
        "Kirkas",
        "Soleil",
        "Sonderport",
        "Vallée",
        "Ribeira",
        "Fjeldby",
        "Aavik",
        "Marais",
    ];
    match kind {
        Region => format!("{} Region", pick(&["Southern", "Middle", "Northern"], n)),
        District => format!("District of {}", pick(TOWNS, n)),
        Municipality => format!("{} {}", pick(TOWNS, n / 2), if n.is_multiple_of(2) { "West" } else { "East" }),
    }
}

fn boundaries(kind: Kind) -> String {
    let feature = |cell: Cell| {
        let (left, right, low, high) = (cell.left, cell.right, cell.low, cell.low + 1.0);
        // Corners at the same places whatever the size, so that neighbours of all kinds share their borders exactly.
        let along = |n: u32| (0..n).map(move |s| f64::from(s) / f64::from(n));
        let wide = if right - left > 1.5 {
            48
        } else if right - left > 0.8 {
            12
        } else {
            6
        };
        let mut ring: Vec<Value> = along(wide).map(|s| corner(left + (right - left) * s, low)).collect();
        ring.extend(along(6).map(|s| corner(right, low + (high - low) * s)));
        ring.extend(along(wide).map(|s| corner(right - (right - left) * s, high)));
        ring.extend(along(6).map(|s| corner(left, high - (high - low) * s)));
        ring.extend(ring.first().cloned());
        json!({"type": "Feature", "properties": {"code": cell.code, "name": cell.name}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    };
    let features: Vec<Value> = cells(kind).into_iter().map(feature).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// Who sits for every area of a kind. `offset` keeps the bodies' people apart.
fn legislature(kind: Kind, seats: usize, body: &str, id: &str, offset: usize) -> String {
    let (mut persons, mut memberships, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    let parties = ["Green Meadow", "Liberal Union", "Harbour List"];
    let scheme = match kind {
        Region => "region",
        District => "district",
        Municipality => "municipality",
    };
    for Cell { code, name, .. } in cells(kind) {
        areas.push(json!({"id": code, "name": name, "identifiers": [{"scheme": scheme, "identifier": code}]}));
        for seat in 0..seats {
            let n = offset + persons.len();
            let person = format!("{id}-{n}");
            let name = format!("{} {}", pick(GIVEN, n * 5 + seat), pick(FAMILY, n * 3 + 1));
            persons.push(json!({"id": person, "name": name, "email": format!("{person}@assembly.example.org")}));
            let party = parties.get(n % parties.len()).copied().unwrap_or_default();
            memberships.push(
                json!({"person_id": person, "organization_id": id, "area_id": code, "legislative_period_id": format!("{id}-term"),
                "on_behalf_of_id": party, "role": "member"}),
            );
        }
    }
    let mut organizations = vec![json!({"id": id, "name": body, "classification": "legislature"})];
    organizations.extend(parties.iter().map(|p| json!({"id": p, "name": p, "classification": "party"})));
    json!({"persons": persons, "organizations": organizations, "areas": areas, "memberships": memberships,
        "events": [{"id": format!("{id}-term"), "classification": "legislative period", "organization_id": id, "name": "2024–", "start_date": "2024-01-01"}]})
    .to_string()
}

fn parliament() -> String {
    legislature(District, 3, "National Assembly", "assembly", 0)
}

fn regions() -> String {
    legislature(Region, 4, "Regional Councils", "region", 300)
}

fn councils() -> String {
    legislature(Municipality, 1, "Municipal Councils", "council", 500)
}

/// Three postcodes a district: one in its western municipality, one in its eastern one, and one shared with the next district, where the
/// street decides, and in one street the number.
fn postcodes() -> String {
    let mut out = String::from("postcode,street,numberfrom,numberto,area\n");
    for (n, postcode) in POSTCODES.enumerate() {
        let district = n / 3;
        let (west, east, next) = (2 * district + 1, 2 * district + 2, 2 * district + 3);
        let own = if n % 3 == 0 { west } else { east };
        writeln!(out, "{postcode},,,,M{own:02}").unwrap_or_default();
        if n % 3 != 2 || district == 11 {
            continue;
        }
        writeln!(out, "{postcode},,,,M{next:02}").unwrap_or_default();
        for (i, street) in STREETS.iter().enumerate() {
            let side = if i % 2 == 0 { own } else { next };
            let last = if i == 0 { "40" } else { "" };
            writeln!(out, "{postcode},{street},1,{last},M{side:02}").unwrap_or_default();
        }
        writeln!(out, "{postcode},{},41,,M{next:02}", pick(STREETS, 0)).unwrap_or_default();
    }
    out
}

/// Which district a municipality votes in, and which region a district belongs to.
fn crosswalk() -> String {
    let mut out = String::from("from,to\n");
    for district in 0..12 {
        for municipality in [2 * district + 1, 2 * district + 2] {
            writeln!(out, "M{municipality:02},D{:02}", district + 1).unwrap_or_default();
        }
        writeln!(out, "D{:02},R{:02}", district + 1, district / 4 + 1).unwrap_or_default();
    }
    out
}
