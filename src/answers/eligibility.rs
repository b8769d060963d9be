//! Whether a measure of art 21 must be taken now, may not yet be taken and what is missing, is barred, open or
//! done: the table's row and the act's own guards, run on the act that the organ could take on the day.
//!
//! Nothing here judges a second time. A blank act of the organ states what the organ itself can fill in (the day
//! to correct by, the head in office), and every guard that would judge the real act judges this one.

use alloc::vec::Vec;
use core::mem::ManuallyDrop;

use crate::{
    articles::article_21::correction::taken,
    machines::accountability::{leads_to, no_row},
    reading::{Judging, View, position::Proceeding},
    record::{
        AccountabilityAct, AccountabilityKind, Entry, What,
        acts::{Interview, Of, OrderCorrection},
    },
    terms::{
        Clause, Cure, EntryNo, Finding, PartyNo, Precision, Row, Ruling, Sink,
        accountability::{Eligible, Measure, ProceedingState},
        form::{AnyRef, PersonRef},
        party::Application,
    },
};

const ART_21: Clause = Clause::article(21);

static TAKEN: Row = Row::new(
    "21.measure-taken",
    ART_21,
    "“{0}”已由第{1}条记录于{2}实施",
    "`{0}` was taken by entry {1} on {2}",
    Cure::Nothing,
);
static STANDS: Row = Row::new(
    "21.measure-in-state",
    ART_21,
    "第{0}条记录认定的情形处于“{1}”状态",
    "the proceeding of entry {0} is in the state `{1}`",
    Cure::Nothing,
);
static NO_ORDER: Row = Row::new(
    "21.no-order",
    ART_21,
    "第{0}条记录认定的情形尚未责令改正",
    "no correction was ordered yet in the proceeding of entry {0}",
    Cure::Enter("accountability.order_correction"),
);
static NO_REFUSAL: Row = Row::new(
    "21.no-refusal",
    ART_21,
    "第{0}条记录认定的情形尚未认定拒不改正",
    "no refusal to correct was established yet in the proceeding of entry {0}",
    Cure::Enter("accountability.establish_refusal"),
);
static ENDED: Row = Row::new(
    "21.proceeding-ended",
    ART_21,
    "第{0}条记录认定的情形处于“{1}”状态，不再采取“{2}”",
    "the proceeding of entry {0} is in the state `{1}`, from which `{2}` can no longer be reached",
    Cure::Nothing,
);

/// Whether a measure may be taken in a proceeding, against whom, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// The measure.
    pub measure: Measure,
    /// The proceeding, by the entry that opened it.
    pub proceeding: EntryNo,
    /// Against whom: the unit, or the principal head in office on the day where the record shows one; of an
    /// interview held, the one interviewed.
    pub target: Option<PartyNo>,
    /// The answer.
    pub eligible: Eligible,
    /// What it rests on: every point that holds, and every one that does not or is open.
    pub findings: Vec<Finding>,
}

impl Eligibility {
    /// What stands in the way: what is missing, what bars it, or the open question.
    pub fn obstacles(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.ruling != Ruling::Met)
    }
}

/// Every measure of every proceeding established by the day of the view.
pub(crate) fn eligibilities(view: &View<'_>) -> Vec<Eligibility> {
    let established = |proceeding: &&Proceeding| proceeding.state(view.day).is_some();
    view.position
        .proceedings
        .iter()
        .filter(established)
        .flat_map(|proceeding| {
            [Measure::OrderCorrection, Measure::Interview, Measure::Circulate]
                .into_iter()
                .filter_map(|measure| explain(view, proceeding.opened, measure))
        })
        .collect()
}

/// The answer alone. Allocates nothing, unless the day of an act of the proceeding is known to the month only.
///
/// Nothing where no such proceeding is established by the day, and for a referral, which is answered per person.
pub(crate) fn verdict(view: &View<'_>, proceeding: EntryNo, measure: Measure) -> Option<Eligible> {
    let mut classes = Classes::default();
    classes.done = run(view, view.position.proceeding(proceeding)?, measure, &mut classes)?.done;
    Some(classes.eligible(view))
}

/// The answer with everything it rests on.
pub(crate) fn explain(view: &View<'_>, proceeding: EntryNo, measure: Measure) -> Option<Eligibility> {
    let mut kept = Kept::default();
    let ran = run(view, view.position.proceeding(proceeding)?, measure, &mut kept)?;
    kept.classes.done = ran.done;
    let eligible = kept.classes.eligible(view);
    Some(Eligibility { measure, proceeding, target: ran.target, eligible, findings: kept.findings })
}

/// Tells failures from questions, and failures that an entry can cure from those that nothing can.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes {
    pub(super) done: bool,
    pub(super) barred: bool,
    pub(super) missing: bool,
    pub(super) open: bool,
}

