//! Proofs: why an answer says what it says, as a tree. The root is what the answer says, the leaves are entries,
//! absences, tenures, moves of a machine and steps of a calendar; every node says its clause.
//!
//! A tree is built when asked for, from the values that the verdict left behind and, for acts and measures, from
//! the same guards that decided. It holds numbers, days, codes and rows; its words are made when it is rendered,
//! so that both languages cite the same entries and clauses. [`check`](super::check::check) verifies it against
//! the record without running a rule.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

use crate::terms::{
    Clause, Day, Deadline, EntryNo, Finding, PartyNo, Words,
    accountability::{Circumstance, Eligible, Measure},
    deadline::Step,
    decision::ExecutionState,
    duty::{DutyRow, Status, Term},
    remedy::Finality,
    responsibility::Responsible,
};

use super::{Lang, Speaker};

/// A claim, the clause it rests on, and why it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What is claimed.
    pub claim: Claim,
    /// The clause; none for what the record or the calendar says.
    pub clause: Option<Clause>,
    /// Why, in order.
    pub because: Vec<Self>,
}

/// What one node of a proof claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The decision stands in a state on a day.
    State {
        /// The state; none before adoption.
        state: Option<ExecutionState>,
        /// The day.
        as_of: Day,
    },
    /// A proceeding, named by its first entry, stands in a state of the table of art 21.
    Proceeding {
        /// The entry that opened it.
        opened: EntryNo,
        /// The state's code.
        state: Coded,
        /// The day.
        as_of: Day,
    },
    /// A duty stands in a status on a day.
    Duty {
        /// Which duty.
        row: &'static DutyRow,
        /// Who owes it.
        bearer: PartyNo,
        /// The unit it is about, where the bearer is another.
        unit: Option<PartyNo>,
        /// The entry it is about.
        about: Option<EntryNo>,
        /// After the first day, through the second.
        window: Option<(Day, Day)>,
        /// How it stands.
        status: Status,
        /// The day.
        as_of: Day,
    },
    /// A point of a rule holds, does not, or is open.
    Point(Finding),
    /// What became of an act.
    Effect {
        /// The act.
        act: EntryNo,
        /// Whether it is in effect.
        in_effect: bool,
        /// Whether it is history, of before 2021-01-01, and was not judged.
        history: bool,
    },
    /// The record indicates a circumstance of art 21, or asks.
    Indicated {
        /// Which circumstance.
        item: Circumstance,
        /// Whose.
        unit: PartyNo,
        /// First day of the conduct.
        from: Day,
        /// Last day of the conduct.
        to: Day,
    },
    /// Whether a measure may be taken.
    Measure {
        /// The measure.
        measure: Measure,
        /// The proceeding.
        proceeding: EntryNo,
        /// Against whom.
        target: Option<PartyNo>,
        /// The answer.
        eligible: Eligible,
    },
    /// Whether a decision can still be attacked.
    Remedy {
        /// The decision.
        of: EntryNo,
        /// By whom.
        holder: PartyNo,
        /// The answer.
        finality: Finality,
    },
    /// A person held a post.
    Held(Responsible),
    /// An act moved a machine.
    Move {
        /// Which machine.
        machine: super::drawing::Machine,
        /// The state before.
        from: Option<Coded>,
        /// The state after.
        to: Coded,
        /// The act.
        act: EntryNo,
        /// Its day.
        on: Day,
    },
    /// A due day, from its anchor, period and source.
    Due {
        /// The due day.
        deadline: Deadline,
        /// The term its period is set for.
        term: Term,
    },
    /// A step on the way from the anchor to the due day.
    Step(Step),
    /// The record holds an entry.
    Entry {
        /// Its number.
        no: EntryNo,
        /// Its class and kind.
        kind: (&'static str, &'static str),
        /// Its day; of a statement, none.
        on: Option<Day>,
        /// Whether it was taken back.
        retracted: bool,
    },
    /// An entry keeps the duty.
    Fulfilled {
        /// The entry.
        by: EntryNo,
        /// The day on which it counts: the last it may be dated, or that of an act within its span that stands on it.
        on: Day,
    },
    /// The record holds no entry that counts for this.
    Absent {
        /// The kind, named as on disk.
        kind: &'static str,
        /// Of whom.
        party: PartyNo,
        /// The unit, where the entry would stand under it.
        unit: Option<PartyNo>,
        /// Those that took over from the party, in order, whose entries would count too.
        successors: Vec<PartyNo>,
        /// The entry it would have to answer.
        about: Option<EntryNo>,
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
        /// The entries of the kind in that span, each of which counts for something else.
        besides: Vec<EntryNo>,
    },
    /// A statement makes the record complete.
    Complete {
        /// The statement.
        entry: EntryNo,
        /// Whose duties.
        party: PartyNo,
        /// The term.
        term: Term,
        /// Through which day at least.
        through: Day,
    },
    /// No statement makes the record complete.
    Incomplete {
        /// Whose duties.
        party: PartyNo,
        /// The term.
        term: Term,
        /// Through which day.
        through: Day,
    },
}

