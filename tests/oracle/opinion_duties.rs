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
    pub unit: Option<String>,
    pub about: Option<No>,
    pub anchor: Day,
    pub window: Option<(Day, Day)>,
    pub due: Option<Due>,
    pub status: Status,
    pub kept: Option<(Day, No)>,
    soft: bool,
    excused: bool,
    person: bool,
    standing: bool,
}

impl Duty {
    fn new(code: &'static str, term: Term, bearer: &str, anchor: Day) -> Self {
        let (unit, about, window, due, kept, status) = (None, None, None, None, None, Status::Open);
        let (soft, excused, person, standing) = (false, false, false, false);
        let bearer = bearer.into();
        Self { code, term, bearer, unit, about, anchor, window, due, status, kept, soft, excused, person, standing }
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
        set.retain(|e| !e.has("unit") || self.same(e.s("unit"), unit, v));
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
        let complete = d.due.is_some_and(|due| self.complete(d.term, &d.bearer, due.day, v));
        let question = d.soft || (d.person && d.due.is_some_and(|due| !due.firm || !due.authority));
        d.status = match (d.kept, d.due) {
            (Some((day, _)), Some(due)) if day <= due.day => Status::Kept,
            _ if d.excused => Status::Excused,
            (Some(_), None) => Status::KeptTimelinessOpen,
            (Some(_), Some(due)) => match (complete, due.firm) {
                _ if d.soft || (complete && question) => Status::KeptTimelinessOpen,
                (true, true) => Status::KeptLate,
                _ => Status::KeptTimelinessUnknown,
            },
            (None, None) => {
                if d.standing {
                    Status::Standing
                } else {
                    Status::Open
                }
            }
            (None, Some(due)) if v.day <= due.day => Status::Pending,
            (None, Some(due)) => match (complete, due.firm) {
                _ if d.soft || (complete && question) => Status::Open,
                (true, true) => Status::Overdue,
                _ => Status::Unknown,
            },
        };
        d
    }

    /// A one-off duty from an entry's day: nothing runs from a coarse day or from before the regulation.
    fn once(&self, v: View, mut d: Duty, coarse: bool, case: &str) -> Duty {
        if d.anchor < FORCE {
            d.standing = true;
        } else if !coarse && d.due.is_none() {
            let unit = d.unit.clone().unwrap_or(d.bearer.clone());
            d.due = self.due(v, d.term, case, &unit, d.anchor, 0);
        }
        self.settle(v, d)
    }

