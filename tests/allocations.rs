//! What the heap is asked for: nothing per guard that passes, and a stated number of times per answer.

use allocation_counter::measure;
use serde_json::{Value, json};
use zeren::{
    engine::Case,
    record::Record,
    terms::{
        Day, EntryNo, Setting, Standards,
        accountability::{Eligible, Measure},
    },
};

const TEXT: &str = include_str!("../examples/data/illustrative-banner-road.json");

const MEASURES: [Measure; 3] = [Measure::OrderCorrection, Measure::Interview, Measure::Circulate];

fn case() -> Case {
    Case::new(Record::from_json(TEXT).unwrap(), Setting::new(Standards::indicative()))
}

fn allocations<T>(run: impl FnOnce() -> T) -> u64 {
    let mut kept = None;
    let counted = measure(|| kept = Some(run()));
    assert!(kept.is_some());
    counted.count_total
}

/// Every stage of the proceeding and every measure: guards that pass, fail and ask alike.
#[test]
fn eligibility_allocates_nothing() {
    let case = case();
    let mut answers = Vec::with_capacity(16);
    for day in [Day::of(2023, 3, 21), Day::of(2023, 4, 15), Day::of(2023, 4, 20)] {
        for asked in MEASURES {
            let count = allocations(|| answers.push(case.eligible(day, EntryNo(40), asked)));
            assert_eq!(count, 0, "{asked:?} on {day}");
        }
    }
    answers.sort_unstable();
    answers.dedup();
    assert!(answers.len() >= 4 && answers.iter().all(Option::is_some), "unlike answers: {answers:?}");
    // The same with its reasons does allocate: the counter counts.
    assert!(allocations(|| case.eligibility(Day::of(2023, 3, 21), EntryNo(40), Measure::Interview)) > 0);
}

/// Before anything is determined, between, and when all is: who answers, and on which ground.
#[test]
fn the_verdict_on_a_referral_allocates_nothing() {
    let mut record: Value = serde_json::from_str(TEXT).unwrap();
    let (organ, person) = (record["organ"]["id"].clone(), record["persons"][0]["id"].clone());
    let entries = record["entries"].as_array_mut().unwrap();
    let recorded_on = entries.last().unwrap()["recorded_on"].clone();
    for (on, question, ground) in
        [("2023-05-01", "person.directly-responsible", Value::Null), ("2023-06-01", "ground.fits", json!("art30_1"))]
    {
        let mut about = json!({ "entry": 40, "party": person });
        if !ground.is_null() {
            about["ground"] = ground;
        }
        entries.push(json!({
            "no": entries.len() + 1, "on": on, "recorded_on": recorded_on, "by": organ, "recorded_by": organ,
            "determination": { "question": question, "about": about, "answer": "met", "document": "d" },
        }));
    }
    let record = Record::from_json(&record.to_string()).unwrap();
    let person = record.party_no(person.as_str().unwrap()).unwrap();
    let case = Case::new(record, Setting::new(Standards::indicative()));
    let mut answers = Vec::with_capacity(4);
    for day in [Day::of(2023, 3, 21), Day::of(2023, 5, 15), Day::of(2023, 7, 1)] {
        let count = allocations(|| answers.push(case.referral_eligible(EntryNo(40), person, day)));
        assert_eq!(count, 0, "on {day}");
    }
    assert_eq!(answers, [Eligible::NotYet, Eligible::NotYet, Eligible::Open]);
    assert!(allocations(|| case.referral_of(EntryNo(40), person, Day::of(2023, 7, 1))) > 0);
}

/// The documented number: a change of it is a change of the promise in benches/RESULTS.md.
#[test]
fn an_assessment_allocates_a_stated_number_of_times() {
    let case = case();
    let count = allocations(|| case.assess(Day::of(2024, 6, 30)).unwrap());
    assert_eq!(count, 128);
}
