//! What tests stand on: an empty migrated database per test, on SQLite and on a real Postgres, a clock that stands still,
//! and two tenants, so that every test can ask what the other one sees.

#![expect(clippy::expect_used, reason = "a test whose surroundings can't be made has failed")]

use std::sync::Arc;

use domain::access::{Actor, Role};
use domain::ids::OrganisationId;
use domain::locale::Locale;
use domain::tenants::Tenant;
use domain::time::Timestamp;
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};
use tokio::sync::OnceCell;

use crate::mail::Outgoing;
use crate::public_version::PublicVersions;
use crate::tenants::NewTenant;
use crate::tokens::{self, Keys};
use crate::{Clock, Db, Engine, Ids, db, team, tenants};

/// Names the Postgres server tests may make databases on, e.g. `postgres://postgres@127.0.0.1:5433/postgres`.
pub const POSTGRES_URL: &str = "HUSTINGS_TEST_POSTGRES_URL";

/// 2026-11-22T12:00:00Z, where every test begins.
pub const START: Timestamp = Timestamp(1_795_348_800_000_000);

/// An engine on a database of its own.
#[derive(Debug)]
pub struct TestEngine {
    /// The engine.
    pub engine: Engine,
    /// The tenant of the test.
    pub tenant: Tenant,
    /// Its national organisation.
    pub root: OrganisationId,
    /// Somebody with the owner's role over everything.
    pub owner: Actor,
    /// A tenant that must never see anything of the first.
    pub other_tenant: Tenant,
    /// The other tenant's owner.
    pub other_owner: Actor,
    _folder: Option<tempfile::TempDir>,
}

/// Runs every test twice: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! both_databases {
    ($(async fn $name:ident($t:ident: TestEngine) $body:block)+) => {$(
        mod $name {
            use super::*;
            async fn body($t: $crate::testing::TestEngine) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() { body($crate::testing::TestEngine::sqlite().await).await; }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() { body($crate::testing::TestEngine::postgres().await).await; }
        }
    )+};
}

impl TestEngine {
    /// On a new SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        let db = Db::open(&url).await.expect("a SQLite file");
        db::migrate::run(&db).await.expect("migrations on SQLite");
        Self::with(db, Some(folder)).await
    }

    /// On a new database of the Postgres server that [`POSTGRES_URL`] names.
    pub async fn postgres() -> Self {
        let db = Db::open(&new_postgres_database().await).await.expect("a Postgres database");
        Self::with(db, None).await
    }

    async fn with(db: Db, folder: Option<tempfile::TempDir>) -> Self {
        let engine = Engine {
            db,
            clock: Clock::standing(START),
            ids: Ids::seeded(7),
            keys: Keys::from_secret("test"),
            outgoing: Arc::new(Outgoing::Mailbox),
            base_url: "http://hustings.test".into(),
            public: PublicVersions::default(),
        };
        let (tenant, root, owner) = tenant_with_owner(&engine, "meadow").await;
        let (other_tenant, _, other_owner) = tenant_with_owner(&engine, "harbour").await;
        Self { engine, tenant, root, owner, other_tenant, other_owner, _folder: folder }
    }

    /// A further member of the team with one role over one organisation.
    pub async fn member(&self, role: Role, organisation: OrganisationId) -> Actor {
        let mut tx = self.engine.write().await.expect("a transaction");
        let email = format!("{}@example.org", tokens::readable(8).to_lowercase());
        let account = team::create_account(&self.engine, &mut tx, self.tenant.id, &email, "Test Member", Locale::En, None)
            .await
            .expect("an account");
        team::give_role(&self.engine, &mut tx, self.tenant.id, account, role, organisation, None, None).await.expect("a role");
        let actor = crate::access::load(&self.engine, &mut tx, self.tenant.id, account).await.expect("rights").expect("an actor");
        tx.commit().await.expect("commit");
        actor
    }
}

/// A further tenant with its national organisation and somebody who owns it.
pub async fn tenant_with_owner(engine: &Engine, slug: &str) -> (Tenant, OrganisationId, Actor) {
    let new = NewTenant {
        slug: slug.into(),
        name: format!("The {slug} party"),
        locale: Locale::En,
        zone: "Europe/Copenhagen".into(),
        country: "DK".into(),
        currency: "DKK".into(),
        mail_from: format!("hello@{slug}.example.org"),
        privacy_contact: format!("privacy@{slug}.example.org"),
    };
    let (tenant, root) = tenants::create(engine, &new).await.expect("a tenant");
    let mut tx = engine.write().await.expect("a transaction");
    let email = format!("owner@{slug}.example.org");
    let account =
        team::create_account(engine, &mut tx, tenant.id, &email, "Olga Owner", Locale::En, None).await.expect("an account");
    team::give_role(engine, &mut tx, tenant.id, account, Role::Owner, root, None, None).await.expect("a role");
    let actor = crate::access::load(engine, &mut tx, tenant.id, account).await.expect("rights").expect("an actor");
    tx.commit().await.expect("commit");
    (tenant, root, actor)
}

