//! The one error that crosses from the server to the browser.

use serde::{Deserialize, Serialize};

/// What is wrong with one field. The page says it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was given.
    Required,
    /// Longer than `max` characters.
    TooLong {
        /// Most characters allowed.
        max: u32,
    },
    /// Shorter than `min` characters.
    TooShort {
        /// Fewest characters allowed.
        min: u32,
    },
    /// Not a number from `min` to `max`.
    OutOfRange {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
    },
    /// Not an e-mail address.
    Email,
    /// Not a phone number.
    Phone,
    /// Not a web address.
    Url,
    /// Not a date or time.
    DateTime,
    /// A local time that the zone's clock skips.
    SkippedTime,
    /// The end is not after the start.
    EndBeforeStart,
    /// Not one of the choices.
    Choice,
    /// Somebody or something has it already.
    Taken,
    /// The box must be ticked.
    MustAgree,
    /// Wrong password, code or link.
    Wrong,
    /// A file that is too large (`max` bytes) .
    FileTooLarge {
        /// Most bytes allowed.
        max: i64,
    },
    /// A file of a kind that is not accepted.
    FileKind,
}

/// A problem and the field it is about. The empty field name means the form as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Name of the field as in the form.
    pub field: String,
    /// What is wrong.
    #[serde(flatten)]
    pub problem: Problem,
}

impl FieldError {
    /// A problem with the named field.
    #[must_use]
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

/// Why a call failed, as far as the caller may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", content = "detail", rename_all = "snake_case")]
pub enum ApiError {
    /// Some fields need another look. Nothing was changed.
    #[error("some fields need another look")]
    Validation(Vec<FieldError>),
    /// No such thing, or none that the caller may see.
    #[error("not found")]
    NotFound,
    /// Nobody is logged in, or not long enough ago.
    #[error("log in first")]
    Unauthenticated,
    /// The caller may see the thing but not do this.
    #[error("not allowed")]
    Forbidden,
    /// The thing has changed in between; the word says what clashed.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Too many tries; again in so many seconds.
    #[error("too many tries, again in {0} s")]
    RateLimited(u32),
    /// A fault of ours, logged under this incident number.
    #[error("internal error {0}")]
    Internal(String),
    /// The server did not answer or was not understood (made in the browser).
    #[error("no answer from the server")]
    Network,
}

impl ApiError {
    /// One wrong field.
    #[must_use]
    pub fn field(field: &str, problem: Problem) -> Self {
        Self::Validation(vec![FieldError::new(field, problem)])
    }

    /// The HTTP status that says the same.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Validation(_) => 422,
            Self::NotFound => 404,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::Conflict(_) => 409,
            Self::RateLimited(_) => 429,
            Self::Internal(_) => 500,
            Self::Network => 502,
        }
    }
}
