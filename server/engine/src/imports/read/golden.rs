//! The real sheets and cards, if they are there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;

/// A folder of the test data; `None` says so and leaves the test out.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("HUSTINGS_TEST_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")), PathBuf::from);
    let found = root.join(name);
    if found.is_dir() {
        Some(found)
    } else {
        eprintln!("{} is not there: left out", found.display());
        None
    }
}

/// Every sheet of a file.
pub(crate) fn read_all(path: &Path) -> Vec<(Found, Vec<Row>)> {
    let bytes = std::fs::read(path).unwrap();
    let kind = format(&path.file_name().unwrap().to_string_lossy(), &bytes[..bytes.len().min(4096)]);
    let mut all = Collected::default();
    file(path, kind, &mut all).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    all.0
}

fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let Some(folder) = folder(name) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == ending));
    paths.sort();
    paths
}

#[test]
fn spectrum_is_read_as_its_answers_say() {
    let paths = files("csv-spectrum/csvs", "csv");
    for path in &paths {
        let answer = path.parent().unwrap().parent().unwrap().join("json").join(path.with_extension("json").file_name().unwrap());
        let answer = std::fs::read_to_string(answer).unwrap();
        let answer = if answer.trim_start().starts_with('{') { format!("[{answer}]") } else { answer };
        let want: Vec<BTreeMap<String, String>> = serde_json::from_str(&answer).unwrap();
        let mut rows = read_all(path).remove(0).1.into_iter();
        let header = rows.next().unwrap().cells;
        let got: Vec<BTreeMap<String, String>> = rows.map(|r| header.iter().cloned().zip(r.cells).collect()).collect();
        // One answer has lost a degree sign that the file has.
        let got: Vec<BTreeMap<String, String>> = if answer.contains('\u{fffd}') {
            got.into_iter().map(|r| r.into_iter().map(|(k, v)| (k, v.replace('°', "\u{fffd}"))).collect()).collect()
        } else {
            got
        };
        // In the same answer somebody has put another phone number.
        let comparable = |rows: Vec<BTreeMap<String, String>>| -> Vec<BTreeMap<String, String>> {
            let other = |k: &str| k != "Contact Phone Number";
            rows.into_iter().map(|r| r.into_iter().filter(|(k, _)| other(k)).collect()).collect()
        };
        // Lines within a cell end in one way here, whatever the file does.
        let want = want.into_iter().map(|r| r.into_iter().map(|(k, v)| (k, v.replace("\r\n", "\n"))).collect()).collect();
        assert_eq!(comparable(got), comparable(want), "{}", path.display());
    }
    assert!(paths.is_empty() || paths.len() == 12);
}

#[test]
fn messy_tables_are_read() {
    let Some(folder) = folder("csv-messytables") else { return };
    let first = |name: &str| {
        let (found, rows) = read_all(&folder.join(name)).remove(0);
        let layout = layout(&rows);
        (found, layout, rows)
    };
    let (found, of, rows) = first("characters.csv");
    assert_eq!((found.delimiter.as_str(), rows[0].cells[0].as_str()), (",", "id"));
    assert_eq!((found.encoding.as_str(), of.header_line, of.columns[2].as_str()), ("Big5", 1, "景點中文名稱"));
    let (_, of, rows) = first("complex.csv");
    assert_eq!(of.columns, ["date", "another date", "temperature", "place"]);
    assert_eq!(rows[3].cells, ["2011-01-03", " ", "6,000,000", "Galway"]);
    let (found, of, rows) = first("example.tsv");
    assert_eq!((found.delimiter.as_str(), of.columns[0].as_str(), rows[1].cells.len()), ("tab", "hour", 17));
    let (_, of, _) = first("excel_pasting.csv");
    assert_eq!((of.header_line, of.columns[0].as_str(), of.columns[1].as_str()), (4, "Year", "2000"));
    let (_, of, rows) = first("null.csv");
    assert_eq!((of.header_line, rows.len()), (0, 10));
    assert_eq!(first("simple.psv").0.delimiter, "|");
    assert_eq!(first("simple.ssv").0.delimiter, ";");
    let (_, of, rows) = first("skip_initials.csv");
    assert_eq!((of.columns, rows[1].cells[1].trim()), (vec!["field1".to_owned(), "field2".into()], "goodbye"));
    assert_eq!(first("small.csv").2.len(), 1);
    let (found, of, _) = first("spanish_chars.csv");
    assert_eq!((found.encoding.as_str(), of.columns[7].as_str()), ("windows-1252", "Descripción"));
    assert_eq!(first("utf8bom.csv").2[0].cells, ["kitten", "win"]);
    assert!(first("long.csv").2.len() > 3000);
}

#[test]
fn workbooks_are_read() {
    let Some(folder) = folder("csv-messytables") else { return };
    for name in ["simple.ods", "simple.xls", "libreoffice.xlsx", "span_rich.xls"] {
        let sheets = read_all(&folder.join(name));
        // One of them is an empty sheet.
        assert_eq!(sheets.iter().any(|(_, rows)| !rows.is_empty()), name != "libreoffice.xlsx", "{name}");
    }
    let xls = &read_all(&folder.join("simple.xls"))[0].1;
    assert_eq!(xls[0].cells, ["date", "temperature", "place"]);
    assert_eq!(xls[1].cells[0], "2011-01-01");
    let ods = &read_all(&folder.join("simple.ods"))[0].1;
    assert_eq!(ods[1].cells[0], "Bob");
}

#[test]
fn every_card_is_read() {
    let column = |name: &str| cards::COLUMNS.iter().position(|c| *c == name).unwrap();
    let paths = files("vcards", "vcf");
    let (mut many, mut named, mut broken) = (0, 0, 0);
    for path in &paths {
        let bytes = std::fs::read(path).unwrap();
        let says = String::from_utf8_lossy(&bytes).to_uppercase().replace("\r", "");
        let mut all = Collected::default();
        if let Err(e) = cards::read(&bytes, &mut all) {
            panic!("{}: {e}\n{}", path.display(), says.chars().take(300).collect::<String>());
        }
        for row in all.0.remove(0).1 {
            many += 1;
            let name = [column("full_name"), column("given_name"), column("family_name")]
                .iter()
                .any(|c| !row.cells[*c].trim().is_empty());
            named += usize::from(name);
            broken += usize::from(row.cells.iter().any(|c| c.contains('\u{fffd}')));
        }
    }
    eprintln!("{many} cards in {} files, {named} with a name", paths.len());
    assert!(paths.is_empty() || (paths.len() == 116 && broken <= 1 && many >= 110 && named * 10 >= many * 9));
}
