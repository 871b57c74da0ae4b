//! What an import would change: the rows of the file against the rows there are. A preview stops here; a run writes it.

use std::collections::HashMap;
use std::future::Future;

use domain::ids::{ImportId, TenantId};
use domain::representatives::import::{Change, What};
use domain::time::Timestamp;
use uuid::Uuid;

use super::sql;
use crate::db::Tx;
use crate::{Engine, Result, exec};

/// Whose rows are compared and written.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The tenant.
    pub tenant: TenantId,
    /// Name of the source; for boundaries the scheme.
    pub source: String,
    /// First day of the generation; empty: since always.
    pub valid_from: String,
    /// The file is the whole set.
    pub complete: bool,
    /// The time.
    pub now: Timestamp,
}

/// A row there is.
#[derive(Debug, Clone)]
pub struct Known<T> {
    /// Its identifier.
    pub id: Uuid,
    /// Whether it has been ended: then it can't be ended again.
    pub ended: bool,
    /// Whether it must be written even if it says the same.
    pub stale: bool,
    /// What it says.
    pub row: T,
}

/// A kind of row that can be compared and written.
pub trait Record: PartialEq + Clone + Send + Sync + Sized {
    /// What it is counted as.
    const WHAT: What;
    /// The rows there are, by their key in the source.
    fn load(tx: &mut Tx, scope: &Scope) -> impl Future<Output = Result<HashMap<String, Known<Self>>>> + Send;
    /// Writes a new row.
    fn insert(&self, tx: &mut Tx, scope: &Scope, id: Uuid, key: &str) -> impl Future<Output = Result<()>> + Send;
    /// Writes a row that is different or was ended.
    fn update(&self, tx: &mut Tx, scope: &Scope, id: Uuid, key: &str) -> impl Future<Output = Result<()>> + Send;
    /// Ends a row that is no longer in the source.
    fn end(&self, tx: &mut Tx, scope: &Scope, id: Uuid) -> impl Future<Output = Result<()>> + Send;
}

/// The difference between a file and what there is.
#[derive(Debug)]
pub struct Diff<T> {
    /// The identifier of every key of the file.
    pub ids: HashMap<String, Uuid>,
    new: Vec<(Uuid, String, T)>,
    changed: Vec<(Uuid, String, T)>,
    ended: Vec<(Uuid, T)>,
    same: u32,
}

/// Compares. Rows of the same key count once.
pub fn diff<T: Record>(
    mut known: HashMap<String, Known<T>>,
    wanted: Vec<(String, T)>,
    complete: bool,
    mut id: impl FnMut() -> Uuid,
) -> Diff<T> {
    let mut out =
        Diff { ids: HashMap::with_capacity(wanted.len()), new: Vec::new(), changed: Vec::new(), ended: Vec::new(), same: 0 };
    for (key, row) in wanted {
        if out.ids.contains_key(&key) {
            continue;
        }
        let made = match known.remove(&key) {
            Some(k) if k.row == row && !k.stale => {
                out.same += 1;
                k.id
            }
            Some(k) => {
                out.changed.push((k.id, key.clone(), row));
                k.id
            }
            None => {
                let id = id();
                out.new.push((id, key.clone(), row));
                id
            }
        };
        out.ids.insert(key, made);
    }
    if complete {
        out.ended = known.into_values().filter(|k| !k.ended).map(|k| (k.id, k.row)).collect();
    }
    out
}

impl<T: Record> Diff<T> {
    /// The difference in numbers.
    pub fn change(&self) -> Change {
        let n = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        Change {
            in_file: n(self.ids.len()),
            new: n(self.new.len()),
            changed: n(self.changed.len()),
            same: self.same,
            ended: n(self.ended.len()),
        }
    }

    /// How many rows have to be written.
    pub fn steps(&self) -> usize {
        self.new.len() + self.changed.len() + self.ended.len()
    }

    /// Writes it, some hundred rows at a time, so that nobody else waits long for the database.
    pub async fn apply(&self, scope: &Scope, progress: &mut Progress<'_>) -> Result<()> {
        for chunk in self.new.chunks(CHUNK) {
            let mut tx = progress.engine.write().await?;
            for (id, key, row) in chunk {
                row.insert(&mut tx, scope, *id, key).await?;
            }
            progress.commit(tx, chunk.len()).await?;
        }
        for chunk in self.changed.chunks(CHUNK) {
            let mut tx = progress.engine.write().await?;
            for (id, key, row) in chunk {
                row.update(&mut tx, scope, *id, key).await?;
            }
            progress.commit(tx, chunk.len()).await?;
        }
        for chunk in self.ended.chunks(CHUNK) {
            let mut tx = progress.engine.write().await?;
            for (id, row) in chunk {
                row.end(&mut tx, scope, *id).await?;
            }
            progress.commit(tx, chunk.len()).await?;
        }
        Ok(())
    }
}

const CHUNK: usize = 500;

/// Tells the import's row how far it has come.
#[derive(Debug)]
pub struct Progress<'a> {
    /// The engine.
    pub engine: &'a Engine,
    tenant: TenantId,
    import: Option<ImportId>,
    done: i64,
    total: i64,
}

impl<'a> Progress<'a> {
    /// Progress towards `total` rows.
    pub fn new(engine: &'a Engine, tenant: TenantId, import: Option<ImportId>, total: usize) -> Self {
        Self { engine, tenant, import, done: 0, total: i64::try_from(total).unwrap_or(i64::MAX) }
    }

    async fn commit(&mut self, mut tx: Tx, rows: usize) -> Result<()> {
        self.done += i64::try_from(rows).unwrap_or(0);
        if let Some(import) = self.import {
            exec!(&mut tx, sql::PROGRESS, self.tenant, import, self.done, self.total)?;
        }
        tx.commit().await
    }
}
