//! # 第九条 执行与报告 · Execution and report
//!
//! 决策执行单位要依法、全面、及时、正确地执行决策，并向决策机关报告执行情况。
//!
//! Each executing unit executes the decision lawfully, fully, promptly and correctly, and reports to the organ
//! how execution stands.
//!
//! **Decides.** The windows of the recurring report and how each stands; the final report after the unit's
//! part is complete or completion is accepted; that a completion needs a final report of each unit.
//!
//! **Leaves open.** How often to report (a standard for `report`); whether execution was lawful, full, prompt and
//! correct: four questions to the organ, each shown with the facts that bear on it.
//!
//! **Interpretation.** A window in which execution is suspended on some days stands: how the suspension goes is
//! itself to be reported. The final report is owed once per engagement, for that is what ends with it; while a
//! part is reopened it is not asked for, and one given before still keeps it once the part is complete again. So does
//! one that follows the unit's removal, until its next engagement. The four words are those of 条例 34, which sets no
//! measure for them either. What the organ determined of a unit stays said of it when another takes its place, as
//! conduct does; of the other the question is put anew.

use alloc::{collections::BTreeSet, vec::Vec};

use crate::{
    reading::{
        Mark, View,
        ask::Followed,
        engagements::Engagement,
        score::{Ledger, Owed, Series, Terms, every, one_off, recurring},
        view::IN_FORCE,
    },
    record::{FactKind, acts::AcceptCompletion},
    terms::{
        About, Addressee, Clause, Cure, Day, Finding, PartyNo, Question, Row, Ruling, Sink,
        decision::Answered,
        duty::{DutyRow, Term},
    },
};

use super::shared::organ_stop;

/// 第九条.
pub(crate) const CLAUSE: Clause = Clause::article(9);

/// 报告决策执行情况.
pub(crate) static REPORT: DutyRow = DutyRow::new(
    "09.report",
    CLAUSE,
    Term::Report,
    "向决策机关报告决策执行情况",
    "report to the organ how execution stands",
    "fact.execution_reported",
);

/// 最终报告.
pub(crate) static FINAL_REPORT: DutyRow = DutyRow::new(
    "09.final_report",
    CLAUSE,
    Term::FinalReport,
    "提交最终执行情况报告",
    "give a final report",
    "fact.final_report",
);

static FINAL_REPORTS: Row = Row::new(
    "09.final-reports",
    CLAUSE,
    "{0}尚未提交最终执行情况报告",
    "no final report of {0} is on record",
    Cure::Enter("fact.final_report"),
);

/// The guard of AcceptCompletion: a final report of each unit that executes on that day.
pub(crate) fn accept_completion<S: Sink>(view: &View<'_>, _: &AcceptCompletion, sink: &mut S) {
    let reported = |engagement: &Engagement| {
        view.chain_first(engagement.unit, FactKind::FinalReport, |mark| mark.day >= engagement.from).is_some()
    };
    view.each_executing_unit(reported, |unit, reported| {
        let ruling = if reported { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &FINAL_REPORTS).with(unit));
    });
}

/// Each unit → organ: reports, and a final report.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let Some((started, start)) = view.position.start.filter(|(day, _)| *day <= view.day) else { return };
    let over = view.over();
    for followed in view.followed_engagements() {
        let Followed { engagement, next, joined } = followed;
        let anchor = if engagement.from > started {
            (engagement.from, Some(engagement.from_act))
        } else {
            (started, Some(start))
        };
        let ends = [engagement.until.map(|(day, _)| day), over.map(|(day, _)| day)];
        let end = ends.into_iter().flatten().min();
        let owed = Owed::new(&REPORT, engagement.unit, PartyNo::ORGAN, anchor);
        let series = Series {
            owed,
            end,
            kind: FactKind::ExecutionReported,
            counts: every,
            rests: true,
            open: organ_stop,
            next,
            joined: joined.map(|(day, _)| day),
        };
        recurring(view, &series, ledger);
        final_report(view, &followed, ledger);
    }
}

/// What the final report of an engagement is anchored on: the unit's part or the accepted completion, whichever is
/// first.
fn reportable(view: &View<'_>, engagement: &Engagement) -> Option<Mark> {
    let over = view.over().map(|(day, _)| day);
    let reopened = view.reopened(engagement);
    let part = view.chain_first(engagement.unit, FactKind::PartCompleted, |mark| {
        mark.day >= engagement.from
            && engagement.until.is_none_or(|(until, _)| mark.day < until)
            && over.is_none_or(|over| mark.day <= over)
            && reopened.is_none_or(|reopened| *mark > reopened)
    });
    let completed = view
        .first_in(crate::terms::decision::ExecutionState::Completed)
        .filter(|_| engagement.until.is_none())
        .map(|(day, no)| Mark { day, no });
    [part, completed].into_iter().flatten().min()
}

