//! `hustings import`: people, boundaries, postcodes and crosswalks from files.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use domain::locale::Locale;
use domain::representatives::import::{Change, Fault, ImportKind, ImportOptions, Issues, Report, What};
use domain::representatives::texts;
use domain::tenants::Tenant;
use engine::audit::{self, Act, Who};
use engine::{Engine, db, representatives, tenants};

use crate::config::Config;

/// What to import.
#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// People, bodies and memberships: Popolo JSON, in either of its dialects.
    Popolo(Files),
    /// Boundaries: GeoJSON, a collection or one feature a file.
    Boundaries(Files),
    /// A table from postcodes, ranges of postcodes or streets to areas.
    Postcodes(Files),
    /// A table from one kind of area to another, e.g. from municipalities to constituencies.
    Crosswalk(Files),
    /// People for the contact database, from any sheet or cards.
    People(super::import_people::People),
}

/// From where, and how to read it. What is not said is guessed; `--preview` says what was guessed.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The tenant's short name; may be left out if there is only one.
    #[arg(long)]
    tenant: Option<String>,
    /// Only say what would change.
    #[arg(long)]
    preview: bool,
    /// Name of the source. Rows of other sources are never touched.
    #[arg(long, default_value = "")]
    source: String,
    /// People: national, regional, municipal, local, union. Boundaries: constituency, country, region, municipality, ward, postcode.
    #[arg(long, default_value = "")]
    level: String,
    /// Name of the set of codes; for tables, of the codes they lead to.
    #[arg(long, default_value = "")]
    scheme: String,
    /// Property or column with the code, or a pattern such as {state}-{district}.
    #[arg(long, default_value = "")]
    code: String,
    /// Property or column with the name.
    #[arg(long, default_value = "")]
    name: String,
    /// Crosswalk: column with the code led to. Postcodes: column with the last postcode of a range.
    #[arg(long, default_value = "")]
    to: String,
    /// Crosswalk: column with the name led to.
    #[arg(long, default_value = "")]
    to_name: String,
    /// Column with the postcode.
    #[arg(long, default_value = "")]
    postcode: String,
    /// Column with the street.
    #[arg(long, default_value = "")]
    street: String,
    /// Column with the first house number, or a range.
    #[arg(long, default_value = "")]
    number_from: String,
    /// Column with the last house number.
    #[arg(long, default_value = "")]
    number_to: String,
    /// First day on which the boundaries hold, YYYY-MM-DD.
    #[arg(long, default_value = "")]
    valid_from: String,
    /// The file is only a part: end nothing that is not in it.
    #[arg(long)]
    partial: bool,
}

impl Files {
    fn options(&self, kind: ImportKind) -> ImportOptions {
        ImportOptions {
            kind,
            source: self.source.clone(),
            level: self.level.clone(),
            scheme: self.scheme.clone(),
            code: self.code.clone(),
            name: self.name.clone(),
            to: self.to.clone(),
            to_name: self.to_name.clone(),
            postcode: self.postcode.clone(),
            street: self.street.clone(),
            number_from: self.number_from.clone(),
            number_to: self.number_to.clone(),
            valid_from: self.valid_from.clone(),
            // Several files are parts of one set: none of them may end what the others brought.
            complete: (self.partial || self.files.len() > 1).then_some(false),
        }
    }
}

