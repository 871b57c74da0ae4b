//! The second factor: six digits from an app (RFC 6238). The secret is sealed with the installation's key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use domain::access::Actor;
use domain::ids::{AccountId, TenantId};
use domain::team::TotpSetup;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::{ApiError, Problem};
use qrcodegen::{QrCode, QrCodeEcc};
use rand::Rng;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::login::AccountRow;
use super::{recovery, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, exec, not_found, one};

const SEAL: &str = "totp";
/// Length of a secret, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;

/// A new secret to scan. Nothing is kept until [`confirm_totp`] hears a code made with it.
///
/// # Errors
/// If the account is gone.
pub async fn begin_totp(engine: &Engine, actor: &Actor, tenant: &Tenant) -> Result<TotpSetup> {
    let mut tx = engine.read().await?;
    let Some(row) = one!(&mut tx, AccountRow, sql::BY_ID, actor.tenant, actor.account)? else { return not_found() };
    let mut secret = [0u8; SECRET_BYTES];
    rand::rng().fill_bytes(&mut secret);
    let totp = build(&secret, Some((&tenant.name, &row.email)))?;
    let url = totp.to_url().map_err(|e| bug(&e))?;
    let qr = QrCode::encode_text(&url, QrCodeEcc::Medium).map_err(|e| bug(&e))?;
    Ok(TotpSetup {
        secret: Secret::from(secret.to_vec()).to_base32(),
        url,
        qr_path: crate::qr::path(&qr),
        qr_size: crate::qr::size(&qr),
    })
}

/// Turns the second factor on, once a code shows that the app has the secret. Gives the recovery codes, which can't be
/// shown again.
///
/// # Errors
/// `Wrong` on `code`; `Choice` on `secret` if it is not one of ours; [`ApiError::Conflict`] (`on`) if it is on already:
/// whoever holds a stolen session must not put their own phone in the place of the owner's.
pub async fn confirm_totp(engine: &Engine, actor: &Actor, secret: &str, code: &str) -> Result<Vec<String>> {
    let bytes = Secret::try_from_base32(secret.trim())
        .map_err(|_| Error::Api(ApiError::field("secret", Problem::Choice)))?
        .as_bytes()
        .to_vec();
    if bytes.len() < SECRET_BYTES {
        return Err(Error::Api(ApiError::field("secret", Problem::Choice)));
    }
    let step = matching_step(engine, &bytes, code)?.ok_or_else(|| Error::Api(ApiError::field("code", Problem::Wrong)))?;
    let sealed = seal(engine, actor.tenant, &bytes)?;
    let mut tx = engine.write().await?;
    let Some(row) = one!(&mut tx, AccountRow, sql::BY_ID, actor.tenant, actor.account)? else { return not_found() };
    if row.totp_secret.is_some() {
        return Err(Error::Api(ApiError::Conflict("on".into())));
    }
    exec!(&mut tx, sql::SET_TOTP, actor.tenant, actor.account, sealed, step)?;
    let codes = recovery::renew(engine, &mut tx, actor.tenant, actor.account).await?;
    let act = Act { action: "account.second_factor_on", subject_kind: "account", subject: Some(actor.account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Turns the second factor off, against a code of the app or a recovery code.
///
/// # Errors
/// `Wrong` on `code`; [`ApiError::RateLimited`].
pub async fn remove_totp(engine: &Engine, actor: &Actor, code: &str) -> Result<()> {
    slow_down(engine, actor.tenant, actor.account).await?;
    let mut tx = engine.write().await?;
    let Some(row) = one!(&mut tx, AccountRow, sql::BY_ID, actor.tenant, actor.account)? else { return not_found() };
    accept(engine, &mut tx, actor.tenant, &row, code).await?;
    exec!(&mut tx, sql::SET_TOTP, actor.tenant, actor.account, None::<String>, 0i64)?;
    exec!(&mut tx, sql::FORGET_CODES, actor.tenant, actor.account)?;
    let act = Act { action: "account.second_factor_off", subject_kind: "account", subject: Some(actor.account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}

/// Six digits are quickly guessed by a machine: ten tries in a quarter of an hour, wherever they are made.
pub(super) async fn slow_down(engine: &Engine, tenant: TenantId, account: AccountId) -> Result<()> {
    throttle::hit(engine, tenant, &format!("code:{account}"), Limit { hits: 10, window: 15 * Timestamp::MINUTE }).await
}

/// Takes a code if it fits and was never taken before: six digits of the app, or a recovery code.
pub(super) async fn accept(engine: &Engine, tx: &mut Tx, tenant: TenantId, row: &AccountRow, code: &str) -> Result<()> {
    let wrong = || Error::Api(ApiError::field("code", Problem::Wrong));
    if row.totp_secret.is_some() && recovery::is_meant(code) {
        return recovery::spend(engine, tx, tenant, row.account_id, code).await;
    }
    let sealed = row.totp_secret.as_deref().ok_or_else(wrong)?;
    let secret = unseal(engine, tenant, sealed)?;
    let step = matching_step(engine, &secret, code)?.filter(|s| *s > row.totp_last_step).ok_or_else(wrong)?;
    // Two requests with the same code at the same moment: only one moves the step.
    if exec!(tx, sql::USE_TOTP, tenant, row.account_id, step)? == 0 {
        return Err(wrong());
    }
    Ok(())
}

/// The 30-second step the code belongs to, if it is this one or a neighbour (clocks differ).
fn matching_step(engine: &Engine, secret: &[u8], code: &str) -> Result<Option<i64>> {
    let now = u64::try_from(engine.now().0 / Timestamp::SECOND).unwrap_or_default();
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = build(secret, None)?.check(&code, now);
    Ok(step.and_then(|s| i64::try_from(s).ok()))
}

fn build(secret: &[u8], label: Option<(&str, &str)>) -> Result<Totp> {
    let builder =
        Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30).with_secret(secret.to_vec());
    let builder = match label {
        Some((issuer, account)) => {
            builder.with_issuer(Some(issuer.replace(':', " "))).with_account_name(account.replace(':', " "))
        }
        None => builder,
    };
    builder.build().map_err(|e| bug(&e))
}

fn seal(engine: &Engine, tenant: TenantId, secret: &[u8]) -> Result<String> {
    let mut nonce = [0u8; 12];
    rand::rng().fill_bytes(&mut nonce);
    let cipher = ChaCha20Poly1305::new(&engine.keys.derive(SEAL).into());
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: secret, aad: tenant.0.as_bytes() }).map_err(|e| bug(&e))?;
    Ok(BASE64.encode([&nonce[..], &sealed].concat()))
}

fn unseal(engine: &Engine, tenant: TenantId, sealed: &str) -> Result<Vec<u8>> {
    let bytes = BASE64.decode(sealed).map_err(|e| bug(&e))?;
    let (nonce, body) = bytes.split_first_chunk::<12>().ok_or_else(|| Error::Bug("a sealed secret is too short".into()))?;
    let cipher = ChaCha20Poly1305::new(&engine.keys.derive(SEAL).into());
    cipher
        .decrypt(&Nonce::from(*nonce), Payload { msg: body, aad: tenant.0.as_bytes() })
        .map_err(|_| Error::Bug("a sealed secret does not open: was the installation's secret changed?".into()))
}

fn bug(e: &dyn std::fmt::Display) -> Error {
    Error::Bug(e.to_string())
}
