//! The accountability machine at the door: an act is judged, the machine moves, and the rows are written.

use alloc::vec::Vec;

use crate::{
    answers::eligibility::{self, Eligibility},
    articles::{
        self,
        article_21::{conduct, indications},
    },
    machines::{
        Step,
        accountability::{Accountability, no_row},
    },
    reading::{
        Judging,
        position::{CorrectBy, Proceeding, Stage, Stages},
        score::Ledger,
        view::IN_FORCE,
    },
    record::{
        AccountabilityAct, Entry,
        acts::{DutyRef, Establish},
    },
    terms::{
        Day, EntryNo, Finding, PartyNo, Ruling, Sink, Words,
        accountability::{Eligible, Indication, Measure, ProceedingState},
        duty::Duty,
    },
};

use super::replay::{Case, OUT_OF_ORDER, before_force};
use super::verdict::Verdict;

static NOT_ESTABLISHED: Words = Words { zh: "未认定", en: "not established" };

/// The machine of one proceeding: every state it has been in, the last one its own.
#[derive(Debug, Clone)]
pub(super) struct Running {
    opened: EntryNo,
    states: Vec<Accountability>,
}

/// Keeps the duties that an act names as its grounds.
struct Named<'a> {
    grounds: Vec<&'a DutyRef<PartyNo>>,
    duties: Vec<Duty>,
}

impl Ledger for Named<'_> {
    fn duty(&mut self, duty: Duty) {
        if self.grounds.iter().any(|named| conduct::is_named(named, &duty)) {
            self.duties.push(duty);
        }
    }

    fn is_full(&self) -> bool {
        false
    }
}

impl Case {
    /// What the record indicates of art 21 on a day, and the questions whose answers would. Indicates nothing for
    /// a day before 2021-01-01.
    ///
    /// Costs what the duties of the day cost.
    #[must_use]
    pub fn indications(&self, as_of: Day) -> Vec<Indication> {
        if as_of < IN_FORCE {
            return Vec::new();
        }
        let view = self.view(as_of);
        let mut duties = Vec::new();
        articles::duties(&view, &mut duties);
        indications::indications(&view, &duties)
    }

    /// The state of a proceeding, named by the entry that opened it, at the end of a day.
    #[must_use]
    pub fn proceeding(&self, opened: EntryNo, as_of: Day) -> Option<ProceedingState> {
        self.position.proceeding(opened)?.state(as_of)
    }

    /// Every measure of every proceeding on a day, with what it rests on.
    #[must_use]
    pub fn eligibilities(&self, as_of: Day) -> Vec<Eligibility> {
        eligibility::eligibilities(&self.view(as_of))
    }

    /// Whether a measure may be taken in a proceeding on a day, with what that rests on. Nothing where no such
    /// proceeding is established by the day, and for a referral, which is answered per person.
    #[must_use]
    pub fn eligibility(&self, as_of: Day, proceeding: EntryNo, measure: Measure) -> Option<Eligibility> {
        eligibility::explain(&self.view(as_of), proceeding, measure)
    }

    /// The same answer alone, without its reasons and without the heap.
    #[must_use]
    pub fn eligible(&self, as_of: Day, proceeding: EntryNo, measure: Measure) -> Option<Eligible> {
        eligibility::verdict(&self.view(as_of), proceeding, measure)
    }

    pub(super) fn take_accountability(&mut self, entry: &Entry<PartyNo>, act: &AccountabilityAct<PartyNo>) {
        let Some((next, verdict)) = self.consider_accountability(entry, act) else { return };
        if let (Some(next), true) = (next, verdict.in_effect) {
            self.move_accountability(entry, act, next);
        }
        self.note(entry.no, verdict);
    }

    /// Judges an act without moving the machine; the state the table leads to comes with it.
    pub(super) fn consider_accountability(
        &self,
        entry: &Entry<PartyNo>,
        act: &AccountabilityAct<PartyNo>,
    ) -> Option<(Option<Accountability>, Verdict)> {
        let step = Step { on: entry.day()?, act: entry.no };
        let of = entry.what.continues();
        let now = of.and_then(|of| self.running(of)).and_then(|running| running.states.last().copied());
        let next = match (of, now) {
            (None, _) => Accountability::open(act.kind(), step),
            (Some(_), Some(state)) => state.next(act.kind(), step),
            (Some(_), None) => None,
        };
        Some((next, self.judge_accountability(entry, act, now, next.is_some())))
    }

    fn running(&self, opened: EntryNo) -> Option<&Running> {
        let place = self.accountability.binary_search_by_key(&opened, |running| running.opened).ok()?;
        self.accountability.get(place)
    }

