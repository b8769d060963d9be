//! Prints the JSON Schema of a format: `cargo run --example schema -- record|standards|answer`.

use std::process::ExitCode;

use zeren::{
    explain::document::{self, AnswerDocument},
    record::{schema, schema_of},
    terms::{
        form::Shaped,
        standard::{self, StandardsDocument},
    },
};

fn main() -> ExitCode {
    let text = match std::env::args().nth(1).as_deref() {
        None | Some("record") => schema(),
        Some("standards") => schema_of(standard::SCHEMA, &StandardsDocument::SHAPE),
        Some("answer") => schema_of(document::SCHEMA, &AnswerDocument::SHAPE),
        Some(other) => {
            eprintln!("unknown format `{other}`; there are: record, standards, answer");
            return ExitCode::FAILURE;
        }
    };
    print!("{text}");
    ExitCode::SUCCESS
}
