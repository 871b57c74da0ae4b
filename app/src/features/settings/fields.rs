//! What the form sends.

use std::collections::BTreeMap;

use domain::locale::{Locale, LocalizedText};
use domain::tenants::settings::{Embedding, SettingsEdit};
use domain::tr;
use serde::{Deserialize, Serialize};

/// The fields as the browser sends them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    name: String,
    locale: String,
    locales: Vec<String>,
    zone: String,
    sender_name: String,
    reply_to: String,
    privacy_contact: String,
    privacy_address: String,
    privacy_text: BTreeMap<String, String>,
    embed: String,
    sites: String,
}

impl From<Input> for SettingsEdit {
    fn from(i: Input) -> Self {
        let text = i.privacy_text.into_iter().filter_map(|(tag, text)| Some((Locale::parse(&tag)?, text))).collect();
        let embedding = match i.embed.as_str() {
            "everywhere" => Embedding::Everywhere,
            "nowhere" => Embedding::Only(Vec::new()),
            _ => Embedding::Only(i.sites.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()),
        };
        Self {
            name: i.name,
            locale: Locale::parse(&i.locale).unwrap_or_default(),
            locales: i.locales.iter().filter_map(|tag| Locale::parse(tag)).collect(),
            zone: i.zone,
            sender_name: i.sender_name,
            reply_to: i.reply_to,
            privacy_contact: i.privacy_contact,
            privacy_address: i.privacy_address,
            privacy_text: LocalizedText(text),
            embedding,
        }
    }
}

/// Which of the three answers stands for where forms may be shown.
pub fn embed_word(embedding: &Embedding) -> &'static str {
    match embedding {
        Embedding::Everywhere => "everywhere",
        Embedding::Only(sites) if sites.is_empty() => "nowhere",
        Embedding::Only(_) => "listed",
    }
}

/// The names of the fields for people.
pub fn labels(l: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("name", tr!(l, settings.name)),
        ("locales", tr!(l, settings.locales)),
        ("zone", tr!(l, settings.zone)),
        ("sender_name", tr!(l, settings.sender_name)),
        ("reply_to", tr!(l, settings.reply_to)),
        ("privacy_contact", tr!(l, settings.privacy_contact)),
        ("privacy_address", tr!(l, settings.privacy_address)),
        ("privacy_text", tr!(l, settings.privacy_text)),
        ("sites", tr!(l, settings.sites)),
    ]
}
