//! The execution machine at the door: an act is judged, the machine moves, and the rows are written.

use crate::{
    machines::{
        Step,
        execution::{Execution, no_row},
    },
    reading::{
        Judging, Mark, View,
        engagements::Engagement,
        position::{Designation, Executing, Reopened, Stage, TargetDay},
    },
    record::{
        Entry, ExecutionAct, ExecutionKind,
        acts::{Designate, Target},
    },
    terms::{EntryNo, Finding, PartyNo, Ruling, Sink, Words},
};

use super::replay::{Case, OUT_OF_ORDER, before_force};
use super::verdict::{Points, Verdict};

static NOT_ADOPTED: Words = Words { zh: "尚未作出", en: "not adopted" };

impl Case {
    pub(super) fn take_execution(&mut self, entry: &Entry<PartyNo>, act: &ExecutionAct<PartyNo>) {
        let Some((next, verdict)) = self.consider_execution(entry, act) else { return };
        match next {
            Some(next) if verdict.in_effect => self.move_execution(entry, act, next),
            _ => self.attempt(entry, act, self.execution.last().copied()),
        }
        self.note(entry.no, verdict);
    }

    /// Judges an act without moving the machine; the state the table leads to comes with it.
    pub(super) fn consider_execution(
        &self,
        entry: &Entry<PartyNo>,
        act: &ExecutionAct<PartyNo>,
    ) -> Option<(Option<Execution>, Verdict)> {
        let step = Step { on: entry.day()?, act: entry.no };
        let now = self.execution.last().copied();
        let next = match now {
            None => Execution::open(act.kind(), step),
            Some(state) => state.next(act.kind(), step),
        };
        Some((next, self.judge_execution(entry, act, now, next.is_some())))
    }

    fn judge_execution(
        &self,
        entry: &Entry<PartyNo>,
        act: &ExecutionAct<PartyNo>,
        now: Option<Execution>,
        row: bool,
    ) -> Verdict {
        let mut sink = self.points();
        if !row {
            let state = now.map_or(&NOT_ADOPTED, |state| state.state().words());
            let finding = Finding::new(Ruling::NotMet, no_row(act.kind()));
            sink.push(finding.with(state).with(act.kind().words()));
        }
        if let Some(last) = self.position.execution.last()
            && entry.earliest().is_some_and(|day| day < last.earliest)
        {
            sink.push(Finding::new(Ruling::NotMet, &OUT_OF_ORDER).with(last.act).with(last.on));
        }
        let history = before_force(entry);
        if !history {
            self.guard_execution(entry, act, &mut sink);
        }
        self.verdict(entry.no, sink, history, false)
    }

    /// Runs the guards of an act. Where only the month or year of the act before it is known and reaches past this
    /// one, that act had happened by this day, for the order of the list is the order of the acts.
    fn guard_execution(&self, entry: &Entry<PartyNo>, act: &ExecutionAct<PartyNo>, sink: &mut Points) {
        let judging = self.judging(entry);
        let on = judging.on();
        let reaches_past = |last: &Stage<Executing>| last.earliest <= on && on < last.on;
        if !self.position.execution.last().is_some_and(reaches_past) {
            act.guards(&judging, sink);
            return;
        }
        let mut position = self.position.clone();
        position.executed_by(on);
        act.guards(&Judging { view: View { position: &position, ..judging.view }, ..judging }, sink);
    }

    /// An act without effect by which the organ would have stopped or changed what is being executed.
    /// Whose act it was is judged where it stands, as the act is: a tenure entered later neither makes it the organ's
    /// nor takes it away.
    fn attempt(&mut self, entry: &Entry<PartyNo>, act: &ExecutionAct<PartyNo>, now: Option<Execution>) {
        let stops = matches!(
            act.kind(),
            ExecutionKind::Suspend | ExecutionKind::SuspendUrgently | ExecutionKind::Adjust | ExecutionKind::Terminate
        );
        let running =
            matches!(now, Some(Execution::Executing(_) | Execution::SuspendedUrgently(_) | Execution::Suspended(_)));
        let of_organ = entry.by.0 == PartyNo::ORGAN
            || entry
                .day()
                .and_then(|day| {
                    self.facts.tenures.holder(PartyNo::ORGAN, crate::terms::party::Post::ChiefExecutive, day)
                })
                .is_some_and(|chief| chief.person == entry.by.0);
        if let (true, true, true, Some(day)) = (stops, running, of_organ, entry.day()) {
            self.position.organ_attempts.push(Mark { day, no: entry.no });
        }
    }

