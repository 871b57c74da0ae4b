//! What reading rows needs to know: branches, fields, purposes; and starting an import.

use std::collections::{BTreeMap, HashMap};

use domain::access::{Actor, Capability};
use domain::consent::Purpose;
use domain::ids::{FieldId, ImportId, OrganisationId};
use domain::imports::{ImportOptions, ImportState, Preview, Target, fingerprint};
use domain::jobs::JobPayload;
use domain::tenants::{Organisation, Tenant};
use domain::validate::Check;
use domain::{ApiError, Problem};
use sqlx::types::Json;

use super::parse::Reading;
use super::read::Row;
use super::view::{self, Stored};
use super::{mapping, own, sql};
use crate::audit::{self, Act, Who};
use crate::db::Tx;
use crate::people::visible::Reach;
use crate::people::{branches, custom};
use crate::{Engine, Error, Result, access, all, consent, exec, jobs, tenants, text};

/// What rows are read with.
///
/// # Errors
/// If the database fails.
pub async fn reading(
    engine: &Engine,
    tx: &mut Tx,
    tenant: &Tenant,
    actor: &Actor,
    options: &ImportOptions,
    columns: Vec<String>,
) -> Result<Reading> {
    let reach = Reach::of(engine, tx, actor, Capability::PeopleWrite).await?;
    let all = tenants::branches(tx, tenant.id).await?;
    let mut within: HashMap<String, OrganisationId> = HashMap::new();
    for branch in all.iter().filter(|b| reach.contains(b.id)) {
        within.insert(text::fold(&branch.name), branch.id);
        within.insert(text::fold(&branch.slug), branch.id);
    }
    let organisation = options.organisation.or_else(|| all.iter().find(|b| reach.contains(b.id)).map(|b| b.id));
    let fields = custom::visible(engine, tx, actor, Capability::PeopleWrite).await?;
    let named: Vec<mapping::Named> = fields.iter().map(|f| (f.name.clone(), Target::Custom(f.id))).collect();
    let own = own::is_own(&columns, &named);
    let fields = fields.into_iter().map(|f| (f.id, (f.kind, f.options))).collect();
    let year = u32::try_from(crate::clock::local(engine.now(), &tenant.zone).year).unwrap_or(2026);
    Ok(Reading {
        tenant: tenant.clone(),
        options: options.clone(),
        columns,
        branches: within,
        fields,
        organisation: organisation.ok_or(Error::Api(ApiError::NotFound))?,
        this_year: year,
        own,
    })
}

/// The beginning of a preview: what was asked, with the layout filled in.
///
/// # Errors
/// [`ApiError::NotFound`] if it is not the caller's to see or has begun.
pub async fn preview(
    engine: &Engine,
    actor: &Actor,
    import: ImportId,
    options: &ImportOptions,
) -> Result<(Preview, Stored, Tenant)> {
    let mut tx = engine.read().await?;
    let stored = view::seen(engine, &mut tx, actor, import).await?;
    if stored.state != ImportState::Staged {
        return crate::not_found();
    }
    let whose = tenants::get(&mut tx, actor.tenant).await?.ok_or(Error::Api(ApiError::NotFound))?;
    let mut options = options.clone();
    if options.sheet >= stored.sheets.0.len() {
        options.sheet = stored.sheets.0.iter().position(|s| s.rows > 0).unwrap_or_default();
    }
    Ok((Preview { options, ..Preview::default() }, stored, whose))
}

/// The system of files nobody knows the origin of. Each may count its people from 1: their numbers alone mean nobody.
pub const UNNAMED: &str = "file";

/// Fills in what was left open: the columns by a saved mapping or a guess, the system's name by the program.
///
/// # Errors
/// If the database fails.
pub async fn guess(
    engine: &Engine,
    actor: &Actor,
    tenant: &Tenant,
    columns: &[String],
    rows: &[Row],
    out: &mut Preview,
) -> Result<()> {
    let mut tx = engine.read().await?;
    let named = custom::visible(engine, &mut tx, actor, Capability::PeopleWrite).await?;
    let named: Vec<mapping::Named> = named.into_iter().map(|f| (f.name, Target::Custom(f.id))).collect();
    let guess = mapping::guess(columns, rows, &named, &tenant.country);
    out.mover = guess.mover;
    if out.options.columns.len() != columns.len() {
        out.options.columns = guess.columns;
        let print = fingerprint(columns);
        let saved = all!(&mut tx, (String, String, Json<BTreeMap<String, String>>), sql::MAPPINGS, tenant.id)?;
        if let Some((name, _, words)) = saved.into_iter().find(|(_, known, _)| *known == print) {
            out.options.columns =
                columns.iter().map(|c| words.0.get(c).map(|w| Target::from(w.clone())).unwrap_or_default()).collect();
            out.saved = Some(name);
        }
    }
    out.options.month_first = dates(columns, rows, out, tenant);
    if out.options.system.is_empty() {
        out.options.system = guess.mover.map_or(UNNAMED, |m| m.as_str()).to_owned();
    }
    Ok(())
}

/// Columns of dates that put the month first, whatever they stand for.
fn dates(columns: &[String], rows: &[Row], out: &Preview, tenant: &Tenant) -> Vec<usize> {
    let is_date = |i: &usize| matches!(out.options.columns.get(*i), Some(Target::BirthDate | Target::Custom(_)));
    let first = |i: &usize| {
        super::cells::date::month_first(rows.iter().filter_map(|r| r.cells.get(*i)).map(String::as_str), &tenant.country)
    };
    (0..columns.len()).filter(is_date).filter(first).collect()
}

