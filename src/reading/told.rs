//! What a record says of itself and to others: which entries stand, what they name, which units ever executed,
//! and what answers an entry; how a complaint went at the door.

use alloc::{collections::BTreeSet, vec::Vec};

use crate::{
    record::{
        Entry, Fact, FactKind, PartyKind, What,
        facts::{Accepted, Acknowledgement, ComplaintReceived},
    },
    terms::{
        Day, EntryNo, PartyNo, Period,
        decision::{ComplaintKind, ComplaintRoute},
        form::{Expect, Relabel, Relabelled},
    },
};

use super::{Mark, View};

impl<'a> View<'a> {
    /// Whether an entry stands by the day of the view: an act in effect, a fact or a determination, not retracted. A
    /// statement has no day and is none of them.
    pub(crate) fn stands(&self, entry: &Entry<PartyNo>) -> bool {
        entry.day().is_some_and(|day| day <= self.day)
            && !self.facts.retracted(entry.no)
            && (!entry.what.is_act() || self.position.in_effect(entry.no))
    }

    /// The entries after one in the list that stand by the day of the view.
    pub(crate) fn standing_after(self, no: EntryNo) -> impl Iterator<Item = &'a Entry<PartyNo>> + 'a {
        let held = usize::try_from(self.facts.count()).unwrap_or(usize::MAX);
        let entries = self.record.entries().iter().take(held).skip(no.0 as usize);
        entries.filter(move |entry| self.stands(entry))
    }

    /// The units that any designation named, each once, in the order in which they were first engaged.
    pub(crate) fn ever_engaged(self) -> impl Iterator<Item = PartyNo> + 'a {
        let all = &self.position.engagements;
        self.engagements().enumerate().filter(|(place, _)| all.is_first(*place)).map(|(_, engagement)| engagement.unit)
    }

    /// Whether a party has been an executing unit on some day up to this one, in its own name or as a successor.
    pub(crate) fn has_executed(&self, party: PartyNo, day: Day) -> bool {
        let by_then = self.on(day.min(self.day));
        by_then.engagements().any(|engagement| {
            engagement.unit == party || self.has_successions() && by_then.chain(engagement.unit).contains(&party)
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

/// A complaint with what became of it at the door, in the order of the days.
pub(crate) struct Complaint<'a> {
    pub(crate) no: EntryNo,
    pub(crate) on: Day,
    pub(crate) form: &'a ComplaintReceived<PartyNo>,
    pub(crate) answers: Vec<Answer<'a>>,
}

/// What became of a complaint: accepted, not accepted, transferred.
pub(crate) struct Answer<'a> {
    pub(crate) mark: Mark,
    pub(crate) by: PartyNo,
    pub(crate) outcome: &'a Acknowledgement<PartyNo>,
}

/// The handling of a complaint from its acceptance until it is given away.
pub(crate) struct Handling {
    pub(crate) bearer: PartyNo,
    /// The party for which a standard may be set, where it is a unit.
    pub(crate) unit: Option<PartyNo>,
    /// The day of acceptance and the entry that states it.
    pub(crate) anchor: (Day, Option<EntryNo>),
    pub(crate) route: Option<ComplaintRoute>,
    /// Where it was transferred, or not accepted after all.
    pub(crate) left: Option<Mark>,
}

impl Answer<'_> {
    /// To whom the complaint was transferred, if it was.
    pub(crate) fn transferred(&self) -> Option<PartyNo> {
        match self.outcome {
            Acknowledgement::Transferred(transferred) => Some(transferred.to.0),
            Acknowledgement::NotAccepted(_) | Acknowledgement::Accepted(_) => None,
        }
    }

    /// The acceptance, if it is one.
    pub(crate) fn accepted(&self) -> Option<&Accepted> {
        match self.outcome {
            Acknowledgement::Accepted(accepted) => Some(accepted),
            Acknowledgement::NotAccepted(_) | Acknowledgement::Transferred(_) => None,
        }
    }
}

