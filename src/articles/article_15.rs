//! # 第十五条 问题报告 · Reporting problems
//!
//! 决策执行单位发现决策本身有问题、客观情况有重大变化，或者执行中遇到不可抗力等情形的，要尽快报告决策机关。
//!
//! An executing unit that finds a flaw of the decision, a major change of circumstances, or force majeure and the
//! like in the course of execution reports it to the organ without delay.
//!
//! **Decides.** Which problems a unit has to report, and how each report stands; whether a problem has been
//! determined to be major.
//!
//! **Leaves open.** By when (a standard for `problem_report`); whether an unreported problem is major, on which the
//! omission under article 21(3) hangs; whether a report that names no problem was the one owed.
//!
//! **Interpretation.** The text does not settle whether a grave effect on the goal is asked for in all three limbs
//! or only in the last, nor does 条例 35(1), whose list it follows. The protective reading is taken: each of the
//! three is to be reported, and every problem is shown with its limb, so that whoever reads it otherwise can tell
//! them apart; the recorder's own view of the effect decides nothing. The duty is that of a unit that executes on
//! the day of the finding; once execution is over, nobody executes. A report keeps the duty when it names the
//! problem; one that names none may have been meant for it, so an otherwise missed or late report is left open.

use alloc::vec::Vec;

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    record::{Fact, FactKind, facts::MaybeOf},
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, PartyNo, Question, Row, Ruling, Sink,
        decision::Answered,
        duty::{Duty, DutyRow, Status, Term},
    },
};

/// 第十五条.
pub(crate) const CLAUSE: Clause = Clause::article(15);

/// 报告所发现的问题.
pub(crate) static PROBLEM_REPORT: DutyRow = DutyRow::new(
    "15.problem_report",
    CLAUSE,
    Term::ProblemReport,
    "向决策机关报告所发现的问题",
    "report the problem found to the organ",
    "fact.problem_reported",
);

static LIMB: Row = Row::new(
    "15.limb",
    CLAUSE,
    "第{0}条记录属“{1}”；条文未明确严重影响目标这一限定及于何种情形，从严理解为均应报告",
    "entry {0} falls under `{1}`; the text leaves open which limbs ask for a grave effect on the goal, so each is read as one to be reported",
    Cure::Nothing,
);
static REPORT_UNNAMED: Row = Row::new(
    "15.report-unnamed",
    CLAUSE,
    "第{0}条记录的报告未指明所报问题，可能即为本问题的报告，是否漏报待定",
    "the report of entry {0} names no problem and may have been the one owed",
    Cure::Amend("of"),
);
static MAJOR: Row = Row::new(
    "15.major",
    CLAUSE,
    "{0}逾期未报告的问题（第{1}条记录）是否重大，由决策机关认定",
    "whether the problem of entry {1}, which {0} has not reported in time, is major is for the organ to determine",
    Cure::Determine(Question::MajorProblem, Addressee::Organ),
);

/// Whether the organ has determined a problem to be major (重大).
pub(crate) fn is_major(view: &View<'_>, problem: EntryNo) -> Option<bool> {
    let about = About::entry(problem);
    view.determined(Question::MajorProblem, about, Addressee::Organ).map(|(answer, _)| answer == Answered::Met)
}

/// Each executing unit → organ, for each problem it found.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let unnamed = Unnamed::find(view);
    for (unit, found) in problems(view) {
        ledger.duty(report(view, unit, found, &unnamed));
    }
}

/// The problems found by a unit that executed on that day.
fn problems(view: &View<'_>) -> Vec<(PartyNo, Mark)> {
    let over = view.over();
    view.facts_all(FactKind::ProblemFound)
        .filter(|(unit, found)| over.is_none_or(|(over, _)| found.day < over) && view.executes(*unit, found.day))
        .collect()
}

/// The reports that name no problem, by whose they are and day. Found once for all problems.
struct Unnamed(Vec<(PartyNo, Mark)>);

