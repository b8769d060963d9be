//! The opinion: what a slow reader of the specification holds of a record on a day. The record is read as JSON,
//! parties are their ids, states are words; every question walks the list again.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use zeren::{
    record::{PartyKind, Record},
    terms::{Day, PartyNo, Precision, Question, duty::Term},
};

pub use crate::opinion_time::{Authority, Cal, Due, FORCE, OracleStandards, Standard};

pub type No = u32;

/// One entry, flattened. A statement has no day of its own; here it has the first one there is.
#[derive(Debug)]
pub struct E {
    pub no: No,
    /// The day it counts from: of an act known to the month only, not after the next act of the same machine.
    pub day: Day,
    pub stated: Day,
    pub first: Day,
    pub by: String,
    /// Class and kind, such as `fact.final_report`.
    pub kind: String,
    pub coarse: bool,
    pub bare: bool,
    pub f: Value,
}

impl E {
    /// A text field, empty if absent.
    pub fn s(&self, key: &str) -> &str {
        self.f[key].as_str().unwrap_or("")
    }
    /// A number, 0 if absent; entries count from 1.
    pub fn n(&self, key: &str) -> No {
        self.f[key].as_u64().map_or(0, |n| No::try_from(n).unwrap())
    }
    pub fn d(&self, key: &str) -> Option<Day> {
        Day::parse(self.f[key].as_str()?).ok()
    }
    pub fn has(&self, key: &str) -> bool {
        !self.f[key].is_null()
    }
    pub fn yes(&self, key: &str) -> bool {
        self.f[key] == true
    }
    pub fn list(&self, key: &str) -> &[Value] {
        self.f[key].as_array().map_or(&[], |list| list)
    }
    pub fn is(&self, class: &str) -> bool {
        self.kind.starts_with(class)
    }
    pub fn is_act(&self) -> bool {
        !["fact", "determination", "statement"].iter().any(|class| self.is(class))
    }
}

/// The entries up to a number, as dated up to a day.
#[derive(Debug, Clone, Copy)]
pub struct View {
    pub upto: No,
    pub day: Day,
}

/// One move of one machine instance.
#[derive(Debug, Clone)]
pub struct Move {
    pub no: No,
    pub day: Day,
    pub machine: &'static str,
    pub of: No,
    pub state: String,
}

/// A tenure as the record shows it; `covers` says whether its portfolio lists the decision.
#[derive(Debug, Clone)]
pub struct Tenure<'a> {
    pub e: &'a E,
    pub from: Day,
    pub until: Option<Day>,
    pub covers: bool,
}

impl Tenure<'_> {
    pub fn on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A run of days on which a unit executes, the last one included.
#[derive(Debug, Clone)]
pub struct Run {
    pub unit: String,
    pub from: Day,
    pub to: Option<Day>,
    pub no: No,
}

/// Everything judged so far, entry by entry.
#[derive(Debug)]
pub struct Case<'a> {
    pub rec: &'a Record,
    pub std: &'a OracleStandards,
    pub cal: Cal,
    pub organ: &'a str,
    pub es: Vec<E>,
    kinds: BTreeMap<String, Vec<No>>,
    /// Of each act and retraction, the articles that failed; empty is in effect.
    pub failed: BTreeMap<No, BTreeSet<&'static str>>,
    /// Of each retracted entry, the retraction.
    pub gone: BTreeMap<No, No>,
    pub moves: Vec<Move>,
}

impl<'a> Case<'a> {
    pub fn new(rec: &'a Record, std: &'a OracleStandards, known_on: Option<Day>) -> (Self, No) {
        let known = rec.entries().iter().take_while(|e| known_on.is_none_or(|k| e.recorded_on <= k));
        let written = serde_json::to_value(rec.document()).unwrap();
        let read = |e: &zeren::record::Entry<PartyNo>| {
            let (class, tag) = (e.what.class(), e.what.tag());
            let form = &written["entries"][e.no.0 as usize - 1][class];
            E {
                no: e.no.0,
                day: e.day().unwrap_or(Day::FIRST),
                stated: e.day().unwrap_or(Day::FIRST),
                first: e.earliest().unwrap_or(Day::FIRST),
                by: rec.id(e.by.0).into(),
                kind: format!("{class}.{tag}"),
                coarse: e.precision != Precision::Day,
                bare: e.evidence.is_empty(),
                f: if class == tag { form.clone() } else { form[tag].clone() },
            }
        };
        let es: Vec<E> = known.map(read).collect();
        let (upto, organ) = (No::try_from(es.len()).unwrap(), rec.id(PartyNo::ORGAN));
        let mut kinds: BTreeMap<String, Vec<No>> = BTreeMap::new();
        for e in &es {
            kinds.entry(e.kind.clone()).or_default().push(e.no);
        }
        let (failed, gone) = (BTreeMap::new(), BTreeMap::new());
        let mut case = Case { rec, std, cal: Cal::new(), organ, es, kinds, failed, gone, moves: Vec::new() };
        for no in 1..=upto {
            case.judge(no);
        }
        (case, upto)
    }