/// Where people can go and what columns may stand for: branches, purposes, fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Branches the caller has the right over.
    pub branches: Vec<Organisation>,
    /// Purposes people may agree to.
    pub purposes: Vec<Purpose>,
    /// Fields: identifier and name.
    pub fields: Vec<(FieldId, String)>,
}

/// What the page of an import offers.
///
/// # Errors
/// [`ApiError::Forbidden`] without the right.
pub async fn choices(engine: &Engine, actor: &Actor) -> Result<Choices> {
    let branches = branches(engine, actor, Capability::PeopleWrite).await?;
    let purposes = consent::purposes_of_all(engine, actor, &branches).await?;
    let mut tx = engine.read().await?;
    let fields = custom::visible(engine, &mut tx, actor, Capability::PeopleWrite).await?;
    let fields = fields.into_iter().map(|f| (f.id, f.name)).collect();
    Ok(Choices { branches, purposes, fields })
}

/// Starts an import under these options, as a job.
///
/// # Errors
/// Problems on `organisation`, `origin`, `told`, `basis`, `columns`; [`ApiError::NotFound`] without the right over the organisation;
/// [`ApiError::Conflict`] `import` if it has begun.
pub async fn start(engine: &Engine, actor: &Actor, import: ImportId, options: &ImportOptions) -> Result<()> {
    let organisation = check(options)?;
    let branches = branches(engine, actor, Capability::PeopleWrite).await?;
    let purposes = consent::purposes_of_all(engine, actor, &branches).await?;
    let mut tx = engine.write().await?;
    let stored = view::seen(engine, &mut tx, actor, import).await?;
    access::require_on(&mut tx, actor, Capability::PeopleWrite, organisation).await?;
    let fields = custom::visible(engine, &mut tx, actor, Capability::PeopleWrite).await?;
    let mut kept = options.clone();
    for column in &mut kept.columns {
        let gone = match column {
            Target::Custom(field) => !fields.iter().any(|f| f.id == *field),
            Target::Consent(purpose, channel) => !purposes.iter().any(|p| p.id == *purpose && p.channels.contains(channel)),
            _ => false,
        };
        if gone {
            *column = Target::Ignore;
        }
    }
    let sheet = stored.sheets.0.get(kept.sheet).cloned().unwrap_or_default();
    let total = (sheet.rows - sheet.above).max(0);
    if exec!(&mut tx, sql::START, actor.tenant, import, Json(&kept), total)? == 0 {
        return Err(ApiError::Conflict("import".into()).into());
    }
    jobs::enqueue(engine, &mut tx, actor.tenant, &JobPayload::ImportPeople { import }).await?;
    let act = Act { action: "people.imported", subject_kind: "import", subject: Some(import.0) };
    let detail = serde_json::json!({ "organisation": organisation, "basis": kept.basis, "rows": total });
    audit::record(engine, &mut tx, actor.tenant, Who::Account(actor), act, detail).await?;
    tx.commit().await
}

fn check(options: &ImportOptions) -> Result<OrganisationId> {
    let mut check = Check::new();
    check.text("origin", &options.origin, 500);
    check.text("told", &options.told, 1000);
    check.ensure(options.basis.is_some(), "basis", Problem::Required);
    check.ensure(options.organisation.is_some(), "organisation", Problem::Required);
    let names =
        |t: &Target| matches!(t, Target::FullName | Target::GivenName | Target::FamilyName | Target::Email(_) | Target::Phone(_));
    check.ensure(options.columns.iter().any(names), "columns", Problem::Required);
    check.done()?;
    options.organisation.ok_or_else(|| ApiError::field("organisation", Problem::Required).into())
}

/// Stops an import for now, lets it go on, or ends it. What was taken in stays.
///
/// # Errors
/// [`ApiError::NotFound`] if it is not the caller's to see; [`ApiError::Conflict`] `import` if it does not stand so that it could.
pub async fn turn(engine: &Engine, actor: &Actor, import: ImportId, to: ImportState) -> Result<()> {
    let mut tx = engine.write().await?;
    let stored = view::seen(engine, &mut tx, actor, import).await?;
    let from = stored.state;
    if let Some(organisation) = stored.options.0.organisation {
        // One's own import is still seen by who has lost the right since, and no more than that.
        access::require_on(&mut tx, actor, Capability::PeopleWrite, organisation).await?;
    }
    let tenant = actor.tenant;
    match (from, to) {
        (ImportState::Running, ImportState::Paused) => exec!(&mut tx, sql::MOVE, tenant, import, from, to)?,
        (ImportState::Paused, ImportState::Running) => {
            jobs::enqueue(engine, &mut tx, tenant, &JobPayload::ImportPeople { import }).await?;
            exec!(&mut tx, sql::MOVE, tenant, import, from, to)?
        }
        (ImportState::Running | ImportState::Paused, ImportState::Cancelled) => {
            exec!(&mut tx, sql::END, tenant, import, from, to, engine.now())?;
            exec!(&mut tx, sql::DELETE_PARTS, tenant, import)?
        }
        (ImportState::Done | ImportState::Cancelled, ImportState::Undoing) => {
            jobs::enqueue(engine, &mut tx, tenant, &JobPayload::UndoImport { import, by: Some(actor.account) }).await?;
            exec!(&mut tx, sql::MOVE, tenant, import, from, to)?
        }
        _ => return Err(ApiError::Conflict("import".into()).into()),
    };
    let act = Act { action: "people.import_turned", subject_kind: "import", subject: Some(import.0) };
    audit::record(engine, &mut tx, tenant, Who::Account(actor), act, serde_json::json!({ "to": to })).await?;
    tx.commit().await
}
