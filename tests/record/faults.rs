//! What is malformed, with the exact words.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zeren::{
    record::{Document, Entry, Id, Malformed, Record, Tree},
    terms::{Clause, Day, Precision},
};

use super::{EVERY_KIND, read};

/// A record of two units, two persons and these entries, numbered and dated unless they say otherwise.
fn document(entries: &[Value]) -> Value {
    let entries: Vec<Value> = entries
        .iter()
        .enumerate()
        .map(|(n, entry)| {
            let day = format!("2021-03-{:02}", n + 1);
            let mut full = json!({ "no": n + 1, "recorded_on": day, "by": "gov", "recorded_by": "gov" });
            if entry.get("statement").is_none() {
                full["on"] = json!(day);
            }
            for (key, value) in entry.as_object().unwrap() {
                full[key] = value.clone();
            }
            full
        })
        .collect();
    json!({
        "schema": "zeren.record/1", "title": "Old town", "decision": "old-town",
        "organ": { "id": "gov", "name": "Government", "level": "city" },
        "units": [
            { "id": "culture", "name": "Culture", "kind": "administrative_organ" },
            { "id": "housing", "name": "Housing", "kind": "administrative_organ" },
        ],
        "persons": [{ "id": "bai" }, { "id": "lin" }],
        "bodies": [{ "id": "inspectorate", "name": "Inspectorate", "kind": "supervisory" }],
        "entries": entries,
    })
}

