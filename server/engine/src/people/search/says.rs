//! What people can be found and sorted by, made from what is known of them. Nothing here asks a database.

use std::collections::BTreeSet;

use domain::locale::Locale;
use domain::people::Record;

use super::names;
use super::words::Words;
use crate::text;

/// The key of those who have nothing to sort by: after all letters.
const LAST: &str = "~";

/// What somebody is called and does.
pub(super) struct Named<'a> {
    pub given: &'a str,
    pub family: &'a str,
    pub additional: &'a str,
    pub nickname: &'a str,
    pub employer: &'a str,
    pub outlet: &'a str,
    pub job: &'a str,
    pub beat: &'a str,
}

/// Anything else that is known of somebody.
pub(super) enum Text {
    /// Town and postcode of where they live.
    Home(String, String),
    Email(String),
    Phone(String),
    /// Names of places and tags: also offered for what was mistyped.
    Known(String),
    Free(String),
}

impl Text {
    /// The texts of a postal address.
    pub(super) fn address(kind: &str, street: String, postcode: String, city: String, extra: String) -> Vec<Self> {
        let home = (kind == "home").then(|| Self::Home(city.clone(), postcode.clone()));
        home.into_iter().chain([Self::Known(street), Self::Known(city), Self::Free(postcode), Self::Free(extra)]).collect()
    }
}

/// What the index keeps of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// What lists sort by: the name turned round, town, postcode, e-mail address.
    pub(super) keys: [String; 4],
    pub(super) words: String,
    pub(super) vocabulary: BTreeSet<String>,
}

impl Says {
    /// `texts` in the order in which they count: what comes last may be cut.
    pub(super) fn new(space: &str, locale: Locale, named: &Named<'_>, texts: impl IntoIterator<Item = Text>) -> Self {
        let mut found = Words::new(space);
        for part in [named.given, named.family, named.additional, named.nickname] {
            found.known(part);
        }
        let [mut city, mut postcode, mut email] = [LAST.to_owned(), LAST.to_owned(), LAST.to_owned()];
        for text in texts {
            match text {
                Text::Home(town, code) => {
                    city = key_or_last(text::sort_key(locale, &town));
                    postcode = key_or_last(text::fold(&code));
                }
                Text::Email(address) => {
                    found.email(&address);
                    if email == LAST {
                        email = text::fold(&address);
                    }
                }
                Text::Phone(address) => found.phone(&address),
                Text::Known(text) => found.known(&text),
                Text::Free(text) => found.free(&text),
            }
        }
        for part in [named.employer, named.outlet, named.job, named.beat] {
            found.free(part);
        }
        let (words, vocabulary) = found.done();
        let other_key = names::other_key(locale, named.given, named.family);
        Self { keys: [other_key, city, postcode, email], words, vocabulary }
    }

    /// Of somebody who is about to be made: `tags` by name, `notes` as they will be on the timeline.
    #[must_use]
    pub(crate) fn of(space: &str, locale: Locale, record: &Record, tags: &[String], notes: &[String]) -> Self {
        let named = Named {
            given: &record.given_name,
            family: &record.family_name,
            additional: &record.additional_name,
            nickname: &record.nickname,
            employer: &record.employer,
            outlet: &record.outlet,
            job: &record.job_title,
            beat: &record.beat,
        };
        let emails = record.emails.iter().map(|a| Text::Email(a.address.clone()));
        let phones = record.phones.iter().map(|a| Text::Phone(a.address.clone()));
        let addresses = record.addresses.iter().flat_map(|postal| {
            let a = postal.address.clone();
            Text::address(&postal.kind, a.street, a.postcode, a.city, a.extra)
        });
        let tags = tags.iter().cloned().map(Text::Known);
        let notes = notes.iter().cloned().map(Text::Free);
        Self::new(space, locale, &named, emails.chain(phones).chain(addresses).chain(tags).chain(notes))
    }
}

fn key_or_last(key: String) -> String {
    if key.is_empty() { LAST.to_owned() } else { key }
}
