//! Every kind of entry, with every field, round-trips to equal bytes.

use std::collections::BTreeSet;

use serde::{
    Deserialize,
    de::{
        IntoDeserializer,
        value::{Error, MapDeserializer},
    },
};
use serde_json::Value;
use zeren::{
    record::{
        Document, FactKind, Record, Tree,
        acts::{AccountabilityKind, DisciplineKind, EvaluationKind, ExecutionKind, RemedyKind, StandardKind},
        facts::StatementKind,
    },
    terms::{
        EntryNo,
        form::{PERIOD, Shape, Shaped},
    },
};

use super::{EVERY_KIND, prefix, read};

#[test]
fn the_document_with_every_kind_is_canonical() {
    let record = read(EVERY_KIND);
    assert_eq!(record.to_json_pretty() + "\n", EVERY_KIND);
    assert_eq!(read(&record.to_json()), record);
    assert_eq!(Record::from_json_slice(record.to_json().as_bytes()), Ok(record));
}

/// Fails when a kind is added to a list and no entry of the document has it.
#[test]
fn every_kind_is_in_the_document() {
    let record = read(EVERY_KIND);
    let found: BTreeSet<_> = record.entries().iter().map(|entry| (entry.what.class(), entry.what.tag())).collect();
    let kinds: [(&str, Vec<&str>); 9] = [
        ("execution", ExecutionKind::CODES.to_vec()),
        ("accountability", AccountabilityKind::CODES.to_vec()),
        ("discipline", DisciplineKind::CODES.to_vec()),
        ("remedy", RemedyKind::CODES.to_vec()),
        ("evaluation", EvaluationKind::CODES.to_vec()),
        ("standard", StandardKind::CODES.to_vec()),
        ("fact", FactKind::ALL.iter().map(|kind| kind.code()).collect()),
        ("determination", vec!["determination"]),
        ("statement", StatementKind::CODES.to_vec()),
    ];
    let all: BTreeSet<_> = kinds.iter().flat_map(|(class, tags)| tags.iter().map(move |tag| (*class, *tag))).collect();
    assert_eq!(found, all);
}

/// Fails when a field or a tag is added anywhere and the document does not hold it.
#[test]
fn every_field_is_in_the_document() {
    let document: Value = serde_json::from_str(EVERY_KIND).unwrap();
    let mut missing = Vec::new();
    cover(&[&document], &Document::SHAPE, "", &mut missing);
    assert_eq!(missing, Vec::<String>::new());
}

/// Notes every field and tag of a shape that none of these values has.
fn cover(values: &[&Value], shape: &Shape, path: &str, missing: &mut Vec<String>) {
    let mut inner = |name: &str, shape: &Shape| {
        let found: Vec<_> = values.iter().filter_map(|value| value.get(name)).collect();
        let path = format!("{path}.{name}");
        if found.is_empty() { missing.push(path) } else { cover(&found, shape, &path, missing) }
    };
    match shape {
        Shape::Form(fields) => fields.iter().for_each(|field| inner(field.name, field.shape)),
        Shape::OneOf(tags) => tags.iter().for_each(|tag| inner(tag.name, tag.shape)),
        Shape::OneAmong { fields, alone } => {
            fields.iter().for_each(|field| inner(field.name, field.shape));
            alone.iter().for_each(|tag| inner(tag.name, tag.shape));
        }
        Shape::List(shape) => {
            let items: Vec<_> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
            cover(&items, shape, &format!("{path}[]"), missing);
        }
        Shape::Period => cover(values, &PERIOD, path, missing),
        _ => {}
    }
}

/// Each kind with all its fields, after those it names, and each with none that may be left out.
#[test]
fn each_kind_round_trips() {
    let count = read(EVERY_KIND).entries().len();
    for n in 0..=count {
        let full = prefix(n);
        let mut bare = full.clone();
        strip(&mut bare, &Document::SHAPE);
        for document in [full, bare] {
            let text = document.to_string();
            let record = read(&text);
            let again = record.to_json();
            assert_eq!(read(&again), record, "entry {n}");
            assert_eq!(read(&again).to_json(), again, "entry {n}");
            // Nothing was lost: the same values, in the canonical order of fields.
            let mut written: Value = serde_json::from_str(&again).unwrap();
            if document.get("entries").is_none() {
                written.as_object_mut().unwrap().remove("entries");
            }
            assert_eq!(written, document, "entry {n}");
        }
    }
}

