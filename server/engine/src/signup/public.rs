//! Forms as visitors see them.

use domain::consent::Purpose;
use domain::ids::{FormId, OrganisationId};
use domain::locale::LocalizedText;
use domain::signup::{FormChoice, PublicForm};
use domain::tenants::Tenant;
use sqlx::types::Json;

use super::{forms, sql};
use crate::db::Tx;
use crate::{Engine, Result, all, consent, exec, one, value};

/// A published form, by its address.
///
/// # Errors
/// If the database fails.
pub async fn public_form(engine: &Engine, tenant: &Tenant, slug: &str) -> Result<Option<PublicForm>> {
    let mut tx = engine.read().await?;
    let Some(row) = published(&mut tx, tenant, slug).await? else { return Ok(None) };
    let purposes = asked(&mut tx, tenant, row.form_id).await?;
    let supporters = value!(&mut tx, i64, sql::SUPPORTERS, tenant.id, row.organisation_id)?;
    Ok(Some(PublicForm {
        slug: row.slug,
        organisation_name: row.organisation_name,
        title: row.title.0,
        lead: row.lead.0,
        fields: row.fields.0,
        purposes,
        supporters,
        privacy_contact: tenant.privacy_contact.clone(),
    }))
}

pub(super) async fn published(tx: &mut Tx, tenant: &Tenant, slug: &str) -> Result<Option<forms::Row>> {
    one!(tx, forms::Row, sql::PUBLISHED, tenant.id, slug)
}

/// The purposes a form asks for now, in its order; archived ones are left out.
pub(super) async fn asked(tx: &mut Tx, tenant: &Tenant, form: FormId) -> Result<Vec<Purpose>> {
    let mut out = Vec::new();
    for id in forms::purposes_of(tx, tenant.id, form).await? {
        out.extend(consent::purpose(tx, tenant.id, id).await?.filter(|p| !p.archived));
    }
    Ok(out)
}

/// All published forms, those of the national organisation first.
///
/// # Errors
/// If the database fails.
pub async fn choices(engine: &Engine, tenant: &Tenant) -> Result<Vec<FormChoice>> {
    let mut tx = engine.read().await?;
    let rows = all!(&mut tx, (String, Json<LocalizedText>, String, OrganisationId), sql::CHOICES, tenant.id)?;
    Ok(rows
        .into_iter()
        .map(|(slug, title, organisation_name, _)| FormChoice { slug, title: title.0, organisation_name })
        .collect())
}

/// Counts that a form was shown to somebody.
///
/// # Errors
/// If the database fails.
pub async fn count_shown(engine: &Engine, tenant: &Tenant, slug: &str) -> Result<()> {
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::SHOWN, tenant.id, slug)?;
    tx.commit().await
}
