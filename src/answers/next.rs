//! What may lawfully happen next: the rows of the execution machine's table for the state, each with what the
//! act would still have to state or find on record, by running its own guards on a blank act of its actor.

use alloc::vec::Vec;

use crate::{
    machines::{Actor, execution},
    reading::{Judging, View},
    record::{
        Entry, ExecutionAct, ExecutionKind, What,
        acts::{AcceptCompletion, Adjust, Adopt, Archive, Change, Designate, Resume, Start, SuspendUrgently},
    },
    terms::{
        Arg, Clause, EntryNo, Finding, PartyNo, Precision, Words, decision::ExecutionState, form::AnyRef,
        row::Obstacles,
    },
};

/// An act that the table allows in the present state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextAct {
    /// The act.
    pub act: ExecutionKind,
    /// Who takes it.
    pub actor: Actor,
    /// The clause.
    pub clause: Clause,
    /// The state it leads to.
    pub to: ExecutionState,
    /// What the act must still state, or what must first be on record.
    pub lacks: Vec<Finding>,
}

/// A blank act of a kind: it states nothing, so its guards say all that it must state.
fn blank(kind: ExecutionKind) -> ExecutionAct<PartyNo> {
    let change = || Change { of: None, procedure: Vec::new(), ordered: None };
    let designate = || Designate { units: Vec::new(), targets: Vec::new() };
    match kind {
        ExecutionKind::Adopt => {
            ExecutionAct::Adopt(Adopt { matter: None, excluded: None, procedure: Vec::new(), published_on: None })
        }
        ExecutionKind::Designate => ExecutionAct::Designate(designate()),
        ExecutionKind::Redesignate => ExecutionAct::Redesignate(designate()),
        ExecutionKind::Start => ExecutionAct::Start(Start {}),
        ExecutionKind::SuspendUrgently => ExecutionAct::SuspendUrgently(SuspendUrgently { of: None, urgency: None }),
        ExecutionKind::Suspend => ExecutionAct::Suspend(change()),
        ExecutionKind::ConfirmSuspension => ExecutionAct::ConfirmSuspension(change()),
        ExecutionKind::Resume => ExecutionAct::Resume(Resume { targets: Vec::new() }),
        ExecutionKind::Adjust => ExecutionAct::Adjust(Adjust {
            change: None,
            of: None,
            procedure: Vec::new(),
            ordered: None,
            resolution: None,
            reason: None,
            targets: Vec::new(),
            reopened: Vec::new(),
        }),
        ExecutionKind::Terminate => ExecutionAct::Terminate(change()),
        ExecutionKind::AcceptCompletion => ExecutionAct::AcceptCompletion(AcceptCompletion {}),
        ExecutionKind::Archive => ExecutionAct::Archive(Archive {}),
    }
}

/// Who would take the act, as far as the record names one.
fn actor(view: &View<'_>, actor: Actor) -> PartyNo {
    match actor {
        Actor::DesignatedUnit => view
            .position
            .designation(view.day)
            .and_then(|designation| designation.units.first())
            .map_or(PartyNo::OUTSIDE, |(unit, _)| view.holder_of(*unit, view.day)),
        Actor::ChiefExecutive => view.chief_executive(view.day).map_or(PartyNo::OUTSIDE, |tenure| tenure.person),
        Actor::Organ | Actor::Decider | Actor::ReferredTo | Actor::Sanctioned | Actor::FiledWith => PartyNo::ORGAN,
    }
}

/// Where the record names no one who could take the act, its guards speak of anyone.
fn impersonal(mut lacks: Vec<Finding>) -> Vec<Finding> {
    static ANYONE: Words = Words { zh: "任何人", en: "anyone" };
    for arg in lacks.iter_mut().flat_map(|finding| &mut finding.args) {
        if *arg == Arg::Party(PartyNo::OUTSIDE) {
            *arg = Arg::Words(&ANYONE);
        }
    }
    lacks
}

/// The acts possible in the state on the day of the view.
pub(crate) fn next(view: &View<'_>) -> Vec<NextAct> {
    let seen = view.position.all_seen(view.day);
    let view = &View { position: &seen, ..*view };
    execution::possible_now(view.state())
        .map(|row| {
            let act = blank(row.act);
            let entry = Entry {
                no: EntryNo(u32::MAX),
                on: Some(view.day),
                precision: Precision::Day,
                recorded_on: view.day,
                by: AnyRef(actor(view, row.actor)),
                recorded_by: AnyRef(PartyNo::ORGAN),
                evidence: Vec::new(),
                reference: None,
                what: What::Execution(act.clone()),
            };
            let mut sink = Obstacles::default();
            act.guards(&Judging { view: *view, entry: &entry, duties: &[] }, &mut sink);
            NextAct { act: row.act, actor: row.actor, clause: row.clause, to: row.to, lacks: impersonal(sink.0) }
        })
        .collect()
}
