//! Names across accents, order, short forms, initials, double names and slips of the finger.

use domain::duplicates::Reason;
use domain::people::PersonKind;

use super::super::card::Prepared;
use super::super::{plain, words};
use super::Sum;

/// How two first names or two last names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// The same letters, but for accents and the like.
    Same,
    /// One is short for the other.
    Short,
    /// One has more words than the other.
    Part,
    /// A slip apart.
    Near,
    /// An initial that fits.
    Initial,
    /// One is unknown.
    Missing,
    /// Something else altogether.
    Other,
}

/// How two names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) given: Alike,
    pub(super) family: Alike,
    /// First and last name had to change places.
    pub(super) swapped: bool,
}

impl Alike {
    const fn given_points(self) -> i64 {
        match self {
            Self::Same => 20,
            Self::Part => 15,
            Self::Short => 13,
            Self::Near => 12,
            Self::Initial => 6,
            Self::Missing => 0,
            Self::Other => -25,
        }
    }

    const fn family_points(self) -> i64 {
        match self {
            Self::Same => 25,
            Self::Part | Self::Short => 18,
            Self::Near => 16,
            Self::Initial => 6,
            Self::Missing => 0,
            Self::Other => -12,
        }
    }
}

impl Names {
    fn points(self) -> i64 {
        self.given.given_points() + self.family.family_points() - if self.swapped { 2 } else { 0 }
    }
}

/// A slip of the finger or two, and not two names that both exist: the first letter is the one people get right.
pub(super) fn near(a: &str, b: &str) -> bool {
    // `Wirtanen` and `Virtanen` begin alike.
    if plain::sound(a).chars().next() != plain::sound(b).chars().next() {
        return false;
    }
    let longest = a.len().max(b.len());
    let allowed = match longest {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    strsim::osa_distance(a, b) <= allowed || (longest >= 6 && strsim::jaro_winkler(a, b) >= 0.95)
}

fn within(few: &[String], many: &[String]) -> bool {
    few.iter().all(|word| word.len() > 1 && many.contains(word))
}

/// Compares the words of two first names, or of two last names.
fn words_alike(a: &[String], b: &[String], given: bool) -> Alike {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return Alike::Missing };
    let (joined_a, joined_b) = (a.concat(), b.concat());
    if joined_a == joined_b {
        return Alike::Same;
    }
    if first_a.len() == 1 || first_b.len() == 1 {
        let fits = first_a.starts_with(first_b.as_str()) || first_b.starts_with(first_a.as_str());
        return if fits { Alike::Initial } else { Alike::Other };
    }
    if within(a, b) || within(b, a) {
        return Alike::Part;
    }
    if given {
        // Middle names come and go, and may be initials: the first names decide.
        if first_a == first_b {
            return Alike::Part;
        }
        if words::same_root(first_a, first_b) || words::same_root(&joined_a, &joined_b) {
            return Alike::Short;
        }
        if near(first_a, first_b) {
            return Alike::Near;
        }
    }
    if near(&joined_a, &joined_b)
        || (!given && a.iter().any(|x| b.iter().any(|y| x.len() > 4 && near(x, y) && a.len() != b.len())))
    {
        return Alike::Near;
    }
    Alike::Other
}

/// Compares two names, also with first and last name the other way round.
pub(super) fn compare(a: &Prepared, b: &Prepared) -> Names {
    let mut given = words_alike(&a.given, &b.given, true);
    // Somebody's nickname may be the first name on the other record.
    let called = |nick: &Option<String>, given: &[String]| nick.as_ref().is_some_and(|n| given.first() == Some(n));
    if given == Alike::Other && (called(&a.nickname, &b.given) || called(&b.nickname, &a.given)) {
        given = Alike::Short;
    }
    let straight = Names { given, family: words_alike(&a.family, &b.family, false), swapped: false };
    if a.given.is_empty() || b.given.is_empty() || a.family.is_empty() || b.family.is_empty() {
        return whole(a, b).unwrap_or(straight);
    }
    let crossed =
        Names { given: words_alike(&a.given, &b.family, true), family: words_alike(&a.family, &b.given, false), swapped: true };
    // Only for good: two halves that fit a little when crossed are no name.
    let fits = |alike| matches!(alike, Alike::Same | Alike::Short | Alike::Near | Alike::Part);
    if fits(crossed.given) && fits(crossed.family) && crossed.points() > straight.points() { crossed } else { straight }
}

/// Somebody typed the whole name into one field.
fn whole(a: &Prepared, b: &Prepared) -> Option<Names> {
    if a.card.kind != PersonKind::Person {
        return None;
    }
    let all = |p: &Prepared| {
        let mut words: Vec<String> = p.given.iter().chain(&p.family).cloned().collect();
        words.sort();
        words
    };
    let (x, y) = (all(a), all(b));
    (x.len() >= 2 && x == y).then_some(Names { given: Alike::Same, family: Alike::Same, swapped: false })
}

/// Adds what the names say.
pub(super) fn weigh(names: &Names, a: &Prepared, b: &Prepared, sum: &mut Sum) {
    let (full_a, full_b) = (a.card.name(), b.card.name());
    let pair = || (full_a.clone(), full_b.clone());
    if a.card.kind != PersonKind::Person {
        match names.family {
            Alike::Same => sum.add(45, Reason::SameName { value: full_a }),
            Alike::Part => sum.add(30, Reason::PartOfName { a: full_a, b: full_b }),
            Alike::Near => sum.add(34, Reason::SimilarName { a: full_a, b: full_b }),
            Alike::Missing => {}
            _ => {
                sum.add(-30, Reason::OtherFamilyName { a: full_a, b: full_b });
                sum.at_most(50);
            }
        }
        return;
    }
    let points = names.points();
    let (first, second) = pair();
    match (names.given, names.family) {
        (Alike::Missing, Alike::Missing) => {}
        _ if names.swapped => sum.add(points, Reason::SwappedName { a: first, b: second }),
        (Alike::Other, family) => {
            sum.add(
                names.given.given_points(),
                Reason::OtherGivenName { a: a.card.given_name.clone(), b: b.card.given_name.clone() },
            );
            if family == Alike::Other {
                sum.add(
                    family.family_points(),
                    Reason::OtherFamilyName { a: a.card.family_name.clone(), b: b.card.family_name.clone() },
                );
            } else {
                sum.points += family.family_points();
            }
            sum.at_most(50);
        }
        (given, Alike::Other) => {
            sum.points += given.given_points();
            sum.add(
                Alike::Other.family_points(),
                Reason::OtherFamilyName { a: a.card.family_name.clone(), b: b.card.family_name.clone() },
            );
        }
        (Alike::Same, Alike::Same) => sum.add(points, Reason::SameName { value: full_a }),
        (Alike::Missing, _) | (_, Alike::Missing) => sum.points += points,
        (Alike::Short, _) => sum.add(points, Reason::Nickname { a: first, b: second }),
        (Alike::Initial, _) | (_, Alike::Initial) => sum.add(points, Reason::Initial { a: first, b: second }),
        (Alike::Near, _) | (_, Alike::Near) => sum.add(points, Reason::SimilarName { a: first, b: second }),
        _ => sum.add(points, Reason::PartOfName { a: first, b: second }),
    }
}
