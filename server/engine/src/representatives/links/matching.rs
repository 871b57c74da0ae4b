//! Two sets of areas that are the same districts under other codes: departments by name, states by their two letters.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::AreaId;

use super::Row;
use crate::representatives::parse::code;

/// Pairs of (place, district somebody sits for, how it is known). For each set of districts the set of places that fits it best,
/// and only if it fits at least half of them: a single equal name (the town and the county of Bornholm) means nothing.
pub fn pairs(seats: &[&Row], places: &[&Row]) -> Vec<(AreaId, AreaId, &'static str)> {
    let schemes = |rows: &[&Row]| rows.iter().map(|r| r.scheme.clone()).collect::<BTreeSet<_>>();
    let mut out = Vec::new();
    for seat_scheme in schemes(seats) {
        let mine: Vec<&Row> = seats.iter().filter(|r| r.scheme == seat_scheme).copied().collect();
        let best = schemes(places)
            .into_iter()
            .filter(|s| *s != seat_scheme)
            .flat_map(|s| {
                let theirs: Vec<&Row> = places.iter().filter(|r| r.scheme == s).copied().collect();
                [by_code(&mine, &theirs), by_name(&mine, &theirs)]
            })
            .max_by_key(Vec::len);
        if let Some(best) = best.filter(|b| !b.is_empty() && covered(b) * 2 >= mine.len()) {
            out.extend(best);
        }
    }
    out
}

type Pair = (AreaId, AreaId, &'static str);

fn covered(pairs: &[Pair]) -> usize {
    pairs.iter().map(|(_, seat, _)| *seat).collect::<BTreeSet<_>>().len()
}

/// A district's code, or the last part of it ("area/sp"), or its name ("SP"), is the place's code.
fn by_code(seats: &[&Row], places: &[&Row]) -> Vec<Pair> {
    let tail = |r: &Row| code::key(r.code.rsplit('/').next().unwrap_or_default());
    let spellings: [&dyn Fn(&Row) -> String; 3] = [&|r| r.code_key.clone(), &tail, &|r| code::key(&r.name)];
    let all = spellings.iter().map(|key| join(seats, key, places, &|p| p.code_key.clone(), "code"));
    all.max_by_key(Vec::len).unwrap_or_default()
}

fn by_name(seats: &[&Row], places: &[&Row]) -> Vec<Pair> {
    join(seats, &|r| r.name_key.clone(), places, &|p| p.name_key.clone(), "name")
}

/// Joins on equal keys that stand for one district only; a place may come in several generations.
fn join(
    seats: &[&Row],
    seat_key: &dyn Fn(&Row) -> String,
    places: &[&Row],
    place_key: &dyn Fn(&Row) -> String,
    origin: &'static str,
) -> Vec<Pair> {
    let mut by_key: BTreeMap<String, Vec<AreaId>> = BTreeMap::new();
    for s in seats {
        by_key.entry(seat_key(s)).or_default().push(s.area_id);
    }
    let mut codes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for p in places {
        codes.entry(place_key(p)).or_default().insert(&p.code_key);
    }
    let pair = |p: &&Row| {
        let key = place_key(p);
        match by_key.get(&key).map(Vec::as_slice) {
            Some([seat]) if !key.is_empty() && codes.get(&key).is_some_and(|c| c.len() == 1) => Some((p.area_id, *seat, origin)),
            _ => None,
        }
    };
    places.iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use domain::representatives::level::AreaKind;
    use uuid::Uuid;

    use super::*;

    fn row(n: u128, scheme: &str, code_text: &str, name: &str) -> Row {
        Row {
            area_id: AreaId(Uuid::from_u128(n)),
            scheme: scheme.into(),
            code: code_text.into(),
            code_key: code::key(code_text),
            name: name.into(),
            name_key: code::name_key(name),
            kind: AreaKind::Constituency,
            drawn: true,
            current: true,
        }
    }

    #[test]
    fn sets_that_fit_are_joined_and_single_names_are_not() {
        let seats = [
            row(1, "camara", "area/sp", "SP"),
            row(2, "camara", "area/am", "AM"),
            row(3, "assemblee", "area/ain", "Ain"),
            row(4, "assemblee", "area/herault", "Hérault"),
            row(5, "lonely", "a", "Bornholm"),
            row(6, "lonely", "b", "Funen"),
            row(7, "lonely", "c", "Zealand"),
        ];
        let places = [
            row(11, "states", "SP", "São Paulo"),
            row(12, "states", "AM", "Amazonas"),
            row(13, "departements", "01", "Ain"),
            row(14, "departements", "34", "HERAULT"),
            row(15, "kommune", "400", "Bornholm"),
        ];
        let got: Vec<(u128, u128, &str)> = pairs(&seats.iter().collect::<Vec<_>>(), &places.iter().collect::<Vec<_>>())
            .into_iter()
            .map(|(p, s, o)| (p.0.as_u128(), s.0.as_u128(), o))
            .collect();
        assert_eq!(got, [(13, 3, "name"), (14, 4, "name"), (11, 1, "code"), (12, 2, "code")]);
    }

    #[test]
    fn a_name_that_stands_for_two_is_left_to_a_person() {
        let seats = [row(1, "s", "a", "Norrvig"), row(2, "s", "b", "Söderby")];
        let places = [row(11, "p", "1", "Norrvig"), row(12, "p", "2", "Norrvig"), row(13, "p", "3", "Söderby")];
        let got = pairs(&seats.iter().collect::<Vec<_>>(), &places.iter().collect::<Vec<_>>());
        assert_eq!(got.len(), 1);
    }
}
