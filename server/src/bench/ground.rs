//! Two equal databases with the demo in them, one for each side.

use anyhow::{Context, ensure};
use engine::tokens::Keys;
use engine::{Clock, Db, Engine, Ids, db, exec, tenants, value};
use sqlx::{AssertSqlSafe, Executor};

use crate::demo;

/// Where both sides work.
pub(super) struct Ground {
    pub database: &'static str,
    /// Address of the product's database.
    pub ours: String,
    /// Address of the reference's.
    pub reference: String,
    /// The name of the event everybody wants to go to, as its page has it.
    pub event: String,
    server: Option<String>,
    _folder: Option<Folder>,
}

/// A folder that goes away with its owner.
struct Folder(std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(e) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(error = %e, "{} stays behind", self.0.display());
        }
    }
}

impl Ground {
    pub async fn sqlite() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("hustings-bench-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        let folder = Folder(path);
        let file = |name: &str| folder.0.join(name);
        let url = |name: &str| format!("sqlite:{}", file(name).display());
        let (ours, reference) = (url("ours.db"), url("reference.db"));
        let event = fill(&ours).await?;
        // Closed, so there is nothing of it outside the file.
        std::fs::copy(file("ours.db"), file("reference.db"))?;
        Ok(Self { database: "sqlite", ours, reference, event, server: None, _folder: Some(folder) })
    }

    pub async fn postgres(server: &str) -> anyhow::Result<Self> {
        let url = |name: &str| -> anyhow::Result<String> {
            let (front, _) = server.rsplit_once('/').context("the Postgres address must end in a database")?;
            Ok(format!("{front}/{name}"))
        };
        on_server(server, ["CREATE DATABASE hustings_bench_ours"]).await?;
        let (ours, reference) = (url("hustings_bench_ours")?, url("hustings_bench_reference")?);
        let event = fill(&ours).await?;
        on_server(server, ["CREATE DATABASE hustings_bench_reference TEMPLATE hustings_bench_ours"]).await?;
        Ok(Self { database: "postgres", ours, reference, event, server: Some(server.to_owned()), _folder: None })
    }

    /// Takes away what was made on a server.
    pub async fn clear(&self) -> anyhow::Result<()> {
        let Some(server) = &self.server else { return Ok(()) };
        on_server(
            server,
            [
                "DROP DATABASE IF EXISTS hustings_bench_ours WITH (FORCE)",
                "DROP DATABASE IF EXISTS hustings_bench_reference WITH (FORCE)",
            ],
        )
        .await
    }
}

/// Runs statements made of constants on the server itself.
pub(super) async fn on_server(server: &str, statements: impl IntoIterator<Item = impl Into<String>>) -> anyhow::Result<()> {
    let Db::Postgres(pool) = Db::open(server).await? else { anyhow::bail!("--postgres must name a Postgres server") };
    for statement in statements {
        let statement: String = statement.into();
        pool.execute(AssertSqlSafe(statement.clone())).await.with_context(|| format!("the server refuses: {statement}"))?;
    }
    pool.close().await;
    Ok(())
}

/// The demo, with an event that has room for everybody; gives its name.
async fn fill(url: &str) -> anyhow::Result<String> {
    let db = Db::open(url).await?;
    db::migrate::run(&db).await?;
    let engine = Engine {
        db,
        clock: Clock::system(),
        ids: Ids::random(),
        keys: Keys::from_secret("for measuring, and nothing else"),
        outgoing: std::sync::Arc::new(engine::mail::Outgoing::Mailbox),
        base_url: "http://127.0.0.1".into(),
        public: Default::default(),
    };
    ensure!(demo::fill(&engine).await?, "the database to measure on is not empty");
    let (tenant, _) = tenants::hosts(&engine).await?.into_iter().next().context("the demo has no tenant")?;
    let mut tx = engine.write().await?;
    let event = value!(
        &mut tx,
        String,
        "SELECT slug FROM event WHERE tenant_id = $1 AND state = 'published' AND visibility = 'public' AND start_at > $2
            ORDER BY start_at DESC LIMIT 1",
        tenant.id,
        engine.now()
    )?;
    exec!(&mut tx, "UPDATE event SET capacity = 1000000 WHERE tenant_id = $1 AND slug = $2", tenant.id, &event)?;
    tx.commit().await?;
    engine.db.close().await;
    Ok(event)
}
