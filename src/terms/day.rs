//! The day: the only measure of time there is. Integer dates, no clock, no hours.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

/// A calendar day of the Gregorian calendar.
///
/// A record may hold the days [`Day::FIRST`] to [`Day::LAST`]; every constructor keeps to them. What is
/// *computed* from such a day (a due day, the end of a window) may lie outside them: arithmetic saturates
/// at 1600-01-01 and 2399-12-31 and never overflows. Written and read as `YYYY-MM-DD`, nothing looser; a
/// computed day after [`Day::LAST`] is written but not read back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// How exactly the day of an entry is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The day itself.
    #[default]
    Day,
    /// Only its month.
    Month,
    /// Only its year.
    Year,
}

/// Why a text or a foreign date is not a [`Day`]. More reasons may follow, hence `non_exhaustive`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DayError {
    /// The text is not four digits, two digits and two digits with hyphens between them.
    #[error("`{0}` is not a day written as YYYY-MM-DD")]
    Malformed(DayText),
    /// The text is well formed, but the calendar has no such day.
    #[error("there is no day `{0}`")]
    NoSuchDay(DayText),
    /// The day exists, but a record cannot hold it.
    #[error("the day `{0}` is not between {first} and {last}", first = Day::FIRST, last = Day::LAST)]
    OutsideRange(DayText),
}

/// The text that was refused, cut to its first 32 characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayText(Box<str>);

impl Day {
    /// The first day a record may hold: 2000-01-01.
    pub const FIRST: Self = Self(0);
    /// The last day a record may hold: 2199-12-31.
    pub const LAST: Self = Self(civil_to_number(2199, 12, 31));

    const FLOOR: Self = Self(civil_to_number(1600, 1, 1));
    const CEILING: Self = Self(civil_to_number(2399, 12, 31));

    /// A day known when the program is written; meant for constants.
    ///
    /// # Panics
    ///
    /// If there is no such day or a record could not hold it; in a constant this does not compile.
    #[expect(clippy::panic, reason = "for constants: a wrong day stops the build, not a program")]
    pub const fn of(year: i32, month: u32, day: u32) -> Self {
        match Self::new(year, month, day) {
            Some(day) => day,
            None => panic!("no such day in the years 2000 to 2199"),
        }
    }

