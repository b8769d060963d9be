//! Working days: which days they are, counted in either direction without walking over them.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::day::{Day, Precision};
use notices::NOTICES;

mod notices;

/// The working days of a run of whole years, as data.
///
/// [`Calendar::builtin`] holds the years for which the State Council's yearly notices on holidays are
/// built in; a host adds later years and local festival days (放假办法 art 4). A day outside the coverage
/// is still counted, by weekends only: whoever relies on it has to mark the result as provisional, as
/// [`Deadline`](super::deadline::Deadline) does.
///
/// Building one costs some microseconds; do it once. Reading is constant time, and searching for a
/// working day logarithmic in the number of years.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    first: Day,
    last: Day,
    blocks: Vec<Block>,
    /// Working days in the whole coverage.
    total: i64,
    edition: String,
}

/// What kind of day a day is.
///
/// Exhaustive on purpose: a new kind has to be given its words wherever one is explained.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayKind {
    /// Monday to Friday, and no holiday.
    Working,
    /// A Saturday or Sunday that a notice turned into a working day.
    MakeUp,
    /// A Saturday or Sunday that is no holiday.
    Weekend,
    /// A day off by a notice or by local festival, also if it falls on a weekend.
    Holiday,
}

/// Why years or days cannot be added to a calendar. More reasons may follow, hence `non_exhaustive`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The year is neither the one before nor the one after the coverage, or no record reaches it.
    #[error("the year `{0}` does not adjoin the years covered")]
    NotAdjoining(i32),
    /// The day is not in the year that is added.
    #[error("`{0}` is not a day of the year that is added")]
    OutsideYear(Day),
    /// The day is given as a holiday and as a working day.
    #[error("`{0}` is both a holiday and a make-up working day")]
    HolidayAndMakeUp(Day),
    /// A make-up working day is a Saturday or a Sunday; others are working days without it.
    #[error("the make-up working day `{0}` is not on a weekend")]
    MakeUpNotOnWeekend(Day),
    /// A local festival day must lie in a year that is covered.
    #[error("the local holiday `{0}` is not in the years covered")]
    OutsideCoverage(Day),
}

impl Calendar {
    /// The calendar of the years whose notices are built in, 2021 to 2026.
    pub fn builtin() -> Self {
        const FIRST: Day = Day::of(2021, 1, 1);
        const LAST: Day = Day::of(2026, 12, 31);
        let mut calendar = Self::weekends(FIRST, LAST);
        for notice in NOTICES {
            for &(month, day, length) in notice.off {
                let first = Day::nearest(notice.year, month, day);
                (0..length).for_each(|more| calendar.set(first.plus_days(more), DayKind::Holiday));
            }
            for &(month, day) in notice.on {
                calendar.set(Day::nearest(notice.year, month, day), DayKind::MakeUp);
            }
        }
        calendar.recount();
        "CN 2021–2026".clone_into(&mut calendar.edition);
        calendar
    }

    /// The same calendar with one more year, the one before or after its coverage.
    ///
    /// `holidays` are the days off of the year's notice, weekends among them or not; `makeup_workdays` the
    /// weekend days on which it orders work. A day of the December before that the notice frees is added with
    /// [`Self::with_local_holidays`].
    ///
    /// # Errors
    ///
    /// [`CalendarError`] if the year does not adjoin the coverage or lies outside 2000 to 2199, a day is not
    /// in the year, one is given as both, or a make-up working day is not on a weekend.
    pub fn with_year(&self, year: i32, holidays: &[Day], makeup_workdays: &[Day]) -> Result<Self, CalendarError> {
        let start = Day::new(year, 1, 1).ok_or(CalendarError::NotAdjoining(year))?;
        let end = start.last_of(Precision::Year);
        if end.next() != self.first && start.prev() != self.last {
            return Err(CalendarError::NotAdjoining(year));
        }
        let mut calendar = Self::weekends(self.first.min(start), self.last.max(end));
        let mut day = self.first;
        while day <= self.last {
            calendar.set(day, self.kind(day));
            day = day.next();
        }
        for &day in holidays {
            if day.year() != year {
                return Err(CalendarError::OutsideYear(day));
            }
            calendar.set(day, DayKind::Holiday);
        }
        for &day in makeup_workdays {
            if day.year() != year {
                return Err(CalendarError::OutsideYear(day));
            }
            if !day.is_weekend() {
                return Err(CalendarError::MakeUpNotOnWeekend(day));
            }
            if calendar.kind(day) == DayKind::Holiday {
                return Err(CalendarError::HolidayAndMakeUp(day));
            }
            calendar.set(day, DayKind::MakeUp);
        }
        calendar.recount();
        calendar.edition = format!("{} + {year}", self.edition);
        Ok(calendar)
    }

