//! The e-mail columns of real sheets.

use super::email;
use crate::imports::read::golden::{folder, read_all};
use crate::imports::read::{is_blank, layout};

/// Rows, cells that hold anything, those taken as they are, those taken after tidying, those for a human.
fn count(name: &str) -> Option<(usize, usize, usize, usize, usize)> {
    let folder = folder("csv-contacts-wild")?;
    let rows = read_all(&folder.join(name)).remove(0).1;
    let column = layout(&rows).columns.iter().position(|c| c == "email")?;
    let cells: Vec<&str> =
        rows[1..].iter().filter_map(|r| r.cells.get(column)).map(String::as_str).filter(|c| !is_blank(c)).collect();
    let (mut plain, mut fixed, mut human) = (0, 0, 0);
    for cell in &cells {
        let found = email::read(cell);
        for address in &found.good {
            assert_eq!(address.matches('@').count(), 1);
            assert!(cell.to_lowercase().contains(address.as_str()), "{cell:?}: {address}");
        }
        match (found.good.as_slice(), found.unclear) {
            ([one], false) if *one == cell.to_lowercase() => plain += 1,
            ([_], false) => fixed += 1,
            _ => human += 1,
        }
    }
    Some((rows.len() - 1, cells.len(), plain, fixed, human))
}

#[test]
fn columns_are_as_expected() {
    for (name, want) in [
        ("Austria__Nationalrat__amtsgeheimnis__full.csv", (248, 230, 230, 0, 0)),
        ("Belarus__Chamber__morph__data.csv", (109, 79, 75, 2, 2)),
        // Two of those that look plain end in a dot before the @, which no mail server takes.
        ("Cameroon__Assembly__morph__data.csv", (964, 699, 684 - 2, 1, 14 + 2)),
        ("Dominican_Republic__Diputados__morph__data.csv", (190, 186, 0, 185, 1)),
        ("Greenland__Inatsisartut__manual__scraped.csv", (369, 204, 202, 2, 0)),
        // Four of those run together are the same address twice, with "mailto:" between.
        ("Italy__Senate__morph__data.csv", (322, 306, 215, 4 + 4, 87 - 4)),
        ("Latvia__Saeima__morph__data.csv", (115, 113, 113, 0, 0)),
        ("Lithuania__Seimas__morph__data.csv", (178, 167, 167, 0, 0)),
        ("Romania__Deputies__morph__data.csv", (417, 349, 209, 0, 140)),
    ] {
        if let Some(got) = count(name) {
            assert_eq!(got, want, "{name}");
        }
    }
}
