//! Standards: dated, sourced numbers for the open terms of the text (及时, 定期, 常态化 …), and nothing else.

use alloc::vec::Vec;

use super::{
    Calendar, Clause, Day, Deadline, EntryNo, Period, Rank, Text,
    calendar::CalendarError,
    deadline::{Roll, Source},
    duty::Term,
    form::{choice, codes, form},
};

/// The name and version of the standards document.
pub const SCHEMA: &str = "zeren.standards/1";

/// The most standards a host's document may hold.
pub const STANDARD_LIMIT: usize = 10_000;

choice! {
    /// Who stands behind a number.
    pub enum Authority of AuthorityKind {
        /// A law or regulation fixes it.
        Statute(Citation) = "statute" / "法定" / "statute",
        /// A document of the organ fixes it.
        OrganDocument(Reference) = "organ_document" / "决策机关文件" / "document of the organ",
        /// A number for demonstration: accuses nobody.
        Indicative(Indicative) = "indicative" / "示范性" / "indicative",
    }
}

form! {
    /// The clause that fixes a number.
    pub struct Citation {
        /// The clause.
        clause: Clause,
    }
}

form! {
    /// The organ's document.
    pub struct Reference {
        /// Its title or number.
        document: Text,
    }
}

form! {
    /// No authority.
    pub struct Indicative {}
}

form! {
    /// One standard as it stands in a document.
    pub struct StandardForm {
        /// The term it sets.
        term: Term,
        /// The period.
        period: Period,
        /// Who stands behind it.
        authority: Authority,
        /// The first day on which it is in force.
        from: Day,
        /// The last day on which it is in force.
        until: opt Day,
        /// Whether a last day off moves to the next working day; on for a statute, else off.
        roll: opt Roll,
    }
}

codes! {
    /// The name and version of the format, as a word of its own: no other is read.
    pub enum Format {
        /// [`SCHEMA`].
        Standards1 = "zeren.standards/1" / "标准第1版" / "standards, version 1",
    }
}

form! {
    /// A standards document, `zeren.standards/1`: read it with any serde format, then [`StandardsDocument::open`] it.
    pub struct StandardsDocument {
        /// Always [`SCHEMA`].
        schema: Format,
        /// The standards.
        standards: Vec<StandardForm>,
    }
}

/// Why a standards document cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StandardsError {
    /// A period is out of bounds.
    #[error("standards[{0}].period: {1}")]
    Period(usize, super::period::PeriodError),
    /// The last day lies before the first.
    #[error("standards[{0}].until: the last day is before `from`")]
    Backwards(usize),
    /// Two standards for one term on one day.
    #[error("standards[{0}]: overlaps with standards[{1}] of the same term; end that one with `until` first")]
    Overlap(usize, usize),
    /// Too many.
    #[error("{0} standards; this version takes at most {STANDARD_LIMIT}")]
    Limit(usize),
}

/// One standard in force over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Standard {
    period: Period,
    source: Source,
    is_law: bool,
    from: Day,
    until: Option<Day>,
    roll: Roll,
}

/// The host's standards, by term. What a law fixes needs no standard: the articles bring it with its clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standards {
    name: StandardsName,
    terms: Vec<Vec<Standard>>,
    document: Vec<StandardForm>,
}

/// Which standards an answer used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandardsName {
    /// [`Standards::statutory`].
    Statutory,
    /// [`Standards::indicative`].
    Indicative,
    /// A host's document.
    Host,
}

impl StandardsName {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Statutory => "statutory",
            Self::Indicative => "indicative",
            Self::Host => "host",
        }
    }
}

impl Default for Standards {
    fn default() -> Self {
        Self::statutory()
    }
}

impl Standards {
    /// Only what law fixes: disclosure (art 18), deputies' suggestions (art 19), complaints (art 20), remedies
    /// (art 22). Every other term stays open.
    #[must_use]
    pub fn statutory() -> Self {
        Self { name: StandardsName::Statutory, terms: alloc::vec![Vec::new(); Term::ALL.len()], document: Vec::new() }
    }