    /// The day of that year, month (from 1) and day of the month (from 1), or `None` if the calendar has
    /// none or a record could not hold it.
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if year < 2000 || year > 2199 || !exists(year, month, day) {
            return None;
        }
        Some(Self(civil_to_number(year, month, day)))
    }

    /// Reads `YYYY-MM-DD`: exactly ten ASCII characters, no sign, no space, no shorter form.
    ///
    /// # Errors
    ///
    /// [`DayError`] says whether the text is malformed, names no day, or names one outside the range.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(DayError::Malformed(DayText::new(text)));
        };
        let (Some(year), Some(month), Some(day)) = (number([y1, y2, y3, y4]), number([m1, m2]), number([d1, d2]))
        else {
            return Err(DayError::Malformed(DayText::new(text)));
        };
        let year = year as i32; // four digits
        match Self::new(year, month, day) {
            Some(day) => Ok(day),
            None if exists(year, month, day) => Err(DayError::OutsideRange(DayText::new(text))),
            None => Err(DayError::NoSuchDay(DayText::new(text))),
        }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        number_to_civil(self.0).0
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u32 {
        number_to_civil(self.0).1
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u32 {
        number_to_civil(self.0).2
    }

    /// The day so many days later, or earlier if negative.
    pub const fn plus_days(self, days: i32) -> Self {
        Self::from_number(self.0 as i64 + days as i64)
    }

    /// The corresponding day so many months later, or the last day of that month if it has no such day
    /// (民法典 202): one month after 31 January is the last day of February.
    pub const fn plus_months(self, months: u32) -> Self {
        let (year, month, day) = number_to_civil(self.0);
        let months = year as i64 * 12 + month as i64 - 1 + months as i64;
        // At most 2399 * 12 + u32::MAX months, so that the year fits.
        Self::nearest((months / 12) as i32, (months % 12) as u32 + 1, day)
    }

    /// The number of days from `earlier` to this day; negative if it is the later one.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The day after.
    pub const fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before.
    pub const fn prev(self) -> Self {
        self.plus_days(-1)
    }

    /// Whether it is a Saturday or a Sunday. Whether it is a working day is for a
    /// [`Calendar`](super::calendar::Calendar) to say.
    pub const fn is_weekend(self) -> bool {
        // 2000-01-01, number 0, was a Saturday.
        self.0.rem_euclid(7) < 2
    }

    /// The first day of the span that a day of this precision stands for.
    #[inline]
    pub const fn first_of(self, precision: Precision) -> Self {
        match precision {
            Precision::Day => self,
            Precision::Month => Self::nearest(self.year(), self.month(), 1),
            Precision::Year => Self::nearest(self.year(), 1, 1),
        }
    }

    /// The last day of the span that a day of this precision stands for.
    #[inline]
    pub const fn last_of(self, precision: Precision) -> Self {
        match precision {
            Precision::Day => self,
            Precision::Month => Self::nearest(self.year(), self.month(), 31),
            Precision::Year => Self::nearest(self.year(), 12, 31),
        }
    }

    /// The day of a year from 1600 on and a month, a day beyond the month's end being its last day and a year beyond
    /// what can be computed the last day that can.
    pub(super) const fn nearest(year: i32, month: u32, day: u32) -> Self {
        if year > 2399 {
            return Self::CEILING;
        }
        let beyond = day.saturating_sub(month_length(year, month));
        Self(civil_to_number(year, month, day - beyond))
    }

    /// The day of a number of days since 2000-01-01, saturating.
    pub(super) const fn from_number(number: i64) -> Self {
        const FLOOR: i64 = Day::FLOOR.0 as i64;
        const CEILING: i64 = Day::CEILING.0 as i64;
        match number {
            ..=FLOOR => Self::FLOOR,
            CEILING.. => Self::CEILING,
            within => Self(within as i32),
        }
    }

    /// Days since 2000-01-01.
    pub(super) const fn number(self) -> i64 {
        self.0 as i64
    }

    /// The ten characters of `YYYY-MM-DD`; every year within reach has four digits.
    const fn ascii(self) -> [u8; 10] {
        const fn digit(number: u32) -> u8 {
            b'0' + (number % 10) as u8
        }
        let (year, month, day) = number_to_civil(self.0);
        let year = year.unsigned_abs();
        [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ]
    }
}

impl DayText {
    /// The refused text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn new(text: &str) -> Self {
        let cut = text.char_indices().nth(32).map_or(text.len(), |(at, _)| at);
        Self(text.get(..cut).unwrap_or_default().into())
    }
}

