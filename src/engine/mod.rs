//! Floor 7: the door. A record and a setting go in; a case comes out, and answers are asked of it.

mod accountability;
mod discipline;
mod execution;
mod instances;
mod other_acts;
mod remedy;
mod replay;
mod speak;

pub use replay::{Case, Effect};
