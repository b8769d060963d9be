//! # 第十六条 实施后评估 · Post-evaluation
//!
//! 开展实施后评估时，受托承担具体工作的单位要照决策机关的要求完成评估。
//!
//! When a decision is evaluated after implementation, the unit that does the work evaluates as the organ requires.
//!
//! **Decides.** What the evaluator owes on each commission and how it stands; when a commission is possible;
//! that nobody evaluates whose main appraisal preceded the decision; that a file is not closed over an
//! undelivered evaluation.
//!
//! **Leaves open.** By when, where the commission names no day and no standard for `evaluation` does; who did the
//! main appraisal, where the record does not name it; whether the work was good: that an answer was given to each
//! requirement is all the record shows.
//!
//! **Interpretation.** Who may not evaluate, and on which grounds one is organised, stands in 条例 36. One delivery
//! must answer every requirement: an evaluation is one piece of work, and a supplement says itself what it answers.
//! A commission without requirements is kept by any delivery. A successor of the unit that did the main appraisal
//! is barred as that unit was, for its staff and findings pass to it. A cancellation works from its day: what fell
//! due before it stays missed; counted from a day known to the month or year, what was past even from the last day of
//! that span stays an open question. A due day before the commission itself binds nobody and is shown as a fault of the
//! commission.

