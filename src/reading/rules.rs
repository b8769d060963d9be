//! The host's own rules: guards, duties and findings beside those of the 24 articles, never instead of them.
//!
//! The articles are called by name, one after the other; a [`Rulebook`] holds what a host adds, and every place
//! that asks the articles asks it after them. An empty one costs nothing.

use alloc::{sync::Arc, vec::Vec};
use core::fmt;

use crate::{
    record::{Entry, Fact, FactKind, Party, What},
    terms::{
        About, Clause, Day, Deadline, EntryNo, PartyNo, Period, Sink,
        deadline::{Roll, Source},
        decision::{Answered, ExecutionState},
        duty::{Duty, Term},
        party::{Application, Level, UnitRole},
    },
};

use super::{
    Judging, Mark, View,
    engagements::Engagement,
    score::{self, Ledger, Series, Terms, WINDOW_LIMIT},
};

pub use super::score::Owed;

/// A rule that a host adds: a city's own requirement, with words of its own in both languages.
///
/// A rule may ask for more before an act, add duties and add findings. It cannot take away what an article asks:
/// all it is given is a sink to put things into. Its rows and duties are statics of the host, with codes that
/// begin with the host's own name and clauses that cite the instrument they come from, most often
/// [`Instrument::Local`](crate::terms::Instrument::Local).
///
/// A rule must be a function of what it is given: the same reading gives the same findings and duties. Where an
/// organ is outside arts 2 and 23, no duties are asked of it; acts dated before 2021-01-01 are history, and no
/// guard is.
pub trait Rule: fmt::Debug + Send + Sync {
    /// The stable code of the rule. Every answer names it among its inputs.
    fn code(&self) -> &'static str;

    /// What an act must meet besides the guards of the articles. The act may be one on record, proposed, or only
    /// considered; `reading` is the record before it, seen on its day.
    ///
    /// What a failed point or an open question does depends on the act, as for the articles: a failed one
    /// refuses, an open one refuses only acts of accountability and discipline. Remedies are never asked about:
    /// no rule below the law stands between a person and a remedy.
    fn guards(&self, act: &Entry<PartyNo>, reading: &Reading<'_>, sink: &mut dyn Sink) {
        let _ = (act, reading, sink);
    }

    /// Who owes what under the rule on the day of the reading, each duty scored by [`Reading::one_off`] or
    /// [`Reading::recurring`].
    fn duties(&self, reading: &Reading<'_>, owed: &mut dyn FnMut(Duty)) {
        let _ = (reading, owed);
    }

    /// What the record shows under the rule on the day of the reading: points that hold are notes, failed ones
    /// findings, open ones questions.
    fn findings(&self, reading: &Reading<'_>, sink: &mut dyn Sink) {
        let _ = (reading, sink);
    }
}

/// The rules that a host adds, in the order in which they are asked. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Rulebook(Option<Arc<[Arc<dyn Rule>]>>);

impl Rulebook {
    /// No rules besides the articles.
    pub const EMPTY: Self = Self(None);

    /// These rules.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = Arc<dyn Rule>>) -> Self {
        let rules: Vec<_> = rules.into_iter().collect();
        Self((!rules.is_empty()).then(|| rules.into()))
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &[Arc<dyn Rule>] {
        self.0.as_deref().unwrap_or(&[])
    }

    /// Asks every rule about an act.
    pub(crate) fn guards<S: Sink>(&self, case: &Judging<'_>, sink: &mut S) {
        if self.0.is_none() || matches!(case.entry.what, What::Remedy(_)) {
            return;
        }
        for rule in self.rules() {
            rule.guards(case.entry, &Reading { view: case.view }, sink);
        }
    }

    /// Asks every rule for its duties.
    pub(crate) fn duties(&self, view: &View<'_>, ledger: &mut impl Ledger) {
        for rule in self.rules() {
            rule.duties(&Reading { view: *view }, &mut |duty| ledger.duty(duty));
        }
    }

    /// Asks every rule for its findings.
    pub(crate) fn findings<S: Sink>(&self, view: &View<'_>, sink: &mut S) {
        for rule in self.rules() {
            rule.findings(&Reading { view: *view }, sink);
        }
    }
}

