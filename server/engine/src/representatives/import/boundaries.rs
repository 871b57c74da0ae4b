//! Importing boundaries: areas of one scheme and generation, each with its shape.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::representatives::import::What;
use domain::representatives::level::AreaKind;
use uuid::Uuid;

use super::plan::{Known, Record, Scope};
use super::sql;
use crate::db::Tx;
use crate::representatives::geo::codec;
use crate::representatives::parse::code;
use crate::representatives::parse::geojson::Boundary;
use crate::{Result, all, exec};

/// An area with its boundary as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryRecord {
    /// What sort of area it is.
    pub kind: AreaKind,
    /// Its name.
    pub name: String,
    /// West, south, east, north.
    pub rectangle: [i64; 4],
    /// Encoded shape, base64; empty if the area has no boundary yet.
    pub shape: String,
}

impl BoundaryRecord {
    /// The row of a boundary, with its code as key.
    pub fn of(b: &Boundary, kind: AreaKind) -> Option<(String, Self)> {
        let r = b.shape.bbox()?;
        let rectangle = [r.min.lon, r.min.lat, r.max.lon, r.max.lat].map(i64::from);
        Some((b.code.clone(), Self { kind, name: b.name.clone(), rectangle, shape: BASE64.encode(codec::encode(&b.shape)) }))
    }
}

impl Record for BoundaryRecord {
    const WHAT: What = What::Boundaries;

    async fn load(tx: &mut Tx, s: &Scope) -> Result<HashMap<String, Known<Self>>> {
        #[derive(sqlx::FromRow)]
        struct Loaded {
            id: Uuid,
            code: String,
            ended_at: Option<i64>,
            kind: AreaKind,
            name: String,
            west: Option<i64>,
            south: Option<i64>,
            east: Option<i64>,
            north: Option<i64>,
            shape: Option<String>,
        }
        let rows = all!(tx, Loaded, sql::BOUNDARIES, s.tenant, &s.source, &s.valid_from)?;
        let row = |r: Loaded| {
            let rectangle = [r.west, r.south, r.east, r.north].map(Option::unwrap_or_default);
            // An area that never had a boundary is not missing one in this file.
            let ended = r.ended_at.is_some() || r.shape.is_none();
            (
                r.code,
                Known {
                    id: r.id,
                    ended,
                    stale: r.ended_at.is_some(),
                    row: Self { kind: r.kind, name: r.name, rectangle, shape: r.shape.unwrap_or_default() },
                },
            )
        };
        Ok(rows.into_iter().map(row).collect())
    }

    async fn insert(&self, tx: &mut Tx, s: &Scope, id: Uuid, key: &str) -> Result<()> {
        let code_key = code::key(key);
        if !s.valid_from.is_empty() {
            exec!(tx, sql::SUPERSEDE, s.tenant, &s.source, &code_key, &s.valid_from)?;
        }
        exec!(
            tx,
            sql::INSERT_AREA,
            s.tenant,
            id,
            &s.source,
            key,
            &s.valid_from,
            self.kind,
            &self.name,
            code_key,
            code::name_key(&self.name)
        )?;
        self.draw(tx, s, id).await
    }

    async fn update(&self, tx: &mut Tx, s: &Scope, id: Uuid, _: &str) -> Result<()> {
        exec!(tx, sql::UPDATE_AREA, s.tenant, id, self.kind, &self.name, code::name_key(&self.name))?;
        self.draw(tx, s, id).await
    }

    async fn end(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        exec!(tx, sql::END_AREA, s.tenant, id, s.now).map(drop)
    }
}

impl BoundaryRecord {
    async fn draw(&self, tx: &mut Tx, s: &Scope, id: Uuid) -> Result<()> {
        let [west, south, east, north] = self.rectangle;
        exec!(tx, sql::PUT_BOUNDARY, s.tenant, id, west, south, east, north, &self.shape).map(drop)
    }
}

/// Ends the generations before a new one that is the whole set.
pub async fn end_older(tx: &mut Tx, s: &Scope) -> Result<u64> {
    if s.valid_from.is_empty() || !s.complete {
        return Ok(0);
    }
    exec!(tx, sql::END_GENERATIONS, s.tenant, &s.source, &s.valid_from, &s.valid_from)
}
