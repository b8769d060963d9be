//! Periods as rules state them: days, working days, months, or a fixed date.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::calendar::Calendar;
use super::day::{Day, month_length};
use super::form::form;

/// A length of time that a rule grants.
///
/// A period read from a document may hold any number; [`Period::check`] says whether it is one that a
/// rule may state. Computing with an unchecked period is safe: it saturates.
///
/// Exhaustive on purpose: a new way of counting has to be decided wherever a period is counted or put
/// into words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Calendar days (日).
    Days(u32),
    /// Working days (工作日).
    WorkingDays(u32),
    /// Months (月); ends on the corresponding day or the month's last (民法典 202).
    Months(u32),
    /// By a date of the anchor's year or a later one, that date included.
    ByDate(ByDate),
}

form! {
    /// A date in a year counted from the year of the anchor.
    #[derive(Copy, Hash)]
    pub struct ByDate {
        /// The month, 1 to 12.
        month: u8,
        /// The day of the month, from 1. 29 February stands for the last day of February in every year.
        day: u8,
        /// 0 for the anchor's own year (in which the date may already be past), 1 for the next, at most 100.
        years_after: u8,
    }
}

/// Why no rule may state such a period. More reasons may follow, hence `non_exhaustive`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The length is zero or beyond a century.
    #[error("a period of `{}` {} is not between 1 and {}", .0.given, .0.unit, .0.most)]
    Length(BadLength),
    /// No year has such a date.
    #[error("no year has a day `{}` in its month `{}`", .0.day, .0.month)]
    NoSuchDate(ByDate),
    /// The date lies more than a century ahead.
    #[error("`{}` years after the anchor are more than 100", .0.years_after)]
    YearsAfter(ByDate),
}

/// A number of days, working days or months that is out of bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadLength {
    given: u32,
    unit: &'static str,
    most: u32,
}

impl Period {
    /// Whether a rule may state this period.
    ///
    /// # Errors
    ///
    /// [`PeriodError`] unless it is 1 to 36,500 days, 1 to 24,000 working days, 1 to 1,200 months, or a date
    /// that some year has, at most 100 years ahead.
    pub fn check(&self) -> Result<(), PeriodError> {
        let (given, unit, most) = match *self {
            Self::Days(n) => (n, "days", 36_500),
            Self::WorkingDays(n) => (n, "working days", 24_000),
            Self::Months(n) => (n, "months", 1_200),
            Self::ByDate(date) => return date.check(),
        };
        if (1..=most).contains(&given) { Ok(()) } else { Err(PeriodError::Length(BadLength { given, unit, most })) }
    }

    /// The last day of the period, before any roll-over. The anchor is not counted (民法典 201); the last
    /// day belongs to the period.
    pub fn last_day(&self, anchor: Day, calendar: &Calendar) -> Day {
        match *self {
            Self::Days(n) => Day::from_number(anchor.number() + i64::from(n)),
            Self::WorkingDays(n) => calendar.plus_working_days(anchor, n),
            Self::Months(n) => anchor.plus_months(n),
            Self::ByDate(date) => date.after(anchor),
        }
    }

    /// The period that ends with the `n`-th of `n` equal periods laid end to end, counted from one anchor.
    #[must_use]
    pub const fn times(&self, n: u32) -> Self {
        match *self {
            Self::Days(days) => Self::Days(days.saturating_mul(n)),
            Self::WorkingDays(days) => Self::WorkingDays(days.saturating_mul(n)),
            Self::Months(months) => Self::Months(months.saturating_mul(n)),
            Self::ByDate(date) => Self::ByDate(ByDate {
                years_after: date.years_after.saturating_add(match n.saturating_sub(1) {
                    more @ 0..=255 => more as u8,
                    256.. => u8::MAX,
                }),
                ..date
            }),
        }
    }

