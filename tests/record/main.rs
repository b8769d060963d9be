//! The record on disk (SPEC §10): every kind, every fault, the schema, the builder.
#![expect(clippy::wildcard_enum_match_arm, reason = "tests look at the shapes they are about")]

mod builder;
mod faults;
mod kinds;
mod mutations;
mod schema;
mod writing;

use serde_json::Value;
use zeren::record::Record;

/// A document with every kind of entry and every field, in its canonical form.
const EVERY_KIND: &str = include_str!("every_kind.json");

/// The document of the same header with the first `n` entries.
fn prefix(n: usize) -> Value {
    let mut document: Value = serde_json::from_str(EVERY_KIND).unwrap();
    document["entries"].as_array_mut().unwrap().truncate(n);
    document
}

#[track_caller]
fn read(text: &str) -> Record {
    Record::from_json(text).unwrap_or_else(|malformed| panic!("{malformed}"))
}
