//! The other end of an invitation: looking at it, and accepting it.

use domain::ids::{AccountId, InvitationId, TenantId};
use domain::locale::Locale;
use domain::team::{InvitationLook, InvitationOffer};
use domain::validate::Check;

use super::invitations::Row;
use super::login::{AccountRow, Device, FirstStep, LoggedIn};
use super::{accounts, password, sessions, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::{Engine, Error, Result, exec, not_found, one, value};

/// What is behind the link of an invitation; looking does not use it.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there never was such a link, or so long ago that it is forgotten.
pub async fn look(engine: &Engine, tenant: TenantId, token: &str) -> Result<InvitationLook> {
    let mut tx = engine.read().await?;
    let Some(link) = links::find(engine, &mut tx, tenant, LinkKind::Invitation, token).await? else { return not_found() };
    let Some(row) = one!(&mut tx, Row, sql::INVITATION, tenant, InvitationId(link.subject))? else { return not_found() };
    let has_account = one!(&mut tx, AccountRow, sql::BY_EMAIL, tenant, &row.email)?.is_some();
    let Row { email, role, organisation_name, until, inviter, .. } = row;
    let offer = InvitationOffer { email, invited_by: inviter, role, organisation_name, until, has_account };
    Ok(match (row.accepted_at, row.revoked_at) {
        (Some(_), _) => InvitationLook::Accepted(offer),
        (None, Some(_)) => InvitationLook::TakenBack(offer),
        (None, None) if row.expires_at <= engine.now() => InvitationLook::Expired(offer),
        (None, None) => InvitationLook::Open(offer),
    })
}

/// Accepts: makes the account if there is none (or opens the one that was closed), gives the role, and logs a new
/// account in. Who has an account already logs in as ever, so that a forwarded invitation opens nobody's account.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if it can't be accepted; validation problems on `name` and `password`.
pub async fn accept(
    engine: &Engine,
    tenant: TenantId,
    token: &str,
    name: &str,
    given: &str,
    locale: Locale,
    device: &Device,
) -> Result<Option<LoggedIn>> {
    let InvitationLook::Open(before) = look(engine, tenant, token).await? else { return not_found() };
    let mut check = Check::new();
    let name = if before.has_account { String::new() } else { check.text("name", name, 200) };
    if !before.has_account {
        password::check(&mut check, "password", given);
    }
    check.done()?;
    // Hashed before the transaction: it takes long, and SQLite has one writer.
    let hash = if before.has_account { None } else { Some(password::hash(given).await?) };
    let mut tx = engine.write().await?;
    let Some(subject) = links::consume(engine, &mut tx, tenant, LinkKind::Invitation, token).await? else { return not_found() };
    let id = InvitationId(subject);
    let now = engine.now();
    // Of two links to one invitation only the first accepts it.
    if exec!(&mut tx, sql::ACCEPT, tenant, id, now)? == 0 {
        return not_found();
    }
    let Some(row) = one!(&mut tx, Row, sql::INVITATION, tenant, id)? else { return not_found() };
    let account = match hash {
        Some(hash) => open_account(engine, &mut tx, tenant, &row, &name, locale, hash).await?,
        None => accounts::account_by_email(&mut tx, tenant, &row.email).await?.ok_or(Error::Api(domain::ApiError::NotFound))?,
    };
    // What somebody holds there already may be more; an invitation never takes anything away.
    if value!(&mut tx, i64, sql::HELD_OVER, tenant, account, now, row.organisation_id)? == 0 {
        let (role, over, by) = (row.role, row.organisation_id, Some(row.invited_by));
        accounts::give_role(engine, &mut tx, tenant, account, role, over, row.until, by).await?;
    }
    let act = Act { action: "invitation.accepted", subject_kind: "account", subject: Some(account.0) };
    let detail = serde_json::json!({ "role": row.role, "organisation": row.organisation_id });
    audit::record(engine, &mut tx, tenant, Who::System, act, detail).await?;
    let session = if before.has_account {
        None
    } else {
        Some(sessions::open(engine, &mut tx, tenant, account, device, FirstStep::Password).await?)
    };
    tx.commit().await?;
    Ok(session.map(LoggedIn::Session))
}

async fn open_account(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    row: &Row,
    name: &str,
    locale: Locale,
    hash: String,
) -> Result<AccountId> {
    let Some(closed) = accounts::account_by_email(tx, tenant, &row.email).await? else {
        return accounts::insert_account(engine, tx, tenant, &row.email, name, locale, Some(hash)).await;
    };
    // Somebody made the account in the meantime: it keeps its password, and nobody is logged in to it from here.
    if exec!(tx, sql::REOPEN, tenant, closed, name, locale, hash)? == 0 {
        return not_found();
    }
    exec!(tx, sql::FORGET_CODES, tenant, closed)?;
    Ok(closed)
}
