//! An act as a guard sees it: the entry, and the record as it stood before it.

use crate::{
    record::Entry,
    terms::{Day, PartyNo, duty::Duty},
};

use super::View;

/// The view an act is judged in, with its own entry. The view's day is the act's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judging<'a> {
    pub(crate) view: View<'a>,
    pub(crate) entry: &'a Entry<PartyNo>,
    /// The duties that the act names as its ground, as they stand on its day; empty for every other act.
    pub(crate) duties: &'a [Duty],
}

impl Judging<'_> {
    /// Whose act it is.
    pub(crate) fn by(&self) -> PartyNo {
        self.entry.by.0
    }

    /// The day of the act.
    pub(crate) fn on(&self) -> Day {
        self.view.day
    }
}
