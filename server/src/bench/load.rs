//! A load generator: connections that each send the next request when the answer to the last has come.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The header in which a proxy would say who asks.
pub(super) const CLIENT: &str = "x-forwarded-for";

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(k, _)| k.eq_ignore_ascii_case(name))
            .map(|(_, v)| v.trim())
    }
}

/// One connection, kept open.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(at: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and reads the answer to its end; gives the length of the head.
    async fn exchange(&mut self, request: &[u8]) -> anyhow::Result<usize> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let mut head = 0;
        loop {
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the server closed the connection");
            if head == 0 {
                head = self.buffer.windows(4).position(|w| w == b"\r\n\r\n").map_or(0, |at| at + 4);
            }
            if head > 0 && self.complete(head)? {
                return Ok(head);
            }
        }
    }

    fn head(&self, length: usize) -> anyhow::Result<&str> {
        Ok(std::str::from_utf8(self.buffer.get(..length).unwrap_or_default())?)
    }

    fn complete(&self, head: usize) -> anyhow::Result<bool> {
        let got = self.buffer.len() - head;
        for (name, value) in self.head(head)?.lines().filter_map(|line| line.split_once(':')) {
            if name.eq_ignore_ascii_case("content-length") {
                return Ok(got >= value.trim().parse().context("the length of the answer")?);
            }
            if name.eq_ignore_ascii_case("transfer-encoding") {
                return Ok(self.buffer.ends_with(b"0\r\n\r\n"));
            }
        }
        Ok(true)
    }

    fn status(&self) -> Option<u16> {
        std::str::from_utf8(self.buffer.get(9..12)?).ok()?.parse().ok()
    }
}

/// A request for a page the way a browser sends it.
pub(super) fn get(at: SocketAddr, path: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nHost: {at}\r\nUser-Agent: Mozilla/5.0 (bench)\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n\
         Accept-Language: en\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n"
    )
    .into_bytes()
}

/// A plain form the way a browser sends it, from a client of its own.
pub(super) fn post(at: SocketAddr, path: &str, client: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {at}\r\nUser-Agent: Mozilla/5.0 (bench)\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n\
         Accept-Language: en\r\nAccept-Encoding: gzip, deflate, br\r\n{CLIENT}: {client}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// One request on a connection of its own. The body of an answer in chunks is given as it came.
pub(super) async fn once(at: SocketAddr, request: &[u8]) -> anyhow::Result<Answer> {
    let mut connection = Connection::open(at).await?;
    let head = connection.exchange(request).await?;
    let status = connection.status().context("an answer without a status")?;
    let text = connection.head(head)?.to_owned();
    Ok(Answer { status, head: text, body: connection.buffer.get(head..).unwrap_or_default().to_vec() })
}

/// Sends requests over so many connections for so long and gives how many a second were answered with `status`. `request` makes the
/// n-th of all. Any other answer ends the measurement: a server that refuses is not a fast one.
pub(super) async fn rate(
    at: SocketAddr,
    connections: u32,
    length: Duration,
    status: u16,
    request: impl Fn(u64) -> Vec<u8> + Send + Sync + 'static,
) -> anyhow::Result<f64> {
    let (request, number) = (Arc::new(request), Arc::new(AtomicU64::new(0)));
    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..connections {
        let (request, number) = (request.clone(), number.clone());
        tasks.spawn(async move {
            let mut connection = Connection::open(at).await?;
            let mut answered = 0u32;
            while start.elapsed() < length {
                let bytes = request(number.fetch_add(1, Ordering::Relaxed));
                let head = connection.exchange(&bytes).await?;
                if connection.status() != Some(status) {
                    bail!("instead of {status}: {}", connection.head(head)?);
                }
                answered += 1;
            }
            anyhow::Ok(answered)
        });
    }
    let mut total = 0.0;
    while let Some(answered) = tasks.join_next().await {
        total += f64::from(answered??);
    }
    Ok(total / start.elapsed().as_secs_f64())
}