use crate::{
    reading::{
        Mark, View,
        position::Commission,
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    record::{
        EvaluationAct, Fact, FactKind, What,
        acts::{Archive, CommissionEvaluation, Reasoned},
    },
    terms::{
        About, Addressee, Clause, Cure, Day, Deadline, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink,
        deadline::Source,
        decision::{Answered, ExecutionState},
        duty::{Duty, DutyRow, Term},
    },
};

/// 第十六条.
pub(crate) const CLAUSE: Clause = Clause::article(16);

/// 条例第三十六条第一款: on which grounds an evaluation may be organised.
const TRIGGERS: Clause = Clause::of(Instrument::DecisionProcedure, 36).paragraph(1);

/// 条例第三十六条第二款: who may not evaluate.
const INDEPENDENCE: Clause = Clause::of(Instrument::DecisionProcedure, 36).paragraph(2);

/// 完成评估.
pub(crate) static EVALUATION: DutyRow = DutyRow::new(
    "16.evaluation",
    CLAUSE,
    Term::Evaluation,
    "依照决策机关的要求完成实施后评估",
    "evaluate as the organ requires",
    "fact.evaluation_delivered",
);

static DESIGNATED: Row = Row::new(
    "16.designated",
    CLAUSE,
    "明确执行单位之后方可委托实施后评估",
    "an evaluation can be commissioned only once executing units have been designated",
    Cure::ActFirst,
);
static INDEPENDENT: Row = Row::new(
    "16.independent",
    INDEPENDENCE,
    "{0}未承担决策前的主要论证评估工作",
    "{0} did not do the main appraisal before the decision",
    Cure::Determine(Question::PriorAppraisal, Addressee::Organ),
);
static DID_THE_APPRAISAL: Row = Row::new(
    "16.did-the-appraisal",
    INDEPENDENCE,
    "{0}承担过决策前的主要论证评估工作（第{1}条记录），不得承担实施后评估",
    "{0} did the main appraisal before the decision (entry {1}), so it may not evaluate",
    Cure::Amend("evaluator"),
);
static COMMISSIONED: Row = Row::new(
    "16.commissioned",
    CLAUSE,
    "第{0}条记录应为有效且未取消的评估委托",
    "entry {0} must be a commission in effect that has not been cancelled",
    Cure::Amend("of"),
);
static CANCELLED_FOR_A_REASON: Row =
    Row::new("16.reason", CLAUSE, "取消评估应当说明理由", "a cancellation states its reason", Cure::Amend("reason"));
static DELIVERED: Row = Row::new(
    "16.delivered",
    CLAUSE,
    "第{0}条记录委托的评估应已提交或者取消",
    "the evaluation commissioned in entry {0} must be delivered or cancelled",
    Cure::Enter("fact.evaluation_delivered"),
);
static CANCELLED: Row = Row::new(
    "16.cancelled",
    CLAUSE,
    "该评估已于{0}取消（第{1}条记录），无需完成",
    "the evaluation was cancelled on {0} (entry {1}), so it is not owed",
    Cure::Nothing,
);
static NO_TRIGGER: Row = Row::new(
    "16.no-trigger",
    TRIGGERS,
    "第{0}条记录委托评估未注明属于何种情形",
    "the commission of entry {0} does not say on which ground the evaluation was organised",
    Cure::Amend("trigger"),
);
static DUE_BEFORE: Row = Row::new(
    "16.due-before",
    CLAUSE,
    "第{0}条记录所定提交日{1}早于委托之日，不作为期限",
    "the due day {1} of the commission in entry {0} lies before the commission, so it binds nobody",
    Cure::Amend("due"),
);
static UNANSWERED: Row = Row::new(
    "16.unanswered",
    CLAUSE,
    "第{0}条记录提交的评估有{1}项要求未作回应",
    "the evaluation delivered in entry {0} leaves {1} of the requirements unanswered",
    Cure::Enter("fact.evaluation_delivered"),
);
static EVALUATOR_FAILED: Row = Row::new(
    "16.evaluator-failed",
    Clause::of(Instrument::DecisionProcedure, 41),
    "{0}未按期完成第{1}条记录委托的评估；其并非决策执行单位，由决策机关依法处理",
    "{0}, which is no executing unit, did not deliver the evaluation of entry {1} in time; the organ deals with it",
    Cure::Nothing,
);

/// The guards of CommissionEvaluation. That the organ acts is for the door to check.
pub(crate) fn commission<S: Sink>(view: &View<'_>, act: &CommissionEvaluation<PartyNo>, sink: &mut S) {
    sink.rule(view.state().is_some_and(|state| state != ExecutionState::Adopted), &DESIGNATED);
    let evaluator = act.evaluator.0;
    let holder = |party| view.holder_of(party, view.day);
    let mut named = view.facts_all(FactKind::PriorAppraisal).peekable();
    let on_record = named.peek().is_some();
    let about = About::party(evaluator);
    if let Some((_, mark)) = named.find(|(party, _)| holder(*party) == holder(evaluator)) {
        sink.push(Finding::new(Ruling::NotMet, &DID_THE_APPRAISAL).with(evaluator).with(mark.no));
        return;
    }
    let ruling = match view.determined(Question::PriorAppraisal, about, Addressee::Organ) {
        Some((Answered::Met, _)) => Ruling::Met,
        Some((Answered::NotMet, _)) => Ruling::NotMet,
        None if on_record => Ruling::Met,
        None => Ruling::Open,
    };
    sink.push(Finding::new(ruling, &INDEPENDENT).with(evaluator).about(about));
}

/// The guards of CancelEvaluation.
pub(crate) fn cancel<S: Sink>(view: &View<'_>, act: &Reasoned, sink: &mut S) {
    let given = view.position.commission(act.of).and_then(|commission| as_found(view, commission));
    let stands = given.is_some_and(|commission| commission.cancelled.is_none());
    let ruling = if stands { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &COMMISSIONED).with(act.of));
    sink.rule(act.reason.is_some(), &CANCELLED_FOR_A_REASON);
}

/// The guard of Archive: no evaluation undelivered and uncancelled.
pub(crate) fn archive<S: Sink>(view: &View<'_>, _: &Archive, sink: &mut S) {
    for commission in found(view).filter(|commission| commission.cancelled.is_none()) {
        if sink.is_full() {
            return;
        }
        let ruling = if delivered(view, &commission).is_some() { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &DELIVERED).with(commission.act));
    }
}

