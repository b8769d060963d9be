//! Judging acts, entry by entry: the four tables and their guards, written out by hand.

use std::collections::BTreeSet;

use serde_json::Value;
use zeren::terms::{Clause, Day, Question, Rank, discipline::Sanction, duty::Status, duty::Term};

use crate::opinion::{Case, E, FORCE, Move, No, View};

/// Act, its article, the states it is possible in, the state after (`=` the same). `none` is before the first move.
const EXECUTION: &str = "
adopt              | 02 | none | adopted
designate          | 05 | adopted | designated
redesignate        | 05 | designated executing suspended_urgently suspended | =
start              | 06 | designated | executing
suspend_urgently   | 14 | executing | suspended_urgently
suspend            | 14 | executing | suspended
confirm_suspension | 14 | suspended_urgently | suspended
resume             | 14 | suspended_urgently suspended | executing
adjust             | 14 | adopted designated executing suspended_urgently suspended | =
terminate          | 14 | adopted designated executing suspended_urgently suspended | terminated
accept_completion  | 06 | executing | completed
archive            | 17 | completed terminated | archived";

const ACCOUNTABILITY: &str = "
establish          | 21 | none | established
order_correction   | 21 | established | ordered
extend_correction  | 21 | ordered | ordered
reject_correction  | 21 | ordered | ordered
accept_correction  | 21 | ordered | corrected
accept_correction  | 21 | refused interviewed circulated escalated | corrected_after_refusal
establish_refusal  | 21 | ordered | refused
interview          | 21 | refused | interviewed
interview          | 21 | circulated | escalated
interview          | 21 | corrected_after_refusal | =
circulate          | 21 | refused | circulated
circulate          | 21 | interviewed | escalated
circulate          | 21 | corrected_after_refusal | =
withdraw           | 21 | established ordered corrected refused interviewed circulated escalated corrected_after_refusal | withdrawn";

/// Ground, then the bands of base, grave and serious: the lightest and the heaviest of the six kinds, `-` for none.
const BANDS: &str = "
art28_1_3 | demerit-major_demerit | demotion-removal | dismissal-dismissal
art29_1   | - | warning-major_demerit | demotion-removal
art30_1   | warning-major_demerit | warning-major_demerit | demotion-removal
art30_2   | warning-major_demerit | warning-major_demerit | demotion-removal
art38_1_4 | - | warning-major_demerit | demotion-removal
art39_2   | warning-major_demerit | demotion-removal | dismissal-dismissal
art39_4   | warning-major_demerit | demotion-removal | dismissal-dismissal";

fn cells(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('|').map(str::trim).collect())
}

/// The article of an act and the state it leads to from here, if any.
fn row<'t>(table: &'t str, act: &str, from: &'t str) -> (&'t str, Option<&'t str>) {
    let rows: Vec<Vec<&str>> = cells(table).filter(|row| row[0] == act).collect();
    let from = if from.is_empty() { "none" } else { from };
    let hit = rows.iter().find(|row| row[2].split(' ').any(|state| state == from));
    (rows[0][1], hit.map(|row| if row[3] == "=" { from } else { row[3] }))
}

/// The articles that failed, and the moves an act makes if none did.
#[derive(Default)]
struct Verdict {
    failed: BTreeSet<&'static str>,
    moves: Vec<(&'static str, No, String)>,
}

impl Verdict {
    fn need(&mut self, article: &'static str, holds: bool) {
        if !holds {
            self.failed.insert(article);
        }
    }
    fn go(&mut self, machine: &'static str, of: No, state: &str) {
        self.moves.push((machine, of, state.into()));
    }
}

/// Whether a code of a clause names a law or an administrative regulation.
pub fn is_law(code: &str) -> bool {
    Clause::parse(code).is_ok_and(|clause| clause.instrument().rank() >= Rank::AdministrativeRegulation)
}

impl Case<'_> {
    /// Judges one entry against those before it.
    pub fn judge(&mut self, no: No) {
        // An act of which only the month is known had happened when the next one of the decision was taken.
        let past = self.happened(no);
        let elsewhere = self.elsewhere(no);
        let e = self.e(no);
        let v = View { upto: no - 1, day: e.day };
        let (day, mut verdict) = (e.day, Verdict::default());
        let tag = e.kind.split('.').next_back().unwrap();
        match e.kind.split('.').next().unwrap() {
            "execution" => self.execution(e, tag, v, &mut verdict),
            "accountability" => self.accountability(e, tag, v, &mut verdict),
            "discipline" => self.discipline(e, tag, v, &mut verdict),
            "remedy" => self.remedy(e, tag, v, &mut verdict),
            "evaluation" => self.evaluation(e, tag, v, &mut verdict),
            "standard" => {
                verdict.need("01", day < FORCE || e.by == self.organ);
            }
            "fact" if tag == "inspection_concluded" => verdict.go("remedy", no, "decided"),
            "statement" if tag == "retraction" => {
                let of = e.n("entry");
                verdict.need("17", self.may_retract(of, v));
                if verdict.failed.is_empty() {
                    self.gone.entry(of).or_insert(no);
                    self.undate(of, no);
                }
            }
            _ => return,
        }
        elsewhere.into_iter().for_each(|(no, day)| self.dates(no, day));
        if verdict.failed.is_empty() {
            let moves = verdict.moves.into_iter();
            self.moves.extend(moves.map(|(machine, of, state)| Move { no, day, machine, of, state }));
        } else {
            past.into_iter().for_each(|(no, day)| self.dates(no, day));
        }
        self.failed.insert(no, verdict.failed);
    }

