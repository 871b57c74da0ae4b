//! The offices that answer here, and which politician each answers for.

use domain::access::{Actor, Capability};
use domain::casework::limits;
use domain::casework::office::OfficeView;
use domain::ids::{OrganisationId, PoliticianId, TenantId};
use domain::tenants::{OrganisationKind, is_slug};
use domain::validate::Check;
use domain::{ApiError, Problem};

use super::{sql, sql_cases};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::tenants::{self, NewOrganisation};
use crate::{Engine, Error, Result, access, all, exec, one};

/// An office that answers for somebody.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Office {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// The office that answers for a politician, if one does.
pub(super) async fn of(tx: &mut Tx, tenant: TenantId, politician: PoliticianId) -> Result<Option<Office>> {
    one!(tx, Office, sql::OFFICE_OF, tenant, politician)
}

/// Says that an office answers for a politician; their letters become its cases from now on.
///
/// # Errors
/// If the database fails.
pub async fn serve(
    engine: &Engine,
    tx: &mut Tx,
    tenant: TenantId,
    politician: PoliticianId,
    office: OrganisationId,
) -> Result<()> {
    exec!(tx, sql::SET_OFFICE, tenant, politician, office, engine.now())?;
    Ok(())
}

/// Opens an office for a politician below an organisation. Who works in it is a matter of invitations.
///
/// # Errors
/// Validation problems on `name` and `slug`; [`ApiError::Forbidden`] or [`ApiError::NotFound`] without the right to manage
/// representatives there.
pub async fn open_office(
    engine: &Engine,
    actor: &Actor,
    politician: PoliticianId,
    parent: OrganisationId,
    name: &str,
    slug: &str,
) -> Result<OrganisationId> {
    let mut check = Check::new();
    let name = check.text("name", name, limits::NAME_MAX);
    check.ensure(is_slug(slug), "slug", Problem::Choice);
    check.done()?;
    let mut tx = engine.write().await?;
    access::require_on(&mut tx, actor, Capability::RepresentativesManage, parent).await?;
    if of(&mut tx, actor.tenant, politician).await?.is_some() {
        return Err(Error::Api(ApiError::Conflict("has_office".into())));
    }
    if tenants::organisation_by_slug(&mut tx, actor.tenant, slug).await?.is_some() {
        return Err(Error::Api(ApiError::field("slug", Problem::Taken)));
    }
    let new = NewOrganisation { kind: OrganisationKind::Office, name, slug: slug.to_owned(), parents: vec![parent] };
    let office = tenants::add_organisation(engine, &mut tx, actor.tenant, &new).await?;
    serve(engine, &mut tx, actor.tenant, politician, office).await?;
    let act = Act { action: "office.opened", subject_kind: "organisation", subject: Some(office.0) };
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, serde_json::json!({ "politician": politician }))
        .await?;
    tx.commit().await?;
    Ok(office)
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    politician_id: PoliticianId,
    organisation_id: OrganisationId,
    name: String,
}

/// Which politician is answered for by which office.
///
/// # Errors
/// If the database fails.
pub async fn links(tx: &mut Tx, tenant: TenantId) -> Result<Vec<(PoliticianId, Office)>> {
    let rows = all!(tx, LinkRow, sql::OFFICE_LINKS, tenant)?;
    Ok(rows.into_iter().map(|r| (r.politician_id, Office { organisation_id: r.organisation_id, name: r.name })).collect())
}

/// The offices whose letters the caller may read.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to read any.
pub async fn offices(engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<Vec<OfficeView>> {
    access::require(actor, Capability::CaseworkRead)?;
    let rows = all!(tx, Office, sql_cases::OFFICES, actor.tenant, actor.account, engine.now())?;
    Ok(rows.into_iter().map(|o| OfficeView { id: o.organisation_id, name: o.name }).collect())
}
