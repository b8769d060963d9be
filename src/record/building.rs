//! A record without a document: built entry by entry by a host with a database, and written out again.

use alloc::{borrow::Cow, collections::BTreeMap, vec::Vec};

use crate::terms::{
    EntryNo, PartyNo, Period, Text,
    form::{BodyRef, Expect, OwnId, Relabel, Relabelled},
};

use super::{
    PartyKind, Record,
    counts::Counts,
    document::{Document, ENTRY_LIMIT, Id, OrganForm, SCHEMA},
    entry::Entry,
    facts::{BodyForm, PersonForm, UnitForm},
    fault::{Malformed, Path, Reason},
    numbering::Opening,
    seats::Seats,
};

impl Record {
    /// A new record without entries, for a host that keeps its records in a database.
    ///
    /// # Errors
    ///
    /// When the id or a text is malformed.
    pub fn new(title: &str, decision: &str, organ: OrganForm) -> Result<Self, Malformed> {
        let opening = Opening::new(title.into(), decision.into(), organ);
        opening.faults.finish(opening.record)
    }

    /// Names a unit in the header. The header names units, then persons, then bodies; after the first entry, use
    /// the fact `party_added`.
    ///
    /// # Errors
    ///
    /// When the id is malformed or taken, or a person, a body or an entry is there already. The record then
    /// stays as it was.
    pub fn unit(&mut self, form: UnitForm) -> Result<(), Malformed> {
        let n = self.header_place(Rank::Unit)?;
        self.head(|opening| opening.unit(n, form))
    }

    /// Names a person in the header, before bodies and entries.
    ///
    /// # Errors
    ///
    /// When the id is malformed or taken, or a body or an entry is there already. The record then stays as it
    /// was.
    pub fn person(&mut self, form: PersonForm) -> Result<(), Malformed> {
        let n = self.header_place(Rank::Person)?;
        self.head(|opening| opening.person(n, form))
    }

    /// Names a body in the header, before entries. A body above it is named first.
    ///
    /// # Errors
    ///
    /// When the id is malformed or taken, the body above is unknown, or an entry is there already. The record
    /// then stays as it was.
    pub fn body(&mut self, form: BodyForm<Id<'_>>) -> Result<(), Malformed> {
        let n = self.header_place(Rank::Body)?;
        self.head(|opening| opening.body(n, form))
    }

    /// Appends an entry. Its number must be the next place; [`Record::next`] tells it.
    ///
    /// # Errors
    ///
    /// When the entry is malformed; the record then stays as it was. An unlawful act is no error: it is kept,
    /// and judged without effect.
    pub fn append(&mut self, entry: Entry<Id<'_>>) -> Result<EntryNo, Malformed> {
        let no = self.next();
        self.change(|opening| {
            opening.count(no.0 as usize);
            let entry = opening.check(entry);
            if opening.faults.is_empty() && no.0 as usize <= ENTRY_LIMIT {
                opening.take(entry);
            }
        })?;
        Ok(no)
    }

    /// The entry as it would stand next, without taking it.
    pub(crate) fn check(&self, entry: Entry<Id<'_>>) -> Result<Entry<PartyNo>, Malformed> {
        let mut opening = Opening::resume(self);
        opening.count(self.next().0 as usize);
        let entry = opening.check(entry);
        opening.faults.finish(entry)
    }

    /// The number of the next entry.
    #[must_use]
    pub fn next(&self) -> EntryNo {
        EntryNo(u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(1))
    }

    /// Changes the record through an [`Opening`].
    fn change(&mut self, change: impl FnOnce(&mut Opening)) -> Result<(), Malformed> {
        let mut opening = Opening::resume(core::mem::replace(self, Self::blank()));
        change(&mut opening);
        *self = opening.record;
        opening.faults.finish(())
    }

    /// Adds a party to the header; on a fault it leaves again.
    fn head(&mut self, add: impl FnOnce(&mut Opening)) -> Result<(), Malformed> {
        let parties = self.parties.len();
        let changed = self.change(add);
        if changed.is_err() {
            // An id that was taken keeps its number; one that was not has the number after the last.
            for party in self.parties.drain(parties..) {
                if self.ids.get(&party.id).is_some_and(|no| no.0 as usize >= parties) {
                    self.ids.remove(&party.id);
                }
            }
        }
        changed
    }

