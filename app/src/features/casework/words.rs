//! Colours that go with the words for states.

use domain::casework::letter::DistrictCheck;
#[cfg(feature = "ssr")]
use domain::casework::letter::LetterState;
use domain::casework::office::{Age, CaseState};

use crate::ui::Tone;

/// The colour of how a letter stands.
#[cfg(feature = "ssr")]
pub(super) const fn letter_tone(state: LetterState) -> Tone {
    match state {
        LetterState::Unverified | LetterState::Held | LetterState::Manual => Tone::Warn,
        LetterState::Queued | LetterState::Sent => Tone::Info,
        LetterState::Delivered | LetterState::Answered | LetterState::Closed => Tone::Good,
        LetterState::Bounced | LetterState::Failed => Tone::Bad,
    }
}

/// The colour of how a case stands.
pub(super) const fn case_tone(state: CaseState) -> Tone {
    match state {
        CaseState::Held => Tone::Warn,
        CaseState::New => Tone::Info,
        CaseState::Open | CaseState::Waiting => Tone::Plain,
        CaseState::Answered | CaseState::Closed => Tone::Good,
    }
}

/// The colour of how old a case is.
pub(super) const fn age_tone(age: Age) -> Tone {
    match age {
        Age::Settled => Tone::Plain,
        Age::Late { .. } => Tone::Bad,
        Age::Day { .. } if age.is_pressing() => Tone::Warn,
        Age::Day { .. } => Tone::Good,
    }
}

/// The colour of what is known of the sender's district.
pub(super) const fn district_tone(check: DistrictCheck) -> Tone {
    match check {
        DistrictCheck::Inside => Tone::Good,
        DistrictCheck::Stated | DistrictCheck::Abroad | DistrictCheck::Unknown => Tone::Plain,
        DistrictCheck::Outside => Tone::Warn,
    }
}
