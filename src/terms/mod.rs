//! Floor 0: the nouns of the field. Nothing here knows a record, a rule or a machine.

pub mod clause;
pub mod number;

pub use clause::{Clause, Instrument, Rank};
pub use number::{EntryNo, PartyNo};
