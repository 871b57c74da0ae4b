//! Point in polygon.

use super::{Pt, Ring, Shape};

/// Whether the point lies in any part of the shape. Holes are out, islands in holes are in, the direction of the rings does
/// not matter. A point on a border shared by two shapes lies in exactly one of them.
#[must_use]
pub fn contains(shape: &Shape, p: Pt) -> bool {
    // Even-odd over the rings of one part: a hole inside it flips the answer. Parts are asked one by one, because parts
    // that overlap (a doubled feature) would otherwise cancel out.
    shape.polygons.iter().any(|polygon| polygon.rings.iter().filter(|ring| winds(ring, p)).count() % 2 == 1)
}

/// Whether a ray to the east crosses the ring an odd number of times.
fn winds(ring: &Ring, p: Pt) -> bool {
    let mut inside = false;
    let Some(mut a) = ring.last().copied() else { return false };
    for &b in ring {
        // Half-open in latitude: a corner belongs to one of its two edges, never to both.
        if (a.lat > p.lat) != (b.lat > p.lat) {
            let d = |x: i32, y: i32| i128::from(x) - i128::from(y);
            let side = d(p.lon, a.lon) * d(b.lat, a.lat) - d(b.lon, a.lon) * d(p.lat, a.lat);
            if (side < 0) == (b.lat > a.lat) && side != 0 {
                inside = !inside;
            }
        }
        a = b;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, ring, shape, square};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn holes_are_out_and_islands_in_holes_are_in() {
        let goias = shape(vec![vec![square(0, 0, 10), square(4, 4, 3)], vec![square(5, 5, 1)]]);
        assert!(contains(&goias, at(1.0, 1.0)));
        assert!(!contains(&goias, at(4.5, 4.5)), "in the hole");
        assert!(contains(&goias, at(5.5, 5.5)), "on the island in the hole");
        assert!(!contains(&goias, at(11.0, 5.0)));
    }

    #[test]
    fn direction_and_repeated_parts_do_not_matter() {
        let mut back = square(0, 0, 2);
        back.reverse();
        assert!(contains(&shape(vec![vec![back]]), at(1.0, 1.0)));
        assert!(contains(&shape(vec![vec![square(0, 0, 2)], vec![square(0, 0, 2)]]), at(1.0, 1.0)));
        assert!(contains(&shape(vec![vec![ring(&[(0, 0), (2, 0), (1, 2)])]]), at(1.0, 1.0)), "not closed");
        assert!(!contains(&shape(vec![vec![vec![]], vec![]]), at(1.0, 1.0)), "nothing at all");
    }

    #[test]
    fn a_shared_border_belongs_to_one_side() {
        let grid: Vec<_> = (0..3).flat_map(|x| (0..3).map(move |y| shape(vec![vec![square(x, y, 1)]]))).collect();
        for (lon, lat) in [(1.0, 0.5), (0.5, 1.0), (1.0, 1.0), (2.0, 1.0), (1.5, 2.0)] {
            assert_eq!(grid.iter().filter(|s| contains(s, at(lon, lat))).count(), 1, "{lon} {lat}");
        }
    }

    proptest! {
        #[test]
        fn any_ring_and_its_mirror_agree(points in prop::collection::vec((-1000i32..1000, -900i32..900), 0..40), lon in -1000i32..1000, lat in -900i32..900) {
            let a: Ring = points.iter().map(|(lon, lat)| Pt { lon: *lon, lat: *lat }).collect();
            let mut b = a.clone();
            b.reverse();
            let p = Pt { lon, lat };
            prop_assert_eq!(contains(&shape(vec![vec![a]]), p), contains(&shape(vec![vec![b]]), p));
        }
    }
}
