//! Words for stored values.

use domain::consent::Channel;
use domain::l10n::{self, Address, full_name};
use domain::locale::Locale;
use domain::people::{AffiliationRole, PostalAddress, Source};
use domain::tenants::Organisation;
use domain::tr;

use crate::ui::Choice;

/// "by e-mail".
#[must_use]
pub fn channel_text(l: Locale, channel: Channel) -> String {
    match channel {
        Channel::Email => tr!(l, consent.channel_email),
        Channel::Phone => tr!(l, consent.channel_phone),
        Channel::Sms => tr!(l, consent.channel_sms),
        Channel::Post => tr!(l, consent.channel_post),
    }
}

/// What ties a person to an organisation.
#[must_use]
pub fn role_text(l: Locale, role: AffiliationRole) -> String {
    match role {
        AffiliationRole::Supporter => tr!(l, people.role_supporter),
        AffiliationRole::Contact => tr!(l, people.role_contact),
        AffiliationRole::Volunteer => tr!(l, people.role_volunteer),
        AffiliationRole::Member => tr!(l, people.role_member),
    }
}

/// Where something is known from.
#[must_use]
pub fn source_text(l: Locale, source: Source) -> String {
    match source {
        Source::Signup => tr!(l, people.source_signup),
        Source::Event => tr!(l, people.source_event),
        Source::Organiser => tr!(l, people.source_organiser),
        Source::Import => tr!(l, people.source_import),
        Source::Person => tr!(l, people.source_person),
        Source::Demo => tr!(l, people.source_demo),
    }
}

/// The label of a field of a person, by its name in forms; the name itself if it is none.
#[must_use]
pub fn field_text(l: Locale, name: &str) -> String {
    match name {
        "given_name" => tr!(l, common.given_name),
        "family_name" => tr!(l, common.family_name),
        "phone" => tr!(l, common.phone),
        "email" => tr!(l, common.email),
        "street" => tr!(l, common.street),
        "postcode" => tr!(l, common.postcode),
        "city" => tr!(l, common.city),
        other => other.to_owned(),
    }
}

/// A name as it is spoken, or the words for none.
#[must_use]
pub fn person_name(l: Locale, given: &str, family: &str) -> String {
    let name = full_name(given, family);
    if name.is_empty() { tr!(l, people.no_name) } else { name }
}

/// The lines of a home address.
#[must_use]
pub fn address_lines(l: Locale, a: &PostalAddress, home: &str) -> Vec<String> {
    let country = if a.country.is_empty() { home } else { &a.country };
    let parts = Address { street: &a.street, extra: &a.extra, postcode: &a.postcode, city: &a.city, region: &a.region, country };
    l10n::address(l, parts, home)
}

/// Organisations to choose from.
#[must_use]
pub fn branch_choices(branches: &[Organisation]) -> Vec<Choice> {
    branches.iter().map(|o| Choice::new(o.id.to_string(), o.name.clone())).collect()
}

/// The five languages by their own names.
#[must_use]
pub fn language_choices() -> Vec<Choice> {
    Locale::ALL.iter().map(|l| Choice::new(l.as_str(), l.endonym())).collect()
}
