//! Boundaries as bytes: a version, then counts and differences as variable-length integers. About four bytes a point.

use super::{Polygon, Pt, Shape};

const VERSION: u8 = 1;

/// The bytes of a shape.
#[must_use]
pub fn encode(shape: &Shape) -> Vec<u8> {
    let mut out = vec![VERSION];
    put_len(&mut out, shape.polygons.len());
    for polygon in &shape.polygons {
        put_len(&mut out, polygon.rings.len());
        for ring in &polygon.rings {
            put_len(&mut out, ring.len());
            let (mut lon, mut lat) = (0i64, 0i64);
            for p in ring {
                put_signed(&mut out, i64::from(p.lon) - lon);
                put_signed(&mut out, i64::from(p.lat) - lat);
                (lon, lat) = (i64::from(p.lon), i64::from(p.lat));
            }
        }
    }
    out
}

/// The shape in the bytes, `None` if they are not from [`encode`].
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Shape> {
    let (version, mut rest) = bytes.split_first()?;
    if *version != VERSION {
        return None;
    }
    let input = &mut rest;
    let mut shape = Shape::default();
    for _ in 0..get_len(input)? {
        let mut polygon = Polygon::default();
        for _ in 0..get_len(input)? {
            let n = get_len(input)?;
            let mut ring = Vec::with_capacity(n);
            let (mut lon, mut lat) = (0i64, 0i64);
            for _ in 0..n {
                lon = lon.checked_add(get_signed(input)?)?;
                lat = lat.checked_add(get_signed(input)?)?;
                ring.push(Pt { lon: i32::try_from(lon).ok()?, lat: i32::try_from(lat).ok()? });
            }
            polygon.rings.push(ring);
        }
        shape.polygons.push(polygon);
    }
    input.is_empty().then_some(shape)
}

fn put_len(out: &mut Vec<u8>, n: usize) {
    put(out, u64::try_from(n).unwrap_or(u64::MAX));
}

fn put_signed(out: &mut Vec<u8>, v: i64) {
    put(out, (v.cast_unsigned() << 1) ^ (v >> 63).cast_unsigned());
}

fn put(out: &mut Vec<u8>, mut v: u64) {
    loop {
        let low = u8::try_from(v & 0x7f).unwrap_or(0);
        v >>= 7;
        if v == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

fn get(input: &mut &[u8]) -> Option<u64> {
    let mut v = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = input.split_first()?;
        *input = rest;
        v |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(v);
        }
    }
    None
}

fn get_signed(input: &mut &[u8]) -> Option<i64> {
    let v = get(input)?;
    Some((v >> 1).cast_signed() ^ -(v & 1).cast_signed())
}

/// A count: never more than the bytes that are left, so that broken input cannot ask for memory.
fn get_len(input: &mut &[u8]) -> Option<usize> {
    usize::try_from(get(input)?).ok().filter(|n| *n <= input.len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{shape, square};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_goes_in_comes_out() {
        let s = shape(vec![vec![square(-180, -90, 3), square(-179, -89, 1)], vec![square(177, 87, 3)], vec![]]);
        assert_eq!(decode(&encode(&s)), Some(s));
        assert_eq!(decode(&[]), None);
        assert_eq!(decode(&[9, 0]), None);
        assert_eq!(decode(&[1, 0, 0]), None, "something left over");
    }

    proptest! {
        #[test]
        fn any_ring_survives(points in prop::collection::vec((any::<i32>(), any::<i32>()), 0..50)) {
            let ring = points.into_iter().map(|(lon, lat)| Pt { lon, lat }).collect();
            let s = shape(vec![vec![ring]]);
            prop_assert_eq!(decode(&encode(&s)), Some(s));
        }

        #[test]
        fn junk_is_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}
