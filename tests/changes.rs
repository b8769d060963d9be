//! What changed between two answers: rows on the illustrative record, and over random lives that the changes turn
//! one answer into the other and nothing else.
//!
//! Planted once each and seen to fail: a lost duty left out; what stands alike listed as changed; two things with
//! one key matched twice.

mod book;
mod common;
#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;

use std::fmt::Debug;

use book::{refer, scene};
use common::Book;
use serde_json::json;
use zeren::{
    answers::{Answer, Assessment, Audience, Change, Changes},
    engine::{Case, Draft},
    explain::{
        Lang, Names,
        changes::{ChangesDocument, SCHEMA},
    },
    record::{Fact, Record, What, facts::MeetingHeld, schema_of},
    terms::{Day, Ruling, Setting, Standards, duty::Status, form::Shaped, question::Question},
};

fn illustrative() -> Case {
    let text = include_str!("../examples/data/illustrative-banner-road.json");
    Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative()))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn since_the_last_review() {
    let case = illustrative();
    let comparison = case.since(day("2023-03-31"), day("2023-12-31"), Audience::Organ).unwrap();
    insta::assert_snapshot!("since_zh", comparison.review(Lang::Zh, Names::Given));
    insta::assert_snapshot!("since_en", comparison.review(Lang::En, Names::Ids));
    let public = case.since(day("2023-03-31"), day("2023-12-31"), Audience::Public).unwrap();
    assert!(public.changes().duties.iter().flat_map(|c| c.after()).all(|duty| duty.row.code == "18.disclosure"));
    assert!(public.document().after.entries.is_none());
}

#[test]
fn one_day_to_the_next() {
    let case = illustrative();
    let at = |on: &str| case.assess(day(on)).unwrap();
    let same = case.compare((&case, &at("2023-12-31")), &at("2023-12-31")).unwrap();
    assert!(same.changes().is_empty());
    assert!(same.review(Lang::En, Names::Ids).ends_with("Nothing changed.\n"));
    // Before the regulation was in force there was nothing: all is new.
    let first = case.compare((&case, &at("2020-12-31")), &at("2023-12-31")).unwrap();
    let whole = at("2023-12-31");
    assert_eq!(first.changes().duties.len(), whole.answer().unwrap().duties.len());
    assert!(first.changes().duties.iter().all(|change| change.before().is_none()));
    assert!(matches!(first.changes().standing, Some(Change::Gained(_))));
}

