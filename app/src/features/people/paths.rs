//! Addresses.

use domain::ids::PersonId;
use domain::people::{ListState, PeopleQuery, PersonSort};

/// The list.
pub const LIST: &str = "/org/people";
/// Adding somebody.
pub const ADD: &str = "/org/people/new";
/// Fields organisations add.
pub const FIELDS: &str = "/org/settings/fields";

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
    if query.state != ListState::default() {
        pairs.push(format!("state={}", query.state));
    }
    if query.sort != PersonSort::default() {
        pairs.push(format!("sort={}", query.sort));
    }
    if let Some(after) = &query.after {
        pairs.push(format!("after={}", encode(after)));
    }
    if pairs.is_empty() { LIST.to_owned() } else { format!("{LIST}?{}", pairs.join("&")) }
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
