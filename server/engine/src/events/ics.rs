//! Calendar files (RFC 5545). The identity of an event never changes and its sequence only rises, so that a moved event
//! moves in people's calendars. Times are in UTC, which every calendar shows in its owner's zone.

use domain::time::Timestamp;
use icalendar::{Calendar, Component, Event, Property};

use crate::clock;

/// What the file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// To look at and to subscribe to.
    Publish,
    /// An entry for somebody's calendar, or its newer version.
    Request,
    /// Takes the entry away.
    Cancel,
}

impl Method {
    /// The word in the file and in the mail's media type.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// An entry.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub uid: String,
    pub sequence: i64,
    /// When this version was made.
    pub stamp: Timestamp,
    pub start: Timestamp,
    pub end: Timestamp,
    pub title: String,
    pub description: String,
    pub location: String,
    pub url: String,
    pub cancelled: bool,
    /// Name and address.
    pub organizer: (String, String),
    /// Name and address of the one it is for.
    pub attendee: Option<(String, String)>,
}

/// The file. `name` is what calendars call a feed; empty for a single event.
pub(super) fn file(method: Method, name: &str, entries: &[Entry]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Hustings//Events//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", method.word()));
    if !name.is_empty() {
        calendar.append_property(Property::new("NAME", clean(name)));
        calendar.append_property(Property::new("X-WR-CALNAME", clean(name)));
        calendar.append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
        calendar.append_property(("X-PUBLISHED-TTL", "PT1H"));
    }
    for entry in entries {
        calendar.push(event(method, entry));
    }
    calendar.to_string()
}

fn event(method: Method, entry: &Entry) -> Event {
    let mut event = Event::new();
    let status = if entry.cancelled || method == Method::Cancel { "CANCELLED" } else { "CONFIRMED" };
    event.uid(&entry.uid);
    for (name, value) in [
        ("SEQUENCE", entry.sequence.to_string()),
        ("DTSTAMP", utc(entry.stamp)),
        ("LAST-MODIFIED", utc(entry.stamp)),
        ("DTSTART", utc(entry.start)),
        ("DTEND", utc(entry.end)),
        ("STATUS", status.to_owned()),
    ] {
        event.append_property(Property::new(name, value));
    }
    event.summary(&clean(&entry.title));
    for (name, value) in [("DESCRIPTION", &entry.description), ("LOCATION", &entry.location)] {
        if !value.is_empty() {
            event.append_property(Property::new(name, clean(value)));
        }
    }
    if !entry.url.is_empty() {
        event.append_property(Property::new("URL", entry.url.clone()));
    }
    let (name, address) = &entry.organizer;
    event.append_property(Property::new("ORGANIZER", format!("mailto:{address}")).add_parameter("CN", &parameter(name)).done());
    if let Some((name, address)) = &entry.attendee {
        let attendee = Property::new("ATTENDEE", format!("mailto:{address}"))
            .add_parameter("CN", &parameter(name))
            .add_parameter("PARTSTAT", "ACCEPTED")
            .add_parameter("ROLE", "REQ-PARTICIPANT")
            .add_parameter("RSVP", "FALSE")
            .done();
        event.append_multi_property(attendee);
    }
    event.done()
}

/// A line break of another machine would end the property.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// The value of a parameter can't hold quotes or line breaks at all.
fn parameter(text: &str) -> String {
    text.chars().filter(|c| *c != '"' && !c.is_control()).collect()
}

/// `20261122T180000Z`.
fn utc(at: Timestamp) -> String {
    let t = clock::local(at, "UTC");
    let second = at.0.div_euclid(Timestamp::SECOND).rem_euclid(60);
    format!("{:04}{:02}{:02}T{:02}{:02}{second:02}Z", t.year, t.month, t.day, t.hour, t.minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let start = clock::instant("2026-11-27T19:00", "Europe/Copenhagen").unwrap();
        Entry {
            uid: "0199-1@meadow.example.org".into(),
            sequence: 3,
            stamp: Timestamp(1_795_348_805_000_000),
            start,
            end: start.plus(2 * Timestamp::HOUR),
            title: "Blåbær, tea; and talk".into(),
            description: "One\r\ntwo".into(),
            location: "Hall, Street 1".into(),
            url: "https://meadow.example.org/p/events/tea".into(),
            cancelled: false,
            organizer: ("The \"Meadow\" party".into(), "hello@meadow.example.org".into()),
            attendee: Some(("Aino\r\nX: y".into(), "aino@example.org".into())),
        }
    }

    #[test]
    fn a_file_is_what_it_was() {
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Hustings//Events//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "DESCRIPTION:One\\ntwo",
            "DTEND:20261127T200000Z",
            "DTSTAMP:20261122T120005Z",
            "DTSTART:20261127T180000Z",
            "LAST-MODIFIED:20261122T120005Z",
            "LOCATION:Hall\\, Street 1",
            "ORGANIZER;CN=The Meadow party:mailto:hello@meadow.example.org",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "SUMMARY:Blåbær\\, tea\\; and talk",
            "UID:0199-1@meadow.example.org",
            "URL:https://meadow.example.org/p/events/tea",
            "ATTENDEE;CN=\"AinoX: y\";PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT;RSVP=FALSE:ma",
            " ilto:aino@example.org",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file(Method::Request, "", &[entry()]), lines.join("\r\n"));
    }

    #[test]
    fn cancelling_says_so_and_no_line_is_too_long() {
        let text = file(Method::Cancel, "", &[Entry { description: "å".repeat(200), ..entry() }]);
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }
}
