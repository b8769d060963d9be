//! The facts of a record, sorted for reading: by kind and party, by what they answer, by question.
//!
//! Entries are added in the order of the list, so that at any moment the facts are those of the entries
//! before the next one. Lookups are bounded by a day: what is dated later does not count yet.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use crate::{
    record::{
        Entry, Fact, FactKind, Record, Statement, What,
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

use super::tenure::{Tenure, Tenures};

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

/// A statement that the record is complete.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Complete {
    pub(crate) through: Day,
    pub(crate) about: Option<PartyNo>,
    pub(crate) terms: u32,
    pub(crate) entry: EntryNo,
}

/// The passing of a unit's duties to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Succession {
    pub(crate) from: PartyNo,
    pub(crate) to: PartyNo,
    pub(crate) mark: Mark,
}

/// Marks in the order of their days, with room at both ends: the newest and the oldest are added at the same cost.
#[derive(Debug, Clone, Default)]
struct Line {
    /// What stands before `start` is room.
    items: Vec<Mark>,
    start: usize,
}

impl Line {
    fn marks(&self) -> &[Mark] {
        self.items.get(self.start..).unwrap_or(&[])
    }

    fn insert(&mut self, mark: Mark) {
        let marks = self.marks();
        let len = marks.len();
        let place = match marks.last() {
            Some(last) if *last > mark => marks.partition_point(|other| *other <= mark),
            Some(_) | None => len,
        };
        if place > len / 2 || len == 0 {
            self.items.insert(self.start + place, mark);
            return;
        }
        if self.start == 0 {
            self.start = len.max(4);
            self.items.splice(..0, core::iter::repeat_n(mark, self.start));
        }
        self.start -= 1;
        let from = self.start + 1;
        self.items.copy_within(from..from + place, self.start);
        if let Some(slot) = self.items.get_mut(self.start + place) {
            *slot = mark;
        }
    }

    fn remove(&mut self, no: EntryNo) {
        self.items.drain(..self.start);
        self.start = 0;
        self.items.retain(|mark| mark.no != no);
    }
}

/// The facts of one kind listed under one party.
#[derive(Debug, Clone, Default)]
struct Listed {
    line: Line,
    /// Those that say which day they cover, by that day.
    covering: Vec<(Day, Mark)>,
}

/// All facts not retracted, sorted.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    kinds: Vec<Vec<(PartyNo, Listed)>>,
    /// Entries that answer another, sorted by the one answered.
    answers: Vec<(EntryNo, FactKind, Mark)>,
    determined: Vec<Vec<Determined>>,
    pub(crate) tenures: Tenures,
    persons: BTreeMap<(PartyNo, Mark), PersonState>,
    pub(crate) complete: Vec<Complete>,
    pub(crate) successions: Vec<Succession>,
    /// The entries without evidence of their own or added later, acts among them; statements need none.
    bare: BTreeSet<EntryNo>,
    /// The entries whose form leaves something out, by kind of fact and party; acts without either.
    lacking: BTreeSet<(Option<FactKind>, PartyNo, Mark)>,
    retracted: Vec<bool>,
    first_retracted: Option<EntryNo>,
}

