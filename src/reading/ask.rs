//! Small questions that several articles put to a view: tenures as far as they show on its day, the days of an
//! engagement, the days on which nobody held a post.

use alloc::vec::Vec;

use crate::terms::{
    Day, EntryNo, PartyNo,
    duty::Term,
    party::{Application, Post},
    responsibility::Gap,
};

use super::{Mark, View, position::Engagement, tenure::Tenure, view::IN_FORCE};

impl<'a> View<'a> {
    /// The tenures of a post begun by the day of the view, in the order of their beginning; an end dated later
    /// does not show.
    pub(crate) fn tenures(self, seat: PartyNo, post: Post) -> impl Iterator<Item = Tenure> + 'a {
        let day = self.day;
        self.facts.tenures.at(seat, post).iter().filter(move |tenure| tenure.from <= day).map(move |tenure| {
            let until = tenure.until.filter(|until| *until <= day);
            Tenure { until, ended_by: tenure.ended_by.filter(|_| until.is_some()), ..*tenure }
        })
    }

    /// The units whose entries count for a unit's duties, each from the day it took over: what a successor did
    /// before that day was not done in its predecessor's place. A unit to which the duties come back stands there
    /// once, and the chain goes on from it: so it holds whoever [`View::holder_of`] names.
    pub(crate) fn chain_since(&self, unit: PartyNo) -> Vec<(PartyNo, Day)> {
        let mut chain = alloc::vec![(unit, Day::FIRST)];
        let mut holder = unit;
        for succession in &self.facts.successions {
            if succession.mark.day <= self.day && succession.from == holder {
                holder = succession.to;
                if chain.iter().all(|(unit, _)| *unit != holder) {
                    chain.push((holder, succession.mark.day));
                }
            }
        }
        chain
    }

    /// The first day an entry may be dated: its day, or the first of its month or year.
    pub(crate) fn earliest(&self, entry: EntryNo) -> Option<Day> {
        self.entry(entry)?.earliest()
    }

    /// The first day on which a unit no longer executes under an engagement: its removal, or the end of
    /// execution as a whole.
    pub(crate) fn engagement_end(&self, engagement: &Engagement) -> Option<Day> {
        let over = self.over().map(|(day, _)| day);
        [engagement.until.map(|(day, _)| day), over].into_iter().flatten().min()
    }

    /// The engagements, each with the day from which it is one with another that goes on, and that other: units that
    /// both executed have passed into one.
    ///
    /// Interpretation: what each of them owed until that day stays a duty of its own; from then on there is one unit,
    /// and so one duty. The engagement of the unit that stays goes on, or else the one that began first, and its
    /// windows with it.
    ///
    /// O((s + e) · e log e) in the successions and engagements of the record; without heap where no unit was succeeded.
    pub(crate) fn joined_engagements(self) -> impl Iterator<Item = (Engagement, Option<(Day, Engagement)>)> + 'a {
        let joined = if self.has_successions() { self.joined() } else { Vec::new() };
        self.engagements().enumerate().map(move |(n, engagement)| (engagement, joined.get(n).copied().flatten()))
    }

    /// Of each engagement, in their order.
    fn joined(&self) -> Vec<Option<(Day, Engagement)>> {
        let mut all: Vec<_> = self.engagements().map(|engagement| (engagement, None)).collect();
        let mut holders: Vec<PartyNo> = all.iter().map(|(engagement, _)| engagement.unit).collect();
        let passed = self.facts.successions.iter().map(|succession| succession.mark.day);
        let mut days: Vec<Day> = passed.chain(all.iter().map(|(engagement, _)| engagement.from)).collect();
        days.sort_unstable();
        days.dedup();
        let mut successions = self.facts.successions.iter().peekable();
        for day in days.into_iter().take_while(|day| *day <= self.day) {
            while let Some(succession) = successions.next_if(|succession| succession.mark.day <= day) {
                holders
                    .iter_mut()
                    .filter(|holder| **holder == succession.from)
                    .for_each(|holder| *holder = succession.to);
            }
            let runs = |engagement: &Engagement| {
                engagement.from <= day && engagement.until.is_none_or(|(until, _)| day < until)
            };
            let running = holders.iter().zip(&all).enumerate().filter(|(_, (_, (engagement, _)))| runs(engagement));
            let mut running: Vec<_> = running
                .map(|(n, (holder, (engagement, _)))| (*holder, engagement.unit != *holder, engagement.from, n))
                .collect();
            running.sort_unstable();
            let mut goes_on: Option<(PartyNo, usize)> = None;
            for (holder, _, _, n) in running {
                match goes_on.filter(|(of, _)| *of == holder) {
                    Some((_, first)) => {
                        let other = all.get(first).map(|(engagement, _)| (day, *engagement));
                        if let Some((_, joined)) = all.get_mut(n).filter(|(_, joined)| joined.is_none()) {
                            *joined = other;
                        }
                    }
                    None => goes_on = Some((holder, n)),
                }
            }
        }
        all.into_iter().map(|(_, joined)| joined).collect()
    }

    /// Tells each unit that executes on the day of the view once, with whether something holds of every engagement in
    /// which it does: several where units have passed into one. Without heap where none has.
    pub(crate) fn each_executing_unit(&self, holds: impl Fn(&Engagement) -> bool, mut tell: impl FnMut(PartyNo, bool)) {
        let running = self.engagements().filter(|engagement| engagement.until.is_none());
        if !self.has_successions() {
            running.for_each(|engagement| tell(engagement.unit, holds(&engagement)));
            return;
        }
        let mut units: Vec<(PartyNo, bool)> = Vec::new();
        for engagement in running {
            let (unit, held) = (self.holder_of(engagement.unit, self.day), holds(&engagement));
            match units.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, all)) => *all &= held,
                None => units.push((unit, held)),
            }
        }
        units.into_iter().for_each(|(unit, held)| tell(unit, held));
    }

    /// The first day of a unit's next engagement, by its own name or that of the unit in its place.
    pub(crate) fn next_engagement(&self, engagement: &Engagement) -> Option<Day> {
        let left = engagement.until?.0;
        let again = |other: &Engagement| {
            other.from >= left && self.holder_of(other.unit, other.from) == self.holder_of(engagement.unit, other.from)
        };
        self.engagements().filter(again).map(|other| other.from).min()
    }

    /// Whether an act of a day that names a unit means the one engaged, by its own name or as its successor (§4).
    pub(crate) fn stands_for(&self, named: PartyNo, engagement: &Engagement, day: Day) -> bool {
        named == engagement.unit || named == self.holder_of(engagement.unit, day)
    }

    /// The last adjustment that reopened the part of an engaged unit.
    pub(crate) fn reopened(&self, engagement: &Engagement) -> Option<Mark> {
        let reopened = self.position.reopened.iter().filter(|reopened| reopened.on <= self.day);
        reopened
            .filter(|reopened| self.stands_for(reopened.unit, engagement, reopened.on))
            .map(|reopened| Mark { day: reopened.on, no: reopened.act })
            .max()
    }

    /// The days of an engagement from 2021-01-01 to the day of the view, both included.
    pub(crate) fn engaged(&self, engagement: &Engagement) -> Option<(Day, Day)> {
        let from = engagement.from.max(IN_FORCE);
        let to = self.engagement_end(engagement).map_or(self.day, |end| end.prev().min(self.day));
        (from <= to).then_some((from, to))
    }

    /// The day and act from which a unit executes: the later of the start and its engagement (§6).
    pub(crate) fn executing_from(&self, engagement: &Engagement) -> Option<(Day, EntryNo)> {
        let start = self.position.start.filter(|(day, _)| *day <= self.day)?;
        Some(if engagement.from > start.0 { (engagement.from, engagement.from_act) } else { start })
    }

    /// Whether it is settled how the regulation applies; until then nothing is held to be missing.
    pub(crate) fn is_settled(&self) -> bool {
        self.application != Application::Open
    }

    /// The days of a span on which none of these tenures of a seat holds, the seat's completeness on each.
    ///
    /// Interpretation: where only the month or year of a beginning is known, the post may have been held from
    /// its first day on, so those days are never stated vacant.
    pub(crate) fn vacant(&self, seat: PartyNo, post: Post, (from, to): (Day, Day), tenures: &[Tenure]) -> Vec<Gap> {
        let mut held: Vec<(Day, Day)> = tenures.iter().filter_map(|tenure| tenure.within(from, to)).collect();
        held.sort_unstable();
        let perhaps: Vec<(Day, Day)> = tenures
            .iter()
            .filter(|tenure| tenure.coarse)
            .filter_map(|tenure| Some((self.earliest(tenure.entry)?, tenure.from.prev())))
            .collect();
        let complete = self.complete(seat, Term::Tenure);
        let mut gaps = Vec::new();
        let mut next = from;
        for (first, last) in held.into_iter().chain([(to.next(), to.next())]) {
            if first > next {
                let span = (next, first.prev());
                cut(span, complete, &perhaps, |from, to, complete| {
                    gaps.push(Gap { at: seat, post, from, to, complete });
                });
            }
            next = next.max(last.next());
        }
        gaps
    }
}

/// Cuts a span where its completeness changes.
fn cut(
    (from, to): (Day, Day),
    complete: Option<(Day, EntryNo)>,
    perhaps: &[(Day, Day)],
    mut piece: impl FnMut(Day, Day, Option<EntryNo>),
) {
    let edges = perhaps.iter().flat_map(|(first, last)| [*first, last.next()]);
    let mut begins: Vec<Day> = edges.chain(complete.map(|(through, _)| through.next())).collect();
    begins.retain(|day| from < *day && *day <= to);
    begins.push(from);
    begins.sort_unstable();
    begins.dedup();
    let stated = |day: Day| {
        let (_, entry) = complete.filter(|(through, _)| day <= *through)?;
        (!perhaps.iter().any(|(first, last)| *first <= day && day <= *last)).then_some(entry)
    };
    let mut open: Option<(Day, Option<EntryNo>)> = None;
    for begin in begins {
        match open {
            Some((_, entry)) if entry == stated(begin) => {}
            Some((first, entry)) => {
                piece(first, begin.prev(), entry);
                open = Some((begin, stated(begin)));
            }
            None => open = Some((begin, stated(begin))),
        }
    }
    if let Some((first, entry)) = open {
        piece(first, to, entry);
    }
}
