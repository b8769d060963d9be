//! The discipline machine at the door: an act is judged, the machine moves, and the rows are written. A decided
//! sanction opens its remedy.

use alloc::vec::Vec;

use crate::{
    answers::referral::{self, ReferralEligibility, ReferralOnRecord},
    machines::{
        Step,
        discipline::{Discipline, no_row},
    },
    reading::position::{Referral, Sanctioned, Stage, Stages},
    record::{
        DisciplineAct, Entry,
        acts::{Decide, Refer},
    },
    terms::{
        Day, EntryNo, Finding, PartyNo, Ruling, Sink, Words, accountability::Eligible, discipline::Regime,
        party::BodyKind,
    },
};

use super::replay::{Case, OUT_OF_ORDER, before_force};
use super::verdict::Verdict;

/// The referral that an act continues.
fn continued(act: &DisciplineAct<PartyNo>) -> Option<EntryNo> {
    match act {
        DisciplineAct::Refer(_) => None,
        DisciplineAct::Decide(form) => form.of,
        DisciplineAct::NoSanction(form) => Some(form.of),
    }
}

static NOT_REFERRED: Words = Words { zh: "尚未移送", en: "not referred" };

impl Case {
    /// Who may be referred on a day, and what is missing: for each person whom a determination of the organ names.
    #[must_use]
    pub fn referral_eligibility(&self, as_of: Day) -> Vec<ReferralEligibility> {
        referral::eligibility(&self.view(as_of))
    }

    /// Whether one person, asked for by number, may be referred on a day for one established circumstance.
    #[must_use]
    pub fn referral_of(&self, proceeding: EntryNo, person: PartyNo, as_of: Day) -> ReferralEligibility {
        referral::of_person(&self.view(as_of), proceeding, person)
    }

    /// The same answer alone, without its reasons and without the heap.
    #[must_use]
    pub fn referral_eligible(&self, proceeding: EntryNo, person: PartyNo, as_of: Day) -> Eligible {
        referral::verdict(&self.view(as_of), proceeding, person)
    }

    /// The referrals on record on a day, with the sanctions in effect.
    #[must_use]
    pub fn referrals(&self, as_of: Day) -> Vec<ReferralOnRecord> {
        referral::on_record(&self.view(as_of))
    }

    pub(super) fn take_discipline(&mut self, entry: &Entry<PartyNo>, act: &DisciplineAct<PartyNo>) {
        let Some((next, verdict)) = self.consider_discipline(entry, act) else { return };
        if let (Some(next), true) = (next, verdict.in_effect) {
            self.move_discipline(entry, act, continued(act).unwrap_or(entry.no), next);
        }
        self.note(entry.no, verdict);
    }

    /// Judges an act without moving the machine; the state the table leads to comes with it.
    pub(super) fn consider_discipline(
        &self,
        entry: &Entry<PartyNo>,
        act: &DisciplineAct<PartyNo>,
    ) -> Option<(Option<Discipline>, Verdict)> {
        let step = Step { on: entry.day()?, act: entry.no };
        let of = continued(act);
        let now = of.and_then(|of| self.discipline.now(of));
        let next = match of {
            None => Discipline::open(act.kind(), step),
            Some(_) => now.and_then(|state| state.next(act.kind(), step)),
        };
        Some((next, self.judge_discipline(entry, act, (of, now), next.is_some())))
    }

    /// An open guard refuses: nobody is burdened on an open question.
    fn judge_discipline(
        &self,
        entry: &Entry<PartyNo>,
        act: &DisciplineAct<PartyNo>,
        (of, now): (Option<EntryNo>, Option<Discipline>),
        row: bool,
    ) -> Verdict {
        let mut sink = self.points();
        if !row {
            let state = now.map_or(&NOT_REFERRED, |state| state.state().words());
            let finding = Finding::new(Ruling::NotMet, no_row(act.kind()));
            sink.push(finding.with(state).with(act.kind().words()));
        }
        if let Some(last) = of.and_then(|of| self.position.referral(of)).and_then(|referral| referral.stages.last())
            && entry.earliest().is_some_and(|day| day < last.earliest)
        {
            sink.push(Finding::new(Ruling::NotMet, &OUT_OF_ORDER).with(last.act).with(last.on));
        }
        let history = before_force(entry);
        if !history {
            act.guards(&self.judging(entry), &mut sink);
        }
        self.verdict(entry.no, sink, history, true)
    }