    pub fn e(&self, no: No) -> &E {
        &self.es[no as usize - 1]
    }

    pub fn in_effect(&self, no: No) -> bool {
        self.failed.get(&no).is_none_or(BTreeSet::is_empty)
    }

    /// Whether the entry is known and not retracted.
    pub fn stands(&self, no: No, v: View) -> bool {
        no > 0 && no <= v.upto && self.gone.get(&no).is_none_or(|by| *by > v.upto)
    }

    pub fn visible(&self, no: No, v: View) -> bool {
        self.stands(no, v) && self.e(no).day <= v.day && !self.e(no).is("statement")
    }

    /// The visible entries of these kinds that are in effect, in the order of the list; of all kinds if none is named.
    pub fn each(&self, v: View, kinds: &str) -> Vec<&E> {
        let lists = kinds.split(' ').filter_map(|kind| self.kinds.get(kind)).flatten().copied();
        let mut nos: Vec<No> = if kinds.is_empty() { (1..=v.upto).collect() } else { lists.collect() };
        nos.retain(|no| self.visible(*no, v) && self.in_effect(*no));
        nos.sort_unstable();
        nos.into_iter().map(|no| self.e(no)).collect()
    }

    /// The same, the earliest day first.
    pub fn dated(&self, v: View, kinds: &str) -> Vec<&E> {
        let mut all = self.each(v, kinds);
        all.sort_by_key(|e| (e.day, e.no));
        all
    }

    /// The earliest of them that names `of`.
    pub fn answer(&self, v: View, kinds: &str, of: No) -> Option<&E> {
        self.dated(v, kinds).into_iter().find(|e| e.n("of") == of)
    }

    /// The statements of a kind that are known and not retracted.
    pub fn said(&self, v: View, kind: &str) -> Vec<&E> {
        self.es.iter().filter(|e| e.kind == kind && self.stands(e.no, v)).collect()
    }

    /// The moves of an instance that stand, in the order of the list.
    pub fn path(&self, machine: &str, of: No, v: View) -> Vec<&Move> {
        let own = self.moves.iter().filter(|m| m.machine == machine && m.of == of);
        own.filter(|m| self.stands(m.no, v) || self.relied_on(m, v)).collect()
    }

    /// Whether a move is by a fact that was retracted after something had been filed: acts that rest on it stay.
    fn relied_on(&self, m: &Move, v: View) -> bool {
        let Some(gone) = self.gone.get(&m.no).filter(|_| m.no <= v.upto && self.e(m.no).is("fact")) else {
            return false;
        };
        let then = View { upto: *gone - 1, ..v };
        self.moves.iter().any(|f| f.machine == m.machine && f.of == m.of && f.no > m.no && self.stands(f.no, then))
    }

    /// The state of an instance at the end of the view's day; empty before its first move.
    pub fn state(&self, machine: &str, of: No, v: View) -> &str {
        self.path(machine, of, v).into_iter().rfind(|m| m.day <= v.day).map_or("", |m| &m.state)
    }

    pub fn suspended(&self, v: View, day: Day) -> bool {
        self.state("execution", 0, View { day, ..v }).starts_with("suspended")
    }

    /// The move by which execution was completed or terminated.
    pub fn over(&self, v: View) -> Option<&Move> {
        let end = |m: &&Move| m.day <= v.day && ["completed", "terminated"].contains(&m.state.as_str());
        self.path("execution", 0, v).into_iter().find(end)
    }

    /// What a party is: `organ`, `outside`, `person`, or its class and kind, such as `body.supervisory`.
    pub fn party(&self, id: &str) -> String {
        match self.rec.party_no(id).and_then(|no| self.rec.party(no)).map(|p| &p.kind) {
            Some(PartyKind::Organ { .. }) => "organ".into(),
            Some(PartyKind::Person) => "person".into(),
            Some(PartyKind::Unit { kind, .. }) => format!("unit.{}", kind.code()),
            Some(PartyKind::Body { kind, .. }) => format!("body.{}", kind.code()),
            _ => "outside".into(),
        }
    }

