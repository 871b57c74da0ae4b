//! Cells of a table that spreadsheets open.

/// A cell as it may stand in a CSV file: what a spreadsheet would run as a formula is made a text by an apostrophe in front.
#[must_use]
pub fn cell(text: &str) -> String {
    let dangerous = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    if dangerous { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =HYPERLINK(\"http://x\")"] {
            assert!(cell(bad).starts_with('\''), "{bad:?}");
        }
        for good in ["Aino", "", "a=b", "1 - 2", "aino@example.org"] {
            assert_eq!(cell(good), good);
        }
    }
}
