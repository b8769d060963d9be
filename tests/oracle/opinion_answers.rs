//! The answers: indications, attribution, eligibility, and the opinion put together.

use std::collections::{BTreeMap, BTreeSet};

use zeren::{
    record::Record,
    terms::{Day, Question, discipline::Ground, duty::Status, duty::Term},
};

use crate::opinion::{Case, E, FORCE, No, OracleStandards, View};

/// What the oracle holds. Sorted, in plain words, so that two opinions differ line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opinion {
    pub in_force: bool,
    pub application: String,
    /// Act or retraction, its kind, `in_effect`, `without_effect` or `retracted`, and the articles that failed.
    pub effects: Vec<(No, String, String, BTreeSet<String>)>,
    pub state: Option<String>,
    pub version: usize,
    /// Unit, first day, last day where it ended.
    pub engagements: Vec<(String, Day, Option<Day>)>,
    /// Opening entry, unit, circumstance, state, the day to correct by.
    pub proceedings: Vec<(No, String, String, String, Option<Day>)>,
    /// Opening entry, person, state.
    pub referrals: Vec<(No, String, String)>,
    pub remedies: Vec<RemedyLine>,
    pub duties: Vec<DutyLine>,
    /// Source, person, capacity, first and last day.
    pub attributions: Vec<(String, String, String, Day, Day)>,
    /// Unit, person and capacity of those who answer for the units that execute on the day.
    pub responsible: Vec<(String, String, String)>,
    /// Item, unit, source.
    pub indications: Vec<(String, String, String)>,
    /// Proceeding, measure, target, answer.
    pub eligibility: Vec<(No, String, String, String)>,
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DutyLine {
    pub code: String,
    pub bearer: String,
    pub unit: Option<String>,
    pub about: Option<No>,
    pub anchor: Day,
    pub window: Option<(Day, Day)>,
    pub due: Option<Day>,
    pub status: String,
    pub kept: Option<(Day, No)>,
}

/// One remedy; `until` is the last day on which a step may be filed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RemedyLine {
    pub of: No,
    pub regime: String,
    pub state: String,
    pub next: Vec<(String, Option<Day>)>,
    pub finality: String,
    pub until: Option<Day>,
}

/// Conduct of a unit: the kind of entry, the item it may indicate, the question that has to be answered first.
const CONDUCT: &[(&str, &str, Option<Question>)] = &[
    ("fact.lead_failed", "item1", None),
    ("fact.cooperation_failed", "item1", None),
    ("fact.unauthorised_stop", "item2", None),
    ("fact.unauthorised_change", "item2", Some(Question::ChangeIsRefusal)),
    ("fact.unauthorised_change", "item5", Some(Question::ChangeIsOther)),
    ("fact.refusal_recorded", "item2", None),
    ("fact.shirking_recorded", "item2", None),
    ("fact.delay_recorded", "item2", None),
    ("fact.false_report_recorded", "item3", Some(Question::FalseReport)),
    ("fact.concealment_recorded", "item3", Some(Question::Concealment)),
    ("fact.report_contradicted", "item3", Some(Question::Contradiction)),
    ("fact.neglect_recorded", "item4", Some(Question::Neglect)),
    ("fact.falsification_recorded", "item4", Some(Question::Falsification)),
    // Any fact of a unit that the organ determines to be one.
    ("", "item5", Some(Question::OtherCircumstance)),
];

/// The opinion on a record as of a day, as known on a day.
pub fn opinion(record: &Record, standards: &OracleStandards, as_of: Day, known_on: Option<Day>) -> Opinion {
    if as_of < FORCE {
        return Opinion::default();
    }
    let (case, upto) = Case::new(record, standards, known_on);
    case.opinion(View { upto, day: as_of })
}

/// Every state that a machine of the record was in, as `machine.state`.
pub fn visited(record: &Record, standards: &OracleStandards) -> BTreeSet<String> {
    let (case, _) = Case::new(record, standards, None);
    case.moves.iter().map(|m| format!("{}.{}", m.machine, m.state)).collect()
}

impl Opinion {
    /// Puts every list in order.
    pub fn sort(&mut self) {
        self.effects.sort();
        self.proceedings.sort();
        self.referrals.sort();
        self.remedies.sort();
        self.duties.sort();
        self.attributions.sort();
        self.responsible.sort();
        self.indications.sort();
        self.eligibility.sort();
    }
}

