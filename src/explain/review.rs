//! The review: the whole answer as text that an official would read, in one language.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

use crate::{
    answers::{Answer, Assessment, Audience, NextAct, Question, WithoutEffect},
    articles::article_21::discipline::untold,
    record::{Record, What},
    terms::{
        About, Arg, EntryNo, Finding, PartyNo, Words,
        duty::{Duty, Status},
        responsibility::Responsible,
    },
};

use super::{Lang, Names, Speaker, document::Inputs};

/// Writes the review of an assessment.
pub(crate) fn review(record: &Record, inputs: &Inputs, assessment: &Assessment, lang: Lang, names: Names) -> String {
    let mut review = Review::new(record, lang, names);
    // Writing to a string cannot fail.
    let _ = review.whole(inputs, assessment);
    review.out
}

pub(super) struct Review<'r> {
    pub(super) speaker: Speaker<'r>,
    record: &'r Record,
    /// Whether the answer is a view that leaves things out.
    partial: bool,
    pub(super) out: String,
}

macro_rules! words {
    ($zh:literal, $en:literal) => {
        const { &$crate::terms::Words { zh: $zh, en: $en } }
    };
}

pub(super) use words;

impl<'r> Review<'r> {
    pub(super) fn new(record: &'r Record, lang: Lang, names: Names) -> Self {
        Self { speaker: Speaker::new(record, lang, names), record, partial: false, out: String::new() }
    }

