//! A record and a position built by hand, for the tests of the articles: no machine runs, so that a test says
//! itself what state the decision is in.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    record::{Document, ExecutionAct, Record, Statement, What, acts::CommissionEvaluation},
    terms::{
        Arg, Day, EntryNo, PartyNo, Period, Ruling, Setting, Standards,
        decision::ExecutionState,
        duty::{Duty, Term},
        party::Application,
        row::{Everything, Finding},
    },
};

use super::{
    Facts, Mark, Position, View,
    position::{Commission, Designation, PeriodSet},
};

/// A day as tests write it.
#[track_caller]
pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A case under test. Units `a`, `b`, `c`; persons `p`, `q`, `r`, `s`; bodies `eval`, `sup`; the organ `o`.
#[derive(Debug)]
pub(crate) struct Bench {
    record: Record,
    facts: Facts,
    pub(crate) position: Position,
    pub(crate) setting: Setting,
    application: Application,
}

/// The number of acts set by hand: none of them is an entry.
const ACT: u32 = 900;

impl Bench {
    /// A banner's decision `d1` with these entries: day, whose, what. A day of seven characters is a month, one
    /// of four a year; an empty one is for statements.
    #[track_caller]
    pub(crate) fn new(entries: &[(&str, &str, &str)]) -> Self {
        Self::at("banner_county", entries)
    }

