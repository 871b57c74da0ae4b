//! What somebody typed, as a condition on words.

use super::{codes, words};
use crate::db::Backend;
use crate::text;

/// Most words of a search; the rest is ignored.
const MOST: usize = 6;
/// Shorter words begin too many others to be looked up by their beginning.
pub(super) const SHORT: usize = 2;

/// A word of the index, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// With its kind, without the tenant's letters.
    pub(super) word: String,
    /// Whether words that begin with it count as well.
    pub(super) prefix: bool,
}

/// Words of which one has to be there.
pub(super) type Group = Vec<Token>;

/// A search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Query {
    /// Each has to be met. Never empty together with `short`.
    pub(super) groups: Vec<Group>,
    /// Beginnings of words that are too short for the index; each has to be met as well.
    pub(super) short: Vec<String>,
    /// Everything that was typed, folded, for the beginning of a name.
    pub(super) text: String,
}

impl Query {
    /// Understands what was typed; `None` if there is nothing to search for.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let folded = text::fold(typed);
        let mut query = Self { text: folded.clone(), ..Self::default() };
        if let Some(digits) = number(&folded) {
            query.groups.push(phone(&digits));
            return Some(query);
        }
        for part in folded.split(' ') {
            if part.contains('@') {
                query.groups.push(vec![token('x', &words::squashed(part), true)]);
                continue;
            }
            for word in words::plain(part) {
                if word.len() >= 4 && word.bytes().all(|b| b.is_ascii_digit()) {
                    query.groups.push(phone(&word));
                } else if word.len() > SHORT {
                    query.groups.push(vec![token('z', &word, true)]);
                } else {
                    query.short.push(word);
                }
            }
        }
        query.groups.truncate(MOST);
        query.short.truncate(MOST);
        if query.groups.is_empty() {
            // Nothing but short words: as whole words they are few enough.
            query.groups = query.short.drain(..).map(|word| vec![token('z', &word, false)]).collect();
        }
        (!query.groups.is_empty()).then_some(query)
    }

    /// Whether it is so short that only names that begin with it are meant.
    pub(super) fn is_short(&self) -> bool {
        self.text.len() <= SHORT
    }

    /// The condition as the full-text index of the database reads it. Words hold nothing but letters and digits, so nothing in them
    /// can be read as a sign.
    pub(super) fn render(&self, space: &str, backend: Backend) -> String {
        let (or, and) = match backend {
            Backend::Sqlite => (" OR ", " AND "),
            Backend::Postgres => (" | ", " & "),
        };
        let one = |token: &Token| match (backend, token.prefix) {
            (Backend::Sqlite, true) => format!("\"{space}{}\" *", token.word),
            (Backend::Sqlite, false) => format!("\"{space}{}\"", token.word),
            (Backend::Postgres, true) => format!("'{space}{}':*", token.word),
            (Backend::Postgres, false) => format!("'{space}{}'", token.word),
        };
        let groups = self.groups.iter().map(|group| {
            let any: Vec<String> = group.iter().map(one).collect();
            format!("({})", any.join(or))
        });
        groups.collect::<Vec<_>>().join(and)
    }
}

pub(super) fn token(kind: char, word: &str, prefix: bool) -> Token {
    Token { word: format!("{kind}{word}"), prefix }
}

/// The digits, if nothing but a number was typed, however it was spaced.
fn number(folded: &str) -> Option<String> {
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let only = folded.chars().all(|c| c.is_ascii_digit() || " +-./()".contains(c));
    (only && digits.len() >= 3).then_some(digits)
}

fn phone(digits: &str) -> Group {
    let bare = codes::undialled(digits);
    let backwards: String = bare.chars().rev().collect();
    let mut group = vec![token('z', digits, true)];
    if bare != digits {
        group.push(token('z', bare, true));
    }
    if backwards.len() >= 3 {
        group.push(token('y', &backwards, true));
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_understood() {
        let shown = |typed: &str| Query::parse(typed).map(|q| q.render("abcd", Backend::Postgres));
        assert_eq!(shown("Ågård  niel").as_deref(), Some("('abcdzagard':*) & ('abcdzniel':*)"));
        assert_eq!(shown("anna.b@ex").as_deref(), Some("('abcdxannabex':*)"));
        assert_eq!(shown("20 30").as_deref(), Some("('abcdz2030':* | 'abcdy0302':*)"));
        assert_eq!(shown("bo").as_deref(), Some("('abcdzbo')"));
        assert_eq!(shown(" '\":*&| ").as_deref(), None);
        assert_eq!(Query::parse("anna n").unwrap().short, ["n"]);
    }
}
