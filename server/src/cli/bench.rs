//! `hustings bench`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::bench::{self, Options, Scale, reference};
use crate::config::Config;

/// Options of `bench`.
#[derive(Debug, Args)]
pub(super) struct Bench {
    /// Only this group of rows (there is one: pages).
    #[arg(long)]
    only: Option<String>,
    /// How long and how often is measured.
    #[arg(long, value_enum, default_value = "small")]
    scale: Scale,
    /// A Postgres server on which databases may be made and dropped; without it only SQLite is measured.
    #[arg(long)]
    postgres: Option<String>,
    /// The script that makes a first visit in a browser; without it those rows are left out.
    #[arg(long)]
    visit: Option<PathBuf>,
    /// Where the list of rows is written.
    #[arg(long, default_value = "target/bench.json")]
    out: PathBuf,
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// What the product is measured against: a bare handler that returns a file, and one that writes what a sign-up writes.
    Reference {
        /// Address to serve on.
        #[arg(long)]
        at: SocketAddr,
        /// The body to return.
        #[arg(long)]
        body: PathBuf,
        /// Its content encoding.
        #[arg(long, default_value = "")]
        encoding: String,
    },
}

pub(super) async fn run(config: &Config, args: Bench) -> anyhow::Result<ExitCode> {
    match args.part {
        Some(Part::Reference { at, body, encoding }) => reference::serve(config, at, &body, &encoding).await?,
        None => {
            let Bench { only, scale, postgres, visit, out, .. } = args;
            bench::run(&Options { only, scale, postgres, visit, out, site: config.site.clone() }).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