    /// Numbers for demonstrations, marked in every answer that uses one; they accuse nobody.
    #[must_use]
    pub fn indicative() -> Self {
        use super::period::ByDate;
        let list = [
            (Term::Report, Period::Months(3)),
            (Term::Meeting, Period::Months(3)),
            (Term::Inspection, Period::Months(6)),
            (Term::Coordination, Period::Months(6)),
            (Term::Training, Period::Months(12)),
            (Term::YearEnd, Period::ByDate(ByDate { month: 1, day: 31, years_after: 1 })),
            (Term::ProblemReport, Period::WorkingDays(5)),
            (Term::Designation, Period::WorkingDays(15)),
            (Term::CorrectionOrder, Period::WorkingDays(15)),
            (Term::Filing, Period::ByDate(ByDate { month: 6, day: 30, years_after: 1 })),
        ];
        let mut standards = Self::statutory();
        standards.name = StandardsName::Indicative;
        for (n, (term, period)) in list.into_iter().enumerate() {
            let form = StandardForm {
                term,
                period,
                authority: Authority::Indicative(Indicative {}),
                from: Day::FIRST,
                until: None,
                roll: None,
            };
            standards.insert(n, form);
        }
        standards
    }

    fn insert(&mut self, n: usize, form: StandardForm) {
        let number = u16::try_from(n + 1).unwrap_or(u16::MAX);
        let (source, is_law) = match &form.authority {
            Authority::Statute(citation) => (
                Source::Statute(citation.clause),
                citation.clause.instrument().rank() >= Rank::AdministrativeRegulation,
            ),
            Authority::OrganDocument(_) => (Source::Host(number), false),
            Authority::Indicative(_) => (Source::Indicative, false),
        };
        let roll = form.roll.unwrap_or(match form.authority {
            Authority::Statute(_) => Roll::On,
            Authority::OrganDocument(_) | Authority::Indicative(_) => Roll::Off,
        });
        let standard = Standard { period: form.period, source, is_law, from: form.from, until: form.until, roll };
        if let Some(list) = self.terms.get_mut(form.term as usize) {
            let place = list.partition_point(|other| other.from <= standard.from);
            list.insert(place, standard);
        }
        self.document.push(form);
    }

    /// Which standards these are.
    #[must_use]
    pub const fn name(&self) -> StandardsName {
        self.name
    }

    /// The document of these standards.
    #[must_use]
    pub fn document(&self) -> StandardsDocument {
        StandardsDocument { schema: Format::Standards1, standards: self.document.clone() }
    }

    /// The standard with this number in the document, from 1.
    #[must_use]
    pub fn numbered(&self, number: u16) -> Option<&StandardForm> {
        self.document.get(usize::from(number).checked_sub(1)?)
    }

    /// The host's standard for a term in force on a day.
    pub(crate) fn on(&self, term: Term, day: Day) -> Option<Governing> {
        let list = self.terms.get(term as usize)?;
        let standard = list.get(list.partition_point(|standard| standard.from <= day).checked_sub(1)?)?;
        if standard.until.is_some_and(|until| until < day) {
            return None;
        }
        Some(Governing {
            period: standard.period,
            source: standard.source,
            roll: standard.roll,
            is_law: standard.is_law,
            since: standard.from,
        })
    }

    /// The first day after `day` on which a standard for the term comes into force or is no longer in force.
    pub(crate) fn next_change(&self, term: Term, day: Day) -> Option<Day> {
        let list = self.terms.get(term as usize)?;
        let place = list.partition_point(|standard| standard.from <= day);
        let begins = list.get(place).map(|standard| standard.from);
        let last = place.checked_sub(1).and_then(|place| list.get(place)?.until);
        let ends = last.map(Day::next).filter(|ended| *ended > day);
        [begins, ends].into_iter().flatten().min()
    }
}

impl StandardsDocument {
    /// Checks the document and makes it ready for use.
    ///
    /// # Errors
    ///
    /// When a period is out of bounds, or two standards of one term overlap.
    pub fn open(self) -> Result<Standards, StandardsError> {
        if self.standards.len() > STANDARD_LIMIT {
            return Err(StandardsError::Limit(self.standards.len()));
        }
        let mut order: Vec<(usize, &StandardForm)> = self.standards.iter().enumerate().collect();
        order.sort_by_key(|(n, form)| (form.term, form.from, *n));
        for (n, form) in &order {
            form.period.check().map_err(|error| StandardsError::Period(*n, error))?;
            if form.until.is_some_and(|until| until < form.from) {
                return Err(StandardsError::Backwards(*n));
            }
        }
        for ((n, a), (m, b)) in order.iter().zip(order.iter().skip(1)) {
            if a.term == b.term && a.until.is_none_or(|until| until >= b.from) {
                return Err(StandardsError::Overlap(*m, *n));
            }
        }
        let mut standards = Standards::statutory();
        standards.name = StandardsName::Host;
        for (n, form) in self.standards.into_iter().enumerate() {
            standards.insert(n, form);
        }
        Ok(standards)
    }
}

