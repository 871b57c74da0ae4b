//! What organisers and visitors type, and what of it holds without a clock.

use serde::{Deserialize, Serialize};

use super::Visibility;
use crate::Problem;
use crate::ids::OrganisationId;
use crate::locale::LocalizedText;
use crate::validate::Check;

/// Most places an event can have.
pub const MAX_CAPACITY: i64 = 1_000_000;
/// Most guests one person can be allowed to bring.
pub const MAX_GUESTS: i64 = 20;
const TITLE: u32 = 200;
const DESCRIPTION: u32 = 20_000;
const LINE: u32 = 200;
const URL: u32 = 1_000;

/// An event as the form sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventInput {
    /// The hosting branch.
    pub organisation: OrganisationId,
    /// Title per language.
    pub title: LocalizedText,
    /// Markdown per language.
    pub description: LocalizedText,
    /// Name of the place: "Town hall".
    pub venue: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// ISO 3166 alpha-2 code.
    pub country: String,
    /// Link to take part online, for those with a place only.
    pub online_url: String,
    /// IANA zone.
    pub zone: String,
    /// Wall clock in the zone, `2026-11-22T19:00`.
    pub start: String,
    /// The same for the end.
    pub end: String,
    /// Places in all; `None` for no limit.
    pub capacity: Option<i64>,
    /// Most guests one person may bring.
    pub guests_allowed: i64,
    /// Who can find it.
    pub visibility: Visibility,
    /// Whether a reminder goes out the day before.
    pub remind: bool,
    /// What the picture shows, for those who can't see it, per language.
    pub picture_alt: LocalizedText,
}

/// An event whose texts, place and numbers are in order. The times are the engine's to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventValues {
    /// Title per language, trimmed, without empty ones.
    pub title: LocalizedText,
    /// Markdown per language.
    pub description: LocalizedText,
    /// Name of the place.
    pub venue: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Upper-case country code, or empty.
    pub country: String,
    /// `https://…` or empty.
    pub online_url: String,
    /// What the picture shows.
    pub picture_alt: LocalizedText,
}

impl EventInput {
    /// Notes everything that is wrong, and gives the values trimmed.
    #[must_use]
    pub fn check(&self, check: &mut Check) -> EventValues {
        let mut each = |field: &str, text: &LocalizedText, max: u32| {
            let kept = text.0.iter().map(|(l, s)| (*l, s.trim().to_owned())).filter(|(_, s)| !s.is_empty());
            let kept = LocalizedText(kept.collect());
            let fits = kept.0.values().all(|s| s.chars().count() <= usize::try_from(max).unwrap_or(usize::MAX));
            check.ensure(fits, field, Problem::TooLong { max });
            kept
        };
        let title = each("title", &self.title, TITLE);
        let description = each("description", &self.description, DESCRIPTION);
        let picture_alt = each("picture_alt", &self.picture_alt, LINE);
        check.ensure(!title.is_blank(), "title", Problem::Required);
        let mut line = |field: &str, value: &str, max: u32| check.optional_text(field, value, max).unwrap_or_default();
        let (venue, street) = (line("venue", &self.venue, LINE), line("street", &self.street, LINE));
        let (postcode, city) = (line("postcode", &self.postcode, 20), line("city", &self.city, LINE));
        let (country, online_url) = (line("country", &self.country, 2).to_uppercase(), line("online_url", &self.online_url, URL));
        check.ensure(online_url.is_empty() || is_web_address(&online_url), "online_url", Problem::Url);
        check.ensure(!(venue.is_empty() && city.is_empty() && online_url.is_empty()), "venue", Problem::Required);
        let capacity = self.capacity.is_none_or(|n| (1..=MAX_CAPACITY).contains(&n));
        check.ensure(capacity, "capacity", Problem::OutOfRange { min: 1, max: MAX_CAPACITY });
        let guests = (0..=MAX_GUESTS).contains(&self.guests_allowed);
        check.ensure(guests, "guests_allowed", Problem::OutOfRange { min: 0, max: MAX_GUESTS });
        EventValues { title, description, venue, street, postcode, city, country, online_url, picture_alt }
    }
}

