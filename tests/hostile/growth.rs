//! What each shape costs as it grows.

use std::{
    fs,
    time::{Duration, Instant},
};

use zeren::{
    engine::Case,
    record::Record,
    terms::{Setting, Standards},
};

use super::shapes::{self, RECORDED, Shape};

/// The steps from text to an answer in JSON, and how long each took.
const STEPS: [&str; 4] = ["read", "replay", "assess", "write"];

/// The time this thread has computed, where the system tells it: other work on the machine does not count.
fn cpu() -> Duration {
    static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.as_ref().and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

fn measure(shape: &Shape, n: usize) -> (usize, [Duration; 4]) {
    let record = shape.record(n);
    let (n, text) = (record.entries().len(), record.to_json());
    let mut took = [Duration::ZERO; 4];
    let start = cpu();
    let record = Record::from_json(&text).unwrap();
    took[0] = cpu() - start;
    let start = cpu();
    let case = Case::new(record, Setting::new(Standards::statutory()));
    took[1] = cpu() - start;
    let start = cpu();
    let assessment = case.assess(RECORDED).unwrap();
    took[2] = cpu() - start;
    let start = cpu();
    assert!(!serde_json::to_string(&case.document(&assessment)).unwrap().is_empty());
    took[3] = cpu() - start;
    (n, took)
}

/// What a shape may take in all at the limit that stops it.
const LIMITED: Duration = Duration::from_secs(5);

/// Ten times the entries may cost thirty times the time: ten, and the rest for the logarithm and for what no longer
/// fits the caches. A cost that grows with the square would take a hundred. Below a tenth of a second nothing is told.
#[test]
#[ignore = "takes minutes and a quiet machine; `.ci/hostile` runs it"]
fn growth() {
    let only = std::env::var("ZEREN_SHAPE").unwrap_or_default();
    let sizes = std::env::var("ZEREN_SIZES").unwrap_or_else(|_| "1000,10000,100000".into());
    let sizes: Vec<usize> = sizes.split(',').map(|size| size.parse().unwrap()).collect();
    let mut slow = Vec::new();
    for shape in shapes::all().iter().filter(|shape| only.split('|').any(|only| shape.name.contains(only))) {
        let mut before: Option<(usize, [Duration; 4])> = None;
        let (mut grown, mut limited) = (Vec::new(), false);
        for &n in &sizes {
            let (n, took) = measure(shape, n);
            if before.is_some_and(|(fewer, _)| n < fewer * 2) {
                limited = true;
                break;
            }
            println!("{:<40} {n:>7} {took:?}", shape.name);
            for (step, (name, took)) in STEPS.iter().zip(took).enumerate() {
                let Some((fewer, less)) = before else { continue };
                let allowed = less[step].as_secs_f64() * (n as f64 / fewer as f64) * 3.0;
                if took > Duration::from_millis(100) && took.as_secs_f64() > allowed {
                    grown.push((
                        took,
                        format!("{}: {name} took {:?} at {fewer}, {took:?} at {n}", shape.name, less[step]),
                    ));
                }
            }
            before = Some((n, took));
            if took.iter().sum::<Duration>() > Duration::from_secs(20) {
                break;
            }
        }
        // What a limit stops may grow faster up to it, if it stays small: acts are judged against acts.
        grown.retain(|(took, _)| !limited || *took > LIMITED);
        slow.extend(grown.into_iter().map(|(_, words)| words));
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}
