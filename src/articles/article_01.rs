//! # 第一条 目的和依据 · Purpose and basis
//!
//! 规范重大行政决策执行工作、落实责任，依据是《重大行政决策程序暂行条例》（国务院令第713号）。
//!
//! The purpose is orderly execution with clear responsibility; the basis is State Council Decree 713.
//!
//! **Decides.** The order of authority in which every citation stands: law, administrative regulation,
//! government rule, normative document ([`crate::terms::Rank`]); and that a period set by the organ or the host
//! is never looser than a law's own for the same term: for each deadline the earlier due day governs, unless
//! the looser one is itself fixed by a law or regulation. The comparison is made where a deadline is counted,
//! so that it holds for every article alike.
//!
//! **Leaves open.** The purpose itself has no computable content.
//!
//! **Interpretation.** A period that the organ sets without naming its document still counts, for the act
//! itself is the organ's; that no document is named is a finding. A period set before 2021-01-01 is history (art 24),
//! so that nothing is found of it, though it still counts.

use alloc::vec::Vec;

use crate::{
    reading::{View, view::IN_FORCE},
    record::{StandardAct, What},
    terms::{Clause, Cure, Finding, PartyNo, Row, Ruling, Sink},
};

/// 第一条.
pub(crate) const CLAUSE: Clause = Clause::article(1);

static PERIOD_IS_ONE: Row = Row::new(
    "01.period",
    CLAUSE,
    "所设期限应当是有限的日数、工作日数、月数或者日期",
    "the period must be a bounded number of days, working days or months, or a date",
    Cure::Amend("period"),
);
static DOCUMENT: Row = Row::new(
    "01.period-document",
    CLAUSE,
    "第{0}条记录设定期限，未载明所依据的文件",
    "entry {0} sets a period without naming its document",
    Cure::Amend("document"),
);

/// The guard of SetPeriod.
pub(crate) fn set_period<S: Sink>(act: &StandardAct<PartyNo>, sink: &mut S) {
    let StandardAct::SetPeriod(form) = act;
    sink.rule(form.period.check().is_ok(), &PERIOD_IS_ONE);
}

/// Periods set without a document since the regulation is in force.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let mut lacking: Vec<_> = view.facts.lacking(None).map(|(_, mark)| mark.no).collect();
    lacking.sort_unstable();
    for set in lacking
        .into_iter()
        .filter_map(|no| view.position.periods.by(no))
        .filter(|set| IN_FORCE <= set.on && set.on <= view.day)
    {
        if let Some(What::Standard(StandardAct::SetPeriod(form))) = view.entry(set.act).map(|entry| &entry.what)
            && form.document.is_none()
        {
            sink.push(Finding::new(Ruling::NotMet, &DOCUMENT).with(set.act));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        reading::{
            position::PeriodSet,
            testing::{Bench, day, lines},
        },
        record::acts::SetPeriod,
        terms::{EntryNo, Instrument, Period, Rank, duty::Term, period::ByDate, standard::Governing},
    };

    use super::*;

    /// A document with such a period does not open; a host that builds the act itself meets the guard.
    #[test]
    fn a_period_is_bounded() {
        let date = |day| Period::ByDate(ByDate { month: 2, day, years_after: 0 });
        for (period, ruling) in [
            (Period::Days(1), "met"),
            (Period::Days(0), "not met"),
            (Period::Days(36_500), "met"),
            (Period::Days(36_501), "not met"),
            (date(29), "met"),
            (date(30), "not met"),
        ] {
            let form = SetPeriod { term: Term::Report, period, unit: None, document: None, authority: None };
            let bench = Bench::new(&[]);
            let found = bench.findings("2022-01-01", |_, sink| set_period(&StandardAct::SetPeriod(form.clone()), sink));
            assert_eq!(found, [alloc::format!("{ruling} 01.period")], "{period:?}");
        }
    }

    #[test]
    fn a_period_names_its_document() {
        for (document, set, on, found) in [
            ("", "2022-01-01", "2022-01-01", &["not met 01.period-document 1"][..]),
            (r#","document":"d""#, "2022-01-01", "2022-01-01", &[]),
            // It does not show before its day.
            ("", "2022-01-01", "2021-12-31", &[]),
            // An act of before commencement is history.
            ("", "2021-01-01", "2022-01-01", &["not met 01.period-document 1"]),
            ("", "2020-12-31", "2022-01-01", &[]),
        ] {
            let act =
                alloc::format!(r#""standard":{{"set_period":{{"term":"report","period":{{"months":3}}{document}}}}}"#);
            let mut bench = Bench::new(&[(set, "o", &act)]);
            bench.position.periods.push(PeriodSet {
                on: day(set),
                act: EntryNo(1),
                term: Term::Report,
                unit: None,
                period: Period::Months(3),
                authority: None,
            });
            assert_eq!(bench.findings(on, findings), lines(found));
        }
    }

    /// Three months fixed by a law, against a period of the organ's from 2022-03-01.
    #[test]
    fn never_looser_than_a_law_save_by_a_law() {
        let law = Clause::of(Instrument::DeputiesLaw, 42);
        let text = Clause::article(19);
        assert!(law.instrument().rank() > text.instrument().rank());
        assert!(Rank::Law > Rank::AdministrativeRegulation && Rank::LocalRule > Rank::NormativeDocument);
        for (period, authority, due) in [
            (Period::Months(2), None, "2022-05-05"),
            (Period::Months(4), None, "2022-06-01"),
            // A normative document gives no more than the organ's own act does.
            (Period::Months(4), Some(text), "2022-06-01"),
            (Period::Months(4), Some(law), "2022-07-01"),
            (Period::Months(2), Some(law), "2022-05-05"),
        ] {
            let mut bench = Bench::new(&[]);
            let (on, term) = (day("2022-01-01"), Term::Opinion);
            bench.position.periods.push(PeriodSet { on, act: EntryNo(1), term, unit: None, period, authority });
            let view = bench.on("2022-03-01");
            let statute = Governing::statute(Period::Months(3), law);
            let deadline = view.deadline(Term::Opinion, None, (day("2022-03-01"), None), Some(statute)).unwrap();
            // The organ's own periods do not roll over; 2022-05-01 is a holiday.
            let own = authority != Some(law);
            let due = if due == "2022-05-05" && own { "2022-05-01" } else { due };
            assert_eq!(deadline.due(), day(due), "{period:?} by {authority:?}");
        }
    }
}
