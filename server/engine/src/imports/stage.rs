//! Taking a file: read once, kept in parts of some hundred rows in the database, where every server finds them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use domain::access::{Actor, Capability};
use domain::ids::ImportId;
use domain::imports::{Counts, Format, ImportOptions, ImportState, MAX_BYTES, Sheet};
use domain::{ApiError, Problem};
use sqlx::types::Json;
use tokio::sync::mpsc;

use super::read::{self, Found, ReadError, Row, Sink};
use super::sql;
use crate::{Engine, Error, Result, access, exec};

/// Rows of a part.
pub const ROWS: usize = 1000;
/// Bytes of a part, if its rows are long.
const BYTES: usize = 1_000_000;
/// Rows by which a sheet's layout is seen.
const SAMPLE: usize = 200;

/// A row as it is kept: its line and its cells.
pub type Kept = (u32, Vec<String>);

enum Piece {
    Part { sheet: usize, position: i64, content: String },
    Done(Vec<Sheet>),
    Failed(ReadError),
}

/// Keeps a file until somebody has said what is in it. The file itself is not needed afterwards.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right to change people anywhere; problems on `file`: `Required` if there is nothing in it,
/// `FileTooLarge`, `FileKind` if it can't be read.
pub async fn stage(engine: &Engine, actor: &Actor, file_name: &str, path: &Path) -> Result<ImportId> {
    access::require(actor, Capability::PeopleWrite)?;
    let size = i64::try_from(std::fs::metadata(path)?.len()).unwrap_or(i64::MAX);
    if size == 0 {
        return Err(ApiError::field("file", Problem::Required).into());
    }
    if size > MAX_BYTES {
        return Err(ApiError::field("file", Problem::FileTooLarge { max: MAX_BYTES }).into());
    }
    let format = read::format(file_name, &start_of(path)?);
    let id: ImportId = engine.id();
    let name: String = file_name.chars().filter(|c| !c.is_control()).take(120).collect();
    let mut tx = engine.write().await?;
    let (none, counts) = (Json(Vec::<Sheet>::new()), Json(Counts::default()));
    let options = Json(ImportOptions::default());
    exec!(
        &mut tx,
        sql::INSERT,
        actor.tenant,
        id,
        name,
        format,
        size,
        none,
        options,
        counts,
        actor.account,
        &actor.name,
        engine.now()
    )?;
    tx.commit().await?;
    match keep(engine, actor, id, path, format, size).await {
        Ok(()) => Ok(id),
        Err(e) => {
            discard(engine, actor, id).await?;
            Err(e)
        }
    }
}

/// Keeps what was pasted.
///
/// # Errors
/// As [`stage`], on `text`.
pub async fn stage_text(engine: &Engine, actor: &Actor, name: &str, text: &str) -> Result<ImportId> {
    if text.trim().is_empty() {
        return Err(ApiError::field("text", Problem::Required).into());
    }
    let path = temporary(engine);
    std::fs::write(&path, text)?;
    let staged = stage(engine, actor, name, &path).await;
    std::fs::remove_file(&path)?;
    staged
}

/// A new name in the folder for temporary files. Several programs may work on this machine, and one may serve several databases: the
/// identifier alone is not enough.
#[must_use]
pub fn temporary(engine: &Engine) -> PathBuf {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let (id, n): (ImportId, _) = (engine.id(), MADE.fetch_add(1, Ordering::Relaxed));
    std::env::temp_dir().join(format!("hustings-import-{}-{n}-{id}", std::process::id()))
}

fn start_of(path: &Path) -> Result<Vec<u8>> {
    use std::io::Read as _;
    let mut start = Vec::new();
    std::fs::File::open(path)?.take(4096).read_to_end(&mut start)?;
    Ok(start)
}

