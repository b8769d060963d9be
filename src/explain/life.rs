//! The life of a case as a Mermaid Gantt chart, and the whole review as Markdown with its drawings.

use alloc::{format, string::String};
use core::fmt::{self, Write};

use crate::{
    answers::Answer,
    reading::{
        View,
        position::{Executing, Stage},
    },
    terms::{Day, Words, duty::Duty},
};

use super::{
    Speaker,
    drawing::{self, Machine, Notation},
};

macro_rules! words {
    ($zh:literal, $en:literal) => {
        const { &Words { zh: $zh, en: $en } }
    };
}

/// The course of execution, the units and their heads as bars, missed duties and those not yet due as milestones.
pub(crate) fn gantt(view: &View<'_>, answer: &Answer, speaker: &Speaker<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_gantt(&mut out, view, answer, speaker);
    out
}

fn write_gantt(out: &mut String, view: &View<'_>, answer: &Answer, speaker: &Speaker<'_>) -> fmt::Result {
    let lang = speaker.lang();
    let title = lang.of(words!("决策执行过程", "the life of the decision"));
    writeln!(out, "gantt\n    dateFormat YYYY-MM-DD\n    title {title}")?;
    let stages = view.position.execution.through(view.day);
    if !stages.is_empty() {
        writeln!(out, "    section {}", lang.of(words!("执行状态", "state")))?;
    }
    // A redesignation or an adjustment leaves the decision in its state: one bar.
    let same = |a: &Stage<Executing>, b: &Stage<Executing>| a.state.state == b.state.state;
    let mut runs = stages.chunk_by(same).peekable();
    while let Some(run) = runs.next() {
        let end = runs.peek().and_then(|next| next.first()).map_or(view.day.next(), |next| next.on);
        if let Some(first) = run.first().filter(|first| first.on < end) {
            bar(out, lang.of(first.state.state.words()), first.on, end)?;
        }
    }
    let mut section = lang.of(words!("执行单位", "executing units"));
    for engagement in view.engagements() {
        let end = engagement.until.map_or(view.day.next(), |(until, _)| until);
        heading(out, &mut section)?;
        bar(out, speaker.party(engagement.unit), engagement.from, end)?;
    }
    let mut section = lang.of(words!("责任人", "who answers"));
    for held in &answer.responsible {
        let who = format!("{} {}", speaker.party(held.person), speaker.party(held.at));
        heading(out, &mut section)?;
        bar(out, &who, held.from, held.to.next())?;
    }
    let mut section = lang.of(words!("未按期履行", "missed"));
    for duty in answer.duties.iter().filter(|duty| duty.missed()) {
        heading(out, &mut section)?;
        milestone(out, duty, speaker)?;
    }
    let mut section = lang.of(words!("未到期", "not yet due"));
    for duty in answer.duties.iter().filter(|duty| duty.status == crate::terms::duty::Status::Pending) {
        heading(out, &mut section)?;
        milestone(out, duty, speaker)?;
    }
    Ok(())
}

/// The heading of a section, before its first line.
fn heading(out: &mut String, section: &mut &'static str) -> fmt::Result {
    if !section.is_empty() {
        writeln!(out, "    section {section}")?;
        *section = "";
    }
    Ok(())
}

fn bar(out: &mut String, label: &str, from: Day, end: Day) -> fmt::Result {
    writeln!(out, "    {} :{from}, {end}", plain(label))
}

fn milestone(out: &mut String, duty: &Duty, speaker: &Speaker<'_>) -> fmt::Result {
    let Some(deadline) = duty.deadline else { return Ok(()) };
    let (bearer, content) = (speaker.party(duty.bearer), speaker.lang().of(&duty.row.content));
    writeln!(out, "    {} {} :milestone, {}, 0d", plain(bearer), plain(content), deadline.due())
}

/// A label without the characters that end one in the chart's language.
fn plain(label: &str) -> String {
    label.chars().map(|c| if matches!(c, ':' | ';' | ',' | '#' | '\n' | '\r' | '%') { ' ' } else { c }).collect()
}

/// The review as Markdown: its sections, then the life of the case, the responsibility graph and the machines, drawn.
pub(crate) fn markdown(review: &str, view: &View<'_>, answer: Option<&Answer>, speaker: &Speaker<'_>) -> String {
    let mut out = String::with_capacity(review.len() * 2);
    let mut lines = review.lines();
    if let Some(title) = lines.next() {
        let _ = writeln!(out, "# {}\n", escaped(title));
    }
    let mut after_blank = false;
    for line in lines {
        let text = line.trim_start();
        let depth = (line.len() - text.len()) / 2;
        let _ = match (text.is_empty(), depth) {
            (true, _) => Ok(()),
            (false, 0) if after_blank => writeln!(out, "\n## {}\n", escaped(text)),
            (false, 0) => writeln!(out, "{}  ", escaped(text)),
            (false, depth) => {
                let text = text.strip_prefix("- ").unwrap_or(text);
                writeln!(out, "{:indent$}- {}", "", escaped(text), indent = (depth - 1) * 2)
            }
        };
        after_blank = text.is_empty();
    }
    if let Some(answer) = answer {
        let lang = speaker.lang();
        let life = gantt(view, answer, speaker);
        let graph = drawing::responsibility(&answer.graph, Notation::Mermaid, speaker);
        let headings = [words!("执行过程", "The life of the decision"), words!("责任关系", "Who answers to whom")];
        for (heading, drawing) in headings.into_iter().zip([life, graph]) {
            let _ = writeln!(out, "\n## {}\n\n```mermaid\n{drawing}```", lang.of(heading));
        }
        let _ = writeln!(out, "\n## {}", lang.of(words!("状态机", "The machines")));
        for which in Machine::ALL {
            let _ = writeln!(out, "\n```mermaid\n{}```", drawing::machine(*which, Notation::Mermaid, lang));
        }
    }
    out
}

/// Text in which Markdown sees no markup, save the code marks that the review sets itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '<' | '>' | '[' | ']' | '|' | '\\' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
