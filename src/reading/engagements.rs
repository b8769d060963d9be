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

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use super::*;

    const fn day(of: u32) -> Day {
        Day::of(2022, 6, of)
    }

    /// Each as its unit, first day, and day of removal.
    fn told(engagements: &Engagements) -> Vec<String> {
        let until = |row: &Engagement| row.until.map_or("..".into(), |(until, by)| format!("{}:{}", until.day(), by.0));
        engagements.all().iter().map(|row| format!("{} {} {}", row.unit.0, row.from.day(), until(row))).collect()
    }

    fn units<'a>(of: impl Iterator<Item = &'a Engagement>) -> Vec<u32> {
        of.map(|row| row.unit.0).collect()
    }

    /// Units 1 and 2 from the 1st by entry 1; on the 10th entry 2 removes 2 and calls 3; on the 20th entry 3 removes 1 and
    /// 3 and calls 2 again.
    fn course() -> Engagements {
        let mut all = Engagements::default();
        all.begin(PartyNo(1), day(1), EntryNo(1));
        all.begin(PartyNo(2), day(1), EntryNo(1));
        all.end(day(10), EntryNo(2), |row| row.unit.0 == 1);
        all.begin(PartyNo(3), day(10), EntryNo(2));
        all.end(day(20), EntryNo(3), |_| false);
        all.begin(PartyNo(2), day(20), EntryNo(3));
        all
    }

    #[test]
    fn units_come_and_go() {
        let all = course();
        assert_eq!(told(&all), ["1 1 20:3", "2 1 10:2", "3 10 20:3", "2 20 .."]);
        assert_eq!(units(all.running()), [2]);
        let firsts: Vec<bool> = (0..5).map(|place| all.is_first(place)).collect();
        assert_eq!(firsts, [true, true, true, false, false]);
        let last = |unit, on| all.last_of(PartyNo(unit), day(on)).map(|row| row.from.day());
        assert_eq!([last(2, 1), last(2, 19), last(2, 20), last(2, 30)], [Some(1), Some(1), Some(20), Some(20)]);
        assert_eq!([last(1, 30), last(3, 9), last(3, 10), last(4, 30)], [Some(1), None, Some(10), None]);
    }

    #[test]
    fn what_is_taken_back_was_never_done() {
        let mut all = course();
        all.undo(EntryNo(3));
        assert_eq!(told(&all), ["1 1 ..", "2 1 10:2", "3 10 .."]);
        assert_eq!(units(all.running()), [1, 3]);
        assert_eq!(all.last_of(PartyNo(2), day(30)).map(|row| row.from), Some(day(1)));
        all.undo(EntryNo(9));
        all.undo(EntryNo(2));
        assert_eq!(told(&all), ["1 1 ..", "2 1 .."]);
        assert_eq!(units(all.running()), [1, 2]);
        all.undo(EntryNo(1));
        assert_eq!(all, Engagements::default());
    }

    /// Known to the month, the last two had happened by the day of the act that follows; without it they may be later again.
    #[test]
    fn what_is_known_to_the_month_happened_by_the_next_act() {
        let mut all = course();
        all.happened_by(day(20));
        assert_eq!(all, course());
        all.happened_by(day(19));
        assert_eq!(told(&all), ["1 1 19:3", "2 1 10:2", "3 10 19:3", "2 19 .."]);
        all.happened_by(day(5));
        assert_eq!(told(&all), ["1 1 5:3", "2 1 5:2", "3 5 5:3", "2 5 .."]);
        // Entry 3 by itself was on the 20th, entry 2 on the 10th.
        let dated = |act: EntryNo, on: &mut Day| *on = if act.0 == 3 { day(20) } else { day(10) };
        all.redate(EntryNo(3), dated);
        assert_eq!(told(&all), ["1 1 20:3", "2 1 5:2", "3 5 20:3", "2 20 .."]);
        all.redate(EntryNo(2), dated);
        assert_eq!(all, course());
    }
}
