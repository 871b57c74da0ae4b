//! The rows and cells for a human as a file: what was the matter, and the whole row where it was not taken, so that it can be corrected and
//! imported again.

use domain::access::Actor;
use domain::ids::ImportId;
use domain::imports::{IssueKind, texts};
use domain::locale::Locale;
use domain::{l10n, tr};
use sqlx::types::Json;

use super::run::layout;
use super::{sql, view};
use crate::audit::{self, Act, Who};
use crate::text::defused;
use crate::{Engine, Error, Result, all};

/// Rows read at a time.
const PAGE: i64 = 1000;

#[derive(sqlx::FromRow)]
struct Row {
    line: i64,
    number: i64,
    kind: IssueKind,
    column_name: String,
    cell: String,
    cells: Json<Vec<String>>,
}

/// Its name and its content. That it was taken out is kept in the audit log.
///
/// # Errors
/// [`domain::ApiError::NotFound`] if there is no such import the caller may see; [`domain::ApiError::Forbidden`] without the right.
pub async fn csv(engine: &Engine, actor: &Actor, l: Locale, import: ImportId) -> Result<(String, String)> {
    let mut tx = engine.write().await?;
    let act = Act { action: "people.import_rows", subject_kind: "import", subject: Some(import.0) };
    let stored = view::seen(engine, &mut tx, actor, import).await?;
    let mut out = ::csv::WriterBuilder::new().flexible(true).from_writer(vec![0xEF, 0xBB, 0xBF]);
    let failed = |e: ::csv::Error| Error::Bug(format!("writing a table: {e}"));
    let mut head = vec![tr!(l, imports.line), tr!(l, imports.reason), tr!(l, imports.column), tr!(l, imports.cell)];
    head.extend(layout(&stored).columns);
    out.write_record(&head).map_err(failed)?;
    let mut after = (-1, -1);
    loop {
        let rows = all!(&mut tx, Row, sql::ISSUE_ROWS, actor.tenant, import, after.0, after.1, PAGE)?;
        for row in &rows {
            let mut cells =
                vec![row.line.to_string(), l10n::text(l, texts::issue(row.kind)), row.column_name.clone(), row.cell.clone()];
            cells.extend(row.cells.0.iter().cloned());
            out.write_record(cells.iter().map(|c| defused(c))).map_err(failed)?;
            after = (row.line, row.number);
        }
        if i64::try_from(rows.len()).unwrap_or_default() < PAGE {
            break;
        }
    }
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, ()).await?;
    tx.commit().await?;
    let bytes = out.into_inner().map_err(|e| Error::Bug(format!("writing a table: {e}")))?;
    Ok((format!("import-{import}.csv"), String::from_utf8_lossy(&bytes).into_owned()))
}
