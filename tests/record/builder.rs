//! A record built entry by entry equals the one read from its document, and a refusal leaves no trace.

use serde_json::{Value, json};
use zeren::{
    record::{Document, Entry, Id, Malformed, Record, document::OrganForm},
    terms::{EntryNo, party::Level},
};

use super::{EVERY_KIND, read};

fn organ() -> OrganForm {
    OrganForm { id: "gov".into(), name: "Government".into(), level: Level::City, code: None }
}

/// Builds the record of a document up to an entry.
fn build(document: Document<'_>, entries: usize) -> Result<Record, Malformed> {
    let mut record = Record::new(&document.title, &document.decision, document.organ)?;
    for unit in document.units {
        record.unit(unit)?;
    }
    for person in document.persons {
        record.person(person)?;
    }
    for body in document.bodies {
        record.body(body)?;
    }
    for entry in document.entries.into_iter().take(entries) {
        assert_eq!(record.next(), entry.no);
        assert_eq!(record.append(entry.clone())?, entry.no);
    }
    Ok(record)
}

#[test]
fn a_built_record_equals_the_one_read() {
    let document: Document<'_> = serde_json::from_str(EVERY_KIND).unwrap();
    let built = build(document.clone(), usize::MAX).unwrap();
    assert_eq!(built, read(EVERY_KIND));
    assert_eq!(built.document(), document);
    assert_eq!(built.to_json_pretty() + "\n", EVERY_KIND);
}

/// Every entry of the document, made wrong in several ways, is refused at its place without a trace.
#[test]
fn a_refused_entry_leaves_no_trace() {
    let document: Document<'_> = serde_json::from_str(EVERY_KIND).unwrap();
    let mut record = build(document.clone(), 0).unwrap();
    for entry in document.entries {
        let before = record.clone();
        for wrong in [
            Entry { no: EntryNo(entry.no.0 + 1), ..entry.clone() },
            Entry { recorded_on: zeren::terms::Day::of(2000, 1, 1), ..entry.clone() },
            Entry { evidence: vec!["x".repeat(5_000).into()], ..entry.clone() },
        ] {
            record.append(wrong).unwrap_err();
            assert_eq!(record, before, "entry {}", entry.no);
        }
        record.append(entry).unwrap();
    }
}

fn entry(text: &Value) -> Entry<Id<'static>> {
    serde_json::from_str(Box::leak(text.to_string().into_boxed_str())).unwrap()
}

