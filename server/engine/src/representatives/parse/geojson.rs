//! GeoJSON boundaries: a collection, a bare feature or nothing at all; one area may be spread over many features.

use std::collections::BTreeMap;

use domain::representatives::import::{Fault, FaultKind, ImportOptions, IssueKind, Issues};

use super::geojson_raw::{Feature, Geometry, NotDegrees, Raw};
use super::{checked, fault, guess, json_fault, row};
use crate::representatives::geo::Shape;

/// The features of a file, before anybody has said which property is what.
#[derive(Debug, Default)]
pub struct Features {
    /// Each feature: its properties as text (without the empty ones), and its geometry.
    pub list: Vec<(BTreeMap<String, String>, Option<Geometry>)>,
    /// Whether the file was one bare feature.
    pub bare: bool,
}

/// An area with its boundary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// Its code, as text: leading zeros count.
    pub code: String,
    /// Its name.
    pub name: String,
    /// All its parts.
    pub shape: Shape,
}

/// Reads the features of a file.
///
/// # Errors
/// [`FaultKind::NotJson`], [`FaultKind::NotGeoJson`], [`FaultKind::Empty`], [`FaultKind::TooLarge`].
pub fn features(bytes: &[u8]) -> Result<Features, Fault> {
    let bytes = checked(bytes)?;
    let raw: Raw = serde_json::from_slice(bytes).map_err(|e| {
        let kind = if e.is_data() { FaultKind::NotGeoJson } else { FaultKind::NotJson };
        json_fault(kind, &e)
    })?;
    let kind = raw.kind.unwrap_or_default();
    if let Some(list) = raw.features {
        let list = list.into_iter().map(|f| f.map_or_else(Default::default, read)).collect();
        return Ok(Features { list, bare: false });
    }
    let geometry = raw.geometry.or_else(|| {
        (raw.coordinates.is_some() || raw.geometries.is_some())
            .then_some(Geometry { coordinates: raw.coordinates, geometries: raw.geometries })
    });
    if kind != "Feature" && geometry.is_none() {
        return Err(fault(FaultKind::NotGeoJson, kind));
    }
    Ok(Features { list: vec![read(Feature { properties: raw.properties, geometry, id: raw.id })], bare: true })
}

fn read(f: Feature) -> (BTreeMap<String, String>, Option<Geometry>) {
    let mut out: BTreeMap<String, String> =
        f.properties.unwrap_or_default().into_iter().filter_map(|(k, v)| Some((k, text(&v)?))).collect();
    if let Some(id) = f.id.as_ref().and_then(text) {
        out.entry("id".to_owned()).or_insert(id);
    }
    (out, f.geometry)
}

fn text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(s) => Some(s.trim().to_owned()).filter(|s| !s.is_empty()),
        serde_json::Value::Number(n) => Some(n.to_string()),
        serde_json::Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

impl Features {
    /// The names of all properties, in alphabetical order.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let mut all: Vec<String> = self.list.iter().flat_map(|(p, _)| p.keys().cloned()).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The options with the properties for code and name guessed where they are empty.
    ///
    /// # Errors
    /// [`FaultKind::NoSuchColumn`], [`FaultKind::NoCodeColumn`].
    pub fn guess(&self, options: &ImportOptions) -> Result<ImportOptions, Fault> {
        let columns = self.columns();
        let mut options = options.clone();
        if self.list.is_empty() {
            return Ok(options);
        }
        for wanted in [&options.code, &options.name].into_iter().filter(|w| !w.is_empty()) {
            guess::exists(wanted, &columns)?;
        }
        let values = |column: &str| self.list.iter().map(|(p, _)| p.get(column).cloned().unwrap_or_default()).collect::<Vec<_>>();
        if options.name.is_empty() {
            options.name = guess::name(&columns, values).unwrap_or_default();
        }
        if options.code.is_empty() {
            options.code = guess::code(&columns, values).ok_or_else(|| fault(FaultKind::NoCodeColumn, columns.join(", ")))?;
        }
        Ok(options)
    }

