//! Where people live, as far as a postcode says.

use serde::{Deserialize, Serialize};

use crate::ids::AreaId;
use crate::representatives::place::GeoPoint;

/// A point in ten-millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Point {
    /// East of Greenwich.
    pub lon: i32,
    /// North of the equator.
    pub lat: i32,
}

impl Point {
    /// In degrees.
    #[must_use]
    pub fn to_geo(self) -> GeoPoint {
        GeoPoint { lat: f64::from(self.lat) / 1e7, lon: f64::from(self.lon) / 1e7 }
    }
}

impl From<GeoPoint> for Point {
    #[expect(clippy::as_conversions, reason = "there is no other way from f64 to i32; `as` saturates, and 180e7 fits")]
    fn from(p: GeoPoint) -> Self {
        Self { lon: (p.lon * 1e7).round() as i32, lat: (p.lat * 1e7).round() as i32 }
    }
}

/// A part of the country that holds postcodes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A district representatives are elected in.
    District(AreaId),
    /// Everything within so many kilometres of a point.
    Radius {
        /// The middle.
        center: Point,
        /// Kilometres, 1 to 500.
        km: u16,
        /// What the middle is called.
        label: String,
    },
    /// Everything inside a line; the last corner is joined to the first.
    Polygon(Vec<Point>),
}

impl Place {
    /// Whether it can hold anything.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        match self {
            Self::District(area) => !area.0.is_nil(),
            Self::Radius { km, .. } => (1..=500).contains(km),
            Self::Polygon(corners) => corners.len() >= 3 && corners.len() <= 200,
        }
    }
}

/// Metres between two points on a round earth.
#[must_use]
pub fn metres_between(a: GeoPoint, b: GeoPoint) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (half_lat, half_lon) = ((lat_b - lat_a) / 2.0, (b.lon - a.lon).to_radians() / 2.0);
    let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * 6_371_000.0 * h.sqrt().min(1.0).asin()
}

/// Postcodes from one to another of the same length, both counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PostcodeRange {
    /// First one, as [`postcode_key`] writes it.
    pub from: String,
    /// Last one.
    pub to: String,
}

/// A postcode as it is compared: ASCII letters large, no blanks and hyphens. The same is written in SQL.
#[must_use]
pub fn postcode_key(text: &str) -> String {
    text.to_ascii_uppercase().replace([' ', '-'], "")
}

/// Reads `4800-4899, 5000`. `None` if a part is not understood or there is none.
#[must_use]
pub fn postcode_ranges(text: &str) -> Option<Vec<PostcodeRange>> {
    let parts: Vec<&str> = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let good = |key: &String| !key.is_empty() && key.len() <= 12 && key.bytes().all(|b| b.is_ascii_alphanumeric());
    let one = |part: &&str| {
        if let Some((a, b)) = part.split_once(['-', '–'])
            && let (a, b) = (postcode_key(a), postcode_key(b))
            && a.len() == b.len()
            && a.bytes().chain(b.bytes()).all(|c| c.is_ascii_digit())
        {
            return (good(&a) && a <= b).then_some(PostcodeRange { from: a, to: b });
        }
        let key = postcode_key(part);
        good(&key).then(|| PostcodeRange { from: key.clone(), to: key })
    };
    (!parts.is_empty() && parts.len() <= 200).then(|| parts.iter().map(one).collect()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_ranges_of_postcodes() {
        let read =
            |text| postcode_ranges(text).map(|all| all.into_iter().map(|r| format!("{}-{}", r.from, r.to)).collect::<Vec<_>>());
        assert_eq!(read("4800-4899, 5000").unwrap(), ["4800-4899", "5000-5000"]);
        assert_eq!(read("01310-100").unwrap(), ["01310100-01310100"], "one Brazilian code, no range");
        assert_eq!(read("sw1a 1aa").unwrap(), ["SW1A1AA-SW1A1AA"]);
        assert_eq!(read("4899-4800"), None);
        assert_eq!(read(" "), None);
    }

    #[test]
    fn a_degree_is_111_kilometres() {
        let far = metres_between(GeoPoint { lat: 55.0, lon: 10.0 }, GeoPoint { lat: 56.0, lon: 10.0 });
        assert!((far - 111_195.0).abs() < 100.0, "{far}");
    }
}
