//! # 第六条 本单位职责 · Each unit's own part
//!
//! 决策执行单位具体负责本单位、本系统的执行工作。
//!
//! Each executing unit carries out the decision within itself and its own system.
//!
//! **Decides.** The duty of each unit to carry out its part, by its target day where the organ named one;
//! that only a designated unit starts execution; that completion needs every part reported complete.
//!
//! **Leaves open.** A part without a target day: owed all the time, scored never.
//!
//! **Interpretation.** A unit removed, or a decision terminated or accepted as complete, on or before the target day
//! leaves the part undone without blame: from then on there is nothing for the unit to carry out. The parts of units
//! that have passed into one are one part, unless a target day of its own or a report tells them apart. A part
//! reported complete stays complete through an adjustment that does not name it as reopened, for the adjustment is
//! the organ's and it would have said so. Neither the article nor 条例 34 sets a day, so only one that the organ named
//! is scored.

use crate::{
    reading::{
        Mark, View,
        engagements::Engagement,
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    record::{
        FactKind,
        acts::{AcceptCompletion, Start},
    },
    terms::{
        Clause, Cure, Day, Deadline, Finding, PartyNo, Row, Ruling, Sink,
        deadline::Source,
        duty::{DutyRow, Term},
    },
};

use super::shared::organ_stop;

/// 第六条.
pub(crate) const CLAUSE: Clause = Clause::article(6);

/// 执行本单位（本系统）任务.
pub(crate) static PART: DutyRow = DutyRow::new(
    "06.part",
    CLAUSE,
    Term::Target,
    "完成本单位（本系统）的执行任务",
    "carry out its own part",
    "fact.part_completed",
);

static DESIGNATED_UNIT: Row = Row::new(
    "06.designated-unit",
    CLAUSE,
    "启动执行的应当是已明确的决策执行单位，{0}不是",
    "execution is started by a designated unit; {0} is none on that day",
    Cure::Amend("by"),
);
static PARTS_COMPLETE: Row = Row::new(
    "06.parts-complete",
    CLAUSE,
    "{0}尚未报告本单位任务完成",
    "{0} has not reported its part complete",
    Cure::Enter("fact.part_completed"),
);
static TARGET_SUSPENDED: Row = Row::new(
    "06.target-suspended",
    CLAUSE,
    "目标日{0}处于中止执行期间，在决策机关重新确定目标日之前免于履行",
    "the target day {0} fell while execution was suspended; nothing is owed until the organ names a new one",
    Cure::Amend("targets"),
);
static ENDED: Row = Row::new(
    "06.ended",
    CLAUSE,
    "自{0}起该单位不再承担执行任务",
    "from {0} the unit had no part to carry out",
    Cure::Nothing,
);

/// The guard of Start: by a designated unit.
pub(crate) fn start<S: Sink>(view: &View<'_>, by: PartyNo, _: &Start, sink: &mut S) {
    let ruling = if view.executes(by, view.day) { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &DESIGNATED_UNIT).with(by));
}

/// The guard of AcceptCompletion: every unit executing that day has its part reported complete.
pub(crate) fn accept_completion<S: Sink>(view: &View<'_>, _: &AcceptCompletion, sink: &mut S) {
    let complete = |engagement: &Engagement| completed(view, engagement).is_some();
    view.each_executing_unit(complete, |unit, complete| {
        let ruling = if complete { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &PARTS_COMPLETE).with(unit));
    });
}

/// The entry by which a part stands complete: reported in the engagement, and after it was last reopened.
pub(crate) fn completed(view: &View<'_>, engagement: &Engagement) -> Option<Mark> {
    let reopened = view.reopened(engagement);
    view.chain_first(engagement.unit, FactKind::PartCompleted, |mark| {
        mark.day >= engagement.from
            && engagement.until.is_none_or(|(until, _)| mark.day < until)
            && reopened.is_none_or(|reopened| *mark > reopened)
    })
}

