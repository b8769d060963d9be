//! Sentences: a row's words with its holes filled, in one language.

use alloc::string::{String, ToString};
use core::fmt::{self, Write};

use crate::{
    record::Record,
    terms::{
        Arg, Clause, Cure, Day, Deadline, Finding, PartyNo, Words,
        deadline::{Certainty, Source},
        duty::Duty,
        question::Addressee,
    },
};

/// A language of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The half of a term in this language.
    #[must_use]
    pub const fn of(self, words: &'static Words) -> &'static str {
        match self {
            Self::Zh => words.zh,
            Self::En => words.en,
        }
    }
}

/// How parties are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// By their ids, which say nothing that the record does not already share.
    #[default]
    Ids,
    /// By the names the record gives them, where it gives one.
    Given,
    /// Not at all: for what must not tell who it is about.
    Hidden,
}

/// Speaks of one record in one language.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'r> {
    record: &'r Record,
    lang: Lang,
    names: Names,
}

impl<'r> Speaker<'r> {
    /// Speaks of a record in a language, calling parties by id or name.
    #[must_use]
    pub const fn new(record: &'r Record, lang: Lang, names: Names) -> Self {
        Self { record, lang, names }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// How it calls parties.
    #[must_use]
    pub const fn names(&self) -> Names {
        self.names
    }

    /// The same without naming anyone.
    #[must_use]
    pub const fn hiding(self) -> Self {
        Self { names: Names::Hidden, ..self }
    }

    /// What a party is called.
    #[must_use]
    pub fn party(&self, no: PartyNo) -> &'r str {
        let given = self.record.party(no).and_then(|party| party.name.as_deref());
        match (self.names, no) {
            (Names::Hidden, _) => "…",
            (_, PartyNo::OUTSIDE) => self.lang.of(&Words { zh: "社会公众", en: "the public" }),
            (Names::Given, _) => given.unwrap_or(self.record.id(no)),
            (Names::Ids, _) => self.record.id(no),
        }
    }

