//! Why not: with every entry of a set the act opens, and without any one of them it does not.

#[path = "oracle/generate.rs"]
#[allow(unreachable_pub, dead_code, reason = "the oracle's generator, which makes more than this test asks for")]
#[allow(clippy::wildcard_enum_match_arm, reason = "the generator asks for one kind at a time")]
mod generate;

mod common;

use std::collections::BTreeMap;

use common::Book;
use zeren::{
    engine::{Case, Draft, Leaf, Proposal, Way, WhyNot},
    explain::{Lang, Names, Speaker},
    record::{
        AccountabilityAct, ExecutionAct, Id, Record, What,
        acts::{AcceptCompletion, Archive, Of, Resume, Start},
    },
    terms::{Day, EntryNo, Setting, Standards, accountability::Measure},
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
        let entry = Draft { on: leaf.on, evidence: &["e"], ..draft(recorded_on, recorded_on, &by, leaf.what.clone()) };
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

/// What would open an act of the organ on 2023-12-01: the way, and each set by whose entry and of what kind.
#[track_caller]
fn lacking(book: &Book, act: ExecutionAct<Id<'static>>) -> (Way, Vec<String>) {
    let case = book.case();
    let draft = Draft { recorded_by: "o", ..draft(day("2023-12-01"), day("2199-12-31"), "o", What::Execution(act)) };
    let why = case.why_not(&draft).unwrap();
    let told = |n: &usize| format!("{} {}", case.id_of(why.leaves[*n].by), why.leaves[*n].what.tag());
    (why.way, why.sets.iter().map(|set| set.iter().map(told).collect::<Vec<_>>().join(", ")).collect())
}

const ADOPTED: (&str, &str, &str) = ("2023-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#);
const DESIGNATED: (&str, &str, &str) =
    ("2023-03-06", "o", r#""execution":{"designate":{"units":[{"unit":"a","competence":"competent"}]}}"#);
const STARTED: (&str, &str, &str) = ("2023-03-07", "a", r#""execution":{"start":{}}"#);
const PART: (&str, &str, &str) = ("2023-10-09", "a", r#""fact":{"part_completed":{}}"#);
const REPORT: (&str, &str, &str) = ("2023-10-10", "a", r#""fact":{"final_report":{}}"#);

fn told(entries: &[(&str, &str, &str)]) -> Book {
    entries.iter().fold(Book::new(), |book, (on, by, what)| book.with(on, by, what))
}

/// A file that lacks one thing before it can be closed: that entry, by whom it is for, and nothing else.
#[test]
fn what_a_file_lacks_before_it_is_closed() {
    let course = [
        ADOPTED,
        DESIGNATED,
        STARTED,
        ("2023-04-03", "o", r#""evaluation":{"commission_evaluation":{"evaluator":"eval","requirements":["r","s"]}}"#),
        ("2023-04-03", "outside", r#""fact":{"opinion_received":{"from":"deputy","to":"a"}}"#),
        ("2023-04-03", "outside", r#""fact":{"complaint_received":{"kind":"grievance","to":"o"}}"#),
        PART,
        REPORT,
        ("2023-10-20", "o", r#""execution":{"accept_completion":{}}"#),
        ("2023-11-01", "o", r#""fact":{"record_filed":{}}"#),
        ("2023-11-02", "a", r#""fact":{"record_filed":{}}"#),
        ("2023-11-03", "a", r#""fact":{"disclosed":{"of":8,"channel":"website"}}"#),
        ("2023-11-04", "a", r#""fact":{"opinion_answered":{"of":5}}"#),
        ("2023-11-05", "o", r#""fact":{"complaint_resolved":{"of":6}}"#),
        ("2023-11-06", "eval", r#""fact":{"evaluation_delivered":{"of":4,"answered":[1,2]}}"#),
    ];
    let archive = || ExecutionAct::Archive(Archive {});
    assert_eq!(lacking(&told(&course), archive()), (Way::Open, vec![]));
    // Not even accepted: the organ files what the acceptance closes anew.
    let (mut entries, sets) = (course.to_vec(), vec!["o accept_completion, o record_filed".to_owned()]);
    entries.remove(8);
    assert_eq!(lacking(&told(&entries), archive()), (Way::Sets { all: true }, sets));
    for left_out in 9..course.len() {
        let mut entries = course.to_vec();
        let (_, by, what) = entries.remove(left_out);
        let kind = what.split('"').nth(3).unwrap();
        assert_eq!(lacking(&told(&entries), archive()), (Way::Sets { all: true }, vec![format!("{by} {kind}")]));
    }
}

/// Before a completion is accepted: the steps on the way to it that have nothing to fill in, then part and report.
#[test]
fn what_a_completion_lacks_before_it_is_accepted() {
    let above =
        ("2023-01-01", "o", r#""fact":{"party_added":{"body":{"id":"city","name":"C","kind":"higher_organ"}}}"#);
    let suspended = ("2023-11-01", "o", r#""execution":{"suspend":{"ordered":{"by":"city","document":"d"}}}"#);
    let accept = || ExecutionAct::AcceptCompletion(AcceptCompletion {});
    for (entries, expected) in [
        (&[ADOPTED, DESIGNATED, STARTED, PART, REPORT][..], None),
        (&[ADOPTED, DESIGNATED, STARTED, REPORT], Some("a part_completed")),
        (&[ADOPTED, DESIGNATED, STARTED, PART], Some("a final_report")),
        (&[ADOPTED, DESIGNATED], Some("a start, a part_completed, a final_report")),
        (&[above, ADOPTED, DESIGNATED, STARTED, PART, REPORT, suspended], Some("o resume")),
    ] {
        let way = if expected.is_some() { Way::Sets { all: true } } else { Way::Open };
        let sets = expected.into_iter().map(ToOwned::to_owned).collect();
        assert_eq!(lacking(&told(entries), accept()), (way, sets), "{entries:?}");
    }
    // Who executes is for the organ to decide.
    assert_eq!(lacking(&told(&[ADOPTED]), accept()), (Way::ByHand, vec![]));
}

/// A circumstance established as entry 5 on 2023-05-10.
fn established() -> Book {
    let establish = r#""accountability":{"establish":{"unit":"a","item":"item2","from":"2023-05-01","to":"2023-05-01",
        "grounds":[{"entry":4}]}}"#;
    let refused = ("2023-05-01", "a", r#""fact":{"refusal_recorded":{}}"#);
    told(&[ADOPTED, DESIGNATED, STARTED, refused, ("2023-05-10", "o", establish)])
}

/// A correction is accepted once it was ordered and the unit has reported it.
#[test]
fn what_an_acceptance_of_a_correction_lacks() {
    let order = r#""accountability":{"order_correction":{"of":5,"correct_by":"2023-12-31"}}"#;
    let ordered = established().with("2023-05-20", "o", order);
    let lacking = |book: &Book| {
        let case = book.case();
        let accept = What::Accountability(AccountabilityAct::AcceptCorrection(Of { of: EntryNo(5) }));
        let draft = Draft { recorded_by: "o", ..draft(day("2023-12-01"), day("2199-12-31"), "o", accept) };
        let why = case.why_not(&draft).unwrap();
        let told = |n: &usize| format!("{} {}", case.id_of(why.leaves[*n].by), why.leaves[*n].what.tag());
        why.sets.iter().map(|set| set.iter().map(told).collect::<Vec<_>>().join(", ")).collect::<Vec<_>>()
    };
    assert_eq!(lacking(&ordered), ["a correction_reported"]);
    assert_eq!(lacking(&established()), ["o order_correction, a correction_reported"]);
}

/// Nothing opens a measure once the circumstance is withdrawn; before, the organ's own steps do.
#[test]
fn nothing_opens_a_measure_once_all_is_withdrawn() {
    let book = established().with("2023-05-20", "o", r#""accountability":{"withdraw":{"of":5,"reason":"r"}}"#);
    let way = |on| book.case().why_not_measure(day(on), EntryNo(5), Measure::Circulate).unwrap().way;
    assert_eq!(way("2023-05-20"), Way::Barred);
    assert_ne!(way("2023-05-19"), Way::Barred);
}
