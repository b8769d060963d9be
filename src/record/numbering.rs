//! Opening a document: ids become numbers, and what only a whole record can tell is checked, every fault with
//! its path.

use alloc::{borrow::Cow, collections::BTreeMap, string::ToString, vec::Vec};
use core::marker::PhantomData;

use crate::terms::{
    Day, EntryNo, PartyNo, Period, Text,
    form::{BodyRef, Expect, Relabel, Relabelled, TEXT_LIMIT},
    party::Post,
};

use super::{
    Held, Party, PartyKind, Record,
    acts::{AccountabilityAct, AnswerRemedy, DisciplineAct, EvaluationAct, FileRemedy, Of, RemedyAct},
    document::{Document, ENTRY_LIMIT, Id, OrganForm, PARTY_LIMIT, SCHEMA, is_id},
    entry::{Entry, What},
    facts::{BodyForm, Fact, MaybeOf, PartyAdded, PersonForm, Statement, TenureBegan, UnitForm},
    fault::{Faults, Malformed, Path, Reason, expected},
};

/// One step of the way to a value.
#[derive(Debug, Clone, Copy)]
enum Seg {
    Field(&'static str),
    Index(usize),
}

/// How deep a form can be: `entries[n].class.kind.list[n].form.field` and one to spare.
const DEPTH: usize = 12;

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
struct Names<'r, 'd> {
    opening: &'r mut Opening,
    own: EntryNo,
    document: PhantomData<&'d ()>,
}

impl<'d> Relabel for Names<'_, 'd> {
    type From = Id<'d>;
    type To = PartyNo;

    fn party(&mut self, name: Id<'d>, expect: Expect) -> PartyNo {
        let Some(&no) = self.opening.record.ids.get(&*name.0) else {
            self.opening.fault(Reason::UnknownParty(name.0.into_owned()));
            return PartyNo::OUTSIDE;
        };
        let fits = matches!(
            (expect, self.opening.record.party(no).map(|party| &party.kind)),
            (Expect::Any, _)
                | (Expect::Unit | Expect::Seat, Some(PartyKind::Unit { .. }))
                | (Expect::Person, Some(PartyKind::Person))
                | (Expect::Body, Some(PartyKind::Body { .. }))
                | (Expect::Body | Expect::Seat, Some(PartyKind::Organ { .. }))
        );
        if !fits {
            self.opening.fault(Reason::WrongParty(name.0.into_owned(), expected(expect)));
        }
        no
    }

