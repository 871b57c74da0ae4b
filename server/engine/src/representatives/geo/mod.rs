//! Plane geometry of boundaries. Coordinates are whole ten-millionths of a degree (about a centimetre): comparisons are
//! exact, a boundary takes half the room, and the same point lies in the same district on every machine.

pub mod codec;
pub mod contains;
pub mod distance;
pub mod svg;

use domain::representatives::place::GeoPoint;

/// Units in a degree.
pub const PER_DEGREE: f64 = 1e7;

/// A corner of a boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pt {
    /// Ten-millionths of a degree east.
    pub lon: i32,
    /// Ten-millionths of a degree north.
    pub lat: i32,
}

impl Pt {
    /// The nearest representable point, `None` if the degrees are not on the earth (or not degrees at all).
    #[must_use]
    pub fn from_degrees(lon: f64, lat: f64) -> Option<Self> {
        let inside = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        inside.then(|| Self { lon: fixed(lon), lat: fixed(lat) })
    }

    /// The point in degrees.
    #[must_use]
    pub fn to_degrees(self) -> GeoPoint {
        GeoPoint { lat: f64::from(self.lat) / PER_DEGREE, lon: f64::from(self.lon) / PER_DEGREE }
    }
}

impl From<GeoPoint> for Pt {
    fn from(p: GeoPoint) -> Self {
        Self { lon: fixed(p.lon), lat: fixed(p.lat) }
    }
}

#[expect(clippy::as_conversions, reason = "there is no other way from f64 to i32; `as` saturates, and 180e7 fits")]
fn fixed(degrees: f64) -> i32 {
    (degrees * PER_DEGREE).round() as i32
}

/// One closed line; the last point is joined to the first, whether it is repeated or not. Either direction.
pub type Ring = Vec<Pt>;

/// An outer ring and the holes in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Polygon {
    /// Outer border first, then holes.
    pub rings: Vec<Ring>,
}

/// All the parts of an area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The parts; they may touch and, in bad data, overlap.
    pub polygons: Vec<Polygon>,
}

/// A rectangle with sides along the compass, borders included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BBox {
    /// South-west corner.
    pub min: Pt,
    /// North-east corner.
    pub max: Pt,
}

impl BBox {
    /// Whether the point lies in it or on its border.
    #[must_use]
    pub const fn contains(&self, p: Pt) -> bool {
        p.lon >= self.min.lon && p.lon <= self.max.lon && p.lat >= self.min.lat && p.lat <= self.max.lat
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: Pt { lon: self.min.lon.min(other.min.lon), lat: self.min.lat.min(other.min.lat) },
            max: Pt { lon: self.max.lon.max(other.max.lon), lat: self.max.lat.max(other.max.lat) },
        }
    }
}

impl Shape {
    /// All rings of all parts.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flat_map(|p| &p.rings)
    }

    /// How many points it has.
    #[must_use]
    pub fn points(&self) -> usize {
        self.rings().map(Vec::len).sum()
    }

    /// The smallest rectangle around it, `None` if it has no points.
    #[must_use]
    pub fn bbox(&self) -> Option<BBox> {
        self.rings().flatten().map(|p| BBox { min: *p, max: *p }).reduce(BBox::union)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! Shapes for tests, written in whole degrees.
    use super::*;

    pub fn ring(corners: &[(i32, i32)]) -> Ring {
        corners.iter().map(|(lon, lat)| Pt { lon: lon * 10_000_000, lat: lat * 10_000_000 }).collect()
    }
    pub fn square(x: i32, y: i32, size: i32) -> Ring {
        ring(&[(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)])
    }
    pub fn shape(polygons: Vec<Vec<Ring>>) -> Shape {
        Shape { polygons: polygons.into_iter().map(|rings| Polygon { rings }).collect() }
    }
    pub fn at(lon: f64, lat: f64) -> Pt {
        Pt::from_degrees(lon, lat).unwrap()
    }
}
