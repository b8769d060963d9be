//! The facts of a record, sorted for reading: by kind and party, by what they answer, by question.
//!
//! Entries are added in the order of the list, so that at any moment the facts are those of the entries
//! before the next one. Lookups are bounded by a day: what is dated later does not count yet.

use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::{
    record::{
        Determination, Entry, Fact, FactKind, Record, Statement, What,
        acts::Of,
        facts::{CompletenessStated, Terms, Whom},
    },
    terms::{
        About, Day, EntryNo, PartyNo, Precision, Question,
        decision::Answered,
        duty::Term,
        party::{PersonClass, Service},
    },
};

use super::{
    sorted::Sorted,
    tenure::{Tenure, Tenures},
};

/// An entry in a sorted list: its day and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) day: Day,
    pub(crate) no: EntryNo,
}

/// A determination, as it is looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Determined {
    pub(crate) question: Question,
    pub(crate) about: About,
    pub(crate) by: PartyNo,
    pub(crate) mark: Mark,
    pub(crate) answer: Answered,
}

impl Determined {
    fn by_day(&self) -> (Question, Mark) {
        (self.question, self.mark)
    }

    fn by_matter(&self) -> (Question, About, Mark) {
        (self.question, self.about, self.mark)
    }
}

/// A person's status from a day on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PersonState {
    pub(crate) person: PartyNo,
    pub(crate) mark: Mark,
    pub(crate) class: Option<PersonClass>,
    pub(crate) service: Option<Service>,
}

/// One term of a statement that the record is complete: about whom, which term, through which day, and the entry;
/// the last of a party and term is the one that reaches furthest, and the first to say so.
type Complete = (Option<PartyNo>, Term, Day, Reverse<EntryNo>);

/// The passing of a unit's duties to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Succession {
    pub(crate) from: PartyNo,
    pub(crate) to: PartyNo,
    pub(crate) mark: Mark,
}

/// The facts of each kind. Most records hold a few facts of some kinds, so that only those have a list.
#[derive(Debug, Clone)]
struct Kinds {
    /// The place of each kind's list, counted from 1; 0 where there never was such a fact.
    places: [u8; FactKind::ALL.len()],
    lists: Vec<Sorted<(PartyNo, Mark)>>,
}

const _: () = assert!(FactKind::ALL.len() < 255, "a place for each kind");

impl Default for Kinds {
    fn default() -> Self {
        Self { places: [0; FactKind::ALL.len()], lists: Vec::new() }
    }
}

impl Kinds {
    #[inline]
    fn of(&self, kind: FactKind) -> &Sorted<(PartyNo, Mark)> {
        static NONE: Sorted<(PartyNo, Mark)> = Sorted::new();
        let place = self.places.get(kind as usize).copied().unwrap_or(0);
        usize::from(place).checked_sub(1).and_then(|place| self.lists.get(place)).unwrap_or(&NONE)
    }

    fn of_mut(&mut self, kind: FactKind) -> &mut Sorted<(PartyNo, Mark)> {
        #[expect(clippy::indexing_slicing, reason = "a place for each kind")]
        let place = &mut self.places[kind as usize];
        if *place == 0 {
            self.lists.push(Sorted::new());
            *place = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        }
        #[expect(clippy::indexing_slicing, reason = "places are those of lists")]
        &mut self.lists[usize::from(*place) - 1]
    }
}

/// All facts not retracted, sorted.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Of each kind that the record holds, by party and day.
    kinds: Kinds,
    /// Those that say which day they cover, by kind, party and that day.
    covering: Sorted<(FactKind, PartyNo, Day, Mark)>,
    /// Entries that answer another, by the one answered and the day.
    answers: Sorted<(EntryNo, Mark, FactKind)>,
    /// By question and day.
    determined: Sorted<Determined>,
    /// The questions that were ever answered, one bit each.
    answered: u64,
    /// By question, what it is about and the day.
    settled: Sorted<Determined>,
    pub(crate) tenures: Tenures,
    /// By person and day.
    persons: Sorted<PersonState>,
    complete: Sorted<Complete>,
    pub(crate) successions: Vec<Succession>,
    /// The entries without evidence of their own or added later, acts in effect among them; statements need none.
    bare: Sorted<EntryNo>,
    /// The entries whose form leaves something out, by kind of fact and party; acts without either.
    lacking: Sorted<(Option<FactKind>, PartyNo, Mark)>,
    retracted: Vec<bool>,
    first_retracted: Option<EntryNo>,
}

static UNANSWERED: Sorted<Determined> = Sorted::new();

