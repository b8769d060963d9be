//! Bytes into a record, and the record all the way to an answer, its words and a checked proof. Nothing may panic,
//! what is written is read again as it was, and every proof stands.
//!
//! Bytes that begin with `{` are read as a document. Any others are a recipe: five bytes say what is made of the
//! record, and each six after them take one entry of the record with every kind, move its days, put it into another's
//! mouth and let it name other entries. A recipe reaches the machines, which random text does not.
//!
//! A run is cheap, for millions are wanted: it says one thing in one language, as the bytes choose. What one run does
//! not say another does.
#![no_main]

use std::{fmt::Write, sync::LazyLock};

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use zeren::{
    engine::Case,
    explain::{Lang, Names, Speaker},
    record::{Entry, Id, Record},
    terms::{Day, Precision, Setting, Standards},
};

/// The most entries of most recipes: enough for a proceeding from beginning to end.
const STEPS: usize = 24;
/// The most entries of a long one: enough for every machine in one record.
const LONG: usize = 120;

static SETTINGS: LazyLock<[Setting; 2]> =
    LazyLock::new(|| [Setting::new(Standards::statutory()), Setting::new(Standards::indicative())]);

/// What is made of the record.
#[derive(Clone, Copy)]
struct Orders {
    league: bool,
    long: bool,
    indicative: bool,
    /// As known some days before the last entry was recorded.
    known: bool,
    later: u8,
    back: u8,
    told: u8,
    topic: u8,
}

impl Orders {
    fn new([how, later, back, told, topic]: [u8; 5]) -> Self {
        let bit = |n: u8| how >> n & 1 == 1;
        let long = how >> 5 == 7;
        Self { league: bit(0), indicative: bit(1), known: bit(2), long, later, back, told, topic }
    }

    /// For a document, which must not change to change its orders: told by all its bytes.
    fn of_document(bytes: &[u8]) -> Self {
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let [how, later, back, told, topic, ..] = hash.to_be_bytes();
        Self::new([how, later, back, told, topic])
    }
}

fuzz_target!(|bytes: &[u8]| {
    let (record, orders) = if bytes.first() == Some(&b'{') {
        let Some(record) = read(bytes) else { return };
        (record, Orders::of_document(bytes))
    } else {
        let Some((head, steps)) = bytes.split_first_chunk() else { return };
        let orders = Orders::new(*head);
        (cook(steps, orders), orders)
    };
    let recorded = record.entries().last().map_or(Day::of(2021, 1, 1), |entry| entry.recorded_on);
    let case = Case::new(record, SETTINGS[usize::from(orders.indicative)].clone());
    if orders.known {
        answer(&case.as_known_on(recorded.plus_days(-i32::from(orders.back))), recorded, orders);
    } else {
        answer(&case, recorded.plus_days(i32::from(orders.later) * 4 - i32::from(orders.back)), orders);
    }
});

/// One proof of the answer, checked; then one thing more: the answer in words, or the record written and read again.
fn answer(case: &Case, as_of: Day, orders: Orders) {
    // A refusal to list too many windows is an answer as well.
    let Ok(assessment) = case.assess(as_of) else { return };
    let lang = if orders.told & 1 == 0 { Lang::Zh } else { Lang::En };
    let proof = assessment.answer().and_then(|answer| {
        let topics = case.topics(answer);
        let topic = *topics.get(usize::from(orders.topic) % topics.len().max(1))?;
        case.prove(answer, topic)
    });
    if let Some(proof) = &proof {
        assert_eq!(case.check(proof), Ok(()), "{proof:?}");
    }
    match orders.told >> 1 & 15 {
        // As a document, which holds both languages. What costs much is said seldom.
        0 => {
            let document = serde_json::to_string(&case.document(&assessment)).expect("an answer can be written");
            assert!(document.starts_with('{'));
        }
        1 => assert!(!case.review(&assessment, lang, Names::Given).is_empty()),
        2 => {
            let text = case.record().to_json();
            assert_eq!(Record::from_json(&text).as_ref(), Ok(case.record()), "what was written is read");
        }
        3.. => {
            if let Some(proof) = proof {
                assert!(!proof.text(&Speaker::new(case.record(), lang, Names::Ids)).is_empty());
            }
        }
    }
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

/// The record with every kind of entry, taken apart once.
struct Kinds {
    city: Record,
    league: Record,
    entries: Vec<Vec<Piece>>,
}

/// A piece of the text of an entry: what stays, and what a step fills in.
enum Piece {
    Text(String),
    No,
    RecordedOn,
    On,
    Precision,
    By(String),
    /// The number of an earlier entry.
    Entry(u32),
    /// A day, and how long after the entry's own.
    Day(Day, i32),
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let whole: Value = serde_json::from_str(include_str!("../../record/every_kind.json")).expect("it is JSON");
    let empty = |level: &str| {
        let mut header = whole.clone();
        header["entries"] = json!([]);
        header["organ"]["level"] = json!(level);
        Record::from_json(&header.to_string()).expect("it is sound")
    };
    let entries = whole["entries"].as_array().expect("a list").iter().map(pieces).collect();
    Kinds { city: empty("city"), league: empty("league"), entries }
});