    /// The same calendar with local festival days off, working days or not until now.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for the first day that is in no year covered.
    pub fn with_local_holidays(&self, days: &[Day]) -> Result<Self, CalendarError> {
        let mut calendar = self.clone();
        let mut added = 0;
        for &day in days {
            if !self.covers(day) {
                return Err(CalendarError::OutsideCoverage(day));
            }
            added += i32::from(calendar.kind(day) != DayKind::Holiday);
            calendar.set(day, DayKind::Holiday);
        }
        calendar.recount();
        if added > 0 {
            let days = if added == 1 { "day" } else { "days" };
            calendar.edition = format!("{} + {added} local {days}", self.edition);
        }
        Ok(calendar)
    }

    /// Which calendar this is, for the answers that rest on it: `CN 2021–2026`, followed by the years and
    /// the number of local days that the host added. It names, it does not identify: two hosts may add
    /// different days under the same edition.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Whether the day lies in a year that the calendar knows.
    pub fn covers(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The first and the last day that the calendar knows: 1 January and 31 December.
    pub fn coverage(&self) -> (Day, Day) {
        (self.first, self.last)
    }

    /// What kind of day it is; outside the coverage a working day or a weekend.
    pub fn kind(&self, day: Day) -> DayKind {
        let (block, bit) = self.block(day);
        let weekend = day.is_weekend();
        let working = if bit == 0 { !weekend } else { block.working & bit != 0 };
        match (working, weekend) {
            _ if block.holiday & bit != 0 => DayKind::Holiday,
            (true, true) => DayKind::MakeUp,
            (true, false) => DayKind::Working,
            (false, _) => DayKind::Weekend,
        }
    }

    /// Whether the day is a working day; outside the coverage, whether it is not on a weekend.
    pub fn is_working(&self, day: Day) -> bool {
        matches!(self.kind(day), DayKind::Working | DayKind::MakeUp)
    }

    /// The number of working days in a year; 0 in a year that no record reaches.
    pub fn working_days_in(&self, year: i32) -> u32 {
        Day::new(year, 1, 1)
            .map_or(0, |first| self.working_days_between(first.prev(), first.last_of(Precision::Year)).unsigned_abs())
    }

    /// The day itself if it is a working day, else the next that is.
    pub fn next_working(&self, day: Day) -> Day {
        if self.is_working(day) { day } else { self.plus_working_days(day, 1) }
    }

    /// The last day of a period of `n` working days, of which the day after `anchor` is the first that may
    /// count (民法典 201); `anchor` itself if `n` is 0.
    pub fn plus_working_days(&self, anchor: Day, n: u32) -> Day {
        if n == 0 { anchor } else { self.select(self.rank(anchor) + i64::from(n)) }
    }

    /// The number of working days after `a` up to and including `b`; negative if `b` is the earlier one.
    pub fn working_days_between(&self, a: Day, b: Day) -> i32 {
        // At most 293,000 days lie between two days.
        (self.rank(b) - self.rank(a)) as i32
    }

    /// Working days since the coverage began, up to and including the day; not positive before it.
    fn rank(&self, day: Day) -> i64 {
        if day < self.first {
            weekdays(day) - weekdays(self.first.prev())
        } else if day > self.last {
            self.total + weekdays(day) - weekdays(self.last)
        } else {
            let (block, bit) = self.block(day);
            let up_to_day = bit | bit.wrapping_sub(1);
            block.before + i64::from((block.working & up_to_day).count_ones())
        }
    }

    /// The working day of that rank.
    fn select(&self, rank: i64) -> Day {
        if rank <= 0 {
            return weekday(rank + weekdays(self.first.prev()));
        }
        if rank > self.total {
            return weekday(rank - self.total + weekdays(self.last));
        }
        let following = self.blocks.partition_point(|block| block.before < rank);
        let at = following.saturating_sub(1);
        let block = self.blocks.get(at).copied().unwrap_or_default();
        let mut working = block.working;
        for _ in block.before + 1..rank {
            working &= working.wrapping_sub(1); // drops the earliest day
        }
        Day::from_number(self.first.number() + at as i64 * 64 + i64::from(working.trailing_zeros()))
    }

    /// A calendar that knows only weekends.
    fn weekends(first: Day, last: Day) -> Self {
        let blocks = (last.days_since(first) / 64 + 1).unsigned_abs() as usize;
        let blocks = alloc::vec![Block::default(); blocks];
        let mut calendar = Self { first, last, blocks, total: 0, edition: String::new() };
        let mut day = first;
        while day <= last {
            let kind = if day.is_weekend() { DayKind::Weekend } else { DayKind::Working };
            calendar.set(day, kind);
            day = day.next();
        }
        calendar
    }

    /// Changes one day of the coverage; the running counts are stale until [`Self::recount`].
    fn set(&mut self, day: Day, kind: DayKind) {
        let (at, bit) = self.place(day);
        if let Some(block) = self.blocks.get_mut(at) {
            block.working &= !bit;
            block.holiday &= !bit;
            match kind {
                DayKind::Working | DayKind::MakeUp => block.working |= bit,
                DayKind::Holiday => block.holiday |= bit,
                DayKind::Weekend => {}
            }
        }
    }

    fn recount(&mut self) {
        self.total = 0;
        for block in &mut self.blocks {
            block.before = self.total;
            self.total += i64::from(block.working.count_ones());
        }
    }

    /// The block of a day and its bit in it; an empty block and no bit outside the coverage.
    fn block(&self, day: Day) -> (Block, u64) {
        let (at, bit) = self.place(day);
        (self.blocks.get(at).copied().unwrap_or_default(), bit)
    }

    /// The index of a day's block and its bit in it; no bit outside the coverage.
    fn place(&self, day: Day) -> (usize, u64) {
        if !self.covers(day) {
            return (usize::MAX, 0);
        }
        let number = day.days_since(self.first).unsigned_abs();
        (number as usize / 64, 1 << (number % 64))
    }
}

/// 64 days, the earliest in the lowest bit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Block {
    working: u64,
    holiday: u64,
    /// Working days in the blocks before this one.
    before: i64,
}

