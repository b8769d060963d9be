//! The view of a record on a day: the one argument of every rule.

use alloc::vec::Vec;

use crate::{
    record::{Entry, Fact, FactKind, PartyKind, Record, What},
    terms::{
        About, Addressee, Calendar, Day, EntryNo, PartyNo, Question, Setting,
        decision::{Answered, ExecutionState},
        duty::Term,
        party::{Application, BodyKind, PersonClass, Post, Service},
        standard::Governing,
    },
};

use super::{
    Facts, Mark, Position,
    engagements::Engagement,
    position::{Executing, Stage},
    rules::Rulebook,
    tenure::Tenure,
};

/// The first day on which the regulation is in force (art 24).
pub(crate) const IN_FORCE: Day = Day::of(2021, 1, 1);

/// The record as known, seen on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) record: &'a Record,
    pub(crate) facts: &'a Facts,
    pub(crate) position: &'a Position,
    pub(crate) setting: &'a Setting,
    /// The rules of the host's own.
    pub(crate) rules: &'a Rulebook,
    /// The day it is seen on; nothing dated later counts.
    pub(crate) day: Day,
    /// How the regulation applies to the organ on that day.
    pub(crate) application: Application,
}

impl<'a> View<'a> {
    /// The same record seen on another day.
    pub(crate) fn on(self, day: Day) -> Self {
        Self { day, ..self }
    }

