//! What is wrong with a document: every fault with its path and what to do.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::terms::{Day, EntryNo, form::Expect};

/// The most faults one reading lists.
pub const FAULT_LIMIT: usize = 100;

/// Where in a document a fault lies, such as `entries[3].fact.received.of`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(String);

impl Path {
    /// The document as a whole.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Goes into a field.
    pub(crate) fn field(&mut self, name: &str) {
        if !self.0.is_empty() {
            self.0.push('.');
        }
        self.0.push_str(name);
    }

    /// Goes into an element.
    pub(crate) fn index(&mut self, n: usize) {
        use core::fmt::Write;
        // Writing to a string cannot fail.
        let _ = write!(self.0, "[{n}]");
    }

    /// The length, to come back to.
    pub(crate) fn mark(&self) -> usize {
        self.0.len()
    }

    /// Comes back to a mark.
    pub(crate) fn back(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "the document" } else { &self.0 })
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Fault {
    path: Path,
    reason: Reason,
}

impl Fault {
    pub(crate) fn new(path: Path, reason: Reason) -> Self {
        Self { path, reason }
    }

    /// Where.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why, and what to do.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

/// Why something is malformed. New reasons may be added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The text is not in the format at all, or breaks off.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The schema is another.
    #[error("unknown schema `{0}`; this version reads `{1}`")]
    UnknownSchema(String, &'static str),
    /// A field that the form does not have.
    #[error("unknown field `{0}`; the form has {1}")]
    UnknownField(String, String),
    /// A field given twice.
    #[error("the field `{0}` is given twice; keep one")]
    Twice(String),
    /// A required field is absent.
    #[error("the field `{0}` is missing; it is required")]
    Missing(&'static str),
    /// Another type of value was expected.
    #[error("{found} stands where {expected} is expected")]
    WrongType {
        /// What stands there.
        found: &'static str,
        /// What should.
        expected: String,
    },
    /// `null`.
    #[error("null stands where {0} is expected; give one, or leave the field out where it is optional")]
    Null(String),
    /// A word that the list does not have.
    #[error("unknown word `{0}`; the list has {1}")]
    UnknownWord(String, String),
    /// Not a day, or outside 2000-01-01 to 2199-12-31.
    #[error("{0}")]
    Day(crate::terms::day::DayError),
    /// Not a clause.
    #[error("{0}; a record holds the last of these forms")]
    Clause(crate::terms::clause::ClauseError),
    /// A clause, but not in the form in which one is stored.
    #[error("`{0}` is not the code of a clause; write `{1}`")]
    NotTheCode(String, String),
    /// Not a period.
    #[error("{0}")]
    Period(crate::terms::period::PeriodError),
    /// Not an id.
    #[error("`{0}` is no id; an id is 1 to 64 of a-z, 0-9, `.`, `_`, `-`, and not `outside`")]
    Id(String),
    /// An id used twice.
    #[error("the id `{0}` is already taken; ids are unique within a record")]
    Taken(String),
    /// A party that the record does not know at this place.
    #[error("unknown party `{0}`; name it in the header, or add it by an earlier `party_added`")]
    UnknownParty(String),
    /// A party of another kind.
    #[error("`{0}` is not {1}")]
    WrongParty(String, &'static str),
    /// An entry that does not stand before this one.
    #[error("unknown entry {0}; an entry can only name one that stands before it")]
    UnknownEntry(EntryNo),
    /// An entry of a kind that this field cannot name.
    #[error("entry {0} is `{1}`; this field names {2}")]
    WrongEntry(EntryNo, &'static str, &'static str),
    /// A number that is not the entry's place.
    #[error("the entry is numbered {found}; its place is {place}")]
    OutOfPlace {
        /// The number written.
        found: u32,
        /// Its place.
        place: u32,
    },
    /// `recorded_on` goes back.
    #[error("recorded on {0}, before the entry above it ({1}); the list is in the order of recording")]
    RecordedBackwards(Day, Day),
    /// `on` after `recorded_on`.
    #[error("dated {0}, after it was recorded ({1}); an entry cannot be recorded before its day")]
    RecordedBefore(Day, Day),
    /// No `on`.
    #[error("`on` is missing; every entry but a statement has a day")]
    NoDay,
    /// A statement with a day.
    #[error("a statement has no `on`; it counts from the day it is recorded")]
    DayOnStatement,
    /// Not exactly one kind.
    #[error("an entry holds exactly one kind, of {0}")]
    NotOneKind(String),
    /// A choice with none or several tags.
    #[error("exactly one of {0} is expected")]
    NotOneTag(String),
    /// A party that the header can no longer take.
    #[error(
        "{0} cannot be named here; the header names units, then persons, then bodies, before the first entry; \
         later, use the fact `party_added`"
    )]
    HeaderClosed(&'static str),
    /// Two heads on one day.
    #[error("`{0}` already has a {1} on {2}; end that tenure first, or begin on its last day")]
    TwoHeads(String, &'static str, Day),
    /// A tenure that ends before it begins, or twice.
    #[error("the tenure of entry {0} cannot end here; it ended already or begins later")]
    TenureEnd(EntryNo),
    /// A ground with both or neither of its two fields.
    #[error("a ground names either an entry or a duty")]
    NotOneGround,
    /// Days the wrong way round.
    #[error("the last day {1} is before the first day {0}")]
    Backwards(Day, Day),
    /// A limit of this version.
    #[error("{found} {what}; this version takes at most {limit}")]
    Limit {
        /// What is counted.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
}

/// A document that is no record: every fault found, up to [`FAULT_LIMIT`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    faults: Vec<Fault>,
    more: bool,
}

impl Malformed {
    pub(crate) fn one(path: Path, reason: Reason) -> Self {
        Self { faults: alloc::vec![Fault::new(path, reason)], more: false }
    }

    /// The faults, in the order of the document.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether there are more than those listed.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.more
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the record is malformed")?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        if self.more {
            write!(f, "\n  and more")?;
        }
        Ok(())
    }
}

impl core::error::Error for Malformed {}

/// Collects faults up to the limit.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    faults: Vec<Fault>,
    more: bool,
}

impl Faults {
    pub(crate) fn push(&mut self, path: &Path, reason: Reason) {
        if self.faults.len() < FAULT_LIMIT {
            self.faults.push(Fault::new(path.clone(), reason));
        } else {
            self.more = true;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether nothing can be added.
    pub(crate) fn is_full(&self) -> bool {
        self.more
    }

    /// Puts the faults in an order, keeping equal ones as they are.
    pub(crate) fn sort_by_key<K: Ord>(&mut self, key: impl FnMut(&Fault) -> K) {
        self.faults.sort_by_cached_key(key);
    }

    pub(crate) fn finish<T>(self, value: T) -> Result<T, Malformed> {
        if self.faults.is_empty() { Ok(value) } else { Err(Malformed { faults: self.faults, more: self.more }) }
    }
}

/// A text of the document as a fault shows it: its beginning.
pub(crate) fn shown(text: &str) -> String {
    const KEPT: usize = 60;
    let mut shown: String = text.chars().take(KEPT).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// How a field's expectation is said.
pub(crate) const fn expected(expect: Expect) -> &'static str {
    match expect {
        Expect::Any => "a party",
        Expect::Unit => "a unit",
        Expect::Person => "a person",
        Expect::Body => "a body or the organ",
        Expect::Seat => "a unit or the organ",
    }
}
