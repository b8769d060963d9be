//! # 第五条 明确执行单位 · Designation
//!
//! 决策机关作出决策后，要指明由谁执行；由两个以上单位执行的，还要指明谁牵头。
//!
//! Once it has decided, the organ names who executes; where two or more units do, it also names the lead.
//!
//! **Decides.** Whether a designation names at least one unit, none twice, exactly one lead among several or
//! one sole unit. Derives the organ's duty to designate.
//!
//! **Leaves open.** By when: the text sets no day, so the duty is open until a standard for `designation` does.
//!
//! **Interpretation.** A role that the act does not state is a failed guard: the clause asks the organ to make the
//! lead clear, and an unstated role makes nothing clear. One unit without a stated role is no doubt the sole one,
//! so it passes. 条例 11 asks for one lead among the units that prepare a decision; the article takes the idea over
//! for those that execute it, so one lead means exactly one.

use crate::{
    reading::{
        View,
        score::{Ledger, Owed, Terms, one_off},
    },
    record::acts::Designate,
    terms::{
        Clause, Cure, Finding, PartyNo, Row, Ruling, Sink,
        decision::ExecutionState,
        duty::{DutyRow, Term},
        party::UnitRole,
    },
};

/// 第五条.
pub(crate) const CLAUSE: Clause = Clause::article(5);

static NAMES_A_UNIT: Row = Row::new(
    "05.names-a-unit",
    CLAUSE,
    "应当至少明确一个决策执行单位",
    "at least one executing unit must be named",
    Cure::Amend("units"),
);
static NO_UNIT_TWICE: Row = Row::new(
    "05.no-unit-twice",
    CLAUSE,
    "{0}被重复列为执行单位",
    "{0} is named as an executing unit twice",
    Cure::Amend("units"),
);
static ONE_LEAD: Row = Row::new(
    "05.one-lead",
    CLAUSE,
    "由两个以上单位执行的，应当明确一个牵头执行单位，其余为配合单位（现有牵头单位{0}个）",
    "with two or more units exactly one must lead and the others cooperate (leads named: {0})",
    Cure::Amend("units.role"),
);
static SOLE_ALONE: Row = Row::new(
    "05.sole-alone",
    CLAUSE,
    "仅有一个执行单位的，其角色应为单独执行",
    "a unit that executes alone is the sole one, not lead or cooperating",
    Cure::Amend("units.role"),
);

/// The guards of Designate and Redesignate.
pub(crate) fn designate<S: Sink>(_: &View<'_>, act: &Designate<PartyNo>, sink: &mut S) {
    sink.rule(!act.units.is_empty(), &NAMES_A_UNIT);
    for (n, assignment) in act.units.iter().enumerate() {
        if act.units.iter().take(n).any(|earlier| earlier.unit == assignment.unit) {
            sink.push(Finding::new(Ruling::NotMet, &NO_UNIT_TWICE).with(assignment.unit.0));
        }
    }
    let count = |role: UnitRole| act.units.iter().filter(|assignment| assignment.role == Some(role)).count();
    let leads = count(UnitRole::Lead);
    match act.units.as_slice() {
        [] => {}
        [only] => sink.rule(matches!(only.role, None | Some(UnitRole::Sole)), &SOLE_ALONE),
        several => {
            let clear = leads == 1 && leads + count(UnitRole::Cooperating) == several.len();
            let ruling = if clear { Ruling::Met } else { Ruling::NotMet };
            sink.push(Finding::new(ruling, &ONE_LEAD).with(u32::try_from(leads).unwrap_or(u32::MAX)));
        }
    }
}

/// 明确决策执行单位和牵头单位.
pub(crate) static DESIGNATION: DutyRow = DutyRow::new(
    "05.designation",
    CLAUSE,
    Term::Designation,
    "明确决策执行单位和牵头执行单位",
    "name the executing units and the lead",
    "execution.designate",
);