    #[inline]
    fn entry(&mut self, no: EntryNo) {
        if no.0 == 0 || no >= self.own {
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
        self.opening.text_limit(text);
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

/// A record under construction, with its faults.
pub(super) struct Opening {
    pub(super) record: Record,
    pub(super) faults: Faults,
    way: Way,
    /// The place of the next entry, counting those that could not be read.
    place: u32,
    recorded_on: Option<Day>,
}

impl Opening {
    /// Opens a record with its header.
    pub(super) fn new(title: Text, decision: Text, organ: OrganForm) -> Self {
        let mut opening = Self {
            record: Record {
                title,
                decision,
                parties: Vec::new(),
                ids: BTreeMap::new(),
                entries: Vec::new(),
                seats: BTreeMap::new(),
            },
            faults: Faults::default(),
            way: Way::new(),
            place: 0,
            recorded_on: None,
        };
        opening.way.push(Seg::Field("title"));
        let title = opening.record.title.len();
        if title > TEXT_LIMIT {
            opening.fault(Reason::Limit { what: "bytes of text", found: title, limit: TEXT_LIMIT });
        }
        opening.way.pop();
        opening.way.push(Seg::Field("decision"));
        if !is_id(&opening.record.decision) {
            let id = opening.record.decision.to_string();
            opening.fault(Reason::Id(id));
        }
        opening.way.pop();
        opening.way.push(Seg::Field("organ"));
        let kind = PartyKind::Organ { level: organ.level, code: organ.code };
        opening.join(organ.id, Some(organ.name), kind, None);
        opening.way.pop();
        // `outside` is nobody's id, so it cannot be taken.
        opening.record.parties.push(Party { id: "outside".into(), name: None, kind: PartyKind::Outside, added: None });
        opening.record.ids.insert("outside".into(), PartyNo::OUTSIDE);
        opening
    }

    fn fault(&mut self, reason: Reason) {
        self.faults.push(&self.way.path(), reason);
    }

    /// A party joins.
    fn join(&mut self, id: Text, name: Option<Text>, kind: PartyKind, added: Option<EntryNo>) {
        self.way.push(Seg::Field("id"));
        if !is_id(&id) || &*id == "outside" {
            self.fault(Reason::Id(id.to_string()));
        } else if self.record.ids.contains_key(&id) {
            self.fault(Reason::Taken(id.to_string()));
        }
        self.way.pop();
        if name.as_ref().is_some_and(|name| name.len() > TEXT_LIMIT) {
            self.fault(Reason::Limit {
                what: "bytes of text",
                found: name.as_ref().map_or(0, |name| name.len()),
                limit: TEXT_LIMIT,
            });
        }
        if self.record.parties.len() >= PARTY_LIMIT {
            self.fault(Reason::Limit { what: "parties", found: self.record.parties.len() + 1, limit: PARTY_LIMIT });
            return;
        }
        let no = PartyNo(u32::try_from(self.record.parties.len()).unwrap_or(u32::MAX));
        self.record.ids.entry(id.clone()).or_insert(no);
        self.record.parties.push(Party { id, name, kind, added });
    }

    pub(super) fn unit(&mut self, n: usize, form: UnitForm) {
        self.way.push(Seg::Field("units"));
        self.way.push(Seg::Index(n));
        self.join_unit(form, None);
        self.way.pop();
        self.way.pop();
    }

    fn join_unit(&mut self, form: UnitForm, added: Option<EntryNo>) {
        self.join(form.id, Some(form.name), PartyKind::Unit { kind: form.kind, level: form.level }, added);
    }

    pub(super) fn person(&mut self, n: usize, form: PersonForm) {
        self.way.push(Seg::Field("persons"));
        self.way.push(Seg::Index(n));
        self.join_person(form, None);
        self.way.pop();
        self.way.pop();
    }

    fn join_person(&mut self, form: PersonForm, added: Option<EntryNo>) {
        self.join(form.id, form.name, PartyKind::Person, added);
    }

    pub(super) fn body(&mut self, n: usize, form: BodyForm<Id<'_>>) {
        self.way.push(Seg::Field("bodies"));
        self.way.push(Seg::Index(n));
        let form = form.relabel(&mut Names { opening: &mut *self, own: EntryNo(1), document: PhantomData });
        self.join_body(form, None);
        self.way.pop();
        self.way.pop();
    }

    fn join_body(&mut self, form: BodyForm<PartyNo>, added: Option<EntryNo>) {
        let above = form.above.map(|above| above.0);
        self.join(form.id, Some(form.name), PartyKind::Body { kind: form.kind, above }, added);
    }

    fn text_limit(&mut self, text: &str) {
        if text.len() > TEXT_LIMIT {
            self.fault(Reason::Limit { what: "bytes of text", found: text.len(), limit: TEXT_LIMIT });
        }
    }

    /// Takes the place of an entry that could not be read, so that the places of the others stay right.
    pub(super) fn skip(&mut self) {
        self.place += 1;
    }

    /// The next entry in the list.
    pub(super) fn entry(&mut self, entry: Entry<Id<'_>>) {
        let index = self.place as usize;
        self.place += 1;
        let place = EntryNo(self.place);
        self.way.push(Seg::Field("entries"));
        self.way.push(Seg::Index(index));
        if index >= ENTRY_LIMIT {
            self.fault(Reason::Limit { what: "entries", found: index + 1, limit: ENTRY_LIMIT });
        } else {
            if entry.no != place {
                self.at("no", Reason::OutOfPlace { found: entry.no.0, place: place.0 });
            }
            let entry = entry.relabel(&mut Names { opening: &mut *self, own: place, document: PhantomData });
            self.days(&entry);
            self.links(place, &entry.what);
            self.join_added(place, &entry);
            self.record.entries.push(entry);
        }
        self.way.pop();
        self.way.pop();
    }

    /// A fault in a field of the entry.
    fn at(&mut self, field: &'static str, reason: Reason) {
        self.way.push(Seg::Field(field));
        self.fault(reason);
        self.way.pop();
    }

    fn days(&mut self, entry: &Entry<PartyNo>) {
        if let Some(before) = self.recorded_on
            && entry.recorded_on < before
        {
            self.at("recorded_on", Reason::RecordedBackwards(entry.recorded_on, before));
        }
        self.recorded_on = self.recorded_on.max(Some(entry.recorded_on));
        match (entry.earliest(), entry.what.is_statement()) {
            (None, false) => self.at("on", Reason::NoDay),
            (Some(_), true) => self.at("on", Reason::DayOnStatement),
            (Some(on), false) if on > entry.recorded_on => {
                self.at("on", Reason::RecordedBefore(on, entry.recorded_on));
            }
            _ => {}
        }
    }

    /// Checks that an entry named is of a kind that can be named here.
    fn link(&mut self, of: EntryNo, fits: fn(&What<PartyNo>) -> bool, words: &'static str) {
        let Some(named) = self.record.entry(of) else { return };
        if !fits(&named.what) {
            let tag = named.what.tag();
            self.at("of", Reason::WrongEntry(of, tag, words));
        }
    }

    fn links(&mut self, place: EntryNo, what: &What<PartyNo>) {
        match what {
            What::Execution(_) | What::Standard(_) => {}
            What::Accountability(act) => self.accountability_links(act),
            What::Discipline(act) => self.discipline_links(act),
            What::Remedy(act) => {
                let (RemedyAct::File(FileRemedy { of, .. })
                | RemedyAct::Answer(AnswerRemedy { of, .. })
                | RemedyAct::Discontinue(Of { of })) = act;
                self.link(*of, is_attackable, ATTACKABLE);
            }
            What::Evaluation(EvaluationAct::CancelEvaluation(act)) => self.link(act.of, is_commission, COMMISSION),
            What::Evaluation(EvaluationAct::CommissionEvaluation(_)) => {}
            What::Fact(fact) => self.fact_links(place, fact),
            What::Determination(_) => {}
            What::Statement(statement) => {
                if let Statement::Retraction(retraction) = statement {
                    self.retract(retraction.entry);
                }
            }
        }
    }

    fn accountability_links(&mut self, act: &AccountabilityAct<PartyNo>) {
        let of = match act {
            AccountabilityAct::Establish(act) => {
                if act.from > act.to {
                    self.at("from", Reason::Backwards(act.from, act.to));
                }
                if act.grounds.iter().any(|ground| ground.entry.is_some() == ground.duty.is_some()) {
                    self.at("grounds", Reason::NotOneGround);
                }
                return;
            }
            AccountabilityAct::OrderCorrection(act) => act.of,
            AccountabilityAct::ExtendCorrection(act) => act.of,
            AccountabilityAct::RejectCorrection(act) => act.of,
            AccountabilityAct::AcceptCorrection(act) | AccountabilityAct::Circulate(act) => act.of,
            AccountabilityAct::EstablishRefusal(act) => act.of,
            AccountabilityAct::Interview(act) => act.of,
            AccountabilityAct::Withdraw(act) => act.of,
        };
        self.link(of, is_proceeding, PROCEEDING);
    }

    fn discipline_links(&mut self, act: &DisciplineAct<PartyNo>) {
        match act {
            DisciplineAct::Refer(act) => self.link(act.of, is_proceeding, PROCEEDING),
            DisciplineAct::Decide(act) => {
                if let Some(of) = act.of {
                    self.link(of, is_referral, REFERRAL);
                }
                for with in &act.with {
                    self.link(*with, is_referral, REFERRAL);
                }
                if let (Some(from), Some(to)) = (act.from, act.to)
                    && from > to
                {
                    self.at("from", Reason::Backwards(from, to));
                }
            }
            DisciplineAct::NoSanction(act) => self.link(act.of, is_referral, REFERRAL),
        }
    }

    fn fact_links(&mut self, place: EntryNo, fact: &Fact<PartyNo>) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts that name an entry of one kind are checked")]
        match fact {
            Fact::RemedyAccepted(Of { of }) => self.link(*of, is_attackable, ATTACKABLE),
            Fact::RemedyExtended(fact) => self.link(fact.of, is_attackable, ATTACKABLE),
            Fact::LateFilingAccepted(fact) => self.link(fact.of, is_attackable, ATTACKABLE),
            Fact::EvaluationDelivered(fact) => self.link(fact.of, is_commission, COMMISSION),
            Fact::OpinionAnswered(Of { of }) => {
                self.link(*of, |what| matches!(what, What::Fact(Fact::OpinionReceived(_))), "an `opinion_received`");
            }
            Fact::ComplaintAcknowledged(fact) => self.link(fact.of, is_complaint, COMPLAINT),
            Fact::ComplaintExtended(fact) => self.link(fact.of, is_complaint, COMPLAINT),
            Fact::ComplaintResolved(Of { of }) => self.link(*of, is_complaint, COMPLAINT),
            Fact::ProblemReported(MaybeOf { of: Some(of) }) => {
                self.link(*of, |what| matches!(what, What::Fact(Fact::ProblemFound(_))), "a `problem_found`");
            }
            Fact::CorrectionReported(Of { of }) | Fact::CorrectionRefusalStated(Of { of }) => {
                self.link(*of, is_proceeding, PROCEEDING);
            }
            Fact::OtherConductRecorded(conduct) if conduct.from > conduct.to => {
                self.at("from", Reason::Backwards(conduct.from, conduct.to));
            }
            Fact::TenureEnded(Of { of }) => {
                self.link(*of, |what| matches!(what, What::Fact(Fact::TenureBegan(_))), "a `tenure_began`");
            }
            _ => {}
        }
        let _ = place;
    }

    /// What joins the record with this entry: a party, or a tenure of a seat that one person holds at a time.
    fn join_added(&mut self, place: EntryNo, entry: &Entry<PartyNo>) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds add no party and no tenure")]
        match &entry.what {
            What::Fact(Fact::PartyAdded(added)) => {
                self.way.push(Seg::Field("fact"));
                self.way.push(Seg::Field("party_added"));
                self.way.push(Seg::Field(added.kind().code()));
                match added.clone() {
                    PartyAdded::Unit(form) => self.join_unit(form, Some(place)),
                    PartyAdded::Person(form) => self.join_person(form, Some(place)),
                    PartyAdded::Body(form) => self.join_body(form, Some(place)),
                }
                self.way.pop();
                self.way.pop();
                self.way.pop();
            }
            What::Fact(Fact::TenureBegan(tenure)) => {
                if let Some(from) = entry.day() {
                    self.take_seat(place, from, tenure);
                }
            }
            What::Fact(Fact::TenureEnded(Of { of })) => {
                if let Some(until) = entry.day() {
                    self.leave_seat(place, *of, until);
                }
            }
            _ => {}
        }
    }

    /// One principal head per unit and one chief executive per organ on any day; a successor may begin on the
    /// predecessor's last day.
    fn take_seat(&mut self, entry: EntryNo, from: Day, tenure: &TenureBegan<PartyNo>) {
        let held = Held { from, until: None, entry, ended_by: None, retracted: false };
        let tenures = self.record.seats.entry((tenure.at.0, tenure.post)).or_default();
        let single = matches!(tenure.post, Post::PrincipalHead | Post::ChiefExecutive);
        let clash = tenures
            .iter()
            .filter(|_| single)
            .find(|other| !other.retracted && other.until.is_none_or(|until| until > from))
            .map(|other| from.max(other.from));
        tenures.push(held);
        if let Some(day) = clash {
            let id = self.record.id(tenure.at.0).to_string();
            self.fault(Reason::TwoHeads(id, tenure.post.words().en, day));
        }
    }

    fn leave_seat(&mut self, entry: EntryNo, of: EntryNo, until: Day) {
        let Some(What::Fact(Fact::TenureBegan(began))) = self.record.entry(of).map(|named| &named.what) else {
            return;
        };
        let seat = (began.at.0, began.post);
        let held = self.record.seats.get_mut(&seat).and_then(|held| held.iter_mut().find(|held| held.entry == of));
        match held {
            Some(held) if held.until.is_none() && held.from <= until => {
                held.until = Some(until);
                held.ended_by = Some(entry);
            }
            _ => self.at("of", Reason::TenureEnd(of)),
        }
    }

    /// A retracted tenure, or end of one, no longer stands in a successor's way.
    fn retract(&mut self, of: EntryNo) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only tenures hold a seat")]
        match self.record.entry(of).map(|named| &named.what) {
            Some(What::Fact(Fact::TenureBegan(began))) => {
                let seat = (began.at.0, began.post);
                for held in self.record.seats.get_mut(&seat).into_iter().flatten().filter(|held| held.entry == of) {
                    held.retracted = true;
                }
            }
            Some(What::Fact(Fact::TenureEnded(_))) => {
                for held in self.record.seats.values_mut().flatten().filter(|held| held.ended_by == Some(of)) {
                    held.until = None;
                    held.ended_by = None;
                }
            }
            _ => {}
        }
    }
}

