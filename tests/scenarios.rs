//! Worked situations as data: each file of `tests/scenarios` is a record with the answers expected of it on given
//! days, derived by hand from the reading of the regulation before it was run.
//!
//! What a view expects is read as follows; a key not listed here is a fault of the file.
//!
//! | key | meaning |
//! |---|---|
//! | `in_force`, `application`, `state`, `since`, `version` | equal |
//! | `effects` | what became of these entries |
//! | `failed` | the failed guards of these acts without effect: all of them, as often as they are said |
//! | `duties` | of every duty code that occurs here, all duties and no other; `due`, `kept_by`, `unit`, `about` are absent where the duty has none, `why`, `original`, `clause`, `authority` are compared where given |
//! | `none` | duty codes of which there is none |
//! | `findings`, `notes` | all of them, as often as they are said |
//! | `finds`, `finds_not` | findings among others, or absent |
//! | `questions` | all of them, each once |
//! | `asks`, `asks_not` | questions among others, or absent |
//! | `responsible`, `attributed` | all of them: person, seat, capacity, first day, last day |
//! | `indications` | all of them: item, unit, duty and due day or entry; `?` where it is a question only |
//! | `indicates`, `indicates_not` | indications among others, or absent |
//! | `proceedings` | all of them: entry, unit, item, state, since when |
//! | `eligibility` | all of them: proceeding, measure, target, answer |

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;
use zeren::{
    engine::{Case, Effect},
    record::Record,
    terms::{Day, EntryNo, Setting, Standards, standard::StandardsDocument},
};

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn scenarios() -> Vec<(String, Value)> {
    let mut found: Vec<_> = fs::read_dir(here("tests/scenarios"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let value = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            (name, value)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn day(value: &Value) -> Day {
    Day::parse(value.as_str().unwrap()).unwrap()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn case(name: &str, scenario: &Value) -> Case {
    let record = match scenario["record"].as_str() {
        Some(path) => fs::read_to_string(here(path)).unwrap(),
        None => scenario["record"].to_string(),
    };
    let record = Record::from_json(&record).unwrap_or_else(|faults| panic!("{name}: {faults}"));
    let standards = match scenario["standards"].as_str() {
        Some("statutory") => Standards::statutory(),
        Some("indicative") => Standards::indicative(),
        Some(other) => panic!("{name}: `{other}` is no standard"),
        None => {
            let document: StandardsDocument = serde_json::from_value(scenario["standards"].clone()).unwrap();
            document.open().unwrap_or_else(|fault| panic!("{name}: {fault}"))
        }
    };
    Case::new(record, Setting::new(standards))
}

/// What to compare, said in lines: what was expected but is not so, and what is so instead.
struct Differences {
    place: String,
    lines: Vec<String>,
}

impl Differences {
    fn same(&mut self, what: &str, expected: &Value, got: &Value) {
        if expected != got {
            self.lines.push(format!("{}: {what}: expected {expected}, got {got}", self.place));
        }
    }

    /// Compares as lists in which order does not count but number does.
    fn all(&mut self, what: &str, mut expected: Vec<String>, mut got: Vec<String>) {
        expected.sort();
        got.sort();
        let mut missing = expected.clone();
        let mut surplus = Vec::new();
        for line in got {
            match missing.iter().position(|other| *other == line) {
                Some(place) => drop(missing.remove(place)),
                None => surplus.push(line),
            }
        }
        for (sign, lines) in [("expected", missing), ("got", surplus)] {
            self.lines.extend(lines.iter().map(|line| format!("{}: {what}: {sign} {line}", self.place)));
        }
    }

    fn among(&mut self, what: &str, expected: Vec<String>, got: &[String], there: bool) {
        for code in expected.into_iter().filter(|code| got.contains(code) != there) {
            let is = if there { "is missing" } else { "should not be there" };
            self.lines.push(format!("{}: {what}: {code} {is}", self.place));
        }
    }
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

fn codes(found: &[Value]) -> Vec<String> {
    found.iter().map(|finding| text(finding, "code").to_owned()).collect()
}

/// A duty of an answer as the scenarios write it.
fn duty(answered: &Value) -> Value {
    let mut duty = serde_json::Map::new();
    for key in ["code", "bearer", "unit", "about", "status", "kept_by"] {
        if let Some(value) = answered.get(key) {
            duty.insert(key.into(), value.clone());
        }
    }
    let due = answered.get("due");
    for (key, inner) in [("due", "day"), ("original", "original"), ("authority", "authority"), ("clause", "clause")] {
        if let Some(value) = due.and_then(|due| due.get(inner)) {
            duty.insert(key.into(), value.clone());
        }
    }
    if let Some(why) = answered.get("why") {
        duty.insert("why".into(), why["code"].clone());
    }
    Value::Object(duty)
}

/// The same without what the expectation does not mention.
fn as_mentioned(mut duty: Value, expected: &Value) -> Value {
    for key in ["why", "original", "clause", "authority"] {
        if expected.get(key).is_none() {
            duty.as_object_mut().unwrap().remove(key);
        }
    }
    duty
}

fn duties(differences: &mut Differences, expected: &[Value], answer: &Value) {
    let mentioned: BTreeSet<&str> = expected.iter().map(|duty| text(duty, "code")).collect();
    let answered = list(answer, "duties").iter().filter(|duty| mentioned.contains(text(duty, "code"))).map(duty);
    let mut answered: Vec<Value> = answered.collect();
    let mut missing = Vec::new();
    for expected in expected {
        match answered.iter().position(|duty| as_mentioned(duty.clone(), expected) == *expected) {
            Some(place) => drop(answered.remove(place)),
            None => missing.push(expected.to_string()),
        }
    }
    differences.all("duties", missing, answered.iter().map(Value::to_string).collect());
}

fn holders(found: &[Value]) -> Vec<String> {
    let line = |one: &Value| ["person", "at", "capacity", "from", "to"].map(|key| text(one, key)).join(" ");
    found.iter().map(line).collect()
}

fn attributed(answer: &Value) -> Vec<String> {
    let of = |one: &Value| {
        let duty = &list(answer, "duties")[usize::try_from(one["duty"].as_u64().unwrap()).unwrap()];
        let due = duty.get("due").map_or("", |due| text(due, "day"));
        format!("{} {} {due}: {}", text(duty, "code"), text(duty, "bearer"), holders(list(one, "holders")).join("; "))
    };
    list(answer, "attributed").iter().map(of).collect()
}

/// What the record indicates, a line each.
fn indications(liability: &Value) -> Vec<String> {
    let line = |one: &Value| {
        let source = match one.get("duty") {
            Some(_) => format!("{} {}", text(one, "duty"), text(one, "due")),
            None => one["entry"].to_string(),
        };
        let question = if text(&one["finding"], "ruling") == "open" { " ?" } else { "" };
        format!("{} {} {source}{question}", text(one, "item"), text(one, "unit"))
    };
    list(liability, "indications").iter().map(line).collect()
}

fn proceedings(liability: &Value) -> Vec<String> {
    let line = |one: &Value| {
        let [unit, item, state, since] = ["unit", "item", "state", "since"].map(|key| text(one, key));
        format!("{} {unit} {item} {state} {since}", one["opened"])
    };
    list(liability, "proceedings").iter().map(line).collect()
}

fn eligibility(liability: &Value) -> Vec<String> {
    let line = |one: &Value| {
        let [measure, target, eligible] = ["measure", "target", "eligible"].map(|key| text(one, key));
        format!("{} {measure} {target} {eligible}", one["proceeding"])
    };
    list(liability, "eligibility").iter().map(line).collect()
}

fn effects(differences: &mut Differences, expected: &Value, case: &Case) {
    for (no, effect) in expected.as_object().unwrap() {
        let got = match case.effect(EntryNo(no.parse().unwrap())) {
            Effect::InEffect => "in_effect",
            Effect::WithoutEffect => "without_effect",
            Effect::NotAnAct => "not_an_act",
        };
        differences.same(&format!("effect of {no}"), effect, &Value::from(got));
    }
}

fn check(name: &str, case: &Case, view: &Value) -> Vec<String> {
    let as_of = day(&view["as_of"]);
    let case = match view.get("known_on") {
        Some(known) => case.as_known_on(day(known)),
        None => case.clone(),
    };
    let known = view.get("known_on").map_or(String::new(), |known| format!(", known on {}", known.as_str().unwrap()));
    let mut differences = Differences { place: format!("{name}, as of {as_of}{known}"), lines: Vec::new() };
    let d = &mut differences;
    let answer = serde_json::to_value(case.document(&case.assess(as_of).unwrap())).unwrap();
    let asked: Vec<Value> = list(&answer, "questions").iter().map(|question| question["finding"].clone()).collect();
    let (found, asked) = (codes(list(&answer, "findings")), codes(&asked));
    for (key, expected) in view["expected"].as_object().unwrap() {
        match key.as_str() {
            "in_force" | "application" => d.same(key, expected, &answer[key]),
            "state" | "since" | "version" => d.same(key, expected, &answer["standing"][key]),
            "effects" => effects(d, expected, &case),
            "failed" => {
                for (no, failed) in expected.as_object().unwrap() {
                    let entry: u64 = no.parse().unwrap();
                    let act = list(&answer, "without_effect").iter().find(|act| act["entry"].as_u64() == Some(entry));
                    let got = act.map_or(Vec::new(), |act| codes(list(act, "failed")));
                    d.all(&format!("failed guards of {no}"), strings(failed), got);
                }
            }
            "duties" => duties(d, expected.as_array().unwrap(), &answer),
            "none" => d.among("duties", strings(expected), &codes(list(&answer, "duties")), false),
            "findings" => d.all(key, strings(expected), found.clone()),
            "notes" => d.all(key, strings(expected), codes(list(&answer, "notes"))),
            "finds" => d.among("findings", strings(expected), &found, true),
            "finds_not" => d.among("findings", strings(expected), &found, false),
            "questions" => {
                let each: BTreeSet<String> = asked.iter().cloned().collect();
                d.all(key, strings(expected), each.into_iter().collect());
            }
            "asks" => d.among("questions", strings(expected), &asked, true),
            "asks_not" => d.among("questions", strings(expected), &asked, false),
            "responsible" => d.all(key, strings(expected), holders(list(&answer, "responsible"))),
            "attributed" => {
                let line = |one: &Value| {
                    let [code, bearer, due] = ["code", "bearer", "due"].map(|key| text(one, key));
                    format!("{code} {bearer} {due}: {}", strings(&one["holders"]).join("; "))
                };
                d.all(key, expected.as_array().unwrap().iter().map(line).collect(), attributed(&answer));
            }
            "indications" => d.all(key, strings(expected), indications(&answer["liability"])),
            "indicates" => d.among(key, strings(expected), &indications(&answer["liability"]), true),
            "indicates_not" => d.among(key, strings(expected), &indications(&answer["liability"]), false),
            "proceedings" => d.all(key, strings(expected), proceedings(&answer["liability"])),
            "eligibility" => d.all(key, strings(expected), eligibility(&answer["liability"])),
            unknown => panic!("{name}: `{unknown}` is no expectation"),
        }
    }
    differences.lines
}

#[test]
fn every_situation_is_answered_as_worked_out() {
    let scenarios = scenarios();
    assert!(scenarios.len() >= 21, "twenty situations and the illustrative record");
    let mut wrong = Vec::new();
    for (name, scenario) in &scenarios {
        assert!(!text(scenario, "title_zh").is_empty() && !text(scenario, "title_en").is_empty(), "{name}: no title");
        let case = case(name, scenario);
        let views = list(scenario, "views");
        assert!(!views.is_empty(), "{name}: nothing is expected");
        wrong.extend(views.iter().flat_map(|view| check(name, &case, view)));
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}
