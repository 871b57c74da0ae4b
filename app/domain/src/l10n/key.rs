//! The name of a text.

use super::keys::NAMES;

/// A text of the catalogue. The constants in [`keys`](super::keys) are all there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    id: u16,
    arguments: &'static [&'static str],
}

impl Key {
    pub(super) const fn new(id: u16, arguments: &'static [&'static str]) -> Self {
        Self { id, arguments }
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.id)
    }

    /// Feature and key with a dot between them, e.g. `events.title`.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(self.index()).copied().unwrap_or("?")
    }

    /// Stops compilation unless the given names are exactly the placeholders of the text (with `n` for plural forms).
    pub const fn check(self, given: &[&str]) {
        assert!(given.len() == self.arguments.len(), "tr!: the values are not the placeholders of the text");
        let mut rest = given;
        while let [name, more @ ..] = rest {
            let mut wanted = self.arguments;
            let mut found = false;
            while let [want, others @ ..] = wanted {
                found = found || equal(name.as_bytes(), want.as_bytes());
                wanted = others;
            }
            assert!(found, "tr!: a value is not a placeholder of the text");
            rest = more;
        }
    }
}

const fn equal(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, more_a @ ..], [y, more_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (more_a, more_b);
    }
    a.is_empty() && b.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_order_are_accepted() {
        Key::new(0, &["n", "name"]).check(&["name", "n"]);
    }

    #[test]
    #[should_panic(expected = "not a placeholder")]
    fn a_wrong_name_is_refused() {
        Key::new(0, &["n", "name"]).check(&["name", "nn"]);
    }

    #[test]
    #[should_panic(expected = "not the placeholders")]
    fn a_missing_name_is_refused() {
        Key::new(0, &["n"]).check(&[]);
    }
}
