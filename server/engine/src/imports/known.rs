//! Whom the database knows of the people of a part of a file: each question is asked once for all rows.

use std::collections::{HashMap, HashSet};

use domain::consent::Channel;
use domain::ids::{ImportId, PersonId, PurposeId};
use domain::people::{Health, IdentityKind, PersonState};
use domain::tenants::Tenant;
use domain::time::Timestamp;

use super::parse::{Parsed, Reading};
use super::planned::Prepared;
use super::sql;
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::identities;
use crate::people::visible::Reach;
use crate::{Engine, Result, value};

/// An e-mail address somebody has.
#[derive(Debug, Clone, Copy)]
pub struct Owner {
    /// Who.
    pub person: PersonId,
    /// Whether nothing may be written there.
    pub suppressed: bool,
}

/// A person who may be meant, and the key of their name.
pub type Candidate = (PersonId, String);

/// What is known.
#[derive(Debug, Default)]
pub struct Known {
    /// E-mail addresses.
    pub emails: HashMap<String, Owner>,
    /// People by phone number.
    pub phones: HashMap<String, Vec<Candidate>>,
    /// People by day of birth and key of the name.
    pub births: HashMap<(String, String), Vec<PersonId>>,
    /// People by postcode and street.
    pub places: HashMap<(String, String), Vec<Candidate>>,
    /// People by their number in the system the file comes from.
    pub external: HashMap<String, Candidate>,
    /// People by the fingerprint of a row.
    pub rows: HashMap<String, PersonId>,
    /// Addresses whose owner was erased.
    pub erased: HashSet<String>,
    /// Addresses that may not be written to if they come back.
    pub past: HashSet<String>,
}

/// A known person's standing in this import.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Where they stand.
    pub state: PersonState,
    /// Whether this import has made or met them before.
    pub met: bool,
    /// Whether the importer's right reaches them.
    pub seen: bool,
}

/// How many values one statement asks for.
const AT_ONCE: usize = 500;

/// Looks everything up. Rows that are known by their address are not asked for in other ways.
///
/// # Errors
/// If the database fails.
pub async fn look_up(engine: &Engine, tx: &mut Tx, tenant: &Tenant, reading: &Reading, rows: &[Prepared]) -> Result<Known> {
    let system = reading.options.system.as_str();
    let mut known = Known::default();
    let emails: HashSet<&str> = rows.iter().flat_map(|p| p.parsed.record.emails.iter().map(|e| e.address.as_str())).collect();
    for part in parts(emails) {
        let mut sql = Sql::new("SELECT address, person_id, health, suppressed_at FROM identity WHERE tenant_id = ");
        sql.bind(tenant.id).push(" AND kind = 'email' AND address IN ").list(part);
        for (address, person, health, suppressed) in sql.all::<(String, PersonId, Health, Option<Timestamp>)>(tx).await? {
            known.emails.insert(address, Owner { person, suppressed: suppressed.is_some() || health != Health::Good });
        }
    }
    let external: HashSet<&str> = rows.iter().map(|p| p.parsed.external.as_str()).filter(|e| !e.is_empty()).collect();
    for part in parts(external) {
        let mut sql = Sql::new(
            "SELECT x.external_id, COALESCE(p.merged_into, p.person_id), p.name_key FROM person_external x JOIN person p ON p.tenant_id = x.tenant_id AND p.person_id = x.person_id WHERE x.tenant_id = ",
        );
        sql.bind(tenant.id).push(" AND x.system = ").bind(system).push(" AND x.external_id IN ").list(part);
        for (number, person, key) in sql.all::<(String, PersonId, String)>(tx).await? {
            known.external.insert(number, (person, key));
        }
    }
    let unknown: Vec<&Prepared> = rows
        .iter()
        .filter(|p| {
            let by_number = reading.is_system_named() && known.external.contains_key(&p.parsed.external);
            let by_email = p.parsed.record.emails.iter().any(|e| known.emails.contains_key(&e.address));
            !(by_number || by_email)
        })
        .collect();
    let prints: HashSet<&str> = unknown.iter().map(|p| p.print.as_str()).filter(|p| !p.is_empty()).collect();
    for part in parts(prints) {
        let mut sql = Sql::new(
            "SELECT r.fingerprint, COALESCE(p.merged_into, p.person_id) FROM import_row r JOIN person p ON p.tenant_id = r.tenant_id AND p.person_id = r.person_id WHERE r.tenant_id = ",
        );
        sql.bind(tenant.id).push(" AND r.fingerprint IN ").list(part);
        known.rows.extend(sql.all::<(String, PersonId)>(tx).await?);
    }
    by_name(tx, tenant, &unknown, &mut known).await?;
    remains(engine, tx, tenant, rows, &mut known).await?;
    Ok(known)
}