    /// The calendar.
    pub(crate) fn calendar(&self) -> &'a Calendar {
        &self.setting.calendar
    }

    /// An entry.
    #[inline]
    pub(crate) fn entry(&self, no: EntryNo) -> Option<&'a Entry<PartyNo>> {
        self.record.entry(no)
    }

    /// A fact that stands on the record by the day of the view: not retracted, not dated later.
    pub(crate) fn fact(&self, no: EntryNo) -> Option<(Day, &'a Fact<PartyNo>)> {
        let entry = self.entry(no)?;
        let What::Fact(fact) = &entry.what else { return None };
        let day = entry.day()?;
        (day <= self.day && !self.facts.retracted(no) && self.knows(no)).then_some((day, fact))
    }

    /// Whether the facts already hold this entry (it stands before the act being judged, and is known).
    pub(crate) fn knows(&self, no: EntryNo) -> bool {
        self.facts.count() >= no.0
    }

    /// The facts of one kind listed under one party, up to the day of the view.
    pub(crate) fn facts_of(&self, kind: FactKind, party: PartyNo) -> impl Iterator<Item = Mark> + Clone + use<'a> {
        let day = self.day;
        self.facts.of(kind, party).take_while(move |mark| mark.day <= day)
    }

    /// The facts of one kind of every party, up to the day of the view.
    pub(crate) fn facts_all(self, kind: FactKind) -> impl Iterator<Item = (PartyNo, Mark)> + 'a {
        let day = self.day;
        self.facts.all(kind).filter(move |(_, mark)| mark.day <= day)
    }

    /// The facts of one kind that answer an entry, up to the day of the view, in the order of their days.
    pub(crate) fn answering(&self, of: EntryNo, kind: FactKind) -> impl Iterator<Item = Mark> + use<'a> {
        let day = self.day;
        self.facts.answering(of, kind).filter(move |mark| mark.day <= day)
    }

    /// The latest determination on a question about something, by the one it was put to.
    pub(crate) fn determined(&self, question: Question, about: About, to: Addressee) -> Option<(Answered, Mark)> {
        self.determined_by(question, about, |by| self.is_addressee(by, to))
    }

    /// The same, by anyone who passes.
    pub(crate) fn determined_by(
        &self,
        question: Question,
        about: About,
        by: impl Fn(PartyNo) -> bool,
    ) -> Option<(Answered, Mark)> {
        self.facts
            .determined_about(question, about)
            .take_while(|determined| determined.mark.day <= self.day)
            .filter(|determined| by(determined.by))
            .last()
            .map(|determined| (determined.answer, determined.mark))
    }

    /// Whether a party is one to whom such a question is put.
    pub(crate) fn is_addressee(&self, party: PartyNo, to: Addressee) -> bool {
        let kind = self.body_kind(party);
        match to {
            Addressee::Organ => party == PartyNo::ORGAN,
            Addressee::OrganOrSupervisory => party == PartyNo::ORGAN || kind == Some(BodyKind::Supervisory),
            Addressee::Decider => {
                party == PartyNo::ORGAN || matches!(kind, Some(BodyKind::Supervisory | BodyKind::Appointing))
            }
            Addressee::Appointing => party == PartyNo::ORGAN || kind == Some(BodyKind::Appointing),
            Addressee::FiledWith => party == PartyNo::ORGAN || kind.is_some(),
        }
    }

    /// The kind of a body.
    pub(crate) fn body_kind(&self, party: PartyNo) -> Option<BodyKind> {
        match self.record.party(party)?.kind {
            PartyKind::Body { kind, .. } => Some(kind),
            PartyKind::Organ { .. } | PartyKind::Outside | PartyKind::Unit { .. } | PartyKind::Person => None,
        }
    }

    /// The latest statement under which the record is complete for a party and a term, by the day it reaches.
    pub(crate) fn complete(&self, party: PartyNo, term: Term) -> Option<(Day, EntryNo)> {
        let stated = [self.facts.complete(None, term), self.facts.complete(Some(party), term)];
        stated.into_iter().flatten().max_by_key(|(through, entry)| (*through, core::cmp::Reverse(*entry)))
    }

    /// The state of the decision at the end of a day.
    pub(crate) fn state_on(&self, day: Day) -> Option<ExecutionState> {
        self.position.execution.at(day.min(self.day)).map(|stage| stage.state.state)
    }

    /// The state of the decision at the end of the view's day.
    pub(crate) fn state(&self) -> Option<ExecutionState> {
        self.state_on(self.day)
    }

    /// The first stage in which the decision was in a state, with its day and act.
    pub(crate) fn first_in(&self, state: ExecutionState) -> Option<(Day, EntryNo)> {
        let stages = if state.is_over() { self.ended() } else { self.position.execution.through(self.day) };
        stages.iter().find(|stage| stage.state.state == state).map(|stage| (stage.on, stage.act))
    }

    /// The day execution ended: Completed or Terminated.
    pub(crate) fn over(&self) -> Option<(Day, EntryNo)> {
        self.ended().first().map(|stage| (stage.on, stage.act))
    }

    /// The stages since execution ended. No row of the table leads back, so they are the last ones, and few.
    fn ended(&self) -> &'a [Stage<Executing>] {
        let stages = self.position.execution.through(self.day);
        let ended = stages.iter().rev().take_while(|stage| stage.state.state.is_over()).count();
        stages.get(stages.len() - ended..).unwrap_or(&[])
    }

    /// Whether every day of a span, both ends included, is suspended (§5).
    pub(crate) fn all_suspended(&self, from: Day, to: Day) -> bool {
        let stages = self.position.execution.through(to.min(self.day));
        let Some(at_start) = stages.partition_point(|stage| stage.on <= from).checked_sub(1) else { return false };
        let mut during = stages.get(at_start..).unwrap_or(&[]).iter();
        during.all(|stage| stage.state.state.is_suspended() || self.replaced_same_day(stage.on, stage.act))
    }

    /// Whether a later stage begins on the same day: only the one at the end of the day counts.
    fn replaced_same_day(&self, on: Day, act: EntryNo) -> bool {
        self.position.execution.at(on).is_some_and(|last| last.act != act)
    }

    /// Whether a day is suspended.
    pub(crate) fn suspended(&self, day: Day) -> bool {
        self.state_on(day).is_some_and(ExecutionState::is_suspended)
    }

    /// The engagements begun by the day of the view; removals dated later do not show.
    pub(crate) fn engagements(self) -> impl Iterator<Item = Engagement> + 'a {
        let all = self.position.engagements.all().iter();
        all.filter(move |engagement| engagement.from <= self.day).map(move |engagement| self.engagement(engagement))
    }

    /// The last of a unit's engagements begun by the day of the view.
    pub(crate) fn last_engagement(&self, unit: PartyNo) -> Option<Engagement> {
        self.position.engagements.last_of(unit, self.day).map(|engagement| self.engagement(engagement))
    }

    /// An engagement as it shows: an end dated later does not.
    fn engagement(&self, engagement: &Engagement) -> Engagement {
        Engagement { until: engagement.until.filter(|(day, _)| *day <= self.day), ..*engagement }
    }

    /// Whether a unit is an executing unit on a day, in its own name or as a successor.
    pub(crate) fn executes(&self, unit: PartyNo, day: Day) -> bool {
        let runs =
            |engagement: &Engagement| engagement.from <= day && engagement.until.is_none_or(|(until, _)| day < until);
        if !self.has_successions() {
            // Its own only, of which the last alone can run.
            return self.on(day.min(self.day)).last_engagement(unit).is_some_and(|engagement| runs(&engagement));
        }
        self.engagements().any(|engagement| runs(&engagement) && self.holder_of(engagement.unit, day) == unit)
    }

    /// The unit that has taken over a unit's duties by a day; the unit itself where none has (§4).
    #[inline]
    pub(crate) fn holder_of(&self, unit: PartyNo, day: Day) -> PartyNo {
        self.facts.holder_of(unit, day.min(self.day))
    }

    /// The units whose entries count for a unit's duties: itself and, in order, those that took over from it.
    pub(crate) fn chain(&self, unit: PartyNo) -> Vec<PartyNo> {
        self.chain_since(unit).into_iter().map(|(unit, _)| unit).collect()
    }

    /// Whether any unit of the record was succeeded by another; where none was, no merging is needed.
    pub(crate) fn has_successions(&self) -> bool {
        !self.facts.successions.is_empty()
    }

    /// The principal head of a unit on a day.
    #[inline]
    pub(crate) fn principal_head(&self, unit: PartyNo, day: Day) -> Option<&'a Tenure> {
        self.facts.tenures.holder(unit, Post::PrincipalHead, day)
    }

    /// The organ's chief executive on a day.
    pub(crate) fn chief_executive(&self, day: Day) -> Option<&'a Tenure> {
        self.facts.tenures.holder(PartyNo::ORGAN, Post::ChiefExecutive, day)
    }

    /// What a person is on a day: the latest class and service recorded by then.
    pub(crate) fn person_on(&self, person: PartyNo, day: Day) -> (Option<PersonClass>, Option<Service>) {
        let mut found = (None, None);
        for state in self.facts.person(person).take_while(|state| state.mark.day <= day) {
            found = (state.class.or(found.0), state.service.or(found.1));
        }
        found
    }

    /// A unit, and every unit that passed into another or took over from one.
    fn kin(&self, unit: PartyNo) -> impl Iterator<Item = PartyNo> + 'a {
        let passed = self.facts.successions.iter().flat_map(|succession| [succession.from, succession.to]);
        core::iter::once(unit).chain(passed)
    }

    /// The standard that governs a term for a unit on a day: the organ's own before the host's.
    ///
    /// Interpretation: a unit that takes over from another takes its duties as they are (§4), with the period set for
    /// them; and a period set for a unit by the name of one that had passed into it is meant for it. So a period counts
    /// for whoever stands on that day in the place of the unit it names; where several do, the one set last.
    pub(crate) fn standard(&self, term: Term, unit: Option<PartyNo>, day: Day) -> Option<Governing> {
        self.set_by_organ(term, unit, day).or_else(|| self.setting.standards.on(term, day))
    }

    fn set_by_organ(&self, term: Term, unit: Option<PartyNo>, day: Day) -> Option<Governing> {
        use crate::terms::{
            Rank,
            deadline::{Roll, Source},
        };
        let day = day.min(self.day);
        let set_for = |unit| self.position.periods.on(term, Some(unit), day);
        let own = match unit.filter(|_| self.position.periods.names_units(term)) {
            Some(unit) if self.has_successions() => {
                let stands = |other: &PartyNo| self.holder_of(*other, day) == self.holder_of(unit, day);
                self.kin(unit).filter(stands).filter_map(set_for).max_by_key(|set| (set.on, set.act))
            }
            unit => unit.and_then(set_for),
        };
        let set = own.or_else(|| self.position.periods.on(term, None, day))?;
        let is_law = set.authority.is_some_and(|clause| clause.instrument().rank() >= Rank::AdministrativeRegulation);
        Some(Governing {
            period: set.period,
            source: if let (true, Some(clause)) = (is_law, set.authority) {
                Source::Statute(clause)
            } else {
                Source::Document(set.act)
            },
            roll: if is_law { Roll::On } else { Roll::Off },
            is_law,
            since: set.on,
        })
    }

    /// The first day after `day`, up to the day of the view, on which the standard for a term may change: also that on
    /// which units pass into one another.
    pub(crate) fn next_standard(&self, term: Term, unit: Option<PartyNo>, day: Day) -> Option<Day> {
        let own = unit.filter(|_| self.position.periods.names_units(term)).and_then(|unit| {
            let set = self.kin(unit).filter_map(|unit| self.position.periods.next(term, Some(unit), day));
            let passed = self.facts.successions.iter().map(|succession| succession.mark.day);
            set.chain(passed.filter(|passed| *passed > day)).min()
        });
        let all = self.position.periods.next(term, None, day);
        let host = self.setting.standards.next_change(term, day);
        [own, all, host].into_iter().flatten().min().filter(|next| *next <= self.day)
    }
}
