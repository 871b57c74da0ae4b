//! Addresses.

use domain::duplicates::{DuplicateQuery, PairState};
use domain::ids::PersonId;

/// Possible duplicates.
pub const LIST: &str = "/org/people/duplicates";
/// Merges of the last thirty days.
pub const RECENT: &str = "/org/people/duplicates/merged";

/// Merging two records; the first goes on.
#[must_use]
pub fn merge(left: PersonId, right: PersonId) -> String {
    format!("{LIST}/{left}/{right}")
}

/// The list as a query describes it; what is as usual is left out of the address.
#[must_use]
pub fn list(query: &DuplicateQuery) -> String {
    let mut pairs = Vec::new();
    if query.state != PairState::default() {
        pairs.push(format!("state={}", query.state));
    }
    if query.least > 0 {
        pairs.push(format!("least={}", query.least));
    }
    if let Some(branch) = query.branch {
        pairs.push(format!("branch={branch}"));
    }
    if let Some(source) = query.source {
        pairs.push(format!("source={source}"));
    }
    if let Some(after) = &query.after {
        pairs.push(format!("after={after}"));
    }
    if pairs.is_empty() { LIST.to_owned() } else { format!("{LIST}?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_the_list_shows() {
        assert_eq!(list(&DuplicateQuery::default()), LIST);
        let query = DuplicateQuery { least: 80, state: PairState::NotSame, ..DuplicateQuery::default() };
        assert_eq!(list(&query), "/org/people/duplicates?state=not_same&least=80");
    }
}
