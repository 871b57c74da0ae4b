//! Real files with known results. They are not part of the project: each test is skipped, saying so, where they are absent.

mod people;
mod points;
mod tables;
