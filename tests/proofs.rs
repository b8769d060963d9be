//! Every proof of a whole record re-checks against it without a rule, both languages cite the same entries, and a
//! proof that was tampered with does not pass. (`tests/laws` asks the first two of random records.)

#[path = "common/cited.rs"]
mod cited;
mod common;
#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;

use std::collections::BTreeSet;

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
        Addressee, Clause, Cure, Day, Deadline, EntryNo, Finding, PartyNo, Period, Question, Row, Ruling, Setting,
        Standards, Words,
        accountability::{Eligible, IndicationSource, Measure},
        calendar::DayKind,
        deadline::{Certainty, Source, Step},
        decision::ExecutionState,
        duty::{Status, Term},
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
    // An act written down later is not known, and so not judged.
    let assessment = known.assess(day("2022-12-31")).unwrap();
    let answer = assessment.answer().unwrap();
    for act in case.record().entries().iter().filter(|entry| entry.what.is_act()) {
        let proof = known.prove(answer, Topic::Act(act.no));
        assert_eq!(proof.is_some(), act.recorded_on <= day("2022-12-31"), "{:?}", act.no);
        // The last day on which it was not.
        let before = case.as_known_on(act.recorded_on.prev());
        assert!(before.prove(answer, Topic::Act(act.no)).is_none(), "{:?}", act.no);
    }
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

/// Records in which everything is proved at least once, each with a day to ask on.
fn rich() -> Vec<(Case, Day)> {
    let mut all: Vec<(Case, Day)> =
        ["2022-12-31", "2023-12-31"].into_iter().map(|on| (illustrative(), day(on))).collect();
    all.push((ladder(), day("2022-07-05")));
    for seed in 0..12 {
        all.push((Case::new(generate::from_seed(seed), Setting::new(Standards::statutory())), day("2024-06-30")));
    }
    all
}

/// The nodes below a proof, itself first, each with its depth.
fn levels(proof: &Proof, depth: usize, out: &mut Vec<(usize, Proof)>) {
    out.push((depth, proof.clone()));
    proof.because.iter().for_each(|reason| levels(reason, depth + 1, out));
}

/// A proof as text has a line a node, as far in as it is deep; its entries are those its lines cite, its clauses those
/// of its nodes.
#[test]
fn a_proof_is_told_line_by_line() {
    let mut deepest = 0;
    for (case, on) in rich() {
        let speaker = Speaker::new(case.record(), Lang::En, Names::Ids);
        for (topic, proof) in proofs(&case, on) {
            let mut nodes = Vec::new();
            levels(&proof, 0, &mut nodes);
            let text = proof.text(&speaker);
            let depths: Vec<usize> = text.lines().map(|line| line.len() - line.trim_start().len()).collect();
            assert_eq!(depths, nodes.iter().map(|(depth, _)| 2 * depth).collect::<Vec<_>>(), "{topic}: {text}");
            deepest = deepest.max(nodes.iter().map(|(depth, _)| *depth).max().unwrap_or(0));
            let mut entries: Vec<u32> = text.lines().flat_map(|line| cited(line, false)).collect();
            entries.sort_unstable();
            entries.dedup();
            assert_eq!(proof.entries().iter().map(|no| no.0).collect::<Vec<_>>(), entries, "{topic}: {text}");
            let mut clauses: Vec<Clause> = nodes.iter().filter_map(|(_, node)| node.clause).collect();
            clauses.sort_unstable();
            clauses.dedup();
            assert_eq!(proof.clauses(), clauses, "{topic}");
            assert_eq!(proof.nodes().len(), nodes.len());
        }
    }
    assert!(deepest > 2, "{deepest}");
}

/// A due day by a document or an act shows that entry.
#[test]
fn a_due_day_shows_what_fixed_it() {
    let mut shown = 0;
    for (case, on) in rich() {
        for (topic, proof) in proofs(&case, on) {
            for duty in proof.nodes().into_iter().filter(|node| matches!(node.claim, Claim::Duty { .. })) {
                for due in &duty.because {
                    let Claim::Due { deadline, .. } = due.claim else { continue };
                    let (Source::Document(source) | Source::Act(source)) = deadline.source() else { continue };
                    let it = |reason: &Proof| matches!(reason.claim, Claim::Entry { no, .. } if no == source);
                    assert!(due.because.iter().any(it), "{topic}");
                    assert!(proof.entries().contains(&source), "{topic}");
                    shown += 1;
                }
            }
        }
    }
    assert!(shown > 20, "{shown}");
}