    /// The same of an organ of this level.
    #[track_caller]
    pub(crate) fn at(level: &str, entries: &[(&str, &str, &str)]) -> Self {
        let mut list: Vec<String> = Vec::new();
        for (n, (on, by, what)) in entries.iter().enumerate() {
            let on = match on.len() {
                0 => String::new(),
                4 => format!(r#""on":"{on}-12-31","precision":"year","#),
                7 => format!(r#""on":"{on}-01","precision":"month","#),
                _ => format!(r#""on":"{on}","#),
            };
            list.push(format!(
                r#"{{"no":{},{on}"recorded_on":"2099-12-31","by":"{by}","recorded_by":"o",{what}}}"#,
                n + 1
            ));
        }
        let unit = |id: &str| format!(r#"{{"id":"{id}","name":"{id}","kind":"administrative_organ"}}"#);
        let person = |id: &str| format!(r#"{{"id":"{id}"}}"#);
        let text = format!(
            r#"{{"schema":"zeren.record/1","title":"t","decision":"d1",
                "organ":{{"id":"o","name":"o","level":"{level}"}},
                "units":[{}],"persons":[{}],
                "bodies":[{{"id":"eval","name":"e","kind":"evaluator"}},{{"id":"sup","name":"s","kind":"supervisory"}}],
                "entries":[{}]}}"#,
            ["a", "b", "c", "d"].map(unit).join(","),
            ["p", "q", "r", "s"].map(person).join(","),
            list.join(","),
        );
        let document: Document<'_> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let record = document.open().unwrap_or_else(|error| panic!("{error}"));
        let mut facts = Facts::new();
        for entry in record.entries() {
            facts.take(&record, entry);
            if let What::Statement(Statement::Retraction(retraction)) = &entry.what {
                facts.retract(record.entry(retraction.entry).unwrap());
            }
        }
        let setting = Setting::new(Standards::statutory());
        Self { record, facts, position: Position::default(), setting, application: Application::Direct }
    }

    /// The same while it is open how the regulation applies.
    pub(crate) fn application_open(mut self) -> Self {
        self.application = Application::Open;
        self
    }

    /// The same under the demonstration standards.
    pub(crate) fn indicative(mut self) -> Self {
        self.setting = Setting::new(Standards::indicative());
        self
    }

    fn next_act(&self) -> EntryNo {
        let position = &self.position;
        let acts = position.execution.all().len() + position.periods.len() + position.commissions.len();
        EntryNo(ACT + u32::try_from(acts + position.engagements.all().len()).unwrap())
    }

    /// The decision enters a state.
    #[track_caller]
    pub(crate) fn state(mut self, on: &str, state: ExecutionState) -> Self {
        let (on, act) = (day(on), self.next_act());
        self.position.enter((on, on), act, state, 1);
        if matches!(state, ExecutionState::Suspended | ExecutionState::Terminated) {
            self.position.lawful_changes.push(Mark { day: on, no: act });
        }
        self
    }

    /// A unit is engaged from a day to the day before another, if that is not empty.
    #[track_caller]
    pub(crate) fn engaged(mut self, unit: &str, from: &str, until: &str) -> Self {
        let (unit, act, from) = (self.party(unit), self.next_act(), day(from));
        self.position.engagements.begin(unit, from, act);
        if !until.is_empty() {
            self.position.engagements.end(day(until), EntryNo(act.0 + 50), |other| other.from_act != act);
        }
        self.position.designations.push(Designation { on: from, act, units: alloc::vec![(unit, None)] });
        self
    }

    /// Designated on the first day, executing from the second; unit `a` is engaged from the first.
    #[track_caller]
    pub(crate) fn running(self, designated: &str, started: &str) -> Self {
        let mut bench = self
            .state(designated, ExecutionState::Designated)
            .engaged("a", designated, "")
            .state(started, ExecutionState::Executing);
        bench.position.start = Some((day(started), EntryNo(ACT + 40)));
        bench
    }

    /// The organ sets a period for all units.
    #[track_caller]
    pub(crate) fn period(self, on: &str, term: Term, period: Period) -> Self {
        self.period_of("", on, term, period)
    }

    /// The organ sets a period for one unit.
    #[track_caller]
    pub(crate) fn period_of(mut self, unit: &str, on: &str, term: Term, period: Period) -> Self {
        let (on, act) = (day(on), self.next_act());
        let unit = (!unit.is_empty()).then(|| self.party(unit));
        self.position.periods.push(PeriodSet { on, act, term, unit, period, authority: None });
        self
    }

    /// The commissions on record take effect; those named are cancelled on a day.
    #[track_caller]
    pub(crate) fn commissions(mut self, cancelled: &[(u32, &str)]) -> Self {
        for (on, act, commission) in commissions(&self.record) {
            let cancelled = cancelled.iter().find(|(no, _)| *no == act.0).map(|(_, on)| (day(on), EntryNo(ACT + 60)));
            let commission = Commission {
                on,
                act,
                evaluator: commission.evaluator.0,
                due: commission.due,
                requirements: u32::try_from(commission.requirements.len()).unwrap(),
                cancelled,
            };
            self.position.commissions.insert(act, commission);
        }
        self
    }

    /// An act of the execution machine on the record.
    #[track_caller]
    pub(crate) fn act(&self, no: u32) -> &ExecutionAct<PartyNo> {
        let What::Execution(act) = &self.record.entry(EntryNo(no)).unwrap().what else {
            panic!("entry {no} is no act of the execution machine")
        };
        act
    }

    /// The number of a party.
    #[track_caller]
    pub(crate) fn party(&self, id: &str) -> PartyNo {
        self.record.party_no(id).unwrap()
    }

    /// The case seen on a day.
    #[track_caller]
    pub(crate) fn on(&self, on: &str) -> View<'_> {
        View {
            record: &self.record,
            facts: &self.facts,
            position: &self.position,
            setting: &self.setting,
            rules: &super::rules::Rulebook::EMPTY,
            day: day(on),
            application: self.application,
        }
    }

    /// The duties of an article on a day, one line each.
    #[track_caller]
    pub(crate) fn duties(&self, on: &str, duties: impl Fn(&View<'_>, &mut Vec<Duty>)) -> Vec<String> {
        let mut found = Vec::new();
        duties(&self.on(on), &mut found);
        found.iter().map(|duty| self.line(duty)).collect()
    }

    /// A duty as one line: code, bearer, unit, entry; window or anchor; due day; status; fulfilment; why.
    fn line(&self, duty: &Duty) -> String {
        let mut line = format!("{} {}", duty.row.code, self.record.id(duty.bearer));
        if let Some(unit) = duty.unit {
            line += &format!(" for {}", self.record.id(unit));
        }
        if let Some(about) = duty.about {
            line += &format!(" about {about}");
        }
        match duty.window {
            Some((after, through)) => line += &format!(" ({after}..{through}]"),
            None => line += &format!(" from {}", duty.anchor),
        }
        if let Some(deadline) = duty.deadline.filter(|deadline| duty.window.is_none_or(|w| w.1 != deadline.due())) {
            line += &format!(" due {}", deadline.due());
        }
        line += &format!(": {}", duty.status.code());
        if let Some((on, no)) = duty.kept {
            line += &format!(" {no} {on}");
        }
        if let Some(why) = duty.why {
            line += &format!(" [{}]", why.row.code);
        }
        line
    }

    /// Findings, one line each: ruling, code and values.
    pub(crate) fn findings(&self, on: &str, findings: impl Fn(&View<'_>, &mut Everything)) -> Vec<String> {
        let mut found = Everything::default();
        findings(&self.on(on), &mut found);
        found.0.iter().map(|finding| self.finding(finding)).collect()
    }

    fn finding(&self, finding: &Finding) -> String {
        let ruling = match finding.ruling {
            Ruling::Met => "met",
            Ruling::NotMet => "not met",
            Ruling::Open => "open",
        };
        let mut line = format!("{ruling} {}", finding.row.code);
        for arg in finding.args {
            line += &match arg {
                Arg::None => String::new(),
                Arg::Entry(no) => format!(" {no}"),
                Arg::Party(party) => format!(" {}", self.record.id(party)),
                Arg::Day(day) => format!(" {day}"),
                Arg::Count(n) => format!(" {n}"),
                Arg::Words(words) => format!(" {}", words.en),
                Arg::Clause(clause) => format!(" {}", clause.code()),
            };
        }
        line
    }
}

/// The commissions on record: day, entry, act.
pub(crate) fn commissions(record: &Record) -> Vec<(Day, EntryNo, CommissionEvaluation<PartyNo>)> {
    use crate::record::{EvaluationAct, What};
    let commission = |entry: &crate::record::Entry<PartyNo>| {
        let What::Evaluation(EvaluationAct::CommissionEvaluation(act)) = &entry.what else { return None };
        Some((entry.day()?, entry.no, act.clone()))
    };
    record.entries().iter().filter_map(commission).collect()
}

/// A tenure of `post` that covers decision `d1`, as the content of an entry.
pub(crate) fn tenure(person: &str, at: &str, post: &str) -> String {
    format!(r#""fact":{{"tenure_began":{{"person":"{person}","at":"{at}","post":"{post}","portfolio":["d1"]}}}}"#)
}

/// The end of the tenure begun by an entry.
pub(crate) fn tenure_ended(of: u32) -> String {
    format!(r#""fact":{{"tenure_ended":{{"of":{of}}}}}"#)
}

/// A statement that the record is complete through a day, for all parties and terms.
pub(crate) fn complete(through: &str) -> String {
    format!(
        r#""statement":{{"completeness_stated":{{"through":"{through}","about":{{"all":{{}}}},"terms":{{"all":{{}}}}}}}}"#
    )
}

/// A succession of units.
pub(crate) fn succeeded(from: &str, to: &str) -> String {
    format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#)
}

/// A determination about an entry, if it is not 0.
pub(crate) fn determined(question: &str, entry: u32, answer: &str) -> String {
    let about = if entry == 0 { "{}".to_owned() } else { format!(r#"{{"entry":{entry}}}"#) };
    format!(r#""determination":{{"question":"{question}","about":{about},"answer":"{answer}"}}"#)
}

/// Lines as text.
pub(crate) fn lines(rows: &[&str]) -> Vec<String> {
    rows.iter().map(ToString::to_string).collect()
}
