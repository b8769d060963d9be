//! # 第十三条 专题会议 · Dedicated meetings
//!
//! 决策执行单位要按期开会，专门研究决策的执行。
//!
//! Each executing unit holds regular meetings dedicated to the execution of the decision.
//!
//! **Decides.** The windows of the recurring meeting for each engagement and how each stands; which meetings do
//! not count because they were not dedicated.
//!
//! **Leaves open.** How often to meet (a standard for `meeting`); whether a meeting was dedicated, where its
//! entry does not say.
//!
//! **Interpretation.** A meeting that has the execution as one item among others is not the one that the clause
//! asks for. An entry that does not say whether the meeting was dedicated does not count either, but is shown as
//! a question, for the fault may lie with the entry. A window in which execution is suspended on every day is
//! excused; on some days only, it stands.

use crate::{
    reading::{
        View,
        ask::Followed,
        score::{Ledger, Owed, Series, recurring},
        view::IN_FORCE,
    },
    record::{Fact, FactKind},
    terms::{
        Clause, Cure, Day, Finding, PartyNo, Row, Ruling, Sink,
        duty::{DutyRow, Term},
    },
};

use super::shared::organ_stop;

/// 第十三条.
pub(crate) const CLAUSE: Clause = Clause::article(13);

/// 召开专题会议.
pub(crate) static MEETING: DutyRow = DutyRow::new(
    "13.meeting",
    CLAUSE,
    Term::Meeting,
    "召开专题研究决策执行的会议",
    "hold a meeting dedicated to the execution",
    "fact.meeting_held",
);

static NOT_DEDICATED: Row = Row::new(
    "13.not-dedicated",
    CLAUSE,
    "{0}的会议（第{1}条记录）并非专题研究决策执行，不计为专题会议",
    "the meeting of {0} in entry {1} was not dedicated to the execution, so it does not count",
    Cure::Enter("fact.meeting_held"),
);
static DEDICATION_UNSTATED: Row = Row::new(
    "13.dedication-unstated",
    CLAUSE,
    "{0}的会议（第{1}条记录）未注明是否专题研究决策执行，暂不计为专题会议",
    "entry {1} does not say whether the meeting of {0} was dedicated to the execution, so it does not count as it stands",
    Cure::Amend("dedicated"),
);

fn dedicated(fact: &Fact<PartyNo>) -> bool {
    matches!(fact, Fact::MeetingHeld(fact) if fact.dedicated == Some(true))
}

/// Each unit, from the start or its engagement.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for Followed { engagement, next, joined } in view.followed_engagements() {
        let Some((from, act)) = view.executing_from(&engagement) else { return };
        let owed = Owed::new(&MEETING, engagement.unit, PartyNo::ORGAN, (from, Some(act)));
        let end = view.engagement_end(&engagement);
        let kind = FactKind::MeetingHeld;
        let joined = joined.map(|(day, _)| day);
        let series = Series { owed, end, kind, counts: dedicated, rests: true, open: organ_stop, next, joined };
        recurring(view, &series, ledger);
    }
}

/// Meetings of executing units that do not count.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let lacking = view.facts.lacking(Some(FactKind::MeetingHeld));
    for (unit, mark) in lacking.filter(|(_, mark)| mark.day <= view.day) {
        let Some((_, Fact::MeetingHeld(meeting))) = view.fact(mark.no) else { continue };
        let finding = match meeting.dedicated {
            Some(true) => continue,
            Some(false) => Finding::new(Ruling::NotMet, &NOT_DEDICATED),
            None => Finding::new(Ruling::Open, &DEDICATION_UNSTATED),
        };
        if mark.day >= IN_FORCE && owes(view, unit, mark.day) {
            sink.push(finding.with(unit).with(mark.no));
        }
    }
}

