//! What it costs to go from the text of a record to its answer, beside what reading the text costs: the typed
//! parse, the same bytes into `serde_json::Value`, and numbering, replay and assess without the parse.
//!
//! `cargo bench --bench document`. Read the ratios within one run, not the times.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use zeren::{
    engine::Case,
    record::{Document, Record},
    terms::{Day, Setting, Standards},
};

const TEXT: &str = include_str!("../examples/data/illustrative-banner-road.json");

fn document(c: &mut Criterion) {
    // Compact, as a host would store it.
    let text = Record::from_json(TEXT).expect("the record is well-formed").to_json();
    let setting = Setting::new(Standards::indicative());
    let as_of = Day::of(2024, 6, 30);
    let mut group = c.benchmark_group("document");
    group.throughput(criterion::Throughput::Bytes(text.len() as u64));
    group.bench_function("value", |b| {
        b.iter(|| serde_json::from_str::<serde_json::Value>(black_box(&text)).expect("reads"));
    });
    group.bench_function("typed", |b| {
        b.iter(|| serde_json::from_str::<Document<'_>>(black_box(&text)).expect("reads"));
    });
    let parsed: Document<'_> = serde_json::from_str(&text).expect("reads");
    group.bench_function("number", |b| {
        b.iter_batched(|| parsed.clone(), |document| document.open().expect("opens"), criterion::BatchSize::SmallInput);
    });
    let record = Record::from_json(&text).expect("reads");
    group.bench_function("replay", |b| {
        b.iter_batched(
            || (record.clone(), setting.clone()),
            |(record, setting)| Case::new(record, setting),
            criterion::BatchSize::SmallInput,
        );
    });
    let case = Case::new(record, setting.clone());
    group.bench_function("assess", |b| b.iter(|| black_box(&case).assess(as_of).expect("answers")));
    group.bench_function("whole", |b| {
        b.iter_batched(
            || setting.clone(),
            |setting| {
                let record = Record::from_json(black_box(&text)).expect("reads");
                Case::new(record, setting).assess(as_of).expect("answers")
            },
            criterion::BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, document);
criterion_main!(benches);
