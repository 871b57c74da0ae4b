//! By what a list is sorted and continued.

use domain::ids::{PersonId, TenantId};
use domain::people::PersonSort as S;

use crate::db::Backend;
use crate::db::dynamic::Sql;

/// An order: a column that is never NULL, and then the identifier, so that no two people have the same place.
pub(super) struct Order {
    key: &'static str,
    /// What stands beside the key; the same table, so that one index serves both.
    id: &'static str,
    down: bool,
    number: bool,
}

impl Order {
    pub(super) const fn of(sort: S) -> Self {
        let (key, number, down) = match sort {
            S::Name => ("p.name_key", false, false),
            S::NameDown => ("p.name_key", false, true),
            S::Given => ("k.other_key", false, false),
            S::GivenDown => ("k.other_key", false, true),
            S::Newest => ("p.created_at", true, true),
            S::Oldest => ("p.created_at", true, false),
            S::Touched => ("p.touched_at", true, true),
            S::Untouched => ("p.touched_at", true, false),
            S::City => ("k.city_key", false, false),
            S::CityDown => ("k.city_key", false, true),
            S::Postcode => ("k.postcode_key", false, false),
            S::PostcodeDown => ("k.postcode_key", false, true),
            S::Email => ("k.email_key", false, false),
            S::EmailDown => ("k.email_key", false, true),
        };
        let id = if matches!(sort, S::Name | S::NameDown | S::Newest | S::Oldest | S::Touched | S::Untouched) {
            "p.person_id"
        } else {
            "k.person_id"
        };
        Self { key, id, down, number }
    }

    /// `SELECT id, key FROM … WHERE `.
    pub(super) fn select(&self, backend: Backend, tenant: TenantId) -> Sql {
        let mut sql = Sql::new("SELECT p.person_id, CAST(");
        sql.push(self.key).push(" AS TEXT) FROM ");
        if self.id == "p.person_id" {
            sql.push("person p WHERE ");
            return sql;
        }
        // SQLite would begin with the people and sort them all; told to, it reads the keys in their order and stops early.
        let join = match backend {
            Backend::Sqlite => "person_search k CROSS JOIN person p",
            Backend::Postgres => "person_search k JOIN person p",
        };
        sql.push(join)
            .push(" ON p.tenant_id = k.tenant_id AND p.person_id = k.person_id WHERE k.tenant_id = ")
            .bind(tenant)
            .push(" AND ");
        sql
    }

    /// Continues after a place.
    pub(super) fn after(&self, sql: &mut Sql, person: PersonId, key: &str) {
        sql.push(" AND (").push(self.key).push(", ").push(self.id).push(if self.down { ") < (" } else { ") > (" });
        if self.number {
            sql.bind(key.parse::<i64>().unwrap_or_default());
        } else {
            sql.bind(key);
        }
        sql.push(", ").bind(person).push(")");
    }

    /// `ORDER BY …`.
    pub(super) fn finish(&self, sql: &mut Sql) {
        let down = if self.down { " DESC" } else { "" };
        sql.push(" ORDER BY ").push(self.key).push(down).push(", ").push(self.id).push(down);
    }
}