/// A period that governs a duty, with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Governing {
    pub(crate) period: Period,
    pub(crate) source: Source,
    pub(crate) roll: Roll,
    /// Whether a law or regulation stands behind it, so that it may be looser than another statute.
    pub(crate) is_law: bool,
    /// Since when it governs.
    pub(crate) since: Day,
}

impl Governing {
    /// A period fixed by a law or regulation.
    pub(crate) const fn statute(period: Period, clause: Clause) -> Self {
        Self { period, source: Source::Statute(clause), roll: Roll::On, is_law: true, since: Day::FIRST }
    }

    /// The end of the n-th window of a series from an anchor.
    pub(crate) fn window(&self, anchor: Day, entry: Option<EntryNo>, n: u32, calendar: &Calendar) -> Deadline {
        Deadline::count_times(anchor, entry, (self.period, n), self.roll, self.source, calendar)
    }

    /// The deadline it gives from an anchor.
    pub(crate) fn deadline(&self, anchor: Day, entry: Option<EntryNo>, calendar: &Calendar) -> Deadline {
        Deadline::count(anchor, entry, self.period, self.roll, self.source, calendar)
    }
}

/// What an answer is computed with besides the record and the day: standards and calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The host's standards.
    pub standards: Standards,
    /// The calendar.
    pub calendar: Calendar,
}

impl Default for Setting {
    fn default() -> Self {
        Self { standards: Standards::statutory(), calendar: Calendar::builtin() }
    }
}

impl Setting {
    /// These standards with the built-in calendar.
    #[must_use]
    pub fn new(standards: Standards) -> Self {
        Self { standards, calendar: Calendar::builtin() }
    }

    /// The same with local festival days.
    ///
    /// # Errors
    ///
    /// When a day lies outside the calendar's coverage.
    pub fn with_local_holidays(mut self, days: &[Day]) -> Result<Self, CalendarError> {
        self.calendar = self.calendar.with_local_holidays(days)?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Meetings every month of 2022, and every three months from April 2023 on.
    fn standards() -> Standards {
        let text = r#"{"schema":"zeren.standards/1","standards":[
            {"term":"meeting","period":{"months":1},"from":"2022-01-01","until":"2022-12-31","authority":{"indicative":{}}},
            {"term":"meeting","period":{"months":3},"from":"2023-04-01","authority":{"indicative":{}}}]}"#;
        serde_json::from_str::<StandardsDocument>(text).unwrap().open().unwrap()
    }

    #[test]
    fn a_standard_governs_from_its_first_day_to_its_last() {
        for (on, period) in [
            ("2021-12-31", None),
            ("2022-01-01", Some(Period::Months(1))),
            ("2022-12-31", Some(Period::Months(1))),
            ("2023-01-01", None),
            ("2023-03-31", None),
            ("2023-04-01", Some(Period::Months(3))),
        ] {
            assert_eq!(standards().on(Term::Meeting, day(on)).map(|standard| standard.period), period, "{on}");
        }
        assert_eq!(standards().on(Term::Report, day("2022-06-01")), None);
    }

    #[test]
    fn the_next_change_is_a_beginning_or_the_day_after_an_end() {
        for (after, change) in [
            ("2021-06-01", Some("2022-01-01")),
            ("2021-12-31", Some("2022-01-01")),
            ("2022-01-01", Some("2023-01-01")),
            ("2022-12-31", Some("2023-01-01")),
            ("2023-01-01", Some("2023-04-01")),
            ("2023-02-01", Some("2023-04-01")),
            ("2023-04-01", None),
        ] {
            assert_eq!(standards().next_change(Term::Meeting, day(after)), change.map(day), "{after}");
        }
    }

    #[test]
    fn numbers_count_from_one() {
        let standards = standards();
        assert_eq!(standards.numbered(1).unwrap().period, Period::Months(1));
        assert_eq!(standards.numbered(2).unwrap().period, Period::Months(3));
        assert!(standards.numbered(0).is_none() && standards.numbered(3).is_none());
    }

    #[test]
    fn local_holidays_are_no_working_days() {
        let setting = Setting::default();
        assert!(setting.calendar.is_working(day("2023-05-09")));
        let setting = setting.with_local_holidays(&[day("2023-05-09")]).unwrap();
        assert!(!setting.calendar.is_working(day("2023-05-09")));
        assert!(setting.calendar.is_working(day("2023-05-10")));
    }
}
