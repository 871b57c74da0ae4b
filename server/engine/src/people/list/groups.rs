//! A list in groups.

use domain::access::{Actor, Capability};
use domain::people::{Group, GroupBy, PeopleQuery};
use uuid::Uuid;

use super::super::visible::Reach;
use super::{conditions, prepare};
use crate::db::dynamic::Sql;
use crate::{Engine, Result};

/// Most groups that are given: of more, the largest.
pub const MOST: i64 = 200;

/// The people a query finds in groups, the largest first. Somebody may be in several (tags, branches); those who are in none are not
/// counted.
///
/// # Errors
/// [`domain::ApiError::Forbidden`] without the right to see people.
pub async fn groups(engine: &Engine, actor: &Actor, query: &PeopleQuery, by: GroupBy) -> Result<Vec<Group>> {
    prepare(engine, actor.tenant, query).await?;
    let mut tx = engine.read().await?;
    let reach = Reach::of(engine, &mut tx, actor, Capability::PeopleRead).await?;
    let found = conditions(engine, &mut tx, actor, &reach, query).await?;
    let named = matches!(by, GroupBy::Branch | GroupBy::Tag | GroupBy::Owner);
    let mut sql = Sql::new(head(by));
    sql.push(" WHERE ").append(found).push(tail(by)).push(" LIMIT ").bind(MOST);
    if named {
        let rows: Vec<(Uuid, String, i64)> = sql.all(&mut tx).await?;
        return Ok(rows.into_iter().map(|(key, label, people)| Group { key: key.to_string(), label, people }).collect());
    }
    let rows: Vec<(String, i64)> = sql.all(&mut tx).await?;
    Ok(rows.into_iter().map(|(key, people)| Group { label: key.clone(), key, people }).collect())
}

const fn head(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Branch => {
            "SELECT o.organisation_id, o.name, CAST(COUNT(DISTINCT p.person_id) AS BIGINT) FROM person p
            JOIN affiliation a ON a.tenant_id = p.tenant_id AND a.person_id = p.person_id AND (a.ended_at IS NULL OR p.state <> 'active')
            JOIN organisation_closure c ON c.tenant_id = a.tenant_id AND c.descendant_id = a.organisation_id
            JOIN organisation o ON o.tenant_id = c.tenant_id AND o.organisation_id = c.ancestor_id"
        }
        GroupBy::Tag => {
            "SELECT t.tag_id, t.name, CAST(COUNT(*) AS BIGINT) FROM person p
            JOIN tagging x ON x.tenant_id = p.tenant_id AND x.person_id = p.person_id
            JOIN tag t ON t.tenant_id = x.tenant_id AND t.tag_id = x.tag_id"
        }
        GroupBy::Owner => {
            "SELECT a.account_id, a.name, CAST(COUNT(*) AS BIGINT) FROM person p
            JOIN account a ON a.tenant_id = p.tenant_id AND a.account_id = p.owner_id"
        }
        GroupBy::City => {
            "SELECT MIN(h.city), CAST(COUNT(*) AS BIGINT) FROM person p
            JOIN person_search k ON k.tenant_id = p.tenant_id AND k.person_id = p.person_id AND k.city_key <> '~'
            JOIN postal_address h ON h.tenant_id = p.tenant_id AND h.person_id = p.person_id AND h.kind = 'home'"
        }
        GroupBy::Source => "SELECT p.source, CAST(COUNT(*) AS BIGINT) FROM person p",
    }
}

const fn tail(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Branch => " GROUP BY o.organisation_id, o.name ORDER BY 3 DESC, 1",
        GroupBy::Tag => " GROUP BY t.tag_id, t.name ORDER BY 3 DESC, 1",
        GroupBy::Owner => " GROUP BY a.account_id, a.name ORDER BY 3 DESC, 1",
        GroupBy::City => " GROUP BY k.city_key ORDER BY 2 DESC, k.city_key",
        GroupBy::Source => " GROUP BY p.source ORDER BY 2 DESC, 1",
    }
}
