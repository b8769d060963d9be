//! The documents of standards and answers against their schemas and their types.

mod common;
#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;

use common::Book;
use serde_json::{Value, json};
use zeren::{
    engine::Case,
    explain::document::{self, AnswerDocument},
    record::{Record, schema_of},
    terms::{
        Day, Setting, Standards,
        deadline::Source,
        form::Shaped,
        standard::{self, StandardsDocument},
    },
};

const RECORDS: &[&str] = &[
    include_str!("../examples/data/baotou-2025-plan.json"),
    include_str!("../examples/data/region-northeast-revitalisation.json"),
    include_str!("../examples/data/league-office.json"),
    include_str!("../examples/data/illustrative-banner-road.json"),
];

fn validator(name: &str, shape: &zeren::terms::form::Shape) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&schema_of(name, shape)).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Every answer of every example record, at several days.
fn answers() -> Vec<Value> {
    let mut answers = Vec::new();
    for text in RECORDS {
        for standards in [Standards::statutory(), Standards::indicative()] {
            let case = Case::new(Record::from_json(text).unwrap(), Setting::new(standards));
            for day in ["2020-06-30", "2022-12-31", "2023-06-30", "2025-12-31"] {
                let assessment = case.assess(Day::parse(day).unwrap()).unwrap();
                answers.push(serde_json::to_value(case.document(&assessment)).unwrap());
            }
        }
    }
    answers
}

#[test]
fn answers_fit_their_schema_and_read_back() {
    let schema = validator(document::SCHEMA, &AnswerDocument::SHAPE);
    let answers = answers();
    assert!(answers.iter().any(|answer| answer["duties"].as_array().is_some_and(|duties| duties.len() > 20)));
    for answer in answers {
        let errors: Vec<String> = schema.iter_errors(&answer).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let read: AnswerDocument = serde_json::from_value(answer.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), answer);
    }
}

#[test]
fn what_the_types_refuse_the_schema_refuses() {
    let schema = validator(document::SCHEMA, &AnswerDocument::SHAPE);
    let good = answers().into_iter().max_by_key(|answer| answer.to_string().len()).unwrap();
    let changes: [(&str, Value); 6] = [
        ("/lamp", json!("red")),
        ("/schema", json!("zeren.answer/2")),
        ("/duties/0/status", json!("late")),
        ("/duties/0/anchor", json!("2022-02-30")),
        ("/inputs/entries", json!("many")),
        ("/standing/state", json!(null)),
    ];
    for (pointer, value) in changes {
        let mut bad = good.clone();
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        bad.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(field.into(), value);
        assert!(!schema.is_valid(&bad), "the schema takes {pointer}");
        assert!(serde_json::from_value::<AnswerDocument>(bad).is_err(), "the type takes {pointer}");
    }
}

