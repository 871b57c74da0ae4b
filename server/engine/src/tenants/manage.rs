//! Looking after the tree: adding, renaming, moving, closing. Offices of representatives are opened elsewhere and are no part
//! of what is shown here.

use std::collections::{HashMap, HashSet};

use domain::access::{Actor, Capability};
use domain::ids::{OrganisationId, TenantId};
use domain::tenants::settings::NAME_MAX;
use domain::tenants::tree::{ADDABLE, NewBranch, TreeNode};
use domain::tenants::{Organisation, OrganisationKind, is_slug};
use domain::time::Timestamp;
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::closure::{self, Parents};
use super::{NewOrganisation, sql, tree};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::{Engine, Error, Result, access, all, exec, not_found};

const RIGHT: Capability = Capability::SettingsManage;

#[derive(sqlx::FromRow)]
struct Node {
    organisation_id: OrganisationId,
    kind: OrganisationKind,
    name: String,
    slug: String,
    archived_at: Option<Timestamp>,
}

/// The part of the tree the caller may change, each organisation below its first parent, by name.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right anywhere.
pub async fn overview(engine: &Engine, actor: &Actor) -> Result<Vec<TreeNode>> {
    access::require(actor, RIGHT)?;
    let mut tx = engine.read().await?;
    let reached = all!(&mut tx, (OrganisationId,), sql::REACHED, actor.tenant, actor.account, engine.now())?;
    let reached: HashSet<OrganisationId> = reached.into_iter().map(|(id,)| id).collect();
    let nodes = all!(&mut tx, Node, sql::NODES, actor.tenant)?;
    let parents = closure::parents(&mut tx, actor.tenant).await?;
    let mut former: HashMap<OrganisationId, Vec<String>> = HashMap::new();
    for (id, slug) in all!(&mut tx, (OrganisationId, String), sql::FORMER_SLUGS, actor.tenant)? {
        former.entry(id).or_default().push(slug);
    }
    let mut children: HashMap<OrganisationId, u32> = HashMap::new();
    for node in nodes.iter().filter(|n| n.archived_at.is_none()) {
        for parent in parents.get(&node.organisation_id).into_iter().flatten() {
            *children.entry(*parent).or_default() += 1;
        }
    }
    let shown: Vec<&Node> =
        nodes.iter().filter(|n| n.kind != OrganisationKind::Office && reached.contains(&n.organisation_id)).collect();
    let mut out = Vec::with_capacity(shown.len());
    let top = shown.iter().filter(|n| first_parent(&parents, n.organisation_id).is_none_or(|p| !reached.contains(&p)));
    for node in top {
        place(node, 0, &shown, &parents, &mut out);
    }
    for node in &mut out {
        let id = node.organisation.id;
        node.former_slugs = former.remove(&id).unwrap_or_default();
        node.children = children.get(&id).copied().unwrap_or_default();
    }
    Ok(out)
}

fn first_parent(parents: &Parents, id: OrganisationId) -> Option<OrganisationId> {
    parents.get(&id).and_then(|all| all.first()).copied()
}

fn place(node: &Node, indent: u32, shown: &[&Node], parents: &Parents, out: &mut Vec<TreeNode>) {
    let id = node.organisation_id;
    let all = parents.get(&id).map_or(0, Vec::len);
    out.push(TreeNode {
        organisation: Organisation {
            id,
            kind: node.kind,
            name: node.name.clone(),
            slug: node.slug.clone(),
            parent: first_parent(parents, id),
            depth: i64::from(indent),
        },
        indent,
        closed: node.archived_at.is_some(),
        other_parents: u32::try_from(all.saturating_sub(1)).unwrap_or(u32::MAX),
        former_slugs: Vec::new(),
        children: 0,
    });
    for child in shown.iter().filter(|n| first_parent(parents, n.organisation_id) == Some(id)) {
        place(child, indent.saturating_add(1), shown, parents, out);
    }
}

/// Adds an organisation below another.
///
/// # Errors
/// Problems on `name`, `slug`, `kind`; [`ApiError::NotFound`] if the caller may not change the parent, or it is closed.
pub async fn add_branch(engine: &Engine, actor: &Actor, new: &NewBranch) -> Result<OrganisationId> {
    let mut check = Check::new();
    let name = check.text("name", &new.name, NAME_MAX);
    let slug = new.slug.trim().to_owned();
    check.ensure(is_slug(&slug), "slug", Problem::Choice);
    check.ensure(ADDABLE.contains(&new.kind), "kind", Problem::Choice);
    check.done()?;
    let mut tx = engine.write().await?;
    open_branch(&mut tx, actor, new.parent).await?;
    free_slug(&mut tx, actor.tenant, &slug, None).await?;
    let node = NewOrganisation { kind: new.kind, name, slug, parents: vec![new.parent] };
    let id = tree::add_organisation(engine, &mut tx, actor.tenant, &node).await?;
    note(engine, &mut tx, actor, "organisation.added", id, serde_json::json!({ "name": node.name })).await?;
    engine.commit_public(tx, actor.tenant).await?;
    Ok(id)
}

