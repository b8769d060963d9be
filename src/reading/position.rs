//! What the machines have done, as plain rows. Only the door writes them, after a machine has moved; articles
//! read them and never see a machine.

use alloc::{borrow::Cow, collections::BTreeMap, vec::Vec};

use crate::terms::{
    Clause, Day, EntryNo, Finding, PartyNo, Period,
    accountability::{Circumstance, ProceedingState},
    decision::ExecutionState,
    discipline::{Gravity, Ground, ReferralState, Regime, Sanction},
    duty::Term,
    party::{Capacity, UnitRole},
    remedy::{RemedyRegime, RemedyResult, RemedyStage, RemedyStep},
};

use crate::record::{Entry, RemedyAct, What};

use super::{Mark, engagements::Engagements, sorted::Sorted};

/// One stage of an instance of a machine: the state from a day on, and the act that brought it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stage<S> {
    /// The day of the act; for a coarse day, at the latest that of the act after it.
    pub(crate) on: Day,
    /// The day it has by itself, whatever acts come after it.
    pub(crate) stated: Day,
    /// The first day the act may be dated.
    pub(crate) earliest: Day,
    pub(crate) act: EntryNo,
    pub(crate) state: S,
}

/// The stages of one instance, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stages<S>(Vec<Stage<S>>);

impl<S> Default for Stages<S> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<S: Copy> Stages<S> {
    /// The stages begun with one.
    pub(crate) fn begun(stage: Stage<S>) -> Self {
        Self(alloc::vec![stage])
    }

    /// Adds a stage. A coarse earlier stage happened at the latest on the day of the next.
    pub(crate) fn push(&mut self, stage: Stage<S>) {
        self.begun_by(stage.on);
        self.0.push(stage);
    }

    /// The last stage, whatever its day.
    pub(crate) fn last(&self) -> Option<&Stage<S>> {
        self.0.last()
    }

    /// The stage at the end of a day.
    #[inline]
    pub(crate) fn at(&self, day: Day) -> Option<&Stage<S>> {
        self.0.get(self.0.partition_point(|stage| stage.on <= day).checked_sub(1)?)
    }

    /// The state that an act dated on a day finds: of an act whose day is known to the month only, the one it
    /// brought counts from the first day of that month on.
    #[inline]
    pub(crate) fn found(&self, day: Day) -> Option<S> {
        self.0.iter().rev().find(|stage| stage.earliest <= day).map(|stage| stage.state)
    }

    /// The stages up to a day.
    pub(crate) fn through(&self, day: Day) -> &[Stage<S>] {
        self.0.get(..self.0.partition_point(|stage| stage.on <= day)).unwrap_or(&[])
    }

    /// Every stage.
    pub(crate) fn all(&self) -> &[Stage<S>] {
        &self.0
    }

    /// Whether an act, known to the month or year only, is dated later than a day and may have been earlier.
    fn is_late(&self, day: Day) -> bool {
        self.0.iter().any(|stage| (stage.earliest..stage.on).contains(&day))
    }

    /// Leaves out the stages that begin after a day.
    fn cut(&mut self, day: Day) {
        self.0.truncate(self.0.partition_point(|stage| stage.on <= day));
    }

    /// Every stage so far had begun by a day: the next act stands on it.
    pub(crate) fn begun_by(&mut self, day: Day) {
        // They are in the order of their days, so that only the last can reach past this one.
        let within = self.0.partition_point(|stage| stage.on <= day);
        self.0.iter_mut().skip(within).for_each(|stage| stage.on = day);
    }

    /// What an act known to the month only brought had happened by a day: another instance has moved on from it, or has
    /// taken that move back.
    pub(crate) fn happened_by(&mut self, act: EntryNo, day: Day) {
        let mut next = Day::LAST;
        for stage in self.0.iter_mut().rev() {
            if stage.act == act {
                stage.stated = day;
                stage.on = day.min(next);
            }
            next = stage.on;
        }
    }

    /// Takes the last stage back if this act brought it. Those before it, if coarse, no longer happened by its day; the
    /// act of the first that has another day now.
    pub(crate) fn undo(&mut self, act: EntryNo) -> Option<EntryNo> {
        self.0.pop_if(|stage| stage.act == act)?;
        let (mut next, mut moved) = (Day::LAST, None);
        for stage in self.0.iter_mut().rev() {
            let on = stage.stated.min(next);
            // Days never decrease along the stages, so that one that keeps its day leaves those before it theirs.
            if on == stage.on {
                break;
            }
            stage.on = on;
            next = on;
            moved = Some(stage.act);
        }
        moved
    }
}

