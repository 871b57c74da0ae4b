//! The servers that are measured: this program, started anew, so that each side has memory and threads of its own.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};

/// A server until it is dropped.
pub(super) struct Server {
    child: Child,
    pub at: SocketAddr,
}

impl Server {
    /// Starts this program with `args` and waits until it answers on `at`.
    pub async fn start(at: SocketAddr, args: &[&str]) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("this program can't be found")?;
        let mut command = Command::new(program);
        // Settings of the one who measures must not change what is measured.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HUSTINGS_")) {
            command.env_remove(name);
        }
        command.env("HUSTINGS_LOG", "error").args(args).stdin(Stdio::null()).stdout(Stdio::null());
        let mut server = Self { child: command.spawn().context("a server can't be started")?, at };
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(at).await.is_ok() {
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("a server ended before it answered: {status}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("no answer from {at}")
    }

    /// The product, on a database.
    pub async fn ours(database: &str, site: &std::path::Path) -> anyhow::Result<Self> {
        let at = free_address()?;
        let (listen, base, site) = (at.to_string(), format!("http://{at}"), site.display().to_string());
        let args = ["serve", "--database-url", database, "--listen", &listen, "--base-url", &base, "--site", &site];
        // Clients come from many addresses, as they would through a proxy: sign-ups from one address are limited.
        Self::start(at, &[&args[..], &["--mail", "mailbox", "--client-ip-header", super::load::CLIENT]].concat()).await
    }

    /// Most memory it ever held, in megabytes.
    pub fn peak_rss_mb(&self) -> anyhow::Result<f64> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).context("no /proc here")?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM in /proc")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").trim().parse().context("VmHWM is not understood")?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has nothing to lose: its database goes away with it.
        if let Err(e) = self.child.kill().and_then(|()| self.child.wait()) {
            tracing::warn!(error = %e, "a server could not be stopped");
        }
    }
}

/// An address of this machine that nobody listens on.
pub(super) fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}
