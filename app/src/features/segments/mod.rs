//! Segments: the list, the editor of a tree, the map.

pub mod api;
mod counts;
mod editor;
mod fields;
mod fields_custom;
mod fields_period;
mod fields_relation;
mod inputs;
mod keep;
mod kinds;
mod list;
mod map;
pub mod paths;
mod steps;
mod store;
mod values;
mod why;
mod words;

pub use editor::{EditSegment, NewSegment};
pub use list::Segments;
pub use map::SegmentMap;
