//! Records of schema 1 as earlier versions wrote them: each is still read, written again byte for byte, and answered
//! as it was. `tests/golden/README.md` says what may change there.

use std::{fs, path::PathBuf};

use serde_json::Value;
use zeren::{
    engine::Case,
    record::Record,
    terms::{Setting, Standards},
};

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The records by name.
fn records() -> Vec<(String, String)> {
    let files = fs::read_dir(golden()).unwrap().map(|file| file.unwrap().path());
    let mut records: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    records.sort();
    records
}

#[test]
fn none_is_lost() {
    let names: Vec<String> = records().into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "1-archive-blocked",
            "1-coarse-days",
            "1-every-kind",
            "1-history-before-2021",
            "1-illustrative",
            "1-late-recording",
            "1-order-refusal-interview-circular",
            "1-retraction",
            "1-unit-succession",
        ]
    );
}

#[test]
fn written_again_byte_for_byte() {
    for (name, text) in records() {
        let record = Record::from_json(&text).unwrap_or_else(|malformed| panic!("{name}: {malformed}"));
        assert_eq!(record.to_json_pretty() + "\n", text, "{name}");
        assert_eq!(Record::from_json(&record.to_json()).unwrap(), record, "{name}");
    }
}

/// The answer on the last day of each record: its stable part, without words and without the versions it names.
#[test]
fn answered_as_they_were() {
    for (name, text) in records() {
        let case = Case::new(Record::from_json(&text).unwrap(), Setting::new(Standards::indicative()));
        let last = case.record().entries().iter().map(|entry| entry.recorded_on).max().unwrap();
        let assessment = case.assess(last).unwrap();
        let mut answer = serde_json::to_value(case.document(&assessment)).unwrap();
        answer.as_object_mut().unwrap().remove("inputs").expect("an answer names its inputs");
        without_words(&mut answer);
        insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, serde_json::to_string_pretty(&answer).unwrap());
        });
    }
}

/// Leaves out the words in either language.
fn without_words(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !matches!(key.as_str(), "zh" | "en"));
            map.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
