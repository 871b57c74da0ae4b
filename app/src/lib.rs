//! Pages, components and server functions: one codebase for the server, which renders them, and the browser, which brings
//! the console's pages to life.
//!
//! Public pages (supporters, citizens, logging in) exist on the server only: they are plain HTML with plain forms, and
//! the browser loads no WebAssembly for them. The console (`/org`, `/office`, `/account`) is rendered on the server and
//! then hydrated.

#![recursion_limit = "512"]

pub mod console;
pub mod error;
pub mod features;
#[cfg(feature = "ssr")]
pub mod public;
#[cfg(feature = "ssr")]
pub mod server;
pub mod session;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;
pub mod wire;

pub use error::Failure;
