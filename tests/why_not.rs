//! Why not: with every entry of a set the act opens, and without any one of them it does not.

#[path = "oracle/generate.rs"]
#[allow(unreachable_pub, dead_code, reason = "the oracle's generator, which makes more than this test asks for")]
#[allow(clippy::wildcard_enum_match_arm, reason = "the generator asks for one kind at a time")]
mod generate;

use std::collections::BTreeMap;

use zeren::{
    engine::{Case, Draft, Leaf, Proposal, Way, WhyNot},
    explain::{Lang, Names, Speaker},
    record::{
        ExecutionAct, Id, Record, What,
        acts::{AcceptCompletion, Archive, Resume, Start},
    },
    terms::{Day, Setting, Standards, accountability::Measure},
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn draft<'a>(on: Day, recorded_on: Day, by: &'a str, what: What<Id<'a>>) -> Draft<'a> {
    Draft { on: Some(on), recorded_on, by, recorded_by: "organ", evidence: &[], reference: None, what }
}

/// The case with some of the leaves entered by its own door.
fn with(case: &Case, leaves: &[&Leaf], recorded_on: Day) -> Case {
    let mut more = case.clone();
    for leaf in leaves {
        let by = case.id_of(leaf.by);
        let entry = Draft { on: leaf.on, ..draft(recorded_on, recorded_on, &by, leaf.what.clone()) };
        more.append(entry).expect("a leaf is well formed");
    }
    more
}

fn opens(case: &Case, draft: &Draft<'_>) -> bool {
    matches!(case.propose(draft.clone()), Ok(Proposal::Accepted(_)))
}

/// Holds each set of an answer to its word.
fn holds(case: &Case, draft: &Draft<'_>, why: &WhyNot) -> usize {
    for set in &why.sets {
        let leaves: Vec<&Leaf> = set.iter().map(|n| &why.leaves[*n]).collect();
        assert!(opens(&with(case, &leaves, draft.recorded_on), draft), "{set:?} of {why:?}");
        for left_out in 0..leaves.len() {
            let mut fewer = leaves.clone();
            fewer.remove(left_out);
            assert!(!opens(&with(case, &fewer, draft.recorded_on), draft), "{set:?} without {left_out} of {why:?}");
        }
    }
    why.sets.len()
}

#[test]
fn each_set_opens_the_act_and_needs_all_its_entries() {
    let mut ways: BTreeMap<String, usize> = BTreeMap::new();
    let mut sets = 0;
    for seed in 0..150 {
        let record = generate::from_seed(seed);
        let last = record.entries().last().map_or(day("2024-01-01"), |entry| entry.recorded_on);
        let case = Case::new(record, Setting::new(Standards::statutory()));
        let unit = case.record().parties().get(2).map(|party| party.id.to_string()).unwrap();
        let acts = [
            ("organ", ExecutionAct::AcceptCompletion(AcceptCompletion {})),
            ("organ", ExecutionAct::Archive(Archive {})),
            ("organ", ExecutionAct::Resume(Resume { targets: vec![] })),
            (&*unit, ExecutionAct::Start(Start {})),
        ];
        for (by, act) in acts {
            let draft = draft(last, last, by, What::Execution(act));
            let why = case.why_not(&draft).unwrap();
            assert_eq!(why.way == Way::Open, opens(&case, &draft));
            assert_eq!(why.way == Way::Open, why.failed.is_empty());
            *ways.entry(format!("{:?}", why.way)).or_default() += 1;
            sets += holds(&case, &draft, &why);
            for lang in [Lang::Zh, Lang::En] {
                assert!(!why.text(&Speaker::new(case.record(), lang, Names::Ids)).is_empty());
            }
        }
    }
    println!("{sets} sets, {ways:?}");
    assert!(sets > 20, "{sets} sets, {ways:?}");
    assert!(ways.len() >= 3, "{ways:?}");
}

/// An interview is asked for right after the establishment, and after the order: the sets hold every earlier rung.
#[test]
fn the_rungs_below_an_interview() {
    let text = include_str!("scenarios/21-order-refusal-interview-circular.json");
    let scenario: serde_json::Value = serde_json::from_str(text).unwrap();
    let record = Record::from_json(&scenario["record"].to_string()).unwrap();
    let case = Case::new(record, Setting::new(Standards::statutory()));
    let mut told = String::new();
    for known in ["2022-07-05", "2022-07-20", "2022-08-02", "2022-08-12"].map(day) {
        let case = case.as_known_on(known);
        for lang in [Lang::Zh, Lang::En] {
            let why = case.why_not_measure(known, zeren::terms::EntryNo(7), Measure::Interview).unwrap();
            told += &format!("{known}\n{}", why.text(&Speaker::new(case.record(), lang, Names::Ids)));
        }
    }
    insta::assert_snapshot!(told);
}
