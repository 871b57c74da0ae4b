//! Checks of what people type. Each takes the collected errors and adds to them, so that a form reports everything at once.

use crate::{ApiError, FieldError, Problem};

/// Collects the problems of a form.
#[derive(Debug, Default)]
pub struct Check(Vec<FieldError>);

impl Check {
    /// Nothing wrong yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem with a field.
    pub fn fail(&mut self, field: &str, problem: Problem) {
        self.0.push(FieldError::new(field, problem));
    }

    /// The trimmed text if it is there and at most `max` characters long; else notes why not and gives what there is.
    pub fn text(&mut self, field: &str, value: &str, max: u32) -> String {
        let value = value.trim();
        if value.is_empty() {
            self.fail(field, Problem::Required);
        }
        self.at_most(field, value, max)
    }

    /// The trimmed text, `None` if blank; notes when it is longer than `max` characters.
    pub fn optional_text(&mut self, field: &str, value: &str, max: u32) -> Option<String> {
        let value = self.at_most(field, value.trim(), max);
        (!value.is_empty()).then_some(value)
    }

    /// A required e-mail address, normalised by [`email`].
    pub fn email(&mut self, field: &str, value: &str) -> String {
        if value.trim().is_empty() {
            self.fail(field, Problem::Required);
            return String::new();
        }
        email(value).unwrap_or_else(|| {
            self.fail(field, Problem::Email);
            String::new()
        })
    }

    /// Notes `problem` unless `ok`.
    pub fn ensure(&mut self, ok: bool, field: &str, problem: Problem) {
        if !ok {
            self.fail(field, problem);
        }
    }

    /// `Ok` if nothing was noted, else all problems at once.
    ///
    /// # Errors
    /// [`ApiError::Validation`] with everything noted so far.
    pub fn done(self) -> Result<(), ApiError> {
        if self.0.is_empty() { Ok(()) } else { Err(ApiError::Validation(self.0)) }
    }

    fn at_most(&mut self, field: &str, value: &str, max: u32) -> String {
        if value.chars().count() > usize::try_from(max).unwrap_or(usize::MAX) {
            self.fail(field, Problem::TooLong { max });
        }
        value.to_owned()
    }
}

/// An address as it is compared and stored: trimmed, `mailto:` taken off, lower case. `None` if it cannot be an address.
///
/// Deliberately stricter than RFC 5322 (no quoting, no comments, no address literals) and looser than most forms
/// (letters beyond ASCII are fine on both sides): what remains is what people really have.
#[must_use]
pub fn email(value: &str) -> Option<String> {
    let value = value.trim().to_lowercase();
    let value = value.strip_prefix("mailto:").unwrap_or(&value).trim();
    let (local, host) = value.split_once('@')?;
    let bad = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | ':' | '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\\')
    };
    let dots = |s: &str| s.starts_with('.') || s.ends_with('.') || s.contains("..");
    let label = |l: &str| {
        !l.is_empty()
            && l.len() <= 63
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let tld = host.rsplit('.').next()?;
    let fine = !local.is_empty()
        && local.len() <= 64
        && value.len() <= 254
        && !local.contains(bad)
        && !dots(local)
        && host.contains('.')
        && host.split('.').all(label)
        && tld.chars().count() >= 2
        && !tld.chars().all(|c| c.is_ascii_digit());
    fine.then(|| value.to_owned())
}

/// A phone number as it is compared and stored: digits, with a leading `+` if it is international. `None` if it has
/// fewer than 6 or more than 15 digits or anything but digits and the usual separators.
#[must_use]
pub fn phone(value: &str) -> Option<String> {
    let value = value.trim();
    let value = value.strip_prefix("tel:").unwrap_or(value);
    let mut out = String::with_capacity(value.len());
    for (i, c) in value.chars().enumerate() {
        match c {
            '+' if i == 0 => out.push('+'),
            c if c.is_ascii_digit() => out.push(c),
            ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    if let Some(rest) = out.strip_prefix("00") {
        out = format!("+{rest}");
    }
    (6..=15).contains(&out.chars().filter(char::is_ascii_digit).count()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_people_have() {
        for (given, want) in [
            (" Aino@Example.org ", "aino@example.org"),
            ("mailto:a.b+c@ex-ample.co.uk", "a.b+c@ex-ample.co.uk"),
            ("søren@blåbær.dk", "søren@blåbær.dk"),
        ] {
            assert_eq!(email(given).as_deref(), Some(want), "{given}");
        }
    }

    #[test]
    fn run_together_addresses_are_refused() {
        for bad in [
            "",
            "a",
            "a@b",
            "a@b.c",
            "a@b.org c@d.org",
            "a@b.org,c@d.org",
            "a@b@c.org",
            "a..b@c.org",
            "@c.org",
            "a@-c.org",
            "a@c.org.",
            "a@1.2.3.4",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    #[test]
    fn phones_as_people_write_them() {
        assert_eq!(phone("+45 20 30-40.50").as_deref(), Some("+4520304050"));
        assert_eq!(phone("0045 20304050").as_deref(), Some("+4520304050"));
        assert_eq!(phone("(11) 98765-4321").as_deref(), Some("11987654321"));
        assert_eq!(phone("call me"), None);
        assert_eq!(phone("123"), None);
    }

    #[test]
    fn a_form_reports_everything_at_once() {
        let mut check = Check::new();
        check.text("name", "  ", 10);
        check.email("email", "nope");
        let Err(ApiError::Validation(errors)) = check.done() else { panic!("must fail") };
        assert_eq!(errors, vec![FieldError::new("name", Problem::Required), FieldError::new("email", Problem::Email)]);
    }
}
