//! Floor 1: the record. Entries, the versioned document, and the checks that only a whole record allows.
//!
//! How a record is written by hand, kind by kind: [`writing`].

pub mod acts;
mod building;
#[cfg(feature = "chain")]
pub mod chain;
mod counts;
pub mod document;
pub mod entry;
pub mod facts;
pub mod fault;
#[cfg(feature = "json")]
mod json;
mod linking;
mod names;
mod numbering;
mod rereading;
mod schema;
mod seats;
mod tree;
mod walk;
#[doc = include_str!("writing.md")]
pub mod writing {}

use alloc::{boxed::Box, collections::BTreeMap, vec::Vec};

use crate::terms::{
    Day, EntryNo, PartyNo, Text,
    party::{BodyKind, Level, UnitKind},
};

use counts::Counts;
use seats::Seats;

pub use acts::{
    AccountabilityAct, AccountabilityKind, DisciplineAct, EvaluationAct, ExecutionAct, ExecutionKind, RemedyAct,
    StandardAct,
};
pub use document::{
    ACT_LIMIT, Document, ENTRY_LIMIT, Id, JSON_LIMIT, LIST_LIMIT, LISTED_LIMIT, MATTER_LIMIT, PARTY_LIMIT,
    SUCCESSION_LIMIT, TENURE_LIMIT,
};
pub use entry::{Entry, What};
pub use facts::{Determination, Fact, FactKind, Statement};
pub use fault::{Fault, Malformed, Reason};
pub use schema::{schema, schema_of};
pub use tree::Tree;

/// A party of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: Text,
    /// Its name, where it has one.
    pub name: Option<Text>,
    /// What it is.
    pub kind: PartyKind,
    /// The entry that added it; none when the header names it.
    pub added: Option<EntryNo>,
}

/// What a party is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartyKind {
    /// The decision organ.
    Organ {
        /// Its level.
        level: Level,
        /// Its code in GB/T 2260.
        code: Option<Text>,
    },
    /// Anyone outside the record.
    Outside,
    /// A unit.
    Unit {
        /// Its kind.
        kind: UnitKind,
        /// Its level, where it is an organ.
        level: Option<Level>,
    },
    /// A person.
    Person,
    /// A body.
    Body {
        /// Its kind.
        kind: BodyKind,
        /// The next higher body.
        above: Option<PartyNo>,
    },
}

/// The record (全过程记录) of one decision: an append-only list of entries and the parties they name.
///
/// The record is the whole state. Nothing derived is stored in it; every answer is computed from it.
///
/// # Limits
///
/// What is larger is refused with a fault that names the limit and the place: [`ENTRY_LIMIT`], [`PARTY_LIMIT`],
/// [`ACT_LIMIT`], [`MATTER_LIMIT`] for each kind of matter, [`TENURE_LIMIT`] for each post, [`SUCCESSION_LIMIT`],
/// [`LIST_LIMIT`] for each list within an entry, [`TEXT_LIMIT`](crate::terms::form::TEXT_LIMIT) for each text,
/// [`JSON_LIMIT`] for a document in JSON. Within them reading, replaying and answering cost O(n log n) in the number of
/// entries, times the windows that an answer lists, whatever the order of the days; what only acts, matters, tenures of
/// one post or successions bring about costs at most the square of their own limit, and an act that establishes a
/// circumstance on a missed duty what the duties of that article cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    title: Text,
    decision: Text,
    parties: Vec<Party>,
    ids: BTreeMap<Box<str>, PartyNo>,
    entries: Vec<Entry<PartyNo>>,
    seats: Seats,
    counts: Counts,
}

impl Record {
    /// The decision's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The decision's id.
    #[must_use]
    pub fn decision(&self) -> &str {
        &self.decision
    }

    /// The parties by number: the organ, `outside`, then the others in the order in which they are named.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// One party.
    #[must_use]
    pub fn party(&self, no: PartyNo) -> Option<&Party> {
        self.parties.get(no.0 as usize)
    }

    /// The number of the party with this id.
    #[must_use]
    pub fn party_no(&self, id: &str) -> Option<PartyNo> {
        self.ids.get(id).copied()
    }

    /// The id of a party.
    #[must_use]
    pub fn id(&self, no: PartyNo) -> &str {
        self.party(no).map_or("outside", |party| &party.id)
    }

    /// The organ's level.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.party(PartyNo::ORGAN).map(|party| &party.kind) {
            Some(PartyKind::Organ { level, .. }) => *level,
            _ => Level::Other,
        }
    }

    /// The entries in the order in which they were recorded.
    #[must_use]
    pub fn entries(&self) -> &[Entry<PartyNo>] {
        &self.entries
    }

    /// One entry.
    #[must_use]
    pub fn entry(&self, no: EntryNo) -> Option<&Entry<PartyNo>> {
        self.entries.get((no.0 as usize).checked_sub(1)?)
    }

    /// How many entries were recorded up to a day: the length of the prefix known on it.
    #[must_use]
    pub fn known_on(&self, day: Day) -> usize {
        self.entries.partition_point(|entry| entry.recorded_on <= day)
    }
}
