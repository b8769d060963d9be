//! Who held which post when. Responsibility follows tenure: attribution looks to the holder on the day that
//! counts, not to today's.

use alloc::vec::Vec;

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
    seats: Vec<((PartyNo, Post), Vec<Tenure>)>,
    /// Where a tenure's entry stands: its seat.
    entries: Vec<(EntryNo, (PartyNo, Post))>,
}

impl Tenures {
    pub(crate) fn begin(&mut self, tenure: Tenure) {
        let seat = (tenure.at, tenure.post);
        let place = match self.seats.binary_search_by_key(&seat, |(seat, _)| *seat) {
            Ok(place) => place,
            Err(place) => {
                self.seats.insert(place, (seat, Vec::new()));
                place
            }
        };
        if let Some((_, list)) = self.seats.get_mut(place) {
            let place = list.partition_point(|other| (other.from, other.entry) <= (tenure.from, tenure.entry));
            list.insert(place, tenure);
        }
        self.entries.push((tenure.entry, seat));
    }

    fn find(&mut self, entry: EntryNo) -> Option<&mut Tenure> {
        let place = self.entries.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
        let seat = self.entries.get(place)?.1;
        self.seat_mut(seat)?.iter_mut().find(|tenure| tenure.entry == entry)
    }

    fn seat_mut(&mut self, seat: (PartyNo, Post)) -> Option<&mut Vec<Tenure>> {
        let place = self.seats.binary_search_by_key(&seat, |(seat, _)| *seat).ok()?;
        self.seats.get_mut(place).map(|(_, list)| list)
    }

    pub(crate) fn end(&mut self, of: EntryNo, mark: Mark) {
        if let Some(tenure) = self.find(of) {
            tenure.until = Some(mark.day);
            tenure.ended_by = Some(mark.no);
        }
    }

    /// Takes back the beginning or the end of a tenure.
    pub(crate) fn retract(&mut self, no: EntryNo) {
        if let Ok(place) = self.entries.binary_search_by_key(&no, |(entry, _)| *entry) {
            let (_, seat) = self.entries.remove(place);
            if let Some(list) = self.seat_mut(seat) {
                list.retain(|tenure| tenure.entry != no);
            }
            return;
        }
        for tenure in self.seats.iter_mut().flat_map(|(_, list)| list).filter(|tenure| tenure.ended_by == Some(no)) {
            tenure.until = None;
            tenure.ended_by = None;
        }
    }

    /// The tenures of a post in a unit or the organ, in the order of their beginning.
    pub(crate) fn at(&self, seat: PartyNo, post: Post) -> &[Tenure] {
        match self.seats.binary_search_by_key(&(seat, post), |(seat, _)| *seat) {
            Ok(place) => self.seats.get(place).map_or(&[], |(_, list)| list),
            Err(_) => &[],
        }
    }

    /// Every tenure.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Tenure> {
        self.seats.iter().flat_map(|(_, list)| list)
    }

    /// The one holder of a single seat on a day. The day on which one leaves and another begins belongs to the
    /// one who leaves.
    pub(crate) fn holder(&self, seat: PartyNo, post: Post, day: Day) -> Option<&Tenure> {
        let holding = || self.at(seat, post).iter().filter(|tenure| tenure.holds(day));
        holding().rfind(|tenure| tenure.from < day).or_else(|| holding().next())
    }
}
