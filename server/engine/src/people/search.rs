//! The column that lists search.

use domain::ids::PersonId;
use domain::people::Record;
use domain::tenants::Tenant;

use super::{matching, sql};
use crate::db::Tx;
use crate::{Result, all, exec, one, text};

#[derive(sqlx::FromRow)]
struct Row {
    given_name: String,
    additional_name: String,
    family_name: String,
    postcode: Option<String>,
    city: Option<String>,
}

/// The same columns of somebody who is being written: key of the name, text that is searched.
pub(crate) fn columns(tenant: &Tenant, record: &Record) -> (String, String) {
    let mut parts = vec![record.given_name.as_str(), record.additional_name.as_str(), record.family_name.as_str()];
    parts.extend(record.emails.iter().chain(&record.phones).map(|a| a.address.as_str()));
    if let Some(home) = record.addresses.iter().find(|a| a.kind == "home") {
        parts.extend([home.address.postcode.as_str(), home.address.city.as_str()]);
    }
    (matching::name_key(tenant.locale, &record.given_name, &record.family_name), text::search_text(&parts))
}

/// Makes the search and sort columns anew from what the person's rows say. Every change of a person ends with this.
pub(super) async fn refresh(tx: &mut Tx, tenant: &Tenant, person: PersonId) -> Result<()> {
    let Some(row) = one!(tx, Row, sql::SEARCHED, tenant.id, person)? else { return Ok(()) };
    let addresses = all!(tx, (String,), sql::ADDRESSES, tenant.id, person)?;
    let mut parts = vec![row.given_name.as_str(), row.additional_name.as_str(), row.family_name.as_str()];
    parts.extend(addresses.iter().map(|(address,)| address.as_str()));
    parts.extend(row.postcode.as_deref());
    parts.extend(row.city.as_deref());
    let key = matching::name_key(tenant.locale, &row.given_name, &row.family_name);
    exec!(tx, sql::SET_SEARCH, tenant.id, person, key, text::search_text(&parts))?;
    crate::duplicates::keys::refresh(tx, tenant.id, person).await
}
