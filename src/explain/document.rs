//! The answer as a document, `zeren.answer/1`: stable codes for programs, sentences in both languages for
//! people. Wording may change within a version; codes do not.

use alloc::{boxed::Box, string::ToString, vec::Vec};

use crate::{
    answers::{
        Answer, Assessment, Attributed, Audience, NextAct, Question, WithoutEffect,
        graph::{Link, Relation},
    },
    articles::article_21::discipline::untold,
    reading::rules::Rulebook,
    record::What,
    terms::{
        Arg, Clause, Cure, Day, Deadline, EntryNo, Finding, PartyNo, Ruling, Text,
        deadline::{Certainty, Source},
        decision::ExecutionState,
        duty::{Duty, Status},
        form::{codes, form},
        party::{Application, Capacity, Post},
        responsibility::Responsible,
    },
};

use super::{Lang, Names, Speaker, liability::LiabilityForm};

/// The name and version of the format.
pub const SCHEMA: &str = "zeren.answer/1";

/// The edition of the text that the rules follow.
pub const EDITION: &str = "内政发〔2020〕20号";

codes! {
    /// The name and version of the format, as a word of its own: no other is read.
    pub enum Format {
        /// [`SCHEMA`].
        Answer1 = "zeren.answer/1" / "答复第1版" / "answer, version 1",
    }
}

form! {
    /// The whole answer.
    pub struct AnswerDocument {
        /// Always [`SCHEMA`].
        schema: Format,
        /// What it was computed with.
        inputs: Inputs,
        /// The decision's id.
        decision: Text,
        /// The organ's id.
        organ: Text,
        /// Whether the regulation was in force on the day; nothing else is said when not.
        in_force: bool,
        /// How it applies to the organ.
        application: opt Application,
        /// Where the decision stands.
        standing: opt StandingForm,
        /// What may lawfully happen next.
        next: many NextForm,
        /// The duties.
        duties: many DutyForm,
        /// Who bears which responsibility, by tenure.
        responsible: many ResponsibleForm,
        /// The responsibility graph, from the root outward.
        graph: many LinkForm,
        /// For each missed duty, who held the posts meanwhile.
        attributed: many AttributedForm,
        /// Indications, proceedings, measures, referrals and remedies.
        liability: opt LiabilityForm,
        /// Acts without effect.
        without_effect: many WithoutEffectForm,
        /// Findings.
        findings: many FindingForm,
        /// What holds and bears on how the rest is read.
        notes: many FindingForm,
        /// Open questions.
        questions: many QuestionForm,
    }
}

form! {
    /// What an answer was computed with.
    pub struct Inputs {
        /// The crate's version.
        version: Text,
        /// The edition of the text.
        edition: Text,
        /// The calendar's edition.
        calendar: Text,
        /// Which standards.
        standards: Text,
        /// The codes of the host's own rules, where it has any.
        rules: many Text,
        /// The day of the answer.
        as_of: Day,
        /// The day of knowledge, where it was limited.
        known_on: opt Day,
        /// For whom a view of the answer is: `organ`, `unit:ID`, `person:ID`, `body:ID`, `public`.
        audience: opt Text,
        /// How many entries were known; told to the organ alone.
        entries: opt u32,
    }
}

form! {
    /// Where the decision stands.
    pub struct StandingForm {
        /// The state.
        state: ExecutionState,
        /// How often the decision was adjusted.
        version: u32,
        /// Since when.
        since: Day,
        /// The act that brought it.
        act: EntryNo,
    }
}

form! {
    /// A sentence in both languages.
    pub struct Sentence {
        /// 中文.
        zh: Text,
        /// English.
        en: Text,
    }
}

form! {
    /// An act possible now.
    pub struct NextForm {
        /// The act, as on disk.
        act: Text,
        /// Who takes it.
        actor: Sentence,
        /// The clause.
        clause: Clause,
        /// The state it leads to.
        to: ExecutionState,
        /// What it still lacks.
        lacks: many FindingForm,
    }
}