/// Whether meetings are owed of a unit on a day: it executes, in its own name or in another's place, and execution has
/// begun and is not over.
fn owes(view: &View<'_>, unit: PartyNo, day: Day) -> bool {
    view.engagements().any(|engagement| {
        let began = view.executing_from(&engagement).is_some_and(|(from, _)| from <= day);
        let ended = view.engagement_end(&engagement).is_some_and(|end| end <= day);
        began && !ended && view.holder_of(engagement.unit, day) == unit
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        reading::testing::{Bench, complete, lines, succeeded},
        terms::{Period, decision::ExecutionState},
    };

    use super::*;

    const DEDICATED: &str = r#""fact":{"meeting_held":{"dedicated":true}}"#;
    const GENERAL: &str = r#""fact":{"meeting_held":{"dedicated":false}}"#;
    const UNSTATED: &str = r#""fact":{"meeting_held":{}}"#;

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    /// Monthly from the start on 2021-03-10, complete through 2021-12-31.
    fn monthly(entries: &[(&str, &str, &str)]) -> Bench {
        let all = complete("2021-12-31");
        let mut entries = entries.to_vec();
        entries.push(("", "o", &all));
        Bench::new(&entries).running("2021-03-01", "2021-03-10").period("2021-01-01", Term::Meeting, Period::Months(1))
    }

    #[test]
    fn due_days() {
        for (on, what, first, second) in [
            ("2021-04-10", DEDICATED, "kept 1 2021-04-10", "pending"),
            ("2021-04-11", DEDICATED, "overdue", "kept 1 2021-04-11"),
            ("2021-03-10", DEDICATED, "overdue", "pending"),
            ("2021-04-10", GENERAL, "overdue", "pending"),
            ("2021-04-10", UNSTATED, "overdue", "pending"),
        ] {
            owes(
                &monthly(&[(on, "a", what)]),
                "2021-04-11",
                &[
                    &alloc::format!("13.meeting a (2021-03-10..2021-04-10]: {first}"),
                    &alloc::format!("13.meeting a (2021-04-10..2021-05-10]: {second}"),
                ],
            );
        }
        // Before the start nothing runs.
        owes(&monthly(&[]), "2021-03-09", &[]);
        owes(&monthly(&[]), "2021-04-10", &["13.meeting a (2021-03-10..2021-04-10]: pending"]);
    }

    #[test]
    fn two_in_one_window_after_a_missed_one() {
        let second = ("2021-05-10", "a", DEDICATED);
        owes(
            &monthly(&[("2021-04-20", "a", DEDICATED), second]),
            "2021-05-11",
            &[
                "13.meeting a (2021-03-10..2021-04-10]: kept_late 2 2021-05-10",
                "13.meeting a (2021-04-10..2021-05-10]: kept 1 2021-04-20",
                "13.meeting a (2021-05-10..2021-06-10]: pending",
            ],
        );
        // A meeting that does not count is no surplus.
        owes(
            &monthly(&[("2021-04-20", "a", GENERAL), second]),
            "2021-05-11",
            &[
                "13.meeting a (2021-03-10..2021-04-10]: overdue",
                "13.meeting a (2021-04-10..2021-05-10]: kept 2 2021-05-10",
                "13.meeting a (2021-05-10..2021-06-10]: pending",
            ],
        );
    }

    #[test]
    fn suspended_on_every_day_or_on_every_day_but_one() {
        use ExecutionState::{Executing, Suspended};
        for (from, until, status) in [
            ("2021-03-11", "2021-04-11", "excused [14.suspended-window]"),
            ("2021-03-12", "2021-04-11", "overdue"),
            ("2021-03-11", "2021-04-10", "overdue"),
        ] {
            let bench = monthly(&[]).state(from, Suspended).state(until, Executing);
            owes(
                &bench,
                "2021-04-11",
                &[
                    &alloc::format!("13.meeting a (2021-03-10..2021-04-10]: {status}"),
                    "13.meeting a (2021-04-10..2021-05-10]: pending",
                ],
            );
        }
    }

    #[test]
    fn removal_inside_a_window_and_return() {
        let all = complete("2021-12-31");
        let mut bench = Bench::new(&[("", "o", &all)])
            .state("2021-03-01", ExecutionState::Designated)
            .engaged("a", "2021-03-01", "2021-04-11")
            .engaged("b", "2021-03-01", "2021-04-10")
            .engaged("b", "2021-06-01", "")
            .period("2021-01-01", Term::Meeting, Period::Months(1));
        bench.position.start = Some((crate::reading::testing::day("2021-03-10"), crate::terms::EntryNo(950)));
        owes(
            &bench,
            "2021-06-15",
            &["13.meeting a (2021-03-10..2021-04-10]: overdue", "13.meeting b (2021-06-01..2021-07-01]: pending"],
        );
    }

    #[test]
    fn a_period_of_its_own() {
        let bench = monthly(&[]).period_of("a", "2021-01-01", Term::Meeting, Period::Months(2));
        owes(&bench, "2021-04-11", &["13.meeting a (2021-03-10..2021-05-10]: pending"]);
        let bench = monthly(&[]).period_of("b", "2021-01-01", Term::Meeting, Period::Months(2));
        owes(&bench, "2021-04-10", &["13.meeting a (2021-03-10..2021-04-10]: pending"]);
    }

    #[test]
    fn a_successor_takes_over() {
        let succession = succeeded("a", "b");
        let bench = monthly(&[("2021-04-15", "o", &succession), ("2021-05-10", "b", DEDICATED)]);
        owes(
            &bench,
            "2021-05-11",
            &[
                "13.meeting a (2021-03-10..2021-04-10]: overdue",
                "13.meeting b (2021-04-10..2021-05-10]: kept 2 2021-05-10",
                "13.meeting b (2021-05-10..2021-06-10]: pending",
            ],
        );
        // What it did before it took over is not its predecessor's.
        let bench = monthly(&[("2021-04-15", "o", &succession), ("2021-04-01", "b", DEDICATED)]);
        owes(
            &bench,
            "2021-05-10",
            &["13.meeting a (2021-03-10..2021-04-10]: overdue", "13.meeting b (2021-04-10..2021-05-10]: pending"],
        );
    }

    #[test]
    fn units_that_pass_into_one_hold_one_meeting() {
        let [a, b] = ["a", "b"].map(|unit| succeeded(unit, "c"));
        let bench = monthly(&[("2021-04-15", "o", &a), ("2021-04-15", "o", &b)]).engaged("b", "2021-03-01", "");
        owes(
            &bench,
            "2021-05-01",
            &[
                "13.meeting a (2021-03-10..2021-04-10]: overdue",
                "13.meeting c (2021-04-10..2021-05-10]: pending",
                "13.meeting b (2021-03-10..2021-04-10]: overdue",
            ],
        );
    }

    #[test]
    fn meetings_that_do_not_count() {
        let bench = monthly(&[
            ("2021-03-20", "a", GENERAL),
            ("2021-03-21", "a", UNSTATED),
            ("2021-03-22", "a", DEDICATED),
            ("2021-03-23", "b", GENERAL),
            ("2021-02-01", "a", GENERAL),
        ]);
        let found = bench.findings("2021-12-31", findings);
        assert_eq!(found, lines(&["not met 13.not-dedicated a 1", "open 13.dedication-unstated a 2"]));
        // Where no meeting is owed, before the start and once execution is over, there is none to count.
        for (on, rows) in [
            ("2021-03-09", &[][..]),
            ("2021-03-10", &["not met 13.not-dedicated a 1"]),
            ("2021-05-31", &["not met 13.not-dedicated a 1"]),
            ("2021-06-01", &[]),
        ] {
            let bench = monthly(&[(on, "a", GENERAL)]).state("2021-06-01", ExecutionState::Completed);
            assert_eq!(bench.findings("2021-12-31", findings), lines(rows), "{on}");
        }
    }
}
