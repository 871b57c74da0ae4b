//! Where people live.

use domain::duplicates::Reason;

use super::super::card::{Place, Prepared};
use super::Sum;

/// Adds what the addresses say: the best of all pairs. That somebody lives elsewhere now says nothing; people move.
pub(super) fn weigh(a: &Prepared, b: &Prepared, sum: &mut Sum) {
    let pairs = a.places.iter().flat_map(|x| b.places.iter().map(move |y| (x, y)));
    if let Some((points, reason)) = pairs.filter_map(|(x, y)| alike(x, y)).max_by_key(|(points, _)| *points) {
        sum.add(points, reason);
    }
}

fn alike(x: &Place, y: &Place) -> Option<(i64, Reason)> {
    let postcode = !x.postcode.is_empty() && x.postcode == y.postcode;
    let city = !x.city.is_empty() && x.city == y.city;
    let unknown = |p: &Place| p.postcode.is_empty() && p.city.is_empty();
    let near = postcode || city || unknown(x) || unknown(y);
    let house = !x.street.number.is_empty() && x.street.number == y.street.number;
    if near && same_street(x, y) {
        return Some((if house { 30 } else { 10 }, Reason::SameAddress { value: x.shown.clone() })).filter(|_| house || postcode);
    }
    if postcode {
        return Some((8, Reason::SamePlace { value: x.postcode.to_uppercase() }));
    }
    city.then(|| (4, Reason::SamePlace { value: x.shown.rsplit(", ").next().unwrap_or_default().to_owned() }))
}

fn same_street(x: &Place, y: &Place) -> bool {
    let (a, b) = (x.street.name.concat(), y.street.name.concat());
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let short = a.len().min(b.len());
    a == b || (short >= 5 && (a.starts_with(&b) || b.starts_with(&a))) || (short >= 5 && strsim::jaro_winkler(&a, &b) >= 0.93)
}
