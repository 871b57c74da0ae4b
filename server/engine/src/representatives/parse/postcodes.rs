//! Tables from postcodes, ranges of postcodes or streets to areas. Many to many.

use domain::representatives::import::{Fault, FaultKind, ImportOptions, IssueKind, Issues};

use super::table::Table;
use super::{code, fault, guess};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostcodeRow {
    /// First postcode, without blanks, upper case.
    pub from: String,
    /// Last postcode: as long as the first.
    pub to: String,
    /// Code of the area; empty for postcodes that belong to nowhere in the country.
    pub area: String,
    /// Street, as it is compared; empty: the whole postcode.
    pub street: String,
    /// First house number; 0: from the first.
    pub number_from: u32,
    /// Last house number; [`u32::MAX`]: to the last.
    pub number_to: u32,
}

/// The options with empty columns guessed.
///
/// # Errors
/// [`FaultKind::NoSuchColumn`], [`FaultKind::NoCodeColumn`] if there is no column for the postcode or for the area.
pub fn guess(table: &Table, options: &ImportOptions) -> Result<ImportOptions, Fault> {
    let mut o = options.clone();
    let asked = [&o.postcode, &o.to, &o.code, &o.name, &o.street, &o.number_from, &o.number_to];
    for column in asked.into_iter().filter(|c| !c.is_empty()) {
        guess::exists(column, &table.header)?;
    }
    let find = |words: &[&str]| guess::called(&table.header, words);
    if o.postcode.is_empty() {
        o.postcode = find(&[
            "postcodefrom",
            "postcode",
            "postalcode",
            "zcta",
            "zip",
            "zipcode",
            "postnummer",
            "postnr",
            "codepostal",
            "postinumero",
            "cep",
            "from",
        ])
        .unwrap_or_default();
    }
    if o.to.is_empty() {
        o.to = find(&["postcodeto", "to"]).filter(|c| *c != o.postcode && code::name_key(c).ends_with("to")).unwrap_or_default();
    }
    if o.street.is_empty() {
        o.street = find(&["street", "vej", "vejnavn", "rue", "voie", "katu", "logradouro", "rua"]).unwrap_or_default();
    }
    if o.number_from.is_empty() {
        o.number_from = find(&["numberfrom", "nofrom", "number", "housenumber"]).unwrap_or_default();
    }
    if o.number_to.is_empty() {
        o.number_to = find(&["numberto", "noto"]).filter(|c| *c != o.number_from).unwrap_or_default();
    }
    if o.code.is_empty() {
        let taken = [&o.postcode, &o.to, &o.street, &o.number_from, &o.number_to];
        let left: Vec<String> = table.header.iter().filter(|c| !taken.contains(c)).cloned().collect();
        let state = guess::called(&left, &["stateabbr", "state"]);
        let district = guess::called(&left, &["cd", "congressionaldistrict"]);
        o.code = match (state, district) {
            // The number of a district means nothing without its state.
            (Some(state), Some(district)) => format!("{{{state}}}-{{{district}}}"),
            _ => guess::called(
                &left,
                &[
                    "areacode",
                    "area",
                    "districtcode",
                    "district",
                    "municipalitycode",
                    "municipality",
                    "kommunekode",
                    "kommune",
                    "insee",
                    "code",
                    "kode",
                ],
            )
            .unwrap_or_default(),
        };
    }
    if o.postcode.is_empty() || o.code.is_empty() {
        return Err(fault(FaultKind::NoCodeColumn, table.header.join(", ")));
    }
    Ok(o)
}

