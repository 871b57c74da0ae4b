//! Measures the product against the least that could do the same: processes of their own, the same machine, turn by turn.

mod ground;
mod load;
mod pages;
mod people;
mod process;
pub mod reference;
mod report;
mod visit;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::ensure;
use clap::ValueEnum;

use self::ground::Ground;
use self::report::Row;

/// How long and how often is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Scale {
    /// A minute or two: to see where one stands.
    Small,
    /// Longer rounds and more of them: to quote.
    Full,
}

impl Scale {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Full => "full",
        }
    }

    /// Rounds of each side, odd so that there is one in the middle.
    const fn rounds(self) -> u32 {
        match self {
            Self::Small => 3,
            Self::Full => 7,
        }
    }

    const fn round(self) -> Duration {
        match self {
            Self::Small => Duration::from_secs(2),
            Self::Full => Duration::from_secs(6),
        }
    }

    /// Requests on their way at the same time.
    const fn connections(self) -> u32 {
        match self {
            Self::Small => 16,
            Self::Full => 32,
        }
    }
}

/// What to measure and where to write it.
#[derive(Debug)]
pub struct Options {
    /// Only this group.
    pub only: Option<String>,
    /// How long and how often.
    pub scale: Scale,
    /// A Postgres server on which databases may be made and dropped.
    pub postgres: Option<String>,
    /// The script that makes a first visit in a browser.
    pub visit: Option<PathBuf>,
    /// Where the list of rows is written.
    pub out: PathBuf,
    /// Folder with the built site.
    pub site: PathBuf,
}

/// Measures, prints a table and writes the list.
///
/// # Errors
/// If a server does not start, answers wrongly, or the list can't be written.
pub async fn run(options: &Options) -> anyhow::Result<()> {
    let wanted = |group: &str| options.only.as_deref().is_none_or(|only| only == group);
    ensure!(wanted(pages::GROUP) || wanted(people::GROUP), "the groups of rows are {} and {}", pages::GROUP, people::GROUP);
    let mut rows: Vec<Row> = Vec::new();
    if wanted(pages::GROUP) {
        rows.extend(all_pages(options).await?);
    }
    if wanted(people::GROUP) {
        rows.extend(people::measure(options).await?);
    }
    report::print(&rows);
    report::write(&rows, &options.out)
}

async fn all_pages(options: &Options) -> anyhow::Result<Vec<Row>> {
    ensure!(options.site.join("pkg/manifest.json").exists(), "there is no built site in {}", options.site.display());
    let mut rows = Vec::new();
    let sqlite = Ground::sqlite().await?;
    rows.extend(pages::measure(options, &sqlite).await?);
    match &options.visit {
        Some(script) => rows.extend(visit::measure(options, &sqlite, script).await?),
        None => println!("No browser script (--visit): the rows of first visits are left out."),
    }
    match &options.postgres {
        Some(server) => {
            let postgres = Ground::postgres(server).await?;
            let measured = pages::measure(options, &postgres).await;
            postgres.clear().await?;
            rows.extend(measured?);
        }
        None => println!("No Postgres server (--postgres): measured on SQLite only."),
    }
    Ok(rows)
}