/// A unit at work on the day of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Engaged {
    /// The unit: the one designated, or the one that has taken over from it.
    pub unit: PartyNo,
    /// Its role; none where the designation states none.
    pub role: Option<UnitRole>,
    /// The first day of its engagement.
    pub from: Day,
    /// The act that began it.
    pub from_act: EntryNo,
}

/// The record as a rule of the host sees it: on one day, as known, what is retracted or dated later left out.
///
/// Whoever reads complaints here takes on art 20: nothing of a report may show in a finding or duty about the
/// party complained of.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    view: View<'a>,
}

impl<'a> Reading<'a> {
    /// The day.
    #[must_use]
    pub const fn day(self) -> Day {
        self.view.day
    }

    /// The decision's id.
    #[must_use]
    pub fn decision(self) -> &'a str {
        self.view.record.decision()
    }

    /// The organ's level.
    #[must_use]
    pub fn level(self) -> Level {
        self.view.record.level()
    }

    /// How the regulation applies to the organ on the day.
    #[must_use]
    pub const fn application(self) -> Application {
        self.view.application
    }

    /// A party's number by its id.
    #[must_use]
    pub fn party_no(self, id: &str) -> Option<PartyNo> {
        self.view.record.party_no(id)
    }

    /// A party.
    #[must_use]
    pub fn party(self, no: PartyNo) -> Option<&'a Party> {
        self.view.record.party(no)
    }

    /// The state of the decision at the end of the day.
    #[must_use]
    pub fn state(self) -> Option<ExecutionState> {
        self.view.state()
    }

    /// The state of the decision at the end of an earlier day.
    #[must_use]
    pub fn state_on(self, day: Day) -> Option<ExecutionState> {
        self.view.state_on(day)
    }

    /// When the decision first came into a state, and by which act.
    #[must_use]
    pub fn first_in(self, state: ExecutionState) -> Option<(Day, EntryNo)> {
        self.view.first_in(state)
    }

    /// When execution ended, completed or terminated, and by which act.
    #[must_use]
    pub fn over(self) -> Option<(Day, EntryNo)> {
        self.view.over()
    }

    /// The units at work on the day, with their roles, in the order of their designation.
    pub fn engaged(self) -> impl Iterator<Item = Engaged> + 'a {
        let view = self.view;
        let designation = view.position.designation(view.day);
        let at_work = |(engagement, joined): (Engagement, Option<(Day, Engagement)>)| {
            (engagement.until.is_none() && joined.is_none()).then_some(engagement)
        };
        view.joined_engagements().filter_map(at_work).map(move |engagement| {
            let units = designation.map_or(&[][..], |designation| &designation.units);
            let role = units.iter().find(|(unit, _)| *unit == engagement.unit).and_then(|(_, role)| *role);
            Engaged {
                unit: view.holder_of(engagement.unit, view.day),
                role: role.or((units.len() == 1).then_some(UnitRole::Sole)),
                from: engagement.from,
                from_act: engagement.from_act,
            }
        })
    }

    /// An entry that counts on the day: known, not retracted, not dated later.
    #[must_use]
    pub fn entry(self, no: EntryNo) -> Option<&'a Entry<PartyNo>> {
        let entry = self.view.entry(no).filter(|_| self.view.knows(no) && !self.view.facts.retracted(no))?;
        entry.day().is_none_or(|day| day <= self.view.day).then_some(entry)
    }

    /// A fact that counts on the day, and its day.
    #[must_use]
    pub fn fact(self, no: EntryNo) -> Option<(Day, &'a Fact<PartyNo>)> {
        self.view.fact(no)
    }

    /// The facts of one kind listed under one party (whose conduct they state, save where they name another), in
    /// the order of their days.
    pub fn facts(self, kind: FactKind, party: PartyNo) -> impl Iterator<Item = (Day, EntryNo)> + 'a {
        self.view.facts_of(kind, party).map(|mark| (mark.day, mark.no))
    }

    /// The facts of one kind, with the party they are listed under.
    pub fn facts_of_all(self, kind: FactKind) -> impl Iterator<Item = (PartyNo, Day, EntryNo)> + 'a {
        self.view.facts_all(kind).map(|(party, mark)| (party, mark.day, mark.no))
    }

    /// The facts of one kind that answer an entry (`of`), in the order of their days.
    pub fn answering(self, of: EntryNo, kind: FactKind) -> impl Iterator<Item = (Day, EntryNo)> + 'a {
        self.view.answering(of, kind).map(|mark| (mark.day, mark.no))
    }

    /// The latest determination that a party made on a question about something, by the question's code: a
    /// question of the articles, or one of the host's own, which no article reads.
    ///
    /// Costs O(entries).
    #[must_use]
    pub fn determined(self, question: &str, about: About, by: PartyNo) -> Option<(Answered, Day, EntryNo)> {
        let mut latest: Option<(Answered, Day, EntryNo)> = None;
        let known = self.view.record.entries().iter().take(self.view.facts.count() as usize);
        for entry in known.filter(|entry| entry.by.0 == by) {
            let What::Determination(determination) = &entry.what else { continue };
            let stated = About {
                entry: determination.about.entry,
                party: determination.about.party.map(|party| party.0),
                ground: determination.about.ground,
            };
            let counts = &*determination.question == question && stated == about && self.entry(entry.no).is_some();
            if let (true, Some(day)) = (counts, entry.day())
                && latest.is_none_or(|(_, last, _)| last <= day)
            {
                latest = Some((determination.answer, day, entry.no));
            }
        }
        latest
    }

    /// Through which day the record is stated complete for a party and a term, and by which entry.
    #[must_use]
    pub fn complete(self, party: PartyNo, term: Term) -> Option<(Day, EntryNo)> {
        self.view.complete(party, term)
    }

    /// The principal head of a unit on the day, as far as the record shows one.
    #[must_use]
    pub fn principal_head(self, unit: PartyNo) -> Option<PartyNo> {
        self.view.principal_head(unit, self.view.day).map(|tenure| tenure.person)
    }

    /// The due day that the standards set for a term, from the day of an entry; none where nothing sets one.
    #[must_use]
    pub fn due(self, term: Term, unit: Option<PartyNo>, anchor: (Day, EntryNo)) -> Option<Deadline> {
        self.view.deadline(term, unit, (anchor.0, Some(anchor.1)), None)
    }

    /// The due day of a period of the host's own, from the day of an entry, on the authority of a clause. The
    /// calendar of the setting counts it.
    #[must_use]
    pub fn due_after(self, period: Period, roll: Roll, authority: Clause, anchor: (Day, EntryNo)) -> Deadline {
        let source = Source::Statute(authority);
        Deadline::count(anchor.0, Some(anchor.1), period, roll, source, self.view.calendar())
    }

    /// Scores a duty owed once, by the same table as the articles' own: by its due day, if any, and the day and
    /// entry that fulfilled it, if any.
    #[must_use]
    pub fn one_off(self, owed: Owed, due: Option<Deadline>, kept: Option<(Day, EntryNo)>) -> Duty {
        let kept = kept.map(|(day, no)| Mark { day, no });
        score::one_off(&self.view, owed, Terms { deadline: due, kept, ..Terms::default() })
    }

    /// Scores a duty owed again and again until the day `end` is reached, window by window: the standards set the
    /// period of its term, and facts of one kind that pass `counts` keep it. A window whose every day is
    /// suspended is excused. Without a standard it is one standing duty.
    pub fn recurring(
        self,
        owed: Owed,
        end: Option<Day>,
        (kind, counts): (FactKind, fn(&Fact<PartyNo>) -> bool),
        duties: &mut dyn FnMut(Duty),
    ) {
        let series = Series { owed, end, kind, counts, rests: true, open: score::never_open, next: None, joined: None };
        score::recurring(&self.view, &series, &mut Passing { duties, count: 0 });
    }
}

/// Passes duties on, up to the limit of one answer.
struct Passing<'d> {
    duties: &'d mut dyn FnMut(Duty),
    count: usize,
}

impl Ledger for Passing<'_> {
    fn duty(&mut self, duty: Duty) {
        if !self.is_full() {
            self.count += 1;
            (self.duties)(duty);
        }
    }

    fn is_full(&self) -> bool {
        self.count > WINDOW_LIMIT
    }
}
