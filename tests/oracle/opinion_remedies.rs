//! Remedies: which route, which steps are next, until when, before whom.

use zeren::terms::{Day, Period, Question};

use crate::opinion::{Case, Due, E, Move, No, View};

/// In time, late or open, and the last day where one is known.
type Timely = (Option<bool>, Option<Due>);

/// How a remedy stands.
#[derive(Debug, Clone)]
pub struct Standing {
    pub of: No,
    pub regime: &'static str,
    pub state: String,
    pub next: Vec<(String, Option<Day>)>,
    pub finality: &'static str,
    pub last: Option<Due>,
}

/// Regime, state, step, the period to apply within; it runs from receipt of the decision or of the answer.
const STEPS: &[(&str, &str, &str, Option<Period>)] = &[
    ("civil_servant", "decided", "reconsideration", Some(Period::Days(30))),
    ("civil_servant", "decided", "appeal", Some(Period::Days(30))),
    ("civil_servant", "filed:reconsideration", "appeal", Some(Period::Days(30))),
    ("civil_servant", "answered:reconsideration", "appeal", Some(Period::Days(15))),
    ("civil_servant", "answered:appeal", "second_appeal", None),
    ("supervisory", "decided", "supervisory_review", Some(Period::Months(1))),
    ("supervisory", "answered:supervisory_review", "supervisory_reexamination", Some(Period::Months(1))),
    ("inspection", "decided", "inspection_review", Some(Period::Days(30))),
    ("none_named", "decided", "other", None),
];

/// Step and the period to answer within.
const ANSWERS: &[(&str, Period)] = &[
    ("reconsideration", Period::Days(30)),
    ("appeal", Period::Days(60)),
    ("supervisory_review", Period::Months(1)),
    ("supervisory_reexamination", Period::Months(2)),
    ("inspection_review", Period::Days(30)),
];

