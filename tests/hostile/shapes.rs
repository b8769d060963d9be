//! Records made to be expensive: each shape repeats a few entries until the record has the asked number.

use serde_json::Value;
use zeren::{
    record::{Fault, Reason, Record},
    terms::{Day, EntryNo},
};

/// A record with every kind of entry.
const EVERY_KIND: &str = include_str!("../record/every_kind.json");

/// A decision executed since before the regulation was in force, so that every act that follows is judged.
const BEGUN: &str = r#"{"schema":"zeren.record/1","title":"t","decision":"d","organ":{"id":"gov","name":"o","level":"city"},
    "units":[{"id":"a","name":"a","kind":"administrative_organ"},{"id":"b","name":"b","kind":"administrative_organ"}],
    "persons":[{"id":"p"},{"id":"q"}],"bodies":[{"id":"sup","name":"s","kind":"supervisory"}],"entries":[
    {"no":1,"on":"2020-10-01","recorded_on":"2020-10-01","by":"gov","recorded_by":"gov","execution":{"adopt":{}}},
    {"no":2,"on":"2020-10-02","recorded_on":"2020-10-02","by":"gov","recorded_by":"gov","execution":{"designate":{"units":[{"unit":"a"}]}}},
    {"no":3,"on":"2020-10-03","recorded_on":"2020-10-03","by":"a","recorded_by":"gov","execution":{"start":{}}}]}"#;

/// The day on which all repeated entries are recorded.
pub(crate) const RECORDED: Day = Day::of(2190, 1, 1);

/// How the days of repeated entries run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Days {
    /// A day later every hundred entries.
    Rising,
    /// All on one day.
    One,
    /// A day earlier every twenty entries, all recorded at the end.
    Falling,
}

impl Days {
    /// The day of the n-th entry.
    fn at(self, n: usize) -> Day {
        let n = i32::try_from(n).unwrap_or(i32::MAX);
        match self {
            Self::Rising => Day::of(2024, 1, 1).plus_days(n / 100),
            Self::One => Day::of(2024, 1, 1),
            Self::Falling => Day::of(2189, 1, 1).plus_days(-(n / 20)),
        }
    }
}

/// What is repeated after the entries of a base.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Its name.
    pub(crate) name: String,
    base: &'static str,
    /// Whose and what; `$0` is the number of the first entry of the round, `$1` of the second, `$n` of the round.
    round: Vec<(String, String)>,
    days: Days,
    /// Whether the second half of the record retracts the first.
    retracted: bool,
}

impl Shape {
    /// The record of this shape with `n` entries, or the few less that end a round, or what a limit allows.
    pub(crate) fn record(&self, n: usize) -> Record {
        let mut record = Record::from_json(self.base).unwrap();
        let first = record.entries().len();
        let end = if self.retracted { first + n.saturating_sub(first) / 2 } else { n };
        'rounds: for round in 0.. {
            if record.entries().len() + self.round.len() > end {
                break;
            }
            let start = record.next().0;
            for (by, what) in &self.round {
                let what = what.replace("$0", &start.to_string()).replace("$1", &(start + 1).to_string());
                let day = self.days.at(record.entries().len() - first);
                if !append(&mut record, by, &what.replace("$n", &round.to_string()), day) {
                    break 'rounds;
                }
            }
        }
        if self.retracted {
            for no in first + 1..=record.entries().len() {
                let retraction = format!(r#""statement":{{"retraction":{{"entry":{no}}}}}"#);
                assert!(append(&mut record, "gov", &retraction, RECORDED));
            }
        }
        record
    }
}