/// What opens and closes the name of a hole in the text of an entry.
const HOLE: [&str; 2] = ["\"«", "»\""];

fn pieces(entry: &Value) -> Vec<Piece> {
    let mut entry = entry.clone();
    let day = |value: Option<&Value>| value.and_then(Value::as_str).and_then(|text| Day::parse(text).ok());
    let own = day(entry.get("on")).or_else(|| day(entry.get("recorded_on"))).expect("a day");
    for (name, value) in entry.as_object_mut().expect("a form") {
        if !matches!(name.as_str(), "no" | "recorded_on" | "on" | "by" | "precision") {
            holes(value);
        }
    }
    entry["no"] = json!("«no»");
    entry["recorded_on"] = json!("«recorded»");
    if entry.get("on").is_some() {
        entry["on"] = json!("«on»");
        entry["precision"] = json!("«precision»");
    }
    entry["by"] = json!(format!("«by {}»", entry["by"].as_str().expect("an id")));
    let text = entry.to_string();
    let mut parts = text.split(HOLE[0]);
    let mut pieces = vec![Piece::Text(parts.next().unwrap_or_default().into())];
    for part in parts {
        let (hole, text) = part.split_once(HOLE[1]).expect("a hole is closed");
        pieces.push(match hole.split_once(' ') {
            None if hole == "no" => Piece::No,
            None if hole == "recorded" => Piece::RecordedOn,
            None if hole == "on" => Piece::On,
            None => Piece::Precision,
            Some(("by", id)) => Piece::By(id.into()),
            Some(("day", day)) => {
                let day = Day::parse(day).expect("a day");
                Piece::Day(day, day.days_since(own))
            }
            Some((_, number)) => Piece::Entry(number.parse().expect("a number")),
        });
        pieces.push(Piece::Text(text.into()));
    }
    pieces
}

/// Puts holes where an entry names others, and days.
fn holes(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value.as_u64()) {
                    ("of" | "entry" | "with", Some(number)) => *value = json!(format!("«entry {number}»")),
                    _ if key == "with" => {
                        let items = value.as_array_mut().expect("a list of entries");
                        items.iter_mut().for_each(|item| *item = json!(format!("«entry {item}»")));
                    }
                    _ => holes(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(holes),
        Value::String(text) if Day::parse(text).is_ok() => *value = json!(format!("«day {text}»")),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The bytes as a recipe: what cannot be appended is left out.
fn cook(steps: &[u8], orders: Orders) -> Record {
    let kinds = &*KINDS;
    let mut record = if orders.league { kinds.league.clone() } else { kinds.city.clone() };
    // The last entry made from each kind, so that what answers another can find it.
    let mut made = vec![0_u32; kinds.entries.len()];
    let mut recorded = Day::of(2020, 11, 1);
    let mut text = String::new();
    for step in steps.chunks_exact(6).take(if orders.long { LONG } else { STEPS }) {
        let &[kind, later, back, by, names, flags] = step else { continue };
        let kind = usize::from(kind) % kinds.entries.len();
        let no = record.next().0;
        // Years pass seldom: what is owed grows with them, and the time of a run with what is owed.
        let days = if flags & 0x41 == 0x41 { i32::from(later) * 8 } else { i32::from(later & 0x3f) };
        let now = recorded.plus_days(days).min(Day::of(2190, 1, 1));
        let back = i32::from(back) * if flags & 2 == 0 { 1 } else { 8 } * i32::from(flags & 4 != 0);
        let precision = if flags & 0x18 == 0x18 { Precision::Month } else { Precision::Day };
        let on = now.plus_days(-back).max(Day::of(2001, 1, 1)).first_of(precision);
        let named = |old: u32| match made.get(old as usize - 1) {
            Some(&found) if found != 0 && flags & 0x20 == 0 => found,
            _ => 1 + u32::from(names) % no,
        };
        text.clear();
        for piece in &kinds.entries[kind] {
            match piece {
                Piece::Text(piece) => {
                    text.push_str(piece);
                    Ok(())
                }
                Piece::No => write!(text, "{no}"),
                Piece::RecordedOn => write!(text, "\"{now}\""),
                Piece::On => write!(text, "\"{on}\""),
                Piece::Precision => {
                    text.push_str(if precision == Precision::Day { "\"day\"" } else { "\"month\"" });
                    Ok(())
                }
                Piece::By(id) => {
                    let party = record.parties().get(usize::from(by));
                    write!(text, "\"{}\"", party.map_or(id.as_str(), |party| &*party.id))
                }
                Piece::Entry(old) => write!(text, "{}", named(*old)),
                // As it was written, or as long after the entry as it was.
                Piece::Day(day, _) if flags & 0x80 == 0 => write!(text, "\"{day}\""),
                Piece::Day(_, after) => write!(text, "\"{}\"", on.plus_days(*after)),
            }
            .expect("text");
        }
        let Ok(entry) = serde_json::from_str::<Entry<Id<'_>>>(&text) else { continue };
        if record.append(entry).is_ok() {
            made[kind] = no;
            recorded = now;
        }
    }
    record
}
