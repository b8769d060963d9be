//! What changed between two answers about one decision: as of two days, as known on two days, with entries
//! supposed, or as two readers see it. A plain value; words are built on the floor above.
//!
//! Interpretation. A duty stays the same duty while its code, its bearer, the unit and the entry it is about, and
//! its window (a one-off duty's anchor) stay. A day that is merely the day of the answer, such as the last day so
//! far of a tenure or of a gap, is no change. Who held the posts while a duty was missed follows from the duties and
//! the tenures and is not listed again.

use alloc::{
    collections::{BTreeMap, VecDeque},
    vec::Vec,
};

use crate::terms::{
    About, Arg, Day, Finding, Ruling,
    accountability::{Indication, IndicationSource},
    duty::Duty,
    party::Application,
    responsibility::Responsible,
};

use super::{
    Answer, Assessment, Eligibility, NextAct, ProceedingStanding, Question, ReferralEligibility, ReferralOnRecord,
    RemedyAnswer, Standing, WithoutEffect, graph::Link,
};

/// One thing that the two answers do not say alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<T> {
    /// Only the later answer has it.
    Gained(T),
    /// Only the earlier answer has it.
    Lost(T),
    /// Both have it, and it stands differently.
    Changed {
        /// As it stood.
        before: T,
        /// As it stands.
        after: T,
    },
}

impl<T> Change<T> {
    /// As it stood; none where it is new.
    #[must_use]
    pub const fn before(&self) -> Option<&T> {
        match self {
            Self::Gained(_) => None,
            Self::Lost(before) | Self::Changed { before, .. } => Some(before),
        }
    }

    /// As it stands; none where it is gone.
    #[must_use]
    pub const fn after(&self) -> Option<&T> {
        match self {
            Self::Lost(_) => None,
            Self::Gained(after) | Self::Changed { after, .. } => Some(after),
        }
    }
}

/// What changed from one answer to another, list by list; what stands alike is left out. An answer for a day before
/// the regulation was in force says nothing, so everything of the other one is new or gone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// How the regulation applies.
    pub application: Option<Change<Application>>,
    /// Where the decision stands.
    pub standing: Option<Change<Standing>>,
    /// Acts that may come next, and what they lack.
    pub next: Vec<Change<NextAct>>,
    /// Duties that appeared, vanished or stand differently.
    pub duties: Vec<Change<Duty>>,
    /// Tenures that answer for execution.
    pub responsible: Vec<Change<Responsible>>,
    /// Links of the responsibility graph.
    pub graph: Vec<Change<Link>>,
    /// What the record indicates.
    pub indications: Vec<Change<Indication>>,
    /// Proceedings.
    pub proceedings: Vec<Change<ProceedingStanding>>,
    /// Measures.
    pub eligibility: Vec<Change<Eligibility>>,
    /// Who may be referred.
    pub referral_eligibility: Vec<Change<ReferralEligibility>>,
    /// Referrals.
    pub referrals: Vec<Change<ReferralOnRecord>>,
    /// Remedies.
    pub remedies: Vec<Change<RemedyAnswer>>,
    /// Acts without effect.
    pub without_effect: Vec<Change<WithoutEffect>>,
    /// Findings.
    pub findings: Vec<Change<Finding>>,
    /// Notes.
    pub notes: Vec<Change<Finding>>,
    /// Open questions.
    pub questions: Vec<Change<Question>>,
}

impl Changes {
    /// What changed from the first to the second.
    ///
    /// Costs O(n log n) of what both hold.
    #[must_use]
    pub fn between(before: &Assessment, after: &Assessment) -> Self {
        let days = (before.as_of(), after.as_of());
        let (before, after) = (before.answer(), after.answer());
        let lists = Lists { before, after };
        let said = |finding: &Finding, day| Said::of(finding, day);
        let ended = |seen: &Responsible, day| (seen.to < day).then_some(seen.to);
        Self {
            application: one(before.map(|a| a.application), after.map(|a| a.application)),
            standing: one(before.and_then(|a| a.standing), after.and_then(|a| a.standing)),
            next: lists.of(|a| &a.next, |next| next.act, |a, b| a == b),
            duties: lists.of(|a| &a.duties, duty, |a, b| duties_alike(a, b, days)),
            responsible: lists.of(
                |a| &a.responsible,
                |seen| (seen.at, seen.from, seen.capacity, seen.entry, seen.person, seen.post, seen.acting),
                |a, b| ended(a, days.0) == ended(b, days.1),
            ),
            graph: lists.of(|a| &a.graph, |link| (link.from, link.to, link.relation, link.entry), |a, b| a == b),
            indications: lists.of(
                |a| &a.liability.indications,
                indication,
                |a, b| (a.from, a.to) == (b.from, b.to) && said(&a.finding, days.0) == said(&b.finding, days.1),
            ),
            proceedings: lists.of(|a| &a.liability.proceedings, |seen| seen.opened, |a, b| a == b),
            eligibility: lists.of(|a| &a.liability.eligibility, |seen| (seen.proceeding, seen.measure), |a, b| a == b),
            referral_eligibility: lists.of(
                |a| &a.liability.referral_eligibility,
                |seen| (seen.proceeding, seen.person),
                |a, b| a == b,
            ),
            referrals: lists.of(|a| &a.liability.referrals, |seen| seen.opened, |a, b| a == b),
            remedies: lists.of(|a| &a.liability.remedies, |seen| seen.of, |a, b| a == b),
            without_effect: lists.of(|a| &a.without_effect, |seen| seen.act, |a, b| a == b),
            findings: lists.on_days(|a| &a.findings, Said::of, days),
            notes: lists.on_days(|a| &a.notes, Said::of, days),
            questions: lists.on_days(|a| &a.questions, |asked, day| (Said::of(&asked.finding, day), asked.act), days),
        }
    }

