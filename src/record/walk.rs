//! The walk of a tree along a [`Shape`]: every fault of its form, each with its path.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::Deserialize;

use crate::terms::{
    Clause, Day, EntryNo, Period,
    clause::ClauseError,
    form::{Field, PERIOD, Shape, Variant},
};

use super::{
    document::is_id,
    fault::{Faults, Malformed, Path, Reason, shown},
    numbering::text_fault,
    tree::Tree,
};

impl Tree {
    /// Checks a tree against a shape, without what only a whole record can tell.
    ///
    /// # Errors
    ///
    /// Every fault in the order of the document, up to [`FAULT_LIMIT`](super::fault::FAULT_LIMIT).
    pub fn check(&self, shape: &Shape) -> Result<(), Malformed> {
        let mut faults = Faults::default();
        Walk::new(&mut faults, Path::root()).value(self, shape);
        faults.sort_by_key(|fault| position(self, fault.path().as_str()));
        faults.finish(())
    }
}

/// The fields and tags of a form.
pub(super) fn named(fields: &[Field], alone: &[Variant]) -> impl Iterator<Item = (&'static str, &'static Shape)> {
    let fields = fields.iter().map(|field| (field.name, field.shape));
    fields.chain(alone.iter().map(|tag| (tag.name, tag.shape)))
}

/// The walk of a tree along its shape.
pub(super) struct Walk<'f> {
    faults: &'f mut Faults,
    path: Path,
    /// Whether there was a fault, listed or beyond the limit.
    pub(super) found: bool,
}

impl<'f> Walk<'f> {
    pub(super) fn new(faults: &'f mut Faults, path: Path) -> Self {
        Self { faults, path, found: false }
    }

    fn fault(&mut self, reason: Reason) {
        self.found = true;
        self.faults.push(&self.path, reason);
    }

    pub(super) fn field(&mut self, name: &str, tree: &Tree, shape: &Shape) {
        let mark = self.path.mark();
        self.path.field(name);
        self.value(tree, shape);
        self.path.back(mark);
    }

    pub(super) fn value(&mut self, tree: &Tree, shape: &Shape) {
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
    pub(super) fn names(&mut self, tree: &Tree, fields: &[Field], alone: &[Variant]) {
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
            return self.fault(mismatch(tree, "a form with exactly one name and its value"));
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

/// Whether a party could have that id.
pub(super) fn can_be_named(id: &str) -> bool {
    is_id(id) || id == "outside"
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
        // Whether there is such a party, or entry, is for the record to say, unless there can be none.
        Shape::Party(_) => {
            let id = text("the id of a party")?;
            if can_be_named(id) { Ok(()) } else { Err(Reason::UnknownParty(shown(id))) }
        }
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
        Shape::Entry if *tree == Tree::Whole(0) => Err(Reason::UnknownEntry(EntryNo(0))),
        Shape::Entry => whole(tree, "the number of an entry", u32::MAX.into()),
        Shape::Whole => whole(tree, "a whole number from 0 to 4294967295", u32::MAX.into()),
        Shape::Small => whole(tree, "a whole number from 0 to 255", u8::MAX.into()),
        // These are walked.
        Shape::Period | Shape::Form(_) | Shape::OneAmong { .. } | Shape::OneOf(_) | Shape::List(_) => Ok(()),
    }
}

pub(super) fn mismatch(tree: &Tree, expected: &str) -> Reason {
    if *tree == Tree::Null {
        Reason::Null(expected.into())
    } else {
        Reason::WrongType { found: tree.what(), expected: expected.into() }
    }
}

fn whole(tree: &Tree, expected: &str, most: u64) -> Result<(), Reason> {
    let Tree::Whole(n) = tree else { return Err(mismatch(tree, expected)) };
    if *n <= most { Ok(()) } else { Err(Reason::WrongType { found: "a number too large", expected: expected.into() }) }
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
pub(super) fn position(tree: &Tree, path: &str) -> Vec<usize> {
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
