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
    pub(crate) about: About,
    pub(crate) by: PartyNo,
    pub(crate) mark: Mark,
    pub(crate) answer: Answered,
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

/// All facts not retracted, sorted.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Of each kind, by party and day.
    kinds: Vec<Sorted<(PartyNo, Mark)>>,
    /// Of each kind, those that say which day they cover, by party and that day.
    covering: Vec<Sorted<(PartyNo, Day, Mark)>>,
    /// Entries that answer another, by the one answered and the day.
    answers: Sorted<(EntryNo, Mark, FactKind)>,
    /// Of each question, by day.
    determined: Vec<Sorted<Determined>>,
    /// Of each question, by what it is about and the day.
    settled: Vec<Sorted<Determined>>,
    pub(crate) tenures: Tenures,
    /// By person and day.
    persons: Sorted<PersonState>,
    complete: Sorted<Complete>,
    pub(crate) successions: Vec<Succession>,
    /// The entries without evidence of their own or added later, acts among them; statements need none.
    bare: Sorted<EntryNo>,
    /// The entries whose form leaves something out, by kind of fact and party; acts without either.
    lacking: Sorted<(Option<FactKind>, PartyNo, Mark)>,
    retracted: Vec<bool>,
    first_retracted: Option<EntryNo>,
}

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
            kinds: alloc::vec![Sorted::default(); FactKind::ALL.len()],
            covering: alloc::vec![Sorted::default(); FactKind::ALL.len()],
            answers: Sorted::default(),
            determined: alloc::vec![Sorted::default(); Question::ALL.len()],
            settled: alloc::vec![Sorted::default(); Question::ALL.len()],
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
                let about = about(determination);
                let determined = Determined { about, by: entry.by.0, mark, answer: determination.answer };
                if let Some(list) = self.determined.get_mut(question as usize) {
                    list.insert(determined, |determined| determined.mark);
                }
                if let Some(list) = self.settled.get_mut(question as usize) {
                    list.insert(determined, |determined| (determined.about, determined.mark));
                }
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
        if let Some(list) = self.kinds.get_mut(fact.kind() as usize) {
            list.insert((party, mark), |item| *item);
        }
        if let (Some(day), Some(list)) = (fact.covers(), self.covering.get_mut(fact.kind() as usize)) {
            list.insert((party, day, mark), |item| *item);
        }
        if let Some(of) = fact.answers() {
            self.answers.insert((of, mark, fact.kind()), |(of, mark, _)| (*of, *mark));
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
                let place = self.successions.partition_point(|other| other.mark < mark);
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

    /// Takes an entry back: it should not have been written.
    pub(crate) fn retract(&mut self, entry: &Entry<PartyNo>) {
        let no = entry.no;
        if let Some(slot) = self.retracted.get_mut((no.0 as usize).wrapping_sub(1)) {
            *slot = true;
        }
        self.first_retracted = Some(self.first_retracted.map_or(no, |first| first.min(no)));
        let mark = mark(entry);
        self.lacking.remove(&lacking(entry, mark), |item| *item);
        match &entry.what {
            What::Fact(fact) => {
                let party = entry.listed_under();
                if let Some(list) = self.kinds.get_mut(fact.kind() as usize) {
                    list.remove(&(party, mark), |item| *item);
                }
                if let (Some(day), Some(list)) = (fact.covers(), self.covering.get_mut(fact.kind() as usize)) {
                    list.remove(&(party, day, mark), |item| *item);
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
                if let Some(list) = self.determined.get_mut(question as usize) {
                    list.remove(&mark, |determined| determined.mark);
                }
                if let Some(list) = self.settled.get_mut(question as usize) {
                    list.remove(&(about(determination), mark), |determined| (determined.about, determined.mark));
                }
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
        let list = self.kinds.get(kind as usize).into_iter();
        list.flat_map(move |list| list.from(move |(other, mark)| (*other, mark.day) < (party, day)))
            .take_while(move |(other, _)| *other == party)
            .map(|(_, mark)| *mark)
    }

    /// Those among them that say they cover a day, from such a day on and in the order of those days.
    pub(crate) fn covering(&self, kind: FactKind, party: PartyNo, day: Day) -> impl Iterator<Item = (Day, Mark)> + '_ {
        let list = self.covering.get(kind as usize).into_iter();
        list.flat_map(move |list| list.from(move |(other, of, _)| (*other, *of) < (party, day)))
            .take_while(move |(other, ..)| *other == party)
            .map(|(_, day, mark)| (*day, *mark))
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
        self.kinds.get(kind as usize).into_iter().flat_map(Sorted::iter).copied()
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
        self.determined.get(question as usize).into_iter().flat_map(Sorted::iter)
    }

    /// The determinations on a question about one thing, in the order of their days.
    pub(crate) fn determined_about(&self, question: Question, about: About) -> impl Iterator<Item = &Determined> {
        let list = self.settled.get(question as usize).into_iter();
        list.flat_map(move |list| list.from(move |determined| determined.about < about))
            .take_while(move |determined| determined.about == about)
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

    /// How many entries of the list have been taken.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.retracted.len()).unwrap_or(u32::MAX)
    }

    /// Whether an entry was retracted.
    pub(crate) fn retracted(&self, no: EntryNo) -> bool {
        self.retracted.get((no.0 as usize).wrapping_sub(1)).copied().unwrap_or(false)
    }
}
