//! The words for what a letter and a case are, the same on pages and in mails.

use super::letter::{DistrictCheck, HoldRule, LetterState, Step, Survey, Topic};
use super::limits;
use super::office::{Age, CaseState, Outcome, Tray};
use crate::locale::Locale;
use crate::representatives::contact::Channel;
use crate::tr;

/// What a letter is about.
#[must_use]
pub fn topic(l: Locale, topic: Topic) -> String {
    match topic {
        Topic::Help => tr!(l, letters.topic_help),
        Topic::Policy => tr!(l, letters.topic_policy),
        Topic::Other => tr!(l, letters.topic_other),
    }
}

/// How a letter stands, in a word or two.
#[must_use]
pub fn state(l: Locale, state: LetterState) -> String {
    match state {
        LetterState::Unverified => tr!(l, letters.state_unverified),
        LetterState::Queued => tr!(l, letters.state_queued),
        LetterState::Held => tr!(l, letters.state_held),
        LetterState::Manual => tr!(l, letters.state_manual),
        LetterState::Sent => tr!(l, letters.state_sent),
        LetterState::Delivered => tr!(l, letters.state_delivered),
        LetterState::Bounced => tr!(l, letters.state_bounced),
        LetterState::Failed => tr!(l, letters.state_failed),
        LetterState::Answered => tr!(l, letters.state_answered),
        LetterState::Closed => tr!(l, letters.state_closed),
    }
}

/// How a letter stands and what happens next, in a sentence.
#[must_use]
pub fn state_sentence(
    l: Locale,
    state: LetterState,
    rule: Option<HoldRule>,
    channel: Channel,
    has_case: bool,
    recipient: &str,
) -> String {
    match (state, rule) {
        (LetterState::Unverified, _) => tr!(l, letters.says_unverified),
        (LetterState::Queued, _) => tr!(l, letters.says_queued, name = recipient),
        (LetterState::Held, Some(HoldRule::Identical)) => {
            tr!(l, letters.says_held_identical, name = recipient, max = limits::IDENTICAL_MAX)
        }
        (LetterState::Held, _) => tr!(l, letters.says_held_no_contact, name = recipient),
        (LetterState::Manual, _) => by_hand(l, channel, recipient),
        (LetterState::Sent, _) => tr!(l, letters.says_sent, name = recipient),
        (LetterState::Delivered, _) if has_case => tr!(l, letters.says_received, name = recipient, n = limits::ANSWER_DAYS),
        (LetterState::Delivered, _) => tr!(l, letters.says_delivered, name = recipient),
        (LetterState::Bounced, _) => tr!(l, letters.says_bounced, name = recipient),
        (LetterState::Failed, _) => tr!(l, letters.says_failed, name = recipient),
        (LetterState::Answered, _) => tr!(l, letters.says_answered, name = recipient),
        (LetterState::Closed, _) => tr!(l, letters.says_closed, name = recipient),
    }
}

/// What the citizen has to do when the office takes no letters through us.
#[must_use]
pub fn by_hand(l: Locale, channel: Channel, recipient: &str) -> String {
    match channel {
        Channel::WebForm => tr!(l, letters.by_hand_form, name = recipient),
        Channel::Phone => tr!(l, letters.by_hand_phone, name = recipient),
        _ => tr!(l, letters.by_hand_post, name = recipient),
    }
}

/// A step in the life of a letter.
#[must_use]
pub fn step(l: Locale, step: Step) -> String {
    match step {
        Step::Written => tr!(l, letters.step_written),
        Step::Reminded => tr!(l, letters.step_reminded),
        Step::Verified => tr!(l, letters.step_verified),
        Step::Held => tr!(l, letters.step_held),
        Step::Released => tr!(l, letters.step_released),
        Step::Received => tr!(l, letters.step_received),
        Step::Sent => tr!(l, letters.step_sent),
        Step::Assumed => tr!(l, letters.step_assumed),
        Step::Bounced => tr!(l, letters.step_bounced),
        Step::Failed => tr!(l, letters.step_failed),
        Step::Manual => tr!(l, letters.step_manual),
        Step::CopyFailed => tr!(l, casework.step_copy_failed),
        Step::Acknowledged => tr!(l, letters.step_acknowledged),
        Step::Answered => tr!(l, letters.step_answered),
        Step::Replied => tr!(l, letters.step_replied),
        Step::Assigned => tr!(l, casework.step_assigned),
        Step::Waiting => tr!(l, letters.step_waiting),
        Step::Closed => tr!(l, letters.step_closed),
        Step::Reopened => tr!(l, letters.step_reopened),
        Step::Surveyed => tr!(l, letters.step_surveyed),
    }
}

/// What is known of whether the sender lives in the district.
#[must_use]
pub fn district(l: Locale, check: DistrictCheck) -> String {
    match check {
        DistrictCheck::Inside => tr!(l, casework.district_inside),
        DistrictCheck::Stated => tr!(l, casework.district_stated),
        DistrictCheck::Outside => tr!(l, casework.district_outside),
        DistrictCheck::Abroad => tr!(l, casework.district_abroad),
        DistrictCheck::Unknown => tr!(l, casework.district_unknown),
    }
}

/// An answer to "were you answered?".
#[must_use]
pub fn survey(l: Locale, survey: Survey) -> String {
    match survey {
        Survey::Yes => tr!(l, letters.survey_yes),
        Survey::NotReally => tr!(l, letters.survey_not_really),
        Survey::OnlyAcknowledged => tr!(l, letters.survey_only_acknowledged),
        Survey::No => tr!(l, letters.survey_no),
        Survey::NoneExpected => tr!(l, letters.survey_none_expected),
    }
}

/// How a case stands.
#[must_use]
pub fn case_state(l: Locale, state: CaseState) -> String {
    match state {
        CaseState::Held => tr!(l, casework.state_held),
        CaseState::New => tr!(l, casework.state_new),
        CaseState::Open => tr!(l, casework.state_open),
        CaseState::Waiting => tr!(l, casework.state_waiting),
        CaseState::Answered => tr!(l, casework.state_answered),
        CaseState::Closed => tr!(l, casework.state_closed),
    }
}

/// How a case ended.
#[must_use]
pub fn outcome(l: Locale, outcome: Outcome) -> String {
    match outcome {
        Outcome::Solved => tr!(l, casework.outcome_solved),
        Outcome::Explained => tr!(l, casework.outcome_explained),
        Outcome::Referred => tr!(l, casework.outcome_referred),
        Outcome::NotPossible => tr!(l, casework.outcome_not_possible),
        Outcome::NoAnswerNeeded => tr!(l, casework.outcome_no_answer_needed),
        Outcome::Withdrawn => tr!(l, casework.outcome_withdrawn),
    }
}

/// A view of the inbox.
#[must_use]
pub fn tray(l: Locale, tray: Tray) -> String {
    match tray {
        Tray::Todo => tr!(l, casework.tray_todo),
        Tray::New => tr!(l, casework.tray_new),
        Tray::Mine => tr!(l, casework.tray_mine),
        Tray::Waiting => tr!(l, casework.tray_waiting),
        Tray::Held => tr!(l, casework.tray_held),
        Tray::Answered => tr!(l, casework.tray_answered),
        Tray::Closed => tr!(l, casework.tray_closed),
    }
}

/// How urgent a case is; nothing when nobody waits.
#[must_use]
pub fn age(l: Locale, age: Age) -> Option<String> {
    match age {
        Age::Settled => None,
        Age::Day { day, of } => Some(tr!(l, casework.age_day, day = day, of = of)),
        Age::Late { days } => Some(tr!(l, casework.age_late, n = days)),
    }
}
