//! Segments: people described by a tree of conditions. The same tree is a filter, a count, and an answer to "why is this person in?".
//!
//! Nothing here can name a letter to an office: what citizens write to a representative is outside of everything that finds people.

mod compare;
mod condition;
mod edit;
mod facts;
mod ground;
mod holds;
mod place;
mod tree;
mod view;
mod when;

pub use compare::{LIKE_VARIANTS, ascii_lower, fits, variants};
pub use condition::{Condition, ConsentState, CustomTest, EventPart, MailState, TextField, TextTest};
pub use facts::{ConsentFact, CustomFact, EventFact, Facts, RelationFact, TieFact};
pub use ground::{Day, Ground, Inner};
pub use holds::{Evidence, Reason, Truth, holds};
pub use place::{Place, Point, PostcodeRange, metres_between, postcode_key, postcode_ranges};
pub use tree::{Group, Join, MAX_DEPTH, MAX_INNER, MAX_STEPS, Node, Path, Step, Tree, VERSION};
pub use view::{
    AreaCount, Choice, Choices, Counted, CustomChoice, DistrictMap, DistrictShape, Explained, Few, LeftOut, LeftOutReason,
    Member, SegmentEdit, SegmentKind, SegmentRow, SegmentView, StepCount,
};
pub use when::{Moment, Period};
