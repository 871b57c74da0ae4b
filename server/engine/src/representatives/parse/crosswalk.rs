//! Tables from one kind of area to another: municipality to the district that it votes in.

use std::collections::BTreeMap;

use domain::representatives::import::{Fault, FaultKind, ImportOptions, IssueKind, Issues};

use super::table::Table;
use super::{fault, guess};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Code of the smaller area.
    pub from: String,
    /// Code of the area it belongs to.
    pub to: String,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crosswalk {
    /// The links, sorted, without repetitions.
    pub links: Vec<Link>,
    /// Names for the codes led to, where the table has them.
    pub names: BTreeMap<String, String>,
}

/// The options with empty columns guessed: codes by their names, else the first column leads to the last.
///
/// # Errors
/// [`FaultKind::NoSuchColumn`], [`FaultKind::NoCodeColumn`].
pub fn guess(table: &Table, options: &ImportOptions) -> Result<ImportOptions, Fault> {
    let mut o = options.clone();
    for column in [&o.code, &o.to, &o.to_name].into_iter().filter(|c| !c.is_empty()) {
        guess::exists(column, &table.header)?;
    }
    if o.code.is_empty() {
        o.code = guess::called(&table.header, &["from", "fromcode", "kommunecode", "municipalitycode"])
            .or_else(|| table.header.first().cloned())
            .unwrap_or_default();
    }
    if o.to.is_empty() {
        o.to = guess::called(&table.header, &["to", "tocode", "areaid", "districtcode"])
            .filter(|c| *c != o.code)
            .or_else(|| table.header.last().cloned())
            .unwrap_or_default();
    }
    if o.to == o.code {
        return Err(fault(FaultKind::NoCodeColumn, table.header.join(", ")));
    }
    if o.to_name.is_empty() {
        o.to_name = guess::called(&table.header, &["toname", "districtname", "storkreds", "district"])
            .filter(|c| *c != o.to && *c != o.code)
            .unwrap_or_default();
    }
    Ok(o)
}

/// The links of the table.
#[must_use]
pub fn read(table: &Table, o: &ImportOptions) -> (Crosswalk, Issues) {
    let (mut out, mut issues) = (Crosswalk::default(), Issues::default());
    for (line, cells) in &table.rows {
        let get = |column: &str| if column.is_empty() { None } else { guess::value(column, |c| table.cell(cells, c)) };
        let (Some(from), Some(to)) = (get(&o.code), get(&o.to)) else {
            issues.note(IssueKind::NoCode, *line, cells.join(" "));
            continue;
        };
        if let Some(name) = get(&o.to_name) {
            let known = out.names.entry(to.clone()).or_insert_with(|| name.clone());
            if *known != name {
                issues.note(IssueKind::NameClash, *line, format!("{to}: {known} / {name}"));
            }
        }
        out.links.push(Link { from, to });
    }
    out.links.sort();
    out.links.dedup();
    (out, issues)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::representatives::parse::table;

    #[test]
    fn columns_are_guessed_and_names_kept() {
        let table = table::read("kommune_code,kommune,storkreds,ocd_id,everypolitician_area_id\n461,Odense,Fyns Storkreds,x,area/funen\n,Nowhere,Fyns Storkreds,x,area/funen\n".as_bytes()).unwrap();
        let o = guess(&table, &ImportOptions::default()).unwrap();
        assert_eq!(
            (o.code.as_str(), o.to.as_str(), o.to_name.as_str()),
            ("kommune_code", "everypolitician_area_id", "storkreds")
        );
        let (cross, issues) = read(&table, &o);
        assert_eq!(cross.links, [Link { from: "461".into(), to: "area/funen".into() }]);
        assert_eq!(cross.names.get("area/funen").map(String::as_str), Some("Fyns Storkreds"));
        assert_eq!(issues.count(IssueKind::NoCode), 1);
    }
}
