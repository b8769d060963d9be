//! What the record indicates, and what it only asks.

use zeren::{
    answers::Audience,
    terms::{
        Standards,
        accountability::{Circumstance, IndicationSource},
    },
};

use crate::{
    DESIGNATED,
    common::{Book, day},
    complete, determination, running_at,
};

/// Item, unit, whether it is only a question, and the entry or the duty's code.
#[track_caller]
fn indicated(book: &Book, on: &str) -> Vec<String> {
    let case = book.case();
    case.indications(day(on))
        .iter()
        .map(|indication| {
            let source = match indication.source {
                IndicationSource::Duty { code, due } => format!("{code} {due}"),
                IndicationSource::Entry(no) => format!("#{no}"),
            };
            let question = if indication.is_question() { "?" } else { "" };
            assert_eq!(indication.finding.row.clause, indication.item.clause());
            format!("{} {} {source}{question}", indication.item.code(), case.record().id(indication.unit))
        })
        .collect()
}

fn plain() -> Book {
    Book::new()
        .with("2021-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-03-10", "o", DESIGNATED)
        .with("2021-03-15", "a", r#""execution":{"start":{}}"#)
}

#[test]
fn recorded_conduct_indicates_its_item() {
    let on = "2021-06-30";
    for (kind, item) in [
        ("lead_failed", "item1"),
        ("cooperation_failed", "item1"),
        ("unauthorised_stop", "item2"),
        ("refusal_recorded", "item2"),
        ("shirking_recorded", "item2"),
        ("delay_recorded", "item2"),
    ] {
        let what = format!(r#""fact":{{"{kind}":{{}}}}"#);
        assert_eq!(indicated(&plain().with("2021-06-01", "a", &what), on), [format!("{item} a #4")]);
        // Of nobody who executes; before the engagement; later than the day.
        assert_eq!(indicated(&plain().with("2021-06-01", "c", &what), on), [""; 0]);
        assert_eq!(indicated(&plain().with("2021-03-01", "a", &what), on), [""; 0]);
        assert_eq!(indicated(&plain().with("2021-07-01", "a", &what), on), [""; 0]);
    }
    for (kind, question, item) in [
        ("concealment_recorded", "conduct.concealment", "item3"),
        ("false_report_recorded", "conduct.false-report", "item3"),
        ("neglect_recorded", "conduct.neglect", "item4"),
        ("falsification_recorded", "conduct.falsification", "item4"),
    ] {
        let book = plain().with("2021-06-01", "a", &format!(r#""fact":{{"{kind}":{{}}}}"#));
        let about = |answer: &str| determination(question, r#""entry":4"#, answer);
        assert_eq!(indicated(&book, on), [format!("{item} a #4?")]);
        for (by, answer, expected) in [
            ("o", "met", vec![format!("{item} a #4")]),
            ("sup", "met", vec![format!("{item} a #4")]),
            ("a", "met", vec![format!("{item} a #4?")]),
            ("app", "met", vec![format!("{item} a #4?")]),
            ("o", "not_met", vec![]),
        ] {
            assert_eq!(indicated(&book.clone().with("2021-06-02", by, &about(answer)), on), expected);
        }
    }
}

/// Nothing is indicated for a day before the regulation was in force; from that day on what lasts is.
#[test]
fn indications_begin_with_the_regulation() {
    let case = Book::new()
        .with("2020-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2020-03-10", "o", DESIGNATED)
        .with("2020-03-15", "a", r#""execution":{"start":{}}"#)
        .with("2020-12-31", "a", r#""fact":{"refusal_recorded":{"since":"2020-06-01"}}"#)
        .with("2021-01-01", "a", r#""fact":{"refusal_recorded":{"since":"2020-06-01"}}"#)
        .case();
    assert_eq!(case.indications(day("2020-12-31")).len(), 0);
    assert_eq!(case.indications(day("2021-01-01")).len(), 1);
}

#[test]
fn a_contradiction_is_a_question_about_the_unit_that_reported() {
    let book = plain().with("2021-05-01", "b", r#""fact":{"execution_reported":{}}"#).with(
        "2021-06-01",
        "o",
        r#""fact":{"report_contradicted":{"of":4}}"#,
    );
    assert_eq!(indicated(&book, "2021-06-30"), ["item3 b #5?"]);
    let other = determination("conduct.other-circumstance", r#""entry":5"#, "met");
    assert_eq!(indicated(&book.clone().with("2021-06-02", "o", &other), "2021-06-30"), ["item3 b #5?", "item5 b #5"]);
    let false_one = determination("conduct.contradiction", r#""entry":5"#, "met");
    assert_eq!(indicated(&book.with("2021-06-02", "o", &false_one), "2021-06-30"), ["item3 b #5"]);
}

#[test]
fn a_change_and_other_conduct_indicate_by_determination_only() {
    let on = "2021-06-30";
    let changed = plain().with("2021-06-01", "a", r#""fact":{"unauthorised_change":{}}"#);
    assert_eq!(indicated(&changed, on), [""; 0]);
    for (question, item) in [("change.is-refusal", "item2"), ("change.is-other", "item5")] {
        let determined = determination(question, r#""entry":4"#, "met");
        assert_eq!(indicated(&changed.clone().with("2021-06-02", "o", &determined), on), [format!("{item} a #4")]);
        assert_eq!(indicated(&changed.clone().with("2021-06-02", "sup", &determined), on), [""; 0]);
    }
    let other = r#""fact":{"other_conduct_recorded":{"about":"a","from":"2021-05-01","to":"2021-05-02"}}"#;
    let attempted = r#""fact":{"act_attempted":{"act":"suspend"}}"#;
    let determined = determination("conduct.other-circumstance", r#""entry":4"#, "met");
    let asks = |book: &Book, audience: &str| {
        let case = book.case();
        let seen =
            case.as_seen_by(&case.assess(day(on)).unwrap(), Audience::from_code(case.record(), audience).unwrap());
        let questions = &seen.answer().unwrap().questions;
        questions.iter().any(|question| question.finding.row.code == "21.5.other-conduct")
    };
    for (by, what, asked) in [("o", other, true), ("a", attempted, false)] {
        let book = plain().with("2021-06-01", by, what);
        assert_eq!(indicated(&book, on), [""; 0], "evidence only");
        assert_eq!((asks(&book, "organ"), asks(&book, "unit:a")), (asked, false), "a question to the organ");
        assert_eq!(indicated(&book.clone().with("2021-06-02", "o", &determined), on), ["item5 a #4"]);
        // Denied, it is not asked any more; nobody else can answer.
        let denied = determined.replace("\"met\"", "\"not_met\"");
        let denied = book.clone().with("2021-06-02", "o", &denied);
        assert_eq!((indicated(&denied, on), asks(&denied, "organ")), (vec![], false));
        let by_another = book.with("2021-06-02", "sup", &determined);
        assert_eq!((indicated(&by_another, on), asks(&by_another, "organ")), (vec![], asked));
    }
    // It is of its own days, not of the day it was recorded.
    let early = other.replace("2021-05-01", "2020-06-01").replace("2021-05-02", "2020-12-31");
    let book = plain().with("2021-06-01", "o", &early).with("2021-06-02", "o", &determined);
    assert_eq!(indicated(&book, on), [""; 0]);
    // A report of a breach never shows.
    let report = r#""fact":{"complaint_received":{"kind":"report","about":"a","to":"o"}}"#;
    let about = determination("conduct.other-circumstance", r#""entry":4,"party":"a""#, "met");
    let book = plain().with("2021-06-01", "outside", report).with("2021-06-02", "o", &about);
    assert_eq!(indicated(&book, on), [""; 0]);
}

#[test]
fn missed_duties_indicate_only_with_authority_and_completeness() {
    let set = r#""standard":{"set_period":{"term":"report","period":{"months":1},"document":"d"}}"#;
    let book = plain().with("2021-03-01", "o", set);
    assert_eq!(indicated(&book, "2021-04-20"), [""; 0], "unknown");
    let complete_record = book.clone().with("", "o", &complete("2021-04-15"));
    let missed = ["item1 a 09.report 2021-04-15", "item1 b 09.report 2021-04-15"];
    assert_eq!(indicated(&complete_record, "2021-04-16"), missed);
    assert_eq!(indicated(&complete_record, "2021-04-15"), [""; 0], "still in time");
    // Reported late by one, in time by the other.
    let reported = complete_record
        .with("2021-04-16", "a", r#""fact":{"execution_reported":{"covers":"2021-04-01"}}"#)
        .with("2021-04-10", "b", r#""fact":{"execution_reported":{}}"#);
    assert_eq!(indicated(&reported, "2021-04-16"), missed[..1]);
    // The organ's own duties, and numbers without authority, indicate nothing.
    let mut indicative = plain().with("", "o", &complete("2022-12-31"));
    indicative.standards = Standards::indicative();
    assert_eq!(indicated(&indicative, "2022-12-31"), [""; 0]);
}

/// A unit removed before the due day is indicated by what it still owes, but not by an evaluation: by then it is an
/// evaluator like any other.
#[test]
fn what_a_removed_unit_missed() {
    let commission =
        r#""evaluation":{"commission_evaluation":{"evaluator":"b","due":"2021-06-30","requirements":["r"]}}"#;
    let book = plain()
        .with("2021-03-01", "o", r#""fact":{"prior_appraisal":{"evaluator":"eval"}}"#)
        .with("2021-05-01", "o", commission)
        .with("2021-05-31", "b", r#""fact":{"part_completed":{}}"#)
        .with("", "o", &complete("2021-12-31"));
    let removed = r#""execution":{"redesignate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#;
    let disclosure = "item1 b 18.disclosure 2021-06-29";
    let missed = indicated(&book.clone().with("2021-07-01", "o", removed), "2021-07-01");
    assert_eq!(missed, ["item1 b 16.evaluation 2021-06-30", disclosure]);
    assert_eq!(indicated(&book.with("2021-06-01", "o", removed), "2021-07-01"), [disclosure]);
}

#[test]
fn a_missed_target_is_a_question_where_a_problem_was_reported() {
    let designated =
        DESIGNATED.replace(r#""cooperating"}]"#, r#""cooperating"}],"targets":[{"unit":"a","day":"2021-05-31"}]"#);
    let book = Book::new()
        .with("2021-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-03-10", "o", &designated)
        .with("2021-03-15", "a", r#""execution":{"start":{}}"#)
        .with("", "o", &complete("2021-06-15"));
    assert_eq!(indicated(&book, "2021-06-15"), ["item2 a 06.part 2021-05-31"]);
    let late = r#""fact":{"part_completed":{}}"#;
    assert_eq!(indicated(&book.clone().with("2021-06-01", "a", late), "2021-06-15"), ["item2 a 06.part 2021-05-31"]);
    assert_eq!(indicated(&book.clone().with("2021-05-31", "a", late), "2021-06-15"), [""; 0]);
    let problem = r#""fact":{"problem_reported":{}}"#;
    assert_eq!(
        indicated(&book.clone().with("2021-06-01", "a", problem), "2021-06-15"),
        ["item2 a 06.part 2021-05-31"],
        "reported after the day"
    );
    let reported = book.with("2021-05-31", "a", problem);
    assert_eq!(indicated(&reported, "2021-06-15"), ["item2 a 06.part 2021-05-31?"]);
    let determined = |answer| determination("target.missed-despite-report", r#""entry":2,"party":"a""#, answer);
    let met = reported.clone().with("2021-06-10", "o", &determined("met"));
    assert_eq!(indicated(&met, "2021-06-15"), ["item2 a 06.part 2021-05-31"]);
    assert_eq!(indicated(&reported.with("2021-06-10", "o", &determined("not_met")), "2021-06-15"), [""; 0]);
}

#[test]
fn an_unreported_problem_indicates_once_it_is_major() {
    let set = r#""standard":{"set_period":{"term":"problem_report","period":{"days":5},"document":"d"}}"#;
    let book = plain()
        .with("2021-03-01", "o", set)
        .with("2021-05-01", "a", r#""fact":{"problem_found":{"kind":"force_majeure"}}"#)
        .with("", "o", &complete("2021-05-31"));
    let row = "item3 a 15.problem_report 2021-05-06";
    assert_eq!(indicated(&book, "2021-05-06"), [""; 0]);
    assert_eq!(indicated(&book, "2021-05-07"), [format!("{row}?")]);
    let major = |answer| determination("problem.major", r#""entry":5"#, answer);
    assert_eq!(indicated(&book.clone().with("2021-05-07", "o", &major("met")), "2021-05-07"), [row]);
    assert_eq!(indicated(&book.clone().with("2021-05-07", "o", &major("not_met")), "2021-05-07"), [""; 0]);
    // Reported late is not omitted.
    let late =
        book.with("2021-05-07", "o", &major("met")).with("2021-05-08", "a", r#""fact":{"problem_reported":{"of":5}}"#);
    assert_eq!(indicated(&late, "2021-05-31"), [""; 0]);
}

#[test]
fn nothing_is_indicated_while_the_organ_itself_had_stopped() {
    let refused = r#""fact":{"refusal_recorded":{}}"#;
    let stop = r#""fact":{"unauthorised_stop":{}}"#;
    let stopped = plain().with("2021-05-01", "o", stop);
    assert_eq!(indicated(&stopped.clone().with("2021-05-15", "a", refused), "2021-06-30"), [""; 0]);
    assert_eq!(indicated(&stopped.clone().with("2021-04-30", "a", refused), "2021-06-30"), ["item2 a #5"]);
    let since = r#""fact":{"refusal_recorded":{"since":"2021-04-01"}}"#;
    assert_eq!(indicated(&stopped.clone().with("2021-05-15", "a", since), "2021-06-30"), ["item2 a #5"]);
    let resumed = stopped.with("2021-05-10", "o", r#""fact":{"execution_resumed":{"of":4}}"#);
    assert_eq!(indicated(&resumed.with("2021-05-15", "a", refused), "2021-06-30"), ["item2 a #6"]);
    // A lawful act ends the stop as well; taken back, it has not, and an earlier one ended an earlier stop only.
    let lawfully = |more: &[(&str, &str, &str)]| {
        let first = plain()
            .with("2021-03-16", "o", r#""fact":{"tenure_began":{"person":"q","at":"o","post":"chief_executive"}}"#)
            .with("2021-03-20", "a", r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#)
            .with("2021-04-01", "o", stop)
            .with("2021-04-02", "q", r#""execution":{"suspend_urgently":{"of":5,"urgency":"u"}}"#)
            .with("2021-04-03", "o", r#""execution":{"resume":{}}"#)
            .with("2021-05-01", "o", stop)
            .with("2021-05-15", "a", refused)
            .with("2021-05-02", "q", r#""execution":{"suspend_urgently":{"of":5,"urgency":"u"}}"#)
            .with("2021-05-10", "o", r#""execution":{"resume":{}}"#);
        assert_eq!(first.refused(), [""; 0]);
        indicated(&more.iter().fold(first, |book, (on, by, what)| book.with(on, by, what)), "2021-06-30")
    };
    assert_eq!(lawfully(&[]), ["item2 a #10"]);
    assert_eq!(lawfully(&[("", "o", r#""statement":{"retraction":{"entry":12}}"#)]), [""; 0]);
    // The organ's own stop is no circumstance of art 21.
    assert_eq!(indicated(&plain().with("2021-05-01", "o", stop), "2021-06-30"), [""; 0]);
}

#[test]
fn nothing_is_indicated_while_the_application_is_open() {
    let book = running_at("league").with("2021-06-01", "a", r#""fact":{"refusal_recorded":{}}"#);
    assert_eq!(indicated(&book, "2021-06-30"), [""; 0]);
    let settled = book.with("2021-06-10", "o", &determination("application.direct", "", "met"));
    assert_eq!(indicated(&settled, "2021-06-09"), [""; 0]);
    assert_eq!(indicated(&settled, "2021-06-10"), ["item2 a #7", "item3 a #6?"]);
}

#[test]
fn the_circumstances_are_the_items() {
    for (item, n) in Circumstance::ALL.iter().zip(1..) {
        assert_eq!(item.clause().item_no(), Some(n));
    }
}
