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
    "units":[{"id":"a","name":"a","kind":"administrative_organ"},{"id":"b","name":"b","kind":"administrative_organ"},
    {"id":"c","name":"c","kind":"administrative_organ"},{"id":"d","name":"d","kind":"administrative_organ"}],
    "persons":[{"id":"p"},{"id":"q"}],"bodies":[{"id":"sup","name":"s","kind":"supervisory"}],"entries":[
    {"no":1,"on":"2020-10-01","recorded_on":"2020-10-01","by":"gov","recorded_by":"gov","execution":{"adopt":{}}},
    {"no":2,"on":"2020-10-02","recorded_on":"2020-10-02","by":"gov","recorded_by":"gov","execution":{"designate":{"units":[{"unit":"a"}]}}},
    {"no":3,"on":"2020-10-03","recorded_on":"2020-10-03","by":"a","recorded_by":"gov","execution":{"start":{}}},
    {"no":4,"on":"2020-10-03","recorded_on":"2020-10-03","by":"gov","recorded_by":"gov","fact":{"tenure_began":{"person":"q","at":"gov","post":"chief_executive"}}},
    {"no":5,"on":"2020-10-03","recorded_on":"2020-10-03","by":"gov","recorded_by":"gov","fact":{"person_status":{"person":"p","class":"civil_servant","service":"in_service"}}},
    {"no":6,"on":"2023-12-01","recorded_on":"2023-12-01","by":"a","recorded_by":"gov","fact":{"problem_found":{"kind":"decision_flaw"}}}]}"#;

/// The day on which all repeated entries are recorded.
pub(crate) const RECORDED: Day = Day::of(2190, 1, 1);

/// How the days of repeated entries run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Days {
    /// A day later every other entry.
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
            Self::Rising => Day::of(2024, 1, 1).plus_days(n / 2),
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
    /// Whose and what; `$0` is the number of the first entry of the round, `$1` of the second, `$d` the day
    /// on which it begins.
    round: Vec<(String, String)>,
    days: Days,
    /// What the second half of the record does.
    then: Then,
}

#[derive(Debug, Clone)]
enum Then {
    /// The same as the first.
    Same,
    /// It retracts the first.
    Retract,
    /// It repeats another round.
    Repeat(Vec<(String, String)>),
}

impl Shape {
    /// Whether a round is one entry of a record with every kind, most of which stand in each other's way.
    pub(crate) fn repeats_one_kind(&self) -> bool {
        self.base == EVERY_KIND
    }

