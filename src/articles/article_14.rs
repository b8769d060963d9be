//! # 第十四条 不得随意变更或停止执行 · No arbitrary change or stop
//!
//! 依法作出的决策，不经法定程序不能随意改变，也不能停下来不执行。
//!
//! A decision lawfully made is neither changed nor stopped except through the statutory procedure.
//!
//! **Decides.** Whether a suspension, its confirmation, an adjustment or a termination went through the
//! procedure of 条例 24–31, or carries out an order from above; whether the chief executive may suspend at once
//! (条例 37); the follow-up that an urgent suspension calls for; findings on stops and changes in fact.
//!
//! **Leaves open.** Whether a unit's unauthorised change is refusal, shirking or delay (art 21(2)) or another
//! circumstance (art 21(5)); by when the follow-up is due, until a standard says so.
//!
//! **Interpretation.** Before Start nothing is being executed, so nothing can be suspended; the organ adjusts or
//! terminates. A done step that should conclude something must say what it concluded, for what was found unlawful
//! does not go forward (条例 25), and only what it says shows that. An order from a body that the record does not
//! describe as higher is open, for it may be a court. The procedure and an order each carry the act alone: where both
//! are named and the order carries nothing, the procedure is judged; where only such an order is named, the order is.
//! An act that names a problem dated after it, or retracted before it, names none: no act sees what is not yet there.
//! An unauthorised change is asked about where it is conduct of a unit bound by the decision; the question has an
//! answer for each item, and both denied settle it. What 条例 38 says of the organ's own stop no entry here cures:
//! that execution resumed ends what the stop held open, not the breach.

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    record::{
        Fact, FactKind,
        acts::{Adjust, Change, Ordered, Step, SuspendUrgently},
    },
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink,
        decision::{Answered, ChangeSize, ExecutionState, ProcedureStep, StepResult},
        duty::{DutyRow, Term},
        party::BodyKind,
    },
};

use super::shared::bound;

/// 第十四条.
pub(crate) const CLAUSE: Clause = Clause::article(14);
const PROCEDURE: Instrument = Instrument::DecisionProcedure;

