//! `hustings reindex`.

use std::process::ExitCode;

use engine::{db, people, tenants};

use crate::config::Config;

/// Makes the words people are found by anew, for every tenant, and says how many people there were.
pub(super) async fn reindex(config: &Config) -> anyhow::Result<ExitCode> {
    let db = config.open().await?;
    db::migrate::run(&db).await?;
    let engine = config.engine(db).await?;
    for (tenant, _) in tenants::hosts(&engine).await? {
        let people = people::search::rebuild(&engine, &tenant).await?;
        println!("{}: {people} people", tenant.name);
    }
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}
