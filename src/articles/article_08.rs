//! # 第八条 督促检查 · Inspection
//!
//! 决策机关要把决策执行列入本级政府督查的范围，经常跟踪，掌握进度、效果和问题。
//!
//! The organ takes the execution into its inspection scope and keeps following it, so that it knows progress,
//! effect and problems.
//!
//! **Decides.** Whether the execution was included in the scope; the windows of the recurring inspection and
//! how each stands; which inspections left out one of the three aspects.
//!
//! **Leaves open.** How often to inspect (a standard for `inspection`), and whether the standard set is too
//! frequent: since 2021-02-01 the Inspection Regulation keeps frequency under strict control. Whether a
//! department has an inspection scope of its own: the scope named is a people's government's.
//!
//! **Interpretation.** The article lists the three aspects together, so an inspection that leaves one out does
//! not keep the duty. Inspection does not rest while execution is suspended: whether the suspension is followed
//! up is itself a matter of execution. The standard for `inspection` sets the due day of the inclusion as
//! well: what is to be inspected within a period must be in scope within it. An inclusion still open on the day
//! execution ends is not owed any more. Where the designation is known to the month only, what was due before the end
//! even when counted from the last day of that month stays an open question.

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Series, Terms, never_open, one_off, recurring},
        view::IN_FORCE,
    },
    record::{Fact, FactKind},
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink,
        decision::{Answered, ExecutionState, InspectionAspect},
        duty::{DutyRow, Term},
        party::Level,
    },
};

/// 第八条.
pub(crate) const CLAUSE: Clause = Clause::article(8);

/// The first day on which the Inspection Regulation is in force.
const INSPECTION_REGULATION: Day = Day::of(2021, 2, 1);

/// 纳入督促检查范围.
pub(crate) static SCOPE: DutyRow = DutyRow::new(
    "08.scope",
    CLAUSE,
    Term::Inspection,
    "将决策执行纳入督促检查范围",
    "include the execution in the inspection scope",
    "fact.inspection_scope_included",
);

/// 常态化跟踪检查.
pub(crate) static INSPECTION: DutyRow = DutyRow::new(
    "08.inspection",
    CLAUSE,
    Term::Inspection,
    "跟踪检查决策执行的进度、效果和问题",
    "follow up the execution: its progress, effect and problems",
    "fact.inspection_conducted",
);

static SCOPE_OF_ITS_OWN: Row = Row::new(
    "08.scope-of-its-own",
    Clause::of(Instrument::Inspection, 7),
    "职能部门参照执行时，是否有本机关的督促检查范围，由决策机关明确",
    "whether a department, to which the article applies by reference, has an inspection scope of its own is open",
    Cure::Determine(Question::InspectionScope, Addressee::Organ),
);
static NO_SCOPE: Row = Row::new(
    "08.no-scope",
    Clause::of(Instrument::Inspection, 7),
    "经认定，该机关没有本级督促检查范围，无从纳入（第{0}条记录）",
    "by determination this organ has no inspection scope to include it in (entry {0})",
    Cure::Nothing,
);
static ASPECT_MISSING: Row = Row::new(
    "08.aspect-missing",
    CLAUSE,
    "第{0}条记录的检查未涵盖{1}，不作为完整的跟踪检查",
    "the inspection of entry {0} did not cover {1}, so it does not count as a full one",
    Cure::Enter("fact.inspection_conducted"),
);
static FREQUENCY: Row = Row::new(
    "08.frequency",
    Clause::of(Instrument::Inspection, 15),
    "自{0}起适用的督促检查频次应严格控制，是否过于频繁由决策机关把握",
    "the inspection standard in force since {0} comes under strict control of frequency; whether it is too frequent is for the organ to say",
    Cure::Enter("standard.set_period"),
);

static FREQUENCY_ALWAYS: Row = Row::new(
    "08.frequency",
    Clause::of(Instrument::Inspection, 15),
    "现行督促检查频次标准应严格控制，是否过于频繁由决策机关把握",
    "the inspection standard in force comes under strict control of frequency; whether it is too frequent is for the organ to say",
    Cure::Enter("standard.set_period"),
);

const ASPECTS: [InspectionAspect; 3] =
    [InspectionAspect::Progress, InspectionAspect::Effect, InspectionAspect::Problems];