static BY_CHIEF: Row = Row::new(
    "14.by-chief-executive",
    Clause::of(PROCEDURE, 37),
    "紧急情况下先行中止执行的，应当由当日在任的行政首长决定，记录未显示{0}在任",
    "an urgent suspension is decided by the chief executive in office that day; the record does not show {0} in that office",
    Cure::Enter("fact.tenure_began"),
);
static NAMES_PROBLEM: Row = Row::new(
    "14.names-problem",
    Clause::of(PROCEDURE, 37),
    "先行中止执行应当指明所依据的已记录的问题",
    "an urgent suspension names the problem found or reported that it rests on",
    Cure::Amend("of"),
);
static STATES_URGENCY: Row = Row::new(
    "14.states-urgency",
    Clause::of(PROCEDURE, 37),
    "先行中止执行应当说明情况紧急的理由",
    "an urgent suspension says why it cannot wait",
    Cure::Amend("urgency"),
);
static STEP_MISSING: Row = Row::new(
    "14.step-missing",
    CLAUSE,
    "法定程序应当载明下列步骤何时履行，或者依据何种理由无须履行：{0}",
    "the procedure must state the day on which it was done, or the ground on which it was not required: {0}",
    Cure::Amend("procedure"),
);
static STEP_DONE: Row = Row::new(
    "14.step-must-be-done",
    Clause::of(PROCEDURE, 25),
    "“{0}”不得省略",
    "`{0}` cannot be dispensed with",
    Cure::Amend("procedure"),
);
static RESULT: Row = Row::new(
    "14.step-result",
    CLAUSE,
    "“{0}”应当载明结论",
    "`{0}` must say what it concluded",
    Cure::Amend("procedure.result"),
);
static LAWFUL: Row = Row::new(
    "14.found-lawful",
    Clause::of(PROCEDURE, 25),
    "合法性审查结论不得为不合法",
    "the legality review must not have found it unlawful",
    Cure::Amend("procedure.result"),
);
static CONTROLLABLE: Row = Row::new(
    "14.risk-controllable",
    Clause::of(PROCEDURE, 24),
    "风险评估结论不得为不可控",
    "the risk assessment must not have found the risk uncontrollable",
    Cure::Amend("procedure.result"),
);
static ORDER: Row = Row::new(
    "14.review-before-discussion",
    Clause::of(PROCEDURE, 25),
    "合法性审查（{0}）应当先于集体讨论决定（{1}），可在同日",
    "the legality review ({0}) comes before the collective discussion ({1}), or on the same day",
    Cure::Amend("procedure.on"),
);
static NOT_AFTER: Row = Row::new(
    "14.step-not-after-act",
    CLAUSE,
    "“{0}”（{1}）不得晚于该行为作出之日",
    "`{0}` ({1}) must not be later than the act",
    Cure::Amend("procedure.on"),
);
static NOT_BEFORE: Row = Row::new(
    "14.step-not-before-cause",
    Clause::of(PROCEDURE, 37),
    "“{0}”（{1}）不得早于该行为所依据的事项（{2}）",
    "`{0}` ({1}) must not be earlier than what the act answers ({2})",
    Cure::Amend("procedure.on"),
);
static ORDERED_FROM_ABOVE: Row = Row::new(
    "14.ordered-from-above",
    CLAUSE,
    "所执行的命令应当出自决策机关的上级机关或者法院，记录载明的是{0}",
    "the order carried out must come from an authority above the organ or a court; the entry names {0}",
    Cure::Amend("ordered.by"),
);
static ORDER_DOCUMENT: Row = Row::new(
    "14.order-document",
    CLAUSE,
    "应当载明所执行命令的文件",
    "the document of the order must be named",
    Cure::Amend("ordered.document"),
);
static SIZE: Row = Row::new(
    "14.size",
    Clause::of(PROCEDURE, 37),
    "应当写明属于重大调整还是一般调整",
    "the act must say whether the adjustment is major or minor",
    Cure::Amend("change"),
);
static RESOLUTION: Row = Row::new(
    "14.minor-resolution",
    CLAUSE,
    "一般调整应当有决策机关的决议",
    "a minor adjustment needs the organ's resolution",
    Cure::Amend("resolution"),
);
static REASON: Row = Row::new(
    "14.minor-reason",
    CLAUSE,
    "一般调整应当说明理由",
    "a minor adjustment needs a stated reason",
    Cure::Amend("reason"),
);
static ORGAN_STOPPED: Row = Row::new(
    "14.organ-without-procedure",
    Clause::of(PROCEDURE, 38),
    "第{0}条记录：决策机关未经法定程序停止或者变更执行，由上一级行政机关责令改正，不属于第二十一条的措施",
    "entry {0}: the organ itself stopped or changed execution without procedure; correction is for the next higher organ, not a measure of art 21",
    Cure::Nothing,
);
static UNIT_CHANGED: Row = Row::new(
    "14.unit-changed",
    CLAUSE,
    "第{1}条记录：{0}擅自变更执行，属于第二十一条第（二）项还是第（五）项，由决策机关认定",
    "entry {1}: {0} changed execution without authority; whether that is item (2) or item (5) of art 21 is for the organ to determine",
    Cure::Determine(Question::ChangeIsRefusal, Addressee::Organ),
);

/// The actor of SuspendUrgently: the chief executive in office that day.
pub(crate) fn by_chief_executive<S: Sink>(view: &View<'_>, by: PartyNo, sink: &mut S) {
    let ruling = match view.chief_executive(view.day) {
        Some(tenure) if tenure.person == by => Ruling::Met,
        Some(_) => Ruling::NotMet,
        None => {
            let is_person = matches!(view.record.party(by).map(|p| &p.kind), Some(crate::record::PartyKind::Person));
            let complete = view.complete(PartyNo::ORGAN, Term::Tenure).is_some_and(|(through, _)| through >= view.day);
            if is_person && !complete { Ruling::Open } else { Ruling::NotMet }
        }
    };
    sink.push(Finding::new(ruling, &BY_CHIEF).with(by));
}

/// The guards of SuspendUrgently.
pub(crate) fn suspend_urgently<S: Sink>(view: &View<'_>, act: &SuspendUrgently, sink: &mut S) {
    let problem = act.of.and_then(|of| view.fact(of));
    sink.rule(matches!(problem, Some((_, Fact::ProblemFound(_) | Fact::ProblemReported(_)))), &NAMES_PROBLEM);
    sink.rule(act.urgency.is_some(), &STATES_URGENCY);
}

/// The guards of Suspend and Terminate: the procedure, or an order from above.
pub(crate) fn change<S: Sink>(view: &View<'_>, act: &Change<PartyNo>, sink: &mut S) {
    match &act.ordered {
        Some(order) if relies(view, order, &act.procedure) => ordered(view, order, sink),
        Some(_) | None => procedure(view, act.of, &act.procedure, sink),
    }
}

