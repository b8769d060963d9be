//! Floor 5: the answers to the five questions, computed from the articles and the machines' tables for one day.
//! Plain values: numbers, days, codes and rows. Words are built on the floor above, when asked for.

pub mod agenda;
pub mod audience;
pub mod changes;
pub mod eligibility;
pub mod graph;
mod next;
pub mod referral;
pub mod remedies;
pub mod tally;

pub use agenda::{Lamp, LampPolicy};
pub use audience::Audience;
pub use changes::{Change, Changes};
pub use eligibility::Eligibility;
pub use next::NextAct;
pub use referral::{ReferralEligibility, ReferralOnRecord};
pub use remedies::RemedyAnswer;
pub use tally::Tally;

use alloc::{boxed::Box, vec::Vec};

use crate::{
    articles,
    reading::{
        View,
        score::{Ledger, WINDOW_LIMIT},
        view::IN_FORCE,
    },
    record::PartyKind,
    terms::{
        Cure, Day, EntryNo, Finding, PartyNo, Ruling,
        accountability::{Circumstance, Indication, ProceedingState},
        decision::ExecutionState,
        duty::{Duty, Status},
        party::Application,
        responsibility::Responsible,
        row::Everything,
    },
};

/// Why an answer cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssessError {
    /// More windows than an answer may list.
    #[error("the answer would list more than {WINDOW_LIMIT} windows; set longer periods or ask for an earlier day")]
    TooManyWindows,
}

/// Where the decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub state: ExecutionState,
    /// How often the decision was adjusted.
    pub version: u32,
    /// Since when.
    pub since: Day,
    /// The act that brought it.
    pub act: EntryNo,
}

/// An act without effect, with every failed guard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutEffect {
    /// The entry.
    pub act: EntryNo,
    /// Every failed guard and, where an open one refuses, every open one; of either the first hundred, and that there are
    /// more.
    pub failed: Vec<Finding>,
}

/// An open question, and what raised it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub finding: Finding,
    /// The act that left it open, where an act did.
    pub act: Option<EntryNo>,
}

/// Who held the posts of the bearer while a duty ran that was then missed or kept late. Being in post is a fact;
/// it is not a finding of fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributed {
    /// The place of the duty in [`Answer::duties`].
    pub duty: usize,
    /// Every holder with the days of the window on which the post was held.
    pub holders: Vec<Responsible>,
}

/// Where one accountability proceeding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProceedingStanding {
    /// The entry that established the circumstance.
    pub opened: EntryNo,
    /// The unit.
    pub unit: PartyNo,
    /// The circumstance.
    pub item: Circumstance,
    /// First day of the conduct; what lies before 2021-01-01 is cut off.
    pub from: Day,
    /// Last day of the conduct.
    pub to: Day,
    /// The state.
    pub state: ProceedingState,
    /// Since when.
    pub since: Day,
    /// The act that brought it.
    pub act: EntryNo,
    /// The day to correct by, as last set; none before an order names one.
    pub correct_by: Option<Day>,
}

/// What the record indicates and establishes, which measures are due, which remedies are open.
#[derive(Debug, Clone, Default)]
pub struct Liability {
    /// What the record indicates of art 21, and what it would if a question were answered.
    pub indications: Vec<Indication>,
    /// What the organ established, and where each proceeding stands.
    pub proceedings: Vec<ProceedingStanding>,
    /// Which measures the organ must take, may not yet take, or took.
    pub eligibility: Vec<Eligibility>,
    /// Who may be referred: only persons whom a determination of the organ names.
    pub referral_eligibility: Vec<ReferralEligibility>,
    /// The referrals and decisions on record.
    pub referrals: Vec<ReferralOnRecord>,
    /// The remedies.
    pub remedies: Vec<RemedyAnswer>,
}

