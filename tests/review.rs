//! The review of the illustrative record in both languages, as snapshots read line by line, and what the
//! reviews of published decisions must not say.

mod book;
#[path = "common/quoted.rs"]
mod quoted;

use book::{refer, scene};
use serde_json::json;
use zeren::{
    answers::Answer,
    engine::{Case, Effect},
    explain::{Lang, Names},
    record::Record,
    terms::{Day, Setting, Standards, duty::Status},
};

fn case(text: &str) -> Case {
    Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative()))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_illustrative_record() {
    let case = case(include_str!("../examples/data/illustrative-banner-road.json"));
    let assessment = case.assess(day("2023-12-31")).unwrap();
    insta::assert_snapshot!("illustrative_zh", case.review(&assessment, Lang::Zh, Names::Given));
    insta::assert_snapshot!("illustrative_en", case.review(&assessment, Lang::En, Names::Ids));
}

/// While it is open whether the regulation applies, the review asks so once, and not again in the line of each duty.
#[test]
fn an_open_application_is_asked_once() {
    let case = case(include_str!("../examples/data/league-office.json"));
    let assessment = case.assess(day("2025-12-31")).unwrap();
    let open = |duty: &&zeren::terms::duty::Duty| duty.why.is_some_and(|why| why.row.code == "02.application-open");
    let duties = &assessment.answer().unwrap().duties;
    assert!(duties.iter().filter(open).count() > 1);
    let why = duties.iter().find(open).unwrap().why.unwrap().row;
    for (lang, words) in [(Lang::Zh, why.zh), (Lang::En, why.en)] {
        let review = case.review(&assessment, lang, Names::Ids);
        assert_eq!(review.matches(words).count(), 1, "{words}\n{review}");
    }
}

/// How long a sanction lasts is told by both ways of counting, and by one day where they agree.
#[test]
fn how_long_a_sanction_lasts() {
    for (on, zh, en) in [
        (
            "2021-08-01",
            "至2022-01-31或2022-02-01（两种计算）",
            "until 2022-01-31 or 2022-02-01, by the two ways of counting",
        ),
        ("2021-08-31", "至2022-02-28", "until 2022-02-28"),
    ] {
        let mut scene = scene();
        let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
        let decision =
            json!({ "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "warning" });
        scene.book.discipline(on, "supervision", "decide", decision);
        let case = scene.book.case();
        let assessment = case.assess(day("2021-12-31")).unwrap();
        for (lang, told) in [(Lang::Zh, zh), (Lang::En, en)] {
            let review = case.review(&assessment, lang, Names::Ids);
            let line = review.lines().find(|line| line.contains("clerk") && line.contains("2022-0")).unwrap();
            assert!(line.ends_with(told), "{line}");
        }
    }
}

#[test]
fn published_decisions_and_the_league_accuse_nobody() {
    for (text, open) in [
        (include_str!("../examples/data/baotou-2025-plan.json"), "03.party-committee-report"),
        (include_str!("../examples/data/region-northeast-revitalisation.json"), "04.competent"),
        (include_str!("../examples/data/league-office.json"), "02.application"),
    ] {
        for standards in [Standards::statutory(), Standards::indicative()] {
            let case = Case::new(Record::from_json(text).unwrap(), Setting::new(standards));
            assert!(case.effects().all(|(_, effect)| effect != Effect::WithoutEffect), "{}", case.record().title());
            let assessment = case.assess(day("2025-12-31")).unwrap();
            let answer: &Answer = assessment.answer().unwrap();
            assert!(answer.without_effect.is_empty());
            assert!(answer.duties.iter().all(|duty| !matches!(duty.status, Status::Overdue | Status::KeptLate)));
            assert!(answer.attributed.is_empty());
            assert!(answer.questions.iter().any(|question| question.finding.row.code == open), "{open} is asked");
        }
    }
}

#[test]
fn before_2021_nothing_is_said() {
    let case = case(include_str!("../examples/data/illustrative-banner-road.json"));
    let assessment = case.assess(day("2020-12-31")).unwrap();
    assert!(assessment.answer().is_none());
    insta::assert_snapshot!("not_in_force_en", case.review(&assessment, Lang::En, Names::Ids));
}

/// The title, names and texts of a record stand in no answer; names only where the host asks for them.
#[test]
fn no_free_text_of_the_record_is_quoted() {
    let text = include_str!("../examples/data/illustrative-banner-road.json");
    let mut json: serde_json::Value = serde_json::from_str(text).unwrap();
    quoted::mark(&mut json, "");
    let case = case(&json.to_string());
    let assessment = case.assess(day("2024-06-30")).unwrap();
    for lang in [Lang::Zh, Lang::En] {
        let review = case.review(&assessment, lang, Names::Ids);
        assert!(!review.contains("QUOTED"), "{review}");
    }
    let document = serde_json::to_string(&case.document(&assessment)).unwrap();
    assert!(!document.contains("QUOTED"));
    assert!(case.review(&assessment, Lang::En, Names::Given).contains("QUOTED"), "the mark is seen when it is there");
}
