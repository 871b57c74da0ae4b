//! What the forms of this feature send.

use std::collections::BTreeMap;

use domain::events::{EventInput, RsvpInput, Visibility};
use domain::locale::{Locale, LocalizedText};
use serde::{Deserialize, Serialize};

/// The form of an event.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EventFields {
    organisation: String,
    title: BTreeMap<String, String>,
    description: BTreeMap<String, String>,
    venue: String,
    street: String,
    postcode: String,
    city: String,
    country: String,
    online_url: String,
    zone: String,
    start: String,
    end: String,
    capacity: String,
    guests_allowed: String,
    visibility: String,
    remind: Option<String>,
    picture_alt: BTreeMap<String, String>,
}

/// Texts by language tag; what is no language of ours is left out.
fn localized(texts: BTreeMap<String, String>) -> LocalizedText {
    LocalizedText(
        texts
            .into_iter()
            .filter_map(|(tag, text)| Some((Locale::parse(&tag)?, text)))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect(),
    )
}

impl EventFields {
    /// The event these fields describe; `None` if no branch is chosen. A number that is none is out of every range.
    pub(super) fn input(self) -> Option<EventInput> {
        let number = |text: &str| text.trim().parse::<i64>().unwrap_or(-1);
        Some(EventInput {
            organisation: self.organisation.parse().ok()?,
            title: localized(self.title),
            description: localized(self.description),
            venue: self.venue,
            street: self.street,
            postcode: self.postcode,
            city: self.city,
            country: self.country,
            online_url: self.online_url,
            zone: self.zone,
            start: self.start,
            end: self.end,
            capacity: (!self.capacity.trim().is_empty()).then(|| number(&self.capacity)),
            guests_allowed: if self.guests_allowed.trim().is_empty() { 0 } else { number(&self.guests_allowed) },
            visibility: Visibility::parse(&self.visibility).unwrap_or_default(),
            remind: self.remind.is_some(),
            picture_alt: localized(self.picture_alt),
        })
    }
}

/// The form that puts somebody on the list.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct AddFields {
    given_name: String,
    family_name: String,
    email: String,
    guests: String,
    language: String,
}

impl AddFields {
    /// Who it is, and their language.
    pub(super) fn input(self, otherwise: Locale) -> (RsvpInput, Locale) {
        let guests = if self.guests.trim().is_empty() { 0 } else { self.guests.trim().parse().unwrap_or(-1) };
        let locale = Locale::parse(&self.language).unwrap_or(otherwise);
        let input = RsvpInput {
            given_name: self.given_name,
            family_name: self.family_name,
            email: self.email,
            guests,
            ..RsvpInput::default()
        };
        (input, locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_out_of_range() {
        let id = "0192f0c0-0000-7000-8000-000000000001";
        let fields = EventFields {
            organisation: id.into(),
            capacity: "ten".into(),
            title: [("da".to_owned(), "Hej".to_owned()), ("xx".to_owned(), "?".to_owned())].into(),
            ..EventFields::default()
        };
        let input = fields.input().unwrap();
        assert_eq!((input.capacity, input.title, input.remind), (Some(-1), LocalizedText::one(Locale::Da, "Hej"), false));
        assert_eq!(
            EventFields { organisation: id.into(), capacity: " ".into(), ..EventFields::default() }.input().unwrap().capacity,
            None
        );
    }
}
