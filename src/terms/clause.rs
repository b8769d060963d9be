//! Clauses: the place of a text that a finding cites, and the instruments such places are in.

mod instrument;

pub use instrument::{Instrument, Rank};