/// The state of the decision and how often it was adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Executing {
    pub(crate) state: ExecutionState,
    pub(crate) version: u32,
    /// The place of the stage in which the decision entered this state: a redesignation or an adjustment leaves it
    /// there.
    pub(crate) entered: usize,
}

/// The units designated by one act, with their roles, in force until the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Designation {
    pub(crate) on: Day,
    pub(crate) act: EntryNo,
    pub(crate) units: Vec<(PartyNo, Option<UnitRole>)>,
}

/// A target day of a unit's own part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TargetDay {
    pub(crate) on: Day,
    pub(crate) act: EntryNo,
    pub(crate) unit: PartyNo,
    pub(crate) day: Day,
}

/// A completed part reopened by an adjustment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reopened {
    pub(crate) on: Day,
    pub(crate) act: EntryNo,
    pub(crate) unit: PartyNo,
}

/// A period set by the organ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PeriodSet {
    pub(crate) on: Day,
    pub(crate) act: EntryNo,
    pub(crate) term: Term,
    pub(crate) unit: Option<PartyNo>,
    pub(crate) period: Period,
    pub(crate) authority: Option<Clause>,
}

/// A commissioned evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commission {
    pub(crate) on: Day,
    pub(crate) act: EntryNo,
    pub(crate) evaluator: PartyNo,
    pub(crate) due: Option<Day>,
    pub(crate) requirements: u32,
    pub(crate) cancelled: Option<(Day, EntryNo)>,
}

impl Commission {
    /// Whether it was given or cancelled after a day, so that an answer as of that day must not find it so.
    fn is_late(&self, day: Day) -> bool {
        self.on > day || self.cancelled.is_some_and(|(on, _)| on > day)
    }
}

/// One accountability proceeding, named by the entry that established it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proceeding {
    pub(crate) opened: EntryNo,
    pub(crate) unit: PartyNo,
    pub(crate) item: Circumstance,
    /// The days of the conduct, what lies before 2021-01-01 cut off.
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) stages: Stages<ProceedingState>,
    /// The days to correct by: each with the act that set it.
    pub(crate) correct_by: Vec<CorrectBy>,
    /// The established refusal, the interview and the circular: the day and the act.
    pub(crate) refused: Option<(Day, EntryNo)>,
    pub(crate) interviewed: Option<(Day, EntryNo)>,
    pub(crate) circulated: Option<(Day, EntryNo)>,
}

/// A day to correct by (改正期限), set by the order, moved by an extension, set anew by a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CorrectBy {
    /// The day of the act that set it.
    pub(crate) on: Day,
    /// The first day that act may be dated.
    pub(crate) earliest: Day,
    pub(crate) act: EntryNo,
    /// None where an order of before 2021 names no day.
    pub(crate) day: Option<Day>,
    /// Whether it asks for a correction anew: the order and a rejection do, an extension does not.
    pub(crate) asks: bool,
}

impl Proceeding {
    /// The state at the end of a day.
    pub(crate) fn state(&self, day: Day) -> Option<ProceedingState> {
        self.stages.at(day).map(|stage| stage.state)
    }

    /// The state that an act dated on a day finds.
    pub(crate) fn found(&self, day: Day) -> Option<ProceedingState> {
        self.stages.found(day)
    }

    /// The day of an act of the proceeding; of one known to the month only, at the latest that of the act after it.
    pub(crate) fn on(&self, (day, act): (Day, EntryNo)) -> (Day, EntryNo) {
        let stage = self.stages.all().iter().find(|stage| stage.act == act);
        (stage.map_or(day, |stage| stage.on), act)
    }

    /// The day to correct by that an act dated on a day finds.
    pub(crate) fn due(&self, day: Day) -> Option<Day> {
        self.correct_by.iter().rev().filter(|set| set.earliest <= day).find_map(|set| set.day)
    }

    /// From when a correction report answers what was asked last: the order, or the last rejection.
    pub(crate) fn asked(&self, day: Day) -> Option<Mark> {
        let set = self.correct_by.iter().rev().find(|set| set.asks && set.earliest <= day)?;
        Some(Mark { day: set.earliest, no: set.act })
    }
}