    pub(super) fn say(&self, words: &'static Words) -> &'static str {
        self.speaker.lang().of(words)
    }

    pub(super) fn zh(&self) -> bool {
        self.speaker.lang() == Lang::Zh
    }

    pub(super) fn heading(&mut self, words: &'static Words) -> fmt::Result {
        let text = self.say(words);
        writeln!(self.out, "\n{text}")
    }

    /// Which decision, and whose.
    pub(super) fn decision(&mut self) -> fmt::Result {
        let decision = match self.speaker.names() {
            Names::Given => alloc::format!("{} ({})", self.record.title(), self.record.decision()),
            Names::Ids | Names::Hidden => self.record.decision().into(),
        };
        let organ = self.speaker.party(PartyNo::ORGAN);
        let level = self.say(self.record.level().words());
        if self.zh() {
            writeln!(self.out, "决策：{decision}")?;
            writeln!(self.out, "决策机关：{organ}（{level}）")
        } else {
            writeln!(self.out, "Decision: {decision}")?;
            writeln!(self.out, "Organ: {organ} ({level})")
        }
    }

    fn whole(&mut self, inputs: &Inputs, assessment: &Assessment) -> fmt::Result {
        let title = words!("重大行政决策执行情况审查", "Review of the execution of a major administrative decision");
        let title = self.say(title);
        writeln!(self.out, "{title}")?;
        self.decision()?;
        let as_of = self.speaker.day(inputs.as_of);
        let (version, edition, calendar) = (&inputs.version, &inputs.edition, &inputs.calendar);
        let standards = &inputs.standards;
        if self.zh() {
            write!(self.out, "截至{as_of}")?;
            if let Some(known) = inputs.known_on {
                write!(self.out, "，以{}所知为准", self.speaker.day(known))?;
            }
            if let Some(entries) = inputs.entries {
                write!(self.out, "；已知记录{entries}条")?;
            }
            writeln!(self.out)?;
            writeln!(self.out, "依据：{edition}；日历 {calendar}；标准 {standards}；zeren {version}")?;
            if !inputs.rules.is_empty() {
                writeln!(self.out, "另按本地规定：{}", inputs.rules.join("、"))?;
            }
        } else {
            write!(self.out, "As of {as_of}")?;
            if let Some(known) = inputs.known_on {
                write!(self.out, ", as known on {known}")?;
            }
            if let Some(entries) = inputs.entries {
                write!(self.out, "; {entries} entries known")?;
            }
            writeln!(self.out)?;
            writeln!(self.out, "Basis: {edition}; calendar {calendar}; standards {standards}; zeren {version}")?;
            if !inputs.rules.is_empty() {
                writeln!(self.out, "Local rules besides: {}", inputs.rules.join(", "))?;
            }
        }
        self.reader(assessment.audience())?;
        match assessment {
            Assessment::NotInForce { .. } => {
                let text = self.say(words!(
                    "本规定自2021年1月1日起施行，该日尚未施行，不作评价。",
                    "The regulation is in force from 2021-01-01; for an earlier day nothing is judged."
                ));
                writeln!(self.out, "\n{text}")
            }
            Assessment::InForce(answer) => self.answer(answer),
        }
    }

    /// For whom a view is, and that its silence says nothing.
    fn reader(&mut self, audience: Option<Audience>) -> fmt::Result {
        let Some(audience) = audience else { return Ok(()) };
        self.partial = audience != Audience::Organ;
        let name = match audience.party() {
            Some(party) => self.speaker.party(party),
            None => self.say(words!("社会公众", "the public")),
        };
        match (self.partial, self.zh()) {
            (false, true) => writeln!(self.out, "供{name}查阅"),
            (false, false) => writeln!(self.out, "For {name}"),
            (true, true) => writeln!(self.out, "供{name}查阅：只列其可以知悉的事项，未列的不表示没有"),
            (true, false) => {
                writeln!(self.out, "For {name}: only what this reader may know; what is not listed may yet exist")
            }
        }
    }

    fn answer(&mut self, answer: &Answer) -> fmt::Result {
        self.standing(answer)?;
        self.next(&answer.next)?;
        self.duties(&answer.duties)?;
        self.responsible(answer)?;
        self.liability(answer)?;
        self.without_effect(answer)?;
        self.heading(words!("八、发现", "8. Findings"))?;
        self.findings(&answer.findings)?;
        self.questions(&answer.questions)?;
        self.notes(&answer.notes)
    }

    fn labelled(&mut self, indent: &str, label: &str, text: &str) -> fmt::Result {
        let colon = self.say(words!("：", ": "));
        writeln!(self.out, "{indent}{label}{colon}{text}")
    }

    pub(super) fn none(&mut self) -> fmt::Result {
        let text = match self.partial {
            false => self.say(words!("无", "none")),
            true => self.say(words!("无可列事项", "nothing for this reader")),
        };
        writeln!(self.out, "  {text}")
    }

    fn standing(&mut self, answer: &Answer) -> fmt::Result {
        self.heading(words!("一、状态", "1. Where the decision stands"))?;
        let application = self.say(answer.application.words());
        let label = self.say(words!("本规定的适用", "application of the regulation"));
        self.labelled("  ", label, application)?;
        let Some(standing) = answer.standing else {
            let text = self.say(words!("尚未作出", "not adopted"));
            return writeln!(self.out, "  {text}");
        };
        let state = self.say(standing.state.words());
        let since = self.speaker.day(standing.since);
        let (act, version) = (standing.act, standing.version);
        if self.zh() {
            writeln!(self.out, "  {state}，自{since}起（第{act}条记录），已调整{version}次")
        } else {
            writeln!(self.out, "  {state} since {since} (entry {act}); adjustments: {version}")
        }
    }

    fn next(&mut self, next: &[NextAct]) -> fmt::Result {
        self.heading(words!("二、下一步可依法作出的行为", "2. What may lawfully happen next"))?;
        if next.is_empty() {
            return self.none();
        }
        for act in next {
            let name = self.say(act.act.words());
            let actor = self.say(act.actor.words());
            let to = self.say(act.to.words());
            let clause = self.speaker.clause(act.clause);
            if self.zh() {
                writeln!(self.out, "  {name}：由{actor}作出（{clause}），此后为“{to}”")?;
            } else {
                writeln!(self.out, "  {name}: by {actor} ({clause}), leads to `{to}`")?;
            }
            for group in groups(&act.lacks) {
                let text = self.together(self.speaker, group);
                writeln!(self.out, "    - {text}")?;
            }
        }
        Ok(())
    }

    /// Findings of one row, said together, with their clause.
    pub(super) fn together(&self, speaker: Speaker<'_>, group: &[Finding]) -> String {
        let text = speaker.together(group);
        let Some(first) = group.first() else { return text };
        let clause = speaker.clause(first.row.clause);
        if self.zh() { alloc::format!("{text}（{clause}）") } else { alloc::format!("{text} ({clause})") }
    }

    /// A finding with its clause.
    pub(super) fn finding(&self, finding: &Finding) -> String {
        let text = self.speaker.finding(finding);
        let clause = self.speaker.clause(finding.row.clause);
        if self.zh() { alloc::format!("{text}（{clause}）") } else { alloc::format!("{text} ({clause})") }
    }

    fn findings(&mut self, findings: &[Finding]) -> fmt::Result {
        if findings.is_empty() {
            return self.none();
        }
        for finding in findings {
            let text = self.finding(finding);
            writeln!(self.out, "  - {text}")?;
            if let Some(cure) = self.speaker.cure(finding) {
                let label = self.say(words!("可由此补正", "would be cured by"));
                self.labelled("    ", label, &cure)?;
            }
        }
        Ok(())
    }

    fn notes(&mut self, notes: &[Finding]) -> fmt::Result {
        if notes.is_empty() {
            return Ok(());
        }
        self.heading(words!("十、附注", "10. Notes"))?;
        for note in notes {
            let text = self.finding(note);
            writeln!(self.out, "  - {text}")?;
        }
        Ok(())
    }

    fn duties(&mut self, duties: &[Duty]) -> fmt::Result {
        self.heading(words!("三、职责", "3. Duties"))?;
        if duties.is_empty() {
            return self.none();
        }
        let mut last: Option<(&str, PartyNo, Option<PartyNo>)> = None;
        for duty in duties {
            let group = (duty.row.code, duty.bearer, duty.unit);
            if last != Some(group) {
                last = Some(group);
                self.duty_head(duty)?;
            }
            self.duty_line(duty)?;
        }
        Ok(())
    }

    /// Who answers for each executing unit, and who held the posts while a duty was missed.
    fn responsible(&mut self, answer: &Answer) -> fmt::Result {
        self.heading(words!("四、责任人", "4. Who answers, by tenure"))?;
        if answer.responsible.is_empty() {
            return self.none();
        }
        let clause = self.speaker.clause(crate::articles::article_10::CLAUSE);
        for responsible in &answer.responsible {
            write!(self.out, "  ")?;
            self.holder(responsible)?;
            if self.zh() {
                writeln!(self.out, "（{clause}）")?;
            } else {
                writeln!(self.out, " ({clause})")?;
            }
        }
        for attributed in &answer.attributed {
            let Some(duty) = answer.duties.get(attributed.duty) else { continue };
            let bearer = self.speaker.party(duty.bearer);
            let content = self.say(&duty.row.content);
            let due = duty.deadline.map(|deadline| deadline.due()).unwrap_or(duty.anchor);
            if self.zh() {
                writeln!(self.out, "  {bearer}未按期履行“{content}”（期限{due}），其间在任：")?;
            } else {
                writeln!(self.out, "  {bearer} did not keep `{content}` by {due}; in post meanwhile:")?;
            }
            for holder in &attributed.holders {
                write!(self.out, "    ")?;
                self.holder(holder)?;
                writeln!(self.out)?;
            }
            if attributed.holders.is_empty() {
                let text = self.say(words!("记录中没有任职信息", "the record shows nobody"));
                writeln!(self.out, "    {text}")?;
            }
        }
        Ok(())
    }

    fn holder(&mut self, holder: &Responsible) -> fmt::Result {
        let person = self.speaker.party(holder.person);
        let at = self.speaker.party(holder.at);
        let capacity = self.say(holder.capacity.words());
        let post = self.say(holder.post.words());
        let acting = if holder.acting { self.say(words!("（主持工作）", ", acting")) } else { "" };
        let (from, to, entry) = (holder.from, holder.to, holder.entry);
        if self.zh() {
            write!(self.out, "{at}：{person}，{post}{acting}，{capacity}，{from}至{to}（第{entry}条记录）")
        } else {
            write!(self.out, "{at}: {person}, {post}{acting}, {capacity}, {from} to {to} (entry {entry})")
        }
    }

    fn duty_head(&mut self, duty: &Duty) -> fmt::Result {
        let bearer = self.speaker.party(duty.bearer);
        let to = self.speaker.owed_to(duty);
        let content = self.say(&duty.row.content);
        let clause = self.speaker.clause(duty.row.clause);
        write!(self.out, "  {bearer}")?;
        if let Some(unit) = duty.unit {
            let unit = self.speaker.party(unit);
            if self.zh() {
                write!(self.out, "（{unit}）")?;
            } else {
                write!(self.out, " ({unit})")?;
            }
        }
        if duty.to != duty.bearer {
            write!(self.out, " → {to}")?;
        }
        if self.zh() {
            write!(self.out, "：{content}（{clause}）")?;
        } else {
            write!(self.out, ": {content} ({clause})")?;
        }
        if !duty.row.bearer_named {
            let text = self.say(words!("［承担主体系推定］", " [bearer inferred]"));
            write!(self.out, "{text}")?;
        }
        writeln!(self.out)
    }

    fn duty_line(&mut self, duty: &Duty) -> fmt::Result {
        write!(self.out, "    ")?;
        if let Some((after, through)) = duty.window {
            let first = after.next();
            if self.zh() {
                write!(self.out, "{first}至{through}：")?;
            } else {
                write!(self.out, "{first} to {through}: ")?;
            }
        } else if let Some(about) = duty.about {
            if self.zh() {
                write!(self.out, "第{about}条记录：")?;
            } else {
                write!(self.out, "entry {about}: ")?;
            }
        }
        let status = self.say(duty.status.words());
        write!(self.out, "{status}")?;
        if let Some((day, no)) = duty.kept {
            if self.zh() {
                write!(self.out, "（第{no}条记录，{day}）")?;
            } else {
                write!(self.out, " (entry {no}, {day})")?;
            }
        }
        if let Some(deadline) = &duty.deadline {
            let due = deadline.due();
            let authority = self.speaker.authority(deadline);
            if self.zh() {
                write!(self.out, "；期限{due}（{authority}）")?;
            } else {
                write!(self.out, "; due {due} ({authority})")?;
            }
            if deadline.original() != due {
                let original = deadline.original();
                let label = self.say(words!("，原期限", ", originally "));
                write!(self.out, "{label}{original}")?;
            }
        }
        if let Some(no) = duty.complete {
            let label = self.say(words!("；记录完整性声明：第", "; complete by entry "));
            let end = self.say(words!("条", ""));
            write!(self.out, "{label}{no}{end}")?;
        }
        writeln!(self.out)?;
        match (&duty.why, duty.status) {
            // While the application is open every duty is, for that one reason; the questions give it once.
            (Some(why), _) if why.row.code == crate::reading::score::APPLICATION_OPEN.code => Ok(()),
            (Some(why), Status::Open | Status::Unknown | Status::Excused | Status::KeptTimelinessUnknown) => {
                let text = self.finding(why);
                writeln!(self.out, "      {text}")
            }
            _ => Ok(()),
        }
    }

    fn without_effect(&mut self, answer: &Answer) -> fmt::Result {
        self.heading(words!("七、未生效的行为", "7. Acts without effect"))?;
        if answer.without_effect.is_empty() {
            return self.none();
        }
        for act in &answer.without_effect {
            let no = act.act;
            let (name, colon) = (self.act_name(no), self.say(words!("：", ":")));
            writeln!(self.out, "  {name}{colon}")?;
            let failed = self.failed_of(act);
            let lines: Vec<String> = groups(&failed).map(|group| self.together(self.speaker, group)).collect();
            for line in lines {
                writeln!(self.out, "    - {line}")?;
            }
        }
        Ok(())
    }

    /// What an act without effect is called.
    pub(super) fn act_name(&self, no: EntryNo) -> String {
        let name = self.record.entry(no).map_or("", |entry| self.say(entry.what.words()));
        if self.zh() { alloc::format!("第{no}条记录，{name}") } else { alloc::format!("entry {no}, {name}") }
    }

    /// The failed guards of an act without effect; of one about a person, without what tells of it.
    pub(super) fn failed_of(&self, act: &WithoutEffect) -> Vec<Finding> {
        let what = self.record.entry(act.act).map(|entry| &entry.what);
        let personal = matches!(what, Some(What::Discipline(_) | What::Remedy(_) | What::Accountability(_)));
        if personal { untold(&act.failed) } else { act.failed.clone() }
    }

    fn questions(&mut self, questions: &[Question]) -> fmt::Result {
        self.heading(words!("九、待定问题", "9. Open questions"))?;
        if questions.is_empty() {
            return self.none();
        }
        let findings: Vec<Finding> = questions.iter().map(|question| question.finding).collect();
        let mut rest = questions;
        for group in groups(&findings) {
            let Some(first) = group.first() else { continue };
            let act = rest.first().and_then(|question| question.act);
            rest = rest.get(group.len()..).unwrap_or(&[]);
            let text = self.together(self.speaker, group);
            write!(self.out, "  ? ")?;
            if let Some(act) = act {
                if self.zh() {
                    write!(self.out, "第{act}条记录：")?;
                } else {
                    write!(self.out, "entry {act}: ")?;
                }
            }
            writeln!(self.out, "{text}")?;
            let each = Finding { about: About::DECISION, ..*first };
            let cure = match group {
                [one] => self.speaker.cure(one),
                _ => self.speaker.cure(&each),
            };
            if let Some(cure) = cure {
                let label = self.say(words!("可由此确定", "settled by"));
                self.labelled("    ", label, &cure)?;
            }
        }
        Ok(())
    }
}

/// Runs of findings of one row that differ in their first value only, so that they can be said together.
pub(super) fn groups(findings: &[Finding]) -> impl Iterator<Item = &[Finding]> {
    findings.chunk_by(|a, b| {
        let ([first, rest @ ..], [other, others @ ..]) = (&a.args, &b.args);
        let joinable = matches!((first, other), (Arg::Party(_), Arg::Party(_)) | (Arg::Words(_), Arg::Words(_)));
        a.row.code == b.row.code && a.row.cure == b.row.cure && joinable && rest == others
    })
}
