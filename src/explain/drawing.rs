//! Drawings as text: the machines from their tables, and the responsibility graph of a case, as Mermaid or DOT.

use alloc::{string::String, vec::Vec};
use core::fmt::Write;

use crate::{
    answers::graph::{Link, Relation},
    machines::{Row, accountability, discipline, execution, remedy},
    terms::{PartyNo, Words},
};

use super::{Lang, Speaker};

/// The language of a drawing program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Mermaid (`stateDiagram-v2`, `flowchart`).
    Mermaid,
    /// Graphviz DOT.
    Dot,
}

/// One of the four machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Machine {
    /// §7.1.
    Execution,
    /// §7.2.
    Accountability,
    /// §7.3.
    Discipline,
    /// §7.4.
    Remedy,
}

impl Machine {
    /// All four.
    pub const ALL: &'static [Self] = &[Self::Execution, Self::Accountability, Self::Discipline, Self::Remedy];
}

struct Arrow {
    from: Option<(&'static str, &'static Words)>,
    to: (&'static str, &'static Words),
    act: &'static Words,
}

/// The arrows of a table.
fn arrows<S: Copy, K: Copy>(
    table: &'static [Row<S, K>],
    state: fn(S) -> (&'static str, &'static Words),
    act: fn(K) -> &'static Words,
) -> Vec<Arrow> {
    table.iter().map(|row| Arrow { from: row.from.map(state), to: state(row.to), act: act(row.act) }).collect()
}

/// A machine, drawn from its table.
#[must_use]
pub fn machine(machine: Machine, notation: Notation, lang: Lang) -> String {
    let arrows = match machine {
        Machine::Execution => arrows(execution::TABLE, |s| (s.code(), s.words()), |k| k.words()),
        Machine::Accountability => arrows(accountability::TABLE, |s| (s.code(), s.words()), |k| k.words()),
        Machine::Discipline => arrows(discipline::TABLE, |s| (s.code(), s.words()), |k| k.words()),
        Machine::Remedy => arrows(remedy::TABLE, |s| (s.code(), s.words()), |k| k.words()),
    };
    draw(&arrows, notation, lang)
}

fn draw(arrows: &[Arrow], notation: Notation, lang: Lang) -> String {
    let mut states: Vec<(&'static str, &'static Words)> = Vec::new();
    for state in arrows.iter().flat_map(|arrow| [arrow.from, Some(arrow.to)]).flatten() {
        if !states.iter().any(|(code, _)| *code == state.0) {
            states.push(state);
        }
    }
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = match notation {
        Notation::Mermaid => mermaid(&mut out, &states, arrows, lang),
        Notation::Dot => dot(&mut out, &states, arrows, lang),
    };
    out
}

fn mermaid(
    out: &mut String,
    states: &[(&'static str, &'static Words)],
    arrows: &[Arrow],
    lang: Lang,
) -> core::fmt::Result {
    writeln!(out, "stateDiagram-v2")?;
    for (code, words) in states {
        writeln!(out, "    state \"{}\" as {code}", lang.of(words))?;
    }
    for arrow in arrows {
        let from = arrow.from.map_or("[*]", |(code, _)| code);
        writeln!(out, "    {from} --> {}: {}", arrow.to.0, lang.of(arrow.act))?;
    }
    Ok(())
}

fn dot(out: &mut String, states: &[(&'static str, &'static Words)], arrows: &[Arrow], lang: Lang) -> core::fmt::Result {
    writeln!(out, "digraph machine {{\n    rankdir=LR;\n    start [shape=point];")?;
    for (code, words) in states {
        writeln!(out, "    {code} [label=\"{}\", shape=box];", lang.of(words))?;
    }
    for arrow in arrows {
        let from = arrow.from.map_or("start", |(code, _)| code);
        writeln!(out, "    {from} -> {} [label=\"{}\"];", arrow.to.0, lang.of(arrow.act))?;
    }
    writeln!(out, "}}")
}

/// The responsibility graph of a case.
#[must_use]
pub(crate) fn responsibility(links: &[Link], notation: Notation, speaker: &Speaker<'_>) -> String {
    let mut out = String::new();
    let _ = tree(&mut out, links, notation, speaker);
    out
}

fn tree(out: &mut String, links: &[Link], notation: Notation, speaker: &Speaker<'_>) -> core::fmt::Result {
    let lang = speaker.lang();
    // A unit is one node; a person is one in each place.
    let name = |n: usize, link: &Link| match link.relation {
        Relation::Leads | Relation::Cooperates => alloc::format!("u{}", link.to.0),
        Relation::Coordinates | Relation::FirstResponsible | Relation::Corresponding => alloc::format!("p{n}"),
    };
    let text = |party: PartyNo| speaker.party(party).replace(['"', '\\'], "'");
    match notation {
        Notation::Mermaid => writeln!(out, "flowchart TD\n    u0[\"{}\"]", text(PartyNo::ORGAN))?,
        Notation::Dot => writeln!(out, "digraph responsibility {{\n    u0 [label=\"{}\"];", text(PartyNo::ORGAN))?,
    }
    for (n, link) in links.iter().enumerate() {
        let (node, from) = (name(n, link), link.from.0);
        let (label, relation) = (text(link.to), lang.of(link.relation.words()));
        match notation {
            Notation::Mermaid => {
                writeln!(out, "    {node}[\"{label}\"]")?;
                writeln!(out, "    u{from} -->|{relation}| {node}")?;
            }
            Notation::Dot => {
                writeln!(out, "    {node} [label=\"{label}\"];")?;
                writeln!(out, "    u{from} -> {node} [label=\"{relation}\"];")?;
            }
        }
    }
    if notation == Notation::Dot {
        writeln!(out, "}}")?;
    }
    Ok(())
}