impl<'a> View<'a> {
    /// The complaints received, by receiver.
    pub(crate) fn complaints(self) -> impl Iterator<Item = Complaint<'a>> + 'a {
        self.facts_all(FactKind::ComplaintReceived).filter_map(move |(_, mark)| {
            let Some((on, Fact::ComplaintReceived(form))) = self.fact(mark.no) else { return None };
            let answer = |mark: Mark| match self.fact(mark.no) {
                Some((_, Fact::ComplaintAcknowledged(told))) => {
                    Some(Answer { mark, by: self.entry(mark.no)?.by.0, outcome: &told.outcome })
                }
                _ => None,
            };
            let answers = self.told(mark.no, FactKind::ComplaintAcknowledged).filter_map(answer).collect();
            Some(Complaint { no: mark.no, on, form, answers })
        })
    }

    /// The organ, unit or body that bears a duty of the receiver, and the unit for which a standard may be set.
    pub(crate) fn receiver(&self, party: PartyNo) -> Option<(PartyNo, Option<PartyNo>)> {
        match self.record.party(party)?.kind {
            PartyKind::Organ { .. } | PartyKind::Body { .. } => Some((party, None)),
            PartyKind::Unit { .. } => Some((party, Some(party))),
            PartyKind::Outside | PartyKind::Person => None,
        }
    }

    /// The entry that resolved a complaint.
    pub(crate) fn resolved(&self, complaint: EntryNo) -> Option<Mark> {
        self.told(complaint, FactKind::ComplaintResolved).next()
    }

    /// Each handling: one per acceptance that follows none still running.
    pub(crate) fn handlings(&self, complaint: &Complaint<'_>) -> Vec<Handling> {
        let mut handlings: Vec<Handling> = Vec::new();
        let mut transferees = Vec::new();
        for answer in &complaint.answers {
            let running = handlings.last_mut().filter(|handling| handling.left.is_none());
            let Some(accepted) = answer.accepted() else {
                transferees.extend(answer.transferred().map(|to| self.chain(to)).into_iter().flatten());
                running.into_iter().for_each(|handling| handling.left = Some(answer.mark));
                continue;
            };
            if running.is_some() || accepted.on > self.day {
                continue;
            }
            let to = if transferees.contains(&answer.by) { answer.by } else { complaint.form.to.0 };
            if let Some((bearer, unit)) = self.receiver(to) {
                let anchor = (accepted.on, self.stating(answer.mark.no));
                handlings.push(Handling { bearer, unit, anchor, route: accepted.route, left: None });
            }
        }
        handlings
    }

    /// Whether an entry is a report of a breach (举报), answers one or names one, through however many entries.
    /// Nothing of it may appear for the party complained of or the public, also after its retraction (art 20).
    pub(crate) fn is_report(&self, entry: EntryNo) -> bool {
        !self.reports_behind(entry).is_empty()
    }

    /// The parties complained of in the reports that an entry concerns; a report that names none adds none.
    pub(crate) fn complained_of(&self, entry: EntryNo) -> Vec<PartyNo> {
        self.reports_behind(entry).iter().filter_map(|(_, report)| report.about).map(|about| about.0).collect()
    }

    /// Whether each report that an entry concerns was put into the hands of a party: addressed to it, or
    /// transferred to it by whoever held it.
    pub(crate) fn in_hands_of(&self, entry: EntryNo, party: PartyNo) -> bool {
        let holds = |holder: PartyNo| self.chain(holder).contains(&party);
        self.reports_behind(entry).into_iter().all(|(report, form)| {
            let transferred = |mark: Mark| match self.fact(mark.no) {
                Some((_, Fact::ComplaintAcknowledged(told))) => match &told.outcome {
                    Acknowledgement::Transferred(transferred) => Some(transferred.to.0),
                    Acknowledgement::Accepted(_) | Acknowledgement::NotAccepted(_) => None,
                },
                _ => None,
            };
            holds(form.to.0) || self.told(report, FactKind::ComplaintAcknowledged).filter_map(transferred).any(holds)
        })
    }

    /// The reports of a breach that an entry leads back to, retracted or not.
    fn reports_behind(&self, entry: EntryNo) -> Vec<(EntryNo, &'a ComplaintReceived<PartyNo>)> {
        let (mut found, mut seen, mut todo) = (Vec::new(), BTreeSet::new(), alloc::vec![entry]);
        while let Some(no) = todo.pop() {
            let Some(entry) = self.entry(no).filter(|_| seen.insert(no)) else { continue };
            if let What::Fact(Fact::ComplaintReceived(complaint)) = &entry.what
                && complaint.kind == ComplaintKind::Report
            {
                found.push((no, complaint));
            }
            todo.extend(named(entry));
        }
        found
    }
}