/// The whole answer for one day.
#[derive(Debug, Clone)]
pub struct Answer {
    /// For whom it is; for none in particular: the whole answer.
    pub audience: Option<Audience>,
    /// The day.
    pub as_of: Day,
    /// How the regulation applies to the organ.
    pub application: Application,
    /// Where the decision stands; nothing when it was not adopted by that day.
    pub standing: Option<Standing>,
    /// What may lawfully happen next, by whom, and what each act still lacks.
    pub next: Vec<NextAct>,
    /// Who owes what to whom by when, and how it stands.
    pub duties: Vec<Duty>,
    /// Who bears which responsibility, by tenure (art 10).
    pub responsible: Vec<Responsible>,
    /// The responsibility graph (art 4): a tree rooted at the organ.
    pub graph: Vec<graph::Link>,
    /// For each duty missed or kept late on a due day with authority, who held the posts meanwhile.
    pub attributed: Vec<Attributed>,
    /// Indications, proceedings, measures, referrals and remedies (arts 21, 22).
    pub liability: Liability,
    /// Acts without effect, with every failed guard.
    pub without_effect: Vec<WithoutEffect>,
    /// What the record shows to be contrary to a clause.
    pub findings: Vec<Finding>,
    /// What holds and bears on how the rest is read: application by reference, acts of history, reasons given.
    pub notes: Vec<Finding>,
    /// What only a person can say, and the entry that would settle it.
    pub questions: Vec<Question>,
}

/// The answer, or the value that says the regulation was not yet in force.
#[derive(Debug, Clone)]
pub enum Assessment {
    /// The day lies before 2021-01-01 (art 24).
    NotInForce {
        /// The day.
        as_of: Day,
        /// For whom it is; for none in particular: the whole answer.
        audience: Option<Audience>,
    },
    /// The answer.
    InForce(Box<Answer>),
}

impl Assessment {
    /// The answer, if the regulation was in force.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::NotInForce { .. } => None,
            Self::InForce(answer) => Some(answer),
        }
    }

    /// The day.
    #[must_use]
    pub const fn as_of(&self) -> Day {
        match self {
            Self::NotInForce { as_of, .. } => *as_of,
            Self::InForce(answer) => answer.as_of,
        }
    }

    /// For whom it is; for none in particular: the whole answer.
    #[must_use]
    pub const fn audience(&self) -> Option<Audience> {
        match self {
            Self::NotInForce { audience, .. } => *audience,
            Self::InForce(answer) => answer.audience,
        }
    }
}

/// Answers the five questions for the day of the view.
pub(crate) fn assess(view: &View<'_>) -> Result<Assessment, AssessError> {
    if view.day < IN_FORCE {
        return Ok(Assessment::NotInForce { as_of: view.day, audience: None });
    }
    // Room for the duties of a middling record, which would else be moved each time the list grows.
    let mut duties = Vec::with_capacity(96);
    articles::duties(view, &mut duties);
    if duties.is_full() {
        return Err(AssessError::TooManyWindows);
    }
    let mut sink = Everything::default();
    articles::findings(view, &mut sink);
    let ruled = |ruling| {
        let of = |finding: &&Finding| finding.ruling == ruling;
        let mut list = Vec::with_capacity(sink.0.iter().filter(of).count());
        list.extend(sink.0.iter().filter(of));
        list
    };
    let open = ruled(Ruling::Open);
    let liability = liability(view, &duties);
    let questions = questions(view, open, &duties, &liability);
    Ok(Assessment::InForce(Box::new(Answer {
        audience: None,
        as_of: view.day,
        application: view.application,
        standing: standing(view),
        next: next::next(view),
        questions,
        responsible: articles::article_10::responsible(view),
        graph: graph::responsibility(view),
        attributed: attributed(view, &duties),
        liability,
        without_effect: without_effect(view),
        findings: ruled(Ruling::NotMet),
        notes: ruled(Ruling::Met),
        duties,
    })))
}

fn liability(view: &View<'_>, duties: &[Duty]) -> Liability {
    let proceedings = view.position.proceedings.iter().filter_map(|proceeding| {
        let stage = proceeding.stages.at(view.day)?;
        Some(ProceedingStanding {
            opened: proceeding.opened,
            unit: proceeding.unit,
            item: proceeding.item,
            from: proceeding.from,
            to: proceeding.to,
            state: stage.state,
            since: stage.on,
            act: stage.act,
            correct_by: proceeding.due(view.day),
        })
    });
    Liability {
        indications: articles::article_21::indications::indications(view, duties),
        proceedings: proceedings.collect(),
        eligibility: eligibility::eligibilities(view),
        referral_eligibility: referral::eligibility(view),
        referrals: referral::on_record(view),
        remedies: remedies::remedies(view),
    }
}