/// The rows of the table, sorted, without repetitions.
#[must_use]
pub fn read(table: &Table, o: &ImportOptions) -> (Vec<PostcodeRow>, Issues) {
    let mut issues = Issues::default();
    let mut out = Vec::with_capacity(table.rows.len());
    for (line, cells) in &table.rows {
        let get = |column: &str| if column.is_empty() { None } else { guess::value(column, |c| table.cell(cells, c)) };
        let Some(postcode) = get(&o.postcode) else {
            issues.note(IssueKind::NoCode, *line, cells.join(" "));
            continue;
        };
        let Some(range) = range(&postcode, get(&o.to).as_deref()) else {
            issues.note(IssueKind::BadRange, *line, postcode);
            continue;
        };
        let area = get(&o.code).unwrap_or_default();
        if area.is_empty() {
            issues.note(IssueKind::UnknownArea, *line, &postcode);
        }
        let Some((number_from, number_to)) = numbers(get(&o.number_from).as_deref(), get(&o.number_to).as_deref()) else {
            issues.note(IssueKind::BadRange, *line, cells.join(" "));
            continue;
        };
        let street = get(&o.street).map(|s| code::name_key(&s)).unwrap_or_default();
        out.push(PostcodeRow { from: range.0, to: range.1, area, street, number_from, number_to });
    }
    out.sort();
    out.dedup();
    (out, issues)
}

fn range(from: &str, to: Option<&str>) -> Option<(String, String)> {
    let (first, last) = code::postcode_range(from)?;
    let Some(to) = to else { return Some((first, last)) };
    let (_, last) = code::postcode_range(to)?;
    (first.len() == last.len() && first <= last).then_some((first, last))
}

fn numbers(from: Option<&str>, to: Option<&str>) -> Option<(u32, u32)> {
    let parse = |s: &str| s.trim().parse::<u32>().ok();
    let (from, to) = match (from, to) {
        (None, None) => return Some((0, u32::MAX)),
        (Some(from), None) => match from.split_once(['-', '–']) {
            Some((a, b)) => (parse(a)?, parse(b)?),
            None => (parse(from)?, parse(from)?),
        },
        (None, Some(to)) => (0, parse(to)?),
        (Some(from), Some(to)) => (parse(from)?, parse(to)?),
    };
    (from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::representatives::parse::table;

    fn rows(csv: &str) -> (Vec<PostcodeRow>, Issues) {
        let table = table::read(csv.as_bytes()).unwrap();
        let options = guess(&table, &ImportOptions::default()).unwrap();
        read(&table, &options)
    }

    #[test]
    fn ranges_zeros_and_many_to_many() {
        let (rows, issues) =
            rows("postcode,municipality\n0800,165\n1000-1499,101\n2000,101\n2000,147\n2000,147\nudland,\n,101\n9999-1000,1\n");
        let got: Vec<_> = rows.iter().map(|r| (r.from.as_str(), r.to.as_str(), r.area.as_str())).collect();
        assert_eq!(got, [("0800", "0800", "165"), ("1000", "1499", "101"), ("2000", "2000", "101"), ("2000", "2000", "147")]);
        assert_eq!((issues.count(IssueKind::BadRange), issues.count(IssueKind::NoCode)), (2, 1));
    }

    #[test]
    fn states_and_districts_make_one_code() {
        let (rows, _) = rows("state_fips,state_abbr,zcta,cd\n01,AL,35005,6\n01,AL,35005,7\n");
        assert_eq!(rows.iter().map(|r| r.area.as_str()).collect::<Vec<_>>(), ["AL-6", "AL-7"]);
    }

    #[test]
    fn streets_with_house_numbers() {
        let (rows, issues) = rows(
            "postcode;street;number_from;number_to;district\n4821;Harbour Street;1;99;N1\n4821;Harbour Street;100;;N2\n4821;Mill Lane;;;N2\n4821;Mill Lane;x;;N2\n",
        );
        let got: Vec<_> = rows.iter().map(|r| (r.street.as_str(), r.number_from, r.number_to, r.area.as_str())).collect();
        assert_eq!(got, [("harbour street", 1, 99, "N1"), ("harbour street", 100, 100, "N2"), ("mill lane", 0, u32::MAX, "N2")]);
        assert_eq!(issues.count(IssueKind::BadRange), 1);
    }
}
