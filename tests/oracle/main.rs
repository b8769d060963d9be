//! The oracle: a second reading of the specification, slow and plain, sharing no rule with the library.
#![allow(unreachable_pub, dead_code, reason = "modules of one test crate; other tests may borrow the generator")]
#![allow(clippy::wildcard_enum_match_arm, reason = "the oracle asks for one kind at a time")]

mod adapter;
mod compare;
mod conformance;
mod differ;
#[path = "../common/vectors.rs"]
mod form;
mod generate;
mod opinion;
mod opinion_acts;
mod opinion_answers;
mod opinion_duties;
mod opinion_remedies;
mod opinion_time;
mod vectors;

use std::collections::{BTreeMap, BTreeSet};

/// How many histories the coverage is counted over.
const HISTORIES: u64 = 2_000;

#[test]
fn every_kind_and_every_state_is_reached() {
    use zeren::{record::facts, record::*, terms::accountability, terms::decision, terms::discipline, terms::remedy};
    let standards = opinion::OracleStandards::indicative();
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let named = |class: &str, codes: &[&str]| codes.iter().map(|c| format!("{class}.{c}")).collect::<Vec<_>>();
    let filed = |stage: &str| remedy::RemedyStep::CODES.iter().map(|s| format!("remedy.{stage}:{s}")).collect();
    for list in [
        named("execution", ExecutionKind::CODES),
        named("accountability", acts::AccountabilityKind::CODES),
        named("discipline", acts::DisciplineKind::CODES),
        named("remedy", acts::RemedyKind::CODES),
        named("evaluation", acts::EvaluationKind::CODES),
        named("standard", acts::StandardKind::CODES),
        named("fact", FactKind::CODES),
        named("statement", facts::StatementKind::CODES),
        vec!["determination.determination".into(), "remedy.decided".into()],
        named("execution", decision::ExecutionState::CODES),
        named("proceeding", accountability::ProceedingState::CODES),
        named("referral", discipline::ReferralState::CODES),
        filed("filed"),
        filed("answered"),
        named("commission", &["commissioned", "cancelled"]),
    ] {
        seen.extend(list.into_iter().map(|name| (name, 0)));
    }
    let mut entries = 0;
    for seed in 0..HISTORIES {
        let record = generate::from_seed(seed);
        entries += record.entries().len();
        let kinds = record.entries().iter().map(|e| format!("{}.{}", e.what.class(), e.what.tag()));
        let mut here: BTreeSet<String> = kinds.collect();
        here.extend(opinion_answers::visited(&record, &standards));
        for name in here {
            *seen.entry(name).or_default() += 1;
        }
    }
    println!("{HISTORIES} histories, {entries} entries; histories that reach each kind and state:");
    seen.iter().for_each(|(name, n)| println!("{name:50} {n:5}"));
    let rare: Vec<_> = seen.iter().filter(|(_, n)| **n * 100 < HISTORIES).collect();
    assert!(rare.is_empty(), "reached by fewer than 1 % of histories: {rare:?}");
}
