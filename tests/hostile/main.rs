//! Records made to be expensive or large: every limit refuses what is one above it, and no shape of record makes
//! the cost grow faster than n log n.
//!
//! `growth` and `large` are ignored by default; `.ci/hostile` runs them.

mod growth;
mod large;
mod limits;
mod shapes;
