//! Keeping the words of people up to date.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::ids::PersonId;
use domain::people::{IdentityKind, PersonState};
use domain::tenants::Tenant;

use super::says::{Named, Says, Text};
use super::words;
use crate::Result;
use crate::db::dynamic::Sql;
use crate::db::{self, Tx};
use crate::people::matching;

/// People handled by one set of statements.
const BATCH: usize = 200;
/// Words learnt by one statement.
const LEARNT: usize = 500;

/// How a person's words were before.
#[derive(sqlx::FromRow)]
struct Old {
    person_id: PersonId,
    other_key: String,
    city_key: String,
    postcode_key: String,
    email_key: String,
    words: String,
}

impl Old {
    fn says(&self, new: &New) -> bool {
        let [other, city, postcode, email] = &new.says.keys;
        (&self.words, &self.other_key, &self.city_key, &self.postcode_key, &self.email_key)
            == (&new.says.words, other, city, postcode, email)
    }
}

#[derive(sqlx::FromRow)]
struct Person {
    person_id: PersonId,
    state: PersonState,
    given_name: String,
    additional_name: String,
    family_name: String,
    nickname: String,
    job_title: String,
    employer: String,
    outlet: String,
    beat: String,
    name_key: String,
}

/// What is to be written of a person.
struct New {
    person: PersonId,
    says: Says,
}

/// Makes the words and sort keys of people anew from what their rows say now. Those who were erased or merged are forgotten, and so are
/// words that nobody has any more. Whoever writes people, tags or notes past `record::apply` calls this at the end.
///
/// # Errors
/// If the database fails.
pub async fn index(tx: &mut Tx, tenant: &Tenant, people: &[PersonId]) -> Result<()> {
    for batch in people.chunks(BATCH) {
        index_batch(tx, tenant, batch).await?;
    }
    Ok(())
}

async fn index_batch(tx: &mut Tx, tenant: &Tenant, batch: &[PersonId]) -> Result<()> {
    let old: HashMap<PersonId, Old> = of(
        batch,
        "SELECT person_id, other_key, city_key, postcode_key, email_key, words FROM person_search WHERE tenant_id = ",
        tenant,
        "",
    )
    .all::<Old>(tx)
    .await?
    .into_iter()
    .map(|row| (row.person_id, row))
    .collect();
    let (new, gone) = gather(tx, tenant, batch).await?;
    let changed: Vec<New> = new.into_iter().filter(|n| old.get(&n.person).is_none_or(|o| !o.says(n))).collect();
    let gone: Vec<PersonId> = gone.into_iter().filter(|person| old.contains_key(person)).collect();
    if changed.is_empty() && gone.is_empty() {
        return Ok(());
    }
    let known: Vec<PersonId> =
        changed.iter().map(|n| n.person).filter(|p| old.contains_key(p)).chain(gone.iter().copied()).collect();
    db::search::take_out(tx, tenant.id, &known).await?;
    if !gone.is_empty() {
        of(&gone, "DELETE FROM person_search WHERE tenant_id = ", tenant, "").exec(tx).await?;
    }
    let fresh: i64 = changed.iter().filter(|n| !old.contains_key(&n.person)).count().try_into().unwrap_or_default();
    let mut number = db::search::numbers(tx, fresh).await?.into_iter();
    if !changed.is_empty() {
        let mut sql = Sql::new(
            "INSERT INTO person_search (tenant_id, person_id, seq, other_key, city_key, postcode_key, email_key, words) VALUES ",
        );
        for (at, n) in changed.iter().enumerate() {
            let seq = if old.contains_key(&n.person) { 0 } else { number.next().unwrap_or_default() };
            sql.push(if at == 0 { "(" } else { ", (" }).bind(tenant.id).push(", ").bind(n.person).push(", ").bind(seq);
            for key in &n.says.keys {
                sql.push(", ").bind(key.as_str());
            }
            sql.push(", ").bind(n.says.words.as_str()).push(")");
        }
        // A row that is there keeps its number.
        sql.push(
            " ON CONFLICT (tenant_id, person_id) DO UPDATE SET other_key = excluded.other_key, city_key = excluded.city_key,
            postcode_key = excluded.postcode_key, email_key = excluded.email_key, words = excluded.words",
        );
        sql.exec(tx).await?;
        let put: Vec<PersonId> = changed.iter().map(|n| n.person).collect();
        db::search::put_in(tx, tenant.id, &put).await?;
    }
    let vocabulary: BTreeSet<&str> = changed.iter().flat_map(|n| &n.says.vocabulary).map(String::as_str).collect();
    learn(tx, tenant, &vocabulary).await?;
    let before: BTreeSet<&str> = known.iter().filter_map(|p| old.get(p)).flat_map(|o| o.words.split(' ')).collect();
    let now: BTreeSet<&str> = changed.iter().flat_map(|n| n.says.words.split(' ')).collect();
    let lost: Vec<&str> = before.difference(&now).copied().collect();
    unlearn(tx, tenant, &lost).await
}

/// `head`, the tenant, and that the person is one of these; `tail` follows.
fn of(people: &[PersonId], head: &'static str, tenant: &Tenant, tail: &'static str) -> Sql {
    let mut sql = Sql::new(head);
    sql.bind(tenant.id).push(" AND person_id IN ").list(people.iter().copied()).push(tail);
    sql
}

