//! Inviting somebody to the team: a link by mail, accepted by a click and, for a new account, a name and a password.

use domain::access::{Actor, Capability, Role};
use domain::ids::{AccountId, InvitationId, OrganisationId, TenantId};
use domain::locale::Locale;
use domain::team::{InvitationOffer, InvitationView};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem, tr};

use super::login::{Device, LoggedIn};
use super::{accounts, password, sessions, sql};
use crate::audit::{self, Act, Who};
use crate::links::{self, LinkKind};
use crate::mail::{self, Body, Message};
use crate::{Engine, Error, Result, access, all, exec, not_found, one, tenants};

const LIFETIME: i64 = 14 * Timestamp::DAY;

#[derive(sqlx::FromRow)]
struct Row {
    invitation_id: InvitationId,
    email: String,
    role: Role,
    organisation_id: OrganisationId,
    until: Option<Timestamp>,
    expires_at: Timestamp,
    invited_by: AccountId,
    organisation_name: String,
    inviter: String,
}

/// Invites an address to a role over an organisation, until `until` if given, and writes the mail.
///
/// # Errors
/// `Email` on `email`; [`ApiError::Forbidden`] if the inviter does not hold every right of the role there.
#[expect(clippy::too_many_arguments, reason = "each is a decision of the person who invites")]
pub async fn invite(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    email: &str,
    role: Role,
    organisation: OrganisationId,
    until: Option<Timestamp>,
    locale: Locale,
) -> Result<InvitationId> {
    let mut check = Check::new();
    let email = check.email("email", email);
    check.ensure(until.is_none_or(|u| u > engine.now()), "until", Problem::EndBeforeStart);
    check.done()?;
    let mut tx = engine.write().await?;
    may_give(&mut tx, actor, role, organisation).await?;
    let id: InvitationId = engine.id();
    let now = engine.now();
    exec!(
        &mut tx,
        sql::INSERT_INVITATION,
        actor.tenant,
        id,
        &email,
        role,
        organisation,
        until,
        actor.account,
        now,
        now.plus(LIFETIME)
    )?;
    let token = links::create(engine, &mut tx, actor.tenant, LinkKind::Invitation, id.0, LIFETIME).await?;
    let Some(place) = tenants::organisation(&mut tx, actor.tenant, organisation).await? else { return not_found() };
    let body = Body::new()
        .heading(tr!(locale, team.mail_invite_heading, organisation = place.name))
        .paragraph(tr!(locale, team.mail_invite_text, inviter = actor.name, organisation = place.name))
        .button(tr!(locale, team.mail_invite_button), engine.url(&format!("/invitation/{token}?lang={locale}")))
        .small(tr!(locale, team.mail_invite_small));
    let subject = tr!(locale, team.mail_invite_subject, inviter = actor.name, organisation = place.name);
    mail::queue(engine, &mut tx, tenant, &Message::new("team.invitation", locale, email, "", subject, body)).await?;
    let act = Act { action: "invitation.sent", subject_kind: "invitation", subject: Some(id.0) };
    audit::record(
        engine,
        &mut tx,
        actor.tenant,
        Who::Account(actor),
        act,
        serde_json::json!({ "role": role, "organisation": organisation }),
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// Nobody gives a right they do not hold themselves; the letters of an office are given by the office or, at its start,
/// by whoever manages the team above it.
async fn may_give(tx: &mut crate::Tx, actor: &Actor, role: Role, organisation: OrganisationId) -> Result<()> {
    access::require_on(tx, actor, Capability::TeamManage, organisation).await?;
    for capability in role.capabilities() {
        if matches!(capability, Capability::CaseworkRead | Capability::CaseworkWrite) {
            continue;
        }
        if access::require_on(tx, actor, *capability, organisation).await.is_err() {
            return Err(Error::Api(ApiError::Forbidden));
        }
    }
    Ok(())
}

/// The invitations that wait, as far as the caller manages those teams.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to manage a team.
pub async fn invitations(engine: &Engine, actor: &Actor) -> Result<Vec<InvitationView>> {
    access::require(actor, Capability::TeamManage)?;
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::INVITATIONS, actor.tenant, actor.account, engine.now())?;
    Ok(rows
        .into_iter()
        .map(|r| InvitationView {
            id: r.invitation_id,
            email: r.email,
            role: r.role,
            organisation_name: r.organisation_name,
            expires_at: r.expires_at,
        })
        .collect())
}

/// Takes an invitation back.
///
/// # Errors
/// [`ApiError::NotFound`] if there is none that waits, or not in a team the caller manages.
pub async fn revoke_invitation(engine: &Engine, actor: &Actor, id: InvitationId) -> Result<()> {
    let mut tx = engine.write().await?;
    let Some(row) = one!(&mut tx, Row, sql::INVITATION, actor.tenant, id, engine.now())? else { return not_found() };
    access::require_on(&mut tx, actor, Capability::TeamManage, row.organisation_id).await?;
    exec!(&mut tx, sql::REVOKE, actor.tenant, id, engine.now())?;
    links::revoke(&mut tx, actor.tenant, LinkKind::Invitation, id.0).await?;
    let act = Act { action: "invitation.revoked", subject_kind: "invitation", subject: Some(id.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await
}

/// What the link of an invitation offers; looking does not use it.
///
/// # Errors
/// [`ApiError::NotFound`] if it is spent, taken back or too old.
pub async fn offer(engine: &Engine, tenant: TenantId, token: &str) -> Result<InvitationOffer> {
    let mut tx = engine.read().await?;
    let link = links::find(engine, &mut tx, tenant, LinkKind::Invitation, token).await?.filter(|l| l.used_at.is_none());
    let Some(link) = link else { return not_found() };
    let Some(row) = one!(&mut tx, Row, sql::INVITATION, tenant, InvitationId(link.subject), engine.now())? else {
        return not_found();
    };
    let has_account = accounts::account_by_email(&mut tx, tenant, &row.email).await?.is_some();
    Ok(InvitationOffer {
        email: row.email,
        invited_by: row.inviter,
        role: row.role,
        organisation_name: row.organisation_name,
        has_account,
    })
}

/// Accepts: makes the account if there is none, gives the role, and logs a new account in. Who has an account already
/// logs in as ever, so that a forwarded invitation opens nobody's account.
///
/// # Errors
/// [`ApiError::NotFound`] if the link is spent; validation problems on `name` and `password`.
pub async fn accept(
    engine: &Engine,
    tenant: TenantId,
    token: &str,
    name: &str,
    given: &str,
    locale: Locale,
    device: &Device,
) -> Result<Option<LoggedIn>> {
    let before = offer(engine, tenant, token).await?;
    let hash = if before.has_account {
        None
    } else {
        let mut check = Check::new();
        check.text("name", name, 200);
        password::check(&mut check, "password", given);
        check.done()?;
        Some(given)
    };
    let mut tx = engine.write().await?;
    let Some(subject) = links::consume(engine, &mut tx, tenant, LinkKind::Invitation, token).await? else { return not_found() };
    let id = InvitationId(subject);
    let Some(row) = one!(&mut tx, Row, sql::INVITATION, tenant, id, engine.now())? else { return not_found() };
    let account = match accounts::account_by_email(&mut tx, tenant, &row.email).await? {
        Some(account) => account,
        None => accounts::create_account(engine, &mut tx, tenant, &row.email, name, locale, hash).await?,
    };
    accounts::give_role(engine, &mut tx, tenant, account, row.role, row.organisation_id, row.until, Some(row.invited_by)).await?;
    exec!(&mut tx, sql::ACCEPT, tenant, id, engine.now())?;
    let act = Act { action: "invitation.accepted", subject_kind: "account", subject: Some(account.0) };
    audit::record(
        engine,
        &mut tx,
        tenant,
        Who::System,
        act,
        serde_json::json!({ "role": row.role, "organisation": row.organisation_id }),
    )
    .await?;
    let session = if before.has_account {
        None
    } else {
        Some(LoggedIn::Session(sessions::open(engine, &mut tx, tenant, account, device).await?))
    };
    tx.commit().await?;
    Ok(session)
}