/// Whether a text is a web address one can click on without harm.
fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|rest| rest.split(['/', '?', '#']).next().is_some_and(|h| h.contains('.') || h.starts_with("localhost")))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
}

/// What a visitor sends to sign up for an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RsvpInput {
    /// First name.
    pub given_name: String,
    /// Last name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// How many guests come along.
    pub guests: i64,
    /// A field people never see; whatever fills it is no person.
    pub website: String,
    /// Where the visitor came from, a word in the link: `?ref=poster`.
    pub referrer: String,
}

/// A sign-up in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RsvpValues {
    /// First name, trimmed.
    pub given_name: String,
    /// Last name, trimmed; may be empty: not everybody has one.
    pub family_name: String,
    /// Normalised address.
    pub email: String,
    /// How many guests come along.
    pub guests: i64,
}

impl RsvpInput {
    /// The values in order.
    ///
    /// # Errors
    /// [`crate::ApiError::Validation`] with everything that is wrong.
    pub fn check(&self, guests_allowed: i64) -> Result<RsvpValues, crate::ApiError> {
        let mut check = Check::new();
        let given_name = check.text("given_name", &self.given_name, 100);
        let family_name = check.optional_text("family_name", &self.family_name, 100).unwrap_or_default();
        let email = check.email("email", &self.email);
        let guests = (0..=guests_allowed).contains(&self.guests);
        check.ensure(guests, "guests", Problem::OutOfRange { min: 0, max: guests_allowed });
        check.done()?;
        Ok(RsvpValues { given_name, family_name, email, guests: self.guests })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;
    use crate::{ApiError, FieldError};

    fn input() -> EventInput {
        EventInput {
            organisation: OrganisationId(uuid::Uuid::nil()),
            title: LocalizedText::one(Locale::En, " Picnic "),
            description: LocalizedText::default(),
            venue: "Park".into(),
            street: String::new(),
            postcode: String::new(),
            city: String::new(),
            country: "dk".into(),
            online_url: String::new(),
            zone: "Europe/Copenhagen".into(),
            start: "2026-11-22T19:00".into(),
            end: "2026-11-22T21:00".into(),
            capacity: None,
            guests_allowed: 0,
            visibility: Visibility::Public,
            remind: true,
            picture_alt: LocalizedText::default(),
        }
    }

    fn fields(input: &EventInput) -> Vec<String> {
        let mut check = Check::new();
        let _values = input.check(&mut check);
        match check.done() {
            Err(ApiError::Validation(errors)) => errors.into_iter().map(|FieldError { field, .. }| field).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn an_event_needs_a_title_and_somewhere_to_be() {
        let mut check = Check::new();
        let values = input().check(&mut check);
        assert!(check.done().is_ok());
        assert_eq!((values.title.get(Locale::En), values.country.as_str()), ("Picnic", "DK"));
        assert_eq!(fields(&EventInput { title: LocalizedText::one(Locale::Da, "  "), ..input() }), ["title"]);
        assert_eq!(fields(&EventInput { venue: " ".into(), ..input() }), ["venue"]);
        assert!(
            fields(&EventInput { venue: String::new(), online_url: "https://meet.example.org/a".into(), ..input() }).is_empty()
        );
        assert_eq!(fields(&EventInput { online_url: "javascript:alert(1)".into(), ..input() }), ["online_url"]);
        assert_eq!(fields(&EventInput { capacity: Some(0), guests_allowed: 21, ..input() }), ["capacity", "guests_allowed"]);
    }

    #[test]
    fn guests_are_limited_by_the_event() {
        let rsvp = RsvpInput { given_name: "Aino".into(), email: "Aino@Example.org".into(), guests: 2, ..RsvpInput::default() };
        assert_eq!(rsvp.check(2).unwrap().email, "aino@example.org");
        assert!(rsvp.check(1).is_err());
    }
}
