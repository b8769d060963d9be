//! # 第四条 工作机制 · Mechanism
//!
//! 决策机关统一领导，主管部门牵头负责，相关单位协助配合。
//!
//! The organ leads, the competent department takes the lead in executing, other units cooperate.
//!
//! **Decides.** That acts on the decision are the organ's own; whether the lead (or sole) unit is a competent
//! department, or the act gives a reason why another leads; the graph of responsibility from the organ down.
//!
//! **Leaves open.** A unit whose competence the act does not state: a question to the organ.
//!
//! **Interpretation.** A lead that is no competent department and for which no reason is given is a finding on the
//! designation, not a refusal: the text asks for a mechanism, it does not make the designation void, and 条例 34
//! leaves the choice of the executing units to the organ. What the organ determines of a unit's competence goes
//! before what the act said of it. A designation of before 2021-01-01 is history (art 24): nothing is found of it.

use alloc::vec::Vec;

use crate::{
    reading::{View, view::IN_FORCE},
    record::{What, acts::ExecutionAct},
    terms::{
        About, Addressee, Clause, Cure, EntryNo, Finding, PartyNo, Question, Row, Ruling, Sink,
        decision::Answered,
        party::{Competence, UnitRole},
    },
};

/// 第四条.
pub(crate) const CLAUSE: Clause = Clause::article(4);

static BY_ORGAN: Row = Row::new(
    "04.by-organ",
    CLAUSE,
    "该行为应当由决策机关作出，记录载明的是{0}",
    "this act is the organ's own; the entry states it of {0}",
    Cure::Amend("by"),
);
static COMPETENT: Row = Row::new(
    "04.competent",
    CLAUSE,
    "第{1}条记录：牵头（单独执行）单位{0}应为主管部门，或者说明由其牵头的理由",
    "entry {1}: {0} leads or executes alone, so it should be a competent department, or the act should say why it leads",
    Cure::Determine(Question::Competent, Addressee::Organ),
);

static REASON_NOTED: Row = Row::new(
    "04.reason-noted",
    CLAUSE,
    "第{1}条记录：未载明{0}为主管部门，但已说明由其牵头的理由",
    "entry {1}: {0} is not stated to be a competent department; it leads for a reason that the act gives",
    Cure::Nothing,
);

/// The actor of the organ's acts.
pub(crate) fn by_organ<S: Sink>(by: PartyNo, sink: &mut S) {
    let ruling = if by == PartyNo::ORGAN { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &BY_ORGAN).with(by));
}

/// Whether the lead or sole unit of each designation in effect is competent, since the regulation is in force.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let mut lacking: Vec<_> = view.facts.lacking(None).map(|(_, mark)| mark.no).collect();
    lacking.sort_unstable();
    let designations = lacking.into_iter().filter_map(|no| view.position.designated_by(no));
    for designation in designations.filter(|designation| IN_FORCE <= designation.on && designation.on <= view.day) {
        let Some(What::Execution(ExecutionAct::Designate(act) | ExecutionAct::Redesignate(act))) =
            view.entry(designation.act).map(|entry| &entry.what)
        else {
            continue;
        };
        let single = act.units.len() == 1;
        for assignment in &act.units {
            if !single && assignment.role != Some(UnitRole::Lead) {
                continue;
            }
            if assignment.competence == Some(Competence::Competent) {
                continue;
            }
            let determined = competence_determined(view, assignment.unit.0, designation.act);
            let (ruling, row) = match (determined, assignment.competence, &assignment.reason) {
                (Ruling::Met, ..) => continue,
                (Ruling::NotMet | Ruling::Open, _, Some(_)) => (Ruling::Met, &REASON_NOTED),
                (Ruling::Open, None, None) => (Ruling::Open, &COMPETENT),
                (Ruling::NotMet, None, None) | (Ruling::NotMet | Ruling::Open, Some(_), None) => {
                    (Ruling::NotMet, &COMPETENT)
                }
            };
            let about = About::entry(designation.act).and_party(assignment.unit.0);
            sink.push(Finding::new(ruling, row).with(assignment.unit.0).with(designation.act).about(about));
        }
    }
}

