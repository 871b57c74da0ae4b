//! Keyset pages: a list continues after its last row, so depth costs nothing and inserts never shift it.

use serde::{Deserialize, Serialize};

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in order.
    pub items: Vec<T>,
    /// What to send to get the rows after these; `None` at the end.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts `rows`, fetched with one row more than `size`, to a page; `key` gives the cursor of its last row.
    pub fn cut(mut rows: Vec<T>, size: usize, key: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(&key) } else { None };
        Self { items: rows, next }
    }
}