    /// The windows of a recurring duty that runs from its anchor through `last`.
    fn series(&self, v: View, base: Duty, coarse: bool, last: Day, served: &[&E], pauses: bool) -> Vec<Duty> {
        let mut out: Vec<Duty> = Vec::new();
        if coarse {
            return if last >= v.day { vec![self.settle(v, base)] } else { out };
        }
        let start = base.anchor.max(FORCE);
        let (mut anchor, mut from, mut k, mut now) = (start, start, 0, None);
        let mut stands = false;
        while from < v.day && from < last {
            let mut rules = self.rules(v, base.term, "", &base.bearer, from.next());
            if rules.is_empty() {
                stands = true;
                from = from.next();
                while from < v.day && self.rules(v, base.term, "", &base.bearer, from).is_empty() {
                    from = from.next();
                }
                (anchor, k, now) = (from, 0, None);
                stands &= self.rules(v, base.term, "", &base.bearer, from).is_empty();
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
                out.push(Duty { anchor, window: Some((from, to)), due, ..base.clone() });
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
            let here: Vec<&E> = served.iter().copied().filter(|e| inside(w, e.d("covers").unwrap_or(e.day))).collect();
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
        let bare = start >= v.day && self.rules(v, base.term, "", &base.bearer, v.day).is_empty();
        if (stands || bare) && last >= v.day {
            duties.push(self.settle(v, Duty { anchor: start, standing: true, soft: false, ..base }));
        }
        duties
    }

    /// The entry that completes the part of an engagement, the last reopening counted off.
    pub fn part(&self, run: &Run, v: View) -> Option<&E> {
        let runs = self.runs(v);
        let next = runs.iter().find(|r| r.unit == run.unit && r.from > run.from).map(|r| r.from);
        let reopens = |e: &&&E| e.list("reopened").iter().any(|u| self.heir(u.as_str().unwrap_or(""), v) == run.unit);
        let reopened = self.each(v, "execution.adjust").iter().rfind(reopens).map(|e| (e.day, e.no));
        self.dated(v, "fact.part_completed").into_iter().find(|e| {
            let inside = e.day >= run.from && next.is_none_or(|next| e.day < next);
            inside && self.heir(&e.by, v) == run.unit && reopened.is_none_or(|at| (e.day, e.no) > at)
        })
    }

    /// The final report of an engagement.
    pub fn final_report(&self, run: &Run, v: View) -> Option<&E> {
        let runs = self.runs(v);
        let next = runs.iter().find(|r| r.unit == run.unit && r.from > run.from).map(|r| r.from);
        self.dated(v, "fact.final_report")
            .into_iter()
            .find(|e| self.heir(&e.by, v) == run.unit && e.day >= run.from && next.is_none_or(|next| e.day < next))
    }

    /// The entry that delivers a commissioned evaluation with every requirement answered.
    pub fn delivered(&self, c: &E, v: View) -> Option<&E> {
        let wanted = c.list("requirements").len() as u64;
        let full = |e: &&E| (1..=wanted).all(|n| e.list("answered").iter().any(|a| *a == n));
        self.dated(v, "fact.evaluation_delivered").into_iter().filter(|e| e.n("of") == c.no).find(full)
    }

    /// The disclosure of an entry, or the withholding on a ground; of a termination, by the organ.
    pub fn disclosed(&self, of: No, v: View) -> Option<&E> {
        let formed = self.answer(v, "fact.result_formed", of).map_or(of, |e| e.no);
        let organ = self.e(of).is("execution");
        self.dated(v, "fact.disclosed fact.withheld").into_iter().find(|e| {
            let names = e.n("of") == of || e.n("of") == formed;
            names && (e.kind == "fact.disclosed" || e.has("ground")) && (!organ || e.by == self.organ)
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
        for d in all.iter_mut().filter(|_| self.application(v) == "open") {
            d.status = match d.status {
                Status::Overdue => Status::Open,
                Status::KeptLate => Status::KeptTimelinessOpen,
                status => status,
            };
        }
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
            all.push(self.once(v, d, e.coarse, ""));
        }
        let by = |kinds: &str, party: &str| -> Vec<&E> {
            self.dated(v, kinds).into_iter().filter(|e| self.heir(&e.by, v) == party).collect()
        };
        for run in self.runs(v) {
            let (unit, coarse) = (run.unit.as_str(), self.e(run.no).coarse);
            let last = run.to.unwrap_or(Day::LAST).min(open_end);
            let named = "execution.designate execution.redesignate execution.adjust execution.resume";
            let targets = self.each(v, named).into_iter().filter(|e| run.from <= e.day && e.day <= last);
            let mut target = targets
                .flat_map(|e| e.list("targets"))
                .filter(|t| self.heir(t["unit"].as_str().unwrap_or(""), v) == unit);
            let target = target.next_back().and_then(|t| Day::parse(t["day"].as_str()?).ok());
            let part = self.part(&run, v);
            let mut d = Duty::new("06.part", Term::Target, unit, run.from).by(part);
            if let Some(day) = target.filter(|_| run.from >= FORCE) {
                d.due = Some(Due { day, firm: true, authority: true });
                d.excused = day <= v.day && self.suspended(v, day);
                d.soft = self.disordered(v, day);
            }
            d.standing = true;
            let runs_on = target.unwrap_or(v.day).max(run.from) <= last || d.excused;
            if part.is_some() || runs_on {
                all.push(self.settle(v, d));
            }
            if let Some(start) = started {
                let (anchor, no) = (start.day, start.no).max((run.from, run.no));
                let base = Duty { soft: true, ..Duty::new("09.report", Term::Report, unit, anchor) };
                let meeting = Duty { code: "13.meeting", term: Term::Meeting, ..base.clone() };
                let coarse = self.e(no).coarse;
                all.extend(self.series(v, base, coarse, last, &by("fact.execution_reported", unit), true));
                let mut held = by("fact.meeting_held", unit);
                held.retain(|e| e.yes("dedicated"));
                all.extend(self.series(v, meeting, coarse, last, &held, true));
            }
            let accepted = self.each(v, "execution.accept_completion").first().copied().filter(|_| run.to.is_none());
            let anchor = part.into_iter().chain(accepted).min_by_key(|e| (e.day, e.no));
            if let Some(e) = anchor {
                let d = Duty::new("09.final_report", Term::FinalReport, unit, e.day).by(self.final_report(&run, v));
                let d = self.once(v, d, e.coarse, "");
                let soft = d.due.is_some_and(|due| self.disordered(v, due.day));
                all.push(self.settle(v, Duty { soft, ..d }));
            }
            let d = Duty::new("11.training", Term::Training, unit, run.from);
            all.extend(self.series(v, d, coarse, last, &by("fact.training_held", unit), false));
        }
        if let Some(e) = designated {
            for (person, from, until, coarse) in self.leaders(v) {
                let (anchor, coarse) = if from > e.day { (from, coarse) } else { (e.day, e.coarse) };
                let d = Duty::new("07.coordination", Term::Coordination, &person, anchor);
                let d = Duty { soft: true, person: true, ..d };
                let last = until.unwrap_or(Day::LAST).min(open_end);
                all.extend(self.series(v, d, coarse, last, &by("fact.coordination_held", &person), true));
            }
            let included = self.dated(v, "fact.inspection_scope_included").first().copied();
            let d = Duty::new("08.scope", Term::Inspection, organ, e.day).by(included);
            let d = self.once(v, d, e.coarse, "");
            let scope = self.ruled(v, Question::InspectionScope, &[], |by| by == organ).is_some_and(|(met, _)| met);
            let unsure = included.is_none() && self.rec.level().code() == "department" && !scope;
            let runs_on = d.due.map_or(v.day, |due| due.day) <= open_end;
            if included.is_some() || runs_on {
                all.push(if unsure { Duty { status: Status::Open, ..d } } else { d });
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
                Some(l) => l.2 = l.2.zip(t.until).map(|(a, b)| a.max(b)),
                None => all.push((t.e.s("person").into(), t.from, t.until, t.e.coarse)),
            }
        }
        all
    }

    /// Articles 12, 15 to 20.
    fn duties_of_record(&self, v: View) -> Vec<Duty> {
        let (mut all, organ) = (Vec::new(), self.organ);
        let over = self.over(v);
        let units: BTreeSet<String> = self.runs(v).into_iter().map(|r| r.unit).collect();
        for (unit, year) in units.iter().flat_map(|u| (FORCE.year()..=v.day.year()).map(move |y| (u, y))) {
            let (first, last) = (Day::of(year, 1, 1), Day::of(year, 12, 31));
            let end = over.map_or(last, |m| m.day.prev()).min(last);
            let busy = self
                .runs(v)
                .iter()
                .any(|r| r.unit == *unit && r.from <= end && first <= end && r.to.is_none_or(|to| to >= first));
            if last > v.day || !busy {
                continue;
            }
            let for_year = |e: &&E| {
                let told = last <= e.day && e.day < Day::of(year + 1, 12, 31);
                let fits = if e.has("year") { e.n("year") == last.year().unsigned_abs() } else { told };
                fits && (!e.has("unit") || self.heir(e.s("unit"), v) == *unit)
            };
            if let Some(head) = self.head(unit, last, v) {
                let given = self.dated(v, "fact.year_end_account").into_iter().filter(|e| e.by == head).find(for_year);
                let d = Duty::new("12.account", Term::YearEnd, head, last).of(unit).by(given);
                let d = self.once(v, Duty { person: true, ..d }, false, "");
                let tenures = self.tenures(v);
                let held =
                    tenures.iter().find(|t| t.e.s("person") == head && t.e.s("post") == "principal_head" && t.on(last));
                let until = held.and_then(|t| t.until);
                let left = until.zip(d.due).is_some_and(|(until, due)| until < due.day);
                let d = self.settle(v, Duty { soft: left, ..d });
                let open = left && d.status == Status::Pending;
                all.push(if open { Duty { status: Status::Open, ..d } } else { d });
            }
            let made = self.dated(v, "fact.appraisal_made").into_iter().filter(|e| e.by == organ).find(for_year);
            let d = Duty::new("12.appraisal", Term::Appraisal, organ, last).of(unit).by(made);
            all.push(self.once(v, d, false, ""));
        }
        let engaged = |party: &str, day: Day| {
            self.runs(v)
                .iter()
                .any(|r| r.unit == self.heir(party, v) && r.from <= day && r.to.is_none_or(|to| day <= to))
        };
        let ever = |party: &str, day: Day| self.runs(v).iter().any(|r| r.unit == self.heir(party, v) && r.from <= day);
        for e in self.each(v, "fact.problem_found").into_iter().filter(|e| engaged(&e.by, e.day)) {
            let told = self.answer(v, "fact.problem_reported", e.no);
            let d = Duty::new("15.problem_report", Term::ProblemReport, &self.heir(&e.by, v), e.day).on(e.no).by(told);
            all.push(self.once(v, d, e.coarse, ""));
        }
        for e in self.each(v, "evaluation.commission_evaluation") {
            if self.state("commission", e.no, v) == "commissioned" {
                let bearer = self.heir(e.s("evaluator"), v);
                let mut d = Duty::new("16.evaluation", Term::Evaluation, &bearer, e.day).on(e.no);
                d.due = e.d("due").map(|day| Due { day, firm: true, authority: true }).filter(|_| e.day >= FORCE);
                all.push(self.once(v, d.by(self.delivered(e, v)), e.coarse, ""));
            }
        }
        if let Some(m) = over {
            for party in units.iter().map(String::as_str).chain([organ]) {
                let filed = self.dated(v, "fact.record_filed");
                let filed = filed.into_iter().find(|e| self.heir(&e.by, v) == party && e.day >= m.day);
                let d = Duty::new("17.filing", Term::Filing, party, m.day).by(filed);
                all.push(self.once(v, d, self.e(m.no).coarse, ""));
            }
            if m.state == "terminated" && !units.is_empty() {
                let d = Duty::new("18.disclosure", Term::Disclosure, organ, m.day).on(m.no).by(self.disclosed(m.no, v));
                all.push(self.once(v, d, self.e(m.no).coarse, "bound"));
            }
        }
        for e in self.dated(v, "fact.part_completed fact.final_report fact.result_formed") {
            let about = if e.kind == "fact.result_formed" { self.e(e.n("of")) } else { e };
            let formed = e.kind == "fact.result_formed";
            let first = self.answer(v, "fact.result_formed", about.no).map(|f| f.no) == Some(e.no);
            let report = about.kind == "fact.execution_reported" && e.by == organ && first && self.visible(about.no, v);
            let unit = self.heir(&about.by, v);
            if (formed && !report) || !ever(&about.by, e.day) {
                continue;
            }
            let binds = self.ruled(v, Question::DisclosureBinds, &[("party", &unit)], |by| by == organ);
            let kinds = ["unit.administrative_organ", "unit.authorised_organisation"];
            let bound = kinds.contains(&&*self.party(&unit)) || binds.is_some_and(|(met, _)| met);
            let d = Duty::new("18.disclosure", Term::Disclosure, &unit, e.day).on(about.no);
            all.push(self.once(v, d.by(self.disclosed(about.no, v)), e.coarse, if bound { "bound" } else { "" }));
        }
        for e in self.each(v, "fact.opinion_received") {
            let deputy = e.s("from") == "deputy";
            let assigned = e.d("assigned_on").filter(|_| deputy);
            let case = if !deputy {
                ""
            } else if e.yes("difficult") {
                "deputy.difficult"
            } else {
                "deputy"
            };
            let told = self.answer(v, "fact.opinion_answered", e.no);
            let bearer = self.heir(e.s("to"), v);
            let d = Duty::new("19.answer", Term::Opinion, &bearer, assigned.unwrap_or(e.day)).on(e.no).by(told);
            let open = if deputy { assigned.is_none() } else { e.coarse };
            all.push(self.once(v, d, open, case));
        }
        for e in self.each(v, "fact.complaint_received") {
            let (bearer, kind) = (self.heir(e.s("to"), v), self.party(e.s("to")));
            if ["person", "outside"].contains(&&*kind) {
                continue;
            }
            let grievance = e.s("kind") == "grievance";
            let told = self.answer(v, "fact.complaint_acknowledged", e.no);
            let d = Duty::new("20.acceptance", Term::ComplaintAcceptance, &bearer, e.day).on(e.no).by(told);
            all.push(self.once(v, d, e.coarse, if grievance { "grievance" } else { "" }));
            let told = self.dated(v, "fact.complaint_acknowledged").into_iter().filter(|a| a.n("of") == e.no);
            let accepted = told.map(|a| &a.f["outcome"]["accepted"]).find(|a| !a.is_null());
            if let Some(on) = accepted.and_then(|a| Day::parse(a["on"].as_str()?).ok()) {
                let route = accepted.is_some_and(|a| a["route"] == "art31_6");
                let case = if !grievance {
                    ""
                } else if route {
                    "grievance.31_6"
                } else {
                    "grievance"
                };
                let done = self.answer(v, "fact.complaint_resolved", e.no);
                let d = Duty::new("20.handling", Term::ComplaintHandling, &bearer, on).on(e.no).by(done);
                let mut d = self.once(v, d, false, case);
                let longer = self.dated(v, "fact.complaint_extended").into_iter().find(|x| {
                    let lawful = x.n("of") == e.no && x.n("days") <= 30 && x.has("approved_by") && x.has("notified_on");
                    lawful && d.due.is_some_and(|due| x.day <= due.day)
                });
                if let Some(x) = longer {
                    d.due = self.due(v, d.term, case, &bearer, on, x.n("days"));
                    d = self.settle(v, d);
                }
                all.push(d);
            }
        }
        all
    }

    /// Articles 21 and 22.
    fn duties_of_account(&self, v: View) -> Vec<Duty> {
        let (mut all, organ) = (Vec::new(), self.organ);
        for e in self.each(v, "accountability.establish") {
            let (unit, gone) = (self.heir(e.s("unit"), v), self.state("proceeding", e.no, v) == "withdrawn");
            let one = |code, term, day, kind: &str| {
                let kept = self.answer(v, kind, e.no);
                (Duty::new(code, term, organ, day).on(e.no).of(&unit).by(kept), kept.is_some() || !gone)
            };
            let (d, owed) = one("21.order", Term::CorrectionOrder, e.day, "accountability.order_correction");
            all.extend(owed.then(|| self.once(v, d, e.coarse, "")));
            if let Some(refused) = self.answer(v, "accountability.establish_refusal", e.no) {
                let late = self.state("proceeding", e.no, v) == "corrected_after_refusal";
                let waived = late && self.organ_on(v, Question::StillDue, e.no) == Some(false);
                for (code, kind) in [("21.interview", "interview"), ("21.circular", "circulate")] {
                    let (d, owed) = one(code, Term::Correction, refused.day, &format!("accountability.{kind}"));
                    all.extend((owed && (d.kept.is_some() || !waived)).then(|| self.settle(v, d)));
                }
            }
            let suspected = self.organ_on(v, Question::SuspectedOffence, e.no) == Some(true);
            if e.s("item") == "item4" && suspected {
                let (d, _) = one("21.clue", Term::Correction, e.day, "fact.clue_transferred");
                all.push(self.settle(v, d));
            }
        }
        for f in self.each(v, "remedy.file").into_iter().filter(|f| f.has("before")) {
            let own = self.path("remedy", f.n("of"), v).into_iter().skip_while(|m| m.no <= f.no);
            let next = own.into_iter().find(|m| m.day <= v.day);
            let answer = next.filter(|m| m.state.starts_with("answered")).map(|m| self.e(m.no));
            let (anchor, due) = self.answer_due(f, v);
            let d = Duty::new("22.answer", Term::Remedy, f.s("before"), anchor).on(f.no).by(answer);
            let d = Duty { due: due.filter(|_| anchor >= FORCE), standing: anchor < FORCE, ..d };
            let superseded = next.filter(|_| answer.is_none()).map(|m| m.day);
            if superseded.is_none_or(|day| d.due.is_some_and(|due| due.day < day)) {
                all.push(self.settle(v, d));
            }
        }
        all
    }
}
