//! The rows of a Popolo document as they are stored.

use std::collections::HashMap;

use domain::ids::{AreaId, BodyId, PoliticianId, PostId};
use domain::representatives::contact::Channel;
use domain::representatives::import::What;
use domain::representatives::level::{AreaKind, Level};
use domain::representatives::popolo::natural_key;
use uuid::Uuid;

use super::plan::{Known, Record, Scope};
use super::sql;
use crate::db::Tx;
use crate::representatives::parse::code;
use crate::{Result, all, exec};

/// A row with its key and state in front.
macro_rules! loaded {
    ($tx:expr, $scope:expr, $sql:expr, $row:ident { $($field:ident : $type:ty),+ }) => {{
        #[derive(sqlx::FromRow)]
        struct Loaded { id: Uuid, source_id: String, ended_at: Option<i64>, $($field: $type),+ }
        let rows = all!($tx, Loaded, $sql, $scope.tenant, &$scope.source)?;
        Ok(rows.into_iter().map(|r| (r.source_id, Known { id: r.id, ended: r.ended_at.is_some(), stale: r.ended_at.is_some(), row: $row { $($field: r.$field),+ } })).collect())
    }};
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRecord {
    pub name: String,
    pub level: Level,
    pub classification: String,
    pub seats: Option<i64>,
}

impl Record for BodyRecord {
    const WHAT: What = What::Bodies;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        loaded!(tx, scope, sql::BODIES, BodyRecord { name: String, level: Level, classification: String, seats: Option<i64> })
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        exec!(tx, sql::INSERT_BODY, s.tenant, id, &s.source, key, &self.name, self.level, &self.classification, self.seats)
            .map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_BODY, s.tenant, id, &self.name, self.level, &self.classification, self.seats).map(drop)
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_BODY, s.tenant, id, s.now).map(drop)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRecord {
    pub body_id: BodyId,
    pub name: String,
    pub start_date: String,
    pub end_date: String,
}

impl Record for PeriodRecord {
    const WHAT: What = What::Periods;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        loaded!(tx, scope, sql::PERIODS, PeriodRecord { body_id: BodyId, name: String, start_date: String, end_date: String })
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        exec!(
            tx,
            sql::INSERT_PERIOD,
            s.tenant,
            id,
            &s.source,
            key,
            self.body_id,
            &self.name,
            &self.start_date,
            &self.end_date,
            natural_key(key)
        )
        .map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_PERIOD, s.tenant, id, self.body_id, &self.name, &self.start_date, &self.end_date).map(drop)
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_PERIOD, s.tenant, id, s.now).map(drop)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoliticianRecord {
    pub name: String,
    pub given_name: String,
    pub family_name: String,
    pub birth_date: String,
}

impl Record for PoliticianRecord {
    const WHAT: What = What::People;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        loaded!(
            tx,
            scope,
            sql::POLITICIANS,
            PoliticianRecord { name: String, given_name: String, family_name: String, birth_date: String }
        )
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        let name_key = code::name_key(&self.name);
        exec!(
            tx,
            sql::INSERT_POLITICIAN,
            s.tenant,
            id,
            &s.source,
            key,
            &self.name,
            &self.given_name,
            &self.family_name,
            &self.birth_date,
            name_key
        )
        .map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        let name_key = code::name_key(&self.name);
        exec!(
            tx,
            sql::UPDATE_POLITICIAN,
            s.tenant,
            id,
            key,
            &self.name,
            &self.given_name,
            &self.family_name,
            &self.birth_date,
            name_key
        )
        .map(drop)
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_POLITICIAN, s.tenant, id, s.now).map(drop)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRecord {
    pub kind: AreaKind,
    pub name: String,
}

impl Record for AreaRecord {
    const WHAT: What = What::Areas;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        #[derive(sqlx::FromRow)]
        struct Loaded {
            id: Uuid,
            code: String,
            ended_at: Option<i64>,
            kind: AreaKind,
            name: String,
        }
        let rows = all!(tx, Loaded, sql::AREAS, scope.tenant, &scope.source)?;
        Ok(rows
            .into_iter()
            .map(|r| {
                (
                    r.code,
                    Known {
                        id: r.id,
                        ended: r.ended_at.is_some(),
                        stale: r.ended_at.is_some(),
                        row: Self { kind: r.kind, name: r.name },
                    },
                )
            })
            .collect())
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        let keys = (code::key(key), code::name_key(&self.name));
        exec!(tx, sql::INSERT_AREA, s.tenant, id, &s.source, key, "", self.kind, &self.name, keys.0, keys.1).map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_AREA, s.tenant, id, self.kind, &self.name, code::name_key(&self.name)).map(drop)
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_AREA, s.tenant, id, s.now).map(drop)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRecord {
    pub body_id: BodyId,
    pub area_id: Option<AreaId>,
    pub label: String,
    pub seats: Option<i64>,
    /// Whether anybody held it in the latest period, or the source lists it by itself: else it is history.
    pub active: bool,
}

