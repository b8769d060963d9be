//! A record with much in it that few may know, and a second reading, from its JSON alone, of who may know what.

#![allow(dead_code, reason = "each test crate uses its own part")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use zeren::{
    answers::{Assessment, Audience},
    engine::{Case, Effect},
    explain::{Lang, Names},
    record::Record,
    terms::{Day, EntryNo, Precision},
};

#[path = "quoted.rs"]
mod quoted;

/// A life of the record in which every free text is marked, complaints come from a person of the record and are about
/// anyone or no one, and many entries name a report.
pub(crate) fn life(record: &Record, seed: u64) -> Value {
    let mut record: Value = serde_json::from_str(&record.to_json()).unwrap();
    quoted::mark(&mut record, "");
    let whistle = json!({ "id": "whistle-blower", "name": "QUOTED reporter" });
    record["persons"].as_array_mut().unwrap().push(whistle);
    let entries = record["entries"].as_array_mut().unwrap();
    let about = ["u1", "u2", "u3", "p1", "p2", "p3", "organ", "recv", "sup"];
    let mut n = usize::try_from(seed).unwrap();
    for entry in entries.iter_mut() {
        if let Some(form) = entry.pointer_mut("/fact/complaint_received") {
            n += 1;
            if n % 3 > 0 {
                form["kind"] = json!("report");
            }
            match about.get(n % (about.len() + 3)) {
                Some(about) => form["about"] = json!(about),
                None => drop(form.as_object_mut().unwrap().remove("about")),
            }
            entry["by"] = json!("whistle-blower");
        }
    }
    let reports: Vec<(Value, Value)> = entries
        .iter()
        .filter(|entry| entry.pointer("/fact/complaint_received/kind") == Some(&json!("report")))
        .map(|entry| (entry["no"].clone(), entry["on"].clone()))
        .collect();
    let recorded = entries.last().unwrap()["recorded_on"].clone();
    for (report, on) in &reports {
        let about = json!({ "entry": report });
        for (by, class, what) in [
            ("u1", "fact", json!({ "disclosed": { "of": report } })),
            ("organ", "fact", json!({ "result_formed": { "of": report } })),
            ("u2", "fact", json!({ "concealment_recorded": { "of": report } })),
            ("u3", "fact", json!({ "report_contradicted": { "of": report } })),
            ("organ", "fact", json!({ "clue_transferred": { "of": report, "to": "sup" } })),
            ("organ", "determination", json!({ "question": "problem.major", "about": about, "answer": "met" })),
            (
                "organ",
                "accountability",
                json!({ "establish": { "unit": "u1", "item": "item5", "from": on, "to": on, "grounds": [{ "entry": report }] } }),
            ),
            ("u1", "execution", json!({ "suspend": { "of": report } })),
            ("organ", "statement", json!({ "retraction": { "entry": report } })),
        ] {
            // A retraction last, and of every second report only.
            if class == "statement" && report.as_u64().unwrap() % 2 == 0 {
                continue;
            }
            let mut entry = json!({ "no": entries.len() + 1, "recorded_on": recorded, "by": by, "recorded_by": "u1" });
            entry[class] = what;
            if class != "statement" {
                entry["on"] = recorded.clone();
            }
            entries.push(entry);
        }
    }
    record
}

