//! The records that the benches share: the illustrative one, and long ones grown from its first entries.

#![allow(dead_code, reason = "each bench uses its own part")]

use serde_json::Value;
use zeren::{
    engine::Case,
    record::Record,
    terms::{Day, Setting, Standards},
};

/// The illustrative record as a host would store it, without white space.
pub(crate) fn text() -> String {
    Record::from_json(include_str!("../../examples/data/illustrative-banner-road.json")).expect("it is sound").to_json()
}

/// The day for which it is answered: everything is over, every duty is settled or asked about.
pub(crate) const AS_OF: Day = Day::of(2024, 6, 30);

pub(crate) fn setting() -> Setting {
    Setting::new(Standards::indicative())
}

/// The illustrative record, replayed.
pub(crate) fn case() -> Case {
    Case::new(Record::from_json(&text()).expect("it is sound"), setting())
}

/// The order of the days along a long record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Days {
    /// As they come.
    Ascending,
    /// The last first, all written down at the end.
    Reverse,
}

/// What the acts of a long record are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Acts {
    /// Proceedings, evaluations, designations, periods: the answer grows with them.
    Mixed,
    /// Designations of the same units and periods: the duties stay the same however many there are.
    Quiet,
}

/// The last day of a long record.
pub(crate) const LAST: Day = Day::of(2024, 6, 30);

/// The entries up to the start of execution: every long record begins with them.
const HEAD: usize = 18;

/// The days over which a long record reaches, whatever its length: its duties do not depend on it.
const SPAN: usize = 720;

const UNITS: [&str; 3] = ["transport", "land", "pastoral"];

/// A record of about `entries` entries over two years, in blocks of twenty: four are acts, two are back-dated by
/// up to thirty days. Of mixed acts, every fifth block runs a proceeding from its establishing to the correction;
/// the others commission and cancel an evaluation, designate the units anew, and set a period.
pub(crate) fn long(entries: usize, acts: Acts, order: Days) -> String {
    let mut document: Value = serde_json::from_str(&text()).expect("it is JSON");
    let list = document["entries"].as_array_mut().expect("it has entries");
    list.truncate(HEAD);
    let designate = list[7]["execution"]["designate"].clone();
    let blocks = entries / 20;
    for block in 0..blocks {
        let place = if order == Days::Reverse { blocks - 1 - block } else { block };
        let offset = i32::try_from(place * SPAN / blocks).expect("below the span");
        push(list, (block, acts), Day::of(2022, 6, 20).plus_days(offset), order, &designate);
    }
    document.to_string()
}

/// One block of a long record.
fn push(list: &mut Vec<Value>, (block, acts): (usize, Acts), day: Day, order: Days, designate: &Value) {
    let first = list.len() + 1;
    let (unit, other) = (UNITS[block % 3], UNITS[(block + 1) % 3]);
    // No act is dated before the one it follows, so that all but those of the decision itself run in reverse, too.
    let mut add = |by: &str, back: usize, what: String| {
        let no = list.len() + 1;
        let on = day.plus_days(-i32::try_from(back).expect("at most 30"));
        let recorded_on = if order == Days::Reverse { LAST } else { day };
        let entry = format!(
            r#"{{"no":{no},"on":"{on}","recorded_on":"{recorded_on}","by":"{by}","recorded_by":"banner","evidence":["e"],{what}}}"#
        );
        list.push(serde_json::from_str(&entry).expect("it is JSON"));
    };
    add(unit, 0, r#""fact":{"execution_reported":{}}"#.into());
    add(unit, 0, r#""fact":{"meeting_held":{"dedicated":true}}"#.into());
    add(other, 1 + block % 30, r#""fact":{"meeting_held":{"dedicated":true}}"#.into());
    let period = r#""standard":{"set_period":{"term":"training","period":{"months":12},"document":"d"}}"#;
    if acts == Acts::Quiet {
        add("banner", 0, format!(r#""execution":{{"redesignate":{designate}}}"#));
        add("leader-b", 0, r#""fact":{"coordination_held":{}}"#.into());
        add("banner", 0, period.into());
        add("banner", 0, format!(r#""execution":{{"redesignate":{designate}}}"#));
    } else if block.is_multiple_of(5) {
        let (item, day) = (1 + block / 5 % 5, day.to_string());
        let establish = format!(
            r#""unit":"{unit}","item":"item{item}","from":"{day}","to":"{day}","grounds":[{{"entry":{first}}}]"#
        );
        add("banner", 0, format!(r#""accountability":{{"establish":{{{establish}}}}}"#));
        let of = first + 3;
        let order = format!(r#""of":{of},"correct_by":"{day}""#);
        add("banner", 0, format!(r#""accountability":{{"order_correction":{{{order}}}}}"#));
        add(unit, 0, format!(r#""fact":{{"correction_reported":{{"of":{of}}}}}"#));
        add("banner", 0, format!(r#""accountability":{{"accept_correction":{{"of":{of}}}}}"#));
    } else {
        let commission =
            format!(r#""evaluator":"evaluator","due":"{LAST}","requirements":["r"],"trigger":"found_necessary""#);
        add("banner", 0, format!(r#""evaluation":{{"commission_evaluation":{{{commission}}}}}"#));
        let of = first + 3;
        add("banner", 0, format!(r#""evaluation":{{"cancel_evaluation":{{"of":{of},"reason":"r"}}}}"#));
        add("leader-b", 0, r#""fact":{"coordination_held":{}}"#.into());
        add("banner", 0, format!(r#""execution":{{"redesignate":{designate}}}"#));
    }
    add("banner", 0, period.into());
    add(other, 0, r#""fact":{"execution_reported":{}}"#.into());
    add(
        "banner",
        0,
        r#""fact":{"inspection_conducted":{"aspects":["progress","effect","problems"],"units":["land"]}}"#.into(),
    );
    add(other, 1 + block * 7 % 30, r#""fact":{"meeting_held":{"dedicated":true}}"#.into());
    // Not other conduct of a unit: each record of that is a question of the answer, which would grow with them.
    add(unit, 0, r#""fact":{"training_held":{"form":"study_group"}}"#.into());
    add("leader-b", 0, r#""fact":{"coordination_held":{}}"#.into());
    add(unit, 0, r#""fact":{"training_held":{}}"#.into());
    add(other, 0, r#""fact":{"training_held":{"form":"study_group"}}"#.into());
    add(unit, 0, r#""fact":{"meeting_held":{"dedicated":true}}"#.into());
    add(
        "banner",
        0,
        r#""fact":{"inspection_conducted":{"aspects":["progress","effect","problems"],"units":["transport"]}}"#.into(),
    );
    add("outside", 0, r#""fact":{"person_status":{"person":"head-a","service":"in_service"}}"#.into());
    add(other, 0, r#""fact":{"execution_reported":{}}"#.into());
    add(unit, 0, r#""fact":{"execution_reported":{}}"#.into());
}
