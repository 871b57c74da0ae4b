//! Conditions on where people live, in SQL. Places are sets of postcodes, worked out beforehand.

use domain::segments::{Condition, Place};

use super::asked::{Asked, rows};
use super::scope::Scope;
use crate::db::dynamic::Sql;

/// As the index `postal_address_postcode` has it, and [`domain::segments::postcode_key`] writes it.
const KEY: &str = "REPLACE(REPLACE(UPPER(x.postcode), ' ', ''), '-', '')";

pub(super) fn place(condition: &Condition, scope: &Scope) -> Asked {
    let mut sql = rows("FROM postal_address x", scope);
    sql.push(" AND x.kind = 'home'");
    match condition {
        Condition::Country(countries) => {
            let own = countries.contains(&scope.ground.country).then_some("");
            sql.push(" AND x.country IN ").list(countries.iter().map(String::as_str).chain(own));
        }
        Condition::Postcode(ranges) => {
            let (single, wide): (Vec<_>, Vec<_>) = ranges.iter().partition(|r| r.from == r.to);
            sql.push(" AND (").push(KEY).push(" IN ").list(single.iter().map(|r| r.from.as_str()));
            for range in wide {
                let length = i64::try_from(range.from.len()).unwrap_or_default();
                sql.push(" OR (").push(KEY).push(" >= ").bind(range.from.as_str());
                sql.push(" AND ").push(KEY).push(" <= ").bind(range.to.as_str());
                sql.push(" AND LENGTH(").push(KEY).push(") = ").bind(length).push(")");
            }
            sql.push(")");
        }
        Condition::Place(place) => {
            inside(&mut sql, place, scope);
            sql.push(" AND x.country IN ").list(["", scope.ground.country.as_str()]);
        }
        _ => {
            sql.push(" AND 1 = 0");
        }
    }
    Asked::Has(sql)
}

fn inside(sql: &mut Sql, place: &Place, scope: &Scope) {
    sql.push(" AND ").push(KEY).push(" IN ");
    if let Place::District(area) = place {
        sql.push("(SELECT pa.postcode FROM place_area pa WHERE pa.tenant_id = ").bind(scope.tenant);
        sql.push(" AND pa.area_id = ").bind(*area).push(")");
    } else {
        sql.list(scope.ground.places.get(place).into_iter().flatten().map(String::as_str));
    }
}
