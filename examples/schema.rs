//! Prints the JSON Schema of a format: `cargo run --example schema -- record`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let text = match std::env::args().nth(1).as_deref() {
        None | Some("record") => zeren::record::schema(),
        Some(other) => {
            eprintln!("unknown format `{other}`; there is: record");
            return ExitCode::FAILURE;
        }
    };
    print!("{text}");
    ExitCode::SUCCESS
}