async fn keep(engine: &Engine, actor: &Actor, id: ImportId, path: &Path, format: Format, size: i64) -> Result<()> {
    // Few parts wait at a time: a long file is never in memory as a whole.
    let (send, mut parts) = mpsc::channel(4);
    let path = path.to_owned();
    let reader = tokio::task::spawn_blocking(move || {
        let mut sink = Parts { send, sheets: Vec::new(), rows: Vec::new(), bytes: 0, sample: Vec::new(), fixed: None };
        let read = read::file(&path, format, &mut sink).and_then(|()| sink.finish());
        let last = match read {
            Ok(()) => Piece::Done(std::mem::take(&mut sink.sheets)),
            Err(e) => Piece::Failed(e),
        };
        // Nobody waits any more if the database failed: that error is the one to be told.
        drop(sink.send.blocking_send(last));
    });
    let mut outcome = Err(Error::Bug("a file was read to no end".into()));
    while let Some(piece) = parts.recv().await {
        match piece {
            Piece::Part { sheet, position, content } => {
                let mut tx = engine.write().await?;
                exec!(&mut tx, sql::INSERT_PART, actor.tenant, id, i64::try_from(sheet).unwrap_or_default(), position, content)?;
                tx.commit().await?;
            }
            Piece::Done(sheets) if sheets.iter().all(|s| s.rows == 0) => {
                outcome = Err(ApiError::field("file", Problem::Required).into())
            }
            Piece::Done(sheets) => {
                let mut tx = engine.write().await?;
                exec!(&mut tx, sql::SET_SHEETS, actor.tenant, id, Json(&sheets), size)?;
                tx.commit().await?;
                outcome = Ok(());
            }
            Piece::Failed(ReadError::Io(e)) => outcome = Err(e.into()),
            Piece::Failed(e) => {
                tracing::info!(import = %id, error = %e, "a file can't be read");
                outcome = Err(ApiError::field("file", Problem::FileKind).into());
            }
        }
    }
    reader.await.map_err(|e| Error::Bug(format!("reading a file: {e}")))?;
    outcome
}

/// Throws a file away that was not imported.
///
/// # Errors
/// [`ApiError::NotFound`] if there is no such import the caller may see; [`ApiError::Conflict`] `import` if it has begun.
pub async fn discard_staged(engine: &Engine, actor: &Actor, id: ImportId) -> Result<()> {
    let mut tx = engine.read().await?;
    let state = super::view::seen(engine, &mut tx, actor, id).await?.state;
    drop(tx);
    if state == ImportState::Staged { discard(engine, actor, id).await } else { Err(ApiError::Conflict("import".into()).into()) }
}

async fn discard(engine: &Engine, actor: &Actor, id: ImportId) -> Result<()> {
    let mut tx = engine.write().await?;
    exec!(&mut tx, sql::DELETE_PARTS, actor.tenant, id)?;
    exec!(&mut tx, sql::DELETE_IMPORT, actor.tenant, id)?;
    tx.commit().await
}

struct Parts {
    send: mpsc::Sender<Piece>,
    sheets: Vec<Sheet>,
    rows: Vec<Kept>,
    bytes: usize,
    sample: Vec<Row>,
    fixed: Option<Vec<String>>,
}

impl Parts {
    fn flush(&mut self) -> Result<(), ReadError> {
        let sheet = self.sheets.len().saturating_sub(1);
        let Some(current) = self.sheets.last_mut().filter(|_| !self.rows.is_empty()) else { return Ok(()) };
        let content = serde_json::to_string(&self.rows).map_err(|e| ReadError::Broken(e.to_string()))?;
        let position = current.parts;
        current.parts += 1;
        (self.rows, self.bytes) = (Vec::with_capacity(ROWS), 0);
        self.send.blocking_send(Piece::Part { sheet, position, content }).map_err(|_| ReadError::Stopped)
    }

    fn finish(&mut self) -> Result<(), ReadError> {
        self.flush()?;
        let sample = std::mem::take(&mut self.sample);
        if let Some(current) = self.sheets.last_mut() {
            current.layout = read::layout(&sample);
            let above = sample.iter().filter(|r| r.line <= current.layout.header_line).count();
            current.above = i64::try_from(above).unwrap_or_default();
            if let Some(columns) = self.fixed.take() {
                current.layout = domain::imports::Layout { columns, ..domain::imports::Layout::default() };
                current.above = 0;
            }
        }
        Ok(())
    }
}

impl Sink for Parts {
    fn sheet(&mut self, found: Found) -> Result<(), ReadError> {
        self.finish()?;
        self.fixed = found.columns;
        self.sheets.push(Sheet { name: found.name, encoding: found.encoding, delimiter: found.delimiter, ..Sheet::default() });
        Ok(())
    }

    fn row(&mut self, row: Row) -> Result<(), ReadError> {
        if let Some(current) = self.sheets.last_mut() {
            current.rows += 1;
        }
        if self.sample.len() < SAMPLE {
            self.sample.push(row.clone());
        }
        self.bytes += row.cells.iter().map(String::len).sum::<usize>();
        self.rows.push((row.line, row.cells));
        if self.rows.len() >= ROWS || self.bytes >= BYTES { self.flush() } else { Ok(()) }
    }
}