    fn move_discipline(&mut self, entry: &Entry<PartyNo>, act: &DisciplineAct<PartyNo>, of: EntryNo, next: Discipline) {
        let (Some(on), Some(earliest)) = (entry.day(), entry.earliest()) else { return };
        let stage = Stage { on, stated: on, earliest, act: entry.no, state: next.state() };
        self.discipline.push(of, next);
        match self.referral_mut(of) {
            Some(referral) => referral.stages.push(stage),
            None => {
                let referral = match act {
                    DisciplineAct::Refer(form) => self.referred(entry.no, form),
                    DisciplineAct::Decide(form) => own_motion(entry, form),
                    DisciplineAct::NoSanction(_) => return,
                };
                self.position.referrals.push(Referral { stages: Stages::begun(stage), ..referral });
            }
        }
        if let DisciplineAct::Decide(form) = act {
            self.decided(entry, form, of);
        }
    }

    pub(super) fn referral_mut(&mut self, of: EntryNo) -> Option<&mut Referral> {
        let place = self.position.referrals.binary_search_by_key(&of, |referral| referral.opened).ok()?;
        self.position.referrals.get_mut(place)
    }

    fn referred(&self, opened: EntryNo, form: &Refer<PartyNo>) -> Referral {
        let proceeding = self.position.proceeding(form.of);
        Referral {
            opened,
            proceeding: Some(form.of),
            person: form.person.0,
            capacity: form.capacity,
            ground: form.ground,
            to: form.to.map(|to| to.0),
            from: proceeding.map(|proceeding| proceeding.from),
            until: proceeding.map(|proceeding| proceeding.to),
            stages: Stages::default(),
            sanctions: Vec::new(),
        }
    }

    /// Writes a decision down, closes what it closes, and opens the remedy against it.
    fn decided(&mut self, entry: &Entry<PartyNo>, form: &Decide<PartyNo>, of: EntryNo) {
        let (Some(on), Some(earliest)) = (entry.day(), entry.earliest()) else { return };
        let (act, by) = (entry.no, entry.by.0);
        for with in &form.with {
            let closed = self.discipline.now(*with).and_then(|state| state.closed_with(Step { on, act }));
            if let (Some(closed), Some(referral)) = (closed, self.referral_mut(*with)) {
                referral.stages.push(Stage { on, stated: on, earliest, act, state: closed.state() });
                self.discipline.push(*with, closed);
            }
        }
        // Only history can lack the kind: without one there is nothing to attack.
        let Some(kind) = form.kind else { return };
        let supervisory = self.view(on).body_kind(by) == Some(BodyKind::Supervisory);
        let regime = if supervisory { Regime::Supervisory } else { Regime::Appointing };
        let sanctioned = Sanctioned {
            on,
            act,
            by,
            regime,
            ground: form.ground,
            gravity: form.gravity,
            kind,
            months: form.months,
            last_day: form.last_day,
        };
        if let Some(referral) = self.referral_mut(of) {
            referral.sanctions.push(sanctioned);
            let holder = referral.person;
            self.open_for_sanction(entry, holder, of, regime);
        }
    }

    /// The one sanction that closed other referrals is annulled: what it barred is free from the day of the answer, and
    /// they are to be decided again.
    pub(super) fn reopen_closed_with(&mut self, decision: EntryNo, answer: Stage<()>) {
        let Stage { on, earliest, act, .. } = answer;
        for referral in self.position.referrals.iter_mut().filter(|closed| closed.is_closed_with(decision)) {
            let now = self.discipline.now(referral.opened);
            if let Some(open) = now.and_then(|state| state.reopened(Step { on, act })) {
                referral.stages.push(Stage { on, stated: on, earliest, act, state: open.state() });
                self.discipline.push(referral.opened, open);
            }
        }
    }

    /// Takes back what a retracted answer had opened again.
    pub(super) fn undo_reopened(&mut self, answer: EntryNo) {
        for referral in &mut self.position.referrals {
            if referral.stages.last().is_some_and(|stage| stage.act == answer) {
                referral.stages.undo(answer);
                self.discipline.pop(referral.opened);
            }
        }
    }

    pub(super) fn undo_discipline(&mut self, entry: &Entry<PartyNo>) {
        let act = entry.no;
        for of in entry.what.referrals(act) {
            let Some(referral) = self.referral_mut(of) else { continue };
            referral.sanctions.retain(|sanctioned| sanctioned.act != act);
            if referral.stages.last().is_none_or(|stage| stage.act != act) {
                continue;
            }
            referral.stages.undo(act);
            let is_left = referral.stages.last().is_some();
            self.discipline.pop(of);
            self.forget_remedy(act);
            if !is_left {
                let place = self.position.referrals.binary_search_by_key(&of, |referral| referral.opened);
                place.map(|place| self.position.referrals.remove(place)).ok();
            }
        }
    }
}

/// A decision of the regime's own motion opens an instance.
fn own_motion(entry: &Entry<PartyNo>, form: &Decide<PartyNo>) -> Referral {
    Referral {
        opened: entry.no,
        proceeding: None,
        person: form.person.0,
        capacity: None,
        ground: None,
        to: None,
        from: form.from,
        until: form.to,
        stages: Stages::default(),
        sanctions: Vec::new(),
    }
}