/// A state's code with its name in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Coded {
    /// The code.
    pub code: &'static str,
    /// The name.
    pub words: &'static Words,
}

impl PartialEq for Coded {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
impl Eq for Coded {}

impl Proof {
    /// A claim without reasons yet.
    pub(crate) const fn new(claim: Claim, clause: Option<Clause>) -> Self {
        Self { claim, clause, because: Vec::new() }
    }

    /// The same with reasons.
    pub(crate) fn because(mut self, reasons: impl IntoIterator<Item = Self>) -> Self {
        self.because.extend(reasons);
        self
    }

    /// Every node, the root first.
    pub fn nodes(&self) -> Vec<&Self> {
        let mut nodes = alloc::vec![self];
        let mut at = 0;
        while let Some(node) = nodes.get(at).copied() {
            nodes.extend(&node.because);
            at += 1;
        }
        nodes
    }

    /// The entries that the tree cites, in order.
    #[must_use]
    pub fn entries(&self) -> Vec<EntryNo> {
        let mut cited: Vec<EntryNo> = self.nodes().into_iter().flat_map(|node| node.claim.entries()).collect();
        cited.sort_unstable();
        cited.dedup();
        cited
    }

    /// The clauses that the tree cites, in order.
    #[must_use]
    pub fn clauses(&self) -> Vec<Clause> {
        let mut cited: Vec<Clause> = self.nodes().into_iter().filter_map(|node| node.clause).collect();
        cited.sort_unstable();
        cited.dedup();
        cited
    }

    /// The tree as indented lines in the speaker's language.
    #[must_use]
    pub fn text(&self, speaker: &Speaker<'_>) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut out, speaker, 0);
        out
    }

    fn write(&self, out: &mut String, speaker: &Speaker<'_>, depth: usize) -> fmt::Result {
        for _ in 0..depth {
            out.push_str("  ");
        }
        self.claim.write(out, speaker)?;
        if let Some(clause) = self.clause {
            let clause = speaker.clause(clause);
            match speaker.lang() {
                Lang::Zh => write!(out, "（{clause}）")?,
                Lang::En => write!(out, " ({clause})")?,
            }
        }
        out.push('\n');
        self.because.iter().try_for_each(|reason| reason.write(out, speaker, depth + 1))
    }
}

impl Claim {
    /// The entries that the claim itself names.
    fn entries(&self) -> Vec<EntryNo> {
        match self {
            Self::State { .. } | Self::Indicated { .. } | Self::Incomplete { .. } => Vec::new(),
            Self::Proceeding { opened, .. } => alloc::vec![*opened],
            Self::Duty { about, .. } => about.iter().copied().collect(),
            Self::Point(finding) => named(finding),
            Self::Effect { act, .. } | Self::Move { act, .. } => alloc::vec![*act],
            Self::Measure { proceeding, .. } => alloc::vec![*proceeding],
            Self::Remedy { of, .. } => alloc::vec![*of],
            Self::Held(held) => alloc::vec![held.entry],
            Self::Due { deadline, .. } => source_entry(deadline).into_iter().collect(),
            Self::Step(Step::Anchored(_, entry) | Step::Named(_, entry)) => entry.iter().copied().collect(),
            Self::Step(_) => Vec::new(),
            Self::Entry { no, .. } => alloc::vec![*no],
            Self::Fulfilled { by, .. } => alloc::vec![*by],
            Self::Absent { about, besides, .. } => about.iter().chain(besides).copied().collect(),
            Self::Complete { entry, .. } => alloc::vec![*entry],
        }
    }
}

/// The entries in the holes of a finding and the one it is about.
pub(crate) fn named(finding: &Finding) -> Vec<EntryNo> {
    use crate::terms::Arg;
    let held = finding.args.iter().filter_map(|arg| match arg {
        Arg::Entry(no) => Some(*no),
        Arg::None | Arg::Party(_) | Arg::Day(_) | Arg::Count(_) | Arg::Words(_) | Arg::Clause(_) => None,
    });
    let mut found: Vec<EntryNo> = held.chain(finding.about.entry).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The entry that fixed the period or named the day.
pub(crate) const fn source_entry(deadline: &Deadline) -> Option<EntryNo> {
    use crate::terms::deadline::Source;
    match deadline.source() {
        Source::Document(no) | Source::Act(no) => Some(no),
        Source::Statute(_) | Source::Host(_) | Source::Indicative => None,
    }
}