#[track_caller]
fn refused(text: &str) -> Malformed {
    let malformed = Record::from_json(text).expect_err("no fault was found");
    // Whoever reads the tree first, or opens the document by hand, is refused as well.
    if let Ok(tree) = serde_json::from_str::<Tree>(text) {
        assert_eq!(Record::from_tree(&tree), Err(malformed.clone()));
    }
    assert!(serde_json::from_str::<Document<'_>>(text).map_or(true, |document| document.open().is_err()));
    malformed
}

/// The faults of a document that is otherwise sound, one a line.
#[track_caller]
fn faults(document: &Value) -> String {
    let faults: Vec<_> = refused(&document.to_string()).faults().iter().map(ToString::to_string).collect();
    faults.join("\n")
}

/// What a value is not, in the words of whoever reads a single one.
#[test]
fn a_value_of_another_kind() {
    fn unread<'a, T: serde::Deserialize<'a> + std::fmt::Debug>(text: &'a str) -> String {
        let error = serde_json::from_str::<T>(text).unwrap_err().to_string();
        error.split(" at line").next().unwrap().to_owned()
    }
    let fault = "invalid type: integer `5`, expected";
    assert_eq!(unread::<Day>("5"), format!("{fault} a day written as YYYY-MM-DD"));
    assert_eq!(unread::<Clause>("5"), format!("{fault} the code of a clause, such as `regulation:21(2)`"));
    assert_eq!(unread::<Id<'_>>("5"), format!("{fault} the id of a party"));
    assert_eq!(unread::<Entry<Id<'_>>>("5"), format!("{fault} an entry"));
    assert_eq!(unread::<Precision>("5"), format!(r#"{fault} one of ["day", "month", "year"]"#));
}

#[test]
fn days_that_end_before_they_begin() {
    let span = |from: &str, to: &str| json!({ "by": "culture", "fact": { "other_conduct_recorded": { "about": "culture", "from": from, "to": to } } });
    read(&document(&[span("2021-02-01", "2021-02-01")]).to_string());
    insta::assert_snapshot!(of(&[span("2021-02-02", "2021-02-01")]), @"entries[0].fact.other_conduct_recorded.to: the last day 2021-02-01 is before the first day 2021-02-02");
}

#[track_caller]
fn of(entries: &[Value]) -> String {
    faults(&document(entries))
}

/// The document with one value changed.
#[track_caller]
fn with(pointer: &str, value: Value) -> String {
    let mut document = document(&[json!({ "fact": { "training_held": { "form": "study_group" } } })]);
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => document.pointer_mut(parent).unwrap()[key] = value,
    }
    faults(&document)
}

fn began(person: &str, at: &str, post: &str) -> Value {
    json!({ "fact": { "tenure_began": { "person": person, "at": at, "post": post } } })
}

fn ended(of: u32) -> Value {
    json!({ "fact": { "tenure_ended": { "of": of } } })
}

fn dated(mut entry: Value, on: &str) -> Value {
    entry["on"] = json!(on);
    entry
}

#[test]
fn the_frame_is_sound() {
    read(&document(&[]).to_string());
    read(&document(&[json!({ "fact": { "training_held": {} } })]).to_string());
}

#[test]
fn empty_and_truncated() {
    for text in ["", " \n"] {
        assert_eq!(
            refused(text).to_string(),
            "the record is malformed\n  the document: cannot be read: it is empty; a record is one JSON document, \
             from `{` to `}`"
        );
    }
    insta::assert_snapshot!(refused(&EVERY_KIND[..1_000]), @"
    the record is malformed
      the document: cannot be read: it breaks off at line 55, column 2; send the whole document
    ");
    insta::assert_snapshot!(refused(&format!("{EVERY_KIND}{{}}")), @"
    the record is malformed
      the document: cannot be read: trailing characters at line 2120 column 1; correct the JSON there
    ");
    insta::assert_snapshot!(refused(&format!("\u{feff}{EVERY_KIND}")), @"
    the record is malformed
      the document: cannot be read: it begins with a byte order mark; save it as UTF-8 without one
    ");
    insta::assert_snapshot!(refused("{\n  \"schema\": 'zeren.record/1'\n}"), @"
    the record is malformed
      the document: cannot be read: expected value at line 2 column 13; correct the JSON there
    ");
    insta::assert_snapshot!(Record::from_json_slice(b"{\"schema\": \"\xd6\xd8\"}").unwrap_err(), @"
    the record is malformed
      the document: cannot be read: it is not UTF-8 from byte 13 on; save it as UTF-8
    ");
    insta::assert_snapshot!(refused("[]"), @"
    the record is malformed
      the document: a list stands where a form with named fields is expected
    ");
    insta::assert_snapshot!(refused("null"), @"
    the record is malformed
      the document: null stands where a form with named fields is expected; give one, or leave the field out where it is optional
    ");
    insta::assert_snapshot!(refused("{}"), @"
    the record is malformed
      the document: the field `schema` is missing; it is required
      the document: the field `title` is missing; it is required
      the document: the field `decision` is missing; it is required
      the document: the field `organ` is missing; it is required
    ");
    for end in 0..EVERY_KIND.len() {
        if end % 101 == 0 && EVERY_KIND.is_char_boundary(end) {
            refused(&EVERY_KIND[..end]);
        }
    }
}

#[test]
fn deep_documents() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    insta::assert_snapshot!(refused(&format!("{{\"schema\": {deep}}}")).faults()[0], @"the document: the field `title` is missing; it is required");
    let deep = "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000);
    insta::assert_snapshot!(refused(&deep).faults()[0], @"the document: unknown field `a`; the form has `schema`, `title`, `decision`, `organ`, `units`, `persons`, `bodies`, `entries`");
}

#[test]
fn the_header() {
    insta::assert_snapshot!(with("/schema", json!("zeren.record/2")), @"schema: unknown schema `zeren.record/2`; this version reads `zeren.record/1`");
    insta::assert_snapshot!(with("/schema", json!(1)), @"schema: a number stands where the name of a schema is expected");
    insta::assert_snapshot!(with("/owner", json!("me")), @"the document: unknown field `owner`; the form has `schema`, `title`, `decision`, `organ`, `units`, `persons`, `bodies`, `entries`");
    insta::assert_snapshot!(with("/title", json!(null)), @"title: null stands where text is expected; give one, or leave the field out where it is optional");
    insta::assert_snapshot!(with("/title", json!("x".repeat(4_097))), @"title: 4097 bytes of text; this version takes at most 4096");
    insta::assert_snapshot!(with("/decision", json!("Old Town")), @"decision: `Old Town` is no id; an id is 1 to 64 of a-z, 0-9, `.`, `_`, `-`, and not `outside`");
    insta::assert_snapshot!(with("/organ/level", json!("village")), @"organ.level: unknown word `village`; the list has `autonomous_region`, `league`, `city`, `banner_county`, `department`, `township`, `subdistrict`, `zone`, `other`");
    insta::assert_snapshot!(with("/organ/name", json!("x".repeat(5_000))), @"organ.name: 5000 bytes of text; this version takes at most 4096");
    insta::assert_snapshot!(with("/organ/id", json!("outside")), @"organ.id: `outside` is no id; an id is 1 to 64 of a-z, 0-9, `.`, `_`, `-`, and not `outside`");
    insta::assert_snapshot!(with("/organ", json!(["gov", "Government", "city"])), @"organ: a list stands where a form with named fields is expected");
    insta::assert_snapshot!(with("/units/1/id", json!("culture")), @"units[1].id: the id `culture` is already taken; ids are unique within a record");
    insta::assert_snapshot!(with("/persons/0/id", json!("culture")), @"persons[0].id: the id `culture` is already taken; ids are unique within a record");
    insta::assert_snapshot!(with("/units/0/kind", json!(7)), @"units[0].kind: a number stands where a word of a list is expected");
    insta::assert_snapshot!(with("/bodies/0/above", json!("inspectorate")), @"bodies[0].above: unknown party `inspectorate`; name it in the header, or add it by an earlier `party_added`");
    insta::assert_snapshot!(with("/bodies/0/above", json!("culture")), @"bodies[0].above: `culture` is not a body or the organ");
    insta::assert_snapshot!(with("/entries", json!({})), @"entries: a form stands where a list is expected");
    insta::assert_snapshot!(with("/entries", json!(null)), @"entries: null stands where a list is expected; give one, or leave the field out where it is optional");
}

#[test]
fn the_frame_of_an_entry() {
    insta::assert_snapshot!(with("/entries/0/no", json!(2)), @"entries[0].no: the entry is numbered 2; its place is 1");
    insta::assert_snapshot!(with("/entries/0/no", json!(1.5)), @"entries[0].no: a number with a fraction, an exponent or too many digits stands where a whole number from 0 to 4294967295 is expected");
    insta::assert_snapshot!(with("/entries/0/no", json!(-1)), @"entries[0].no: a negative number stands where a whole number from 0 to 4294967295 is expected");
    insta::assert_snapshot!(with("/entries/0/no", json!(4_294_967_296_u64)), @"entries[0].no: a number too large stands where a whole number from 0 to 4294967295 is expected");
    insta::assert_snapshot!(with("/entries/0/on", json!("2021-02-29")), @"entries[0].on: there is no day `2021-02-29`");
    insta::assert_snapshot!(with("/entries/0/on", json!("1999-12-31")), @"entries[0].on: the day `1999-12-31` is not between 2000-01-01 and 2199-12-31");
    insta::assert_snapshot!(with("/entries/0/recorded_on", json!("2200-01-01")), @"entries[0].recorded_on: the day `2200-01-01` is not between 2000-01-01 and 2199-12-31");
    insta::assert_snapshot!(with("/entries/0/recorded_on", json!("1 March 2021")), @"entries[0].recorded_on: `1 March 2021` is not a day written as YYYY-MM-DD");
    insta::assert_snapshot!(with("/entries/0/on", json!("2021-03-02")), @"entries[0].on: dated 2021-03-02, after it was recorded (2021-03-01); an entry cannot be recorded before its day");
    insta::assert_snapshot!(with("/entries/0/precision", json!({ "month": null })), @"entries[0].precision: a form stands where a word of a list is expected");
    insta::assert_snapshot!(with("/entries/0/precision", json!("week")), @"entries[0].precision: unknown word `week`; the list has `day`, `month`, `year`");
    insta::assert_snapshot!(with("/entries/0/by", json!("nobody")), @"entries[0].by: unknown party `nobody`; name it in the header, or add it by an earlier `party_added`");
    insta::assert_snapshot!(with("/entries/0/by", json!("The Mayor")), @"entries[0].by: unknown party `The Mayor`; name it in the header, or add it by an earlier `party_added`");
    insta::assert_snapshot!(with("/entries/0/by", json!(null)), @"entries[0].by: null stands where the id of a party is expected; give one, or leave the field out where it is optional");
    insta::assert_snapshot!(with("/entries/0/evidence", json!("doc 1")), @"entries[0].evidence: text stands where a list is expected");
    insta::assert_snapshot!(with("/entries/0/evidence", json!(["x".repeat(4_097)])), @"entries[0].evidence[0]: 4097 bytes of text; this version takes at most 4096");
    insta::assert_snapshot!(with("/entries/0/evidence", json!(vec!["e"; 1_001])), @"entries[0].evidence: 1001 elements of one list; this version takes at most 1000");
    let mut most = document(&[json!({ "fact": { "training_held": {} } })]);
    most["entries"][0]["evidence"] = json!(vec!["e"; 1_000]);
    read(&most.to_string());
    insta::assert_snapshot!(with("/entries/0/refrence", json!("oa-1")), @"entries[0]: unknown field `refrence`; the form has `no`, `on`, `precision`, `recorded_on`, `by`, `recorded_by`, `evidence`, `reference`, `execution`, `accountability`, `discipline`, `remedy`, `evaluation`, `standard`, `fact`, `determination`, `statement`");
    insta::assert_snapshot!(with("/entries/0/statement", json!({})), @"
    entries[0]: an entry holds exactly one kind, of `execution`, `accountability`, `discipline`, `remedy`, `evaluation`, `standard`, `fact`, `determination`, `statement`
    entries[0].statement: exactly one of `retraction`, `evidence_added`, `completeness_stated` is expected
    ");
    insta::assert_snapshot!(with("/entries/0", json!({ "no": 1 })), @"
    entries[0]: the field `recorded_on` is missing; it is required
    entries[0]: the field `by` is missing; it is required
    entries[0]: the field `recorded_by` is missing; it is required
    entries[0]: an entry holds exactly one kind, of `execution`, `accountability`, `discipline`, `remedy`, `evaluation`, `standard`, `fact`, `determination`, `statement`
    ");
    insta::assert_snapshot!(with("/entries/0", json!([])), @"entries[0]: a list stands where a form with named fields is expected");
}

#[test]
fn the_kind() {
    insta::assert_snapshot!(with("/entries/0/fact", json!({})), @"entries[0].fact: exactly one of `execution_resumed`, `other_conduct_recorded`, `clue_transferred`, `received`, `remedy_accepted`, `remedy_extended`, `part_completed`, `execution_reported`, `final_report`, `coordination_held`, `inspection_scope_included`, `inspection_conducted`, `inspection_concluded`, `training_held`, `year_end_account`, `appraisal_made`, `meeting_held`, `unauthorised_change`, `unauthorised_stop`, `act_attempted`, `problem_found`, `problem_reported`, `prior_appraisal`, `evaluation_delivered`, `record_filed`, `result_formed`, `disclosed`, `withheld`, `opinion_received`, `opinion_answered`, `complaint_received`, `complaint_acknowledged`, `complaint_extended`, `complaint_resolved`, `lead_failed`, `cooperation_failed`, `refusal_recorded`, `shirking_recorded`, `delay_recorded`, `concealment_recorded`, `false_report_recorded`, `report_contradicted`, `neglect_recorded`, `falsification_recorded`, `correction_reported`, `correction_refusal_stated`, `late_filing_accepted`, `tenure_began`, `tenure_ended`, `person_status`, `party_added`, `unit_succeeded` is expected");
    insta::assert_snapshot!(with("/entries/0/fact", json!("training_held")), @"entries[0].fact: text stands where a form with exactly one name and its value is expected");
    insta::assert_snapshot!(
        of(&[json!({ "statement": { "retract": {} } }), json!({ "remedy": { "file": {}, "answer": {} } })]), @"
    entries[0].statement: unknown word `retract`; the list has `retraction`, `evidence_added`, `completeness_stated`
    entries[1].remedy: exactly one of `file`, `answer`, `discontinue` is expected
    ");
    insta::assert_snapshot!(with("/entries/0/fact/training_held", json!([])), @"entries[0].fact.training_held: a list stands where a form with named fields is expected");
    insta::assert_snapshot!(with("/entries/0/fact/training_held/form", json!("lecture")), @"entries[0].fact.training_held.form: unknown word `lecture`; the list has `study_group`, `legal_training`");
    insta::assert_snapshot!(with("/entries/0/fact/training_held/where", json!("hall")), @"entries[0].fact.training_held: unknown field `where`; the form has `form`, `covers`");
    insta::assert_snapshot!(of(&[json!({ "fact": { "received": {} } })]), @"entries[0].fact.received: the field `of` is missing; it is required");
    insta::assert_snapshot!(of(&[json!({ "fact": { "meeting_held": { "dedicated": "yes" } } })]), @"entries[0].fact.meeting_held.dedicated: text stands where true or false is expected");
    let period = |period: Value| of(&[json!({ "standard": { "set_period": { "term": "report", "period": period } } })]);
    insta::assert_snapshot!(period(json!({ "months": 0 })), @"entries[0].standard.set_period.period: a period of `0` months is not between 1 and 1200");
    insta::assert_snapshot!(period(json!({ "weeks": 2 })), @"entries[0].standard.set_period.period: unknown word `weeks`; the list has `days`, `working_days`, `months`, `by_date`");
    insta::assert_snapshot!(period(json!({ "by_date": { "month": 2, "day": 30, "years_after": 1 } })), @"entries[0].standard.set_period.period: no year has a day `30` in its month `2`");
    insta::assert_snapshot!(period(json!({ "by_date": { "month": 300, "day": 1, "years_after": 1 } })), @"entries[0].standard.set_period.period.by_date.month: a number too large stands where a whole number from 0 to 255 is expected");
    insta::assert_snapshot!(period(json!({ "by_date": [1, 31, 1] })), @"entries[0].standard.set_period.period.by_date: a list stands where a form with named fields is expected");
    let clause = |code: &str| {
        let period = json!({ "term": "report", "period": { "months": 3 }, "authority": code });
        of(&[json!({ "standard": { "set_period": period } })])
    };
    insta::assert_snapshot!(clause("regulation:25"), @"entries[0].standard.set_period.authority: `regulation:25` cites no clause: the instrument has no article of that number; accepted are forms such as `第二十一条第（二）项`, `art 21(2)` and `regulation:21(2)`, with article numbers from 1 to 999; a record holds the last of these forms");
    insta::assert_snapshot!(clause("art 9"), @"entries[0].standard.set_period.authority: `art 9` is not the code of a clause; write `regulation:9`");
    insta::assert_snapshot!(clause("《公务员法》第九十五条第一款"), @"entries[0].standard.set_period.authority: `《公务员法》第九十五条第一款` is not the code of a clause; write `civil-servant-law:95.1`");
}

#[test]
fn fields_given_twice() {
    let sound = document(&[json!({ "fact": { "training_held": { "form": "study_group" } } })]).to_string();
    let twice = |field: &str| refused(&sound.replacen(field, &format!("{field},{field}"), 1)).faults()[0].to_string();
    insta::assert_snapshot!(twice(r#""title":"Old town""#), @"the document: the field `title` is given twice; keep one");
    insta::assert_snapshot!(twice(r#""no":1"#), @"entries[0]: the field `no` is given twice; keep one");
    insta::assert_snapshot!(twice(r#""fact":{"training_held":{"form":"study_group"}}"#), @"entries[0]: the field `fact` is given twice; keep one");
    insta::assert_snapshot!(twice(r#""training_held":{"form":"study_group"}"#), @"entries[0].fact: exactly one of `execution_resumed`, `other_conduct_recorded`, `clue_transferred`, `received`, `remedy_accepted`, `remedy_extended`, `part_completed`, `execution_reported`, `final_report`, `coordination_held`, `inspection_scope_included`, `inspection_conducted`, `inspection_concluded`, `training_held`, `year_end_account`, `appraisal_made`, `meeting_held`, `unauthorised_change`, `unauthorised_stop`, `act_attempted`, `problem_found`, `problem_reported`, `prior_appraisal`, `evaluation_delivered`, `record_filed`, `result_formed`, `disclosed`, `withheld`, `opinion_received`, `opinion_answered`, `complaint_received`, `complaint_acknowledged`, `complaint_extended`, `complaint_resolved`, `lead_failed`, `cooperation_failed`, `refusal_recorded`, `shirking_recorded`, `delay_recorded`, `concealment_recorded`, `false_report_recorded`, `report_contradicted`, `neglect_recorded`, `falsification_recorded`, `correction_reported`, `correction_refusal_stated`, `late_filing_accepted`, `tenure_began`, `tenure_ended`, `person_status`, `party_added`, `unit_succeeded` is expected");
    insta::assert_snapshot!(twice(r#""form":"study_group""#), @"entries[0].fact.training_held: the field `form` is given twice; keep one");
}

#[test]
fn parties_and_entries() {
    let establish = json!({ "accountability": { "establish": {
        "unit": "housing", "item": "item2", "from": "2021-03-01", "to": "2021-02-01",
        "grounds": [{ "entry": 1 }, {}, { "entry": 1, "duty": { "code": "09.report", "bearer": "housing", "due": "2021-03-01" } }],
    } } });
    insta::assert_snapshot!(of(&[began("bai", "housing", "staff"), establish]), @"
    entries[1].accountability.establish.grounds[1]: a ground names either an entry or a duty
    entries[1].accountability.establish.grounds[2]: a ground names either an entry or a duty
    entries[1].accountability.establish.to: the last day 2021-02-01 is before the first day 2021-03-01
    ");
    insta::assert_snapshot!(of(&[began("culture", "bai", "staff")]), @"
    entries[0].fact.tenure_began.at: `bai` is not a unit or the organ
    entries[0].fact.tenure_began.person: `culture` is not a person
    ");
    insta::assert_snapshot!(of(&[json!({ "fact": { "clue_transferred": { "of": 1, "to": "housing" } } })]), @"
    entries[0].fact.clue_transferred.of: unknown entry 1; an entry can only name one that stands before it
    entries[0].fact.clue_transferred.to: `housing` is not a body or the organ
    ");
    insta::assert_snapshot!(of(&[json!({ "fact": { "received": { "of": 0 } } })]), @"entries[0].fact.received.of: unknown entry 0; an entry can only name one that stands before it");
    insta::assert_snapshot!(of(&[began("bai", "gov", "staff"), json!({ "fact": { "opinion_answered": { "of": 1 } } })]), @"entries[1].fact.opinion_answered.of: entry 1 is `tenure_began`; this field names an `opinion_received`");
    insta::assert_snapshot!(of(&[
        began("bai", "gov", "staff"),
        json!({ "discipline": { "decide": { "person": "bai", "of": 1, "with": [1, 3], "from": "2021-03-02", "to": "2021-03-01" } } }),
    ]), @"
    entries[1].discipline.decide.of: entry 1 is `tenure_began`; this field names a `refer` or a `decide`
    entries[1].discipline.decide.to: the last day 2021-03-01 is before the first day 2021-03-02
    entries[1].discipline.decide.with[0]: entry 1 is `tenure_began`; this field names a `refer` or a `decide`
    entries[1].discipline.decide.with[1]: unknown entry 3; an entry can only name one that stands before it
    ");
    insta::assert_snapshot!(of(&[json!({ "fact": { "party_added": { "unit": { "id": "culture", "name": "C", "kind": "other" } } } })]), @"entries[0].fact.party_added.unit.id: the id `culture` is already taken; ids are unique within a record");
    insta::assert_snapshot!(of(&[json!({ "fact": { "party_added": { "body": { "id": "b", "name": "B", "kind": "other", "above": "b" } } } })]), @"entries[0].fact.party_added.body.above: unknown party `b`; name it in the header, or add it by an earlier `party_added`");
}

/// What an entry goes back to is of a kind that it can go back to, which the first of all entries never is.
#[test]
fn what_is_named_is_of_its_kind() {
    let every: Value = serde_json::from_str(EVERY_KIND).unwrap();
    let mut faults = BTreeSet::new();
    for n in 0..every["entries"].as_array().unwrap().len() {
        let mut document = every.clone();
        let forms = document["entries"][n].as_object_mut().unwrap().values_mut();
        let mut forms = forms.filter_map(Value::as_object_mut).flat_map(|class| class.values_mut());
        let Some(of) = forms.find_map(|form| form.get_mut("of")) else { continue };
        *of = json!(1);
        if let Err(malformed) = Record::from_json(&document.to_string()) {
            let fault = malformed.faults()[0].to_string();
            let (_, fault) = fault.split_once("].").unwrap();
            faults.insert(fault.replace(".of: entry 1 is `party_added`; this field names", " names"));
        }
    }
    insta::assert_snapshot!(faults.into_iter().collect::<Vec<_>>().join("\n"), @r"
    accountability.accept_correction names an `establish`
    accountability.circulate names an `establish`
    accountability.establish_refusal names an `establish`
    accountability.extend_correction names an `establish`
    accountability.interview names an `establish`
    accountability.order_correction names an `establish`
    accountability.reject_correction names an `establish`
    accountability.withdraw names an `establish`
    discipline.decide names a `refer` or a `decide`
    discipline.no_sanction names a `refer` or a `decide`
    discipline.refer names an `establish`
    evaluation.cancel_evaluation names a `commission_evaluation`
    fact.complaint_acknowledged names a `complaint_received`
    fact.complaint_extended names a `complaint_received`
    fact.complaint_resolved names a `complaint_received`
    fact.correction_refusal_stated names an `establish`
    fact.correction_reported names an `establish`
    fact.evaluation_delivered names a `commission_evaluation`
    fact.late_filing_accepted names a `decide` or an `inspection_concluded`
    fact.opinion_answered names an `opinion_received`
    fact.problem_reported names a `problem_found`
    fact.remedy_accepted names a `decide` or an `inspection_concluded`
    fact.remedy_extended names a `decide` or an `inspection_concluded`
    fact.tenure_ended names a `tenure_began`
    remedy.answer names a `decide` or an `inspection_concluded`
    remedy.discontinue names a `decide` or an `inspection_concluded`
    remedy.file names a `decide` or an `inspection_concluded`
    ");
}

#[test]
fn days_of_a_record() {
    let fact = || json!({ "fact": { "training_held": {} } });
    let mut back = fact();
    back["recorded_on"] = json!("2021-02-28");
    back["on"] = json!("2021-02-28");
    insta::assert_snapshot!(of(&[fact(), back, fact()]), @"entries[1].recorded_on: recorded on 2021-02-28, before the entry above it (2021-03-01); the list is in the order of recording");
    let mut dateless = document(&[fact()]);
    dateless["entries"][0].as_object_mut().unwrap().remove("on");
    insta::assert_snapshot!(faults(&dateless), @"entries[0].on: `on` is missing; every entry but a statement has a day");
    let statement = json!({ "statement": { "retraction": { "entry": 1 } }, "on": "2021-03-02" });
    insta::assert_snapshot!(of(&[fact(), statement]), @"entries[1].on: a statement has no `on`; it counts from the day it is recorded");
    // A coarse day may begin before it was recorded and end after.
    let mut coarse = dated(fact(), "2021-12-31");
    coarse["precision"] = json!("year");
    read(&document(&[coarse.clone()]).to_string());
    coarse["precision"] = json!("month");
    insta::assert_snapshot!(of(&[coarse]), @"entries[0].on: dated 2021-12-01, after it was recorded (2021-03-01); an entry cannot be recorded before its day");
}

#[test]
fn one_head_a_day() {
    let head = |person| began(person, "culture", "principal_head");
    insta::assert_snapshot!(of(&[head("bai"), head("lin")]), @"entries[1].fact.tenure_began.post: `culture` already has a principal head on 2021-03-02; end that tenure first, or begin on its last day");
    insta::assert_snapshot!(of(&[began("bai", "gov", "chief_executive"), began("lin", "gov", "chief_executive")]), @"entries[1].fact.tenure_began.post: `gov` already has a chief executive on 2021-03-02; end that tenure first, or begin on its last day");
    // The successor begins on the last day, which belongs to the outgoing holder.
    read(&document(&[head("bai"), ended(1), dated(head("lin"), "2021-03-02")]).to_string());
    insta::assert_snapshot!(of(&[head("bai"), ended(1), dated(head("lin"), "2021-03-01")]), @"entries[2].fact.tenure_began.post: `culture` already has a principal head on 2021-03-01; end that tenure first, or begin on its last day");
    insta::assert_snapshot!(of(&[head("bai"), ended(1), ended(1)]), @"entries[2].fact.tenure_ended.of: the tenure of entry 1 cannot end here; it ended already or begins later");
    insta::assert_snapshot!(of(&[head("bai"), dated(ended(1), "2021-02-01")]), @"entries[1].fact.tenure_ended.of: the tenure of entry 1 cannot end here; it ended already or begins later");
    insta::assert_snapshot!(of(&[json!({ "fact": { "training_held": {} } }), ended(1)]), @"entries[1].fact.tenure_ended.of: entry 1 is `training_held`; this field names a `tenure_began`");
    // Other posts are held by many.
    read(&document(&[began("bai", "culture", "other_head"), began("lin", "culture", "other_head")]).to_string());
    // A retracted tenure stands in nobody's way; a retracted end may be entered anew, but not into the
    // successor's days.
    let retract = |entry: u32| json!({ "statement": { "retraction": { "entry": entry } } });
    read(&document(&[head("bai"), retract(1), head("lin")]).to_string());
    let again = [head("bai"), ended(1), head("lin"), retract(2)];
    read(&document(&[&again[..], &[dated(ended(1), "2021-03-03")]].concat()).to_string());
    insta::assert_snapshot!(of(&[&again[..], &[dated(ended(1), "2021-03-04")]].concat()), @"entries[4].fact.tenure_ended.of: `culture` already has a principal head on 2021-03-03; end that tenure first, or begin on its last day");
}

#[test]
fn all_faults_at_once_in_the_order_of_the_document() {
    let mut document = document(&[
        json!({ "fact": { "party_added": { "unit": { "id": "museum", "kind": "public_institution" } } } }),
        json!({ "by": "museum", "fact": { "meeting_held": { "covers": "2021-13-01" } } }),
        json!({ "by": "museum", "no": 7, "fact": { "problem_reported": { "of": 9 } } }),
        json!({ "fact": { "problem_reported": { "of": 2 } }, "by": "nobody", "colour": "red" }),
        json!({ "fact": { "tenure_began": { "person": "museum", "at": "museum", "post": "principal_head" } } }),
    ]);
    document["organ"]["level"] = json!("Village");
    document["units"][0].as_object_mut().unwrap().remove("name");
    insta::assert_snapshot!(faults(&document), @"
    entries[0].fact.party_added.unit: the field `name` is missing; it is required
    entries[1].fact.meeting_held.covers: there is no day `2021-13-01`
    entries[2].fact.problem_reported.of: unknown entry 9; an entry can only name one that stands before it
    entries[2].no: the entry is numbered 7; its place is 3
    entries[3]: unknown field `colour`; the form has `no`, `on`, `precision`, `recorded_on`, `by`, `recorded_by`, `evidence`, `reference`, `execution`, `accountability`, `discipline`, `remedy`, `evaluation`, `standard`, `fact`, `determination`, `statement`
    entries[3].by: unknown party `nobody`; name it in the header, or add it by an earlier `party_added`
    entries[4].fact.tenure_began.person: `museum` is not a person
    organ.level: unknown word `Village`; the list has `autonomous_region`, `league`, `city`, `banner_county`, `department`, `township`, `subdistrict`, `zone`, `other`
    units[0]: the field `name` is missing; it is required
    ");
}

/// An entry that cannot be read does not put others at fault.
#[test]
fn no_avalanche() {
    let mut document: Value = serde_json::from_str(EVERY_KIND).unwrap();
    let count = document["entries"].as_array().unwrap().len();
    for n in 0..count {
        let sound = document["entries"][n].clone();
        document["entries"][n]["colour"] = json!("red");
        let faults = faults(&document);
        assert!(faults.starts_with(&format!("entries[{n}]: unknown field `colour`")), "{faults}");
        assert_eq!(faults.lines().count(), 1, "{faults}");
        document["entries"][n] = sound;
    }
    for n in (0..count).step_by(2) {
        document["entries"][n]["colour"] = json!("red");
    }
    assert_eq!(refused(&document.to_string()).faults().len(), count.div_ceil(2));
}

/// An entry that cannot be read, for a field that no form has.
fn unread(mut entry: Value) -> Value {
    entry["colour"] = json!("red");
    entry
}

/// The faults besides the one for which an entry cannot be read.
#[track_caller]
fn besides(entries: &[Value]) -> String {
    let faults = of(entries);
    let (unread, others): (Vec<_>, Vec<_>) = faults.lines().partition(|fault| fault.contains("unknown field `colour`"));
    assert_eq!(unread.len(), 1, "{faults}");
    others.join("\n")
}

/// Of an entry that cannot be read is told what can be told all the same, and no more.
#[test]
fn an_entry_that_cannot_be_read_is_looked_through() {
    let fact = || json!({ "fact": { "training_held": {} } });
    let statement = || json!({ "statement": { "retraction": { "entry": 1 } } });
    assert_eq!(besides(&[fact(), unread(fact())]), "");
    assert_eq!(besides(&[fact(), unread(statement())]), "");
    insta::assert_snapshot!(besides(&[fact(), unread(dated(statement(), "2021-03-02"))]), @"entries[1].on: a statement has no `on`; it counts from the day it is recorded");
    let mut dateless = document(&[unread(fact())]);
    dateless["entries"][0].as_object_mut().unwrap().remove("on");
    let dateless = faults(&dateless);
    assert!(
        dateless.ends_with("\nentries[0].on: `on` is missing; every entry but a statement has a day"),
        "{dateless}"
    );
    // Of what kind it is cannot be told, and so not whether it has a day.
    let both = json!({ "fact": { "training_held": {} }, "statement": { "retraction": { "entry": 1 } } });
    assert!(!besides(&[fact(), unread(both)]).contains(".on: "));
    insta::assert_snapshot!(besides(&[unread(json!({ "no": 7, "fact": { "training_held": {} } }))]), @"entries[0].no: the entry is numbered 7; its place is 1");
    insta::assert_snapshot!(besides(&[unread(dated(fact(), "2021-03-02"))]), @"entries[0].on: dated 2021-03-02, after it was recorded (2021-03-01); an entry cannot be recorded before its day");
    // A coarse day is the last of its span, and may have begun before it was recorded; one of which the precision cannot
    // be read is not judged.
    let mut coarse = unread(dated(fact(), "2021-03-31"));
    coarse["precision"] = json!("month");
    assert_eq!(besides(&[coarse.clone()]), "");
    coarse["precision"] = json!("week");
    insta::assert_snapshot!(besides(&[coarse]), @"entries[0].precision: unknown word `week`; the list has `day`, `month`, `year`");
    // The day it was recorded counts in the order of the list.
    let recorded = |mut entry: Value, on: &str| {
        (entry["on"], entry["recorded_on"]) = (json!(on), json!(on));
        entry
    };
    insta::assert_snapshot!(besides(&[fact(), recorded(unread(fact()), "2021-02-28")]), @"entries[1].recorded_on: recorded on 2021-02-28, before the entry above it (2021-03-01); the list is in the order of recording");
    insta::assert_snapshot!(besides(&[recorded(unread(fact()), "2021-03-05"), fact()]), @"entries[1].recorded_on: recorded on 2021-03-02, before the entry above it (2021-03-05); the list is in the order of recording");
}

/// What cannot be read may have ended a tenure, or taken its end back: then a later one is not at fault.
#[test]
fn an_entry_that_cannot_be_read_may_have_emptied_a_seat() {
    let head = |person| began(person, "culture", "principal_head");
    let retracted = |entry: u32| json!({ "statement": { "retraction": { "entry": entry } } });
    for may in [
        ended(1),
        retracted(1),
        json!({ "fact": {} }),
        json!({ "fact": { "tenure_over": { "of": 1 } } }),
        json!({ "statement": {} }),
        json!({ "statement": { "withdrawn": { "entry": 1 } } }),
        json!({}),
    ] {
        let others = besides(&[head("bai"), unread(may.clone()), head("lin")]);
        assert!(!others.contains("already has a principal head"), "{may}: {others}");
    }
    for other in [
        json!({ "fact": { "training_held": {} } }),
        json!({ "statement": { "evidence_added": { "entry": 1, "evidence": ["e"] } } }),
        json!({ "execution": { "start": {} } }),
    ] {
        let others = besides(&[head("bai"), unread(other.clone()), head("lin")]);
        assert!(
            others.contains("entries[2].fact.tenure_began.post: `culture` already has a principal head"),
            "{other}"
        );
    }
    let again = |between: Value| besides(&[head("bai"), ended(1), unread(between), ended(1)]);
    assert_eq!(again(retracted(2)), "");
    insta::assert_snapshot!(again(json!({ "fact": { "training_held": {} } })), @"entries[3].fact.tenure_ended.of: the tenure of entry 1 cannot end here; it ended already or begins later");
}

#[test]
fn more_than_a_hundred() {
    let mut document: Value = serde_json::from_str(EVERY_KIND).unwrap();
    for entry in document["entries"].as_array_mut().unwrap() {
        entry["colour"] = json!("red");
    }
    let malformed = refused(&document.to_string());
    assert_eq!(malformed.faults().len(), 100);
    assert!(malformed.has_more());
    assert!(malformed.to_string().ends_with("\n  and more"));
    for n in 101..document["entries"].as_array().unwrap().len() {
        document["entries"][n].as_object_mut().unwrap().remove("colour");
    }
    assert!(refused(&document.to_string()).has_more());
    document["entries"][100].as_object_mut().unwrap().remove("colour");
    assert!(!refused(&document.to_string()).has_more());
}

#[test]
fn long_texts_are_cut_in_faults() {
    let long = "字".repeat(100_000);
    for pointer in ["/schema", "/decision", "/organ/level", "/entries/0/by", "/entries/0/on", "/entries/0/fact"] {
        let mut document = document(&[json!({ "fact": { "training_held": {} } })]);
        *document.pointer_mut(pointer).unwrap() = json!(long);
        assert!(faults(&document).len() < 500, "{pointer}");
    }
    // Shown is what fits; what was left out, if anything, by a mark.
    let level = |n: usize| with("/organ/level", json!("字".repeat(n)));
    assert!(level(60).contains(&format!("`{}`", "字".repeat(60))));
    assert!(level(61).contains(&format!("`{}…`", "字".repeat(60))));
}
