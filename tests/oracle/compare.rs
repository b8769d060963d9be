//! The difference of two opinions, and the smallest record that still shows one.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zeren::record::{Document, Record};

use crate::opinion_answers::Opinion;

/// One point on which two opinions differ; `None` where one of them has nothing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub path: String,
    pub oracle: Option<String>,
    pub library: Option<String>,
}

/// An opinion as lines: a path and a value. Equal paths are numbered, so that none is lost.
pub fn lines(o: &Opinion) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut say = |path: String, value: String| {
        let mut free = path.clone();
        let mut n = 1;
        while all.contains_key(&free) {
            n += 1;
            free = format!("{path} ~{n}");
        }
        all.insert(free, value);
    };
    let opt = |text: Option<String>| text.unwrap_or_else(|| "-".into());
    say("in_force".into(), o.in_force.to_string());
    say("application".into(), o.application.clone());
    say("state".into(), opt(o.state.clone()));
    say("version".into(), o.version.to_string());
    for (no, kind, effect, failed) in &o.effects {
        say(format!("effect/{no}/{kind}"), effect.clone());
        if !failed.is_empty() {
            let failed: Vec<&str> = failed.iter().map(String::as_str).collect();
            say(format!("failed/{no}/{kind}"), failed.join(" "));
        }
    }
    for (unit, from, to) in &o.engagements {
        say(format!("engagement/{unit}/{from}"), opt(to.map(|to| to.to_string())));
    }
    for (no, unit, item, state, by) in &o.proceedings {
        say(format!("proceeding/{no}"), format!("{unit} {item} {state} {}", opt(by.map(|by| by.to_string()))));
    }
    for (no, person, state) in &o.referrals {
        say(format!("referral/{no}"), format!("{person} {state}"));
    }
    for r in &o.remedies {
        say(format!("remedy/{}", r.of), format!("{} {}", r.regime, r.state));
        for (step, day) in &r.next {
            say(format!("remedy/{}/next/{step}", r.of), opt(day.map(|day| day.to_string())));
        }
        let until = opt(r.until.map(|day| day.to_string()));
        say(format!("remedy/{}/finality", r.of), format!("{} {until}", r.finality));
    }
    for d in &o.duties {
        let window = d.window.map_or(String::new(), |(from, to)| format!("/{from}..{to}"));
        let unit = d.unit.as_ref().map_or(String::new(), |unit| format!("/for {unit}"));
        let about = d.about.map_or(String::new(), |no| format!("/#{no}"));
        let due = opt(d.due.map(|day| day.to_string()));
        let kept = opt(d.kept.map(|(day, no)| format!("{day} #{no}")));
        let path = format!("duty/{}/{}{unit}{about}{window}", d.code, d.bearer);
        say(path, format!("anchor {} due {due} {} kept {kept}", d.anchor, d.status));
    }
    for (source, person, capacity, from, to) in &o.attributions {
        say(format!("attribution/{source}/{person}/{capacity}/{from}"), to.to_string());
    }
    for (unit, person, capacity) in &o.responsible {
        say(format!("responsible/{unit}/{person}"), capacity.clone());
    }
    for (item, unit, source) in &o.indications {
        say(format!("indication/{item}/{unit}/{source}"), "indicated".into());
    }
    for (no, measure, target, answer) in &o.eligibility {
        say(format!("eligibility/{no}/{measure}/{target}"), answer.clone());
    }
    all
}

/// Every point on which the oracle and the library differ, by path.
pub fn compare(opinion: &Opinion, library: &Opinion) -> Vec<Difference> {
    let (ours, theirs) = (lines(opinion), lines(library));
    let mut paths: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    paths.sort();
    paths.dedup();
    let differs = |path: &&&String| ours.get(**path) != theirs.get(**path);
    let difference = |path: &String| Difference {
        path: path.clone(),
        oracle: ours.get(path).cloned(),
        library: theirs.get(path).cloned(),
    };
    paths.iter().filter(differs).map(|path| difference(path)).collect()
}

/// The smallest record found that still fails: first the shortest prefix, then without every entry, and those that
/// name it, that can be left out. What remains is renumbered and opens; what would not open is not tried.
pub fn shrink(record: &Record, fails: impl Fn(&Record) -> bool) -> Record {
    let mut best = serde_json::to_value(record.document()).unwrap();
    let count = |v: &Value| v["entries"].as_array().map_or(0, Vec::len);
    let open = |v: &Value| {
        let text = v.to_string();
        let document: Document<'_> = serde_json::from_str(&text).ok()?;
        document.open().ok().filter(&fails)
    };
    for n in 0..count(&best) {
        let keep: Vec<bool> = (0..count(&best)).map(|at| at <= n).collect();
        let shorter = without(&best, keep);
        if open(&shorter).is_some() {
            best = shorter;
            break;
        }
    }
    let mut chunk = count(&best).next_power_of_two();
    while chunk > 0 {
        let mut at = 0;
        while at < count(&best) {
            let keep: Vec<bool> = (0..count(&best)).map(|n| n < at || n >= at + chunk).collect();
            let smaller = without(&best, keep);
            if open(&smaller).is_some() {
                best = smaller;
            } else {
                at += chunk;
            }
        }
        chunk /= 2;
    }
    open(&best).unwrap_or_else(|| record.clone())
}

/// The record of the first `n` entries.
pub fn prefix(record: &Record, n: usize) -> Record {
    let mut document = serde_json::to_value(record.document()).unwrap();
    document["entries"].as_array_mut().unwrap().truncate(n);
    let text = document.to_string();
    let document: Document<'_> = serde_json::from_str(&text).unwrap();
    document.open().unwrap()
}

/// The document without the entries not kept and those that name one of them, renumbered.
fn without(document: &Value, mut keep: Vec<bool>) -> Value {
    let mut out = document.clone();
    let entries = document["entries"].as_array().unwrap();
    let mut place = vec![0_u64; entries.len() + 1];
    let mut kept = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let mut entry = entry.clone();
        let mut lost = false;
        renumber(&mut entry, &mut |no| {
            let new = place.get(usize::try_from(no).unwrap()).copied().unwrap_or(0);
            lost |= new == 0;
            new
        });
        keep[n] &= !lost;
        if keep[n] {
            place[n + 1] = kept.len() as u64 + 1;
            entry["no"] = json!(place[n + 1]);
            kept.push(entry);
        }
    }
    out["entries"] = json!(kept);
    out
}

/// Changes every number by which a form names an entry.
fn renumber(value: &mut Value, change: &mut impl FnMut(u64) -> u64) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match (name.as_str(), &mut *field) {
                    ("of" | "entry", Value::Number(no)) => *field = json!(change(no.as_u64().unwrap())),
                    ("with", Value::Array(list)) => {
                        list.iter_mut().for_each(|no| *no = json!(change(no.as_u64().unwrap())));
                    }
                    _ => renumber(field, change),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|item| renumber(item, change)),
        _ => {}
    }
}
