//! A unit's or a person's duties, kept and missed, over many decisions: what the year-end account and the appraisal
//! of art 12 need.

use alloc::{boxed::Box, string::String, sync::Arc, vec::Vec};

use crate::{
    answers::{Assessment, Audience},
    explain::{
        Lang, Names,
        account::{self, AccountDocument, Heading, Part, SubjectKind},
    },
    record::PartyKind,
    terms::{
        Day, PartyNo,
        duty::{Duty, Status},
    },
};

use super::Case;

/// Whose duties an account lists, by the id that the party has in every record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A unit.
    Unit(&'a str),
    /// A person.
    Person(&'a str),
}

/// Why an answer has no place in an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// It was given to someone else than the organ or the party itself, or the answers before it to another of these.
    #[error(
        "an account is for the decision organ or for the party itself; the answer about `{0}` is for another reader"
    )]
    OtherReader(String),
    /// The decision organ of one decision is not told of those of another organ.
    #[error("`{0}` is a decision of another organ; an organ's account holds its own decisions")]
    OtherOrgan(String),
    /// The decision is in the account already.
    #[error("the decision `{0}` is in the account already")]
    Twice(String),
}

/// A unit's or a person's duties over many decisions.
///
/// It is for the decision organ or for the party itself, whichever the answers put into it were given to, and holds
/// what the party itself may see: nothing of a report about the party (art 20). Of a person it lists only duties
/// with a firm day that has legal authority; it never sums a person up.
#[derive(Debug, Clone)]
pub struct Account {
    heading: Heading,
    /// For the organ with this id, or for the party itself.
    reader: Option<Reader>,
    seen: Vec<Box<str>>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reader {
    Organ(Box<str>),
    Itself,
}

impl Account {
    /// An empty account of the duties that fall due from one day through another; those without a due day count
    /// from the day on which they begin.
    #[must_use]
    pub fn new(subject: Subject<'_>, from: Day, through: Day) -> Self {
        let (kind, id) = match subject {
            Subject::Unit(id) => (SubjectKind::Unit, id),
            Subject::Person(id) => (SubjectKind::Person, id),
        };
        let heading = Heading { kind, id: id.into(), from, through };
        Self { heading, reader: None, seen: Vec::new(), parts: Vec::new() }
    }

    /// Adds what an answer about one decision says of the party; nothing where the party owes nothing in it.
    ///
    /// # Errors
    ///
    /// When the answer was given to another reader than those before it, or to one who gets no account; when the
    /// account is for an organ and the decision is another's; when the decision is in it already.
    pub fn add(&mut self, case: &Case, assessment: &Assessment) -> Result<(), AccountError> {
        let record = &case.record;
        let named = || String::from(record.decision());
        let party = record.party_no(&self.heading.id).filter(|no| {
            let kind = record.party(*no).map(|party| &party.kind);
            match self.heading.kind {
                SubjectKind::Unit => matches!(kind, Some(PartyKind::Unit { .. })),
                SubjectKind::Person => matches!(kind, Some(PartyKind::Person)),
            }
        });
        let itself = party.map(|no| self.audience(no));
        let reader = match assessment.audience() {
            None | Some(Audience::Organ) => Reader::Organ(record.id(PartyNo::ORGAN).into()),
            own if own == itself => Reader::Itself,
            Some(_) => return Err(AccountError::OtherReader(named())),
        };
        match (&self.reader, &reader) {
            (Some(Reader::Organ(organ)), Reader::Organ(other)) if organ != other => {
                return Err(AccountError::OtherOrgan(named()));
            }
            (Some(before), now) if before != now => return Err(AccountError::OtherReader(named())),
            (Some(_) | None, _) => {}
        }
        if self.seen.iter().any(|seen| **seen == *record.decision()) {
            return Err(AccountError::Twice(named()));
        }
        self.seen.push(record.decision().into());
        self.reader = Some(reader);
        let Some(party) = party else { return Ok(()) };
        let own = case.as_seen_by(assessment, self.audience(party));
        let Some(answer) = own.answer() else { return Ok(()) };
        let duties: Vec<Duty> = answer.duties.iter().filter(|duty| self.lists(duty, party)).copied().collect();
        if !duties.is_empty() {
            let (inputs, application) = (case.inputs(assessment), answer.application);
            self.parts.push(Part { record: Arc::clone(record), inputs, application, duties });
        }
        Ok(())
    }

    fn audience(&self, party: PartyNo) -> Audience {
        match self.heading.kind {
            SubjectKind::Unit => Audience::Unit(party),
            SubjectKind::Person => Audience::Person(party),
        }
    }

    fn lists(&self, duty: &Duty, party: PartyNo) -> bool {
        let Heading { kind, from, through, .. } = self.heading;
        let within = match duty.deadline {
            Some(deadline) => (from..=through).contains(&deadline.due()),
            // One that goes on is owed in every year from the first on.
            None if duty.status == Status::Standing => duty.anchor <= through,
            None => (from..=through).contains(&duty.anchor),
        };
        let firm = duty.deadline.is_some_and(|deadline| deadline.has_authority());
        duty.bearer == party && within && (firm || kind == SubjectKind::Unit)
    }

    /// As a document, `zeren.account/1`.
    #[must_use]
    pub fn document(&self) -> AccountDocument {
        account::document(&self.heading, &self.parts)
    }

    /// As text in one language, calling parties by id or by the names the records give them.
    #[must_use]
    pub fn review(&self, lang: Lang, names: Names) -> String {
        account::review(&self.heading, &self.parts, lang, names)
    }
}
