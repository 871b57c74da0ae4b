//! Letters from citizens to representatives, and the casework of the offices that answer them.
//!
//! A purpose zone of its own: a letter is carried to the office it is addressed to and to nobody else, and nothing in it
//! can be reached from supporters, segments or events.

pub mod form;
pub mod letter;
pub mod limits;
pub mod manage;
pub mod office;
pub mod text;
pub mod track;
pub mod words;