/// Each unit → organ: its own part, from its designation.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let over = view.over().map(|(day, _)| day);
    for (engagement, joined) in view.joined_engagements() {
        let kept = completed(view, &engagement);
        let ends = [engagement.until.map(|(day, _)| day), over].into_iter().flatten().min();
        let due_day = |engagement: &Engagement| target(view, engagement).map(|target| target.due());
        let target = target(view, &engagement);
        let once = |(day, other): (Day, Engagement)| {
            let to_come = target.is_none_or(|target| day <= target.due());
            to_come && completed(view, &other) == kept && due_day(&other) == target.map(|target| target.due())
        };
        if joined.is_some_and(once) {
            continue;
        }
        if target.is_none() && kept.is_none() && ends.is_some() {
            continue;
        }
        let anchor = (engagement.from, Some(engagement.from_act));
        // Art 24: begun before 2021, it has no due day that could pass before the end.
        let due = target.filter(|_| engagement.from >= IN_FORCE).map_or(view.day, |target| target.due());
        let suspended = target.filter(|target| target.due() <= view.day && view.suspended(target.due()));
        let excused = suspended
            .map(|target| Finding::new(Ruling::NotMet, &TARGET_SUSPENDED).with(target.due()))
            .or_else(|| ends.filter(|end| *end <= due).map(|end| Finding::new(Ruling::NotMet, &ENDED).with(end)));
        let owed = Owed::new(&PART, engagement.unit, PartyNo::ORGAN, anchor);
        let open = target.and_then(|target| organ_stop(view, target.due()));
        ledger.duty(one_off(
            view,
            owed,
            Terms { deadline: target, kept, excused, open, continuing: true, ..Terms::default() },
        ));
    }
}

