//! Builds proofs from what the verdict left behind: a duty holds its due day, the entry that kept it and the
//! statement that makes the record complete; a measure and an act hold every point their guards found.

use alloc::{string::String, vec::Vec};
use core::{fmt, str::FromStr};

use crate::{
    answers::{Answer, Eligibility, ReferralEligibility, RemedyAnswer},
    articles::article_10,
    machines::execution,
    reading::{
        View,
        position::{Judged, Stages},
        score::APPLICATION_OPEN,
    },
    record::What,
    terms::{
        Clause, Cure, Day, EntryNo, Finding, PartyNo, Question, Ruling,
        accountability::{Indication, IndicationSource, Measure, ProceedingState},
        decision::ExecutionState,
        duty::{Duty, Status, Term},
        party::{Application, Post},
        responsibility::Responsible,
    },
};

use super::{
    check,
    drawing::Machine,
    proof::{Claim, Coded, Proof, named, source_entry},
};

/// What a proof can be asked for: a place in an answer, counted from 1, or an act on record.
///
/// Written `state`, `duty-3`, `act-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// Where the decision stands.
    State,
    /// A duty.
    Duty(usize),
    /// Who answers.
    Responsible(usize),
    /// An indication.
    Indication(usize),
    /// A proceeding.
    Proceeding(usize),
    /// Whether a measure may be taken.
    Measure(usize),
    /// Whether a person may be referred.
    Referral(usize),
    /// A remedy.
    Remedy(usize),
    /// A finding.
    Finding(usize),
    /// A note.
    Note(usize),
    /// A question.
    Question(usize),
    /// What became of an act.
    Act(EntryNo),
}

impl Topic {
    const fn parts(self) -> (&'static str, usize) {
        match self {
            Self::State => ("state", 0),
            Self::Duty(n) => ("duty", n),
            Self::Responsible(n) => ("responsible", n),
            Self::Indication(n) => ("indication", n),
            Self::Proceeding(n) => ("proceeding", n),
            Self::Measure(n) => ("measure", n),
            Self::Referral(n) => ("referral", n),
            Self::Remedy(n) => ("remedy", n),
            Self::Finding(n) => ("finding", n),
            Self::Note(n) => ("note", n),
            Self::Question(n) => ("question", n),
            Self::Act(no) => ("act", no.0 as usize),
        }
    }

    /// The topics of an answer, in its order, and the acts among its first `known` entries.
    pub(crate) fn of(answer: &Answer, acts: impl Iterator<Item = EntryNo>) -> Vec<Self> {
        let liability = &answer.liability;
        type Place = fn(usize) -> Topic;
        let lists: [(usize, Place); 10] = [
            (answer.duties.len(), Self::Duty),
            (answer.responsible.len(), Self::Responsible),
            (liability.indications.len(), Self::Indication),
            (liability.proceedings.len(), Self::Proceeding),
            (liability.eligibility.len(), Self::Measure),
            (liability.referral_eligibility.len(), Self::Referral),
            (liability.remedies.len(), Self::Remedy),
            (answer.findings.len(), Self::Finding),
            (answer.notes.len(), Self::Note),
            (answer.questions.len(), Self::Question),
        ];
        let listed = lists.into_iter().flat_map(|(len, topic)| (1..=len).map(topic));
        core::iter::once(Self::State).chain(listed).chain(acts.map(Self::Act)).collect()
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (name, 0) => f.pad(name),
            (name, n) => f.pad(&alloc::format!("{name}-{n}")),
        }
    }
}

/// Not a topic.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no topic; write `state`, `duty-3`, `measure-1`, `act-12` or another place of the answer, from 1")]
pub struct TopicError(String);

impl FromStr for Topic {
    type Err = TopicError;

    fn from_str(text: &str) -> Result<Self, TopicError> {
        let wrong = || TopicError(text.into());
        if text == "state" {
            return Ok(Self::State);
        }
        let (name, n) = text.split_once('-').ok_or_else(wrong)?;
        let n: usize = n.parse().ok().filter(|n| *n > 0).ok_or_else(wrong)?;
        Ok(match name {
            "duty" => Self::Duty(n),
            "responsible" => Self::Responsible(n),
            "indication" => Self::Indication(n),
            "proceeding" => Self::Proceeding(n),
            "measure" => Self::Measure(n),
            "referral" => Self::Referral(n),
            "remedy" => Self::Remedy(n),
            "finding" => Self::Finding(n),
            "note" => Self::Note(n),
            "question" => Self::Question(n),
            "act" => Self::Act(EntryNo(u32::try_from(n).map_err(|_| wrong())?)),
            _ => return Err(wrong()),
        })
    }
}

