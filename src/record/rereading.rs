//! The second reading of a document that failed the first: every fault is named with its path. What is
//! well-formed by itself is numbered all the same, so that the faults which only a whole record can tell come in
//! the same report; what an unreadable part would have added is presumed, so that one fault does not bring others.

use alloc::{string::ToString, vec::Vec};

use serde::Deserialize;

use crate::terms::{
    Day, EntryNo, Precision,
    form::{Field, Shape, Shaped, Variant},
    party::{BodyKind, Level, UnitKind},
};

use super::{
    PartyKind, Record,
    document::{Document, ENTRY_LIMIT, Id, OrganForm, SCHEMA, is_id},
    entry::Entry,
    facts::{BodyForm, FactKind, PartyAddedKind, PersonForm, StatementKind, UnitForm},
    fault::{Malformed, Path, Reason, shown},
    numbering::{Days, Opening, Seg, is_before},
    tree::Tree,
    walk::{Walk, can_be_named, mismatch, named, position},
};

impl Record {
    /// Finds the record in a tree, or every fault.
    ///
    /// It accepts exactly what reading a [`Document`] and [`Document::open`] accept, but takes longer and looks
    /// at the whole document before it answers. It is meant for the second reading, after a first has failed:
    ///
    /// ```
    /// use zeren::record::{Document, Record, Tree};
    ///
    /// let text = r#"{ "schema": "zeren.record/1", "title": "Flood wall" }"#;
    /// assert!(serde_json::from_str::<Document>(text).is_err());
    /// let tree: Tree = serde_json::from_str(text)?;
    /// let malformed = Record::from_tree(&tree).unwrap_err();
    /// assert_eq!(malformed.faults().len(), 2, "no `decision`, no `organ`");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault in the order of the document, up to [`FAULT_LIMIT`](super::fault::FAULT_LIMIT).
    pub fn from_tree(tree: &Tree) -> Result<Self, Malformed> {
        if let Some(other) = tree.get("schema").and_then(Tree::text).filter(|schema| *schema != SCHEMA) {
            // The rest follows the rules of the other schema.
            let mut path = Path::root();
            path.field("schema");
            return Err(Malformed::one(path, Reason::UnknownSchema(shown(other), SCHEMA)));
        }
        let mut opening = header(tree);
        lists(&mut opening, tree);
        opening.faults.sort_by_key(|fault| position(tree, fault.path().as_str()));
        opening.faults.finish(opening.record)
    }
}

/// The header, as far as it can be read.
fn header(tree: &Tree) -> Opening {
    let mut opening = Opening::resume(Record::blank());
    let mut walk = Walk::new(&mut opening.faults, Path::root());
    if let Shape::Form(fields) = Document::SHAPE {
        walk.names(tree, fields, &[]);
        // The lists come one by one, with the record at hand.
        for field in fields.iter().filter(|field| !matches!(field.shape, Shape::List(_))) {
            if let Some(value) = tree.get(field.name) {
                walk.field(field.name, value, field.shape);
            }
        }
    }
    opening.parties_unsure =
        !tree.get("organ").and_then(|organ| organ.get("id")).and_then(Tree::text).is_some_and(is_id);
    let text = |name| tree.get(name).and_then(Tree::text).unwrap_or_default();
    opening.record.title = text("title").into();
    opening.record.decision = text("decision").into();
    match tree.get("organ").map(OrganForm::deserialize) {
        Some(Ok(organ)) => opening.seat_organ(organ.id.0, Some(organ.name), organ.level, organ.code),
        _ => {
            let id = tree.get("organ").and_then(|organ| organ.get("id")).and_then(Tree::text);
            opening.seat_organ(id.unwrap_or_default().into(), None, Level::Other, None);
        }
    }
    opening
}

