//! The conformance vectors of `tests/vectors` as they are read, and the comparison that their README describes. Who
//! answers is not known here.

use std::{fs, path::Path};

use serde_json::{Map, Value, json};
use zeren::terms::Day;

/// The keys of a vector and of its expectation; a misspelt one would go unchecked.
pub(crate) const VECTOR_KEYS: &[&str] =
    &["vector", "title_zh", "title_en", "clauses", "standards", "as_of", "known_on", "audience", "record", "expected"];
pub(crate) const EXPECTED_KEYS: &[&str] = &[
    "in_force",
    "application",
    "state",
    "version",
    "effects",
    "failed_clauses",
    "responsible",
    "attributed",
    "duty_codes",
    "duties",
    "indications",
    "indication_questions",
    "proceedings",
    "eligibility",
    "referrals",
    "remedies",
    "questions_include",
    "findings_include",
];

pub(crate) struct Vector {
    pub(crate) file: String,
    pub(crate) value: Value,
}

pub(crate) fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let read = |path: &std::path::PathBuf| Vector {
        file: path.file_name().unwrap().to_string_lossy().into_owned(),
        value: serde_json::from_str(&fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display())),
    };
    files.iter().map(read).collect()
}

pub(crate) fn day(value: &Value) -> Day {
    Day::parse(value.as_str().unwrap()).unwrap()
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Those of the fields that the value has.
pub(crate) fn only(value: &Value, fields: &[&str]) -> Value {
    let kept: Map<String, Value> =
        fields.iter().filter_map(|f| value.get(f).map(|v| ((*f).to_owned(), v.clone()))).collect();
    Value::Object(kept)
}

pub(crate) fn sorted(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_key(Value::to_string);
    values
}

/// Whether a duty is the one expected. `unit`, `about` and `firm` are compared where given; a `window`, `due` or
/// `kept_by` that is not given must not be there.
fn same_duty(expected: &Value, found: &Value) -> bool {
    let whole = ["code", "bearer", "status", "window", "due", "kept_by"];
    whole.iter().all(|f| expected.get(f) == found.get(f))
        && ["unit", "about", "firm"].iter().all(|f| expected.get(f).is_none_or(|v| found.get(f) == Some(v)))
}

/// The duties of the codes listed are those expected, and no other.
pub(crate) fn compare_duties(expected: &Value, found: Vec<Value>, differences: &mut Vec<String>) {
    let codes = list(&expected["duty_codes"]);
    let mut found: Vec<Value> = found.into_iter().filter(|d| codes.contains(&d["code"])).collect();
    for wanted in list(&expected["duties"]) {
        match found.iter().position(|d| same_duty(wanted, d)) {
            Some(place) => drop(found.remove(place)),
            None => differences.push(format!("expected.duties: missing {wanted}")),
        }
    }
    differences.extend(found.iter().map(|d| format!("expected.duties: too much {d}")));
}

/// Lists are compared in any order.
pub(crate) fn in_order(key: &str, wanted: &Value) -> Value {
    match wanted {
        Value::Array(values) if ["remedies", "attributed"].contains(&key) => {
            let inner = if key == "remedies" { "next" } else { "holders" };
            let form = |outer: &Value| {
                let mut outer = outer.clone();
                outer[inner] = json!(sorted(list(&outer[inner]).to_vec()));
                outer
            };
            json!(sorted(values.iter().map(form).collect()))
        }
        Value::Array(values) => json!(sorted(values.clone())),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => wanted.clone(),
    }
}

/// An object is compared field by field, so that the path leads to the one that differs.
pub(crate) fn compare(path: &str, wanted: &Value, said: &Value, differences: &mut Vec<String>) {
    match (wanted, said) {
        (Value::Object(wanted), Value::Object(said)) if wanted.keys().eq(said.keys()) => {
            for (field, wanted) in wanted {
                compare(&format!("{path}.{field}"), wanted, &said[field], differences);
            }
        }
        _ if wanted == said => {}
        _ => differences.push(format!("{path}: expected {wanted}\n{:width$}but found {said}", "", width = 8)),
    }
}

/// Every value in a vector's expectation, made wrong one at a time: what the key it stands under is, and the wrong one.
pub(crate) fn planted(expected: &Value) -> Vec<(String, Value)> {
    fn wrong(value: &Value) -> Vec<Value> {
        match value {
            Value::Object(fields) => {
                let with = |field: &String, value: Value| {
                    let mut fields = fields.clone();
                    fields.insert(field.clone(), value);
                    Value::Object(fields)
                };
                fields
                    .iter()
                    .flat_map(|(field, value)| wrong(value).into_iter().map(|v| with(field, v)).collect::<Vec<_>>())
                    .collect()
            }
            Value::Array(values) => {
                let with = |place: usize, value: Value| {
                    let mut values = values.clone();
                    values[place] = value;
                    Value::Array(values)
                };
                let mut all: Vec<Value> = Vec::new();
                for (place, value) in values.iter().enumerate() {
                    all.extend(wrong(value).into_iter().map(|value| with(place, value)));
                }
                all
            }
            Value::String(text) => vec![json!(format!("{text}?"))],
            Value::Bool(yes) => vec![json!(!yes)],
            Value::Number(number) => vec![json!(number.as_u64().unwrap() + 1_000)],
            Value::Null => vec![],
        }
    }
    let mut all = Vec::new();
    for (key, value) in expected.as_object().unwrap() {
        // A code of which there is no duty is not wrong.
        let alone = key != "duty_codes";
        all.extend(wrong(value).into_iter().filter(|_| alone).map(|value| (key.clone(), value)));
        // A list that ought to be whole, with one left out.
        if let Value::Array(values) = value
            && alone
            && !key.ends_with("_include")
        {
            all.extend((0..values.len()).map(|place| {
                let mut values = values.clone();
                values.remove(place);
                (key.clone(), Value::Array(values))
            }));
        }
    }
    all
}