/// Refusals by the side effects themselves: a seat taken, an id taken, an end that cannot be, a retraction.
#[test]
fn side_effects_of_refused_entries() {
    let mut record = Record::new("T", "d", organ()).unwrap();
    record.unit(serde_json::from_value(json!({ "id": "culture", "name": "C", "kind": "other" })).unwrap()).unwrap();
    for person in ["bai", "lin"] {
        record.person(serde_json::from_value(json!({ "id": person })).unwrap()).unwrap();
    }
    let mut append = |what: Value, on: &str, recorded_on: &str| {
        let mut full = json!({ "no": record.next().0, "recorded_on": recorded_on, "by": "gov", "recorded_by": "gov" });
        if what.get("statement").is_none() {
            full["on"] = json!(on);
        }
        for (key, value) in what.as_object().unwrap() {
            full[key] = value.clone();
        }
        let before = record.clone();
        let result = record.append(entry(&full)).map_err(|malformed| malformed.faults()[0].to_string());
        if result.is_err() {
            assert_eq!(record, before);
        } else {
            assert_eq!(read(&record.to_json()), record);
        }
        result.err().unwrap_or_default()
    };
    let head = |person: &str| json!({ "fact": { "tenure_began": { "person": person, "at": "culture", "post": "principal_head" } } });
    let end = |of: u32| json!({ "fact": { "tenure_ended": { "of": of } } });
    let retract = |of: u32| json!({ "statement": { "retraction": { "entry": of } } });
    assert_eq!(append(head("bai"), "2021-01-01", "2021-01-01"), "");
    insta::assert_snapshot!(append(head("lin"), "2021-02-01", "2021-02-01"), @"entries[1].fact.tenure_began.post: `culture` already has a principal head on 2021-02-01; end that tenure first, or begin on its last day");
    insta::assert_snapshot!(append(retract(1), "", "2020-01-01"), @"entries[1].recorded_on: recorded on 2020-01-01, before the entry above it (2021-01-01); the list is in the order of recording");
    insta::assert_snapshot!(append(head("lin"), "2021-02-01", "2021-02-01"), @"entries[1].fact.tenure_began.post: `culture` already has a principal head on 2021-02-01; end that tenure first, or begin on its last day");
    insta::assert_snapshot!(append(end(1), "2020-12-31", "2021-02-01"), @"entries[1].fact.tenure_ended.of: the tenure of entry 1 cannot end here; it ended already or begins later");
    insta::assert_snapshot!(append(end(1), "2021-02-01", "2020-02-01"), @"entries[1].on: dated 2021-02-01, after it was recorded (2020-02-01); an entry cannot be recorded before its day");
    assert_eq!(append(end(1), "2021-02-01", "2021-02-01"), "");
    insta::assert_snapshot!(append(retract(2), "", "2020-01-01"), @"entries[2].recorded_on: recorded on 2020-01-01, before the entry above it (2021-02-01); the list is in the order of recording");
    insta::assert_snapshot!(append(end(1), "2021-02-01", "2021-02-01"), @"entries[2].fact.tenure_ended.of: the tenure of entry 1 cannot end here; it ended already or begins later");
    assert_eq!(append(retract(2), "", "2021-02-02"), "");
    assert_eq!(append(end(1), "2021-01-15", "2021-02-03"), "");
    assert_eq!(append(head("lin"), "2021-01-15", "2021-02-03"), "");
    let add = |id: &str, above: &str| json!({ "fact": { "party_added": { "body": { "id": id, "name": "B", "kind": "other", "above": above } } } });
    insta::assert_snapshot!(append(add("culture", "gov"), "2021-03-01", "2021-03-01"), @"entries[5].fact.party_added.body.id: the id `culture` is already taken; ids are unique within a record");
    insta::assert_snapshot!(append(add("b", "b"), "2021-03-01", "2021-03-01"), @"entries[5].fact.party_added.body.above: unknown party `b`; name it in the header, or add it by an earlier `party_added`");
    assert_eq!(append(add("b", "gov"), "2021-03-01", "2021-03-01"), "");
}

#[test]
fn the_header_keeps_its_order() {
    let unit = |id: &str| serde_json::from_value(json!({ "id": id, "name": "U", "kind": "other" })).unwrap();
    let person = |id: &str| serde_json::from_value(json!({ "id": id })).unwrap();
    let mut record = Record::new("T", "d", organ()).unwrap();
    record.unit(unit("u1")).unwrap();
    let before = record.clone();
    insta::assert_snapshot!(record.unit(unit("u1")).unwrap_err().faults()[0], @"units[1].id: the id `u1` is already taken; ids are unique within a record");
    insta::assert_snapshot!(record.unit(unit("U 1")).unwrap_err().faults()[0], @"units[1].id: `U 1` is no id; an id is 1 to 64 of a-z, 0-9, `.`, `_`, `-`, and not `outside`");
    insta::assert_snapshot!(record.unit(unit("gov")).unwrap_err().faults()[0], @"units[1].id: the id `gov` is already taken; ids are unique within a record");
    assert_eq!(record, before);
    for id in ["p1", "p2"] {
        record.person(person(id)).unwrap();
    }
    let before = record.clone();
    insta::assert_snapshot!(record.person(person("u1")).unwrap_err().faults()[0], @"persons[2].id: the id `u1` is already taken; ids are unique within a record");
    insta::assert_snapshot!(record.unit(unit("u2")).unwrap_err().faults()[0], @"units: a unit cannot be named here; the header names units, then persons, then bodies, before the first entry; later, use the fact `party_added`");
    record
        .append(entry(&json!({
            "no": 1, "on": "2021-01-01", "recorded_on": "2021-01-01", "by": "gov", "recorded_by": "gov",
            "fact": { "training_held": {} },
        })))
        .unwrap();
    assert_ne!(record, before);
    insta::assert_snapshot!(record.person(person("p3")).unwrap_err().faults()[0], @"persons: a person cannot be named here; the header names units, then persons, then bodies, before the first entry; later, use the fact `party_added`");
    insta::assert_snapshot!(Record::new("T", "A Decision", organ()).unwrap_err(), @"
    the record is malformed
      decision: `A Decision` is no id; an id is 1 to 64 of a-z, 0-9, `.`, `_`, `-`, and not `outside`
    ");
}
