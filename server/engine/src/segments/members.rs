//! Who is in a tree, and why.

use domain::access::{Actor, Capability};
use domain::ids::PersonId;
use domain::people::{PeopleQuery, PersonSummary};
use domain::segments::{Explained, Member, Tree, holds};

use super::compile::where_clause;
use super::scope::open;
use super::{facts, ground, sql, support};
use crate::db::Tx;
use crate::db::dynamic::Sql;
use crate::people::{self, visible};
use crate::{Engine, Result, not_found, one};

/// People of a sample.
pub const SAMPLE: u32 = 10;

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    given_name: String,
    family_name: String,
    city: String,
}

impl From<Row> for Member {
    fn from(r: Row) -> Self {
        Self { id: r.person_id, given_name: r.given_name, family_name: r.family_name, city: r.city }
    }
}

const COLUMNS: &str = "SELECT p.person_id, p.given_name, p.family_name, COALESCE((SELECT h.city FROM postal_address h
    WHERE h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND h.kind = 'home'), '') AS city FROM person p WHERE ";

/// Some of the people in a tree: those known last.
///
/// # Errors
/// As [`super::count`]. That they were looked at is kept in the audit log if the tree asks what they think of us.
pub async fn sample(engine: &Engine, actor: &Actor, tree: &Tree) -> Result<Vec<Member>> {
    let (mut tx, scope) = open(engine, actor, tree).await?;
    let mut sql = Sql::new(COLUMNS);
    sql.append(where_clause(tree, &scope)).push(" ORDER BY p.person_id DESC LIMIT ").bind(i64::from(SAMPLE));
    let rows: Vec<Row> = sql.all(&mut tx).await?;
    drop(tx);
    if !rows.is_empty() && support::asks(tree, &scope.ground) {
        support::seen(engine, actor, None, i64::try_from(rows.len()).unwrap_or_default()).await?;
    }
    Ok(rows.into_iter().map(Member::from).collect())
}

/// People the actor may see, found by words: whom to ask about.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn find_people(engine: &Engine, actor: &Actor, typed: &str) -> Result<Vec<Member>> {
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let query = PeopleQuery { search: typed.to_owned(), ..PeopleQuery::default() };
    let found = people::list(engine, actor, &query, SAMPLE).await?;
    let member = |p: PersonSummary| Member { id: p.id, given_name: p.given_name, family_name: p.family_name, city: p.city };
    Ok(found.items.into_iter().map(member).collect())
}

/// Why somebody is in a tree, or is not.
///
/// # Errors
/// As [`super::count`]; [`domain::ApiError::NotFound`] if the actor may not see this person.
pub async fn explain(engine: &Engine, actor: &Actor, tree: &Tree, person: PersonId) -> Result<Explained> {
    let (mut tx, scope) = open(engine, actor, tree).await?;
    visible::require(engine, &mut tx, actor, Capability::PeopleRead, person).await?;
    let told = explained(engine, &mut tx, actor, tree, person).await?;
    drop(tx);
    if support::asks(tree, &scope.ground) {
        support::seen(engine, actor, Some(person), 1).await?;
    }
    Ok(told)
}

async fn explained(engine: &Engine, tx: &mut Tx, actor: &Actor, tree: &Tree, person: PersonId) -> Result<Explained> {
    let Some(facts) = facts::load(tx, actor.tenant, person).await? else { return not_found() };
    let Some((id, given_name, family_name, city)) =
        one!(tx, (PersonId, String, String, String), sql::MEMBER, actor.tenant, person)?
    else {
        return not_found();
    };
    let finished = tree.finished();
    let mut ground = ground::look_up(engine, tx, actor.tenant, &finished).await?;
    ground::with_districts(tx, actor.tenant, &finished, &mut ground).await?;
    Ok(Explained { member: Member { id, given_name, family_name, city }, truth: holds(tree, &facts, &ground) })
}
