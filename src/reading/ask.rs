//! Small questions that several articles put to a view: tenures as far as they show on its day, the days of an
//! engagement, the days on which nobody held a post.

use alloc::{collections::BTreeMap, vec::Vec};

use crate::terms::{
    Day, EntryNo, PartyNo,
    duty::Term,
    party::{Application, Post},
    responsibility::Gap,
};

use super::{Mark, View, engagements::Engagement, tenure::Tenure, view::IN_FORCE};

/// An engagement and what comes of it.
pub(crate) struct Followed {
    pub(crate) engagement: Engagement,
    /// The first day of the next one, where there is one.
    pub(crate) next: Option<Day>,
    /// The day from which it is one with another, and that other.
    pub(crate) joined: Option<(Day, Engagement)>,
}

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

    /// The engagements, each with the first day of the unit's next one, by its own name or that of the unit in its place,
    /// and with the day from which it is one with another that goes on (as [`View::joined_engagements`] tells).
    pub(crate) fn followed_engagements(self) -> impl Iterator<Item = Followed> + 'a {
        let next = self.next_engagements();
        self.joined_engagements().enumerate().map(move |(n, (engagement, joined))| Followed {
            engagement,
            next: next.get(n).copied().flatten(),
            joined,
        })
    }

    /// Of each engagement, in their order, up to the last that is followed.
    ///
    /// O(e · s + e log e) in the engagements and successions of the record; without heap where none has ended.
    fn next_engagements(&self) -> Vec<Option<Day>> {
        let mut left: Vec<(Day, usize, Engagement)> = self
            .engagements()
            .enumerate()
            .filter_map(|(n, engagement)| Some((engagement.until?.0, n, engagement)))
            .collect();
        if left.is_empty() {
            return Vec::new();
        }
        left.sort_unstable_by_key(|(day, n, _)| (*day, *n));
        let mut next = Vec::new();
        let mut left = left.into_iter().peekable();
        let mut successions = self.facts.successions.iter().peekable();
        // Who no longer executes, below the unit that stands in its place.
        let mut waiting: BTreeMap<PartyNo, Vec<usize>> = BTreeMap::new();
        // They stand in the order of their beginnings.
        for (itself, Engagement { unit, from: day, .. }) in self.engagements().enumerate() {
            while let Some(succession) = successions.next_if(|succession| succession.mark.day <= day) {
                if let Some(moved) = waiting.remove(&succession.from) {
                    waiting.entry(succession.to).or_default().extend(moved);
                }
            }
            while let Some((_, n, engagement)) = left.next_if(|(until, _, _)| *until <= day) {
                waiting.entry(self.holder_of(engagement.unit, day)).or_default().push(n);
            }
            let holder = self.holder_of(unit, day);
            let waited = waiting.remove(&holder).unwrap_or_default();
            for n in waited {
                if n == itself {
                    waiting.entry(holder).or_default().push(n);
                    continue;
                }
                next.resize(next.len().max(n + 1), None);
                if let Some(next) = next.get_mut(n) {
                    *next = Some(day);
                }
            }
        }
        next
    }

    /// Whether an act of a day that names a unit means the one engaged, by its own name or as its successor (§4).
    pub(crate) fn stands_for(&self, named: PartyNo, engagement: &Engagement, day: Day) -> bool {
        self.facts.stands_for(named, engagement.unit, day.min(self.day))
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

#[cfg(test)]
mod tests {
    use alloc::{borrow::Cow, format, string::String, vec, vec::Vec};

    use crate::{
        reading::testing::{Bench, succeeded, tenure, tenure_ended},
        terms::{
            Day, EntryNo,
            decision::ExecutionState,
            party::{Post, Service},
        },
    };

    /// A span is cut where what is said of it changes, and nowhere else.
    #[test]
    fn a_span_is_cut_where_its_completeness_changes() {
        let days = |from: u32, to: u32| (Day::of(2022, 6, from), Day::of(2022, 6, to));
        let pieces = |complete: Option<u32>, perhaps: &[(Day, Day)]| {
            let complete = complete.map(|through| (Day::of(2022, 6, through), EntryNo(9)));
            let mut pieces: Vec<String> = Vec::new();
            super::cut(days(10, 20), complete, perhaps, |from, to, stated| {
                let stated = if stated.is_some() { "stated" } else { "open" };
                pieces.push(format!("{}-{} {stated}", from.day(), to.day()));
            });
            pieces
        };
        assert_eq!(pieces(None, &[]), ["10-20 open"]);
        assert_eq!(pieces(Some(9), &[]), ["10-20 open"]);
        assert_eq!(pieces(Some(10), &[]), ["10-10 stated", "11-20 open"]);
        assert_eq!(pieces(Some(19), &[]), ["10-19 stated", "20-20 open"]);
        assert_eq!(pieces(Some(20), &[]), ["10-20 stated"]);
        assert_eq!(pieces(Some(20), &[days(12, 14)]), ["10-11 stated", "12-14 open", "15-20 stated"]);
        assert_eq!(pieces(Some(20), &[days(1, 10), days(20, 30)]), ["10-10 open", "11-19 stated", "20-20 open"]);
        // Open for one reason and then for another, it is one piece.
        assert_eq!(pieces(Some(13), &[days(14, 16)]), ["10-13 stated", "14-20 open"]);
        assert_eq!(pieces(Some(15), &[days(14, 16)]), ["10-13 stated", "14-20 open"]);
        assert_eq!(pieces(None, &[days(14, 16)]), ["10-20 open"]);
    }

    /// Of the states of one day only the last counts: execution resumed and suspended again on one day was suspended.
    #[test]
    fn suspended_on_every_day() {
        let bench = Bench::new(&[])
            .state("2022-06-01", ExecutionState::Executing)
            .state("2022-06-10", ExecutionState::SuspendedUrgently)
            .state("2022-06-15", ExecutionState::Executing)
            .state("2022-06-15", ExecutionState::Suspended)
            .state("2022-06-20", ExecutionState::Executing);
        let view = bench.on("2022-06-30");
        let all = |from: u32, to: u32| view.all_suspended(Day::of(2022, 6, from), Day::of(2022, 6, to));
        assert!(all(10, 19) && all(10, 10) && all(15, 15) && all(19, 19));
        assert!(!all(9, 19) && !all(10, 20) && !all(20, 20));
        // Before there was any state.
        assert!(!view.all_suspended(Day::of(2022, 5, 1), Day::of(2022, 5, 31)));
    }

    /// Of units that have passed into one, an engagement is one with another from the day on which both run.
    #[test]
    fn engagements_are_joined_while_both_run() {
        let passed = [("2022-06-10", "o", &*succeeded("a", "b"))];
        let joined = |engaged: &[(&str, &str, &str)]| -> Vec<Option<String>> {
            let bench =
                engaged.iter().fold(Bench::new(&passed), |bench, (unit, from, until)| bench.engaged(unit, from, until));
            let view = bench.on("2022-07-31");
            view.joined_engagements().map(|(_, joined)| joined.map(|(day, _)| format!("{day}"))).collect()
        };
        let on = |day: &str| Some(day.into());
        assert_eq!(joined(&[("a", "2022-05-01", ""), ("b", "2022-05-01", "")]), [on("2022-06-10"), None]);
        assert_eq!(joined(&[("a", "2022-05-01", ""), ("b", "2022-06-20", "")]), [on("2022-06-20"), None]);
        // Removed by then, it never is.
        assert_eq!(joined(&[("a", "2022-05-01", "2022-06-11"), ("b", "2022-05-01", "")]), [on("2022-06-10"), None]);
        assert_eq!(joined(&[("a", "2022-05-01", "2022-06-10"), ("b", "2022-05-01", "")]), [None, None]);
        assert_eq!(joined(&[("a", "2022-05-01", "2022-06-20"), ("b", "2022-06-20", "")]), [None, None]);
    }

    /// A tenure shows its end, and the entry that says so, from that day on; not once the entry is taken back. Who came
    /// after holds the post all the same.
    #[test]
    fn a_tenure_shows_its_end_once_it_has_come() {
        let (p, q) = (tenure("p", "a", "principal_head"), tenure("q", "a", "principal_head"));
        let (p_ends, q_ends) = (tenure_ended(1), tenure_ended(3));
        let retraction = r#""statement":{"retraction":{"entry":2,"reason":"r"}}"#;
        let entries = [
            ("2022-01-01", "o", &*p),
            ("2022-03-31", "o", &*p_ends),
            ("2022-03-31", "o", &*q),
            ("2022-06-30", "o", &*q_ends),
            ("", "o", retraction),
        ];
        let bench = Bench::new(&entries[..4]);
        let told = |bench: &Bench, on: &str| -> Vec<String> {
            let tenures = bench.on(on).tenures(bench.party("a"), Post::PrincipalHead);
            let day = |tenure: super::Tenure| tenure.until.map(|day| format!("{day}"));
            tenures.map(|tenure| format!("{:?} {:?}", day(tenure), tenure.ended_by.map(|no| no.0))).collect()
        };
        assert_eq!(told(&bench, "2022-03-30"), ["None None"]);
        assert_eq!(told(&bench, "2022-03-31"), [r#"Some("2022-03-31") Some(2)"#, "None None"]);
        let [p, q] = ["p", "q"].map(|id| bench.party(id));
        let holder = |bench: &Bench, on: &str| {
            bench.on(on).principal_head(bench.party("a"), bench.on(on).day).map(|held| held.person)
        };
        // The day of a handover is that of the one who leaves.
        assert_eq!([holder(&bench, "2022-03-31"), holder(&bench, "2022-04-01")], [Some(p), Some(q)]);
        let bench = Bench::new(&entries);
        assert_eq!(told(&bench, "2022-06-30"), ["None None", r#"Some("2022-06-30") Some(4)"#]);
        assert_eq!([holder(&bench, "2022-03-31"), holder(&bench, "2022-04-01")], [Some(p), Some(q)]);
    }

    /// `a` passes into `b` on the 10th of June, `b` into `c` on the 10th of July; seen on a day, each engagement with the
    /// next one.
    #[track_caller]
    fn followed(on: &str, engaged: &[(&str, &str, &str)], rows: &[&str]) {
        let passed = [("2022-06-10", "o", &*succeeded("a", "b")), ("2022-07-10", "o", &succeeded("b", "c"))];
        let bench =
            engaged.iter().fold(Bench::new(&passed), |bench, (unit, from, until)| bench.engaged(unit, from, until));
        let of = |unit| ["a", "b", "c", "d"].into_iter().find(|id| bench.party(id) == unit).unwrap();
        let view = bench.on(on);
        let told: Vec<String> = view
            .followed_engagements()
            .map(|followed| {
                let next = followed.next.map_or("none".into(), |day| format!("{day}"));
                format!("{} {}: {next}", of(followed.engagement.unit), followed.engagement.from)
            })
            .collect();
        assert_eq!(told, rows, "on {on}");
    }

    #[test]
    fn the_next_engagement_is_that_of_whoever_stands_in_the_place() {
        let of = |rows: &[(&str, &str)]| -> Vec<String> {
            rows.iter().map(|(who, next)| format!("{who}: {next}")).collect()
        };
        // Called back itself, on the day of its removal or later; not yet seen before; the first of several.
        let again = [("d", "2022-05-01", "2022-05-20"), ("d", "2022-05-20", "2022-05-25"), ("d", "2022-06-01", "")];
        followed("2022-07-31", &again, &["d 2022-05-01: 2022-05-20", "d 2022-05-20: 2022-06-01", "d 2022-06-01: none"]);
        followed("2022-05-31", &again, &["d 2022-05-01: 2022-05-20", "d 2022-05-20: none"]);
        followed("2022-05-19", &again, &["d 2022-05-01: none"]);
        // Removed on the day on which it was called, it is not its own next.
        let same = [("d", "2022-05-01", "2022-05-01"), ("d", "2022-06-01", "")];
        followed("2022-07-31", &same, &["d 2022-05-01: 2022-06-01", "d 2022-06-01: none"]);
        // By the unit in its place, from the day on which it is.
        for (from, next) in [("2022-06-09", "none"), ("2022-06-10", "2022-06-10"), ("2022-06-11", "2022-06-11")] {
            let engaged = [("a", "2022-05-01", "2022-05-20"), ("b", from, "")];
            let rows = of(&[("a 2022-05-01", next), (&format!("b {from}"), "none")]);
            followed("2022-07-31", &engaged, &rows.iter().map(String::as_str).collect::<Vec<_>>());
        }
        // Through both; whether it left before they passed or after.
        for left in ["2022-05-20", "2022-06-20", "2022-07-20"] {
            let engaged = [("a", "2022-05-01", left), ("c", "2022-07-20", "")];
            followed("2022-07-31", &engaged, &["a 2022-05-01: 2022-07-20", "c 2022-07-20: none"]);
        }
        // What had left before the units passed is passed with them, though another was engaged in between.
        let engaged = [("a", "2022-05-01", "2022-05-20"), ("d", "2022-05-25", ""), ("b", "2022-06-11", "")];
        let rows = ["a 2022-05-01: 2022-06-11", "d 2022-05-25: none", "b 2022-06-11: none"];
        followed("2022-07-31", &engaged, &rows);
        // One call follows the engagements of all that it stands for, and of no other.
        let all = [
            ("a", "2022-05-01", "2022-05-20"),
            ("b", "2022-05-01", "2022-06-15"),
            ("d", "2022-05-01", "2022-05-20"),
            ("c", "2022-07-15", ""),
        ];
        let rows = ["a 2022-05-01: 2022-07-15", "b 2022-05-01: 2022-07-15", "d 2022-05-01: none", "c 2022-07-15: none"];
        followed("2022-07-31", &all, &rows);
    }

    /// A beginning taken back was none, and the other tenures of the post stand.
    #[test]
    fn a_tenure_whose_beginning_is_taken_back_is_none() {
        let (p, q) = (tenure("p", "a", "other_head"), tenure("q", "a", "other_head"));
        let retraction = r#""statement":{"retraction":{"entry":1,"reason":"r"}}"#;
        let entries = [("2022-01-01", "o", &*p), ("2022-04-01", "o", &*q), ("", "o", retraction)];
        let begun = |entries: &[(&str, &str, &str)]| -> Vec<u32> {
            let bench = Bench::new(entries);
            let tenures = bench.on("2022-06-30").tenures(bench.party("a"), Post::OtherHead);
            tenures.map(|tenure| tenure.entry.0).collect()
        };
        assert_eq!(begun(&entries[..2]), [1, 2]);
        assert_eq!(begun(&entries), [2]);
    }

    /// A status taken back says nothing of the person any more; what was said before it holds on.
    #[test]
    fn a_status_taken_back_leaves_the_one_before() {
        let status = |service: &str| {
            format!(r#""fact":{{"person_status":{{"person":"p","class":"civil_servant","service":"{service}"}}}}"#)
        };
        let (serves, retires) = (status("in_service"), status("retired"));
        let retraction = r#""statement":{"retraction":{"entry":2,"reason":"r"}}"#;
        let entries = [("2022-01-01", "o", &*serves), ("2022-04-01", "o", &*retires), ("", "o", retraction)];
        let service = |entries: &[(&str, &str, &str)]| {
            let bench = Bench::new(entries);
            bench.on("2022-06-30").person_on(bench.party("p"), Day::of(2022, 6, 30)).1
        };
        assert_eq!(service(&entries[..2]), Some(Service::Retired));
        assert_eq!(service(&entries), Some(Service::InService));
    }

    /// A commission known to the month counts from its last day; before it, and where its cancelling is still to come,
    /// an answer does not find it so. Nothing is copied where nothing lies ahead.
    #[test]
    fn a_commission_is_seen_from_its_day() {
        let commission = r#""evaluation":{"commission_evaluation":{"evaluator":"eval"}}"#;
        let bench = Bench::new(&[("2022-06", "o", commission)]).commissions(&[(1, "2022-07-10")]);
        let seen = |day: Day| {
            let position = bench.position.all_seen(day);
            let cancelled = position.commissions.values().map(|commission| commission.cancelled.is_some());
            (cancelled.collect::<Vec<_>>(), matches!(position, Cow::Owned(_)))
        };
        assert_eq!(seen(Day::of(2022, 6, 29)), (vec![], true));
        assert_eq!(seen(Day::of(2022, 6, 30)), (vec![false], true));
        assert_eq!(seen(Day::of(2022, 7, 9)), (vec![false], true));
        assert_eq!(seen(Day::of(2022, 7, 10)), (vec![true], false));
        let bench = Bench::new(&[("2022-06", "o", commission)]).commissions(&[]);
        let copied = |day: Day| matches!(bench.position.all_seen(day), Cow::Owned(_));
        assert!(copied(Day::of(2022, 6, 29)) && !copied(Day::of(2022, 6, 30)) && !copied(Day::of(2022, 7, 1)));
    }
}
