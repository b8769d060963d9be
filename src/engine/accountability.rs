//! The accountability machine at the door: an act is judged, the machine moves, and the rows are written.

use crate::{
    record::{AccountabilityAct, Entry},
    terms::{EntryNo, PartyNo},
};

use super::replay::Case;

impl Case {
    pub(super) fn take_accountability(&mut self, _entry: &Entry<PartyNo>, _act: &AccountabilityAct<PartyNo>) {}

    pub(super) fn undo_accountability(&mut self, _act: EntryNo) {}
}
