//! A small record written in a test, entry by entry.

#![allow(dead_code, reason = "each test file uses its own part")]

use zeren::{
    engine::{Case, Effect},
    record::{Document, Record},
    terms::{Day, EntryNo, Ruling, Setting, Standards},
};

/// A day as tests write it.
#[track_caller]
pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A record under construction: the organ `o`; units `a`, `b`, `c`; persons `p`, `q`, `r`; bodies `sup`
/// (supervisory), `app` (appointing), `civ` (civil service), `eval`.
#[derive(Clone)]
pub(crate) struct Book {
    level: String,
    entries: Vec<String>,
    pub(crate) standards: Standards,
}

impl Book {
    /// An empty one of a banner.
    pub(crate) fn new() -> Self {
        Self::at("banner_county")
    }

    /// An empty one of an organ of a level.
    pub(crate) fn at(level: &str) -> Self {
        Self { level: level.into(), entries: Vec::new(), standards: Standards::statutory() }
    }

    /// Adds an entry and tells its number. A day of seven characters is a month; an empty one is for statements.
    pub(crate) fn add(&mut self, on: &str, by: &str, what: &str) -> u32 {
        let on = match on.len() {
            0 => String::new(),
            7 => format!(r#""on":"{on}-01","precision":"month","#),
            _ => format!(r#""on":"{on}","#),
        };
        let no = self.entries.len() + 1;
        self.entries.push(format!(
            r#"{{"no":{no},{on}"recorded_on":"2199-12-31","by":"{by}","recorded_by":"o","evidence":["e"],{what}}}"#
        ));
        u32::try_from(no).unwrap()
    }

    /// The same, as a step of a chain.
    #[must_use]
    pub(crate) fn with(mut self, on: &str, by: &str, what: &str) -> Self {
        self.add(on, by, what);
        self
    }

    /// How many entries it has.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap()
    }

    /// The record.
    #[track_caller]
    pub(crate) fn record(&self) -> Record {
        let unit = |id: &str| format!(r#"{{"id":"{id}","name":"{id}","kind":"administrative_organ"}}"#);
        let person = |id: &str| format!(r#"{{"id":"{id}"}}"#);
        let body = |(id, kind): (&str, &str)| format!(r#"{{"id":"{id}","name":"{id}","kind":"{kind}"}}"#);
        let bodies = [("sup", "supervisory"), ("app", "appointing"), ("civ", "civil_service"), ("eval", "evaluator")];
        let text = format!(
            r#"{{"schema":"zeren.record/1","title":"t","decision":"d1","organ":{{"id":"o","name":"o","level":"{}"}},
                "units":[{}],"persons":[{}],"bodies":[{}],"entries":[{}]}}"#,
            self.level,
            ["a", "b", "c"].map(unit).join(","),
            ["p", "q", "r"].map(person).join(","),
            bodies.map(body).join(","),
            self.entries.join(",")
        );
        let document: Document<'_> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        document.open().unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// The case.
    #[track_caller]
    pub(crate) fn case(&self) -> Case {
        Case::new(self.record(), Setting::new(self.standards.clone()))
    }

    /// What keeps the last entry from having effect: the codes of its failed guards, sorted; open ones end in
    /// `?`. Empty when it is in effect.
    #[track_caller]
    pub(crate) fn refused(&self) -> Vec<&'static str> {
        refused(&self.case(), EntryNo(self.len()))
    }
}

/// What keeps an act from having effect.
#[track_caller]
pub(crate) fn refused(case: &Case, act: EntryNo) -> Vec<&'static str> {
    match case.effect(act) {
        Effect::InEffect => return Vec::new(),
        Effect::WithoutEffect => {}
        Effect::NotAnAct => panic!("entry {act} is no act"),
    }
    let assessment = case.assess(day("2199-12-31")).unwrap();
    let answer = assessment.answer().unwrap();
    let judged = answer.without_effect.iter().find(|judged| judged.act == act).unwrap();
    let mut codes: Vec<&'static str> = judged
        .failed
        .iter()
        .map(|finding| match finding.ruling {
            Ruling::Open => open_code(finding.row.code),
            Ruling::NotMet | Ruling::Met => finding.row.code,
        })
        .collect();
    codes.sort_unstable();
    codes
}

fn open_code(code: &'static str) -> &'static str {
    Box::leak(format!("{code}?").into_boxed_str())
}