    /// The place of the next party of a rank in its list of the header, as long as the header takes it: parties
    /// are numbered in the order in which the document writes them.
    fn header_place(&self, rank: Rank) -> Result<usize, Malformed> {
        let last = self.parties.last().map_or(Rank::Fixed, |party| Rank::of(&party.kind));
        if self.entries.is_empty() && last <= rank {
            let before = self.parties.partition_point(|party| Rank::of(&party.kind) < rank);
            return Ok(self.parties.len() - before);
        }
        let (list, what) = match rank {
            Rank::Fixed | Rank::Unit => ("units", "a unit"),
            Rank::Person => ("persons", "a person"),
            Rank::Body => ("bodies", "a body"),
        };
        let mut path = Path::root();
        path.field(list);
        Err(Malformed::one(path, Reason::HeaderClosed(what)))
    }

    pub(super) fn blank() -> Self {
        Self {
            title: "".into(),
            decision: "".into(),
            parties: Vec::new(),
            ids: BTreeMap::new(),
            entries: Vec::new(),
            seats: Seats::default(),
            counts: Counts::default(),
        }
    }

    /// The document of this record: equal records, equal documents.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        Document { entries: self.entries.iter().map(|entry| self.written(entry)).collect(), ..self.header() }
    }

    /// An entry with ids for numbers.
    pub(super) fn written(&self, entry: &Entry<PartyNo>) -> Entry<Id<'_>> {
        entry.clone().relabel(&mut Writing(self))
    }

    /// The document of this record without its entries.
    pub(super) fn header(&self) -> Document<'_> {
        let mut writing = Writing(self);
        let text = |text: &Option<Text>| text.clone().unwrap_or_else(|| "".into());
        let organ = OrganForm { id: "".into(), name: "".into(), level: self.level(), code: None };
        let mut document = Document {
            schema: SCHEMA.into(),
            title: self.title.clone(),
            decision: self.decision.clone(),
            organ,
            units: Vec::new(),
            persons: Vec::new(),
            bodies: Vec::new(),
            entries: Vec::new(),
        };
        for party in self.parties.iter().filter(|party| party.added.is_none()) {
            let id = OwnId(party.id.clone());
            match &party.kind {
                PartyKind::Organ { level, code } => {
                    document.organ = OrganForm { id, name: text(&party.name), level: *level, code: code.clone() };
                }
                PartyKind::Outside => {}
                PartyKind::Unit { kind, level } => {
                    document.units.push(UnitForm { id, name: text(&party.name), kind: *kind, level: *level });
                }
                PartyKind::Person => document.persons.push(PersonForm { id, name: party.name.clone() }),
                PartyKind::Body { kind, above } => {
                    let above = above.map(BodyRef).map(|above| above.relabel(&mut writing));
                    document.bodies.push(BodyForm { id, name: text(&party.name), kind: *kind, above });
                }
            }
        }
        document
    }
}

/// The order of parties in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Fixed,
    Unit,
    Person,
    Body,
}

impl Rank {
    const fn of(kind: &PartyKind) -> Self {
        match kind {
            PartyKind::Organ { .. } | PartyKind::Outside => Self::Fixed,
            PartyKind::Unit { .. } => Self::Unit,
            PartyKind::Person => Self::Person,
            PartyKind::Body { .. } => Self::Body,
        }
    }
}

/// Exchanges numbers for ids, to write.
struct Writing<'r>(&'r Record);

impl<'r> Relabel for Writing<'r> {
    type From = PartyNo;
    type To = Id<'r>;

    fn party(&mut self, name: PartyNo, _: Expect) -> Id<'r> {
        Id(Cow::Borrowed(self.0.id(name)))
    }

    fn entry(&mut self, _: EntryNo) {}

    fn period(&mut self, _: Period) {}

    fn text(&mut self, _: &str) {}
}
