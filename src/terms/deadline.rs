//! Deadlines: the last day on which something can still be done in time, and how it was found.

use alloc::vec::Vec;

use super::calendar::{Calendar, DayKind};
use super::clause::Clause;
use super::day::Day;
use super::form::codes;
use super::number::EntryNo;
use super::period::Period;

/// A due day with everything it was computed from.
///
/// The first day is not counted (民法典 201), a month ends on the corresponding day or on its last
/// (民法典 202), the due day itself is still in time, and with [`Roll::On`] a last day off gives way to the
/// next working day (民法典 203). The calendar used is not held here; the answer names its edition once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadline {
    anchor: Day,
    anchor_entry: Option<EntryNo>,
    period: Option<Period>,
    /// How many times the period was counted, end to end.
    times: u32,
    source: Source,
    /// Days added by extensions, all together.
    extension: u32,
    /// Whether the count up to the unrolled day stayed within the calendar, where that matters.
    counted: Certainty,
    unrolled: Day,
    due: Day,
    original: Day,
    certainty: Certainty,
}

/// Whether a due day can be relied on. Exhaustive on purpose: nothing may lie between the two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// Computed from days that the calendar knows.
    Firm,
    /// Computed from weekends alone where the calendar knows no holidays: nobody is late by it.
    Provisional,
}

codes! {
    /// Whether a last day that is no working day moves to the next one (民法典 203).
    pub enum Roll {
        /// It moves.
        On = "on" / "顺延" / "rolls over",
        /// It stays.
        Off = "off" / "不顺延" / "does not roll over",
    }
}

/// Who fixed the period or the day.
///
/// Exhaustive on purpose: whether a deadline may be held against anyone hangs on its source, so a new one
/// has to be decided wherever that is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// A law or regulation, in this clause.
    Statute(Clause),
    /// The organ, by the entry that sets the period.
    Document(EntryNo),
    /// The host's standards document, by its standard of that number, from 1.
    Host(u16),
    /// A demonstration number without any authority.
    Indicative,
    /// The act of that entry, which names the day itself: a target day, a day to correct by.
    Act(EntryNo),
}

/// One step on the way from the anchor to the due day, for proofs. More may follow, hence
/// `non_exhaustive`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Step {
    /// The day from which the period runs and which is not counted, with its entry.
    Anchored(Day, Option<EntryNo>),
    /// The day that an act names, with its entry; nothing is counted.
    Named(Day, Option<EntryNo>),
    /// A day from Monday to Friday, off as a holiday, that a count of working days passed over.
    HolidayPassed(Day),
    /// A Saturday or Sunday that a count of working days included as a make-up working day.
    MakeUpCounted(Day),
    /// The period ends on that day.
    Counted(Period, Day),
    /// Extensions of so many days, all together, move the end of the period to that day.
    Extended(u32, Day),
    /// The end moves past that day, which is no working day for the reason given.
    Skipped(Day, DayKind),
    /// The result.
    Due(Day, Certainty),
}

impl Deadline {
    /// Counts a period from its anchor, the day of `anchor_entry` if an entry gave it.
    ///
    /// Provisional if working days are counted from or to a day that the calendar does not cover, or if the
    /// calendar does not cover a day that decides the roll-over: the unrolled day and the one it moves to.
    /// Calendar days and months that are not rolled are firm anywhere.
    pub fn count(
        anchor: Day,
        anchor_entry: Option<EntryNo>,
        period: Period,
        roll: Roll,
        source: Source,
        calendar: &Calendar,
    ) -> Self {
        Self::count_times(anchor, anchor_entry, (period, 1), roll, source, calendar)
    }

    /// The same for the `n`-th of equal periods laid end to end, always counted from the one anchor.
    #[must_use]
    pub fn count_times(
        anchor: Day,
        anchor_entry: Option<EntryNo>,
        (period, times): (Period, u32),
        roll: Roll,
        source: Source,
        calendar: &Calendar,
    ) -> Self {
        let unrolled = period.times(times).last_day(anchor, calendar);
        let known = !matches!(period, Period::WorkingDays(_)) || (calendar.covers(anchor) && calendar.covers(unrolled));
        let counted = if known { Certainty::Firm } else { Certainty::Provisional };
        let (due, rolled) = roll_over(unrolled, roll, calendar);
        Self {
            anchor,
            anchor_entry,
            period: Some(period),
            times,
            source,
            extension: 0,
            counted,
            unrolled,
            due,
            original: due,
            certainty: counted.max(rolled),
        }
    }

