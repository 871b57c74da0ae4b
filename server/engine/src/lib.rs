//! Use cases and SQL.
