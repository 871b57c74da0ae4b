//! Who may give which role where, and changing what somebody on the team may do.

use std::collections::HashMap;

use domain::access::{Actor, Capability, Role};
use domain::ids::{AccountId, OrganisationId};
use domain::team::{RoleGift, TeamPlace};
use domain::tenants::{Organisation, Tenant};
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::{accounts, members, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, clock, exec, not_found, one, tenants, text, value};

/// Letters are given by the office or, at its start, by whoever manages the team above it, who can't read them.
const fn given_unheld(capability: Capability) -> bool {
    matches!(capability, Capability::CaseworkRead | Capability::CaseworkWrite)
}

/// The organisations whose team the caller manages, the root first, with the roles the caller can give there.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to manage a team.
pub async fn places(engine: &Engine, actor: &Actor) -> Result<Vec<TeamPlace>> {
    access::require(actor, Capability::TeamManage)?;
    let mut tx = engine.read().await?;
    let reach = all!(&mut tx, (OrganisationId, String), sql::REACH, actor.tenant, actor.account, engine.now())?;
    let holds = |over: OrganisationId, right: Capability| reach.iter().any(|(id, word)| *id == over && word == right.as_str());
    let mut all = tenants::organisations(&mut tx, actor.tenant).await?;
    let trails: HashMap<OrganisationId, Vec<String>> = all.iter().map(|o| (o.id, trail(&all, o))).collect();
    // As in a tree: everything below an organisation right after it.
    all.sort_by(|a, b| trails.get(&a.id).cmp(&trails.get(&b.id)));
    let found = all
        .into_iter()
        .filter(|o| holds(o.id, Capability::TeamManage))
        .map(|o| {
            let can = |role: &Role| role.fits(o.kind) && role.capabilities().iter().all(|c| given_unheld(*c) || holds(o.id, *c));
            let roles = Role::ALL.iter().copied().filter(can).collect();
            TeamPlace { id: o.id, name: o.name, kind: o.kind, depth: o.depth, roles }
        })
        .collect();
    Ok(found)
}

/// The names from the top of the tree down to `of`.
fn trail(all: &[Organisation], of: &Organisation) -> Vec<String> {
    let mut names = vec![text::fold(&of.name)];
    let mut above = of.parent;
    // A tree is never deeper than it has organisations.
    while let Some(parent) = above.and_then(|id| all.iter().find(|o| o.id == id)).filter(|_| names.len() <= all.len()) {
        names.push(text::fold(&parent.name));
        above = parent.parent;
    }
    names.reverse();
    names
}

/// Nobody gives a right they do not hold themselves.
pub(super) async fn may_give(tx: &mut Tx, actor: &Actor, role: Role, over: OrganisationId) -> Result<()> {
    access::require_on(tx, actor, Capability::TeamManage, over).await?;
    let Some(place) = tenants::organisation(tx, actor.tenant, over).await? else { return not_found() };
    if !role.fits(place.kind) {
        return Err(Error::Api(ApiError::field("role", Problem::Choice)));
    }
    for capability in role.capabilities().iter().filter(|c| !given_unheld(**c)) {
        if access::require_on(tx, actor, *capability, over).await.is_err() {
            return Err(Error::Api(ApiError::Forbidden));
        }
    }
    Ok(())
}

/// The end of the day `until` names in the tenant's zone; nothing for an empty text.
pub(super) fn last_moment(engine: &Engine, tenant: &Tenant, check: &mut Check, until: &str) -> Option<Timestamp> {
    let until = until.trim();
    if until.is_empty() {
        return None;
    }
    match clock::instant(&format!("{until}T23:59:59"), &tenant.zone) {
        Ok(end) => {
            check.ensure(end > engine.now(), "until", Problem::EndBeforeStart);
            Some(end)
        }
        Err(problem) => {
            check.fail("until", problem);
            None
        }
    }
}

/// Gives somebody on the team a role: instead of the one `before` names, or, without it, besides what they have.
///
/// # Errors
/// [`ApiError::NotFound`] if they are not in a team the caller manages or do not hold `before`; problems on `role` and
/// `until`; [`ApiError::Forbidden`] if the caller does not hold every right of the role; [`ApiError::Conflict`]:
/// `last_manager` if nobody could manage a team any more, `has_role` if they have another role over that organisation.
pub async fn set_role(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    account: AccountId,
    before: Option<(Role, OrganisationId)>,
    gift: &RoleGift,
) -> Result<()> {
    let mut check = Check::new();
    let until = last_moment(engine, tenant, &mut check, &gift.until);
    check.done()?;
    if !members(engine, actor).await?.iter().any(|m| m.id == account) {
        return not_found();
    }
    let mut tx = engine.write().await?;
    may_give(&mut tx, actor, gift.role, gift.organisation).await?;
    let managed = Managed::of(engine, &mut tx, actor, before.map(|(_, over)| over).unwrap_or(gift.organisation)).await?;
    if let Some((role, over)) = before {
        access::require_on(&mut tx, actor, Capability::TeamManage, over).await?;
        if exec!(&mut tx, sql::TAKE, actor.tenant, account, role, over)? == 0 {
            return not_found();
        }
    }
    let now = engine.now();
    if value!(&mut tx, i64, sql::HELD_OVER, actor.tenant, account, now, gift.organisation)? > 0 {
        return Err(Error::Api(ApiError::Conflict("has_role".into())));
    }
    let (role, over) = (gift.role, gift.organisation);
    accounts::give_role(engine, &mut tx, actor.tenant, account, role, over, until, Some(actor.account)).await?;
    managed.still(engine, &mut tx, actor).await?;
    let act = Act { action: "role.given", subject_kind: "account", subject: Some(account.0) };
    let detail = serde_json::json!({ "role": role, "organisation": over, "before": before });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    tx.commit().await
}

/// Who managed a team before a change.
pub(super) struct Managed {
    over: OrganisationId,
    managers: (i64, i64),
}

impl Managed {
    pub(super) async fn of(engine: &Engine, tx: &mut Tx, actor: &Actor, over: OrganisationId) -> Result<Self> {
        Ok(Self { over, managers: managers(engine, tx, actor, over).await? })
    }

    /// Refuses the change if it took the last one who can manage the team, or the last one who can without an end.
    pub(super) async fn still(&self, engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<()> {
        let (any, lasting) = managers(engine, tx, actor, self.over).await?;
        if (any == 0 && self.managers.0 > 0) || (lasting == 0 && self.managers.1 > 0) {
            return Err(Error::Api(ApiError::Conflict("last_manager".into())));
        }
        Ok(())
    }
}

async fn managers(engine: &Engine, tx: &mut Tx, actor: &Actor, over: OrganisationId) -> Result<(i64, i64)> {
    Ok(one!(tx, (i64, i64), sql::MANAGERS, actor.tenant, over, engine.now())?.unwrap_or_default())
}