    /// The deadline of an act that names the day, in `entry` if an entry states it: firm, never moved to a
    /// working day.
    pub const fn on_day(day: Day, entry: Option<EntryNo>, source: Source) -> Self {
        Self {
            anchor: day,
            anchor_entry: entry,
            period: None,
            times: 1,
            source,
            extension: 0,
            counted: Certainty::Firm,
            unrolled: day,
            due: day,
            original: day,
            certainty: Certainty::Firm,
        }
    }

    /// The deadline `more` calendar days later: they are added to the day before roll-over, which is then
    /// rolled once. The original due day is kept through every extension.
    #[must_use]
    pub fn extended(self, more: u32, roll: Roll, calendar: &Calendar) -> Self {
        let unrolled = Day::from_number(self.unrolled.number() + i64::from(more));
        let (due, rolled) = roll_over(unrolled, roll, calendar);
        Self {
            extension: self.extension.saturating_add(more),
            unrolled,
            due,
            certainty: self.counted.max(rolled),
            ..self
        }
    }

    /// The same, named in place of an earlier day, which is kept as the original.
    #[must_use]
    pub const fn instead_of(mut self, original: Day) -> Self {
        self.original = original;
        self
    }

    /// Whether missing it can count against anyone: it rests on a law, a document or the act itself, and the
    /// calendar covers it.
    #[must_use]
    pub const fn has_authority(&self) -> bool {
        matches!(self.certainty, Certainty::Firm) && !matches!(self.source, Source::Indicative)
    }

    /// Whether the deadline has passed at the end of the day `as_of`. The due day is still in time, and a
    /// provisional deadline never passes.
    pub fn is_past(&self, as_of: Day) -> bool {
        as_of > self.due && self.certainty == Certainty::Firm
    }

    /// The day from which the period runs, itself not counted; of a named day, that day.
    pub const fn anchor(&self) -> Day {
        self.anchor
    }

    /// The entry that gave the anchor or names the day, if one did.
    pub const fn anchor_entry(&self) -> Option<EntryNo> {
        self.anchor_entry
    }

    /// The period counted; `None` if an act names the day.
    pub const fn period(&self) -> Option<Period> {
        self.period
    }

    /// How many times the period was counted, end to end from the anchor.
    #[must_use]
    pub const fn times(&self) -> u32 {
        self.times
    }

    /// Who fixed the period or the day.
    pub const fn source(&self) -> Source {
        self.source
    }

    /// The calendar days added by extensions, all together.
    pub const fn extension(&self) -> u32 {
        self.extension
    }

    /// The last day before roll-over, extensions included.
    pub const fn unrolled(&self) -> Day {
        self.unrolled
    }

    /// The last day on which it is in time.
    pub const fn due(&self) -> Day {
        self.due
    }

    /// The due day before any extension.
    pub const fn original(&self) -> Day {
        self.original
    }

    /// Whether the due day can be relied on.
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// How the due day was found, in order, under the calendar that it was found with.
    ///
    /// Takes time in proportion to the days counted; meant for explanations, not for verdicts.
    pub fn steps(&self, calendar: &Calendar) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(period) = self.period.map(|period| period.times(self.times)) {
            let last = period.last_day(self.anchor, calendar);
            steps.push(Step::Anchored(self.anchor, self.anchor_entry));
            if matches!(period, Period::WorkingDays(_)) {
                let (first_known, last_known) = calendar.coverage();
                let counted = self.anchor.next().max(first_known)..=last.min(last_known);
                steps.extend(days(counted).filter_map(|day| out_of_the_ordinary(day, calendar)));
            }
            steps.push(Step::Counted(period, last));
        } else {
            steps.push(Step::Named(self.anchor, self.anchor_entry));
        }
        if self.extension > 0 {
            steps.push(Step::Extended(self.extension, self.unrolled));
        }
        let skipped = self.unrolled..=self.due.prev();
        steps.extend(days(skipped).map(|day| Step::Skipped(day, calendar.kind(day))));
        steps.push(Step::Due(self.due, self.certainty));
        steps
    }
}