/// The numbers that an entry names, read off its JSON.
pub(crate) fn names(value: &Value, key: &str, out: &mut BTreeSet<u64>) {
    match value {
        Value::Number(no) if matches!(key, "of" | "entry" | "with") => drop(out.insert(no.as_u64().unwrap())),
        Value::Array(list) => list.iter().for_each(|value| names(value, key, out)),
        Value::Object(map) => map.iter().for_each(|(key, value)| names(value, key, out)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A second reading of who may not learn of which entries, from the JSON alone.
pub(crate) struct Secrets<'r> {
    entries: &'r [Value],
    /// The reports that each entry leads back to.
    pub(crate) behind: BTreeMap<u64, BTreeSet<u64>>,
}

impl<'r> Secrets<'r> {
    pub(crate) fn new(record: &'r Value) -> Self {
        let entries = record["entries"].as_array().unwrap();
        let mut behind: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
        for entry in entries {
            let no = entry["no"].as_u64().unwrap();
            let mut named = BTreeSet::new();
            names(entry, "", &mut named);
            let mut reports: BTreeSet<u64> = named.iter().flat_map(|no| behind[no].clone()).collect();
            if entry.pointer("/fact/complaint_received/kind") == Some(&json!("report")) {
                reports.insert(no);
            }
            behind.insert(no, reports);
        }
        Self { entries, behind }
    }

    fn facts(&self, kind: &'r str) -> impl Iterator<Item = (&'r Value, &'r Value)> {
        self.entries.iter().filter_map(move |entry| Some((entry, entry.get("fact")?.get(kind)?)))
    }

    fn retracted(&self, entry: &Value) -> bool {
        self.entries.iter().any(|other| other.pointer("/statement/retraction/entry") == Some(&entry["no"]))
    }

    /// The same party, or one that took over from the other by the day.
    fn same(&self, a: &str, b: &str, on: Day) -> bool {
        let reaches = |from: &str, to: &str| {
            let mut reached = BTreeSet::from([from.to_string()]);
            let successions =
                || self.facts("unit_succeeded").filter(|(entry, _)| before(entry, on) && !self.retracted(entry));
            for _ in successions() {
                for (_, form) in successions() {
                    if reached.contains(form["from"].as_str().unwrap()) {
                        reached.insert(form["to"].as_str().unwrap().to_string());
                    }
                }
            }
            reached.contains(to)
        };
        reaches(a, b) || reaches(b, a)
    }

    /// The entries that must not appear for a reader.
    pub(crate) fn of(&self, case: &Case, reader: &str, on: Day) -> BTreeSet<u64> {
        let party = reader.split_once(':').map_or(reader, |(_, id)| id);
        let told = |report: u64| {
            let form = &self.entries[usize::try_from(report).unwrap() - 1]["fact"]["complaint_received"];
            let handed = self.facts("complaint_acknowledged").filter(|(_, told)| told["of"] == json!(report));
            let mut hands = vec![form["to"].as_str().unwrap()];
            hands.extend(handed.filter_map(|(_, told)| told.pointer("/outcome/transferred/to")?.as_str()));
            let held = party == "organ" || hands.iter().any(|hand| self.same(hand, party, on));
            held && reader != "public" && form["about"].as_str().is_none_or(|about| !self.close(party, about, on))
        };
        let in_effect = |no: u64| {
            self.entries[usize::try_from(no).unwrap() - 1].get("execution").is_some()
                && case.effect(EntryNo(u32::try_from(no).unwrap())) == Effect::InEffect
        };
        let hidden = self.behind.iter().filter(|(no, reports)| !in_effect(**no) && reports.iter().any(|r| !told(*r)));
        hidden.map(|(no, _)| *no).collect()
    }

    fn close(&self, reader: &str, about: &str, on: Day) -> bool {
        self.same(reader, about, on)
            || self.facts("tenure_began").any(|(entry, tenure)| {
                let at = tenure["at"].as_str().unwrap();
                let heads = matches!(tenure["post"].as_str().unwrap(), "principal_head" | "chief_executive");
                !self.retracted(entry)
                    && (tenure["person"] == json!(reader) && self.same(at, about, on)
                        || heads && tenure["person"] == json!(about) && self.same(at, reader, on))
            })
    }
}

/// Whether an entry is dated by a day; one known to the month or year only is dated the last day of it.
fn before(entry: &Value, on: Day) -> bool {
    let precision = match entry["precision"].as_str() {
        Some("year") => Precision::Year,
        Some("month") => Precision::Month,
        Some(_) | None => Precision::Day,
    };
    entry["on"].as_str().is_some_and(|day| Day::parse(day).unwrap().last_of(precision) <= on)
}

/// Every number of an entry that a document names: in the fields that hold one, and in its sentences.
pub(crate) fn numbers(value: &Value, key: &str, out: &mut BTreeSet<u64>) {
    const FIELDS: &[&str] = &[
        "entry",
        "entries",
        "act",
        "about",
        "anchor_entry",
        "kept_by",
        "complete",
        "opened",
        "of",
        "proceeding",
        "annulled_by",
        "closed_with",
    ];
    match value {
        Value::Number(no) if FIELDS.contains(&key) => drop(out.insert(no.as_u64().unwrap())),
        Value::String(text) => spoken(text, out),
        Value::Array(list) => list.iter().for_each(|value| numbers(value, key, out)),
        // How many entries there are is the organ's to know.
        Value::Object(map) => {
            map.iter().filter(|(key, _)| *key != "inputs").for_each(|(key, value)| numbers(value, key, out));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The numbers of entries in a text: `第12条…`, `entry 12`.
pub(crate) fn spoken(text: &str, out: &mut BTreeSet<u64>) {
    for word in ["第", "entry "] {
        for (at, _) in text.match_indices(word) {
            let digits: String = text[at + word.len()..].chars().take_while(char::is_ascii_digit).collect();
            out.extend(digits.parse::<u64>());
        }
    }
}

/// All that a reader is given: the document, and the review with its drawings in both languages.
pub(crate) fn given(case: &Case, view: &Assessment) -> (Value, String) {
    let document = serde_json::to_value(case.document(view)).unwrap();
    // The Markdown holds the review and the drawings.
    let reviews = [Lang::Zh, Lang::En].map(|lang| case.markdown(view, lang, Names::Ids));
    (document, reviews.concat())
}

pub(crate) fn readers(case: &Case) -> Vec<String> {
    let parties = case.record().parties().iter();
    let named = parties.flat_map(|party| ["unit", "person", "body"].map(|kind| format!("{kind}:{}", party.id)));
    let all = named.chain(["organ".into(), "public".into()]);
    all.filter(|reader| Audience::from_code(case.record(), reader).is_some()).collect()
}

/// Nothing of others: no person in the public's view, no referral in a unit's, nobody else in a person's.
pub(crate) fn strangers(case: &Case, reader: &str, (document, told): (&Value, &str), wrong: &dyn Fn(&str)) {
    let lists = |path: &str| document.pointer(path).and_then(Value::as_array).map_or(0, Vec::len);
    let (kind, id) = reader.split_once(':').unwrap_or((reader, ""));
    let text = document.to_string();
    let barred: &[&str] = match kind {
        "organ" => &[],
        "public" => &[
            "/next",
            "/responsible",
            "/attributed",
            "/without_effect",
            "/liability/indications",
            "/liability/proceedings",
            "/liability/eligibility",
            "/liability/referral_eligibility",
            "/liability/referrals",
            "/liability/remedies",
        ],
        "unit" => &["/next", "/liability/indications", "/liability/referral_eligibility", "/liability/referrals"],
        _ => &[
            "/next",
            "/attributed",
            "/liability/indications",
            "/liability/eligibility",
            "/liability/referral_eligibility",
        ],
    };
    if let Some(path) = barred.iter().find(|path| lists(path) > 0) {
        wrong(path);
    }
    if matches!(kind, "public" | "person") {
        let others = (0..20).map(|n| format!("p{n}")).filter(|other| other != id);
        for other in others.filter(|other| case.party(other).is_some()) {
            // Of an id that holds another one, like `new-p1`, no part is a word.
            let words = told.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
            let mut words = words.map(|word| word.trim_matches(['-', '_', '.']));
            if text.contains(&format!("\"{other}\"")) || words.any(|word| word == other) {
                wrong(&format!("person {other}"));
            }
        }
    }
    if kind == "public" && text.contains("\"20.") {
        wrong("article 20");
    }
}
