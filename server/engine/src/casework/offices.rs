//! The offices that answer here, and which politician each answers for.

use domain::access::{Actor, Capability};
use domain::casework::office::OfficeView;
use domain::ids::{OrganisationId, PoliticianId, TenantId};
use domain::locale::Locale;

use super::{sql, sql_cases};
use crate::db::Tx;
use crate::{Engine, Result, access, all, exec, one};

/// An office that answers for somebody.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Office {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its language as stored; empty for the organisation's own.
    locale: String,
}

impl Office {
    /// The language in which it works and is written to.
    pub(super) fn locale(&self) -> Option<Locale> {
        Locale::parse(&self.locale)
    }
}

/// The office that answers for a politician, if one does.
pub(super) async fn of(tx: &mut Tx, tenant: TenantId, politician: PoliticianId) -> Result<Option<Office>> {
    one!(tx, Office, sql::OFFICE_OF, tenant, politician)
}

/// Whether an office here answers for a politician: all that may be known of it outside.
pub(crate) async fn has_office(tx: &mut Tx, tenant: TenantId, politician: PoliticianId) -> Result<bool> {
    Ok(of(tx, tenant, politician).await?.is_some())
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

#[derive(sqlx::FromRow)]
struct LinkRow {
    politician_id: PoliticianId,
    organisation_id: OrganisationId,
    name: String,
    locale: String,
}

/// Which politician is answered for by which office.
///
/// # Errors
/// If the database fails.
pub async fn links(tx: &mut Tx, tenant: TenantId) -> Result<Vec<(PoliticianId, Office)>> {
    let rows = all!(tx, LinkRow, sql::OFFICE_LINKS, tenant)?;
    Ok(rows
        .into_iter()
        .map(|r| (r.politician_id, Office { organisation_id: r.organisation_id, name: r.name, locale: r.locale }))
        .collect())
}

/// The offices whose letters the caller may read.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to read any.
pub async fn offices(engine: &Engine, tx: &mut Tx, actor: &Actor) -> Result<Vec<OfficeView>> {
    access::require(actor, Capability::CaseworkRead)?;
    let rows = all!(tx, (OrganisationId, String), sql_cases::OFFICES, actor.tenant, actor.account, engine.now())?;
    Ok(rows.into_iter().map(|(id, name)| OfficeView { id, name }).collect())
}
