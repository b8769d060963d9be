//! A record of 100 MB.

use std::time::Instant;

use zeren::{
    engine::Case,
    record::Record,
    terms::{Day, Setting, Standards},
};

const MB: usize = 1_000_000;

/// Reads, replays and answers 100 MB of facts, or is told the fault at their end. The peak of memory is for whoever
/// runs it to measure.
#[test]
#[ignore = "takes a gigabyte; `.ci/hostile` runs it"]
fn large() {
    let mut text = String::with_capacity(101 * MB);
    text += r#"{"schema":"zeren.record/1","title":"t","decision":"d","organ":{"id":"o","name":"o","level":"city"},"entries":["#;
    let mut no = 0_u32;
    while text.len() < 100 * MB {
        no += 1;
        let (comma, day) =
            (if no > 1 { "," } else { "" }, Day::of(2021, 1, 1).plus_days(i32::try_from(no % 900).unwrap()));
        text += &format!(
            r#"{comma}{{"no":{no},"on":"{day}","recorded_on":"2024-01-01","by":"o","recorded_by":"o","evidence":["doc {no}"],"fact":{{"training_held":{{"form":"study_group"}}}}}}"#
        );
    }
    let malformed = std::env::var("ZEREN_LARGE").is_ok_and(|kind| kind == "malformed");
    text += if malformed { r#",{"no":0}]}"# } else { "]}" };
    let start = Instant::now();
    match Record::from_json(&text) {
        Ok(record) => {
            assert!(!malformed);
            assert_eq!(record.entries().len(), no as usize);
            let case = Case::new(record, Setting::new(Standards::statutory()));
            assert!(case.assess(Day::of(2024, 1, 1)).unwrap().answer().is_some());
            println!("100 MB, sound: {no} entries read, replayed and answered in {:?}", start.elapsed());
        }
        Err(fault) => {
            assert!(malformed);
            assert_eq!(fault.faults().len(), 1);
            println!("100 MB, malformed: refused in {:?}", start.elapsed());
        }
    }
}
