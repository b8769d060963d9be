//! Duties: who owes what by when, article by article, and how each stands.

use std::collections::BTreeSet;

use zeren::terms::{Day, Period, Question, duty::Status, duty::Term};

use crate::opinion::{Authority, Case, Due, E, FORCE, No, Run, View};
use crate::opinion_acts::is_law;

/// One duty. The flags say what bends its status: `soft` that missing it is an open question, `person` that a
/// named person owes it, `standing` that without a due day it stands rather than being open.
#[derive(Debug, Clone)]
pub struct Duty {
    pub code: &'static str,
    pub term: Term,
    pub bearer: String,
    /// Who owed it first, before anyone took over.
    pub origin: String,
    pub unit: Option<String>,
    pub about: Option<No>,
    pub anchor: Day,
    pub window: Option<(Day, Day)>,
    pub due: Option<Due>,
    pub status: Status,
    pub kept: Option<(Day, No)>,
    /// The act that set the due day.
    pub act: Option<No>,
    soft: bool,
    excused: bool,
    person: bool,
    standing: bool,
    /// Something known to the month only may have kept it in time.
    maybe: bool,
    /// From then on its bearer serves another series.
    next: Option<Day>,
}

impl Duty {
    fn new(code: &'static str, term: Term, bearer: &str, anchor: Day) -> Self {
        let (unit, about, window, due, kept, status) = (None, None, None, None, None, Status::Open);
        let (act, soft, excused, person, standing) = (None, false, false, false, false);
        let (maybe, next) = (false, None);
        let (bearer, origin) = (bearer.to_string(), bearer.to_string());
        Self {
            code,
            term,
            bearer,
            origin,
            unit,
            about,
            anchor,
            window,
            due,
            status,
            kept,
            act,
            soft,
            excused,
            person,
            standing,
            maybe,
            next,
        }
    }

    /// Overdue or late by a day that may be held against someone.
    pub fn missed(&self) -> bool {
        let counts = self.due.is_some_and(|due| due.firm && due.authority);
        counts && matches!(self.status, Status::Overdue | Status::KeptLate)
    }

    fn by(mut self, kept: Option<&E>) -> Self {
        self.kept = kept.map(|e| (e.day, e.no));
        self
    }

    fn on(mut self, about: No) -> Self {
        self.about = Some(about);
        self
    }

    fn of(mut self, unit: &str) -> Self {
        self.unit = Some(unit.into());
        self
    }
}

/// A period that governs: its length, whether it has authority, whether it rolls, and which one it is.
type Rule = (Period, bool, bool, usize);

