use domain::representatives::import::ImportOptions;

use crate::representatives::geo::contains::contains;
use crate::representatives::geo::distance::metres;
use crate::representatives::geo::testing::at;
use crate::representatives::parse::geojson::{self, Boundary};
use crate::representatives::parse::testing::public;

/// The areas of a file; the options name the code and name properties, empty ones are guessed.
fn areas(path: &str, code: &str, name: &str) -> Option<Vec<Boundary>> {
    let features = geojson::features(&public(path)?).unwrap();
    let options = features.guess(&ImportOptions { code: code.into(), name: name.into(), ..Default::default() }).unwrap();
    Some(features.boundaries(&options).0)
}

fn find(areas: &[Boundary], lat: f64, lon: f64) -> Vec<&str> {
    areas.iter().filter(|a| contains(&a.shape, at(lon, lat))).map(|a| a.code.as_str()).collect()
}

/// Looks up points (latitude first), each with the codes that must be found.
fn check(path: &str, code: &str, name: &str, wants: &[(f64, f64, &[&str])]) {
    let Some(areas) = areas(path, code, name) else { return };
    for (lat, lon, want) in wants {
        assert_eq!(find(&areas, *lat, *lon), *want, "{path}: {lat}, {lon}");
    }
}

#[test]
fn danish_municipalities() {
    let path = "dk-boundaries/municipalities.geojson";
    check(
        path,
        "lau_1",
        "label_dk",
        &[
            (55.4038, 10.4024, &["461"]),
            (56.1629, 10.2039, &["751"]),
            (55.1009, 14.7066, &["400"]),
            (55.6761, 12.5683, &["101"]),
            (55.6786, 12.5340, &["147"]),
            (56.0, 7.0, &[]),
            (55.605, 13.0038, &[]),
        ],
    );
    let Some(areas) = areas(path, "", "") else { return };
    assert_eq!(areas.len(), 99, "311 features are 99 areas, with the properties guessed");
    assert!(areas.iter().any(|a| a.code == "751" && a.name == "Århus"));
}

#[test]
fn danish_postcodes() {
    let path = "dk-boundaries/postal_codes.geojson";
    check(path, "postal_code", "label_dk", &[(55.6761, 12.5683, &["1500-1799"]), (57.27, 11.0, &["9940"])]);
    let Some(areas) = areas(path, "", "") else { return };
    assert_eq!(areas.len(), 592);
    assert_eq!(areas.iter().find(|a| a.code == "9940").map(|a| a.shape.polygons.len()), Some(14), "Læsø is 14 features");
}

#[test]
fn french_constituencies() {
    let path = "fr-assemblee/circonscriptions-legislatives-2012.geojson";
    check(
        path,
        "ID",
        "nom_dpt",
        &[
            (48.8566, 2.3522, &["75007"]),
            (45.7640, 4.8357, &["69002"]),
            (41.9192, 8.7386, &[]),
            (-20.8789, 55.4481, &["ZD001"]),
            (-22.2758, 166.4580, &["ZN001"]),
            (-17.5516, -149.5585, &["ZP001"]),
        ],
    );
    let Some(areas) = areas(path, "ID", "nom_dpt") else { return };
    assert_eq!(areas.len(), 566);
    let nearest = areas
        .iter()
        .map(|a| (metres(&a.shape, at(8.7386, 41.9192)), a.code.as_str()))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .unwrap();
    assert_eq!(nearest.1, "2A001", "Ajaccio is offered the nearest");
    assert!(nearest.0 < 5_000.0, "{} m", nearest.0);
}

#[test]
fn french_departements() {
    check(
        "fr-boundaries/departements-version-simplifiee.geojson",
        "code",
        "nom",
        &[(45.7640, 4.8357, &["69"]), (42.6977, 9.4508, &["2B"]), (-20.8789, 55.4481, &[])],
    );
}

#[test]
fn brazilian_states() {
    let wants: &[(f64, f64, &[&str])] =
        &[(-23.5505, -46.6333, &["SP"]), (-3.1190, -60.0217, &["AM"]), (-15.7939, -47.8828, &["DF"])];
    check("br-boundaries/brazil-states.geojson", "sigla", "name", wants);
}

#[test]
fn american_districts() {
    let load = |generation: &str, names: &[&str]| -> Option<Vec<Boundary>> {
        let each = names.iter().map(|n| areas(&format!("us-districts/cds-{generation}-{n}.geojson"), "Code", "District"));
        Some(each.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
    };
    let jersey: Vec<String> = (1..=12).map(|n| format!("NJ-{n}")).collect();
    let colorado: Vec<String> = (1..=7).map(|n| format!("CO-{n}")).collect();
    let others = ["AK-0", "VT-0", "HI-1", "HI-2", "CT-1", "CT-2", "CT-3", "CT-4", "CT-5"].map(str::to_owned);
    let names: Vec<&str> = jersey.iter().chain(&colorado).chain(&others).map(String::as_str).collect();
    let Some(old) = load("2016", &names) else { return };
    let wants: &[(f64, f64, &[&str])] = &[
        (40.7357, -74.1724, &["NJ-10"]),
        (40.2206, -74.7597, &["NJ-12"]),
        (39.7392, -104.9903, &["CO-01"]),
        (41.7658, -72.6734, &["CT-01"]),
        (21.3099, -157.8581, &["HI-01"]),
        (61.2181, -149.9003, &["AK-AL"]),
        (52.9, 172.9, &[]),
    ];
    for (lat, lon, want) in wants {
        assert_eq!(find(&old, *lat, *lon), *want, "{lat}, {lon}");
    }
    let Some(new) = load("2022", &["NJ-1", "NJ-8", "NJ-9", "NJ-10"]) else { return };
    assert_eq!(find(&new, 40.7357, -74.1724), ["NJ-10"]);
}