/// A decided sanction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sanctioned {
    pub(crate) on: Day,
    pub(crate) act: EntryNo,
    pub(crate) by: PartyNo,
    pub(crate) regime: Regime,
    /// The decider's own ground and gravity; history may lack them.
    pub(crate) ground: Option<Ground>,
    pub(crate) gravity: Option<Gravity>,
    pub(crate) kind: Sanction,
    pub(crate) months: Option<u32>,
    pub(crate) last_day: Option<Day>,
}

/// One referral (or own-motion decision), named by the entry that opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Referral {
    pub(crate) opened: EntryNo,
    pub(crate) proceeding: Option<EntryNo>,
    pub(crate) person: PartyNo,
    pub(crate) capacity: Option<Capacity>,
    pub(crate) ground: Option<Ground>,
    pub(crate) to: Option<PartyNo>,
    /// The days of the conduct.
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) stages: Stages<ReferralState>,
    /// The decisions taken in it, in order; the last stands unless annulled.
    pub(crate) sanctions: Vec<Sanctioned>,
}

impl Referral {
    /// Whether the one sanction of a decision on another referral of the same person closed this one, be it opened
    /// again since.
    pub(crate) fn is_closed_with(&self, decision: EntryNo) -> bool {
        self.stages.all().iter().any(|stage| stage.act == decision && stage.state == ReferralState::Closed)
    }

    /// The state that an act dated on a day finds.
    pub(crate) fn found(&self, day: Day) -> Option<ReferralState> {
        self.stages.found(day)
    }
}

/// The stage of a remedy with its step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RemedyAt {
    pub(crate) stage: RemedyStage,
    pub(crate) step: Option<RemedyStep>,
    pub(crate) result: Option<RemedyResult>,
    /// Before whom it is filed, or who answered.
    pub(crate) before: Option<PartyNo>,
    /// The filing that the state rests on.
    pub(crate) filing: Option<Mark>,
    /// The last answer given.
    pub(crate) answer: Option<Mark>,
    /// The kind of sanction and its months that stand after a modification.
    pub(crate) kind: Option<(Sanction, Option<u32>)>,
}

impl RemedyAt {
    /// Decided, nothing filed.
    pub(crate) const DECIDED: Self = Self {
        stage: RemedyStage::Decided,
        step: None,
        result: None,
        before: None,
        filing: None,
        answer: None,
        kind: None,
    };
}

/// One remedy, named by the decision or conclusion it attacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remedy {
    pub(crate) of: EntryNo,
    /// The person or unit that may file.
    pub(crate) holder: PartyNo,
    /// Who decided.
    pub(crate) by: PartyNo,
    pub(crate) regime: RemedyRegime,
    /// The referral whose sanction it attacks.
    pub(crate) referral: Option<EntryNo>,
    pub(crate) stages: Stages<RemedyAt>,
}

/// What became of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) act: EntryNo,
    pub(crate) in_effect: bool,
    /// Dated before 2021-01-01: it moved the state by the table, guards were not applied.
    pub(crate) before_force: bool,
    /// The failed guards of an act without effect, or the questions an act in effect left open.
    pub(crate) findings: Vec<Finding>,
    /// Whether the act was retracted later in the list.
    pub(crate) retracted: bool,
}

/// What became of every act judged, in the order of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Judgements {
    all: Vec<Judged>,
    /// The places of those of which an answer may have something to say: few, however many acts there are.
    told: Vec<usize>,
}

impl Judgements {
    pub(crate) fn push(&mut self, judged: Judged) {
        if judged.before_force || !judged.findings.is_empty() {
            self.told.push(self.all.len());
        }
        self.all.push(judged);
    }

    /// What became of an act.
    pub(crate) fn of(&self, act: EntryNo) -> Option<&Judged> {
        let place = self.all.binary_search_by_key(&act, |judged| judged.act).ok()?;
        self.all.get(place)
    }

    /// The act was retracted.
    pub(crate) fn retract(&mut self, act: EntryNo) {
        if let Ok(place) = self.all.binary_search_by_key(&act, |judged| judged.act)
            && let Some(judged) = self.all.get_mut(place)
        {
            judged.retracted = true;
        }
    }

    /// Every one.
    pub(crate) fn all(&self) -> &[Judged] {
        &self.all
    }

    /// Those with a failed guard or an open question, and those of history.
    pub(crate) fn told(&self) -> impl Iterator<Item = &Judged> {
        self.told.iter().filter_map(|place| self.all.get(*place))
    }
}

