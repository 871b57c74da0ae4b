//! Exports of other programs, known by the names of their columns.
//!
//! The names are those the programs write: Action Network's reports, NationBuilder's people export, CiviCRM's primary fields, Mailchimp's audience
//! export. What has no place here is `None`, and is listed openly.

use domain::consent::Channel;
use domain::imports::{Label, Mover, Target};
use domain::people::LinkKind;

/// The program, if enough of its own columns are there.
#[must_use]
pub fn recognise(columns: &[String]) -> Option<Mover> {
    let has = |name: &str| columns.iter().any(|c| c.trim().eq_ignore_ascii_case(name));
    let of = |names: &[&str]| names.iter().filter(|n| has(n)).count();
    let starting = |prefix: &str| columns.iter().filter(|c| c.trim().to_lowercase().starts_with(prefix)).count();
    if starting("can2_") >= 1 && has("email") {
        Some(Mover::ActionNetwork)
    } else if has("nationbuilder_id")
        || of(&["email1", "primary_address1", "tag_list", "primary_zip", "signup_type", "is_volunteer"]) >= 3
    {
        Some(Mover::NationBuilder)
    } else if of(&["MEMBER_RATING", "OPTIN_TIME", "OPTIN_IP", "CONFIRM_TIME", "LEID", "EUID", "UNSUB_TIME", "CLEAN_TIME"]) >= 2 {
        Some(Mover::Mailchimp)
    } else if of(&[
        "Contact ID",
        "Contact Type",
        "Sort Name",
        "Display Name",
        "Do Not Email",
        "No Bulk Emails (User Opt Out)",
        "External Identifier",
    ]) >= 3
    {
        Some(Mover::CiviCrm)
    } else {
        None
    }
}

/// What one of the program's columns stands for.
#[must_use]
pub fn target(mover: Mover, column: &str) -> Option<Target> {
    let name = column.trim().to_lowercase();
    let table = match mover {
        Mover::ActionNetwork => ACTION_NETWORK,
        Mover::NationBuilder => NATION_BUILDER,
        Mover::CiviCrm => CIVICRM,
        Mover::Mailchimp => MAILCHIMP,
    };
    table.iter().find(|(known, _)| *known == name).map(|(_, target)| target.clone())
}

/// Whether the name is one of the program's own, taken over or not: what is the program's is not guessed at.
#[must_use]
pub fn knows(mover: Mover, column: &str) -> bool {
    let name = column.trim().to_lowercase();
    let own: &[&str] = match mover {
        Mover::ActionNetwork => &["created_at", "modified_at", "source_code", "referrer_code", "can2_"],
        Mover::NationBuilder => {
            &["_id", "_at", "is_", "status", "support_probability", "suffix", "demo", "ethnicity", "sex", "party"]
        }
        Mover::CiviCrm => &[
            "id",
            "image url",
            "gender",
            "deceased",
            "county",
            "addressee",
            "greeting",
            "contact source",
            "contact subtype",
            "individual suffix",
        ],
        Mover::Mailchimp => &[
            "member_rating",
            "_ip",
            "latitude",
            "longitude",
            "gmtoff",
            "dstoff",
            "timezone",
            "last_changed",
            "leid",
            "region",
            "optin_time",
            "confirm_time",
        ],
    };
    own.iter().any(|part| name == *part || (part.contains('_') && name.contains(part)) || name.ends_with(&format!(" {part}")))
}

type Table = &'static [(&'static str, Target)];

const ACTION_NETWORK: Table = &[
    ("email", Target::Email(Label::Any)),
    ("first_name", Target::GivenName),
    ("last_name", Target::FamilyName),
    ("zip_code", Target::Postcode(Label::Any)),
    ("country", Target::Country(Label::Any)),
    ("can2_user_address", Target::Street(Label::Any)),
    ("can2_user_city", Target::City(Label::Any)),
    ("can2_user_state", Target::Region(Label::Any)),
    ("can2_state_abbreviated", Target::Region(Label::Any)),
    ("can2_phone", Target::Phone(Label::Mobile)),
    ("phone", Target::Phone(Label::Any)),
    ("phone number", Target::Phone(Label::Any)),
    ("can2_user_tags", Target::Tags),
    ("can2_subscription_status", Target::Subscription),
    ("language", Target::Language),
    ("uuid", Target::ExternalId),
];