impl Unnamed {
    fn find(view: &View<'_>) -> Self {
        let names_none = |no| matches!(view.fact(no), Some((_, Fact::ProblemReported(MaybeOf { of: None }))));
        let reports = view.facts_all(FactKind::ProblemReported).filter(|(_, mark)| names_none(mark.no));
        let mut unnamed: Vec<(PartyNo, Mark)> = reports.collect();
        unnamed.sort_unstable();
        Self(unnamed)
    }

    /// The first of a party on a day or later.
    fn first(&self, by: PartyNo, from: Day) -> Option<Mark> {
        let place = self.0.partition_point(|(party, mark)| (*party, mark.day) < (by, from));
        self.0.get(place).filter(|(party, _)| *party == by).map(|(_, mark)| *mark)
    }
}

fn report(view: &View<'_>, unit: PartyNo, found: Mark, unnamed: &Unnamed) -> Duty {
    let anchor = (found.day, Some(found.no));
    let deadline = view.deadline(Term::ProblemReport, Some(unit), anchor, None);
    let chain = view.chain_since(unit);
    let own = |mark: &Mark| {
        let by = view.entry(mark.no).map(|entry| entry.by.0);
        chain.iter().any(|(unit, since)| Some(*unit) == by && *since <= mark.day)
    };
    let kept = view.answering(found.no, FactKind::ProblemReported).find(own);
    let unnamed = chain
        .iter()
        .filter_map(|(unit, since)| unnamed.first(*unit, found.day.max(*since)))
        .find(|mark| deadline.is_none_or(|deadline| mark.day <= deadline.due()));
    let open = unnamed.map(|mark| Finding::new(Ruling::Open, &REPORT_UNNAMED).with(mark.no));
    let owed = Owed::new(&PROBLEM_REPORT, unit, PartyNo::ORGAN, anchor).about(found.no);
    one_off(view, owed, Terms { deadline, kept, open, ..Terms::default() })
}