    /// Whether both answers say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn one<T: PartialEq>(before: Option<T>, after: Option<T>) -> Option<Change<T>> {
    match (before, after) {
        (None, None) => None,
        (None, Some(after)) => Some(Change::Gained(after)),
        (Some(before), None) => Some(Change::Lost(before)),
        (Some(before), Some(after)) => (before != after).then_some(Change::Changed { before, after }),
    }
}

/// The two answers, list by list.
#[derive(Clone, Copy)]
struct Lists<'a> {
    before: Option<&'a Answer>,
    after: Option<&'a Answer>,
}

impl<'a> Lists<'a> {
    /// The changes of one list: what has the same key is the same thing.
    fn of<T: Clone, K: Ord>(
        self,
        list: fn(&'a Answer) -> &'a Vec<T>,
        key: impl Fn(&T) -> K,
        alike: impl Fn(&T, &T) -> bool,
    ) -> Vec<Change<T>> {
        self.matched(list, (&key, &key), alike)
    }

    /// The changes of a list whose things are only there or not, the days of the answers looked through.
    fn on_days<T: Clone, K: Ord>(
        self,
        list: fn(&'a Answer) -> &'a Vec<T>,
        key: impl Fn(&T, Day) -> K,
        (before, after): (Day, Day),
    ) -> Vec<Change<T>> {
        self.matched(list, (|thing: &T| key(thing, before), |thing: &T| key(thing, after)), |_, _| true)
    }

    fn matched<T: Clone, K: Ord>(
        self,
        list: fn(&'a Answer) -> &'a Vec<T>,
        (key_before, key_after): (impl Fn(&T) -> K, impl Fn(&T) -> K),
        alike: impl Fn(&T, &T) -> bool,
    ) -> Vec<Change<T>> {
        let before = self.before.map_or(&[][..], |answer| list(answer));
        let after = self.after.map_or(&[][..], |answer| list(answer));
        // Where several have one key, the first of one list is the first of the other.
        let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (place, thing) in after.iter().enumerate() {
            waiting.entry(key_after(thing)).or_default().push_back(place);
        }
        let mut changes = Vec::new();
        for thing in before {
            let place = waiting.get_mut(&key_before(thing)).and_then(VecDeque::pop_front);
            match place.and_then(|place| after.get(place)) {
                None => changes.push(Change::Lost(thing.clone())),
                Some(other) if alike(thing, other) => {}
                Some(other) => changes.push(Change::Changed { before: thing.clone(), after: other.clone() }),
            }
        }
        let mut new: Vec<usize> = waiting.into_values().flatten().collect();
        new.sort_unstable();
        changes.extend(new.into_iter().filter_map(|place| after.get(place)).cloned().map(Change::Gained));
        changes
    }
}

/// By what a duty is known again.
fn duty(duty: &Duty) -> impl Ord + use<> {
    let once = duty.window.is_none().then_some(duty.anchor);
    (duty.row.code, duty.bearer, duty.unit, duty.about, duty.window, once)
}

fn duties_alike(before: &Duty, after: &Duty, days: (Day, Day)) -> bool {
    let why = |duty: &Duty, day| duty.why.as_ref().map(|why| Said::of(why, day));
    why(before, days.0) == why(after, days.1) && Duty { why: None, ..*before } == Duty { why: None, ..*after }
}

fn indication(seen: &Indication) -> impl Ord + use<> {
    let (duty, entry) = match seen.source {
        IndicationSource::Duty { code, due } => (Some((code, due)), None),
        IndicationSource::Entry(no) => (None, Some(no)),
    };
    (seen.item, seen.unit, duty, entry)
}

/// What a finding says, where the day of the answer is no more than that.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    code: &'static str,
    ruling: Ruling,
    args: [(Arg, bool); 3],
    about: About,
}

impl Said {
    fn of(finding: &Finding, as_of: Day) -> Self {
        let args = finding.args.map(|arg| if arg == Arg::Day(as_of) { (Arg::None, true) } else { (arg, false) });
        Self { code: finding.row.code, ruling: finding.ruling, args, about: finding.about }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Clause, Cure, EntryNo, Row};

    static ROW: Row = Row::new("t", Clause::article(10), "自{0}至{1}", "from {0} to {1}", Cure::Nothing);

    #[test]
    fn the_day_of_the_answer_is_no_change() {
        let until = |day| Finding::new(Ruling::Open, &ROW).with(Day::of(2022, 1, 1)).with(day);
        let (a, b) = (Day::of(2022, 6, 30), Day::of(2022, 12, 31));
        assert_eq!(Said::of(&until(a), a), Said::of(&until(b), b));
        assert_ne!(Said::of(&until(a), a), Said::of(&until(a), b), "now it ended");
        assert_ne!(Said::of(&until(a).about(About::entry(EntryNo(1))), a), Said::of(&until(a), a));
    }
}
