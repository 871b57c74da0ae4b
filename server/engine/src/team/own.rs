//! What people change about their own account.

use domain::access::Actor;
use domain::ids::SessionId;
use domain::locale::Locale;
use domain::team::{OwnAccount, SessionView};
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::login::AccountRow;
use super::{password, recovery, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, all, exec, not_found, one};

#[derive(sqlx::FromRow)]
struct SessionRow {
    session_id: SessionId,
    user_agent: String,
    ip: String,
    created_at: Timestamp,
    last_seen_at: Timestamp,
}

/// How long a device that was logged in by a link in a mail may set a new password without the old one.
const FORGOTTEN: i64 = 30 * Timestamp::MINUTE;

/// Whether the old password is asked for: not from somebody who has none, nor from somebody who has just shown, by a link in a mail,
/// that the mailbox is theirs, which is all that a letter "forgotten your password?" would show.
async fn asks_old(engine: &Engine, tx: &mut Tx, actor: &Actor, session: SessionId, row: &AccountRow) -> Result<bool> {
    if row.password_hash.is_none() {
        return Ok(false);
    }
    let opened: Option<(Timestamp,)> = one!(tx, (Timestamp,), sql::OPENED_BY_LINK, actor.tenant, session, actor.account)?;
    Ok(opened.is_none_or(|(at,)| engine.now().since(at) > FORGOTTEN))
}

/// The caller's account and devices; `session` is the one asking.
///
/// # Errors
/// If the account is gone.
pub async fn own_account(engine: &Engine, actor: &Actor, session: SessionId) -> Result<OwnAccount> {
    let mut tx = engine.read().await?;
    let Some(row) = one!(&mut tx, AccountRow, sql::BY_ID, actor.tenant, actor.account)? else { return not_found() };
    let sessions = all!(&mut tx, SessionRow, sql::SESSIONS, actor.tenant, actor.account, engine.now())?;
    let asks_old_password = asks_old(engine, &mut tx, actor, session, &row).await?;
    let recovery_codes_left = recovery::left(&mut tx, actor.tenant, actor.account).await?;
    Ok(OwnAccount {
        recovery_codes_left,
        name: row.name,
        email: row.email,
        locale: row.locale,
        has_totp: row.totp_secret.is_some(),
        has_password: row.password_hash.is_some(),
        asks_old_password,
        sessions: sessions
            .into_iter()
            .map(|s| SessionView {
                id: s.session_id,
                user_agent: s.user_agent,
                ip: s.ip,
                created_at: s.created_at,
                last_seen_at: s.last_seen_at,
                current: s.session_id == session,
            })
            .collect(),
    })
}

/// Changes the caller's name and language.
///
/// # Errors
/// `Required` or `TooLong` on `name`.
pub async fn change_own(engine: &Engine, actor: &Actor, name: &str, locale: Locale) -> Result<()> {
    let mut check = Check::new();
    let name = check.text("name", name, 200);
    check.done()?;
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::SET_PROFILE, actor.tenant, actor.account, name, locale)?;
    tx.commit().await
}

/// Changes the caller's password, against the old one where [`OwnAccount::asks_old_password`] says so, and logs every other device out.
///
/// # Errors
/// `Wrong` on `old`, `TooShort` on `new`.
pub async fn change_password(engine: &Engine, actor: &Actor, session: SessionId, old: &str, new: &str) -> Result<()> {
    throttle::hit(
        engine,
        actor.tenant,
        &format!("password:{}", actor.account),
        Limit { hits: 10, window: 15 * Timestamp::MINUTE },
    )
    .await?;
    let mut check = Check::new();
    password::check(&mut check, "new", new);
    check.done()?;
    let mut tx = engine.read().await?;
    let Some(row) = one!(&mut tx, AccountRow, sql::BY_ID, actor.tenant, actor.account)? else { return not_found() };
    let asked = asks_old(engine, &mut tx, actor, session, &row).await?;
    drop(tx);
    if asked && !password::fits(old, row.password_hash).await? {
        return Err(Error::Api(ApiError::field("old", Problem::Wrong)));
    }
    let hash = password::hash(new).await?;
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::SET_PASSWORD, actor.tenant, actor.account, hash)?;
    exec!(&mut tx, sql::END_OTHER_SESSIONS, actor.tenant, actor.account, session)?;
    let act = Act { action: "account.password_changed", subject_kind: "account", subject: Some(actor.account.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}
