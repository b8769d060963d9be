//! Every drawing as a file of its own, for the drawing programs: the four machines in Mermaid and DOT, and of the
//! embedded record the responsibility graph and the life of the case.
//!
//!     cargo run --example drawings [-- DIRECTORY]
//!
//! Without a directory the names and sizes are printed.

use std::{env, fs, io, path::Path};

use zeren::{
    engine::Case,
    explain::{
        Lang, Names,
        drawing::{Machine, Notation, machine},
    },
    record::Record,
    terms::{Day, Setting, Standards},
};

const RECORD: &str = include_str!("data/illustrative-banner-road.json");
const AS_OF: &str = "2023-12-31";

/// Every drawing with the name of its file.
fn drawings() -> Vec<(String, String)> {
    let record = Record::from_json(RECORD).expect("the embedded record");
    let case = Case::new(record, Setting::new(Standards::indicative()));
    let assessment = case.assess(Day::parse(AS_OF).expect("a day")).expect("few windows");
    let answer = assessment.answer().expect("in force");
    let mut drawings = Vec::new();
    for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (notation, ending) in [(Notation::Mermaid, "mmd"), (Notation::Dot, "dot")] {
            for which in Machine::ALL {
                let name = format!("{which:?}.{code}.{ending}").to_lowercase();
                drawings.push((name, machine(*which, notation, lang)));
            }
            let graph = case.draw_responsibility(answer, notation, lang, Names::Given);
            drawings.push((format!("responsibility.{code}.{ending}"), graph));
        }
        drawings.push((format!("life.{code}.mmd"), case.draw_life(answer, lang, Names::Given)));
    }
    drawings
}

fn main() -> io::Result<()> {
    let directory = env::args().nth(1);
    for (name, drawing) in drawings() {
        match &directory {
            Some(directory) => fs::write(Path::new(directory).join(name), drawing)?,
            None => println!("{name:<28}{:>5} lines", drawing.lines().count()),
        }
    }
    Ok(())
}
