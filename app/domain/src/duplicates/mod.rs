//! Records that may stand for the same person: how alike they are and why, and what becomes of two that are made one.

mod merge;
mod pair;
mod reason;

pub use merge::{Choice, ConsentChoice, FieldChoice, MergeChoices, MergePlan, MergeSide, MergeSummary, Pick};
pub use pair::{DuplicateQuery, PairSide, PairState, PairView, Possible, ScanSummary, Skipped};
pub use reason::Reason;