/// One for each engagement. Of units that have passed into one, one for both where the same part or completion asks for
/// it and it was not due before.
fn final_report(view: &View<'_>, followed: &Followed, ledger: &mut impl Ledger) {
    let Followed { engagement, next, joined } = followed;
    let Engagement { unit, from, .. } = *engagement;
    let Some(mark) = reportable(view, engagement) else { return };
    // It may follow a removal, but one dated in the unit's next engagement is that one's.
    let in_engagement = |mark: &Mark| mark.day >= from && next.is_none_or(|next| mark.day < next);
    let kept = view.chain_first(unit, FactKind::FinalReport, in_engagement);
    let anchor = (mark.day, Some(mark.no));
    let owed = Owed::new(&FINAL_REPORT, unit, PartyNo::ORGAN, anchor);
    let deadline = view.deadline(Term::FinalReport, Some(unit), anchor, None);
    let once = |(day, other): (Day, Engagement)| {
        deadline.is_none_or(|deadline| day <= deadline.due()) && reportable(view, &other) == Some(mark)
    };
    if joined.is_some_and(once) {
        return;
    }
    let open = deadline.and_then(|deadline| organ_stop(view, deadline.due()));
    ledger.duty(one_off(view, owed, Terms { deadline, kept, open, ..Terms::default() }));
}

/// A question on the manner of execution, and the sentences of its answers.
struct Manner {
    question: Question,
    open: Row,
    met: Row,
    not_met: Row,
}

macro_rules! manner {
    ($code:literal, $zh:literal, $en:literal, $question:ident) => {
        Manner {
            question: Question::$question,
            open: Row::new(
                $code,
                CLAUSE,
                concat!("是否", $zh, "执行决策，由决策机关认定：{0}"),
                concat!("whether the decision was executed ", $en, " is for the organ to determine: {0}"),
                Cure::Determine(Question::$question, Addressee::Organ),
            ),
            met: Row::new(
                $code,
                CLAUSE,
                concat!("经决策机关认定，{0}", $zh, "执行了决策（第{1}条记录）"),
                concat!("by the organ's determination {0} executed the decision ", $en, " (entry {1})"),
                Cure::Nothing,
            ),
            not_met: Row::new(
                $code,
                CLAUSE,
                concat!("经决策机关认定，{0}未", $zh, "执行决策（第{1}条记录）"),
                concat!("by the organ's determination {0} did not execute the decision ", $en, " (entry {1})"),
                Cure::Nothing,
            ),
        }
    };
}
static MANNERS: [Manner; 4] = [
    manner!("09.lawfully", "依法", "lawfully", Lawfully),
    manner!("09.fully", "全面", "fully", Fully),
    manner!("09.promptly", "及时", "promptly", Promptly),
    manner!("09.correctly", "正确", "correctly", Correctly),
];

