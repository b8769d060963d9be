//! A unit's or a person's duties over many decisions as a document, `zeren.account/1`, and as text: what the year-end
//! account and the appraisal of art 12 need. Duties with their days; of a person no total, no mark and no rank.

use alloc::{boxed::Box, string::String, sync::Arc, vec::Vec};
use core::fmt::{self, Write};

use crate::{
    articles::article_12,
    record::Record,
    terms::{
        Day, PartyNo, Text, Words,
        duty::Duty,
        form::{codes, form},
        party::Application,
    },
};

use super::{
    Lang, Names,
    document::{DutyForm, Inputs, Writer},
    review::{Review, words},
};

/// The name and version of the format.
pub const SCHEMA: &str = "zeren.account/1";

codes! {
    /// The name and version of the format, as a word of its own: no other is read.
    pub enum Format {
        /// [`SCHEMA`].
        Account1 = "zeren.account/1" / "职责履行情况第1版" / "account, version 1",
    }
}

codes! {
    /// Whose duties an account lists.
    pub enum SubjectKind {
        /// A unit.
        Unit = "unit" / "单位" / "unit",
        /// A person.
        Person = "person" / "个人" / "person",
    }
}

form! {
    /// A unit's or a person's duties over several decisions.
    pub struct AccountDocument {
        /// Always [`SCHEMA`].
        schema: Format,
        /// Whether a unit or a person.
        kind: SubjectKind,
        /// The id, the same in every record.
        id: Text,
        /// The first day accounted for.
        from: Day,
        /// The last day accounted for.
        through: Day,
        /// The decisions in which the party owes anything in that time.
        decisions: many AccountedDecision,
    }
}

form! {
    /// One decision's part of an account.
    pub struct AccountedDecision {
        /// What its answer was computed with.
        inputs: Inputs,
        /// The decision's id.
        decision: Text,
        /// The organ's id.
        organ: Text,
        /// Duties kept.
        kept: many DutyForm,
        /// Duties overdue or kept late, on a due day with authority.
        missed: many DutyForm,
        /// Duties of which neither can be said: pending, excused, open, unknown, standing.
        otherwise: many DutyForm,
    }
}

/// Whose duties, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) kind: SubjectKind,
    pub(crate) id: Text,
    pub(crate) from: Day,
    pub(crate) through: Day,
}

/// One decision's part, with the record that names its parties.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) record: Arc<Record>,
    pub(crate) inputs: Inputs,
    pub(crate) application: Application,
    pub(crate) duties: Vec<Duty>,
}

/// What can be said of a duty in an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Kept,
    Missed,
    Otherwise,
}

impl Said {
    const fn words(self) -> &'static Words {
        match self {
            Self::Kept => words!("已按期履行", "kept"),
            Self::Missed => words!("未按期履行", "missed"),
            Self::Otherwise => words!("其他", "otherwise"),
        }
    }

    fn of(duty: &Duty) -> Self {
        use crate::terms::duty::Status::{
            Excused, Kept, KeptLate, KeptTimelinessOpen, KeptTimelinessUnknown, Open, Overdue, Pending, Standing,
            Unknown,
        };
        match duty.status {
            Kept => Self::Kept,
            Overdue | KeptLate if duty.missed() => Self::Missed,
            Overdue
            | KeptLate
            | KeptTimelinessUnknown
            | KeptTimelinessOpen
            | Pending
            | Unknown
            | Open
            | Standing
            | Excused => Self::Otherwise,
        }
    }
}

impl Part {
    fn said(&self, said: Said) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(move |duty| Said::of(duty) == said)
    }
}

/// Writes the document.
pub(crate) fn document(heading: &Heading, parts: &[Part]) -> AccountDocument {
    let decision = |part: &Part| {
        let writer = Writer::new(&part.record);
        let duties = |said| part.said(said).map(|duty| writer.duty(duty, part.application)).collect();
        AccountedDecision {
            inputs: part.inputs.clone(),
            decision: Box::from(part.record.decision()),
            organ: writer.id(PartyNo::ORGAN),
            kept: duties(Said::Kept),
            missed: duties(Said::Missed),
            otherwise: duties(Said::Otherwise),
        }
    };
    let Heading { kind, ref id, from, through } = *heading;
    AccountDocument {
        schema: Format::Account1,
        kind,
        id: id.clone(),
        from,
        through,
        decisions: parts.iter().map(decision).collect(),
    }
}

/// Writes the text.
pub(crate) fn review(heading: &Heading, parts: &[Part], lang: Lang, names: Names) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out, heading, parts, (lang, names));
    out
}

fn write(out: &mut String, heading: &Heading, parts: &[Part], (lang, names): (Lang, Names)) -> fmt::Result {
    let Heading { kind, id, from, through } = heading;
    let (zh, kind_words) = (lang == Lang::Zh, lang.of(kind.words()));
    if zh {
        writeln!(out, "职责履行情况（{}）", article_12::CLAUSE.zh())?;
        writeln!(out, "{kind_words}：{id}")?;
        writeln!(out, "期间：{from}至{through}")?;
    } else {
        writeln!(out, "Account of duties ({})", article_12::CLAUSE.en())?;
        writeln!(out, "{kind_words}: {id}")?;
        writeln!(out, "Time: {from} to {through}")?;
    }
    for part in parts {
        let mut review = Review::new(&part.record, lang, names);
        review.part(part)?;
        out.push_str(&review.out);
    }
    let count = |said| parts.iter().map(|part| part.said(said).count()).sum::<usize>();
    match (kind, zh) {
        // A person is not summed up.
        (SubjectKind::Person, true) => {
            writeln!(out, "\n只列期限确定的职责；履职情况如何，由有权机关评定。")
        }
        (SubjectKind::Person, false) => {
            writeln!(out, "\nOnly duties with a firm due day; how the person did is for the competent organ to say.")
        }
        (SubjectKind::Unit, _) => {
            let [kept, missed, otherwise] = [Said::Kept, Said::Missed, Said::Otherwise]
                .map(|said| alloc::format!("{} {}", lang.of(said.words()), count(said)));
            if zh {
                writeln!(out, "\n合计：{kept}项，{missed}项，{otherwise}项")
            } else {
                writeln!(out, "\nIn all: {kept}, {missed}, {otherwise}")
            }
        }
    }
}

impl Review<'_> {
    fn part(&mut self, part: &Part) -> fmt::Result {
        writeln!(self.out)?;
        self.decision()?;
        let (as_of, standards) = (self.speaker.day(part.inputs.as_of), &part.inputs.standards);
        if self.zh() {
            writeln!(self.out, "截至{as_of}；标准 {standards}")?;
        } else {
            writeln!(self.out, "As of {as_of}; standards {standards}")?;
        }
        for said in [Said::Kept, Said::Missed, Said::Otherwise] {
            let heading = self.say(said.words());
            for (n, duty) in part.said(said).enumerate() {
                if n == 0 {
                    writeln!(self.out, "  {heading}")?;
                }
                let (name, colon, state) = (self.duty_name(duty), self.say(words!("：", ": ")), self.duty_state(duty));
                writeln!(self.out, "    {name}{colon}{state}")?;
            }
        }
        Ok(())
    }
}
