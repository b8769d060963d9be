//! Who held which post when. Responsibility follows tenure: attribution looks to the holder on the day that
//! counts, not to today's.

use alloc::{collections::BTreeMap, vec::Vec};

use crate::terms::{Day, EntryNo, PartyNo, party::Post};

use super::Mark;

/// One tenure of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tenure {
    pub(crate) person: PartyNo,
    pub(crate) at: PartyNo,
    pub(crate) post: Post,
    pub(crate) acting: bool,
    /// Whether the holder's division of duties lists this decision.
    pub(crate) covers: bool,
    pub(crate) by_congress: bool,
    pub(crate) from: Day,
    /// Whether only the month or year of the beginning is known.
    pub(crate) coarse: bool,
    /// The last day in post.
    pub(crate) until: Option<Day>,
    pub(crate) entry: EntryNo,
    pub(crate) ended_by: Option<EntryNo>,
}

impl Tenure {
    /// Whether the post was held on a day, the last day included.
    pub(crate) fn holds(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The days of a span on which the post was held.
    pub(crate) fn within(&self, from: Day, to: Day) -> Option<(Day, Day)> {
        let first = self.from.max(from);
        let last = self.until.map_or(to, |until| until.min(to));
        (first <= last).then_some((first, last))
    }
}

/// All tenures, by seat.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tenures {
    seats: BTreeMap<Seat, Vec<Tenure>>,
    /// Where a tenure's entry stands: its seat.
    entries: Vec<(EntryNo, Seat)>,
}

/// A post in a unit or the organ, as one number: who holds it is asked more often than anything else.
type Seat = u64;

const fn seat(at: PartyNo, post: Post) -> Seat {
    (at.0 as Seat) << 8 | post as Seat
}

impl Tenures {
    /// A tenure begins. A post has few enough that a plain list will do (`TENURE_LIMIT`).
    pub(crate) fn begin(&mut self, tenure: Tenure) {
        let seat = seat(tenure.at, tenure.post);
        let list = self.seats.entry(seat).or_default();
        let place = list.partition_point(|other| (other.from, other.entry) <= (tenure.from, tenure.entry));
        list.insert(place, tenure);
        self.entries.push((tenure.entry, seat));
    }

    /// The list in which the tenure that an entry began stands, unless it was taken back.
    fn list(&mut self, entry: EntryNo) -> Option<&mut Vec<Tenure>> {
        let place = self.entries.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
        self.seats.get_mut(&self.entries.get(place)?.1)
    }

    fn find(&mut self, entry: EntryNo) -> Option<&mut Tenure> {
        self.list(entry)?.iter_mut().find(|tenure| tenure.entry == entry)
    }

    pub(crate) fn end(&mut self, of: EntryNo, mark: Mark) {
        if let Some(tenure) = self.find(of) {
            tenure.until = Some(mark.day);
            tenure.ended_by = Some(mark.no);
        }
    }

    /// Takes back the beginning of a tenure.
    pub(crate) fn retract_beginning(&mut self, no: EntryNo) {
        if let Some(list) = self.list(no) {
            list.retain(|tenure| tenure.entry != no);
        }
    }

    /// Takes back the end of the tenure that entry `of` began.
    pub(crate) fn retract_end(&mut self, of: EntryNo, no: EntryNo) {
        if let Some(tenure) = self.find(of).filter(|tenure| tenure.ended_by == Some(no)) {
            tenure.until = None;
            tenure.ended_by = None;
        }
    }

    /// The tenures of a post in a unit or the organ, in the order of their beginning.
    pub(crate) fn at(&self, unit: PartyNo, post: Post) -> &[Tenure] {
        self.seats.get(&seat(unit, post)).map_or(&[], |list| list)
    }

    /// Every tenure.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Tenure> {
        self.seats.values().flatten()
    }

    /// The one holder of a single seat on a day. The day on which one leaves and another begins belongs to the
    /// one who leaves.
    pub(crate) fn holder(&self, unit: PartyNo, post: Post, day: Day) -> Option<&Tenure> {
        let list = self.at(unit, post);
        let holding = || list.iter().filter(|tenure| tenure.holds(day));
        holding().rfind(|tenure| tenure.from < day).or_else(|| holding().next())
    }
}
