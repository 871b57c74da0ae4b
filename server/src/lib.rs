//! The server: one binary that serves, works, migrates, imports and measures.

pub mod bench;
pub mod cli;
pub mod config;
pub mod demo;
pub mod http;