/// The guard of ConfirmSuspension: the procedure.
pub(crate) fn confirm_suspension<S: Sink>(view: &View<'_>, act: &Change<PartyNo>, sink: &mut S) {
    procedure(view, act.of, &act.procedure, sink);
}

/// The guards of Adjust: the procedure (or an order) when major, resolution and reason when minor.
pub(crate) fn adjust<S: Sink>(view: &View<'_>, act: &Adjust<PartyNo>, sink: &mut S) {
    sink.rule(act.change.is_some(), &SIZE);
    match (act.change, &act.ordered) {
        (Some(ChangeSize::Minor), _) => {
            sink.rule(act.resolution.is_some(), &RESOLUTION);
            sink.rule(act.reason.is_some(), &REASON);
        }
        (Some(ChangeSize::Major), Some(order)) if relies(view, order, &act.procedure) => ordered(view, order, sink),
        (Some(ChangeSize::Major), Some(_) | None) => procedure(view, act.of, &act.procedure, sink),
        (None, _) => {}
    }
}

/// Whether an act that names an order is judged by the order: where that may carry it, or nothing else could. Either
/// is enough, so an order that carries nothing does not spoil the procedure gone through besides.
fn relies(view: &View<'_>, order: &Ordered<PartyNo>, procedure: &[Step<PartyNo>]) -> bool {
    procedure.is_empty() || (from_above(view, order) != Ruling::NotMet && order.document.is_some())
}

/// Whether the order comes from an authority that can give one.
fn from_above(view: &View<'_>, order: &Ordered<PartyNo>) -> Ruling {
    match view.body_kind(order.by.0) {
        Some(BodyKind::HigherOrgan) => Ruling::Met,
        Some(BodyKind::Other) => Ruling::Open,
        Some(
            BodyKind::Supervisory
            | BodyKind::Appointing
            | BodyKind::CivilService
            | BodyKind::Evaluator
            | BodyKind::Receiving,
        )
        | None => Ruling::NotMet,
    }
}

fn ordered<S: Sink>(view: &View<'_>, order: &Ordered<PartyNo>, sink: &mut S) {
    sink.push(Finding::new(from_above(view, order), &ORDERED_FROM_ABOVE).with(order.by.0));
    sink.rule(order.document.is_some(), &ORDER_DOCUMENT);
}

/// The day before which no step may lie: that of the problem or proposal named, else of the previous act.
fn cause(view: &View<'_>, of: Option<EntryNo>) -> Option<Day> {
    let stands = |no: &EntryNo| view.knows(*no) && !view.facts.retracted(*no);
    match of.filter(stands).and_then(|of| view.entry(of)).filter(|entry| entry.day().is_some_and(|on| on <= view.day)) {
        Some(entry) => entry.earliest(),
        None => view.position.execution.last().map(|stage| stage.earliest),
    }
}

/// The statutory procedure, each failure a finding of its own.
fn procedure<S: Sink>(view: &View<'_>, of: Option<EntryNo>, steps: &[Step<PartyNo>], sink: &mut S) {
    let cause = cause(view, of);
    for step in ProcedureStep::ALL {
        let mut stated = steps.iter().filter(|stated| stated.step == *step).peekable();
        if stated.peek().is_none() {
            sink.push(Finding::new(Ruling::NotMet, &STEP_MISSING).with(step.words()));
        }
        for stated in stated {
            match (stated.on, &stated.not_required) {
                (Some(on), _) => done(view, stated, on, cause, sink),
                (None, Some(_)) => {
                    let must = matches!(step, ProcedureStep::LegalityReview | ProcedureStep::CollectiveDiscussion);
                    let ruling = if must { Ruling::NotMet } else { Ruling::Met };
                    sink.push(Finding::new(ruling, &STEP_DONE).with(step.words()));
                }
                (None, None) => sink.push(Finding::new(Ruling::NotMet, &STEP_MISSING).with(step.words())),
            }
        }
    }
    let day = |wanted| steps.iter().find(|step| step.step == wanted).and_then(|step| step.on);
    if let (Some(review), Some(discussion)) =
        (day(ProcedureStep::LegalityReview), day(ProcedureStep::CollectiveDiscussion))
    {
        let ruling = if review <= discussion { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &ORDER).with(review).with(discussion));
    }
}

