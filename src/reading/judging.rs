//! An act as a guard sees it: the entry, and the record as it stood before it.

use crate::{
    record::Entry,
    terms::{Day, PartyNo},
};

use super::View;

/// The view an act is judged in, with its own entry. The view's day is the act's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judging<'a> {
    pub(crate) view: View<'a>,
    pub(crate) entry: &'a Entry<PartyNo>,
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