form! {
    /// A duty.
    pub struct DutyForm {
        /// The code of the duty.
        code: Text,
        /// The clause.
        clause: Clause,
        /// What is owed.
        content: Sentence,
        /// Who owes it.
        bearer: Text,
        /// Whether the bearer is an inference, not named by the text.
        bearer_inferred: opt bool,
        /// To whom.
        to: Text,
        /// The unit it is about, where the bearer is another.
        unit: opt Text,
        /// The entry it is about.
        about: opt EntryNo,
        /// The day it runs from.
        anchor: Day,
        /// The entry that gave that day.
        anchor_entry: opt EntryNo,
        /// The window: after this day …
        window_after: opt Day,
        /// … through this one.
        window_through: opt Day,
        /// The due day.
        due: opt DueForm,
        /// How it stands.
        status: Status,
        /// The day it was fulfilled.
        kept_on: opt Day,
        /// The entry that fulfilled it.
        kept_by: opt EntryNo,
        /// The statement under which the record is complete through the due day.
        complete: opt EntryNo,
        /// Why it is open, unknown or excused.
        why: opt FindingForm,
        /// Whether the due day accuses nobody.
        without_authority: opt bool,
        /// Whether the regulation applies by reference.
        by_reference: opt bool,
    }
}

form! {
    /// One person's days in a post that answers for execution.
    pub struct ResponsibleForm {
        /// The person.
        person: Text,
        /// The unit, or the organ.
        at: Text,
        /// In which capacity.
        capacity: Capacity,
        /// The post.
        post: Post,
        /// Whether acting.
        acting: opt bool,
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
        /// The entry that began the tenure.
        entry: EntryNo,
    }
}

form! {
    /// One line of the responsibility graph.
    pub struct LinkForm {
        /// From the organ or a unit.
        from: Text,
        /// To a unit or a person.
        to: Text,
        /// How they stand to each other.
        relation: Relation,
        /// The entry it rests on.
        entry: EntryNo,
    }
}

form! {
    /// Who held the posts while a missed duty ran.
    pub struct AttributedForm {
        /// The place of the duty in the list of duties, from 0.
        duty: u32,
        /// Every holder with the days.
        holders: many ResponsibleForm,
    }
}

form! {
    /// A due day.
    pub struct DueForm {
        /// The day.
        day: Day,
        /// The first due day, where it was moved by a later act.
        original: opt Day,
        /// Whose authority: `statute`, `document`, `host`, `indicative`, `act`.
        authority: Text,
        /// The clause, for a statute.
        clause: opt Clause,
        /// The entry, for a document or an act.
        entry: opt EntryNo,
        /// The number of the host's standard.
        standard: opt u32,
        /// Whether the calendar covers it.
        firm: bool,
        /// How it is said.
        words: Sentence,
    }
}

form! {
    /// A finding.
    pub struct FindingForm {
        /// The code of its row.
        code: Text,
        /// `met`, `not_met` or `open`.
        ruling: Text,
        /// The clause.
        clause: Clause,
        /// The entries it speaks of.
        entries: many EntryNo,
        /// The parties it speaks of.
        parties: many Text,
        /// What it says.
        words: Sentence,
        /// What would settle it.
        cure: opt Sentence,
        /// The question's code, where a determination would settle it.
        question: opt Text,
        /// The code of its other answer, where the question has two.
        other_question: opt Text,
    }
}

form! {
    /// An open question.
    pub struct QuestionForm {
        /// The question.
        finding: FindingForm,
        /// The act that left it open.
        act: opt EntryNo,
    }
}

form! {
    /// An act without effect.
    pub struct WithoutEffectForm {
        /// The entry.
        entry: EntryNo,
        /// The act, as on disk.
        act: Text,
        /// Every failed guard.
        failed: many FindingForm,
    }
}

/// Writes answers about one case as documents.
pub(crate) struct Writer<'r> {
    zh: Speaker<'r>,
    en: Speaker<'r>,
    record: &'r crate::record::Record,
}

fn boxed(text: &str) -> Text {
    Box::from(text)
}

impl<'r> Writer<'r> {
    pub(crate) fn new(record: &'r crate::record::Record) -> Self {
        Self { zh: Speaker::new(record, Lang::Zh, Names::Ids), en: Speaker::new(record, Lang::En, Names::Ids), record }
    }

    pub(super) fn id(&self, party: PartyNo) -> Text {
        boxed(self.record.id(party))
    }

