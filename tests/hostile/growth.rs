//! What each shape costs as it grows.

use std::time::Duration;

use cpu_time::ThreadTime;
use zeren::{
    engine::{Case, Effect},
    record::Record,
    terms::{Setting, Standards},
};

use super::shapes::{self, RECORDED, Shape};

/// The steps from text to an answer in JSON, and how long each took.
const STEPS: [&str; 4] = ["read", "replay", "assess", "write"];

/// What a shape costs at one size.
#[derive(Clone, Copy)]
struct Cost {
    entries: usize,
    steps: [Duration; 4],
    /// Copying the record once: what as much memory costs by itself, here and now.
    copy: Duration,
}

/// The least of a few runs, in this thread's own time: other work on the machine makes one longer, never shorter.
fn measure(shape: &Shape, n: usize) -> Cost {
    let record = shape.record(n);
    let (entries, text) = (record.entries().len(), record.to_json());
    let mut least = Cost { entries, steps: [Duration::MAX; 4], copy: Duration::MAX };
    let begun = ThreadTime::now();
    for run in 0..8 {
        if run > 1 && begun.elapsed() > Duration::from_millis(200) {
            break;
        }
        let took = once(&text);
        least.copy = least.copy.min(took.1);
        least.steps.iter_mut().zip(took.0).for_each(|(least, took)| *least = took.min(*least));
    }
    least
}

fn once(text: &str) -> ([Duration; 4], Duration) {
    let mut took = [Duration::ZERO; 4];
    let start = ThreadTime::now();
    let record = Record::from_json(text).unwrap();
    took[0] = start.elapsed();
    let start = ThreadTime::now();
    let copied = record.clone();
    let copy = start.elapsed();
    drop(copied);
    let start = ThreadTime::now();
    let case = Case::new(record, Setting::new(Standards::statutory()));
    took[1] = start.elapsed();
    let start = ThreadTime::now();
    let assessment = case.assess(RECORDED).unwrap();
    took[2] = start.elapsed();
    let start = ThreadTime::now();
    assert!(!serde_json::to_string(&case.document(&assessment)).unwrap().is_empty());
    took[3] = start.elapsed();
    (took, copy)
}

/// What a shape may take in all at the limit that stops it.
const LIMITED: Duration = Duration::from_secs(5);

/// Ten times the entries may cost thirty times the time, or three times what copying the record costs more, sixty at
/// most: ten, and the rest for the logarithm and for what no longer fits the caches. A cost that grows with the square
/// would take a hundred. Below a tenth of a second nothing is told.
#[test]
#[ignore = "takes minutes and a quiet machine; `.ci/hostile` runs it"]
fn growth() {
    grows(&shapes::all(), "1000,10000,100000");
}

/// The same of half of one round and half of another, each with each.
#[test]
#[ignore = "takes minutes and a quiet machine; `.ci/hostile` runs it"]
fn pairs() {
    grows(&shapes::pairs(), "2000,8000");
}

fn grows(shapes: &[Shape], sizes: &str) {
    let only = std::env::var("ZEREN_SHAPE").unwrap_or_default();
    let sizes = std::env::var("ZEREN_SIZES").unwrap_or_else(|_| sizes.into());
    let sizes: Vec<usize> = sizes.split(',').map(|size| size.parse().unwrap()).collect();
    let mut slow = Vec::new();
    for shape in shapes.iter().filter(|shape| only.split('|').any(|only| shape.name.contains(only))) {
        let mut before: Option<Cost> = None;
        let (mut grown, mut limited) = (Vec::new(), false);
        for &n in &sizes {
            let cost = measure(shape, n);
            if before.is_some_and(|before| cost.entries < before.entries * 2) {
                limited = true;
                break;
            }
            let all = cost.steps.iter().sum::<Duration>().as_secs_f64() * 1e3;
            println!("{all:>9.1} ms {:>7} {:<40} {:?}, copy {:?}", cost.entries, shape.name, cost.steps, cost.copy);
            for (step, name) in STEPS.iter().enumerate() {
                let Some(before) = before else { continue };
                let (less, took) = (before.steps[step], cost.steps[step]);
                let copy = cost.copy.as_secs_f64() / before.copy.as_secs_f64();
                let linear = cost.entries as f64 / before.entries as f64;
                let allowed = less.as_secs_f64() * copy.clamp(linear, linear * 2.0) * 3.0;
                if took > Duration::from_millis(100) && took.as_secs_f64() > allowed {
                    let (fewer, n) = (before.entries, cost.entries);
                    let words = format!(
                        "{}: {name} took {less:?} at {fewer}, {took:?} at {n}; a copy {copy:.1} times",
                        shape.name
                    );
                    grown.push((took, words));
                }
            }
            before = Some(cost);
            if cost.steps.iter().sum::<Duration>() > Duration::from_secs(20) {
                break;
            }
        }
        // What a limit stops may grow faster up to it, if it stays small: acts are judged against acts.
        grown.retain(|(took, _)| !limited || *took > LIMITED);
        slow.extend(grown.into_iter().map(|(_, words)| words));
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}

/// A round of acts that are all refused would measure refusals and nothing else.
#[test]
fn the_acts_of_a_round_have_effect() {
    // Whether completion and archive come is what the others decide; no period is set, so that no duty is overdue.
    let tried = ["completions, Rising", "archives, Rising", "duties cited, Rising"];
    let rising =
        |shape: &&Shape| shape.name.ends_with("Rising") && !shape.repeats_one_kind() && !tried.contains(&&*shape.name);
    let mut refused = Vec::new();
    for shape in shapes::all().iter().filter(rising) {
        let record = shape.record(300);
        let acts: Vec<_> = record.entries().iter().filter(|entry| entry.what.is_act()).map(|entry| entry.no).collect();
        let case = Case::new(record, Setting::new(Standards::statutory()));
        let in_effect = acts.iter().filter(|act| case.effect(**act) == Effect::InEffect).count();
        if in_effect * 10 < acts.len() * 9 {
            refused.push(format!("{}: {in_effect} of {} acts are in effect", shape.name, acts.len()));
        }
    }
    assert!(refused.is_empty(), "\n{}", refused.join("\n"));
}
