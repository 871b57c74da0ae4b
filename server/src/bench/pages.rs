//! The rows of group `pages`: a public page and a sign-up, against bare handlers.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::ensure;

use super::ground::Ground;
use super::load::{self, get, once, post, rate};
use super::process::{Server, free_address};
use super::report::{Row, median, rounded};
use super::{Options, Scale};

/// Name of the group.
pub(super) const GROUP: &str = "pages";
/// Before each measurement: caches fill, connections open.
const WARM: Duration = Duration::from_millis(400);
/// Requests of one client, far below what an address may send.
const PER_CLIENT: u64 = 50;

pub(super) async fn measure(options: &Options, ground: &Ground) -> anyhow::Result<Vec<Row>> {
    let event = format!("/p/events/{}", ground.event);
    Ok(vec![
        page(options, ground, "event_page", &event).await?,
        page(options, ground, "signup_page", "/p/join/meadow").await?,
        rsvp(options, ground).await?,
    ])
}

async fn page(options: &Options, ground: &Ground, name: &'static str, path: &str) -> anyhow::Result<Row> {
    let ours = Server::ours(&ground.ours, &options.site).await?;
    let first = once(ours.at, &get(ours.at, path)).await?;
    ensure!(first.status == 200, "{path} answers {}", first.status);
    // The second answer is the one that is kept and sent whole.
    let kept = once(ours.at, &get(ours.at, path)).await?;
    let encoding = kept.header("content-encoding").unwrap_or_default().to_owned();
    ensure!(kept.header("content-length").is_some(), "{path} is made anew for everybody:\n{}", kept.head);
    let reference = reference(&ground.reference, &kept.body, &encoding).await?;
    let (wanted, bare) = (get(ours.at, path), get(reference.at, "/page"));
    let speed = turns(options.scale, ours.at, reference.at, 200, move |_| wanted.clone(), move |_| bare.clone()).await?;
    row(name, ground, options.scale, &speed, 0.5, &ours)
}

async fn rsvp(options: &Options, ground: &Ground) -> anyhow::Result<Row> {
    let ours = Server::ours(&ground.ours, &options.site).await?;
    let reference = reference(&ground.reference, b"-", "").await?;
    let event = ground.event.clone();
    let numbers = Arc::new(AtomicU64::new(0));
    let visitor = move |at: SocketAddr, path: &str| {
        // Nobody signs up twice, in whichever round.
        let n = numbers.fetch_add(1, Ordering::Relaxed);
        let client = n / PER_CLIENT;
        let address = format!("10.{}.{}.{}", client / 65536 % 256, client / 256 % 256, client % 256);
        let form = format!(
            "slug={event}&given_name=Aino&family_name=Lindqvist&email=visitor{n}%40example.org&guests=0&website=&referrer=poster"
        );
        post(at, path, &address, &form)
    };
    let (mine, theirs) = (visitor.clone(), visitor);
    let (a, b) = (ours.at, reference.at);
    let mine = move |_| mine(a, "/api/events/rsvp");
    let theirs = move |_| theirs(b, "/rsvp");
    let one = once(ours.at, &mine(0)).await?;
    ensure!(one.header("location").is_some_and(|to| to.ends_with("/registered")), "a sign-up is not taken:\n{}", one.head);
    let speed = turns(options.scale, ours.at, reference.at, 303, mine, theirs).await?;
    row("rsvp", ground, options.scale, &speed, 0.3, &ours)
}

/// The reference, with this body to return.
async fn reference(database: &str, body: &[u8], encoding: &str) -> anyhow::Result<Server> {
    let at = free_address()?;
    let file = std::env::temp_dir().join(format!("hustings-bench-{}.body", at.port()));
    std::fs::write(&file, body)?;
    let (address, path) = (at.to_string(), file.display().to_string());
    let args = ["bench", "--database-url", database, "reference", "--at", &address, "--body", &path, "--encoding", encoding];
    let server = Server::start(at, &args).await;
    std::fs::remove_file(&file)?;
    server
}

/// Per round: ours and the reference's requests a second.
type Rounds = Vec<(f64, f64)>;

/// Both sides in turn; who begins changes every round.
async fn turns(
    scale: Scale,
    ours: SocketAddr,
    reference: SocketAddr,
    status: u16,
    mine: impl Fn(u64) -> Vec<u8> + Clone + Send + Sync + 'static,
    theirs: impl Fn(u64) -> Vec<u8> + Clone + Send + Sync + 'static,
) -> anyhow::Result<Rounds> {
    let connections = scale.connections();
    rate(ours, connections, WARM, status, mine.clone()).await?;
    rate(reference, connections, WARM, status, theirs.clone()).await?;
    let mut rounds = Vec::new();
    for round in 0..scale.rounds() {
        let pair = if round % 2 == 0 {
            let first = load::rate(ours, connections, scale.round(), status, mine.clone()).await?;
            (first, load::rate(reference, connections, scale.round(), status, theirs.clone()).await?)
        } else {
            let first = load::rate(reference, connections, scale.round(), status, theirs.clone()).await?;
            (load::rate(ours, connections, scale.round(), status, mine.clone()).await?, first)
        };
        rounds.push(pair);
    }
    Ok(rounds)
}

fn row(name: &'static str, ground: &Ground, scale: Scale, rounds: &Rounds, goal: f64, ours: &Server) -> anyhow::Result<Row> {
    let peak = ours.peak_rss_mb()?;
    println!("{name} on {}: {} rounds measured", ground.database, rounds.len());
    Ok(Row {
        group: GROUP,
        name,
        database: ground.database,
        scale: scale.as_str(),
        ours: rounded(median(rounds.iter().map(|r| r.0).collect())),
        reference: rounded(median(rounds.iter().map(|r| r.1).collect())),
        unit: "per_second",
        ratio: rounded(median(rounds.iter().map(|r| r.0 / r.1).collect())),
        better: "higher",
        peak_rss_mb: rounded(peak),
        people: 0,
        goal,
    })
}