    pub(crate) fn answer(&self, inputs: Inputs, assessment: &Assessment) -> AnswerDocument {
        let empty = AnswerDocument {
            schema: Format::Answer1,
            inputs,
            decision: boxed(self.record.decision()),
            organ: self.id(PartyNo::ORGAN),
            in_force: false,
            application: None,
            standing: None,
            next: Vec::new(),
            duties: Vec::new(),
            responsible: Vec::new(),
            graph: Vec::new(),
            attributed: Vec::new(),
            liability: None,
            without_effect: Vec::new(),
            findings: Vec::new(),
            notes: Vec::new(),
            questions: Vec::new(),
        };
        let Some(answer) = assessment.answer() else { return empty };
        self.in_force(empty, answer)
    }

    fn in_force(&self, empty: AnswerDocument, answer: &Answer) -> AnswerDocument {
        let standing = answer.standing.map(|standing| StandingForm {
            state: standing.state,
            version: standing.version,
            since: standing.since,
            act: standing.act,
        });
        AnswerDocument {
            in_force: true,
            application: Some(answer.application),
            standing,
            next: answer.next.iter().map(|next| self.next(next)).collect(),
            duties: answer.duties.iter().map(|duty| self.duty(duty, answer.application)).collect(),
            responsible: answer.responsible.iter().map(|responsible| self.responsible(responsible)).collect(),
            graph: answer.graph.iter().map(|link| self.link(link)).collect(),
            attributed: answer.attributed.iter().map(|attributed| self.attributed(attributed)).collect(),
            liability: Some(self.liability(&answer.liability)),
            without_effect: answer.without_effect.iter().map(|act| self.without_effect(act)).collect(),
            findings: answer.findings.iter().map(|finding| self.finding(finding)).collect(),
            notes: answer.notes.iter().map(|finding| self.finding(finding)).collect(),
            questions: answer.questions.iter().map(|question| self.question(question)).collect(),
            ..empty
        }
    }

    pub(super) fn next(&self, next: &NextAct) -> NextForm {
        let actor = next.actor.words();
        NextForm {
            act: boxed(next.act.code()),
            actor: Sentence { zh: boxed(actor.zh), en: boxed(actor.en) },
            clause: next.clause,
            to: next.to,
            lacks: next.lacks.iter().map(|finding| self.finding(finding)).collect(),
        }
    }

    pub(super) fn duty(&self, duty: &Duty, application: Application) -> DutyForm {
        let content = &duty.row.content;
        DutyForm {
            code: boxed(duty.row.code),
            clause: duty.row.clause,
            content: Sentence { zh: boxed(content.zh), en: boxed(content.en) },
            bearer: self.id(duty.bearer),
            bearer_inferred: (!duty.row.bearer_named).then_some(true),
            to: self.id(duty.to),
            unit: duty.unit.map(|unit| self.id(unit)),
            about: duty.about,
            anchor: duty.anchor,
            anchor_entry: duty.anchor_entry,
            window_after: duty.window.map(|(after, _)| after),
            window_through: duty.window.map(|(_, through)| through),
            due: duty.deadline.as_ref().map(|deadline| self.due(deadline)),
            status: duty.status,
            kept_on: duty.kept.map(|(day, _)| day),
            kept_by: duty.kept.map(|(_, no)| no),
            complete: duty.complete,
            why: duty.why.as_ref().map(|why| self.finding(why)),
            without_authority: duty.without_authority().then_some(true),
            by_reference: (application == Application::ByReference).then_some(true),
        }
    }

    pub(super) fn responsible(&self, responsible: &Responsible) -> ResponsibleForm {
        ResponsibleForm {
            person: self.id(responsible.person),
            at: self.id(responsible.at),
            capacity: responsible.capacity,
            post: responsible.post,
            acting: responsible.acting.then_some(true),
            from: responsible.from,
            to: responsible.to,
            entry: responsible.entry,
        }
    }

    pub(super) fn link(&self, link: &Link) -> LinkForm {
        LinkForm { from: self.id(link.from), to: self.id(link.to), relation: link.relation, entry: link.entry }
    }

    fn attributed(&self, attributed: &Attributed) -> AttributedForm {
        AttributedForm {
            duty: u32::try_from(attributed.duty).unwrap_or(u32::MAX),
            holders: attributed.holders.iter().map(|holder| self.responsible(holder)).collect(),
        }
    }