/// Every value of every row of every table, a line each: `table.column=value`. Shows whether something was really erased.
///
/// # Panics
/// If a table can't be read.
pub async fn everything(tx: &mut crate::Tx) -> String {
    dump(tx, "").await
}

/// The same of one tenant, leaving out what anybody's knocking leaves behind: counts of tries and what was typed.
///
/// # Panics
/// If a table can't be read.
pub async fn everything_of(tx: &mut crate::Tx, tenant: domain::ids::TenantId) -> Vec<String> {
    let only = match tx {
        crate::Tx::Sqlite(_) => format!("WHERE tenant_id = X'{}'", tenant.0.simple()),
        crate::Tx::Postgres(_) => format!("WHERE tenant_id = '{tenant}'"),
    };
    let all = dump(tx, &only).await;
    let mut lines: Vec<String> =
        all.lines().filter(|l| !l.starts_with("throttle.") && !l.starts_with("draft.")).map(str::to_owned).collect();
    lines.sort();
    lines
}

/// `only` narrows the tables that belong to tenants.
async fn dump(tx: &mut crate::Tx, only: &str) -> String {
    let tables: Vec<(String,)> = match tx {
        crate::Tx::Sqlite(_) => {
            crate::all!(tx, (String,), "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                .expect("the table can be read")
        }
        crate::Tx::Postgres(_) => crate::all!(
            tx,
            (String,),
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'"
        )
        .expect("the table can be read"),
    };
    let mut out = String::new();
    for (table,) in tables {
        let columns: Vec<(String,)> = match tx {
            crate::Tx::Sqlite(_) => {
                crate::all!(tx, (String,), AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')")))
                    .expect("the table can be read")
            }
            crate::Tx::Postgres(_) => {
                let sql = format!(
                    "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
                );
                crate::all!(tx, (String,), AssertSqlSafe(sql)).expect("the table can be read")
            }
        };
        let only = if columns.iter().any(|(name,)| name == "tenant_id") { only } else { "" };
        for (column,) in columns {
            let sql = match tx {
                crate::Tx::Sqlite(_) => format!(
                    "SELECT CASE WHEN typeof({column}) = 'blob' THEN hex({column}) ELSE COALESCE(CAST({column} AS TEXT), '') END FROM {table} {only}"
                ),
                crate::Tx::Postgres(_) => format!("SELECT COALESCE(CAST({column} AS TEXT), '') FROM {table} {only}"),
            };
            for (value,) in crate::all!(tx, (String,), AssertSqlSafe(sql)).expect("the table can be read") {
                out.push_str(&format!("{table}.{column}={value}\n"));
            }
        }
    }
    out
}

/// Makes an empty, migrated database and gives its address. The first call of a process prepares a template; the rest copy it.
pub async fn new_postgres_database() -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let server = std::env::var(POSTGRES_URL)
        .unwrap_or_else(|_| panic!("{POSTGRES_URL} is not set: run `make test`, which starts a Postgres of its own"));
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("template_{}", tokens::readable(10).to_lowercase());
            run(&server, &format!("CREATE DATABASE {name}")).await;
            let db = Db::open(&with_name(&server, &name)).await.expect("the template");
            db::migrate::run(&db).await.expect("migrations on Postgres");
            db.close().await;
            name
        })
        .await;
    let name = format!("test_{}", tokens::readable(12).to_lowercase());
    run(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    with_name(&server, &name)
}

async fn run(server: &str, sql: &str) {
    let Db::Postgres(pool) = Db::open(server).await.expect("the Postgres server") else {
        panic!("{POSTGRES_URL} must name a Postgres")
    };
    // Two copies of one template at the same moment make Postgres refuse one: try again.
    for _ in 0..50 {
        match pool.execute(AssertSqlSafe(sql.to_owned()).into_sql_str()).await {
            Ok(_) => return pool.close().await,
            Err(e) if e.to_string().contains("being accessed by other users") => {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await
            }
            Err(e) => panic!("{sql}: {e}"),
        }
    }
    panic!("{sql}: the template stays busy");
}

fn with_name(server: &str, name: &str) -> String {
    let (front, query) = server.split_once('?').map_or((server, String::new()), |(f, q)| (f, format!("?{q}")));
    let (base, _) = front.rsplit_once('/').expect("an address that ends in a database");
    format!("{base}/{name}{query}")
}
