//! Acts that rested on an entry which was retracted later stay in effect and say so (§2, art 17), whether they name
//! the entry or not.

#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zeren::{
    engine::{Case, Effect},
    record::{Entry, Record, Statement, What},
    terms::{Arg, Day, EntryNo, Setting, duty::Status},
};

const BEFORE: &[(&str, &str, &str)] = &[
    ("2023-03-01", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#),
    ("2023-03-06", "city", r#""execution":{"designate":{"units":[{"unit":"edu","competence":"competent"}]}}"#),
    ("2023-03-07", "edu", r#""execution":{"start":{}}"#),
    ("2023-10-09", "edu", r#""fact":{"part_completed":{}}"#),
    ("2023-10-10", "edu", r#""fact":{"final_report":{}}"#),
];

/// The acts that rest on a retracted entry, each with that entry, and the case.
fn rested(more: &[(&str, &str, &str)]) -> (Vec<(u32, u32)>, Case) {
    let entries: Vec<String> = BEFORE
        .iter()
        .chain(more)
        .enumerate()
        .map(|(n, (on, by, what))| {
            let on = if what.contains("statement") { String::new() } else { format!(r#""on":"{on}","#) };
            let no = n + 1;
            format!(
                r#"{{"no":{no},{on}"recorded_on":"2023-12-01","by":"{by}","recorded_by":"city","evidence":["e"],{what}}}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{"schema":"zeren.record/1","title":"t","decision":"d","organ":{{"id":"city","name":"City","level":"city"}},
            "units":[{{"id":"edu","name":"edu","kind":"administrative_organ"}}],"entries":[{}]}}"#,
        entries.join(",")
    );
    let case = Case::new(Record::from_json(&text).unwrap(), Setting::default());
    let assessment = case.assess(Day::parse("2023-12-31").unwrap()).unwrap();
    let answer = assessment.answer().unwrap();
    let found = answer.findings.iter().filter(|finding| finding.row.code == "17.rests-on-retracted");
    let found = found.map(|finding| match finding.args {
        [Arg::Entry(act), Arg::Entry(of), _] => (act.0, of.0),
        _ => panic!("{finding:?}"),
    });
    (found.collect(), case)
}

const ACCEPT: (&str, &str, &str) = ("2023-10-20", "city", r#""execution":{"accept_completion":{}}"#);
const RETRACT_REPORT: (&str, &str, &str) = ("", "city", r#""statement":{"retraction":{"entry":5}}"#);
const RETRACT_PART: (&str, &str, &str) = ("", "city", r#""statement":{"retraction":{"entry":4}}"#);

#[test]
fn an_act_rests_on_what_it_does_not_name() {
    let (found, case) = rested(&[ACCEPT, RETRACT_REPORT]);
    assert_eq!(found, [(6, 5)]);
    assert_eq!(case.effect(EntryNo(6)), Effect::InEffect, "it stays in effect");
    // Both entries that it needed, each by itself.
    assert_eq!(rested(&[ACCEPT, RETRACT_REPORT, RETRACT_PART]).0, [(6, 4), (6, 5)]);
}

/// An act of execution taken back takes back what it brought, and nothing that another did.
#[test]
fn an_act_of_execution_taken_back() {
    let anew =
        ("2023-11-01", "city", r#""execution":{"redesignate":{"units":[{"unit":"edu","competence":"competent"}]}}"#);
    let retract = |no: u32| format!(r#""statement":{{"retraction":{{"entry":{no}}}}}"#);
    let duties = |more: &[(&str, &str, &str)]| {
        let (_, case) = rested(more);
        let assessment = case.assess(Day::parse("2023-12-31").unwrap()).unwrap();
        let duties = &assessment.answer().unwrap().duties;
        duties.iter().map(|duty| (duty.row.code, duty.anchor, duty.status)).collect::<Vec<_>>()
    };
    assert_eq!(duties(&[anew, ("", "city", &retract(6))]), duties(&[]));
    // Without its start, the execution is to be started.
    let unstarted = duties(&[("", "city", &retract(3))]);
    assert_ne!(unstarted, duties(&[]));
    let start = ("2023-03-20", "edu", r#""execution":{"start":{}}"#);
    let began = |duties: &[(&str, Day, Status)]| duties.iter().filter(|(_, on, _)| *on == Day::of(2023, 3, 7)).count();
    assert!(began(&duties(&[])) > 0);
    assert_eq!(
        began(&duties(&[("", "city", &retract(3)), start])),
        0,
        "what runs from the start runs from the new one"
    );
}

/// A period taken back sets nothing any more: no window of it is owed.
#[test]
fn a_period_taken_back_is_owed_no_more() {
    let period =
        ("2023-03-08", "city", r#""standard":{"set_period":{"term":"report","period":{"months":1},"document":"d"}}"#);
    let retract = ("", "city", r#""statement":{"retraction":{"entry":6}}"#);
    let windows = |more: &[(&str, &str, &str)]| {
        let (_, case) = rested(more);
        let assessment = case.assess(Day::parse("2023-12-31").unwrap()).unwrap();
        assessment.answer().unwrap().duties.iter().filter(|duty| duty.window.is_some()).count()
    };
    assert!(windows(&[period]) >= 6);
    assert_eq!(windows(&[period, retract]), 0);
}

/// What was retracted after the act, and entered after it, carried others only.
#[test]
fn what_came_later_is_not_named() {
    let again = ("2023-10-12", "edu", r#""fact":{"final_report":{}}"#);
    let retract_again = ("", "city", r#""statement":{"retraction":{"entry":6}}"#);
    let meeting = ("2023-10-21", "edu", r#""fact":{"meeting_held":{}}"#);
    let period =
        ("2023-10-22", "city", r#""standard":{"set_period":{"term":"training","period":{"months":3},"document":"d"}}"#);
    let retract_meeting = ("", "city", r#""statement":{"retraction":{"entry":8}}"#);
    let (found, _) = rested(&[again, ACCEPT, meeting, period, RETRACT_REPORT, retract_again, retract_meeting]);
    assert_eq!(found, [(7, 6)]);
}

#[test]
fn an_act_rests_on_nothing_that_it_did_not_need() {
    // Another final report was there.
    let again = ("2023-10-12", "edu", r#""fact":{"final_report":{}}"#);
    assert_eq!(rested(&[again, ACCEPT, RETRACT_REPORT]).0, []);
    // Retracted before the act, which then has no effect; and with nothing after it that could have rested on it.
    let (found, case) = rested(&[RETRACT_REPORT, ACCEPT]);
    assert_eq!((found, case.effect(EntryNo(7))), (vec![], Effect::WithoutEffect));
    assert_eq!(rested(&[RETRACT_REPORT]).0, []);
    // An act that had no effect with it either.
    let archive = ("2023-10-15", "city", r#""execution":{"archive":{}}"#);
    assert_eq!(rested(&[archive, ACCEPT, RETRACT_REPORT]).0, [(7, 5)]);
    // The act itself is retracted, too.
    let retract_act = ("", "city", r#""statement":{"retraction":{"entry":6}}"#);
    assert_eq!(rested(&[ACCEPT, RETRACT_REPORT, retract_act]).0, []);
}

/// A circumstance established as entry 7, withdrawn as entry 8 and established again as entry 9.
const ESTABLISHED_AGAIN: [(&str, &str, &str); 4] = [
    ("2023-05-01", "edu", r#""fact":{"refusal_recorded":{}}"#),
    ("2023-10-11", "city", ESTABLISH),
    ("2023-10-12", "city", r#""accountability":{"withdraw":{"of":7,"reason":"r"}}"#),
    ("2023-10-13", "city", ESTABLISH),
];
const ESTABLISH: &str = r#""accountability":{"establish":{"unit":"edu","item":"item2","from":"2023-05-01","to":"2023-05-01",
    "grounds":[{"entry":6}]}}"#;
const RETRACT_WITHDRAWAL: (&str, &str, &str) = ("", "city", r#""statement":{"retraction":{"entry":8}}"#);

/// An act of another matter is retracted: what it had made room for stays, and says so.
#[test]
fn an_act_rests_on_an_act_of_another_matter() {
    let [refused, first, withdraw, again] = ESTABLISHED_AGAIN;
    let (found, case) = rested(&[refused, first, withdraw, again, RETRACT_WITHDRAWAL]);
    assert_eq!(found, [(9, 8)]);
    assert_eq!(case.effect(EntryNo(9)), Effect::InEffect);
    // What goes on with the act that stays rests on it, not on what was retracted.
    let order = ("2023-10-14", "city", r#""accountability":{"order_correction":{"of":9,"correct_by":"2023-11-30"}}"#);
    assert_eq!(rested(&[refused, first, withdraw, again, order, RETRACT_WITHDRAWAL]).0, [(9, 8)]);
    // Retracted before there was anything to rest on it.
    assert_eq!(rested(&[refused, first, withdraw, RETRACT_WITHDRAWAL]).0, []);
}

/// Two acts, each resting on an entry of its own.
#[test]
fn each_act_rests_on_its_own() {
    let [refused, first, withdraw, again] = ESTABLISHED_AGAIN;
    let (found, _) = rested(&[refused, first, withdraw, again, ACCEPT, RETRACT_REPORT, RETRACT_WITHDRAWAL]);
    assert_eq!(found, [(9, 8), (10, 5)]);
}

/// Of two entries, either of which would have been enough, neither alone carries the act; without both it falls.
#[test]
fn of_two_that_would_each_do_the_last_is_named() {
    let again = ("2023-10-12", "edu", r#""fact":{"final_report":{}}"#);
    let retract_again = ("", "city", r#""statement":{"retraction":{"entry":6}}"#);
    assert_eq!(rested(&[again, ACCEPT, RETRACT_REPORT, retract_again]).0, [(7, 6)]);
}

/// A retraction entered into a case in memory says the same as the whole record read anew.
#[test]
fn a_case_in_memory_says_the_same() {
    let (_, mut case) = rested(&[ACCEPT]);
    let entry: zeren::record::Entry<zeren::record::Id<'_>> = serde_json::from_str(
        r#"{"no":7,"recorded_on":"2023-12-01","by":"city","recorded_by":"city","evidence":["e"],
            "statement":{"retraction":{"entry":5}}}"#,
    )
    .unwrap();
    case = case.suppose_entries(vec![entry]).unwrap();
    let assessment = case.assess(Day::parse("2023-12-31").unwrap()).unwrap();
    let codes: Vec<_> = assessment.answer().unwrap().findings.iter().map(|finding| finding.row.code).collect();
    assert!(codes.contains(&"17.rests-on-retracted"), "{codes:?}");
}

/// The designation is known to January only and the start to the 15th, so that it had happened by then. With the start
/// taken back, it counts from the last day of the month again: as if there had been no start.
#[test]
fn a_retracted_act_dates_nothing_before_it() {
    let designated = |more: &str| {
        let text = format!(
            r#"{{"schema":"zeren.record/1","title":"t","decision":"d","organ":{{"id":"city","name":"City","level":"city"}},
                "units":[{{"id":"edu","name":"edu","kind":"administrative_organ"}}],"entries":[
                {{"no":1,"on":"2022-01-01","recorded_on":"2023-12-01","by":"city","recorded_by":"city",
                  "execution":{{"adopt":{{"matter":"public_project"}}}}}},
                {{"no":2,"on":"2022-01-01","precision":"month","recorded_on":"2023-12-01","by":"city","recorded_by":"city",
                  "execution":{{"designate":{{"units":[{{"unit":"edu","competence":"competent"}}]}}}}}}{more}]}}"#
        );
        Case::new(Record::from_json(&text).unwrap(), Setting::default())
    };
    let start = r#",{"no":3,"on":"2022-01-15","recorded_on":"2023-12-01","by":"edu","recorded_by":"city",
        "execution":{"start":{}}}"#;
    let retracted = format!(
        r#"{start},{{"no":4,"recorded_on":"2023-12-01","by":"city","recorded_by":"city",
        "statement":{{"retraction":{{"entry":3}}}}}}"#
    );
    let kept = |case: &Case| {
        let assessment = case.assess(Day::parse("2022-02-15").unwrap()).unwrap();
        let duties = &assessment.answer().unwrap().duties;
        let duty = |code: &str| duties.iter().find(|duty| duty.row.code == code).unwrap();
        (duty("05.designation").kept.unwrap().0.to_string(), duty("06.part").anchor.to_string())
    };
    let days = |day: &str| (day.to_owned(), day.to_owned());
    assert_eq!(kept(&designated("")), days("2022-01-31"));
    assert_eq!(kept(&designated(start)), days("2022-01-15"));
    assert_eq!(kept(&designated(&retracted)), days("2022-01-31"));
}

/// An entry taken back at once leaves the decision where it stood: whatever its kind, the answer of the record that
/// ends with the entry and its retraction is that of the record which ends before. An act without effect leaves its
/// refusal, and a retraction cannot be taken back.
#[test]
fn an_entry_taken_back_at_once_leaves_nothing_behind() {
    let answer = |record: &Value| {
        let case = Case::new(Record::from_json(&record.to_string()).unwrap(), Setting::default());
        let assessment = case.assess(Day::parse("2026-06-30").unwrap()).unwrap();
        serde_json::to_value(case.document(&assessment)).unwrap()
    };
    let mut taken_back = BTreeMap::<_, u32>::new();
    for seed in 0..30 {
        let record = generate::from_seed(seed);
        let case = Case::new(record.clone(), Setting::default());
        let whole: Value = serde_json::from_str(&record.to_json()).unwrap();
        let counts = |entry: &&Entry<_>| {
            !matches!(entry.what, What::Statement(Statement::Retraction(_)))
                && case.effect(entry.no) != Effect::WithoutEffect
        };
        for act in record.entries().iter().filter(counts) {
            // A few of each kind, for each is two whole records read.
            let times = taken_back.entry(format!("{}.{}", act.what.class(), act.what.tag())).or_default();
            *times += 1;
            if *times > 2 {
                continue;
            }
            let no = act.no.0 as usize;
            let mut with = whole.clone();
            let entries = with["entries"].as_array_mut().unwrap();
            entries.truncate(no);
            let [on, by] = ["recorded_on", "recorded_by"].map(|key| entries[no - 1][key].clone());
            let mut without = with.clone();
            with["entries"].as_array_mut().unwrap().push(json!({"no": no + 1, "recorded_on": on, "by": by.clone(),
                "recorded_by": by, "evidence": ["e"], "statement": {"retraction": {"entry": no, "reason": "r"}}}));
            without["entries"].as_array_mut().unwrap().pop();
            let answers = (answer(&with), answer(&without));
            for key in ["in_force", "standing", "next", "duties", "liability", "responsible"] {
                assert_eq!(
                    answers.0.get(key),
                    answers.1.get(key),
                    "{key} of seed {seed} without entry {no}: {:?}",
                    act.what
                );
            }
            // Taken once more it has the effect it had.
            if act.what.is_act() {
                let entries = with["entries"].as_array_mut().unwrap();
                let (mut again, recorded) = (entries[no - 1].clone(), entries[no]["recorded_on"].clone());
                (again["no"], again["recorded_on"]) = (json!(no + 2), recorded);
                entries.push(again);
                let again = Case::new(Record::from_json(&with.to_string()).unwrap(), Setting::default());
                assert_eq!(
                    again.effect(EntryNo(act.no.0 + 2)),
                    case.effect(act.no),
                    "seed {seed}, entry {no}, again: {:?}",
                    act.what
                );
            }
        }
    }
    assert!(taken_back.len() >= 70, "{:?}", taken_back.keys());
}