/// The four questions on the manner of execution, for each unit that has begun to execute, and the answers given about
/// a unit that has since passed into another.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let started = view.position.start.is_some_and(|(day, _)| day <= view.day);
    if !started || view.over().is_some_and(|(over, _)| over < IN_FORCE) {
        return;
    }
    // Each unit that executes now, after those it took over from.
    let mut units: Vec<PartyNo> = Vec::new();
    let mut seen = BTreeSet::new();
    for engaged in view.ever_engaged() {
        if !view.has_successions() {
            units.push(engaged);
            continue;
        }
        let now = view.holder_of(engaged, view.day);
        let before = view.chain(engaged).into_iter().filter(|unit| *unit != now);
        units.extend(before.chain([now]).filter(|unit| seen.insert(*unit)));
    }
    for manner in &MANNERS {
        for unit in &units {
            let about = About::party(*unit);
            let finding = match view.determined(manner.question, about, Addressee::Organ) {
                Some((Answered::Met, mark)) => Finding::new(Ruling::Met, &manner.met).with(*unit).with(mark.no),
                Some((Answered::NotMet, mark)) => {
                    Finding::new(Ruling::NotMet, &manner.not_met).with(*unit).with(mark.no)
                }
                None if view.holder_of(*unit, view.day) == *unit => {
                    Finding::new(Ruling::Open, &manner.open).with(*unit)
                }
                None => continue,
            };
            sink.push(finding.about(about));
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{borrow::ToOwned, format};

    use crate::{
        reading::{
            position::{PeriodSet, Reopened},
            testing::{Bench, complete, day, lines, succeeded},
        },
        terms::{EntryNo, Instrument, Period, decision::ExecutionState},
    };

    use super::*;

    const REPORT_ON: &str = r#""fact":{"execution_reported":{}}"#;
    const PART: &str = r#""fact":{"part_completed":{}}"#;
    const FINAL: &str = r#""fact":{"final_report":{}}"#;

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    /// Quarterly from the start on 2022-03-10, complete through 2022-12-31.
    fn quarterly(entries: &[(&str, &str, &str)]) -> Bench {
        let all = complete("2022-12-31");
        let mut entries = entries.to_vec();
        entries.push(("", "o", &all));
        Bench::new(&entries).running("2022-03-01", "2022-03-10").period("2022-01-01", Term::Report, Period::Months(3))
    }

    /// The final reports of a bench on a day, without the reports beside them.
    fn finals(bench: &Bench, on: &str) -> Vec<alloc::string::String> {
        let mut found = bench.duties(on, duties);
        found.retain(|line| line.starts_with("09.final_report"));
        found
    }

    #[test]
    fn a_reopened_part_asks_for_its_final_report_anew() {
        let mut bench =
            Bench::new(&[("2022-04-01", "a", PART), ("2022-06-01", "a", PART)]).running("2022-03-01", "2022-03-10");
        let (on, unit) = (day("2022-05-01"), bench.party("a"));
        bench.position.reopened.push(Reopened { on, act: EntryNo(950), unit });
        assert_eq!(finals(&bench, "2022-04-30"), ["09.final_report a from 2022-04-01: open [01.no-standard]"]);
        assert!(finals(&bench, "2022-05-01").is_empty());
        assert_eq!(finals(&bench, "2022-06-01"), ["09.final_report a from 2022-06-01: open [01.no-standard]"]);
    }

    #[test]
    fn each_engagement_has_a_final_report_of_its_own() {
        let entries = [("2022-04-01", "a", PART), ("2022-07-01", "a", PART), ("2022-07-02", "a", FINAL)];
        let mut bench = Bench::new(&entries).running("2022-03-01", "2022-03-10").engaged("a", "2022-06-01", "");
        bench.position.engagements.rows_mut()[0].until = Some((day("2022-05-01"), EntryNo(950)));
        let rows = [
            "09.final_report a from 2022-04-01: open [01.no-standard]",
            "09.final_report a from 2022-07-01: kept_timeliness_open 3 2022-07-02 [01.no-standard]",
        ];
        assert_eq!(finals(&bench, "2022-08-01"), rows);
        // The completion is that of the units at work, not of one removed before.
        let bench = Bench::new(&[]).running("2022-03-01", "2022-03-10").engaged("a", "2022-06-01", "");
        let mut bench = bench.state("2022-09-01", ExecutionState::Completed);
        bench.position.engagements.rows_mut()[0].until = Some((day("2022-05-01"), EntryNo(950)));
        assert_eq!(finals(&bench, "2022-09-01"), ["09.final_report a from 2022-09-01: open [01.no-standard]"]);
    }

    /// The organ's own stop runs from the day it began, and a lawful act of the same day ends it.
    #[test]
    fn the_organs_own_stop_from_day_to_day() {
        let stop = r#""fact":{"unauthorised_stop":{"since":"2022-06-01"}}"#;
        for (entries, status) in [
            (&[("2022-07-01", "o", stop)][..], "open [14.organ-stopped]"),
            (&[("2022-07-01", "o", r#""fact":{"unauthorised_stop":{}}"#)], "overdue"),
        ] {
            owes(
                &quarterly(entries),
                "2022-06-30",
                &["09.report a (2022-03-10..2022-06-10]: overdue", "09.report a (2022-06-10..2022-09-10]: pending"],
            );
            let found = quarterly(entries).duties("2022-07-01", duties);
            assert_eq!(found[0], format!("09.report a (2022-03-10..2022-06-10]: {status}"));
        }
        let mut bench = quarterly(&[("2022-06-05", "o", r#""fact":{"unauthorised_stop":{}}"#)]);
        let ends = |no| crate::reading::Mark { day: day("2022-06-05"), no: EntryNo(no) };
        for (no, status) in [(0, "open [14.organ-stopped]"), (950, "overdue")] {
            bench.position.lawful_changes = alloc::vec![ends(no)];
            let found = bench.duties("2022-07-01", duties);
            assert_eq!(found[0], format!("09.report a (2022-03-10..2022-06-10]: {status}"));
        }
    }

    #[test]
    fn a_standing_duty_passes_to_the_successor() {
        let bench = Bench::new(&[("2022-05-01", "o", &succeeded("a", "b"))]).running("2022-03-01", "2022-03-10");
        for (on, bearer) in [("2022-04-30", "a"), ("2022-05-01", "b")] {
            owes(&bench, on, &[&format!("09.report {bearer} from 2022-03-10: standing [01.no-standard]")]);
        }
    }

    /// The period in force is the one set last by its day, not the one entered last.
    #[test]
    fn a_period_entered_late_does_not_displace_a_later_one() {
        let bench = Bench::new(&[])
            .running("2022-03-01", "2022-03-10")
            .period("2022-02-01", Term::Report, Period::Months(3))
            .period("2022-01-01", Term::Report, Period::Months(6));
        owes(&bench, "2022-03-11", &["09.report a (2022-03-10..2022-06-10]: pending"]);
    }

    #[test]
    fn a_party_that_says_all_speaks_for_itself() {
        let all = complete("2022-12-31");
        for (by, status) in [("a", "overdue"), ("b", "unknown [17.incomplete]")] {
            let bench = Bench::new(&[("", by, &all)]).running("2022-03-01", "2022-03-10").period(
                "2022-01-01",
                Term::Report,
                Period::Months(3),
            );
            let found = bench.duties("2022-07-01", duties);
            assert_eq!(found[0], format!("09.report a (2022-03-10..2022-06-10]: {status}"));
        }
    }

    #[test]
    fn reports_window_by_window() {
        for (on, first, second) in [
            ("2022-06-10", "kept 1 2022-06-10", "pending"),
            ("2022-06-11", "overdue", "kept 1 2022-06-11"),
            // On the anchor itself it is in no window.
            ("2022-03-10", "overdue", "pending"),
        ] {
            owes(
                &quarterly(&[(on, "a", REPORT_ON)]),
                "2022-06-11",
                &[
                    &format!("09.report a (2022-03-10..2022-06-10]: {first}"),
                    &format!("09.report a (2022-06-10..2022-09-10]: {second}"),
                ],
            );
        }
        owes(&quarterly(&[]), "2022-03-09", &[]);
        // Without a standard it stands.
        let bench = Bench::new(&[]).running("2022-03-01", "2022-03-10");
        owes(&bench, "2022-12-31", &["09.report a from 2022-03-10: standing [01.no-standard]"]);
    }

    /// Quarterly by a law, so that the first window ends on Saturday 2022-02-12 and falls due on Monday the 14th.
    fn quarterly_by_law(entries: &[(&str, &str, &str)]) -> Bench {
        let all = complete("2022-12-31");
        let mut entries = entries.to_vec();
        entries.push(("", "o", &all));
        let mut bench = Bench::new(&entries).running("2021-11-01", "2021-11-12");
        let (on, act, term) = (day("2021-01-01"), EntryNo(990), Term::Report);
        let authority = Some(Clause::of(Instrument::DeputiesLaw, 42));
        bench.position.periods.push(PeriodSet { on, act, term, unit: None, period: Period::Months(3), authority });
        bench
    }

    #[test]
    fn what_is_done_by_a_due_day_that_moved_is_in_time() {
        for (reports, first, second) in [
            (&["2022-02-14"][..], "kept 1 2022-02-14", "pending"),
            (&["2022-02-15"], "overdue", "kept 1 2022-02-15"),
            // The next one serves the next window.
            (&["2022-02-14", "2022-03-01"], "kept 1 2022-02-14", "kept 2 2022-03-01"),
            // What was done within the window leaves those after it to the next one.
            (&["2022-02-12", "2022-02-14"], "kept 1 2022-02-12", "kept 2 2022-02-14"),
            (&["2022-02-15", "2022-03-01"], "kept_late 2 2022-03-01", "kept 1 2022-02-15"),
        ] {
            let entries: Vec<_> = reports.iter().map(|on| (*on, "a", REPORT_ON)).collect();
            let rows = [
                format!("09.report a (2021-11-12..2022-02-12] due 2022-02-14: {first}"),
                format!("09.report a (2022-02-12..2022-05-12]: {second}"),
            ];
            assert_eq!(quarterly_by_law(&entries).duties("2022-03-02", duties), rows, "{reports:?}");
        }
        // One that names its day, given late, does not displace one in time; nor is a rested window served.
        let covering = r#""fact":{"execution_reported":{"covers":"2022-02-01"}}"#;
        let late = quarterly_by_law(&[("2022-02-14", "a", REPORT_ON), ("2022-02-20", "a", covering)]);
        assert_eq!(
            late.duties("2022-03-02", duties)[0],
            "09.report a (2021-11-12..2022-02-12] due 2022-02-14: kept 1 2022-02-14"
        );
        let rested = quarterly_by_law(&[("2022-02-14", "a", REPORT_ON)])
            .state("2021-11-13", ExecutionState::Suspended)
            .state("2022-02-13", ExecutionState::Executing);
        owes(
            &rested,
            "2022-03-02",
            &[
                "09.report a (2021-11-12..2022-02-12] due 2022-02-14: excused [14.suspended-window]",
                "09.report a (2022-02-12..2022-05-12]: kept 1 2022-02-14",
            ],
        );
    }

    /// Known to June only, a report dated the 30th may have been made by the 10th, on which the first window ended.
    #[test]
    fn a_report_known_to_the_month_may_lie_in_the_window_before() {
        let (month, first) = ("2022-06", "09.report a (2022-03-10..2022-06-10]");
        let found = |entries: &[(&str, &str, &str)]| quarterly(entries).duties("2022-07-10", duties);
        let second = "09.report a (2022-06-10..2022-09-10]: kept 1 2022-06-30";
        let unknown = format!("{first}: unknown [00.coarse-fulfilment]");
        assert_eq!(found(&[(month, "a", REPORT_ON)]), [&*unknown, second]);
        // Then it is not certain either that the second of the next window is a late one of the first.
        let late = format!("{first}: kept_timeliness_unknown 2 2022-07-05 [00.coarse-fulfilment]");
        assert_eq!(found(&[(month, "a", REPORT_ON), ("2022-07-05", "a", REPORT_ON)]), [&*late, second]);
        // Another month's, and a report that names the day it covers, leave no doubt.
        assert_eq!(found(&[("2022-07", "a", REPORT_ON)])[0], format!("{first}: overdue"));
        let covering = r#""fact":{"execution_reported":{"covers":"2022-06-20"}}"#;
        assert_eq!(found(&[(month, "a", covering)])[0], format!("{first}: overdue"));
        // Before the month is over it is not on record yet.
        assert_eq!(quarterly(&[(month, "a", REPORT_ON)]).duties("2022-06-29", duties)[0], format!("{first}: overdue"));
    }

    /// Monthly; `b` is removed on 2022-06-01, with its window of May unserved, and called back on the 11th.
    #[test]
    fn what_is_done_in_the_next_engagement_serves_that_one() {
        let called = |again: &str, entries: &[(&str, &str, &str)]| {
            let all = complete("2022-12-31");
            let mut entries = entries.to_vec();
            entries.push(("", "o", &all));
            Bench::new(&entries)
                .running("2022-03-01", "2022-03-10")
                .engaged("b", "2022-04-20", "2022-06-01")
                .engaged(again, "2022-06-11", "")
                .period_of("b", "2022-01-01", Term::Report, Period::Months(1))
        };
        let reports = |bench: &Bench| {
            let mut found = bench.duties("2022-07-12", duties);
            found.retain(|line| line.starts_with("09.report b"));
            found
        };
        let first = |status: &str| format!("09.report b (2022-04-20..2022-05-20]: {status}");
        let again = |status: &str| format!("09.report b (2022-06-11..2022-07-11]: {status}");
        let pending = "09.report b (2022-07-11..2022-08-11]: pending".to_owned();
        for (on, before, after) in [
            ("2022-06-10", "kept_late 1 2022-06-10", "overdue"),
            ("2022-06-11", "overdue", "overdue"),
            ("2022-06-12", "overdue", "kept 1 2022-06-12"),
        ] {
            let found = reports(&called("b", &[(on, "b", REPORT_ON)]));
            assert_eq!(found, [first(before), again(after), pending.clone()], "{on}");
        }
        // By the name of the unit that has taken its place, it is the same.
        let passed = succeeded("b", "c");
        let renamed = called("c", &[("2022-06-05", "o", &passed), ("2022-06-12", "c", REPORT_ON)]);
        assert_eq!(reports(&renamed), [first("overdue")]);
    }

    /// `a` and `b` execute and report monthly; both pass into `c`. What each owed before is its own; from then on there is
    /// one unit and one duty, and no two have the same name and day.
    #[test]
    fn units_that_pass_into_one_owe_one_report() {
        let [a, b] = ["a", "b"].map(|unit| succeeded(unit, "c"));
        let bench = |on: &'static str, more: &[(&str, &str, &str)]| {
            let all = complete("2022-12-31");
            let mut entries = alloc::vec![(on, "o", &*a), (on, "o", &*b), ("", "o", &*all)];
            entries.extend(more);
            Bench::new(&entries)
                .running("2022-03-01", "2022-03-10")
                .engaged("b", "2022-03-01", "")
                .period("2022-01-01", Term::Report, Period::Months(1))
                .period("2022-01-01", Term::FinalReport, Period::Days(10))
        };
        let row = |unit: &str, window: &str, status: &str| format!("09.report {unit} ({window}]: {status}");
        let [first, second, third] = ["2022-03-10..2022-04-10", "2022-04-10..2022-05-10", "2022-05-10..2022-06-10"];
        // On the due day they are one already; a day later each had missed its own.
        let one = [row("c", first, "overdue"), row("c", second, "pending")];
        assert_eq!(bench("2022-04-10", &[]).duties("2022-04-20", duties), one);
        let two = [row("a", first, "overdue"), row("c", second, "pending"), row("b", first, "overdue")];
        assert_eq!(bench("2022-04-11", &[]).duties("2022-04-20", duties), two);
        // Before it they are two.
        assert_eq!(bench("2022-04-11", &[]).duties("2022-04-10", duties).len(), 2);
        // Without a standard one duty stands.
        let entries = [("2022-04-11", "o", &*a), ("2022-04-11", "o", &*b)];
        let standing = Bench::new(&entries).running("2022-03-01", "2022-03-10").engaged("b", "2022-03-01", "");
        owes(&standing, "2022-04-11", &["09.report c from 2022-03-10: standing [01.no-standard]"]);
        // The part reported since is that of both, and asks for one final report; one of before is its own.
        let since = bench("2022-04-11", &[("2022-04-15", "c", PART), ("2022-04-16", "c", FINAL)]);
        assert_eq!(
            finals(&since, "2022-04-20"),
            ["09.final_report c from 2022-04-15 due 2022-04-25: kept 5 2022-04-16"]
        );
        let before = bench("2022-04-11", &[("2022-04-10", "b", PART), ("2022-04-15", "c", PART)]);
        let both = [
            "09.final_report c from 2022-04-15 due 2022-04-25: pending",
            "09.final_report c from 2022-04-10 due 2022-04-20: pending",
        ];
        assert_eq!(finals(&before, "2022-04-20"), both);
        let guard = since.findings("2022-04-20", |view, sink| accept_completion(view, &AcceptCompletion {}, sink));
        assert_eq!(guard, ["met 09.final-reports c"]);
        // Where one passes into the other, the windows of the one that is left go on.
        let into = succeeded("a", "b");
        let rest = Bench::new(&[("2022-04-11", "o", &into), ("", "o", &complete("2022-12-31"))])
            .running("2022-03-01", "2022-03-10")
            .engaged("b", "2022-03-20", "")
            .period("2022-01-01", Term::Report, Period::Months(1));
        let rows = [
            row("a", first, "overdue"),
            row("b", "2022-03-20..2022-04-20", "overdue"),
            row("b", "2022-04-20..2022-05-20", "overdue"),
            row("b", "2022-05-20..2022-06-20", "pending"),
        ];
        assert_eq!(rest.duties("2022-05-21", duties), rows);
        assert!(!rest.duties("2022-05-21", duties).contains(&row("b", third, "pending")));
    }

    #[test]
    fn on_the_day_the_first_period_is_set_the_duty_still_stands() {
        let bench =
            Bench::new(&[]).running("2022-01-05", "2022-01-10").period("2022-03-01", Term::Report, Period::Months(1));
        for (on, row) in [
            ("2022-02-28", "09.report a from 2022-01-10: standing [01.no-standard]"),
            ("2022-03-01", "09.report a from 2022-01-10: standing [01.no-standard]"),
            ("2022-03-02", "09.report a (2022-03-01..2022-04-01]: pending"),
        ] {
            owes(&bench, on, &[row]);
        }
    }

    /// `a` passes into `b` on 2022-04-01. A period counts for whoever stands in the place of the unit it names.
    #[test]
    fn a_period_set_for_a_unit_that_passes_into_another() {
        let bench = |unit: &str, on: &str| {
            Bench::new(&[("2022-04-01", "o", &succeeded("a", "b"))]).running("2022-03-01", "2022-03-10").period_of(
                unit,
                on,
                Term::Report,
                Period::Months(1),
            )
        };
        // Set for the one, before it passed, and for the other, since.
        owes(
            &bench("a", "2022-03-01"),
            "2022-04-11",
            &[
                "09.report b (2022-03-10..2022-04-10]: unknown [17.incomplete]",
                "09.report b (2022-04-10..2022-05-10]: pending",
            ],
        );
        for unit in ["a", "b"] {
            owes(&bench(unit, "2022-04-05"), "2022-04-11", &["09.report b (2022-04-05..2022-05-05]: pending"]);
        }
        // Set for the successor before: from the day it is in that place.
        owes(&bench("b", "2022-03-01"), "2022-03-31", &["09.report a from 2022-03-10: standing [01.no-standard]"]);
        owes(&bench("b", "2022-03-01"), "2022-04-11", &["09.report b (2022-04-01..2022-05-01]: pending"]);
        // A third unit's is none of theirs, and the one set last governs.
        owes(&bench("c", "2022-03-01"), "2022-04-11", &["09.report b from 2022-03-10: standing [01.no-standard]"]);
        let both = bench("b", "2022-04-05").period_of("a", "2022-04-07", Term::Report, Period::Months(2));
        owes(
            &both,
            "2022-05-06",
            &[
                "09.report b (2022-04-05..2022-05-05]: unknown [17.incomplete]",
                "09.report b (2022-05-05..2022-07-05]: pending",
            ],
        );
    }

    #[test]
    fn from_the_later_of_start_and_engagement() {
        let bench = quarterly(&[]).engaged("b", "2022-05-01", "");
        let b = "09.report b (2022-05-01..2022-08-01]: overdue";
        let found = bench.duties("2022-08-02", duties);
        assert!(found.contains(&b.into()), "{found:?}");
        // Removed before a window ends, it is not owed; nor is one that ends on the day execution does.
        let removed = quarterly(&[]).engaged("b", "2022-05-01", "2022-08-01");
        assert!(!removed.duties("2022-08-02", duties).iter().any(|line| line.starts_with("09.report b")));
        owes(&quarterly(&[]).state("2022-06-10", ExecutionState::Terminated), "2022-07-01", &[]);
    }

    #[test]
    fn a_final_report_from_the_part_or_the_accepted_completion() {
        use ExecutionState::Completed;
        let days = |bench: Bench| bench.period("2022-01-01", Term::FinalReport, Period::Days(10));
        let line = |rest: &str| format!("09.final_report a from {rest}");
        let finals = |bench: &Bench, on: &str| {
            let mut found = bench.duties(on, duties);
            found.retain(|line| line.starts_with("09.final_report"));
            found
        };
        assert_eq!(finals(&days(quarterly(&[])), "2022-12-31"), lines(&[]));
        let part = days(quarterly(&[("2022-05-01", "a", PART)]));
        assert_eq!(finals(&part, "2022-05-11"), [line("2022-05-01 due 2022-05-11: pending")]);
        assert_eq!(finals(&part, "2022-05-12"), [line("2022-05-01 due 2022-05-11: overdue")]);
        for (on, status) in [("2022-05-11", "kept"), ("2022-05-12", "kept_late")] {
            let bench = days(quarterly(&[("2022-05-01", "a", PART), (on, "a", FINAL)]));
            let expected = line(&format!("2022-05-01 due 2022-05-11: {status} 2 {on}"));
            assert_eq!(finals(&bench, "2022-06-01"), [expected]);
        }
        let accepted = days(quarterly(&[]).state("2022-05-01", Completed));
        assert_eq!(finals(&accepted, "2022-06-01"), [line("2022-05-01 due 2022-05-11: overdue")]);
        // The part came first.
        let both = days(quarterly(&[("2022-04-01", "a", PART)]).state("2022-05-01", Completed));
        assert_eq!(finals(&both, "2022-06-01"), [line("2022-04-01 due 2022-04-11: overdue")]);
        // Without a standard.
        let open = quarterly(&[("2022-05-01", "a", PART)]);
        assert_eq!(finals(&open, "2022-12-31"), [line("2022-05-01: open [01.no-standard]")]);
    }

    /// A unit removed and called back owes one final report for each engagement that has something to report of:
    /// a completion accepted in the second is none of the first's.
    #[test]
    fn a_final_report_for_each_engagement() {
        let finals = |entries: &[(&str, &str, &str)], completed: bool| {
            let bench = quarterly(entries).period("2022-01-01", Term::FinalReport, Period::Days(10));
            let bench = bench.engaged("b", "2022-03-01", "2022-04-01").engaged("b", "2022-05-01", "");
            let bench = if completed { bench.state("2022-06-01", ExecutionState::Completed) } else { bench };
            let mut found = bench.duties("2022-07-01", duties);
            found.retain(|line| line.starts_with("09.final_report b"));
            found
        };
        let completed = "09.final_report b from 2022-06-01 due 2022-06-11: overdue";
        assert_eq!(finals(&[], true), [completed]);
        let [first, second] = ["2022-03-20", "2022-05-20"];
        let row = |from: &str, due: &str, status: &str| format!("09.final_report b from {from} due {due}: {status}");
        let both = [(first, "b", PART), ("2022-03-25", "b", FINAL), (second, "b", PART)];
        let kept = row(first, "2022-03-30", "kept 2 2022-03-25");
        assert_eq!(finals(&both, false), [kept.clone(), row(second, "2022-05-30", "overdue")]);
        assert_eq!(finals(&both[..2], true), [kept, completed.into()]);
        // What it reports when called back is no late report of the first.
        let late = [(first, "b", PART), ("2022-05-25", "b", FINAL)];
        assert_eq!(finals(&late, false), [row(first, "2022-03-30", "overdue")]);
        let on_the_day = [(first, "b", PART), ("2022-05-01", "b", FINAL)];
        assert_eq!(finals(&on_the_day, false), [row(first, "2022-03-30", "overdue")]);
        let between = [(first, "b", PART), ("2022-04-15", "b", FINAL)];
        assert_eq!(finals(&between, false), [row(first, "2022-03-30", "kept_late 2 2022-04-15")]);
        // Once removed, a unit has no part to report complete.
        assert_eq!(finals(&[("2022-04-01", "b", PART)], false), lines(&[]));
    }

    #[test]
    fn completion_needs_a_final_report_of_every_unit_that_executes() {
        let guard = |bench: &Bench, on: &str| {
            bench.findings(on, |view, sink| accept_completion(view, &AcceptCompletion {}, sink))
        };
        let bench = quarterly(&[("2022-05-01", "a", FINAL)]).engaged("b", "2022-04-01", "2022-06-01");
        assert_eq!(guard(&bench, "2022-04-30"), ["not met 09.final-reports a", "not met 09.final-reports b"]);
        assert_eq!(guard(&bench, "2022-05-31"), ["met 09.final-reports a", "not met 09.final-reports b"]);
        assert_eq!(guard(&bench, "2022-06-01"), ["met 09.final-reports a"]);
        let merged = succeeded("a", "c");
        let bench = quarterly(&[("2022-05-01", "a", FINAL), ("2022-05-02", "o", &merged)]);
        assert_eq!(guard(&bench, "2022-05-31"), ["met 09.final-reports c"]);
    }

    #[test]
    fn four_questions_on_the_manner() {
        let answer = |question: &str, answer: &str| {
            format!(
                r#""determination":{{"question":"execution.{question}","about":{{"party":"a"}},"answer":"{answer}"}}"#
            )
        };
        let (promptly, fully) = (answer("promptly", "not_met"), answer("fully", "met"));
        let bench =
            quarterly(&[("2022-04-01", "o", &promptly), ("2022-04-01", "o", &fully), ("2022-04-01", "a", &fully)]);
        let open = ["open 09.lawfully a", "open 09.fully a", "open 09.promptly a", "open 09.correctly a"];
        assert_eq!(bench.findings("2022-03-31", findings), open);
        let answered = ["open 09.lawfully a", "met 09.fully a 2", "not met 09.promptly a 1", "open 09.correctly a"];
        assert_eq!(bench.findings("2022-04-01", findings), answered);
        assert_eq!(bench.findings("2022-03-09", findings), lines(&[]), "nothing is executed before the start");
        assert_eq!(bench.findings("2022-03-10", findings), open, "asked from the start");
        // What was said of a unit stays when another takes over, and the question is put anew of that one.
        let passed = succeeded("a", "b");
        let bench = quarterly(&[("2022-04-01", "o", &promptly), ("2022-05-01", "o", &passed)]);
        let rows = ["open 09.lawfully b", "open 09.fully b", "not met 09.promptly a 1", "open 09.promptly b"];
        assert_eq!(bench.findings("2022-05-01", findings)[..4], rows);
        // So too where the other has been at work itself, before or after.
        let both = |first: &str, second: &str| {
            Bench::new(&[("2022-04-01", "o", &promptly), ("2022-05-01", "o", &passed)])
                .running("2022-03-01", "2022-03-10")
                .engaged("b", first, "")
                .engaged("c", second, "")
        };
        for (first, second) in [("2022-02-20", "2022-03-05"), ("2022-03-05", "2022-02-20")] {
            let mut found = both(first, second).findings("2022-05-01", findings);
            found.retain(|line| line.contains("09.promptly"));
            found.sort_unstable();
            assert_eq!(found, ["not met 09.promptly a 1", "open 09.promptly b", "open 09.promptly c"]);
        }
    }

    /// Of an execution that was over before 2021-01-01 nothing is asked.
    #[test]
    fn the_manner_of_an_execution_over_before_commencement() {
        for (over, asked) in [("2020-12-31", 0), ("2021-01-01", 4)] {
            let bench = Bench::new(&[]).running("2020-03-01", "2020-03-10").state(over, ExecutionState::Completed);
            assert_eq!(bench.findings("2021-06-30", findings).len(), asked, "over on {over}");
        }
    }
}
