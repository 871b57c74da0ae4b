//! Tenants and their trees of organisations.

mod create;
pub(crate) mod sql;
mod tree;

#[cfg(test)]
mod tests;

use domain::ids::TenantId;
use domain::locale::Locale;
use domain::tenants::Tenant;

pub use self::create::{NewTenant, create, set_accent};
pub use self::tree::{
    NewOrganisation, add_organisation, branches, organisation, organisation_by_slug, organisations, subtree_contains,
};
use crate::db::Tx;
use crate::{Engine, Result, all, exec, one};

#[derive(sqlx::FromRow)]
struct Row {
    tenant_id: TenantId,
    slug: String,
    name: String,
    locale: Locale,
    zone: String,
    country: String,
    currency: String,
    accent: Option<String>,
    mail_from: String,
    privacy_contact: String,
    public_version: i64,
}

impl From<Row> for Tenant {
    fn from(r: Row) -> Self {
        Self {
            id: r.tenant_id,
            slug: r.slug,
            name: r.name,
            locale: r.locale,
            zone: r.zone,
            country: r.country,
            currency: r.currency,
            accent: r.accent,
            mail_from: r.mail_from,
            privacy_contact: r.privacy_contact,
        }
    }
}

/// The tenant with this id.
///
/// # Errors
/// If the database fails.
pub async fn get(tx: &mut Tx, tenant: TenantId) -> Result<Option<Tenant>> {
    Ok(one!(tx, Row, sql::BY_ID, tenant)?.map(Tenant::from))
}

/// The tenant with this slug.
///
/// # Errors
/// If the database fails.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Tenant>> {
    Ok(one!(tx, Row, sql::BY_SLUG, slug)?.map(Tenant::from))
}

/// Every tenant with the host names that show it; the oldest first. Also tells this process the tenants' public versions.
///
/// # Errors
/// If the database fails.
pub async fn hosts(engine: &Engine) -> Result<Vec<(Tenant, Vec<String>)>> {
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, Row, sql::EVERY)?;
    let domains: Vec<(TenantId, String)> = all!(&mut tx, (TenantId, String), sql::DOMAINS)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            engine.public.seen(row.tenant_id, row.public_version);
            let names = domains.iter().filter(|(id, _)| *id == row.tenant_id).map(|(_, name)| name.clone()).collect();
            (Tenant::from(row), names)
        })
        .collect())
}

/// Gives the tenant a host name of its own.
///
/// # Errors
/// If the name is taken or the database fails.
pub async fn add_domain(tx: &mut Tx, tenant: TenantId, domain: &str) -> Result<()> {
    exec!(tx, sql::ADD_DOMAIN, domain.to_lowercase(), tenant)?;
    Ok(())
}

pub(crate) async fn bump_public_version(tx: &mut Tx, tenant: TenantId) -> Result<()> {
    exec!(tx, sql::BUMP, tenant)?;
    Ok(())
}