    fn move_execution(&mut self, entry: &Entry<PartyNo>, act: &ExecutionAct<PartyNo>, next: Execution) {
        let (Some(on), Some(earliest)) = (entry.day(), entry.earliest()) else { return };
        let no = entry.no;
        self.position.executed_by(on);
        self.execution.push(next);
        self.position.enter((on, earliest), no, next.state(), next.version());
        match act {
            ExecutionAct::Designate(form) | ExecutionAct::Redesignate(form) => self.designate(entry, form),
            ExecutionAct::Start(_) => self.position.start = Some((on, no)),
            ExecutionAct::Adjust(form) => {
                self.name_targets(entry, &form.targets);
                for unit in &form.reopened {
                    self.position.reopened.push(Reopened { on, act: no, unit: unit.0 });
                }
                self.position.lawful_changes.push(Mark { day: on, no });
            }
            ExecutionAct::Resume(form) => {
                self.name_targets(entry, &form.targets);
                self.position.lawful_changes.push(Mark { day: on, no });
            }
            ExecutionAct::Suspend(_) | ExecutionAct::Terminate(_) => {
                self.position.lawful_changes.push(Mark { day: on, no });
            }
            ExecutionAct::Adopt(_)
            | ExecutionAct::SuspendUrgently(_)
            | ExecutionAct::ConfirmSuspension(_)
            | ExecutionAct::AcceptCompletion(_)
            | ExecutionAct::Archive(_) => {}
        }
    }

    fn designate(&mut self, entry: &Entry<PartyNo>, form: &Designate<PartyNo>) {
        let Some(on) = entry.day() else { return };
        let act = entry.no;
        let named = || form.units.iter().map(|assignment| assignment.unit.0);
        // To name the successor of an engaged unit is to go on with the same engagement (§4).
        let facts = &self.facts;
        let goes_on = |engagement: &Engagement, unit: PartyNo| facts.stands_for(unit, engagement.unit, on);
        let engagements = &mut self.position.engagements;
        engagements.end(on, act, |engagement| named().any(|unit| goes_on(engagement, unit)));
        for unit in named() {
            if !engagements.running().any(|engagement| goes_on(engagement, unit)) {
                engagements.begin(unit, on, act);
            }
        }
        let units = form.units.iter().map(|assignment| (assignment.unit.0, assignment.role)).collect();
        self.position.designations.push(Designation { on, act, units });
        self.name_targets(entry, &form.targets);
    }

    fn name_targets(&mut self, entry: &Entry<PartyNo>, targets: &[Target<PartyNo>]) {
        let Some(on) = entry.day() else { return };
        for target in targets {
            self.position.targets.push(TargetDay { on, act: entry.no, unit: target.unit.0, day: target.day });
        }
    }

    pub(super) fn undo_execution(&mut self, act: EntryNo) {
        if self.position.execution.last().is_none_or(|stage| stage.act != act) {
            return;
        }
        self.execution.pop();
        let position = &mut self.position;
        position.leave(act);
        // It was the last act of the machine, so that what it brought stands at the end of each list.
        while position.designations.pop_if(|designation| designation.act == act).is_some() {}
        position.engagements.undo(act);
        while position.targets.pop_if(|target| target.act == act).is_some() {}
        while position.reopened.pop_if(|reopened| reopened.act == act).is_some() {}
        while position.lawful_changes.pop_if(|mark| mark.no == act).is_some() {}
        if position.start.is_some_and(|(_, start)| start == act) {
            position.start = None;
        }
    }
}