/// The periods that the organ set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Periods {
    /// Every one, by its act.
    all: BTreeMap<EntryNo, PeriodSet>,
    /// By term, unit and day, those of one day in the order of the list: one that was entered late may be the earlier
    /// one.
    governing: Sorted<PeriodSet>,
}

impl PeriodSet {
    fn place(&self) -> (Term, Option<PartyNo>, Day, EntryNo) {
        (self.term, self.unit, self.on, self.act)
    }
}

impl Periods {
    pub(crate) fn push(&mut self, set: PeriodSet) {
        self.all.insert(set.act, set);
        self.governing.insert(set, PeriodSet::place);
    }

    /// Takes back what an act set.
    pub(crate) fn undo(&mut self, act: EntryNo) {
        if let Some(set) = self.all.remove(&act) {
            self.governing.remove(&set.place(), PeriodSet::place);
        }
    }

    /// What an act set.
    pub(crate) fn by(&self, act: EntryNo) -> Option<&PeriodSet> {
        self.all.get(&act)
    }

    /// How many there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The one that governs a term on a day, set for this unit or for all.
    pub(crate) fn on(&self, term: Term, unit: Option<PartyNo>, day: Day) -> Option<&PeriodSet> {
        let last = self.governing.last_below(|set| (set.term, set.unit, set.on) <= (term, unit, day))?;
        ((last.term, last.unit) == (term, unit)).then_some(last)
    }

    /// Whether any is set for one unit alone.
    pub(crate) fn names_units(&self, term: Term) -> bool {
        let mut of_units = self.governing.from(|set| (set.term, set.unit.is_some()) < (term, true));
        of_units.next().is_some_and(|set| set.term == term)
    }

    /// The first day after a day on which one comes to govern.
    pub(crate) fn next(&self, term: Term, unit: Option<PartyNo>, day: Day) -> Option<Day> {
        let next = self.governing.from(|set| (set.term, set.unit, set.on) <= (term, unit, day)).next()?;
        ((next.term, next.unit) == (term, unit)).then_some(next.on)
    }
}

/// The rows of all machines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) execution: Stages<Executing>,
    /// The places of the stages in which the decision entered an urgent suspension.
    pub(crate) urgent: Vec<usize>,
    /// Acts in effect, each with an entry, retracted since, without which it would have had none.
    pub(crate) rested: Vec<(EntryNo, EntryNo)>,
    pub(crate) designations: Vec<Designation>,
    pub(crate) engagements: Engagements,
    pub(crate) targets: Vec<TargetDay>,
    pub(crate) reopened: Vec<Reopened>,
    pub(crate) periods: Periods,
    /// By the act that gave each.
    pub(crate) commissions: BTreeMap<EntryNo, Commission>,
    pub(crate) proceedings: Vec<Proceeding>,
    pub(crate) referrals: Vec<Referral>,
    /// By what they attack. A map: facts open them too, and each can be taken back.
    pub(crate) remedies: BTreeMap<EntryNo, Remedy>,
    /// Every act judged, in the order of the list.
    pub(crate) judged: Judgements,
    /// The start of execution.
    pub(crate) start: Option<(Day, EntryNo)>,
    /// Acts without effect by which the organ stopped or changed execution without procedure (§5).
    pub(crate) organ_attempts: Vec<Mark>,
    /// Suspend, Adjust, Resume and Terminate in effect: they end such a stop (§5).
    pub(crate) lawful_changes: Vec<Mark>,
}

impl Position {
    /// The decision enters a state, or stays in it by an act.
    pub(crate) fn enter(&mut self, (on, earliest): (Day, Day), act: EntryNo, state: ExecutionState, version: u32) {
        let place = self.execution.all().len();
        let stays = self.execution.last().filter(|last| last.state.state == state);
        let entered = stays.map_or(place, |last| last.state.entered);
        if entered == place && state == ExecutionState::SuspendedUrgently {
            self.urgent.push(place);
        }
        self.execution.push(Stage { on, stated: on, earliest, act, state: Executing { state, version, entered } });
    }

    /// Takes back the last stage of the decision if this act brought it.
    pub(crate) fn leave(&mut self, act: EntryNo) {
        let moved = self.execution.undo(act);
        let left = self.execution.all().len();
        while self.urgent.pop_if(|place| *place >= left).is_some() {}
        if let Some(since) = moved {
            self.redate(since);
        }
    }

