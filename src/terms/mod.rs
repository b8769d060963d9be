//! Floor 0: the nouns of the field. Nothing here knows a record, a rule or a machine.

pub mod calendar;
pub mod day;
pub mod deadline;
pub mod number;
pub mod period;

pub use calendar::{Calendar, CalendarError, DayKind};
pub use day::{Day, DayError, Precision};
pub use deadline::{Certainty, Deadline, Roll, Source, Step};
pub use number::{EntryNo, PartyNo};
pub use period::{ByDate, Period, PeriodError};
