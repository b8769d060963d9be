//! Opening a document: ids become numbers, and what only a whole record can tell is checked, every fault with
//! its path.

use alloc::vec::Vec;
use core::{borrow::Borrow, cell::Cell, marker::PhantomData};

use crate::terms::{
    Day, EntryNo, PartyNo, Period, Precision, Text,
    form::{Expect, Relabel, Relabelled, TEXT_LIMIT},
    party::Level,
};

use super::{
    Party, PartyKind, Record,
    counts::Full,
    document::{Document, ENTRY_LIMIT, Id, LIST_LIMIT, OrganForm, PARTY_LIMIT, SCHEMA, is_id},
    entry::{Entry, What},
    facts::{BodyForm, Fact, PartyAdded, PersonForm, Statement, TenureBegan, UnitForm},
    fault::{Faults, Malformed, Path, Reason, expected, shown},
    seats::Seat,
};

/// One step of the way to a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seg {
    /// Into a field.
    Field(&'static str),
    /// Into an element.
    Index(usize),
}

/// How deep a form can be: `entries[n].class.kind.list[n].form.field` and some to spare.
const DEPTH: usize = 16;

/// The way to the value being looked at, without a heap.
#[derive(Debug)]
struct Way {
    segs: [Seg; DEPTH],
    len: usize,
}

impl Way {
    const fn new() -> Self {
        Self { segs: [Seg::Index(0); DEPTH], len: 0 }
    }

    #[inline]
    fn push(&mut self, seg: Seg) {
        if let Some(slot) = self.segs.get_mut(self.len) {
            *slot = seg;
        }
        self.len += 1;
    }

    #[inline]
    fn pop(&mut self) {
        self.len = self.len.saturating_sub(1);
    }

    fn path(&self) -> Path {
        let mut path = Path::root();
        for seg in self.segs.iter().take(self.len) {
            match seg {
                Seg::Field(name) => path.field(name),
                Seg::Index(n) => path.index(*n),
            }
        }
        path
    }
}

/// Exchanges ids for numbers and collects faults. The `From` side is an id that lives as long as the document.
struct Names<'r, 'd, R> {
    opening: &'r mut Opening<R>,
    own: EntryNo,
    document: PhantomData<&'d ()>,
}

impl<'d, R: Borrow<Record>> Relabel for Names<'_, 'd, R> {
    type From = Id<'d>;
    type To = PartyNo;

    fn party(&mut self, name: Id<'d>, expect: Expect) -> PartyNo {
        self.opening.party(&name.0, expect).unwrap_or_else(|reason| {
            self.opening.fault(reason);
            PartyNo::OUTSIDE
        })
    }

    #[inline]
    fn entry(&mut self, no: EntryNo) {
        if !is_before(no, self.own) {
            self.opening.fault(Reason::UnknownEntry(no));
        }
    }

    fn period(&mut self, period: Period) {
        if let Err(error) = period.check() {
            self.opening.fault(Reason::Period(error));
        }
    }

    #[inline]
    fn text(&mut self, text: &str) {
        if let Some(reason) = text_fault(text) {
            self.opening.fault(reason);
        }
    }

    #[inline]
    fn list(&mut self, found: usize) {
        if found > LIST_LIMIT {
            self.opening.fault(Reason::Limit { what: "elements of one list", found, limit: LIST_LIMIT });
        }
    }

    #[inline]
    fn enter(&mut self, field: &'static str) {
        self.opening.way.push(Seg::Field(field));
    }

    #[inline]
    fn index(&mut self, n: usize) {
        self.opening.way.push(Seg::Index(n));
    }

    #[inline]
    fn leave(&mut self) {
        self.opening.way.pop();
    }
}

/// The days of an entry, as far as they could be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub(super) on: Option<Day>,
    pub(super) precision: Precision,
    pub(super) recorded_on: Option<Day>,
}

/// A record under construction, with its faults.
///
/// Checking and taking are two steps: a document takes an entry with faults as well, so that one fault does not
/// bring ten others with it; a record that grows takes only what has none, and one that is only asked takes nothing:
/// to check, it is enough to borrow it.
pub(super) struct Opening<R = Record> {
    pub(super) record: R,
    pub(super) faults: Faults,
    way: Way,
    /// The party named last.
    named: Cell<PartyNo>,
    /// The number of entries so far, counting those that could not be read.
    place: u32,
    recorded_on: Option<Day>,
    /// The numbers of the entries that could not be read, ascending.
    gaps: Vec<EntryNo>,
    /// Whether an entry that could not be read may have emptied a seat.
    pub(super) seats_unsure: bool,
    /// Whether a party joined whose id could not be read.
    pub(super) parties_unsure: bool,
}