const NATION_BUILDER: Table = &[
    ("nationbuilder_id", Target::ExternalId),
    ("prefix", Target::HonorificPrefix),
    ("first_name", Target::GivenName),
    ("middle_name", Target::AdditionalName),
    ("last_name", Target::FamilyName),
    ("full_name", Target::FullName),
    ("name", Target::FullName),
    ("email", Target::Email(Label::Any)),
    ("email1", Target::Email(Label::Any)),
    ("email2", Target::Email(Label::Any)),
    ("email3", Target::Email(Label::Any)),
    ("email4", Target::Email(Label::Any)),
    ("phone_number", Target::Phone(Label::Any)),
    ("phone", Target::Phone(Label::Any)),
    ("mobile_number", Target::Phone(Label::Mobile)),
    ("mobile", Target::Phone(Label::Mobile)),
    ("work_phone_number", Target::Phone(Label::Work)),
    ("home_phone_number", Target::Phone(Label::Home)),
    ("primary_address1", Target::Street(Label::Home)),
    ("primary_address2", Target::Extra(Label::Home)),
    ("primary_city", Target::City(Label::Home)),
    ("primary_state", Target::Region(Label::Home)),
    ("primary_zip", Target::Postcode(Label::Home)),
    ("primary_country", Target::Country(Label::Home)),
    ("primary_country_code", Target::Country(Label::Home)),
    ("address_address1", Target::Street(Label::Home)),
    ("address_address2", Target::Extra(Label::Home)),
    ("address_city", Target::City(Label::Home)),
    ("address_state", Target::Region(Label::Home)),
    ("address_zip", Target::Postcode(Label::Home)),
    ("address_country_code", Target::Country(Label::Home)),
    ("work_address1", Target::Street(Label::Work)),
    ("work_city", Target::City(Label::Work)),
    ("work_state", Target::Region(Label::Work)),
    ("work_zip", Target::Postcode(Label::Work)),
    ("work_country_code", Target::Country(Label::Work)),
    ("mailing_address1", Target::Street(Label::Other)),
    ("mailing_city", Target::City(Label::Other)),
    ("mailing_state", Target::Region(Label::Other)),
    ("mailing_zip", Target::Postcode(Label::Other)),
    ("mailing_country_code", Target::Country(Label::Other)),
    ("tag_list", Target::Tags),
    ("support_level", Target::SupportLevel),
    ("born_at", Target::BirthDate),
    ("birthdate", Target::BirthDate),
    ("employer", Target::Employer),
    ("occupation", Target::JobTitle),
    ("language", Target::Language),
    ("website", Target::Link(LinkKind::Website)),
    ("twitter_login", Target::Link(LinkKind::X)),
    ("facebook_profile_url", Target::Link(LinkKind::Facebook)),
    ("do_not_call", Target::DoNotContact(Channel::Phone)),
    ("federal_donotcall", Target::DoNotContact(Channel::Phone)),
    ("do_not_contact", Target::DoNotContact(Channel::Email)),
    ("unsubscribed_at", Target::StoppedAt(Channel::Email)),
    ("note", Target::Note),
    ("background_note", Target::Note),
    ("is_volunteer", Target::TagIfYes),
    ("is_donor", Target::TagIfYes),
];

const CIVICRM: Table = &[
    ("contact id", Target::ExternalId),
    ("contact type", Target::Kind),
    ("do not email", Target::DoNotContact(Channel::Email)),
    ("no bulk emails (user opt out)", Target::DoNotContact(Channel::Email)),
    ("do not phone", Target::DoNotContact(Channel::Phone)),
    ("do not sms", Target::DoNotContact(Channel::Sms)),
    ("do not mail", Target::DoNotContact(Channel::Post)),
    ("first name", Target::GivenName),
    ("middle name", Target::AdditionalName),
    ("last name", Target::FamilyName),
    ("organization name", Target::FamilyName),
    ("household name", Target::FamilyName),
    ("display name", Target::FullName),
    ("nickname", Target::Nickname),
    ("individual prefix", Target::HonorificPrefix),
    ("job title", Target::JobTitle),
    ("current employer", Target::Employer),
    ("birth date", Target::BirthDate),
    ("preferred language", Target::Language),
    ("street address", Target::Street(Label::Any)),
    ("supplemental address 1", Target::Extra(Label::Any)),
    ("city", Target::City(Label::Any)),
    ("postal code", Target::Postcode(Label::Any)),
    ("state", Target::Region(Label::Any)),
    ("state/province", Target::Region(Label::Any)),
    ("country", Target::Country(Label::Any)),
    ("phone", Target::Phone(Label::Any)),
    ("email", Target::Email(Label::Any)),
    ("website", Target::Link(LinkKind::Website)),
    ("group(s)", Target::Tags),
    ("groups", Target::Tags),
    ("tag(s)", Target::Tags),
    ("tags", Target::Tags),
    ("note(s)", Target::Note),
    ("notes", Target::Note),
    ("note", Target::Note),
];

const MAILCHIMP: Table = &[
    ("email address", Target::Email(Label::Any)),
    ("email", Target::Email(Label::Any)),
    ("first name", Target::GivenName),
    ("last name", Target::FamilyName),
    ("fname", Target::GivenName),
    ("lname", Target::FamilyName),
    ("address", Target::Street(Label::Any)),
    ("full address", Target::Street(Label::Any)),
    ("zip code", Target::Postcode(Label::Any)),
    ("phone number", Target::Phone(Label::Any)),
    ("phone", Target::Phone(Label::Any)),
    ("country", Target::Country(Label::Any)),
    ("cc", Target::Country(Label::Any)),
    ("status", Target::Subscription),
    ("unsub_time", Target::StoppedAt(Channel::Email)),
    ("clean_time", Target::StoppedAt(Channel::Email)),
    ("euid", Target::ExternalId),
    ("tags", Target::Tags),
    ("notes", Target::Note),
];