/// Whether an inspection covered all three aspects.
fn full(fact: &Fact<PartyNo>) -> bool {
    matches!(fact, Fact::InspectionConducted(fact) if ASPECTS.iter().all(|aspect| fact.aspects.contains(aspect)))
}

/// The organ: include, and inspect.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let Some((designated, act)) = view.first_in(ExecutionState::Designated) else { return };
    let anchor = (designated, Some(act));
    scope(view, anchor, ledger);
    let owed = Owed::new(&INSPECTION, PartyNo::ORGAN, PartyNo::ORGAN, anchor);
    let end = view.over().map(|(day, _)| day);
    let kind = FactKind::InspectionConducted;
    let series = Series { owed, end, kind, counts: full, rests: false, open: never_open, next: None, joined: None };
    recurring(view, &series, ledger);
}

fn scope(view: &View<'_>, anchor: (Day, Option<EntryNo>), ledger: &mut impl Ledger) {
    let kept = view.facts_of(FactKind::InspectionScopeIncluded, PartyNo::ORGAN).next();
    let deadline = view.deadline(Term::Inspection, None, anchor, None);
    // Art 24: what was owed before 2021 has no due day that could have passed.
    let passed = deadline.filter(|_| anchor.0 >= IN_FORCE);
    let ended = |(over, _): (Day, EntryNo)| passed.is_none_or(|deadline| deadline.due() >= over);
    if kept.is_none() && view.over().is_some_and(ended) {
        return;
    }
    let (mut open, mut excused) = (None, None);
    if view.record.level() == Level::Department {
        match view.determined(Question::InspectionScope, About::DECISION, Addressee::Organ) {
            Some((Answered::Met, _)) => {}
            Some((Answered::NotMet, Mark { no, .. })) => {
                excused = Some(Finding::new(Ruling::NotMet, &NO_SCOPE).with(no));
            }
            None => open = Some(Finding::new(Ruling::Open, &SCOPE_OF_ITS_OWN)),
        }
    }
    let owed = Owed::new(&SCOPE, PartyNo::ORGAN, PartyNo::ORGAN, anchor);
    ledger.duty(one_off(view, owed, Terms { deadline, kept, excused, open, ..Terms::default() }));
}