    /// The record of this shape with `n` entries, or the few less that end a round, or what a limit allows.
    pub(crate) fn record(&self, n: usize) -> Record {
        let mut record = Record::from_json(self.base).unwrap();
        let first = record.entries().len();
        let half = if matches!(self.then, Then::Same) { n } else { first + n.saturating_sub(first) / 2 };
        self.repeat(&mut record, &self.round, (first, half));
        match &self.then {
            Then::Same => {}
            Then::Retract => {
                for no in first + 1..=record.entries().len() {
                    let retraction = format!(r#""statement":{{"retraction":{{"entry":{no}}}}}"#);
                    assert!(append(&mut record, "gov", &retraction, RECORDED));
                }
            }
            Then::Repeat(round) => self.repeat(&mut record, round, (first, n)),
        }
        record
    }

    /// Repeats a round up to so many entries, the days counted from the end of the base.
    fn repeat(&self, record: &mut Record, round: &[(String, String)], (first, end): (usize, usize)) {
        while record.entries().len() + round.len() <= end {
            let start = record.next().0;
            let begins = self.days.at(record.entries().len() - first).to_string();
            for (by, what) in round {
                let what = what.replace("$0", &start.to_string()).replace("$1", &(start + 1).to_string());
                let day = self.days.at(record.entries().len() - first);
                if !append(record, by, &what.replace("$d", &begins), day) {
                    return;
                }
            }
        }
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
    for (name, round) in rounds() {
        both(&mut shapes, &name, BEGUN, &round);
    }
    shapes
}

/// One round over and over, then another, each with each.
pub(crate) fn pairs() -> Vec<Shape> {
    let mut shapes = Vec::new();
    // What names a duty is held against all duties of the article, each time: linear at the limit, not yet below it.
    let rounds = || rounds().into_iter().filter(|(name, _)| name != "duties cited");
    for (first, round) in rounds() {
        for (second, then) in rounds().filter(|(second, _)| *second != first) {
            let (name, then) = (format!("{first}, then {second}"), Then::Repeat(then));
            shapes.push(Shape { name, base: BEGUN, round: round.clone(), days: Days::Rising, then });
        }
    }
    shapes
}

/// The rounds of entries that belong together, each by its name.
fn rounds() -> Vec<(String, Vec<(String, String)>)> {
    let owned =
        |round: &[(&str, &str)]| round.iter().map(|(by, what)| ((*by).to_owned(), (*what).to_owned())).collect();
    let mut rounds: Vec<(String, Vec<(String, String)>)> =
        ROUNDS.iter().map(|(name, round)| ((*name).to_owned(), owned(round))).collect();
    // As many of each as their limits allow together.
    let [call, succeed] = ["redesignations", "successions"].map(|wanted| {
        let (_, round) = rounds.iter().find(|(name, _)| name == wanted).unwrap();
        round.clone()
    });
    let mut round = Vec::new();
    for (by, what) in succeed {
        round.extend(call.iter().cloned().cycle().take(24));
        // Others than those that are called, so that each call has its effect.
        let what = what.replace(r#""from":"a","to":"b""#, r#""from":"c","to":"d""#);
        round.push((by, what.replace(r#""from":"b","to":"a""#, r#""from":"d","to":"c""#)));
    }
    rounds.push(("redesignations and successions".to_owned(), round));
    // Both units come and go, and pass into one another.
    let mut round = call;
    round.extend([
        ("gov".to_owned(), r#""execution":{"redesignate":{"units":[{"unit":"c"}]}}"#.to_owned()),
        ("gov".to_owned(), r#""fact":{"training_held":{"form":"study_group"}}"#.to_owned()),
    ]);
    rounds.push(("units called back".to_owned(), round));
    // Always others, twenty at a time.
    let mut round = Vec::new();
    for n in 0..20 {
        let added = format!(r#""fact":{{"party_added":{{"unit":{{"id":"u$0-{n}","name":"","kind":"other"}}}}}}"#);
        round.push(("gov".to_owned(), added));
    }
    let units = (0..20).map(|n| {
        let role = if n == 0 { "lead" } else { "cooperating" };
        format!(r#"{{"unit":"u$0-{n}","role":"{role}"}}"#)
    });
    let units = units.collect::<Vec<_>>().join(",");
    round.push(("gov".to_owned(), format!(r#""execution":{{"redesignate":{{"units":[{units}]}}}}"#)));
    rounds.push(("ever other units".to_owned(), round));
    rounds
}

fn both(shapes: &mut Vec<Shape>, name: &str, base: &'static str, round: &[(String, String)]) {
    for days in [Days::Rising, Days::One, Days::Falling] {
        let shape = Shape { name: format!("{name}, {days:?}"), base, round: round.to_vec(), days, then: Then::Same };
        // Half of one seat's holders cannot leave on one day or before they came.
        if days == Days::Rising || !name.starts_with("heads") {
            shapes.push(shape);
        }
    }
    let name = format!("{name}, retracted");
    shapes.push(Shape { name, base, round: round.to_vec(), days: Days::Rising, then: Then::Retract });
}

/// Rounds of entries that belong together.
const ROUNDS: &[(&str, &[(&str, &str)])] = &[
    ("parties", &[("gov", r#""fact":{"party_added":{"unit":{"id":"u$0","name":"","kind":"other"}}}"#)]),
    (
        "units with a head",
        &[
            ("gov", r#""fact":{"party_added":{"unit":{"id":"u$0","name":"","kind":"other"}}}"#),
            ("gov", r#""fact":{"tenure_began":{"person":"p","at":"u$0","post":"principal_head"}}"#),
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
            (
                "gov",
                r#""execution":{"redesignate":{"units":[{"unit":"a","role":"lead"},{"unit":"b","role":"cooperating"}]}}"#,
            ),
            ("gov", r#""execution":{"redesignate":{"units":[{"unit":"a"}]}}"#),
        ],
    ),
    (
        "proceedings",
        &[
            ("a", r#""fact":{"refusal_recorded":{"since":"$d"}}"#),
            (
                "gov",
                r#""accountability":{"establish":{"unit":"a","item":"item2","from":"$d","to":"$d","grounds":[{"entry":$0}]}}"#,
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
                r#""discipline":{"decide":{"person":"p","ground":"art30_2","gravity":"base","kind":"demerit","from":"$d","to":"$d"}}"#,
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
            ("gov", r#""evaluation":{"cancel_evaluation":{"of":$0,"reason":"r"}}"#),
        ],
    ),
    (
        "stops",
        &[
            ("a", r#""fact":{"unauthorised_stop":{"since":"2022-05-01"}}"#),
            ("a", r#""fact":{"execution_resumed":{"of":$0}}"#),
        ],
    ),
    // Acts that look at all that is open.
    ("completions", &[("gov", r#""execution":{"accept_completion":{}}"#)]),
    ("archives", &[("gov", r#""execution":{"archive":{}}"#)]),
    (
        "open circumstances",
        &[
            ("a", r#""fact":{"refusal_recorded":{"since":"$d"}}"#),
            (
                "gov",
                r#""accountability":{"establish":{"unit":"a","item":"item2","from":"$d","to":"$d","grounds":[{"entry":$0}]}}"#,
            ),
        ],
    ),
    (
        "sanctions",
        &[
            (
                "sup",
                r#""discipline":{"decide":{"person":"p","ground":"art30_2","gravity":"base","kind":"demerit","from":"$d","to":"$d"}}"#,
            ),
            ("p", r#""fact":{"received":{"of":$0}}"#),
        ],
    ),
    // Each act looks for the duty it names among all of its kind.
    (
        "duties cited",
        &[
            ("a", r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#),
            (
                "gov",
                r#""accountability":{"establish":{"unit":"a","item":"item3","from":"$d","to":"$d","grounds":[{"duty":{"code":"15.problem_report","bearer":"a","due":"$d"}}]}}"#,
            ),
        ],
    ),
    (
        "suspensions",
        &[
            ("q", r#""execution":{"suspend_urgently":{"of":6,"urgency":"flood"}}"#),
            ("gov", r#""execution":{"resume":{}}"#),
        ],
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