/// People of the same name with something else in common.
async fn by_name(tx: &mut Tx, tenant: &Tenant, rows: &[&Prepared], known: &mut Known) -> Result<()> {
    let named: Vec<&Prepared> = rows.iter().copied().filter(|p| !p.key.is_empty()).collect();
    let phones: HashSet<&str> = named.iter().flat_map(|p| p.parsed.record.phones.iter().map(|e| e.address.as_str())).collect();
    for part in parts(phones) {
        let mut sql = Sql::new(
            "SELECT i.address, p.person_id, p.name_key FROM identity i JOIN person p ON p.tenant_id = i.tenant_id AND p.person_id = i.person_id WHERE i.tenant_id = ",
        );
        sql.bind(tenant.id).push(" AND i.kind = 'phone' AND p.state = 'active' AND i.address IN ").list(part);
        for (phone, person, key) in sql.all::<(String, PersonId, String)>(tx).await? {
            known.phones.entry(phone).or_default().push((person, key));
        }
    }
    let births = named.iter().map(|p| (p.parsed.record.birth_date.as_str(), p.key.as_str())).filter(|(day, _)| day.len() == 10);
    for part in pairs(births.collect()) {
        let mut sql = Sql::new("SELECT p.birth_date, p.name_key, p.person_id FROM ");
        sql.append(values(&part)).push(" CROSS JOIN person p WHERE p.tenant_id = ").bind(tenant.id);
        sql.push(" AND p.birth_date <> '' AND p.birth_date = v.column1 AND p.name_key = v.column2 AND p.state = 'active'");
        for (day, key, person) in sql.all::<(String, String, PersonId)>(tx).await? {
            known.births.entry((day, key)).or_default().push(person);
        }
    }
    for part in pairs(named.iter().filter_map(|p| place(&p.parsed)).collect()) {
        let mut sql = Sql::new("SELECT a.postcode, a.street, p.person_id, p.name_key FROM ");
        sql.append(values(&part)).push(
            " CROSS JOIN postal_address a JOIN person p ON p.tenant_id = a.tenant_id AND p.person_id = a.person_id WHERE a.tenant_id = ",
        );
        sql.bind(tenant.id).push(" AND a.postcode = v.column1 AND a.street = v.column2 AND p.state = 'active'");
        for (code, street, person, key) in sql.all::<(String, String, PersonId, String)>(tx).await? {
            known.places.entry((code, street)).or_default().push((person, key));
        }
    }
    Ok(())
}

/// Postcode and street of a row, if it has both.
#[must_use]
pub fn place(parsed: &Parsed) -> Option<(&str, &str)> {
    let a = parsed.record.addresses.iter().map(|a| &a.address).find(|a| !a.postcode.is_empty() && !a.street.is_empty())?;
    Some((a.postcode.as_str(), a.street.as_str()))
}

/// What is left of erased people and of addresses that were taken away.
async fn remains(engine: &Engine, tx: &mut Tx, tenant: &Tenant, rows: &[Prepared], known: &mut Known) -> Result<()> {
    if value!(tx, i64, sql::ANY_REMAINS, tenant.id)? == 0 {
        return Ok(());
    }
    let of = |kind, list: &[domain::people::Address]| -> Vec<(String, String)> {
        list.iter().map(|a| (identities::fingerprint(engine, kind, &a.address), a.address.clone())).collect()
    };
    let prints: HashMap<String, String> = rows
        .iter()
        .map(|p| &p.parsed.record)
        .flat_map(|r| of(IdentityKind::Email, &r.emails).into_iter().chain(of(IdentityKind::Phone, &r.phones)))
        .collect();
    for part in parts(prints.keys().map(String::as_str).collect()) {
        let mut sql = Sql::new("SELECT fingerprint FROM tombstone WHERE tenant_id = ");
        sql.bind(tenant.id).push(" AND fingerprint IN ").list(part.iter().copied());
        for (print,) in sql.all::<(String,)>(tx).await? {
            known.erased.extend(prints.get(&print).cloned());
        }
        let mut sql = Sql::new("SELECT fingerprint FROM past_address WHERE tenant_id = ");
        sql.bind(tenant.id).push(" AND (suppressed_at IS NOT NULL OR health <> 'good') AND fingerprint IN ").list(part);
        for (print,) in sql.all::<(String,)>(tx).await? {
            known.past.extend(prints.get(&print).cloned());
        }
    }
    Ok(())
}