/// A step that was done: its result, and its day between the cause and the act.
fn done<S: Sink>(view: &View<'_>, stated: &Step<PartyNo>, on: Day, cause: Option<Day>, sink: &mut S) {
    let words = stated.step.words();
    match (stated.step, stated.result) {
        (ProcedureStep::LegalityReview | ProcedureStep::RiskAssessment, None) => {
            sink.push(Finding::new(Ruling::NotMet, &RESULT).with(words));
        }
        (ProcedureStep::LegalityReview, Some(result)) => {
            sink.rule(matches!(result, StepResult::Lawful | StepResult::ExploratoryRiskStated), &LAWFUL);
        }
        (ProcedureStep::RiskAssessment, Some(result)) => {
            sink.rule(result == StepResult::Controllable, &CONTROLLABLE);
        }
        (
            ProcedureStep::PublicParticipation
            | ProcedureStep::ExpertArgumentation
            | ProcedureStep::CollectiveDiscussion
            | ProcedureStep::PartyCommitteeReport,
            _,
        ) => {}
    }
    let not_after = if on <= view.day { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(not_after, &NOT_AFTER).with(words).with(on));
    if let Some(cause) = cause {
        let not_before = if on >= cause { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(not_before, &NOT_BEFORE).with(words).with(on).with(cause));
    }
}

/// 临时中止后及时作出后续处理.
pub(crate) static FOLLOW_UP: DutyRow = DutyRow::new(
    "14.follow_up",
    Clause::of(PROCEDURE, 37),
    Term::SuspensionFollowUp,
    "先行中止后，确认中止、恢复执行或者停止执行",
    "after an urgent suspension, confirm it, resume or terminate",
    "execution.confirm_suspension",
);

/// Organ: the follow-up of each urgent suspension.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let stages = view.position.execution.through(view.day);
    for place in &view.position.urgent {
        let Some((urgent, later)) = stages.get(*place..).and_then(<[_]>::split_first) else { return };
        let followed = later.iter().find(|stage| stage.state.state != ExecutionState::SuspendedUrgently);
        let kept = followed.map(|stage| Mark { day: stage.on, no: stage.act });
        follow_up(view, (urgent.on, urgent.act), kept, ledger);
    }
}

fn follow_up(view: &View<'_>, (day, act): (Day, EntryNo), kept: Option<Mark>, ledger: &mut impl Ledger) {
    let anchor = (day, Some(act));
    let owed = Owed::new(&FOLLOW_UP, PartyNo::ORGAN, PartyNo::ORGAN, anchor).about(act);
    let deadline = view.deadline(Term::SuspensionFollowUp, None, anchor, None);
    ledger.duty(one_off(view, owed, Terms { deadline, kept, ..Terms::default() }));
}

/// Stops and changes in fact: the organ's own under 条例 38; a unit's change as a question.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for kind in [FactKind::UnauthorisedStop, FactKind::UnauthorisedChange] {
        for (by, mark) in view.facts_all(kind).filter(|(_, mark)| mark.day >= IN_FORCE) {
            if by == PartyNo::ORGAN {
                sink.push(Finding::new(Ruling::NotMet, &ORGAN_STOPPED).with(mark.no));
            } else if kind == FactKind::UnauthorisedChange && by_unit(view, by, mark) && !settled(view, mark.no) {
                let about = About::entry(mark.no);
                sink.push(Finding::new(Ruling::Open, &UNIT_CHANGED).with(by).with(mark.no).about(about));
            }
        }
    }
}

/// Whether a change is conduct of a unit bound by the decision on the days that it states: only such a one is asked
/// about.
fn by_unit(view: &View<'_>, by: PartyNo, mark: Mark) -> bool {
    let Some((day, Fact::UnauthorisedChange(conduct))) = view.fact(mark.no) else { return false };
    let from = conduct.since.unwrap_or(day).min(day).max(IN_FORCE);
    bound(view, by, from, day)
}

