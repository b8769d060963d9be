//! The discipline machine at the door: an act is judged, the machine moves, and the rows are written.

use crate::{
    record::{DisciplineAct, Entry},
    terms::{EntryNo, PartyNo},
};

use super::replay::Case;

impl Case {
    pub(super) fn take_discipline(&mut self, _entry: &Entry<PartyNo>, _act: &DisciplineAct<PartyNo>) {}

    pub(super) fn undo_discipline(&mut self, _act: EntryNo) {}
}
