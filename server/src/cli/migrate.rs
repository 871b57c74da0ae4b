//! `hustings migrate`.

use std::process::ExitCode;

use crate::config::Config;

/// Migrates and says so.
pub(super) async fn migrate(config: &Config) -> anyhow::Result<ExitCode> {
    let db = config.open().await?;
    let count = engine::db::migrate::run(&db).await?;
    println!("The database {} is up to date ({count} migrations).", config.database_shown());
    db.close().await;
    Ok(ExitCode::SUCCESS)
}