    fn judge_accountability(
        &self,
        entry: &Entry<PartyNo>,
        act: &AccountabilityAct<PartyNo>,
        now: Option<Accountability>,
        row: bool,
    ) -> Verdict {
        let mut sink = self.points();
        if !row {
            let state = now.map_or(&NOT_ESTABLISHED, |state| state.state().words());
            let finding = Finding::new(Ruling::NotMet, no_row(act.kind()));
            sink.push(finding.with(state).with(act.kind().words()));
        }
        let proceeding = entry.what.continues().and_then(|of| self.position.proceeding(of));
        if let Some(last) = proceeding.and_then(|proceeding| proceeding.stages.last())
            && entry.earliest().is_some_and(|day| day < last.earliest)
        {
            sink.push(Finding::new(Ruling::NotMet, &OUT_OF_ORDER).with(last.act).with(last.on));
        }
        let history = before_force(entry);
        if !history {
            let case = self.judging(entry);
            let duties = self.named_duties(&case, act);
            act.guards(&Judging { duties: &duties, ..case }, &mut sink);
        }
        self.verdict(entry.no, sink, history, true)
    }

    /// The duties that an Establish names as grounds, as they stand on its day.
    fn named_duties(&self, case: &Judging<'_>, act: &AccountabilityAct<PartyNo>) -> Vec<Duty> {
        let AccountabilityAct::Establish(form) = act else { return Vec::new() };
        let grounds: Vec<_> = form.grounds.iter().filter_map(|ground| ground.duty.as_ref()).collect();
        let mut named = Named { grounds, duties: Vec::new() };
        if !named.grounds.is_empty() {
            let codes = form.grounds.iter().filter_map(|ground| ground.duty.as_ref()).map(|duty| &*duty.code);
            articles::duties_coded(&case.view, codes, &mut named);
        }
        named.duties
    }

    fn move_accountability(&mut self, entry: &Entry<PartyNo>, act: &AccountabilityAct<PartyNo>, next: Accountability) {
        let (Some(on), Some(earliest)) = (entry.day(), entry.earliest()) else { return };
        let no = entry.no;
        let stage = Stage { on, stated: on, earliest, act: no, state: next.state() };
        if let AccountabilityAct::Establish(form) = act {
            self.establish(form, stage, next);
            return;
        }
        let Some(of) = entry.what.continues() else { return };
        let Ok(running) = self.accountability.binary_search_by_key(&of, |running| running.opened) else { return };
        let Ok(place) = self.position.proceedings.binary_search_by_key(&of, |proceeding| proceeding.opened) else {
            return;
        };
        let (Some(running), Some(proceeding)) =
            (self.accountability.get_mut(running), self.position.proceedings.get_mut(place))
        else {
            return;
        };
        running.states.push(next);
        proceeding.stages.push(stage);
        let mut set = |day, asks| proceeding.correct_by.push(CorrectBy { on, earliest, act: no, day, asks });
        match act {
            AccountabilityAct::OrderCorrection(form) => set(form.correct_by, true),
            AccountabilityAct::ExtendCorrection(form) => set(form.correct_by, false),
            AccountabilityAct::RejectCorrection(form) => set(form.correct_by, true),
            AccountabilityAct::EstablishRefusal(_) => proceeding.refused = Some((on, no)),
            AccountabilityAct::Interview(_) => proceeding.interviewed = Some((on, no)),
            AccountabilityAct::Circulate(_) => proceeding.circulated = Some((on, no)),
            AccountabilityAct::Establish(_)
            | AccountabilityAct::AcceptCorrection(_)
            | AccountabilityAct::Withdraw(_) => {}
        }
    }

    fn establish(&mut self, form: &Establish<PartyNo>, stage: Stage<ProceedingState>, next: Accountability) {
        // An act of before 2021 passes without its guards; it cannot have established what came after it.
        let (from, to) = conduct::days(form.from, form.to.min(stage.on));
        self.accountability.push(Running { opened: stage.act, states: alloc::vec![next] });
        self.position.proceedings.push(Proceeding {
            opened: stage.act,
            unit: form.unit.0,
            item: form.item,
            from,
            to,
            stages: Stages::begun(stage),
            correct_by: Vec::new(),
            refused: None,
            interviewed: None,
            circulated: None,
        });
    }

    pub(super) fn undo_accountability(&mut self, entry: &Entry<PartyNo>) {
        let act = entry.no;
        let of = entry.what.continues().unwrap_or(act);
        let found = self.position.proceedings.binary_search_by_key(&of, |proceeding| proceeding.opened);
        let Ok(place) = found else { return };
        if self.position.proceedings.get(place).and_then(|found| found.stages.last()).is_none_or(|s| s.act != act) {
            return;
        }
        if self.position.proceedings.get(place).is_some_and(|proceeding| proceeding.opened == act) {
            self.position.proceedings.remove(place);
            self.accountability.retain(|running| running.opened != act);
            return;
        }
        let Some(proceeding) = self.position.proceedings.get_mut(place) else { return };
        proceeding.stages.undo(act);
        proceeding.correct_by.retain(|set| set.act != act);
        for taken in [&mut proceeding.refused, &mut proceeding.interviewed, &mut proceeding.circulated] {
            if taken.is_some_and(|(_, no)| no == act) {
                *taken = None;
            }
        }
        let opened = proceeding.opened;
        if let Ok(running) = self.accountability.binary_search_by_key(&opened, |running| running.opened)
            && let Some(running) = self.accountability.get_mut(running)
        {
            running.states.pop();
        }
    }
}
