//! The command line.

mod admin;
mod bench;
mod check;
mod demo;
mod import;
mod import_people;
mod migrate;
mod reindex;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Settings};

/// Hustings, the political CRM.
#[derive(Debug, Parser)]
#[command(name = "hustings", version, about)]
pub struct Cli {
    /// Configuration file (TOML; the same names as the flags, with underscores).
    #[arg(long, global = true, env = "HUSTINGS_CONFIG")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and work the jobs.
    Serve(serve::Serve),
    /// Only work the jobs; as many of these as wanted, on as many machines.
    Worker,
    /// Bring the database to the shape this version expects.
    Migrate,
    /// Fill an empty database with a synthetic party in an invented country.
    Demo(demo::Demo),
    /// Make a tenant or an owner, reset a login.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Import representatives, districts and postcodes from files.
    #[command(subcommand)]
    Import(import::Import),
    /// Make the index people are searched by anew.
    Reindex,
    /// Measure pages and sign-ups against bare handlers; prints a table and writes a list.
    Bench(bench::Bench),
    /// Check configuration, database, mail and clock, and say how to mend what is wrong.
    Check,
}

impl Cli {
    /// Does what was asked.
    #[must_use]
    pub fn run(self) -> ExitCode {
        let filter = tracing_subscriber::EnvFilter::try_from_env("HUSTINGS_LOG").unwrap_or_else(|_| "info,sqlx=warn".into());
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
        let Self { config, settings, command } = self;
        let outcome = settings
            .decide(config.as_ref())
            .and_then(|config| tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(command.run(config)));
        match outcome {
            Ok(code) => code,
            Err(e) => {
                // The chain, one cause a line: what failed first, then why.
                eprintln!("hustings: {e}");
                e.chain().skip(1).for_each(|cause| eprintln!("  because: {cause}"));
                ExitCode::FAILURE
            }
        }
    }
}

impl Command {
    async fn run(self, config: Config) -> anyhow::Result<ExitCode> {
        match self {
            Self::Serve(args) => serve::serve(config, args).await,
            Self::Worker => serve::worker(config).await,
            Self::Migrate => migrate::migrate(&config).await,
            Self::Demo(args) => demo::run(&config, args).await,
            Self::Admin(command) => admin::run(&config, command).await,
            Self::Import(command) => import::run(&config, command).await,
            Self::Reindex => reindex::reindex(&config).await,
            Self::Bench(args) => bench::run(&config, args).await,
            Self::Check => check::check(&config).await,
        }
    }
}
