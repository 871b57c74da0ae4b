//! A real mail server on this machine that delivers nothing: Postfix's `smtp-sink`, which writes every mail into a file.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Names the program; otherwise it is looked for in PATH.
const PROGRAM: &str = "HUSTINGS_SMTP_SINK";

/// A place where a server is or was, and the mails it took.
pub(super) struct Sink {
    pub port: u16,
    program: PathBuf,
    mails: tempfile::TempDir,
    child: Option<Child>,
}

impl Sink {
    /// A free port; nobody listens yet. `None` (and a word about it) where there is no such program.
    pub fn closed() -> Option<Self> {
        let named = std::env::var_os(PROGRAM).map(PathBuf::from);
        let in_path = || std::env::split_paths(&std::env::var_os("PATH")?).map(|dir| dir.join("smtp-sink")).find(|p| p.exists());
        let Some(program) = named.or_else(in_path) else {
            eprintln!("LEFT OUT: no smtp-sink here; `.ci/setup test` unpacks one, and {PROGRAM} names it");
            return None;
        };
        assert!(program.exists(), "{PROGRAM} names {}, which is not there", program.display());
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mails = tempfile::tempdir().unwrap();
        Some(Self { port, program, mails, child: None })
    }

    /// Listens from now on, with such options: `-f RCPT` refuses recipients for good, `-r RCPT` for now.
    pub fn open(&mut self, options: &[&str]) {
        self.stop();
        let template = self.mails.path().join("mail.");
        let mut command = Command::new(&self.program);
        command.args(options).arg("-d").arg(&template);
        // Started by root it insists on becoming somebody else, who must be able to write the files.
        if is_root() {
            open_for_all(self.mails.path());
            command.args(["-u", "nobody"]);
        }
        let child = command.arg(format!("127.0.0.1:{}", self.port)).arg("32").stdout(Stdio::null()).spawn().unwrap();
        self.child = Some(child);
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("smtp-sink does not listen");
    }

    /// The server is gone.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// What arrived, in no particular order.
    pub fn mails(&self) -> Vec<Mail> {
        let files = std::fs::read_dir(self.mails.path()).unwrap().map(|entry| entry.unwrap().path());
        files.map(|path| Mail(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"))).collect()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.stop();
    }
}

fn is_root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:") && line.split_whitespace().nth(2) == Some("0"))
}

fn open_for_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
}

/// A mail as it arrived, with what the server noted about the envelope before it.
#[derive(Debug)]
pub(super) struct Mail(pub String);

impl Mail {
    /// A header, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        header(&self.0, name)
    }

    /// The parts that hold something, outermost first: content type and decoded content.
    pub fn parts(&self) -> Vec<(String, String)> {
        parts(&self.0)
    }
}

fn header(text: &str, name: &str) -> Option<String> {
    let head = text.split("\n\n").next()?.replace("\n\t", " ").replace("\n ", " ");
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn parts(text: &str) -> Vec<(String, String)> {
    let kind = header(text, "content-type").unwrap_or_default();
    let (_, body) = text.split_once("\n\n").unwrap_or_default();
    let Some(boundary) = kind.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()) else {
        let disposition = header(text, "content-disposition").unwrap_or_default();
        return vec![(format!("{kind} {disposition}").trim().to_owned(), decoded(text, body))];
    };
    let marker = format!("--{boundary}");
    let inner = body.split(&marker).skip(1).filter(|part| !part.starts_with("--"));
    inner.flat_map(|part| parts(part.trim_start_matches('\n'))).collect()
}

fn decoded(text: &str, body: &str) -> String {
    match header(text, "content-transfer-encoding").unwrap_or_default().as_str() {
        "base64" => {
            let packed: String = body.split_whitespace().collect();
            String::from_utf8(STANDARD.decode(packed).unwrap()).unwrap()
        }
        "quoted-printable" => unquoted(&body.replace("=\n", "")),
        _ => body.to_owned(),
    }
}

fn unquoted(text: &str) -> String {
    let mut out = Vec::new();
    let mut pieces = text.split('=');
    out.extend(pieces.next().unwrap_or_default().bytes());
    for piece in pieces {
        out.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        out.extend(piece[2..].bytes());
    }
    String::from_utf8(out).unwrap()
}