impl Record for PostRecord {
    const WHAT: What = What::Posts;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        #[derive(sqlx::FromRow)]
        struct Loaded {
            id: Uuid,
            source_id: String,
            ended_at: Option<i64>,
            body_id: BodyId,
            area_id: Option<AreaId>,
            label: String,
            seats: Option<i64>,
        }
        let rows = all!(tx, Loaded, sql::POSTS, scope.tenant, &scope.source)?;
        let row = |r: Loaded| {
            let row =
                Self { body_id: r.body_id, area_id: r.area_id, label: r.label, seats: r.seats, active: r.ended_at.is_none() };
            // A post that is history may well be in the file: that it has ended is part of what it says.
            (r.source_id, Known { id: r.id, ended: r.ended_at.is_some(), stale: false, row })
        };
        Ok(rows.into_iter().map(row).collect())
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        let ended = (!self.active).then_some(s.now);
        exec!(tx, sql::INSERT_POST, s.tenant, id, &s.source, key, self.body_id, self.area_id, &self.label, self.seats, ended)
            .map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        let ended = (!self.active).then_some(s.now);
        exec!(tx, sql::UPDATE_POST, s.tenant, id, self.body_id, self.area_id, &self.label, self.seats, ended).map(drop)
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_POST, s.tenant, id, s.now).map(drop)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipRecord {
    pub politician_id: PoliticianId,
    pub post_id: PostId,
    pub party_id: Option<BodyId>,
    pub period_id: Option<Uuid>,
    pub role: String,
    pub start_date: String,
    pub end_date: String,
}

impl Record for MembershipRecord {
    const WHAT: What = What::Memberships;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        loaded!(tx, scope, sql::MEMBERSHIPS, MembershipRecord {
            politician_id: PoliticianId, post_id: PostId, party_id: Option<BodyId>, period_id: Option<Uuid>, role: String, start_date: String, end_date: String
        })
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        exec!(
            tx,
            sql::INSERT_MEMBERSHIP,
            s.tenant,
            id,
            &s.source,
            key,
            self.politician_id,
            self.post_id,
            self.party_id,
            self.period_id,
            &self.role,
            &self.start_date,
            &self.end_date
        )
        .map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_MEMBERSHIP, s.tenant, id, self.period_id, &self.role)?;
        // A correction by hand goes before the source, which is noted beside it.
        for statement in [sql::UPDATE_FACTS, sql::UPDATE_CORRECTED] {
            exec!(tx, statement, s.tenant, id, self.party_id, &self.start_date, &self.end_date)?;
        }
        Ok(())
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_MEMBERSHIP, s.tenant, id, s.now).map(drop)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRecord {
    pub politician_id: PoliticianId,
    pub channel: Channel,
    pub content: String,
    pub note: String,
}

impl ContactRecord {
    /// What makes it the same contact in the next file.
    pub fn key(&self) -> String {
        format!("{}|{}|{}", self.politician_id, self.channel, self.content)
    }
}

impl Record for ContactRecord {
    const WHAT: What = What::Contacts;
    async fn load(tx: &mut Tx, scope: &Scope) -> Result<HashMap<String, Known<Self>>> {
        #[derive(sqlx::FromRow)]
        struct Loaded {
            id: Uuid,
            ended_at: Option<i64>,
            politician_id: PoliticianId,
            channel: Channel,
            content: String,
            note: String,
        }
        let rows = all!(tx, Loaded, sql::CONTACTS, scope.tenant, &scope.source)?;
        let row = |r: Loaded| {
            let row = Self { politician_id: r.politician_id, channel: r.channel, content: r.content, note: r.note };
            (row.key(), Known { id: r.id, ended: r.ended_at.is_some(), stale: r.ended_at.is_some(), row })
        };
        Ok(rows.into_iter().map(row).collect())
    }
    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(
            tx,
            sql::INSERT_CONTACT,
            s.tenant,
            id,
            self.politician_id,
            self.channel,
            &self.content,
            &self.note,
            &s.source,
            s.now
        )
        .map(drop)
    }
    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_CONTACT, s.tenant, id, &self.note, s.now).map(drop)
    }
    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_CONTACT, s.tenant, id, s.now).map(drop)
    }
}