/// The findings in a document, wherever they stand.
fn findings<'d>(document: &'d Value, found: &mut Vec<&'d Value>) {
    if document.get("ruling").is_some() {
        found.push(document);
    }
    match document {
        Value::Object(fields) => fields.values().for_each(|value| findings(value, found)),
        Value::Array(list) => list.iter().for_each(|value| findings(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A point that holds asks nothing and needs nothing more; each point names an entry and a party once.
#[test]
fn a_point_that_holds_asks_nothing() {
    let (mut met, mut asking) = (0, 0);
    for seed in 0..12 {
        let case = Case::new(generate::from_seed(seed), Setting::new(Standards::statutory()));
        let assessment = case.assess(Day::parse("2024-06-30").unwrap()).unwrap();
        let document = serde_json::to_value(case.document(&assessment)).unwrap();
        let mut found = Vec::new();
        findings(&document, &mut found);
        for finding in found {
            let asks = finding.get("question").is_some() || finding.get("cure").is_some();
            assert!(!asks || finding["ruling"] != "met", "{finding}");
            met += usize::from(finding["ruling"] == "met");
            asking += usize::from(asks);
            for list in ["entries", "parties"] {
                let named: Vec<&Value> = finding.get(list).and_then(Value::as_array).into_iter().flatten().collect();
                assert!(named.iter().enumerate().all(|(n, one)| !named[..n].contains(one)), "{finding}");
            }
        }
    }
    assert!(met > 50 && asking > 50, "{met} {asking}");
}

fn standards() -> Value {
    json!({ "schema": standard::SCHEMA, "standards": [
        { "term": "report", "period": { "months": 3 }, "authority": { "organ_document": { "document": "No 5" } },
          "from": "2021-01-01", "until": "2022-12-31" },
        { "term": "report", "period": { "months": 1 }, "authority": { "indicative": {} }, "from": "2023-01-01" },
        { "term": "disclosure", "period": { "working_days": 10 }, "from": "2021-01-01", "roll": "on",
          "authority": { "statute": { "clause": "information-disclosure:26" } } },
    ] })
}

#[test]
fn standards_are_read_strictly() {
    let schema = validator(standard::SCHEMA, &StandardsDocument::SHAPE);
    let good = standards();
    assert!(schema.is_valid(&good), "{:?}", schema.iter_errors(&good).map(|e| e.to_string()).collect::<Vec<_>>());
    let opened = serde_json::from_value::<StandardsDocument>(good.clone()).unwrap().open().unwrap();
    assert_eq!(serde_json::to_value(opened.document()).unwrap(), good, "written as it was read");

    let refused = |change: &dyn Fn(&mut Value)| {
        let mut bad = standards();
        change(&mut bad);
        match serde_json::from_value::<StandardsDocument>(bad) {
            Err(error) => error.to_string(),
            Ok(document) => document.open().unwrap_err().to_string(),
        }
    };
    for (said, change) in [
        (
            "unknown variant `zeren.standards/2`",
            &(|v: &mut Value| v["schema"] = json!("zeren.standards/2")) as &dyn Fn(&mut Value),
        ),
        ("unknown field `colour`", &|v| v["standards"][0]["colour"] = json!("red")),
        ("standards[0].period", &|v| v["standards"][0]["period"] = json!({ "days": 0 })),
        ("before `from`", &|v| v["standards"][0]["until"] = json!("2020-01-01")),
        ("overlaps with standards[0]", &|v| v["standards"][0]["until"] = json!("2023-01-01")),
        ("unknown variant", &|v| v["standards"][0]["term"] = json!("hurry")),
    ] {
        let message = refused(change);
        assert!(message.contains(said), "{said}: {message}");
    }
}

/// Standards of a single day each, end to end: as many as a document may hold, and one too many. A due day names its
/// standard by the number in the document, from 1.
#[test]
fn as_many_standards_as_a_document_may_hold() {
    let first = Day::parse("2021-03-01").unwrap();
    let open = |n: usize| {
        let standard = |on: Day| {
            json!({ "term": "problem_report", "period": { "days": 7 }, "from": on, "until": on,
                    "authority": { "organ_document": { "document": "d" } } })
        };
        let days: Vec<Value> = (0..n).map(|n| standard(first.plus_days(i32::try_from(n).unwrap()))).collect();
        let document = json!({ "schema": standard::SCHEMA, "standards": days });
        serde_json::from_value::<StandardsDocument>(document).unwrap().open()
    };
    assert_eq!(open(10_001).unwrap_err().to_string(), "10001 standards; this version takes at most 10000");
    let case = Book::new()
        .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with(
            "2021-02-02",
            "o",
            r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#,
        )
        .with("2021-02-03", "a", r#""execution":{"start":{}}"#)
        .with("2021-03-01", "a", r#""fact":{"problem_found":{"kind":"force_majeure"}}"#)
        .with("2021-03-05", "a", r#""fact":{"problem_found":{"kind":"force_majeure"}}"#);
    let case = Case::new(case.record(), Setting::new(open(10_000).unwrap()));
    let assessment = case.assess(Day::parse("2021-12-31").unwrap()).unwrap();
    let reports = assessment.answer().unwrap().duties.iter().filter(|duty| duty.row.code == "15.problem_report");
    let sources: Vec<Source> = reports.map(|duty| duty.deadline.unwrap().source()).collect();
    assert_eq!(sources, [Source::Host(1), Source::Host(5)]);
}

#[test]
fn the_presets_write_and_read_back() {
    for standards in [Standards::statutory(), Standards::indicative()] {
        let document = standards.document();
        let text = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<StandardsDocument>(&text).unwrap(), document);
    }
    assert!(Standards::statutory().document().standards.is_empty(), "law needs no host's standard");
    assert_eq!(Standards::indicative().document().standards.len(), 10);
}

#[test]
fn cases_and_answers_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Record>();
    shared::<Case>();
    shared::<Setting>();
    shared::<zeren::answers::Assessment>();
    shared::<zeren::answers::Answer>();
    shared::<AnswerDocument>();
}
