//! What is wrong, in the reader's language.

use super::list::bytes;
use crate::{ApiError, Problem, locale::Locale, tr};

/// What is wrong with a field, as a sentence that says what to do.
#[must_use]
pub fn problem(locale: Locale, problem: &Problem) -> String {
    match *problem {
        Problem::Required => tr!(locale, common.problem_required),
        Problem::TooLong { max } => tr!(locale, common.problem_too_long, n = max),
        Problem::TooShort { min } => tr!(locale, common.problem_too_short, n = min),
        Problem::OutOfRange { min, max } => tr!(locale, common.problem_out_of_range, min = min, max = max),
        Problem::Email => tr!(locale, common.problem_email),
        Problem::Phone => tr!(locale, common.problem_phone),
        Problem::Url => tr!(locale, common.problem_url),
        Problem::DateTime => tr!(locale, common.problem_date_time),
        Problem::SkippedTime => tr!(locale, common.problem_skipped_time),
        Problem::EndBeforeStart => tr!(locale, common.problem_end_before_start),
        Problem::Choice => tr!(locale, common.problem_choice),
        Problem::Taken => tr!(locale, common.problem_taken),
        Problem::MustAgree => tr!(locale, common.problem_must_agree),
        Problem::Wrong => tr!(locale, common.problem_wrong),
        Problem::FileTooLarge { max } => tr!(locale, common.problem_file_too_large, max = bytes(locale, max.unsigned_abs())),
        Problem::FileKind => tr!(locale, common.problem_file_kind),
    }
}

/// Why a call failed, as a sentence that says what was kept and what to do. A page that knows more about a conflict says
/// it in its own words.
#[must_use]
pub fn api_error(locale: Locale, error: &ApiError) -> String {
    match error {
        ApiError::Validation(fields) => tr!(locale, common.error_summary, n = fields.len()),
        ApiError::NotFound => tr!(locale, common.error_not_found),
        ApiError::Unauthenticated => tr!(locale, common.error_unauthenticated),
        ApiError::Forbidden => tr!(locale, common.error_forbidden),
        ApiError::Conflict(_) => tr!(locale, common.error_conflict),
        ApiError::RateLimited(seconds) => tr!(locale, common.error_rate_limited, n = *seconds),
        ApiError::Internal(incident) => tr!(locale, common.error_internal, incident = incident),
        ApiError::Network => tr!(locale, common.error_network),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_said_in_the_language() {
        assert_eq!(problem(Locale::Da, &Problem::TooLong { max: 2000 }), "Brug højst 2.000 tegn.");
        assert_eq!(problem(Locale::Fi, &Problem::TooShort { min: 1 }), "Käytä vähintään 1 merkki.");
        assert_eq!(
            problem(Locale::Fr, &Problem::FileTooLarge { max: 5_000_000 }),
            "Le fichier est trop volumineux. La limite est de 5\u{a0}Mo."
        );
        assert_eq!(problem(Locale::En, &Problem::OutOfRange { min: -1, max: 1000 }), "Enter a whole number from -1 to 1,000.");
    }

    #[test]
    fn errors_say_what_to_do() {
        assert_eq!(api_error(Locale::En, &ApiError::field("name", Problem::Required)), "One thing needs another look.");
        assert_eq!(api_error(Locale::PtBr, &ApiError::RateLimited(30)), "Foram tentativas demais. Tente de novo em 30 segundos.");
        assert!(api_error(Locale::Fi, &ApiError::Internal("X7".into())).ends_with("numero: X7"));
    }
}
