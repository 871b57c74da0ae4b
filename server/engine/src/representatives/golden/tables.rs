use std::collections::{BTreeMap, BTreeSet};

use domain::representatives::import::ImportOptions;

use crate::representatives::parse::testing::public;
use crate::representatives::parse::{contact, crosswalk, popolo, postcodes, table};

#[test]
fn american_zip_codes() {
    let Some(bytes) = public("us-zip-cd/zccd.csv") else { return };
    let table = table::read(&bytes).unwrap();
    assert_eq!(table.rows.len(), 42_033);
    let options = postcodes::guess(&table, &ImportOptions::default()).unwrap();
    let (rows, issues) = postcodes::read(&table, &options);
    assert_eq!((rows.len(), issues.total()), (42_033, 0));
    let mut by_zip: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for r in &rows {
        by_zip.entry(&r.from).or_default().insert(&r.area);
    }
    let mut districts: BTreeMap<usize, usize> = BTreeMap::new();
    for areas in by_zip.values() {
        *districts.entry(areas.len()).or_default() += 1;
    }
    assert_eq!(by_zip.len(), 33_774);
    assert_eq!(districts, BTreeMap::from([(1, 26_475), (2, 6_458), (3, 755), (4, 61), (5, 17), (6, 8)]));
    assert_eq!(by_zip["93563"].len(), 6);
    assert!(by_zip.contains_key("00601"), "leading zeros are kept");
    let states = |areas: &BTreeSet<&str>| areas.iter().filter_map(|a| a.split('-').next()).collect::<BTreeSet<_>>().len();
    assert_eq!(by_zip.values().filter(|a| states(a) > 1).count(), 109);
}

#[test]
fn danish_municipalities_to_constituencies() {
    let Some(bytes) = public("dk-storkreds-crosswalk/kommune-storkreds.csv") else { return };
    let table = table::read(&bytes).unwrap();
    let options = crosswalk::guess(&table, &ImportOptions::default()).unwrap();
    let (cross, issues) = crosswalk::read(&table, &options);
    assert_eq!((cross.links.len(), issues.total()), (98, 0));
    let of = |code: &str| cross.links.iter().find(|l| l.from == code).and_then(|l| cross.names.get(&l.to)).map(String::as_str);
    assert_eq!((of("461"), of("751")), (Some("Fyns Storkreds"), Some("Østjyllands Storkreds")));
    let Some(people) = public("dk-folketing/ep-popolo-v1.0.json") else { return };
    let (doc, _) = popolo::read(&people).unwrap();
    assert!(
        cross.links.iter().all(|l| doc.areas.iter().any(|a| a.source_id == l.to)),
        "every link leads to a district that somebody sits for"
    );
}

#[test]
fn cells_of_addresses_in_the_wild() {
    for (file, want_people, want_run_together) in [
        ("Romania__Deputies__morph__data.csv", 417, 140),
        ("Italy__Senate__morph__data.csv", 322, 87),
        ("Austria__Nationalrat__amtsgeheimnis__full.csv", 248, 0),
    ] {
        let Some(bytes) = public(&format!("csv-contacts-wild/{file}")) else { return };
        let table = table::read(&bytes).unwrap();
        assert_eq!(table.rows.len(), want_people, "{file}");
        let cells: Vec<_> = table
            .rows
            .iter()
            .filter_map(|(_, cells)| table.cell(cells, "email"))
            .filter(|c| !c.is_empty())
            .map(contact::emails)
            .collect();
        let human = cells.iter().filter(|c| !c.rejected.is_empty()).count();
        assert!(human <= want_run_together, "{file}: {human}");
        for cell in &cells {
            assert!(!cell.addresses.is_empty() || !cell.rejected.is_empty(), "{file}: a cell is lost");
            for a in &cell.addresses {
                assert_eq!(a.matches('@').count(), 1, "{file}: {a}");
            }
        }
    }
}
