//! Configuration: flags, then environment, then one TOML file, then defaults. Secrets are never printed.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use engine::mail::Outgoing;
use engine::public_version::PublicVersions;
use engine::{Clock, Db, Engine, Ids, installation};
use serde::Deserialize;

/// Every setting, each of which may be missing. The same names serve the file (with underscores).
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME [default: sqlite:data/hustings.db].
    #[arg(long, global = true, env = "HUSTINGS_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Address to listen on [default: 127.0.0.1:3000].
    #[arg(long, global = true, env = "HUSTINGS_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Address of the installation as people see it, e.g. https://example.org [default: http://LISTEN].
    #[arg(long, global = true, env = "HUSTINGS_BASE_URL")]
    pub base_url: Option<String>,
    /// Folder with the built site [default: `site` beside the program].
    #[arg(long, global = true, env = "HUSTINGS_SITE")]
    pub site: Option<PathBuf>,
    /// What happens to outgoing mail [default: mailbox].
    #[arg(long, global = true, value_enum, env = "HUSTINGS_MAIL")]
    pub mail: Option<MailMode>,
    /// Mail server: smtps://USER:PASSWORD@HOST (encrypted), smtp://USER:PASSWORD@HOST:587?tls=required (STARTTLS), or
    /// smtp://127.0.0.1:25 (one on this machine).
    #[arg(long, global = true, env = "HUSTINGS_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Where mail goes in reflect mode: your own address.
    #[arg(long, global = true, env = "HUSTINGS_REFLECT_TO")]
    pub reflect_to: Option<String>,
    /// Secret all signatures are made with [default: made at the first start and kept in the database].
    #[arg(long, global = true, env = "HUSTINGS_SECRET", hide_env_values = true)]
    pub secret: Option<String>,
    /// Header in which a proxy in front of the server says who asks, e.g. x-forwarded-for [default: none].
    #[arg(long, global = true, env = "HUSTINGS_CLIENT_IP_HEADER")]
    pub client_ip_header: Option<String>,
    /// Whether pages for developers (the style guide) are there.
    #[arg(long, global = true, env = "HUSTINGS_DEV", num_args = 0..=1, default_missing_value = "true")]
    pub dev: Option<bool>,
}

/// What happens to outgoing mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailMode {
    /// Kept, to be read at /mailbox. Nothing leaves the machine.
    Mailbox,
    /// All of it goes to one address of the operator's.
    Reflect,
    /// It goes out.
    Smtp,
}

/// Settings with everything decided.
#[derive(Clone)]
pub struct Config {
    /// Database address; may hold a password.
    pub database_url: String,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Address as people see it, without a slash at the end.
    pub base_url: String,
    /// Folder with the built site.
    pub site: PathBuf,
    /// What happens to outgoing mail.
    pub mail: MailMode,
    /// Whether pages for developers are there.
    pub dev: bool,
    /// Header that names who asks.
    pub client_ip_header: Option<String>,
    smtp_url: Option<String>,
    reflect_to: Option<String>,
    secret: Option<String>,
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("database", &self.database_shown())
            .field("listen", &self.listen)
            .field("base_url", &self.base_url)
            .field("site", &self.site)
            .field("mail", &self.mail)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// Fills what is missing from the file (if there is one) and the defaults.
    ///
    /// # Errors
    /// If the file can't be read or a needed setting is missing; the text says which and how to mend it.
    pub fn decide(self, file: Option<&PathBuf>) -> anyhow::Result<Config> {
        let from_file: Self = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?;
                toml::from_str(&text).with_context(|| format!("{} is not understood", path.display()))?
            }
            None => Self::default(),
        };
        let listen = self.listen.or(from_file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let base_url = self.base_url.or(from_file.base_url).unwrap_or_else(|| format!("http://{listen}"));
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            bail!("the base address must start with http:// or https://");
        }
        let config = Config {
            database_url: self.database_url.or(from_file.database_url).unwrap_or_else(|| "sqlite:data/hustings.db".into()),
            listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            site: self.site.or(from_file.site).unwrap_or_else(default_site),
            mail: self.mail.or(from_file.mail).unwrap_or(MailMode::Mailbox),
            dev: self.dev.or(from_file.dev).unwrap_or(false),
            client_ip_header: self.client_ip_header.or(from_file.client_ip_header),
            smtp_url: self.smtp_url.or(from_file.smtp_url),
            reflect_to: self.reflect_to.or(from_file.reflect_to),
            secret: self.secret.or(from_file.secret),
        };
        if config.mail != MailMode::Mailbox && config.smtp_url.is_none() {
            bail!("mail mode {:?} needs a mail server: set HUSTINGS_SMTP_URL", config.mail);
        }
        if config.mail == MailMode::Reflect && config.reflect_to.is_none() {
            bail!("mail mode reflect needs your own address: set HUSTINGS_REFLECT_TO");
        }
        if config.secret.as_ref().is_some_and(|s| s.len() < 32) {
            bail!("the secret must have at least 32 characters");
        }
        Ok(config)
    }
}