impl Sink for Classes {
    #[inline]
    fn push(&mut self, finding: Finding) {
        match (finding.ruling, finding.row.cure) {
            (Ruling::Met, _) => {}
            (Ruling::Open, _) => self.open = true,
            // Nothing can cure it, or the question was answered with no.
            (Ruling::NotMet, Cure::Nothing | Cure::Determine(..)) => self.barred = true,
            // The organ fills it in when it acts.
            (Ruling::NotMet, Cure::Amend(_)) => {}
            (
                Ruling::NotMet,
                Cure::Enter(_) | Cure::Standard(_) | Cure::Complete(_) | Cure::ActFirst | Cure::Another(_),
            ) => self.missing = true,
        }
    }
}

impl Classes {
    /// The answer, by what goes before what.
    pub(super) fn eligible(self, view: &View<'_>) -> Eligible {
        match self {
            Self { done: true, .. } => Eligible::Done,
            _ if view.application == Application::Open => Eligible::Open,
            Self { barred: true, .. } => Eligible::Barred,
            Self { missing: true, .. } => Eligible::NotYet,
            Self { open: true, .. } => Eligible::Open,
            Self { .. } => Eligible::Must,
        }
    }
}

/// The same, keeping every finding.
#[derive(Debug, Default)]
struct Kept {
    classes: Classes,
    findings: Vec<Finding>,
}

impl Sink for Kept {
    fn push(&mut self, finding: Finding) {
        self.classes.push(finding);
        self.findings.push(finding);
    }
}

/// What a run found besides its findings.
struct Ran {
    target: Option<PartyNo>,
    done: bool,
}

fn run<S: Sink>(view: &View<'_>, proceeding: &Proceeding, measure: Measure, sink: &mut S) -> Option<Ran> {
    let kind = kind(measure)?;
    let state = proceeding.state(view.day)?;
    let unit = view.holder_of(proceeding.unit, view.day);
    let head = match measure {
        Measure::Interview => view.principal_head(unit, view.day).map(|head| head.person),
        Measure::OrderCorrection | Measure::Circulate | Measure::Refer => None,
    };
    let target = if measure == Measure::Interview { head } else { Some(unit) };
    if let Some((on, act)) = taken(proceeding, measure, view.day) {
        sink.push(Finding::new(Ruling::Met, &TAKEN).with(measure.words()).with(act).with(on));
        let target = if measure == Measure::Interview { interviewed(view, act) } else { target };
        return Some(Ran { target, done: true });
    }
    way(proceeding.opened, state, kind, sink);
    let of = proceeding.opened;
    let act = match measure {
        Measure::OrderCorrection => {
            AccountabilityAct::OrderCorrection(OrderCorrection { of, correct_by: Some(view.day) })
        }
        Measure::Interview => AccountabilityAct::Interview(Interview { of, person: head.map(PersonRef) }),
        Measure::Circulate | Measure::Refer => AccountabilityAct::Circulate(Of { of }),
    };
    let entry = blank(view, What::Accountability(act));
    if let What::Accountability(act) = &entry.what {
        let seen = view.position.seen(of, view.day);
        let view = View { position: &seen, ..*view };
        act.guards(&Judging { view, entry: &entry, duties: &[] }, sink);
    }
    Some(Ran { target, done: false })
}

/// An entry of the organ on the day of the view. It is never freed, for neither the entry nor any of the acts put into
/// it here holds something on the heap.
pub(super) const fn blank(view: &View<'_>, what: What<PartyNo>) -> ManuallyDrop<Entry<PartyNo>> {
    ManuallyDrop::new(Entry {
        no: EntryNo(u32::MAX),
        on: Some(view.day),
        precision: Precision::Day,
        recorded_on: view.day,
        by: AnyRef(PartyNo::ORGAN),
        recorded_by: AnyRef(PartyNo::ORGAN),
        evidence: Vec::new(),
        reference: None,
        what,
    })
}

/// Whom an interview named, whoever heads the unit since.
fn interviewed(view: &View<'_>, act: EntryNo) -> Option<PartyNo> {
    match view.entry(act).map(|entry| &entry.what) {
        Some(What::Accountability(AccountabilityAct::Interview(form))) => form.person.map(|person| person.0),
        Some(_) | None => None,
    }
}

const fn kind(measure: Measure) -> Option<AccountabilityKind> {
    match measure {
        Measure::OrderCorrection => Some(AccountabilityKind::OrderCorrection),
        Measure::Interview => Some(AccountabilityKind::Interview),
        Measure::Circulate => Some(AccountabilityKind::Circulate),
        Measure::Refer => None,
    }
}