/// The latest target day named for a unit in its engagement; the first one is kept as the original.
fn target(view: &View<'_>, engagement: &Engagement) -> Option<Deadline> {
    let named = || {
        view.position.targets.iter().filter(|target| {
            view.stands_for(target.unit, engagement, target.on)
                && target.on <= view.day
                && target.on >= engagement.from
                && engagement.until.is_none_or(|(until, _)| target.on < until)
        })
    };
    let first: Day = named().next()?.day;
    let last = named().next_back()?;
    Some(Deadline::on_day(last.day, Some(last.act), Source::Act(last.act)).instead_of(first))
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::{
        reading::{
            position::{Reopened, TargetDay},
            testing::{Bench, complete, day, lines, succeeded},
        },
        terms::{EntryNo, decision::ExecutionState},
    };

    use super::*;

    const DONE: &str = r#""fact":{"part_completed":{}}"#;

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    /// Unit `a` designated on 2022-03-01, executing from 2022-03-10, complete through 2022-12-31.
    fn running(entries: &[(&str, &str, &str)]) -> Bench {
        let all = complete("2022-12-31");
        let mut entries = entries.to_vec();
        entries.push(("", "o", &all));
        Bench::new(&entries).running("2022-03-01", "2022-03-10")
    }

    /// Begun before 2021 no period runs: a removal leaves the part undone without blame, whatever the target was.
    #[test]
    fn removed_after_a_target_of_before_2021() {
        let mut bench = target(Bench::new(&[]).running("2020-03-01", "2020-03-10"), "2020-03-01", "2021-03-31");
        let begun = "06.part a from 2020-03-01";
        owes(&bench, "2021-06-30", &[&format!("{begun}: standing [24.before-force]")]);
        bench.position.engagements.rows_mut()[0].until = Some((day("2021-06-30"), EntryNo(950)));
        owes(&bench, "2021-06-30", &[&format!("{begun}: excused [06.ended]")]);
    }

    /// What is done on the day of the removal is no longer done in the engagement.
    #[test]
    fn a_part_complete_before_the_removal() {
        let kept = "06.part a from 2022-03-01: kept_timeliness_open 1 2022-05-31 [01.no-standard]";
        // Not complete, and without a target, nothing of it is owed any more.
        for (on, rows) in [("2022-05-31", &[kept][..]), ("2022-06-01", &[])] {
            let mut bench = running(&[(on, "a", DONE)]);
            bench.position.engagements.rows_mut()[0].until = Some((day("2022-06-01"), EntryNo(950)));
            owes(&bench, "2022-06-30", rows);
        }
    }

    /// An act after the succession names the unit by the successor's name.
    #[test]
    fn a_target_named_for_the_successor() {
        let mut bench = running(&[("2022-04-01", "o", &succeeded("a", "b"))]);
        let unit = bench.party("b");
        for (on, rows) in [
            ("2022-03-31", "06.part b from 2022-03-01: standing [01.no-standard]"),
            ("2022-04-01", "06.part b from 2022-03-01 due 2022-09-30: pending"),
        ] {
            let day_of = day(on);
            bench.position.targets =
                alloc::vec![TargetDay { on: day_of, act: EntryNo(910), unit, day: day("2022-09-30") }];
            owes(&bench, "2022-05-01", &[rows]);
        }
    }

    fn target(mut bench: Bench, on: &str, due: &str) -> Bench {
        let unit = bench.party("a");
        bench.position.targets.push(TargetDay { on: day(on), act: EntryNo(910), unit, day: day(due) });
        bench
    }

    #[test]
    fn execution_is_started_by_a_designated_unit() {
        let bench = running(&[]);
        for (by, ruling) in [("a", "met"), ("b", "not met"), ("o", "not met")] {
            let found = bench.findings("2022-03-01", |view, sink| start(view, bench.party(by), &Start {}, sink));
            assert_eq!(found, [format!("{ruling} 06.designated-unit {by}")]);
        }
        let found = bench.findings("2022-02-28", |view, sink| start(view, bench.party("a"), &Start {}, sink));
        assert_eq!(found, ["not met 06.designated-unit a"]);
    }

    #[test]
    fn completion_needs_the_part_of_every_unit_that_executes() {
        let guard = |bench: &Bench, on: &str| {
            bench.findings(on, |view, sink| accept_completion(view, &AcceptCompletion {}, sink))
        };
        let two = running(&[("2022-04-01", "a", DONE)]).engaged("b", "2022-03-20", "");
        assert_eq!(guard(&two, "2022-05-01"), ["met 06.parts-complete a", "not met 06.parts-complete b"]);
        assert_eq!(guard(&two, "2022-03-31"), ["not met 06.parts-complete a", "not met 06.parts-complete b"]);
        // A unit that was removed is not asked.
        let removed = running(&[("2022-04-01", "a", DONE)]).engaged("b", "2022-03-20", "2022-04-20");
        assert_eq!(guard(&removed, "2022-05-01"), ["met 06.parts-complete a"]);
        // A successor is asked in its place, and what either reported counts.
        let merged = succeeded("a", "c");
        let bench = running(&[("2022-04-01", "o", &merged), ("2022-04-02", "c", DONE)]);
        assert_eq!(guard(&bench, "2022-05-01"), ["met 06.parts-complete c"]);
    }

    #[test]
    fn a_part_stays_complete_unless_reopened() {
        let reopen = |days: &[&str]| {
            let reports: alloc::vec::Vec<_> = days.iter().map(|on| (*on, "a", DONE)).collect();
            let mut bench = running(&reports);
            let unit = bench.party("a");
            bench.position.reopened.push(Reopened { on: day("2022-06-01"), act: EntryNo(911), unit });
            bench
        };
        let done = "06.part a from 2022-03-01: kept_timeliness_open";
        owes(&reopen(&["2022-05-01"]), "2022-05-31", &[&format!("{done} 1 2022-05-01 [01.no-standard]")]);
        owes(&reopen(&["2022-05-01"]), "2022-06-01", &["06.part a from 2022-03-01: standing [01.no-standard]"]);
        owes(&reopen(&["2022-05-01", "2022-07-01"]), "2022-07-01", &[&format!("{done} 2 2022-07-01 [01.no-standard]")]);
    }

    #[test]
    fn by_its_target_day() {
        let due = "06.part a from 2022-03-01 due 2022-06-30";
        for (on, status) in [("2022-06-30", "kept 1 2022-06-30"), ("2022-07-01", "kept_late 1 2022-07-01")] {
            let bench = target(running(&[(on, "a", DONE)]), "2022-03-01", "2022-06-30");
            owes(&bench, "2022-07-10", &[&format!("{due}: {status}")]);
        }
        let missed = target(running(&[]), "2022-03-01", "2022-06-30");
        owes(&missed, "2022-06-30", &[&format!("{due}: pending")]);
        owes(&missed, "2022-07-01", &[&format!("{due}: overdue")]);
        // The latest day named counts, from the act that names it.
        let later = target(missed, "2022-05-01", "2022-09-30");
        owes(&later, "2022-04-30", &[&format!("{due}: pending")]);
        owes(&later, "2022-07-01", &["06.part a from 2022-03-01 due 2022-09-30: pending"]);
        // Without one, owed all the time, scored never.
        owes(&running(&[]), "2022-12-31", &["06.part a from 2022-03-01: standing [01.no-standard]"]);
    }

    #[test]
    fn suspended_removed_or_over_on_the_target_day() {
        use ExecutionState::{Completed, Executing, Suspended, Terminated};
        let due = "06.part a from 2022-03-01 due 2022-06-30";
        let named = |bench: Bench| target(bench, "2022-03-01", "2022-06-30");
        for (from, to, status) in [
            ("2022-06-30", "2022-07-01", "excused [06.target-suspended]"),
            ("2022-06-01", "2022-06-30", "overdue"),
            ("2022-07-01", "2022-07-02", "overdue"),
        ] {
            let bench = named(running(&[]).state(from, Suspended).state(to, Executing));
            owes(&bench, "2022-07-10", &[&format!("{due}: {status}")]);
        }
        for state in [Terminated, Completed] {
            for (on, status) in [("2022-06-30", "excused [06.ended]"), ("2022-07-01", "overdue")] {
                owes(&named(running(&[]).state(on, state)), "2022-07-10", &[&format!("{due}: {status}")]);
            }
            // Without a target day a part that can no longer be carried out is not listed.
            owes(&running(&[]).state("2022-06-01", state), "2022-07-10", &[]);
        }
    }

    /// `a` and `b` both pass into `c` on 2022-05-01.
    #[test]
    fn the_parts_of_units_that_pass_into_one() {
        let [a, b] = ["a", "b"].map(|unit| succeeded(unit, "c"));
        let merged = |more: &[(&str, &str, &str)]| {
            let mut entries = alloc::vec![("2022-05-01", "o", &*a), ("2022-05-01", "o", &*b)];
            entries.extend(more);
            running(&entries).engaged("b", "2022-03-01", "")
        };
        let standing = "from 2022-03-01: standing [01.no-standard]";
        owes(&merged(&[]), "2022-04-30", &[&format!("06.part a {standing}"), &format!("06.part b {standing}")]);
        owes(&merged(&[]), "2022-05-01", &[&format!("06.part c {standing}")]);
        // A day named for the one that is left is that of both; one named before tells them apart.
        let day_of = |mut bench: Bench, unit: &str, on: &str, due: &str| {
            let unit = bench.party(unit);
            bench.position.targets.push(TargetDay { on: day(on), act: EntryNo(910), unit, day: day(due) });
            bench
        };
        let due = |unit: &str, due: &str, status: &str| format!("06.part {unit} from 2022-03-01 due {due}: {status}");
        let since = day_of(merged(&[]), "c", "2022-05-01", "2022-06-30");
        owes(&since, "2022-07-01", &[&due("c", "2022-06-30", "overdue")]);
        let before = day_of(merged(&[]), "b", "2022-03-01", "2022-06-30");
        owes(&before, "2022-07-01", &[&format!("06.part c {standing}"), &due("c", "2022-06-30", "overdue")]);
        // Missed by each before, it stays each one's.
        let both = day_of(day_of(merged(&[]), "a", "2022-03-01", "2022-04-30"), "b", "2022-03-01", "2022-04-30");
        let rows = ["a", "b"].map(|unit| due(unit, "2022-04-30", "overdue"));
        owes(&both, "2022-07-01", &[&rows[0], &rows[1]]);
        // Done by one of them before, the part of the other is still to be done, and completion asks for it once.
        let half = merged(&[("2022-04-01", "b", DONE)]);
        let kept = "06.part c from 2022-03-01: kept_timeliness_open 3 2022-04-01 [01.no-standard]";
        owes(&half, "2022-05-01", &[&format!("06.part c {standing}"), kept]);
        let guard = half.findings("2022-05-01", |view, sink| accept_completion(view, &AcceptCompletion {}, sink));
        assert_eq!(guard, ["not met 06.parts-complete c"]);
    }

    #[test]
    fn while_the_organ_itself_has_stopped() {
        let stop = r#""fact":{"unauthorised_stop":{}}"#;
        let bench = target(running(&[("2022-06-01", "o", stop)]), "2022-03-01", "2022-06-30");
        owes(&bench, "2022-07-10", &["06.part a from 2022-03-01 due 2022-06-30: open [14.organ-stopped]"]);
    }
}
