//! Every proof of a whole record re-checks against it without a rule, both languages cite the same entries, and a
//! proof that was tampered with does not pass. (`tests/laws` asks the first two of random records.)

#[path = "common/cited.rs"]
mod cited;
mod common;
#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;

use cited::cited;
use common::Book;
use zeren::{
    engine::Case,
    explain::{
        Lang, Names, Speaker, Topic,
        check::Why,
        proof::{Claim, Proof},
    },
    record::Record,
    terms::{
        Day, EntryNo, PartyNo, Ruling, Setting, Standards, accountability::Eligible, deadline::Step,
        decision::ExecutionState, duty::Status,
    },
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn illustrative() -> Case {
    let text = include_str!("../examples/data/illustrative-banner-road.json");
    Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative()))
}

/// Every proof of an answer, with its topic.
fn proofs(case: &Case, as_of: Day) -> Vec<(Topic, Proof)> {
    let assessment = case.assess(as_of).unwrap();
    let Some(answer) = assessment.answer() else { return Vec::new() };
    let topics = case.topics(answer);
    topics.into_iter().map(|topic| (topic, case.prove(answer, topic).expect("a topic of the answer"))).collect()
}

fn holds(case: &Case, as_of: Day) -> usize {
    let all = proofs(case, as_of);
    for (topic, proof) in &all {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| proof.text(&Speaker::new(case.record(), lang, Names::Ids)));
        case.check(proof)
            .unwrap_or_else(|wrong| panic!("{topic} as of {as_of}: {wrong}\n{en}\n{}", case.record().to_json()));
        assert_eq!(zh.lines().count(), en.lines().count(), "{zh}{en}");
        for (zh, en) in zh.lines().zip(en.lines()) {
            assert_eq!(cited(zh, true), cited(en, false), "{zh}\n{en}");
        }
        assert_eq!(topic.to_string().parse::<Topic>().unwrap(), *topic);
    }
    all.len()
}

#[test]
fn every_proof_of_the_illustrative_record_checks() {
    let case = illustrative();
    let proved: usize = ["2022-03-01", "2022-12-31", "2023-06-30", "2023-12-31", "2025-06-30"]
        .map(|on| holds(&case, day(on)))
        .iter()
        .sum();
    assert!(proved > 200, "{proved}");
    let known = case.as_known_on(day("2022-12-31"));
    holds(&known, day("2022-12-31"));
}

/// A few of the oracle's histories, which `tests/laws` asks of many more: each kind of claim is made in them.
#[test]
fn every_proof_of_some_histories_checks() {
    let mut proved = 0;
    for seed in 0..12 {
        let case = Case::new(generate::from_seed(seed), Setting::new(Standards::indicative()));
        proved += holds(&case, day("2024-06-30"));
    }
    assert!(proved > 200, "{proved}");
}

