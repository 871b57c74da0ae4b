//! Names of what imports speak of.

use super::{ImportState, IssueKind, Outcome, Target};
use crate::key;
use crate::l10n::Key;

/// What is the matter with a row or cell.
#[must_use]
pub fn issue(kind: IssueKind) -> Key {
    match kind {
        IssueKind::Nobody => key!(imports.issue_nobody),
        IssueKind::Erased => key!(imports.issue_erased),
        IssueKind::NotYours => key!(imports.issue_not_yours),
        IssueKind::InTrash => key!(imports.issue_in_trash),
        IssueKind::EmailUnclear => key!(imports.issue_email_unclear),
        IssueKind::EmailTaken => key!(imports.issue_email_taken),
        IssueKind::PhoneUnclear => key!(imports.issue_phone_unclear),
        IssueKind::PhoneExtension => key!(imports.issue_phone_extension),
        IssueKind::PhoneErased => key!(imports.issue_phone_erased),
        IssueKind::DateUnclear => key!(imports.issue_date_unclear),
        IssueKind::SuffixLeftOut => key!(imports.issue_suffix_left_out),
        IssueKind::CountryUnclear => key!(imports.issue_country_unclear),
        IssueKind::LanguageUnclear => key!(imports.issue_language_unclear),
        IssueKind::YesNoUnclear => key!(imports.issue_yes_no_unclear),
        IssueKind::NumberUnclear => key!(imports.issue_number_unclear),
        IssueKind::ChoiceUnclear => key!(imports.issue_choice_unclear),
        IssueKind::LinkUnclear => key!(imports.issue_link_unclear),
        IssueKind::BranchUnclear => key!(imports.issue_branch_unclear),
        IssueKind::RoleUnclear => key!(imports.issue_role_unclear),
        IssueKind::TooLong => key!(imports.issue_too_long),
        IssueKind::TooManyCells => key!(imports.issue_too_many_cells),
        IssueKind::Suppressed => key!(imports.issue_suppressed),
        IssueKind::Withdrawn => key!(imports.issue_withdrawn),
        IssueKind::PossibleDuplicate => key!(imports.issue_possible_duplicate),
        IssueKind::Again => key!(imports.issue_again),
    }
}

/// How an import stands.
#[must_use]
pub fn state(state: ImportState) -> Key {
    match state {
        ImportState::Staged => key!(imports.state_staged),
        ImportState::Running => key!(imports.state_running),
        ImportState::Paused => key!(imports.state_paused),
        ImportState::Cancelled => key!(imports.state_cancelled),
        ImportState::Done => key!(imports.state_done),
        ImportState::Undoing => key!(imports.state_undoing),
        ImportState::Undone => key!(imports.state_undone),
    }
}

/// What becomes of a row.
#[must_use]
pub fn outcome(outcome: Outcome) -> Key {
    match outcome {
        Outcome::Created => key!(imports.outcome_created),
        Outcome::Updated => key!(imports.outcome_updated),
        Outcome::Same => key!(imports.outcome_same),
        Outcome::Refused => key!(imports.outcome_refused),
    }
}

/// What a column stands for, without label, channel, purpose or field.
#[must_use]
pub fn target(target: &Target) -> Key {
    match target {
        Target::Ignore | Target::Custom(_) => key!(imports.target_ignore),
        Target::FullName => key!(imports.target_full_name),
        Target::GivenName => key!(imports.target_given_name),
        Target::AdditionalName => key!(imports.target_additional_name),
        Target::FamilyName => key!(imports.target_family_name),
        Target::HonorificPrefix => key!(imports.target_honorific_prefix),
        Target::Nickname => key!(imports.target_nickname),
        Target::Pronouns => key!(imports.target_pronouns),
        Target::BirthDate => key!(imports.target_birth_date),
        Target::Language => key!(imports.target_language),
        Target::Languages => key!(imports.target_languages),
        Target::JobTitle => key!(imports.target_job_title),
        Target::Employer => key!(imports.target_employer),
        Target::Outlet => key!(imports.target_outlet),
        Target::Beat => key!(imports.target_beat),
        Target::Kind => key!(imports.target_kind),
        Target::Email(_) => key!(imports.target_email),
        Target::Phone(_) => key!(imports.target_phone),
        Target::Street(_) => key!(imports.target_street),
        Target::Extra(_) => key!(imports.target_extra),
        Target::Postcode(_) => key!(imports.target_postcode),
        Target::City(_) => key!(imports.target_city),
        Target::PostcodeCity(_) => key!(imports.target_postcode_city),
        Target::Region(_) => key!(imports.target_region),
        Target::Country(_) => key!(imports.target_country),
        Target::Link(_) => key!(imports.target_link),
        Target::SupportLevel => key!(imports.target_support_level),
        Target::Tags => key!(imports.target_tags),
        Target::TagIfYes => key!(imports.target_tag_if_yes),
        Target::Branch => key!(imports.target_branch),
        Target::Role => key!(imports.target_role),
        Target::DoNotContact(_) | Target::StoppedAt(_) | Target::Subscription | Target::Consent(..) => {
            key!(imports.target_subscription)
        }
        Target::Note => key!(imports.target_note),
        Target::ExternalId => key!(imports.target_external_id),
    }
}