/// Appends an entry, unless a limit refuses it.
fn append(record: &mut Record, by: &str, what: &str, day: Day) -> bool {
    let EntryNo(no) = record.next();
    let on = if what.starts_with(r#""statement""#) { String::new() } else { format!(r#""on":"{day}","#) };
    let text = format!(r#"{{"no":{no},{on}"recorded_on":"{RECORDED}","by":"{by}","recorded_by":"gov",{what}}}"#);
    match record.append(serde_json::from_str(&text).unwrap()) {
        Ok(_) => true,
        Err(malformed) => {
            let limit = |fault: &Fault| matches!(fault.reason(), Reason::Limit { .. });
            assert!(malformed.faults().iter().all(limit), "{malformed}: {text}");
            false
        }
    }
}

/// Every kind over and over, in each order of days, and retracted; then what only grows together.
pub(crate) fn all() -> Vec<Shape> {
    let mut shapes = Vec::new();
    let every: Value = serde_json::from_str(EVERY_KIND).unwrap();
    for entry in every["entries"].as_array().unwrap() {
        let (class, form) = entry.as_object().unwrap().iter().find(|(_, value)| value.is_object()).unwrap();
        let tag = form.as_object().unwrap().keys().next().unwrap();
        // A party joins once, a seat has one holder, an end ends once: these have rounds of their own below.
        if matches!(tag.as_str(), "party_added" | "tenure_began" | "tenure_ended") {
            continue;
        }
        let round = vec![(entry["by"].as_str().unwrap().to_owned(), format!(r#""{class}":{form}"#))];
        let name = format!("{} {tag}", entry["no"]);
        both(&mut shapes, &name, EVERY_KIND, &round);
    }
    for (name, round) in ROUNDS {
        let round: Vec<_> = round.iter().map(|(by, what)| ((*by).to_owned(), (*what).to_owned())).collect();
        both(&mut shapes, name, BEGUN, &round);
    }
    shapes
}

fn both(shapes: &mut Vec<Shape>, name: &str, base: &'static str, round: &[(String, String)]) {
    for days in [Days::Rising, Days::One, Days::Falling] {
        let shape = Shape { name: format!("{name}, {days:?}"), base, round: round.to_vec(), days, retracted: false };
        // Half of one seat's holders cannot leave on one day or before they came.
        if days == Days::Rising || !name.starts_with("heads") {
            shapes.push(shape);
        }
    }
    let name = format!("{name}, retracted");
    shapes.push(Shape { name, base, round: round.to_vec(), days: Days::Rising, retracted: true });
}

/// Rounds of entries that belong together.
const ROUNDS: &[(&str, &[(&str, &str)])] = &[
    ("parties", &[("gov", r#""fact":{"party_added":{"unit":{"id":"u$n","name":"","kind":"other"}}}"#)]),
    (
        "units with a head",
        &[
            ("gov", r#""fact":{"party_added":{"unit":{"id":"u$n","name":"","kind":"other"}}}"#),
            ("gov", r#""fact":{"tenure_began":{"person":"p","at":"u$n","post":"principal_head"}}"#),
        ],
    ),
    (
        "heads of one unit",
        &[
            ("gov", r#""fact":{"tenure_began":{"person":"p","at":"a","post":"principal_head"}}"#),
            ("gov", r#""fact":{"tenure_ended":{"of":$0}}"#),
        ],
    ),
    ("deputies of one unit", &[("gov", r#""fact":{"tenure_began":{"person":"p","at":"a","post":"other_head"}}"#)]),
    (
        "redesignations",
        &[
            ("gov", r#""execution":{"redesignate":{"units":[{"unit":"a"},{"unit":"b"}]}}"#),
            ("gov", r#""execution":{"redesignate":{"units":[{"unit":"a"}]}}"#),
        ],
    ),
    (
        "proceedings",
        &[
            ("a", r#""fact":{"refusal_recorded":{"since":"2021-06-01"}}"#),
            (
                "gov",
                r#""accountability":{"establish":{"unit":"a","item":"item2","from":"2021-06-01","to":"2021-08-31","grounds":[{"entry":$0}]}}"#,
            ),
            ("gov", r#""accountability":{"order_correction":{"of":$1,"correct_by":"2189-12-31"}}"#),
            ("a", r#""fact":{"correction_reported":{"of":$1}}"#),
            ("gov", r#""accountability":{"accept_correction":{"of":$1}}"#),
        ],
    ),
    (
        "decisions and remedies",
        &[
            (
                "sup",
                r#""discipline":{"decide":{"person":"p","ground":"art30_1","gravity":"base","kind":"demerit","months":18,"from":"2022-01-01","to":"2022-02-01"}}"#,
            ),
            ("p", r#""fact":{"received":{"of":$0}}"#),
            ("p", r#""remedy":{"file":{"of":$0,"step":"supervisory_review","before":"sup"}}"#),
            ("p", r#""remedy":{"discontinue":{"of":$0}}"#),
        ],
    ),
    (
        "complaints",
        &[
            (
                "outside",
                r#""fact":{"complaint_received":{"kind":"grievance","channel":"letter","about":"a","to":"gov","contact":"clear"}}"#,
            ),
            ("gov", r#""fact":{"complaint_acknowledged":{"of":$0,"outcome":{"not_accepted":{}}}}"#),
        ],
    ),
    (
        "problems",
        &[
            ("a", r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#),
            ("a", r#""fact":{"problem_reported":{"of":$0}}"#),
        ],
    ),
    (
        "unnamed problems",
        &[("a", r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#), ("a", r#""fact":{"problem_reported":{}}"#)],
    ),
    (
        "results",
        &[
            ("a", r#""fact":{"execution_reported":{}}"#),
            ("gov", r#""fact":{"result_formed":{"of":$0}}"#),
            ("a", r#""fact":{"disclosed":{"of":$0,"channel":"website"}}"#),
        ],
    ),
    (
        "evaluations",
        &[
            (
                "gov",
                r#""evaluation":{"commission_evaluation":{"evaluator":"a","due":"2100-12-31","requirements":["effect"]}}"#,
            ),
            ("gov", r#""evaluation":{"cancel_evaluation":{"of":$0}}"#),
        ],
    ),
    (
        "stops",
        &[
            ("a", r#""fact":{"unauthorised_stop":{"since":"2022-05-01"}}"#),
            ("a", r#""fact":{"execution_resumed":{"of":$0}}"#),
        ],
    ),
    (
        "suspensions",
        &[("gov", r#""execution":{"suspend_urgently":{"urgency":"flood"}}"#), ("gov", r#""execution":{"resume":{}}"#)],
    ),
    (
        "successions",
        &[
            ("gov", r#""fact":{"unit_succeeded":{"from":"a","to":"b"}}"#),
            ("gov", r#""fact":{"unit_succeeded":{"from":"b","to":"a"}}"#),
        ],
    ),
    (
        "determinations",
        &[
            ("a", r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#),
            ("gov", r#""determination":{"question":"problem.major","about":{"entry":$0},"answer":"met"}"#),
        ],
    ),
];