/// Takes out every field that may be left out, but for the day of an entry.
fn strip(value: &mut Value, shape: &Shape) {
    match (value, shape) {
        (Value::Object(map), Shape::Form(fields) | Shape::OneAmong { fields, .. }) => {
            for field in *fields {
                let day = field.name == "on" && map.contains_key("recorded_on");
                let list = matches!(field.name, "entries" | "units" | "persons" | "bodies");
                if !(field.required || list || day) {
                    map.remove(field.name);
                } else if let Some(inner) = map.get_mut(field.name) {
                    strip(inner, field.shape);
                }
            }
            if let Shape::OneAmong { alone, .. } = shape {
                alone.iter().for_each(|tag| map.get_mut(tag.name).into_iter().for_each(|form| strip(form, tag.shape)));
            }
        }
        (Value::Object(map), Shape::OneOf(tags)) => {
            tags.iter().for_each(|tag| map.get_mut(tag.name).into_iter().for_each(|form| strip(form, tag.shape)));
        }
        (Value::Array(items), Shape::List(shape)) => items.iter_mut().for_each(|item| strip(item, shape)),
        _ => {}
    }
}

/// What is not canonical is read all the same: any order of fields, an explicit `day`, empty lists, escapes.
#[test]
fn other_spellings_of_the_same_record() {
    let one = r#"{"entries":[{"fact":{"training_held":{}},"precision":"day","evidence":[],"recorded_by":"gov",
        "by":"gov","recorded_on":"2021-02-01","on":"2021-02\u002d01","no":1}],"bodies":[],"organ":{"level":"city",
        "name":"G","id":"gov"},"decision":"d","title":"T","schema":"zeren.record/1"}"#;
    insta::assert_snapshot!(read(one).to_json(), @r#"{"schema":"zeren.record/1","title":"T","decision":"d","organ":{"id":"gov","name":"G","level":"city"},"entries":[{"no":1,"on":"2021-02-01","recorded_on":"2021-02-01","by":"gov","recorded_by":"gov","fact":{"training_held":{}}}]}"#);
}

/// Any format will do that keeps the names of fields, borrowed or not.
#[test]
fn without_json_text() {
    let record = read(EVERY_KIND);
    let value = serde_json::to_value(record.document()).unwrap();
    let tree: Tree = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(Document::deserialize(&tree).unwrap().open(), Ok(record.clone()));
    assert_eq!(Record::from_tree(&tree), Ok(record.clone()));
    assert_eq!(Document::deserialize(value).unwrap().open(), Ok(record));
}

/// Numbers as other formats write them, and as serde_json hands them on where another crate of the program turns on its
/// `arbitrary_precision`: a map with one key.
#[test]
fn numbers_in_other_forms() {
    let map = |pairs: &[(&'static str, &'static str)]| {
        Tree::deserialize(MapDeserializer::<_, Error>::new(pairs.iter().copied())).unwrap()
    };
    let number = |digits: &'static str| map(&[("$serde_json::private::Number", digits)]);
    let signed = |n: i128| Tree::deserialize(IntoDeserializer::<Error>::into_deserializer(n)).unwrap();
    let unsigned = |n: u128| Tree::deserialize(IntoDeserializer::<Error>::into_deserializer(n)).unwrap();
    let large = Tree::Foreign("a number above 18446744073709551615");
    let fraction = Tree::Foreign("a number with a fraction, an exponent or too many digits");
    let (max, beyond) = (u64::MAX, i128::from(u64::MAX) + 1);
    for (found, expected) in [
        (number("0"), Tree::Whole(0)),
        (number("18446744073709551615"), Tree::Whole(max)),
        (number("18446744073709551616"), large.clone()),
        (number("-1"), Tree::Foreign("a negative number")),
        (number("1.5"), fraction.clone()),
        (number("-1e3"), fraction),
        (signed(-1), Tree::Foreign("a negative number")),
        (signed(0), Tree::Whole(0)),
        (signed(beyond), large.clone()),
        (unsigned(7), Tree::Whole(7)),
        (unsigned(u128::from(max) + 1), large),
        (map(&[("number", "7")]), Tree::Map(vec![("number".into(), Tree::Text("7".into()))])),
    ] {
        assert_eq!(found, expected);
    }
}

/// An act names the entry it continues, its grounds and the referrals it closes, as they stand in the document.
#[test]
fn what_each_act_names() {
    let document: Value = serde_json::from_str(EVERY_KIND).unwrap();
    let number = |value: &Value| value.as_u64().map(|no| EntryNo(no.try_into().unwrap()));
    let mut most = 0;
    for (entry, written) in read(EVERY_KIND).entries().iter().zip(document["entries"].as_array().unwrap()) {
        let form = &written[entry.what.class()][entry.what.tag()];
        let list = |key: &str| form[key].as_array().cloned().unwrap_or_default();
        let grounds = list("grounds").into_iter().map(|ground| ground["entry"].clone());
        let all = [form["of"].clone()].into_iter().chain(grounds).chain(list("with"));
        let stated: BTreeSet<EntryNo> =
            all.filter(|_| entry.what.is_act()).filter_map(|value| number(&value)).collect();
        assert_eq!(entry.what.named().collect::<BTreeSet<_>>(), stated, "entry {}", entry.no);
        for other in (1..=200).map(EntryNo) {
            assert_eq!(entry.what.names(other), stated.contains(&other), "{other} by entry {}", entry.no);
        }
        most = most.max(stated.len());
    }
    assert!(most > 1, "some act names several");
}
