//! Tenants and their trees of organisations.

mod closure;
mod create;
mod manage;
mod settings;
pub(crate) mod sql;
mod tree;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_manage;
#[cfg(test)]
mod tests_settings;

use domain::ids::TenantId;
use domain::locale::{Locale, LocalizedText};
use domain::tenants::Tenant;
use domain::tenants::settings::Embedding;
use sqlx::types::Json;

pub use self::create::{NewTenant, create, set_accent};
pub use self::manage::{add_branch, close, move_below, overview, rename, reopen};
pub use self::settings::{change_settings, settings};
pub use self::tree::{
    NewOrganisation, add_organisation, branches, is_slug_taken, names, organisation, organisation_by_slug, organisations, root,
    set_name, subtree_contains,
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
    locales: String,
    sender_name: Option<String>,
    reply_to: Option<String>,
    privacy_text: Json<LocalizedText>,
    privacy_address: String,
    embed_sites: String,
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
            locales: r.locales.split_whitespace().filter_map(Locale::parse).collect(),
            sender_name: r.sender_name,
            reply_to: r.reply_to,
            privacy_text: r.privacy_text.0,
            privacy_address: r.privacy_address,
            embedding: Embedding::parse(&r.embed_sites),
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
