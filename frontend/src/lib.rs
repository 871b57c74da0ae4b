//! Hydrate entry.