/// Gives an organisation another name or short name. Links with the short name it had before still lead to it.
///
/// # Errors
/// Problems on `name` and `slug`; [`ApiError::NotFound`] if the caller may not change it, or it is closed.
pub async fn rename(engine: &Engine, actor: &Actor, id: OrganisationId, name: &str, slug: &str) -> Result<()> {
    let mut check = Check::new();
    let name = check.text("name", name, NAME_MAX);
    let slug = slug.trim();
    check.ensure(is_slug(slug), "slug", Problem::Choice);
    check.done()?;
    let mut tx = engine.write().await?;
    let before = open_branch(&mut tx, actor, id).await?;
    if before.slug != slug {
        free_slug(&mut tx, actor.tenant, slug, Some(id)).await?;
        exec!(&mut tx, sql::DROP_FORMER, actor.tenant, slug)?;
        exec!(&mut tx, sql::KEEP_SLUG, actor.tenant, &before.slug, id, engine.now())?;
        exec!(&mut tx, sql::SET_SLUG, actor.tenant, id, slug)?;
    }
    tree::set_name(&mut tx, actor.tenant, id, &name).await?;
    let detail = serde_json::json!({ "before": before.name, "name": name, "slug_before": before.slug, "slug": slug });
    note(engine, &mut tx, actor, "organisation.renamed", id, detail).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Puts an organisation with everything below it under another one, and nowhere else. Rights given above reach it there.
///
/// # Errors
/// `Choice` on `parent` if that is itself, below it or the place it has; [`ApiError::NotFound`] if the caller may not
/// change it, its present parents or the new one; [`ApiError::Conflict`] `is_root`.
pub async fn move_below(engine: &Engine, actor: &Actor, id: OrganisationId, parent: OrganisationId) -> Result<()> {
    let mut tx = engine.write().await?;
    let moved = open_branch(&mut tx, actor, id).await?;
    let target = open_branch(&mut tx, actor, parent).await?;
    let parents = closure::parents(&mut tx, actor.tenant).await?;
    let present = parents.get(&id).cloned().unwrap_or_default();
    if present.is_empty() {
        return conflict("is_root");
    }
    // Whoever may change only the branch itself can't take it away from those above it.
    for above in &present {
        access::require_on(&mut tx, actor, RIGHT, *above).await?;
    }
    if present == [parent] || tree::subtree_contains(&mut tx, actor.tenant, id, parent).await? {
        return Err(ApiError::field("parent", Problem::Choice).into());
    }
    exec!(&mut tx, sql::DROP_PARENTS, actor.tenant, id)?;
    exec!(&mut tx, sql::INSERT_PARENT, actor.tenant, id, parent)?;
    closure::rebuild(&mut tx, actor.tenant, id).await?;
    let detail = serde_json::json!({ "name": moved.name, "below": target.name });
    note(engine, &mut tx, actor, "organisation.moved", id, detail).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Closes an organisation: it can no longer be chosen. Its people, events and forms stay where they are.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change it, or it is closed; [`ApiError::Conflict`] `is_root`, or
/// `has_children` while something below it is open.
pub async fn close(engine: &Engine, actor: &Actor, id: OrganisationId) -> Result<()> {
    let mut tx = engine.write().await?;
    let closed = open_branch(&mut tx, actor, id).await?;
    let parents = closure::parents(&mut tx, actor.tenant).await?;
    if !parents.contains_key(&id) {
        return conflict("is_root");
    }
    let below = |n: &Node| parents.get(&n.organisation_id).is_some_and(|above| above.contains(&id));
    if all!(&mut tx, Node, sql::NODES, actor.tenant)?.iter().any(|n| n.archived_at.is_none() && below(n)) {
        return conflict("has_children");
    }
    exec!(&mut tx, sql::SET_CLOSED, actor.tenant, id, Some(engine.now()))?;
    note(engine, &mut tx, actor, "organisation.closed", id, serde_json::json!({ "name": closed.name })).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// Opens a closed organisation again.
///
/// # Errors
/// [`ApiError::NotFound`] if the caller may not change it; [`ApiError::Conflict`] `parent_closed` while nothing it belongs
/// to is open.
pub async fn reopen(engine: &Engine, actor: &Actor, id: OrganisationId) -> Result<()> {
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, RIGHT, id).await?;
    let nodes = all!(&mut tx, Node, sql::NODES, actor.tenant)?;
    let parents = closure::parents(&mut tx, actor.tenant).await?;
    let shut = nodes.iter().find(|n| n.organisation_id == id && n.archived_at.is_some() && n.kind != OrganisationKind::Office);
    let Some(shut) = shut else { return not_found() };
    let above = parents.get(&id).cloned().unwrap_or_default();
    if !nodes.iter().any(|n| above.contains(&n.organisation_id) && n.archived_at.is_none()) {
        return conflict("parent_closed");
    }
    exec!(&mut tx, sql::SET_CLOSED, actor.tenant, id, None::<Timestamp>)?;
    note(engine, &mut tx, actor, "organisation.reopened", id, serde_json::json!({ "name": shut.name })).await?;
    engine.commit_public(tx, actor.tenant).await
}

/// An open organisation the caller may change, offices left out.
async fn open_branch(tx: &mut Tx, actor: &Actor, id: OrganisationId) -> Result<Organisation> {
    access::require_on(tx, actor, RIGHT, id).await?;
    let found = tree::organisation(tx, actor.tenant, id).await?;
    match found.filter(|o| o.kind != OrganisationKind::Office) {
        Some(found) => Ok(found),
        None => not_found(),
    }
}

async fn free_slug(tx: &mut Tx, tenant: TenantId, slug: &str, own: Option<OrganisationId>) -> Result<()> {
    let taken = tree::is_slug_taken(tx, tenant, slug, own).await?;
    if taken { Err(ApiError::field("slug", Problem::Taken).into()) } else { Ok(()) }
}

fn conflict<T>(word: &str) -> Result<T> {
    Err(Error::Api(ApiError::Conflict(word.into())))
}

async fn note(
    engine: &Engine,
    tx: &mut Tx,
    actor: &Actor,
    action: &str,
    id: OrganisationId,
    detail: serde_json::Value,
) -> Result<()> {
    let act = Act { action, subject_kind: "organisation", subject: Some(id.0) };
    audit::record(engine, tx, actor.tenant, Who::Account(actor), act, detail).await
}
