//! The comparison: random records, asked on several days, as known on several days, by both.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use zeren::{record::Record, terms::Day};

use crate::{
    adapter::differences,
    compare::{Difference, shrink},
    generate,
    opinion::OracleStandards,
};

/// Random records compared in every run, and in a deep one.
const USUAL: u64 = 2_000;
const DEEP: u64 = 200_000;
/// Questions put to each record.
const QUESTIONS: u64 = 4;

/// A question: standards, the day, the day of knowledge.
type Question = (OracleStandards, Day, Option<Day>);

/// Some questions about a record; which ones depends on its seed alone.
fn questions(seed: u64, record: &Record, count: u64) -> Vec<Question> {
    let days = generate::moments(record);
    let mut state = seed ^ 0x5851_f42d_4c95_7f2d;
    let mut draw = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    let mut ask = |n: u64| {
        let standards = if draw(3) == 0 { OracleStandards::statutory() } else { OracleStandards::indicative() };
        // The first question is about the whole record near its end, where most has happened.
        let as_of = if n == 0 { days[days.len() - 1 - draw(days.len().min(12))] } else { days[draw(days.len())] };
        (standards, as_of, (n > 0 && draw(2) == 0).then(|| days[draw(days.len())]))
    };
    (0..count).map(&mut ask).collect()
}

/// The kind of a line: its path without what is particular to the record.
fn kind(d: &Difference) -> String {
    let parts: Vec<&str> = d.path.split('/').collect();
    let what = match parts[0] {
        "duty" | "indication" => parts[..2].join("/"),
        "effect" | "eligibility" => [parts[0], parts[2]].join("/"),
        "attribution" => format!("attribution/{}", parts[1].split(['@', '#']).next().unwrap_or("")),
        _ => parts[0].to_string(),
    };
    let side = match (&d.oracle, &d.library) {
        (Some(_), None) => "only the oracle",
        (None, Some(_)) => "only the library",
        _ => "both",
    };
    format!("{what} ({side})")
}

/// Compares the records of some seeds; of each kind of line that differs, the seeds that show it, one for each line.
fn compared(seeds: &[u64], count: u64) -> BTreeMap<String, Vec<u64>> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(BTreeMap::new());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(&seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let record = generate::from_seed(seed);
                    for (standards, as_of, known_on) in questions(seed, &record, count) {
                        for d in differences(&record, &standards, as_of, known_on).unwrap() {
                            found.lock().unwrap().entry(kind(&d)).or_insert_with(Vec::new).push(seed);
                        }
                    }
                }
            });
        }
    });
    let mut found: BTreeMap<String, Vec<u64>> = found.into_inner().unwrap();
    found.values_mut().for_each(|seeds| seeds.sort_unstable());
    found
}

/// The smallest record of a seed that shows a line of a kind differing, as text.
fn smallest(seed: u64, of: &str, count: u64) -> String {
    let record = generate::from_seed(seed);
    for (standards, as_of, known_on) in questions(seed, &record, count) {
        let shows = |record: &Record| {
            let all = differences(record, &standards, as_of, known_on).unwrap();
            all.into_iter().find(|d| kind(d) == of)
        };
        if shows(&record).is_none() {
            continue;
        }
        let small = shrink(&record, |record| shows(record).is_some());
        let d = shows(&small).unwrap();
        let document = serde_json::to_value(small.document()).unwrap();
        let entries = document["entries"].as_array().unwrap();
        let entries: Vec<String> = entries.iter().map(|e| format!("  {}", brief(e))).collect();
        let name = if standards == OracleStandards::statutory() { "statutory" } else { "indicative" };
        return format!(
            "seed {seed}, {} ({}), {name}, as of {as_of}, known on {}\n  {}\n  oracle:  {}\n  library: {}\n{}",
            small.decision(),
            small.level().code(),
            known_on.map_or("-".into(), |day| day.to_string()),
            d.path,
            d.oracle.unwrap_or("-".into()),
            d.library.unwrap_or("-".into()),
            entries.join("\n"),
        );
    }
    format!("seed {seed}: not shown again")
}

/// An entry on one line, without what both sides ignore.
fn brief(entry: &serde_json::Value) -> String {
    let mut entry = entry.clone();
    let fields = entry.as_object_mut().unwrap();
    let head = ["no", "on", "recorded_on", "by"].map(|key| {
        let value = fields.remove(key).unwrap_or_default();
        value.as_str().map_or_else(|| value.to_string(), ToString::to_string)
    });
    fields.remove("recorded_by");
    fields.remove("reference");
    format!("{} {entry}", head.join(" "))
}

/// The seeds of a list such as `7,40..60`.
fn listed(text: &str) -> Vec<u64> {
    let span = |part: &str| match part.split_once("..") {
        Some((from, to)) => from.parse().unwrap()..to.parse().unwrap(),
        None => part.parse().map(|seed: u64| seed..seed + 1).unwrap(),
    };
    text.split(',').flat_map(span).collect()
}

/// `ZEREN_DEEP=1` compares many more; `ZEREN_SEEDS=7,40..60` chooses the seeds.
#[test]
fn library_and_oracle_agree() {
    let seeds = match (std::env::var("ZEREN_SEEDS"), std::env::var_os("ZEREN_DEEP")) {
        (Ok(text), _) => listed(&text),
        (Err(_), Some(_)) => (0..DEEP).collect(),
        (Err(_), None) => (0..USUAL).collect(),
    };
    let asked = seeds.len();
    let found = compared(&seeds, QUESTIONS);
    if found.is_empty() {
        println!("{asked} records, {QUESTIONS} questions each: no difference");
        return;
    }
    let mut all: Vec<u64> = found.values().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    let mut kinds: Vec<_> = found.into_iter().collect();
    kinds.sort_by_key(|(_, seeds)| std::cmp::Reverse(seeds.len()));
    let row = |(kind, seeds): &(String, Vec<u64>)| format!("{:6}  {kind}  (seed {})", seeds.len(), seeds[0]);
    let rows: Vec<String> = kinds.iter().map(row).collect();
    let show = std::env::var("ZEREN_SHOW").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let shown: Vec<String> = kinds.iter().take(show).map(|(kind, seeds)| smallest(seeds[0], kind, QUESTIONS)).collect();
    let seeds: Vec<String> = all.iter().map(ToString::to_string).collect();
    let (rows, seeds, shown) = (rows.join("\n"), seeds.join(","), shown.join("\n\n"));
    panic!("{asked} records, the lines that differ:\n{rows}\nseeds {seeds}\n\n{shown}");
}
