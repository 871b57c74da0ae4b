//! What can go wrong inside, and what of it the outside may know.

use domain::ApiError;

/// Result of an engine call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure inside the engine.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something the caller did or may know about.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(String),
    /// A setting is wrong; the text says which and how to mend it.
    #[error("{0}")]
    Config(String),
    /// Mail could not be handed over.
    #[error("mail: {0}")]
    Mail(String),
    /// Stored data is not what this version wrote.
    #[error("stored data: {0}")]
    Stored(#[from] serde_json::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// A broken promise of our own.
    #[error("bug: {0}")]
    Bug(String),
}

impl Error {
    /// Whether a row with the same key was already there.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(e)) if e.is_unique_violation())
    }

    /// Whether the database asks to try the whole transaction again (serialisation failure, deadlock, busy).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(e)) if matches!(e.code().as_deref(), Some("40001" | "40P01" | "5")))
    }

    /// What the outside may know. Anything internal is logged here, once, under a new incident number.
    #[must_use]
    pub fn public(self) -> ApiError {
        match self {
            Self::Api(e) => e,
            e if e.is_retryable() => ApiError::Conflict("busy".into()),
            e => {
                let incident = crate::tokens::incident();
                tracing::error!(incident, error = %e, "internal error");
                ApiError::Internal(incident)
            }
        }
    }
}

/// Shorthand for "there is no such thing, or none you may see".
pub fn not_found<T>() -> Result<T> {
    Err(Error::Api(ApiError::NotFound))
}
