//! The guards of every act: satisfied, each failing alone, two failing together, open.

use zeren::terms::{
    EntryNo, Standards,
    accountability::{Eligible, Measure, ProceedingState},
};

use crate::{
    CONCEALED, DESIGNATED, REPORTED, act,
    common::{Book, day, refused},
    complete, corrected_late, determination, establish, established, head, ordered, refusing, running, running_at,
};

#[track_caller]
fn judged(book: Book, (on, by, what): (&str, &str, &str), expected: &[&str]) {
    let book = book.with(on, by, what);
    assert_eq!(book.refused(), expected, "{what} on {on} by {by}");
}

#[test]
fn establishing_asks_for_unit_days_and_ground() {
    let on = "2021-06-10";
    let six = r#"{"entry":6}"#;
    for (unit, from, to, grounds, expected) in [
        ("a", "2021-05-01", "2021-06-01", six, &[][..]),
        ("b", "2021-05-01", "2021-06-01", six, &[]),
        ("a", "2021-03-10", "2021-06-10", six, &[]),
        // Not an executing unit: never, not yet, not on the first day.
        ("c", "2021-05-01", "2021-06-01", six, &["21.bound-unit"]),
        ("a", "2021-03-09", "2021-06-01", six, &["21.bound-unit"]),
        ("a", "2021-05-01", "2021-06-11", six, &["21.conduct-ended"]),
        ("a", "2021-05-01", "2021-06-01", "", &["21.has-ground"]),
        // A ground that is an act.
        ("a", "2021-05-01", "2021-06-01", r#"{"entry":3}"#, &["21.ground-stands"]),
        ("a", "2021-05-01", "2021-06-01", r#"{"entry":6},{"entry":3}"#, &["21.ground-stands"]),
        // Two at once.
        ("c", "2021-05-01", "2021-06-01", "", &["21.bound-unit", "21.has-ground"]),
        ("a", "2020-05-01", "2020-12-31", six, &["21.bound-unit", "21.conduct-reaches-force"]),
        ("c", "2021-05-01", "2021-06-11", "", &["21.bound-unit", "21.conduct-ended", "21.has-ground"]),
    ] {
        judged(running(), (on, "o", &establish(unit, from, to, grounds)), expected);
    }
    judged(running(), (on, "a", &establish("a", "2021-05-01", "2021-06-01", six)), &["21.by-organ"]);
    judged(running(), (on, "sup", &establish("a", "2021-05-01", "2021-06-01", "")), &["21.by-organ", "21.has-ground"]);
}

#[test]
fn a_unit_once_engaged_stays_bound_to_file_and_disclose() {
    let removed = running().with(
        "2021-05-20",
        "o",
        r#""execution":{"redesignate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#,
    );
    let conduct = establish("b", "2021-05-25", "2021-06-01", r#"{"entry":6}"#);
    judged(removed, ("2021-06-10", "o", &conduct), &[]);
}

#[test]
fn what_lies_before_the_regulation_is_cut_off() {
    let book = Book::new()
        .with("2020-10-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2020-10-10", "o", DESIGNATED)
        .with("2021-01-05", "a", CONCEALED);
    let wholly = establish("a", "2020-11-01", "2020-12-31", r#"{"entry":3}"#);
    let partly = establish("a", "2020-10-01", "2021-01-01", r#"{"entry":3}"#);
    judged(book.clone(), ("2021-02-01", "o", &wholly), &["21.conduct-reaches-force"]);
    // From 2020-10-01 the unit was not yet engaged, but those days do not count.
    judged(book.clone(), ("2021-02-01", "o", &partly), &[]);
    let longer = establish("a", "2020-10-01", "2021-01-02", r#"{"entry":3}"#);
    judged(book.clone(), ("2021-02-01", "o", &longer), &[]);
    // What was cut off does not overlap.
    let twice = establish("a", "2021-01-02", "2021-01-03", r#"{"entry":3}"#);
    judged(book.with("2021-02-01", "o", &partly), ("2021-02-02", "o", &twice), &[]);
}

#[test]
fn a_ground_must_stand_and_is_never_a_report() {
    let received = |kind: &str| format!(r#""fact":{{"complaint_received":{{"kind":"{kind}","to":"o"}}}}"#);
    let cites = |no: u32| establish("a", "2021-05-01", "2021-06-01", &format!(r#"{{"entry":{no}}}"#));
    let on = "2021-06-10";
    let told = r#""fact":{"complaint_acknowledged":{"of":7,"outcome":{"accepted":{"on":"2021-06-03"}}}}"#;
    let about = determination("conduct.other-circumstance", r#""entry":7"#, "met");
    for (entries, cited, expected) in [
        (vec![("2021-06-02", "outside", received("grievance"))], 7, &[][..]),
        (vec![("2021-06-02", "outside", received("report"))], 7, &["21.ground-no-report"]),
        (
            vec![("2021-06-02", "outside", received("report")), ("2021-06-03", "o", told.into())],
            8,
            &["21.ground-no-report"],
        ),
        (vec![("2021-06-02", "outside", received("report")), ("2021-06-03", "o", about)], 8, &["21.ground-no-report"]),
        (vec![("2021-06-02", "outside", received("grievance")), ("2021-06-03", "o", told.into())], 8, &[]),
        // Dated after the act; retracted.
        (vec![("2021-06-11", "a", CONCEALED.into())], 7, &["21.ground-stands"]),
        (vec![("", "o", r#""statement":{"retraction":{"entry":6,"reason":"r"}}"#.into())], 6, &["21.ground-stands"]),
        // A statement, a determination, an act without effect kept as a fact.
        (vec![("", "o", complete("2021-06-01"))], 7, &["21.ground-stands"]),
        (vec![("2021-06-02", "o", determination("conduct.concealment", r#""entry":6"#, "met"))], 7, &[]),
        (vec![("2021-06-02", "a", r#""fact":{"act_attempted":{"act":"suspend"}}"#.into())], 7, &[]),
    ] {
        let mut book = running();
        for (on, by, what) in &entries {
            book.add(on, by, what);
        }
        judged(book, (on, "o", &cites(cited)), expected);
    }
}

#[test]
fn a_duty_is_a_ground_only_while_overdue_with_authority() {
    let duty = |code: &str, bearer: &str, due: &str| {
        let ground = format!(r#"{{"duty":{{"code":"{code}","bearer":"{bearer}","due":"{due}"}}}}"#);
        establish("a", "2021-04-15", "2021-04-15", &ground)
    };
    // The first report was due on 2021-04-15.
    let overdue = || running().with("", "o", &complete("2021-06-09"));
    let ours = duty("09.report", "a", "2021-04-15");
    judged(overdue(), ("2021-06-10", "o", &ours), &[]);
    for (what, expected) in [
        (duty("09.report", "a", "2021-04-16"), &["21.ground-duty-overdue"][..]),
        (duty("13.meeting", "a", "2021-04-15"), &["21.ground-duty-overdue"]),
        (duty("09.report", "b", "2021-04-15"), &["21.ground-duty-of-unit"]),
        (duty("05.designation", "o", "2021-04-15"), &["21.ground-duty-of-unit", "21.ground-duty-overdue"]),
        // Still running that day.
        (duty("09.report", "a", "2021-06-15"), &["21.ground-duty-overdue"]),
    ] {
        judged(overdue(), ("2021-06-10", "o", &what), expected);
    }
    // Not complete: open, so refused. Reported late, or in time: not overdue.
    judged(running(), ("2021-06-10", "o", &ours), &["21.ground-duty-unsettled?"]);
    for reported in ["2021-04-10", "2021-04-20"] {
        let report = r#""fact":{"execution_reported":{"covers":"2021-04-01"}}"#;
        judged(overdue().with(reported, "a", report), ("2021-06-10", "o", &ours), &["21.ground-duty-overdue"]);
    }
    // What is stated complete after the act does not help it; what is retracted before it does not either.
    let mut early = running();
    let no = early.add("2021-06-10", "o", &ours);
    early.add("", "o", &complete("2021-06-09"));
    assert_eq!(refused(&early.case(), EntryNo(no)), ["21.ground-duty-unsettled?"]);

    // A number for demonstration accuses nobody: quarterly meetings, due 2021-06-15.
    let mut indicative = running().with("", "o", &complete("2021-07-31"));
    indicative.standards = Standards::indicative();
    let meeting = duty("13.meeting", "a", "2021-06-15");
    judged(indicative.clone(), ("2021-08-01", "o", &meeting), &["21.ground-duty-authority"]);
    // Of one still running what is said is that it is not overdue.
    let running_still = duty("13.meeting", "a", "2021-09-15");
    judged(indicative, ("2021-08-01", "o", &running_still), &["21.ground-duty-overdue"]);
}

#[test]
fn no_second_proceeding_for_the_same_conduct() {
    let other = |unit: &str, item: &str, from: &str, to: &str| {
        establish(unit, from, to, r#"{"entry":6}"#).replace("item3", item)
    };
    for (unit, item, from, to, expected) in [
        ("a", "item3", "2021-06-01", "2021-06-05", &["21.not-twice"][..]),
        ("a", "item3", "2021-04-01", "2021-05-01", &["21.not-twice"]),
        ("a", "item3", "2021-06-02", "2021-06-05", &[]),
        ("a", "item4", "2021-06-01", "2021-06-05", &[]),
        ("b", "item3", "2021-06-01", "2021-06-05", &[]),
    ] {
        judged(established(), ("2021-06-12", "o", &other(unit, item, from, to)), expected);
    }
    let again = other("a", "item3", "2021-05-01", "2021-06-01");
    let withdrawn = established().with("2021-06-11", "o", &act("withdraw", r#""reason":"r""#));
    judged(withdrawn, ("2021-06-12", "o", &again), &[]);
    // A corrected one still stands.
    let corrected = ordered().with("2021-06-20", "a", r#""fact":{"correction_reported":{"of":7}}"#).with(
        "2021-06-21",
        "o",
        &act("accept_correction", ""),
    );
    judged(corrected, ("2021-06-22", "o", &again), &["21.not-twice"]);
    // A unit that took over only after the other was established against keeps conduct of its own.
    let merged = |on: &str| established().with(on, "o", r#""fact":{"unit_succeeded":{"from":"a","to":"b"}}"#);
    for (unit, on, expected) in
        [("b", "2021-06-11", &[][..]), ("a", "2021-06-11", &["21.not-twice"]), ("b", "2021-06-10", &["21.not-twice"])]
    {
        let own = other(unit, "item3", "2021-05-01", "2021-06-01");
        judged(merged(on), ("2021-06-12", "o", &own), expected);
    }
    // That a third passed into it is no matter.
    let joined = established().with("2021-06-05", "o", r#""fact":{"unit_succeeded":{"from":"c","to":"b"}}"#);
    judged(joined, ("2021-06-12", "o", &other("b", "item3", "2021-05-01", "2021-06-01")), &[]);
}

#[test]
fn an_open_application_refuses() {
    let what = establish("a", "2021-05-01", "2021-06-01", r#"{"entry":6}"#);
    judged(running_at("league"), ("2021-06-10", "o", &what), &["02.application?"]);
    let settled = running_at("league").with("2021-06-02", "o", &determination("application.by-reference", "", "met"));
    judged(settled, ("2021-06-10", "o", &what), &[]);
    judged(running_at("township"), ("2021-06-10", "o", &what), &[]);
    judged(running_at("other"), ("2021-06-10", "o", &what), &["02.in-scope", "21.bound-unit"]);
}

// The ladder.

#[test]
fn an_order_names_a_day_not_before_it() {
    let on = "2021-06-15";
    for (fields, expected) in [
        (r#""correct_by":"2021-06-15""#, &[][..]),
        (r#""correct_by":"2021-06-14""#, &["21.day-not-before-act"]),
        ("", &["21.names-day"]),
    ] {
        judged(established(), (on, "o", &act("order_correction", fields)), expected);
    }
    judged(established(), (on, "b", &act("order_correction", "")), &["21.by-organ", "21.names-day"]);
    // Out of order, and no row: also the guards are judged.
    let again = act("order_correction", r#""correct_by":"2021-06-01""#);
    judged(established(), ("2021-06-09", "o", &again), &["17.out-of-order", "21.day-not-before-act"]);
    judged(ordered(), ("2021-06-16", "o", &again), &["21.day-not-before-act", "machine.no-row.OrderCorrection"]);
}

#[test]
fn an_extension_comes_in_time_and_gives_time() {
    for (on, fields, expected) in [
        ("2021-07-15", r#""correct_by":"2021-07-20""#, &[][..]),
        ("2021-07-16", r#""correct_by":"2021-07-20""#, &["21.extended-in-time"]),
        ("2021-07-15", r#""correct_by":"2021-07-15""#, &["21.extended-later"]),
        ("2021-07-15", "", &["21.names-day"]),
        ("2021-07-16", r#""correct_by":"2021-07-01""#, &["21.extended-in-time", "21.extended-later"]),
    ] {
        judged(ordered(), (on, "o", &act("extend_correction", fields)), expected);
    }
    let extended = ordered().with("2021-07-01", "o", &act("extend_correction", r#""correct_by":"2021-07-20""#));
    judged(extended, ("2021-07-18", "o", &act("extend_correction", r#""correct_by":"2021-07-25""#)), &[]);
    // It asks for nothing anew: what was reported before it answers the order.
    let reported = ordered().with("2021-06-20", "a", REPORTED);
    let extended = reported.with("2021-06-25", "o", &act("extend_correction", r#""correct_by":"2021-07-20""#));
    judged(extended, ("2021-06-30", "o", &act("accept_correction", "")), &[]);
    judged(
        established(),
        ("2021-07-01", "o", &act("extend_correction", r#""correct_by":"2021-07-20""#)),
        &["machine.no-row.ExtendCorrection"],
    );
}

#[test]
fn a_rejection_answers_a_report_and_gives_a_new_day() {
    let reject = |fields: &str| act("reject_correction", fields);
    let whole = reject(r#""correct_by":"2021-07-20","reason":"r""#);
    let reported = || ordered().with("2021-06-20", "a", REPORTED);
    judged(reported(), ("2021-06-25", "o", &whole), &[]);
    for (fields, expected) in [
        (r#""correct_by":"2021-07-20""#, &["21.rejection-reason"][..]),
        (r#""reason":"r""#, &["21.names-day"]),
        (r#""correct_by":"2021-06-24","reason":"r""#, &["21.day-not-before-act"]),
        ("", &["21.names-day", "21.rejection-reason"]),
    ] {
        judged(reported(), ("2021-06-25", "o", &reject(fields)), expected);
    }
    judged(ordered(), ("2021-06-25", "o", &whole), &["21.correction-reported"]);
    judged(ordered(), ("2021-06-25", "o", &reject(r#""reason":"r""#)), &["21.correction-reported", "21.names-day"]);
    // By another unit; before the order; after the act; already rejected.
    judged(ordered().with("2021-06-20", "b", REPORTED), ("2021-06-25", "o", &whole), &["21.correction-reported"]);
    judged(ordered().with("2021-06-14", "a", REPORTED), ("2021-06-25", "o", &whole), &["21.correction-reported"]);
    judged(ordered().with("2021-06-26", "a", REPORTED), ("2021-06-25", "o", &whole), &["21.correction-reported"]);
    let rejected = reported().with("2021-06-25", "o", &whole);
    judged(rejected.clone(), ("2021-06-26", "o", &whole), &["21.correction-reported"]);
    judged(rejected.with("2021-06-26", "a", REPORTED), ("2021-06-26", "o", &whole), &[]);
}

#[test]
fn an_acceptance_needs_a_report_not_turned_down() {
    let accept = act("accept_correction", "");
    let reported = || ordered().with("2021-06-20", "a", REPORTED);
    judged(reported(), ("2021-06-25", "o", &accept), &[]);
    judged(reported(), ("2021-06-25", "a", &accept), &["21.by-organ"]);
    judged(ordered(), ("2021-06-25", "o", &accept), &["21.correction-reported"]);
    judged(ordered(), ("2021-06-25", "b", &accept), &["21.by-organ", "21.correction-reported"]);
    let none = determination("correction.none", r#""entry":7"#, "met");
    let turned_down = reported().with("2021-06-22", "o", &none);
    judged(turned_down.clone(), ("2021-06-25", "o", &accept), &["21.report-not-turned-down"]);
    judged(turned_down.with("2021-06-23", "a", REPORTED), ("2021-06-25", "o", &accept), &[]);
    judged(
        established().with("2021-06-20", "a", REPORTED),
        ("2021-06-25", "o", &accept),
        &["21.correction-reported", "machine.no-row.AcceptCorrection"],
    );
    // Up the ladder as well.
    for taken in [vec![], vec![("circulate", "")], vec![("circulate", ""), ("interview", r#""person":"p""#)]] {
        let mut book = refusing();
        for (kind, fields) in taken {
            book.add("2021-06-26", "o", &act(kind, fields));
            assert_eq!(book.refused(), [""; 0]);
        }
        judged(book.clone(), ("2021-06-30", "o", &accept), &["21.correction-reported"]);
        judged(book.with("2021-06-29", "a", REPORTED), ("2021-06-30", "o", &accept), &[]);
    }
}

/// A report is the unit's own, or that of a unit that had taken over from it; others that passed into one another say
/// nothing for it.
#[test]
fn a_report_is_by_the_unit_or_who_took_over() {
    let accept = act("accept_correction", "");
    let with = |from: &str, to: &str| {
        let passed = format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#);
        ordered().with("2021-06-16", "o", &passed)
    };
    for (from, by, expected) in [("b", "c", vec!["21.correction-reported"]), ("a", "c", vec![]), ("b", "a", vec![])] {
        judged(with(from, "c").with("2021-06-20", by, REPORTED), ("2021-06-25", "o", &accept), &expected);
    }
}

#[test]
fn refusal_is_stated_or_silent_or_determined() {
    let stated = r#""fact":{"correction_refusal_stated":{"of":7}}"#;
    let by_silence = act("establish_refusal", r#""silence":"s""#);
    let plain = act("establish_refusal", "");
    let none = |answer: &str| determination("correction.none", r#""entry":7"#, answer);
    let without_document = none("met").replace(r#","document":"d""#, "");

    // (a) stated: by the unit, since the order, not overtaken by a report.
    judged(ordered().with("2021-06-20", "a", stated), ("2021-06-20", "o", &plain), &[]);
    for book in [
        ordered().with("2021-06-20", "b", stated),
        ordered().with("2021-06-14", "a", stated),
        ordered().with("2021-06-21", "a", stated),
    ] {
        let lacks = ["21.refusal-stated", "21.silence-complete", "21.silence-day-passed", "21.silence-reason"];
        judged(book, ("2021-06-20", "o", &plain), &lacks);
    }
    let overtaken = ordered().with("2021-06-20", "a", stated).with("2021-06-22", "a", REPORTED);
    judged(overtaken.clone(), ("2021-06-25", "o", &plain), &["21.no-correction?", "21.refusal-stated"]);
    judged(overtaken.with("2021-06-23", "a", stated), ("2021-06-25", "o", &plain), &[]);

    // (b) silent: the day passed, the record complete through it, no report, a reason.
    let complete_record = || ordered().with("", "o", &complete("2021-07-15"));
    judged(complete_record(), ("2021-07-16", "o", &by_silence), &[]);
    for (book, on, what, expected) in [
        (complete_record(), "2021-07-15", &by_silence, &["21.refusal-stated", "21.silence-day-passed"][..]),
        (complete_record(), "2021-07-16", &plain, &["21.refusal-stated", "21.silence-reason"]),
        (ordered(), "2021-07-16", &by_silence, &["21.refusal-stated", "21.silence-complete"]),
        (
            ordered().with("", "o", &complete("2021-07-14")),
            "2021-07-16",
            &by_silence,
            &["21.refusal-stated", "21.silence-complete"],
        ),
        (complete_record(), "2021-07-15", &plain, &["21.refusal-stated", "21.silence-day-passed", "21.silence-reason"]),
        (
            complete_record().with("2021-07-16", "a", REPORTED),
            "2021-07-16",
            &by_silence,
            &["21.no-correction?", "21.refusal-stated", "21.silence-no-report"],
        ),
    ] {
        judged(book, (on, "o", what), expected);
    }
    // The day is the extended one.
    let extended = complete_record().with("2021-07-10", "o", &act("extend_correction", r#""correct_by":"2021-07-31""#));
    judged(
        extended.clone(),
        ("2021-07-16", "o", &by_silence),
        &["21.refusal-stated", "21.silence-complete", "21.silence-day-passed"],
    );
    judged(extended.with("", "o", &complete("2021-07-31")), ("2021-08-01", "o", &by_silence), &[]);
    // A rejected report is no report any more.
    let rejected = ordered()
        .with("2021-07-01", "a", REPORTED)
        .with("2021-07-02", "o", &act("reject_correction", r#""correct_by":"2021-07-20","reason":"r""#))
        .with("", "o", &complete("2021-07-20"));
    judged(rejected, ("2021-07-21", "o", &by_silence), &[]);

    // (c) determined by the organ, with its document, after the report.
    let reported = || ordered().with("2021-06-20", "a", REPORTED);
    judged(reported().with("2021-06-22", "o", &none("met")), ("2021-06-25", "o", &plain), &[]);
    for (book, expected) in [
        (reported(), &["21.no-correction?", "21.refusal-stated"][..]),
        (reported().with("2021-06-22", "o", &none("not_met")), &["21.no-correction", "21.refusal-stated"]),
        (reported().with("2021-06-22", "sup", &none("met")), &["21.no-correction?", "21.refusal-stated"]),
        (reported().with("2021-06-22", "o", &without_document), &["21.no-correction-grounds", "21.refusal-stated"]),
        (reported().with("2021-06-19", "o", &none("met")), &["21.no-correction?", "21.refusal-stated"]),
        (
            reported().with("2021-06-22", "o", &none("met")).with("2021-06-23", "a", REPORTED),
            &["21.no-correction?", "21.refusal-stated"],
        ),
    ] {
        judged(book, ("2021-06-25", "o", &plain), expected);
    }
}

#[test]
fn interviewed_is_the_head_in_office_that_day() {
    let interview = |person: &str| act("interview", &format!(r#""person":"{person}""#));
    let on = "2021-06-28";
    judged(refusing(), (on, "o", &interview("p")), &[]);
    judged(refusing(), (on, "o", &interview("q")), &["21.head-in-office"]);
    judged(refusing(), (on, "o", &act("interview", "")), &["21.interview-named"]);
    judged(refusing(), (on, "a", &interview("q")), &["21.by-organ", "21.head-in-office"]);
    judged(ordered(), (on, "o", &interview("q")), &["21.head-in-office", "machine.no-row.Interview"]);

    // The head changed after the conduct: the successor is interviewed, from the day after the handover.
    let ended = r#""fact":{"tenure_ended":{"of":5}}"#;
    let changed = || refusing().with("2021-06-26", "a", ended).with("2021-06-26", "a", &head("q", "a"));
    judged(changed(), ("2021-06-26", "o", &interview("p")), &[]);
    judged(changed(), ("2021-06-27", "o", &interview("p")), &["21.head-in-office"]);
    judged(changed(), ("2021-06-27", "o", &interview("q")), &[]);

    // Nobody known: open. Stated complete: nobody there.
    let left = || refusing().with("2021-06-26", "a", ended);
    judged(left(), (on, "o", &interview("p")), &["21.head-unknown?"]);
    judged(left().with("", "o", &complete("2021-06-27")), (on, "o", &interview("p")), &["21.head-unknown?"]);
    judged(left().with("", "o", &complete("2021-06-28")), (on, "o", &interview("p")), &["21.no-head"]);
    judged(left(), (on, "o", &act("interview", "")), &["21.head-unknown?", "21.interview-named"]);

    // Another unit took over: its head.
    let passed = refusing().with("2021-06-26", "o", r#""fact":{"unit_succeeded":{"from":"a","to":"c"}}"#).with(
        "2021-06-26",
        "c",
        &head("r", "c"),
    );
    judged(passed.clone(), (on, "o", &interview("p")), &["21.head-in-office"]);
    judged(passed, (on, "o", &interview("r")), &[]);
}

#[test]
fn interview_and_circular_once_each() {
    let interview = act("interview", r#""person":"p""#);
    let circulate = act("circulate", "");
    judged(refusing(), ("2021-06-28", "o", &circulate), &[]);
    judged(ordered(), ("2021-06-28", "o", &circulate), &["machine.no-row.Circulate"]);
    judged(refusing(), ("2021-06-28", "p", &circulate), &["21.by-organ"]);
    let interviewed = refusing().with("2021-06-28", "o", &interview);
    judged(interviewed.clone(), ("2021-06-28", "o", &interview), &["machine.no-row.Interview"]);
    judged(interviewed.clone(), ("2021-06-28", "o", &circulate), &[]);
    let both = interviewed.with("2021-06-28", "o", &circulate);
    judged(both, ("2021-06-29", "o", &circulate), &["machine.no-row.Circulate"]);
}

#[test]
fn after_a_late_correction_the_organ_says_what_remains_due() {
    let interview = act("interview", r#""person":"p""#);
    let circulate = act("circulate", "");
    let still_due = |answer: &str| determination("ladder.still-due", r#""entry":7"#, answer);
    let on = "2021-07-10";
    for what in [&interview, &circulate] {
        judged(corrected_late(), (on, "o", what), &["21.still-due?"]);
        judged(corrected_late().with("2021-07-06", "o", &still_due("met")), (on, "o", what), &[]);
        judged(corrected_late().with("2021-07-06", "o", &still_due("not_met")), (on, "o", what), &["21.still-due"]);
        judged(corrected_late().with("2021-07-06", "sup", &still_due("met")), (on, "o", what), &["21.still-due?"]);
        let taken = corrected_late().with("2021-07-06", "o", &still_due("met")).with("2021-07-07", "o", what);
        judged(taken.clone(), (on, "o", what), &["21.not-yet-taken"]);
        judged(
            taken.with("2021-07-08", "o", &still_due("not_met")),
            (on, "o", what),
            &["21.not-yet-taken", "21.still-due"],
        );
    }
    let both = corrected_late().with("2021-07-06", "o", &still_due("met")).with("2021-07-07", "o", &interview).with(
        "2021-07-08",
        "o",
        &circulate,
    );
    assert_eq!(both.refused(), [""; 0]);
    assert_eq!(both.case().proceeding(EntryNo(7), day("2021-07-08")), Some(ProceedingState::CorrectedAfterRefusal));
}

#[test]
fn a_withdrawal_gives_a_reason() {
    let reason = act("withdraw", r#""reason":"r""#);
    for book in [established(), ordered(), refusing(), corrected_late()] {
        judged(book.clone(), ("2021-08-01", "o", &reason), &[]);
        judged(book.clone(), ("2021-08-01", "o", &act("withdraw", "")), &["21.withdrawal-reason"]);
        judged(book, ("2021-08-01", "b", &act("withdraw", "")), &["21.by-organ", "21.withdrawal-reason"]);
    }
    let withdrawn = refusing().with("2021-08-01", "o", &reason);
    judged(withdrawn.clone(), ("2021-08-02", "o", &reason), &["machine.no-row.Withdraw"]);
    judged(withdrawn, ("2021-08-02", "o", &act("circulate", "")), &["machine.no-row.Circulate"]);
}

#[test]
fn an_establishing_without_effect_opens_nothing() {
    let book = running().with("2021-06-10", "o", &establish("a", "2021-05-01", "2021-06-01", ""));
    let order = act("order_correction", r#""correct_by":"2021-07-15""#);
    judged(book, ("2021-06-15", "o", &order), &["machine.no-row.OrderCorrection"]);
}

#[test]
fn history_moves_the_state_but_no_measure_rests_on_it() {
    let mut book = Book::new();
    book.add("2020-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#);
    book.add("2020-03-10", "o", DESIGNATED);
    // No ground, not the organ's: guards are not applied.
    book.add("2020-06-10", "a", &establish("a", "2020-05-01", "2021-06-01", ""));
    book.add("2020-06-15", "o", r#""accountability":{"order_correction":{"of":3}}"#);
    book.add("2021-02-01", "a", r#""fact":{"correction_refusal_stated":{"of":3}}"#);
    let refusal = r#""accountability":{"establish_refusal":{"of":3}}"#;
    assert_eq!(book.case().proceeding(EntryNo(3), day("2021-02-01")), Some(ProceedingState::Ordered));
    judged(book.clone(), ("2021-02-02", "o", refusal), &["21.proceeding-reaches-force"]);
    for measure in [Measure::Interview, Measure::Circulate] {
        let case = book.case();
        assert_eq!(case.eligible(day("2021-02-02"), EntryNo(3), measure), Some(Eligible::Barred));
    }
    assert_eq!(book.case().eligible(day("2021-02-02"), EntryNo(3), Measure::OrderCorrection), Some(Eligible::Done));
    // Ended it can be.
    judged(book.clone(), ("2021-02-02", "o", r#""accountability":{"withdraw":{"of":3,"reason":"r"}}"#), &[]);
    let reported = book.with("2021-02-02", "a", r#""fact":{"correction_reported":{"of":3}}"#);
    judged(reported, ("2021-02-03", "o", r#""accountability":{"accept_correction":{"of":3}}"#), &[]);
}

#[test]
fn a_retraction_takes_the_last_act_back() {
    let retract = |no: u32| format!(r#""statement":{{"retraction":{{"entry":{no},"reason":"r"}}}}"#);
    // Not while a later act of the proceeding is in effect.
    let kept = refusing().with("", "o", &retract(8));
    assert_eq!(kept.case().proceeding(EntryNo(7), day("2021-12-31")), Some(ProceedingState::Refused));
    // One by one, from the end.
    let undone = refusing().with("", "o", &retract(10));
    assert_eq!(undone.case().proceeding(EntryNo(7), day("2021-12-31")), Some(ProceedingState::Ordered));
    judged(undone.clone(), ("2021-06-26", "o", &act("circulate", "")), &["machine.no-row.Circulate"]);
    judged(undone.clone(), ("2021-06-26", "o", &act("establish_refusal", "")), &[]);
    let undone = undone.with("", "o", &retract(8));
    assert_eq!(undone.case().proceeding(EntryNo(7), day("2021-12-31")), Some(ProceedingState::Established));
    judged(undone.clone(), ("2021-06-26", "o", &act("order_correction", r#""correct_by":"2021-07-01""#)), &[]);
    // What the other acts brought stays: of two measures the one taken back is due again, the other done.
    let measures = [("interview", r#""person":"p""#, Measure::Interview), ("circulate", "", Measure::Circulate)];
    for (first, last) in [(measures[0], measures[1]), (measures[1], measures[0])] {
        let both =
            refusing().with("2021-06-28", "o", &act(first.0, first.1)).with("2021-06-29", "o", &act(last.0, last.1));
        assert_eq!(both.refused(), [""; 0]);
        let case = both.with("", "o", &retract(12)).case();
        let eligible = |measure| case.eligible(day("2021-06-30"), EntryNo(7), measure);
        assert_eq!(eligible(first.2), Some(Eligible::Done), "{last:?} is taken back");
        assert_eq!(eligible(last.2), Some(Eligible::Must));
    }
    // Another proceeding goes on as it was.
    let another = establish("a", "2021-05-01", "2021-06-01", r#"{"entry":6}"#).replace("item3", "item4");
    let other = established().with("2021-06-11", "o", &another).with("", "o", &retract(8));
    judged(other, ("2021-06-15", "o", &act("order_correction", r#""correct_by":"2021-07-15""#)), &[]);
    let undone = undone.with("", "o", &retract(7));
    assert_eq!(undone.case().proceeding(EntryNo(7), day("2021-12-31")), None);
    judged(undone, ("2021-06-26", "o", &establish("a", "2021-05-01", "2021-06-01", r#"{"entry":6}"#)), &[]);
}

#[test]
fn the_archive_waits_for_open_proceedings() {
    let terminate = r#""execution":{"terminate":{"ordered":{"by":"sup","document":"d"}}}"#;
    let archived = |book: Book| {
        let book = book.with("2021-08-01", "o", terminate).with("2021-09-01", "o", r#""execution":{"archive":{}}"#);
        book.refused().contains(&"21.proceeding-open")
    };
    assert!(!archived(running()));
    assert!(archived(established()));
    assert!(archived(ordered()));
    assert!(archived(refusing()));
    assert!(!archived(corrected_late()));
    assert!(!archived(refusing().with("2021-07-01", "o", &act("withdraw", r#""reason":"r""#))));
}
