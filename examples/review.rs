//! Reviews a record: where the decision stands, what may happen next, who owes what, what is open.
//!
//!     cargo run --example review
//!     cargo run --example review -- PATH --as-of 2025-06-30 [--known-on DATE]
//!         [--standards FILE|statutory|indicative] [--lang zh|en] [--json]
//!
//! `-` as PATH reads standard input. Without a PATH an embedded, invented record is reviewed.

use std::{env, fs, io::Read, process::ExitCode};

use zeren::{
    engine::Case,
    explain::{Lang, Names},
    record::Record,
    terms::{Day, Setting, Standards, standard::StandardsDocument},
};

const EMBEDDED: &str = include_str!("data/illustrative-banner-road.json");
const EMBEDDED_AS_OF: &str = "2023-12-31";

struct Options {
    path: Option<String>,
    as_of: Option<Day>,
    known_on: Option<Day>,
    standards: String,
    lang: Lang,
    json: bool,
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        path: None,
        as_of: None,
        known_on: None,
        standards: "indicative".into(),
        lang: Lang::Zh,
        json: false,
    };
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("`{arg}` needs a value"));
        match arg.as_str() {
            "--as-of" => options.as_of = Some(day(&value()?)?),
            "--known-on" => options.known_on = Some(day(&value()?)?),
            "--standards" => options.standards = value()?,
            "--lang" => {
                options.lang = match value()?.as_str() {
                    "zh" => Lang::Zh,
                    "en" => Lang::En,
                    other => return Err(format!("`{other}` is no language; use zh or en")),
                }
            }
            "--json" => options.json = true,
            flag if flag.starts_with("--") => return Err(format!("unknown option `{flag}`")),
            _ if options.path.is_none() => options.path = Some(arg),
            _ => return Err(format!("one record at a time; `{arg}` is one too many")),
        }
    }
    Ok(options)
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|error| error.to_string())
}

fn read(path: &str) -> Result<String, String> {
    let mut text = String::new();
    let read = match path {
        "-" => std::io::stdin().read_to_string(&mut text).map(|_| ()),
        path => fs::read_to_string(path).map(|read| text = read),
    };
    read.map(|()| text).map_err(|error| format!("cannot read `{path}`: {error}"))
}

fn standards(name: &str) -> Result<Standards, String> {
    match name {
        "statutory" => Ok(Standards::statutory()),
        "indicative" => Ok(Standards::indicative()),
        path => {
            let document: StandardsDocument =
                serde_json::from_str(&read(path)?).map_err(|error| format!("`{path}`: {error}"))?;
            document.open().map_err(|error| format!("`{path}`: {error}"))
        }
    }
}

fn run() -> Result<(), String> {
    let options = options()?;
    let (text, as_of) = match &options.path {
        None => (EMBEDDED.to_string(), options.as_of.map_or_else(|| day(EMBEDDED_AS_OF), Ok)?),
        Some(path) => (read(path)?, options.as_of.ok_or("`--as-of` is needed for a record of your own")?),
    };
    let record = Record::from_json(&text).map_err(|error| error.to_string())?;
    let mut case = Case::new(record, Setting::new(standards(&options.standards)?));
    if let Some(day) = options.known_on {
        case = case.as_known_on(day);
    }
    let assessment = case.assess(as_of).map_err(|error| error.to_string())?;
    if options.json {
        let document = case.document(&assessment);
        println!("{}", serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?);
    } else {
        print!("{}", case.review(&assessment, options.lang, Names::Given));
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
