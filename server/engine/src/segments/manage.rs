//! Keeping segments: making, changing, sharing, putting away.

use std::collections::BTreeSet;

use domain::access::{Actor, Capability};
use domain::ids::{AccountId, OrganisationId, SegmentId, TagId};
use domain::segments::{Condition, MAX_INNER, SegmentEdit, SegmentKind, SegmentRow, SegmentView, Tree};
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::{fields, frozen, ground, places, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::people::tags;
use crate::people::visible::Reach;
use crate::{Engine, Error, Result, access, all, exec, not_found, one, text, value};

/// Longest name, in characters.
const MAX_NAME: u32 = 100;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    segment_id: SegmentId,
    name: String,
    pub kind: SegmentKind,
    organisation_id: OrganisationId,
    organisation_name: String,
    shared: bool,
    #[sqlx(rename = "owner_id")]
    _owner: AccountId,
    owner_name: String,
    pub tree: Json<Tree>,
    version: i64,
    updated_at: Timestamp,
    archived: bool,
    pub may_edit: bool,
}

impl Row {
    fn row(&self) -> SegmentRow {
        SegmentRow {
            id: self.segment_id,
            name: self.name.clone(),
            kind: self.kind,
            organisation_name: self.organisation_name.clone(),
            shared: self.shared,
            owner_name: self.owner_name.clone(),
            updated_at: self.updated_at,
            archived: self.archived,
            may_edit: self.may_edit,
        }
    }
}

/// The segment, if the actor has it.
pub(super) async fn seen(engine: &Engine, tx: &mut Tx, actor: &Actor, id: SegmentId) -> Result<Row> {
    match one!(tx, Row, sql::ONE, actor.tenant, actor.account, engine.now(), id)? {
        Some(row) => Ok(row),
        None => not_found(),
    }
}

async fn editable(engine: &Engine, tx: &mut Tx, actor: &Actor, id: SegmentId) -> Result<Row> {
    access::require(actor, Capability::PeopleRead)?;
    let row = seen(engine, tx, actor, id).await?;
    if row.may_edit { Ok(row) } else { Err(Error::Api(ApiError::Forbidden)) }
}

/// The segments somebody has: their own and those shared with them, by name. For who sees people or events.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without either right.
pub async fn list(engine: &Engine, actor: &Actor, archived: bool) -> Result<Vec<SegmentRow>> {
    if !actor.has(Capability::EventsRead) {
        access::require(actor, Capability::PeopleRead)?;
    }
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::LIST, actor.tenant, actor.account, engine.now(), archived)?;
    Ok(rows.iter().map(Row::row).collect())
}

/// One segment with its description.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people; [`domain::ApiError::NotFound`] if the actor does not have it.
pub async fn load(engine: &Engine, actor: &Actor, id: SegmentId) -> Result<SegmentView> {
    access::require(actor, Capability::PeopleRead)?;
    let mut tx = engine.read().await?;
    let mut row = seen(engine, &mut tx, actor, id).await?;
    present(&mut tx, actor, &mut row.tree.0).await?;
    let used = all!(&mut tx, Row, sql::USED_IN, actor.tenant, actor.account, engine.now(), id)?;
    Ok(SegmentView {
        organisation: row.organisation_id,
        version: row.version,
        used_in: used.into_iter().map(|r| (r.segment_id, r.name)).collect(),
        row: row.row(),
        tree: row.tree.0,
    })
}

/// Names tags as they are now: those that were made one with another since are the other.
async fn present(tx: &mut Tx, actor: &Actor, tree: &mut Tree) -> Result<()> {
    let named: BTreeSet<TagId> =
        tree.conditions().flat_map(|c| if let Condition::Tag(tags) = c { tags.clone() } else { BTreeSet::new() }).collect();
    let merged = tags::renamed(tx, actor.tenant, named).await?;
    tree.change(|condition| {
        if let Condition::Tag(tags) = condition {
            *tags = tags.iter().map(|tag| merged.get(tag).copied().unwrap_or(*tag)).collect();
        }
    });
    Ok(())
}

