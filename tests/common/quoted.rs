//! Marks the free texts of a record, so that a test can look for them where none may stand.

use serde_json::Value;

/// Marks every text that is no id, code or day.
pub(crate) fn mark(value: &mut Value, key: &str) {
    const FREE: &[&str] = &[
        "title",
        "name",
        "reason",
        "urgency",
        "resolution",
        "document",
        "evidence",
        "reference",
        "requirements",
        "not_required",
        "silence",
        "rule",
    ];
    match value {
        Value::String(text) if FREE.contains(&key) => *text = format!("QUOTED {text}"),
        Value::Array(list) => list.iter_mut().for_each(|value| mark(value, key)),
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| mark(value, &key.clone())),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