impl<R: Borrow<Record>> Opening<R> {
    /// Goes on with a record.
    pub(super) fn resume(record: R) -> Self {
        Self {
            faults: Faults::default(),
            way: Way::new(),
            named: Cell::new(PartyNo::ORGAN),
            place: u32::try_from(record.borrow().entries.len()).unwrap_or(u32::MAX),
            recorded_on: record.borrow().entries.last().map(|entry| entry.recorded_on),
            gaps: Vec::new(),
            seats_unsure: false,
            parties_unsure: false,
            record,
        }
    }

    fn names<'d>(&mut self, own: EntryNo) -> Names<'_, 'd, R> {
        Names { opening: self, own, document: PhantomData }
    }

    fn fault(&mut self, reason: Reason) {
        self.faults.push(&self.way.path(), reason);
    }

    /// The path of the value being looked at.
    pub(super) fn path(&self) -> Path {
        self.way.path()
    }

    /// Looks at something further in.
    pub(super) fn within<T>(&mut self, way: &[Seg], look: impl FnOnce(&mut Self) -> T) -> T {
        way.iter().for_each(|seg| self.way.push(*seg));
        let out = look(self);
        way.iter().for_each(|_| self.way.pop());
        out
    }

    /// A fault further in.
    pub(super) fn at(&mut self, way: &[Seg], reason: Reason) {
        self.within(way, |opening| opening.fault(reason));
    }

    /// The number of a party that is named where one of a kind is expected.
    pub(super) fn party(&self, id: &str, expect: Expect) -> Result<PartyNo, Reason> {
        // The organ keeps most entries, and who speaks once often speaks again: their ids are looked at first.
        let record = self.record.borrow();
        let likely = [PartyNo::ORGAN, self.named.get()];
        let seen = likely.into_iter().find(|no| record.party(*no).is_some_and(|party| *party.id == *id));
        let found = seen.or_else(|| record.ids.get(id).copied());
        let Some(no) = found else {
            return if self.parties_unsure { Ok(PartyNo::OUTSIDE) } else { Err(Reason::UnknownParty(shown(id))) };
        };
        self.named.set(no);
        let fits = matches!(
            (expect, record.party(no).map(|party| &party.kind)),
            (Expect::Any, _)
                | (Expect::Unit | Expect::Seat, Some(PartyKind::Unit { .. }))
                | (Expect::Person, Some(PartyKind::Person))
                | (Expect::Body, Some(PartyKind::Body { .. }))
                | (Expect::Body | Expect::Seat, Some(PartyKind::Organ { .. }))
        );
        if fits { Ok(no) } else { Err(Reason::WrongParty(shown(id), expected(expect))) }
    }

    /// The place of the entry being looked at.
    pub(super) fn own(&self) -> EntryNo {
        EntryNo(self.place.saturating_add(1))
    }

    /// An entry that stands before, unless it could not be read.
    pub(super) fn earlier(&self, no: EntryNo) -> Option<&Entry<PartyNo>> {
        match self.gaps.binary_search(&no) {
            Ok(_) => None,
            Err(before) => self.record.borrow().entries.get((no.0 as usize).checked_sub(before + 1)?),
        }
    }

    /// Checks the id of a party that would join.
    pub(super) fn check_id(&mut self, id: &str) {
        let reason = if !is_id(id) {
            Reason::Id(shown(id))
        } else if self.record.borrow().ids.contains_key(id) {
            Reason::Taken(shown(id))
        } else if self.record.borrow().parties.len() >= PARTY_LIMIT {
            Reason::Limit { what: "parties", found: self.record.borrow().parties.len() + 1, limit: PARTY_LIMIT }
        } else {
            return;
        };
        self.at(&[Seg::Field("id")], reason);
    }

    /// Goes into the next entry in the list.
    pub(super) fn in_entry<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        self.within(&[Seg::Field("entries"), Seg::Index(self.place as usize)], look)
    }

    /// Checks the next entry in the list.
    pub(super) fn check(&mut self, entry: Entry<Id<'_>>) -> Entry<PartyNo> {
        let own = self.own();
        self.in_entry(|opening| {
            opening.check_no(entry.no.0);
            let Entry { on, precision, recorded_on, .. } = entry;
            opening.check_days(Days { on, precision, recorded_on: Some(recorded_on) });
            if on.is_some() == entry.what.is_statement() {
                let reason = if on.is_some() { Reason::DayOnStatement } else { Reason::NoDay };
                opening.at(&[Seg::Field("on")], reason);
            }
            opening.check_number(&entry.what);
            let entry = entry.relabel(&mut opening.names(own));
            opening.check_links(&entry);
            entry
        })
    }

    /// Checks that the record has room for one more of the kinds of which it holds few.
    fn check_number(&mut self, what: &What<Id<'_>>) {
        let path = [Seg::Field(what.class()), Seg::Field(what.tag())];
        let full: Vec<_> = self.record.borrow().counts.full(what).collect();
        for Full { what, found, limit, one_kind } in full {
            let path = if one_kind { &path[..] } else { &path[..1] };
            self.at(path, Reason::Limit { what, found, limit });
        }
    }

    pub(super) fn check_no(&mut self, found: u32) {
        let place = self.own().0;
        if found != place {
            self.at(&[Seg::Field("no")], Reason::OutOfPlace { found, place });
        }
    }

    pub(super) fn check_days(&mut self, days: Days) {
        let Some(recorded_on) = days.recorded_on else { return };
        if let Some(on) = days.on.map(|on| on.first_of(days.precision)).filter(|on| *on > recorded_on) {
            self.at(&[Seg::Field("on")], Reason::RecordedBefore(on, recorded_on));
        }
        if let Some(before) = self.recorded_on.filter(|before| recorded_on < *before) {
            self.at(&[Seg::Field("recorded_on")], Reason::RecordedBackwards(recorded_on, before));
        }
    }

    /// The seat of the tenure that an entry began.
    pub(super) fn seat_of(&self, began: EntryNo) -> Option<Seat> {
        match self.earlier(began).map(|entry| &entry.what) {
            Some(What::Fact(Fact::TenureBegan(tenure))) => Some(seat(tenure)),
            _ => None,
        }
    }
}

