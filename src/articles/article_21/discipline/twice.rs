//! Not twice for the same conduct: the guard of Decide that asks whether a sanction for it stands already.
//!
//! **Interpretation.** A sanction on a referral is for the conduct of its proceeding, and of those it closes besides.
//! Two proceedings are two circumstances, hence not the same conduct (16), unless the second establishes anew, after a
//! withdrawal, what the first did: one unit, one item, days that overlap. A decision of a regime's own motion whose
//! days overlap with another sanction's is for the same conduct.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use crate::{
    reading::{
        View,
        position::{Referral, Sanctioned},
    },
    record::{DisciplineAct, What, acts::Decide},
    terms::{
        Clause, Cure, Day, EntryNo, Finding, PartyNo, Row, Ruling, Sink, accountability::Circumstance,
        discipline::ReferralState,
    },
};

use super::{LAW, decide::instance};

static NOT_TWICE: Row = Row::new(
    "21.not-twice",
    Clause::of(LAW, 16),
    "{0}已因同一行为受到处分（第{1}条记录），不得重复给予",
    "{0} has been sanctioned for the same conduct already (entry {1})",
    Cure::Nothing,
);

/// No second sanction for the same conduct while one stands, alone or together with others.
pub(crate) fn not_twice<S: Sink>(view: &View<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let own = instance(view, act.of).map_or((None, act.from.zip(act.to)), of_referral);
    let with = act.with.iter().filter_map(|with| view.position.referral(*with)).map(of_referral);
    let conducts = Conducts::new(view, core::iter::once(own).chain(with));
    for referral in view.position.referrals.iter().filter(|referral| conducts.have(view, of_referral(referral))) {
        // By a sanction of its own, or by that on another, which closed it.
        let closing = referral.stages.all().iter().filter(|stage| stage.state == ReferralState::Closed);
        let sanctioned = core::iter::once(referral)
            .chain(closing.filter_map(|stage| sanctioned_in(view, stage.act)))
            .filter(|other| other.person == person && Some(other.opened) != act.of)
            .filter_map(|other| Some((other, standing(view, other)?)));
        let mut barring = sanctioned
            .filter(|(other, standing)| other.opened == referral.opened || referral.is_closed_with(standing.act));
        if let Some((_, standing)) = barring.next() {
            sink.push(Finding::new(Ruling::NotMet, &NOT_TWICE).with(person).with(standing.act));
            // One is enough to bar it; a record may hold thousands.
            return;
        }
    }
}

/// What a sanction is for: the circumstance it rests on, if on one, and the days.
type Conduct = (Option<EntryNo>, Option<(Day, Day)>);

fn of_referral(referral: &Referral) -> Conduct {
    (referral.proceeding, referral.from.zip(referral.until))
}

/// What one sanction would be for, so sorted that thousands of others can be held against a thousand of these.
#[derive(Default)]
struct Conducts {
    circumstances: BTreeSet<EntryNo>,
    /// The days of all.
    all: Spans,
    /// The days of those that rest on no circumstance.
    own_motion: Spans,
    /// The days of each item of each unit.
    items: BTreeMap<(PartyNo, Circumstance), Spans>,
}

impl Conducts {
    fn new(view: &View<'_>, of: impl Iterator<Item = Conduct>) -> Self {
        let mut conducts = Self::default();
        for (circumstance, days) in of {
            conducts.circumstances.extend(circumstance);
            let Some(days) = days else { continue };
            conducts.all.add(days);
            match circumstance {
                None => conducts.own_motion.add(days),
                Some(circumstance) => {
                    if let Some(item) = item(view, circumstance) {
                        conducts.items.entry(item).or_default().add(days);
                    }
                }
            }
        }
        conducts.all.sort();
        conducts.own_motion.sort();
        conducts.items.values_mut().for_each(Spans::sort);
        conducts
    }

    /// Whether another sanction would be for the same conduct as one of these: one circumstance, or the same one
    /// established twice; days that overlap where either rests on none.
    fn have(&self, view: &View<'_>, (circumstance, days): Conduct) -> bool {
        let overlaps = |spans: &Spans| days.is_some_and(|days| spans.overlap(days));
        let Some(circumstance) = circumstance else { return overlaps(&self.all) };
        self.circumstances.contains(&circumstance)
            || overlaps(&self.own_motion)
            || item(view, circumstance).and_then(|item| self.items.get(&item)).is_some_and(overlaps)
    }
}

/// The unit and the item of a circumstance.
fn item(view: &View<'_>, circumstance: EntryNo) -> Option<(PartyNo, Circumstance)> {
    view.position.proceeding(circumstance).map(|proceeding| (proceeding.unit, proceeding.item))
}

/// Spans of days: once sorted, by their first day, each ends with the latest of those before it too.
#[derive(Default)]
struct Spans(Vec<(Day, Day)>);

impl Spans {
    fn add(&mut self, days: (Day, Day)) {
        self.0.push(days);
    }

    fn sort(&mut self) {
        self.0.sort_unstable();
        let Some((_, mut latest)) = self.0.first().copied() else { return };
        for (_, to) in &mut self.0 {
            latest = latest.max(*to);
            *to = latest;
        }
    }

    fn overlap(&self, (from, to): (Day, Day)) -> bool {
        let begun = self.0.partition_point(|(first, _)| *first <= to);
        begun.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|(_, latest)| from <= *latest)
    }
}

/// Whether a decision that stands before the act in the list may have been taken by its day, though only the month is
/// known.
fn decided_by(view: &View<'_>, sanctioned: &Sanctioned) -> bool {
    view.entry(sanctioned.act).and_then(|entry| entry.earliest()).unwrap_or(sanctioned.on) <= view.day
}

/// The sanction that stands in a referral: the last one decided, unless it was annulled.
fn standing<'a>(view: &View<'_>, referral: &'a Referral) -> Option<&'a Sanctioned> {
    let last = referral.sanctions.iter().rev().find(|sanctioned| decided_by(view, sanctioned))?;
    view.position.annulment_found(last.act, view.day).is_none().then_some(last)
}

/// The referral on which a decision was taken.
fn sanctioned_in<'a>(view: &View<'a>, act: EntryNo) -> Option<&'a Referral> {
    let What::Discipline(DisciplineAct::Decide(form)) = &view.entry(act)?.what else { return None };
    view.position.referral(form.of.unwrap_or(act))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn days(from: u32, to: u32) -> (Day, Day) {
        (Day::of(2022, 6, from), Day::of(2022, 6, to))
    }

    /// Whatever the order in which they were added.
    #[test]
    fn spans_overlap_from_the_first_day_to_the_last() {
        for order in [[(10, 12), (3, 20), (25, 25)], [(25, 25), (10, 12), (3, 20)], [(3, 20), (25, 25), (10, 12)]] {
            let mut spans = Spans::default();
            assert!(!spans.overlap(days(1, 30)));
            order.into_iter().for_each(|(from, to)| spans.add(days(from, to)));
            spans.sort();
            for (from, to, expected) in [
                (1, 2, false),
                (1, 3, true),
                (15, 15, true),
                (20, 24, true),
                (21, 24, false),
                (21, 25, true),
                (25, 25, true),
                (26, 30, false),
                (1, 30, true),
            ] {
                assert_eq!(spans.overlap(days(from, to)), expected, "{from} to {to} of {order:?}");
            }
        }
    }
}