impl Case<'_> {
    fn opinion(&self, v: View) -> Opinion {
        let duties = self.duties(v);
        let mut o = Opinion {
            in_force: true,
            application: self.application(v).into(),
            effects: self.effects(v),
            state: Some(self.state("execution", 0, v).to_string()).filter(|state| !state.is_empty()),
            version: self.each(v, "execution.adjust").len(),
            engagements: self.runs(v).into_iter().map(|r| (r.unit, r.from, r.to)).collect(),
            ..Opinion::default()
        };
        for e in self.each(v, "accountability.establish") {
            let (unit, state) = (e.s("unit"), self.state("proceeding", e.no, v));
            o.proceedings.push((e.no, unit.into(), e.s("item").into(), state.into(), self.correct_by(e.no, v)));
        }
        for e in self
            .each(v, "discipline.refer discipline.decide")
            .into_iter()
            .filter(|e| e.kind == "discipline.refer" || e.n("of") == 0)
        {
            o.referrals.push((e.no, e.s("person").into(), self.state("referral", e.no, v).into()));
        }
        for r in self.remedies(v) {
            let (regime, finality, until) = (r.regime.into(), r.finality.into(), r.last.map(|due| due.day));
            o.remedies.push(RemedyLine { of: r.of, regime, state: r.state, next: r.next, finality, until });
        }
        for d in &duties {
            let (code, status, due) = (d.code.to_string(), d.status.code().to_string(), d.due.map(|due| due.day));
            let (bearer, unit, about, anchor) = (d.bearer.clone(), d.unit.clone(), d.about, d.anchor);
            o.duties.push(DutyLine { code, bearer, unit, about, anchor, window: d.window, due, status, kept: d.kept });
        }
        if o.application != "out_of_scope" && self.over(v).is_none() {
            for run in self.runs(v).iter().filter(|r| r.to.is_none()) {
                o.responsible.extend(self.responsible(&self.heir(&run.unit, v), v.day, v));
            }
            o.responsible.sort();
            o.responsible.dedup();
        }
        if !["open", "out_of_scope"].contains(&&*o.application) {
            self.indicate(v, &duties, &mut o);
        }
        for e in self.each(v, "accountability.establish") {
            self.eligible(e, v, &mut o);
        }
        o.sort();
        o
    }

    /// Unit, person and capacity of those who answer for a unit on a day.
    fn responsible(&self, unit: &str, day: Day, v: View) -> Vec<(String, String, String)> {
        let mut all = Vec::new();
        if let Some(head) = self.head(unit, day, v) {
            all.push((unit.into(), head.into(), "first_responsible".into()));
        }
        for t in self.tenures(v).iter().filter(|t| t.e.s("post") == "other_head" && t.covers && t.on(day)) {
            if t.e.s("at") == unit {
                all.push((unit.into(), t.e.s("person").into(), "corresponding".into()));
            }
        }
        all.dedup();
        all
    }

    fn effects(&self, v: View) -> Vec<(No, String, String, BTreeSet<String>)> {
        let acts = self.failed.iter().filter(|(no, _)| **no <= v.upto && self.e(**no).stated <= v.day);
        let acts = acts.filter(|(no, _)| !self.e(**no).is("fact"));
        let line = |(no, failed): (&No, &BTreeSet<&'static str>)| {
            let effect = match (failed.is_empty(), self.stands(*no, v)) {
                (_, false) => "retracted",
                (true, true) => "in_effect",
                (false, true) => "without_effect",
            };
            let failed = failed.iter().map(ToString::to_string).collect();
            (*no, self.e(*no).kind.clone(), effect.to_string(), failed)
        };
        acts.map(line).collect()
    }

    /// Lists who held the posts of art 10 in the unit on days of a span.
    fn attribute(&self, source: &str, unit: &str, (from, to): (Day, Day), v: View, o: &mut Opinion) {
        let mut spans: BTreeMap<(String, &str), Vec<(Day, Day)>> = BTreeMap::new();
        let mut day = from.max(FORCE);
        while day <= to.min(v.day) {
            let seat = self.heir(unit, View { day, ..v });
            let heads = self.head(&seat, day, v).map(|head| (head.to_string(), "first_responsible"));
            let tenures = self.tenures(v);
            let others = tenures
                .iter()
                .filter(|t| t.e.s("post") == "other_head" && t.covers && t.on(day) && t.e.s("at") == seat);
            let others: BTreeSet<_> = others.map(|t| (t.e.s("person").to_string(), "corresponding")).collect();
            for who in heads.into_iter().chain(others) {
                let spans = spans.entry(who).or_default();
                match spans.last_mut().filter(|span| span.1.next() == day) {
                    Some(span) => span.1 = day,
                    None => spans.push((day, day)),
                }
            }
            day = day.next();
        }
        for ((person, capacity), spans) in spans {
            for (from, to) in spans {
                o.attributions.push((source.into(), person.clone(), capacity.into(), from, to));
            }
        }
    }

    fn indicate(&self, v: View, duties: &[crate::opinion_duties::Duty], o: &mut Opinion) {
        // Bound on days: engaged by the first of them, and standing there as the unit or as one it passed to.
        let bound = |unit: &str, from: Day, to: Day| {
            let then = View { day: to.min(v.day), ..v };
            self.runs(v).iter().any(|r| {
                let holder = self.heir(&r.unit, then);
                r.from <= from && self.line(&holder, v).iter().any(|(id, _)| id == unit)
            })
        };
        let quiet = |from: Day, to: Day| self.disordered(v, from) && self.disordered(v, to);
        for d in duties.iter().filter(|d| d.missed() && self.party(&d.bearer).starts_with("unit")) {
            let due = d.due.unwrap().day;
            let about = d.about.map_or(String::new(), |no| format!("#{no}"));
            let source = format!("{}{about}@{due}", d.code);
            self.attribute(&source, &d.origin, (d.window.map_or(d.anchor, |w| w.0.next()), due), v, o);
            let met = |question, no| self.organ_on(v, question, no) == Some(true);
            let told = self.each(v, "fact.problem_reported").into_iter();
            let told = told.filter(|e| (d.anchor..=due).contains(&e.day)).any(|e| self.one(&e.by, &d.bearer, v));
            let act = d.act.map_or(String::new(), |no| no.to_string());
            let about = [("entry", &*act), ("party", &*d.bearer)];
            let despite = self.ruled(v, Question::TargetMissed, &about, |by| by == self.organ);
            let runs = self.runs(v);
            let then = View { day: due, ..v };
            let executes = runs
                .iter()
                .any(|r| r.from <= due && r.to.is_none_or(|to| due <= to) && self.heir(&r.unit, then) == d.bearer);
            let item = match d.code {
                "16.evaluation" if !executes => continue,
                "09.report" | "11.training" | "13.meeting" | "16.evaluation" | "17.filing" | "18.disclosure" => "item1",
                "06.part" if !told || despite.is_some_and(|(met, _)| met) => "item2",
                "15.problem_report" if d.status == Status::Overdue && met(Question::MajorProblem, d.about.unwrap()) => {
                    "item3"
                }
                _ => continue,
            };
            if due >= FORCE && bound(&d.bearer, due, due) && !self.disordered(v, due) {
                o.indications.push((item.into(), d.bearer.clone(), format!("{}@{due}", d.code)));
            }
        }
        for (kind, item, question) in CONDUCT {
            let facts = self.each(v, kind).into_iter().filter(|e| e.is("fact") && !self.of_report(e.no));
            for e in facts.filter(|e| question.is_none_or(|q| self.concluded(v, q, e))) {
                let unit = match e.kind.as_str() {
                    "fact.report_contradicted" => &self.e(e.n("of")).by,
                    "fact.other_conduct_recorded" => e.s("about"),
                    _ => &e.by,
                };
                let (first, last) = match e.kind.as_str() {
                    "fact.other_conduct_recorded" => (e.d("from").unwrap_or(e.day), e.d("to").unwrap_or(e.day)),
                    _ => (e.d("since").unwrap_or(e.day).min(e.day), e.day),
                };
                let first = first.max(FORCE);
                if last < FORCE || !bound(unit, first, last) || quiet(first, last) {
                    continue;
                }
                o.indications.push(((*item).into(), unit.into(), format!("#{}", e.no)));
            }
        }
    }

    /// Whether the conclusion is determined: on falsehood and neglect also by a supervisory body.
    fn concluded(&self, v: View, question: Question, e: &E) -> bool {
        let both = ["item3", "item4"].iter().any(|item| CONDUCT.iter().any(|c| c.1 == *item && c.2 == Some(question)));
        let may = |by: &str| by == self.organ || (both && self.party(by) == "body.supervisory");
        self.ruled(v, question, &[("entry", &e.no.to_string())], may).is_some_and(|(met, _)| met)
    }

    fn eligible(&self, e: &E, v: View, o: &mut Opinion) {
        let (no, unit, state) = (e.no, self.heir(e.s("unit"), v), self.state("proceeding", e.no, v));
        let undone = match state {
            _ if self.application(v) == "open" => "open",
            "withdrawn" => "barred",
            _ if self.conduct(e).1 < FORCE || self.application(v) == "out_of_scope" => "barred",
            _ => "",
        };
        let done = |kind: &str| self.answer(v, kind, no).is_some();
        let mut say = |measure: &str, target: &str, answer: &str| {
            o.eligibility.push((no, measure.into(), target.into(), answer.into()));
        };
        let order = if undone.is_empty() { "must" } else { undone };
        say("order_correction", &unit, if done("accountability.order_correction") { "done" } else { order });
        let due = match (state, self.organ_on(v, Question::StillDue, no)) {
            _ if !undone.is_empty() => undone,
            ("established" | "ordered", _) => "not_yet",
            ("corrected", _) | ("corrected_after_refusal", Some(false)) => "barred",
            ("corrected_after_refusal", None) => "open",
            _ => "must",
        };
        let head = self.head(&unit, v.day, v);
        let vacant = self.complete(Term::Tenure, &unit, v.day, v);
        let unheaded = |due| match due {
            "must" | "open" if vacant => "not_yet",
            "must" => "open",
            due => due,
        };
        let interview = if head.is_some() || !undone.is_empty() { due } else { unheaded(due) };
        let held = self.answer(v, "accountability.interview", no).map(|e| e.s("person"));
        let head = held.filter(|held| !held.is_empty()).or(if held.is_some() { None } else { head });
        for (measure, target, due) in [("interview", head.unwrap_or("-"), interview), ("circulate", &*unit, due)] {
            say(measure, target, if done(&format!("accountability.{measure}")) { "done" } else { due });
        }
        let said = self.dated(v, "determination.determination");
        let asked = ["person.responsible-leader", "person.directly-responsible", "ground.fits"];
        let about = said.iter().filter(|d| d.by == self.organ && asked.contains(&d.s("question")));
        let about = about.filter(|d| d.f["about"]["entry"] == no);
        let persons: BTreeSet<&str> = about.filter_map(|d| d.f["about"]["party"].as_str()).collect();
        let entry = no.to_string();
        for person in persons {
            let who = [("entry", &*entry), ("party", person)];
            let ruled = |question| self.ruled(v, question, &who, |by| by == self.organ).map(|(met, _)| met);
            let leads = [
                ("responsible_leader", ruled(Question::ResponsibleLeader)),
                ("directly_responsible", ruled(Question::DirectlyResponsible)),
            ];
            let mut capacities: Vec<&str> = leads.iter().filter(|l| l.1 == Some(true)).map(|l| l.0).collect();
            let against = leads.iter().all(|l| l.1 == Some(false));
            if capacities.is_empty() {
                // What is not denied may still be determined; where one is denied, it is the other.
                let denied = leads.iter().any(|l| l.1 == Some(false));
                capacities.extend(leads.iter().filter(|l| denied && l.1.is_none()).map(|l| l.0));
            }
            if capacities.is_empty() {
                capacities.push("");
            }
            let fits = |ground: &Ground| {
                let about = [who[0], who[1], ("ground", ground.code())];
                self.ruled(v, Question::GroundFits, &about, |by| by == self.organ).is_some_and(|(met, _)| met)
            };
            let mut grounds: Vec<&str> = Ground::ALL.iter().filter(|g| fits(g)).map(|g| g.code()).collect();
            if grounds.is_empty() {
                grounds.push("");
            }
            let mut answers = Vec::new();
            for (capacity, ground) in capacities.iter().flat_map(|c| grounds.iter().map(move |g| (c, g))) {
                answers.push(match self.refer_guards(no, person, capacity, ground, v) {
                    _ if against => "barred",
                    [_, Some(false)] => "barred",
                    [Some(true), Some(true)] => "must",
                    [Some(true), None] => "open",
                    _ => "not_yet",
                });
            }
            let best = ["must", "open", "not_yet"].into_iter().find(|a| answers.contains(a)).unwrap_or("barred");
            let referred = self.each(v, "discipline.refer");
            let referred = referred.iter().any(|r| r.n("of") == no && r.s("person") == person);
            let open = self.application(v) == "open";
            say(
                "refer",
                person,
                if referred {
                    "done"
                } else if open {
                    "open"
                } else {
                    best
                },
            );
        }
    }
}
