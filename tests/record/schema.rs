//! The schema says what the types say, as far as a schema can.

use jsonschema::Validator;
use serde_json::{Value, json};
use zeren::{
    record::{Document, Reason, Record, Tree, schema},
    terms::form::Shaped,
};

use super::{EVERY_KIND, prefix};

fn validator() -> Validator {
    jsonschema::draft202012::new(&serde_json::from_str(&schema()).unwrap()).unwrap()
}

/// Whether the types take the shape of the document; what only a whole record can tell is left out.
fn types_take(document: &Value) -> Result<(), String> {
    let tree: Tree = serde_json::from_str(&document.to_string()).unwrap();
    tree.check(&Document::SHAPE).map_err(|malformed| malformed.to_string())
}

#[test]
fn the_schema_is_one() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    assert_eq!(schema["title"], "zeren.record/1");
}

#[test]
fn every_kind_validates() {
    let validator = validator();
    let count = prefix(usize::MAX)["entries"].as_array().unwrap().len();
    for n in [0, 1, count] {
        validator.validate(&prefix(n)).unwrap();
    }
}

/// What may be put in the place of any value.
fn others() -> Vec<Value> {
    let long = "字".repeat(4_097);
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(256),
        json!(4_294_967_296_u64),
        json!(""),
        json!("Not An Id"),
        json!("outside"),
        json!("2100-02-29"),
        json!("2104-02-29"),
        json!("2021-02-29"),
        json!("2200-01-01"),
        json!("1999-12-31"),
        json!("2021-1-1"),
        json!("regulation:24"),
        json!("regulation:25"),
        json!("criminal-law:1"),
        json!("discipline-law:999.255(255)"),
        json!("discipline-law:1.256"),
        json!("第二十一条"),
        json!(long),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "days": 5 }),
        json!({ "days": 0 }),
        json!({ "by_date": { "month": 13, "day": 1, "years_after": 0 } }),
        json!({ "all": {} }),
        json!({ "all": {}, "party": "gov" }),
    ]
}

/// Each value of each kind of entry replaced, dropped, renamed, or joined by a stranger.
#[test]
fn schema_and_types_agree() {
    let validator = validator();
    let whole = prefix(usize::MAX);
    let mut documents = 0;
    let mut agree = |document: &Value| {
        documents += 1;
        let types = types_take(document);
        assert_eq!(validator.is_valid(document), types.is_ok(), "{types:?}\n{document}");
    };
    for entry in whole["entries"].as_array().unwrap() {
        let mut document = prefix(0);
        document["entries"] = json!([entry]);
        let mut places = Vec::new();
        pointers(entry, "/entries/0", &mut places);
        mutations(&document, &places, &mut agree);
    }
    let document = prefix(0);
    let mut places = Vec::new();
    pointers(&document, "", &mut places);
    mutations(&document, &places, &mut agree);
    assert!(documents > 10_000, "{documents}");
}

fn mutations(document: &Value, places: &[String], agree: &mut impl FnMut(&Value)) {
    for place in places {
        let change = |with: &dyn Fn(&mut Value)| {
            let mut changed = document.clone();
            with(changed.pointer_mut(place).unwrap());
            changed
        };
        for other in others() {
            agree(&change(&|value| *value = other.clone()));
        }
        if let Some(Value::Object(map)) = document.pointer(place) {
            agree(&change(&|value| value["stranger"] = json!(1)));
            for key in map.keys() {
                agree(&change(&|value| drop(value.as_object_mut().unwrap().remove(key))));
                agree(&change(&|value| {
                    let map = value.as_object_mut().unwrap();
                    let inner = map.remove(key).unwrap();
                    map.insert(format!("{key}s"), inner);
                }));
            }
        }
    }
}

fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.into());
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(n, item)| pointers(item, &format!("{at}/{n}"), out)),
        Value::Object(map) => map.iter().for_each(|(key, item)| pointers(item, &format!("{at}/{key}"), out)),
        _ => {}
    }
}

/// What the types refuse and a schema cannot: bytes, `1.0`, 30 February, one field twice.
#[test]
fn what_a_schema_cannot_say() {
    let validator = validator();
    let period = |period: Value| {
        let mut document = prefix(0);
        document["entries"] = json!([{
            "no": 1, "on": "2021-02-01", "recorded_on": "2021-02-01", "by": "gov", "recorded_by": "gov",
            "standard": { "set_period": { "term": "report", "period": period } },
        }]);
        document
    };
    let mut bytes = prefix(0);
    bytes["title"] = json!("字".repeat(1_366));
    for document in [
        bytes,
        period(json!({ "days": 5.0 })),
        period(json!({ "by_date": { "month": 2, "day": 30, "years_after": 1 } })),
    ] {
        assert!(validator.is_valid(&document), "{document}");
        types_take(&document).unwrap_err();
    }
    let twice = EVERY_KIND.replacen("\"title\"", "\"title\": \"T\", \"title\"", 1);
    assert!(validator.is_valid(&serde_json::from_str(&twice).unwrap()));
    let malformed = Record::from_json(&twice).unwrap_err();
    assert!(matches!(malformed.faults()[0].reason(), Reason::Twice(_)));
}

/// The words of a leaf of the schema, at the edges of each.
#[test]
fn each_leaf_takes_its_own() {
    let whole: Value = serde_json::from_str(&schema()).unwrap();
    let takes = |leaf: &str, value: &Value| {
        let alone = json!({ "$defs": whole["$defs"], "$ref": format!("#/$defs/{leaf}") });
        jsonschema::draft202012::is_valid(&alone, value)
    };
    let by_date =
        |month: u32, day: u32, years: u32| json!({ "by_date": { "month": month, "day": day, "years_after": years } });
    let rows = [
        ("day", json!("2000-01-01"), json!("1999-12-31")),
        ("day", json!("2024-02-29"), json!("2023-02-29")),
        ("day", json!("2199-12-31"), json!("2200-01-01")),
        ("clause", json!("regulation:24"), json!("regulation:25")),
        ("clause", json!("regulation:21(2)"), json!("regulation:21()")),
        ("period", json!({ "days": 36_500 }), json!({ "days": 36_501 })),
        ("period", json!({ "days": 1 }), json!({ "days": 0 })),
        ("period", json!({ "working_days": 24_000 }), json!({ "working_days": 24_001 })),
        ("period", json!({ "months": 1_200 }), json!({ "months": 1_201 })),
        ("period", by_date(12, 31, 100), by_date(13, 31, 100)),
        ("period", by_date(1, 1, 0), by_date(1, 32, 0)),
        ("period", by_date(1, 1, 0), by_date(0, 1, 0)),
        ("period", by_date(1, 1, 0), by_date(1, 0, 0)),
        ("period", by_date(1, 31, 1), by_date(1, 31, 101)),
    ];
    for (leaf, taken, refused) in &rows {
        assert!(takes(leaf, taken), "{leaf} {taken}");
        assert!(!takes(leaf, refused), "{leaf} {refused}");
    }
}