/// How people stand who were found.
///
/// # Errors
/// If the database fails.
pub async fn standing(
    tx: &mut Tx,
    tenant: &Tenant,
    import: ImportId,
    reach: &Reach,
    people: &HashSet<PersonId>,
) -> Result<HashMap<PersonId, Standing>> {
    let mut out = HashMap::new();
    let people: Vec<PersonId> = people.iter().copied().collect();
    for part in people.chunks(AT_ONCE) {
        let mut sql = Sql::new(
            "SELECT p.person_id, p.state, p.import_id, EXISTS (SELECT 1 FROM import_match m WHERE m.tenant_id = p.tenant_id AND m.import_id = ",
        );
        sql.bind(import).push(" AND m.person_id = p.person_id) FROM person p WHERE p.tenant_id = ");
        sql.bind(tenant.id).push(" AND p.person_id IN ").list(part.iter().copied());
        for (person, state, by, met) in sql.all::<(PersonId, PersonState, Option<ImportId>, bool)>(tx).await? {
            out.insert(person, Standing { state, met: met || by == Some(import), seen: *reach == Reach::All });
        }
        if *reach != Reach::All {
            let mut sql = Sql::new("SELECT p.person_id FROM person p WHERE p.tenant_id = ");
            sql.bind(tenant.id).push(" AND p.person_id IN ").list(part.iter().copied()).append(reach.and_seen(tenant.id));
            for (person,) in sql.all::<(PersonId,)>(tx).await? {
                if let Some(standing) = out.get_mut(&person) {
                    standing.seen = true;
                }
            }
        }
    }
    Ok(out)
}

/// The latest answers of people: yes or no per purpose and channel.
///
/// # Errors
/// If the database fails.
pub async fn answers(tx: &mut Tx, tenant: &Tenant, people: &[PersonId]) -> Result<HashMap<(PersonId, PurposeId, Channel), bool>> {
    let mut out = HashMap::new();
    for part in people.chunks(AT_ONCE) {
        let mut sql = Sql::new("SELECT person_id, purpose_id, channel, given FROM consent WHERE tenant_id = ");
        sql.bind(tenant.id).push(" AND person_id IN ").list(part.iter().copied()).push(" ORDER BY at, consent_id");
        for (person, purpose, channel, given) in sql.all::<(PersonId, PurposeId, Channel, bool)>(tx).await? {
            out.insert((person, purpose, channel), given);
        }
    }
    Ok(out)
}

fn parts(values: HashSet<&str>) -> Vec<Vec<&str>> {
    let mut all: Vec<&str> = values.into_iter().collect();
    all.sort_unstable();
    all.chunks(AT_ONCE).map(<[&str]>::to_vec).collect()
}

fn pairs<'a>(values: HashSet<(&'a str, &'a str)>) -> Vec<Vec<(&'a str, &'a str)>> {
    let mut all: Vec<(&str, &str)> = values.into_iter().collect();
    all.sort_unstable();
    all.chunks(AT_ONCE).map(<[_]>::to_vec).collect()
}

/// Pairs as a table `v` with the columns `column1` and `column2`. Two lists, of the first and of the second, would ask for every first with
/// every second.
fn values(pairs: &[(&str, &str)]) -> Sql {
    let mut sql = Sql::new("(");
    for (place, (first, second)) in pairs.iter().enumerate() {
        sql.push(if place == 0 { "VALUES (" } else { ", (" }).bind(*first).push(", ").bind(*second).push(")");
    }
    sql.push(") AS v");
    sql
}
