//! What the organ owes in a proceeding.

use zeren::{
    answers::Audience,
    engine::Case,
    explain::{Lang, Names},
    terms::{Cure, duty::Status},
};

use crate::{
    CONCEALED, DESIGNATED, act,
    common::{Book, day},
    complete, corrected_late, determination, establish, established, ordered, refusing, running,
};

/// The duties of article 21 on a day: code, status, and the day they were kept.
#[track_caller]
fn duties(case: &Case, on: &str) -> Vec<(&'static str, Status, Option<String>)> {
    let assessment = case.assess(day(on)).unwrap();
    let duties = &assessment.answer().unwrap().duties;
    duties
        .iter()
        .filter(|duty| duty.row.code.starts_with("21."))
        .map(|duty| (duty.row.code, duty.status, duty.kept.map(|(day, _)| day.to_string())))
        .collect()
}

#[test]
fn the_organ_owes_the_order_then_interview_and_circular() {
    let kept = |day: &str| (Status::KeptTimelinessOpen, Some(day.to_owned()));
    let row = |code: &'static str, (status, kept): (Status, Option<String>)| (code, status, kept);
    let open = || (Status::Open, None);
    assert_eq!(duties(&running().case(), "2021-06-30"), []);
    assert_eq!(duties(&established().case(), "2021-06-30"), [row("21.order", open())]);
    assert_eq!(duties(&ordered().case(), "2021-06-14"), [row("21.order", open())]);
    assert_eq!(duties(&ordered().case(), "2021-06-15"), [row("21.order", kept("2021-06-15"))]);
    assert_eq!(
        duties(&refusing().case(), "2021-06-30"),
        [row("21.order", kept("2021-06-15")), row("21.interview", open()), row("21.circular", open())]
    );
    let circulated = refusing().with("2021-06-28", "o", &act("circulate", ""));
    assert_eq!(
        duties(&circulated.case(), "2021-06-30"),
        [row("21.order", kept("2021-06-15")), row("21.interview", open()), row("21.circular", kept("2021-06-28"))]
    );
    let withdrawn = circulated.with("2021-07-01", "o", &act("withdraw", r#""reason":"r""#));
    assert_eq!(
        duties(&withdrawn.case(), "2021-07-01"),
        [
            row("21.order", kept("2021-06-15")),
            row("21.interview", (Status::Excused, None)),
            row("21.circular", kept("2021-06-28"))
        ]
    );
    let not_due = determination("ladder.still-due", r#""entry":7"#, "not_met");
    let excused = corrected_late().with("2021-07-06", "o", &not_due);
    assert_eq!(duties(&excused.case(), "2021-07-06").get(1), Some(&row("21.interview", (Status::Excused, None))));
}

/// The organ owes no order for conduct that ended before 2021-01-01, though it established it then; it owes one for
/// conduct that lasted into that day.
#[test]
fn no_order_is_owed_for_conduct_before_the_regulation() {
    let book = Book::new()
        .with("2020-10-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2020-10-10", "o", DESIGNATED)
        .with("2020-11-05", "a", CONCEALED);
    for (on, last, owed) in
        [("2020-12-31", "2020-12-31", vec![]), ("2021-01-01", "2021-01-01", vec![("21.order", Status::Open, None)])]
    {
        let book = book.clone().with(on, "o", &establish("a", "2020-11-01", last, r#"{"entry":3}"#));
        assert_eq!(book.refused(), [""; 0]);
        assert_eq!(duties(&book.case(), "2021-06-30"), owed, "conduct until {last}");
    }
}

#[test]
fn the_order_is_due_by_the_standard() {
    let set = r#""standard":{"set_period":{"term":"correction_order","period":{"days":3},"document":"d"}}"#;
    let book = running().with("2021-06-10", "o", &establish("a", "2021-05-01", "2021-06-01", r#"{"entry":6}"#)).with(
        "2021-06-01",
        "o",
        set,
    );
    for (on, status) in [("2021-06-13", Status::Pending), ("2021-06-14", Status::Unknown)] {
        assert_eq!(duties(&book.case(), on), [("21.order", status, None)]);
    }
    let complete = book.with("", "o", &complete("2021-06-13"));
    assert_eq!(duties(&complete.case(), "2021-06-14"), [("21.order", Status::Overdue, None)]);
}

/// Art 22: no law names the remedy against an interview or a circular; which there is, is asked of each.
#[test]
fn which_remedy_there_is_against_a_measure_is_asked() {
    let asked = |book: &Book, on: &str| {
        let assessment = book.case().assess(day(on)).unwrap();
        let questions = &assessment.answer().unwrap().questions;
        let routes = questions.iter().filter(|question| question.finding.row.code == "22.route-not-named");
        routes.map(|question| question.finding.about.entry.unwrap().0).collect::<Vec<_>>()
    };
    let book = refusing().with("2021-06-28", "o", &act("interview", r#""person":"p""#)).with(
        "2021-06-29",
        "o",
        &act("circulate", ""),
    );
    assert_eq!(asked(&book, "2021-06-27"), [0; 0]);
    assert_eq!(asked(&book, "2021-06-28"), [11]);
    assert_eq!(asked(&book, "2021-06-29"), [11, 12]);
    assert!(book.case().remedies(day("2021-06-29")).is_empty(), "and no machine is opened");
    // Answered by a body with which a remedy can be filed, and only by such a one.
    let answered = |by: &str| {
        let route = determination("remedy.route", r#""entry":11"#, "not_met");
        asked(&book.clone().with("2021-07-01", by, &route), "2021-07-01")
    };
    assert_eq!(answered("sup"), [12]);
    assert_eq!(answered("a"), [11, 12]);
}

#[test]
fn a_clue_goes_to_the_supervisory_organ() {
    let suspected = |answer: &str| determination("clue.suspected-offence", r#""entry":7"#, answer);
    let clue = |book: &Book, on: &str| {
        duties(&book.case(), on).into_iter().filter(|(code, ..)| *code == "21.clue").collect::<Vec<_>>()
    };
    let book = established().with("2021-06-12", "o", &suspected("met"));
    assert_eq!(clue(&book, "2021-06-11"), []);
    assert_eq!(clue(&book, "2021-06-12"), [("21.clue", Status::Open, None)]);
    assert_eq!(clue(&established().with("2021-06-12", "b", &suspected("met")), "2021-06-12"), []);
    assert_eq!(clue(&book.clone().with("2021-06-13", "o", &suspected("not_met")), "2021-06-13"), []);
    let withdrawn = book.clone().with("2021-06-13", "o", &act("withdraw", r#""reason":"r""#));
    assert_eq!(clue(&withdrawn, "2021-06-13"), [("21.clue", Status::Excused, None)]);
    let transferred = |to: &str| format!(r#""fact":{{"clue_transferred":{{"of":7,"to":"{to}"}}}}"#);
    let elsewhere = book.clone().with("2021-06-14", "o", &transferred("app"));
    assert_eq!(clue(&elsewhere, "2021-06-14"), [("21.clue", Status::Open, None)]);
    // It is owed to the supervisory body of the record, transferred or not.
    for book in [&book, &elsewhere] {
        let case = book.case();
        let assessment = case.assess(day("2021-06-14")).unwrap();
        let owed = assessment.answer().unwrap().duties.iter().find(|duty| duty.row.code == "21.clue").unwrap();
        assert_eq!(Some(owed.to), case.party("sup"));
    }
    let done = book.with("2021-06-14", "o", &transferred("sup"));
    assert_eq!(clue(&done, "2021-06-14"), [("21.clue", Status::KeptTimelinessOpen, Some("2021-06-14".into()))]);
}

/// The question that opens that duty is put once item (4) is established, until it is answered or there is no
/// circumstance any more; and to the organ alone.
#[test]
fn whether_an_offence_is_suspected_is_asked_of_item_4() {
    let asks = |book: &Book, audience| {
        let case = book.case();
        let whole = case.assess(day("2021-06-14")).unwrap();
        let seen = case.as_seen_by(&whole, Audience::from_code(case.record(), audience).unwrap());
        let questions = &seen.answer().unwrap().questions;
        questions.iter().filter(|question| question.finding.row.code == "21.clue-suspected").count()
    };
    let of = |item: &str| {
        let what = establish("a", "2021-05-01", "2021-06-01", r#"{"entry":6}"#).replace("item3", item);
        running().with("2021-06-10", "o", &what)
    };
    let neglect = of("item4");
    assert_eq!(neglect.refused(), [""; 0]);
    assert_eq!((asks(&neglect, "organ"), asks(&of("item3"), "organ")), (1, 0));
    assert_eq!(asks(&neglect, "unit:a"), 0, "a suspicion is not told to whom it is about");
    for answer in ["met", "not_met"] {
        let said = determination("clue.suspected-offence", r#""entry":7"#, answer);
        assert_eq!(asks(&neglect.clone().with("2021-06-12", "o", &said), "organ"), 0, "{answer}");
        assert_eq!(asks(&neglect.clone().with("2021-06-12", "sup", &said), "organ"), 1, "by another");
    }
    assert_eq!(asks(&neglect.with("2021-06-12", "o", &act("withdraw", r#""reason":"r""#)), "organ"), 0);
}

/// Each duty without a day says which entry keeps it.
#[test]
fn a_duty_without_a_day_names_what_keeps_it() {
    let book = refusing().with("2021-06-26", "o", &determination("clue.suspected-offence", r#""entry":7"#, "met"));
    let case = book.case();
    let assessment = case.assess(day("2021-06-27")).unwrap();
    let open = assessment.answer().unwrap().duties.iter().filter_map(|duty| Some((duty.row, duty.why?)));
    let named: Vec<_> = open.filter(|(_, why)| why.row.code == "21.no-day-named").collect();
    assert_eq!(named.len(), 3);
    assert!(named.iter().all(|(row, why)| why.row.cure == Cure::Enter(row.kept_by)), "{named:?}");
    let review = case.review(&assessment, Lang::En, Names::Ids);
    for kept_by in ["accountability.interview", "accountability.circulate", "fact.clue_transferred"] {
        let article = if kept_by.starts_with('a') { "an" } else { "a" };
        assert!(review.contains(&format!("settled by: enter {article} `{kept_by}`")), "{review}");
    }
}
