//! Shared types and rules of Hustings: everything the browser and the server agree on.
//!
//! This crate has no clock, no random source, no database and no framework: every function is a pure function of its
//! arguments, so it means the same in WebAssembly, in the server and in a test.

pub mod access;
pub mod api_error;
pub mod audit;
pub mod casework;
pub mod consent;
pub mod duplicates;
pub mod events;
pub mod imports;
pub mod jobs;
pub mod l10n;
pub mod links;
pub mod mail;
pub mod me;
pub mod people;
pub mod representatives;
pub mod segments;
pub mod shared;
pub mod signup;
pub mod team;
pub mod tenants;
pub mod today;
pub mod validate;

pub use api_error::{ApiError, FieldError, Problem};
pub use shared::{ids, locale, money, page, time};
