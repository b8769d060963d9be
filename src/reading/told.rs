//! What a record says of itself and to others: which entries stand, what they name, which units ever executed,
//! and what answers an entry.

use alloc::vec::Vec;

use crate::{
    record::{Entry, FactKind},
    terms::{
        Day, EntryNo, PartyNo, Period,
        form::{Expect, Relabel, Relabelled},
    },
};

use super::{Mark, View};

impl<'a> View<'a> {
    /// The entries that stand by the day of the view: acts in effect, facts and determinations, not retracted.
    /// Statements have no day and are not among them.
    pub(crate) fn standing(self) -> impl Iterator<Item = &'a Entry<PartyNo>> + 'a {
        let held = usize::try_from(self.facts.count()).unwrap_or(usize::MAX);
        self.record.entries().iter().take(held).filter(move |entry| {
            entry.day().is_some_and(|day| day <= self.day)
                && !self.facts.retracted(entry.no)
                && (!entry.what.is_act() || self.position.in_effect(entry.no))
        })
    }

    /// The units that any designation named, each once, in the order in which they were first engaged.
    pub(crate) fn ever_engaged(&self) -> Vec<PartyNo> {
        let mut units = Vec::new();
        for engagement in self.engagements() {
            if !units.contains(&engagement.unit) {
                units.push(engagement.unit);
            }
        }
        units
    }

    /// Whether a party has been an executing unit on some day up to this one, in its own name or as a successor.
    pub(crate) fn has_executed(&self, party: PartyNo, day: Day) -> bool {
        self.engagements().any(|engagement| {
            engagement.from <= day
                && (engagement.unit == party || self.has_successions() && self.chain(engagement.unit).contains(&party))
        })
    }

    /// The entries of a kind that answer another, in the order of their days. What only someone outside the
    /// record is said to have done answers nothing for those who owe the answer.
    pub(crate) fn told(self, of: EntryNo, kind: FactKind) -> impl Iterator<Item = Mark> + 'a {
        self.answering(of, kind)
            .filter(move |mark| self.entry(mark.no).is_some_and(|entry| entry.by.0 != PartyNo::OUTSIDE))
    }

    /// An entry as the anchor of a day that it states exactly; none where its own day is known only to the month
    /// or year, so that the stated day is not taken for that one.
    pub(crate) fn stating(&self, no: EntryNo) -> Option<EntryNo> {
        Some(no).filter(|no| !self.is_coarse(Some(*no)))
    }
}

/// The entries that an entry names, in the order of its form.
pub(crate) fn named(entry: &Entry<PartyNo>) -> Vec<EntryNo> {
    struct Named(Vec<EntryNo>);
    impl Relabel for Named {
        type From = PartyNo;
        type To = PartyNo;
        fn party(&mut self, name: PartyNo, _: Expect) -> PartyNo {
            name
        }
        fn entry(&mut self, no: EntryNo) {
            self.0.push(no);
        }
        fn period(&mut self, _: Period) {}
        fn text(&mut self, _: &str) {}
    }
    let mut named = Named(Vec::new());
    // Walking the form as it is walked at loading: no field that names an entry can be forgotten here.
    entry.what.clone().relabel(&mut named);
    named.0
}
