//! What an action does with one person.

use domain::ids::{PersonId, TenantId};
use domain::people::{AffiliationRole, BulkAction, PersonState, Record, Tie};
use domain::tenants::Tenant;

use crate::db::Tx;
use crate::people::record::{self, Why};
use crate::people::tags;
use crate::people::visible::Reach;
use crate::{Engine, Result};

/// Does it; gives whether anything changed.
pub(super) async fn one(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    reach: &Reach,
    action: &BulkAction,
    (person, state): (PersonId, PersonState),
    why: &Why,
) -> Result<bool> {
    let trashed = state == PersonState::Trashed;
    match action {
        BulkAction::Trash if !trashed => {
            record::set_state(engine, tx, tenant, person, state, PersonState::Trashed, why).await?;
            return Ok(true);
        }
        BulkAction::Restore if trashed => {
            let back = restored(tx, tenant, person).await?;
            record::set_state(engine, tx, tenant, person, state, back, why).await?;
            return Ok(true);
        }
        BulkAction::Trash | BulkAction::Restore => return Ok(false),
        // What lies in the trash is not worked on.
        _ if trashed => return Ok(false),
        _ => {}
    }
    let Some((before, _)) = record::load(tx, tenant.id, person).await? else { return Ok(false) };
    let after = changed(reach, action, &before);
    Ok(!record::apply(engine, tx, tenant, person, &before, &after, why).await?.is_empty())
}

/// The action as it is meant now: a tag that was made one with another since is the other.
pub(super) async fn meant(tx: &mut Tx, tenant: TenantId, action: &BulkAction) -> Result<BulkAction> {
    Ok(match action {
        BulkAction::Tag { tag } => BulkAction::Tag { tag: tags::current(tx, tenant, *tag).await? },
        BulkAction::Untag { tag } => BulkAction::Untag { tag: tags::current(tx, tenant, *tag).await? },
        other => other.clone(),
    })
}

/// As what somebody comes back: active if they belong anywhere.
pub(crate) async fn restored(tx: &mut Tx, tenant: &Tenant, person: PersonId) -> Result<PersonState> {
    let belongs = record::load(tx, tenant.id, person).await?.is_some_and(|(record, _)| !record.ties.is_empty());
    Ok(if belongs { PersonState::Active } else { PersonState::Left })
}

fn changed(reach: &Reach, action: &BulkAction, before: &Record) -> Record {
    let mut after = before.clone();
    match action {
        BulkAction::Tag { tag } => {
            after.tags.insert(*tag);
        }
        BulkAction::Untag { tag } => {
            after.tags.remove(tag);
        }
        BulkAction::Owner { owner } => after.owner = *owner,
        BulkAction::Join { organisation, role } => {
            if !before.ties.iter().any(|tie| tie.organisation == *organisation) {
                after.ties.push(Tie { organisation: *organisation, role: *role });
            }
        }
        BulkAction::Move { organisation } => {
            // Ties elsewhere are not the actor's to end.
            let (own, others): (Vec<Tie>, Vec<Tie>) =
                before.ties.iter().copied().partition(|tie| reach.contains(tie.organisation));
            let stays = own.iter().find(|tie| tie.organisation == *organisation);
            let role = stays.or_else(|| own.first()).map_or(AffiliationRole::Contact, |tie| tie.role);
            after.ties = others;
            if !after.ties.iter().any(|tie| tie.organisation == *organisation) {
                after.ties.push(Tie { organisation: *organisation, role });
            }
        }
        BulkAction::Trash | BulkAction::Restore => {}
    }
    after
}