    /// Gives what the acts of the execution machine from one on brought the days that these have now.
    #[cold]
    fn redate(&mut self, since: EntryNo) {
        let stages = self.execution.all();
        let dated = |act: EntryNo, day: &mut Day| {
            if let Ok(place) = stages.binary_search_by_key(&act, |stage| stage.act) {
                *day = stages.get(place).map_or(*day, |stage| stage.on);
            }
        };
        macro_rules! end {
            ($list:expr, $act:ident, $on:ident) => {
                $list.iter_mut().rev().take_while(|row| row.$act >= since).for_each(|row| dated(row.$act, &mut row.$on))
            };
        }
        self.engagements.redate(since, dated);
        end!(self.designations, act, on);
        end!(self.targets, act, on);
        end!(self.reopened, act, on);
        end!(self.lawful_changes, no, day);
        if let Some((started, act)) = &mut self.start {
            dated(*act, started);
        }
    }

    /// What became of an act.
    pub(crate) fn judged(&self, act: EntryNo) -> Option<&Judged> {
        self.judged.of(act)
    }

    /// Whether an act is in effect.
    pub(crate) fn in_effect(&self, act: EntryNo) -> bool {
        self.judged(act).is_some_and(|judged| judged.in_effect && !judged.retracted)
    }

    /// The proceeding opened by an entry.
    #[inline]
    pub(crate) fn proceeding(&self, opened: EntryNo) -> Option<&Proceeding> {
        let place = self.proceedings.binary_search_by_key(&opened, |proceeding| proceeding.opened).ok()?;
        self.proceedings.get(place)
    }