/// The earlier answer may be one of the longer record, which then names the parties.
#[test]
fn back_to_what_was_known() {
    let whole = Book::new()
        .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-03-01", "o", r#""fact":{"party_added":{"unit":{"id":"late","name":"Late","kind":"other"}}}"#)
        .with("2021-03-02", "o", r#""execution":{"designate":{"units":[{"unit":"late","competence":"competent"}]}}"#)
        .case();
    let known = whole.as_known_on(day("2021-02-28"));
    let at = |case: &Case| case.assess(day("2021-06-30")).unwrap();
    for comparison in [
        known.compare((&whole, &at(&whole)), &at(&known)).unwrap(),
        whole.compare((&known, &at(&known)), &at(&whole)).unwrap(),
    ] {
        let told = comparison.review(Lang::En, Names::Ids);
        assert!(told.contains("late"), "{told}");
    }
}

/// Someone in office is no change from day to day, nor one who left before the first of them; leaving is.
#[test]
fn a_tenure_changes_when_it_ends() {
    let case = Book::new()
        .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with(
            "2021-02-02",
            "o",
            r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#,
        )
        .with("2021-02-03", "a", r#""execution":{"start":{}}"#)
        .with("2021-01-05", "o", r#""fact":{"tenure_began":{"person":"p","at":"a","post":"principal_head"}}"#)
        .with("2021-06-30", "o", r#""fact":{"tenure_ended":{"of":4}}"#)
        .case();
    let at = |on: &str| case.assess(day(on)).unwrap();
    for (before, after, ended) in [
        ("2021-05-01", "2021-06-01", 0),
        ("2021-06-01", "2021-06-30", 0),
        ("2021-06-30", "2021-07-01", 1),
        ("2021-06-01", "2021-12-31", 1),
        ("2021-07-01", "2021-12-31", 0),
    ] {
        let changes = case.compare((&case, &at(before)), &at(after)).unwrap();
        let responsible = &changes.changes().responsible;
        assert_eq!(responsible.len(), ended, "{before} to {after}: {responsible:#?}");
        assert!(responsible.iter().all(|change| matches!(change, Change::Changed { .. })));
    }
}

/// What was a question and is determined now indicates the same conduct on the same days, and is a change.
#[test]
fn an_indication_changes_when_it_is_determined() {
    let case = Book::new()
        .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with(
            "2021-02-02",
            "o",
            r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#,
        )
        .with("2021-02-03", "a", r#""execution":{"start":{}}"#)
        .with("2021-05-01", "a", r#""fact":{"neglect_recorded":{}}"#)
        .with(
            "2021-06-30",
            "o",
            &format!(
                r#""determination":{{"question":"{}","about":{{"entry":4}},"answer":"met","document":"d"}}"#,
                Question::Neglect.code()
            ),
        )
        .case();
    let at = |on: &str| case.assess(day(on)).unwrap();
    let compared = |before: &str, after: &str| {
        let comparison = case.compare((&case, &at(before)), &at(after)).unwrap();
        comparison.changes().indications.clone()
    };
    assert!(compared("2021-06-01", "2021-06-29").is_empty());
    let [Change::Changed { before, after }] = &compared("2021-06-29", "2021-06-30")[..] else { panic!("one change") };
    assert_eq!((before.from, before.to), (after.from, after.to));
    assert_eq!((before.finding.ruling, after.finding.ruling), (Ruling::Open, Ruling::Met));
}

/// What became of a referral and of the remedy against its sanction is told by whom it is about and how it stands, and
/// a refused act by what failed.
#[test]
fn referrals_remedies_and_refused_acts_that_changed() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let book = &mut scene.book;
    let decision =
        json!({ "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "demerit" });
    let sanction = book.discipline("2021-08-01", "supervision", "decide", decision);
    book.fact("2021-08-02", "clerk", "received", json!({ "of": sanction }));
    let filing = json!({ "of": sanction, "step": "supervisory_review", "before": "supervision" });
    book.remedy("2021-08-10", "clerk", "file", filing);
    book.add("2021-09-10", "transport", json!({ "execution": { "start": {} } }));
    let case = book.case();
    let at = |on: &str| case.assess(day(on)).unwrap();
    let told = |before: &str, after: &str, lines: [&str; 2]| {
        let comparison = case.compare((&case, &at(before)), &at(after)).unwrap();
        for (lang, line) in [Lang::En, Lang::Zh].into_iter().zip(lines) {
            let review = comparison.review(lang, Names::Ids);
            assert!(review.lines().any(|told| told.trim_start() == line), "{line}\n{review}");
        }
    };
    told(
        "2021-07-15",
        "2021-08-05",
        ["[changed] entry 13, clerk: referred → decided, demerit", "［变化］第13条记录，clerk：已移送 → 已处分，记过"],
    );
    told(
        "2021-07-15",
        "2021-08-05",
        [
            "[new] clerk against entry 14 of supervision: decided, open within the period, until 2021-09-02",
            "［新增］clerk对supervision第14条记录的处理：已作出处理决定，期限内可申请，至2021-09-02",
        ],
    );
    told(
        "2021-08-20",
        "2021-12-31",
        [
            "[new] entry 17, start: `start` is not possible in the state `executing` (art 6)",
            "［新增］第17条记录，启动执行：在“执行中”状态下不能作出“启动执行”（第六条）",
        ],
    );
}

#[test]
fn what_if_a_meeting_had_been_held() {
    let case = illustrative();
    let as_of = day("2023-12-31");
    let whole = case.assess(as_of).unwrap();
    let answer = whole.answer().unwrap();
    let missing = answer.duties.iter().rfind(|duty| duty.row.code == "13.meeting" && duty.kept.is_none()).unwrap();
    let bearer = case.record().id(missing.bearer).to_string();
    let covers = missing.window.map(|(_, through)| through.min(as_of));
    let held = Draft {
        on: Some(as_of),
        recorded_on: day("2026-12-31"),
        by: &bearer,
        recorded_by: &bearer,
        evidence: &["minutes"],
        reference: None,
        what: What::Fact(Fact::MeetingHeld(MeetingHeld { dedicated: Some(true), covers })),
    };
    let supposed = case.suppose([held]).unwrap();
    let comparison = supposed.compare((&case, &whole), &supposed.assess(as_of).unwrap()).unwrap();
    let [Change::Changed { before, after }] = &comparison.changes().duties[..] else {
        panic!("{:#?}", comparison.changes().duties)
    };
    assert_eq!((before.row.code, before.window), ("13.meeting", missing.window));
    assert_eq!((before.status, after.status), (Status::Overdue, Status::KeptLate));
    let other = Case::new(
        Record::from_json(include_str!("../examples/data/league-office.json")).unwrap(),
        Setting::new(Standards::indicative()),
    );
    let error = other.compare((&case, &whole), &whole).unwrap_err().to_string();
    assert!(error.contains("two decisions"), "{error}");
}

// ---- over random lives ----

/// What the changes make of a list: what is gone taken out, what changed exchanged, what is new added.
#[track_caller]
fn applied<T: Clone + PartialEq + Debug>(before: &[T], changes: &[Change<T>]) -> Vec<T> {
    let mut list = before.to_vec();
    for change in changes {
        if let Some(gone) = change.before() {
            let place = list.iter().position(|thing| thing == gone).unwrap_or_else(|| panic!("{gone:?} was not there"));
            list.remove(place);
        }
        list.extend(change.after().cloned());
    }
    list
}

/// The same things, whatever their order.
#[track_caller]
fn same<T: PartialEq + Debug>(mut a: Vec<T>, b: &[T], list: &str) {
    for thing in b {
        let place = a.iter().position(|other| other == thing).unwrap_or_else(|| panic!("{list}: no {thing:?}"));
        a.remove(place);
    }
    assert!(a.is_empty(), "{list}: {a:?} besides");
}

/// Applies the changes to one answer and expects the other; what only moves with the day of the answer is left out
/// where the days differ.
#[track_caller]
fn leads(before: &Answer, after: &Answer, changes: &Changes) {
    same(applied(&before.next, &changes.next), &after.next, "next");
    same(applied(&before.graph, &changes.graph), &after.graph, "graph");
    let (a, b) = (&before.liability, &after.liability);
    same(applied(&a.proceedings, &changes.proceedings), &b.proceedings, "proceedings");
    same(applied(&a.eligibility, &changes.eligibility), &b.eligibility, "eligibility");
    same(applied(&a.referral_eligibility, &changes.referral_eligibility), &b.referral_eligibility, "may be referred");
    same(applied(&a.referrals, &changes.referrals), &b.referrals, "referrals");
    same(applied(&a.remedies, &changes.remedies), &b.remedies, "remedies");
    same(applied(&before.without_effect, &changes.without_effect), &after.without_effect, "without effect");
    if before.as_of == after.as_of {
        same(applied(&before.duties, &changes.duties), &after.duties, "duties");
        same(applied(&before.responsible, &changes.responsible), &after.responsible, "responsible");
        same(applied(&a.indications, &changes.indications), &b.indications, "indications");
        same(applied(&before.findings, &changes.findings), &after.findings, "findings");
        same(applied(&before.notes, &changes.notes), &after.notes, "notes");
        same(applied(&before.questions, &changes.questions), &after.questions, "questions");
    }
}

#[test]
fn the_changes_lead_from_one_answer_to_the_other() {
    let schema = serde_json::from_str(&schema_of(SCHEMA, &ChangesDocument::SHAPE)).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let (mut pairs, mut changed) = (0, 0);
    for seed in 0..40 {
        let case = Case::new(generate::from_seed(seed), Setting::new(Standards::indicative()));
        let moments = generate::moments(case.record());
        let at = |n: usize| moments[moments.len() * n / 8];
        let earlier = case.as_known_on(at(5));
        let sides: Vec<(&Case, Assessment)> = [(&case, at(4)), (&case, at(6)), (&earlier, at(6)), (&earlier, at(4))]
            .into_iter()
            .filter_map(|(case, on)| Some((case, case.assess(on).ok()?)))
            .collect();
        for (one, before) in &sides {
            for (other, after) in &sides {
                let comparison = other.compare((one, before), after).unwrap();
                let changes = comparison.changes();
                pairs += 1;
                changed += usize::from(!changes.is_empty());
                let same = std::ptr::eq(*one, *other) && before.as_of() == after.as_of();
                assert!(!same || changes.is_empty(), "life {seed}: an answer differs from itself\n{changes:#?}");
                if let (Some(a), Some(b)) = (before.answer(), after.answer()) {
                    leads(a, b, changes);
                }
                let back = one.compare((other, after), before).unwrap();
                let turned = |changes: &Changes| {
                    let count = |f: fn(&Change<zeren::terms::duty::Duty>) -> bool| {
                        changes.duties.iter().filter(|c| f(c)).count()
                    };
                    (count(|c| c.before().is_none()), count(|c| c.after().is_none()), changes.duties.len())
                };
                let (new, gone, all) = turned(changes);
                assert_eq!(turned(back.changes()), (gone, new, all), "life {seed}: the way back");
                let document = serde_json::to_value(comparison.document()).unwrap();
                assert!(schema.is_valid(&document), "life {seed}");
                let read: ChangesDocument = serde_json::from_value(document.clone()).unwrap();
                assert_eq!(serde_json::to_value(read).unwrap(), document);
                for lang in [Lang::Zh, Lang::En] {
                    let text = comparison.review(lang, Names::Ids);
                    assert_eq!(text.contains("→ ") || text.contains('［') || text.contains('['), !changes.is_empty());
                }
            }
        }
    }
    assert!(pairs > 400 && changed > 200, "{changed} of {pairs} pairs differ");
}