/// The commissions in effect by the day of the view; cancellations dated later do not show.
fn commissions<'a>(view: &View<'a>) -> impl Iterator<Item = Commission> + use<'a> {
    let (position, day) = (view.position, view.day);
    position.commissions.values().filter(move |commission| commission.on <= day).map(move |commission| Commission {
        cancelled: commission.cancelled.filter(|(on, _)| *on <= day),
        ..*commission
    })
}

/// The commissions and cancellations that an act dated on the day of the view finds.
fn found<'a>(view: &View<'a>) -> impl Iterator<Item = Commission> + use<'a> {
    let view = *view;
    view.position.commissions.values().filter_map(move |commission| as_found(&view, commission))
}

/// A commission and its cancellation as such an act finds them: one known to the month only may have been earlier, for
/// it stands before the act in the list.
fn as_found(view: &View<'_>, commission: &Commission) -> Option<Commission> {
    let by_then = |on: Day, no| view.entry(no).and_then(|entry| entry.earliest()).unwrap_or(on) <= view.day;
    let cancelled = commission.cancelled.filter(|(on, no)| by_then(*on, *no));
    by_then(commission.on, commission.act).then_some(Commission { cancelled, ..*commission })
}

/// The deliveries on a commission by its evaluator, each with the number of requirements it leaves unanswered.
fn deliveries<'a>(view: &View<'a>, commission: &Commission) -> impl Iterator<Item = (Mark, u32)> {
    let (view, required, chain) = (*view, commission.requirements, view.chain_since(commission.evaluator));
    view.answering(commission.act, FactKind::EvaluationDelivered).filter_map(move |mark| {
        let Some((_, Fact::EvaluationDelivered(delivery))) = view.fact(mark.no) else { return None };
        let by = view.entry(mark.no)?.by.0;
        let answered = (1..=required).filter(|n| delivery.answered.contains(n)).count();
        let left = required.saturating_sub(u32::try_from(answered).unwrap_or(u32::MAX));
        chain.iter().any(|(party, since)| *party == by && *since <= mark.day).then_some((mark, left))
    })
}

/// The first delivery that answers every requirement.
fn delivered(view: &View<'_>, commission: &Commission) -> Option<Mark> {
    deliveries(view, commission).find(|(_, left)| *left == 0).map(|(mark, _)| mark)
}

/// Each evaluator → organ.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for commission in commissions(view) {
        ledger.duty(evaluation(view, &commission));
    }
}

fn evaluation(view: &View<'_>, commission: &Commission) -> Duty {
    let Commission { on, act, evaluator, due, cancelled, .. } = *commission;
    let anchor = (on, Some(act));
    let deadline = match due.filter(|due| on <= *due) {
        Some(due) => Some(Deadline::on_day(due, Some(act), Source::Act(act))),
        None => view.deadline(Term::Evaluation, Some(evaluator), anchor, None),
    };
    // Art 24: a commission of before 2021 has no due day that could pass before it is cancelled.
    let in_time = |day: Day| on < IN_FORCE || deadline.is_none_or(|deadline| day <= deadline.due());
    let excused = cancelled
        .filter(|(on, _)| in_time(*on))
        .map(|(on, cancel)| Finding::new(Ruling::NotMet, &CANCELLED).with(on).with(cancel));
    let owed = Owed::new(&EVALUATION, evaluator, PartyNo::ORGAN, anchor).about(act);
    one_off(view, owed, Terms { deadline, kept: delivered(view, commission), excused, ..Terms::default() })
}

