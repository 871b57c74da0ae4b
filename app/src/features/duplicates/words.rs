//! Words for what speaks for and against, for fields, and for why something can't be done.

use domain::ApiError;
use domain::consent::{Basis, Channel};
use domain::duplicates::Reason;
use domain::l10n;
use domain::locale::Locale;
use domain::people::Facet;
use domain::tr;

use crate::features::people::channel_text;
use crate::ui::Tone;

/// Why two records may be one person, or not.
pub fn reason_text(l: Locale, reason: &Reason) -> String {
    match reason {
        Reason::SameEmail { value } => tr!(l, duplicates.same_email, value = value),
        Reason::SameMailboxName { value } => tr!(l, duplicates.same_mailbox_name, value = value),
        Reason::SimilarEmail { a, b } => tr!(l, duplicates.similar_email, a = a, b = b),
        Reason::SamePhone { value } => tr!(l, duplicates.same_phone, value = value),
        Reason::SameName { value } => tr!(l, duplicates.same_name, value = value),
        Reason::SwappedName { a, b } => tr!(l, duplicates.swapped_name, a = a, b = b),
        Reason::Nickname { a, b } => tr!(l, duplicates.nickname, a = a, b = b),
        Reason::Initial { a, b } => tr!(l, duplicates.initial, a = a, b = b),
        Reason::SimilarName { a, b } => tr!(l, duplicates.similar_name, a = a, b = b),
        Reason::PartOfName { a, b } => tr!(l, duplicates.part_of_name, a = a, b = b),
        Reason::SameBirthDate { value } => tr!(l, duplicates.same_birth_date, value = value),
        Reason::SimilarBirthDate { a, b } => tr!(l, duplicates.similar_birth_date, a = a, b = b),
        Reason::SameBirthYear { value } => tr!(l, duplicates.same_birth_year, value = value),
        Reason::SameAddress { value } => tr!(l, duplicates.same_address, value = value),
        Reason::SamePlace { value } => tr!(l, duplicates.same_place, value = value),
        Reason::OtherBirthDate { a, b } => tr!(l, duplicates.other_birth_date, a = a, b = b),
        Reason::OtherGivenName { a, b } => tr!(l, duplicates.other_given_name, a = a, b = b),
        Reason::OtherFamilyName { a, b } => tr!(l, duplicates.other_family_name, a = a, b = b),
        Reason::Household { value } => tr!(l, duplicates.household, value = value),
        Reason::Generations { a, b } => tr!(l, duplicates.generations, a = a, b = b),
    }
}

/// A score in words: nobody should have to know what 83 means.
pub fn score_text(l: Locale, score: i64) -> (String, Tone) {
    match score {
        95.. => (tr!(l, duplicates.score_certain), Tone::Good),
        80..95 => (tr!(l, duplicates.score_likely), Tone::Info),
        60..80 => (tr!(l, duplicates.score_possible), Tone::Plain),
        _ => (tr!(l, duplicates.score_unlikely), Tone::Warn),
    }
}

/// What a field is called on the merge page.
pub fn field_text(l: Locale, field: &str) -> String {
    match field {
        "honorific_prefix" => tr!(l, duplicates.field_honorific_prefix),
        "given_name" => tr!(l, common.given_name),
        "additional_name" => tr!(l, duplicates.field_additional_name),
        "family_name" => tr!(l, common.family_name),
        "nickname" => tr!(l, duplicates.field_nickname),
        "pronouns" => tr!(l, duplicates.field_pronouns),
        "birth_date" => tr!(l, duplicates.field_birth_date),
        "emails" => tr!(l, duplicates.field_emails),
        "phones" => tr!(l, duplicates.field_phones),
        "locale" => tr!(l, duplicates.field_locale),
        "languages" => tr!(l, duplicates.field_languages),
        "job_title" => tr!(l, duplicates.field_job_title),
        "employer" => tr!(l, duplicates.field_employer),
        "outlet" => tr!(l, duplicates.field_outlet),
        "beat" => tr!(l, duplicates.field_beat),
        "facets" => tr!(l, duplicates.field_facets),
        "links" => tr!(l, duplicates.field_links),
        "support_level" => tr!(l, duplicates.field_support_level),
        "owner" => tr!(l, duplicates.field_owner),
        "tags" => tr!(l, people.tags),
        "do_not_contact" => tr!(l, duplicates.field_do_not_contact),
        "address:home" => tr!(l, duplicates.field_address_home),
        "address:work" => tr!(l, duplicates.field_address_work),
        "address:postal" => tr!(l, duplicates.field_address_postal),
        _ => tr!(l, duplicates.field_address_other),
    }
}

/// A value of a field as it is read, where it is stored as a word.
pub fn value_text(l: Locale, field: &str, value: &str) -> String {
    match field {
        "do_not_contact" => Channel::parse(value).map_or_else(|| value.to_owned(), |channel| channel_text(l, channel)),
        "phones" => l10n::phone(value),
        "facets" => match Facet::parse(value) {
            Some(Facet::Stakeholder) => tr!(l, duplicates.facet_stakeholder),
            Some(Facet::Media) => tr!(l, duplicates.facet_media),
            None => value.to_owned(),
        },
        _ => value.to_owned(),
    }
}

/// How an answer to a purpose stands.
pub fn answer_text(l: Locale, answer: Option<(bool, Basis)>) -> String {
    match answer {
        None => tr!(l, duplicates.never_asked),
        Some((false, _)) => tr!(l, duplicates.answer_no),
        Some((true, Basis::Consent)) => tr!(l, duplicates.answer_consent),
        Some((true, Basis::Membership)) => tr!(l, duplicates.answer_membership),
        Some((true, Basis::LegitimateInterest)) => tr!(l, duplicates.answer_interest),
    }
}

/// Why a merge could not be made or taken back.
pub fn refusal_text(l: Locale, error: &ApiError) -> String {
    match error {
        ApiError::Conflict(word) => match word.as_str() {
            "changed" => tr!(l, duplicates.refused_changed),
            "merged" => tr!(l, duplicates.refused_merged),
            "record" => tr!(l, duplicates.refused_record),
            "address" => tr!(l, duplicates.refused_address),
            "place" => tr!(l, duplicates.refused_place),
            "history" => tr!(l, duplicates.refused_history),
            "consent" => tr!(l, duplicates.refused_consent),
            "task" => tr!(l, duplicates.refused_task),
            "tie" => tr!(l, duplicates.refused_tie),
            "detail" => tr!(l, duplicates.refused_detail),
            "late" => tr!(l, duplicates.refused_late),
            _ => l10n::api_error(l, error),
        },
        ApiError::NotFound => tr!(l, duplicates.refused_over),
        other => l10n::api_error(l, other),
    }
}

/// What a group of records has in common that was too large to compare.
pub fn group_text(l: Locale, kind: &str, people: i64) -> String {
    match kind {
        "email" => tr!(l, duplicates.group_email, n = people),
        "phone" => tr!(l, duplicates.group_phone, n = people),
        "address" => tr!(l, duplicates.group_address, n = people),
        "birth_date" => tr!(l, duplicates.group_birth_date, n = people),
        _ => tr!(l, duplicates.group_name, n = people),
    }
}
