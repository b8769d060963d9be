//! Which measure must, may not yet or may never be taken, and why.

use zeren::terms::{
    Arg, EntryNo, Finding,
    accountability::{Eligible, Measure, ProceedingState},
};

use crate::{
    DESIGNATED, REPORTED, act,
    common::{Book, day},
    complete, corrected_late, determination, establish, established, head, ordered, refusing,
};

#[track_caller]
fn eligible(book: &Book, on: &str, expected: [Eligible; 3]) {
    let case = book.case();
    let on = day(on);
    let measures = [Measure::OrderCorrection, Measure::Interview, Measure::Circulate];
    let explained: Vec<_> = measures.map(|measure| case.eligibility(on, EntryNo(7), measure).unwrap()).into();
    let answers: Vec<_> = explained.iter().map(|answer| answer.eligible).collect();
    assert_eq!(answers, expected, "{explained:#?}");
    for (measure, explained) in measures.into_iter().zip(&explained) {
        assert_eq!(case.eligible(on, EntryNo(7), measure), Some(explained.eligible), "the verdict alone");
        assert!(!explained.findings.is_empty(), "every answer rests on something");
        let stands_in_the_way = explained.obstacles().next().is_some();
        assert_eq!(stands_in_the_way, !matches!(explained.eligible, Eligible::Must | Eligible::Done));
    }
}