const _: () = assert!(Question::ALL.len() <= 64, "a bit for each");

/// When a fact or determination counts.
fn mark(entry: &Entry<PartyNo>) -> Mark {
    Mark { day: entry.day().unwrap_or(entry.recorded_on), no: entry.no }
}

/// What a determination is about.
fn about(determination: &Determination<PartyNo>) -> About {
    let about = &determination.about;
    About { entry: about.entry, party: about.party.map(|party| party.0), ground: about.ground }
}

/// What a statement says to be complete. Anyone but the organ speaks for itself alone, also where it says `all`.
fn completes(entry: &Entry<PartyNo>, stated: &CompletenessStated<PartyNo>) -> impl Iterator<Item = Complete> {
    let by = entry.by.0;
    let (about, may) = match stated.about {
        Whom::All(_) => ((by != PartyNo::ORGAN).then_some(by), true),
        Whom::Party(party) => (Some(party.0), by == PartyNo::ORGAN || party.0 == by),
    };
    let terms = match &stated.terms {
        Terms::All(_) => Term::ALL,
        Terms::Only(terms) => terms,
    };
    let (through, no) = (stated.through, Reverse(entry.no));
    terms.iter().filter(move |_| may).map(move |term| (about, *term, through, no))
}

/// Where an entry that leaves something out is kept.
fn lacking(entry: &Entry<PartyNo>, mark: Mark) -> (Option<FactKind>, PartyNo, Mark) {
    match &entry.what {
        What::Fact(fact) => (Some(fact.kind()), entry.listed_under(), mark),
        What::Execution(_)
        | What::Accountability(_)
        | What::Discipline(_)
        | What::Remedy(_)
        | What::Evaluation(_)
        | What::Standard(_)
        | What::Determination(_)
        | What::Statement(_) => (None, PartyNo::ORGAN, mark),
    }
}

impl Facts {
    /// No facts yet.
    pub(crate) fn new() -> Self {
        Self {
            kinds: Kinds::default(),
            covering: Sorted::default(),
            answers: Sorted::default(),
            determined: Sorted::default(),
            answered: 0,
            settled: Sorted::default(),
            tenures: Tenures::default(),
            persons: Sorted::default(),
            complete: Sorted::default(),
            successions: Vec::new(),
            bare: Sorted::default(),
            lacking: Sorted::default(),
            retracted: Vec::new(),
            first_retracted: None,
        }
    }

    /// Takes the next entry of the list. An act only counts here by its evidence.
    pub(crate) fn take(&mut self, record: &Record, entry: &Entry<PartyNo>) {
        if entry.evidence.is_empty() && !entry.what.is_statement() {
            self.bare.insert(entry.no, |no| *no);
        }
        self.retracted.push(false);
        let mark = mark(entry);
        if entry.what.leaves_out() {
            self.lacking.insert(lacking(entry, mark), |item| *item);
        }
        match &entry.what {
            What::Fact(fact) => self.take_fact(record, entry, fact, mark),
            What::Determination(determination) => {
                let Some(question) = Question::from_code(&determination.question) else { return };
                let (about, by, answer) = (about(determination), entry.by.0, determination.answer);
                let determined = Determined { question, about, by, mark, answer };
                self.determined.insert(determined, Determined::by_day);
                self.answered |= 1 << question as u32;
                self.settled.insert(determined, Determined::by_matter);
            }
            What::Statement(statement) => self.state(entry, statement),
            What::Execution(_)
            | What::Accountability(_)
            | What::Discipline(_)
            | What::Remedy(_)
            | What::Evaluation(_)
            | What::Standard(_) => {}
        }
    }