    /// To whom a duty is owed; someone outside the record by the part they have in it: a report, a complaint and an
    /// opinion are answered to whoever made them, a disclosure to everyone.
    pub(crate) fn owed_to(&self, duty: &Duty) -> &'r str {
        let outside = match duty.row.code {
            "19.answer" => &Words { zh: "提出意见建议者", en: "who gave the opinion" },
            "20.acceptance" | "20.handling" => {
                &Words { zh: "举报人、投诉人", en: "who made the report or complaint" }
            }
            _ => return self.party(duty.to),
        };
        match (self.names, duty.to) {
            (Names::Ids | Names::Given, PartyNo::OUTSIDE) => self.lang.of(outside),
            (Names::Ids | Names::Given | Names::Hidden, to) => self.party(to),
        }
    }

    /// A day.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        match self.lang {
            Lang::Zh => alloc::format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Lang::En => day.to_string(),
        }
    }

    /// A clause.
    #[must_use]
    pub fn clause(&self, clause: Clause) -> String {
        match self.lang {
            Lang::Zh => clause.zh().to_string(),
            Lang::En => clause.en().to_string(),
        }
    }

    /// What a finding says.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        let template = match self.lang {
            Lang::Zh => finding.row.zh,
            Lang::En => finding.row.en,
        };
        self.fill(template, &finding.args)
    }

    /// What several findings of one row say together, their first values joined.
    pub(crate) fn together(&self, findings: &[Finding]) -> String {
        let [first, ..] = findings else { return String::new() };
        let mut joined = String::new();
        for finding in findings {
            if !joined.is_empty() {
                joined.push_str(if self.lang == Lang::Zh { "、" } else { ", " });
            }
            let _ = self.arg(&mut joined, finding.args.first().copied().unwrap_or_default());
        }
        let template = if self.lang == Lang::Zh { first.row.zh } else { first.row.en };
        let mut out = String::new();
        for (n, part) in template.split("{0}").enumerate() {
            if n > 0 {
                out.push_str(&joined);
            }
            out.push_str(&self.fill(part, &first.args));
        }
        out
    }

    fn fill(&self, template: &str, args: &[Arg]) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((hole, after)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            // Writing to a string cannot fail.
            let arg = hole.parse::<usize>().ok().and_then(|n| args.get(n)).copied().unwrap_or_default();
            let _ = self.arg(&mut out, arg);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn arg(&self, out: &mut String, arg: Arg) -> fmt::Result {
        match arg {
            Arg::None => out.write_char('…'),
            Arg::Entry(no) => write!(out, "{no}"),
            Arg::Party(party) => out.write_str(self.party(party)),
            Arg::Day(day) => out.write_str(&self.day(day)),
            Arg::Count(count) => write!(out, "{count}"),
            Arg::Words(words) => out.write_str(self.lang.of(words)),
            Arg::Clause(clause) => out.write_str(&self.clause(clause)),
        }
    }

    /// What would settle a finding.
    #[must_use]
    pub fn cure(&self, finding: &Finding) -> Option<String> {
        let zh = self.lang == Lang::Zh;
        Some(match finding.row.cure {
            Cure::Nothing => return None,
            Cure::Enter(kind) if zh => alloc::format!("记入一条 `{kind}`"),
            Cure::Enter(kind) => {
                let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                alloc::format!("enter {article} `{kind}`")
            }
            Cure::Amend(field) if zh => alloc::format!("在该条记录中载明 `{field}`"),
            Cure::Amend(field) => alloc::format!("state `{field}` in the entry"),
            Cure::Determine(question, to) if zh => {
                let to = self.lang.of(addressee(to));
                let or = question.other().map_or(String::new(), |other| alloc::format!("或者 `{}`", other.code()));
                alloc::format!("由{to}记入认定意见 `{}`{or}{}", question.code(), self.about(finding))
            }
            Cure::Determine(question, to) => {
                let to = self.lang.of(addressee(to));
                let or = question.other().map_or(String::new(), |other| alloc::format!(" or `{}`", other.code()));
                alloc::format!("a determination `{}`{or}{} by {to}", question.code(), self.about(finding))
            }
            Cure::Standard(term) if zh => alloc::format!("为“{}”设定期限标准", term.words().zh),
            Cure::Standard(term) => alloc::format!("a standard for {}", term.words().en),
            Cure::Complete(term) if zh => alloc::format!("声明“{}”的记录完整", term.words().zh),
            Cure::Complete(term) => alloc::format!("a statement of completeness for {}", term.words().en),
            Cure::ActFirst if zh => "须先作出其他行为，见可依法作出的行为".into(),
            Cure::ActFirst => "another act comes first; see what may lawfully happen next".into(),
            Cure::Another(words) => self.lang.of(words).into(),
        })
    }

    fn about(&self, finding: &Finding) -> String {
        let about = finding.about;
        let zh = self.lang == Lang::Zh;
        let mut parts: alloc::vec::Vec<String> = alloc::vec::Vec::new();
        if let Some(entry) = about.entry {
            parts.push(if zh { alloc::format!("第{entry}条记录") } else { alloc::format!("entry {entry}") });
        }
        if let Some(party) = about.party {
            parts.push(self.party(party).into());
        }
        if let Some(ground) = about.ground {
            parts.push(self.lang.of(ground.words()).into());
        }
        match (parts.is_empty(), zh) {
            (true, _) => String::new(),
            (false, true) => alloc::format!("（{}）", parts.join("，")),
            (false, false) => alloc::format!(" ({})", parts.join(", ")),
        }
    }

    /// Where a due day comes from.
    #[must_use]
    pub fn authority(&self, deadline: &Deadline) -> String {
        let zh = self.lang == Lang::Zh;
        let mut out = match deadline.source() {
            Source::Statute(clause) => match self.lang {
                Lang::Zh => clause.zh_full().to_string(),
                Lang::En => clause.en_full().to_string(),
            },
            Source::Document(no) if zh => alloc::format!("第{no}条记录设定"),
            Source::Document(no) => alloc::format!("set by entry {no}"),
            Source::Host(n) if zh => alloc::format!("标准文件第{n}项"),
            Source::Host(n) => alloc::format!("standard {n} of the host"),
            Source::Indicative if zh => "示范性标准，不作追究依据".into(),
            Source::Indicative => "indicative: accuses nobody".into(),
            Source::Act(no) if zh => alloc::format!("第{no}条记录指定"),
            Source::Act(no) => alloc::format!("named by entry {no}"),
        };
        if let Some(period) = deadline.period() {
            out.push_str(if zh { "，" } else { ", " });
            let _ = match self.lang {
                Lang::Zh => period.write_zh(&mut out),
                Lang::En => period.write_en(&mut out),
            };
        }
        if deadline.certainty() == Certainty::Provisional {
            out.push_str(if zh { "，日历未覆盖，暂定" } else { ", provisional: beyond the calendar" });
        }
        out
    }
}

/// To whom a question is put, in both languages.
#[must_use]
pub(crate) const fn addressee(to: Addressee) -> &'static Words {
    match to {
        Addressee::Organ => const { &Words { zh: "决策机关", en: "the organ" } },
        Addressee::OrganOrSupervisory => {
            const { &Words { zh: "决策机关或者监察机关", en: "the organ or a supervisory body" } }
        }
        Addressee::Decider => const { &Words { zh: "处理机关", en: "the body that decides the case" } },
        Addressee::Appointing => const { &Words { zh: "任免机关", en: "the appointing organ" } },
        Addressee::FiledWith => const { &Words { zh: "受理机关", en: "the body filed with" } },
    }
}
