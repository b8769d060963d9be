//! The second reading: a document that failed the first is walked with its [`Shape`], and every fault is named
//! with its path. What is well-formed by itself is numbered all the same, so that the faults which only a whole
//! record can tell come in the same report.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::Deserialize;

use crate::terms::{
    Clause, Day, EntryNo, Period, Precision,
    clause::ClauseError,
    form::{Field, PERIOD, Shape, Shaped, Variant},
    party::{BodyKind, Level, UnitKind},
};

use super::{
    PartyKind, Record,
    document::{Document, ENTRY_LIMIT, Id, OrganForm, SCHEMA, is_id},
    entry::Entry,
    facts::{BodyForm, FactKind, PartyAddedKind, PersonForm, StatementKind, UnitForm},
    fault::{Faults, Malformed, Path, Reason, shown},
    numbering::{Days, Opening, Seg, is_before, text_fault},
    tree::Tree,
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

impl Tree {
    /// Checks a tree against a shape, without what only a whole record can tell.
    ///
    /// # Errors
    ///
    /// Every fault in the order of the document, up to [`FAULT_LIMIT`](super::fault::FAULT_LIMIT).
    pub fn check(&self, shape: &Shape) -> Result<(), Malformed> {
        let mut faults = Faults::default();
        Walk { faults: &mut faults, path: Path::root(), found: false }.value(self, shape);
        faults.sort_by_key(|fault| position(self, fault.path().as_str()));
        faults.finish(())
    }
}

/// The header, as far as it can be read.
fn header(tree: &Tree) -> Opening {
    let mut opening = Opening::resume(Record::blank());
    let mut walk = Walk { faults: &mut opening.faults, path: Path::root(), found: false };
    if let Shape::Form(fields) = Document::SHAPE {
        walk.names(tree, fields, &[]);
        // The lists come one by one, with the record at hand.
        for field in fields.iter().filter(|field| !matches!(field.shape, Shape::List(_))) {
            if let Some(value) = tree.get(field.name) {
                walk.field(field.name, value, field.shape);
            }
        }
    }
    let text = |name| tree.get(name).and_then(Tree::text).unwrap_or_default();
    opening.record.title = text("title").into();
    opening.record.decision = text("decision").into();
    match tree.get("organ").map(OrganForm::deserialize) {
        Some(Ok(organ)) => opening.seat_organ(organ.id.0, Some(organ.name), organ.level, organ.code),
        _ => {
            let id = tree.get("organ").and_then(|organ| organ.get("id")).and_then(Tree::text).unwrap_or_default();
            opening.seat_organ(id.into(), None, Level::Other, None);
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
    let mut walk = Walk { faults: &mut opening.faults, path, found: false };
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
    if let Some(id) = tree.get("id").and_then(Tree::text) {
        opening.presume(id, kind);
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

/// Whether an entry that cannot be read may have ended a tenure: a later one would then be at fault without
/// being wrong.
fn may_empty_a_seat(tree: &Tree) -> bool {
    let Shape::OneAmong { alone, .. } = Entry::<Id<'_>>::SHAPE else { return true };
    let mut classes = alone.iter().filter_map(|class| Some((class.name, tree.get(class.name)?)));
    let (Some((class, form)), None) = (classes.next(), classes.next()) else { return true };
    match (class, form.only()) {
        ("fact", Some((tag, _))) => FactKind::from_code(tag).is_none_or(|kind| kind == FactKind::TenureEnded),
        ("statement", Some((tag, _))) => {
            StatementKind::from_code(tag).is_none_or(|kind| kind == StatementKind::Retraction)
        }
        ("fact" | "statement", None) => true,
        _ => false,
    }
}

/// What is wrong with a name that an entry gives to a party or an entry.
fn name_fault(opening: &Opening, own: EntryNo, leaf: &Tree, shape: &Shape) -> Option<Reason> {
    if let Shape::Party(expect) = shape {
        return opening.party(leaf.text()?, *expect).err();
    }
    let (Shape::Entry, Ok(no)) = (shape, EntryNo::deserialize(leaf)) else { return None };
    (!is_before(no, own)).then_some(Reason::UnknownEntry(no))
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

/// The fields and tags of a form.
fn named(fields: &[Field], alone: &[Variant]) -> impl Iterator<Item = (&'static str, &'static Shape)> {
    let fields = fields.iter().map(|field| (field.name, field.shape));
    fields.chain(alone.iter().map(|tag| (tag.name, tag.shape)))
}

/// The walk of a tree along its shape.
struct Walk<'f> {
    faults: &'f mut Faults,
    path: Path,
    /// Whether there was a fault, listed or beyond the limit.
    found: bool,
}

impl Walk<'_> {
    fn fault(&mut self, reason: Reason) {
        self.found = true;
        self.faults.push(&self.path, reason);
    }

    fn field(&mut self, name: &str, tree: &Tree, shape: &Shape) {
        let mark = self.path.mark();
        self.path.field(name);
        self.value(tree, shape);
        self.path.back(mark);
    }

    fn value(&mut self, tree: &Tree, shape: &Shape) {
        match shape {
            Shape::Form(fields) => self.form(tree, fields, &[]),
            Shape::OneAmong { fields, alone } => self.form(tree, fields, alone),
            Shape::OneOf(tags) => self.choice(tree, tags),
            Shape::List(inner) => self.list(tree, inner),
            Shape::Period => self.period(tree),
            Shape::Text
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
                if let Err(reason) = leaf_fault(tree, shape) {
                    self.fault(reason);
                }
            }
        }
    }

    fn period(&mut self, tree: &Tree) {
        self.value(tree, &PERIOD);
        if let Ok(Err(error)) = Period::deserialize(tree).map(|period| period.check()) {
            self.fault(Reason::Period(error));
        }
    }

    fn list(&mut self, tree: &Tree, inner: &Shape) {
        let Some(items) = tree.items() else { return self.fault(mismatch(tree, "a list")) };
        for (n, item) in items.iter().enumerate() {
            let mark = self.path.mark();
            self.path.index(n);
            self.value(item, inner);
            self.path.back(mark);
        }
    }

    fn form(&mut self, tree: &Tree, fields: &[Field], alone: &[Variant]) {
        self.names(tree, fields, alone);
        for (name, shape) in named(fields, alone) {
            if let Some(value) = tree.get(name) {
                self.field(name, value, shape);
            }
        }
    }

    /// The names of a form: those it has, each once, and none missing.
    fn names(&mut self, tree: &Tree, fields: &[Field], alone: &[Variant]) {
        let Some(pairs) = tree.pairs() else { return self.fault(mismatch(tree, "a form with named fields")) };
        let mut seen = Vec::new();
        for (key, _) in pairs {
            match named(fields, alone).map(|(name, _)| name).find(|name| **name == **key) {
                None => self.fault(Reason::UnknownField(shown(key), words(named(fields, alone).map(|(name, _)| name)))),
                Some(name) if seen.contains(&name) => self.fault(Reason::Twice(name.into())),
                Some(name) => seen.push(name),
            }
        }
        for field in fields.iter().filter(|field| field.required && !seen.contains(&field.name)) {
            self.fault(Reason::Missing(field.name));
        }
        if !alone.is_empty() && alone.iter().filter(|kind| seen.contains(&kind.name)).count() != 1 {
            self.fault(Reason::NotOneKind(words(alone.iter().map(|kind| kind.name))));
        }
    }

    fn choice(&mut self, tree: &Tree, tags: &[Variant]) {
        let all = || words(tags.iter().map(|tag| tag.name));
        if tree.pairs().is_none() {
            return self.fault(mismatch(tree, "a form with exactly one tag"));
        }
        match tree.only() {
            None => self.fault(Reason::NotOneTag(all())),
            Some((tag, value)) => match tags.iter().find(|known| known.name == tag) {
                None => self.fault(Reason::UnknownWord(shown(tag), all())),
                Some(known) => self.field(known.name, value, known.shape),
            },
        }
    }
}

/// What is wrong with a value that has neither fields nor elements.
fn leaf_fault(tree: &Tree, shape: &Shape) -> Result<(), Reason> {
    let text = |expected| tree.text().ok_or_else(|| mismatch(tree, expected));
    match shape {
        Shape::Text => text_fault(text("text")?).map_or(Ok(()), Err),
        Shape::Id => {
            let id = text("an id")?;
            if is_id(id) { Ok(()) } else { Err(Reason::Id(shown(id))) }
        }
        // Whether there is such a party is for the record to say.
        Shape::Party(_) => text("the id of a party").map(|_| ()),
        Shape::Day => Day::parse(text("a day")?).map(|_| ()).map_err(Reason::Day),
        Shape::Clause => clause(text("the code of a clause")?),
        Shape::Code(codes) => {
            let word = text("a word of a list")?;
            if codes.contains(&word) {
                Ok(())
            } else {
                Err(Reason::UnknownWord(shown(word), words(codes.iter().copied())))
            }
        }
        Shape::Exactly(schema) => {
            let found = text("the name of a schema")?;
            if found == *schema { Ok(()) } else { Err(Reason::UnknownSchema(shown(found), schema)) }
        }
        Shape::Flag => {
            if matches!(tree, Tree::Flag(_)) {
                Ok(())
            } else {
                Err(mismatch(tree, "true or false"))
            }
        }
        Shape::Entry => whole(tree, "the number of an entry", u32::MAX.into()),
        Shape::Whole => whole(tree, "a whole number from 0 to 4294967295", u32::MAX.into()),
        Shape::Small => whole(tree, "a whole number from 0 to 255", u8::MAX.into()),
        // These are walked.
        Shape::Period | Shape::Form(_) | Shape::OneAmong { .. } | Shape::OneOf(_) | Shape::List(_) => Ok(()),
    }
}

fn mismatch(tree: &Tree, expected: &str) -> Reason {
    if *tree == Tree::Null {
        Reason::Null(expected.into())
    } else {
        Reason::WrongType { found: tree.what(), expected: expected.into() }
    }
}

fn whole(tree: &Tree, expected: &str, most: u64) -> Result<(), Reason> {
    let Tree::Whole(n) = tree else { return Err(mismatch(tree, expected)) };
    if *n <= most { Ok(()) } else { Err(Reason::WrongType { found: "a greater number", expected: expected.into() }) }
}

/// A clause is stored as its code; its other forms are read by people.
fn clause(text: &str) -> Result<(), Reason> {
    let read: Result<Clause, ClauseError> = Clause::parse(text);
    let code = read.map_err(Reason::Clause)?.code().to_string();
    if code == text { Ok(()) } else { Err(Reason::NotTheCode(shown(text), code)) }
}

fn words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push('`');
        out.push_str(word);
        out.push('`');
    }
    out
}

/// Where a path leads in a tree: the places of its steps, as far as they are there. Faults are sorted by it.
fn position(tree: &Tree, path: &str) -> Vec<usize> {
    let (mut places, mut tree, mut rest) = (Vec::new(), tree, path);
    while !rest.is_empty() {
        let next = if let Some(index) = rest.strip_prefix('[') {
            let (n, after) = index.split_once(']').unwrap_or((index, ""));
            rest = after;
            n.parse().ok().and_then(|n: usize| Some((n, tree.items()?.get(n)?)))
        } else {
            let name = rest.strip_prefix('.').unwrap_or(rest);
            let (name, after) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
            rest = after;
            let pairs = tree.pairs().unwrap_or_default().iter().enumerate();
            pairs
                .map(|(n, (key, value))| (n, key, value))
                .find(|(_, key, _)| ***key == *name)
                .map(|(n, _, value)| (n, value))
        };
        let Some((place, inner)) = next else { break };
        places.push(place);
        tree = inner;
    }
    places
}