/// `site` beside the program, else in the build folder it was built in.
fn default_site() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site")));
    let built = std::env::var_os("CARGO_TARGET_DIR").map(|dir| PathBuf::from(dir).join("site"));
    beside.filter(|p| p.exists()).or(built).unwrap_or_else(|| PathBuf::from("site"))
}

impl Config {
    /// The database address without its password.
    #[must_use]
    pub fn database_shown(&self) -> String {
        match (self.database_url.split_once("://"), self.database_url.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
            _ => self.database_url.clone(),
        }
    }

    /// Whether people reach the installation over HTTPS.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Opens the database and puts the engine together. Does not migrate.
    ///
    /// # Errors
    /// If the database can't be reached or was never migrated.
    pub async fn engine(&self, db: Db) -> anyhow::Result<Engine> {
        let keys = installation::keys(&db, self.secret.as_deref()).await?;
        Ok(Engine {
            db,
            clock: Clock::system(),
            ids: Ids::random(),
            keys,
            outgoing: Arc::new(self.outgoing()?),
            base_url: self.base_url.as_str().into(),
            public: PublicVersions::default(),
        })
    }

    /// Opens the database.
    ///
    /// # Errors
    /// If it can't be reached.
    pub async fn open(&self) -> anyhow::Result<Db> {
        Db::open(&self.database_url).await.with_context(|| format!("can't open the database {}", self.database_shown()))
    }

    /// What happens to outgoing mail.
    ///
    /// # Errors
    /// If the mail server's address is not understood.
    pub fn outgoing(&self) -> anyhow::Result<Outgoing> {
        let smtp = || Outgoing::smtp_transport(self.smtp_url.as_deref().unwrap_or_default());
        Ok(match self.mail {
            MailMode::Mailbox => Outgoing::Mailbox,
            MailMode::Reflect => Outgoing::Reflect { to: self.reflect_to.clone().unwrap_or_default(), smtp: smtp()? },
            MailMode::Smtp => Outgoing::Smtp(smtp()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_beat_the_file_and_passwords_are_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hustings.toml");
        std::fs::write(
            &file,
            "base_url = \"https://example.org/\"\ndatabase_url = \"postgres://me:secret@db/hustings\"\nmail = \"mailbox\"",
        )
        .unwrap();
        let flags = Settings { listen: Some(SocketAddr::from(([127, 0, 0, 1], 8080))), ..Settings::default() };
        let config = flags.decide(Some(&file)).unwrap();
        assert_eq!((config.base_url.as_str(), config.listen.port()), ("https://example.org", 8080));
        assert!(config.secure());
        assert!(!format!("{config:?}").contains("secret"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let settings = Settings { mail: Some(MailMode::Smtp), ..Settings::default() };
        assert!(settings.decide(None).unwrap_err().to_string().contains("HUSTINGS_SMTP_URL"));
    }
}