    /// The areas of the file, one per code, in the order of the codes. `options` must name the code and name properties.
    #[must_use]
    pub fn boundaries(self, options: &ImportOptions) -> (Vec<Boundary>, Issues) {
        let mut issues = Issues::default();
        let mut out: BTreeMap<String, Boundary> = BTreeMap::new();
        for (i, (properties, geometry)) in self.list.into_iter().enumerate() {
            let get = |column: &str| guess::value(column, |c| properties.get(c).map(String::as_str));
            let (code, name) = (get(&options.code), get(&options.name));
            let Some(code) = code else {
                issues.note(IssueKind::NoCode, row(i), name.unwrap_or_default());
                continue;
            };
            let polygons = match geometry.map(Geometry::polygons) {
                Some(Ok(polygons)) if !polygons.is_empty() => polygons,
                Some(Err(NotDegrees)) => {
                    issues.note(IssueKind::NotDegrees, row(i), &code);
                    continue;
                }
                _ => {
                    issues.note(IssueKind::NoGeometry, row(i), &code);
                    continue;
                }
            };
            if name.is_none() {
                issues.note(IssueKind::NoName, row(i), &code);
            }
            let name = name.unwrap_or_default();
            let area = out.entry(code.clone()).or_insert_with(|| Boundary { code, name: name.clone(), shape: Shape::default() });
            if area.name.is_empty() {
                area.name.clone_from(&name);
            }
            if !name.is_empty() && area.name != name {
                issues.note(IssueKind::NameClash, row(i), format!("{}: {} / {name}", area.code, area.name));
            }
            area.shape.polygons.extend(polygons);
        }
        let mut list: Vec<Boundary> = out.into_values().collect();
        for b in list.iter_mut().filter(|b| b.name.is_empty()) {
            b.name.clone_from(&b.code);
        }
        (list, issues)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::representatives::geo::contains::contains;
    use crate::representatives::geo::testing::at;
    use proptest::prelude::*;

    fn read_all(json: &str) -> (Vec<Boundary>, Issues) {
        let features = features(json.as_bytes()).unwrap();
        let options = features.guess(&ImportOptions::default()).unwrap();
        features.boundaries(&options)
    }

    #[test]
    fn parts_of_one_code_become_one_area_and_heights_are_dropped() {
        let (areas, issues) = read_all(
            r#"{"type":"FeatureCollection","crs":{"type":"name"},"features":[
            {"type":"Feature","properties":{"code":"01","name":"Isle"},"geometry":{"type":"Polygon","coordinates":[[[0,0,-999.0],[0,1,-999.0],[1,1,-999.0],[1,0,-999.0],[0,0,-999.0]]]}},
            {"type":"Feature","properties":{"code":"01","name":"Isle"},"geometry":{"coordinates":[[[[5,5],[5,6],[6,6],[6,5],[5,5]]]],"type":"MultiPolygon"}},
            {"type":"Feature","properties":{"code":"02","name":null},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[[[8,8],[8,9],[9,9]]]}]}}]}"#,
        );
        assert_eq!(
            areas.iter().map(|a| (a.code.as_str(), a.name.as_str(), a.shape.polygons.len())).collect::<Vec<_>>(),
            [("01", "Isle", 2), ("02", "02", 1)]
        );
        assert!(areas.iter().any(|a| contains(&a.shape, at(5.5, 5.5))));
        assert_eq!(issues.count(IssueKind::NoName), 1);
    }

    #[test]
    fn nothing_is_dropped_without_a_word() {
        let (areas, issues) = read_all(
            r#"{"type":"FeatureCollection","features":[null,
            {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1]]]}},
            {"type":"Feature","properties":{"code":"A1"},"geometry":null},
            {"type":"Feature","properties":{"code":"A2"},"geometry":{"type":"Point","coordinates":[1,2]}},
            {"type":"Feature","properties":{"code":"A3"},"geometry":{"type":"Polygon","coordinates":[[[553000,6200000],[553001,6200000],[553001,6200001]]]}},
            {"type":"Feature","properties":{"code":"A4","name":"Ok"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1]]]}},
            {"type":"Feature","properties":{"code":"A4","name":"Other"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1]]]}},
            {"type":"Feature","properties":{"code":"A5"},"geometry":{"type":"Polygon","coordinates":[[["x","y"],[0,{}],[1,1]],7]}}]}"#,
        );
        assert_eq!(areas.len(), 1);
        for (kind, n) in
            [(IssueKind::NoCode, 2), (IssueKind::NoGeometry, 2), (IssueKind::NotDegrees, 2), (IssueKind::NameClash, 1)]
        {
            assert_eq!(issues.count(kind), n, "{kind}");
        }
    }

    #[test]
    fn a_bare_feature_an_empty_collection_and_what_is_no_map() {
        let bare = features(br#"{"type":"Feature","properties":{"Code":"NJ-01","District":"New Jersey 1st"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1]]]}}"#).unwrap();
        assert!(bare.bare);
        let options = bare.guess(&ImportOptions::default()).unwrap();
        assert_eq!((options.code.as_str(), options.name.as_str()), ("Code", "District"));
        assert!(features(br#"{"type":"FeatureCollection","features":[]}"#).unwrap().list.is_empty());
        assert_eq!(features(b"[1,2]").unwrap_err().kind, FaultKind::NotGeoJson);
        assert_eq!(features(b"{\"persons\":[]}").unwrap_err().kind, FaultKind::NotGeoJson);
        assert_eq!(features(b"<xml>").unwrap_err().kind, FaultKind::NotJson);
    }

    proptest! {
        #[test]
        fn junk_is_refused_without_a_panic(text in r#"[\[\]{}":,0-9a-z. -]{0,120}"#) {
            let _ = features(text.as_bytes());
            let wrapped = format!(r#"{{"type":"Feature","properties":{{"code":"1"}},"geometry":{{"coordinates":[{text}]}}}}"#);
            if let Ok(f) = features(wrapped.as_bytes()) && let Ok(o) = f.guess(&ImportOptions::default()) { let _ = f.boundaries(&o); }
        }
    }
}