    /// Dates the coarse acts before an act of the decision no later than it; gives back the days they had.
    fn happened(&mut self, no: No) -> Vec<(No, Day)> {
        let e = self.e(no);
        let (day, first) = (e.day, e.first);
        let upto = View { upto: no - 1, day: Day::LAST };
        let (machine, of) = match e.kind.split('.').next().unwrap() {
            "execution" => ("execution", 0),
            "accountability" => ("proceeding", e.n("of")),
            "discipline" => ("referral", e.n("of")),
            "remedy" => ("remedy", e.n("of")),
            _ => return Vec::new(),
        };
        let path: Vec<No> = self.path(machine, of, upto).into_iter().map(|m| m.no).collect();
        let in_order = path.last().is_none_or(|last| first >= self.e(*last).first);
        if !in_order {
            return Vec::new();
        }
        let late: Vec<(No, Day)> = path.into_iter().map(|no| (no, self.e(no).day)).filter(|e| e.1 > day).collect();
        late.iter().for_each(|(no, _)| self.dates(*no, day));
        late
    }

    /// Once the last act of an instance is taken back, those before it no longer had happened by its day.
    fn undate(&mut self, of: No, upto: No) {
        if !self.e(of).is_act() || !self.in_effect(of) {
            return;
        }
        let instances: Vec<(&'static str, No)> =
            self.moves.iter().filter(|m| m.no == of).map(|m| (m.machine, m.of)).collect();
        for (machine, of) in instances {
            let path: Vec<No> = self.path(machine, of, View { upto, day: Day::LAST }).iter().map(|m| m.no).collect();
            let mut next = Day::LAST;
            for no in path.into_iter().rev() {
                next = self.e(no).stated.min(next);
                self.dates(no, next);
            }
        }
    }

    /// The same of other matters that an act looks at, for as long as it is judged: what stands before it in the list
    /// and may have been done by its day had been done.
    fn elsewhere(&mut self, no: No) -> Vec<(No, Day)> {
        let (day, kind) = (self.e(no).day, self.e(no).kind.as_str());
        let looks = ["execution.archive", "evaluation.cancel_evaluation"].contains(&kind);
        if !looks && !kind.starts_with("discipline.") {
            return Vec::new();
        }
        let before = self.es.iter().take(no as usize - 1).filter(|e| e.is_act() && e.first <= day && day < e.day);
        let late: Vec<(No, Day)> = before.map(|e| (e.no, e.day)).collect();
        late.iter().for_each(|(no, _)| self.dates(*no, day));
        late
    }

    fn dates(&mut self, no: No, day: Day) {
        self.es[no as usize - 1].day = day;
        self.moves.iter_mut().filter(|m| m.no == no).for_each(|m| m.day = day);
    }

    fn may_retract(&self, of: No, v: View) -> bool {
        let e = self.e(of);
        if e.kind == "statement.retraction" {
            return false;
        }
        // To say it twice changes nothing.
        if !self.stands(of, v) {
            return true;
        }
        let own: Vec<(&str, No)> = self.moves.iter().filter(|m| m.no == of).map(|m| (m.machine, m.of)).collect();
        let held = |later: No| {
            let act = self.e(later);
            let same = self.moves.iter().any(|m| m.no == later && own.contains(&(m.machine, m.of)));
            let number =
                |list: &str, key: &str| act.list(list).iter().any(|g| g[key] == of || (key.is_empty() && *g == of));
            let names = act.n("of") == of || number("grounds", "entry") || number("with", "");
            act.is_act() && self.in_effect(later) && self.stands(later, v) && (same || names)
        };
        !e.is_act() || !self.in_effect(of) || !(of + 1..=v.upto).any(held)
    }

    /// The state an act finds; an act dated before the last one of its instance comes out of order.
    fn found(&self, e: &E, machine: &str, of: No, v: View) -> (String, bool) {
        let path = self.path(machine, of, v);
        let last = path.last();
        (last.map_or(String::new(), |m| m.state.clone()), last.is_none_or(|m| e.first >= self.e(m.no).first))
    }

    fn execution(&self, e: &E, tag: &str, v: View, out: &mut Verdict) {
        let (from, in_order) = self.found(e, "execution", 0, v);
        let (article, to) = row(EXECUTION, tag, &from);
        let article = ["02", "05", "06", "14", "17"].into_iter().find(|a| *a == article).unwrap();
        out.need(article, to.is_some() && in_order);
        out.go("execution", 0, to.unwrap_or(""));
        if v.day < FORCE {
            return;
        }
        match tag {
            "start" => {
                let runs = self.runs(v);
                out.need("06", runs.iter().any(|r| r.to.is_none() && self.heir(&r.unit, v) == e.by));
            }
            "suspend_urgently" => {
                let of = e.n("of");
                let kinds = ["fact.problem_found", "fact.problem_reported"];
                let problem = self.visible(of, v) && kinds.contains(&self.e(of).kind.as_str());
                out.need("14", problem && e.has("urgency"));
                // Met, not met, or open, which passes: nobody on record holds the seat that day.
                out.need(
                    "14",
                    match self.holder(self.organ, "chief_executive", v.day, v) {
                        Some(chief) => chief == e.by,
                        None => self.party(&e.by) == "person" && !self.complete(Term::Tenure, self.organ, v.day, v),
                    },
                );
            }
            _ => out.need(article, e.by == self.organ),
        }
        match tag {
            "adopt" => {
                let matter = e.has("matter") && !e.has("excluded");
                out.need("02", matter && self.application(v) != "out_of_scope");
            }
            "designate" | "redesignate" => {
                let units = e.list("units");
                let count = |role: &str| units.iter().filter(|u| u["role"] == role).count();
                let ids: BTreeSet<&str> = units.iter().filter_map(|u| u["unit"].as_str()).collect();
                out.need(
                    "05",
                    ids.len() == units.len()
                        && match units.len() {
                            0 => false,
                            1 => count("sole") == 1 || units[0]["role"].is_null(),
                            n => count("lead") == 1 && count("cooperating") == n - 1,
                        },
                );
            }
            "adjust" if !e.has("change") => out.need("14", false),
            "adjust" if e.s("change") == "minor" => out.need("14", e.has("resolution") && e.has("reason")),
            "suspend" | "confirm_suspension" | "terminate" | "adjust" => {
                // Of a body that is no higher organ it is open whether it is a court, and open passes.
                let order = &e.f["ordered"];
                let above = ["body.higher_organ", "body.other"];
                let ordered = above.contains(&self.party(order["by"].as_str().unwrap_or("")).as_str());
                let carried = ordered && !order["document"].is_null();
                // An act that names nothing but an order is judged by that.
                if tag != "confirm_suspension" && (carried || (!order.is_null() && e.list("procedure").is_empty())) {
                    out.need("14", carried);
                } else {
                    let named = Some(e.n("of")).filter(|of| self.visible(*of, v));
                    let last = || self.path("execution", 0, v).last().map(|m| m.no);
                    let floor = named.or_else(last).map_or(Day::FIRST, |no| self.e(no).first);
                    procedure(out, e.list("procedure"), floor, v.day);
                }
            }
            "accept_completion" => {
                for run in self.runs(v).iter().filter(|r| r.to.is_none()) {
                    out.need("06", self.part(run, v).is_some());
                    out.need("09", self.final_report(run, v).is_some());
                }
            }
            "archive" => self.archive(v, out),
            _ => {}
        }
    }

    fn archive(&self, v: View, out: &mut Verdict) {
        let added = self.said(v, "statement.evidence_added");
        let shown = |no: No| added.iter().any(|a| a.n("entry") == no && !a.list("evidence").is_empty());
        out.need("17", self.each(v, "").into_iter().all(|e| !e.bare || shown(e.no)));
        let units: BTreeSet<String> = self.runs(v).into_iter().map(|r| r.unit).collect();
        out.need("17", self.filed(None, v).is_some());
        for unit in &units {
            out.need("17", self.filed(Some(unit), v).is_some());
        }
        for c in self.each(v, "evaluation.commission_evaluation") {
            out.need("16", self.state("commission", c.no, v) == "cancelled" || self.delivered(c, v).is_some());
        }
        let (last, none) = (self.path("execution", 0, v), units.is_empty());
        let owed = match last.last().map_or(("", 0), |m| (m.state.as_str(), m.no)) {
            ("terminated", no) if !none => vec![no],
            ("completed", _) => {
                let reports = self.each(v, "fact.final_report").into_iter();
                reports.filter(|e| self.executed(&e.by, e.day, v)).map(|e| e.no).collect()
            }
            _ => Vec::new(),
        };
        for of in owed {
            out.need("18", self.disclosed(of, v).is_some());
        }
        for o in self.each(v, "fact.opinion_received").into_iter().filter(|o| o.s("from") == "deputy") {
            out.need("19", self.told(v, "fact.opinion_answered", o.no).is_some());
        }
        for c in self.each(v, "fact.complaint_received") {
            let ours = c.s("to") == self.organ || self.party(c.s("to")).starts_with("unit");
            let mut told = self.dated(v, "fact.complaint_acknowledged").into_iter();
            let sent = told
                .rfind(|a| a.n("of") == c.no && a.by != "outside")
                .is_some_and(|a| a.f["outcome"]["accepted"].is_null());
            out.need("20", !ours || sent || self.told(v, "fact.complaint_resolved", c.no).is_some());
        }
        // What stands before it in the list had come before it, if it could have: also where only the month is known.
        for opened in self.moves.iter().filter(|m| m.no == m.of) {
            let path = self.path(opened.machine, opened.of, v).into_iter();
            let found = path.rev().find(|m| self.e(m.no).first <= v.day).map_or("", |m| &*m.state);
            let open = ["established", "ordered", "refused", "interviewed", "circulated", "referred"];
            out.need("21", !open.contains(&found));
        }
        for r in self.remedies(v) {
            let running = r.finality == "open_until" && r.last.is_some_and(|last| last.firm && last.day >= v.day);
            out.need("22", r.finality != "pending" && !running);
        }
    }

    fn accountability(&self, e: &E, tag: &str, v: View, out: &mut Verdict) {
        let of = if tag == "establish" { e.no } else { e.n("of") };
        let (from, in_order) = self.found(e, "proceeding", of, v);
        let (_, to) = row(ACCOUNTABILITY, tag, &from);
        out.need("21", to.is_some() && in_order);
        out.go("proceeding", of, to.unwrap_or(""));
        if v.day < FORCE {
            return;
        }
        out.need("21", e.by == self.organ);
        let free = ["extend_correction", "reject_correction", "accept_correction", "withdraw"].contains(&tag);
        out.need("02", free || ["direct", "by_reference"].contains(&self.application(v)));
        let burdens = ["order_correction", "reject_correction", "establish_refusal", "interview", "circulate"];
        out.need("24", !burdens.contains(&tag) || self.conduct(self.e(of)).1 >= FORCE);
        let unit = self.heir(self.e(of).s("unit"), v);
        let (new, old) = (e.d("correct_by"), self.correct_by(of, v));
        let report = self.since_asked(of, "fact.correction_reported", v);
        let mark = |e: &E| (e.day, e.no);
        let mut complete = true;
        out.need(
            "21",
            match tag {
                "order_correction" => new.is_some_and(|new| new >= v.day),
                "extend_correction" => new.is_some_and(|new| old.is_none_or(|old| new > old && v.day <= old)),
                "reject_correction" => new.is_some_and(|new| new >= v.day) && e.has("reason") && report.is_some(),
                "accept_correction" => {
                    let turned = self.determined(of, Question::NoCorrection, v).filter(|d| d.s("answer") == "met");
                    report.is_some_and(|r| turned.is_none_or(|d| mark(r) > mark(d)))
                }
                "establish_refusal" => {
                    let stated = self.since_asked(of, "fact.correction_refusal_stated", v);
                    let known = |d| {
                        self.complete(Term::Correction, &self.heir(self.e(of).s("unit"), View { day: d, ..v }), d, v)
                    };
                    let past = old.is_some_and(|d| v.day > d && known(d));
                    let none = self.determined(of, Question::NoCorrection, v);
                    let none = none.filter(|d| d.s("answer") == "met" && d.has("document"));
                    let said = stated.is_some_and(|s| report.is_none_or(|r| mark(r) < mark(s)))
                        || report.zip(none).is_some_and(|(r, d)| mark(d) > mark(r));
                    // Silence speaks only where the record is complete: that is a matter of keeping it.
                    let silence = report.is_none() || e.has("silence");
                    complete = said || !silence || old.is_none_or(known);
                    said || (past && report.is_none() && e.has("silence"))
                }
                "withdraw" => e.has("reason"),
                _ => true,
            },
        );
        out.need("17", complete);
        // Who the head is, is said by the article on the persons responsible.
        let head = || self.head(&unit, v.day, v).is_some_and(|head| head == e.s("person"));
        out.need("10", tag != "interview" || head());
        if ["interview", "circulate"].contains(&tag) && from == "corrected_after_refusal" {
            let due = self.organ_on(v, Question::StillDue, of) == Some(true);
            out.need("21", due && self.answer(v, &e.kind, of).is_none());
        }
        if tag == "establish" {
            self.establish(e, v, out);
        }
    }

    /// Whether an act of the day finds a proceeding that is not withdrawn.
    fn lives(&self, of: No, v: View) -> bool {
        let last = self.path("proceeding", of, v).into_iter().rfind(|m| self.e(m.no).first <= v.day);
        last.is_some_and(|m| m.state != "withdrawn")
    }

    /// The acts of a proceeding that set its day to correct by, as an act of the day finds them.
    fn asked(&self, of: No, v: View) -> impl DoubleEndedIterator<Item = &E> {
        let path = self.path("proceeding", of, v).into_iter().map(|m| self.e(m.no));
        path.filter(move |e| {
            e.first <= v.day && e.kind.ends_with("_correction") && e.kind != "accountability.accept_correction"
        })
    }

    /// The latest determination of the organ about an entry alone.
    pub fn determined(&self, of: No, question: Question, v: View) -> Option<&E> {
        self.dated(v, "determination.determination").into_iter().rfind(|d| {
            let about = &d.f["about"];
            let alone = about["entry"] == of && about["party"].is_null() && about["ground"].is_null();
            d.by == self.organ && d.s("question") == question.code() && alone
        })
    }

    /// The latest entry of a kind by the unit of a proceeding since the order or the last rejection.
    fn since_asked(&self, of: No, kind: &str, v: View) -> Option<&E> {
        let asked = self.asked(of, v).rfind(|a| a.kind != "accountability.extend_correction");
        let asked = asked.map(|a| (a.first, a.no))?;
        let mut own = self.of_line(kind, self.e(of).s("unit"), v).into_iter();
        own.rfind(|f| f.n("of") == of && (f.day, f.no) > asked)
    }

    /// The day to correct by, as last set.
    pub fn correct_by(&self, of: No, v: View) -> Option<Day> {
        self.asked(of, v).rev().find_map(|e| e.d("correct_by"))
    }

    /// The days of a circumstance that the regulation reaches.
    pub fn conduct(&self, e: &E) -> (Day, Day) {
        (e.d("from").unwrap_or(Day::LAST).max(FORCE), e.d("to").unwrap_or(Day::FIRST))
    }

    fn establish(&self, e: &E, v: View, out: &mut Verdict) {
        let (unit, (from, to)) = (self.heir(e.s("unit"), v), self.conduct(e));
        out.need("24", to >= FORCE);
        out.need("21", to <= v.day);
        let then = View { day: to.min(v.day), ..v };
        out.need(
            "06",
            self.runs(v).iter().any(|r| {
                let holder = self.heir(&r.unit, then);
                r.from <= from && self.line(&holder, v).iter().any(|(id, _)| id == e.s("unit"))
            }),
        );
        let cited = |g: &Value| No::try_from(g["entry"].as_u64().unwrap_or(0)).unwrap();
        let missed = |g: &Value| {
            let bearer = self.heir(g["duty"]["bearer"].as_str().unwrap_or(""), v);
            let named = |d: &crate::opinion_duties::Duty| {
                let due = d.due.filter(|due| due.firm && due.authority).map(|due| due.day.to_string());
                g["duty"]["code"] == d.code && d.bearer == bearer && due.is_some_and(|due| g["duty"]["due"] == due)
            };
            bearer == unit && self.duties(v).iter().any(|d| named(d) && d.status == Status::Overdue)
        };
        // A fact or a determination that stands; and it must lead back to no report of a breach.
        let fit = |no: No| {
            let solid = self.e(no).is("fact") || self.e(no).is("determination");
            self.visible(no, v) && solid
        };
        let grounds = e.list("grounds");
        out.need("21", !grounds.is_empty());
        for g in grounds {
            out.need("21", (g["entry"].is_null() || fit(cited(g))) && (g["duty"].is_null() || missed(g)));
            out.need("20", g["entry"].is_null() || !self.visible(cited(g), v) || !self.of_report(cited(g)));
        }
        let others = self.moves.iter().filter(|m| m.machine == "proceeding" && m.no == m.of);
        for other in others.map(|m| self.e(m.no)) {
            let live = self.lives(other.no, v);
            let (first, last) = self.conduct(other);
            // Who had taken over from whom when the other was established: two that merged later were two.
            let then = View { day: other.day.min(v.day), ..v };
            let same = self.one(other.s("unit"), e.s("unit"), then) && other.s("item") == e.s("item");
            out.need("21", !(live && same && first <= to && from <= last));
        }
    }

    /// Whether one of two units took over from the other.
    pub fn one(&self, a: &str, b: &str, v: View) -> bool {
        let leads = |a: &str, b: &str| self.line(a, v).iter().any(|(id, _)| id == b);
        leads(a, b) || leads(b, a)
    }

    /// Whether an entry is a report of a breach, or names one through however many entries.
    pub fn of_report(&self, no: No) -> bool {
        let e = self.e(no);
        let mut named: Vec<No> = [e.n("of"), e.n("entry"), e.f["about"]["entry"].as_u64().unwrap_or(0) as No].into();
        named.extend(e.list("grounds").iter().filter_map(|g| g["entry"].as_u64()).map(|n| n as No));
        named.extend(e.list("with").iter().filter_map(Value::as_u64).map(|n| n as No));
        (e.kind == "fact.complaint_received" && e.s("kind") == "report")
            || named.into_iter().any(|of| of > 0 && of < no && self.of_report(of))
    }

    fn evaluation(&self, e: &E, tag: &str, v: View, out: &mut Verdict) {
        let history = v.day < FORCE;
        out.need("16", history || e.by == self.organ);
        if tag == "cancel_evaluation" {
            let stands = self.state("commission", e.n("of"), v) == "commissioned";
            out.need("16", history || (stands && e.has("reason")));
            return out.go("commission", e.n("of"), "cancelled");
        }
        out.need("16", history || !["", "adopted"].contains(&self.state("execution", 0, v)));
        let (who, did) = (e.s("evaluator"), self.each(v, "fact.prior_appraisal"));
        let free = self.ruled(v, Question::PriorAppraisal, &[("party", who)], |by| by == self.organ);
        let denied = free.is_some_and(|(met, _)| !met);
        let barred = denied || did.iter().any(|p| self.same(p.s("evaluator"), who, v));
        out.need("16", history || !barred);
        out.go("commission", e.no, "commissioned");
    }

    /// The entry that opened the referral an act of discipline belongs to: a referral, or a decision of own motion.
    fn opening(&self, e: &E) -> No {
        if e.kind == "discipline.refer" || e.n("of") == 0 { e.no } else { e.n("of") }
    }

    fn discipline(&self, e: &E, tag: &str, v: View, out: &mut Verdict) {
        let (history, inst) = (v.day < FORCE, self.opening(e));
        let disciplines = |id: &str| ["organ", "body.supervisory", "body.appointing"].contains(&&*self.party(id));
        if inst != e.no {
            let (from, in_order) = self.found(e, "referral", inst, v);
            let last = self.path("referral", inst, v).last().map_or(0, |m| m.no);
            let again = from == "decided" && (history || self.sanction(last, v).is_none());
            out.need("21", in_order && (from == "referred" || again));
            let opened = self.e(inst);
            let regime = if opened.kind == "discipline.refer" { opened.s("to") } else { &*opened.by };
            let person = tag == "no_sanction" || opened.s("person") == e.s("person");
            out.need("21", history || (person && e.by == regime));
        }
        match tag {
            "refer" => {
                out.go("referral", e.no, "referred");
                let twice = |o: &&E| o.n("of") == e.n("of") && o.s("person") == e.s("person");
                let first = self.each(v, &e.kind).iter().find(|o| twice(o)).is_none();
                let settled = ["direct", "by_reference"].contains(&self.application(v));
                let (of, person) = (e.n("of"), e.s("person"));
                let found = (of, self.lives(of, v));
                let (points, tenure) = self.refer_points(found, person, e.s("capacity"), e.s("ground"), v);
                let lawful = settled && e.by == self.organ && disciplines(e.s("to")) && points == [Some(true); 2];
                out.need("21", history || (lawful && first));
                out.need("10", history || tenure == Some(true));
            }
            "decide" => {
                out.go("referral", inst, "decided");
                out.go("remedy", e.no, "decided");
                for with in e.list("with").iter().filter_map(Value::as_u64).map(|n| No::try_from(n).unwrap()) {
                    let (from, in_order) = self.found(e, "referral", with, v);
                    let twice = e.list("with").iter().filter(|n| n.as_u64() == Some(with.into())).count() > 1;
                    let own = with != inst && self.e(with).s("person") == e.s("person");
                    let own = own && self.e(with).s("to") == e.by && !twice;
                    out.need("21", history || (from == "referred" && in_order && own));
                    out.go("referral", with, "closed");
                }
                out.need("21", history || (disciplines(&e.by) && self.decide_guards(e, v)));
            }
            _ => out.go("referral", inst, "closed"),
        }
    }

    /// The kind and length a decision stands for now; none once annulled.
    fn sanction(&self, decide: No, v: View) -> Option<(Option<Sanction>, No)> {
        let kind = |e: &E| (Sanction::from_code(e.s("kind")), e.n("months"));
        let mut now = Some(kind(self.e(decide)));
        for a in self.each(v, "remedy.answer").into_iter().filter(|a| a.n("of") == decide) {
            now = match a.s("result") {
                "modified" => Some(kind(a)),
                "annulled" => None,
                _ => now,
            };
        }
        now
    }

    /// The two halves of a referral's guards, met, not met or open: the determinations, and the rest.
    pub fn refer_guards(&self, of: No, person: &str, capacity: &str, ground: &str, v: View) -> [Option<bool>; 2] {
        // As of a day a withdrawal known to the month counts from that month's last day.
        let alive = !["", "withdrawn"].contains(&self.state("proceeding", of, v));
        let ([named, rest], tenure) = self.refer_points((of, alive), person, capacity, ground, v);
        let open = if rest.is_none() || tenure.is_none() { None } else { Some(true) };
        [named, if [rest, tenure].contains(&Some(false)) { Some(false) } else { open }]
    }

    /// The same, with the tenure of a leader by itself.
    fn refer_points(
        &self,
        (of, alive): (No, bool),
        person: &str,
        capacity: &str,
        ground: &str,
        v: View,
    ) -> ([Option<bool>; 2], Option<bool>) {
        let (from, to) = self.conduct(self.e(of));
        let question = match capacity {
            "responsible_leader" => Some(Question::ResponsibleLeader),
            "directly_responsible" => Some(Question::DirectlyResponsible),
            _ => None,
        };
        let met = |question, ground: Option<&str>| {
            let entry = of.to_string();
            let mut about = vec![("entry", &*entry), ("party", person)];
            about.extend(ground.map(|ground| ("ground", ground)));
            self.ruled(v, question, &about, |by| by == self.organ).is_some_and(|(met, _)| met)
        };
        let named = question.is_some_and(|question| met(question, None));
        let fits = !ground.is_empty() && met(Question::GroundFits, Some(ground));
        let (mut day, mut public) = (from, Some(false));
        while day <= to && public != Some(true) {
            let then = View { day: day.min(v.day), ..v };
            public = match (self.status(person, "class", then), self.status(person, "service", then)) {
                ("not_public", _) | (_, "retired" | "left" | "dead") => public,
                ("", _) => None,
                _ => Some(true),
            };
            day = day.next();
        }
        let (mut led, mut seats, mut day) = (false, BTreeSet::new(), from);
        while day <= to.min(v.day) {
            for seat in self.seats(self.e(of), day, v) {
                let head = self.holder(&seat, "principal_head", day, v) == Some(person);
                let other = self.tenures(v).iter().any(|t| {
                    t.e.s("person") == person
                        && t.e.s("at") == seat
                        && t.e.s("post") == "other_head"
                        && t.covers
                        && t.on(day)
                });
                led |= head || other;
                seats.insert(seat);
            }
            day = day.next();
        }
        let through = to.min(v.day);
        let known = |who: &str| self.complete(Term::Tenure, who, through, v);
        let tenure = match capacity {
            "responsible_leader" if !led && (known(person) || seats.iter().all(|seat| known(seat))) => Some(false),
            "responsible_leader" if !led => None,
            _ => Some(true),
        };
        let rest = if alive && to >= FORCE { public } else { Some(false) };
        ([Some(named && fits), rest], tenure)
    }

    /// The units whose leaders may answer for a day of an established conduct: who then stood for the unit, and
    /// those whose duties had passed to it between that day and the one it was established.
    fn seats(&self, established: &E, day: Day, v: View) -> Vec<String> {
        let (unit, then) = (established.s("unit"), View { day, ..v });
        let by = View { day: established.day.min(v.day), ..v };
        let from = self.dated(by, "fact.unit_succeeded").into_iter().map(|e| e.s("from"));
        let passed = from.filter(|from| {
            self.heir(from, then) == *from && self.line(from, by).iter().any(|(id, since)| id == unit && *since > day)
        });
        [self.heir(unit, then)].into_iter().chain(passed.map(Into::into)).collect()
    }

    /// The proceeding a decision rests on, and the days of the conduct, where the record tells them.
    fn basis(&self, e: &E) -> (Option<No>, Option<(Day, Day)>) {
        let opened = self.e(self.opening(e));
        if opened.kind == "discipline.refer" {
            return (Some(opened.n("of")), Some(self.conduct(self.e(opened.n("of")))));
        }
        (None, opened.d("from").zip(opened.d("to")))
    }

    fn decide_guards(&self, e: &E, v: View) -> bool {
        let person = e.s("person");
        let Some(kind) = Sanction::from_code(e.s("kind")) else { return false };
        let case = e.n("of").to_string();
        let mut about = vec![("party", person)];
        about.extend(e.has("of").then_some(("entry", &*case)));
        let held = |question| self.ruled(v, question, &about, |by| by == e.by).is_some_and(|(met, _)| met);
        let nth = ["base", "grave", "serious"].iter().position(|g| *g == e.s("gravity"));
        let bands = cells(BANDS).find(|row| row[0] == e.s("ground"));
        let band = bands.zip(nth).and_then(|(row, n)| {
            let (low, high) = row[n + 1].split_once('-')?;
            Some((Sanction::from_code(low)?, Sanction::from_code(high)?))
        });
        let in_band = match band {
            Some((low, _)) if kind < low => held(Question::Mitigating),
            Some((_, high)) if kind > high => held(Question::Crime),
            Some(_) => true,
            None => e.s("ground") == "art41" && e.has("rule") && nth.is_some(),
        };
        let class = match self.status(person, "class", v) {
            "" | "not_public" => false,
            "grassroots_manager" | "other_public" => kind <= Sanction::MajorDemerit,
            _ => true,
        };
        let (_, days) = self.basis(e);
        // What a decision is for: its own case, and those it closes besides.
        let cases = |o: &E| {
            let closed = o.list("with").iter().filter_map(Value::as_u64).map(|n| self.basis(self.e(n as No)));
            [self.basis(o)].into_iter().chain(closed).collect::<Vec<_>>()
        };
        let told = |no: No, key: &str| self.e(no).s(key).to_string();
        let alike = |a: No, b: No| told(a, "unit") == told(b, "unit") && told(a, "item") == told(b, "item");
        let apart = |o: &E| {
            cases(e).into_iter().all(|(rests, days)| {
                cases(o).into_iter().all(|(others, then)| {
                    let clear = days.zip(then).is_none_or(|(a, b)| a.1 < b.0 || b.1 < a.0);
                    match (rests, others) {
                        (Some(a), Some(b)) => a != b && (clear || !alike(a, b)),
                        _ => clear,
                    }
                })
            })
        };
        let own = self.opening(e);
        let earlier = self.each(v, "discipline.decide").into_iter().filter(|o| self.opening(o) != own);
        let once = earlier.filter(|o| o.s("person") == person && self.sanction(o.no, v).is_some()).all(apart);
        let tenures: Vec<_> = self.tenures(v).into_iter().filter(|t| t.e.s("person") == person).collect();
        let served = ["in_service", ""].contains(&self.status(person, "service", v));
        let ends = kind >= Sanction::Removal && self.party(&e.by) == "body.supervisory";
        let held: Vec<_> = tenures.iter().filter(|t| t.from <= v.day).collect();
        let seated = held.iter().any(|t| t.e.yes("by_congress") && t.until.is_none_or(|until| until > v.day));
        let known = !held.is_empty() || self.complete(Term::Tenure, person, v.day, v);
        let own = kind.months();
        let months = match (own, e.has("months")) {
            (None, given) => !given && !e.has("last_day"),
            (Some(own), true) => e.n("months") == own || (e.has("with") && (own..=48).contains(&e.n("months"))),
            (Some(_), false) => true,
        };
        // A decision without a referral states the days; conduct from before the law of 2020-07-01 is open.
        let stated = e.has("of") || days.is_some_and(|(_, to)| to <= v.day);
        let new_law = days.is_none_or(|(_, to)| to >= Day::of(2020, 7, 1));
        in_band && class && months && stated && new_law && once && served && (!ends || (known && !seated))
    }

    fn remedy(&self, e: &E, tag: &str, v: View, out: &mut Verdict) {
        let (of, history) = (e.n("of"), v.day < FORCE);
        let (from, in_order) = self.found(e, "remedy", of, v);
        let who = self.holder_of(of, v);
        let filing = self.filing(of, v);
        let rows = if tag == "file" {
            [
                "decided",
                "answered:reconsideration",
                "answered:appeal",
                "answered:supervisory_review",
                "filed:reconsideration",
            ]
            .contains(&&*from)
        } else {
            from.starts_with("filed:")
        };
        out.need("22", in_order && rows);
        out.need("22", history || tag == "answer" || self.heir(&e.by, v) == who);
        match tag {
            "file" => {
                let step = e.s("step");
                let before = e.s("before");
                let about = [("entry", &*of.to_string())];
                let may = |by: &str| by == self.organ || self.party(by).starts_with("body");
                let route = self.ruled(v, Question::RemedyRoute, &about, may).is_none_or(|(met, _)| met);
                out.need("22", route || self.regime(of) != "none_named");
                out.need("22", self.steps(of, &from, v).contains(&step));
                out.need("22", history || self.right_body(of, step, before, v) != Some(false));
                let (timely, _) = self.timely(of, &from, step, (e.first, before), v);
                out.need("22", history || timely != Some(false));
                out.go("remedy", of, &format!("filed:{step}"));
            }
            "answer" => {
                out.need("22", history || filing.is_some_and(|f| !f.has("before") || f.s("before") == e.by));
                let new = Sanction::from_code(e.s("kind"));
                let lighter = match (self.sanction(of, v), new) {
                    _ if self.e(of).is("fact") => true,
                    (Some((Some(kind), months)), Some(new)) => {
                        let was = kind.months().map_or(48, |own| if months > 0 { months } else { own });
                        let now = if e.has("months") { Some(e.n("months")) } else { new.months() };
                        new <= kind && now.is_none_or(|now| now <= was)
                    }
                    _ => e.s("result") != "modified",
                };
                out.need("22", history || lighter);
                out.go("remedy", of, &from.replace("filed:", "answered:"));
                // What was closed with an annulled sanction is to be decided again.
                if e.s("result") == "annulled" {
                    for with in self.e(of).list("with").iter().filter_map(Value::as_u64) {
                        out.go("referral", with as No, "referred");
                    }
                }
            }
            _ => {
                let before = self.path("remedy", of, v).into_iter().rfind(|m| filing.is_some_and(|f| m.no < f.no));
                out.go("remedy", of, before.map_or("decided", |m| &m.state));
            }
        }
    }
}

fn procedure(out: &mut Verdict, steps: &[Value], floor: Day, act: Day) {
    let day = |s: &Value| Day::parse(s["on"].as_str()?).ok();
    let step = |kind: &str| steps.iter().find(|s| s["step"] == kind);
    for (kind, must, results) in [
        ("public_participation", false, ""),
        ("expert_argumentation", false, ""),
        ("risk_assessment", false, "controllable"),
        ("legality_review", true, "lawful exploratory_risk_stated"),
        ("collective_discussion", true, ""),
        ("party_committee_report", false, ""),
    ] {
        let article = if kind == "party_committee_report" { "03" } else { "14" };
        let result = |s: &Value| results.is_empty() || results.split(' ').any(|r| s["result"] == r);
        out.need(
            article,
            step(kind).is_some_and(|s| match day(s) {
                Some(on) => floor <= on && on <= act && result(s),
                None => !must && !s["not_required"].is_null(),
            }),
        );
    }
    let (review, talk) = (step("legality_review").and_then(day), step("collective_discussion").and_then(day));
    out.need("14", review.zip(talk).is_none_or(|(review, talk)| review <= talk));
}
