//! Reviews a record: where the decision stands, what may happen next, who owes what, what is open.
//!
//!     cargo run --example review
//!     cargo run --example review -- PATH --as-of 2025-06-30 [--known-on DATE]
//!         [--suppose FILE] [--since DATE] [--as organ|public|unit:ID|person:ID|body:ID]
//!         [--standards FILE|statutory|indicative] [--lang zh|en] [--json]
//!         [--why TOPIC|list] [--why-not ACT] [--next DAYS] [--draw mermaid|dot|markdown]
//!
//! `-` as PATH reads standard input. Without a PATH an embedded, invented record is reviewed. `--suppose` adds the
//! entries of a file, a JSON list of entries as a record has them, numbered on from its last one, and leaves the
//! record as it is. `--since` tells what changed since a review of that day. `--as` shows what that reader may know.
//!
//! `--why` proves one topic of the answer, such as `duty-3` or `act-33`, and has the proof checked; `--why list`
//! lists them. `--why-not` says what stands between the case and a measure (`interview`) or an act (`archive`).
//! `--next` lists what falls due in so many days, with the lamps of a policy made up for this example.

#[path = "review/asked.rs"]
pub(crate) mod asked;
#[path = "review/options.rs"]
pub(crate) mod options;

use std::process::ExitCode;

use options::{Options, day, read, standards};
use zeren::{
    answers::Audience,
    engine::Case,
    explain::Names,
    record::{Entry, Id, Record},
    terms::{Day, Setting},
};

const EMBEDDED: &str = include_str!("data/illustrative-banner-road.json");
const EMBEDDED_AS_OF: &str = "2023-12-31";

/// The record, as known and with what is supposed, and the day to review it on.
fn case(options: &Options) -> Result<(Case, Day), String> {
    let (text, as_of) = match &options.path {
        None => (EMBEDDED.to_string(), options.as_of.map_or_else(|| day(EMBEDDED_AS_OF), Ok)?),
        Some(path) => (read(path)?, options.as_of.ok_or("`--as-of` is needed for a record of your own")?),
    };
    let record = Record::from_json(&text).map_err(|error| error.to_string())?;
    let mut case = Case::new(record, Setting::new(standards(&options.standards)?));
    if let Some(day) = options.known_on {
        case = case.as_known_on(day);
    }
    if let Some(path) = &options.suppose {
        let text = read(path)?;
        let entries: Vec<Entry<Id<'_>>> = serde_json::from_str(&text).map_err(|error| format!("`{path}`: {error}"))?;
        case = case.suppose_entries(entries).map_err(|error| format!("`{path}`: {error}"))?;
    }
    Ok((case, as_of))
}

fn reader(options: &Options, case: &Case) -> Result<Option<Audience>, String> {
    let named = |code: &String| {
        Audience::from_code(case.record(), code).ok_or(format!(
            "`{code}` is no reader; use organ, public, or unit:, person: or body: with an id of the record"
        ))
    };
    options.audience.as_ref().map(named).transpose()
}

/// The review, or what changed since the last one.
pub(crate) fn review(options: &Options) -> Result<String, String> {
    let (case, as_of) = case(options)?;
    let audience = reader(options, &case)?;
    let json = |document: serde_json::Result<String>| document.map(|text| text + "\n").map_err(|e| e.to_string());
    if let Some(last) = options.since {
        let audience = audience.unwrap_or(Audience::Organ);
        let comparison = case.since(last, as_of, audience).map_err(|error| error.to_string())?;
        return match options.json {
            true => json(serde_json::to_string_pretty(&comparison.document())),
            false => Ok(comparison.review(options.lang, Names::Given)),
        };
    }
    let mut assessment = case.assess(as_of).map_err(|error| error.to_string())?;
    if let Some(text) = asked::asked(options, &case, &assessment)? {
        return match audience {
            None | Some(Audience::Organ) => Ok(text),
            Some(_) => Err("proofs, reasons, due days and drawings are the organ's; leave out `--as`".into()),
        };
    }
    if let Some(audience) = audience {
        assessment = case.as_seen_by(&assessment, audience);
    }
    match options.json {
        true => json(serde_json::to_string_pretty(&case.document(&assessment))),
        false => Ok(case.review(&assessment, options.lang, Names::Given)),
    }
}

fn main() -> ExitCode {
    match Options::read().and_then(|options| review(&options)) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
