//! Each limit: what is at it is taken, what is one above is refused with the limit's name and the place.

use serde_json::{Value, json};
use zeren::{
    answers::Answer,
    engine::Case,
    explain::{Lang, Names},
    record::{
        ACT_LIMIT, ENTRY_LIMIT, JSON_LIMIT, LIST_LIMIT, LISTED_LIMIT, MATTER_LIMIT, PARTY_LIMIT, Record,
        SUCCESSION_LIMIT, TENURE_LIMIT,
    },
    terms::{Day, Setting, Standards, form::TEXT_LIMIT},
};

use super::shapes::{self, RECORDED};

/// A record of one organ, two units, a person and these entries, numbered and dated.
fn document(entries: impl IntoIterator<Item = Value>) -> Value {
    let entries: Vec<Value> = entries
        .into_iter()
        .enumerate()
        .map(|(n, mut entry)| {
            entry["no"] = json!(n + 1);
            entry["recorded_on"] = json!("2021-03-01");
            entry["by"] = json!("o");
            entry["recorded_by"] = json!("o");
            if entry.get("statement").is_none() {
                entry["on"] = json!("2021-03-01");
            }
            entry
        })
        .collect();
    json!({
        "schema": "zeren.record/1", "title": "t", "decision": "d", "organ": { "id": "o", "name": "o", "level": "city" },
        "units": [{ "id": "a", "name": "a", "kind": "other" }, { "id": "b", "name": "b", "kind": "other" }],
        "persons": [{ "id": "p" }], "entries": entries,
    })
}

#[track_caller]
fn taken(document: &Value) {
    Record::from_json(&document.to_string()).unwrap_or_else(|malformed| panic!("{malformed}"));
}

#[track_caller]
fn refused(document: &Value, fault: &str) {
    refused_text(&document.to_string(), fault);
}

#[track_caller]
fn refused_text(text: &str, fault: &str) {
    let malformed = Record::from_json(text).expect_err("no fault was found");
    assert_eq!(malformed.faults().first().map(ToString::to_string).as_deref(), Some(fault));
}

/// So many of the same entry.
fn many(entry: &Value, n: usize) -> Value {
    document((0..n).map(|_| entry.clone()))
}

fn training() -> Value {
    json!({ "fact": { "training_held": {} } })
}

