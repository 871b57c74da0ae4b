//! Making a person from a record.

use domain::ids::PersonId;
use domain::people::{PersonState, Record};
use domain::tenants::Tenant;
use serde_json::Value;

use super::apply::{note, present, write};
use super::fields::normal;
use super::{STATE, Why};
use crate::db::Tx;
use crate::people::sql;
use crate::{Engine, Error, Result, exec};

/// Makes a person. Taking back the batch puts them in the trash.
///
/// # Errors
/// `Taken` on `emails` if an e-mail address belongs to somebody: then nothing was written, and the transaction may go on.
pub async fn create(engine: &Engine, tx: &mut Tx, tenant: &Tenant, record: &Record, why: &Why) -> Result<PersonId> {
    let person: PersonId = engine.id();
    let mut record = normal(tenant, record);
    present(tx, tenant, &Record::default(), &mut record).await?;
    exec!(
        tx,
        sql::INSERT_PERSON,
        tenant.id,
        person,
        PersonState::Active,
        &record.given_name,
        &record.additional_name,
        &record.family_name,
        record.locale,
        "",
        "",
        why.source,
        engine.now()
    )?;
    match write(engine, tx, tenant, person, &Record::default(), &record, why, 0).await {
        Err(Error::Api(refused)) => {
            // Nothing but addresses is written before something is refused.
            exec!(tx, sql::DELETE_IDENTITIES, tenant.id, person)?;
            exec!(tx, sql::DELETE_PERSON, tenant.id, person)?;
            return Err(Error::Api(refused));
        }
        other => other?,
    }
    note(engine, tx, tenant, person, STATE, Value::Null, PersonState::Active.as_str().into(), why).await?;
    Ok(person)
}
