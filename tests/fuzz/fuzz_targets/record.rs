//! Bytes into a record, and the record all the way to its answers in words. Nothing may panic, and what is written
//! is read again as it was.
//!
//! Bytes that begin with `{` are read as a document. Any others are a recipe: each six of them take one entry of the
//! record with every kind, move its days, put it into another's mouth and let it name other entries. A recipe
//! reaches the machines, which random text does not.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use zeren::{
    engine::Case,
    explain::{Lang, Names},
    record::{Entry, Id, Record},
    terms::{Day, Precision, Setting, Standards},
};

/// A record with every kind of entry.
static KINDS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../record/every_kind.json")).unwrap());

/// The most entries of a recipe: enough for a proceeding from beginning to end, few enough for thousands of runs.
const STEPS: usize = 120;

fuzz_target!(|bytes: &[u8]| {
    let Some(record) = (if bytes.first() == Some(&b'{') { read(bytes) } else { cook(bytes) }) else { return };
    let text = record.to_json();
    assert_eq!(Record::from_json(&text).expect("what was written is read"), record);

    // The last byte tells the standards and the day of the answer.
    let last = bytes.last().copied().unwrap_or(0);
    let standards = if last % 2 == 0 { Standards::statutory() } else { Standards::indicative() };
    let recorded = record.entries().last().map_or(Day::of(2021, 1, 1), |entry| entry.recorded_on);
    let case = Case::new(record, Setting::new(standards));
    answer(&case, recorded.plus_days(i32::from(last) * 4), Lang::Zh);
    answer(&case.as_known_on(recorded.plus_days(-i32::from(last))), recorded, Lang::En);
});

/// The answer of a case as a document, which holds both languages, and as a review in one.
fn answer(case: &Case, as_of: Day, lang: Lang) {
    // A refusal to list too many windows is an answer as well.
    let Ok(assessment) = case.assess(as_of) else { return };
    let document = serde_json::to_string(&case.document(&assessment)).expect("an answer can be written");
    assert!(document.starts_with('{'));
    assert!(!case.review(&assessment, lang, Names::Given).is_empty());
}

/// The bytes as a document; both readings agree on whether it is one.
fn read(bytes: &[u8]) -> Option<Record> {
    match Record::from_json_slice(bytes) {
        Ok(record) => Some(record),
        Err(malformed) => {
            assert!(!malformed.faults().is_empty());
            None
        }
    }
}

/// The bytes as a recipe: what cannot be appended is left out.
fn cook(bytes: &[u8]) -> Option<Record> {
    let mut header = KINDS.clone();
    header["entries"] = json!([]);
    header["organ"]["level"] = json!(if bytes.len() % 3 == 0 { "league" } else { "city" });
    let mut record = Record::from_json(&header.to_string()).ok()?;
    let kinds = KINDS["entries"].as_array()?;
    // The last entry made from each kind, so that what answers another can find it.
    let mut made = vec![0_u32; kinds.len()];
    let mut recorded = Day::of(2020, 11, 1);
    for step in bytes.chunks_exact(6).take(STEPS) {
        let &[kind, later, back, by, names, flags] = step else { continue };
        let kind = usize::from(kind) % kinds.len();
        let mut entry = kinds[kind].clone();
        let no = record.next().0;
        let days = i32::from(later) * if flags & 1 == 0 { 1 } else { 8 };
        let now = recorded.plus_days(days).min(Day::of(2190, 1, 1));
        let back = i32::from(back) * if flags & 2 == 0 { 1 } else { 8 } * i32::from(flags & 4 != 0);
        let precision = if flags & 0x18 == 0x18 { Precision::Month } else { Precision::Day };
        entry["no"] = json!(no);
        entry["recorded_on"] = json!(now);
        if entry.get("on").is_some() {
            entry["precision"] = json!(precision);
            entry["on"] = json!(now.plus_days(-back).max(Day::of(2001, 1, 1)).first_of(precision));
        }
        if let Some(party) = record.parties().get(usize::from(by)) {
            entry["by"] = json!(&*party.id);
        }
        rename(&mut entry, &mut |old| match made.get(old as usize - 1) {
            Some(&found) if found != 0 && flags & 0x20 == 0 => found,
            _ => 1 + u32::from(names) % no,
        });
        let text = entry.to_string();
        let Ok(entry) = serde_json::from_str::<Entry<Id<'_>>>(&text) else { continue };
        if record.append(entry).is_ok() {
            made[kind] = no;
            recorded = now;
        }
    }
    Some(record)
}

/// Exchanges the numbers of the entries that an entry names.
fn rename(value: &mut Value, with: &mut impl FnMut(u32) -> u32) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let number = value.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
                match (key.as_str(), number) {
                    ("of" | "entry" | "with", Some(old)) => *value = json!(with(old)),
                    _ => rename(value, with),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, with)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
