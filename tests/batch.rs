//! Many records: a tally is a monoid, a batch gives the same bytes at any number of threads, and what it counts
//! is what the answers say.

use std::{collections::BTreeMap, thread};

use proptest::prelude::*;
use zeren::{
    answers::{
        LampPolicy,
        tally::{Outcome, Tally},
    },
    engine::{Batch, Case},
    record::{PartyKind, Record},
    terms::{Day, Setting, Standards},
};

const TEXTS: [&str; 4] = [
    include_str!("../examples/data/baotou-2025-plan.json"),
    include_str!("../examples/data/illustrative-banner-road.json"),
    include_str!("../examples/data/league-office.json"),
    include_str!("../examples/data/region-northeast-revitalisation.json"),
];

const POLICIES: [LampPolicy; 3] =
    [LampPolicy::Countdown { days: 30 }, LampPolicy::Progress { percent: 80 }, LampPolicy::Slips { red: 3 }];

fn batch(as_of: Day) -> Batch {
    Batch::new(Setting::new(Standards::indicative()), as_of).with_lamps(&POLICIES)
}

/// A tally of something: an example on some day, from before the regulation to after the last entry, or no record.
fn tallies() -> impl Strategy<Value = Tally> {
    let day = (2020i32..=2026, 1u32..=12).prop_map(|(year, month)| Day::new(year, month, 15).unwrap());
    (0..=TEXTS.len(), day).prop_map(|(which, day)| batch(day).tally_json(TEXTS.get(which).copied().unwrap_or("{")))
}

fn bytes(tally: &Tally) -> String {
    serde_json::to_string(tally).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn tallies_are_a_commutative_monoid(a in tallies(), b in tallies(), c in tallies()) {
        prop_assert_eq!(a.clone().merge(Tally::default()), a.clone());
        prop_assert_eq!(Tally::default().merge(a.clone()), a.clone());
        let left = a.clone().merge(b.clone()).merge(c.clone());
        prop_assert_eq!(&left, &a.clone().merge(b.clone().merge(c.clone())));
        prop_assert_eq!(bytes(&left), bytes(&c.merge(b).merge(a)));
    }
}

/// The counts again, from the answers themselves.
#[test]
fn a_tally_counts_what_the_answers_say() {
    let day = Day::of(2024, 6, 30);
    let batch = batch(day);
    let tally: Tally = TEXTS.iter().chain(&["{}", TEXTS[1]]).map(|text| batch.tally_json(text)).collect();
    assert_eq!((tally.records(Outcome::Answered), tally.records(Outcome::Malformed)), (5, 1));
    let (mut articles, mut bearers, mut lamps) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut persons = 0;
    for text in TEXTS.iter().chain(&[TEXTS[1]]) {
        let case = Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative()));
        let assessment = case.assess(day).unwrap();
        let answer = assessment.answer().unwrap();
        for duty in &answer.duties {
            let clause = duty.row.clause;
            *articles.entry((clause.instrument(), clause.article_no(), duty.status)).or_insert(0) += 1;
            match case.record().party(duty.bearer).unwrap().kind {
                PartyKind::Person => persons += 1,
                PartyKind::Organ { .. } | PartyKind::Outside | PartyKind::Unit { .. } | PartyKind::Body { .. } => {
                    *bearers.entry((case.id_of(duty.bearer), duty.status)).or_insert(0) += 1;
                }
            }
        }
        for policy in POLICIES {
            for (_, lamp) in case.lamps(answer, policy) {
                *lamps.entry((policy, lamp)).or_insert(0) += 1;
            }
        }
    }
    assert!(persons > 0, "persons owe duties here, and are not named");
    let found = tally.articles().map(|(clause, status, n)| ((clause.instrument(), clause.article_no(), status), n));
    assert_eq!(found.collect::<BTreeMap<_, u64>>(), articles);
    let found = tally.bearers().map(|(id, status, n)| ((id.to_owned(), status), n));
    assert_eq!(found.collect::<BTreeMap<_, u64>>(), bearers);
    let found = tally.lamps().map(|(policy, lamp, n)| ((policy, lamp), n));
    assert_eq!(found.collect::<BTreeMap<_, u64>>(), lamps);
}

/// As JSON, the lamps stand under their policy and its number.
#[test]
fn lamps_stand_under_their_policy() {
    let tally = serde_json::to_value(batch(Day::of(2024, 6, 30)).tally_json(TEXTS[1])).unwrap();
    let policies: Vec<&String> = tally["lamps"].as_object().unwrap().keys().collect();
    assert_eq!(policies, ["countdown:30", "progress:80", "slips:3"]);
}

#[test]
fn the_same_bytes_at_any_number_of_threads() {
    let day = Day::of(2023, 9, 1);
    let batch = batch(day);
    // Records of unlike length side by side, so that threads finish out of step.
    let texts: Vec<&str> = (0..40).map(|n| if n % 7 == 3 { "[]" } else { TEXTS[n % TEXTS.len()] }).collect();
    let one: Tally = texts.iter().map(|text| batch.tally_json(text)).collect();
    let records = || texts.iter().filter_map(|text| Record::from_json(text).ok()).collect::<Vec<_>>();
    let written = |case: &Case, assessment: Result<_, _>| {
        serde_json::to_string(&case.document(&assessment.expect("few windows"))).unwrap()
    };
    let in_order: Vec<String> = records()
        .into_iter()
        .map(|record| {
            let (case, assessment) = batch.answer(record);
            written(&case, assessment)
        })
        .collect();
    for threads in [1, 2, 3, 8] {
        // The host's threads: a share each, folded in the order in which they happen to be joined.
        let shares: Vec<_> = texts.chunks(texts.len().div_ceil(threads)).collect();
        let folded: Tally = thread::scope(|scope| {
            let share = |share: &&[&str]| share.iter().map(|text| batch.tally_json(text)).collect::<Tally>();
            let running: Vec<_> = shares.iter().rev().map(|texts| scope.spawn(move || share(texts))).collect();
            running.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(bytes(&folded), bytes(&one), "{threads} threads of the host");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let streamed = pool.install(|| batch.tally_texts(texts.iter()));
        assert_eq!(bytes(&streamed), bytes(&one), "{threads} threads of the pool");
        assert_eq!(pool.install(|| batch.map(records(), written)), in_order, "{threads} threads, each answer");
    }
}

#[test]
fn a_batch_crosses_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<Batch>();
    crosses::<Tally>();
    crosses::<Case>();
}