impl Opening {
    /// Opens a record with its header.
    pub(super) fn new(title: Text, decision: Text, organ: OrganForm) -> Self {
        let mut opening = Self::resume(Record::blank());
        if let Some(reason) = text_fault(&title) {
            opening.at(&[Seg::Field("title")], reason);
        }
        if !is_id(&decision) {
            opening.at(&[Seg::Field("decision")], Reason::Id(shown(&decision)));
        }
        opening.record.title = title;
        opening.record.decision = decision;
        let organ = opening.within(&[Seg::Field("organ")], |opening| {
            if !is_id(&organ.id.0) {
                opening.at(&[Seg::Field("id")], Reason::Id(shown(&organ.id.0)));
            }
            organ.relabel(&mut opening.names(EntryNo(1)))
        });
        opening.seat_organ(organ.id.0, Some(organ.name), organ.level, organ.code);
        opening
    }

    /// The organ and `outside` join: the two parties that every record has.
    pub(super) fn seat_organ(&mut self, id: Text, name: Option<Text>, level: Level, code: Option<Text>) {
        self.add(Party { id, name, kind: PartyKind::Organ { level, code }, added: None });
        self.add(Party { id: "outside".into(), name: None, kind: PartyKind::Outside, added: None });
    }

    /// A party joins.
    fn add(&mut self, party: Party) {
        if self.record.parties.len() < PARTY_LIMIT {
            let no = PartyNo(u32::try_from(self.record.parties.len()).unwrap_or(u32::MAX));
            self.record.ids.entry(party.id.clone()).or_insert(no);
            self.record.parties.push(party);
        }
    }

    /// A party joins of which only the id could be read.
    pub(super) fn presume(&mut self, id: &str, kind: PartyKind) {
        self.check_id(id);
        self.add(Party { id: id.into(), name: None, kind, added: None });
    }

    pub(super) fn unit(&mut self, n: usize, form: UnitForm) {
        let form = self.within(&[Seg::Field("units"), Seg::Index(n)], |opening| {
            opening.check_id(&form.id.0);
            form.relabel(&mut opening.names(EntryNo(1)))
        });
        self.add(unit(form, None));
    }

    pub(super) fn person(&mut self, n: usize, form: PersonForm) {
        let form = self.within(&[Seg::Field("persons"), Seg::Index(n)], |opening| {
            opening.check_id(&form.id.0);
            form.relabel(&mut opening.names(EntryNo(1)))
        });
        self.add(person(form, None));
    }

    /// A body above another stands above it in the list too, so that no body is above itself.
    pub(super) fn body(&mut self, n: usize, form: BodyForm<Id<'_>>) {
        let form = self.within(&[Seg::Field("bodies"), Seg::Index(n)], |opening| {
            opening.check_id(&form.id.0);
            form.relabel(&mut opening.names(EntryNo(1)))
        });
        self.add(body(form, None));
    }

    /// Leaves the place of an entry that could not be read, so that the places of the others stay right.
    pub(super) fn skip(&mut self, recorded_on: Option<Day>) {
        self.gaps.push(self.own());
        self.place = self.place.saturating_add(1);
        self.recorded_on = self.recorded_on.max(recorded_on);
    }