pub(super) async fn run(config: &Config, command: Import) -> anyhow::Result<ExitCode> {
    let (kind, from) = match command {
        Import::Popolo(from) => (ImportKind::Popolo, from),
        Import::Boundaries(from) => (ImportKind::Boundaries, from),
        Import::Postcodes(from) => (ImportKind::Postcodes, from),
        Import::Crosswalk(from) => (ImportKind::Crosswalk, from),
        Import::People(people) => return super::import_people::run(config, people).await,
    };
    let db = config.open().await?;
    db::migrate::run(&db).await?;
    let engine = config.engine(db).await?;
    let tenant = tenant(&engine, from.tenant.as_deref()).await?;
    let options = from.options(kind);
    let mut out = std::io::stdout();
    for file in &from.files {
        let bytes = std::fs::read(file).with_context(|| format!("{} can't be read", file.display()))?;
        if from.preview {
            let p = representatives::preview(&engine, tenant.id, &bytes, &options).await?;
            writeln!(out, "{}: preview, nothing is changed", file.display())?;
            if let Some(fault) = p.fault {
                return refuse(&fault, &p.columns);
            }
            writeln!(out, "  read as: {}", serde_json::to_string(&p.options)?)?;
            for row in p.samples {
                writeln!(out, "  | {}", row.join(" | "))?;
            }
            write(&mut out, &Report { changes: p.changes, issues: p.issues, ..Report::default() })?;
        } else {
            let report = representatives::import_file(&engine, tenant.id, &bytes, &options).await?;
            writeln!(out, "{}: imported", file.display())?;
            if let Some(fault) = report.fault {
                return refuse(&fault, &[]);
            }
            write(&mut out, &report)?;
            let mut tx = engine.write().await?;
            let act = Act { action: "representatives.imported", subject_kind: "import", subject: None };
            audit::record(&engine, &mut tx, tenant.id, Who::System, act, &options).await?;
            tx.commit().await?;
        }
    }
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn tenant(engine: &Engine, slug: Option<&str>) -> anyhow::Result<Tenant> {
    if let Some(slug) = slug {
        let mut tx = engine.read().await?;
        return tenants::by_slug(&mut tx, slug).await?.with_context(|| format!("there is no tenant {slug}"));
    }
    let mut all = tenants::hosts(engine).await?;
    match (all.pop(), all.is_empty()) {
        (Some((tenant, _)), true) => Ok(tenant),
        (None, _) => bail!("there is no tenant yet: run `hustings demo` or `hustings admin tenant`"),
        _ => bail!("there are several tenants: say which with --tenant"),
    }
}

fn refuse(fault: &Fault, columns: &[String]) -> anyhow::Result<ExitCode> {
    let columns = if columns.is_empty() { String::new() } else { format!(" (there are: {})", columns.join(", ")) };
    let text = domain::l10n::text(Locale::En, texts::fault(fault.kind));
    bail!("{text} {}{columns}", fault.detail)
}

fn write(out: &mut impl Write, report: &Report) -> anyhow::Result<()> {
    for (what, c) in &report.changes {
        let Change { in_file, new, changed, same, ended } = c;
        let name = domain::l10n::text(Locale::En, texts::what(*what));
        match what {
            What::Sitting | What::SittingWithEmail => writeln!(out, "  {name}: {in_file}")?,
            _ => writeln!(out, "  {name}: {in_file} in the file; {new} new, {changed} changed, {same} as before, {ended} ended")?,
        }
    }
    write_issues(out, &report.issues)?;
    let left = &report.leftovers;
    if left.seats_total > 0 {
        writeln!(
            out,
            "  districts with seats that no place leads to: {} ({})",
            left.seats_total,
            first(&left.seats_without_area)
        )?;
    }
    if left.areas_total > 0 {
        writeln!(out, "  places that lead to nobody: {} ({})", left.areas_total, first(&left.areas_without_seat))?;
    }
    Ok(())
}

fn write_issues(out: &mut impl Write, issues: &Issues) -> anyhow::Result<()> {
    for (kind, n) in &issues.totals {
        writeln!(out, "  {} ({n})", domain::l10n::text(Locale::En, texts::issue(*kind)))?;
        for i in issues.items.iter().filter(|i| i.kind == *kind).take(5) {
            let row = if i.row > 0 { format!("{}: ", i.row) } else { String::new() };
            writeln!(out, "    {row}{}", i.detail)?;
        }
    }
    Ok(())
}

fn first(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(10).map(String::as_str).collect();
    let more = if names.len() > shown.len() { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
