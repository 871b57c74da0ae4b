//! What a list shows of people: everything of a page in a handful of statements.

use std::collections::HashMap;

use domain::ids::{FieldId, PersonId, TagId, TenantId};
use domain::locale::Locale;
use domain::people::{AffiliationRole, Health, IdentityKind, InteractionKind, ListColumn, PersonSummary, Source, TagView};
use domain::time::Timestamp;

use crate::Result;
use crate::db::Tx;
use crate::db::dynamic::Sql;

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    version: i64,
    given_name: String,
    family_name: String,
    source: Source,
    owner: Option<String>,
    locale: Locale,
    job_title: String,
    employer: String,
    birth_date: String,
    touched_at: Timestamp,
    created_at: Timestamp,
    last_kind: Option<InteractionKind>,
    last_subject: Option<String>,
}

/// People by identifier, in the order of `ids`; those that are not there are left out. Who may see them was asked before. Of custom
/// fields, those among `columns` that are not sensitive.
///
/// # Errors
/// If the database fails.
pub(in crate::people) async fn rows(
    tx: &mut Tx,
    tenant: TenantId,
    ids: &[PersonId],
    columns: &[ListColumn],
) -> Result<Vec<PersonSummary>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT p.person_id, p.version, p.given_name, p.family_name, p.source, a.name AS owner, p.locale, p.job_title,
            p.employer, p.birth_date, p.touched_at, p.created_at, n.kind AS last_kind, n.subject_label AS last_subject
        FROM person p
        LEFT JOIN account a ON a.tenant_id = p.tenant_id AND a.account_id = p.owner_id
        LEFT JOIN interaction n ON n.tenant_id = p.tenant_id AND n.interaction_id = (SELECT x.interaction_id FROM interaction x
            WHERE x.tenant_id = p.tenant_id AND x.person_id = p.person_id ORDER BY x.at DESC, x.interaction_id DESC LIMIT 1)
        WHERE p.tenant_id = ",
    );
    sql.bind(tenant).push(" AND p.person_id IN ").list(ids.iter().copied());
    let mut found: HashMap<PersonId, PersonSummary> =
        sql.all::<Row>(tx).await?.into_iter().map(|row| (row.person_id, blank(row))).collect();
    identities(tx, tenant, ids, &mut found).await?;
    places(tx, tenant, ids, &mut found).await?;
    tags(tx, tenant, ids, &mut found).await?;
    ties(tx, tenant, ids, &mut found).await?;
    custom(tx, tenant, ids, columns, &mut found).await?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

type Found = HashMap<PersonId, PersonSummary>;

fn blank(r: Row) -> PersonSummary {
    PersonSummary {
        id: r.person_id,
        version: r.version,
        given_name: r.given_name,
        family_name: r.family_name,
        email: None,
        bounced: false,
        phone: None,
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        tags: Vec::new(),
        ties: Vec::new(),
        source: r.source,
        owner: r.owner.unwrap_or_default(),
        locale: r.locale,
        job: [r.job_title, r.employer].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        birth_date: r.birth_date,
        custom: Vec::new(),
        last_kind: r.last_kind,
        last_subject: r.last_subject.unwrap_or_default(),
        touched_at: r.touched_at,
        created_at: r.created_at,
    }
}

/// `head`, the tenant, that the person of this column is among them, and `tail`.
fn of(ids: &[PersonId], head: &'static str, tenant: TenantId, column: &'static str, tail: &'static str) -> Sql {
    let mut sql = Sql::new(head);
    sql.bind(tenant).push(" AND ").push(column).push(" IN ").list(ids.iter().copied()).push(tail);
    sql
}

async fn identities(tx: &mut Tx, tenant: TenantId, ids: &[PersonId], found: &mut Found) -> Result<()> {
    let head = "SELECT person_id, kind, address, health FROM identity WHERE tenant_id = ";
    let sql = of(ids, head, tenant, "person_id", " ORDER BY position, created_at, identity_id");
    for (person, kind, address, health) in sql.all::<(PersonId, IdentityKind, String, Health)>(tx).await? {
        let Some(row) = found.get_mut(&person) else { continue };
        row.bounced |= health == Health::Bounced;
        let slot = match kind {
            IdentityKind::Email => &mut row.email,
            IdentityKind::Phone => &mut row.phone,
        };
        slot.get_or_insert(address);
    }
    Ok(())
}

async fn places(tx: &mut Tx, tenant: TenantId, ids: &[PersonId], found: &mut Found) -> Result<()> {
    let head = "SELECT person_id, street, postcode, city FROM postal_address WHERE tenant_id = ";
    let sql = of(ids, head, tenant, "person_id", " AND kind = 'home'");
    for (person, street, postcode, city) in sql.all::<(PersonId, String, String, String)>(tx).await? {
        let Some(row) = found.get_mut(&person) else { continue };
        (row.street, row.postcode, row.city) = (street, postcode, city);
    }
    Ok(())
}

async fn tags(tx: &mut Tx, tenant: TenantId, ids: &[PersonId], found: &mut Found) -> Result<()> {
    let head = "SELECT x.person_id, t.tag_id, t.name FROM tagging x JOIN tag t ON t.tenant_id = x.tenant_id AND t.tag_id = x.tag_id WHERE x.tenant_id = ";
    let sql = of(ids, head, tenant, "x.person_id", " ORDER BY t.name_key, t.tag_id");
    for (person, id, name) in sql.all::<(PersonId, TagId, String)>(tx).await? {
        let Some(row) = found.get_mut(&person) else { continue };
        row.tags.push(TagView { id, name });
    }
    Ok(())
}

async fn ties(tx: &mut Tx, tenant: TenantId, ids: &[PersonId], found: &mut Found) -> Result<()> {
    let head = "SELECT a.person_id, o.name, a.role FROM affiliation a
        JOIN organisation o ON o.tenant_id = a.tenant_id AND o.organisation_id = a.organisation_id WHERE a.tenant_id = ";
    let sql = of(ids, head, tenant, "a.person_id", " AND a.ended_at IS NULL ORDER BY a.started_at, a.affiliation_id");
    for (person, organisation, role) in sql.all::<(PersonId, String, AffiliationRole)>(tx).await? {
        let Some(row) = found.get_mut(&person) else { continue };
        row.ties.push((organisation, role));
    }
    Ok(())
}

async fn custom(tx: &mut Tx, tenant: TenantId, ids: &[PersonId], columns: &[ListColumn], found: &mut Found) -> Result<()> {
    let fields: Vec<FieldId> = columns
        .iter()
        .filter_map(|column| match column {
            ListColumn::Field(id) => Some(*id),
            _ => None,
        })
        .collect();
    if fields.is_empty() {
        return Ok(());
    }
    let head = "SELECT v.person_id, v.field_id, v.content FROM custom_value v
        JOIN custom_field f ON f.tenant_id = v.tenant_id AND f.field_id = v.field_id WHERE v.tenant_id = ";
    let mut sql = of(ids, head, tenant, "v.person_id", " AND NOT f.sensitive AND v.field_id IN ");
    sql.list(fields).push(" ORDER BY v.field_id, v.position");
    for (person, field, content) in sql.all::<(PersonId, FieldId, String)>(tx).await? {
        let Some(row) = found.get_mut(&person) else { continue };
        match row.custom.last_mut().filter(|(last, _)| *last == field) {
            Some((_, text)) => {
                text.push_str(", ");
                text.push_str(&content);
            }
            None => row.custom.push((field, content)),
        }
    }
    Ok(())
}
