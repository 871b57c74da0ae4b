//! Inviting somebody to the team: a link by mail, sent again or taken back while it waits.

use domain::ApiError;
use domain::access::{Actor, Capability, Role};
use domain::ids::{AccountId, InvitationId, OrganisationId};
use domain::locale::Locale;
use domain::team::{InvitationView, RoleGift};
use domain::tenants::Tenant;
use domain::time::Timestamp;
use domain::tr;
use domain::validate::Check;

use super::{accounts, roles, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::links::{self, LinkKind};
use crate::mail::{self, Body, Message};
use crate::throttle::{self, Limit};
use crate::{Engine, Error, Result, access, all, exec, not_found, one, value};

/// How long an invitation can be accepted.
const LIFETIME: i64 = 14 * Timestamp::DAY;
/// How long after that it can still be sent again, and its link says what happened to it.
const MEMORY: i64 = 30 * Timestamp::DAY;

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub invitation_id: InvitationId,
    pub email: String,
    pub role: Role,
    pub organisation_id: OrganisationId,
    pub until: Option<Timestamp>,
    pub expires_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub invited_by: AccountId,
    pub locale: Locale,
    pub organisation_name: String,
    pub inviter: String,
}

/// Invites an address to a role and writes the mail in `locale`.
///
/// # Errors
/// `Email` on `email`, `Choice` on `role`, `DateTime` or `EndBeforeStart` on `until`; [`ApiError::Forbidden`] if the
/// inviter does not hold every right of the role there; [`ApiError::Conflict`] (`has_role`) if the address belongs to
/// somebody who has a role over that organisation already; [`ApiError::RateLimited`].
pub async fn invite(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    email: &str,
    gift: &RoleGift,
    locale: Locale,
) -> Result<InvitationId> {
    let mut check = Check::new();
    let email = check.email("email", email);
    let until = roles::last_moment(engine, tenant, &mut check, &gift.until);
    check.done()?;
    throttle::hit(engine, tenant.id, &format!("invite:{}", actor.account), Limit::per_hour(60)).await?;
    let mut tx = engine.write().await?;
    roles::may_give(&mut tx, actor, gift.role, gift.organisation).await?;
    let now = engine.now();
    if let Some(account) = accounts::account_by_email(&mut tx, tenant.id, &email).await?
        && value!(&mut tx, i64, sql::HELD_OVER, tenant.id, account, now, gift.organisation)? > 0
    {
        return Err(Error::Api(ApiError::Conflict("has_role".into())));
    }
    let id: InvitationId = engine.id();
    let end = now.plus(LIFETIME);
    let (role, over) = (gift.role, gift.organisation);
    exec!(&mut tx, sql::INSERT_INVITATION, tenant.id, id, &email, role, over, until, actor.account, now, end, locale)?;
    let Some(row) = one!(&mut tx, Row, sql::INVITATION, tenant.id, id)? else { return not_found() };
    write_mail(engine, &mut tx, tenant, &row, &actor.name).await?;
    record(engine, &mut tx, actor, "invitation.sent", &row).await?;
    tx.commit().await?;
    Ok(id)
}

/// Sends a waiting or expired invitation again; it lasts another fortnight.
///
/// # Errors
/// [`ApiError::NotFound`] if it was accepted, taken back or is not in a team the caller manages; [`ApiError::Forbidden`]
/// if the caller does not hold every right of the role; [`ApiError::RateLimited`] after three an hour.
pub async fn resend_invitation(engine: &Engine, actor: &Actor, tenant: &Tenant, id: InvitationId) -> Result<()> {
    access::require(actor, Capability::TeamManage)?;
    throttle::hit(engine, tenant.id, &format!("invite-again:{id}"), Limit::per_hour(3)).await?;
    let mut tx = engine.write().await?;
    let row = waiting(engine, &mut tx, actor, id).await?;
    roles::may_give(&mut tx, actor, row.role, row.organisation_id).await?;
    exec!(&mut tx, sql::PROLONG, tenant.id, id, engine.now().plus(LIFETIME))?;
    write_mail(engine, &mut tx, tenant, &row, &actor.name).await?;
    record(engine, &mut tx, actor, "invitation.sent_again", &row).await?;
    tx.commit().await
}

/// The invitations that wait, and those nobody accepted in time, as far as the caller manages those teams; latest first.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to manage a team.
pub async fn invitations(engine: &Engine, actor: &Actor) -> Result<Vec<InvitationView>> {
    access::require(actor, Capability::TeamManage)?;
    let mut tx = engine.read().await?;
    let now = engine.now();
    let rows = all!(&mut tx, Row, sql::INVITATIONS, actor.tenant, actor.account, now, now.plus(-MEMORY))?;
    Ok(rows
        .into_iter()
        .map(|r| InvitationView {
            id: r.invitation_id,
            email: r.email,
            role: r.role,
            organisation_name: r.organisation_name,
            until: r.until,
            invited_by: r.inviter,
            expires_at: r.expires_at,
            expired: r.expires_at <= now,
        })
        .collect())
}

/// Takes an invitation back. Its link says so from then on.
///
/// # Errors
/// [`ApiError::NotFound`] if there is none that waits, or not in a team the caller manages.
pub async fn revoke_invitation(engine: &Engine, actor: &Actor, id: InvitationId) -> Result<()> {
    let mut tx = engine.write().await?;
    let row = waiting(engine, &mut tx, actor, id).await?;
    exec!(&mut tx, sql::REVOKE, actor.tenant, id, engine.now())?;
    record(engine, &mut tx, actor, "invitation.revoked", &row).await?;
    tx.commit().await
}

async fn waiting(engine: &Engine, tx: &mut Tx, actor: &Actor, id: InvitationId) -> Result<Row> {
    let row = one!(tx, Row, sql::INVITATION, actor.tenant, id)?
        .filter(|r| r.accepted_at.is_none() && r.revoked_at.is_none() && r.expires_at > engine.now().plus(-MEMORY));
    let Some(row) = row else { return not_found() };
    access::require_on(tx, actor, Capability::TeamManage, row.organisation_id).await?;
    Ok(row)
}

async fn write_mail(engine: &Engine, tx: &mut Tx, tenant: &Tenant, row: &Row, inviter: &str) -> Result<()> {
    // The link outlives the invitation, so that somebody who comes too late reads what happened and not "not found".
    let token = links::create(engine, tx, tenant.id, LinkKind::Invitation, row.invitation_id.0, LIFETIME + MEMORY).await?;
    let (l, place) = (row.locale, &row.organisation_name);
    let body = Body::new()
        .heading(tr!(l, team.mail_invite_heading, organisation = place))
        .paragraph(tr!(l, team.mail_invite_text, inviter = inviter, organisation = place))
        .button(tr!(l, team.mail_invite_button), engine.url(&format!("/invitation/{token}?lang={l}")))
        .small(tr!(l, team.mail_invite_small));
    let subject = tr!(l, team.mail_invite_subject, inviter = inviter, organisation = place);
    mail::queue(engine, tx, tenant, &Message::new("team.invitation", l, &row.email, "", subject, body)).await?;
    Ok(())
}

async fn record(engine: &Engine, tx: &mut Tx, actor: &Actor, action: &str, row: &Row) -> Result<()> {
    let act = Act { action, subject_kind: "invitation", subject: Some(row.invitation_id.0) };
    let detail = serde_json::json!({ "role": row.role, "organisation": row.organisation_id });
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, detail).await
}