/// The due day of an unrolled day, and whether the calendar knows every day that decided it.
fn roll_over(unrolled: Day, roll: Roll, calendar: &Calendar) -> (Day, Certainty) {
    match roll {
        Roll::Off => (unrolled, Certainty::Firm),
        Roll::On => {
            let due = calendar.next_working(unrolled);
            let known = calendar.covers(unrolled) && calendar.covers(due);
            (due, if known { Certainty::Firm } else { Certainty::Provisional })
        }
    }
}

/// The step for a counted day on which the calendar departs from the plain week.
fn out_of_the_ordinary(day: Day, calendar: &Calendar) -> Option<Step> {
    match calendar.kind(day) {
        DayKind::MakeUp => Some(Step::MakeUpCounted(day)),
        DayKind::Holiday if !day.is_weekend() => Some(Step::HolidayPassed(day)),
        DayKind::Holiday | DayKind::Weekend | DayKind::Working => None,
    }
}

fn days(range: core::ops::RangeInclusive<Day>) -> impl Iterator<Item = Day> {
    let (first, last) = range.into_inner();
    (0..=last.days_since(first)).map(move |more| first.plus_days(more))
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::Certainty::{Firm, Provisional};
    use super::Period::{Days, Months, WorkingDays};
    use super::*;
    use crate::terms::period::ByDate;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn count(anchor: &str, period: Period, roll: Roll) -> Deadline {
        let calendar = Calendar::builtin();
        Deadline::count(day(anchor), Some(EntryNo(3)), period, roll, Source::Host(1), &calendar)
    }

    #[track_caller]
    fn check(deadline: Deadline, unrolled: &str, due: &str, certainty: Certainty) {
        let got = (deadline.unrolled(), deadline.due(), deadline.certainty());
        assert_eq!(got, (day(unrolled), day(due), certainty));
        assert!(!deadline.is_past(day(due)), "the due day is in time");
        assert_eq!(deadline.is_past(day(due).next()), certainty == Firm);
    }

    #[test]
    fn months_end_on_the_corresponding_day() {
        for (anchor, period, due) in [
            ("2024-01-31", Months(1), "2024-02-29"),
            ("2023-01-31", Months(1), "2023-02-28"),
            ("2024-02-29", Months(12), "2025-02-28"),
            ("2024-02-29", Months(1), "2024-03-29"),
            ("2024-03-31", Months(3), "2024-06-30"),
            ("2021-01-01", Months(6), "2021-07-01"),
        ] {
            check(count(anchor, period, Roll::Off), due, due, Firm);
        }
    }

    #[test]
    fn the_first_day_is_not_counted() {
        for (anchor, period, due) in [
            ("2021-03-01", Days(1), "2021-03-02"),
            ("2021-03-01", Days(30), "2021-03-31"),
            ("2024-02-28", Days(1), "2024-02-29"),
            ("2021-03-05", WorkingDays(1), "2021-03-08"),
            // From a day off.
            ("2021-03-06", WorkingDays(1), "2021-03-08"),
            ("2021-03-01", WorkingDays(15), "2021-03-22"),
        ] {
            check(count(anchor, period, Roll::Off), due, due, Firm);
        }
    }

    #[test]
    fn a_last_day_off_moves() {
        for (anchor, period, unrolled, due) in [
            // A working day stays.
            ("2021-03-01", Days(4), "2021-03-05", "2021-03-05"),
            // Saturday.
            ("2021-03-01", Days(5), "2021-03-06", "2021-03-08"),
            // The first and the last day of Spring Festival 2021.
            ("2021-01-11", Months(1), "2021-02-11", "2021-02-18"),
            ("2021-02-07", Days(10), "2021-02-17", "2021-02-18"),
            // Spring Festival 2025 ran from Tuesday to Tuesday.
            ("2025-01-27", Days(1), "2025-01-28", "2025-02-05"),
            // Nine days in 2026; the Saturday before and the Saturday after are working days.
            ("2026-02-14", Days(1), "2026-02-15", "2026-02-24"),
            // Make-up working days as the last day: no roll.
            ("2021-01-07", Months(1), "2021-02-07", "2021-02-07"),
            ("2026-02-01", Days(13), "2026-02-14", "2026-02-14"),
            ("2023-06-20", Days(5), "2023-06-25", "2023-06-25"),
            // Eight days off, then a make-up Saturday.
            ("2023-09-28", Days(1), "2023-09-29", "2023-10-07"),
            // Across the turn of a year.
            ("2022-12-30", Days(1), "2022-12-31", "2023-01-03"),
        ] {
            check(count(anchor, period, Roll::On), unrolled, due, Firm);
            check(count(anchor, period, Roll::Off), unrolled, unrolled, Firm);
        }
    }

    #[test]
    fn working_days_end_on_working_days() {
        for (anchor, n, due) in [
            ("2021-02-05", 1, "2021-02-07"),
            ("2021-02-10", 1, "2021-02-18"),
            ("2021-02-10", 3, "2021-02-20"),
            ("2026-09-24", 1, "2026-09-28"),
            ("2026-09-18", 1, "2026-09-20"),
            ("2025-09-26", 20, "2025-10-30"),
        ] {
            check(count(anchor, WorkingDays(n), Roll::On), due, due, Firm);
            check(count(anchor, WorkingDays(n), Roll::Off), due, due, Firm);
        }
    }

    #[test]
    fn dates() {
        for (anchor, (month, day, years_after), unrolled, due) in [
            ("2021-06-15", (1, 31, 1), "2022-01-31", "2022-02-07"),
            ("2022-06-15", (1, 31, 1), "2023-01-31", "2023-01-31"),
            ("2023-12-31", (6, 30, 1), "2024-06-30", "2024-07-01"),
            ("2021-06-15", (2, 29, 1), "2022-02-28", "2022-02-28"),
            ("2021-06-15", (2, 29, 3), "2024-02-29", "2024-02-29"),
            ("2021-06-15", (12, 31, 0), "2021-12-31", "2021-12-31"),
        ] {
            let period = Period::ByDate(ByDate { month, day, years_after });
            check(count(anchor, period, Roll::On), unrolled, due, Firm);
        }
    }

    #[test]
    fn the_edge_of_the_calendar() {
        for (anchor, period, roll, unrolled, due, certainty) in [
            ("2026-12-30", WorkingDays(1), Roll::On, "2026-12-31", "2026-12-31", Firm),
            ("2026-12-31", WorkingDays(1), Roll::On, "2027-01-01", "2027-01-01", Provisional),
            ("2026-12-31", WorkingDays(1), Roll::Off, "2027-01-01", "2027-01-01", Provisional),
            ("2026-12-01", Days(30), Roll::On, "2026-12-31", "2026-12-31", Firm),
            ("2026-12-01", Days(31), Roll::On, "2027-01-01", "2027-01-01", Provisional),
            ("2026-12-01", Days(32), Roll::On, "2027-01-02", "2027-01-04", Provisional),
            ("2026-12-01", Days(31), Roll::Off, "2027-01-01", "2027-01-01", Firm),
            ("2026-12-01", Months(120), Roll::Off, "2036-12-01", "2036-12-01", Firm),
            ("2020-12-31", WorkingDays(1), Roll::Off, "2021-01-04", "2021-01-04", Provisional),
            ("2020-06-01", WorkingDays(1), Roll::Off, "2020-06-02", "2020-06-02", Provisional),
            ("2020-12-31", Days(1), Roll::On, "2021-01-01", "2021-01-04", Firm),
            ("2020-12-30", Days(1), Roll::On, "2020-12-31", "2020-12-31", Provisional),
            ("2021-01-01", WorkingDays(1), Roll::On, "2021-01-04", "2021-01-04", Firm),
        ] {
            check(count(anchor, period, roll), unrolled, due, certainty);
        }
        // The day before the edge is known to be off, but not what follows it.
        let calendar = Calendar::builtin().with_local_holidays(&[day("2026-12-31")]).unwrap();
        let anchor = day("2026-12-30");
        let deadline = Deadline::count(anchor, None, Days(1), Roll::On, Source::Indicative, &calendar);
        check(deadline, "2026-12-31", "2027-01-01", Provisional);
    }

    #[test]
    fn extensions_add_to_the_unrolled_day() {
        let calendar = Calendar::builtin();
        // Saturday 2021-03-06 rolls to Monday; 7 days more are counted from the Saturday.
        let deadline = count("2021-03-01", Days(5), Roll::On);
        let once = deadline.extended(7, Roll::On, &calendar);
        check(once, "2021-03-13", "2021-03-15", Firm);
        let twice = once.extended(30, Roll::Off, &calendar);
        check(twice, "2021-04-12", "2021-04-12", Firm);
        assert_eq!((twice.original(), twice.extension()), (day("2021-03-08"), 37));

        // A count that left the calendar stays provisional; a roll that did so may be repaired.
        let counted = count("2026-12-31", WorkingDays(1), Roll::On);
        check(counted.extended(3, Roll::Off, &calendar), "2027-01-04", "2027-01-04", Provisional);
        let rolled = count("2026-12-01", Days(31), Roll::On);
        check(rolled.extended(3, Roll::Off, &calendar), "2027-01-04", "2027-01-04", Firm);
        let beyond = count("2026-12-01", Days(30), Roll::On).extended(1, Roll::On, &calendar);
        check(beyond, "2027-01-01", "2027-01-01", Provisional);

        let far = deadline.extended(u32::MAX, Roll::Off, &calendar).extended(1, Roll::Off, &calendar);
        assert_eq!((far.due().year(), far.extension()), (2399, u32::MAX));
    }

    #[test]
    fn named_days_stand() {
        let saturday = day("2030-03-02");
        let deadline = Deadline::on_day(saturday, Some(EntryNo(7)), Source::Act(EntryNo(7)));
        check(deadline, "2030-03-02", "2030-03-02", Firm);
        assert_eq!((deadline.period(), deadline.anchor(), deadline.original()), (None, saturday, saturday));
        assert_eq!(
            deadline.steps(&Calendar::builtin()),
            [Step::Named(saturday, Some(EntryNo(7))), Step::Due(saturday, Firm)],
        );
    }

    #[test]
    fn steps_tell_the_way() {
        let calendar = Calendar::builtin();
        for (deadline, way) in [
            (
                count("2021-02-05", WorkingDays(6), Roll::On),
                vec![
                    Step::Anchored(day("2021-02-05"), Some(EntryNo(3))),
                    Step::MakeUpCounted(day("2021-02-07")),
                    Step::HolidayPassed(day("2021-02-11")),
                    Step::HolidayPassed(day("2021-02-12")),
                    Step::HolidayPassed(day("2021-02-15")),
                    Step::HolidayPassed(day("2021-02-16")),
                    Step::HolidayPassed(day("2021-02-17")),
                    Step::Counted(WorkingDays(6), day("2021-02-19")),
                    Step::Due(day("2021-02-19"), Firm),
                ],
            ),
            (
                count("2024-04-01", Days(2), Roll::On).extended(1, Roll::On, &calendar),
                vec![
                    Step::Anchored(day("2024-04-01"), Some(EntryNo(3))),
                    Step::Counted(Days(2), day("2024-04-03")),
                    Step::Extended(1, day("2024-04-04")),
                    Step::Skipped(day("2024-04-04"), DayKind::Holiday),
                    Step::Skipped(day("2024-04-05"), DayKind::Holiday),
                    Step::Skipped(day("2024-04-06"), DayKind::Holiday),
                    Step::Due(day("2024-04-07"), Firm),
                ],
            ),
            (
                count("2026-12-01", Days(32), Roll::On),
                vec![
                    Step::Anchored(day("2026-12-01"), Some(EntryNo(3))),
                    Step::Counted(Days(32), day("2027-01-02")),
                    Step::Skipped(day("2027-01-02"), DayKind::Weekend),
                    Step::Skipped(day("2027-01-03"), DayKind::Weekend),
                    Step::Due(day("2027-01-04"), Provisional),
                ],
            ),
            (
                count("2030-01-01", WorkingDays(1), Roll::Off),
                vec![
                    Step::Anchored(day("2030-01-01"), Some(EntryNo(3))),
                    Step::Counted(WorkingDays(1), day("2030-01-02")),
                    Step::Due(day("2030-01-02"), Provisional),
                ],
            ),
        ] {
            assert_eq!(deadline.steps(&calendar), way);
        }
    }
}
