//! Country codes of phone numbers, as far as one needs them to cut one off.

/// Those with two digits; `1` and `7` have one, all others three.
const TWO: &[&str] = &[
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53",
    "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94",
    "95", "98",
];

/// The digits of an international number without the country's code.
#[must_use]
pub(super) fn national(digits: &str) -> &str {
    let length = match digits.get(..1) {
        Some("1" | "7") => 1,
        _ if digits.get(..2).is_some_and(|two| TWO.contains(&two)) => 2,
        _ => 3,
    };
    digits.get(length..).unwrap_or(digits)
}

/// What was typed without what is dialled before a number: `00`, or the `0` of a long-distance call.
#[must_use]
pub(super) fn undialled(digits: &str) -> &str {
    digits.strip_prefix("00").or_else(|| digits.strip_prefix('0')).unwrap_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_cut_off() {
        assert_eq!(national("4520304050"), "20304050");
        assert_eq!(national("358401234567"), "401234567");
        assert_eq!(national("5511987654321"), "11987654321");
        assert_eq!(undialled("004520304050"), "4520304050");
        assert_eq!(undialled("0401234567"), "401234567");
        assert_eq!(undialled("20304050"), "20304050");
    }
}
