//! Logging in: password, then a code if a second factor is set up; or a link sent by mail, then the code.

use domain::ids::{AccountId, TenantId};
use domain::locale::Locale;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::{ApiError, Problem, tr};

use super::{password, sessions, sql, totp};
use crate::audit::{self, Act, Who};
use crate::links::{self, LinkKind};
use crate::mail::{self, Body, Message};
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, one};

/// How long a link to log in lasts.
const LINK: i64 = 15 * Timestamp::MINUTE;
/// How long the code may be typed after the password.
const CODE: i64 = 5 * Timestamp::MINUTE;
const CODE_PURPOSE: &str = "login-code";

/// What somebody showed before a second step was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstStep {
    Password,
    /// That mail to the account's address reaches them.
    MailLink,
}

/// What is known of the device asking.
#[derive(Debug, Clone)]
pub struct Device {
    /// What the browser says it is.
    pub user_agent: String,
    /// Network address.
    pub ip: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoggedIn {
    /// The token of a new session, for the cookie.
    Session(String),
    /// A signed text that says the first step was passed; the code is asked for next.
    NeedsCode(String),
}

#[derive(sqlx::FromRow)]
pub(super) struct AccountRow {
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
    pub locale: Locale,
    pub password_hash: Option<String>,
    pub totp_secret: Option<String>,
    pub totp_last_step: i64,
}

/// Logs in with address and password. Wrong address and wrong password look alike and take equally long.
///
/// # Errors
/// `Wrong` on `password`; [`ApiError::RateLimited`].
pub async fn login(engine: &Engine, tenant: TenantId, email: &str, given: &str, device: &Device) -> Result<LoggedIn> {
    let email = email.trim().to_lowercase();
    throttle::hit(engine, tenant, &format!("login:ip:{}", device.ip), Limit::per_minute(20)).await?;
    throttle::hit(engine, tenant, &format!("login:name:{email}"), Limit { hits: 10, window: 15 * Timestamp::MINUTE }).await?;
    let mut tx = engine.read().await?;
    let account = one!(&mut tx, AccountRow, sql::BY_EMAIL, tenant, &email)?;
    drop(tx);
    let stored = account.as_ref().and_then(|a| a.password_hash.clone());
    if !password::fits(given, stored).await? {
        return Err(Error::Api(ApiError::field("password", Problem::Wrong)));
    }
    let Some(account) = account else { return Err(Error::Api(ApiError::field("password", Problem::Wrong))) };
    first_step_passed(engine, tenant, &account, device, FirstStep::Password).await
}

/// Sends a link to log in, if there is such an account; the caller learns nothing either way.
///
/// # Errors
/// [`ApiError::RateLimited`]; if the database fails.
pub async fn request_login_link(engine: &Engine, tenant: &Tenant, email: &str, device: &Device) -> Result<()> {
    let email = email.trim().to_lowercase();
    throttle::hit(engine, tenant.id, &format!("link:ip:{}", device.ip), Limit::per_minute(10)).await?;
    throttle::hit(engine, tenant.id, &format!("link:name:{email}"), Limit::per_hour(5)).await?;
    let mut tx = engine.write().await?;
    let Some(account) = one!(&mut tx, AccountRow, sql::BY_EMAIL, tenant.id, &email)? else { return Ok(()) };
    let token = links::create(engine, &mut tx, tenant.id, LinkKind::Login, account.account_id.0, LINK).await?;
    let l = account.locale;
    let body = Body::new()
        .heading(tr!(l, team.mail_link_heading, name = account.name))
        .paragraph(tr!(l, team.mail_link_text, organisation = tenant.name))
        .button(tr!(l, team.mail_link_button), engine.url(&format!("/login/link/{token}")))
        .small(tr!(l, team.mail_link_small));
    let subject = tr!(l, team.mail_link_subject, organisation = tenant.name);
    mail::queue(engine, &mut tx, tenant, &Message::new("team.login_link", l, &account.email, &account.name, subject, body))
        .await?;
    tx.commit().await
}

/// Logs in with the token of a link; works once.
///
/// # Errors
/// `Wrong` on the form if the link is spent or too old.
pub async fn consume_login_link(engine: &Engine, tenant: TenantId, token: &str, device: &Device) -> Result<LoggedIn> {
    throttle::hit(engine, tenant, &format!("link:ip:{}", device.ip), Limit::per_minute(10)).await?;
    let mut tx = engine.write().await?;
    let wrong = || Error::Api(ApiError::field("", Problem::Wrong));
    let subject = links::consume(engine, &mut tx, tenant, LinkKind::Login, token).await?.ok_or_else(wrong)?;
    let account = one!(&mut tx, AccountRow, sql::BY_ID, tenant, AccountId(subject))?.ok_or_else(wrong)?;
    tx.commit().await?;
    first_step_passed(engine, tenant, &account, device, FirstStep::MailLink).await
}

/// The second step: `pending` is the signed text of the first, `code` the six digits or a recovery
/// code.
///
/// # Errors
/// `Wrong` on `code`, also for a code that was used before; `Wrong` on the form if the first step was too long ago.
pub async fn finish_with_code(engine: &Engine, tenant: TenantId, pending: &str, code: &str, device: &Device) -> Result<LoggedIn> {
    let expired = || Error::Api(ApiError::field("", Problem::Wrong));
    let payload = engine.keys.verify(CODE_PURPOSE, pending, engine.now()).ok_or_else(expired)?;
    let bytes: [u8; 33] = payload.try_into().map_err(|_| expired())?;
    let (owner, rest) = bytes.split_at(16);
    let (id, by) = rest.split_at(16);
    let by = if by == [1] { FirstStep::MailLink } else { FirstStep::Password };
    let uuid = |b: &[u8]| uuid::Uuid::from_slice(b).map_err(|_| expired());
    if uuid(owner)? != tenant.0 {
        return Err(expired());
    }
    let account = AccountId(uuid(id)?);
    totp::slow_down(engine, tenant, account).await?;
    let mut tx = engine.write().await?;
    let row = one!(&mut tx, AccountRow, sql::BY_ID, tenant, account)?.ok_or_else(expired)?;
    totp::accept(engine, &mut tx, tenant, &row, code).await?;
    let token = sessions::open(engine, &mut tx, tenant, account, device, by).await?;
    log(engine, &mut tx, tenant, account).await?;
    tx.commit().await?;
    Ok(LoggedIn::Session(token))
}

async fn first_step_passed(
    engine: &Engine,
    tenant: TenantId,
    account: &AccountRow,
    device: &Device,
    by: FirstStep,
) -> Result<LoggedIn> {
    if account.totp_secret.is_some() {
        let mut payload = [*tenant.0.as_bytes(), *account.account_id.0.as_bytes()].concat();
        payload.push(u8::from(by == FirstStep::MailLink));
        return Ok(LoggedIn::NeedsCode(engine.keys.sign(CODE_PURPOSE, &payload, engine.now().plus(CODE))));
    }
    let mut tx = engine.write().await?;
    let token = sessions::open(engine, &mut tx, tenant, account.account_id, device, by).await?;
    log(engine, &mut tx, tenant, account.account_id).await?;
    tx.commit().await?;
    Ok(LoggedIn::Session(token))
}

async fn log(engine: &Engine, tx: &mut crate::Tx, tenant: TenantId, account: AccountId) -> Result<()> {
    let act = Act { action: "account.logged_in", subject_kind: "account", subject: Some(account.0) };
    audit::record(engine, tx, tenant, Who::System, act, ()).await
}
