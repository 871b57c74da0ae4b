//! Reading a part of a file while the one before is written: reading is work for a processor, writing waits for the database.

use std::sync::Arc;

use domain::ids::{ImportId, TenantId};
use tokio::task::{JoinError, JoinHandle};

use super::parse::Reading;
use super::planned::Prepared;
use super::read::Row;
use super::run;
use crate::{Engine, Error, Result};

/// Rows as they stand in the file, and what was made of them.
type Part = (Vec<Row>, Vec<Prepared>);

/// A part on its way.
pub(super) struct Ahead(JoinHandle<Result<Option<Part>>>);

impl Ahead {
    /// Begins to read a part. `place`: sheet, position, line of the header.
    pub(super) fn start(
        engine: &Engine,
        tenant: TenantId,
        import: ImportId,
        place: (usize, i64, u32),
        reading: &Arc<Reading>,
    ) -> Self {
        let (engine, reading) = (engine.clone(), reading.clone());
        let (sheet, position, header) = place;
        Self(tokio::spawn(async move {
            let Some(rows) = run::part(&engine, tenant, import, sheet, position, header).await? else { return Ok(None) };
            let read = move || run::prepare(&engine, &reading, &rows).map(|prepared| Some((rows, prepared)));
            tokio::task::spawn_blocking(read).await.map_err(stopped)?
        }))
    }

    /// The part; `None` behind the last one.
    ///
    /// # Errors
    /// If the database fails or a row can't be read.
    pub(super) async fn rows(self) -> Result<Option<Part>> {
        self.0.await.map_err(stopped)?
    }
}

fn stopped(e: JoinError) -> Error {
    Error::Bug(format!("reading a part of a file: {e}"))
}
