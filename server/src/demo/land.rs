//! The invented country: districts on a bent grid, municipalities inside them, postcodes that do not always respect either,
//! and who sits for them.

use std::fmt::Write as _;

use anyhow::Context;
use domain::access::Actor;
use domain::ids::OrganisationId;
use domain::representatives::import::{ImportKind, ImportOptions};
use domain::representatives::level::Level;
use domain::tenants::Tenant;
use engine::{Engine, casework, representatives};
use serde_json::{Value, json};

use super::names::{FAMILY, GIVEN, pick};

/// Districts across and down; each holds two municipalities side by side.
const ACROSS: i32 = 4;
const DOWN: i32 = 3;

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
    import(ImportKind::Boundaries, "constituency", "demo-assembly", boundaries(1)).await?;
    import(ImportKind::Boundaries, "municipality", "demo-councils", boundaries(2)).await?;
    import(ImportKind::Popolo, Level::National.as_str(), "demo-assembly", parliament()).await?;
    import(ImportKind::Popolo, Level::Municipal.as_str(), "demo-councils", councils()).await?;
    import(ImportKind::Postcodes, "", "demo-postcodes", postcodes()).await?;
    let sitting = representatives::list::politicians(engine, owner, "", "").await?;
    let member =
        sitting.items.into_iter().find(|p| p.area.starts_with("District")).context("nobody sits in the demo's parliament")?;
    Ok(casework::open_office(engine, owner, member.id, root, &format!("Office of {}", member.name), "office").await?)
}

/// Corner of the grid, bent a little so that no border is a straight line.
fn corner(x: f64, y: f64) -> Value {
    let bend = 0.05 * (1.7 * x + 2.3 * y).sin();
    json!([9.0 + 0.5 * x + bend, 55.0 + 0.4 * y + bend])
}

fn boundaries(parts: i32) -> String {
    let mut features = Vec::new();
    for y in 0..DOWN {
        for x in 0..ACROSS * parts {
            let (left, right) = (f64::from(x) / f64::from(parts), f64::from(x + 1) / f64::from(parts));
            let (low, high) = (f64::from(y), f64::from(y + 1));
            let mut ring = Vec::new();
            let steps = 6;
            for s in 0..steps {
                ring.push(corner(left + (right - left) * f64::from(s) / f64::from(steps), low));
            }
            for s in 0..steps {
                ring.push(corner(right, low + (high - low) * f64::from(s) / f64::from(steps)));
            }
            for s in 0..steps {
                ring.push(corner(right - (right - left) * f64::from(s) / f64::from(steps), high));
            }
            for s in 0..steps {
                ring.push(corner(left, high - (high - low) * f64::from(s) / f64::from(steps)));
            }
            ring.extend(ring.first().cloned());
            let (code, name) = area(parts, x, y);
            features.push(json!({"type": "Feature", "properties": {"code": code, "name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}));
        }
    }
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// Code and name of a district (`parts` 1) or municipality (`parts` 2).
fn area(parts: i32, x: i32, y: i32) -> (String, String) {
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
    let n = usize::try_from(y * ACROSS * parts + x).unwrap_or_default();
    if parts == 1 {
        (format!("D{:02}", n + 1), format!("District of {}", pick(TOWNS, n)))
    } else {
        let side = if n % 2 == 0 { "West" } else { "East" };
        (format!("M{:02}", n + 1), format!("{} {side}", pick(TOWNS, n / 2)))
    }
}

fn legislature(parts: i32, seats: usize, body: &str, id: &str, offset: usize) -> String {
    let (mut persons, mut memberships, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    let parties = ["Green Meadow", "Liberal Union", "Harbour List"];
    for y in 0..DOWN {
        for x in 0..ACROSS * parts {
            let (code, name) = area(parts, x, y);
            areas.push(json!({"id": code, "name": name, "identifiers": [{"scheme": if parts == 1 { "district" } else { "municipality" }, "identifier": code}]}));
            for seat in 0..seats {
                let n = offset + persons.len();
                let person = format!("{id}-{n}");
                let name = format!("{} {}", pick(GIVEN, n * 5 + seat), pick(FAMILY, n * 3 + 1));
                persons.push(json!({"id": person, "name": name, "email": format!("{person}@assembly.example.org")}));
                let party = parties.get(n % parties.len()).copied().unwrap_or_default();
                memberships.push(json!({"person_id": person, "organization_id": id, "area_id": code, "legislative_period_id": format!("{id}-term"),
                    "on_behalf_of_id": party, "role": "member"}));
            }
        }
    }
    let mut organizations = vec![json!({"id": id, "name": body, "classification": "legislature"})];
    organizations.extend(parties.iter().map(|p| json!({"id": p, "name": p, "classification": "party"})));
    json!({"persons": persons, "organizations": organizations, "areas": areas, "memberships": memberships,
        "events": [{"id": format!("{id}-term"), "classification": "legislative period", "organization_id": id, "name": "2024–", "start_date": "2024-01-01"}]})
    .to_string()
}

fn parliament() -> String {
    legislature(1, 3, "National Assembly", "assembly", 0)
}

fn councils() -> String {
    legislature(2, 1, "Municipal Councils", "council", 500)
}

/// Postcodes 4810 to 4845: three a district, every third shared with the next one.
fn postcodes() -> String {
    let mut out = String::from("postcode,area\n");
    for n in 0..36 {
        let district = n / 3 + 1;
        writeln!(out, "{},D{district:02}", 4810 + n).unwrap_or_default();
        if n % 3 == 2 && district < 12 {
            writeln!(out, "{},D{:02}", 4810 + n, district + 1).unwrap_or_default();
        }
    }
    out
}