fn competence_determined(view: &View<'_>, unit: PartyNo, act: EntryNo) -> Ruling {
    match view.determined(Question::Competent, About::entry(act).and_party(unit), Addressee::Organ) {
        Some((Answered::Met, _)) => Ruling::Met,
        Some((Answered::NotMet, _)) => Ruling::NotMet,
        None => Ruling::Open,
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::{
        reading::{
            position::Designation,
            testing::{Bench, day, lines},
        },
        terms::EntryNo,
    };

    use super::*;

    #[test]
    fn an_act_on_the_decision_is_the_organs() {
        let bench = Bench::new(&[]);
        for (by, row) in [("o", "met 04.by-organ o"), ("a", "not met 04.by-organ a"), ("p", "not met 04.by-organ p")] {
            assert_eq!(bench.findings("2022-01-01", |_, sink| by_organ(bench.party(by), sink)), [row]);
        }
    }

    #[test]
    fn the_lead_is_competent_or_the_act_says_why() {
        let one = |form: &str| format!(r#"{{"unit":"a"{form}}}"#);
        let two = |form: &str| {
            format!(r#"{{"unit":"a","role":"lead"{form}}},{{"unit":"b","role":"cooperating","competence":"other"}}"#)
        };
        let (competent, other) = (r#","competence":"competent""#, r#","competence":"other""#);
        let reason = r#","competence":"other","reason":"r""#;
        for (units, rows) in [
            (one(competent), &[][..]),
            (one(other), &["not met 04.competent a 1"]),
            (one(reason), &["met 04.reason-noted a 1"]),
            (one(""), &["open 04.competent a 1"]),
            // Only the lead is asked.
            (two(competent), &[]),
            (two(other), &["not met 04.competent a 1"]),
            (two(reason), &["met 04.reason-noted a 1"]),
            (two(""), &["open 04.competent a 1"]),
        ] {
            assert_eq!(designated(&units, &[]).findings("2022-01-01", findings), lines(rows), "{units}");
        }
    }

    #[test]
    fn the_organ_says_whether_an_unstated_lead_is_competent() {
        let answers = |answer: &str| {
            format!(
                r#""determination":{{"question":"designation.competent","about":{{"entry":1,"party":"a"}},"answer":"{answer}"}}"#
            )
        };
        let (met, not_met) = (answers("met"), answers("not_met"));
        for (by, answer, rows) in [
            ("o", &met, &[][..]),
            ("o", &not_met, &["not met 04.competent a 1"]),
            ("a", &met, &["open 04.competent a 1"]),
        ] {
            let bench = designated(r#"{"unit":"a"}"#, &[("2022-01-01", by, answer)]);
            assert_eq!(bench.findings("2022-01-01", findings), lines(rows), "{by} {answer}");
            assert_eq!(bench.findings("2021-12-31", findings), lines(&[]), "not before its day");
        }
        // So it does of a lead that the act called another department; where the act gives its reason, only a
        // determination that it is competent leaves nothing to note.
        let other = r#"{"unit":"a","competence":"other"}"#;
        let reason = r#"{"unit":"a","reason":"r"}"#;
        for (units, answer, rows) in [
            (other, &met, &[][..]),
            (other, &not_met, &["not met 04.competent a 1"]),
            (reason, &met, &[]),
            (reason, &not_met, &["met 04.reason-noted a 1"]),
        ] {
            let bench = designated(units, &[("2022-01-01", "o", answer)]);
            assert_eq!(bench.findings("2022-01-01", findings), lines(rows), "{units} {answer}");
        }
    }

    #[test]
    fn a_designation_of_before_commencement_is_history() {
        for (on, rows) in [("2020-12-31", &[][..]), ("2021-01-01", &["not met 04.competent a 1"])] {
            let bench = designated_on(on, r#"{"unit":"a","competence":"other"}"#, &[]);
            assert_eq!(bench.findings("2022-01-01", findings), lines(rows), "{on}");
        }
    }

    fn designated(units: &str, more: &[(&str, &str, &str)]) -> Bench {
        designated_on("2022-01-01", units, more)
    }

    fn designated_on(on: &str, units: &str, more: &[(&str, &str, &str)]) -> Bench {
        let act = format!(r#""execution":{{"designate":{{"units":[{units}]}}}}"#);
        let mut entries = alloc::vec![(on, "o", act.as_str())];
        entries.extend_from_slice(more);
        let mut bench = Bench::new(&entries);
        bench.position.designations.push(Designation { on: day(on), act: EntryNo(1), units: alloc::vec::Vec::new() });
        bench
    }
}
