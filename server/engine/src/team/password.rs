//! Passwords: Argon2id with the library's recommended cost, a few at a time, because each takes 19 MB.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use domain::Problem;
use domain::team::{PASSWORD_MAX, PASSWORD_MIN};
use domain::validate::Check;
use tokio::sync::Semaphore;

use crate::{Error, Result};

static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Checks a new password's length; long beats complicated.
pub(super) fn check(check: &mut Check, field: &str, password: &str) {
    let length = password.chars().count();
    let (min, max) = (usize::try_from(PASSWORD_MIN).unwrap_or(usize::MAX), usize::try_from(PASSWORD_MAX).unwrap_or(usize::MAX));
    check.ensure(length >= min, field, Problem::TooShort { min: PASSWORD_MIN });
    check.ensure(length <= max, field, Problem::TooLong { max: PASSWORD_MAX });
}

/// Hashes a password off the async threads.
pub(super) async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    work(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|h| h.to_string())
            .map_err(|e| Error::Bug(format!("argon2: {e}")))
    })
    .await
}

/// Whether the password fits. Takes the same time when there is no account, so that nobody learns which addresses have one.
pub(super) async fn fits(password: &str, stored: Option<String>) -> Result<bool> {
    let password = password.to_owned();
    work(move || {
        let Some(stored) = stored else {
            Argon2::default().hash_password(password.as_bytes()).map(drop).map_err(|e| Error::Bug(format!("argon2: {e}")))?;
            return Ok(false);
        };
        let hash = PasswordHash::new(&stored).map_err(|e| Error::Bug(format!("a stored password hash: {e}")))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

async fn work<T: Send + 'static>(job: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _permit = AT_ONCE.acquire().await.map_err(|e| Error::Bug(e.to_string()))?;
    tokio::task::spawn_blocking(job).await.map_err(|e| Error::Bug(e.to_string()))?
}
