//! Reading a record.

use std::collections::{BTreeMap, BTreeSet};

use domain::consent::Channel;
use domain::ids::{AccountId, FieldId, IdentityId, OrganisationId, PersonId, TagId, TenantId};
use domain::locale::Locale;
use domain::people::{
    Address, AffiliationRole, CustomValue, Facet, FieldKind, IdentityKind, Link, LinkKind, PersonKind, Postal, PostalAddress,
    Record, Tie,
};

use super::fields::{in_order, words};
use super::{Versioned, sql};
use crate::db::dynamic::Sql;
use crate::db::{Backend, Tx};
use crate::{Result, all, one};

/// People held by one statement.
const AT_ONCE: usize = 500;

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    kind: PersonKind,
    honorific_prefix: String,
    given_name: String,
    additional_name: String,
    family_name: String,
    nickname: String,
    pronouns: String,
    birth_date: String,
    locale: Locale,
    languages: String,
    job_title: String,
    employer: String,
    facets: String,
    outlet: String,
    beat: String,
    support_level: Option<i64>,
    owner_id: Option<AccountId>,
}

/// An address or number as it stands in the table.
#[derive(sqlx::FromRow)]
pub(super) struct IdentityRow {
    pub identity_id: IdentityId,
    pub kind: IdentityKind,
    pub address: String,
    pub label: String,
}

#[derive(sqlx::FromRow)]
struct PostalRow {
    kind: String,
    street: String,
    extra: String,
    postcode: String,
    city: String,
    region: String,
    country: String,
}

#[derive(sqlx::FromRow)]
struct CustomRow {
    field_id: FieldId,
    kind: FieldKind,
    content: String,
    micros: Option<i64>,
    other_id: Option<PersonId>,
}

/// A person's record and its version, which rises with every change; `None` if there is no such person or they were
/// erased. The caller has checked that it may be seen.
///
/// # Errors
/// If the database fails.
pub async fn load(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Option<Versioned>> {
    let Some(row) = one!(tx, Row, sql::RECORD, tenant, person)? else { return Ok(None) };
    let identities = all!(tx, IdentityRow, sql::IDENTITIES, tenant, person)?;
    let addresses = all!(tx, PostalRow, sql::ADDRESSES, tenant, person)?;
    let links = all!(tx, (LinkKind, String), sql::LINKS, tenant, person)?;
    let blocks = all!(tx, (Channel,), sql::BLOCKS, tenant, person)?;
    let tags = all!(tx, (TagId,), sql::TAGS, tenant, person)?;
    let ties = all!(tx, (OrganisationId, AffiliationRole), sql::TIES, tenant, person)?;
    let custom = all!(tx, CustomRow, sql::CUSTOM, tenant, person)?;
    let of = |kind| {
        let mine = identities.iter().filter(move |i| i.kind == kind);
        mine.map(|i| Address { label: i.label.clone(), address: i.address.clone() }).collect()
    };
    let mut record = Record {
        kind: row.kind,
        honorific_prefix: row.honorific_prefix,
        given_name: row.given_name,
        additional_name: row.additional_name,
        family_name: row.family_name,
        nickname: row.nickname,
        pronouns: row.pronouns,
        birth_date: row.birth_date,
        locale: row.locale,
        languages: words(&row.languages).map(str::to_owned).collect(),
        job_title: row.job_title,
        employer: row.employer,
        facets: words(&row.facets).filter_map(Facet::parse).collect(),
        outlet: row.outlet,
        beat: row.beat,
        emails: of(IdentityKind::Email),
        phones: of(IdentityKind::Phone),
        addresses: addresses.into_iter().map(postal).collect(),
        links: links.into_iter().map(|(kind, url)| Link { kind, url }).collect(),
        do_not_contact: blocks.into_iter().map(|(channel,)| channel).collect(),
        support_level: row.support_level,
        owner: row.owner_id,
        tags: tags.into_iter().map(|(tag,)| tag).collect(),
        ties: ties.into_iter().map(|(organisation, role)| Tie { organisation, role }).collect(),
        custom: values(custom),
    };
    in_order(&mut record);
    Ok(Some((record, row.version)))
}

/// The same for somebody who is about to be changed: nobody else changes them until this transaction ends.
///
/// # Errors
/// If the database fails.
pub async fn load_held(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<Option<Versioned>> {
    hold(tx, tenant, [person]).await?;
    load(tx, tenant, person).await
}

/// Keeps people for this transaction: whoever changes one of them next waits for its end, and reads what it left. A record is written
/// whole, so it has to be held before it is read. In one order, so that two who hold several never wait for each other.
///
/// # Errors
/// If the database fails.
pub async fn hold(tx: &mut Tx, tenant: TenantId, people: impl IntoIterator<Item = PersonId>) -> Result<()> {
    let backend = tx.backend();
    if backend == Backend::Sqlite {
        return Ok(());
    }
    let people: BTreeSet<PersonId> = people.into_iter().collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    for some in people.chunks(AT_ONCE) {
        let mut sql = Sql::new("SELECT p.person_id FROM person p WHERE p.tenant_id = ");
        sql.bind(tenant).push(" AND p.person_id IN ").list(some.iter().copied()).push(" ORDER BY p.person_id");
        sql.hold(backend, "p").all::<(PersonId,)>(tx).await?;
    }
    Ok(())
}

fn postal(row: PostalRow) -> Postal {
    let PostalRow { kind, street, extra, postcode, city, region, country } = row;
    Postal { kind, address: PostalAddress { street, extra, postcode, city, region, country } }
}

/// Rows of one field follow each other.
fn values(rows: Vec<CustomRow>) -> BTreeMap<FieldId, CustomValue> {
    let mut out = BTreeMap::new();
    for row in rows {
        let value = match row.kind {
            FieldKind::Text => CustomValue::Text(row.content),
            FieldKind::Number => CustomValue::Number(row.micros.unwrap_or_default()),
            FieldKind::Date => CustomValue::Date(row.content),
            FieldKind::Choice => CustomValue::Choice(row.content),
            FieldKind::YesNo => CustomValue::YesNo(row.content == "yes"),
            FieldKind::Person => match row.other_id {
                Some(other) => CustomValue::Person(other),
                None => continue,
            },
            FieldKind::Choices => {
                if let Some(CustomValue::Choices(chosen)) = out.get_mut(&row.field_id) {
                    chosen.push(row.content);
                    continue;
                }
                CustomValue::Choices(vec![row.content])
            }
        };
        out.insert(row.field_id, value);
    }
    out
}
