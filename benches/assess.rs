//! The whole answer for the illustrative record, and what its words cost beside it: the review in both languages,
//! and the answer as documents in both.
//!
//! `cargo bench --bench assess`. Throughput of `assess` is in duties.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use zeren::explain::{Lang, Names, Speaker};

fn assess(c: &mut Criterion) {
    let case = common::case();
    let assessment = case.assess(common::AS_OF).expect("answers");
    let answer = assessment.answer().expect("in force");
    let mut group = c.benchmark_group("assess");
    group.throughput(Throughput::Elements(answer.duties.len() as u64));
    group.bench_function("alone", |b| b.iter(|| black_box(&case).assess(common::AS_OF).expect("answers")));
    group.bench_function("with review in both languages", |b| {
        b.iter(|| {
            let assessment = black_box(&case).assess(common::AS_OF).expect("answers");
            [Lang::Zh, Lang::En].map(|lang| case.review(&assessment, lang, Names::Ids))
        });
    });
    group.bench_function("with proofs of everything in both languages", |b| {
        b.iter(|| {
            let assessment = black_box(&case).assess(common::AS_OF).expect("answers");
            let answer = assessment.answer().expect("in force");
            let proofs: Vec<_> =
                case.topics(answer).into_iter().filter_map(|topic| case.prove(answer, topic)).collect();
            let texts = [Lang::Zh, Lang::En].map(|lang| {
                proofs
                    .iter()
                    .map(|proof| proof.text(&Speaker::new(case.record(), lang, Names::Ids)))
                    .collect::<Vec<_>>()
            });
            (proofs, texts)
        });
    });
    group.finish();
}

criterion_group!(benches, assess);
criterion_main!(benches);