/// Whether the organ has said which item of art 21 an unauthorised change is, or that it is neither.
fn settled(view: &View<'_>, entry: EntryNo) -> bool {
    let answers = [Question::ChangeIsRefusal, Question::ChangeIsOther].map(|question| {
        view.determined(question, About::entry(entry), Addressee::Organ).map(|(answer, _)| answer == Answered::Met)
    });
    answers.contains(&Some(true)) || answers == [Some(false); 2]
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use crate::{
        reading::testing::{Bench, complete, determined, lines, tenure},
        record::acts::ExecutionAct,
        terms::Period,
    };

    use super::*;

    const PROBLEM: &str = r#""fact":{"problem_found":{"kind":"force_majeure"}}"#;

    #[track_caller]
    fn obstacles(bench: &Bench, on: &str, find: impl Fn(&View<'_>, &mut crate::terms::row::Everything)) -> Vec<String> {
        let mut found = bench.findings(on, find);
        found.retain(|line| !line.starts_with("met"));
        found
    }

    #[test]
    fn urgent_is_the_chief_executive_in_office() {
        let chief = tenure("p", "o", "chief_executive");
        let ended = r#""fact":{"tenure_ended":{"of":1}}"#;
        let all = complete("2022-12-31");
        for (entries, by, on, ruling) in [
            (&[("2022-01-01", "o", &*chief)][..], "p", "2022-06-01", "met"),
            (&[("2022-01-01", "o", &*chief)], "q", "2022-06-01", "not met"),
            (&[("2022-01-01", "o", &*chief)], "o", "2022-06-01", "not met"),
            (&[("2022-01-01", "o", &*chief), ("2022-06-01", "o", ended)], "p", "2022-06-01", "met"),
            // Nobody known in office: open for a person, until the tenures are stated complete.
            (&[("2022-01-01", "o", &*chief), ("2022-05-31", "o", ended)], "p", "2022-06-01", "open"),
            (&[], "p", "2022-06-01", "open"),
            (&[], "a", "2022-06-01", "not met"),
            (&[("", "o", &*all)], "p", "2022-06-01", "not met"),
        ] {
            let bench = Bench::new(entries);
            let found = bench.findings(on, |view, sink| by_chief_executive(view, bench.party(by), sink));
            assert_eq!(found, [format!("{ruling} 14.by-chief-executive {by}")], "{entries:?}");
        }
    }

    #[test]
    fn urgent_names_a_problem_and_says_why() {
        let reported = r#""fact":{"problem_reported":{"of":1}}"#;
        for (form, rows) in [
            (r#""of":1,"urgency":"u""#, &[][..]),
            (r#""of":2,"urgency":"u""#, &[]),
            (r#""of":1"#, &["not met 14.states-urgency"]),
            (r#""urgency":"u""#, &["not met 14.names-problem"]),
            // A meeting is no problem.
            (r#""of":3,"urgency":"u""#, &["not met 14.names-problem"]),
        ] {
            let act = format!(r#""execution":{{"suspend_urgently":{{{form}}}}}"#);
            let bench = Bench::new(&[
                ("2022-05-01", "a", PROBLEM),
                ("2022-05-02", "a", reported),
                ("2022-05-03", "a", r#""fact":{"meeting_held":{"dedicated":true}}"#),
                ("2022-06-01", "p", &act),
            ]);
            let ExecutionAct::SuspendUrgently(act) = bench.act(4) else { panic!("an urgent suspension") };
            assert_eq!(obstacles(&bench, "2022-06-01", |view, sink| suspend_urgently(view, act, sink)), lines(rows));
        }
    }

    const STEPS: [&str; 6] = [
        r#""step":"public_participation","on":"2022-05-10""#,
        r#""step":"expert_argumentation","on":"2022-05-11""#,
        r#""step":"risk_assessment","on":"2022-05-12","result":"controllable""#,
        r#""step":"legality_review","on":"2022-05-20","result":"lawful""#,
        r#""step":"collective_discussion","on":"2022-05-25""#,
        r#""step":"party_committee_report","on":"2022-05-26""#,
    ];

    /// The whole procedure with one step put differently, or left out.
    fn with(place: usize, step: &str) -> String {
        let steps = STEPS.iter().enumerate().map(|(n, stated)| if n == place { step } else { stated });
        let steps: Vec<String> = steps.filter(|step| !step.is_empty()).map(|step| format!("{{{step}}}")).collect();
        format!(r#""procedure":[{}]"#, steps.join(","))
    }

    /// An act of 2022-06-01 that answers the problem of 2022-05-01, or not.
    fn acting(act: &str, of: &str, form: &str) -> Bench {
        let act = format!(r#""execution":{{"{act}":{{{of}{form}}}}}"#);
        Bench::new(&[("2022-05-01", "a", PROBLEM), ("2022-06-01", "o", &act)])
    }

    fn confirming(of: &str, form: &str) -> Vec<String> {
        let bench = acting("confirm_suspension", of, form);
        let ExecutionAct::ConfirmSuspension(act) = bench.act(2) else { panic!("a confirmation") };
        obstacles(&bench, "2022-06-01", |view, sink| confirm_suspension(view, act, sink))
    }

    #[test]
    fn every_step_done_or_dispensed_with_on_a_ground() {
        let of = r#""of":1,"#;
        assert_eq!(confirming(of, &with(9, "")), lines(&[]));
        let names = [
            "public participation",
            "expert argumentation",
            "risk assessment",
            "legality review",
            "collective discussion",
            "report to the Party committee",
        ];
        let codes = [
            "public_participation",
            "expert_argumentation",
            "risk_assessment",
            "legality_review",
            "collective_discussion",
            "party_committee_report",
        ];
        for (place, (name, code)) in names.iter().zip(codes).enumerate() {
            let missing = format!("not met 14.step-missing {name}");
            assert_eq!(confirming(of, &with(place, "")), [&*missing], "left out");
            assert_eq!(confirming(of, &with(place, &format!(r#""step":"{code}""#))), [&*missing], "says nothing");
            let spared = confirming(of, &with(place, &format!(r#""step":"{code}","not_required":"g""#)));
            let must = matches!(code, "legality_review" | "collective_discussion");
            let expected = if must { lines(&[&format!("not met 14.step-must-be-done {name}")]) } else { lines(&[]) };
            assert_eq!(spared, expected, "not required");
        }
        assert_eq!(confirming("", r#""procedure":[]"#).len(), 6, "each step left out is said by itself");
    }

    #[test]
    fn what_a_step_concludes() {
        let of = r#""of":1,"#;
        let review = |result: &str| with(3, &format!(r#""step":"legality_review","on":"2022-05-20"{result}"#));
        let risk = |result: &str| with(2, &format!(r#""step":"risk_assessment","on":"2022-05-12"{result}"#));
        let result = |code: &str| format!(r#","result":"{code}""#);
        for (form, rows) in [
            (review(&result("lawful")), &[][..]),
            (review(&result("exploratory_risk_stated")), &[]),
            (review(&result("unlawful")), &["not met 14.found-lawful"]),
            (review(""), &["not met 14.step-result legality review"]),
            (risk(&result("not_controllable")), &["not met 14.risk-controllable"]),
            (risk(""), &["not met 14.step-result risk assessment"]),
        ] {
            assert_eq!(confirming(of, &form), lines(rows), "{form}");
        }
    }

    #[test]
    fn steps_in_their_order_and_time() {
        let on = |place: usize, step: &str, day: &str| with(place, &format!(r#""step":"{step}","on":"{day}""#));
        let review = |day: &str| with(3, &format!(r#""step":"legality_review","on":"{day}","result":"lawful""#));
        let (participation, party) = ("public_participation", "party_committee_report");
        for (of, form, rows) in [
            // Review and discussion on one day.
            (r#""of":1,"#, review("2022-05-25"), &[][..]),
            (r#""of":1,"#, review("2022-05-26"), &["not met 14.review-before-discussion 2022-05-26 2022-05-25"]),
            // On the day of the act, and after it.
            (r#""of":1,"#, on(5, party, "2022-06-01"), &[]),
            (
                r#""of":1,"#,
                on(5, party, "2022-06-02"),
                &["not met 14.step-not-after-act report to the Party committee 2022-06-02"],
            ),
            // On the day of the problem, and before it.
            (r#""of":1,"#, on(0, participation, "2022-05-01"), &[]),
            (
                r#""of":1,"#,
                on(0, participation, "2022-04-30"),
                &["not met 14.step-not-before-cause public participation 2022-04-30 2022-05-01"],
            ),
            // No problem named and no act before: nothing to be earlier than.
            ("", on(0, participation, "2022-04-30"), &[]),
        ] {
            assert_eq!(confirming(of, &form), lines(rows), "{form}");
        }
        // No problem named: not before the previous act.
        let bench = acting("confirm_suspension", "", &on(0, participation, "2022-05-02"))
            .state("2022-05-03", ExecutionState::SuspendedUrgently);
        let ExecutionAct::ConfirmSuspension(act) = bench.act(2) else { panic!("a confirmation") };
        let found = obstacles(&bench, "2022-06-01", |view, sink| confirm_suspension(view, act, sink));
        assert_eq!(found, ["not met 14.step-not-before-cause public participation 2022-05-02 2022-05-03"]);
    }

    /// A problem dated after the act is none that the act could name: the previous act counts.
    #[test]
    fn a_problem_that_the_act_does_not_see() {
        let confirm = format!(r#""execution":{{"confirm_suspension":{{"of":1,{}}}}}"#, with(9, ""));
        for (found_on, since, rows) in [
            ("2022-06-02", "2022-05-10", &[][..]),
            (
                "2022-06-02",
                "2022-05-11",
                &["not met 14.step-not-before-cause public participation 2022-05-10 2022-05-11"],
            ),
            ("2022-06-01", "2022-05-10", &[""; 6]),
        ] {
            let bench = Bench::new(&[(found_on, "a", PROBLEM), ("2022-06-01", "o", &confirm)])
                .state(since, ExecutionState::SuspendedUrgently);
            let ExecutionAct::ConfirmSuspension(act) = bench.act(2) else { panic!("a confirmation") };
            let found = obstacles(&bench, "2022-06-01", |view, sink| confirm_suspension(view, act, sink));
            if rows.len() == 6 {
                assert_eq!(found.len(), 6, "each step lies before the problem of the day: {found:?}");
            } else {
                assert_eq!(found, lines(rows), "found on {found_on}, suspended since {since}");
            }
        }
    }

    /// A problem taken back is no cause: the previous act counts.
    #[test]
    fn a_problem_taken_back() {
        let confirm = format!(r#""execution":{{"confirm_suspension":{{"of":1,{}}}}}"#, with(9, ""));
        let retraction = r#""statement":{"retraction":{"entry":1,"reason":"r"}}"#;
        let bench = Bench::new(&[("2022-05-01", "a", PROBLEM), ("", "o", retraction), ("2022-06-01", "o", &confirm)])
            .state("2022-05-11", ExecutionState::SuspendedUrgently);
        let ExecutionAct::ConfirmSuspension(act) = bench.act(3) else { panic!("a confirmation") };
        let found = obstacles(&bench, "2022-06-01", |view, sink| confirm_suspension(view, act, sink));
        assert_eq!(found, ["not met 14.step-not-before-cause public participation 2022-05-10 2022-05-11"]);
    }

    #[test]
    fn an_order_from_above_instead() {
        for (form, rows) in [
            (r#""ordered":{"by":"h","document":"d"}"#, &[][..]),
            (r#""ordered":{"by":"h"}"#, &["not met 14.order-document"]),
            (r#""ordered":{"by":"x","document":"d"}"#, &["open 14.ordered-from-above x"]),
            (r#""ordered":{"by":"eval","document":"d"}"#, &["not met 14.ordered-from-above eval"]),
            (r#""ordered":{"by":"o","document":"d"}"#, &["not met 14.ordered-from-above o"]),
        ] {
            let body = |id: &str, kind: &str| {
                format!(r#""fact":{{"party_added":{{"body":{{"id":"{id}","name":"{id}","kind":"{kind}"}}}}}}"#)
            };
            let (above, court) = (body("h", "higher_organ"), body("x", "other"));
            let suspend = format!(r#""execution":{{"suspend":{{{form}}}}}"#);
            let adjust_ = format!(r#""execution":{{"adjust":{{"change":"major",{form}}}}}"#);
            let bench = Bench::new(&[
                ("2022-01-01", "o", &above),
                ("2022-01-01", "o", &court),
                ("2022-06-01", "o", &suspend),
                ("2022-06-01", "o", &adjust_),
            ]);
            let ExecutionAct::Suspend(act) = bench.act(3) else { panic!("a suspension") };
            assert_eq!(obstacles(&bench, "2022-06-01", |view, sink| change(view, act, sink)), lines(rows), "{form}");
            let ExecutionAct::Adjust(act) = bench.act(4) else { panic!("an adjustment") };
            assert_eq!(obstacles(&bench, "2022-06-01", |view, sink| adjust(view, act, sink)), lines(rows), "{form}");
        }
        // Without an order, or with one that carries nothing, a suspension goes through the procedure.
        for named in ["", r#""ordered":{"by":"o","document":"d"},"#, r#""ordered":{"by":"eval"},"#] {
            for (procedure, rows) in
                [(with(9, ""), &[][..]), (with(0, ""), &["not met 14.step-missing public participation"])]
            {
                let bench = acting("suspend", &format!(r#""of":1,{named}"#), &procedure);
                let ExecutionAct::Suspend(act) = bench.act(2) else { panic!("a suspension") };
                let found = obstacles(&bench, "2022-06-01", |view, sink| change(view, act, sink));
                assert_eq!(found, lines(rows), "{named}");
            }
        }
    }

    #[test]
    fn an_adjustment_is_major_or_minor() {
        let adjusting = |form: &str| {
            let bench = acting("adjust", "", form);
            let ExecutionAct::Adjust(act) = bench.act(2) else { panic!("an adjustment") };
            obstacles(&bench, "2022-06-01", |view, sink| adjust(view, act, sink))
        };
        assert_eq!(adjusting(r#""resolution":"r","reason":"r""#), ["not met 14.size"]);
        assert_eq!(adjusting(r#""change":"minor","resolution":"r","reason":"r""#), lines(&[]));
        assert_eq!(adjusting(r#""change":"minor","resolution":"r""#), ["not met 14.minor-reason"]);
        assert_eq!(adjusting(r#""change":"minor","reason":"r""#), ["not met 14.minor-resolution"]);
        assert_eq!(adjusting(&format!(r#""change":"major","of":1,{}"#, with(9, ""))), lines(&[]));
        assert_eq!(adjusting(r#""change":"major","resolution":"r","reason":"r""#).len(), 6);
    }

    #[test]
    fn an_urgent_suspension_is_followed_up() {
        use ExecutionState::{Executing, Suspended, SuspendedUrgently, Terminated};
        let all = complete("2022-12-31");
        let urgent = || {
            Bench::new(&[("", "o", &all)]).running("2022-03-01", "2022-03-10").state("2022-06-01", SuspendedUrgently)
        };
        let owes =
            |bench: &Bench, on: &str, rows: &[&str]| assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
        let of = "14.follow_up o about 903 from 2022-06-01";
        owes(&urgent(), "2022-05-31", &[]);
        owes(&urgent(), "2022-06-01", &[&format!("{of}: open [01.no-standard]")]);
        for state in [Suspended, Executing, Terminated] {
            let bench =
                urgent().state("2022-06-11", state).period("2022-01-01", Term::SuspensionFollowUp, Period::Days(10));
            owes(&bench, "2022-06-11", &[&format!("{of} due 2022-06-11: kept 904 2022-06-11")]);
            let late =
                urgent().state("2022-06-12", state).period("2022-01-01", Term::SuspensionFollowUp, Period::Days(10));
            owes(&late, "2022-06-11", &[&format!("{of} due 2022-06-11: pending")]);
            owes(&late, "2022-06-12", &[&format!("{of} due 2022-06-11: kept_late 904 2022-06-12")]);
        }
        // A redesignation meanwhile is no follow-up.
        let bench = urgent().state("2022-06-05", SuspendedUrgently);
        owes(&bench, "2022-06-30", &[&format!("{of}: open [01.no-standard]")]);
    }

    #[test]
    fn stops_and_changes_in_fact() {
        let (stop, changed) = (r#""fact":{"unauthorised_stop":{}}"#, r#""fact":{"unauthorised_change":{}}"#);
        let since_january = r#""fact":{"unauthorised_change":{"since":"2022-01-31"}}"#;
        let is = |question: &str, answer: &str| determined(question, 1, answer);
        for (on, by, fact, answer, rows) in [
            ("2022-06-01", "o", stop, String::new(), &["not met 14.organ-without-procedure 1"][..]),
            ("2022-06-01", "o", changed, String::new(), &["not met 14.organ-without-procedure 1"]),
            // A unit's stop is an indication, not a finding of this article.
            ("2022-06-01", "a", stop, String::new(), &[]),
            ("2022-06-01", "a", changed, String::new(), &["open 14.unit-changed a 1"]),
            ("2022-06-01", "a", changed, is("change.is-refusal", "met"), &[]),
            ("2022-06-01", "a", changed, is("change.is-other", "met"), &[]),
            ("2022-06-01", "a", changed, is("change.is-refusal", "not_met"), &["open 14.unit-changed a 1"]),
            // The change of who never executed the decision, or not yet, is nobody's circumstance.
            ("2022-06-01", "b", changed, String::new(), &[]),
            ("2022-06-01", "eval", changed, String::new(), &[]),
            ("2022-02-01", "a", changed, String::new(), &["open 14.unit-changed a 1"]),
            ("2022-01-31", "a", changed, String::new(), &[]),
            ("2022-06-01", "a", since_january, String::new(), &[]),
            // Before commencement nothing is said.
            ("2020-12-31", "o", stop, String::new(), &[]),
            ("2020-12-31", "a", changed, String::new(), &[]),
        ] {
            let mut entries = alloc::vec![(on, by, fact)];
            if !answer.is_empty() {
                entries.push(("2022-06-02", "o", &answer));
            }
            let bench = Bench::new(&entries).running("2022-02-01", "2022-02-10");
            assert_eq!(bench.findings("2022-07-01", findings), lines(rows), "{entries:?}");
        }
        // Denied of both items, it is settled.
        let (refusal, other) = (is("change.is-refusal", "not_met"), is("change.is-other", "not_met"));
        let both = [("2022-06-01", "a", changed), ("2022-06-02", "o", &*refusal), ("2022-06-02", "o", &*other)];
        let bench = Bench::new(&both).running("2022-02-01", "2022-02-10");
        assert_eq!(bench.findings("2022-07-01", findings), lines(&[]));
        // What the organ itself did is for the next higher organ: no entry of this record cures it.
        assert_eq!(ORGAN_STOPPED.cure, Cure::Nothing);
    }
}