    fn take_fact(&mut self, record: &Record, entry: &Entry<PartyNo>, fact: &Fact<PartyNo>, mark: Mark) {
        let party = entry.listed_under();
        let kind = fact.kind();
        self.kinds.of_mut(kind).insert((party, mark), |item| *item);
        if let Some(day) = fact.covers() {
            self.covering.insert((kind, party, day, mark), |item| *item);
        }
        if let Some(of) = fact.answers() {
            self.answers.insert((of, mark, kind), |(of, mark, _)| (*of, *mark));
        }
        #[expect(clippy::wildcard_enum_match_arm, reason = "only these facts have tables of their own")]
        match fact {
            Fact::TenureBegan(began) => self.tenures.begin(Tenure {
                person: began.person.0,
                at: began.at.0,
                post: began.post,
                acting: began.acting == Some(true),
                covers: began.portfolio.iter().any(|id| **id == *record.decision()),
                by_congress: began.by_congress == Some(true),
                from: mark.day,
                coarse: entry.precision != Precision::Day,
                until: None,
                entry: entry.no,
                ended_by: None,
            }),
            Fact::TenureEnded(Of { of }) => self.tenures.end(*of, mark),
            Fact::PersonStatus(status) => {
                let state = PersonState { person: status.person.0, mark, class: status.class, service: status.service };
                self.persons.insert(state, |state| (state.person, state.mark));
            }
            Fact::UnitSucceeded(succeeded) => {
                let succession = Succession { from: succeeded.from.0, to: succeeded.to.0, mark };
                // Few enough that a plain list will do (`SUCCESSION_LIMIT`).
                let (Ok(place) | Err(place)) = self.successions.binary_search_by_key(&mark, |other| other.mark);
                self.successions.insert(place, succession);
            }
            _ => {}
        }
    }

    fn state(&mut self, entry: &Entry<PartyNo>, statement: &Statement<PartyNo>) {
        match statement {
            Statement::Retraction(_) => {}
            Statement::EvidenceAdded(added) => {
                if !added.evidence.is_empty() {
                    self.bare.remove(&added.entry, |no| *no);
                }
            }
            Statement::CompletenessStated(stated) => {
                completes(entry, stated).for_each(|row| self.complete.insert(row, |row| *row));
            }
        }
    }

    /// Nobody asks for the evidence of an act without effect.
    pub(crate) fn asks_no_evidence(&mut self, act: EntryNo) {
        self.bare.remove(&act, |no| *no);
    }

    /// Takes an entry back: it should not have been written.
    pub(crate) fn retract(&mut self, entry: &Entry<PartyNo>) {
        let no = entry.no;
        if let Some(slot) = self.retracted.get_mut((no.0 as usize).wrapping_sub(1)) {
            *slot = true;
        }
        self.first_retracted = Some(self.first_retracted.map_or(no, |first| first.min(no)));
        self.bare.remove(&no, |no| *no);
        let mark = mark(entry);
        self.lacking.remove(&lacking(entry, mark), |item| *item);
        match &entry.what {
            What::Fact(fact) => {
                let party = entry.listed_under();
                self.kinds.of_mut(fact.kind()).remove(&(party, mark), |item| *item);
                if let Some(day) = fact.covers() {
                    self.covering.remove(&(fact.kind(), party, day, mark), |item| *item);
                }
                if let Some(of) = fact.answers() {
                    self.answers.remove(&(of, mark), |(of, mark, _)| (*of, *mark));
                }
                #[expect(clippy::wildcard_enum_match_arm, reason = "only these facts have tables of their own")]
                match fact {
                    Fact::TenureBegan(_) => self.tenures.retract_beginning(no),
                    Fact::TenureEnded(Of { of }) => self.tenures.retract_end(*of, no),
                    Fact::PersonStatus(status) => {
                        self.persons.remove(&(status.person.0, mark), |state| (state.person, state.mark));
                    }
                    Fact::UnitSucceeded(_) => self.successions.retain(|succession| succession.mark.no != no),
                    _ => {}
                }
            }
            What::Determination(determination) => {
                let Some(question) = Question::from_code(&determination.question) else { return };
                self.determined.remove(&(question, mark), Determined::by_day);
                self.settled.remove(&(question, about(determination), mark), Determined::by_matter);
            }
            What::Statement(Statement::CompletenessStated(stated)) => {
                completes(entry, stated).for_each(|row| self.complete.remove(&row, |row| *row));
            }
            What::Statement(_)
            | What::Execution(_)
            | What::Accountability(_)
            | What::Discipline(_)
            | What::Remedy(_)
            | What::Evaluation(_)
            | What::Standard(_) => {}
        }
    }

