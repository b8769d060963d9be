//! Numbers that stand for entries and parties once a record is loaded.

use core::fmt;

/// The number of an entry: its place in the record, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct EntryNo(pub u32);

/// The number of a party within one record. [`PartyNo::ORGAN`] and [`PartyNo::OUTSIDE`] are fixed; the
/// others follow in the order in which the record names them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyNo(pub u32);

impl PartyNo {
    /// The decision organ (决策机关) whose record it is.
    pub const ORGAN: Self = Self(0);
    /// Anyone outside the record (`outside`): a complainant, the public. Never identified.
    pub const OUTSIDE: Self = Self(1);
}

impl fmt::Debug for EntryNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl fmt::Display for EntryNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for PartyNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{}", self.0)
    }
}
