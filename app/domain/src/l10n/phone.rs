//! Phone numbers as people there write them. The library the engine reads numbers with brings every country's plan, which every browser would
//! have to load; for showing a number the groups of some countries do.

/// How many digits stand together after the country's code; what is left over stands at the end.
const GROUPS: &[(&str, &[usize])] = &[
    ("+358", &[2, 3, 4]),
    ("+351", &[3, 3, 3]),
    ("+45", &[2, 2, 2, 2]),
    ("+46", &[2, 3, 2, 2]),
    ("+47", &[3, 2, 3]),
    ("+33", &[1, 2, 2, 2, 2]),
    ("+44", &[4, 6]),
    ("+49", &[3, 4, 4]),
    ("+55", &[2, 5, 4]),
    ("+1", &[3, 3, 4]),
];

/// A stored number in groups: `+45 20 99 99 01`. One without a country's code, or of a country whose groups are not known,
/// stays as it is.
#[must_use]
pub fn phone(stored: &str) -> String {
    let Some((code, groups)) = GROUPS.iter().find(|(code, _)| stored.starts_with(code)) else { return stored.to_owned() };
    let mut rest = stored.strip_prefix(code).unwrap_or_default();
    let mut out = vec![*code];
    for size in *groups {
        let Some((group, more)) = rest.split_at_checked(*size) else { break };
        out.push(group);
        rest = more;
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::phone;

    #[test]
    fn digits_stand_in_the_groups_of_the_country() {
        assert_eq!(phone("+4520999901"), "+45\u{a0}20\u{a0}99\u{a0}99\u{a0}01");
        assert_eq!(phone("+33612345678"), "+33\u{a0}6\u{a0}12\u{a0}34\u{a0}56\u{a0}78");
        assert_eq!(phone("+358401234567"), "+358\u{a0}40\u{a0}123\u{a0}4567");
        assert_eq!(phone("+5511912345678"), "+55\u{a0}11\u{a0}91234\u{a0}5678");
        assert_eq!((phone("20304050"), phone("+99812345"), phone("+45")), ("20304050".into(), "+99812345".into(), "+45".into()));
        assert_eq!(phone("+45209"), "+45\u{a0}20\u{a0}9");
    }
}