/// The lists of parties, then the entries.
fn lists(opening: &mut Opening, tree: &Tree) {
    each::<UnitForm>(opening, tree, "units", PartyAddedKind::Unit, Opening::unit);
    each::<PersonForm>(opening, tree, "persons", PartyAddedKind::Person, Opening::person);
    each::<BodyForm<Id<'_>>>(opening, tree, "bodies", PartyAddedKind::Body, Opening::body);
    let Some(entries) = list(opening, tree, "entries") else { return };
    opening.count(entries.len());
    for tree in entries.iter().take(ENTRY_LIMIT) {
        if opening.faults.is_full() {
            return;
        }
        entry(opening, tree);
    }
}

/// The elements of a list of the document; one that is absent is empty.
fn list<'t>(opening: &mut Opening, tree: &'t Tree, name: &'static str) -> Option<&'t [Tree]> {
    let value = tree.get(name)?;
    if value.items().is_none() {
        opening.at(&[Seg::Field(name)], mismatch(value, "a list"));
    }
    value.items()
}

/// A list of parties. One that cannot be read joins all the same if its id can, so that the entries that name
/// it are not at fault as well.
fn each<'t, T: Deserialize<'t> + Shaped>(
    opening: &mut Opening,
    tree: &'t Tree,
    name: &'static str,
    kind: PartyAddedKind,
    join: fn(&mut Opening, usize, T),
) {
    for (n, tree) in list(opening, tree, name).unwrap_or_default().iter().enumerate() {
        let way = [Seg::Field(name), Seg::Index(n)];
        match opening.within(&way, |opening| read::<T>(opening, tree)) {
            Some(form) => join(opening, n, form),
            None => opening.within(&way, |opening| presume(opening, tree, kind)),
        }
    }
}

/// Reads a form if it is well-formed by itself; else its faults are listed.
fn read<'t, T: Deserialize<'t> + Shaped>(opening: &mut Opening, tree: &'t Tree) -> Option<T> {
    let path = opening.path();
    let mut walk = Walk::new(&mut opening.faults, path);
    walk.value(tree, &T::SHAPE);
    if walk.found {
        return None;
    }
    match T::deserialize(tree) {
        Ok(form) => Some(form),
        Err(error) => {
            // The shape is weaker than the type here. Never silent.
            opening.at(&[], Reason::Unreadable(error.to_string()));
            None
        }
    }
}

fn presume(opening: &mut Opening, tree: &Tree, kind: PartyAddedKind) {
    let kind = match kind {
        PartyAddedKind::Unit => PartyKind::Unit { kind: UnitKind::Other, level: None },
        PartyAddedKind::Person => PartyKind::Person,
        PartyAddedKind::Body => PartyKind::Body { kind: BodyKind::Other, above: None },
    };
    match tree.get("id").and_then(Tree::text).filter(|id| is_id(id)) {
        Some(id) => opening.presume(id, kind),
        None => opening.parties_unsure = true,
    }
}

fn entry(opening: &mut Opening, tree: &Tree) {
    match opening.in_entry(|opening| read::<Entry<Id<'_>>>(opening, tree)) {
        Some(entry) => {
            let entry = opening.check(entry);
            opening.take(entry);
        }
        None => unread(opening, tree),
    }
}

/// An entry that cannot be read: what can be told of it all the same, and its place.
fn unread(opening: &mut Opening, tree: &Tree) {
    let recorded_on = tree.get("recorded_on").and_then(day);
    opening.in_entry(|opening| {
        if let Some(Ok(no)) = tree.get("no").map(u32::deserialize) {
            opening.check_no(no);
        }
        if let Ok(precision) = tree.get("precision").map_or(Ok(Precision::Day), Precision::deserialize) {
            opening.check_days(Days { on: tree.get("on").and_then(day), precision, recorded_on });
        }
        if let Some((class, _)) = class(tree)
            && tree.get("on").is_some() == (class == "statement")
        {
            let reason = if class == "statement" { Reason::DayOnStatement } else { Reason::NoDay };
            opening.at(&[Seg::Field("on")], reason);
        }
        let (own, mut found) = (opening.own(), Vec::new());
        leaves(tree, &Entry::<Id<'_>>::SHAPE, &mut opening.path(), &mut |leaf, shape, path| {
            if let Some(reason) = name_fault(opening, own, leaf, shape) {
                found.push((path.clone(), reason));
            }
        });
        for (path, reason) in found {
            opening.faults.push(&path, reason);
        }
        if let Some((tag, form)) = tree.get("fact").and_then(|fact| fact.get("party_added")).and_then(Tree::only)
            && let Some(kind) = PartyAddedKind::from_code(tag)
        {
            let way = [Seg::Field("fact"), Seg::Field("party_added"), Seg::Field(kind.code())];
            opening.within(&way, |opening| presume(opening, form, kind));
        }
    });
    opening.seats_unsure |= may_empty_a_seat(tree);
    opening.skip(recorded_on);
}

