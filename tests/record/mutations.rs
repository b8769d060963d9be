//! The first reading and the second agree on every document, however it was damaged.

use std::{collections::BTreeSet, fmt::Write};

use proptest::{prelude::*, sample::Index};
use serde_json::Value;
use zeren::record::{Document, Reason, Record, Tree};

use super::{EVERY_KIND, prefix};

/// A JSON value that can hold a field twice.
#[derive(Debug, Clone)]
enum Json {
    Atom(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Json {
    fn of(value: &Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Object(map) => Self::Map(map.iter().map(|(key, value)| (key.clone(), Self::of(value))).collect()),
            atom => Self::Atom(atom.to_string()),
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Atom(atom) => out.push_str(atom),
            Self::List(items) => {
                out.push('[');
                for (n, item) in items.iter().enumerate() {
                    out.push_str(if n == 0 { "" } else { "," });
                    item.write(out);
                }
                out.push(']');
            }
            Self::Map(pairs) => {
                out.push('{');
                for (n, (key, value)) in pairs.iter().enumerate() {
                    write!(out, "{}{key:?}:", if n == 0 { "" } else { "," }).unwrap();
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    fn count(&self) -> usize {
        1 + match self {
            Self::Atom(_) => 0,
            Self::List(items) => items.iter().map(Self::count).sum(),
            Self::Map(pairs) => pairs.iter().map(|(_, value)| value.count()).sum(),
        }
    }

    /// The n-th value, counted from the outside in.
    fn nth(&mut self, n: usize) -> Option<&mut Self> {
        if n == 0 {
            return Some(self);
        }
        let mut left = n - 1;
        let inner: Vec<&mut Self> = match self {
            Self::Atom(_) => Vec::new(),
            Self::List(items) => items.iter_mut().collect(),
            Self::Map(pairs) => pairs.iter_mut().map(|(_, value)| value).collect(),
        };
        for value in inner {
            let count = value.count();
            if left < count {
                return value.nth(left);
            }
            left -= count;
        }
        None
    }
}

/// What takes the place of a value: other types, words, days, numbers, parties and entries of the document.
const OTHERS: &[&str] = &[
    "null",
    "true",
    "0",
    "1",
    "2",
    "7",
    "300",
    "-1",
    "1.0",
    "1e3",
    "-0",
    "4294967296",
    "18446744073709551616",
    "\"\"",
    "\"gov\"",
    "\"culture\"",
    "\"bai\"",
    "\"inspectorate\"",
    "\"outside\"",
    "\"nobody\"",
    "\"No Body\"",
    "\"2021-04-01\"",
    "\"2021-02-30\"",
    "\"2299-01-01\"",
    "\"2019-01-01\"",
    "\"month\"",
    "\"principal_head\"",
    "\"regulation:9\"",
    "\"art 9\"",
    "[]",
    "[null]",
    "{}",
    "{\"days\":5}",
    "{\"days\":0}",
    "{\"by_date\":{\"month\":2,\"day\":30,\"years_after\":0}}",
    "{\"training_held\":{}}",
    "{\"a\":1,\"a\":2}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
];

#[derive(Debug, Clone)]
enum Mutation {
    Replace(Index, Index),
    Swap(Index, Index),
    Drop(Index, Index),
    Repeat(Index, Index),
    Rename(Index, Index),
    Add(Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let two = || (any::<Index>(), any::<Index>());
    prop_oneof![
        4 => two().prop_map(|(at, with)| Mutation::Replace(at, with)),
        2 => two().prop_map(|(at, with)| Mutation::Swap(at, with)),
        2 => two().prop_map(|(at, which)| Mutation::Drop(at, which)),
        2 => two().prop_map(|(at, which)| Mutation::Repeat(at, which)),
        1 => two().prop_map(|(at, which)| Mutation::Rename(at, which)),
        1 => two().prop_map(|(at, with)| Mutation::Add(at, with)),
    ]
}

fn mutate(document: &mut Json, mutation: &Mutation) {
    let count = document.count();
    let other = |with: &Index| Json::Atom((*with.get(OTHERS)).into());
    match mutation {
        Mutation::Replace(at, with) => *document.nth(at.index(count)).unwrap() = other(with),
        Mutation::Swap(at, with) => {
            let with = document.nth(with.index(count)).unwrap().clone();
            *document.nth(at.index(count)).unwrap() = with;
        }
        Mutation::Drop(at, which) => match document.nth(at.index(count)).unwrap() {
            Json::Map(pairs) if !pairs.is_empty() => drop(pairs.remove(which.index(pairs.len()))),
            Json::List(items) if !items.is_empty() => drop(items.remove(which.index(items.len()))),
            _ => {}
        },
        Mutation::Repeat(at, which) => match document.nth(at.index(count)).unwrap() {
            Json::Map(pairs) if !pairs.is_empty() => pairs.push(pairs[which.index(pairs.len())].clone()),
            Json::List(items) if !items.is_empty() => items.push(items[which.index(items.len())].clone()),
            _ => {}
        },
        Mutation::Rename(at, which) => {
            if let Json::Map(pairs) = document.nth(at.index(count)).unwrap()
                && !pairs.is_empty()
            {
                let at = which.index(pairs.len());
                let names = ["on", "of", "id", "stranger", "fact", "statement", "retraction", "tenure_ended"];
                pairs[at].0 = (*which.get(&names)).into();
            }
        }
        Mutation::Add(at, with) => match document.nth(at.index(count)).unwrap() {
            Json::Map(pairs) => pairs.insert(0, ("stranger".into(), other(with))),
            Json::List(items) => items.push(other(with)),
            Json::Atom(_) => {}
        },
    }
}

/// Reads a text in every way and returns whether it is a record.
#[track_caller]
fn agree(text: &str) -> bool {
    let read = Record::from_json(text);
    let typed = serde_json::from_str::<Document<'_>>(text).ok().and_then(|document| document.open().ok());
    assert_eq!(read.as_ref().ok(), typed.as_ref(), "{text}");
    if let Err(malformed) = &read {
        assert!(!malformed.faults().is_empty(), "{text}");
    }
    if let Ok(tree) = serde_json::from_str::<Tree>(text) {
        assert_eq!(Record::from_tree(&tree), read, "{text}");
        if let Err(malformed) = &read {
            // No fault is left to the first reading's words.
            let unreadable = |fault: &zeren::record::Fault| matches!(fault.reason(), Reason::Unreadable(_));
            assert!(!malformed.faults().iter().any(unreadable), "{malformed}\n{text}");
        }
    }
    read.is_ok()
}

fn text(json: &Json) -> String {
    let mut out = String::new();
    json.write(&mut out);
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_readings_agree(mutations in prop::collection::vec(mutation(), 1..4), entries in any::<Index>()) {
        let count = prefix(usize::MAX)["entries"].as_array().unwrap().len();
        let mut document = Json::of(&prefix(entries.index(count + 1)));
        for mutation in &mutations {
            mutate(&mut document, mutation);
        }
        agree(&text(&document));
    }

    #[test]
    fn both_readings_agree_on_cut_texts(at in any::<Index>(), with in "[\\]}\",:0-9a-z]{0,3}", from in any::<Index>()) {
        let at = at.index(EVERY_KIND.len());
        let from = at + from.index(EVERY_KIND.len() - at);
        if EVERY_KIND.is_char_boundary(at) && EVERY_KIND.is_char_boundary(from) {
            agree(&format!("{}{with}{}", &EVERY_KIND[..at], &EVERY_KIND[from..]));
        }
    }
}

/// Every value of every kind replaced by each other: no luck in it.
#[test]
fn both_readings_agree_on_every_value() {
    let whole = prefix(usize::MAX);
    let (mut sound, mut all, mut seen) = (0, 0, BTreeSet::new());
    for entry in whole["entries"].as_array().unwrap() {
        let mut document = prefix(0);
        for list in ["units", "persons", "bodies"] {
            document[list].as_array_mut().unwrap().truncate(1);
        }
        let mut entry = entry.clone();
        let kind = entry.as_object().unwrap().keys().find(|key| KINDS.contains(&key.as_str())).unwrap().clone();
        entry["no"] = 1.into();
        let form = Json::of(&entry[&kind]);
        if !seen.insert(text(&form).split(':').next().map(str::to_owned)) {
            continue;
        }
        for at in 0..form.count() {
            for other in OTHERS {
                let mut changed = form.clone();
                *changed.nth(at).unwrap() = Json::Atom((*other).into());
                document["entries"] = Value::Array(vec![entry.clone()]);
                document["entries"][0][&kind] = "here".into();
                all += 1;
                sound += usize::from(agree(&document.to_string().replacen("\"here\"", &text(&changed), 1)));
            }
        }
    }
    assert!(sound > 100 && all > 10_000, "{sound} of {all}");
}

const KINDS: &[&str] = &[
    "execution",
    "accountability",
    "discipline",
    "remedy",
    "evaluation",
    "standard",
    "fact",
    "determination",
    "statement",
];
