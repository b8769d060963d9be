//! Whether a measure of art 21 may be taken: one proceeding, one measure, one day, the case already folded. The
//! guards that judge acts compute it.
//!
//! `cargo bench --bench verdict`

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use zeren::{
    engine::Case,
    record::Record,
    terms::{
        Day, EntryNo,
        accountability::{Eligible, Measure},
    },
};

/// The proceeding of the illustrative record.
const PROCEEDING: EntryNo = EntryNo(40);

/// Each stage of the proceeding and each measure, with the answer.
const ASKED: [(Day, Measure, Eligible); 9] = [
    (Day::of(2023, 3, 21), Measure::OrderCorrection, Eligible::Must),
    (Day::of(2023, 3, 21), Measure::Interview, Eligible::NotYet),
    (Day::of(2023, 3, 21), Measure::Circulate, Eligible::NotYet),
    (Day::of(2023, 4, 15), Measure::OrderCorrection, Eligible::Done),
    (Day::of(2023, 4, 15), Measure::Interview, Eligible::NotYet),
    (Day::of(2023, 4, 15), Measure::Circulate, Eligible::NotYet),
    (Day::of(2023, 4, 20), Measure::OrderCorrection, Eligible::Done),
    (Day::of(2023, 4, 20), Measure::Interview, Eligible::Barred),
    (Day::of(2023, 4, 20), Measure::Circulate, Eligible::Barred),
];

fn verdict(c: &mut Criterion) {
    let case = common::case();
    for (day, measure, expected) in ASKED {
        assert_eq!(case.eligible(day, PROCEEDING, measure), Some(expected), "{day} {measure:?}");
    }
    let mut group = c.benchmark_group("verdict");
    group.throughput(Throughput::Elements(ASKED.len() as u64));
    group.bench_function("nine", |b| {
        b.iter(|| {
            for (day, measure, _) in ASKED {
                black_box(black_box(&case).eligible(day, PROCEEDING, measure));
            }
        });
    });
    group.throughput(Throughput::Elements(1));
    for (day, measure, expected) in [ASKED[0], ASKED[5], ASKED[8]] {
        group.bench_function(expected.code(), |b| {
            b.iter(|| black_box(&case).eligible(black_box(day), PROCEEDING, measure));
        });
    }
    let text = common::text();
    group.bench_function("text to answer", |b| {
        b.iter(|| {
            let record = Record::from_json(black_box(&text)).expect("it is sound");
            Case::new(record, common::setting()).eligible(ASKED[0].0, PROCEEDING, ASKED[0].1)
        });
    });
    group.finish();
}

criterion_group!(benches, verdict);
criterion_main!(benches);
