//! What the heap is asked for: nothing per guard that passes, and a stated number of times per answer.

use allocation_counter::measure;
use zeren::{
    engine::Case,
    record::Record,
    terms::{Day, EntryNo, Setting, Standards, accountability::Measure},
};

const MEASURES: [Measure; 3] = [Measure::OrderCorrection, Measure::Interview, Measure::Circulate];

fn case() -> Case {
    let text = include_str!("../examples/data/illustrative-banner-road.json");
    Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative()))
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

/// The documented number: a change of it is a change of the promise in benches/RESULTS.md.
#[test]
fn an_assessment_allocates_a_stated_number_of_times() {
    let case = case();
    let count = allocations(|| case.assess(Day::of(2024, 6, 30)).unwrap());
    assert_eq!(count, 128);
}