    /// The facts of one kind listed under one party, in the order of their days.
    pub(crate) fn of(&self, kind: FactKind, party: PartyNo) -> impl Iterator<Item = Mark> + Clone + '_ {
        self.of_from(kind, party, Day::FIRST)
    }

    /// The same from a day on.
    pub(crate) fn of_from(&self, kind: FactKind, party: PartyNo, day: Day) -> impl Iterator<Item = Mark> + Clone + '_ {
        self.kinds
            .of(kind)
            .from(move |(by, mark)| (*by, mark.day) < (party, day))
            .take_while(move |(by, _)| *by == party)
            .map(|(_, mark)| *mark)
    }

    /// Those among them that say they cover a day, from such a day on and in the order of those days.
    pub(crate) fn covering(&self, kind: FactKind, party: PartyNo, day: Day) -> impl Iterator<Item = (Day, Mark)> + '_ {
        self.covering
            .from(move |(of, by, covered, _)| (*of, *by, *covered) < (kind, party, day))
            .take_while(move |(of, by, ..)| (*of, *by) == (kind, party))
            .map(|(_, _, day, mark)| (*day, *mark))
    }

    /// Whether any fact of a kind says which day it covers, whoever's it is.
    pub(crate) fn covers(&self, kind: FactKind) -> bool {
        self.covering.from(move |(of, ..)| *of < kind).next().is_some_and(|(of, ..)| *of == kind)
    }

    /// The facts of one kind whose form leaves something out, by party, in the order of their days; the acts, in the
    /// order of theirs, where no kind is given.
    pub(crate) fn lacking(&self, kind: Option<FactKind>) -> impl Iterator<Item = (PartyNo, Mark)> + '_ {
        self.lacking
            .from(move |(other, ..)| *other < kind)
            .take_while(move |(other, ..)| *other == kind)
            .map(|(_, party, mark)| (*party, *mark))
    }

    /// The entries without evidence, in the order of the list; statements need none.
    pub(crate) fn bare(&self) -> impl Iterator<Item = EntryNo> {
        self.bare.iter().copied()
    }

    /// The first entry of the list that was retracted.
    pub(crate) const fn first_retracted(&self) -> Option<EntryNo> {
        self.first_retracted
    }

    /// The facts of one kind, by party.
    pub(crate) fn all(&self, kind: FactKind) -> impl Iterator<Item = (PartyNo, Mark)> + '_ {
        self.kinds.of(kind).iter().copied()
    }

    /// The facts of one kind that answer an entry, in the order of their days.
    pub(crate) fn answering(&self, of: EntryNo, kind: FactKind) -> impl Iterator<Item = Mark> + '_ {
        self.answers
            .from(move |(other, _, _)| *other < of)
            .take_while(move |(other, _, _)| *other == of)
            .filter(move |(_, _, other)| *other == kind)
            .map(|(_, mark, _)| *mark)
    }

    /// The determinations on a question, in the order of their days.
    pub(crate) fn determined(&self, question: Question) -> impl Iterator<Item = &Determined> {
        let list = if self.answered & 1 << question as u32 == 0 { &UNANSWERED } else { &self.determined };
        list.from(move |determined| determined.question < question)
            .take_while(move |determined| determined.question == question)
    }

    /// The determinations on a question about one thing, in the order of their days.
    pub(crate) fn determined_about(&self, question: Question, about: About) -> impl Iterator<Item = &Determined> {
        let list = if self.answered & 1 << question as u32 == 0 { &UNANSWERED } else { &self.settled };
        list.from(move |determined| (determined.question, determined.about) < (question, about))
            .take_while(move |determined| (determined.question, determined.about) == (question, about))
    }

    /// What is recorded of a person, in the order of the days.
    pub(crate) fn person(&self, person: PartyNo) -> impl Iterator<Item = &PersonState> {
        self.persons.from(move |state| state.person < person).take_while(move |state| state.person == person)
    }

    /// The furthest statement that the record is complete about a party, or about all, for a term.
    pub(crate) fn complete(&self, about: Option<PartyNo>, term: Term) -> Option<(Day, EntryNo)> {
        let last = self.complete.last_below(|(other, of, _, _)| (*other, *of) <= (about, term))?;
        ((last.0, last.1) == (about, term)).then_some((last.2, last.3.0))
    }

    /// The unit that has taken over a unit's duties by a day; the unit itself where none has (§4).
    #[inline]
    pub(crate) fn holder_of(&self, unit: PartyNo, day: Day) -> PartyNo {
        let mut holder = unit;
        for succession in &self.successions {
            if succession.mark.day <= day && succession.from == holder {
                holder = succession.to;
            }
        }
        holder
    }

    /// Whether who names a unit on a day means another, by its own name or as its successor (§4).
    #[inline]
    pub(crate) fn stands_for(&self, named: PartyNo, unit: PartyNo, day: Day) -> bool {
        named == unit || named == self.holder_of(unit, day)
    }

    /// How many entries of the list have been taken.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.retracted.len()).unwrap_or(u32::MAX)
    }

    /// Whether an entry was retracted.
    pub(crate) fn retracted(&self, no: EntryNo) -> bool {
        self.retracted.get((no.0 as usize).wrapping_sub(1)).copied().unwrap_or(false)
    }
}
