//! Conditions on what somebody thinks of us. A record shows that only by a click that is logged; whoever is found by it is told as much, so
//! looking at them is logged, too. A larger number tells nothing of anybody.

use domain::access::Actor;
use domain::ids::{PersonId, SegmentId};
use domain::segments::{Condition, Few, Ground, Inner, Tree};

use super::{frozen_tree, ground};
use crate::audit::{self, Act, Who};
use crate::{Engine, Result};

/// Whether a tree asks for it, itself or in the segments inside.
pub(super) fn asks(tree: &Tree, ground: &Ground) -> bool {
    let asks = |tree: &Tree| tree.finished().conditions().any(|c| matches!(c, Condition::Support(_)));
    asks(tree) || ground.segments.values().any(|inner| matches!(inner, Inner::Tree(tree) if asks(tree)))
}

/// Keeps in the audit log that people were looked at who were found by it: one of them, or so many.
pub(super) async fn seen(engine: &Engine, actor: &Actor, person: Option<PersonId>, people: i64) -> Result<()> {
    let mut tx = engine.write().await?;
    let subject_kind = if person.is_some() { "person" } else { "people" };
    let act = Act { action: "people.support_asked", subject_kind, subject: person.map(|person| person.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "people": people })).await?;
    tx.commit().await
}

/// The same if the number is so small that it tells who it is.
pub(super) async fn counted(engine: &Engine, actor: &Actor, people: i64) -> Result<()> {
    if (1..Few::LEAST).contains(&people) { seen(engine, actor, None, people).await } else { Ok(()) }
}

/// Keeps in the audit log that so many people of a segment were looked at, if it asks for it.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is no such segment.
pub async fn shown(engine: &Engine, actor: &Actor, segment: SegmentId, people: i64) -> Result<()> {
    let tree = frozen_tree(segment);
    let mut tx = engine.read().await?;
    let ground = ground::look_up(engine, &mut tx, actor.tenant, &tree).await?;
    drop(tx);
    if people > 0 && asks(&tree, &ground) { seen(engine, actor, None, people).await } else { Ok(()) }
}
