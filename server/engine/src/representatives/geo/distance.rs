//! How far a point is from an area: for towns that a simplified coast has left in the sea.

use super::{BBox, PER_DEGREE, Pt, Shape};

const METRES_PER_DEGREE: f64 = 111_195.0;

/// Metres from the point to the nearest border of the shape; infinite if it has none. Good to a percent within some
/// hundred kilometres. Does not ask whether the point lies inside.
#[must_use]
pub fn metres(shape: &Shape, p: Pt) -> f64 {
    let east = f64::from(p.lat).to_degrees_cos();
    let local = |q: Pt| ((f64::from(q.lon) - f64::from(p.lon)) * east, f64::from(q.lat) - f64::from(p.lat));
    let mut best = f64::INFINITY;
    for ring in shape.rings() {
        let Some(mut a) = ring.last().map(|q| local(*q)) else { continue };
        for q in ring {
            let b = local(*q);
            best = best.min(to_segment(a, b));
            a = b;
        }
    }
    best.sqrt() / PER_DEGREE * METRES_PER_DEGREE
}

/// The rectangle that holds everything within so many metres of the point.
#[must_use]
pub fn around(p: Pt, metres: f64) -> BBox {
    let degrees = metres / METRES_PER_DEGREE;
    let center = p.to_degrees();
    let wide = degrees / f64::from(p.lat).to_degrees_cos();
    let clamp = |lon: f64, lat: f64| Pt::from_degrees(lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)).unwrap_or(p);
    BBox { min: clamp(center.lon - wide, center.lat - degrees), max: clamp(center.lon + wide, center.lat + degrees) }
}

/// The square of the distance from the origin to the segment.
fn to_segment(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (-(a.0 * dx + a.1 * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (a.0 + along * dx, a.1 + along * dy);
    x * x + y * y
}

trait DegreesCos {
    /// The cosine of a latitude given in units, kept away from zero.
    fn to_degrees_cos(self) -> f64;
}

impl DegreesCos for f64 {
    fn to_degrees_cos(self) -> f64 {
        (self / PER_DEGREE).to_radians().cos().max(0.01)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, shape, square};
    use super::*;

    #[test]
    fn a_degree_north_and_a_degree_east() {
        let s = shape(vec![vec![square(10, 60, 1)]]);
        assert!((metres(&s, at(10.5, 62.0)) / 111_195.0 - 1.0).abs() < 0.01);
        assert!((metres(&s, at(12.0, 60.5)) / (111_195.0 * 60.5f64.to_radians().cos()) - 1.0).abs() < 0.01);
        assert!(metres(&shape(vec![]), at(0.0, 0.0)).is_infinite());
    }

    #[test]
    fn around_holds_what_is_near() {
        let b = around(at(10.0, 60.0), 10_000.0);
        assert!(b.contains(at(10.17, 60.0)) && b.contains(at(10.0, 60.08)));
        assert!(!b.contains(at(10.3, 60.0)) && !b.contains(at(10.0, 60.1)));
    }
}