/// The proof of one topic of an answer; nothing where the answer has no such place. Acts are proved by [`effect`].
pub(crate) fn prove(view: &View<'_>, answer: &Answer, topic: Topic) -> Option<Proof> {
    fn at<T>(list: &[T], n: usize) -> Option<&T> {
        list.get(n.checked_sub(1)?)
    }
    let liability = &answer.liability;
    let proof = match topic {
        Topic::State => state(view),
        Topic::Duty(n) => {
            let duty = at(&answer.duties, n)?;
            let held = answer.attributed.iter().find(|attributed| attributed.duty + 1 == n);
            self::duty(view, duty, held.map_or(&[], |attributed| &attributed.holders))
        }
        Topic::Responsible(n) => held(view, at(&answer.responsible, n)?),
        Topic::Indication(n) => indication(view, at(&liability.indications, n)?, answer),
        Topic::Proceeding(n) => proceeding(view, at(&liability.proceedings, n)?.opened)?,
        Topic::Measure(n) => measure(view, at(&liability.eligibility, n)?),
        Topic::Referral(n) => referral(view, at(&liability.referral_eligibility, n)?),
        Topic::Remedy(n) => remedy(view, at(&liability.remedies, n)?),
        Topic::Finding(n) => point(view, at(&answer.findings, n)?),
        Topic::Note(n) => point(view, at(&answer.notes, n)?),
        Topic::Question(n) => {
            let question = at(&answer.questions, n)?;
            let bearing = answer.duties.iter().filter(|duty| bears_on(duty, &question.finding));
            point(view, &question.finding)
                .because(question.act.and_then(|act| entry(view, act)))
                .because(bearing.map(|bearing| self::duty(view, bearing, &[])))
        }
        Topic::Act(_) => return None,
    };
    Some(proof)
}

/// Whether a duty is among what art 9 is answered from: the unit's own part for 全面, its due days for 及时.
fn bears_on(duty: &Duty, asked: &Finding) -> bool {
    let of_unit = asked.about.party == Some(duty.bearer);
    match asked.row.cure {
        Cure::Determine(Question::Fully, _) => of_unit && duty.row.term == Term::Target,
        Cure::Determine(Question::Promptly, _) => of_unit && duty.deadline.is_some(),
        Cure::Determine(..)
        | Cure::Nothing
        | Cure::Enter(_)
        | Cure::Amend(_)
        | Cure::Standard(_)
        | Cure::Complete(_)
        | Cure::ActFirst
        | Cure::Another(_) => false,
    }
}

/// That the record holds an entry.
fn entry(view: &View<'_>, no: EntryNo) -> Option<Proof> {
    let entry = view.entry(no)?;
    let kind = (entry.what.class(), entry.what.tag());
    let retracted = view.facts.retracted(no);
    Some(Proof::new(Claim::Entry { no, kind, on: entry.day(), retracted }, None))
}

/// A point with the entries that it names.
pub(crate) fn point(view: &View<'_>, finding: &Finding) -> Proof {
    let entries = named(finding).into_iter().filter_map(|no| entry(view, no));
    Proof::new(Claim::Point(*finding), Some(finding.row.clause)).because(entries)
}

/// What became of an act, with every point on which it was judged; the view is the one it was judged in.
pub(crate) fn effect(view: &View<'_>, judged: &Judged) -> Proof {
    let Judged { act, in_effect, before_force: history, .. } = *judged;
    let points = judged.findings.iter().map(|finding| point(view, finding));
    Proof::new(Claim::Effect { act, in_effect, history }, None).because(entry(view, act)).because(points)
}

