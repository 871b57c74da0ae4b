//! Boundaries as SVG path data for a map of a given size.

use domain::representatives::map::MapView;

use super::{Pt, Ring, Shape};

/// The `d` of a path that draws the shape in the view; empty if nothing of it would be seen.
///
/// Corners are moved to the nearest half pixel and those that no longer bend the line are left out. The move depends on
/// the corner alone, so two neighbours keep their common border, which simplifying each by itself would tear apart.
#[must_use]
pub fn path(shape: &Shape, view: &MapView) -> String {
    let mut out = String::new();
    for ring in shape.rings() {
        let corners = visible(ring, view);
        if corners.len() >= 3 {
            draw(&mut out, &corners);
        }
    }
    out
}

/// Half pixels from the upper left corner.
type Half = (i32, i32);

fn visible(ring: &Ring, view: &MapView) -> Vec<Half> {
    let mut corners: Vec<Half> = Vec::new();
    for p in ring {
        let h = half(*p, view);
        if corners.last() == Some(&h) {
            continue;
        }
        if let [.., a, b] = corners.as_slice()
            && straight(*a, *b, h)
        {
            corners.pop();
        }
        corners.push(h);
    }
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    let (w, h) = (i32::from(view.width) * 2, i32::from(view.height) * 2);
    let beyond = |f: &dyn Fn(&Half) -> bool| corners.iter().all(f);
    if beyond(&|c| c.0 < 0) || beyond(&|c| c.0 > w) || beyond(&|c| c.1 < 0) || beyond(&|c| c.1 > h) {
        return Vec::new();
    }
    corners
}

fn half(p: Pt, view: &MapView) -> Half {
    let (x, y) = view.to_pixel(p.to_degrees());
    (round(x), round(y))
}

#[expect(clippy::as_conversions, reason = "there is no other way from f64 to i32; clamped before")]
fn round(pixels: f64) -> i32 {
    (pixels * 2.0).round().clamp(-1e6, 1e6) as i32
}

/// Whether b lies on the way from a to c, so that the line looks the same without it.
fn straight(a: Half, b: Half, c: Half) -> bool {
    let (ab, bc) = ((i64::from(b.0 - a.0), i64::from(b.1 - a.1)), (i64::from(c.0 - b.0), i64::from(c.1 - b.1)));
    ab.0 * bc.1 == ab.1 * bc.0 && ab.0 * bc.0 + ab.1 * bc.1 > 0
}

fn draw(out: &mut String, corners: &[Half]) {
    use std::fmt::Write;
    let mut previous: Option<Half> = None;
    for c in corners {
        // Writing to a String cannot fail.
        let _ = match previous {
            None => write!(out, "M{} {}", Px(c.0), Px(c.1)),
            Some(p) => write!(out, "l{} {}", Px(c.0 - p.0), Px(c.1 - p.1)),
        };
        previous = Some(*c);
    }
    out.push('z');
}

/// Half pixels written as pixels.
struct Px(i32);

impl std::fmt::Display for Px {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 2, self.0.unsigned_abs() % 2);
        if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.5") }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{shape, square};
    use super::*;
    use domain::representatives::place::GeoPoint;

    fn view() -> MapView {
        MapView { center: GeoPoint { lat: 0.0, lon: 0.0 }, span: 20.0, width: 200, height: 200 }
    }

    #[test]
    fn a_square_is_four_corners() {
        assert_eq!(path(&shape(vec![vec![square(0, 0, 1)]]), &view()), "M100 100l0 -10l10 0l0 10z");
        assert_eq!(path(&shape(vec![vec![square(50, 0, 1)]]), &view()), "", "outside the view");
    }

    #[test]
    fn what_is_smaller_than_a_pixel_is_not_drawn_and_straight_lines_have_no_corners() {
        let speck = vec![Pt { lon: 0, lat: 0 }, Pt { lon: 10, lat: 0 }, Pt { lon: 10, lat: 10 }];
        assert_eq!(path(&shape(vec![vec![speck]]), &view()), "");
        let many: Ring =
            (0..=100).map(|i| Pt { lon: i * 100_000, lat: 0 }).chain([Pt { lon: 10_000_000, lat: 10_000_000 }]).collect();
        assert_eq!(path(&shape(vec![vec![many]]), &view()), "M100 100l10 0l0 -10z");
    }

    #[test]
    fn halves_are_written_out() {
        assert_eq!([Px(-1), Px(1), Px(-3), Px(4)].map(|p| p.to_string()), ["-0.5", "0.5", "-1.5", "2"]);
    }
}
