//! A search as a condition of a list.

use domain::tenants::Tenant;

use super::query::Query;
use super::{typos, words};
use crate::Result;
use crate::db::dynamic::Sql;
use crate::db::{self, Tx};
use crate::text;

/// Fewer hits than this make one think of a mistyped word.
pub(super) const FEW: usize = 3;

/// The condition that the person of the row called `p` is found by what was typed, to stand after a `WHERE …`: ` AND …`. Nothing typed
/// is no condition. Words that next to nobody has count as mistyped.
///
/// # Errors
/// If the database fails.
pub async fn matching(tx: &mut Tx, tenant: &Tenant, typed: &str) -> Result<Sql> {
    if typed.trim().is_empty() {
        return Ok(Sql::default());
    }
    let Some(mut query) = Query::parse(typed) else { return Ok(Sql::new(" AND 1 = 0")) };
    if query.is_short() {
        return Ok(names_beginning(tenant, &query.text));
    }
    let mut some = hits(tx, "s.person_id", tenant, &query);
    some.push(" LIMIT ").bind(i64::try_from(FEW).unwrap_or_default());
    if some.all::<(domain::ids::PersonId,)>(tx).await?.len() < FEW {
        query = typos::expand(tx, tenant, &query).await?.unwrap_or(query);
    }
    let mut sql = Sql::new(" AND p.person_id IN (");
    sql.append(hits(tx, "s.person_id", tenant, &query)).push(")");
    Ok(sql)
}

/// The rows `s` of the index that meet a search.
pub(super) fn hits(tx: &Tx, columns: &'static str, tenant: &Tenant, query: &Query) -> Sql {
    let space = words::space(tenant.id);
    let mut sql = db::search::hits(tx.backend(), columns, tenant.id, &query.render(&space, tx.backend()));
    for short in &query.short {
        sql.push(" AND (' ' || s.words) LIKE ").bind(format!("% {space}z{short}%"));
    }
    sql
}

/// Names that begin with a letter or two, either way round.
fn names_beginning(tenant: &Tenant, typed: &str) -> Sql {
    let (from, to) = range(tenant, typed);
    let mut sql = Sql::new(" AND (p.name_key >= ");
    sql.bind(from.as_str()).push(" AND p.name_key < ").bind(to.as_str());
    sql.push(" OR p.person_id IN (SELECT o.person_id FROM person_search o WHERE o.tenant_id = ").bind(tenant.id);
    sql.push(" AND o.other_key >= ").bind(from).push(" AND o.other_key < ").bind(to).push("))");
    sql
}

/// Between which keys names are that begin like this.
pub(super) fn range(tenant: &Tenant, typed: &str) -> (String, String) {
    let from = text::sort_key(tenant.locale, typed);
    // Greater than every letter a key has.
    let to = format!("{from}\u{7f}");
    (from, to)
}