/// A Monday, from which weekdays are counted outside the coverage: 1999-12-27.
const MONDAY: i64 = -5;

/// Days from Monday to Friday since [`MONDAY`], up to and including the day.
fn weekdays(day: Day) -> i64 {
    let days = day.number() - MONDAY + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

/// The day from Monday to Friday that has so many up to and including it.
fn weekday(count: i64) -> Day {
    Day::from_number(MONDAY + (count - 1).div_euclid(5) * 7 + (count - 1).rem_euclid(5))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The calendar of 2021 to 2026 with the two years beside it and a local day, so that block and year
    /// ends are hit from both sides.
    fn wider() -> Calendar {
        let local = [day("2023-06-01"), day("2026-12-31")];
        Calendar::builtin()
            .with_year(2027, &[day("2027-01-01"), day("2027-12-31")], &[day("2027-02-06")])
            .unwrap()
            .with_year(2020, &[day("2020-01-01")], &[day("2020-01-19")])
            .unwrap()
            .with_local_holidays(&local)
            .unwrap()
    }

    #[test]
    fn working_days_of_a_year() {
        let calendar = Calendar::builtin();
        for (year, days) in [
            (2021, 250),
            (2022, 249),
            (2023, 249),
            (2024, 251),
            (2025, 248),
            (2026, 248),
            // By weekends only.
            (2020, 262),
            (2027, 261),
            // Nothing is computed there.
            (5000, 0),
        ] {
            assert_eq!(calendar.working_days_in(year), days, "{year}");
        }
    }

    #[test]
    fn kinds() {
        let calendar = Calendar::builtin();
        for (text, kind) in [
            ("2021-01-01", DayKind::Holiday),
            ("2021-02-06", DayKind::Weekend),
            ("2021-02-07", DayKind::MakeUp),
            ("2021-02-13", DayKind::Holiday),
            ("2021-02-18", DayKind::Working),
            ("2022-12-31", DayKind::Holiday),
            ("2026-12-31", DayKind::Working),
            ("2020-12-31", DayKind::Working),
            ("2027-01-01", DayKind::Working),
            ("2027-01-02", DayKind::Weekend),
        ] {
            assert_eq!(calendar.kind(day(text)), kind, "{text}");
        }
    }

    #[test]
    fn stretches_and_make_up_days_are_plausible() {
        for notice in NOTICES {
            for &(month, day) in notice.on {
                assert!(Day::of(notice.year, month, day).is_weekend(), "{}-{month}-{day}", notice.year);
            }
            for &(month, day, length) in notice.off {
                let first = Day::of(notice.year, month, day);
                assert_eq!(first.plus_days(length - 1).year(), notice.year);
                assert!((1..=9).contains(&length));
            }
        }
    }

    #[test]
    fn counting_agrees_with_walking() {
        for calendar in [Calendar::builtin(), wider()] {
            let (start, end) = (Day::of(2018, 6, 1), Day::of(2029, 6, 1));
            let mut day = start;
            let mut walked = 0;
            while day <= end {
                walked += i32::from(calendar.is_working(day) && day > start);
                assert_eq!(calendar.working_days_between(start, day), walked, "{day}");
                assert_eq!(calendar.working_days_between(day, start), -walked, "{day}");
                let reached = calendar.plus_working_days(start, walked.unsigned_abs());
                assert!(reached <= day && (!calendar.is_working(day) || reached == day), "{day}");
                let mut next = day;
                while !calendar.is_working(next) {
                    next = next.next();
                }
                assert_eq!(calendar.next_working(day), next);
                day = day.next();
            }
        }
    }

    #[test]
    fn counting_working_days() {
        let calendar = Calendar::builtin();
        for (anchor, n, last) in [
            ("2021-02-05", 0, "2021-02-05"),
            ("2021-02-05", 1, "2021-02-07"),
            ("2021-02-10", 1, "2021-02-18"),
            ("2021-02-13", 3, "2021-02-20"),
            ("2026-12-30", 1, "2026-12-31"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2020-12-31", 1, "2021-01-04"),
            ("2020-12-30", 1, "2020-12-31"),
        ] {
            assert_eq!(calendar.plus_working_days(day(anchor), n), day(last), "{anchor} + {n}");
        }
        assert_eq!(calendar.plus_working_days(Day::LAST, u32::MAX).year(), 2399);
    }

    #[test]
    fn hosts_add() {
        let calendar = wider();
        assert_eq!(calendar.edition(), "CN 2021–2026 + 2027 + 2020 + 2 local days");
        assert_eq!(calendar.coverage(), (day("2020-01-01"), day("2027-12-31")));
        assert_eq!(calendar.working_days_in(2020), 262);
        assert_eq!(calendar.working_days_in(2023), 248);
        assert_eq!(calendar.working_days_in(2024), 251);
        assert_eq!(calendar.kind(day("2027-02-06")), DayKind::MakeUp);
        let same = calendar.with_local_holidays(&[day("2023-06-01")]).unwrap();
        assert_eq!(same, calendar);
        let one = Calendar::builtin().with_local_holidays(&[day("2023-06-01")]).unwrap();
        assert_eq!(one.edition(), "CN 2021–2026 + 1 local day");
    }

    #[test]
    fn refused_additions() {
        let calendar = Calendar::builtin();
        let (monday, saturday) = (day("2027-03-01"), day("2027-03-06"));
        let other = day("2026-03-07");
        for (answer, words) in [
            (calendar.with_year(2026, &[], &[]), "the year `2026` does not adjoin the years covered"),
            (calendar.with_year(2028, &[], &[]), "the year `2028` does not adjoin the years covered"),
            (calendar.with_year(i32::MIN, &[], &[]), "the year `-2147483648` does not adjoin the years covered"),
            (calendar.with_year(2027, &[other], &[]), "`2026-03-07` is not a day of the year that is added"),
            (calendar.with_year(2027, &[], &[other]), "`2026-03-07` is not a day of the year that is added"),
            (
                calendar.with_year(2027, &[saturday], &[saturday]),
                "`2027-03-06` is both a holiday and a make-up working day",
            ),
            (calendar.with_year(2027, &[], &[monday]), "the make-up working day `2027-03-01` is not on a weekend"),
            (calendar.with_local_holidays(&[monday]), "the local holiday `2027-03-01` is not in the years covered"),
        ] {
            assert_eq!(answer.unwrap_err().to_string(), words);
        }
    }
}
