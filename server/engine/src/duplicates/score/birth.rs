//! Birth dates, as precise as they are known.

use domain::duplicates::Reason;

use super::super::card::Prepared;
use super::Sum;

/// Adds what the birth dates say; `x` and `y` are year, month and day as far as known.
pub(super) fn weigh(x: &[u32], y: &[u32], a: &Prepared, b: &Prepared, sum: &mut Sum) {
    let (shown_a, shown_b) = (a.card.birth_date.clone(), b.card.birth_date.clone());
    match (x, y) {
        ([], _) | (_, []) => {}
        ([year, month, day], [other_year, other_month, other_day]) => {
            if x == y {
                sum.add(35, Reason::SameBirthDate { value: shown_a });
            } else if (year == other_year && month == other_day && day == other_month) || one_digit(&shown_a, &shown_b) {
                sum.add(22, Reason::SimilarBirthDate { a: shown_a, b: shown_b });
            } else {
                sum.add(-45, Reason::OtherBirthDate { a: shown_a, b: shown_b });
                sum.at_most(55);
            }
        }
        ([year, ..], [other, ..]) if year == other => sum.add(8, Reason::SameBirthYear { value: year.to_string() }),
        _ => {
            sum.add(-25, Reason::OtherBirthDate { a: shown_a, b: shown_b });
            sum.at_most(58);
        }
    }
}

/// Whether two dates differ in one digit, or in two that changed places.
fn one_digit(a: &str, b: &str) -> bool {
    a.len() == b.len() && strsim::osa_distance(a, b) == 1
}
