//! The five languages, and texts people write once per language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// A language of the interface, named by its BCP 47 tag.
    #[derive(Default)]
    pub enum Locale {
        /// English.
        #[default]
        En = "en",
        /// Danish.
        Da = "da",
        /// French.
        Fr = "fr",
        /// Finnish.
        Fi = "fi",
        /// Brazilian Portuguese.
        PtBr = "pt-BR",
    }
}

impl Locale {
    /// The language's own name for itself.
    #[must_use]
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Da => "Dansk",
            Self::Fr => "Français",
            Self::Fi => "Suomi",
            Self::PtBr => "Português (Brasil)",
        }
    }

    /// The language a BCP 47 tag asks for, by exact tag or by its primary language; `None` if it is not one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        Self::ALL.iter().copied().find(|l| l.as_str().eq_ignore_ascii_case(tag)).or_else(|| {
            let primary = tag.split(['-', '_']).next()?;
            match primary.to_ascii_lowercase().as_str() {
                "en" => Some(Self::En),
                "da" => Some(Self::Da),
                "fr" => Some(Self::Fr),
                "fi" => Some(Self::Fi),
                "pt" => Some(Self::PtBr),
                _ => None,
            }
        })
    }

    /// The first of our languages in an `Accept-Language` header, by quality, then by order.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let mut bits = part.split(';');
                let locale = Self::from_tag(bits.next()?)?;
                let quality = bits.find_map(|b| b.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
                (quality > 0.0).then_some((quality, locale))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, locale)| *locale)
    }
}

/// A text somebody wrote in one or more languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct LocalizedText(pub BTreeMap<Locale, String>);

impl LocalizedText {
    /// A text in one language.
    #[must_use]
    pub fn one(locale: Locale, text: impl Into<String>) -> Self { Self(BTreeMap::from([(locale, text.into())])) }

    /// The text in `wanted`, else in English, else in any language; empty if there is none at all.
    #[must_use]
    pub fn get(&self, wanted: Locale) -> &str {
        let non_empty = |l: Locale| self.0.get(&l).map(String::as_str).filter(|s| !s.trim().is_empty());
        non_empty(wanted)
            .or_else(|| non_empty(Locale::En))
            .or_else(|| self.0.values().map(String::as_str).find(|s| !s.trim().is_empty()))
            .unwrap_or("")
    }

    /// Whether nothing is written in any language.
    #[must_use]
    pub fn is_blank(&self) -> bool { self.0.values().all(|s| s.trim().is_empty()) }

    /// The languages in which something is written.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        self.0.iter().filter(|(_, s)| !s.trim().is_empty()).map(|(l, _)| *l)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_follows_quality_then_order() {
        assert_eq!(Locale::from_accept_language("sv, da;q=0.8, fi;q=0.9"), Some(Locale::Fi));
        assert_eq!(Locale::from_accept_language("pt-PT,en;q=0.1"), Some(Locale::PtBr));
        assert_eq!(Locale::from_accept_language("sv"), None);
        assert_eq!(Locale::from_accept_language("fr;q=0, en;q=0.2"), Some(Locale::En));
    }

    #[test]
    fn a_missing_language_falls_back_to_english_then_to_any() {
        let mut text = LocalizedText::one(Locale::Fi, "hei");
        assert_eq!(text.get(Locale::Da), "hei");
        text.0.insert(Locale::En, "hello".into());
        text.0.insert(Locale::Da, "  ".into());
        assert_eq!(text.get(Locale::Da), "hello");
    }
}