/// A missed duty shows who held the post; what is still owed or was missed shows that nothing counts for it, and what is
/// owed throughout or was excused does not: nothing is held against anyone there.
#[test]
fn a_duty_shows_its_holders_and_what_is_missing() {
    let (mut held, mut missing, mut without) = (0, 0, 0);
    for (case, on) in rich() {
        let assessment = case.assess(on).unwrap();
        let Some(answer) = assessment.answer() else { continue };
        for (n, duty) in answer.duties.iter().enumerate() {
            let proof = case.prove(answer, Topic::Duty(n + 1)).unwrap();
            let holders: Vec<_> = answer.attributed.iter().filter(|missed| missed.duty == n).collect();
            let holders: Vec<_> = holders.into_iter().flat_map(|missed| missed.holders.iter().copied()).collect();
            let told = |reason: &Proof| if let Claim::Held(held) = reason.claim { Some(held) } else { None };
            assert_eq!(proof.because.iter().filter_map(told).collect::<Vec<_>>(), holders, "duty-{}", n + 1);
            held += holders.len();
            let absent = proof.because.iter().any(|reason| matches!(reason.claim, Claim::Absent { .. }));
            let owed = matches!(duty.status, Status::Overdue | Status::Unknown | Status::Pending | Status::Open);
            assert_eq!(absent, owed && duty.kept.is_none(), "duty-{}: {:?}", n + 1, duty.status);
            missing += usize::from(absent);
            without += usize::from(!absent && duty.kept.is_none());
        }
    }
    assert!(held > 5 && missing > 20 && without > 5, "{held} {missing} {without}");
}

/// An indication by a missed duty shows that duty, of that unit and that due day; one by an entry shows the entry.
#[test]
fn an_indication_shows_what_indicates_it() {
    let mut seen = [0, 0];
    for (case, on) in rich() {
        let assessment = case.assess(on).unwrap();
        let Some(answer) = assessment.answer() else { continue };
        for (n, indication) in answer.liability.indications.iter().enumerate() {
            let proof = case.prove(answer, Topic::Indication(n + 1)).unwrap();
            let missed: Vec<_> = proof.because.iter().filter(|r| matches!(r.claim, Claim::Duty { .. })).collect();
            match indication.source {
                IndicationSource::Duty { code, due } => {
                    let [missed] = missed[..] else { panic!("indication-{}: {missed:?}", n + 1) };
                    let Claim::Duty { row, bearer, .. } = missed.claim else { unreachable!() };
                    assert_eq!((row.code, bearer), (code, indication.unit));
                    let ends = |r: &Proof| matches!(r.claim, Claim::Due { deadline, .. } if deadline.due() == due);
                    assert!(missed.because.iter().any(ends), "indication-{}", n + 1);
                    seen[0] += 1;
                }
                IndicationSource::Entry(entry) => {
                    let it = |r: &Proof| matches!(r.claim, Claim::Entry { no, .. } if no == entry);
                    assert!(missed.is_empty() && proof.because.iter().any(it), "indication-{}", n + 1);
                    seen[1] += 1;
                }
            }
        }
    }
    assert!(seen[0] > 10 && seen[1] > 2, "{seen:?}");
}

