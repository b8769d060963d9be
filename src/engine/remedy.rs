//! The remedy machine at the door: opened by a decided sanction or by the measure of a concluded inspection; then
//! an act is judged, the machine moves, and the rows are written.

use alloc::vec::Vec;

use crate::{
    answers::remedies::{self, RemedyAnswer},
    articles::article_22,
    machines::{
        Step,
        remedy::{Remedy as Machine, no_row},
    },
    reading::{
        Mark,
        position::{Remedy, RemedyAt, Stage, Stages},
    },
    record::{Entry, Fact, RemedyAct, What},
    terms::{
        Day, EntryNo, Finding, PartyNo, Ruling, Sink, Words,
        discipline::Regime,
        party::PersonClass,
        remedy::{RemedyRegime, RemedyResult, RemedyStage},
    },
};

use super::replay::{Case, OUT_OF_ORDER, before_force};
use super::verdict::Verdict;

/// The first day of the 督查条例, whose art 17 opens a review.
const INSPECTION_FROM: Day = Day::of(2021, 2, 1);

/// The decision or conclusion that an act is about.
fn attacked(act: &RemedyAct<PartyNo>) -> EntryNo {
    match act {
        RemedyAct::File(form) => form.of,
        RemedyAct::Answer(form) => form.of,
        RemedyAct::Discontinue(form) => form.of,
    }
}

static NOT_OPENED: Words = Words { zh: "没有可申请救济的处理", en: "nothing to attack" };

impl Case {
    /// Which remedies are open on a day, before whom, until when, and whether anything can still be sought.
    #[must_use]
    pub fn remedies(&self, as_of: Day) -> Vec<RemedyAnswer> {
        remedies::remedies(&self.view(as_of))
    }

    pub(super) fn take_remedy(&mut self, entry: &Entry<PartyNo>, act: &RemedyAct<PartyNo>) {
        let Some((next, verdict)) = self.consider_remedy(entry, act) else { return };
        if let (Some(next), true) = (next, verdict.in_effect) {
            self.move_remedy(entry, act, attacked(act), next);
        }
        self.note(entry.no, verdict);
    }

    /// Judges an act without moving the machine; the state the table leads to comes with it.
    pub(super) fn consider_remedy(
        &self,
        entry: &Entry<PartyNo>,
        act: &RemedyAct<PartyNo>,
    ) -> Option<(Option<Machine>, Verdict)> {
        let (on, of) = (entry.day()?, attacked(act));
        let now = self.remedy.now(of);
        let next = now.and_then(|state| state.next(act.kind(), Step { on, act: entry.no }));
        Some((next, self.judge_remedy(entry, act, (of, now), next.is_some())))
    }

    /// An open guard lets the act pass: nobody loses a remedy by the engine.
    fn judge_remedy(
        &self,
        entry: &Entry<PartyNo>,
        act: &RemedyAct<PartyNo>,
        (of, now): (EntryNo, Option<Machine>),
        row: bool,
    ) -> Verdict {
        let mut sink = self.points();
        if !row {
            let state = now.map_or(&NOT_OPENED, |state| state.state().words());
            let finding = Finding::new(Ruling::NotMet, no_row(act.kind()));
            sink.push(finding.with(state).with(act.kind().words()));
        }
        if let Some(last) = self.position.remedy(of).and_then(|remedy| remedy.stages.last())
            && entry.earliest().is_some_and(|day| day < last.earliest)
        {
            sink.push(Finding::new(Ruling::NotMet, &OUT_OF_ORDER).with(last.act).with(last.on));
        }
        let history = before_force(entry);
        match act {
            // The order of steps belongs to the table, which holds for history too (art 24).
            RemedyAct::File(form) if history => {
                article_22::step_in_order(&self.judging(entry).view, form, &mut sink);
            }
            RemedyAct::Answer(_) | RemedyAct::Discontinue(_) if history => {}
            RemedyAct::File(_) | RemedyAct::Answer(_) | RemedyAct::Discontinue(_) => {
                act.guards(&self.judging(entry), &mut sink);
            }
        }
        self.verdict(entry.no, sink, history, false)
    }

