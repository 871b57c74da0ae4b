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

/// Who said what about the language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes<'a> {
    /// The value of `?lang=` in the address.
    pub query: Option<&'a str>,
    /// The value of the cookie `lang`.
    pub cookie: Option<&'a str>,
    /// The language of the account, or of the person a signed link belongs to.
    pub person: Option<Locale>,
    /// The header `Accept-Language`.
    pub accept_language: Option<&'a str>,
    /// The language of the organisation.
    pub tenant: Locale,
}

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The language.
    pub locale: Locale,
    /// Whether to set the cookie: the address asked for it and the cookie says something else.
    pub remember: bool,
}

/// The language of a page: what was asked for just now, then earlier, then what we know of the person, then what the
/// browser prefers, then the organisation's own. A wish for a language that is not ours is passed over.
#[must_use]
pub fn choose(wishes: Wishes<'_>) -> Choice {
    let cookie = wishes.cookie.and_then(Locale::from_tag);
    if let Some(locale) = wishes.query.and_then(Locale::from_tag) {
        return Choice { locale, remember: cookie != Some(locale) };
    }
    let browser = || wishes.accept_language.and_then(Locale::from_accept_language);
    let locale = cookie.or(wishes.person).or_else(browser).unwrap_or(wishes.tenant);
    Choice { locale, remember: false }
}

/// A text somebody wrote in one or more languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct LocalizedText(pub BTreeMap<Locale, String>);

impl LocalizedText {
    /// A text in one language.
    #[must_use]
    pub fn one(locale: Locale, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(locale, text.into())]))
    }

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
    pub fn is_blank(&self) -> bool {
        self.0.values().all(|s| s.trim().is_empty())
    }

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
    fn the_nearest_wish_decides() {
        let all = Wishes {
            query: Some("fi"),
            cookie: Some("da"),
            person: Some(Locale::Fr),
            accept_language: Some("pt-BR, en;q=0.5"),
            tenant: Locale::En,
        };
        assert_eq!(choose(all), Choice { locale: Locale::Fi, remember: true });
        assert_eq!(choose(Wishes { cookie: Some("fi"), ..all }), Choice { locale: Locale::Fi, remember: false });
        let without = Wishes { query: None, ..all };
        assert_eq!(choose(without), Choice { locale: Locale::Da, remember: false });
        assert_eq!(choose(Wishes { cookie: None, ..without }).locale, Locale::Fr);
        assert_eq!(choose(Wishes { cookie: None, person: None, ..without }).locale, Locale::PtBr);
        assert_eq!(choose(Wishes { tenant: Locale::Fi, ..Wishes::default() }).locale, Locale::Fi);
    }

    #[test]
    fn wishes_that_cannot_be_met_are_passed_over() {
        let odd = Wishes {
            query: Some("sv"),
            cookie: Some("<script>"),
            accept_language: Some("sv, *"),
            tenant: Locale::Da,
            ..Wishes::default()
        };
        assert_eq!(choose(odd), Choice { locale: Locale::Da, remember: false });
        assert_eq!(choose(Wishes { query: Some("pt"), ..odd }), Choice { locale: Locale::PtBr, remember: true });
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
