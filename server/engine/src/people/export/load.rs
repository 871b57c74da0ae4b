//! Everything a file says of people, some hundreds at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::ids::{FieldId, PersonId, TenantId};
use domain::locale::Locale;
use domain::people::{Address, AffiliationRole, FieldKind, IdentityKind, LinkKind, PersonKind, Postal, PostalAddress, Source};
use domain::time::Timestamp;

use crate::Result;
use crate::db::Tx;
use crate::db::dynamic::Sql;

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Base {
    pub(super) person_id: PersonId,
    pub(super) kind: PersonKind,
    pub(super) honorific_prefix: String,
    pub(super) given_name: String,
    pub(super) additional_name: String,
    pub(super) family_name: String,
    pub(super) nickname: String,
    pub(super) birth_date: String,
    pub(super) locale: Locale,
    pub(super) job_title: String,
    pub(super) employer: String,
    pub(super) source: Source,
    pub(super) support_level: Option<i64>,
    pub(super) owner: Option<String>,
    pub(super) created_at: Timestamp,
    pub(super) touched_at: Timestamp,
}

/// One person, as far as files go.
#[derive(Debug)]
pub(super) struct Exported {
    pub(super) base: Base,
    pub(super) emails: Vec<Address>,
    pub(super) phones: Vec<Address>,
    pub(super) addresses: Vec<Postal>,
    pub(super) links: Vec<(LinkKind, String)>,
    pub(super) tags: Vec<String>,
    pub(super) ties: Vec<(String, AffiliationRole)>,
    pub(super) custom: BTreeMap<FieldId, Vec<String>>,
    /// Those of the fields that may hold several values.
    pub(super) several: BTreeSet<FieldId>,
}

impl Exported {
    /// The home address.
    pub(super) fn home(&self) -> PostalAddress {
        self.addresses.iter().find(|a| a.kind == "home").map(|a| a.address.clone()).unwrap_or_default()
    }
}

fn of(ids: &[PersonId], head: &'static str, tenant: TenantId, column: &'static str, tail: &'static str) -> Sql {
    let mut sql = Sql::new(head);
    sql.bind(tenant).push(" AND ").push(column).push(" IN ").list(ids.iter().copied()).push(tail);
    sql
}

/// The people, in the order of `ids`, with the values of these custom fields.
///
/// # Errors
/// If the database fails.
pub(super) async fn load(tx: &mut Tx, tenant: TenantId, ids: &[PersonId], fields: &[FieldId]) -> Result<Vec<Exported>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let head = "SELECT p.person_id, p.kind, p.honorific_prefix, p.given_name, p.additional_name, p.family_name, p.nickname, p.birth_date,
            p.locale, p.job_title, p.employer, p.source, p.support_level, a.name AS owner, p.created_at, p.touched_at
        FROM person p LEFT JOIN account a ON a.tenant_id = p.tenant_id AND a.account_id = p.owner_id WHERE p.tenant_id = ";
    let mut found: HashMap<PersonId, Exported> = of(ids, head, tenant, "p.person_id", "")
        .all::<Base>(tx)
        .await?
        .into_iter()
        .map(|base| (base.person_id, blank(base)))
        .collect();
    let head = "SELECT person_id, kind, label, address FROM identity WHERE tenant_id = ";
    let rows = of(ids, head, tenant, "person_id", " ORDER BY position, created_at, identity_id");
    for (person, kind, label, address) in rows.all::<(PersonId, IdentityKind, String, String)>(tx).await? {
        let Some(one) = found.get_mut(&person) else { continue };
        let into = if kind == IdentityKind::Email { &mut one.emails } else { &mut one.phones };
        into.push(Address { label, address });
    }
    let head = "SELECT person_id, kind, street, extra, postcode, city, region, country FROM postal_address WHERE tenant_id = ";
    type Place = (PersonId, String, String, String, String, String, String, String);
    for (person, kind, street, extra, postcode, city, region, country) in
        of(ids, head, tenant, "person_id", " ORDER BY kind").all::<Place>(tx).await?
    {
        let Some(one) = found.get_mut(&person) else { continue };
        let address = PostalAddress { street, extra, postcode, city, region, country };
        one.addresses.push(Postal { kind, address });
    }
    let head = "SELECT person_id, kind, url FROM person_link WHERE tenant_id = ";
    for (person, kind, url) in
        of(ids, head, tenant, "person_id", " ORDER BY position, url").all::<(PersonId, LinkKind, String)>(tx).await?
    {
        if let Some(one) = found.get_mut(&person) {
            one.links.push((kind, url));
        }
    }
    let head = "SELECT x.person_id, t.name FROM tagging x JOIN tag t ON t.tenant_id = x.tenant_id AND t.tag_id = x.tag_id WHERE x.tenant_id = ";
    for (person, name) in
        of(ids, head, tenant, "x.person_id", " ORDER BY t.name_key, t.tag_id").all::<(PersonId, String)>(tx).await?
    {
        if let Some(one) = found.get_mut(&person) {
            one.tags.push(name);
        }
    }
    let head = "SELECT a.person_id, o.name, a.role FROM affiliation a
        JOIN organisation o ON o.tenant_id = a.tenant_id AND o.organisation_id = a.organisation_id WHERE a.tenant_id = ";
    let tail = " AND a.ended_at IS NULL ORDER BY a.started_at, a.affiliation_id";
    for (person, name, role) in of(ids, head, tenant, "a.person_id", tail).all::<(PersonId, String, AffiliationRole)>(tx).await? {
        if let Some(one) = found.get_mut(&person) {
            one.ties.push((name, role));
        }
    }
    if !fields.is_empty() {
        let head = "SELECT v.person_id, v.field_id, v.content, f.kind FROM custom_value v
            JOIN custom_field f ON f.tenant_id = v.tenant_id AND f.field_id = v.field_id WHERE v.tenant_id = ";
        let mut sql = of(ids, head, tenant, "v.person_id", " AND v.field_id IN ");
        sql.list(fields.iter().copied()).push(" ORDER BY v.field_id, v.position");
        for (person, field, content, kind) in sql.all::<(PersonId, FieldId, String, FieldKind)>(tx).await? {
            if let Some(one) = found.get_mut(&person) {
                one.custom.entry(field).or_default().push(content);
                if kind == FieldKind::Choices {
                    one.several.insert(field);
                }
            }
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn blank(base: Base) -> Exported {
    Exported {
        base,
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        links: Vec::new(),
        tags: Vec::new(),
        ties: Vec::new(),
        custom: BTreeMap::new(),
        several: BTreeSet::new(),
    }
}