/// The holders in each missed window of a unit; of a one-off duty, from its anchor through its due day.
fn attributed(view: &View<'_>, duties: &[Duty]) -> Vec<Attributed> {
    let missed = duties.iter().enumerate().filter(|(_, duty)| duty.missed());
    missed
        .filter_map(|(place, duty)| {
            let deadline = duty.deadline?;
            matches!(view.record.party(duty.bearer)?.kind, PartyKind::Unit { .. }).then_some(())?;
            let first = duty.window.map_or(duty.anchor, |(after, _)| after.next());
            let holders = articles::article_10::responsible_over(view, duty.origin, first, deadline.due());
            Some(Attributed { duty: place, holders })
        })
        .collect()
}

fn standing(view: &View<'_>) -> Option<Standing> {
    let stages = view.position.execution.through(view.day);
    let now = stages.last()?.state;
    let entered = stages.get(now.entered)?;
    Some(Standing { state: now.state, version: now.version, since: entered.on, act: entered.act })
}

/// The acts judged without effect that are dated on or before the day.
fn without_effect(view: &View<'_>) -> Vec<WithoutEffect> {
    view.position
        .judged
        .told()
        .filter(|judged| !judged.in_effect && !judged.retracted)
        .filter(|judged| view.entry(judged.act).is_some_and(|entry| entry.day().is_none_or(|day| day <= view.day)))
        .map(|judged| WithoutEffect { act: judged.act, failed: judged.findings.clone() })
        .collect()
}

/// Questions of four origins: standing ones of the articles, those that acts in effect left open and that no
/// determination has settled since, those that keep a duty from being scored, and those of arts 21 and 22. Each is
/// asked once.
fn questions(view: &View<'_>, open: Vec<Finding>, duties: &[Duty], liability: &Liability) -> Vec<Question> {
    let mut questions: Vec<Question> = open.into_iter().map(|finding| Question { finding, act: None }).collect();
    let acts = view
        .position
        .judged
        .told()
        .filter(|judged| judged.in_effect && !judged.retracted)
        .filter(|judged| view.entry(judged.act).and_then(|entry| entry.day()).is_some_and(|day| day <= view.day));
    for judged in acts {
        for finding in judged.findings.iter().filter(|finding| finding.ruling == Ruling::Open) {
            if !settled(view, finding) {
                questions.push(Question { finding: *finding, act: Some(judged.act) });
            }
        }
    }
    for duty in duties {
        if let (Status::Open | Status::Unknown | Status::KeptTimelinessUnknown, Some(finding)) = (duty.status, duty.why)
        {
            questions.push(Question { finding, act: None });
        }
    }
    let indicated = liability.indications.iter().map(|indication| indication.finding);
    let remedies = liability.remedies.iter().filter_map(|remedy| remedy.why);
    for finding in indicated.chain(remedies).filter(|finding| finding.ruling == Ruling::Open) {
        questions.push(Question { finding, act: None });
    }
    once(&mut questions);
    questions
}

/// Keeps the first of the questions that say the same, in their order.
fn once(questions: &mut Vec<Question>) {
    // An index by place and a hash of what tells questions apart; equal hashes are looked at in full.
    let mut first: Vec<(u64, u32)> = (0..).zip(&*questions).map(|(n, q)| (q.finding.hash(), n)).collect();
    first.sort_unstable();
    let mut again = Vec::new();
    for (n, (hash, place)) in first.iter().enumerate() {
        let same = first.iter().take(n).rev().take_while(|(other, _)| other == hash);
        let finding = |place: &u32| questions.get(*place as usize).map(|question| question.finding);
        if same.map(|(_, other)| other).any(|other| finding(other) == finding(place)) {
            again.push(*place);
        }
    }
    if again.is_empty() {
        return;
    }
    again.sort_unstable();
    let mut place = 0;
    questions.retain(|_| {
        let keep = again.binary_search(&place).is_err();
        place += 1;
        keep
    });
}

/// Whether a determination has answered an open question since.
fn settled(view: &View<'_>, finding: &Finding) -> bool {
    match finding.row.cure {
        Cure::Determine(question, addressee) => view.determined(question, finding.about, addressee).is_some(),
        Cure::Nothing
        | Cure::Enter(_)
        | Cure::Amend(_)
        | Cure::Standard(_)
        | Cure::Complete(_)
        | Cure::ActFirst
        | Cure::Another(_) => false,
    }
}