    /// For an answer about a proceeding as of a day: the position without its acts that are known to the month or
    /// year only and dated later. An act that is judged finds them, for it stands after them in the list; an answer
    /// looks at what is dated by its day (§2). Copied only where there are such acts, which is nearly never.
    pub(crate) fn seen(&self, opened: EntryNo, day: Day) -> Cow<'_, Self> {
        let referred = |referral: &Referral| referral.proceeding == Some(opened) && referral.stages.is_late(day);
        if self.proceeding(opened).is_some_and(|proceeding| proceeding.stages.is_late(day))
            || self.referrals.iter().any(referred)
        {
            Cow::Owned(self.cut(day, |proceeding| proceeding == opened))
        } else {
            Cow::Borrowed(self)
        }
    }

    /// The same for an answer about every act that could come next.
    pub(crate) fn all_seen(&self, day: Day) -> Cow<'_, Self> {
        let late = self.proceedings.iter().any(|proceeding| proceeding.stages.is_late(day))
            || self.referrals.iter().any(|referral| referral.stages.is_late(day))
            || self.remedies.values().any(|remedy| remedy.stages.is_late(day))
            || self.commissions.values().any(|commission| commission.is_late(day));
        if !late {
            return Cow::Borrowed(self);
        }
        let mut position = self.cut(day, |_| true);
        position.referrals.iter_mut().for_each(|referral| referral.stages.cut(day));
        position.remedies.values_mut().for_each(|remedy| remedy.stages.cut(day));
        position.commissions.retain(|_, commission| commission.on <= day);
        for commission in position.commissions.values_mut() {
            commission.cancelled = commission.cancelled.filter(|(on, _)| *on <= day);
        }
        Cow::Owned(position)
    }

    #[cold]
    fn cut(&self, day: Day, which: impl Fn(EntryNo) -> bool) -> Self {
        let mut position = self.clone();
        let of = position.proceedings.iter_mut().filter(|proceeding| which(proceeding.opened));
        of.for_each(|proceeding| proceeding.stages.cut(day));
        let resting = position.referrals.iter_mut().filter(|referral| referral.proceeding.is_some_and(&which));
        resting.for_each(|referral| referral.stages.cut(day));
        position
    }

    /// The referral opened by an entry.
    pub(crate) fn referral(&self, opened: EntryNo) -> Option<&Referral> {
        let place = self.referrals.binary_search_by_key(&opened, |referral| referral.opened).ok()?;
        self.referrals.get(place)
    }

    /// The remedy against a decision or conclusion.
    pub(crate) fn remedy(&self, of: EntryNo) -> Option<&Remedy> {
        self.remedies.get(&of)
    }

    /// Every act of the execution machine so far happened by a day: the next one stands on it. An act of which only
    /// the month or year is known counts on the last day of that span, but not after the act that follows it.
    pub(crate) fn executed_by(&mut self, day: Day) {
        self.execution.begun_by(day);
        let by = |on: &mut Day| *on = (*on).min(day);
        // Each list is in the order of its days, for every act put it so: only its end can reach past this one.
        macro_rules! end {
            ($list:expr, $on:ident) => {
                $list.iter_mut().rev().take_while(|row| row.$on > day).for_each(|row| by(&mut row.$on))
            };
        }
        self.engagements.happened_by(day);
        end!(self.designations, on);
        end!(self.targets, on);
        end!(self.reopened, on);
        end!(self.lawful_changes, day);
        if let Some((started, _)) = &mut self.start {
            by(started);
        }
    }

    /// How the remedy against a decision or conclusion stands at the end of a day.
    pub(crate) fn remedied(&self, of: EntryNo, day: Day) -> Option<&RemedyAt> {
        self.remedy(of)?.stages.at(day).map(|stage| &stage.state)
    }

    /// The answer that annulled a decision, by the end of a day.
    pub(crate) fn annulled(&self, of: EntryNo, day: Day) -> Option<Mark> {
        self.remedied(of, day).filter(|at| at.result == Some(RemedyResult::Annulled))?.answer
    }

    /// The answer that annulled a decision, as an act dated on a day finds it: one known to the month only may have
    /// been given from the first day of that month on.
    pub(crate) fn annulment_found(&self, of: EntryNo, day: Day) -> Option<Mark> {
        self.remedy(of)?.stages.found(day).filter(|at| at.result == Some(RemedyResult::Annulled))?.answer
    }

    /// The kind and stated months of a sanction that stand at the end of a day, whatever an answer modified.
    pub(crate) fn standing(&self, sanctioned: &Sanctioned, day: Day) -> (Sanction, Option<u32>) {
        let modified = self.remedied(sanctioned.act, day).and_then(|at| at.kind);
        modified.unwrap_or((sanctioned.kind, sanctioned.months))
    }

    /// The designation that an act made.
    pub(crate) fn designated_by(&self, act: EntryNo) -> Option<&Designation> {
        let place = self.designations.binary_search_by_key(&act, |designation| designation.act).ok()?;
        self.designations.get(place)
    }

    /// The commission that an act gave.
    pub(crate) fn commission(&self, act: EntryNo) -> Option<&Commission> {
        self.commissions.get(&act)
    }

    /// The designation in force at the end of a day.
    pub(crate) fn designation(&self, day: Day) -> Option<&Designation> {
        self.designations.get(self.designations.partition_point(|designation| designation.on <= day).checked_sub(1)?)
    }

    /// The next act after an act in effect in the same instance of its machine.
    pub(crate) fn instance_after(&self, act: &Entry<PartyNo>) -> Option<EntryNo> {
        fn after<S: Copy>(stages: &Stages<S>, act: EntryNo) -> Option<EntryNo> {
            let place = stages.all().binary_search_by_key(&act, |stage| stage.act).ok()?;
            stages.all().get(place + 1).map(|stage| stage.act)
        }
        let no = act.no;
        match &act.what {
            What::Execution(_) => after(&self.execution, no),
            What::Accountability(_) => after(&self.proceeding(act.what.continues().unwrap_or(no))?.stages, no),
            // A decision may be one of several referrals, and opens a remedy of its own.
            What::Discipline(_) => {
                let mut moved: Vec<EntryNo> = act.what.referrals(no).collect();
                moved.sort_unstable();
                let referred = moved.into_iter().find_map(|of| after(&self.referral(of)?.stages, no));
                referred.or_else(|| after(&self.remedy(no)?.stages, no))
            }
            // An answer that annuls a joint sanction opens the referrals again that it had closed.
            What::Remedy(form) => {
                let reopens = matches!(form, RemedyAct::Answer(form) if form.result == RemedyResult::Annulled);
                let referrals = if reopens { &self.referrals[..] } else { &[] };
                let reopened = referrals.iter().find_map(|referral| after(&referral.stages, no));
                reopened.or_else(|| after(&self.remedy(act.what.continues()?)?.stages, no))
            }
            What::Standard(_) | What::Evaluation(_) | What::Fact(_) | What::Determination(_) | What::Statement(_) => {
                None
            }
        }
    }
}
