//! The remedy machine at the door: an act is judged, the machine moves, and the rows are written.

use crate::{
    record::{Entry, RemedyAct},
    terms::{EntryNo, PartyNo},
};

use super::replay::Case;

impl Case {
    pub(super) fn take_remedy(&mut self, _entry: &Entry<PartyNo>, _act: &RemedyAct<PartyNo>) {}

    pub(super) fn undo_remedy(&mut self, _act: EntryNo) {}
}