    pub(super) fn due(&self, deadline: &Deadline) -> DueForm {
        let (authority, clause, entry, standard) = match deadline.source() {
            Source::Statute(clause) => ("statute", Some(clause), None, None),
            Source::Document(no) => ("document", None, Some(no), None),
            Source::Host(n) => ("host", None, None, Some(u32::from(n))),
            Source::Indicative => ("indicative", None, None, None),
            Source::Act(no) => ("act", None, Some(no), None),
        };
        DueForm {
            day: deadline.due(),
            original: (deadline.original() != deadline.due()).then_some(deadline.original()),
            authority: boxed(authority),
            clause,
            entry,
            standard,
            firm: deadline.certainty() == Certainty::Firm,
            words: Sentence { zh: self.zh.authority(deadline).into(), en: self.en.authority(deadline).into() },
        }
    }

    pub(super) fn finding(&self, finding: &Finding) -> FindingForm {
        let mut entries = Vec::new();
        let mut parties = Vec::new();
        for arg in finding.args {
            match arg {
                Arg::Entry(no) if !entries.contains(&no) => entries.push(no),
                Arg::Party(party) if !parties.contains(&self.id(party)) => parties.push(self.id(party)),
                Arg::Entry(_)
                | Arg::Party(_)
                | Arg::None
                | Arg::Day(_)
                | Arg::Count(_)
                | Arg::Words(_)
                | Arg::Clause(_) => {}
            }
        }
        let settles = finding.ruling != Ruling::Met;
        let question = match finding.row.cure {
            Cure::Determine(question, _) if settles => Some(question),
            Cure::Determine(..)
            | Cure::Nothing
            | Cure::Enter(_)
            | Cure::Amend(_)
            | Cure::Standard(_)
            | Cure::Complete(_)
            | Cure::ActFirst
            | Cure::Another(_) => None,
        };
        let cure = settles.then(|| (self.zh.cure(finding), self.en.cure(finding)));
        FindingForm {
            code: boxed(finding.row.code),
            ruling: boxed(match finding.ruling {
                Ruling::Met => "met",
                Ruling::NotMet => "not_met",
                Ruling::Open => "open",
            }),
            clause: finding.row.clause,
            entries,
            parties,
            words: Sentence { zh: self.zh.finding(finding).into(), en: self.en.finding(finding).into() },
            cure: match cure {
                Some((Some(zh), Some(en))) => Some(Sentence { zh: zh.into(), en: en.into() }),
                _ => None,
            },
            question: question.map(|question| boxed(question.code())),
            other_question: question.and_then(|question| question.other()).map(|other| boxed(other.code())),
        }
    }

    pub(super) fn question(&self, question: &Question) -> QuestionForm {
        QuestionForm { finding: self.finding(&question.finding), act: question.act }
    }

    /// An act about a person is listed by number, act and failed guards only.
    pub(super) fn without_effect(&self, act: &WithoutEffect) -> WithoutEffectForm {
        let what = self.record.entry(act.act).map(|entry| &entry.what);
        let personal = matches!(what, Some(What::Discipline(_) | What::Remedy(_) | What::Accountability(_)));
        let listed = if personal { untold(&act.failed) } else { act.failed.clone() };
        let failed = listed.iter().map(|finding| self.finding(finding));
        WithoutEffectForm { entry: act.act, act: boxed(what.map_or("", What::tag)), failed: failed.collect() }
    }
}

/// The inputs of an answer about a case.
pub(crate) fn inputs(
    (setting, rules): (&crate::terms::Setting, &Rulebook),
    record: &crate::record::Record,
    assessment: &Assessment,
    (known_on, entries): (Option<Day>, usize),
) -> Inputs {
    let audience = assessment.audience();
    let tells_count = matches!(audience, None | Some(Audience::Organ));
    Inputs {
        version: boxed(env!("CARGO_PKG_VERSION")),
        edition: boxed(EDITION),
        calendar: setting.calendar.edition().to_string().into(),
        standards: boxed(setting.standards.name().code()),
        rules: rules.rules().iter().map(|rule| boxed(rule.code())).collect(),
        as_of: assessment.as_of(),
        known_on,
        audience: audience.map(|audience| audience.code(record).into()),
        entries: tells_count.then(|| u32::try_from(entries).unwrap_or(u32::MAX)),
    }
}