fn moves<S: Copy>(
    machine: Machine,
    stages: &Stages<S>,
    day: Day,
    state: impl Fn(S) -> Coded,
    clause: impl Fn(EntryNo) -> Option<Clause>,
) -> Vec<Proof> {
    let mut from = None;
    let mut moves = Vec::new();
    for stage in stages.through(day) {
        let to = state(stage.state);
        let (act, on) = (stage.act, stage.on);
        moves.push(Proof::new(Claim::Move { machine, from, to, act, on }, clause(act)));
        from = Some(to);
    }
    moves
}

fn state(view: &View<'_>) -> Proof {
    let coded = |state: ExecutionState| Coded { code: state.code(), words: state.words() };
    // Every row of an act rests on one clause.
    let clause = |act: EntryNo| {
        let What::Execution(act) = &view.entry(act)?.what else { return None };
        execution::TABLE.iter().find(|row| row.act == act.kind()).map(|row| row.clause)
    };
    let moves = moves(Machine::Execution, &view.position.execution, view.day, |stage| coded(stage.state), clause);
    Proof::new(Claim::State { state: view.state(), as_of: view.day }, None).because(moves)
}

fn proceeding(view: &View<'_>, opened: EntryNo) -> Option<Proof> {
    let proceeding = view.position.proceeding(opened)?;
    let coded = |state: ProceedingState| Coded { code: state.code(), words: state.words() };
    let clause = |_: EntryNo| Some(Clause::article(21));
    let state = coded(proceeding.state(view.day)?);
    let moves = moves(Machine::Accountability, &proceeding.stages, view.day, coded, clause);
    Some(Proof::new(Claim::Proceeding { opened, state, as_of: view.day }, None).because(moves))
}

fn held(view: &View<'_>, held: &Responsible) -> Proof {
    Proof::new(Claim::Held(*held), Some(article_10::CLAUSE)).because(entry(view, held.entry))
}

fn due(view: &View<'_>, duty: &Duty) -> Option<Proof> {
    let deadline = duty.deadline?;
    let steps = deadline.steps(view.calendar()).into_iter().map(|step| Proof::new(Claim::Step(step), None));
    let source = source_entry(&deadline).and_then(|no| entry(view, no));
    let term = duty.row.term;
    Some(Proof::new(Claim::Due { deadline, term }, None).because(source).because(steps))
}

fn duty(view: &View<'_>, duty: &Duty, holders: &[Responsible]) -> Proof {
    let Duty { row, bearer, unit, about, window, status, .. } = *duty;
    let claim = Claim::Duty { row, bearer, unit, about, window, status, as_of: view.day };
    let mut proof = Proof::new(claim, Some(row.clause));
    let anchor = duty.anchor_entry.filter(|_| duty.deadline.is_none()).and_then(|no| entry(view, no));
    proof = proof.because(about.and_then(|no| entry(view, no))).because(anchor).because(due(view, duty));
    match duty.kept {
        Some((on, by)) => {
            let fulfilled = Proof::new(Claim::Fulfilled { by, on }, None).because(entry(view, by));
            proof = proof.because([fulfilled]);
        }
        None if matches!(status, Status::Overdue | Status::Unknown | Status::Pending | Status::Open) => {
            proof = proof.because([absent(view, duty)]);
        }
        None => {}
    }
    if let (Some(no), Some(deadline)) = (duty.complete, duty.deadline) {
        let claim = Claim::Complete { entry: no, party: bearer, term: row.term, through: deadline.due() };
        proof = proof.because([Proof::new(claim, Some(COMPLETE)).because(entry(view, no))]);
    } else if let (Status::Unknown | Status::KeptTimelinessUnknown, Some(deadline)) = (status, duty.deadline)
        && view.complete(bearer, row.term).is_none_or(|(through, _)| through < deadline.due())
    {
        let claim = Claim::Incomplete { party: bearer, term: row.term, through: deadline.due() };
        proof = proof.because([Proof::new(claim, Some(COMPLETE))]);
    }
    proof.because(duty.why.iter().map(|why| point(view, why))).because(holders.iter().map(|holder| held(view, holder)))
}

/// Art 17: the record is to be whole.
const COMPLETE: Clause = Clause::article(17);