/// Faults of the commissions, deliveries that leave requirements unanswered, and evaluators that failed and are
/// no target of article 21.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for commission in commissions(view).filter(|commission| commission.on >= IN_FORCE) {
        let act = commission.act;
        let what = view.entry(act).map(|entry| &entry.what);
        if matches!(what, Some(What::Evaluation(EvaluationAct::CommissionEvaluation(act))) if act.trigger.is_none()) {
            sink.push(Finding::new(Ruling::NotMet, &NO_TRIGGER).with(act));
        }
        if let Some(due) = commission.due.filter(|due| *due < commission.on) {
            sink.push(Finding::new(Ruling::NotMet, &DUE_BEFORE).with(act).with(due));
        }
        for (mark, left) in deliveries(view, &commission).filter(|(_, left)| *left > 0) {
            sink.push(Finding::new(Ruling::NotMet, &UNANSWERED).with(mark.no).with(left));
        }
        let duty = evaluation(view, &commission);
        // One that executes on the due day is a target of article 21, which indicates it.
        let target = duty.deadline.is_some_and(|deadline| view.executes(duty.bearer, deadline.due()));
        if duty.missed() && !target {
            sink.push(Finding::new(Ruling::NotMet, &EVALUATOR_FAILED).with(duty.bearer).with(act));
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{
        format,
        string::{String, ToString},
        vec::Vec,
    };

    use crate::{
        reading::testing::{Bench, commissions as on_record, complete, lines, succeeded},
        terms::{EntryNo, Period},
    };

    use super::*;

    const TWO: &str = r#""requirements":["effect","cost"],"trigger":"found_necessary""#;

    fn by(evaluator: &str, due: &str) -> String {
        let due = if due.is_empty() { String::new() } else { format!(r#","due":"{due}""#) };
        format!(r#""evaluation":{{"commission_evaluation":{{"evaluator":"{evaluator}"{due},{TWO}}}}}"#)
    }

    fn answers(numbers: &str) -> String {
        format!(r#""fact":{{"evaluation_delivered":{{"of":1,"answered":[{numbers}]}}}}"#)
    }

    /// `eval` is commissioned on 2022-03-01, due on 2022-06-30.
    fn until_june(entries: &[(&str, &str, &str)], cancelled: &[(u32, &str)]) -> Bench {
        let act = by("eval", "2022-06-30");
        let mut all = alloc::vec![("2022-03-01", "o", act.as_str())];
        all.extend(entries);
        Bench::new(&all).running("2021-02-01", "2021-02-10").commissions(cancelled)
    }

    fn rows(bench: &Bench, on: &str) -> Vec<String> {
        bench.duties(on, duties)
    }

    #[track_caller]
    fn stands(bench: &Bench, on: &str, status: &str) {
        let row = format!("16.evaluation eval about 1 from 2022-03-01 due 2022-06-30: {status}");
        assert_eq!(rows(bench, on), [row], "on {on}");
    }

    /// Before 2021 no period runs, so what is cancelled later is owed no more.
    #[test]
    fn cancelled_after_2021() {
        let act = by("eval", "2021-04-14");
        let bench = |cancelled: &[(u32, &str)]| Bench::new(&[("2020-12-31", "o", &act)]).commissions(cancelled);
        let begun = "16.evaluation eval about 1 from 2020-12-31";
        assert_eq!(rows(&bench(&[]), "2022-01-06"), [format!("{begun}: standing [24.before-force]")]);
        assert_eq!(rows(&bench(&[(1, "2022-01-06")]), "2022-01-06"), [format!("{begun}: excused [16.cancelled]")]);
        // From that day on its due day counts.
        let complete = complete("2022-01-06");
        let first = Bench::new(&[("2021-01-01", "o", &act), ("", "o", &complete)]).commissions(&[(1, "2022-01-06")]);
        let missed = "16.evaluation eval about 1 from 2021-01-01 due 2021-04-14: overdue";
        assert_eq!(rows(&first, "2022-01-06"), [missed]);
    }

    #[test]
    fn due_days() {
        let (all, short) = (complete("2022-06-30"), complete("2022-06-29"));
        let (all, short) = (("", "o", all.as_str()), ("", "o", short.as_str()));
        let (full, more) = (answers("1,2"), answers("2,1,7"));
        let (first, second) = (answers("1"), answers("2"));
        for (entries, status) in [
            (alloc::vec![("2022-06-30", "eval", full.as_str()), all], "kept 2 2022-06-30"),
            (alloc::vec![("2022-07-01", "eval", more.as_str()), all], "kept_late 2 2022-07-01"),
            (
                alloc::vec![("2022-07-01", "eval", full.as_str()), short],
                "kept_timeliness_unknown 2 2022-07-01 [17.incomplete]",
            ),
            (alloc::vec![all], "overdue"),
            (alloc::vec![short], "unknown [17.incomplete]"),
            // Half of it, or both halves apart, or somebody else's.
            (alloc::vec![("2022-06-30", "eval", first.as_str()), all], "overdue"),
            (
                alloc::vec![("2022-06-29", "eval", first.as_str()), ("2022-06-30", "eval", second.as_str()), all],
                "overdue",
            ),
            (alloc::vec![("2022-06-30", "a", full.as_str()), all], "overdue"),
        ] {
            stands(&until_june(&entries, &[]), "2022-07-01", status);
        }
        stands(&until_june(&[all], &[]), "2022-06-30", "pending");
        stands(&until_june(&[all], &[]).application_open(), "2022-07-01", "open [02.application-open]");
        assert_eq!(rows(&until_june(&[all], &[]), "2022-02-28"), lines(&[]));
    }

    #[test]
    fn cancelled() {
        let (all, full) = (complete("2022-12-31"), answers("1,2"));
        let all = ("", "o", all.as_str());
        let of = |entries: &[(&str, &str, &str)], on| until_june(entries, &[(1, on)]);
        for on in ["2022-04-01", "2022-06-30"] {
            stands(&of(&[all], on), "2022-07-01", "excused [16.cancelled]");
        }
        // Before it is cancelled it is owed; a day missed before stays missed.
        stands(&of(&[all], "2022-04-01"), "2022-03-31", "pending");
        stands(&of(&[all], "2022-07-01"), "2022-07-01", "overdue");
        stands(&of(&[("2022-06-01", "eval", &full), all], "2022-04-01"), "2022-07-01", "kept 2 2022-06-01");
        stands(
            &of(&[("2022-07-01", "eval", &full), all], "2022-04-01"),
            "2022-07-01",
            "excused 2 2022-07-01 [16.cancelled]",
        );
    }

    #[test]
    fn without_a_day_of_its_own() {
        let bench = |due: &str| {
            Bench::new(&[("2022-03-01", "o", &by("b", due)), ("", "o", &complete("2022-12-31"))])
                .running("2021-02-01", "2021-02-10")
                .commissions(&[])
        };
        let open = ["16.evaluation b about 1 from 2022-03-01: open [01.no-standard]"];
        assert_eq!(rows(&bench(""), "2022-12-31"), open);
        // A day before the commission is none.
        assert_eq!(rows(&bench("2022-02-28"), "2022-12-31"), open);
        let set = bench("").period("2022-01-01", Term::Evaluation, Period::Months(3));
        assert_eq!(rows(&set, "2022-06-02"), ["16.evaluation b about 1 from 2022-03-01 due 2022-06-01: overdue"]);
    }

    /// Commissioned in March, it falls due by 30 June even if that was on the 31st: cancelled by then it is owed no
    /// more, cancelled later it is open whether it was late.
    #[test]
    fn a_commission_known_to_the_month() {
        for (on, status) in [("2022-06-30", "excused [16.cancelled]"), ("2022-07-01", "open [00.coarse-anchor]")] {
            let bench = Bench::new(&[("2022-03", "o", &by("b", ""))])
                .running("2021-02-01", "2021-02-10")
                .commissions(&[(1, on)])
                .period("2022-01-01", Term::Evaluation, Period::Months(3));
            assert_eq!(rows(&bench, "2022-12-31"), [format!("16.evaluation b about 1 from 2022-03-31: {status}")]);
        }
    }

    #[test]
    fn before_commencement() {
        let bench = Bench::new(&[("2020-11-01", "o", &by("eval", "2020-12-31")), ("", "o", &complete("2022-12-31"))])
            .running("2020-02-01", "2020-02-10")
            .commissions(&[]);
        assert_eq!(
            rows(&bench, "2021-01-02"),
            ["16.evaluation eval about 1 from 2020-11-01: standing [24.before-force]"]
        );
        assert_eq!(bench.findings("2021-01-02", findings), lines(&[]));
    }

    #[test]
    fn a_successor_evaluates() {
        let bench = Bench::new(&[
            ("2022-03-01", "o", &by("b", "2022-06-30")),
            ("2022-05-01", "o", &succeeded("b", "c")),
            ("2022-06-30", "c", &answers("1,2")),
        ])
        .running("2021-02-01", "2021-02-10")
        .commissions(&[]);
        assert_eq!(
            rows(&bench, "2022-07-01"),
            ["16.evaluation c about 1 from 2022-03-01 due 2022-06-30: kept 3 2022-06-30"]
        );
    }

    #[track_caller]
    fn commissioning(bench: &Bench, on: &str, rows: &[&str]) {
        let acts = on_record(bench.on(on).record);
        let found = bench.findings(on, |view, sink| acts.iter().for_each(|(_, _, act)| commission(view, act, sink)));
        assert_eq!(found, lines(rows));
    }

    #[test]
    fn the_guards_of_a_commission() {
        use ExecutionState::{Adopted, Archived, Terminated};
        let act = by("b", "");
        let appraised = |by: &str| format!(r#""fact":{{"prior_appraisal":{{"evaluator":"{by}"}}}}"#);
        let determined = |answer: &str| {
            format!(
                r#""determination":{{"question":"evaluation.no-prior-appraisal","about":{{"party":"b"}},"answer":"{answer}"}}"#
            )
        };
        let (met, not_met) = (determined("met"), determined("not_met"));
        for (entries, row) in [
            (alloc::vec![], "open 16.independent b"),
            (alloc::vec![("o", appraised("eval"))], "met 16.independent b"),
            (alloc::vec![("o", appraised("eval")), ("o", appraised("b"))], "not met 16.did-the-appraisal b 3"),
            (alloc::vec![("o", met.clone())], "met 16.independent b"),
            (alloc::vec![("o", not_met.clone()), ("o", appraised("eval"))], "not met 16.independent b"),
            // A determination does not undo what is on record, and only the organ's counts.
            (alloc::vec![("o", appraised("b")), ("o", met.clone())], "not met 16.did-the-appraisal b 2"),
            (alloc::vec![("b", met.clone())], "open 16.independent b"),
            // The unit that did it has since passed into the evaluator.
            (alloc::vec![("o", appraised("c")), ("o", succeeded("c", "b"))], "not met 16.did-the-appraisal b 2"),
        ] {
            let mut all = alloc::vec![("2022-03-01", "o", act.as_str())];
            all.extend(entries.iter().map(|(by, what)| ("2021-12-01", *by, what.as_str())));
            let bench = Bench::new(&all).running("2021-02-01", "2021-02-10");
            commissioning(&bench, "2022-03-01", &["met 16.designated", row]);
        }
        let adopted = || Bench::new(&[("2022-03-01", "o", &act)]).state("2021-01-10", Adopted);
        commissioning(&adopted(), "2022-03-01", &["not met 16.designated", "open 16.independent b"]);
        // Terminated before anyone was designated is later than Adopted, and so is the archive.
        for state in [Terminated, Archived] {
            let bench = adopted().state("2022-01-01", state);
            commissioning(&bench, "2022-03-01", &["met 16.designated", "open 16.independent b"]);
        }
    }

    #[test]
    fn the_guards_of_a_cancellation() {
        let cancels = |bench: &Bench, on: &str, of: u32, reason: Option<&str>| {
            let act = Reasoned { of: EntryNo(of), reason: reason.map(Into::into) };
            bench.findings(on, |view, sink| cancel(view, &act, sink))
        };
        let bench = until_june(&[], &[]);
        assert_eq!(cancels(&bench, "2022-04-01", 1, Some("r")), lines(&["met 16.commissioned 1", "met 16.reason"]));
        assert_eq!(cancels(&bench, "2022-04-01", 2, None), lines(&["not met 16.commissioned 2", "not met 16.reason"]));
        assert_eq!(cancels(&bench, "2022-02-28", 1, Some("r"))[0], "not met 16.commissioned 1");
        let twice = until_june(&[], &[(1, "2022-03-31")]);
        assert_eq!(cancels(&twice, "2022-04-01", 1, Some("r"))[0], "not met 16.commissioned 1");
    }

    #[test]
    fn the_guard_of_the_archive() {
        let archives = |bench: &Bench, on: &str| bench.findings(on, |view, sink| archive(view, &Archive {}, sink));
        let (full, half) = (answers("1,2"), answers("1"));
        for (entries, cancelled, rows) in [
            (alloc::vec![], &[][..], &["not met 16.delivered 1"][..]),
            (alloc::vec![("2022-12-01", "eval", full.as_str())], &[], &["met 16.delivered 1"]),
            (alloc::vec![("2022-12-01", "eval", half.as_str())], &[], &["not met 16.delivered 1"]),
            (alloc::vec![], &[(1, "2022-12-01")], &[]),
            (alloc::vec![], &[(1, "2023-01-01")], &["not met 16.delivered 1"]),
        ] {
            assert_eq!(archives(&until_june(&entries, cancelled), "2022-12-31"), lines(rows));
        }
        // Known to the month only, it may have been given by the day of the archive.
        let act = by("eval", "");
        let coarse = Bench::new(&[("2022-08", "o", &act)]).running("2021-02-01", "2021-02-10").commissions(&[]);
        assert_eq!(archives(&coarse, "2022-08-20"), lines(&["not met 16.delivered 1"]));
        assert_eq!(archives(&coarse, "2022-07-31"), lines(&[]));
    }

    #[test]
    fn faults_of_commission_and_delivery() {
        let bare =
            r#""evaluation":{"commission_evaluation":{"evaluator":"a","due":"2022-02-01","requirements":["x"]}}"#;
        let bench = until_june(
            &[("2022-06-01", "eval", &answers("2")), ("2022-03-02", "o", bare), ("", "o", &complete("2022-12-31"))],
            &[],
        );
        let finds = |bench: &Bench, on: &str| bench.findings(on, findings);
        assert_eq!(
            finds(&bench, "2022-06-30"),
            lines(&["not met 16.unanswered 2 1", "not met 16.no-trigger 3", "not met 16.due-before 3 2022-02-01",])
        );
        assert_eq!(finds(&bench, "2022-07-01")[1], "not met 16.evaluator-failed eval 1");
        // An executing unit that fails as evaluator is article 21's, so nothing is said here.
        let own = Bench::new(&[("2022-03-01", "o", &by("a", "2022-06-30")), ("", "o", &complete("2022-12-31"))])
            .running("2021-02-01", "2021-02-10")
            .commissions(&[]);
        assert_eq!(
            rows(&own, "2022-07-01")[0],
            "16.evaluation a about 1 from 2022-03-01 due 2022-06-30: overdue".to_string()
        );
        assert_eq!(finds(&own, "2022-07-01"), lines(&[]));
        // One that executed once, and no longer on the due day, is indicated by nothing, so it is said here.
        for (until, rows) in [("2022-07-01", &[][..]), ("2022-06-30", &["not met 16.evaluator-failed b 1"])] {
            let once = Bench::new(&[("2022-03-01", "o", &by("b", "2022-06-30")), ("", "o", &complete("2022-12-31"))])
                .running("2021-02-01", "2021-02-10")
                .engaged("b", "2021-02-01", until)
                .commissions(&[]);
            assert_eq!(finds(&once, "2022-07-01"), lines(rows), "removed on {until}");
        }
    }
}
