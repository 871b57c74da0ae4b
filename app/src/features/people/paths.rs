//! Addresses.

use domain::ids::{BatchId, PersonId};
use domain::people::{GroupBy, ListColumn, ListState, PeopleQuery, PersonSort, Source};

/// The list.
pub const LIST: &str = "/org/people";
/// Adding somebody.
pub const ADD: &str = "/org/people/new";
/// Fields organisations add.
pub const FIELDS: &str = "/org/settings/fields";

/// What was taken out so far.
pub const EXPORTS: &str = "/org/people/exports";

/// All tags.
pub const TAGS: &str = "/org/people/tags";

/// One person.
#[must_use]
pub fn person(id: PersonId) -> String {
    format!("{LIST}/{id}")
}

/// Editing one person.
#[must_use]
pub fn edit(id: PersonId) -> String {
    format!("{LIST}/{id}/edit")
}

/// What was changed of one person.
#[must_use]
pub fn changes(id: PersonId) -> String {
    format!("{LIST}/{id}/changes")
}

/// The list as a query describes it; what is as usual is left out of the address.
#[must_use]
pub fn list(query: &PeopleQuery) -> String {
    let mut pairs = Vec::new();
    if !query.search.is_empty() {
        pairs.push(format!("q={}", encode(&query.search)));
    }
    if let Some(tag) = query.tag {
        pairs.push(format!("tag={tag}"));
    }
    if let Some(branch) = query.branch {
        pairs.push(format!("branch={branch}"));
    }
    if let Some(owner) = query.owner {
        pairs.push(format!("owner={owner}"));
    }
    if let Some(source) = query.source {
        pairs.push(format!("source={source}"));
    }
    if !query.city.is_empty() {
        pairs.push(format!("city={}", encode(&query.city)));
    }
    if let Some(segment) = query.segment {
        pairs.push(format!("segment={segment}"));
    }
    if query.state != ListState::default() {
        pairs.push(format!("state={}", query.state));
    }
    if query.sort != PersonSort::default() {
        pairs.push(format!("sort={}", query.sort));
    }
    if !query.columns.is_empty() {
        let words: Vec<String> = query.columns.iter().map(|column| column.word()).collect();
        pairs.push(format!("cols={}", words.join(",")));
    }
    if let Some(after) = &query.after {
        pairs.push(format!("after={}", encode(after)));
    }
    if pairs.is_empty() { LIST.to_owned() } else { format!("{LIST}?{}", pairs.join("&")) }
}

/// The same in groups.
#[must_use]
pub fn grouped(query: &PeopleQuery, by: GroupBy) -> String {
    let list = list(&PeopleQuery { after: None, ..query.clone() });
    let sign = if list.contains('?') { '&' } else { '?' };
    format!("{list}{sign}group={by}")
}

/// A file that is ready.
#[must_use]
pub fn download(export: BatchId) -> String {
    format!("/download/people/{export}")
}

/// What an address asks for; `get` gives the value of a name, empty if it is not there.
pub fn query(get: impl Fn(&str) -> String) -> PeopleQuery {
    PeopleQuery {
        search: get("q"),
        tag: get("tag").parse().ok(),
        branch: get("branch").parse().ok(),
        owner: get("owner").parse().ok(),
        source: Source::parse(&get("source")),
        city: get("city"),
        segment: get("segment").parse().ok(),
        state: ListState::parse(&get("state")).unwrap_or_default(),
        sort: PersonSort::parse(&get("sort")).unwrap_or_default(),
        columns: get("cols").split(',').filter_map(ListColumn::parse).collect(),
        after: Some(get("after")).filter(|text| !text.is_empty()),
    }
}

/// Percent-encodes a value of a query string.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_the_list_shows() {
        assert_eq!(list(&PeopleQuery::default()), "/org/people");
        let query =
            PeopleQuery { search: "åse b&b".into(), sort: PersonSort::Newest, state: ListState::Left, ..PeopleQuery::default() };
        assert_eq!(list(&query), "/org/people?q=%C3%A5se%20b%26b&state=left&sort=newest");
    }
}
