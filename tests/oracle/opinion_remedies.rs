//! Remedies: which route, which steps are next, until when, before whom.

use zeren::terms::{Day, Period};

use crate::opinion::{Case, Due, E, No, View};

/// The last day of a step: a day, none named by law, or none that the record can tell.
#[derive(Debug, Clone, Copy)]
pub enum Last {
    Day(Due),
    NoPeriod,
    Unknown,
}

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
    pub fn regime(&self, of: No, v: View) -> &'static str {
        let e = self.e(of);
        if e.is("fact") {
            return if e.day >= Day::of(2021, 2, 1) { "inspection" } else { "none_named" };
        }
        let class = self.status(e.s("person"), "class", View { day: e.day, ..v });
        match self.party(&e.by).as_str() {
            "body.supervisory" => "supervisory",
            "body.appointing" | "organ" if class == "civil_servant" => "civil_servant",
            _ => "none_named",
        }
    }

    /// The steps that can be filed from a state.
    pub fn steps(&self, of: No, state: &str, v: View) -> Vec<&'static str> {
        let regime = self.regime(of, v);
        STEPS.iter().filter(|s| s.0 == regime && s.1 == state).map(|s| s.2).collect()
    }

    /// The last filing in effect.
    pub fn filing(&self, of: No, v: View) -> Option<&E> {
        self.each(v, "remedy.file").into_iter().rfind(|f| f.n("of") == of)
    }

    pub fn last_day(&self, of: No, state: &str, step: &str, v: View) -> Last {
        let regime = self.regime(of, v);
        let Some(row) = STEPS.iter().find(|s| (s.0, s.1, s.2) == (regime, state, step)) else { return Last::Unknown };
        let Some(period) = row.3 else { return Last::NoPeriod };
        let path = self.path("remedy", of, v);
        let from = if state.starts_with("answered") { path.last().map_or(of, |m| m.no) } else { of };
        match self.answer(v, "fact.received", from).filter(|e| !e.coarse) {
            Some(e) => Last::Day(self.cal.due(e.day, period, 0, true, true)),
            None => Last::Unknown,
        }
    }

    /// The day from which the answer to a filing runs, and its due day; without a day that starts it, the filing's.
    pub fn answer_due(&self, f: &E, v: View) -> (Day, Option<Due>) {
        let (of, step) = (f.n("of"), f.s("step"));
        let accepted = self.dated(v, "fact.remedy_accepted").into_iter();
        let start = match step {
            "appeal" => accepted.filter(|e| e.n("of") == of).find(|e| (e.day, e.no) > (f.day, f.no)),
            _ => self.answer(v, "fact.received", f.no),
        };
        let (Some(start), Some((_, period))) = (start, ANSWERS.iter().find(|a| a.0 == step)) else {
            return (start.map_or(f.day, |e| e.day), None);
        };
        if start.coarse {
            return (start.day, None);
        }
        let due = self.cal.due(start.day, *period, 0, true, true);
        let mut longer = self.dated(v, "fact.remedy_extended").into_iter().filter(|e| e.n("of") == of);
        let longer = longer.find(|e| step == "appeal" && e.day >= start.day && e.day <= due.day && e.n("days") <= 30);
        let more = longer.map_or(0, |e| e.n("days"));
        (start.day, Some(self.cal.due(start.day, *period, more, true, true)))
    }

    /// Whether the step is filed before the body the law names; none when the record cannot tell.
    pub fn right_body(&self, of: No, step: &str, before: &str, v: View) -> Option<bool> {
        let decider = self.e(of).by.clone();
        let kind = self.party(before);
        let next_higher = |below: &str, kinds: &[&str]| match self.above(below) {
            Some(above) => Some(above == before),
            None if kinds.contains(&&*kind) => None,
            None => Some(false),
        };
        match step {
            _ if before.is_empty() => Some(false),
            "appeal" if kind == "body.civil_service" => Some(true),
            "appeal" => next_higher(&decider, &["body.higher_organ", "body.appointing", "organ"]),
            "second_appeal" => {
                let body = self.filing(of, v).map_or("", |f| f.s("before"));
                next_higher(body, &["body.higher_organ", "body.civil_service", "body.appointing", "organ"])
            }
            "supervisory_reexamination" => next_higher(&decider, &["body.supervisory"]),
            _ => Some(decider == before),
        }
    }

    /// Every remedy opened by the view's day.
    pub fn remedies(&self, v: View) -> Vec<Standing> {
        let opened = self.each(v, "discipline.decide fact.inspection_concluded");
        let stand = |e: &&E| {
            let (of, state) = (e.no, self.state("remedy", e.no, v).to_string());
            let days = self.steps(of, &state, v).into_iter().map(|s| (s, self.last_day(of, &state, s, v)));
            let days: Vec<(&str, Last)> = days.collect();
            let dues = days.iter().filter_map(|(_, last)| if let Last::Day(due) = last { Some(*due) } else { None });
            let due = dues.max();
            let finality = if state.starts_with("filed") {
                "pending"
            } else if days.iter().any(|(_, last)| matches!(last, Last::NoPeriod)) {
                "no_period_named"
            } else if days.is_empty() || due.is_some_and(|due| due.firm && due.day < v.day) {
                "lapsed"
            } else {
                "open_until"
            };
            let day = |last: &Last| if let Last::Day(due) = last { Some(due.day) } else { None };
            let next = days.iter().map(|(step, last)| ((*step).to_string(), day(last))).collect();
            let last = due.filter(|_| finality == "open_until");
            Standing { of, regime: self.regime(of, v), state, next, finality, last }
        };
        opened.iter().map(stand).collect()
    }
}
