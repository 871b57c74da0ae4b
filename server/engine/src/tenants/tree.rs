//! The tree of organisations.

use domain::ids::{OrganisationId, TenantId};
use domain::tenants::{Organisation, OrganisationKind};

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, all, exec, one, value};

/// A new node of the tree.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its level.
    pub kind: OrganisationKind,
    /// Name as shown.
    pub name: String,
    /// Short name for addresses, unique in the tenant.
    pub slug: String,
    /// The organisations it belongs to; empty only for the root.
    pub parents: Vec<OrganisationId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    organisation_id: OrganisationId,
    kind: OrganisationKind,
    name: String,
    slug: String,
    parent_id: Option<OrganisationId>,
    depth: Option<i64>,
}

impl From<Row> for Organisation {
    fn from(r: Row) -> Self {
        Self {
            id: r.organisation_id,
            kind: r.kind,
            name: r.name,
            slug: r.slug,
            parent: r.parent_id,
            depth: r.depth.unwrap_or_default(),
        }
    }
}

/// Adds a node below its parents.
///
/// # Errors
/// If the slug is taken, a parent is missing or the database fails.
pub async fn add_organisation(engine: &Engine, tx: &mut Tx, tenant: TenantId, new: &NewOrganisation) -> Result<OrganisationId> {
    let id: OrganisationId = engine.id();
    exec!(tx, sql::INSERT_ORGANISATION, tenant, id, new.kind, &new.name, &new.slug, engine.now())?;
    exec!(tx, sql::CLOSE_SELF, tenant, id)?;
    for parent in &new.parents {
        exec!(tx, sql::INSERT_PARENT, tenant, id, parent)?;
        exec!(tx, sql::CLOSE_PARENT, tenant, parent, id)?;
    }
    Ok(id)
}

/// One organisation of the tenant.
///
/// # Errors
/// If the database fails.
pub async fn organisation(tx: &mut Tx, tenant: TenantId, id: OrganisationId) -> Result<Option<Organisation>> {
    Ok(one!(tx, Row, sql::ORGANISATION, tenant, id)?.map(Organisation::from))
}

/// One organisation of the tenant, by its short name or one it had before.
///
/// # Errors
/// If the database fails.
pub async fn organisation_by_slug(tx: &mut Tx, tenant: TenantId, slug: &str) -> Result<Option<Organisation>> {
    if let Some(row) = one!(tx, Row, sql::ORGANISATION_BY_SLUG, tenant, slug)? {
        return Ok(Some(row.into()));
    }
    match one!(tx, (OrganisationId,), sql::FORMER, tenant, slug)? {
        Some((id,)) => organisation(tx, tenant, id).await,
        None => Ok(None),
    }
}

/// The names of all organisations there are or were, offices included.
///
/// # Errors
/// If the database fails.
pub async fn names(tx: &mut Tx, tenant: TenantId) -> Result<Vec<(OrganisationId, String)>> {
    all!(tx, (OrganisationId, String), sql::ALL_NAMES, tenant)
}

/// The national organisation at the root of the tree.
///
/// # Errors
/// If the database fails.
pub async fn root(tx: &mut Tx, tenant: TenantId) -> Result<Option<OrganisationId>> {
    Ok(one!(tx, (OrganisationId,), sql::ROOT, tenant)?.map(|(id,)| id))
}

/// Whether a short name belongs, or has belonged, to another organisation than `own`.
///
/// # Errors
/// If the database fails.
pub async fn is_slug_taken(tx: &mut Tx, tenant: TenantId, slug: &str, own: Option<OrganisationId>) -> Result<bool> {
    Ok(value!(tx, i64, sql::SLUG_TAKEN, tenant, slug, own.map(|id| id.0).unwrap_or_default())? > 0)
}

/// Gives an organisation another name. The caller checks it, and audits.
///
/// # Errors
/// If the database fails.
pub async fn set_name(tx: &mut Tx, tenant: TenantId, id: OrganisationId, name: &str) -> Result<()> {
    exec!(tx, sql::SET_NAME, tenant, id, name).map(drop)
}

/// All organisations of the tenant, by name.
///
/// # Errors
/// If the database fails.
pub async fn organisations(tx: &mut Tx, tenant: TenantId) -> Result<Vec<Organisation>> {
    Ok(all!(tx, Row, sql::ORGANISATIONS, tenant)?.into_iter().map(Organisation::from).collect())
}

/// The organisations people can belong to: everything but the offices of representatives.
///
/// # Errors
/// If the database fails.
pub async fn branches(tx: &mut Tx, tenant: TenantId) -> Result<Vec<Organisation>> {
    let mut found = organisations(tx, tenant).await?;
    found.retain(|o| o.kind != OrganisationKind::Office);
    Ok(found)
}

/// Whether `descendant` is `ancestor` or somewhere below it.
///
/// # Errors
/// If the database fails.
pub async fn subtree_contains(
    tx: &mut Tx,
    tenant: TenantId,
    ancestor: OrganisationId,
    descendant: OrganisationId,
) -> Result<bool> {
    Ok(value!(tx, i64, sql::CONTAINS, tenant, ancestor, descendant)? > 0)
}