/// A league office, to which the organ determines that the regulation applies; a circumstance of its unit `a`
/// established as entry 6, and the refusal to correct it established on 2021-06-25, as entry 9.
fn refusing() -> Book {
    let establish = r#""accountability":{"establish":{"unit":"a","item":"item3","from":"2021-05-01","to":"2021-06-01",
        "grounds":[{"entry":5}]}}"#;
    let designate = r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#;
    Book::at("league")
        .with("2021-01-04", "o", &applies("met"))
        .with("2021-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-03-10", "o", designate)
        .with("2021-03-15", "a", r#""execution":{"start":{}}"#)
        .with("2021-06-01", "a", r#""fact":{"concealment_recorded":{}}"#)
        .with("2021-06-10", "o", establish)
        .with("2021-06-15", "o", r#""accountability":{"order_correction":{"of":6,"correct_by":"2021-07-15"}}"#)
        .with("2021-06-20", "a", r#""fact":{"correction_refusal_stated":{"of":6}}"#)
        .with("2021-06-25", "o", r#""accountability":{"establish_refusal":{"of":6}}"#)
}

fn applies(answer: &str) -> String {
    format!(r#""determination":{{"question":"application.direct","about":{{}},"answer":"{answer}","document":"d"}}"#)
}

fn measures(case: &Case, on: &str) -> Vec<(Measure, Eligible, Proof)> {
    let of = |(_, proof): (Topic, Proof)| {
        let Claim::Measure { measure, eligible, .. } = proof.claim else { return None };
        Some((measure, eligible, proof))
    };
    proofs(case, day(on)).into_iter().filter_map(of).collect()
}

/// Whom an interview names is shown in office on the day, by the tenure of then and not by an earlier one.
#[test]
fn an_interview_shows_the_head_in_office() {
    let began = |person: &str, post: &str| {
        format!(r#""fact":{{"tenure_began":{{"person":"{person}","at":"a","post":"{post}"}}}}"#)
    };
    let ended = |of: u32| format!(r#""fact":{{"tenure_ended":{{"of":{of}}}}}"#);
    let case = refusing()
        .with("2021-01-05", "o", &began("r", "other_head"))
        .with("2021-01-05", "o", &began("p", "principal_head"))
        .with("2021-03-31", "o", &ended(11))
        .with("2021-04-01", "o", &began("q", "principal_head"))
        .with("2021-06-20", "o", &ended(13))
        .with("2021-06-21", "o", &began("p", "principal_head"))
        .case();
    let mut interviews = 0;
    for (measure, _, proof) in measures(&case, "2021-06-28") {
        let told = |reason: &Proof| if let Claim::Held(held) = reason.claim { Some(held.entry) } else { None };
        let held: Vec<EntryNo> = proof.because.iter().filter_map(told).collect();
        let expected = if measure == Measure::Interview { vec![EntryNo(15)] } else { Vec::new() };
        assert_eq!(held, expected, "{measure:?}");
        assert_eq!(case.check(&proof), Ok(()));
        interviews += usize::from(measure == Measure::Interview);
    }
    assert_eq!(interviews, 1);
}

/// While it is open how the regulation applies, so is every measure, and its proof says why.
#[test]
fn a_measure_is_open_while_the_application_is() {
    let case = refusing().with("2021-06-26", "o", &applies("not_met")).case();
    let before = measures(&case, "2021-06-25");
    let asks = |proof: &Proof| matches!(proof.claim, Claim::Point(f) if f.row.code == "02.application-open");
    assert!(before.iter().any(|(_, eligible, _)| *eligible == Eligible::Must));
    assert!(!before.iter().any(|(_, _, proof)| proof.because.iter().any(asks)));
    let after = measures(&case, "2021-06-28");
    assert!(after.iter().any(|(measure, ..)| *measure == Measure::Interview));
    for (measure, eligible, proof) in after {
        if eligible != Eligible::Done {
            assert_eq!(eligible, Eligible::Open, "{measure:?}");
            assert!(proof.because.iter().any(asks), "{measure:?}");
        }
        assert_eq!(case.check(&proof), Ok(()));
    }
}

/// Each move rests on the clause of its act: the decision on art 2, the units on arts 5 and 6, a proceeding on art 21.
#[test]
fn a_move_rests_on_the_clause_of_its_act() {
    let case = refusing().with("2021-06-26", "o", r#""execution":{"archive":{}}"#).case();
    let mut clauses = Vec::new();
    for (_, proof) in proofs(&case, day("2021-06-28")) {
        if matches!(proof.claim, Claim::State { .. } | Claim::Proceeding { .. }) {
            for node in &proof.because {
                let Claim::Move { act, .. } = node.claim else { panic!("{node:?}") };
                clauses.push((act.0, node.clause.unwrap()));
            }
        }
    }
    let of = |(act, article)| (act, Clause::article(article));
    assert_eq!(clauses, [(2, 2), (3, 5), (4, 6), (6, 21), (7, 21), (9, 21)].map(of));
}

/// A record is said not to be stated complete just where no statement reaches the due day.
#[test]
fn a_record_is_incomplete_where_no_statement_reaches_the_due_day() {
    // Five working days after the last but one that the calendar knows: nobody can say that it was missed.
    let due = day("2027-01-06");
    for (through, lacking) in [("2027-01-05", true), ("2027-01-06", false), ("2027-01-07", false)] {
        let complete = format!(
            r#""statement":{{"completeness_stated":{{"through":"{through}","about":{{"all":{{}}}},"terms":{{"all":{{}}}}}}}}"#
        );
        let case = Book::new()
            .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
            .with(
                "2021-02-02",
                "o",
                r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#,
            )
            .with("2021-02-03", "a", r#""execution":{"start":{}}"#)
            .with(
                "2021-02-03",
                "o",
                r#""standard":{"set_period":{"term":"problem_report","period":{"working_days":5},"document":"x"}}"#,
            )
            .with("2026-12-30", "a", r#""fact":{"problem_found":{"kind":"force_majeure"}}"#)
            .with("", "o", &complete)
            .case();
        let of = |(_, proof): &(Topic, Proof)| matches!(proof.claim, Claim::Duty { row, .. } if row.code == "15.problem_report");
        let (_, proof) = proofs(&case, day("2027-03-31")).into_iter().find(of).unwrap();
        assert!(is_duty(&proof, Status::Unknown), "{proof:#?}");
        assert!(proof.because.iter().any(|r| matches!(r.claim, Claim::Due { deadline, .. } if deadline.due() == due)));
        let incomplete = proof.because.iter().any(|reason| matches!(reason.claim, Claim::Incomplete { .. }));
        assert_eq!(incomplete, lacking, "{through}");
        assert_eq!(case.check(&proof), Ok(()), "{through}");
    }
}

/// Each step of a calendar is said in both languages, each with its own words and its days.
#[test]
fn every_step_is_said_in_both_languages() {
    let case = illustrative();
    let on = day("2021-04-25");
    let steps = [
        Step::Anchored(on, None),
        Step::Anchored(on, Some(EntryNo(7))),
        Step::Named(on, None),
        Step::Named(on, Some(EntryNo(7))),
        Step::HolidayPassed(on),
        Step::MakeUpCounted(on),
        Step::Counted(Period::Days(7), on),
        Step::Extended(7, on),
        Step::Skipped(on, DayKind::Weekend),
        Step::Skipped(on, DayKind::Holiday),
        Step::Due(on, Certainty::Firm),
        Step::Due(on, Certainty::Provisional),
    ];
    let said = |lang| {
        let speaker = Speaker::new(case.record(), lang, Names::Ids);
        steps.map(|step| Proof { claim: Claim::Step(step), clause: None, because: Vec::new() }.text(&speaker))
    };
    let [zh, en] = [Lang::Zh, Lang::En].map(said);
    for ((zh, en), step) in zh.iter().zip(&en).zip(steps) {
        assert!(zh.contains("2021年4月25日") && !zh.contains(|c: char| c.is_ascii_alphabetic()), "{step:?}: {zh}");
        assert!(en.contains("2021-04-25") && en.is_ascii(), "{step:?}: {en}");
    }
    for said in [zh, en] {
        let different: BTreeSet<&String> = said.iter().collect();
        assert_eq!(different.len(), steps.len(), "{said:#?}");
    }
}

/// What would settle a finding is said in both languages, each in its own words; what nothing settles is not.
#[test]
fn every_cure_is_said_in_both_languages() {
    let case = illustrative();
    let cures = [
        Cure::Enter("fact.received"),
        Cure::Amend("correct_by"),
        Cure::Determine(Question::Neglect, Addressee::Organ),
        Cure::Standard(Term::Report),
        Cure::Complete(Term::Report),
        Cure::ActFirst,
        Cure::Another(&Words { zh: "以后的日期", en: "a later day" }),
    ];
    let said = |lang, cure| {
        let row: &'static Row = Box::leak(Box::new(Row::new("test.cure", Clause::article(9), "某点", "a point", cure)));
        Speaker::new(case.record(), lang, Names::Ids).cure(&Finding::new(Ruling::Open, row))
    };
    let mut different = BTreeSet::new();
    for cure in cures {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| said(lang, cure).unwrap());
        assert!(!zh.is_ascii() && en.is_ascii(), "{zh} / {en}");
        different.extend([zh, en]);
    }
    assert_eq!(different.len(), 2 * cures.len(), "{different:#?}");
    assert_eq!([Lang::Zh, Lang::En].map(|lang| said(lang, Cure::Nothing)), [None, None]);
}

/// Who fixed a due day is said in both languages, each source in its own words.
#[test]
fn every_authority_is_said_in_both_languages() {
    let case = illustrative();
    let sources = [
        Source::Statute(Clause::article(9)),
        Source::Document(EntryNo(7)),
        Source::Host(7),
        Source::Indicative,
        Source::Act(EntryNo(7)),
    ];
    let said = |lang, source| {
        Speaker::new(case.record(), lang, Names::Ids).authority(&Deadline::on_day(day("2021-04-25"), None, source))
    };
    let mut different = BTreeSet::new();
    for source in sources {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| said(lang, source));
        assert!(!zh.is_ascii() && en.is_ascii(), "{zh} / {en}");
        different.extend([zh, en]);
    }
    assert_eq!(different.len(), 2 * sources.len(), "{different:#?}");
}

/// One who hides names calls nobody anything.
#[test]
fn a_speaker_that_hides_names_nobody() {
    let case = illustrative();
    for names in [Names::Ids, Names::Given] {
        let speaker = Speaker::new(case.record(), Lang::En, names);
        let unit = case.record().party_no("land").unwrap();
        assert_ne!(speaker.party(unit), "…");
        assert_eq!(speaker.hiding().party(unit), "…");
        assert_eq!(speaker.hiding().lang(), Lang::En);
    }
}

/// Places of an answer count from 1, and a topic is written as one word and a number, save the state.
#[test]
fn what_is_no_topic() {
    assert_eq!("duty-1".parse(), Ok(Topic::Duty(1)));
    assert_eq!("state".parse(), Ok(Topic::State));
    for text in ["", "duty", "duty-0", "act-0", "duty-x", "duty--1", "state-1", "clue-1", "act-4294967296"] {
        assert!(text.parse::<Topic>().is_err(), "{text}");
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
