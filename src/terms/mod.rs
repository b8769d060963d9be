//! Floor 0: the nouns of the field. Nothing here knows a record, a rule or a machine.

pub mod accountability;
pub mod calendar;
pub mod clause;
pub mod day;
pub mod deadline;
pub mod decision;
pub mod discipline;
pub mod duty;
pub mod form;
pub mod number;
pub mod party;
pub mod period;
pub mod question;
pub mod remedy;
pub mod responsibility;
pub mod row;
pub mod standard;

pub use calendar::Calendar;
pub use clause::{Clause, Instrument, Rank};
pub use day::{Day, Precision};
pub use deadline::Deadline;
pub use form::Text;
pub use number::{EntryNo, PartyNo};
pub use period::Period;
pub use question::{Addressee, Question};
pub use row::{About, Arg, Cure, Finding, Row, Ruling, Sink, Words};
pub use standard::{Setting, Standards};
