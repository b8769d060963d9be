//! Records made to be expensive, at 10³, 10⁴ and 10⁵ entries: the shapes of `tests/hostile` that cost most. Read the
//! growth within one run, not the times; the test `growth` judges every shape.
//!
//! `cargo bench --bench hostile`

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use zeren::{
    engine::Case,
    record::Record,
    terms::{Setting, Standards},
};

#[path = "../tests/hostile/shapes.rs"]
#[allow(dead_code, reason = "the shapes of a test, of which this shows some")]
mod shapes;

fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile");
    group.sample_size(10);
    let shown = [
        "execution_reported, One",
        "execution_reported, Falling",
        "execution_reported, retracted",
        "units with a head",
    ];
    for shape in shapes::all().iter().filter(|shape| shown.iter().any(|shown| shape.name.contains(shown))) {
        for n in [1_000, 10_000, 100_000] {
            let text = shape.record(n).to_json();
            let setting = Setting::new(Standards::statutory());
            group.throughput(Throughput::Elements(n as u64));
            group.bench_function(BenchmarkId::new(&shape.name, n), |b| {
                b.iter(|| {
                    let record = Record::from_json(black_box(&text)).expect("reads");
                    Case::new(record, setting.clone()).assess(shapes::RECORDED).expect("answers")
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, hostile);
criterion_main!(benches);