fn day(tree: &Tree) -> Option<Day> {
    Day::deserialize(tree).ok()
}

/// The class of an entry and what it holds, if there is one and only one.
fn class(tree: &Tree) -> Option<(&'static str, &Tree)> {
    let Shape::OneAmong { alone, .. } = Entry::<Id<'_>>::SHAPE else { return None };
    let mut classes = alone.iter().filter_map(|class| Some((class.name, tree.get(class.name)?)));
    classes.next().filter(|_| classes.next().is_none())
}

/// Whether an entry that cannot be read may have ended a tenure: a later one would then be at fault without
/// being wrong.
fn may_empty_a_seat(tree: &Tree) -> bool {
    let Some((class, form)) = class(tree) else { return true };
    match (class, form.only()) {
        ("fact", Some((tag, _))) => FactKind::from_code(tag).is_none_or(|kind| kind == FactKind::TenureEnded),
        ("statement", Some((tag, _))) => {
            StatementKind::from_code(tag).is_none_or(|kind| kind == StatementKind::Retraction)
        }
        ("fact" | "statement", None) => true,
        _ => false,
    }
}

/// What is wrong with a name that an entry gives to a party or an entry, and that was not wrong by itself.
fn name_fault(opening: &Opening, own: EntryNo, leaf: &Tree, shape: &Shape) -> Option<Reason> {
    if let Shape::Party(expect) = shape {
        return opening.party(leaf.text().filter(|id| can_be_named(id))?, *expect).err();
    }
    let (Shape::Entry, Ok(no)) = (shape, EntryNo::deserialize(leaf)) else { return None };
    (no.0 != 0 && !is_before(no, own)).then_some(Reason::UnknownEntry(no))
}

/// Shows every value of a tree that stands where a shape has neither fields nor elements.
fn leaves(tree: &Tree, shape: &Shape, path: &mut Path, see: &mut dyn FnMut(&Tree, &Shape, &Path)) {
    if let Shape::List(inner) = shape {
        for (n, item) in tree.items().unwrap_or_default().iter().enumerate() {
            let mark = path.mark();
            path.index(n);
            leaves(item, inner, path, see);
            path.back(mark);
        }
        return;
    }
    let (fields, alone): (&[Field], &[Variant]) = match shape {
        Shape::Form(fields) => (fields, &[]),
        Shape::OneOf(alone) => (&[], alone),
        Shape::OneAmong { fields, alone } => (fields, alone),
        Shape::List(_)
        | Shape::Period
        | Shape::Text
        | Shape::Id
        | Shape::Party(_)
        | Shape::Entry
        | Shape::Day
        | Shape::Whole
        | Shape::Small
        | Shape::Flag
        | Shape::Clause
        | Shape::Code(_)
        | Shape::Exactly(_) => {
            return see(tree, shape, path);
        }
    };
    for (key, value) in tree.pairs().unwrap_or_default() {
        if let Some((name, inner)) = named(fields, alone).find(|(name, _)| **name == **key) {
            let mark = path.mark();
            path.field(name);
            leaves(value, inner, path, see);
            path.back(mark);
        }
    }
}