/// Organ → executing units, from Adopt.
///
/// Interpretation: a decision that is terminated before anyone was designated leaves nothing to designate, so
/// the duty ends with it.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let Some((adopted, act)) = view.first_in(ExecutionState::Adopted) else { return };
    let kept = view.first_in(ExecutionState::Designated).map(|(day, no)| crate::reading::Mark { day, no });
    if kept.is_none() && view.over().is_some() {
        return;
    }
    let anchor = (adopted, Some(act));
    let owed = Owed::new(&DESIGNATION, PartyNo::ORGAN, PartyNo::ORGAN, anchor);
    let deadline = view.deadline(Term::Designation, None, anchor, None);
    ledger.duty(one_off(view, owed, Terms { deadline, kept, ..Terms::default() }));
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::{
        reading::testing::{Bench, complete, lines},
        record::acts::ExecutionAct,
        terms::Period,
    };

    use super::*;

    #[test]
    fn the_guards_of_a_designation() {
        let role = |unit: &str, role: &str| match role {
            "" => format!(r#"{{"unit":"{unit}"}}"#),
            role => format!(r#"{{"unit":"{unit}","role":"{role}"}}"#),
        };
        let met = "met 05.names-a-unit";
        for (units, rows) in [
            (&[][..], &["not met 05.names-a-unit"][..]),
            (&[("a", "sole")], &[met, "met 05.sole-alone"]),
            // One unit without a stated role is no doubt the sole one.
            (&[("a", "")], &[met, "met 05.sole-alone"]),
            (&[("a", "lead")], &[met, "not met 05.sole-alone"]),
            (&[("a", "cooperating")], &[met, "not met 05.sole-alone"]),
            (&[("a", "lead"), ("b", "cooperating")], &[met, "met 05.one-lead 1"]),
            (&[("a", "lead"), ("b", "cooperating"), ("c", "cooperating")], &[met, "met 05.one-lead 1"]),
            (&[("a", "lead"), ("b", "lead")], &[met, "not met 05.one-lead 2"]),
            (&[("a", "cooperating"), ("b", "cooperating")], &[met, "not met 05.one-lead 0"]),
            (&[("a", "lead"), ("b", "sole")], &[met, "not met 05.one-lead 1"]),
            // An unstated role among several makes nothing clear.
            (&[("a", "lead"), ("b", "")], &[met, "not met 05.one-lead 1"]),
            (&[("a", "lead"), ("a", "cooperating")], &[met, "not met 05.no-unit-twice a", "met 05.one-lead 1"]),
        ] {
            let units: alloc::vec::Vec<_> = units.iter().map(|(unit, as_)| role(unit, as_)).collect();
            let act = format!(r#""execution":{{"designate":{{"units":[{}]}}}}"#, units.join(","));
            let bench = Bench::new(&[("2022-01-01", "o", &act)]);
            let ExecutionAct::Designate(act) = bench.act(1) else { panic!("a designation") };
            assert_eq!(bench.findings("2022-01-01", |view, sink| designate(view, act, sink)), lines(rows), "{units:?}");
        }
    }

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    #[test]
    fn to_designate_from_the_adoption() {
        use ExecutionState::{Adopted, Designated, Terminated};
        let all = complete("2022-12-31");
        let adopted = |on: &str| Bench::new(&[("", "o", &all)]).state(on, Adopted);
        let open = "05.designation o from 2022-01-04: open [01.no-standard]";
        owes(&adopted("2022-01-04"), "2022-01-03", &[]);
        owes(&adopted("2022-01-04"), "2022-01-04", &[open]);
        let kept = "05.designation o from 2022-01-04: kept_timeliness_open 901 2022-03-01 [01.no-standard]";
        owes(&adopted("2022-01-04").state("2022-03-01", Designated), "2022-03-01", &[kept]);
        owes(&adopted("2022-01-04").state("2022-03-01", Designated), "2022-02-28", &[open]);
        // Terminated before anyone was designated, nothing is left to designate.
        owes(&adopted("2022-01-04").state("2022-03-01", Terminated), "2022-03-01", &[]);
        // By a standard, on and after the due day.
        let ten = |bench: Bench| bench.period("2022-01-01", Term::Designation, Period::Days(10));
        let due = "05.designation o from 2022-01-04 due 2022-01-14";
        owes(&ten(adopted("2022-01-04")), "2022-01-14", &[&format!("{due}: pending")]);
        owes(&ten(adopted("2022-01-04")), "2022-01-15", &[&format!("{due}: overdue")]);
        for (on, status) in [("2022-01-14", "kept 901"), ("2022-01-15", "kept_late 901")] {
            let bench = ten(adopted("2022-01-04").state(on, Designated));
            owes(&bench, "2022-02-01", &[&format!("{due}: {status} {on}")]);
        }
        // Before commencement.
        let standing = "05.designation o from 2020-12-31: standing [24.before-force]";
        owes(&ten(adopted("2020-12-31")), "2022-02-01", &[standing]);
    }
}