/// What is to be found of each, and who is not to be found any more. Sort keys are mended on the way.
async fn gather(tx: &mut Tx, tenant: &Tenant, batch: &[PersonId]) -> Result<(Vec<New>, Vec<PersonId>)> {
    let people: Vec<Person> = of(
        batch,
        "SELECT person_id, state, given_name, additional_name, family_name, nickname, job_title, employer, outlet, beat, name_key
        FROM person WHERE tenant_id = ",
        tenant,
        " ORDER BY person_id",
    )
    .all(tx)
    .await?;
    let mut more = texts(tx, tenant, batch).await?;
    let space = words::space(tenant.id);
    let (mut new, mut gone) = (Vec::new(), Vec::new());
    for p in people {
        if matches!(p.state, PersonState::Erased | PersonState::Merged) {
            gone.push(p.person_id);
            continue;
        }
        let key = matching::name_key(tenant.locale, &p.given_name, &p.family_name);
        if key != p.name_key {
            crate::exec!(tx, super::super::sql::SET_NAME_KEY, tenant.id, p.person_id, &key)?;
        }
        let named = Named {
            given: &p.given_name,
            family: &p.family_name,
            additional: &p.additional_name,
            nickname: &p.nickname,
            employer: &p.employer,
            outlet: &p.outlet,
            job: &p.job_title,
            beat: &p.beat,
        };
        let texts = more.remove(&p.person_id).unwrap_or_default();
        new.push(New { person: p.person_id, says: Says::new(&space, tenant.locale, &named, texts) });
    }
    Ok((new, gone))
}

/// Addresses, tags and notes; notes last, because they may be cut.
async fn texts(tx: &mut Tx, tenant: &Tenant, batch: &[PersonId]) -> Result<BTreeMap<PersonId, Vec<Text>>> {
    let mut out: BTreeMap<PersonId, Vec<Text>> = BTreeMap::new();
    let identities = of(
        batch,
        "SELECT person_id, kind, address FROM identity WHERE tenant_id = ",
        tenant,
        " ORDER BY person_id, position, created_at, identity_id",
    );
    for (person, kind, address) in identities.all::<(PersonId, IdentityKind, String)>(tx).await? {
        out.entry(person).or_default().push(match kind {
            IdentityKind::Email => Text::Email(address),
            IdentityKind::Phone => Text::Phone(address),
        });
    }
    let places = of(
        batch,
        "SELECT person_id, kind, street, postcode, city, extra FROM postal_address WHERE tenant_id = ",
        tenant,
        " ORDER BY person_id, kind",
    );
    for (person, kind, street, postcode, city, extra) in
        places.all::<(PersonId, String, String, String, String, String)>(tx).await?
    {
        out.entry(person).or_default().extend(Text::address(&kind, street, postcode, city, extra));
    }
    let mut tags = Sql::new(
        "SELECT x.person_id, t.name FROM tagging x JOIN tag t ON t.tenant_id = x.tenant_id AND t.tag_id = x.tag_id WHERE x.tenant_id = ",
    );
    tags.bind(tenant.id).push(" AND x.person_id IN ").list(batch.iter().copied()).push(" ORDER BY x.person_id, t.name_key");
    for (person, name) in tags.all::<(PersonId, String)>(tx).await? {
        out.entry(person).or_default().push(Text::Known(name));
    }
    let notes = of(
        batch,
        "SELECT person_id, body FROM interaction WHERE tenant_id = ",
        tenant,
        " AND kind IN ('note', 'called', 'met', 'posted', 'emailed') ORDER BY person_id, at DESC, interaction_id DESC",
    );
    for (person, body) in notes.all::<(PersonId, String)>(tx).await? {
        out.entry(person).or_default().push(Text::Free(body));
    }
    Ok(out)
}

/// Adds words to the vocabulary. In order, so that two writers never wait for each other.
pub(super) async fn learn(tx: &mut Tx, tenant: &Tenant, words: &BTreeSet<&str>) -> Result<()> {
    let words: Vec<&str> = words.iter().copied().collect();
    for some in words.chunks(LEARNT) {
        let mut sql = Sql::new("INSERT INTO search_word (tenant_id, word_key) VALUES ");
        for (at, word) in some.iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" }).bind(tenant.id).push(", ").bind(*word).push(")");
        }
        sql.push(" ON CONFLICT (tenant_id, word_key) DO NOTHING").exec(tx).await?;
    }
    Ok(())
}

/// Takes those words out of the vocabulary that nobody has any more. `lost` are words as the index has them.
async fn unlearn(tx: &mut Tx, tenant: &Tenant, lost: &[&str]) -> Result<()> {
    let space = words::space(tenant.id);
    for token in lost {
        let Some(word) = token.strip_prefix(space.as_str()).and_then(|t| t.strip_prefix('z')) else { continue };
        if !words::is_vocabulary(word) {
            continue;
        }
        let condition = match tx.backend() {
            db::Backend::Sqlite => format!("\"{token}\""),
            db::Backend::Postgres => format!("'{token}'"),
        };
        let mut used = db::search::hits(tx.backend(), "s.person_id", tenant.id, &condition);
        used.push(" LIMIT 1");
        if used.one::<(PersonId,)>(tx).await?.is_none() {
            let mut sql = Sql::new("DELETE FROM search_word WHERE tenant_id = ");
            sql.bind(tenant.id).push(" AND word_key = ").bind(word).exec(tx).await?;
        }
    }
    Ok(())
}
