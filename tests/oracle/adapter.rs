//! The adapter: the library's answers in the oracle's words. The only module of this test that may know the door.
//!
//! Not wired yet, because there is no door yet. Wiring it means writing [`library_opinion`] and the comparison in
//! [`differences`]; until then no test compares anything, and none may claim to.

use zeren::{record::Record, terms::Day};

use crate::{
    compare::{Difference, compare},
    opinion::OracleStandards,
    opinion_answers::{Opinion, opinion},
};

/// What the library holds of the record; none until the door is wired.
///
/// The oracle's standards are to be handed over as the library's own: each line is a term, a period, its authority,
/// the days between which it is in force and whether it rolls. Duties before the regulation, unit codes and party ids
/// are spelled as the record spells them; days are days; codes are the stable codes of `zeren::terms`.
pub fn library_opinion(
    _record: &Record,
    _standards: &OracleStandards,
    _as_of: Day,
    _known_on: Option<Day>,
) -> Option<Opinion> {
    None
}

/// Where the oracle and the library differ; none until the door is wired.
pub fn differences(
    record: &Record,
    standards: &OracleStandards,
    as_of: Day,
    known_on: Option<Day>,
) -> Option<Vec<Difference>> {
    let library = library_opinion(record, standards, as_of, known_on)?;
    Some(compare(&opinion(record, standards, as_of, known_on), &library))
}
