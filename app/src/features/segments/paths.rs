//! Addresses. A tree that is not saved stands in the address, so that it can be sent to a colleague and the way back works.

use domain::ids::SegmentId;
use domain::segments::Tree;

/// The list.
pub const LIST: &str = "/org/segments";
/// A new one.
pub const NEW: &str = "/org/segments/new";
/// A map.
pub const MAP: &str = "/org/segments/map";

/// One segment.
#[must_use]
pub fn segment(id: SegmentId) -> String {
    format!("{LIST}/{id}")
}

/// The people of a segment in the list of people.
#[must_use]
pub fn people(id: SegmentId) -> String {
    format!("/org/people?segment={id}")
}

/// A page with a tree in its address.
#[must_use]
pub fn with_tree(page: &str, tree: &Tree) -> String {
    match serde_json::to_string(tree) {
        Ok(text) if *tree != Tree::default() => format!("{page}?t={}", encode(&text)),
        _ => page.to_owned(),
    }
}

/// The tree in an address; `None` if there is none, or it can't be read.
#[must_use]
pub fn tree_in(text: Option<&str>) -> Option<Tree> {
    text.and_then(|text| serde_json::from_slice::<Tree>(text.as_bytes()).ok()).filter(|tree| tree.fits().is_ok())
}

/// Percent-encodes a value of a query string. What JSON is full of and addresses may hold stays as it is.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' | b',' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use domain::segments::{Condition, Join, TextField, TextTest};

    use super::*;

    #[test]
    fn a_tree_goes_into_an_address_and_comes_back() {
        let is = Condition::Text { field: TextField::City, test: TextTest::Is, value: "Århus & \"co\"".into() };
        let tree = Tree::of(Join::All, vec![is.into()]);
        let address = with_tree(NEW, &tree);
        assert!(address.starts_with("/org/segments/new?t=%7B%22version%22:1,"));
        assert!(!address.contains(' ') && !address.contains('&') && !address.contains('"'));
        assert_eq!(with_tree(NEW, &Tree::default()), NEW);
        assert_eq!(tree_in(Some(&serde_json::to_string(&tree).unwrap())), Some(tree));
        assert_eq!((tree_in(Some("{")), tree_in(None)), (None, None));
    }
}
