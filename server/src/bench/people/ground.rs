//! An empty tenant on either database, twice: for the program and for the database alone.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use domain::access::{Actor, Role};
use domain::locale::Locale;
use engine::tenants::{self, NewTenant};
use engine::tokens::Keys;
use engine::{Clock, Db, Engine, Ids, access, db, team};

use super::super::ground::on_server;
use super::reload;

/// Where the people go.
pub(super) struct Ground {
    pub database: &'static str,
    pub ours: String,
    pub alone: String,
    pub folder: PathBuf,
    server: Option<String>,
    name: String,
}

/// Names no database that anybody cares for.
const PREFIX: &str = "hustings_bench_people";

impl Ground {
    pub async fn sqlite(rows: usize) -> anyhow::Result<Self> {
        let folder = folder(rows)?;
        let url = |name: &str| format!("sqlite:{}", folder.join(name).display());
        let ground =
            Self { database: "sqlite", ours: url("ours.db"), alone: url("alone.db"), folder, server: None, name: String::new() };
        ground.prepare().await?;
        std::fs::copy(ground.folder.join("ours.db"), ground.folder.join("alone.db"))?;
        Ok(ground)
    }

    pub async fn postgres(server: &str, rows: usize) -> anyhow::Result<Self> {
        let (front, _) = server.rsplit_once('/').context("the Postgres address must end in a database")?;
        let name = format!("{PREFIX}_{rows}");
        let ground = Self {
            database: "postgres",
            ours: format!("{front}/{name}"),
            alone: format!("{front}/{name}_alone"),
            folder: folder(rows)?,
            server: Some(server.to_owned()),
            name: name.clone(),
        };
        on_server(server, [format!("CREATE DATABASE {name}")]).await?;
        ground.prepare().await?;
        on_server(server, [format!("CREATE DATABASE {name}_alone TEMPLATE {name}")]).await?;
        Ok(ground)
    }

    async fn prepare(&self) -> anyhow::Result<()> {
        let engine = self.engine().await?;
        db::migrate::run(&engine.db).await?;
        let new = NewTenant {
            slug: "bench".into(),
            name: "Bench".into(),
            locale: Locale::Da,
            zone: "Europe/Copenhagen".into(),
            country: "DK".into(),
            currency: "DKK".into(),
            mail_from: "bench@example.org".into(),
            privacy_contact: "bench@example.org".into(),
        };
        let (tenant, root) = tenants::create(&engine, &new).await?;
        let mut tx = engine.write().await?;
        let account = team::create_account(&engine, &mut tx, tenant.id, "owner@example.org", "Owner", Locale::En, None).await?;
        team::give_role(&engine, &mut tx, tenant.id, account, Role::Owner, root, None, None).await?;
        tx.commit().await?;
        engine.db.close().await;
        Ok(())
    }

    /// The program's own rules on this database.
    pub async fn engine(&self) -> anyhow::Result<Engine> {
        Ok(Engine {
            db: Db::open(&self.ours).await?,
            clock: Clock::system(),
            ids: Ids::random(),
            keys: Keys::from_secret("for measuring, and nothing else"),
            outgoing: std::sync::Arc::new(engine::mail::Outgoing::Mailbox),
            base_url: "http://127.0.0.1".into(),
            public: Default::default(),
        })
    }

    /// Who asks: an owner, who may see everybody.
    pub async fn owner(&self, engine: &Engine) -> anyhow::Result<Actor> {
        let (tenant, _) = tenants::hosts(engine).await?.into_iter().next().context("there is no tenant")?;
        let mut tx = engine.read().await?;
        let account = engine::value!(
            &mut tx,
            domain::ids::AccountId,
            "SELECT account_id FROM account WHERE tenant_id = $1 AND email = 'owner@example.org'",
            tenant.id
        )?;
        access::load(engine, &mut tx, tenant.id, account).await?.context("there is no owner")
    }

    /// The database alone, with the same rows: the time, and how many there are.
    pub async fn reload(&self) -> anyhow::Result<(Duration, i64)> {
        if self.server.is_some() {
            return reload::postgres(&self.ours, &self.alone, &self.folder).await;
        }
        reload::sqlite(&self.folder.join("ours.db"), &self.folder.join("alone.db")).await
    }

    /// Takes away what was made.
    pub async fn clear(&self) -> anyhow::Result<()> {
        if let Some(server) = &self.server {
            let drop = |name: &str| format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            on_server(server, [drop(&self.name), drop(&format!("{}_alone", self.name))]).await?;
        }
        std::fs::remove_dir_all(&self.folder).with_context(|| format!("{} stays behind", self.folder.display()))
    }
}

fn folder(rows: usize) -> anyhow::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("hustings-bench-people-{}-{rows}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