    /// The next higher body, where the record says which it is.
    pub fn above(&self, id: &str) -> Option<&str> {
        match &self.rec.party(self.rec.party_no(id)?)?.kind {
            PartyKind::Body { above, .. } => above.map(|above| self.rec.id(above)),
            _ => None,
        }
    }

    /// The party that answers for `unit` at the end of the view's day.
    pub fn heir(&self, unit: &str, v: View) -> String {
        let mut now = unit;
        for e in self.dated(v, "fact.unit_succeeded") {
            now = if now == e.s("from") { e.s("to") } else { now };
        }
        now.into()
    }

    pub fn same(&self, a: &str, b: &str, v: View) -> bool {
        self.heir(a, v) == self.heir(b, v)
    }

    /// The engagements, by the unit that was designated; who takes over from it goes on with the same one.
    pub fn runs(&self, v: View) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for e in self.each(v, "execution.designate execution.redesignate") {
            let on = View { day: e.day, upto: e.no };
            let named: Vec<&str> = e.list("units").iter().filter_map(|u| u["unit"].as_str()).collect();
            let stays = |r: &Run, unit: &str| r.to.is_none() && (r.unit == unit || self.heir(&r.unit, on) == unit);
            for run in &mut runs {
                if run.to.is_none() && !named.iter().any(|unit| stays(run, unit)) {
                    run.to = Some(e.day.prev());
                }
            }
            for unit in named {
                if !runs.iter().any(|r| stays(r, unit)) {
                    runs.push(Run { unit: unit.into(), from: e.day, to: None, no: e.no });
                }
            }
        }
        runs
    }

    /// Whether a unit executed by a day, in its own name or as one that took over.
    pub fn executed(&self, unit: &str, day: Day, v: View) -> bool {
        let then = View { day: day.min(v.day), ..v };
        self.runs(then).iter().any(|r| r.from <= day && self.line(&r.unit, then).iter().any(|(id, _)| id == unit))
    }

    /// A unit and those that took over from it, one after the other, each with the day it did.
    pub fn line(&self, unit: &str, v: View) -> Vec<(String, Day)> {
        let (mut line, mut now) = (vec![(unit.to_string(), Day::FIRST)], unit);
        for e in self.dated(v, "fact.unit_succeeded") {
            if now == e.s("from") {
                now = e.s("to");
                if line.iter().all(|(id, _)| id != now) {
                    line.push((now.into(), e.day));
                }
            }
        }
        line
    }

    /// The entries of a unit, and of those that took over from it since they did, the earliest day first.
    pub fn of_line(&self, kinds: &str, unit: &str, v: View) -> Vec<&E> {
        let line = self.line(unit, v);
        let own = |e: &&E| line.iter().any(|(id, since)| *id == e.by && *since <= e.day);
        self.dated(v, kinds).into_iter().filter(own).collect()
    }

    pub fn tenures(&self, v: View) -> Vec<Tenure<'_>> {
        let began = self.each(v, "fact.tenure_began").into_iter();
        let tenure = began.map(|e| Tenure {
            from: e.day,
            until: self.answer(v, "fact.tenure_ended", e.no).map(|end| end.day),
            covers: e.list("portfolio").iter().any(|id| id == self.rec.decision()),
            e,
        });
        tenure.collect()
    }

    /// Who holds a single seat on a day; on a day of handover, the one who leaves.
    pub fn holder(&self, at: &str, post: &str, day: Day, v: View) -> Option<&str> {
        let mut here = self.tenures(v);
        here.retain(|t| t.e.s("at") == at && t.e.s("post") == post && t.on(day));
        here.sort_by_key(|t| (t.until != Some(day), t.from, t.e.no));
        here.first().map(|t| t.e.s("person"))
    }

    /// The principal head of a unit on a day.
    pub fn head(&self, unit: &str, day: Day, v: View) -> Option<&str> {
        self.holder(unit, "principal_head", day, v)
    }

    /// What was last said of a person: `class` or `service`.
    pub fn status(&self, person: &str, key: &str, v: View) -> &str {
        let said = self.dated(v, "fact.person_status");
        said.into_iter().rfind(|e| e.s("person") == person && e.has(key)).map_or("", |e| e.s(key))
    }

    /// Whether the record is stated complete for a bearer and a term through a day.
    pub fn complete(&self, term: Term, bearer: &str, through: Day, v: View) -> bool {
        self.said(v, "statement.completeness_stated").into_iter().any(|e| {
            let whom = e.f["about"]["party"].as_str();
            let terms = e.f["terms"]["only"].as_array();
            let speaks = e.by == self.organ || (e.by == bearer && whom.is_none_or(|whom| whom == e.by));
            speaks
                && whom.is_none_or(|whom| whom == bearer)
                && terms.is_none_or(|terms| terms.iter().any(|t| t == term.code()))
                && e.d("through").is_some_and(|day| day >= through)
        })
    }

    /// The latest determination of a question by someone who may answer it: met or not, and its document.
    pub fn ruled(
        &self,
        v: View,
        question: Question,
        about: &[(&str, &str)],
        may: impl Fn(&str) -> bool,
    ) -> Option<(bool, bool)> {
        let fits = |e: &&E| {
            let point = |key: &&str| {
                let want = about.iter().find(|(named, _)| named == key).map_or("null", |(_, want)| want);
                e.f["about"][*key].to_string().trim_matches('"') == want
            };
            may(&e.by) && e.s("question") == question.code() && ["entry", "party", "ground"].iter().all(point)
        };
        let said = self.dated(v, "determination.determination").into_iter().rfind(fits)?;
        Some((said.s("answer") == "met", said.has("document")))
    }

    /// The organ's latest determination about an entry; none if there is none.
    pub fn organ_on(&self, v: View, question: Question, entry: No) -> Option<bool> {
        self.ruled(v, question, &[("entry", &entry.to_string())], |by| by == self.organ).map(|(met, _)| met)
    }

    pub fn application(&self, v: View) -> &'static str {
        match self.rec.level().code() {
            "autonomous_region" | "city" | "banner_county" => "direct",
            "department" | "township" => "by_reference",
            "other" => "out_of_scope",
            _ => {
                let said = self.dated(v, "determination.determination");
                let latest = |code: &str| {
                    let last = said.iter().rfind(|e| {
                        let whole = ["entry", "party", "ground"].iter().all(|key| e.f["about"][*key].is_null());
                        e.by == self.organ && e.s("question") == code && whole && e.has("document")
                    })?;
                    Some((last.s("answer") == "met", last.day, last.no))
                };
                match (latest("application.direct"), latest("application.by-reference")) {
                    (Some((true, day, no)), Some((true, then, other))) if (day, no) < (then, other) => "by_reference",
                    (Some((true, ..)), _) => "direct",
                    (_, Some((true, ..))) => "by_reference",
                    (Some(_), Some(_)) => "out_of_scope",
                    _ => "open",
                }
            }
        }
    }

    /// Whether the day lies in a span in which the organ itself had stopped or changed execution without procedure.
    pub fn disordered(&self, v: View, day: Day) -> bool {
        let lawful = self.each(v, "execution.suspend execution.adjust execution.resume execution.terminate");
        let running = |no: No| {
            let path = self.path("execution", 0, View { upto: no, ..v });
            path.last().is_some_and(|m| m.state == "executing" || m.state.starts_with("suspended"))
        };
        self.es.iter().filter(|e| self.visible(e.no, v)).any(|e| {
            // Whose act it was is settled where it stands, as the act is judged (§2).
            let then = View { upto: e.no - 1, day: e.day };
            let chief = || self.holder(self.organ, "chief_executive", e.day, then) == Some(&e.by);
            let from = match e.kind.as_str() {
                "fact.unauthorised_stop" | "fact.unauthorised_change" if e.by == self.organ => {
                    e.d("since").unwrap_or(e.day).min(e.day)
                }
                "execution.suspend" | "execution.adjust" | "execution.terminate" | "execution.suspend_urgently"
                    if (e.by == self.organ || chief()) && running(e.no) =>
                {
                    e.day
                }
                _ => return false,
            };
            let ends = lawful.iter().filter(|l| (l.day, l.no) > (from, e.no)).map(|l| l.day);
            let resumed = self.answer(v, "fact.execution_resumed", e.no).map(|r| r.day);
            let open = ends.chain(resumed).all(|end| day < end);
            (e.is("fact") || !self.in_effect(e.no)) && from <= day && open
        })
    }
}