impl fmt::Display for DayText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(core::str::from_utf8(&self.ascii()).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = DayError;

    fn try_from(date: NaiveDate) -> Result<Self, DayError> {
        Self::new(date.year(), date.month(), date.day())
            .ok_or_else(|| DayError::OutsideRange(DayText::new(&date.to_string())))
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        let (year, month, day) = number_to_civil(day.0);
        // Always `Some`: chrono reaches far beyond the years 1600 to 2399.
        Self::from_ymd_opt(year, month, day).unwrap_or_default()
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ascii = self.ascii();
        serializer.serialize_str(core::str::from_utf8(&ascii).map_err(ser::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl de::Visitor<'_> for Text {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day written as YYYY-MM-DD")
            }

            // A borrowed text comes here as well.
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                Day::parse(text).map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

impl Precision {
    /// The words for it on disk, from fine to coarse.
    pub const CODES: &'static [&'static str] = &["day", "month", "year"];
}

// By hand: a derived reader takes `{"day": null}` as well.
impl<'de> Deserialize<'de> for Precision {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        super::form::code(d, Self::CODES, |word| match word {
            "day" => Some(Self::Day),
            "month" => Some(Self::Month),
            "year" => Some(Self::Year),
            _ => None,
        })
    }
}

/// The value of ASCII digits, or `None` if one is not a digit.
fn number<const N: usize>(digits: [u8; N]) -> Option<u32> {
    digits
        .into_iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

const fn exists(year: i32, month: u32, day: u32) -> bool {
    1 <= month && month <= 12 && 1 <= day && day <= month_length(year, month)
}

pub(super) const fn month_length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

// Both conversions count years from 1 March, so that a leap day ends its year, in cycles of 400 years
// (146,097 days) of which one begins on 2000-03-01, number 60.

const fn civil_to_number(year: i32, month: u32, day: u32) -> i32 {
    let from_march = (month as i32 + 9) % 12;
    let year = if month <= 2 { year - 1 } else { year } - 2000;
    let of_cycle = year.rem_euclid(400);
    let of_year = (153 * from_march + 2) / 5 + day as i32 - 1;
    let days = of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year;
    year.div_euclid(400) * 146_097 + days + 60
}

const fn number_to_civil(number: i32) -> (i32, u32, u32) {
    let days = (number - 60).rem_euclid(146_097);
    let of_cycle = (days - days / 1460 + days / 36_524 - days / 146_096) / 365;
    let of_year = days - (of_cycle * 365 + of_cycle / 4 - of_cycle / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = 2000 + (number - 60).div_euclid(146_097) * 400 + of_cycle;
    (if month <= 2 { year + 1 } else { year }, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn every_day_agrees_with_chrono() {
        let mut date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
        let mut number = 0;
        while date.year() < 2200 {
            let day = Day::new(date.year(), date.month(), date.day()).unwrap();
            assert_eq!(day, Day(number));
            assert_eq!((day.year(), day.month(), day.day()), (date.year(), date.month(), date.day()));
            assert_eq!(day.is_weekend(), date.weekday().number_from_monday() > 5);
            assert_eq!(Day::try_from(date).unwrap(), day);
            assert_eq!(NaiveDate::from(day), date);
            assert_eq!(format!("{day}"), format!("{date}"));
            assert_eq!(Day::parse(&format!("{date}")), Ok(day));
            date = date.succ_opt().unwrap();
            number += 1;
        }
        assert_eq!(Day::LAST, Day(number - 1));
    }

    #[test]
    fn every_number_within_reach_returns() {
        for number in Day::FLOOR.0..=Day::CEILING.0 {
            let (year, month, day) = number_to_civil(number);
            assert_eq!(civil_to_number(year, month, day), number);
        }
    }

    #[test]
    fn months_agree_with_chrono() {
        for start in Day::of(2023, 1, 1).0..=Day::of(2024, 12, 31).0 {
            for months in 0..=50 {
                let date = NaiveDate::from(Day(start)) + chrono::Months::new(months);
                assert_eq!(NaiveDate::from(Day(start).plus_months(months)), date);
            }
        }
    }

    #[test]
    fn refused_texts() {
        for text in [
            "",
            "2024-1-01",
            "2024-01-1",
            "2024/01/01",
            "20240101",
            "+024-01-01",
            "2024-01-01 ",
            " 2024-01-01",
            "2024-01-0a",
            "２024-01-01",
            "2024-01-01T00:00",
            "-2024-01-1",
        ] {
            assert!(matches!(Day::parse(text), Err(DayError::Malformed(_))), "{text}");
        }
        for text in ["2023-02-29", "2100-02-29", "2024-00-01", "2024-13-01", "2024-04-31", "2024-01-00"] {
            assert!(matches!(Day::parse(text), Err(DayError::NoSuchDay(_))), "{text}");
        }
        for text in ["1999-12-31", "2200-01-01", "0000-01-01", "9999-12-31"] {
            assert!(matches!(Day::parse(text), Err(DayError::OutsideRange(_))), "{text}");
        }
    }

    #[test]
    fn words_of_errors() {
        for (text, words) in [
            ("soon", "`soon` is not a day written as YYYY-MM-DD"),
            ("2023-02-29", "there is no day `2023-02-29`"),
            ("1999-12-31", "the day `1999-12-31` is not between 2000-01-01 and 2199-12-31"),
        ] {
            assert_eq!(Day::parse(text).unwrap_err().to_string(), words);
        }
        let Err(DayError::Malformed(text)) = Day::parse(&"年".repeat(1000)) else { panic!() };
        assert_eq!(text.as_str(), "年".repeat(32));
    }

    #[test]
    fn foreign_dates_outside_the_range() {
        for date in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::default()] {
            assert!(matches!(Day::try_from(date), Err(DayError::OutsideRange(_))));
        }
    }

    #[test]
    fn month_ends() {
        for (from, months, to) in [
            ("2024-01-31", 1, "2024-02-29"),
            ("2023-01-31", 1, "2023-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2024-03-31", 1, "2024-04-30"),
            ("2024-02-29", 1, "2024-03-29"),
            ("2023-12-31", 2, "2024-02-29"),
            ("2024-12-15", 0, "2024-12-15"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} + {months}");
        }
    }

    #[test]
    fn arithmetic_saturates() {
        assert_eq!(Day::LAST.plus_days(i32::MAX), Day::CEILING);
        assert_eq!(Day::FIRST.plus_days(i32::MIN), Day::FLOOR);
        assert_eq!(Day::LAST.plus_months(u32::MAX), Day::CEILING);
        assert_eq!(Day::CEILING.next(), Day::CEILING);
        assert_eq!(Day::FLOOR.prev(), Day::FLOOR);
        assert_eq!(Day::LAST.next().to_string(), "2200-01-01");
        assert_eq!(Day::FIRST.prev().to_string(), "1999-12-31");
        assert_eq!(Day::CEILING.last_of(Precision::Year), Day::CEILING);
        assert_eq!(Day::CEILING.first_of(Precision::Year).to_string(), "2399-01-01");
        assert_eq!(Day::LAST.plus_months(2394).to_string(), "2399-06-30");
        assert_eq!(Day::FLOOR.days_since(Day::CEILING), -292_193);
    }

    #[test]
    fn spans() {
        for (precision, first, last) in [
            (Precision::Day, "2024-02-10", "2024-02-10"),
            (Precision::Month, "2024-02-01", "2024-02-29"),
            (Precision::Year, "2024-01-01", "2024-12-31"),
        ] {
            assert_eq!(day("2024-02-10").first_of(precision), day(first));
            assert_eq!(day("2024-02-10").last_of(precision), day(last));
        }
    }

    #[test]
    fn serde_is_strict() {
        assert_eq!(serde_json::to_string(&Day::of(2021, 1, 1)).unwrap(), "\"2021-01-01\"");
        assert_eq!(serde_json::from_str::<Day>("\"2021-01-01\"").unwrap(), Day::of(2021, 1, 1));
        assert_eq!(serde_json::from_str::<Day>(r#""2021\u002d01-01""#).unwrap(), Day::of(2021, 1, 1));
        for text in ["\"2021-1-1\"", "20210101", "null", "\"2021-02-29\""] {
            assert!(serde_json::from_str::<Day>(text).is_err(), "{text}");
        }
        let error = serde_json::from_str::<Day>("20210101").unwrap_err().to_string();
        assert!(error.contains("expected a day written as YYYY-MM-DD"), "{error}");
        for (precision, text) in
            [(Precision::Day, "\"day\""), (Precision::Month, "\"month\""), (Precision::Year, "\"year\"")]
        {
            assert_eq!(serde_json::to_string(&precision).unwrap(), text);
            assert_eq!(serde_json::from_str::<Precision>(text).unwrap(), precision);
        }
    }
}
