//! The rows of group `people`: a million contacts that come in, are found, counted, listed and compared.

mod countries;
mod made;
mod rng;
mod sheet;
