//! Importing people: a file, what its columns stand for, what will happen, what has happened.

pub mod api;
mod changes;
mod check;
mod columns;
mod done;
mod list;
mod mappings;
mod outlook;
pub mod paths;
mod running;
mod settings;
mod show;
mod words;

pub use list::ImportPeople;
pub use show::ShowImport;
