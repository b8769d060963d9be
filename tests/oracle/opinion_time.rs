//! Days and periods counted slowly, and the standards the oracle is given.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use zeren::terms::{Day, Period, duty::Term};

/// The first day of the regulation.
pub const FORCE: Day = Day::of(2021, 1, 1);

/// The published facts: days off and make-up working days, one per line.
const FACTS: &str = include_str!("calendar_cn.csv");

/// The calendar as two sets of days.
#[derive(Debug)]
pub struct Cal {
    off: BTreeSet<NaiveDate>,
    on: BTreeSet<NaiveDate>,
}

/// A due day: the day, whether the calendar knows every day that decided it, whether it has authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    pub day: Day,
    pub firm: bool,
    pub authority: bool,
}

fn back(date: NaiveDate) -> Day {
    Day::try_from(date).unwrap_or(Day::LAST)
}

impl Cal {
    pub fn new() -> Self {
        let (mut off, mut on) = (BTreeSet::new(), BTreeSet::new());
        for line in FACTS.lines().skip(1) {
            let mut cells = line.split(',');
            let date = cells.next().unwrap().parse().unwrap();
            let set = if cells.next() == Some("holiday") { &mut off } else { &mut on };
            set.insert(date);
        }
        Self { off, on }
    }

    pub fn covers(&self, day: Day) -> bool {
        (2021..=2026).contains(&day.year())
    }

    fn open(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.on.contains(&date) || (!weekend && !self.off.contains(&date))
    }

    /// The `k`-fold period from `base`, before any roll-over, and whether the count stayed in the calendar.
    pub fn end(&self, base: Day, period: Period, k: u32) -> (Day, bool) {
        let from = NaiveDate::from(base);
        match period {
            Period::Days(n) => (back(from + Days::new(u64::from(n) * u64::from(k))), true),
            Period::Months(n) => (back(from + Months::new(n * k)), true),
            Period::WorkingDays(n) => {
                let (mut date, mut left) = (from, n * k);
                while left > 0 {
                    date = date + Days::new(1);
                    left -= u32::from(self.open(date));
                }
                let end = back(date);
                (end, self.covers(base) && self.covers(end))
            }
            Period::ByDate(by) => {
                let year = from.year() + i32::from(by.years_after) + i32::try_from(k).unwrap() - 1;
                let mut day = u32::from(by.day);
                let date = loop {
                    if let Some(date) = NaiveDate::from_ymd_opt(year, u32::from(by.month), day) {
                        break date;
                    }
                    day -= 1;
                };
                (back(date), true)
            }
        }
    }

    /// The due day of one period from `anchor`, with days added by an extension, rolled once if asked for.
    pub fn due(&self, anchor: Day, period: Period, more: u32, roll: bool, authority: bool) -> Due {
        let (end, mut firm) = self.end(anchor, period, 1);
        let mut date = NaiveDate::from(end) + Days::new(u64::from(more));
        if roll {
            firm &= self.covers(back(date));
            while !self.open(date) {
                date = date + Days::new(1);
            }
            firm &= self.covers(back(date));
        }
        Due { day: back(date), firm, authority }
    }
}

/// Who stands behind a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    Statute,
    OrganDocument,
    Indicative,
}

/// One period for one term, in force from a day through a day. `case` narrows it; empty means every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    pub term: Term,
    pub case: &'static str,
    pub period: Period,
    pub authority: Authority,
    pub from: Day,
    pub until: Option<Day>,
    pub roll: Option<bool>,
}

/// The standards of one question put to the oracle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OracleStandards(pub Vec<Standard>);

impl OracleStandards {
    /// Only what law fixes. The periods of remedies stand in the remedies' own table.
    pub fn statutory() -> Self {
        let law = |term, case, period, from, until| Standard {
            term,
            case,
            period,
            authority: Authority::Statute,
            from,
            until,
            roll: None,
        };
        let (always, work) = (Day::FIRST, Day::of(2022, 5, 1));
        Self(vec![
            law(Term::Disclosure, "bound", Period::WorkingDays(20), always, None),
            law(Term::Opinion, "deputy", Period::Months(3), always, None),
            law(Term::Opinion, "deputy.difficult", Period::Months(6), always, None),
            law(Term::ComplaintAcceptance, "grievance", Period::Days(15), always, None),
            law(Term::ComplaintHandling, "grievance", Period::Days(60), always, Some(work.prev())),
            law(Term::ComplaintHandling, "grievance.31_6", Period::Days(60), always, Some(work.prev())),
            law(Term::ComplaintHandling, "grievance.31_6", Period::Days(60), work, None),
        ])
    }

    /// The statutory ones with demonstration numbers for the rest.
    pub fn indicative() -> Self {
        use zeren::terms::period::ByDate;
        let by = |month, day| Period::ByDate(ByDate { month, day, years_after: 1 });
        let mut all = Self::statutory();
        for (term, period) in [
            (Term::Report, Period::Months(3)),
            (Term::Meeting, Period::Months(3)),
            (Term::Inspection, Period::Months(6)),
            (Term::Coordination, Period::Months(6)),
            (Term::Training, Period::Months(12)),
            (Term::YearEnd, by(1, 31)),
            (Term::ProblemReport, Period::WorkingDays(5)),
            (Term::Designation, Period::WorkingDays(15)),
            (Term::CorrectionOrder, Period::WorkingDays(15)),
            (Term::Filing, by(6, 30)),
        ] {
            let (authority, from) = (Authority::Indicative, Day::FIRST);
            all.0.push(Standard { term, case: "", period, authority, from, until: None, roll: None });
        }
        all
    }
}