/// That no entry of the kind counts for a duty, with those of the kind that count for something else.
fn absent(view: &View<'_>, duty: &Duty) -> Proof {
    let kind = duty.row.kept_by;
    let from = duty.window.map_or(duty.anchor, |(after, _)| after.next());
    let successors: Vec<PartyNo> = view.chain(duty.bearer).into_iter().skip(1).collect();
    let known = check::Known::new(view.record, view.facts.count() as usize);
    let (party, unit, about, to) = (duty.bearer, duty.unit, duty.about, view.day);
    let whose: Vec<PartyNo> = successors.iter().copied().chain([party]).chain(unit).collect();
    let besides = known.considered(kind, &whose, about, (from, to));
    let claim = Claim::Absent { kind, party, unit, successors, about, from, to, besides };
    Proof::new(claim, None)
}

fn indication(view: &View<'_>, indication: &Indication, answer: &Answer) -> Proof {
    let Indication { item, unit, from, to, finding, .. } = *indication;
    let claim = Claim::Indicated { item, unit, from, to };
    let ground = match indication.source {
        IndicationSource::Entry(no) => entry(view, no),
        IndicationSource::Duty { code, due } => answer
            .duties
            .iter()
            .find(|duty| duty.row.code == code && duty.bearer == unit && duty.deadline.is_some_and(|d| d.due() == due))
            .map(|missed| duty(view, missed, &[])),
    };
    let holders = article_10::responsible_over(view, unit, from, to);
    Proof::new(claim, Some(finding.row.clause))
        .because([point(view, &finding)])
        .because(ground)
        .because(holders.iter().map(|holder| held(view, holder)))
}

/// That nothing is judged while it is open how the regulation applies.
fn undetermined(view: &View<'_>) -> Option<Proof> {
    (view.application == Application::Open).then(|| point(view, &Finding::new(Ruling::Open, &APPLICATION_OPEN)))
}

fn measure(view: &View<'_>, eligibility: &Eligibility) -> Proof {
    let Eligibility { measure, proceeding: opened, target, eligible, findings } = eligibility;
    let claim = Claim::Measure { measure: *measure, proceeding: *opened, target: *target, eligible: *eligible };
    let head = target.filter(|_| *measure == Measure::Interview).and_then(|person| in_office(view, *opened, person));
    Proof::new(claim, Some(Clause::article(21)))
        .because(undetermined(view))
        .because(proceeding(view, *opened))
        .because(head)
        .because(findings.iter().map(|finding| point(view, finding)))
}

/// The tenure of the one in office whom an interview names.
fn in_office(view: &View<'_>, opened: EntryNo, person: PartyNo) -> Option<Proof> {
    let unit = view.holder_of(view.position.proceeding(opened)?.unit, view.day);
    let tenure = view.tenures(unit, Post::PrincipalHead).find(|t| t.person == person && t.holds(view.day))?;
    let today = article_10::responsible_on(view, unit, view.day).into_iter().find(|held| held.entry == tenure.entry)?;
    Some(held(view, &today))
}

fn referral(view: &View<'_>, eligibility: &ReferralEligibility) -> Proof {
    let ReferralEligibility { proceeding: opened, person, eligible, obstacles, holds, .. } = eligibility;
    let claim =
        Claim::Measure { measure: Measure::Refer, proceeding: *opened, target: Some(*person), eligible: *eligible };
    Proof::new(claim, Some(Clause::article(21)))
        .because(undetermined(view))
        .because(proceeding(view, *opened))
        .because(holds.iter().chain(obstacles).map(|finding| point(view, finding)))
}

fn remedy(view: &View<'_>, remedy: &RemedyAnswer) -> Proof {
    let claim = Claim::Remedy { of: remedy.of, holder: remedy.holder, finality: remedy.finality };
    let last = remedy.last_day.iter().map(|deadline| last_day(view, deadline));
    let steps = remedy.next.iter().map(|step| {
        let last = step.last_day.iter().map(|deadline| last_day(view, deadline));
        point(view, &step.finding).because(last)
    });
    Proof::new(claim, Some(Clause::article(22)))
        .because(entry(view, remedy.of))
        .because(remedy.why.iter().map(|why| point(view, why)))
        .because(last)
        .because(steps)
}

fn last_day(view: &View<'_>, deadline: &crate::terms::Deadline) -> Proof {
    let steps = deadline.steps(view.calendar()).into_iter().map(|step| Proof::new(Claim::Step(step), None));
    Proof::new(Claim::Due { deadline: *deadline, term: crate::terms::duty::Term::Remedy }, None).because(steps)
}