#[test]
fn entries() {
    // As text: a million values would take gigabytes.
    let mut text = many(&training(), 0).to_string();
    text.truncate(text.find(r#""entries":["#).unwrap() + r#""entries":["#.len());
    let rest = r#"],"organ":{"id":"o","level":"city","name":"o"},"schema":"zeren.record/1","title":"t"}"#;
    let whole = |n: usize| {
        let mut text = text.clone();
        for no in 1..=n {
            let comma = if no > 1 { "," } else { "" };
            text += &format!(
                r#"{comma}{{"no":{no},"on":"2021-03-01","recorded_on":"2021-03-01","by":"o","recorded_by":"o","fact":{{"training_held":{{}}}}}}"#
            );
        }
        text + rest
    };
    assert_eq!(Record::from_json(&whole(ENTRY_LIMIT)).unwrap().entries().len(), ENTRY_LIMIT);
    refused_text(&whole(ENTRY_LIMIT + 1), "entries: 1000001 entries; this version takes at most 1000000");
}

#[test]
fn parties() {
    // The organ, `outside`, two units and a person are there already.
    let with = |n: usize| {
        let mut document = document([]);
        let persons = document["persons"].as_array_mut().unwrap();
        persons.extend((5..n).map(|n| json!({ "id": format!("p{n}") })));
        document
    };
    taken(&with(PARTY_LIMIT));
    let last = PARTY_LIMIT - 4;
    refused(&with(PARTY_LIMIT + 1), &format!("persons[{last}].id: 100001 parties; this version takes at most 100000"));
}

#[test]
fn acts() {
    let period = json!({ "standard": { "set_period": { "term": "report", "period": { "months": 3 } } } });
    taken(&many(&period, ACT_LIMIT));
    refused(&many(&period, ACT_LIMIT + 1), "entries[25000].standard: 25001 acts; this version takes at most 25000");
    // Facts are not counted among them.
    taken(&many(&training(), ACT_LIMIT + 1));
}

#[test]
fn matters() {
    let with = |entry: &Value, n: usize| {
        let mut document = many(entry, n);
        document["bodies"] = json!([{ "id": "s", "name": "s", "kind": "supervisory" }]);
        document
    };
    let establish = json!({ "accountability": { "establish": { "unit": "a", "item": "item2", "from": "2021-02-01",
        "to": "2021-02-01", "grounds": [] } } });
    let decide = json!({ "discipline": { "decide": { "person": "p", "from": "2021-02-01", "to": "2021-02-01" } } });
    // Each kind after one of another, which does not count with it.
    for (first, entry, path, what) in [
        (&decide, &establish, "accountability.establish", "circumstances established"),
        (
            &establish,
            &json!({ "discipline": { "refer": { "of": 1, "person": "p" } } }),
            "discipline.refer",
            "referrals",
        ),
        (&establish, &decide, "discipline.decide", "decisions on a sanction"),
        (
            &decide,
            &json!({ "remedy": { "file": { "of": 1, "step": "supervisory_review" } } }),
            "remedy.file",
            "remedies filed",
        ),
    ] {
        let after_the_first = |n: usize| {
            let mut document = with(entry, n + 1);
            for (class, _) in entry.as_object().unwrap() {
                document["entries"][0].as_object_mut().unwrap().remove(class);
            }
            for (class, form) in first.as_object().unwrap() {
                document["entries"][0][class] = form.clone();
            }
            document
        };
        taken(&after_the_first(MATTER_LIMIT));
        let fault = format!("entries[2001].{path}: 2001 {what}; this version takes at most 2000");
        refused(&after_the_first(MATTER_LIMIT + 1), &fault);
    }
}

#[test]
fn tenures() {
    let began = |at: &str| json!({ "fact": { "tenure_began": { "person": "p", "at": at, "post": "other_head" } } });
    taken(&many(&began("a"), TENURE_LIMIT));
    refused(
        &many(&began("a"), TENURE_LIMIT + 1),
        "entries[1000].fact.tenure_began.post: 1001 tenures of this post; this version takes at most 1000",
    );
    // Another unit's are counted by themselves.
    taken(&document((0..TENURE_LIMIT).map(|_| began("a")).chain([began("b")])));
}

#[test]
fn successions() {
    let succeeded = json!({ "fact": { "unit_succeeded": { "from": "a", "to": "b" } } });
    taken(&many(&succeeded, SUCCESSION_LIMIT));
    refused(
        &many(&succeeded, SUCCESSION_LIMIT + 1),
        "entries[1000].fact.unit_succeeded: 1001 successions of units; this version takes at most 1000",
    );
}

#[test]
fn lists() {
    let evidence = |n: usize| {
        let mut entry = training();
        entry["evidence"] = json!(vec!["e"; n]);
        document([entry])
    };
    taken(&evidence(LIST_LIMIT));
    refused(
        &evidence(LIST_LIMIT + 1),
        "entries[0].evidence: 1001 elements of one list; this version takes at most 1000",
    );
    let failed =
        |n: usize| document([json!({ "fact": { "act_attempted": { "act": "start", "failed": vec!["x"; n] } } })]);
    taken(&failed(LIST_LIMIT));
    refused(
        &failed(LIST_LIMIT + 1),
        "entries[0].fact.act_attempted.failed: 1001 elements of one list; this version takes at most 1000",
    );
}

#[test]
fn texts() {
    let titled = |n: usize| {
        let mut document = document([]);
        document["title"] = json!("x".repeat(n));
        document
    };
    taken(&titled(TEXT_LIMIT));
    refused(&titled(TEXT_LIMIT + 1), "title: 4097 bytes of text; this version takes at most 4096");
}

#[test]
fn json() {
    let padded = |n: usize| {
        let mut text = document([training()]).to_string();
        text.push_str(&" ".repeat(n - text.len()));
        text
    };
    assert!(Record::from_json(&padded(JSON_LIMIT)).is_ok());
    refused_text(
        &padded(JSON_LIMIT + 1),
        "the document: 268435457 bytes of JSON; this version takes at most 268435456",
    );
}

/// Beyond a size only what stopped the first reading is told.
#[test]
fn listed_faults() {
    let padded = |n: usize| {
        let mut text = document([json!({ "red": 1 }), json!({ "blue": 1 })]).to_string();
        text.push_str(&" ".repeat(n - text.len()));
        Record::from_json(&text).unwrap_err().faults().len()
    };
    // Two unknown names, and two entries of no kind.
    assert_eq!(padded(LISTED_LIMIT), 4);
    assert_eq!(padded(LISTED_LIMIT + 1), 1);
}

/// An answer lists at most a million windows; one more is refused, and the error names the limit.
#[test]
fn windows() {
    // A daily meeting of as many units over as many days as pass the limit.
    let units = 200;
    let mut document = document([]);
    let ids: Vec<String> = (0..units).map(|n| format!("u{n}")).collect();
    document["units"] = ids.iter().map(|id| json!({ "id": id, "name": "", "kind": "other" })).collect();
    let designated: Vec<Value> = ids.iter().map(|id| json!({ "unit": id })).collect();
    let entry = |no: u32, on: &str, what: Value| {
        let mut entry = json!({ "no": no, "on": on, "recorded_on": on, "by": "o", "recorded_by": "o" });
        entry.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        entry
    };
    let period = json!({ "standard": { "set_period": { "term": "meeting", "period": { "days": 1 } } } });
    document["entries"] = json!([
        entry(1, "2020-12-01", json!({ "execution": { "adopt": {} } })),
        entry(2, "2020-12-02", json!({ "execution": { "designate": { "units": designated } } })),
        entry(3, "2020-12-03", json!({ "execution": { "start": {} } })),
        entry(4, "2021-01-01", period),
    ]);
    let record = Record::from_json(&document.to_string()).unwrap();
    let case = Case::new(record, Setting::new(Standards::statutory()));
    let windows = |answer: &Answer| answer.duties.iter().filter(|duty| duty.window.is_some()).count();
    let few = case.assess(Day::of(2021, 6, 30)).unwrap();
    assert!(windows(few.answer().unwrap()) >= units * 180, "{}", case.review(&few, Lang::En, Names::Ids));
    let error = case.assess(Day::of(2036, 1, 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the answer would list more than 1000000 windows; set longer periods or ask for an earlier day"
    );
}

/// A refused act lists a hundred points that stand in its way, and that there are more.
#[test]
fn points_in_the_way() {
    let pair = shapes::pairs().into_iter().find(|shape| shape.name == "open circumstances, then archives").unwrap();
    let case = |entries| Case::new(pair.record(entries), Setting::new(Standards::statutory()));
    let archive = |case: &Case| {
        let assessment = case.assess(RECORDED).unwrap();
        let act = assessment.answer().unwrap().without_effect.last().unwrap();
        (act.failed.len(), act.failed.last().unwrap().row.code)
    };
    // Each round before is one proceeding, all of them open; besides, nothing is executed to its end.
    let (few, _) = archive(&case(60));
    assert!((20..=100).contains(&few), "{few}");
    let (many, last) = archive(&case(600));
    assert_eq!((many, last), (101, "17.more-in-the-way"));
}