/// The limb of each problem, and the question whether one that went unreported is major.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let unnamed = Unnamed::find(view);
    for (unit, found) in problems(view).into_iter().filter(|(_, found)| found.day >= IN_FORCE) {
        if let Some((_, Fact::ProblemFound(problem))) = view.fact(found.no) {
            sink.push(Finding::new(Ruling::Met, &LIMB).with(found.no).with(problem.kind.words()));
        }
        let duty = report(view, unit, found, &unnamed);
        if duty.status == Status::Overdue && duty.missed() && is_major(view, found.no).is_none() {
            let about = About::entry(found.no);
            sink.push(Finding::new(Ruling::Open, &MAJOR).with(duty.bearer).with(found.no).about(about));
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String};

    use crate::{
        reading::testing::{Bench, complete, determined, lines, succeeded},
        terms::{Calendar, Period, decision::ExecutionState},
    };

    use super::*;

    const FOUND: &str = r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#;
    const REPORTED: &str = r#""fact":{"problem_reported":{"of":1}}"#;
    const UNNAMED: &str = r#""fact":{"problem_reported":{}}"#;

    /// Found by `a` on Monday 2021-03-01, to be reported in five working days: by 2021-03-08.
    fn in_five_days(entries: &[(&str, &str, &str)]) -> Bench {
        let mut all = alloc::vec![("2021-03-01", "a", FOUND)];
        all.extend(entries);
        Bench::new(&all).running("2021-02-01", "2021-02-10").period(
            "2021-01-01",
            Term::ProblemReport,
            Period::WorkingDays(5),
        )
    }

    fn rows(bench: &Bench, on: &str) -> Vec<String> {
        bench.duties(on, duties)
    }

    #[track_caller]
    fn stands(bench: &Bench, on: &str, status: &str) {
        let row = format!("15.problem_report a about 1 from 2021-03-01 due 2021-03-08: {status}");
        assert_eq!(rows(bench, on), [row], "on {on}");
    }

    #[test]
    fn due_days() {
        let (all, short) = (complete("2021-03-08"), complete("2021-03-07"));
        let (all, short) = (("", "o", all.as_str()), ("", "o", short.as_str()));
        for (entries, status) in [
            (alloc::vec![("2021-03-08", "a", REPORTED), all], "kept 2 2021-03-08"),
            (alloc::vec![("2021-03-09", "a", REPORTED), all], "kept_late 2 2021-03-09"),
            (alloc::vec![("2021-03-09", "a", REPORTED), short], "kept_timeliness_unknown 2 2021-03-09 [17.incomplete]"),
            (alloc::vec![all], "overdue"),
            (alloc::vec![short], "unknown [17.incomplete]"),
            // Another unit's report is not this one's.
            (alloc::vec![("2021-03-05", "b", REPORTED), all], "overdue"),
            // A report that names no problem may be the one; one after the due day helps nobody.
            (alloc::vec![("2021-03-05", "a", UNNAMED), all], "open [15.report-unnamed]"),
            (alloc::vec![("2021-03-01", "a", UNNAMED), all], "open [15.report-unnamed]"),
            (alloc::vec![("2021-02-28", "a", UNNAMED), all], "overdue"),
            (
                alloc::vec![("2021-03-05", "a", UNNAMED), ("2021-03-09", "a", REPORTED), all],
                "open 3 2021-03-09 [15.report-unnamed]",
            ),
            (alloc::vec![("2021-03-09", "a", UNNAMED), all], "overdue"),
            (alloc::vec![("2021-02-28", "a", UNNAMED), all], "overdue"),
            (alloc::vec![("2021-03-05", "b", UNNAMED), all], "overdue"),
        ] {
            stands(&in_five_days(&entries), "2021-03-09", status);
        }
        stands(&in_five_days(&[all]), "2021-03-08", "pending");
        stands(&in_five_days(&[all]).application_open(), "2021-03-09", "open [02.application-open]");
        // Completed on the way: the problem found before stays to be reported.
        stands(&in_five_days(&[all]).state("2021-03-02", ExecutionState::Completed), "2021-03-09", "overdue");
    }

    #[test]
    fn without_a_due_day() {
        let all = complete("2021-12-31");
        let row = |status: &str| [format!("15.problem_report a about 1 from {status}")];
        let bench = |found: &'static str, entries: &[(&str, &str, &str)]| {
            let mut of = alloc::vec![(found, "a", FOUND), ("", "o", all.as_str())];
            of.extend(entries);
            Bench::new(&of).running("2020-12-01", "2020-12-10")
        };
        let on = "2021-12-31";
        assert_eq!(rows(&bench("2021-03-01", &[]), on), row("2021-03-01: open [01.no-standard]"));
        let kept = bench("2021-03-01", &[("2021-03-20", "a", REPORTED)]);
        assert_eq!(rows(&kept, on), row("2021-03-01: kept_timeliness_open 3 2021-03-20 [01.no-standard]"));
        // Found before commencement: it stands, and no period runs.
        let before = bench("2020-12-31", &[]).period("2020-01-01", Term::ProblemReport, Period::Days(1));
        assert_eq!(rows(&before, on), row("2020-12-31: standing [24.before-force]"));
        // Only the month is known.
        let coarse = bench("2021-03", &[]).period("2020-01-01", Term::ProblemReport, Period::Days(1));
        assert_eq!(rows(&coarse, on), row("2021-03-31: open [00.coarse-anchor]"));
    }

    #[test]
    fn numbers_that_accuse_nobody() {
        let all = complete("2027-12-31");
        let bench =
            Bench::new(&[("2021-03-01", "a", FOUND), ("", "o", &all)]).running("2021-02-01", "2021-02-10").indicative();
        stands(&bench, "2021-03-09", "overdue");
        // Overdue by a demonstration number: no question of a major problem follows.
        assert_eq!(bench.findings("2021-03-09", findings), lines(&["met 15.limb 1 flaw of the decision"]));
        // Beyond the calendar.
        let bench = Bench::new(&[("2026-12-31", "a", FOUND), ("", "o", &all)])
            .running("2021-02-01", "2021-02-10")
            .period("2021-01-01", Term::ProblemReport, Period::WorkingDays(1));
        assert!(!Calendar::builtin().covers(crate::reading::testing::day("2027-01-01")));
        assert_eq!(
            rows(&bench, "2027-01-05"),
            ["15.problem_report a about 1 from 2026-12-31 due 2027-01-01: unknown [00.calendar]"]
        );
    }

    #[test]
    fn who_has_to_report() {
        use ExecutionState::{Completed, Designated};
        let bench = Bench::new(&[
            ("2021-02-28", "a", FOUND),
            ("2021-03-01", "a", FOUND),
            ("2021-02-28", "b", FOUND),
            ("2021-02-28", "o", FOUND),
        ])
        .state("2021-02-01", Designated)
        .engaged("a", "2021-02-01", "2021-03-01");
        assert_eq!(rows(&bench, "2021-12-31"), ["15.problem_report a about 1 from 2021-02-28: open [01.no-standard]"]);
        let over = |on: &str| in_five_days(&[]).state(on, Completed);
        assert_eq!(rows(&over("2021-03-01"), "2021-12-31"), lines(&[]));
        assert_eq!(rows(&over("2021-03-02"), "2021-12-31").len(), 1);
    }

    #[test]
    fn a_successor_reports() {
        let (all, succession) = (complete("2021-12-31"), succeeded("a", "b"));
        let of = |succeeded: &'static str, reported: &'static str| {
            in_five_days(&[(succeeded, "o", &succession), (reported, "b", REPORTED), ("", "o", &all)])
        };
        let row = |bearer: &str, status: &str| {
            [format!("15.problem_report {bearer} about 1 from 2021-03-01 due 2021-03-08: {status}")]
        };
        assert_eq!(rows(&of("2021-03-03", "2021-03-04"), "2021-03-09"), row("b", "kept 3 2021-03-04"));
        // The old unit had missed it; the new one made it good.
        assert_eq!(rows(&of("2021-03-09", "2021-03-10"), "2021-03-10"), row("a", "kept_late 3 2021-03-10"));
        // Before it took over it did not speak for the old unit.
        assert_eq!(rows(&of("2021-03-05", "2021-03-04"), "2021-03-09"), row("b", "overdue"));
    }

    #[test]
    fn major_or_not() {
        let all = complete("2021-12-31");
        let (major, minor) = (determined("problem.major", 1, "met"), determined("problem.major", 1, "not_met"));
        let limb = "met 15.limb 1 flaw of the decision";
        let open = [limb, "open 15.major a 1"];
        for (entries, on, is, rows) in [
            (alloc::vec![], "2021-03-09", None, &open[..]),
            (alloc::vec![], "2021-03-08", None, &open[..1]),
            (alloc::vec![("2021-03-09", "o", major.as_str())], "2021-03-09", Some(true), &open[..1]),
            (alloc::vec![("2021-03-09", "o", minor.as_str())], "2021-03-09", Some(false), &open[..1]),
            // Only the organ's counts, and only from its day on; the latest does.
            (alloc::vec![("2021-03-09", "a", major.as_str())], "2021-03-09", None, &open[..]),
            (alloc::vec![("2021-03-10", "o", major.as_str())], "2021-03-09", None, &open[..]),
            (
                alloc::vec![("2021-03-08", "o", major.as_str()), ("2021-03-09", "o", minor.as_str())],
                "2021-03-09",
                Some(false),
                &open[..1],
            ),
            (alloc::vec![("2021-03-09", "a", REPORTED)], "2021-03-09", None, &open[..1]),
        ] {
            let mut entries = entries;
            entries.push(("", "o", all.as_str()));
            let bench = in_five_days(&entries);
            assert_eq!(is_major(&bench.on(on), EntryNo(1)), is, "{entries:?}");
            assert_eq!(bench.findings(on, findings), lines(rows), "{entries:?}");
        }
        // Without a standard nothing is past due, so nothing is asked.
        let bench = Bench::new(&[("2021-03-01", "a", FOUND), ("", "o", &all)]).running("2021-02-01", "2021-02-10");
        assert_eq!(bench.findings("2021-12-31", findings), lines(&[limb]));
    }
}