const PROCEEDING: &str = "an `establish`";
const REFERRAL: &str = "a `refer` or a `decide`";
const ATTACKABLE: &str = "a `decide` or an `inspection_concluded`";
const COMMISSION: &str = "a `commission_evaluation`";
const COMPLAINT: &str = "a `complaint_received`";

fn is_proceeding(what: &What<PartyNo>) -> bool {
    matches!(what, What::Accountability(AccountabilityAct::Establish(_)))
}

fn is_referral(what: &What<PartyNo>) -> bool {
    matches!(what, What::Discipline(DisciplineAct::Refer(_) | DisciplineAct::Decide(_)))
}

fn is_attackable(what: &What<PartyNo>) -> bool {
    matches!(what, What::Discipline(DisciplineAct::Decide(_)) | What::Fact(Fact::InspectionConcluded(_)))
}

fn is_commission(what: &What<PartyNo>) -> bool {
    matches!(what, What::Evaluation(EvaluationAct::CommissionEvaluation(_)))
}

fn is_complaint(what: &What<PartyNo>) -> bool {
    matches!(what, What::Fact(Fact::ComplaintReceived(_)))
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
            return Err(Malformed::one(path, Reason::UnknownSchema(self.schema.to_string(), SCHEMA)));
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
        opening.record.entries.reserve(self.entries.len().min(ENTRY_LIMIT));
        for entry in self.entries {
            opening.entry(entry);
        }
        opening.faults.finish(opening.record)
    }
}

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

    /// Changes the record through an [`Opening`]; on a fault the record stays as it was.
    fn change(&mut self, change: impl FnOnce(&mut Opening)) -> Result<(), Malformed> {
        let mut opening = Opening {
            place: u32::try_from(self.entries.len()).unwrap_or(u32::MAX),
            recorded_on: self.entries.last().map(|entry| entry.recorded_on),
            record: core::mem::replace(self, Self::blank()),
            faults: Faults::default(),
            way: Way::new(),
        };
        let (entries, parties) = (opening.record.entries.len(), opening.record.parties.len());
        change(&mut opening);
        let Opening { mut record, faults, .. } = opening;
        if !faults.faults.is_empty() {
            record.undo(entries, parties);
        }
        *self = record;
        faults.finish(())
    }

    fn blank() -> Self {
        Self {
            title: "".into(),
            decision: "".into(),
            parties: Vec::new(),
            ids: BTreeMap::new(),
            entries: Vec::new(),
            seats: BTreeMap::new(),
        }
    }

    /// Takes back what a refused change had already added.
    fn undo(&mut self, entries: usize, parties: usize) {
        if self.entries.len() > entries {
            let refused = EntryNo(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
            for held in self.seats.values_mut() {
                held.retain(|held| held.entry != refused);
                for held in held.iter_mut().filter(|held| held.ended_by == Some(refused)) {
                    held.until = None;
                    held.ended_by = None;
                }
            }
            self.entries.truncate(entries);
        }
        self.parties.truncate(parties);
        self.ids.retain(|_, no| (no.0 as usize) < parties);
    }

    /// Names a unit in the header. Only before the first entry; later use the fact `party_added`.
    ///
    /// # Errors
    ///
    /// When the id is malformed or taken.
    pub fn unit(&mut self, form: UnitForm) -> Result<(), Malformed> {
        self.change(|opening| opening.unit(0, form))
    }

    /// Names a person in the header.
    ///
    /// # Errors
    ///
    /// When the id is malformed or taken.
    pub fn person(&mut self, form: PersonForm) -> Result<(), Malformed> {
        self.change(|opening| opening.person(0, form))
    }

    /// Names a body in the header.
    ///
    /// # Errors
    ///
    /// When the id is malformed or taken, or the body above is unknown.
    pub fn body(&mut self, form: BodyForm<Id<'_>>) -> Result<(), Malformed> {
        self.change(|opening| opening.body(0, form))
    }

    /// Appends an entry. Its number must be the next place; [`Record::next`] tells it.
    ///
    /// # Errors
    ///
    /// When the entry is malformed; the record then stays as it was. An unlawful act is no error: it is kept,
    /// and judged without effect.
    pub fn append(&mut self, entry: Entry<Id<'_>>) -> Result<EntryNo, Malformed> {
        let no = self.next();
        self.change(|opening| opening.entry(entry)).map(|()| no)
    }

    /// The number of the next entry.
    #[must_use]
    pub fn next(&self) -> EntryNo {
        EntryNo(u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(1))
    }

    /// The document of this record: equal records, equal documents.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        let mut writing = Writing(self);
        let header = || self.parties.iter().filter(|party| party.added.is_none());
        let text = |text: &Option<Text>| text.clone().unwrap_or_else(|| "".into());
        let mut document = Document {
            schema: SCHEMA.into(),
            title: self.title.clone(),
            decision: self.decision.clone(),
            organ: OrganForm { id: "".into(), name: "".into(), level: self.level(), code: None },
            units: Vec::new(),
            persons: Vec::new(),
            bodies: Vec::new(),
            entries: Vec::new(),
        };
        for party in header() {
            let id = party.id.clone();
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
        document.entries = self.entries.iter().map(|entry| entry.clone().relabel(&mut writing)).collect();
        document
    }
}
