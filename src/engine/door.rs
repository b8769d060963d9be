//! Proposing and appending: a host asks before it stores, and a case in memory takes one more entry.

use alloc::{boxed::Box, string::String, sync::Arc, vec::Vec};

use crate::{
    machines::execution,
    record::{Entry, Fact, Id, Malformed, Statement, What, facts::ActAttempted},
    terms::{Day, EntryNo, Finding, PartyNo, Precision, decision::ExecutionState, form::AnyRef},
};

use super::replay::{Case, Effect};

/// An act that would be in effect, with the questions it would leave open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    questions: Vec<Finding>,
}

impl Accepted {
    /// The questions it leaves open.
    #[must_use]
    pub fn questions(&self) -> &[Finding] {
        &self.questions
    }
}

/// An act that would have no effect: every failed guard, the states in which it would be possible, and what is
/// possible now. A refusal is an answer, not an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    tag: &'static str,
    failed: Vec<Finding>,
    possible_in: Vec<ExecutionState>,
    possible_now: Vec<&'static str>,
}

impl Refusal {
    /// The act, as on disk.
    #[must_use]
    pub const fn act(&self) -> &'static str {
        self.tag
    }

    /// Every failed guard, and every open one.
    #[must_use]
    pub fn failed(&self) -> &[Finding] {
        &self.failed
    }

    /// For an act of the execution machine: the states in which its table has a row for it.
    #[must_use]
    pub fn possible_in(&self) -> &[ExecutionState] {
        &self.possible_in
    }

    /// The acts of the execution machine that the table allows now, as on disk.
    #[must_use]
    pub fn possible_now(&self) -> &[&'static str] {
        &self.possible_now
    }

    /// The fact that this act was attempted: evidence, but never an indication by itself.
    #[must_use]
    pub fn into_attempt<P>(self) -> Fact<P> {
        let failed: Vec<Box<str>> = self.failed.iter().map(|finding| finding.row.code.into()).collect();
        Fact::ActAttempted(ActAttempted { act: self.tag.into(), failed })
    }
}

/// What a proposal comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// It would be in effect.
    Accepted(Accepted),
    /// It would have no effect.
    Refused(Refusal),
    /// The entry is no act: it can be appended as it is.
    NotAnAct,
}

/// A new entry, before it has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The day of the act, fact or determination; a statement has none.
    pub on: Option<Day>,
    /// The day it is written down.
    pub recorded_on: Day,
    /// Whose act or conduct it states, by id.
    pub by: &'a str,
    /// Who keeps it, by id.
    pub recorded_by: &'a str,
    /// References to documents.
    pub evidence: &'a [&'a str],
    /// The host's own id.
    pub reference: Option<&'a str>,
    /// What it holds.
    pub what: What<Id<'a>>,
}

impl<'a> Draft<'a> {
    /// The entry with its number.
    #[must_use]
    pub fn numbered(self, no: EntryNo) -> Entry<Id<'a>> {
        let id = |id: &'a str| AnyRef(Id(id.into()));
        Entry {
            no,
            on: self.on,
            precision: Precision::Day,
            recorded_on: self.recorded_on,
            by: id(self.by),
            recorded_by: id(self.recorded_by),
            evidence: self.evidence.iter().map(|evidence| Box::from(*evidence)).collect(),
            reference: self.reference.map(Box::from),
            what: self.what,
        }
    }
}

impl Case {
    /// Judges an entry without storing it. Nothing is copied: it costs what judging costs.
    ///
    /// # Errors
    ///
    /// When the entry is malformed. A refused act is an answer, not an error.
    pub fn propose(&self, draft: Draft<'_>) -> Result<Proposal, Malformed> {
        if self.known < self.record.entries().len() {
            // The entry would stand after what was known, not after what was recorded since.
            return self.known_alone()?.propose(draft);
        }
        let entry = self.record.check(draft.numbered(self.record.next()))?;
        let Some(judged) = self.consider(&entry) else { return Ok(Proposal::NotAnAct) };
        let findings = judged.findings;
        if judged.in_effect {
            return Ok(Proposal::Accepted(Accepted { questions: findings }));
        }
        let possible_in = match &entry.what {
            What::Execution(act) => execution::possible_in(act.kind()).collect(),
            What::Accountability(_)
            | What::Discipline(_)
            | What::Remedy(_)
            | What::Evaluation(_)
            | What::Standard(_)
            | What::Fact(_)
            | What::Determination(_)
            | What::Statement(_) => Vec::new(),
        };
        let now = self.execution.last().map(execution::Execution::state);
        Ok(Proposal::Refused(Refusal {
            tag: entry.what.tag(),
            failed: findings,
            possible_in,
            possible_now: execution::possible_now(now).map(|row| row.act.code()).collect(),
        }))
    }

    /// Appends an entry to the record and takes it into the case, without replaying what came before.
    ///
    /// A case of an earlier day of knowledge goes on from what was known: later entries of its record are left out.
    ///
    /// # Errors
    ///
    /// When the entry is malformed; the case then stays as it was.
    pub fn append(&mut self, draft: Draft<'_>) -> Result<EntryNo, Malformed> {
        self.append_numbered(|no| draft.numbered(no))
    }

    fn append_numbered<'a>(&mut self, entry: impl FnOnce(EntryNo) -> Entry<Id<'a>>) -> Result<EntryNo, Malformed> {
        if self.known < self.record.entries().len() {
            *self = self.known_alone()?;
        }
        let record = Arc::make_mut(&mut self.record);
        let no = record.append(entry(record.next()))?;
        let record = Arc::clone(&self.record);
        if let Some(entry) = record.entry(no) {
            self.take(&record, entry);
            self.known += 1;
            if matches!(entry.what, What::Statement(Statement::Retraction(_))) {
                self.position.rested = self.rested();
            }
        }
        Ok(no)
    }

    /// The same case on a record of only what it knows.
    fn known_alone(&self) -> Result<Self, Malformed> {
        let mut document = self.record.document();
        document.entries.truncate(self.known);
        let mut alone = self.clone();
        alone.record = Arc::new(document.open()?);
        Ok(alone)
    }

    /// The same case with entries supposed, leaving this one as it is.
    ///
    /// # Errors
    ///
    /// When a supposed entry is malformed.
    pub fn suppose<'a>(&self, drafts: impl IntoIterator<Item = Draft<'a>>) -> Result<Self, Malformed> {
        let mut supposed = self.clone();
        for draft in drafts {
            supposed.append(draft)?;
        }
        Ok(supposed)
    }

    /// The same with entries as they stand on disk, numbered on from the last one known.
    ///
    /// # Errors
    ///
    /// When a supposed entry is malformed, its number included.
    pub fn suppose_entries<'a>(&self, entries: impl IntoIterator<Item = Entry<Id<'a>>>) -> Result<Self, Malformed> {
        let mut supposed = self.clone();
        for entry in entries {
            supposed.append_numbered(|_| entry)?;
        }
        Ok(supposed)
    }

    /// What became of every entry, in order.
    pub fn effects(&self) -> impl Iterator<Item = (EntryNo, Effect)> + '_ {
        self.record.entries().iter().take(self.known).map(|entry| (entry.no, self.effect(entry.no)))
    }

    /// A party's number by its id.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<PartyNo> {
        self.record.party_no(id)
    }

    /// A party's id by its number.
    #[must_use]
    pub fn id_of(&self, party: PartyNo) -> String {
        self.record.id(party).into()
    }
}
