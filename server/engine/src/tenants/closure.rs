//! The (ancestor, descendant) pairs of a subtree, worked out anew from who belongs to whom.

use std::collections::{BTreeMap, HashMap, VecDeque};

use domain::ids::{OrganisationId, TenantId};

use super::sql;
use crate::db::Tx;
use crate::{Result, all, exec};

/// Who belongs to whom.
pub(super) type Parents = HashMap<OrganisationId, Vec<OrganisationId>>;

/// The parents of every organisation of the tenant.
pub(super) async fn parents(tx: &mut Tx, tenant: TenantId) -> Result<Parents> {
    let mut out = Parents::new();
    for (child, parent) in all!(tx, (OrganisationId, OrganisationId), sql::PARENTS, tenant)? {
        out.entry(child).or_default().push(parent);
    }
    Ok(out)
}

/// Writes the pairs of an organisation and everything below it anew, after it has moved.
pub(super) async fn rebuild(tx: &mut Tx, tenant: TenantId, moved: OrganisationId) -> Result<()> {
    let below = all!(tx, (OrganisationId,), sql::BELOW, tenant, moved)?;
    let parents = parents(tx, tenant).await?;
    for (id,) in below {
        exec!(tx, sql::DROP_CLOSURE, tenant, id)?;
        for (ancestor, depth) in ancestors(&parents, id) {
            exec!(tx, sql::INSERT_CLOSURE, tenant, ancestor, id, depth)?;
        }
    }
    Ok(())
}

/// Everything above an organisation and itself, each with the fewest steps to it.
fn ancestors(parents: &Parents, of: OrganisationId) -> BTreeMap<OrganisationId, i64> {
    let mut found = BTreeMap::from([(of, 0)]);
    let mut next = VecDeque::from([(of, 0)]);
    while let Some((id, depth)) = next.pop_front() {
        for parent in parents.get(&id).into_iter().flatten() {
            if !found.contains_key(parent) {
                found.insert(*parent, depth + 1);
                next.push_back((*parent, depth + 1));
            }
        }
    }
    found
}