    /// Writes the period in Chinese: `20个工作日`, `次年1月31日前`.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_zh(&self, f: &mut impl fmt::Write) -> fmt::Result {
        match *self {
            Self::Days(n) => write!(f, "{n}日"),
            Self::WorkingDays(n) => write!(f, "{n}个工作日"),
            Self::Months(n) => write!(f, "{n}个月"),
            Self::ByDate(ByDate { month, day, years_after }) => {
                match years_after {
                    0 => f.write_str("当年")?,
                    1 => f.write_str("次年")?,
                    n => write!(f, "{n}年后的")?,
                }
                match (month, day) {
                    (2, 29) => f.write_str("2月最后一日前"),
                    _ => write!(f, "{month}月{day}日前"),
                }
            }
        }
    }

    /// Writes the period in English: `20 working days`, `31 January of the next year`.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_en(&self, f: &mut impl fmt::Write) -> fmt::Result {
        match *self {
            Self::Days(n) => write!(f, "{n} day{}", plural(n)),
            Self::WorkingDays(n) => write!(f, "{n} working day{}", plural(n)),
            Self::Months(n) => write!(f, "{n} month{}", plural(n)),
            Self::ByDate(ByDate { month, day, years_after }) => {
                match (month, day) {
                    (2, 29) => f.write_str("the last day of February")?,
                    _ => write!(f, "{day} {}", month_name(month))?,
                }
                match years_after {
                    0 => f.write_str(" of the same year"),
                    1 => f.write_str(" of the next year"),
                    n => write!(f, " of the year {n} years later"),
                }
            }
        }
    }
}

impl ByDate {
    /// The date itself, counted from the year of the anchor.
    pub fn after(&self, anchor: Day) -> Day {
        let month = u32::from(self.month).clamp(1, 12);
        let day = u32::from(self.day).max(1);
        Day::nearest(anchor.year() + i32::from(self.years_after), month, day)
    }

    fn check(self) -> Result<(), PeriodError> {
        const LEAP_YEAR: i32 = 2000;
        let month = u32::from(self.month);
        let days = 1..=month_length(LEAP_YEAR, month);
        if !(1..=12).contains(&month) || !days.contains(&u32::from(self.day)) {
            Err(PeriodError::NoSuchDate(self))
        } else if self.years_after > 100 {
            Err(PeriodError::YearsAfter(self))
        } else {
            Ok(())
        }
    }
}

fn plural(n: u32) -> &'static str {
    if n == 1 { "" } else { "s" }
}

fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "of no month",
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    fn by(month: u8, day: u8, years_after: u8) -> Period {
        Period::ByDate(ByDate { month, day, years_after })
    }

    #[test]
    fn bounds() {
        for period in [
            Period::Days(1),
            Period::Days(36_500),
            Period::WorkingDays(24_000),
            Period::Months(1_200),
            by(2, 29, 0),
            by(12, 31, 100),
        ] {
            assert_eq!(period.check(), Ok(()), "{period:?}");
        }
        for (period, words) in [
            (Period::Days(0), "a period of `0` days is not between 1 and 36500"),
            (Period::Days(36_501), "a period of `36501` days is not between 1 and 36500"),
            (Period::WorkingDays(0), "a period of `0` working days is not between 1 and 24000"),
            (Period::WorkingDays(24_001), "a period of `24001` working days is not between 1 and 24000"),
            (Period::Months(1_201), "a period of `1201` months is not between 1 and 1200"),
            (by(2, 30, 0), "no year has a day `30` in its month `2`"),
            (by(4, 31, 0), "no year has a day `31` in its month `4`"),
            (by(0, 1, 0), "no year has a day `1` in its month `0`"),
            (by(13, 1, 0), "no year has a day `1` in its month `13`"),
            (by(1, 0, 0), "no year has a day `0` in its month `1`"),
            (by(1, 1, 101), "`101` years after the anchor are more than 100"),
        ] {
            assert_eq!(period.check().unwrap_err().to_string(), words);
        }
    }

    #[test]
    fn last_days() {
        let calendar = Calendar::builtin();
        for (anchor, period, last) in [
            ("2021-01-01", Period::Days(30), "2021-01-31"),
            ("2021-02-10", Period::WorkingDays(1), "2021-02-18"),
            ("2024-01-31", Period::Months(1), "2024-02-29"),
            ("2021-06-15", by(1, 31, 1), "2022-01-31"),
            ("2021-06-15", by(1, 31, 0), "2021-01-31"),
            ("2023-06-15", by(2, 29, 0), "2023-02-28"),
            ("2023-06-15", by(2, 29, 1), "2024-02-29"),
            // Unchecked periods saturate.
            ("2021-01-01", Period::Days(u32::MAX), "2399-12-31"),
            ("2021-01-01", Period::Months(u32::MAX), "2399-12-31"),
            ("2021-01-01", by(255, 255, 255), "2276-12-31"),
            ("2021-01-01", by(0, 0, 0), "2021-01-01"),
        ] {
            let anchor = Day::parse(anchor).unwrap();
            assert_eq!(period.last_day(anchor, &calendar).to_string(), last, "{anchor} {period:?}");
        }
    }

    #[test]
    fn words() {
        for (period, zh, en) in [
            (Period::Days(1), "1日", "1 day"),
            (Period::Days(30), "30日", "30 days"),
            (Period::WorkingDays(1), "1个工作日", "1 working day"),
            (Period::WorkingDays(20), "20个工作日", "20 working days"),
            (Period::Months(1), "1个月", "1 month"),
            (Period::Months(3), "3个月", "3 months"),
            (by(6, 30, 0), "当年6月30日前", "30 June of the same year"),
            (by(1, 31, 1), "次年1月31日前", "31 January of the next year"),
            (by(2, 29, 1), "次年2月最后一日前", "the last day of February of the next year"),
            (by(12, 31, 5), "5年后的12月31日前", "31 December of the year 5 years later"),
        ] {
            let (mut chinese, mut english) = (String::new(), String::new());
            period.write_zh(&mut chinese).unwrap();
            period.write_en(&mut english).unwrap();
            assert_eq!((chinese.as_str(), english.as_str()), (zh, en));
        }
    }

    #[test]
    fn equal_periods_end_to_end() {
        for (one, n, whole) in [
            (Period::Days(30), 3, Period::Days(90)),
            (Period::WorkingDays(20), 2, Period::WorkingDays(40)),
            (Period::Months(3), 4, Period::Months(12)),
            // By a date of each year: the first, the third, and one beyond what can be computed.
            (by(1, 31, 1), 1, by(1, 31, 1)),
            (by(1, 31, 1), 3, by(1, 31, 3)),
            (by(1, 31, 0), 256, by(1, 31, 255)),
            (by(1, 31, 1), u32::MAX, by(1, 31, 255)),
            (Period::Months(3), u32::MAX, Period::Months(u32::MAX)),
        ] {
            assert_eq!(one.times(n), whole, "{one:?} {n} times");
        }
    }

    #[test]
    fn every_month_has_its_name() {
        let names = "January February March April May June July August September October November December";
        for (month, name) in (1..=12).zip(names.split(' ')) {
            let mut english = String::new();
            by(month, 3, 0).write_en(&mut english).unwrap();
            assert_eq!(english, alloc::format!("3 {name} of the same year"));
        }
    }

    #[test]
    fn on_disk() {
        for (period, text) in [
            (Period::Days(30), r#"{"days":30}"#),
            (Period::WorkingDays(20), r#"{"working_days":20}"#),
            (Period::Months(3), r#"{"months":3}"#),
            (by(1, 31, 1), r#"{"by_date":{"month":1,"day":31,"years_after":1}}"#),
        ] {
            assert_eq!(serde_json::to_string(&period).unwrap(), text);
            assert_eq!(serde_json::from_str::<Period>(text).unwrap(), period);
        }
        for text in [
            r#"{"days":-1}"#,
            r#"{"weeks":1}"#,
            r#"{"days":1,"months":1}"#,
            r#"{"by_date":{"month":1,"day":31}}"#,
            r#"{"by_date":{"month":1,"day":31,"years_after":1,"roll":true}}"#,
            "30",
        ] {
            assert!(serde_json::from_str::<Period>(text).is_err(), "{text}");
        }
    }
}