impl Case<'_> {
    /// Which law's route the measure follows: by who decided, and whom.
    pub fn regime(&self, of: No) -> &'static str {
        let e = self.e(of);
        if e.is("fact") {
            return if e.stated >= Day::of(2021, 2, 1) { "inspection" } else { "none_named" };
        }
        let class = self.status(e.s("person"), "class", View { day: e.stated, upto: of });
        match self.party(&e.by).as_str() {
            "body.supervisory" => "supervisory",
            "body.appointing" | "organ" if class == "civil_servant" => "civil_servant",
            _ => "none_named",
        }
    }

    /// The steps that can be filed from a state.
    pub fn steps(&self, of: No, state: &str, v: View) -> Vec<&'static str> {
        let regime = self.regime(of);
        let answer = |m: &&Move| m.day <= v.day && self.e(m.no).kind == "remedy.answer";
        let attacks = self.path("remedy", of, v).into_iter().rfind(answer).map(|m| m.no);
        let annulled = state.starts_with("answered") && self.e(attacks.unwrap_or(of)).s("result") == "annulled";
        let steps = STEPS.iter().filter(|s| s.0 == regime && s.1 == state && !annulled);
        steps.map(|s| s.2).collect()
    }

    /// The last filing in effect by the view's day.
    pub fn filing(&self, of: No, v: View) -> Option<&E> {
        let mut path = self.path("remedy", of, v);
        path.retain(|m| m.day <= v.day);
        let now = path.last()?.state.replace("answered:", "filed:");
        let filed = path.iter().rfind(|m| m.state == now && self.e(m.no).kind == "remedy.file")?;
        Some(self.e(filed.no))
    }

    /// The person or unit dealt with, or the unit that took over from it.
    pub fn holder_of(&self, of: No, v: View) -> String {
        let attacked = self.e(of);
        if attacked.is("fact") { self.heir(attacked.s("unit"), v) } else { attacked.s("person").into() }
    }

    /// Whether a step taken on the view's day is in time, late or open, and its last day.
    pub fn timely(&self, of: No, state: &str, step: &str, (first, before): (Day, &str), v: View) -> Timely {
        let regime = self.regime(of);
        let row = STEPS.iter().find(|s| (s.0, s.1, s.2) == (regime, state, step));
        let path = self.path("remedy", of, v);
        let mut answers = path.into_iter().filter(|m| m.day <= v.day && self.e(m.no).kind == "remedy.answer");
        let from = if state.starts_with("answered") { answers.next_back().map_or(of, |m| m.no) } else { of };
        // An open point is settled, and a late filing let in, by the body filed with; by one that it could be, while
        // nothing is filed.
        let about = from.to_string();
        let takes = |by: &str| match before {
            "" => self.right_body(of, step, by, v) != Some(false),
            _ => before == by,
        };
        let may = |by: &str| {
            let kind = self.party(by);
            (kind == "organ" || kind.starts_with("body")) && takes(by)
        };
        let open = self.ruled(v, Question::RemedyInTime, &[("entry", &about)], may).map(|(met, _)| met);
        let Some(period) = row.and_then(|row| row.3) else { return (open, None) };
        let holder = [self.holder_of(of, v), self.e(of).s("unit").into()];
        let known = self.dated(v, "fact.received").into_iter();
        let known = known.filter(|e| e.n("of") == from && (holder.contains(&e.by) || e.by == self.e(of).s("person")));
        let Some(known) = known.into_iter().next().filter(|e| !e.coarse) else { return (open, None) };
        let due = self.cal.due(known.day, period, 0, true, true);
        let unrolled = self.cal.end(known.day, period, 1).0;
        if v.day <= unrolled || (v.day <= due.day && due.firm) {
            return (Some(true), Some(due));
        }
        if !due.firm || first <= due.day {
            return (open, Some(due));
        }
        // Past a reconsideration that was not answered in time, or perhaps not.
        let late = |f: &E| {
            let (anchor, answer) = self.answer_due(f, v);
            let sure = answer.filter(|a| a.firm);
            answer.is_none() || v.day > sure.map_or(anchor, |a| a.day)
        };
        if state == "filed:reconsideration" && self.filing(of, v).is_some_and(|f| f.has("before") && late(f)) {
            return (open, None);
        }
        let taken = self.dated(v, "fact.late_filing_accepted").into_iter();
        let mut taken = taken.filter(|e| e.n("of") == of && e.day > due.day);
        if taken.any(|e| takes(&e.by)) {
            return (Some(true), None);
        }
        (Some(false), Some(due))
    }

    /// The day from which the answer to a filing runs, and its due day; without a day that starts it, the filing's.
    pub fn answer_due(&self, f: &E, v: View) -> (Day, Option<Due>) {
        let (start, due) = self.answer_counted(f, v);
        (start.unwrap_or_else(|| self.e(f.no)).stated, due.filter(|_| start.is_some_and(|start| !start.coarse)))
    }

    /// The entry from which the answer to a filing runs, and the day counted from it, be it from the last of a month.
    pub fn answer_counted(&self, f: &E, v: View) -> (Option<&E>, Option<Due>) {
        let (of, step) = (f.n("of"), f.s("step"));
        let body = |e: &&E| e.by == f.s("before");
        let accepted: Vec<&E> = self.dated(v, "fact.remedy_accepted").into_iter().filter(body).collect();
        let received = self.dated(v, "fact.received").into_iter().filter(body).find(|e| e.n("of") == f.no);
        let start = match step {
            "appeal" => accepted.into_iter().find(|e| e.n("of") == of && e.day >= f.day).map(|e| e.no),
            _ => Some(received.map_or(f.no, |e| e.no)),
        };
        let (Some(start), Some((_, period))) = (start.map(|no| self.e(no)), ANSWERS.iter().find(|a| a.0 == step))
        else {
            return (None, None);
        };
        let due = self.cal.due(start.stated, *period, 0, true, true);
        let longer = self.dated(v, "fact.remedy_extended").into_iter().filter(body).filter(|e| e.n("of") == of);
        let longer = longer.filter(|e| step == "appeal" && e.day >= start.stated && e.day <= due.day);
        let more: No = longer.map(|e| e.n("days")).sum();
        (Some(start), Some(self.cal.due(start.stated, *period, more.min(30), true, true)))
    }

    /// Whether the step is filed before the body the law names; none when the record cannot tell.
    pub fn right_body(&self, of: No, step: &str, before: &str, v: View) -> Option<bool> {
        let decider = self.e(of).by.clone();
        let kind = self.party(before);
        // Any organ of the administration may stand above another, the decision organ among them.
        let organs = ["organ", "body.higher_organ", "body.appointing", "body.civil_service", "body.other"];
        let next_higher = |below: &str, kinds: &[&str]| match self.above(below) {
            Some(above) => Some(above == before),
            None if before != below && kinds.contains(&&*kind) => None,
            None => Some(false),
        };
        match step {
            _ if before.is_empty() => Some(false),
            "other" => Some(true),
            "appeal" if kind == "body.civil_service" && before != decider => Some(true),
            "appeal" => next_higher(&decider, &organs),
            "second_appeal" => {
                let path = self.path("remedy", of, v).into_iter();
                let answer = path.map(|m| self.e(m.no)).rfind(|e| e.kind == "remedy.answer");
                next_higher(answer.map_or("", |e| &e.by), &organs)
            }
            "supervisory_reexamination" => next_higher(&decider, &["body.supervisory"]),
            _ if decider != self.organ && !self.party(&decider).starts_with("body") => None,
            _ => Some(decider == before),
        }
    }

    /// Every remedy opened by the view's day.
    pub fn remedies(&self, v: View) -> Vec<Standing> {
        let opened = self.moves.iter().filter(|m| m.machine == "remedy" && m.no == m.of && m.day <= v.day);
        let opened = opened.filter(|m| self.path("remedy", m.of, v).iter().any(|p| p.no == m.no));
        let mut opened: Vec<&E> = opened.map(|m| self.e(m.no)).collect();
        opened.retain(|e| e.has("kind") || e.has("measure"));
        let stand = |e: &&E| {
            let (of, state) = (e.no, self.state("remedy", e.no, v).to_string());
            let steps = self.steps(of, &state, v).into_iter();
            let steps = steps.map(|s| (s, self.timely(of, &state, s, (v.day, ""), v)));
            // What was missed for certain is sought no more.
            let next: Vec<(&str, Timely)> = steps.filter(|(_, (timely, _))| *timely != Some(false)).collect();
            let last = next.iter().max_by_key(|(_, (_, due))| due.map(|due| due.day));
            let free = ["second_appeal", "other"];
            let finality = match last {
                _ if state.starts_with("filed") => "pending",
                None => "lapsed",
                Some((step, _)) if free.contains(step) => "no_period_named",
                Some(_) => "open_until",
            };
            let last = last.and_then(|(_, (_, due))| *due).filter(|_| finality == "open_until");
            let next = next.iter().map(|(step, (_, due))| ((*step).to_string(), due.map(|due| due.day))).collect();
            Standing { of, regime: self.regime(of), state, next, finality, last }
        };
        opened.iter().map(stand).collect()
    }
}
