//! What the fold of a record costs an entry, from a hundred entries to a hundred thousand, in the order of the
//! days and against it; and what one more entry costs a case that has them.
//!
//! `cargo bench --bench replay`. Throughput is in entries; the two lines `one more` are to be read beside `assess`.

mod common;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use common::{Acts, Days, LAST};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use zeren::{
    engine::{Case, Draft, Effect},
    record::{Fact, Record, What, facts::Covering},
};

fn record(entries: usize, acts: Acts, order: Days) -> Record {
    Record::from_json(&common::long(entries, acts, order)).expect("it is sound")
}

/// The records are what they claim: acts, back-dated entries, acts in effect.
fn check(record: &Record, order: Days) {
    let (entries, case) = (record.entries(), Case::new(record.clone(), common::setting()));
    let acts = entries.iter().filter(|entry| entry.what.is_act()).count();
    let back = entries.iter().filter(|entry| entry.on.is_some_and(|on| on < entry.recorded_on)).count();
    let without: Vec<_> = case.effects().filter(|(_, effect)| *effect == Effect::WithoutEffect).collect();
    assert!(acts * 5 >= entries.len(), "{acts} acts of {}", entries.len());
    assert!(back * 10 >= entries.len() - 18, "{back} back-dated of {}", entries.len());
    match order {
        Days::Ascending => assert_eq!(without, []),
        Days::Reverse => assert!(without.len() * 20 <= entries.len(), "{} without effect", without.len()),
    }
}

fn replay(c: &mut Criterion) {
    let mut group = c.benchmark_group("replay");
    for order in [Days::Ascending, Days::Reverse] {
        for entries in [100, 1_000, 10_000, 100_000] {
            let record = record(entries, Acts::Mixed, order);
            if entries == 1_000 {
                check(&record, order);
            }
            let setting = common::setting();
            group.throughput(Throughput::Elements(record.entries().len() as u64));
            group.bench_function(BenchmarkId::new(format!("{order:?}"), entries), |b| {
                b.iter_batched(
                    || (record.clone(), setting.clone()),
                    |(record, setting)| Case::new(record, setting),
                    BatchSize::PerIteration,
                );
            });
        }
    }
    group.finish();
}

/// One more report of a unit.
fn report() -> Draft<'static> {
    Draft {
        on: Some(LAST),
        recorded_on: LAST,
        by: "land",
        recorded_by: "banner",
        evidence: &[],
        reference: None,
        what: What::Fact(Fact::ExecutionReported(Covering { covers: None })),
    }
}

/// One entry and the answer after it, at two lengths with the same duties.
fn one_more(c: &mut Criterion) {
    let mut group = c.benchmark_group("one more");
    let mut duties = Vec::new();
    for entries in [100, 100_000] {
        let record = record(entries, Acts::Quiet, Days::Ascending);
        let case = Case::new(record.clone(), common::setting());
        let answer = case.assess(LAST).expect("answers");
        duties.push(answer.answer().expect("in force").duties.len());
        group.bench_function(BenchmarkId::new("assess", entries), |b| b.iter(|| black_box(&case).assess(LAST)));
        group.bench_function(BenchmarkId::new("append, assess", entries), |b| {
            b.iter_custom(|count| {
                let (mut spent, mut left) = (Duration::ZERO, count);
                while left > 0 {
                    // A case of its own, so that no append copies what another case shares.
                    let mut case = Case::new(record.clone(), common::setting());
                    let some = left.min(20);
                    let start = Instant::now();
                    for _ in 0..some {
                        case.append(report()).expect("it is sound");
                        black_box(case.assess(LAST).expect("answers"));
                    }
                    spent += start.elapsed();
                    left -= some;
                }
                spent
            });
        });
        group.bench_function(BenchmarkId::new("propose", entries), |b| {
            b.iter(|| black_box(&case).propose(report()).expect("it is sound"));
        });
    }
    assert!(duties[0] == duties[1], "the same duties: {duties:?}");
    group.finish();
}

criterion_group!(benches, replay, one_more);
criterion_main!(benches);
