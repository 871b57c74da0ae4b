//! `hustings serve` and `hustings worker`.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use engine::jobs::{self, Lane, Worker};
use engine::{Engine, db, tenants};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::http;

/// How long requests and jobs in hand may take to end when told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Options of `serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Serve pages only: jobs are worked by `hustings worker` elsewhere.
    #[arg(long)]
    no_worker: bool,
}

/// Serves until told to stop; then finishes requests and gives jobs back.
pub(super) async fn serve(config: Config, args: Serve) -> anyhow::Result<ExitCode> {
    let engine = start(&config).await?;
    let stop = CancellationToken::new();
    let worker = (!args.no_worker).then(|| tokio::spawn(work(engine.clone(), stop.clone())));
    let router = http::router(engine.clone(), &config).await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("can't listen on {}; is something else using it?", config.listen))?;
    println!("Hustings is at {}", config.base_url);
    let signal = stop.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        signal.cancel();
    });
    let served = axum::serve(listener, router.into_make_service_with_connect_info::<std::net::SocketAddr>())
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    tokio::select! {
        result = served => result?,
        () = async { stop.cancelled().await; tokio::time::sleep(GRACE).await } => tracing::warn!("some requests did not end in time"),
    }
    if let Some(worker) = worker {
        tokio::time::timeout(GRACE, worker).await.context("the worker did not stop in time")??;
    }
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Works jobs until told to stop.
pub(super) async fn worker(config: Config) -> anyhow::Result<ExitCode> {
    let engine = start(&config).await?;
    let stop = CancellationToken::new();
    let signal = stop.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        signal.cancel();
    });
    println!("Working jobs of {}", config.database_shown());
    work(engine.clone(), stop).await;
    engine.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A worker for each lane.
async fn work(engine: Engine, stop: CancellationToken) {
    tokio::join!(Worker::new(engine.clone(), Lane::Any).run(stop.clone()), Worker::new(engine, Lane::Quick).run(stop));
}

/// An engine on a migrated database, with the jobs that repeat themselves waiting.
async fn start(config: &Config) -> anyhow::Result<Engine> {
    let db = config.open().await?;
    db::migrate::run(&db).await?;
    let engine = config.engine(db).await?;
    for (tenant, _) in tenants::hosts(&engine).await? {
        let mut tx = engine.write().await?;
        jobs::ensure_recurring(&engine, &mut tx, tenant.id).await?;
        tx.commit().await?;
    }
    Ok(engine)
}

async fn told_to_stop() {
    let interrupt = async {
        if let Err(e) = tokio::signal::ctrl_c().await {
            tracing::error!(error = %e, "no interrupt can be heard");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(e) => {
                tracing::error!(error = %e, "no termination signal can be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping: requests end, jobs are given back");
}
