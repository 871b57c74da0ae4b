//! What is kept about a person beside what their page shows.

use std::collections::BTreeMap;

use domain::ids::{FieldId, PersonId, TenantId};
use domain::people::{Record, SupportView};
use domain::time::Timestamp;
use serde::Serialize;

use super::super::{editing, record};
use crate::db::Tx;
use crate::{Result, all};

/// The rest of what is kept.
#[derive(Debug, Serialize)]
pub(super) struct Kept {
    /// Channels that must not be used: which, why, since when.
    do_not_contact: Vec<(String, String, Timestamp)>,
    /// Ties to other records.
    relationships: Vec<Relationship>,
    /// What organisers mean to do about the person.
    tasks: Vec<Task>,
    /// What was changed of the record, oldest first.
    changes: Vec<Change>,
}

#[derive(Debug, Serialize, sqlx::FromRow)]
struct Relationship {
    kind: String,
    /// Whether the person is the one of whom the kind is said: `works_for` from this side.
    forward: bool,
    note: String,
    start_date: String,
    end_date: String,
}

#[derive(Debug, Serialize, sqlx::FromRow)]
struct Task {
    title: String,
    due_date: String,
    created_at: Timestamp,
    done_at: Option<Timestamp>,
}

#[derive(Debug, Serialize, sqlx::FromRow)]
struct Change {
    at: Timestamp,
    source: String,
    field: String,
    before: String,
    after: String,
}

/// Reads it; the caller has checked that it is the person who asks.
///
/// # Errors
/// If the database fails.
pub(super) async fn kept(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Kept> {
    Ok(Kept {
        do_not_contact: all!(tx, (String, String, Timestamp), record::sql::KEPT_BLOCKS, tenant, person)?,
        relationships: all!(tx, Relationship, record::sql::KEPT_RELATIONSHIPS, tenant, person)?,
        tasks: all!(tx, Task, record::sql::KEPT_TASKS, tenant, person)?,
        changes: all!(tx, Change, record::sql::KEPT_CHANGES, tenant, person)?,
    })
}

/// The record, the names of the fields organisations added, and what organisers noted the person thinks of us. Who looks
/// after the person and who asked them is the colleagues' data.
///
/// # Errors
/// If the database fails.
pub(super) async fn record_of(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
) -> Result<(Record, BTreeMap<FieldId, String>, Vec<SupportView>)> {
    let record = record::load(tx, tenant, person).await?.map(|(record, _)| record).unwrap_or_default();
    let names = all!(tx, (FieldId, String), record::sql::FIELD_NAMES, tenant, person)?;
    let support = editing::support_history(tx, tenant, person).await?.into_iter();
    let support = support.map(|view| SupportView { actor: String::new(), ..view }).collect();
    Ok((Record { owner: None, ..record }, names.into_iter().collect(), support))
}
