//! Importing the two kinds of table: postcodes, and crosswalks.

use std::collections::HashMap;

use domain::representatives::import::What;
use uuid::Uuid;

use super::plan::{Known, Record, Scope};
use super::sql;
use crate::db::Tx;
use crate::representatives::parse::crosswalk::Crosswalk;
use crate::representatives::parse::postcodes::PostcodeRow;
use crate::{Result, all, exec};

/// A row of a postcode table as it is stored. Such rows have no identity of their own: one that is gone is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostcodeRecord {
    row: PostcodeRow,
    scheme: String,
}

impl PostcodeRecord {
    /// The rows of a table.
    pub fn rows(list: Vec<PostcodeRow>, scheme: &str) -> Vec<(String, Self)> {
        list.into_iter().map(|row| Self { row, scheme: scheme.to_owned() }).map(|r| (r.key(), r)).collect()
    }

    fn key(&self) -> String {
        let r = &self.row;
        format!("{}|{}|{}|{}|{}|{}", r.from, r.to, r.street, r.number_from, r.number_to, r.area)
    }
}

impl Record for PostcodeRecord {
    const WHAT: What = What::Postcodes;

    async fn load(tx: &mut Tx, s: &Scope) -> Result<HashMap<String, Known<Self>>> {
        #[derive(sqlx::FromRow)]
        struct Loaded {
            from_code: String,
            to_code: String,
            street: String,
            number_from: i64,
            number_to: i64,
            scheme: String,
            area_code: String,
        }
        let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let row = |r: Loaded| {
            let row = PostcodeRow {
                from: r.from_code,
                to: r.to_code,
                area: r.area_code,
                street: r.street,
                number_from: number(r.number_from),
                number_to: number(r.number_to),
            };
            let record = Self { row, scheme: r.scheme };
            (record.key(), Known { id: Uuid::nil(), ended: false, stale: false, row: record })
        };
        Ok(all!(tx, Loaded, sql::POSTCODES, s.tenant, &s.source)?.into_iter().map(row).collect())
    }

    async fn insert(&self, tx: &mut Tx, s: &Scope, _: Uuid, _: &str) -> Result<()> {
        let r = &self.row;
        let numbers = (i64::from(r.number_from), i64::from(r.number_to));
        exec!(
            tx,
            sql::INSERT_POSTCODE,
            s.tenant,
            &s.source,
            &r.from,
            &r.to,
            &r.street,
            numbers.0,
            numbers.1,
            &self.scheme,
            &r.area
        )
        .map(drop)
    }

    async fn update(&self, tx: &mut Tx, s: &Scope, _: Uuid, _: &str) -> Result<()> {
        let r = &self.row;
        let numbers = (i64::from(r.number_from), i64::from(r.number_to));
        exec!(
            tx,
            sql::UPDATE_POSTCODE,
            s.tenant,
            &s.source,
            &r.from,
            &r.to,
            &r.street,
            numbers.0,
            numbers.1,
            &self.scheme,
            &r.area
        )
        .map(drop)
    }

    async fn end(&self, tx: &mut Tx, s: &Scope, _: Uuid) -> Result<()> {
        let r = &self.row;
        let numbers = (i64::from(r.number_from), i64::from(r.number_to));
        exec!(tx, sql::DELETE_POSTCODE, s.tenant, &s.source, &r.from, &r.to, &r.street, numbers.0, numbers.1, &r.area).map(drop)
    }
}

/// A row of a crosswalk as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrosswalkRecord {
    from: String,
    to: String,
    to_scheme: String,
    to_name: String,
}

impl CrosswalkRecord {
    /// The rows of a table.
    pub fn rows(table: Crosswalk, to_scheme: &str) -> Vec<(String, Self)> {
        let Crosswalk { links, names } = table;
        links
            .into_iter()
            .map(|l| {
                let to_name = names.get(&l.to).cloned().unwrap_or_default();
                (format!("{}|{}", l.from, l.to), Self { from: l.from, to: l.to, to_scheme: to_scheme.to_owned(), to_name })
            })
            .collect()
    }
}

impl Record for CrosswalkRecord {
    const WHAT: What = What::Links;

    async fn load(tx: &mut Tx, s: &Scope) -> Result<HashMap<String, Known<Self>>> {
        let rows = all!(tx, (String, String, String, String), sql::CROSSWALK, s.tenant, &s.source)?;
        let row = |(from, to, to_scheme, to_name)| {
            let record = Self { from, to, to_scheme, to_name };
            (format!("{}|{}", record.from, record.to), Known { id: Uuid::nil(), ended: false, stale: false, row: record })
        };
        Ok(rows.into_iter().map(row).collect())
    }

    async fn insert(&self, tx: &mut Tx, s: &Scope, _: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::INSERT_CROSSWALK, s.tenant, &s.source, &self.from, &self.to, &self.to_scheme, &self.to_name).map(drop)
    }

    async fn update(&self, tx: &mut Tx, s: &Scope, _: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_CROSSWALK, s.tenant, &s.source, &self.from, &self.to, &self.to_scheme, &self.to_name).map(drop)
    }

    async fn end(&self, tx: &mut Tx, s: &Scope, _: Uuid) -> Result<()> {
        exec!(tx, sql::DELETE_CROSSWALK, s.tenant, &s.source, &self.from, &self.to).map(drop)
    }
}