/// An act known to the month only counts as of the act that stands on it, and its proof says so.
#[test]
fn an_act_known_to_the_month_counts_on_the_day_of_the_next() {
    let designate = r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#;
    let case = Book::new()
        .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-04", "o", designate)
        .with("2021-04-19", "a", r#""execution":{"start":{}}"#)
        .case();
    let of_designation =
        |(_, proof): &(Topic, Proof)| matches!(&proof.claim, Claim::Duty { row, .. } if row.code == "05.designation");
    let (_, proof) = proofs(&case, day("2021-12-31")).into_iter().find(of_designation).unwrap();
    let fulfilled = |proof: &Proof| matches!(proof.claim, Claim::Fulfilled { .. });
    let mut tampered = proof.clone();
    let counted = node(&mut tampered, &fulfilled).unwrap();
    assert_eq!(counted.claim, Claim::Fulfilled { by: EntryNo(2), on: day("2021-04-19") });
    assert_eq!(case.check(&proof), Ok(()));
    // No act stands on it on any other day of the month.
    counted.claim = Claim::Fulfilled { by: EntryNo(2), on: day("2021-04-18") };
    assert_eq!(case.check(&tampered).unwrap_err().why, Why::Entry);
}

/// A remedy filed against a conclusion that was taken back afterwards is still answered for, and its proof says what
/// became of the conclusion.
#[test]
fn a_remedy_against_what_was_taken_back() {
    let filed = r#""remedy":{"file":{"of":1,"step":"inspection_review","before":"o"}}"#;
    let case = Book::new()
        .with("2021-04-01", "o", r#""fact":{"inspection_concluded":{"unit":"a","measure":"criticism"}}"#)
        .with("2021-04-02", "a", filed)
        .with("", "o", r#""statement":{"retraction":{"entry":1,"reason":"r"}}"#)
        .case();
    let of_remedy = |(_, proof): &(Topic, Proof)| matches!(proof.claim, Claim::Remedy { .. });
    let (_, proof) = proofs(&case, day("2021-12-31")).into_iter().find(of_remedy).unwrap();
    let told = |proof: &Proof| matches!(proof.claim, Claim::Entry { no: EntryNo(1), retracted: true, .. });
    assert!(proof.because.iter().any(told));
    assert_eq!(case.check(&proof), Ok(()));
}

/// A retraction stays though another names it, and the proof of what cites it as a ground says that it does.
#[test]
fn a_retraction_is_not_taken_back() {
    let establish = r#""accountability":{"establish":{"unit":"a","item":"item2","from":"2021-05-01","to":"2021-05-31","grounds":[{"entry":2}]}}"#;
    let case = Book::new()
        .with("2021-04-01", "a", r#""fact":{"refusal_recorded":{}}"#)
        .with("", "o", r#""statement":{"retraction":{"entry":1,"reason":"r"}}"#)
        .with("", "o", r#""statement":{"retraction":{"entry":2,"reason":"r"}}"#)
        .with("2021-06-01", "o", establish)
        .case();
    let of_act = |(_, proof): &(Topic, Proof)| matches!(proof.claim, Claim::Effect { act: EntryNo(4), .. });
    let (_, proof) = proofs(&case, day("2021-12-31")).into_iter().find(of_act).unwrap();
    let mut told = proof.clone();
    let stands = |proof: &Proof| matches!(proof.claim, Claim::Entry { no: EntryNo(2), retracted: false, .. });
    assert!(node(&mut told, &stands).is_some());
    assert_eq!(case.check(&proof), Ok(()));
}

/// That nothing kept a duty is proved of every unit it passed to, also where it came back to one of them meanwhile.
#[test]
fn nothing_is_on_record_though_the_duties_came_back() {
    let succeeded = |from: &str, to: &str| format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#);
    let designate = r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}],
        "targets":[{"unit":"a","day":"2021-06-30"}]}}"#;
    let case = Book::new()
        .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-02-02", "o", designate)
        .with("2021-02-03", "a", r#""execution":{"start":{}}"#)
        .with("2021-10-01", "o", &succeeded("a", "b"))
        .with("2021-10-02", "o", &succeeded("b", "a"))
        .with("2021-10-03", "o", &succeeded("a", "c"))
        .case();
    let of_target =
        |(_, proof): &(Topic, Proof)| matches!(&proof.claim, Claim::Duty { row, .. } if row.code == "06.part");
    let (_, proof) = proofs(&case, day("2021-12-31")).into_iter().find(of_target).unwrap();
    let mut tampered = proof.clone();
    let absent = node(&mut tampered, &|proof| matches!(proof.claim, Claim::Absent { .. })).unwrap();
    let Claim::Absent { successors, .. } = &mut absent.claim else { unreachable!() };
    let ids: Vec<&str> = successors.iter().map(|unit| case.record().id(*unit)).collect();
    assert_eq!(ids, ["b", "c"]);
    assert_eq!(case.check(&proof), Ok(()));
    // Nobody but whom it passed to stands in the line.
    successors.reverse();
    successors.insert(1, PartyNo::ORGAN);
    assert_eq!(case.check(&tampered).unwrap_err().why, Why::Absence);
}

/// The first node of a tree that a test picks, to change it.
fn node<'p>(proof: &'p mut Proof, pick: &dyn Fn(&Proof) -> bool) -> Option<&'p mut Proof> {
    if pick(proof) {
        return Some(proof);
    }
    proof.because.iter_mut().find_map(|reason| node(reason, pick))
}

/// A way to tamper: its name, the node it needs, what it does, and what the checker then says.
type Tampering = (&'static str, fn(&Proof) -> bool, fn(&mut Proof), &'static [Why]);

fn is_duty(proof: &Proof, wanted: Status) -> bool {
    matches!(proof.claim, Claim::Duty { status, .. } if status == wanted)
}

fn drop_reason(proof: &mut Proof, which: fn(&Claim) -> bool) {
    let place = proof.because.iter().position(|reason| which(&reason.claim)).expect("such a reason");
    proof.because.remove(place);
}

const TAMPERINGS: &[Tampering] = &[
    (
        "a late report called timely",
        |p| is_duty(p, Status::KeptLate),
        |p| {
            let Claim::Duty { status, .. } = &mut p.claim else { return };
            *status = Status::Kept;
        },
        &[Why::Conclusion],
    ),
    (
        "a pending duty called overdue",
        |p| is_duty(p, Status::Pending),
        |p| {
            let Claim::Duty { status, .. } = &mut p.claim else { return };
            *status = Status::Overdue;
        },
        &[Why::Conclusion],
    ),
    (
        "overdue without completeness",
        |p| is_duty(p, Status::Overdue),
        |p| {
            drop_reason(p, |claim| matches!(claim, Claim::Complete { .. }));
        },
        &[Why::Conclusion],
    ),
    (
        "an entry on another day",
        |p| matches!(p.claim, Claim::Entry { on: Some(_), .. }),
        |p| {
            let Claim::Entry { on, .. } = &mut p.claim else { return };
            *on = on.map(Day::next);
        },
        &[Why::Entry],
    ),
    (
        "an entry of another kind",
        |p| matches!(p.claim, Claim::Entry { kind: ("fact", _), .. }),
        |p| {
            let Claim::Entry { kind, .. } = &mut p.claim else { return };
            *kind = ("fact", "appeal");
        },
        &[Why::Entry],
    ),
    (
        "an entry that is not there",
        |p| matches!(p.claim, Claim::Entry { .. }),
        |p| {
            let Claim::Entry { no, .. } = &mut p.claim else { return };
            *no = EntryNo(9_999);
        },
        &[Why::Entry],
    ),
    (
        "a retraction passed over",
        |p| matches!(p.claim, Claim::Entry { retracted: false, kind: ("fact", _), .. }),
        |p| {
            let Claim::Entry { retracted, .. } = &mut p.claim else { return };
            *retracted = true;
        },
        &[Why::Entry],
    ),
    (
        "an entry passed over",
        |p| matches!(&p.claim, Claim::Absent { besides, .. } if !besides.is_empty()),
        |p| {
            let Claim::Absent { besides, .. } = &mut p.claim else { return };
            besides.pop();
        },
        &[Why::Absence],
    ),
    (
        "an absence of a shorter span",
        |p| is_duty(p, Status::Overdue),
        |p| {
            let absent = node(p, &|p| matches!(p.claim, Claim::Absent { .. })).unwrap();
            let Claim::Absent { to, besides, .. } = &mut absent.claim else { return };
            *to = to.prev();
            besides.clear();
        },
        &[Why::Absence, Why::Conclusion],
    ),
    (
        "a completeness that reaches further",
        |p| matches!(p.claim, Claim::Complete { .. }),
        |p| {
            let Claim::Complete { through, .. } = &mut p.claim else { return };
            *through = day("2199-12-31");
        },
        &[Why::Completeness],
    ),
    (
        "a completeness denied",
        |p| matches!(p.claim, Claim::Complete { .. }),
        |p| {
            let Claim::Complete { party, term, through, .. } = p.claim else { return };
            p.claim = Claim::Incomplete { party, term, through };
        },
        &[Why::Completeness],
    ),
    (
        "a step of the calendar left out",
        |p| matches!(p.claim, Claim::Due { .. }),
        |p| {
            drop_reason(p, |claim| matches!(claim, Claim::Step(Step::Counted(..) | Step::Named(..))));
        },
        &[Why::Counting],
    ),
    (
        "a day in office too many",
        |p| matches!(p.claim, Claim::Held(_)),
        |p| {
            let Claim::Held(held) = &mut p.claim else { return };
            held.from = Day::FIRST;
        },
        &[Why::Tenure],
    ),
    (
        "another person in office",
        |p| matches!(p.claim, Claim::Held(_)),
        |p| {
            let Claim::Held(held) = &mut p.claim else { return };
            held.person = PartyNo::ORGAN;
        },
        &[Why::Tenure],
    ),
    (
        "a move that the table does not have",
        |p| matches!(p.claim, Claim::Move { from: Some(_), .. }),
        |p| {
            let Claim::Move { to, .. } = &mut p.claim else { return };
            to.code = ExecutionState::Archived.code();
        },
        &[Why::Table],
    ),
    (
        "a move left out",
        |p| matches!(p.claim, Claim::State { .. }) && p.because.len() > 2,
        |p| {
            p.because.remove(1);
        },
        &[Why::Table],
    ),
    (
        "another state",
        |p| matches!(p.claim, Claim::State { .. }),
        |p| {
            let Claim::State { state, .. } = &mut p.claim else { return };
            *state = Some(ExecutionState::Adopted);
        },
        &[Why::Conclusion],
    ),
    (
        "an act without effect called in effect",
        |p| matches!(p.claim, Claim::Effect { in_effect: false, .. }),
        |p| {
            let Claim::Effect { in_effect, .. } = &mut p.claim else { return };
            *in_effect = true;
        },
        &[Why::Conclusion],
    ),
    (
        "a failed point left out",
        |p| matches!(p.claim, Claim::Effect { in_effect: false, .. }),
        |p| {
            p.because.retain(|reason| !matches!(&reason.claim, Claim::Point(f) if f.ruling != Ruling::Met));
        },
        &[Why::Conclusion],
    ),
    (
        "a measure opened",
        |p| matches!(p.claim, Claim::Measure { eligible: Eligible::NotYet, .. }),
        |p| {
            let Claim::Measure { eligible, .. } = &mut p.claim else { return };
            *eligible = Eligible::Must;
        },
        &[Why::Conclusion],
    ),
    (
        "a point without its entry",
        |p| matches!(p.claim, Claim::Point(_)) && p.because.iter().any(|r| matches!(r.claim, Claim::Entry { .. })),
        |p| {
            p.because.clear();
        },
        &[Why::Missing],
    ),
];

/// The worked situation of the ladder of art 21.
fn ladder() -> Case {
    let text = include_str!("scenarios/21-order-refusal-interview-circular.json");
    let scenario: serde_json::Value = serde_json::from_str(text).unwrap();
    Case::new(Record::from_json(&scenario["record"].to_string()).unwrap(), Setting::new(Standards::statutory()))
}

/// Each tampering is tried on every proof that has such a node, and each is caught; none of them finds no proof.
#[test]
fn tampered_proofs_are_caught() {
    let case = illustrative();
    let days = ["2022-12-31", "2023-06-30", "2023-12-31", "2025-06-30"].map(day);
    let proofs = days.iter().flat_map(|on| proofs(&case, *on)).map(|(_, proof)| (&case, proof));
    let ladder = ladder();
    let on_the_ladder = self::proofs(&ladder, day("2022-07-05")).into_iter().map(|(_, proof)| (&ladder, proof));
    let proofs: Vec<(&Case, Proof)> = proofs.chain(on_the_ladder).collect();
    for (name, pick, tamper, expected) in TAMPERINGS {
        let mut tried = 0;
        for (case, proof) in &proofs {
            let mut tampered = proof.clone();
            let Some(found) = node(&mut tampered, pick) else { continue };
            tamper(found);
            tried += 1;
            let wrong = case.check(&tampered).expect_err(name);
            assert!(expected.contains(&wrong.why), "{name}: {wrong}");
        }
        assert!(tried > 0, "{name} was tried on no proof");
    }
}

/// The questions of art 9 are shown with what bears on them: the unit's part, and its due days.
#[test]
fn what_bears_on_the_questions_of_article_9() {
    let case = illustrative();
    let assessment = case.assess(day("2023-12-31")).unwrap();
    let answer = assessment.answer().unwrap();
    let mut seen = [0, 0];
    for (n, question) in answer.questions.iter().enumerate() {
        let shown = case.prove(answer, Topic::Question(n + 1)).unwrap();
        let duties: Vec<_> = shown.because.iter().filter(|part| matches!(part.claim, Claim::Duty { .. })).collect();
        let unit = question.finding.about.party;
        let own = answer.duties.iter().filter(|duty| Some(duty.bearer) == unit);
        let expected = match question.finding.row.code {
            "09.fully" => own.filter(|duty| duty.row.code == "06.part").count(),
            "09.promptly" => own.filter(|duty| duty.deadline.is_some()).count(),
            _ => 0,
        };
        assert_eq!(duties.len(), expected, "{}", question.finding.row.code);
        match question.finding.row.code {
            "09.fully" => seen[0] += expected,
            "09.promptly" => seen[1] += expected,
            _ => {}
        }
    }
    assert!(seen[0] > 0 && seen[1] > 10, "{seen:?}");
}
