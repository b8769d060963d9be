//! # 第三条 党的领导 · Party leadership
//!
//! 决策执行全过程坚持党的领导。
//!
//! The Party leads throughout the execution of a decision.
//!
//! **Decides.** Whether the record shows the request and report to the Party committee that 条例 31 asks for
//! before a decision issues.
//!
//! **Leaves open.** Everything else of the article is principle and has no computable content. A report not on
//! record at adoption is a question to the organ, never a breach.
//!
//! **Interpretation.** The article names no act and no day. 条例 31 names one, the report before a decision issues,
//! so that is asked when the decision is adopted, and again among the steps of art 14 when it is changed; 条例 31
//! says "as prescribed", and what is prescribed may ask for none, so its absence from the record shows nothing.

use crate::{
    reading::View,
    record::acts::Adopt,
    terms::{
        About, Addressee, Clause, Cure, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink,
        decision::{Answered, ProcedureStep},
    },
};

static REPORTED: Row = Row::new(
    "03.party-committee-report",
    Clause::of(Instrument::DecisionProcedure, 31),
    "出台前是否已按规定向同级党委请示报告，记录中没有载明",
    "the record does not show the request and report to the Party committee before adoption",
    Cure::Determine(Question::PartyCommitteeReport, Addressee::Organ),
);

/// The guard of Adopt. Absent from the record it is open, never failed.
pub(crate) fn adopt<S: Sink>(view: &View<'_>, act: &Adopt<PartyNo>, sink: &mut S) {
    let on_act = act.procedure.iter().any(|step| {
        step.step == ProcedureStep::PartyCommitteeReport && (step.on.is_some() || step.not_required.is_some())
    });
    let determined = || {
        view.determined(Question::PartyCommitteeReport, About::DECISION, Addressee::Organ)
            .is_some_and(|(answer, _)| answer == Answered::Met)
    };
    let ruling = if on_act || determined() { Ruling::Met } else { Ruling::Open };
    sink.push(Finding::new(ruling, &REPORTED));
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::{
        reading::testing::{Bench, determined},
        record::acts::ExecutionAct,
    };

    use super::*;

    #[test]
    fn a_report_not_on_record_is_a_question_never_a_breach() {
        let step = |form: &str| format!(r#""procedure":[{{"step":"party_committee_report"{form}}}]"#);
        let (done, spared, bare) = (step(r#","on":"2021-12-30""#), step(r#","not_required":"g""#), step(""));
        let met = determined("adoption.party-committee-report", 0, "met");
        let not_met = determined("adoption.party-committee-report", 0, "not_met");
        let other = r#""procedure":[{"step":"legality_review","on":"2021-12-30"}]"#;
        for (form, answered, by, ruling) in [
            ("", "", "o", "open"),
            (&*done, "", "o", "met"),
            (&*spared, "", "o", "met"),
            // A step that says neither says nothing.
            (&*bare, "", "o", "open"),
            (other, "", "o", "open"),
            ("", &*met, "o", "met"),
            ("", &*not_met, "o", "open"),
            ("", &*met, "a", "open"),
        ] {
            let entry = format!(r#""execution":{{"adopt":{{{form}}}}}"#);
            let mut entries = alloc::vec![("2022-01-01", "o", entry.as_str())];
            if !answered.is_empty() {
                entries.push(("2022-01-01", by, answered));
            }
            let bench = Bench::new(&entries);
            let ExecutionAct::Adopt(act) = bench.act(1) else { panic!("an adoption") };
            let found = bench.findings("2022-01-01", |view, sink| adopt(view, act, sink));
            assert_eq!(found, [format!("{ruling} 03.party-committee-report")], "{form} {answered} {by}");
        }
    }
}