    fn move_remedy(&mut self, entry: &Entry<PartyNo>, act: &RemedyAct<PartyNo>, of: EntryNo, next: Machine) {
        let (Some(on), Some(earliest)) = (entry.day(), entry.earliest()) else { return };
        self.remedy.push(of, next);
        let Some(remedy) = self.position.remedies.get_mut(&of) else { return };
        let was = remedy.stages.last().map_or(RemedyAt::DECIDED, |stage| stage.state);
        let own = Mark { day: on, no: entry.no };
        let state = match act {
            RemedyAct::File(form) => RemedyAt {
                stage: RemedyStage::Filed,
                step: Some(form.step),
                result: None,
                before: form.before.map(|before| before.0),
                filing: Some(own),
                ..was
            },
            RemedyAct::Answer(form) => RemedyAt {
                stage: RemedyStage::Answered,
                result: Some(form.result),
                // History may hold an answer by another body than the one filed with.
                before: Some(entry.by.0),
                answer: Some(own),
                kind: match (form.result, form.kind) {
                    (RemedyResult::Modified, Some(kind)) => Some((kind, form.months)),
                    _ => was.kind,
                },
                ..was
            },
            // What was before stands again as it was.
            RemedyAct::Discontinue(_) => {
                let before = remedy.stages.all().iter().find(|stage| stage.act == next.act());
                before.map_or(RemedyAt::DECIDED, |stage| stage.state)
            }
        };
        remedy.stages.push(Stage { on, stated: on, earliest, act: entry.no, state });
        if state.result == Some(RemedyResult::Annulled) && state.answer == Some(own) {
            self.reopen_closed_with(of, Stage { on, stated: on, earliest, act: entry.no, state: () });
        }
        let Some(remedy) = self.position.remedies.get(&of) else { return };
        let referral = remedy.referral;
        self.date_decision(of, referral);
    }

    /// Who files has been decided against: the decision had been taken by that day, unless the filing is taken back.
    fn date_decision(&mut self, of: EntryNo, referral: Option<EntryNo>) {
        let Some(on) = self.position.remedy(of).and_then(|remedy| remedy.stages.all().first()).map(|stage| stage.on)
        else {
            return;
        };
        if let Some(referral) = referral.and_then(|of| self.referral_mut(of)) {
            referral.stages.happened_by(of, on);
            for sanctioned in referral.sanctions.iter_mut().filter(|sanctioned| sanctioned.act == of) {
                sanctioned.on = on;
            }
        }
    }

    /// Opens the remedy against a decided sanction. The route follows who decided.
    pub(super) fn open_for_sanction(&mut self, entry: &Entry<PartyNo>, holder: PartyNo, of: EntryNo, by: Regime) {
        let Some(on) = entry.day() else { return };
        let class = self.view(on).person_on(holder, on).0;
        let regime = match (by, class) {
            (Regime::Supervisory, _) => RemedyRegime::Supervisory,
            (Regime::Appointing, Some(PersonClass::CivilServant)) => RemedyRegime::CivilServant,
            (Regime::Appointing, _) => RemedyRegime::NoneNamed,
        };
        self.open_remedy(entry, holder, regime, Some(of));
    }

    /// Opens the remedy against the measure of a concluded inspection on a unit.
    pub(super) fn open_for_fact(&mut self, entry: &Entry<PartyNo>, fact: &Fact<PartyNo>) {
        if let Fact::InspectionConcluded(concluded) = fact
            && concluded.measure.is_some()
            && let Some(on) = entry.day()
        {
            // Before that law no route is named, which is a question and no bar.
            let regime = if on >= INSPECTION_FROM { RemedyRegime::Inspection } else { RemedyRegime::NoneNamed };
            self.open_remedy(entry, concluded.unit.0, regime, None);
        }
    }

    fn open_remedy(
        &mut self,
        entry: &Entry<PartyNo>,
        holder: PartyNo,
        regime: RemedyRegime,
        referral: Option<EntryNo>,
    ) {
        let (Some(on), Some(earliest)) = (entry.day(), entry.earliest()) else { return };
        let act = entry.no;
        self.remedy.push(act, Machine::against(Step { on, act }));
        let stages = Stages::begun(Stage { on, stated: on, earliest, act, state: RemedyAt::DECIDED });
        let remedy = Remedy { of: act, holder, by: entry.by.0, regime, referral, stages };
        self.position.remedies.insert(act, remedy);
    }

    /// Takes back the remedy that a retracted act had opened.
    pub(super) fn forget_remedy(&mut self, of: EntryNo) {
        self.position.remedies.remove(&of);
        self.remedy.pop(of);
    }

    /// Takes back the remedy that a retracted fact had opened, unless something was filed: acts that rest on a
    /// retracted fact stay.
    pub(super) fn forget_remedy_of_fact(&mut self, of: EntryNo) {
        let untouched = |remedy: &Remedy| remedy.referral.is_none() && remedy.stages.all().len() == 1;
        if self.position.remedy(of).is_some_and(untouched) {
            self.forget_remedy(of);
        }
    }

    pub(super) fn undo_remedy(&mut self, entry: &Entry<PartyNo>) {
        let act = entry.no;
        let of = entry.what.continues();
        let Some(remedy) = of.and_then(|of| self.position.remedies.get_mut(&of)) else { return };
        if remedy.stages.last().is_none_or(|stage| stage.act != act) {
            return;
        }
        remedy.stages.undo(act);
        let (of, referral) = (remedy.of, remedy.referral);
        self.remedy.pop(of);
        self.date_decision(of, referral);
        if matches!(&entry.what, What::Remedy(RemedyAct::Answer(form)) if form.result == RemedyResult::Annulled) {
            self.undo_reopened(act);
        }
    }
}
