//! A fleet from JSON text to its tally: one thread against two, and what memory a long stream takes.
//!
//! `cargo bench --bench batch [records] [rounds]`. Rounds of one thread and of two alternate; the ratio printed is the
//! median of the rounds. Where the system tells a thread's own time on the processor, the ratio by that is printed as
//! well: on a busy machine the wall clock also measures the neighbours.

mod common;

use std::{
    env, fs,
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

use zeren::{
    answers::{
        LampPolicy,
        tally::{Outcome, Tally},
    },
    engine::Batch,
};

/// The texts of a fleet, made as they are asked for: nothing of it is held.
fn texts(text: &str, from: usize, to: usize) -> impl Iterator<Item = String> + '_ {
    (from..to).map(|n| text.replace("mou-banner-road-2022", &format!("decision-{n}")))
}

/// The time this thread has spent on a processor, where the system tells.
fn spent() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// A share of the fleet on this thread, and what it cost this thread.
fn share(batch: &Batch, text: &str, from: usize, to: usize) -> (Tally, Option<Duration>) {
    let before = spent();
    let tally = texts(text, from, to).map(|text| batch.tally_json(&text)).collect();
    (tally, before.and_then(|before| Some(spent()? - before)))
}

/// The fleet on so many threads of the host: the wall time, and the time of the busiest thread.
fn fleet(batch: &Batch, text: &str, records: usize, threads: usize) -> (Tally, Duration, Option<Duration>) {
    let start = Instant::now();
    let shares: Vec<_> = thread::scope(|scope| {
        let edge = |n: usize| records * n / threads;
        let spawn = |n| scope.spawn(move || share(batch, text, edge(n), edge(n + 1)));
        let running: Vec<_> = (0..threads).map(spawn).collect();
        running.into_iter().map(|thread| thread.join().expect("it ends")).collect()
    });
    let wall = start.elapsed();
    let busiest = shares.iter().map(|(_, spent)| *spent).max().flatten();
    (shares.into_iter().map(|(tally, _)| tally).collect(), wall, busiest)
}

fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list.get(list.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The most memory this process has held, in kilobytes, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn main() {
    let numbers: Vec<usize> = env::args().filter_map(|arg| arg.parse().ok()).collect();
    let (records, rounds) = (*numbers.first().unwrap_or(&2_000), *numbers.get(1).unwrap_or(&9));
    let text = common::text();
    let policies = [LampPolicy::Countdown { days: 30 }, LampPolicy::Slips { red: 3 }];
    let batch = Batch::new(common::setting(), common::AS_OF).with_lamps(&policies);
    // Memory first: the mark never falls, so that the longer stream must not raise it.
    let (mut marks, mut whole) = (Vec::new(), Tally::default());
    for count in [records / 10, records] {
        whole = black_box(batch.tally_texts(texts(&text, 0, count)));
        marks.push(peak());
    }
    println!("batch: {records} records of {} bytes, {rounds} rounds", text.len());
    println!("peak memory after a tenth of the records and after all, kB: {marks:?}");
    let (mut walls, mut busy, mut each) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (one, wall_one, busy_one) = fleet(&batch, &text, records, 1);
        let (two, wall_two, busy_two) = fleet(&batch, &text, records, 2);
        assert!(one == two && one == whole && one.records(Outcome::Answered) == records as u64);
        walls.push(wall_one.as_secs_f64() / wall_two.as_secs_f64());
        each.push(wall_one.as_secs_f64() / records as f64 * 1e6);
        if let (Some(one), Some(two)) = (busy_one, busy_two) {
            busy.push(one.as_secs_f64() / two.as_secs_f64());
        }
    }
    println!("one thread, a record, median: {:.1} µs", median(each));
    println!("one thread over two, wall clock, median: {:.2}", median(walls));
    println!("one thread over the busier of two, own time, median: {:.2}", median(busy));
}
