//! `hustings demo`.

use std::process::ExitCode;

use clap::Args;
use engine::db;

use crate::config::Config;
use crate::demo;

/// Options of `demo`.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Throw everything in the database away first.
    #[arg(long)]
    reset: bool,
}

/// Fills an empty database with the demo.
pub(super) async fn run(config: &Config, args: Demo) -> anyhow::Result<ExitCode> {
    let db = config.open().await?;
    if args.reset {
        db::migrate::wipe(&db).await?;
    }
    db::migrate::run(&db).await?;
    let engine = config.engine(db).await?;
    if demo::fill(&engine).await? {
        println!("The demo is in {}.", config.database_shown());
    } else {
        println!("{} is not empty: nothing was added. `hustings demo --reset` starts over.", config.database_shown());
    }
    println!("{}", demo::logins());
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}
