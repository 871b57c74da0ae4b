//! Which added fields somebody may ask about: those they see, and never a sensitive one, which is shown only by a click that is logged.

use domain::access::{Actor, Capability};
use domain::ids::OrganisationId;
use domain::segments::{Condition, Tree};

use super::sql;
use crate::db::Tx;
use crate::people::visible::Reach;
use crate::{Engine, Result, all, not_found, one};

/// Insists that every added field the tree names may be asked about.
///
/// # Errors
/// [`domain::ApiError::NotFound`] otherwise.
pub(super) async fn require(engine: &Engine, tx: &mut Tx, actor: &Actor, tree: &Tree) -> Result<()> {
    let fields: Vec<_> =
        tree.conditions().filter_map(|c| if let Condition::Custom { field, .. } = c { Some(*field) } else { None }).collect();
    if fields.iter().all(|field| field.0.is_nil()) {
        return Ok(());
    }
    let reach = Reach::of(engine, tx, actor, Capability::PeopleRead).await?;
    for field in fields.into_iter().filter(|field| !field.0.is_nil()) {
        let found = one!(tx, (OrganisationId, bool, bool), sql::FIELD, actor.tenant, field)?;
        let Some((whose, below, false)) = found else { return not_found() };
        let here = reach.contains(whose) || (below && over(tx, actor, whose, &reach).await?);
        if !here {
            return not_found();
        }
    }
    Ok(())
}

/// Whether something the actor reaches lies below the organisation.
async fn over(tx: &mut Tx, actor: &Actor, organisation: OrganisationId, reach: &Reach) -> Result<bool> {
    let below = all!(tx, (OrganisationId,), sql::BELOW, actor.tenant, organisation)?;
    Ok(below.into_iter().any(|(id,)| reach.contains(id)))
}
