//! Who holds which post, as far as the checks of a whole record need it: a seat for one has one holder a day.

use alloc::{collections::BTreeMap, vec::Vec};

use crate::terms::{Day, EntryNo, PartyNo, party::Post};

/// A post in a unit or the organ.
pub(super) type Seat = (PartyNo, Post);

/// The tenures of every seat, in the order of the entries that began them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Seats(BTreeMap<Seat, Vec<Held>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    /// The entry that began it.
    entry: EntryNo,
    from: Day,
    /// The last day in post, and the entry that says so.
    end: Option<(Day, EntryNo)>,
    retracted: bool,
}

impl Held {
    /// The first day after `from` that it shares with a tenure from `from` on through `until`, or without end.
    /// A last day belongs to the outgoing holder, so the next may begin on it.
    fn shared(&self, from: Day, until: Option<Day>) -> Option<Day> {
        let free = self.retracted
            || self.end.is_some_and(|(end, _)| end <= from)
            || until.is_some_and(|until| until <= self.from);
        (!free).then(|| from.max(self.from))
    }
}

/// Why a tenure cannot end on a day.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoEnd {
    /// It ended already, or begins later.
    Over,
    /// Another holds the seat on that day.
    Shared(Day),
}

impl Seats {
    /// The day on which a tenure from `from` on would give the seat a second holder.
    pub(super) fn clash(&self, seat: Seat, from: Day) -> Option<Day> {
        if !is_single(seat) {
            return None;
        }
        self.0.get(&seat)?.iter().find_map(|held| held.shared(from, None))
    }

    /// How many tenures the seat has had, those retracted included.
    pub(super) fn count(&self, seat: Seat) -> usize {
        self.0.get(&seat).map_or(0, Vec::len)
    }

    /// A tenure begins.
    pub(super) fn begin(&mut self, seat: Seat, entry: EntryNo, from: Day) {
        self.0.entry(seat).or_default().push(Held { entry, from, end: None, retracted: false });
    }

    /// Why the tenure that entry `began` cannot end on `until`.
    pub(super) fn no_end(&self, seat: Seat, began: EntryNo, until: Day) -> Option<NoEnd> {
        let tenures = self.0.get(&seat)?;
        let held = find(tenures, began).and_then(|at| tenures.get(at))?;
        if held.end.is_some() || held.from > until {
            return Some(NoEnd::Over);
        }
        if held.retracted || !is_single(seat) {
            return None;
        }
        // Its end may have been retracted and another may have begun: it cannot end after that day now.
        let others = tenures.iter().filter(|other| other.entry != began);
        others.filter_map(|other| other.shared(held.from, Some(until))).min().map(NoEnd::Shared)
    }

    /// The tenure that entry `began` ends.
    pub(super) fn end(&mut self, seat: Seat, began: EntryNo, until: Day, entry: EntryNo) {
        if let Some(held) = self.held(seat, began).filter(|held| held.end.is_none()) {
            held.end = Some((until, entry));
        }
    }

    /// The entry that began the tenure is retracted: it stands in nobody's way.
    pub(super) fn retract_beginning(&mut self, seat: Seat, began: EntryNo) {
        if let Some(held) = self.held(seat, began) {
            held.retracted = true;
        }
    }

    /// The entry that ended the tenure is retracted: its end can be entered anew.
    pub(super) fn retract_end(&mut self, seat: Seat, began: EntryNo, entry: EntryNo) {
        if let Some(held) = self.held(seat, began).filter(|held| held.end.is_some_and(|(_, by)| by == entry)) {
            held.end = None;
        }
    }

    fn held(&mut self, seat: Seat, began: EntryNo) -> Option<&mut Held> {
        let tenures = self.0.get_mut(&seat)?;
        let at = find(tenures, began)?;
        tenures.get_mut(at)
    }
}

fn find(tenures: &[Held], began: EntryNo) -> Option<usize> {
    tenures.binary_search_by_key(&began, |held| held.entry).ok()
}

/// Whether the seat is for one person at a time (§4).
fn is_single(seat: Seat) -> bool {
    matches!(seat.1, Post::PrincipalHead | Post::ChiefExecutive)
}