/// Inspections that were not full, and the standards that come under the control of frequency.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let lacking = view.facts.lacking(Some(FactKind::InspectionConducted));
    let of_organ = lacking.take_while(|(by, _)| *by == PartyNo::ORGAN).map(|(_, mark)| mark);
    for mark in of_organ.filter(|mark| IN_FORCE <= mark.day && mark.day <= view.day) {
        let Some((_, Fact::InspectionConducted(fact))) = view.fact(mark.no) else { continue };
        for aspect in ASPECTS.iter().filter(|aspect| !fact.aspects.contains(aspect)) {
            sink.push(Finding::new(Ruling::NotMet, &ASPECT_MISSING).with(mark.no).with(aspect.words()));
        }
    }
    let Some((designated, _)) = view.first_in(ExecutionState::Designated) else { return };
    let last = view.over().map_or(view.day, |(over, _)| over.prev());
    let mut day = Some(designated.max(INSPECTION_REGULATION));
    while let Some(from) = day.filter(|day| *day <= last) {
        if let Some(standard) = view.standard(Term::Inspection, None, from) {
            // A standard without a beginning has no day to name.
            sink.push(match standard.since {
                Day::FIRST => Finding::new(Ruling::Open, &FREQUENCY_ALWAYS),
                since => Finding::new(Ruling::Open, &FREQUENCY).with(since),
            });
        }
        day = view.next_standard(Term::Inspection, None, from);
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use crate::{
        reading::testing::{Bench, complete, day, determined, lines},
        terms::Period,
    };

    use super::*;

    const INCLUDED: &str = r#""fact":{"inspection_scope_included":{}}"#;
    const FULL: &str = r#""fact":{"inspection_conducted":{"aspects":["progress","effect","problems"]}}"#;
    const PARTIAL: &str = r#""fact":{"inspection_conducted":{"aspects":["progress","problems"]}}"#;

    fn running(level: &str, entries: &[(&str, &str, &str)]) -> Bench {
        Bench::at(level, entries).running("2021-02-01", "2021-02-10")
    }

    fn half_yearly(entries: &[(&str, &str, &str)]) -> Bench {
        running("city", entries).period("2021-01-01", Term::Inspection, Period::Months(6))
    }

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    #[test]
    fn without_a_standard() {
        owes(
            &running("city", &[]),
            "2021-08-02",
            &[
                "08.scope o from 2021-02-01: open [01.no-standard]",
                "08.inspection o from 2021-02-01: standing [01.no-standard]",
            ],
        );
        owes(
            &running("city", &[("2021-03-01", "o", INCLUDED)]),
            "2021-08-02",
            &[
                "08.scope o from 2021-02-01: kept_timeliness_open 1 2021-03-01 [01.no-standard]",
                "08.inspection o from 2021-02-01: standing [01.no-standard]",
            ],
        );
    }

    /// Before 2021 no period runs, so an inclusion still open at the end of execution is owed no more.
    #[test]
    fn over_before_2021() {
        let bench = Bench::at("city", &[])
            .running("2020-02-01", "2020-02-10")
            .period("2020-01-01", Term::Inspection, Period::Months(6))
            .state("2020-10-18", ExecutionState::Completed);
        owes(&bench, "2021-03-01", &[]);
    }

    #[test]
    fn inclusion_and_windows() {
        let all = complete("2021-08-02");
        let all = ("", "o", all.as_str());
        for (entries, scope, first) in [
            (
                alloc::vec![("2021-08-01", "o", INCLUDED), ("2021-08-01", "o", FULL), all],
                "kept 1 2021-08-01",
                "kept 2 2021-08-01",
            ),
            (alloc::vec![("2021-08-02", "o", INCLUDED), all], "kept_late 1 2021-08-02", "overdue"),
            // Included before anyone was designated; an inspection without effect does not count.
            (
                alloc::vec![("2021-01-20", "o", INCLUDED), ("2021-05-01", "o", PARTIAL), all],
                "kept 1 2021-01-20",
                "overdue",
            ),
            (alloc::vec![], "unknown [17.incomplete]", "unknown [17.incomplete]"),
            // Somebody else's inspection is not the organ's.
            (alloc::vec![("2021-05-01", "a", FULL), all], "overdue", "overdue"),
        ] {
            owes(
                &half_yearly(&entries),
                "2021-08-02",
                &[
                    &alloc::format!("08.scope o from 2021-02-01 due 2021-08-01: {scope}"),
                    &alloc::format!("08.inspection o (2021-02-01..2021-08-01]: {first}"),
                    "08.inspection o (2021-08-01..2022-02-01]: pending",
                ],
            );
        }
    }

    #[test]
    fn a_suspension_is_no_rest() {
        use ExecutionState::{Executing, Suspended};
        let all = complete("2021-12-31");
        let bench = half_yearly(&[("2021-02-01", "o", INCLUDED), ("", "o", &all)])
            .state("2021-02-02", Suspended)
            .state("2021-08-02", Executing);
        owes(
            &bench,
            "2021-08-02",
            &[
                "08.scope o from 2021-02-01 due 2021-08-01: kept 1 2021-02-01",
                "08.inspection o (2021-02-01..2021-08-01]: overdue",
                "08.inspection o (2021-08-01..2022-02-01]: pending",
            ],
        );
    }

    #[test]
    fn a_standard_changed_inside_a_window() {
        let all = complete("2021-12-31");
        let bench = half_yearly(&[("2021-02-01", "o", INCLUDED), ("", "o", &all)]).period(
            "2021-05-01",
            Term::Inspection,
            Period::Months(3),
        );
        owes(
            &bench,
            "2021-11-02",
            &[
                "08.scope o from 2021-02-01 due 2021-08-01: kept 1 2021-02-01",
                "08.inspection o (2021-02-01..2021-08-01]: overdue",
                "08.inspection o (2021-08-01..2021-11-01]: overdue",
                "08.inspection o (2021-11-01..2022-02-01]: pending",
            ],
        );
    }

    #[test]
    fn the_end_of_execution() {
        use ExecutionState::Completed;
        let all = complete("2021-12-31");
        let bench = half_yearly(&[("", "o", &all)]).state("2021-08-01", Completed);
        owes(&bench, "2021-09-01", &[]);
        let bench = half_yearly(&[("", "o", &all)]).state("2021-08-02", Completed);
        owes(
            &bench,
            "2021-09-01",
            &[
                "08.scope o from 2021-02-01 due 2021-08-01: overdue",
                "08.inspection o (2021-02-01..2021-08-01]: overdue",
            ],
        );
    }

    /// Of a designation known to the month no due day is set. What was due before the end even from the last day of
    /// that month was owed and stays open; what was not is owed no more.
    #[test]
    fn designated_in_a_month_and_over() {
        for (over, rows) in
            [("2021-09-30", &[][..]), ("2021-10-01", &["08.scope o from 2021-03-31: open [00.coarse-anchor]"])]
        {
            let designate = r#""execution":{"designate":{"units":[]}}"#;
            let mut bench = Bench::at("city", &[("2021-03", "o", designate)]);
            let days = (day("2021-03-31"), day("2021-03-01"));
            bench.position.enter(days, EntryNo(1), ExecutionState::Designated, 1);
            let bench =
                bench.period("2021-01-01", Term::Inspection, Period::Months(6)).state(over, ExecutionState::Completed);
            owes(&bench, "2021-12-31", rows);
        }
    }

    #[test]
    fn before_commencement() {
        let bench = Bench::new(&[("", "o", &complete("2021-12-31"))]).running("2020-12-01", "2020-12-10").period(
            "2020-01-01",
            Term::Inspection,
            Period::Months(1),
        );
        owes(
            &bench,
            "2021-02-02",
            &[
                "08.scope o from 2020-12-01: standing [24.before-force]",
                "08.inspection o (2021-01-01..2021-02-01]: overdue",
                "08.inspection o (2021-02-01..2021-03-01]: pending",
            ],
        );
    }

    #[test]
    fn a_department_by_reference() {
        let scope = |entries: &[(&str, &str, &str)]| -> String {
            let bench = running("department", entries).period("2021-01-01", Term::Inspection, Period::Months(6));
            bench.duties("2021-08-02", duties).swap_remove(0)
        };
        let all = complete("2021-12-31");
        let question = |answer| determined("inspection.scope", 0, answer);
        for (entries, row) in [
            (alloc::vec![], "open [08.scope-of-its-own]"),
            (alloc::vec![("2021-03-01", "o", question("met"))], "overdue"),
            (alloc::vec![("2021-03-01", "o", question("not_met"))], "excused [08.no-scope]"),
            // Only the organ can say.
            (alloc::vec![("2021-03-01", "a", question("met"))], "open [08.scope-of-its-own]"),
        ] {
            let mut entries: alloc::vec::Vec<_> =
                entries.iter().map(|(on, by, what)| (*on, *by, what.as_str())).collect();
            entries.push(("", "o", &all));
            assert_eq!(scope(&entries), alloc::format!("08.scope o from 2021-02-01 due 2021-08-01: {row}"));
        }
    }

    #[track_caller]
    fn finds(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.findings(on, findings), lines(rows), "on {on}");
    }

    #[test]
    fn aspects_left_out() {
        let nothing = r#""fact":{"inspection_conducted":{}}"#;
        let bench = running(
            "city",
            &[
                ("2021-03-01", "o", FULL),
                ("2021-04-01", "o", PARTIAL),
                ("2021-05-01", "o", nothing),
                ("2020-12-31", "o", nothing),
            ],
        );
        finds(
            &bench,
            "2021-05-01",
            &[
                "not met 08.aspect-missing 2 effect",
                "not met 08.aspect-missing 3 progress",
                "not met 08.aspect-missing 3 effect",
                "not met 08.aspect-missing 3 problems",
            ],
        );
        finds(&bench, "2021-03-31", &[]);
    }

    #[test]
    fn frequency_is_under_control_since_february_2021() {
        let bench = Bench::new(&[])
            .running("2021-01-05", "2021-01-05")
            .period("2021-01-01", Term::Inspection, Period::Months(6))
            .period("2021-05-01", Term::Inspection, Period::Months(1));
        finds(&bench, "2021-01-31", &[]);
        finds(&bench, "2021-02-01", &["open 08.frequency 2021-01-01"]);
        finds(&bench, "2021-05-01", &["open 08.frequency 2021-01-01", "open 08.frequency 2021-05-01"]);
        let over = bench.state("2021-05-01", ExecutionState::Completed);
        finds(&over, "2021-05-01", &["open 08.frequency 2021-01-01"]);
        // A standard of the host's that begins nowhere.
        let host = Bench::new(&[]).running("2021-01-05", "2021-01-05").indicative();
        finds(&host, "2021-02-01", &["open 08.frequency"]);
    }
}