/// Puts an item into a list sorted by day; appends when it is the newest.
fn insert<T>(list: &mut Vec<T>, item: T, mark: impl Fn(&T) -> Mark) {
    let own = mark(&item);
    match list.last() {
        Some(last) if mark(last) > own => {
            let place = list.partition_point(|other| mark(other) <= own);
            list.insert(place, item);
        }
        _ => list.push(item),
    }
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
            kinds: alloc::vec![Vec::new(); FactKind::ALL.len()],
            answers: Vec::new(),
            determined: alloc::vec![Vec::new(); Question::ALL.len()],
            tenures: Tenures::default(),
            persons: BTreeMap::new(),
            complete: Vec::new(),
            successions: Vec::new(),
            bare: BTreeSet::new(),
            lacking: BTreeSet::new(),
            retracted: Vec::new(),
            first_retracted: None,
        }
    }

    /// Takes the next entry of the list. An act only counts here by its evidence.
    pub(crate) fn take(&mut self, record: &Record, entry: &Entry<PartyNo>) {
        if entry.evidence.is_empty() && !entry.what.is_statement() {
            self.bare.insert(entry.no);
        }
        self.retracted.push(false);
        let mark = Mark { day: entry.day().unwrap_or(entry.recorded_on), no: entry.no };
        if entry.what.leaves_out() {
            self.lacking.insert(lacking(entry, mark));
        }
        match &entry.what {
            What::Fact(fact) => self.take_fact(record, entry, fact, mark),
            What::Determination(determination) => {
                let Some(question) = Question::from_code(&determination.question) else { return };
                let about = About {
                    entry: determination.about.entry,
                    party: determination.about.party.map(|party| party.0),
                    ground: determination.about.ground,
                };
                let determined = Determined { about, by: entry.by.0, mark, answer: determination.answer };
                if let Some(list) = self.determined.get_mut(question as usize) {
                    insert(list, determined, |d| d.mark);
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
        if let Some(parties) = self.kinds.get_mut(fact.kind() as usize) {
            let place = match parties.binary_search_by_key(&party, |(party, _)| *party) {
                Ok(place) => place,
                Err(place) => {
                    parties.insert(place, (party, Listed::default()));
                    place
                }
            };
            if let Some((_, listed)) = parties.get_mut(place) {
                listed.line.insert(mark);
                if let Some(day) = fact.covers() {
                    let place = listed.covering.partition_point(|other| *other < (day, mark));
                    listed.covering.insert(place, (day, mark));
                }
            }
        }
        if let Some(of) = fact.answers() {
            let item = (of, fact.kind(), mark);
            let key = |(of, _, mark): &(EntryNo, FactKind, Mark)| (*of, *mark);
            let place = self.answers.partition_point(|other| key(other) <= key(&item));
            self.answers.insert(place, item);
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
                self.persons.insert((state.person, mark), state);
            }
            Fact::UnitSucceeded(succeeded) => {
                let succession = Succession { from: succeeded.from.0, to: succeeded.to.0, mark };
                insert(&mut self.successions, succession, |succession| succession.mark);
            }
            _ => {}
        }
    }

    fn state(&mut self, entry: &Entry<PartyNo>, statement: &Statement<PartyNo>) {
        match statement {
            Statement::Retraction(_) => {}
            Statement::EvidenceAdded(added) => {
                if !added.evidence.is_empty() {
                    self.bare.remove(&added.entry);
                }
            }
            Statement::CompletenessStated(CompletenessStated { through, about, terms }) => {
                let about = match about {
                    Whom::All(_) => None,
                    Whom::Party(party) => Some(party.0),
                };
                // Anyone but the organ can only speak for itself.
                if entry.by.0 != PartyNo::ORGAN && about != Some(entry.by.0) {
                    return;
                }
                let terms = match terms {
                    Terms::All(_) => u32::MAX,
                    Terms::Only(terms) => terms.iter().fold(0, |set, term| set | bit(*term)),
                };
                self.complete.push(Complete { through: *through, about, terms, entry: entry.no });
            }
        }
    }

    /// Takes an entry back: it should not have been written.
    pub(crate) fn retract(&mut self, entry: &Entry<PartyNo>) {
        let no = entry.no;
        if let Some(slot) = self.retracted.get_mut((no.0 as usize).wrapping_sub(1)) {
            *slot = true;
        }
        self.lacking.retain(|(_, _, mark)| mark.no != no);
        self.first_retracted = Some(self.first_retracted.map_or(no, |first| first.min(no)));
        match &entry.what {
            What::Fact(fact) => {
                let party = entry.listed_under();
                if let Some(parties) = self.kinds.get_mut(fact.kind() as usize)
                    && let Ok(place) = parties.binary_search_by_key(&party, |(party, _)| *party)
                    && let Some((_, listed)) = parties.get_mut(place)
                {
                    listed.line.remove(no);
                    listed.covering.retain(|(_, mark)| mark.no != no);
                }
                if let Some(of) = fact.answers() {
                    let from = self.answers.partition_point(|(other, _, _)| *other < of);
                    let place =
                        self.answers.get(from..).and_then(|list| list.iter().position(|(_, _, mark)| mark.no == no));
                    if let Some(place) = place {
                        self.answers.remove(from + place);
                    }
                }
                #[expect(clippy::wildcard_enum_match_arm, reason = "only these facts have tables of their own")]
                match fact {
                    Fact::TenureBegan(_) | Fact::TenureEnded(_) => self.tenures.retract(no),
                    Fact::PersonStatus(_) => self.persons.retain(|(_, mark), _| mark.no != no),
                    Fact::UnitSucceeded(_) => self.successions.retain(|succession| succession.mark.no != no),
                    _ => {}
                }
            }
            What::Determination(determination) => {
                if let Some(question) = Question::from_code(&determination.question)
                    && let Some(list) = self.determined.get_mut(question as usize)
                {
                    list.retain(|determined| determined.mark.no != no);
                }
            }
            What::Statement(Statement::CompletenessStated(_)) => self.complete.retain(|stated| stated.entry != no),
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
    pub(crate) fn of(&self, kind: FactKind, party: PartyNo) -> &[Mark] {
        self.listed(kind, party).map_or(&[], |listed| listed.line.marks())
    }

    /// Those among them that say which day they cover, by that day.
    pub(crate) fn covering(&self, kind: FactKind, party: PartyNo) -> &[(Day, Mark)] {
        self.listed(kind, party).map_or(&[], |listed| &listed.covering)
    }

    fn listed(&self, kind: FactKind, party: PartyNo) -> Option<&Listed> {
        let parties = self.kinds.get(kind as usize)?;
        let place = parties.binary_search_by_key(&party, |(party, _)| *party).ok()?;
        parties.get(place).map(|(_, listed)| listed)
    }

    /// What a person is stated to be, in the order of the days.
    pub(crate) fn statuses(&self, person: PartyNo) -> impl Iterator<Item = &PersonState> {
        let mark = |day, no| (person, Mark { day, no: EntryNo(no) });
        self.persons.range(mark(Day::FIRST, 0)..=mark(Day::LAST, u32::MAX)).map(|(_, state)| state)
    }

    /// The facts of one kind whose form leaves something out, by party, in the order of their days; the acts, in the
    /// order of theirs, where no kind is given.
    pub(crate) fn lacking(&self, kind: Option<FactKind>) -> impl Iterator<Item = (PartyNo, Mark)> + '_ {
        let first = (kind, PartyNo::ORGAN, Mark { day: Day::FIRST, no: EntryNo(0) });
        self.lacking
            .range(first..)
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
        self.kinds
            .get(kind as usize)
            .into_iter()
            .flatten()
            .flat_map(|(party, listed)| listed.line.marks().iter().map(move |mark| (*party, *mark)))
    }

    /// The facts of one kind that answer an entry, in the order of their days.
    pub(crate) fn answering(&self, of: EntryNo, kind: FactKind) -> impl Iterator<Item = Mark> + '_ {
        let from = self.answers.partition_point(|(other, _, _)| *other < of);
        self.answers
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |(other, _, _)| *other == of)
            .filter(move |(_, other, _)| *other == kind)
            .map(|(_, _, mark)| *mark)
    }

    /// The determinations on a question, in the order of their days.
    pub(crate) fn determined(&self, question: Question) -> &[Determined] {
        self.determined.get(question as usize).map_or(&[], |list| list)
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

/// A term as a bit.
pub(crate) const fn bit(term: Term) -> u32 {
    1 << (term as u32)
}