    /// Takes an entry that was checked: it, the party it adds, the tenure it begins or ends.
    pub(super) fn take(&mut self, entry: Entry<PartyNo>) {
        let own = self.own();
        self.place = self.place.saturating_add(1);
        self.recorded_on = self.recorded_on.max(Some(entry.recorded_on));
        self.record.counts.take(&entry.what);
        #[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds add no party and no tenure")]
        match &entry.what {
            What::Fact(Fact::PartyAdded(added)) => self.add(match added.clone() {
                PartyAdded::Unit(form) => unit(form, Some(own)),
                PartyAdded::Person(form) => person(form, Some(own)),
                PartyAdded::Body(form) => body(form, Some(own)),
            }),
            What::Fact(Fact::TenureBegan(tenure)) => {
                if let Some(from) = entry.day() {
                    self.record.seats.begin(seat(tenure), own, from);
                }
            }
            What::Fact(Fact::TenureEnded(tenure)) => {
                if let (Some(until), Some(seat)) = (entry.day(), self.seat_of(tenure.of)) {
                    self.record.seats.end(seat, tenure.of, until, own);
                }
            }
            What::Statement(Statement::Retraction(retraction)) => self.retract(retraction.entry),
            _ => {}
        }
        self.record.entries.push(entry);
    }

    /// A retracted tenure no longer stands in a successor's way; a retracted end can be entered anew.
    fn retract(&mut self, no: EntryNo) {
        match self.earlier(no).map(|entry| &entry.what) {
            Some(What::Fact(Fact::TenureBegan(tenure))) => {
                let seat = seat(tenure);
                self.record.seats.retract_beginning(seat, no);
            }
            Some(What::Fact(Fact::TenureEnded(tenure))) => {
                let began = tenure.of;
                if let Some(seat) = self.seat_of(began) {
                    self.record.seats.retract_end(seat, began, no);
                }
            }
            _ => {}
        }
    }
}

/// Whether an entry numbered `no` stands before the one numbered `own`.
pub(super) fn is_before(no: EntryNo, own: EntryNo) -> bool {
    no.0 != 0 && no < own
}

/// What is wrong with a free text.
pub(super) fn text_fault(text: &str) -> Option<Reason> {
    (text.len() > TEXT_LIMIT).then_some(Reason::Limit { what: "bytes of text", found: text.len(), limit: TEXT_LIMIT })
}

pub(super) fn seat(tenure: &TenureBegan<PartyNo>) -> Seat {
    (tenure.at.0, tenure.post)
}

fn unit(form: UnitForm, added: Option<EntryNo>) -> Party {
    let kind = PartyKind::Unit { kind: form.kind, level: form.level };
    Party { id: form.id.0, name: Some(form.name), kind, added }
}

fn person(form: PersonForm, added: Option<EntryNo>) -> Party {
    Party { id: form.id.0, name: form.name, kind: PartyKind::Person, added }
}

fn body(form: BodyForm<PartyNo>, added: Option<EntryNo>) -> Party {
    let kind = PartyKind::Body { kind: form.kind, above: form.above.map(|above| above.0) };
    Party { id: form.id.0, name: Some(form.name), kind, added }
}

impl Document<'_> {
    /// Exchanges ids for numbers and checks what only a whole record can tell.
    ///
    /// # Errors
    ///
    /// Every fault, up to [`super::fault::FAULT_LIMIT`], with its path.
    pub fn open(self) -> Result<Record, Malformed> {
        if &*self.schema != SCHEMA {
            let mut path = Path::root();
            path.field("schema");
            return Err(Malformed::one(path, Reason::UnknownSchema(shown(&self.schema), SCHEMA)));
        }
        let mut opening = Opening::new(self.title, self.decision, self.organ);
        for (n, unit) in self.units.into_iter().enumerate() {
            opening.unit(n, unit);
        }
        for (n, person) in self.persons.into_iter().enumerate() {
            opening.person(n, person);
        }
        for (n, body) in self.bodies.into_iter().enumerate() {
            opening.body(n, body);
        }
        opening.count(self.entries.len());
        opening.record.entries.reserve(self.entries.len().min(ENTRY_LIMIT));
        for entry in self.entries.into_iter().take(ENTRY_LIMIT) {
            let entry = opening.check(entry);
            opening.take(entry);
        }
        opening.faults.finish(opening.record)
    }
}

impl<R: Borrow<Record>> Opening<R> {
    /// Checks how many entries there are.
    pub(super) fn count(&mut self, found: usize) {
        if found > ENTRY_LIMIT {
            self.at(&[Seg::Field("entries")], Reason::Limit { what: "entries", found, limit: ENTRY_LIMIT });
        }
    }
}