impl Case<'_> {
    /// The periods in force for a term on a day; the earliest due day among them governs.
    fn rules(&self, v: View, term: Term, case: &str, unit: &str, day: Day) -> Vec<Rule> {
        let set = self.dated(v, "standard.set_period");
        let mut set: Vec<&E> = set.into_iter().filter(|e| e.s("term") == term.code() && e.day <= day).collect();
        // One of a unit is also that of whoever stands in its place on that day.
        let then = View { day: day.min(v.day), ..v };
        set.retain(|e| !e.has("unit") || self.same(e.s("unit"), unit, then));
        set.sort_by_key(|e| e.has("unit"));
        let own = set.last().map(|e| {
            let law = is_law(e.s("authority"));
            let period = serde_json::from_value(e.f["period"].clone()).unwrap();
            (law, (period, true, law, 1000 + e.no as usize))
        });
        if let Some((true, rule)) = own {
            return vec![rule];
        }
        let here = self.std.0.iter().enumerate().filter(|(_, s)| {
            let fits = s.term == term && (s.case.is_empty() || s.case == case);
            fits && s.from <= day && s.until.is_none_or(|until| day <= until)
        });
        let (laws, hosts): (Vec<_>, Vec<_>) = here.partition(|(_, s)| s.authority == Authority::Statute);
        let rule = |(n, s): &(usize, &crate::opinion::Standard)| {
            let statute = s.authority == Authority::Statute;
            (s.period, s.authority != Authority::Indicative, s.roll.unwrap_or(statute), *n)
        };
        let chosen = own.map(|(_, rule)| rule).or_else(|| hosts.iter().max_by_key(|(_, s)| s.from).map(rule));
        laws.iter().map(rule).chain(chosen).collect()
    }

    fn due(&self, v: View, term: Term, case: &str, unit: &str, anchor: Day, more: u32) -> Option<Due> {
        let rules = self.rules(v, term, case, unit, anchor);
        let dues = rules.into_iter().map(|(p, authority, roll, _)| self.cal.due(anchor, p, more, roll, authority));
        dues.min_by_key(|due| (due.day, !due.authority))
    }

    /// How a duty stands (§6), the marks of §2 and §5 applied.
    fn settle(&self, v: View, mut d: Duty) -> Duty {
        if !d.person {
            let by = d.due.map_or(v.day, |due| due.day.min(v.day));
            d.bearer = self.heir(&d.origin, View { day: by, ..v });
        }
        let complete = d.due.is_some_and(|due| self.complete(d.term, &d.bearer, due.day, v));
        // Known to the month only, the fulfilment may have been in time.
        let perhaps = |due: Due| d.maybe || d.kept.is_some_and(|(_, no)| self.e(no).first <= due.day);
        d.status = match (d.kept, d.due) {
            _ if self.application(v) == "open" => Status::Open,
            (Some((day, _)), Some(due)) if day <= due.day => Status::Kept,
            (Some(_), None) => Status::KeptTimelinessOpen,
            _ if d.excused => Status::Excused,
            (None, None) if d.standing => Status::Standing,
            (None, None) => Status::Open,
            (None, Some(due)) if v.day <= due.day => Status::Pending,
            _ if d.soft => Status::Open,
            (Some(_), Some(due)) if !due.firm => Status::KeptTimelinessUnknown,
            (None, Some(due)) if !due.firm => Status::Unknown,
            (_, Some(due)) if d.person && !due.authority => Status::Open,
            (Some(_), Some(due)) if !complete || perhaps(due) => Status::KeptTimelinessUnknown,
            (Some(_), Some(_)) => Status::KeptLate,
            (None, Some(_)) if complete && !d.maybe => Status::Overdue,
            (None, Some(_)) => Status::Unknown,
        };
        d
    }

    /// A one-off duty from an entry's day: nothing runs from a coarse day or from before the regulation.
    fn once(&self, v: View, mut d: Duty, coarse: bool, case: &str) -> Duty {
        if d.anchor < FORCE {
            d.standing = true;
        } else if !coarse && d.due.is_none() {
            let unit = d.unit.clone().unwrap_or(d.origin.clone());
            d.due = self.due(v, d.term, case, &unit, d.anchor, 0);
        }
        self.settle(v, d)
    }

    /// The windows of a recurring duty that runs from its anchor through `last`.
    fn series(&self, v: View, base: Duty, coarse: bool, last: Day, served: &[&E], pauses: bool) -> Vec<Duty> {
        let mut out: Vec<Duty> = Vec::new();
        if coarse && base.anchor >= FORCE {
            let base = Duty { standing: true, soft: false, ..base };
            return if last >= v.day && base.anchor <= v.day { vec![self.settle(v, base)] } else { out };
        }
        let start = base.anchor.max(FORCE);
        let (mut anchor, mut from, mut k, mut now) = (start, start, 0, None);
        let mut stands = false;
        while from < v.day && from <= last {
            let mut rules = self.rules(v, base.term, "", &base.origin, from.next());
            if rules.is_empty() {
                from = from.next();
                while from < v.day && self.rules(v, base.term, "", &base.origin, from).is_empty() {
                    from = from.next();
                }
                (anchor, k, now) = (from, 0, None);
                stands = from == v.day || self.rules(v, base.term, "", &base.origin, from).is_empty();
                continue;
            }
            let marks: Vec<usize> = rules.iter().map(|rule| rule.3).collect();
            if now.as_ref().is_some_and(|old| *old != marks) {
                (anchor, k) = (from, 0);
            }
            (now, k) = (Some(marks), k + 1);
            rules.sort_by_key(|(period, authority, ..)| (self.cal.end(anchor, *period, k).0, !authority));
            let (period, authority, ..) = rules[0];
            let (to, firm) = self.cal.end(anchor, period, k);
            if to > from {
                let due = Some(Due { day: to, firm, authority });
                out.push(Duty { window: Some((from, to)), due, ..base.clone() });
                from = to;
            }
        }
        let inside = |w: (Day, Day), day: Day| w.0 < day && day <= w.1;
        let (mut used, mut spare): (Vec<Option<&E>>, Vec<Option<&E>>) = (Vec::new(), Vec::new());
        for d in &mut out {
            let (w, owed) = (d.window.unwrap(), d.window.unwrap().1 <= last);
            let mut days =
                std::iter::successors(Some(w.0.next()), |day| Some(day.next())).take_while(|day| *day <= w.1);
            d.excused = pauses && w.1 <= v.day && days.all(|day| self.suspended(v, day));
            let ours = |e: &&E| e.has("covers") || base.next.is_none_or(|next| e.day < next);
            let here = served.iter().copied().filter(ours);
            let here: Vec<&E> = here.filter(|e| inside(w, e.d("covers").unwrap_or(e.day))).collect();
            d.maybe = served.iter().any(|e| e.coarse && !e.has("covers") && e.first <= w.1 && w.1 < e.day);
            used.push(here.iter().copied().next().filter(|_| owed));
            let rest = here.iter().skip(usize::from(owed)).copied();
            spare.push(rest.into_iter().find(|e| !e.has("covers")));
        }
        let mut duties = Vec::new();
        for (n, d) in out.into_iter().enumerate().filter(|(_, d)| d.window.unwrap().1 <= last) {
            let next = spare.get(n + 1).copied().flatten().filter(|_| !d.excused);
            let soft = d.soft && self.disordered(v, d.window.unwrap().1);
            let d = d.by(used[n].or(next));
            duties.push(self.settle(v, Duty { soft, ..d }));
        }
        let bare = start >= v.day && self.rules(v, base.term, "", &base.origin, v.day).is_empty();
        if (stands || bare) && last >= v.day {
            duties.push(self.settle(v, Duty { standing: true, soft: false, ..base }));
        }
        duties
    }

    /// The day on which the unit was next engaged, by whatever name it had then.
    fn next_run(&self, run: &Run, v: View) -> Option<Day> {
        let ended = run.to?;
        let again =
            |r: &&Run| r.no > run.no && r.from > ended && self.same(&r.unit, &run.unit, View { day: r.from, ..v });
        self.runs(v).iter().filter(again).map(|r| r.from).min()
    }

    /// From which day the engagement is one with another that goes on, and which: that of the unit that is left of
    /// both, or the one begun first.
    fn merged(&self, place: usize, runs: &[Run], v: View) -> Option<(Day, usize)> {
        let passed = self.dated(v, "fact.unit_succeeded").into_iter().map(|e| e.day);
        let days: Vec<Day> = [runs[place].from].into_iter().chain(passed.filter(|d| *d > runs[place].from)).collect();
        days.into_iter().find_map(|day| {
            let on = View { day, ..v };
            let runs_on = |n: usize| runs[n].from <= day && runs[n].to.is_none_or(|to| day <= to);
            let left = self.heir(&runs[place].unit, on);
            let together = (0..runs.len()).filter(|n| runs_on(*n) && self.heir(&runs[*n].unit, on) == left);
            let goes_on = together.min_by_key(|n| (runs[*n].unit != left, runs[*n].from, *n));
            goes_on.filter(|n| runs_on(place) && *n != place).map(|n| (day, n))
        })
    }

    /// The target day last named for an engagement, with the act that named it.
    fn target(&self, run: &Run, v: View) -> Option<(No, Day)> {
        let named = "execution.designate execution.redesignate execution.adjust execution.resume";
        let acts = self.each(v, named).into_iter();
        let acts = acts.filter(|e| e.day >= run.from && run.to.is_none_or(|to| e.day <= to));
        let mut targets = acts.flat_map(|e| e.list("targets").iter().map(move |t| (e, t)));
        let ours = |e: &E, t: &serde_json::Value| {
            t["unit"] == *run.unit || t["unit"] == *self.heir(&run.unit, View { day: e.day, ..v })
        };
        let (e, t) = targets.rfind(|(e, t)| ours(e, t))?;
        Some((e.no, Day::parse(t["day"].as_str()?).ok()?))
    }

    /// What asks for the final report of an engagement: its part, or the accepted completion.
    fn reportable(&self, run: &Run, v: View) -> Option<&E> {
        let over = self.over(v).map_or(Day::LAST, |m| m.day);
        let started = !self.each(v, "execution.start").is_empty();
        let part = self.part(run, v).filter(|e| started && e.day <= over);
        let accepted = self.each(v, "execution.accept_completion").first().copied().filter(|_| run.to.is_none());
        part.into_iter().chain(accepted).min_by_key(|e| (e.day, e.no))
    }

    /// The entry that completes the part of an engagement, the last reopening counted off.
    pub fn part(&self, run: &Run, v: View) -> Option<&E> {
        let reopened = self.reopened(&run.unit, v);
        self.of_line("fact.part_completed", &run.unit, v).into_iter().find(|e| {
            let inside = e.day >= run.from && run.to.is_none_or(|to| e.day <= to);
            inside && reopened.is_none_or(|at| (e.day, e.no) > at)
        })
    }

    /// The last adjustment that reopened the part of a unit, by whatever name it had then.
    fn reopened(&self, unit: &str, v: View) -> Option<(Day, No)> {
        let names = |e: &&&E| {
            let on = View { day: e.day, ..v };
            e.list("reopened").iter().any(|u| u == unit || u == &self.heir(unit, on))
        };
        self.each(v, "execution.adjust").iter().filter(names).map(|e| (e.day, e.no)).max()
    }

    /// The final report of an engagement; it may come after a removal, but not in the next engagement.
    pub fn final_report(&self, run: &Run, v: View) -> Option<&E> {
        let next = self.next_run(run, v);
        let all = self.of_line("fact.final_report", &run.unit, v);
        all.into_iter().find(|e| e.day >= run.from && next.is_none_or(|next| e.day < next))
    }

    /// The filing of the organ once execution is over, or of a unit once its part is.
    pub fn filed(&self, unit: Option<&str>, v: View) -> Option<&E> {
        let over = self.over(v).map(|m| self.e(m.no).first.min(m.day));
        let Some(unit) = unit else {
            return self
                .dated(v, "fact.record_filed")
                .into_iter()
                .find(|e| e.by == self.organ && over.is_some_and(|over| e.day >= over));
        };
        let runs = self.runs(v);
        let last = runs.iter().rfind(|r| r.unit == unit);
        let left = last.and_then(|r| r.to).map(Day::next);
        // An earlier engagement is over and done with.
        let since = last.map_or(Day::FIRST, |r| r.from);
        let reopened = self.reopened(unit, v);
        let part = self.of_line("fact.part_completed", unit, v).into_iter();
        let mut part = part.into_iter().filter(|e| e.day >= since && reopened.is_none_or(|at| (e.day, e.no) > at));
        let part = part.next().map(|e| e.first.max(since));
        let from = over.into_iter().chain(left).chain(part).min()?;
        self.of_line("fact.record_filed", unit, v).into_iter().find(|e| e.day >= from)
    }

    /// The earliest entry that answers another, by anyone on record.
    pub fn told(&self, v: View, kinds: &str, of: No) -> Option<&E> {
        self.dated(v, kinds).into_iter().find(|e| e.n("of") == of && e.by != "outside")
    }

    /// The entry that delivers a commissioned evaluation with every requirement answered.
    pub fn delivered(&self, c: &E, v: View) -> Option<&E> {
        let wanted = c.list("requirements").len() as u64;
        let full = |e: &&E| (1..=wanted).all(|n| e.list("answered").iter().any(|a| *a == n));
        let own = self.of_line("fact.evaluation_delivered", c.s("evaluator"), v).into_iter();
        own.filter(|e| e.n("of") == c.no).find(full)
    }

    /// The disclosure of an entry, or of a result stated for it, or the withholding on a ground.
    pub fn disclosed(&self, of: No, v: View) -> Option<&E> {
        let results = self.dated(v, "fact.result_formed").into_iter().filter(|e| e.n("of") == of && e.by != "outside");
        let named: Vec<No> = results.map(|e| e.no).chain([of]).collect();
        self.dated(v, "fact.disclosed fact.withheld").into_iter().find(|e| {
            let counts = e.kind == "fact.disclosed" || e.has("ground");
            named.contains(&e.n("of")) && counts && e.by != "outside"
        })
    }

    /// Every duty that has been anchored by the view's day.
    pub fn duties(&self, v: View) -> Vec<Duty> {
        if self.application(v) == "out_of_scope" {
            return Vec::new();
        }
        let mut all = self.duties_of_execution(v);
        all.extend(self.duties_of_record(v));
        all.extend(self.duties_of_account(v));
        all
    }

    /// Articles 5 to 9, 11, 13, 14.
    fn duties_of_execution(&self, v: View) -> Vec<Duty> {
        let (mut all, organ) = (Vec::new(), self.organ);
        let designated = self.each(v, "execution.designate").first().copied();
        let started = self.each(v, "execution.start").first().copied();
        let over = self.over(v).map_or(Day::LAST, |m| m.day);
        let open_end = if over == Day::LAST { over } else { over.prev() };
        for e in self.each(v, "execution.adopt") {
            let d = Duty::new("05.designation", Term::Designation, organ, e.day).by(designated);
            if designated.is_some() || self.over(v).is_none() {
                all.push(self.once(v, d, e.coarse, ""));
            }
        }
        let by = |kinds: &str, party: &str| -> Vec<&E> {
            self.dated(v, kinds).into_iter().filter(|e| self.heir(&e.by, v) == party).collect()
        };
        let runs = self.runs(v);
        for (n, run) in runs.clone().into_iter().enumerate() {
            let (unit, coarse) = (run.unit.as_str(), self.e(run.no).coarse);
            let merged = self.merged(n, &runs, v);
            let last = run.to.unwrap_or(Day::LAST).min(open_end);
            let last = merged.map_or(last, |(day, _)| last.min(day.prev()));
            let target = self.target(&run, v);
            let part = self.part(&run, v);
            let next = self.next_run(&run, v);
            let mut d = Duty::new("06.part", Term::Target, unit, run.from).by(part);
            d.act = target.map(|t| t.0);
            let target = target.map(|t| t.1);
            let ends = run.to.map(Day::next).into_iter().chain(self.over(v).map(|m| m.day)).min();
            // Begun before 2021 it has no due day that could pass before the end.
            let due = target.filter(|_| run.from >= FORCE).unwrap_or(v.day);
            d.excused = ends.is_some_and(|end| end <= due);
            if let Some(day) = target {
                if run.from >= FORCE {
                    d.due = Some(Due { day, firm: true, authority: true });
                }
                d.excused |= day <= v.day && self.suspended(v, day);
                d.soft = self.disordered(v, day);
            }
            d.standing = true;
            // One part of units that are one, where neither a day nor a report tells them apart.
            let told_apart = |(day, other): (Day, usize)| {
                let of = |run: &Run| (self.part(run, v).map(|e| e.no), self.target(run, v).map(|t| t.1));
                target.is_some_and(|target| target < day) || of(&runs[other]) != of(&run)
            };
            if (part.is_some() || target.is_some() || ends.is_none()) && merged.is_none_or(told_apart) {
                all.push(self.settle(v, d));
            }
            if let Some(start) = started {
                let late = run.from > start.day;
                let (anchor, no) = if late { (run.from, run.no) } else { (start.day, start.no) };
                let base = Duty { soft: true, next, ..Duty::new("09.report", Term::Report, unit, anchor) };
                let meeting = Duty { code: "13.meeting", term: Term::Meeting, ..base.clone() };
                let coarse = self.e(no).coarse;
                all.extend(self.series(v, base, coarse, last, &self.of_line("fact.execution_reported", unit, v), true));
                let mut held = self.of_line("fact.meeting_held", unit, v);
                held.retain(|e| e.yes("dedicated"));
                all.extend(self.series(v, meeting, coarse, last, &held, true));
            }
            let anchor = self.reportable(&run, v);
            if let Some(e) = anchor {
                let d = Duty::new("09.final_report", Term::FinalReport, unit, e.day).by(self.final_report(&run, v));
                let d = self.once(v, d, e.coarse, "");
                let soft = d.due.is_some_and(|due| self.disordered(v, due.day));
                let told_apart = |(day, other): (Day, usize)| {
                    d.due.is_some_and(|due| due.day < day)
                        || self.reportable(&runs[other], v).is_none_or(|other| other.no != e.no)
                };
                if merged.is_none_or(told_apart) {
                    all.push(self.settle(v, Duty { soft, ..d }));
                }
            }
            let d = Duty { next, ..Duty::new("11.training", Term::Training, unit, run.from) };
            all.extend(self.series(v, d, coarse, last, &self.of_line("fact.training_held", unit, v), false));
        }
        if let Some(e) = designated {
            let leaders = self.leaders(v);
            for (person, from, until, coarse) in leaders.clone() {
                let next = leaders.iter().filter(|l| l.0 == person && l.1 > from).map(|l| l.1).min();
                let (anchor, coarse) = if from > e.day { (from, coarse) } else { (e.day, e.coarse) };
                let d = Duty::new("07.coordination", Term::Coordination, &person, anchor);
                let d = Duty { soft: true, person: true, next, ..d };
                // The window in which he leaves is not owed, and on the day he leaves none is running.
                let last = until.map_or(Day::LAST, Day::prev).min(open_end);
                all.extend(self.series(v, d, coarse, last, &by("fact.coordination_held", &person), true));
            }
            let included = by("fact.inspection_scope_included", organ).first().copied();
            let d = Duty::new("08.scope", Term::Inspection, organ, e.day).by(included);
            let d = self.once(v, d, e.coarse, "");
            let scope = self.ruled(v, Question::InspectionScope, &[], |by| by == organ).map(|(met, _)| met);
            // Of a designation known to the month it is certain what fell due even from that month's last day.
            let counted =
                d.due.or_else(|| self.due(v, Term::Inspection, "", organ, e.day, 0)).filter(|_| e.day >= FORCE);
            let runs_on = counted.map_or(open_end == Day::LAST, |due| due.day <= open_end);
            let department = self.rec.level().code() == "department";
            let d = Duty { soft: department && scope.is_none(), excused: department && scope == Some(false), ..d };
            if included.is_some() || runs_on {
                all.push(self.settle(v, d));
            }
            let mut full = by("fact.inspection_conducted", organ);
            full.retain(|e| {
                ["progress", "effect", "problems"].iter().all(|a| e.list("aspects").iter().any(|b| b == a))
            });
            let d = Duty::new("08.inspection", Term::Inspection, organ, e.day);
            all.extend(self.series(v, d, e.coarse, open_end, &full, false));
            let d = Duty::new("11.training", Term::Training, organ, e.day);
            all.extend(self.series(v, d, e.coarse, open_end, &by("fact.training_held", organ), false));
        }
        for e in self.each(v, "execution.suspend_urgently") {
            let ends = self.each(v, "execution.confirm_suspension execution.resume execution.terminate");
            let next = ends.into_iter().find(|end| end.no > e.no);
            let d = Duty::new("14.follow_up", Term::SuspensionFollowUp, organ, e.day).on(e.no).by(next);
            all.push(self.once(v, d, e.coarse, ""));
        }
        all
    }

    /// The organ's leaders with the decision in their portfolio: person, first and last day, whether it is coarse.
    fn leaders(&self, v: View) -> Vec<(String, Day, Option<Day>, bool)> {
        let mut all: Vec<(String, Day, Option<Day>, bool)> = Vec::new();
        let mut tenures = self.tenures(v);
        tenures.retain(|t| {
            t.e.s("at") == self.organ && t.covers && ["organ_leader", "chief_executive"].contains(&t.e.s("post"))
        });
        tenures.sort_by_key(|t| (t.e.s("person").to_string(), t.from));
        for t in tenures {
            let joins = |l: &&mut (String, Day, Option<Day>, bool)| {
                l.0 == t.e.s("person") && l.2.is_none_or(|until| t.from <= until.next())
            };
            match all.last_mut().filter(joins) {
                Some(l) => l.2 = l.2.zip(self.left(&t, v)).map(|(a, b)| a.max(b)),
                None => all.push((t.e.s("person").into(), t.from, self.left(&t, v), t.e.coarse)),
            }
        }
        all
    }

    /// The day a tenure ended; the first day of the span where only that is known.
    fn left(&self, t: &crate::opinion::Tenure<'_>, v: View) -> Option<Day> {
        t.until.and(self.answer(v, "fact.tenure_ended", t.e.no)).map(|end| end.first)
    }

    /// Articles 12, 15 to 20.
    fn duties_of_record(&self, v: View) -> Vec<Duty> {
        let (mut all, organ) = (Vec::new(), self.organ);
        let over = self.over(v);
        let units: BTreeSet<String> = self.runs(v).into_iter().map(|r| r.unit).collect();
        let mut years = BTreeSet::new();
        for run in self.runs(v) {
            let last = over.map_or(v.day, |m| m.day.prev()).min(run.to.unwrap_or(v.day)).min(v.day);
            let first = run.from.max(FORCE);
            for year in (first.year()..=last.year()).filter(|_| first <= last) {
                let end = Day::of(year, 12, 31);
                if end <= v.day {
                    years.insert((end, self.heir(&run.unit, View { day: end, ..v })));
                }
            }
        }
        for (last, unit) in &years {
            let (last, year) = (*last, last.year());
            let at = View { day: last, ..v };
            // By the name it had then, or that of whoever stood in its place when the entry was made.
            let ours = |e: &&E| {
                let then = View { day: e.day, ..v };
                !e.has("unit") || self.heir(e.s("unit"), at) == *unit || self.heir(unit, then) == e.s("unit")
            };
            let for_year = |e: &&E| {
                let told = last <= e.day && e.day < Day::of(year + 1, 12, 31);
                if e.has("year") { e.n("year") == year.unsigned_abs() } else { told }
            };
            // Given earlier in the year without naming one, it may be meant for it.
            // Nor is it certain of one that may have been given before the year it is read for had ended.
            let unclear = |e: &E| {
                let before =
                    last <= e.first && e.first < Day::of(year + 1, 12, 31) && e.day >= Day::of(year + 1, 12, 31);
                !e.has("year") && ((e.day.year() == year && e.day < last) || before)
            };
            if let Some(head) = self.head(unit, last, v) {
                let given = self.dated(v, "fact.year_end_account").into_iter().filter(|e| e.by == head).filter(ours);
                let given: Vec<&E> = given.collect();
                let d = Duty::new("12.account", Term::YearEnd, head, last).of(unit);
                let d = d.by(given.iter().copied().find(for_year));
                let d = self.once(v, Duty { person: true, ..d }, false, "");
                let mut held = self.tenures(v);
                held.retain(|t| {
                    let seat = t.e.s("at") == unit && t.e.s("post") == "principal_head";
                    seat && t.e.s("person") == head && t.from <= v.day && t.until.is_none_or(|until| until >= last)
                });
                // Day by day from the end of the year: the first day on which no tenure of his is certain to run.
                let may_end = |t: &crate::opinion::Tenure<'_>| {
                    self.answer(v, "fact.tenure_ended", t.e.no).map_or(Day::LAST, |end| end.first)
                };
                let mut certain = last.prev();
                while certain < v.day && held.iter().any(|t| t.from <= certain.next() && certain < may_end(t)) {
                    certain = certain.next();
                }
                let left = certain < v.day && d.due.is_some_and(|due| certain < due.day);
                let soft = left || given.iter().any(|e| unclear(e));
                all.push(self.settle(v, Duty { soft, ..d }));
            }
            let made = self.dated(v, "fact.appraisal_made").into_iter().filter(|e| e.by == organ).filter(ours);
            let made: Vec<&E> = made.collect();
            let d = Duty::new("12.appraisal", Term::Appraisal, organ, last).of(unit);
            let d = self.once(v, d.by(made.iter().copied().find(for_year)), false, "");
            let soft = made.iter().any(|e| unclear(e));
            all.push(self.settle(v, Duty { soft, ..d }));
        }
        let executes = |unit: &str, day: Day| {
            let on = View { day, ..v };
            self.runs(v)
                .iter()
                .any(|r| r.from <= day && r.to.is_none_or(|to| day <= to) && self.heir(&r.unit, on) == unit)
        };
        let over_by = |day: Day| over.is_some_and(|m| m.day <= day);
        for e in self.each(v, "fact.problem_found").into_iter().filter(|e| executes(&e.by, e.day) && !over_by(e.day)) {
            let told = self.of_line("fact.problem_reported", &e.by, v);
            let kept = told.iter().copied().find(|t| t.n("of") == e.no);
            let d = Duty::new("15.problem_report", Term::ProblemReport, &e.by, e.day).on(e.no).by(kept);
            let d = self.once(v, d, e.coarse, "");
            // A report in time that names no problem may have been meant for this one.
            let unnamed = |t: &&E| !t.has("of") && e.day <= t.day && d.due.is_none_or(|due| t.day <= due.day);
            let soft = told.iter().any(unnamed);
            all.push(self.settle(v, Duty { soft, ..d }));
        }
        for e in self.each(v, "evaluation.commission_evaluation") {
            let mut d = Duty::new("16.evaluation", Term::Evaluation, e.s("evaluator"), e.day).on(e.no);
            let named = e.d("due").filter(|day| *day >= e.stated && e.day >= FORCE);
            d.due = named.map(|day| Due { day, firm: true, authority: true });
            let d = self.once(v, d.by(self.delivered(e, v)), e.coarse, "");
            let cancelled = self.answer(v, "evaluation.cancel_evaluation", e.no);
            // Of a commission known to the month it is certain what was past even from that month's last day.
            let counted = d.due.or_else(|| self.due(v, d.term, "", &d.origin, e.day, 0)).filter(|_| e.day >= FORCE);
            let excused = cancelled.is_some_and(|c| counted.is_none_or(|due| c.day <= due.day));
            all.push(self.settle(v, Duty { excused, ..d }));
        }
        if let Some(m) = over {
            let file = |unit: Option<&str>| {
                let d = Duty::new("17.filing", Term::Filing, unit.unwrap_or(organ), m.day).by(self.filed(unit, v));
                let mut d = self.once(v, d, self.e(m.no).coarse, "");
                d.unit = unit.filter(|unit| *unit != d.bearer).map(Into::into);
                d
            };
            all.push(file(None));
            all.extend(units.iter().map(|unit| file(Some(unit))));
            if m.state == "terminated" && !units.is_empty() {
                let d = Duty::new("18.disclosure", Term::Disclosure, organ, m.day).on(m.no).by(self.disclosed(m.no, v));
                all.push(self.once(v, d, self.e(m.no).coarse, "bound"));
            }
        }
        for e in self.dated(v, "fact.part_completed fact.final_report fact.result_formed") {
            let formed = e.kind == "fact.result_formed";
            let about = if formed { self.e(e.n("of")) } else { e };
            let mut stated = self.dated(v, "fact.result_formed").into_iter();
            let first = stated.find(|f| f.n("of") == about.no && f.by == organ).map(|f| f.no) == Some(e.no);
            let kinds = ["fact.execution_reported", "fact.problem_reported"];
            let report = kinds.contains(&&*about.kind) && first && self.visible(about.no, v);
            if (formed && !report) || !self.executed(&about.by, about.day, v) {
                continue;
            }
            let mut d = Duty::new("18.disclosure", Term::Disclosure, &about.by, e.day).on(about.no);
            d = d.by(self.disclosed(about.no, v));
            let kinds = ["unit.administrative_organ", "unit.authorised_organisation"];
            let said = self.dated(v, "determination.determination").into_iter().rfind(|q| {
                let a = &q.f["about"];
                let whole = a["party"] == *about.by && a["entry"].is_null() && a["ground"].is_null();
                q.by == organ && q.s("question") == Question::DisclosureBinds.code() && whole
            });
            let said = said.filter(|q| q.s("answer") == "met");
            let law = kinds.contains(&&*self.party(&about.by));
            if law || said.is_some_and(|q| q.day <= e.day) {
                all.push(self.once(v, d, e.coarse, "bound"));
            } else {
                // Bound from a later day: then the period runs from that day.
                if let Some(q) = said.filter(|q| e.day >= FORCE && !e.coarse && !q.coarse) {
                    let own = self.due(v, Term::Disclosure, "", &about.by, e.day, 0);
                    let then = self.cal.due(q.day, Period::WorkingDays(20), 0, true, true);
                    d.due = Some(own.filter(|own| own.day <= then.day).unwrap_or(then));
                    d.anchor = e.day;
                }
                all.push(self.once(v, d, e.coarse, ""));
            }
        }
        for e in self.each(v, "fact.opinion_received") {
            let deputy = e.s("from") == "deputy";
            let assigned = e.d("assigned_on").filter(|day| deputy && *day <= v.day);
            let case = match (deputy, e.yes("difficult")) {
                (true, true) => "deputy.difficult",
                (true, false) => "deputy",
                (false, _) => "",
            };
            let told = self.told(v, "fact.opinion_answered", e.no);
            let anchor = assigned.unwrap_or(e.day);
            let d = Duty::new("19.answer", Term::Opinion, e.s("to"), anchor).on(e.no).by(told);
            let open = if deputy { assigned.is_none() } else { e.coarse };
            all.push(self.once(v, d, open, case));
        }
        for e in self.each(v, "fact.complaint_received") {
            self.complaint(e, v, &mut all);
        }
        all
    }

    /// Article 20: acceptance, then one handling for each acceptance that follows none still running.
    fn complaint(&self, e: &E, v: View, all: &mut Vec<Duty>) {
        let bears = |party: &str| !["person", "outside"].contains(&&*self.party(party));
        let grievance = e.s("kind") == "grievance";
        let mut told = self.dated(v, "fact.complaint_acknowledged");
        told.retain(|a| a.n("of") == e.no && a.by != "outside");
        if bears(e.s("to")) {
            let mut d = Duty::new("20.acceptance", Term::ComplaintAcceptance, e.s("to"), e.day).on(e.no);
            d.excused = e.s("contact") == "unclear";
            all.push(self.once(v, d.by(told.first().copied()), e.coarse, if grievance { "grievance" } else { "" }));
        }
        let (mut running, mut sent): (Option<(&E, Day, String)>, Vec<String>) = (None, Vec::new());
        let mut handle = |taken: &(&E, Day, String), left: Option<&E>| {
            let (told, on, to) = taken;
            let route = told.f["outcome"]["accepted"]["route"] == "art31_6";
            let case = match (grievance, route) {
                (true, true) => "grievance.31_6",
                (true, false) => "grievance",
                (false, _) => "",
            };
            let done = self.told(v, "fact.complaint_resolved", e.no);
            let d = Duty::new("20.handling", Term::ComplaintHandling, to, *on).on(e.no).by(done);
            let mut d = self.once(v, d, false, case);
            let has_period = grievance && (route || *on < Day::of(2022, 5, 1));
            // A day that the calendar does not know is past for nobody.
            let by_due = |day: Day| d.due.is_some_and(|due| day <= due.day || !due.firm);
            let longer = self.dated(v, "fact.complaint_extended").into_iter().find(|x| {
                let lawful = (1..=30).contains(&x.n("days")) && x.has("approved_by");
                let ours = x.n("of") == e.no && x.by != "outside" && x.day >= *on;
                let ours = ours && left.is_none_or(|l| (x.day, x.no) < (l.day, l.no));
                ours && lawful && has_period && by_due(x.day) && x.d("notified_on").is_some_and(by_due)
            });
            if let Some(x) = longer {
                d.due = self.due(v, d.term, case, &d.origin, *on, x.n("days"));
            }
            d.excused = left.is_some_and(|l| d.due.is_none_or(|due| l.day <= due.day || !due.firm));
            all.push(self.settle(v, d));
        };
        for a in &told {
            let accepted = &a.f["outcome"]["accepted"];
            if accepted.is_null() {
                if let Some(to) = a.f["outcome"]["transferred"]["to"].as_str() {
                    sent.extend(self.line(to, v).into_iter().map(|(id, _)| id));
                }
                if let Some(taken) = running.take() {
                    handle(&taken, Some(a));
                }
                continue;
            }
            let on = Day::parse(accepted["on"].as_str().unwrap()).unwrap();
            let to = if sent.contains(&a.by) { a.by.clone() } else { e.s("to").to_string() };
            if running.is_none() && on <= v.day && bears(&to) {
                running = Some((a, on, to));
            }
        }
        if let Some(taken) = running {
            handle(&taken, None);
        }
    }

    /// Articles 21 and 22.
    fn duties_of_account(&self, v: View) -> Vec<Duty> {
        let (mut all, organ) = (Vec::new(), self.organ);
        for e in self.each(v, "accountability.establish").into_iter().filter(|e| self.conduct(e).1 >= FORCE) {
            let gone = self.state("proceeding", e.no, v) == "withdrawn";
            let one = |code, term, day, kind: &str| {
                let d = Duty::new(code, term, organ, day).on(e.no).by(self.answer(v, kind, e.no));
                Duty { excused: gone, ..d }
            };
            let mut d = one("21.order", Term::CorrectionOrder, e.day, "accountability.order_correction");
            if e.day >= FORCE && !e.coarse {
                d.due = self.due(v, d.term, "", &self.heir(e.s("unit"), v), e.day, 0);
            }
            all.push(self.once(v, d, e.coarse, ""));
            if let Some(refused) = self.answer(v, "accountability.establish_refusal", e.no) {
                let late = self.state("proceeding", e.no, v) == "corrected_after_refusal";
                let waived = late && self.organ_on(v, Question::StillDue, e.no) == Some(false);
                for (code, kind) in [("21.interview", "interview"), ("21.circular", "circulate")] {
                    let d = one(code, Term::Correction, refused.day, &format!("accountability.{kind}"));
                    let excused = d.excused || waived;
                    let standing = refused.day < FORCE;
                    all.push(self.settle(v, Duty { excused, standing, ..d }));
                }
            }
        }
        for q in self.each(v, "determination.determination") {
            let of = q.f["about"]["entry"].as_u64().map_or(0, |n| No::try_from(n).unwrap());
            let whole = ["party", "ground"].iter().all(|key| q.f["about"][*key].is_null());
            let latest = self.determined(of, Question::SuspectedOffence, v);
            if whole && latest.is_some_and(|l| l.no == q.no && l.s("answer") == "met") {
                let given = self
                    .dated(v, "fact.clue_transferred")
                    .into_iter()
                    .find(|t| t.n("of") == of && t.by == organ && self.party(t.s("to")) == "body.supervisory");
                let d = Duty::new("21.clue", Term::Correction, organ, q.day).on(of).by(given);
                let excused = self.state("proceeding", of, v) == "withdrawn";
                all.push(self.settle(v, Duty { excused, standing: q.day < FORCE, ..d }));
            }
        }
        for f in self.each(v, "remedy.file").into_iter().filter(|f| f.has("before")) {
            // A filing that the law names no route for asks for no answer in time.
            if f.s("step") == "other" && self.regime(f.n("of")) != "none_named" {
                continue;
            }
            // Ended by whatever follows it, restored when that is withdrawn again.
            let (mut answer, mut ended, mut open) = (None, None, f.no);
            let path = self.path("remedy", f.n("of"), v);
            for (n, m) in path.iter().enumerate().filter(|(_, m)| m.no > f.no && m.day <= v.day) {
                let e = self.e(m.no);
                let last = path[..=n].iter().rfind(|p| p.state == m.state && self.e(p.no).kind == "remedy.file");
                let now = last.filter(|_| m.state.starts_with("filed:")).map_or(0, |p| p.no);
                match (open == f.no, now == f.no) {
                    (true, false) if e.kind == "remedy.answer" => answer = Some(e),
                    (true, false) => ended = Some(m.day),
                    (false, true) => ended = None,
                    _ => {}
                }
                open = now;
            }
            let (anchor, due) = self.answer_due(f, v);
            let d = Duty::new("22.answer", Term::Remedy, f.s("before"), anchor).on(f.n("of")).by(answer);
            let due = due.filter(|_| anchor >= FORCE);
            // Of a receipt known to the month it is certain what was past even from that month's last day.
            let counted = self.answer_counted(f, v).1.filter(|_| anchor >= FORCE);
            let excused = ended.is_some_and(|day| counted.is_none_or(|due| day <= due.day));
            all.push(self.settle(v, Duty { due, excused, standing: anchor < FORCE, ..d }));
        }
        all
    }
}
