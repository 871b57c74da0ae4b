//! `hustings import people`: the contact database filled from a sheet, as the page does it, by somebody who runs the server.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use domain::access::Actor;
use domain::consent::Basis;
use domain::imports::{ImportOptions, OnMatch, texts};
use domain::locale::Locale;
use domain::tenants::Tenant;
use engine::{Engine, access, db, imports, team, tenants};

use super::import::tenant;
use crate::config::Config;

/// From where, on whose behalf, and why it is lawful.
#[derive(Debug, Args)]
pub(super) struct People {
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The tenant's short name; may be left out if there is only one.
    #[arg(long)]
    tenant: Option<String>,
    /// Login of the colleague who imports: rights and records are theirs.
    #[arg(long)]
    account: String,
    /// Short name of the branch people belong to; the topmost organisation if it is left out.
    #[arg(long)]
    branch: Option<String>,
    /// Where the data came from.
    #[arg(long)]
    origin: String,
    /// What people were told.
    #[arg(long)]
    told: String,
    /// Why it is lawful: consent, membership or `legitimate_interest`.
    #[arg(long)]
    basis: String,
    /// What happens to people who are known already: fill, overwrite or leave.
    #[arg(long, default_value = "fill")]
    on_match: String,
    /// What the columns stand for, in their order, between commas (`given_name,email:any,ignore`); guessed if it is left out.
    #[arg(long, default_value = "")]
    columns: String,
    /// Tags for everybody, between commas.
    #[arg(long, default_value = "")]
    tags: String,
    /// Only say what would happen.
    #[arg(long)]
    preview: bool,
}

pub(super) async fn run(config: &Config, asked: People) -> anyhow::Result<ExitCode> {
    let db = config.open().await?;
    db::migrate::run(&db).await?;
    let engine = config.engine(db).await?;
    let tenant = tenant(&engine, asked.tenant.as_deref()).await?;
    let actor = actor(&engine, &tenant, &asked.account).await?;
    let options = options(&engine, &tenant, &asked).await?;
    let mut out = std::io::stdout();
    for file in &asked.files {
        if asked.preview {
            let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let import = imports::stage(&engine, &actor, &name, file)
                .await
                .with_context(|| format!("{} can't be read", file.display()))?;
            let preview = imports::preview(&engine, &actor, import, &options).await?;
            imports::discard_staged(&engine, &actor, import).await?;
            writeln!(out, "{}: preview, nothing is changed", file.display())?;
            let columns: Vec<String> = preview.options.columns.iter().map(ToString::to_string).collect();
            writeln!(out, "  columns: {}", columns.join(","))?;
            counts(&mut out, &preview.counts)?;
        } else {
            let view = imports::import_file(&engine, &actor, file, &options).await?;
            writeln!(out, "{}: {}", file.display(), imports::summary(&view))?;
            counts(&mut out, &view.counts)?;
        }
    }
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn actor(engine: &Engine, tenant: &Tenant, login: &str) -> anyhow::Result<Actor> {
    let mut tx = engine.read().await?;
    let account =
        team::account_by_email(&mut tx, tenant.id, login).await?.with_context(|| format!("nobody logs in as {login}"))?;
    access::load(engine, &mut tx, tenant.id, account).await?.with_context(|| format!("the login {login} is closed"))
}

async fn options(engine: &Engine, tenant: &Tenant, asked: &People) -> anyhow::Result<ImportOptions> {
    let mut tx = engine.read().await?;
    let organisation = match &asked.branch {
        Some(slug) => tenants::branches(&mut tx, tenant.id).await?.into_iter().find(|b| b.slug == *slug).map(|b| b.id),
        None => tenants::root(&mut tx, tenant.id).await?,
    };
    let Some(basis) = Basis::parse(&asked.basis) else { bail!("--basis is consent, membership or legitimate_interest") };
    let Some(on_match) = OnMatch::parse(&asked.on_match) else { bail!("--on-match is fill, overwrite or leave") };
    let list = |text: &str| text.split(',').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let columns = list(&asked.columns).iter().map(|c| c.parse()).collect::<Result<Vec<_>, _>>();
    let Ok(columns) = columns else { bail!("--columns has a word that stands for nothing") };
    Ok(ImportOptions {
        organisation: Some(organisation.context("there is no such branch")?),
        columns,
        on_match,
        tags: list(&asked.tags),
        origin: asked.origin.clone(),
        told: asked.told.clone(),
        basis: Some(basis),
        ..ImportOptions::default()
    })
}

fn counts(out: &mut impl Write, c: &domain::imports::Counts) -> anyhow::Result<()> {
    writeln!(
        out,
        "  {} rows: {} created, {} updated, {} as before, {} not taken",
        c.rows, c.created, c.updated, c.same, c.refused
    )?;
    for (kind, n) in &c.issues {
        writeln!(out, "  {n} × {}", domain::l10n::text(Locale::En, texts::issue(*kind)))?;
    }
    Ok(())
}