/// Makes a segment. A static one holds from then on whom its tree finds now.
///
/// # Errors
/// [`domain::ApiError::Validation`] on `name`, `organisation`, and as [`Tree::check`]; [`domain::ApiError::NotFound`] if it names
/// a segment the actor doesn't have.
pub async fn create(engine: &Engine, actor: &Actor, edit: &SegmentEdit) -> Result<SegmentId> {
    places::refresh(engine, actor.tenant, &edit.tree).await?;
    let mut tx = engine.write().await?;
    let name = check(engine, &mut tx, actor, edit, None).await?;
    let id: SegmentId = engine.id();
    let (now, key) = (engine.now(), text::fold(&name));
    let tree = Json(&edit.tree);
    exec!(
        &mut tx,
        sql::INSERT,
        actor.tenant,
        id,
        edit.organisation,
        edit.shared,
        actor.account,
        &name,
        key,
        edit.kind,
        tree,
        now
    )?;
    link(&mut tx, actor, id, &edit.tree).await?;
    if edit.kind == SegmentKind::Static {
        frozen::freeze(engine, &mut tx, actor, id, &edit.tree).await?;
    }
    note(engine, &mut tx, actor, "segment.created", id, &name).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a segment as it was at `version`; gives its new version.
///
/// # Errors
/// As [`create`]; [`domain::ApiError::Forbidden`] for somebody else's without the right to change people there;
/// [`domain::ApiError::Conflict`] (`changed`) if somebody else has changed it since, (`cycle`) if it would contain itself.
pub async fn save(engine: &Engine, actor: &Actor, id: SegmentId, version: i64, edit: &SegmentEdit) -> Result<i64> {
    places::refresh(engine, actor.tenant, &edit.tree).await?;
    let mut tx = engine.write().await?;
    let row = editable(engine, &mut tx, actor, id).await?;
    let edit = SegmentEdit { kind: row.kind, ..edit.clone() };
    let name = check(engine, &mut tx, actor, &edit, Some((id, row.organisation_id))).await?;
    let (now, key) = (engine.now(), text::fold(&name));
    let tree = Json(&edit.tree);
    let done = exec!(&mut tx, sql::UPDATE, actor.tenant, id, edit.organisation, edit.shared, &name, key, tree, now, version)?;
    if done == 0 {
        return Err(Error::Api(ApiError::Conflict("changed".into())));
    }
    exec!(&mut tx, sql::FORGET_INNER, actor.tenant, id)?;
    link(&mut tx, actor, id, &edit.tree).await?;
    note(engine, &mut tx, actor, "segment.changed", id, &name).await?;
    tx.commit().await?;
    Ok(version + 1)
}

/// Makes another one like it, the actor's own.
///
/// # Errors
/// As [`load`] and [`create`].
pub async fn duplicate(engine: &Engine, actor: &Actor, id: SegmentId, name: &str) -> Result<SegmentId> {
    let found = load(engine, actor, id).await?;
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await?;
    drop(tx);
    let own = actor.roots(Capability::PeopleRead).next().unwrap_or(found.organisation);
    let organisation = if reach.contains(found.organisation) { found.organisation } else { own };
    let edit = SegmentEdit { name: name.to_owned(), organisation, shared: false, kind: SegmentKind::Dynamic, tree: found.tree };
    create(engine, actor, &edit).await
}

/// Puts a segment away, or brings it back.
///
/// # Errors
/// As [`save`]; [`domain::ApiError::Conflict`] (`used`) while another segment contains it.
pub async fn archive(engine: &Engine, actor: &Actor, id: SegmentId, archived: bool) -> Result<()> {
    let mut tx = engine.write().await?;
    let row = editable(engine, &mut tx, actor, id).await?;
    if archived && value!(&mut tx, i64, sql::ANY_USE, actor.tenant, id)? > 0 {
        return Err(Error::Api(ApiError::Conflict("used".into())));
    }
    exec!(&mut tx, sql::ARCHIVE, actor.tenant, id, archived.then(|| engine.now()))?;
    note(engine, &mut tx, actor, if archived { "segment.archived" } else { "segment.restored" }, id, &row.name).await?;
    tx.commit().await
}

/// What a form sends, checked. Gives the name.
async fn check(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    edit: &SegmentEdit,
    was: Option<(SegmentId, OrganisationId)>,
) -> Result<String> {
    let reach = Reach::of(engine, tx, actor, Capability::PeopleRead).await?;
    let mut check = Check::new();
    let name = check.text("name", &edit.name, MAX_NAME);
    let same = was.is_some_and(|(_, organisation)| organisation == edit.organisation);
    let known = crate::tenants::organisation(tx, actor.tenant, edit.organisation).await?.is_some();
    check.ensure(known && (same || reach.contains(edit.organisation)), "organisation", Problem::Choice);
    check.done()?;
    edit.tree.check()?;
    fields::require(engine, tx, actor, &edit.tree).await?;
    for inner in edit.tree.inner() {
        seen(engine, tx, actor, inner).await?;
        if let Some((id, _)) = was
            && leads_to(tx, actor, inner, id).await?
        {
            return Err(Error::Api(ApiError::Conflict("cycle".into())));
        }
    }
    // Also says if segments are too deep in each other, or a place holds too much.
    ground::look_up(engine, tx, actor.tenant, &edit.tree).await?;
    Ok(name)
}

/// Whether `from` is or contains `to`, at any depth.
async fn leads_to(tx: &mut Tx, actor: &Actor, from: SegmentId, to: SegmentId) -> Result<bool> {
    let mut here = vec![from];
    for _ in 0..=MAX_INNER {
        if here.contains(&to) {
            return Ok(true);
        }
        let mut next = Vec::new();
        for id in here {
            next.extend(all!(tx, (SegmentId,), sql::LEADS_TO, actor.tenant, id)?.into_iter().map(|(id,)| id));
        }
        here = next;
    }
    Ok(false)
}

async fn link(tx: &mut Tx, actor: &Actor, id: SegmentId, tree: &Tree) -> Result<()> {
    for inner in tree.inner() {
        exec!(tx, sql::ADD_INNER, actor.tenant, id, inner)?;
    }
    Ok(())
}

pub(super) async fn note(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    id: SegmentId,
    name: &str,
) -> Result<()> {
    let act = Act { action, subject_kind: "segment", subject: Some(id.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "name": name })).await
}