/// What the table says: the act is possible in the state, or which acts come first, or that none leads there.
fn way<S: Sink>(of: EntryNo, state: ProceedingState, act: AccountabilityKind, sink: &mut S) {
    if leads_to(Some(state), act).is_some() {
        sink.push(Finding::new(Ruling::Met, &STANDS).with(of).with(state.words()));
        return;
    }
    let mut at = state;
    let mut moved = false;
    while let Some((first, next)) = first_step(at, act) {
        sink.push(lacks(of, at, first));
        (at, moved) = (next, true);
    }
    if !moved {
        sink.push(Finding::new(Ruling::NotMet, &ENDED).with(of).with(state.words()).with(act.words()));
    }
}

/// That an act on the way has not been taken.
fn lacks(of: EntryNo, state: ProceedingState, act: AccountabilityKind) -> Finding {
    let row = match act {
        AccountabilityKind::OrderCorrection => &NO_ORDER,
        AccountabilityKind::EstablishRefusal => &NO_REFUSAL,
        AccountabilityKind::Establish
        | AccountabilityKind::ExtendCorrection
        | AccountabilityKind::RejectCorrection
        | AccountabilityKind::AcceptCorrection
        | AccountabilityKind::Interview
        | AccountabilityKind::Circulate
        | AccountabilityKind::Withdraw => {
            return Finding::new(Ruling::NotMet, no_row(act)).with(state.words()).with(act.words());
        }
    };
    Finding::new(Ruling::NotMet, row).with(of)
}

const STATES: usize = ProceedingState::ALL.len();
const ACTS: usize = AccountabilityKind::ALL.len();

/// The first act on the shortest way from a state to one in which an act is possible, by state and act. Found
/// from the table when the crate is compiled.
static FIRST: [[Option<AccountabilityKind>; ACTS]; STATES] = firsts();

/// That act and the state it leads to; nothing where the act is possible already, or never will be.
pub(crate) fn first_step(
    state: ProceedingState,
    act: AccountabilityKind,
) -> Option<(AccountabilityKind, ProceedingState)> {
    let first = FIRST.get(state as usize)?.get(act as usize).copied().flatten()?;
    Some((first, leads_to(Some(state), first)?))
}

#[expect(clippy::indexing_slicing, reason = "const evaluation; every index is below the length it ranges over")]
const fn firsts() -> [[Option<AccountabilityKind>; ACTS]; STATES] {
    let mut first = [[None; ACTS]; STATES];
    let mut act = 0;
    while act < ACTS {
        // The states in which the act is possible; then those a step away from these, and so on.
        let mut reached = [false; STATES];
        let mut state = 0;
        while state < STATES {
            reached[state] = leads_to(Some(ProceedingState::ALL[state]), AccountabilityKind::ALL[act]).is_some();
            state += 1;
        }
        let mut more = true;
        while more {
            more = false;
            let nearer = reached;
            let mut state = 0;
            while state < STATES {
                let mut step = 0;
                while step < ACTS && !reached[state] {
                    let leads = leads_to(Some(ProceedingState::ALL[state]), AccountabilityKind::ALL[step]);
                    if let Some(next) = leads
                        && nearer[next as usize]
                    {
                        first[state][act] = Some(AccountabilityKind::ALL[step]);
                        (reached[state], more) = (true, true);
                    }
                    step += 1;
                }
                state += 1;
            }
        }
        act += 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// The table is made while compiling; here it is made again and held against a walk outward from the states in
    /// which the act is possible.
    #[test]
    fn first_steps_lead_the_shortest_way() {
        let first = firsts();
        for act in AccountabilityKind::ALL.iter().copied() {
            let mut reached: Vec<ProceedingState> = Vec::new();
            let mut ring: Vec<_> =
                ProceedingState::ALL.iter().copied().filter(|state| leads_to(Some(*state), act).is_some()).collect();
            assert!(ring.iter().all(|state| first[*state as usize][act as usize].is_none()), "{act:?} at once");
            while !ring.is_empty() {
                reached.extend(&ring);
                let nearer = ring;
                let leads_nearer = |state: ProceedingState, step: AccountabilityKind| {
                    leads_to(Some(state), step).is_some_and(|next| nearer.contains(&next))
                };
                ring = ProceedingState::ALL
                    .iter()
                    .copied()
                    .filter(|state| !reached.contains(state))
                    .filter(|state| AccountabilityKind::ALL.iter().copied().any(|step| leads_nearer(*state, step)))
                    .collect();
                for state in &ring {
                    let step = first[*state as usize][act as usize].unwrap();
                    assert!(leads_nearer(*state, step), "{state:?} to {act:?} by {step:?}");
                }
            }
            let out_of_reach = ProceedingState::ALL.iter().copied().filter(|state| !reached.contains(state));
            assert!(out_of_reach.into_iter().all(|state| first[state as usize][act as usize].is_none()), "{act:?}");
        }
    }
}