#[test]
fn eligibility_up_the_ladder() {
    use Eligible::{Barred, Done, Must, NotYet, Open};
    eligible(&established(), "2021-06-14", [Must, NotYet, NotYet]);
    eligible(&ordered(), "2021-06-14", [Must, NotYet, NotYet]);
    eligible(&ordered(), "2021-06-15", [Done, NotYet, NotYet]);
    eligible(&refusing(), "2021-06-24", [Done, NotYet, NotYet]);
    eligible(&refusing(), "2021-06-25", [Done, Must, Must]);
    let interviewed = refusing().with("2021-06-28", "o", &act("interview", r#""person":"p""#));
    eligible(&interviewed, "2021-06-28", [Done, Done, Must]);
    eligible(&corrected_late(), "2021-07-05", [Done, Open, Open]);
    let late = interviewed.with("2021-07-01", "a", REPORTED).with("2021-07-05", "o", &act("accept_correction", ""));
    eligible(&late, "2021-07-05", [Done, Done, Open]);
    let still_due = |answer| determination("ladder.still-due", r#""entry":7"#, answer);
    eligible(&late.clone().with("2021-07-06", "o", &still_due("met")), "2021-07-06", [Done, Done, Must]);
    eligible(&late.with("2021-07-06", "o", &still_due("not_met")), "2021-07-06", [Done, Done, Barred]);
    let corrected = ordered().with("2021-07-01", "a", REPORTED).with("2021-07-05", "o", &act("accept_correction", ""));
    eligible(&corrected, "2021-07-05", [Done, Barred, Barred]);
    let withdraw = act("withdraw", r#""reason":"r""#);
    eligible(&established().with("2021-07-05", "o", &withdraw), "2021-07-05", [Barred, Barred, Barred]);
    eligible(&refusing().with("2021-07-05", "o", &withdraw), "2021-07-05", [Done, Barred, Barred]);
    // Nobody known to head the unit; nobody there.
    let left = refusing().with("2021-06-26", "a", r#""fact":{"tenure_ended":{"of":5}}"#);
    eligible(&left, "2021-06-27", [Done, Open, Must]);
    eligible(&left.with("", "o", &complete("2021-06-27")), "2021-06-27", [Done, NotYet, Must]);
}

/// An acceptance known to the month counts from its last day in an answer, as any entry of the record does; an
/// interview after it in the list finds it from the first.
#[test]
fn a_late_correction_known_to_the_month() {
    use Eligible::{Done, Must, Open};
    let late = refusing().with("2021-07-01", "a", REPORTED).with("2021-07", "o", &act("accept_correction", ""));
    eligible(&late, "2021-07-30", [Done, Must, Must]);
    eligible(&late, "2021-07-31", [Done, Open, Open]);
    let interviewed = late.with("2021-07-30", "o", &act("interview", r#""person":"p""#));
    assert_eq!(interviewed.refused(), ["21.still-due?"]);
}

/// A circular known to the month that stands before another of that month in the list had been taken.
#[test]
fn a_measure_known_to_the_month_is_not_taken_twice() {
    let due = corrected_late().with("2021-07-06", "o", &determination("ladder.still-due", r#""entry":7"#, "met"));
    let twice = |first: &str| {
        due.clone().with(first, "o", &act("circulate", "")).with("2021-08-10", "o", &act("circulate", "")).refused()
    };
    assert_eq!(due.clone().with("2021-08-10", "o", &act("circulate", "")).refused(), [""; 0]);
    assert_eq!(twice("2021-08-10"), ["21.not-yet-taken"]);
    assert_eq!(twice("2021-08"), ["21.not-yet-taken"]);
}

#[test]
fn not_yet_lists_what_is_missing_and_names_the_target() {
    let missing = |book: &Book, on: &str, measure| {
        let answer = book.case().eligibility(day(on), EntryNo(7), measure).unwrap();
        let codes: Vec<_> = answer.obstacles().map(|finding| finding.row.code).collect();
        (codes, answer.target)
    };
    let case = established().case();
    let party = |id: &str| case.record().party_no(id);
    let both = vec!["21.no-order", "21.no-refusal"];
    assert_eq!(missing(&established(), "2021-06-14", Measure::Interview), (both.clone(), party("p")));
    assert_eq!(missing(&established(), "2021-06-14", Measure::Circulate), (both, party("a")));
    assert_eq!(missing(&ordered(), "2021-06-15", Measure::Circulate), (vec!["21.no-refusal"], party("a")));
    assert_eq!(missing(&refusing(), "2021-06-25", Measure::Interview), (vec![], party("p")));
    assert_eq!(missing(&corrected_late(), "2021-07-05", Measure::Circulate), (vec!["21.still-due"], party("a")));
    // The head changed: the successor.
    let changed = refusing().with("2021-06-26", "a", r#""fact":{"tenure_ended":{"of":5}}"#).with(
        "2021-06-26",
        "a",
        &head("q", "a"),
    );
    assert_eq!(missing(&changed, "2021-06-27", Measure::Interview), (vec![], party("q")));

    // Interviewed was the one who was, whoever came after.
    let held = refusing()
        .with("2021-06-26", "o", &act("interview", r#""person":"p""#))
        .with("2021-06-27", "a", r#""fact":{"tenure_ended":{"of":5}}"#)
        .with("2021-06-27", "a", &head("q", "a"));
    assert_eq!(missing(&held, "2021-06-28", Measure::Interview), (vec![], party("p")));

    let case = established().case();
    assert_eq!(case.eligible(day("2021-06-09"), EntryNo(7), Measure::Interview), None, "not established yet");
    assert_eq!(case.eligible(day("2021-06-14"), EntryNo(6), Measure::Interview), None, "no proceeding");
    assert_eq!(case.eligible(day("2021-06-14"), EntryNo(7), Measure::Refer), None, "answered per person");
    assert_eq!(case.eligibilities(day("2021-06-14")).len(), 3);
    assert_eq!(case.eligibilities(day("2021-06-09")).len(), 0);
}

/// A measure that remained due after a late correction had not been taken on the days before it was.
#[test]
fn a_measure_taken_after_a_late_correction() {
    let book = corrected_late()
        .with("2021-07-06", "o", &determination("ladder.still-due", r#""entry":7"#, "met"))
        .with("2021-07-10", "o", &act("interview", r#""person":"p""#));
    assert_eq!(book.refused(), [""; 0]);
    let interview = |on: &str| book.case().eligible(day(on), EntryNo(7), Measure::Interview);
    assert_eq!(interview("2021-07-09"), Some(Eligible::Must));
    assert_eq!(interview("2021-07-10"), Some(Eligible::Done));
}

/// Over before the regulation was in force, so that only the archive is left.
fn terminated() -> Book {
    Book::new()
        .with("2020-10-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2020-10-01", "o", DESIGNATED)
        .with("2020-12-01", "o", r#""execution":{"terminate":{}}"#)
}

/// What the archive lacks as of a day is what is dated by that day: a proceeding known to the month is not among it
/// before its month is over.
#[test]
fn a_proceeding_known_to_the_month_and_the_archive() {
    let case = terminated()
        .with("2021-06-01", "a", r#""fact":{"refusal_recorded":{}}"#)
        .with("2021-08", "o", &establish("a", "2021-06-01", "2021-06-01", r#"{"entry":4}"#))
        .case();
    let open = |on: &str| {
        let assessment = case.assess(day(on)).unwrap();
        let lacks = &assessment.answer().unwrap().next[0].lacks;
        lacks.iter().any(|finding| finding.row.code == "21.proceeding-open")
    };
    assert_eq!(case.proceeding(EntryNo(5), day("2021-08-31")), Some(ProceedingState::Established));
    assert!(!open("2021-08-30"));
    assert!(open("2021-08-31"));
}

/// The same of a commission and of its cancelling; another one, given on a day, is among it all the while.
#[test]
fn a_commission_known_to_the_month_and_the_archive() {
    let commission = r#""evaluation":{"commission_evaluation":{"evaluator":"eval","due":"2022-12-31","requirements":["effect"],"trigger":"found_necessary"}}"#;
    let case = terminated()
        .with("2021-03-01", "o", commission)
        .with("2021-08", "o", commission)
        .with("2021-10", "o", r#""evaluation":{"cancel_evaluation":{"of":5,"reason":"r"}}"#)
        .case();
    let lacks = |on: &str| {
        let assessment = case.assess(day(on)).unwrap();
        let lacks = assessment.answer().unwrap().next[0].lacks.clone();
        let of = |finding: &Finding| {
            finding.args.iter().find_map(|arg| if let Arg::Entry(no) = arg { Some(no.0) } else { None })
        };
        lacks.iter().filter(|finding| finding.row.code == "16.delivered").filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(lacks("2021-08-30"), [4]);
    assert_eq!(lacks("2021-08-31"), [4, 5]);
    assert_eq!(lacks("2021-10-30"), [4, 5]);
    assert_eq!(lacks("2021-10-31"), [4]);
}
