//! The engagements of units, with who executes now and who left last at hand: acts change the end of the list, and
//! a decision may have thousands of them.

use alloc::vec::Vec;

use crate::terms::{Day, EntryNo, PartyNo};

use super::sorted::Sorted;

/// A maximal run of days on which a unit is an executing unit in any role (§6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Engagement {
    pub(crate) unit: PartyNo,
    pub(crate) from: Day,
    pub(crate) from_act: EntryNo,
    /// The day of its removal; it runs to the day before.
    pub(crate) until: Option<(Day, EntryNo)>,
}

/// All engagements, in the order in which they began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Engagements {
    rows: Vec<Engagement>,
    /// The places of those that have not ended, in their order.
    running: Vec<usize>,
    /// The places of those that have, in the order of their ends.
    ended: Vec<usize>,
    /// The places of each unit's.
    by_unit: Sorted<(PartyNo, usize)>,
}

impl Engagements {
    /// Each of them.
    pub(crate) fn all(&self) -> &[Engagement] {
        &self.rows
    }

    /// Those that have not ended.
    pub(crate) fn running(&self) -> impl Iterator<Item = &Engagement> {
        self.running.iter().filter_map(|place| self.rows.get(*place))
    }

    /// The last engagement of a unit that began by a day.
    pub(crate) fn last_of(&self, unit: PartyNo, day: Day) -> Option<&Engagement> {
        let begun = |place: usize| self.rows.get(place).is_some_and(|row| row.from <= day);
        let (of, place) = self.by_unit.last_below(|(of, place)| *of < unit || *of == unit && begun(*place))?;
        self.rows.get(*place).filter(|_| *of == unit)
    }

    /// Whether none of its unit stands before the one in a place.
    pub(crate) fn is_first(&self, place: usize) -> bool {
        let of = self.rows.get(place).map(|row| row.unit);
        of.is_some_and(|unit| self.by_unit.from(|(of, _)| *of < unit).next() == Some(&(unit, place)))
    }

    /// A unit is engaged from a day.
    pub(crate) fn begin(&mut self, unit: PartyNo, from: Day, act: EntryNo) {
        self.running.push(self.rows.len());
        self.by_unit.insert((unit, self.rows.len()), |of| *of);
        self.rows.push(Engagement { unit, from, from_act: act, until: None });
    }

    /// Those that run end on a day, unless they stay.
    pub(crate) fn end(&mut self, on: Day, act: EntryNo, stays: impl Fn(&Engagement) -> bool) {
        let Self { rows, running, ended, .. } = self;
        running.retain(|place| {
            let Some(row) = rows.get_mut(*place).filter(|row| !stays(row)) else { return true };
            row.until = Some((on, act));
            ended.push(*place);
            false
        });
    }

    /// Takes back what an act, the last that changed them, did.
    pub(crate) fn undo(&mut self, act: EntryNo) {
        let Self { rows, running, ended, by_unit } = self;
        while let Some(row) = rows.pop_if(|row| row.from_act == act) {
            by_unit.remove(&(row.unit, rows.len()), |of| *of);
            // What it brought no later act has ended.
            running.pop_if(|place| *place == rows.len());
        }
        while let Some(place) = ended.pop_if(|place| {
            let row = rows.get_mut(*place);
            row.is_some_and(|row| row.until.take_if(|(_, by)| *by == act).is_some())
        }) {
            running.insert(running.partition_point(|other| *other < place), place);
        }
    }

    /// Every beginning and end so far happened by a day. They are in the order of their days, so that only the last
    /// can reach past this one.
    pub(crate) fn happened_by(&mut self, day: Day) {
        self.rows.iter_mut().rev().take_while(|row| row.from > day).for_each(|row| row.from = day);
        for place in self.ended.iter().rev() {
            match self.rows.get_mut(*place).and_then(|row| row.until.as_mut()) {
                Some((until, _)) if *until > day => *until = day,
                _ => break,
            }
        }
    }

    /// Gives what the acts from one on did the days that these have now.
    pub(crate) fn redate(&mut self, since: EntryNo, dated: impl Fn(EntryNo, &mut Day)) {
        for row in self.rows.iter_mut().rev().take_while(|row| row.from_act >= since) {
            dated(row.from_act, &mut row.from);
        }
        for place in self.ended.iter().rev() {
            match self.rows.get_mut(*place).and_then(|row| row.until.as_mut()) {
                Some((until, act)) if *act >= since => dated(*act, until),
                _ => break,
            }
        }
    }

    /// For a test of the rules, which needs no machine.
    #[cfg(test)]
    pub(crate) fn rows_mut(&mut self) -> &mut Vec<Engagement> {
        &mut self.rows
    }
}
