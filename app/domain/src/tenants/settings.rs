//! What a tenant decides about itself.

use serde::{Deserialize, Serialize};

use super::Tenant;
use crate::locale::{Locale, LocalizedText};

/// Most characters of a name.
pub const NAME_MAX: u32 = 200;
/// Most characters of a text per language.
pub const TEXT_MAX: u32 = 20_000;
/// Most sites that may show forms in a frame.
pub const SITES_MAX: usize = 50;

/// Which other sites may show sign-up forms in a frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(tag = "where", content = "sites", rename_all = "snake_case")]
pub enum Embedding {
    /// Every site.
    #[default]
    Everywhere,
    /// These origins (`https://example.org`); none if empty.
    Only(Vec<String>),
}

impl Embedding {
    /// As it is stored: `*`, or origins separated by spaces.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Everywhere => "*".to_owned(),
            Self::Only(sites) => sites.join(" "),
        }
    }

    /// What [`Embedding::stored`] gave.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if text.trim() == "*" {
            return Self::Everywhere;
        }
        Self::Only(text.split_whitespace().filter_map(origin).collect())
    }

    /// The sources of the directive `frame-ancestors` that says the same.
    #[must_use]
    pub fn frame_ancestors(&self) -> String {
        match self {
            Self::Everywhere => "*".to_owned(),
            Self::Only(sites) if sites.is_empty() => "'none'".to_owned(),
            Self::Only(sites) => sites.join(" "),
        }
    }
}

/// The origin of a site's address as browsers compare it: scheme, host in lower case, port if it is unusual. `None` if it
/// is no web address. A missing scheme is read as `https`.
#[must_use]
pub fn origin(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let (name, port) = host.split_once(':').map_or((host.as_str(), None), |(name, port)| (name, Some(port)));
    let label = |l: &str| {
        let fine = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !l.is_empty() && l.len() <= 63 && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(fine)
    };
    let known = matches!(scheme.as_str(), "http" | "https") && name.len() <= 253 && name.split('.').all(label);
    let port = match port {
        None => None,
        Some(p) => Some(p.parse::<u16>().ok().filter(|p| *p > 0)?),
    };
    let usual = if scheme == "https" { 443 } else { 80 };
    let port = port.filter(|p| *p != usual).map(|p| format!(":{p}")).unwrap_or_default();
    known.then(|| format!("{scheme}://{name}{port}"))
}

/// The settings as the page shows and sends them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsEdit {
    /// Name as shown to people.
    pub name: String,
    /// Language of the organisation.
    pub locale: Locale,
    /// Languages public pages are offered in.
    pub locales: Vec<Locale>,
    /// IANA zone its clocks follow.
    pub zone: String,
    /// Name mail is signed with; empty: the tenant's.
    pub sender_name: String,
    /// Where answers to mail go; empty: to the address it comes from.
    pub reply_to: String,
    /// Where questions about privacy go.
    pub privacy_contact: String,
    /// Postal address on the page about privacy; may be empty.
    pub privacy_address: String,
    /// Further words on the page about privacy, Markdown; may be empty.
    pub privacy_text: LocalizedText,
    /// Which sites may show sign-up forms.
    pub embedding: Embedding,
}

impl From<&Tenant> for SettingsEdit {
    fn from(t: &Tenant) -> Self {
        Self {
            name: t.name.clone(),
            locale: t.locale,
            locales: t.offered().to_vec(),
            zone: t.zone.clone(),
            sender_name: t.sender_name.clone().unwrap_or_default(),
            reply_to: t.reply_to.clone().unwrap_or_default(),
            privacy_contact: t.privacy_contact.clone(),
            privacy_address: t.privacy_address.clone(),
            privacy_text: t.privacy_text.clone(),
            embedding: t.embedding.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins() {
        assert_eq!(origin(" HTTPS://Example.org/page?x#y ").as_deref(), Some("https://example.org"));
        assert_eq!(origin("example.org:443").as_deref(), Some("https://example.org"));
        assert_eq!(origin("http://localhost:8080").as_deref(), Some("http://localhost:8080"));
        for bad in [
            "",
            "ftp://example.org",
            "https://",
            "a b.org",
            "https://example.org;script-src *",
            "*",
            "https://x:99999",
            "ex'ample.org",
        ] {
            assert_eq!(origin(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_stored_comes_back() {
        for embedding in [
            Embedding::Everywhere,
            Embedding::Only(vec![]),
            Embedding::Only(vec!["https://a.org".into(), "https://b.org".into()]),
        ] {
            assert_eq!(Embedding::parse(&embedding.stored()), embedding);
        }
        assert_eq!(Embedding::Only(vec![]).frame_ancestors(), "'none'");
    }
}
