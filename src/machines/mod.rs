//! Floor 4: the four machines. Each is written once, as a table of acts; from it come the table as data, the
//! typestates, the runtime enum and what drawings read. Machines never import each other.

#[macro_use]
mod table;

pub mod accountability;
pub mod discipline;
pub mod execution;
pub mod remedy;

pub use table::{Actor, Next, Row, Step};
