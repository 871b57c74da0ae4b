//! Server functions of the team's pages, and the one behind the public page of an invitation.

use domain::access::Role;
use domain::ids::{AccountId, InvitationId, OrganisationId};
use domain::locale::Locale;
use domain::team::{InvitationView, RoleGift, TeamMember, TeamPlace};
use domain::time::{LocalDateTime, Timestamp};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

use crate::Failure;

#[cfg(feature = "ssr")]
use {
    super::api::go_on,
    crate::server::{ctx, keep_draft, redirect},
    domain::ApiError,
    domain::access::Capability,
    engine::{clock, team},
};

/// Everything the team's pages show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamPage {
    /// Everybody in the teams the reader manages.
    pub members: Vec<TeamMember>,
    /// Whom nobody has heard from yet.
    pub invitations: Vec<InvitationView>,
    /// Where the reader may give which role.
    pub places: Vec<TeamPlace>,
    /// The server's time, for "3 days ago".
    pub now: Timestamp,
    /// The days the rest names, on the tenant's calendar.
    pub days: Vec<LocalDateTime>,
}

/// Everything the team's pages show.
///
/// # Errors
/// Without the right to manage a team.
#[server(prefix = "/api", endpoint = "team/page")]
pub async fn page() -> Result<TeamPage, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::TeamManage)?;
    let members = team::members(&ctx.engine, actor).await?;
    let invitations = team::invitations(&ctx.engine, actor).await?;
    let places = team::places(&ctx.engine, actor).await?;
    let ends = members.iter().flat_map(|m| &m.roles).filter_map(|r| r.until);
    let waits = invitations.iter().flat_map(|i| [Some(i.expires_at), i.until]).flatten();
    let days = ends.chain(waits).map(|at| clock::local(at, &ctx.tenant.zone)).collect();
    Ok(TeamPage { members, invitations, places, now: ctx.engine.now(), days })
}

/// Invites an address to a role; the mail is written in `language`.
///
/// # Errors
/// Problems by field; without the right; `has_role`.
#[server(prefix = "/api", endpoint = "team/invite", input = Json)]
pub async fn invite(email: String, gift: RoleGift, language: Locale) -> Result<InvitationId, Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::TeamManage)?;
    Ok(team::invite(&ctx.engine, actor, &ctx.tenant, &email, &gift, language).await?)
}

/// Sends an invitation again.
///
/// # Errors
/// Without the right; if it does not wait any more; too often.
#[server(prefix = "/api", endpoint = "team/resend_invitation")]
pub async fn resend_invitation(id: InvitationId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(team::resend_invitation(&ctx.engine, ctx.require(Capability::TeamManage)?, &ctx.tenant, id).await?)
}

/// Takes an invitation back.
///
/// # Errors
/// Without the right; if it does not wait any more.
#[server(prefix = "/api", endpoint = "team/revoke_invitation")]
pub async fn revoke_invitation(id: InvitationId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(team::revoke_invitation(&ctx.engine, ctx.require(Capability::TeamManage)?, id).await?)
}

/// Gives a role, instead of the one `before` names or besides what there is.
///
/// # Errors
/// Problems by field; without the right; `has_role`, `last_manager`.
#[server(prefix = "/api", endpoint = "team/set_role", input = Json)]
pub async fn set_role(account: AccountId, before: Option<(Role, OrganisationId)>, gift: RoleGift) -> Result<(), Failure> {
    let ctx = ctx()?;
    let actor = ctx.require(Capability::TeamManage)?;
    Ok(team::set_role(&ctx.engine, actor, &ctx.tenant, account, before, &gift).await?)
}

/// Takes a role away.
///
/// # Errors
/// Without the right; `last_manager`.
#[server(prefix = "/api", endpoint = "team/take_role", input = Json)]
pub async fn take_role(account: AccountId, role: Role, organisation: OrganisationId) -> Result<(), Failure> {
    let ctx = ctx()?;
    Ok(team::take_role(&ctx.engine, ctx.require(Capability::TeamManage)?, account, role, organisation).await?)
}

/// Takes somebody out of the reader's teams; gives whether the account was closed.
///
/// # Errors
/// Without the right; `yourself`, `last_manager`.
#[server(prefix = "/api", endpoint = "team/remove_member")]
pub async fn remove_member(account: AccountId) -> Result<bool, Failure> {
    let ctx = ctx()?;
    Ok(team::remove_member(&ctx.engine, ctx.require(Capability::TeamManage)?, account).await?)
}

/// Accepts an invitation. A new account is logged in at once; who has one logs in as ever.
///
/// # Errors
/// If the draft can't be kept; everything else sends the browser back to the page of the invitation.
#[server(prefix = "/api", endpoint = "team/accept")]
pub async fn accept(
    token: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] language: String,
) -> Result<(), Failure> {
    let ctx = ctx()?;
    let back = format!("/invitation/{token}");
    let locale = Locale::from_tag(&language).unwrap_or(ctx.locale);
    match team::accept(&ctx.engine, ctx.tenant.id, &token, &name, &password, locale, &ctx.device).await {
        Ok(Some(session)) => go_on(&ctx, session, "").await?,
        // The page says what came of it: accepted, taken back, too old.
        Ok(None) | Err(engine::Error::Api(ApiError::NotFound)) => redirect(&back),
        Err(e) => {
            keep_draft(&ctx, "invitation", &(name, locale), &e.public()).await?;
            redirect(&back);
        }
    }
    Ok(())
}
