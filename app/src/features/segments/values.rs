//! What may be chosen in conditions, and what it is called.

use domain::consent::Channel;
use domain::locale::Locale;
use domain::people::{AffiliationRole, Facet, InteractionKind, PersonKind, Source};
use domain::segments::{Choice, ConsentState, EventPart, MailState, TextTest};
use domain::tr;

use super::inputs::Option2;
use crate::features::people::{channel_text, kind_text, role_text, source_text};

pub fn person_kind(l: Locale, kind: PersonKind) -> String {
    match kind {
        PersonKind::Person => tr!(l, segments.v_person),
        PersonKind::Household => tr!(l, segments.v_household),
        PersonKind::Organisation => tr!(l, segments.v_organisation),
    }
}

pub fn facet(l: Locale, facet: Facet) -> String {
    match facet {
        Facet::Stakeholder => tr!(l, segments.c_stakeholder),
        Facet::Media => tr!(l, segments.c_media),
    }
}

pub fn mail(l: Locale, state: MailState) -> String {
    match state {
        MailState::Working => tr!(l, segments.v_working),
        MailState::Bounced => tr!(l, segments.v_bounced),
        MailState::Complained => tr!(l, segments.v_complained),
        MailState::Suppressed => tr!(l, segments.v_suppressed),
        MailState::Missing => tr!(l, segments.v_missing),
    }
}

pub fn state(l: Locale, state: ConsentState) -> String {
    match state {
        ConsentState::Given => tr!(l, segments.v_given),
        ConsentState::Withdrawn => tr!(l, segments.v_withdrawn),
        ConsentState::Never => tr!(l, segments.v_never),
    }
}

pub fn part(l: Locale, part: EventPart, event: &str) -> String {
    match part {
        EventPart::Registered => tr!(l, segments.s_registered, event = event),
        EventPart::Waitlisted => tr!(l, segments.s_waitlisted, event = event),
        EventPart::Cancelled => tr!(l, segments.s_cancelled, event = event),
        EventPart::Attended => tr!(l, segments.s_attended, event = event),
        EventPart::NoShow => tr!(l, segments.s_no_show, event = event),
    }
}

pub fn test(l: Locale, test: TextTest) -> String {
    match test {
        TextTest::Is => tr!(l, segments.t_is),
        TextTest::Contains => tr!(l, segments.t_contains),
        TextTest::Begins => tr!(l, segments.t_begins),
        TextTest::Blank => tr!(l, segments.t_blank),
    }
}

pub fn support(l: Locale, level: u8) -> String {
    if level == 0 { tr!(l, segments.v_never_asked) } else { level.to_string() }
}

pub fn channel(l: Locale, channel: Option<Channel>) -> String {
    channel.map_or_else(|| tr!(l, segments.any_channel), |c| channel_text(l, c))
}

pub fn role(l: Locale, role: Option<AffiliationRole>) -> String {
    role.map_or_else(|| tr!(l, segments.any_role), |r| role_text(l, r))
}

pub fn source(l: Locale, source: Source) -> String {
    source_text(l, source)
}

pub fn interaction(l: Locale, kind: InteractionKind) -> String {
    kind_text(l, kind)
}

/// Words and what they are called.
pub fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, named: impl Fn(T) -> String) -> Vec<Option2> {
    all.iter().map(|v| (word(*v).to_owned(), named(*v))).collect()
}

/// Things by identifier, after an option for none.
pub fn named(first: String, all: &[Choice]) -> Vec<Option2> {
    std::iter::once((String::new(), first)).chain(all.iter().map(|c| (c.id.clone(), c.name.clone()))).collect()
}
