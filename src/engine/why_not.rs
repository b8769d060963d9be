//! Why an act is not possible, and the entries that would make it so.
//!
//! Each failed guard says in its row what would cure it. Where the cure is an entry that the engine can write
//! without deciding anything — a determination that the addressee would have to give, a fact that would have to
//! have happened, an earlier act of the same machine — that entry is supposed, and the act is judged again. What
//! the sets say is therefore never a guess: with the entries of a set the same guards pass, and with one of them
//! left out they do not.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt::Write;

use crate::{
    answers::{eligibility, graph},
    explain::{Lang, Speaker},
    machines::execution,
    record::{
        AccountabilityAct, AccountabilityKind, ExecutionAct, ExecutionKind, Fact, Id, Malformed, Statement, What,
        acts::{AcceptCompletion, EstablishRefusal, Interview, Of, OrderCorrection, Resume, Start},
        facts::{
            AboutForm, CompletenessStated, Determination, Disclosed, EvaluationDelivered, Everything, FinalReport,
            PartCompleted, RecordFiled, Terms, Whom,
        },
    },
    terms::{
        Arg, Cure, Day, EntryNo, Finding, PartyNo, Ruling,
        accountability::{Eligible, Measure},
        decision::Answered,
        form::{AnyRef, PersonRef},
    },
};

use super::{
    door::{Draft, Proposal},
    replay::Case,
};

/// So many missing entries are tried in every combination; beyond, one set is found by leaving entries out.
pub const LEAVES_COMBINED: usize = 12;

/// So many missing entries are looked for at all.
const LEAVES: usize = 64;

/// So many acts that come first are looked for in turn.
const DEPTH: usize = 4;

/// An entry that is missing, ready to be supposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// The point that it cures.
    pub finding: Finding,
    /// Whose act, fact or determination it would be.
    pub by: PartyNo,
    /// Its day; of a statement, none.
    pub on: Option<Day>,
    /// What it would hold. It is entered with its evidence, which is asked of every entry (art 17).
    pub what: What<Id<'static>>,
}

/// What stands between a case and an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Way {
    /// Nothing: the act would be in effect.
    Open,
    /// Each of the sets opens it.
    Sets {
        /// Whether these are all the minimal sets, or only one of them.
        all: bool,
    },
    /// A point that nothing can cure.
    Barred,
    /// Something that only a person can fill in: the cures of the failed points say what.
    ByHand,
}

/// Why an act is not possible, and what would make it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyNot {
    /// Every point that stands in the way.
    pub failed: Vec<Finding>,
    /// Whether and how the act can be opened.
    pub way: Way,
    /// The entries that could open it, in the order in which they would be entered.
    pub leaves: Vec<Leaf>,
    /// Minimal sets of them, by place: with all of a set the act is in effect, without any one of it not.
    pub sets: Vec<Vec<usize>>,
}

impl Case {
    /// Why a proposed act would have no effect, and the minimal sets of entries that would give it effect. Nothing
    /// is stored. An entry that is no act is always open.
    ///
    /// Costs as many judgements as there are combinations of at most [`LEAVES_COMBINED`] missing entries.
    ///
    /// # Errors
    ///
    /// When the draft is malformed.
    pub fn why_not(&self, draft: &Draft<'_>) -> Result<WhyNot, Malformed> {
        let Some(failed) = self.refused(draft)? else {
            return Ok(WhyNot { failed: Vec::new(), way: Way::Open, leaves: Vec::new(), sets: Vec::new() });
        };
        let mut search =
            Search { day: draft.on.unwrap_or(draft.recorded_on), recorded_on: draft.recorded_on, leaves: Vec::new() };
        let mut supposed = self.clone();
        let opens = search.open(&mut supposed, draft, DEPTH)?;
        let leaves = search.leaves;
        if !opens {
            let barred = failed.iter().any(bars);
            return Ok(WhyNot {
                failed,
                way: if barred { Way::Barred } else { Way::ByHand },
                leaves: Vec::new(),
                sets: Vec::new(),
            });
        }
        let opened_by = |set: &[usize]| -> bool {
            let mut supposed = self.clone();
            let entered =
                set.iter().filter_map(|n| leaves.get(*n)).all(|leaf| enter(&mut supposed, leaf, draft.recorded_on));
            entered && matches!(supposed.refused(draft), Ok(None))
        };
        let all = leaves.len() <= LEAVES_COMBINED;
        let sets = if all { minimal(leaves.len(), opened_by) } else { alloc::vec![one(leaves.len(), opened_by)] };
        Ok(WhyNot { failed, way: Way::Sets { all }, leaves, sets })
    }

    /// Why a measure of art 21 may not be taken in a proceeding on a day, and what would open it. Nothing where
    /// there is no such proceeding, or for a referral, which is asked per person.
    #[must_use]
    pub fn why_not_measure(&self, as_of: Day, proceeding: EntryNo, measure: Measure) -> Option<WhyNot> {
        let answered = eligibility::explain(&self.view(as_of), proceeding, measure)?;
        let target = answered.target;
        let of = proceeding;
        let act = match measure {
            Measure::OrderCorrection => {
                AccountabilityAct::OrderCorrection(OrderCorrection { of, correct_by: Some(as_of) })
            }
            Measure::Interview => {
                AccountabilityAct::Interview(Interview { of, person: target.map(|head| PersonRef(self.id(head))) })
            }
            Measure::Circulate => AccountabilityAct::Circulate(Of { of }),
            Measure::Refer => return None,
        };
        let last = self.record.entries().get(..self.known)?.last().map_or(as_of, |entry| entry.recorded_on);
        let organ = self.id_of(PartyNo::ORGAN);
        let draft = Draft {
            on: Some(as_of),
            recorded_on: last.max(as_of),
            by: &organ,
            recorded_by: &organ,
            evidence: &[],
            reference: None,
            what: What::Accountability(act),
        };
        let mut why = self.why_not(&draft).ok()?;
        // The answer says which rung is missing, where the act's own guards say only that the state is another.
        let obstacles: Vec<Finding> = answered.obstacles().copied().collect();
        if why.way != Way::Open && !obstacles.is_empty() {
            why.failed = obstacles;
        }
        if why.way == Way::ByHand && answered.eligible == Eligible::Barred {
            why.way = Way::Barred;
        }
        Some(why)
    }

    fn id(&self, party: PartyNo) -> Id<'static> {
        Id(Cow::Owned(self.id_of(party)))
    }

    /// What stands in the way of an act; nothing where it would be in effect or is no act.
    fn refused(&self, draft: &Draft<'_>) -> Result<Option<Vec<Finding>>, Malformed> {
        Ok(match self.propose(draft.clone())? {
            Proposal::Refused(refusal) => Some(refusal.failed().to_vec()),
            Proposal::Accepted(_) | Proposal::NotAnAct => None,
        })
    }
}

fn bars(finding: &Finding) -> bool {
    finding.ruling == Ruling::NotMet && finding.row.cure == Cure::Nothing
}

/// An entry is supposed with its evidence, or it would itself keep the file from being closed (art 17).
const SUPPOSED_EVIDENCE: &[&str] = &["supposed"];

/// Enters a leaf; false where the record does not take it.
fn enter(case: &mut Case, leaf: &Leaf, recorded_on: Day) -> bool {
    let (by, organ) = (case.id_of(leaf.by), case.id_of(PartyNo::ORGAN));
    let draft = Draft {
        on: leaf.on,
        recorded_on,
        by: &by,
        recorded_by: &organ,
        evidence: SUPPOSED_EVIDENCE,
        reference: None,
        what: leaf.what.clone(),
    };
    case.append(draft).is_ok()
}

/// The minimal sets among all combinations, the smallest first.
fn minimal(count: usize, opened_by: impl Fn(&[usize]) -> bool) -> Vec<Vec<usize>> {
    let mut masks: Vec<u32> = (1..1u32 << count).collect();
    masks.sort_by_key(|mask| (mask.count_ones(), *mask));
    let mut found: Vec<u32> = Vec::new();
    let places = |mask: u32| -> Vec<usize> { (0..count).filter(|n| mask & (1 << n) != 0).collect() };
    for mask in masks {
        if found.iter().all(|smaller| smaller & mask != *smaller) && opened_by(&places(mask)) {
            found.push(mask);
        }
    }
    found.into_iter().map(places).collect()
}

/// One minimal set: every entry is left out that can be.
fn one(count: usize, opened_by: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let mut set: Vec<usize> = (0..count).collect();
    for n in 0..count {
        let fewer: Vec<usize> = set.iter().copied().filter(|other| *other != n).collect();
        if opened_by(&fewer) {
            set = fewer;
        }
    }
    set
}

struct Search {
    day: Day,
    recorded_on: Day,
    leaves: Vec<Leaf>,
}

impl Search {
    /// Supposes what is missing until the act would be in effect; false where no entry leads there.
    fn open(&mut self, case: &mut Case, draft: &Draft<'_>, depth: usize) -> Result<bool, Malformed> {
        while let Some(failed) = case.refused(draft)? {
            let before = self.leaves.len();
            for finding in &failed {
                for (by, what) in candidates(case, draft, finding, self.day) {
                    self.suppose(case, finding, by, what, depth)?;
                }
            }
            if self.leaves.len() == before || self.leaves.len() > LEAVES {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Enters one candidate that is new; an act only once it would be in effect itself.
    fn suppose(
        &mut self,
        case: &mut Case,
        finding: &Finding,
        by: PartyNo,
        what: What<Id<'static>>,
        depth: usize,
    ) -> Result<(), Malformed> {
        if self.leaves.iter().any(|leaf| leaf.by == by && leaf.what == what) {
            return Ok(());
        }
        let on = (!what.is_statement()).then_some(self.day);
        let leaf = Leaf { finding: *finding, by, on, what };
        if leaf.what.is_act() {
            let (by, organ) = (case.id_of(by), case.id_of(PartyNo::ORGAN));
            let draft = Draft {
                on,
                recorded_on: self.recorded_on,
                by: &by,
                recorded_by: &organ,
                evidence: &[],
                reference: None,
                what: leaf.what.clone(),
            };
            if depth == 0 || !self.open(case, &draft, depth - 1)? {
                return Ok(());
            }
        }
        if enter(case, &leaf, self.recorded_on) {
            self.leaves.push(leaf);
        }
        Ok(())
    }
}

/// The entries that would cure a point, as far as one can be written without deciding anything.
fn candidates(case: &Case, draft: &Draft<'_>, finding: &Finding, day: Day) -> Vec<(PartyNo, What<Id<'static>>)> {
    let of = finding.args.iter().find_map(|arg| if let Arg::Entry(no) = arg { Some(*no) } else { None });
    let of = finding.about.entry.or(of).or_else(|| rung_of(&draft.what));
    let party = finding.args.iter().find_map(|arg| if let Arg::Party(party) = arg { Some(*party) } else { None });
    let party = party.or(finding.about.party).unwrap_or(PartyNo::ORGAN);
    // Who would speak to an entry: the one it concerns, or the organ.
    let whose = of.and_then(|no| case.record().entry(no)).map_or(PartyNo::ORGAN, |entry| entry.listed_under());
    let unit = of.and_then(|no| case.position.proceeding(no)).map_or(whose, |proceeding| proceeding.unit);
    let fact = |by: PartyNo, fact: Fact<Id<'static>>| alloc::vec![(by, What::Fact(fact))];
    match finding.row.cure {
        Cure::Determine(question, _) => {
            let about = AboutForm {
                entry: finding.about.entry,
                party: finding.about.party.map(|party| AnyRef(case.id(party))),
                ground: finding.about.ground,
            };
            let question = question.code().into();
            let determination = Determination { question, about, answer: Answered::Met, document: None };
            alloc::vec![(PartyNo::ORGAN, What::Determination(determination))]
        }
        Cure::Complete(_) => {
            let stated =
                CompletenessStated { through: day, about: Whom::All(Everything {}), terms: Terms::All(Everything {}) };
            alloc::vec![(PartyNo::ORGAN, What::Statement(Statement::CompletenessStated(stated)))]
        }
        Cure::Enter(kind) => match (kind, of) {
            ("fact.part_completed", _) => fact(party, Fact::PartCompleted(PartCompleted {})),
            ("fact.final_report", _) => fact(party, Fact::FinalReport(FinalReport {})),
            ("fact.record_filed", _) => fact(party, Fact::RecordFiled(RecordFiled {})),
            ("fact.disclosed", Some(of)) => fact(whose, Fact::Disclosed(Disclosed { of, channel: None })),
            ("fact.opinion_answered", Some(of)) => fact(whose, Fact::OpinionAnswered(Of { of })),
            ("fact.complaint_resolved", Some(of)) => fact(whose, Fact::ComplaintResolved(Of { of })),
            ("fact.correction_reported", Some(of)) => fact(unit, Fact::CorrectionReported(Of { of })),
            ("fact.correction_refusal_stated", Some(of)) => fact(unit, Fact::CorrectionRefusalStated(Of { of })),
            ("fact.evaluation_delivered", Some(of)) => {
                let commission = case.position.commission(of);
                let Some(commission) = commission else { return Vec::new() };
                let answered = (1..=commission.requirements).collect();
                fact(commission.evaluator, Fact::EvaluationDelivered(EvaluationDelivered { of, answered }))
            }
            _ => Vec::new(),
        },
        Cure::ActFirst => first(case, &draft.what, day).into_iter().collect(),
        Cure::Nothing | Cure::Amend(_) | Cure::Standard(_) | Cure::Another(_) => Vec::new(),
    }
}

/// The first act on the shortest way to a state in which an act is possible, where it has nothing to fill in.
fn first(case: &Case, what: &What<Id<'_>>, day: Day) -> Option<(PartyNo, What<Id<'static>>)> {
    if let What::Accountability(act) = what {
        let of = rung_of(what)?;
        let (first, _) = eligibility::first_step(case.proceeding(of, day)?, act.kind())?;
        return rung(first, of, day).map(|act| (PartyNo::ORGAN, What::Accountability(act)));
    }
    let What::Execution(act) = what else { return None };
    let now = case.view(day).state();
    let ways = execution::possible_in(act.kind()).filter_map(|state| graph::route(now, state));
    let step = ways.min_by_key(Vec::len)?.first().copied()?;
    let unit = || case.view(day).engagements().find(|engagement| engagement.until.is_none()).map(|e| e.unit);
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other act states something that its actor decides")]
    let (by, act) = match step.act {
        ExecutionKind::Start => (unit()?, ExecutionAct::Start(Start {})),
        ExecutionKind::Resume => (PartyNo::ORGAN, ExecutionAct::Resume(Resume { targets: Vec::new() })),
        ExecutionKind::AcceptCompletion => (PartyNo::ORGAN, ExecutionAct::AcceptCompletion(AcceptCompletion {})),
        _ => return None,
    };
    Some((by, What::Execution(act)))
}

/// The proceeding that an act of art 21 goes on with, if what comes before it can be entered.
fn rung_of(what: &What<Id<'_>>) -> Option<EntryNo> {
    let What::Accountability(act) = what else { return None };
    match act {
        AccountabilityAct::Interview(form) => Some(form.of),
        AccountabilityAct::Circulate(form) | AccountabilityAct::AcceptCorrection(form) => Some(form.of),
        AccountabilityAct::EstablishRefusal(form) => Some(form.of),
        AccountabilityAct::Establish(_)
        | AccountabilityAct::OrderCorrection(_)
        | AccountabilityAct::ExtendCorrection(_)
        | AccountabilityAct::RejectCorrection(_)
        | AccountabilityAct::Withdraw(_) => None,
    }
}

/// A rung of art 21 as the organ could take it on a day.
fn rung(kind: AccountabilityKind, of: EntryNo, day: Day) -> Option<AccountabilityAct<Id<'static>>> {
    match kind {
        AccountabilityKind::OrderCorrection => {
            Some(AccountabilityAct::OrderCorrection(OrderCorrection { of, correct_by: Some(day) }))
        }
        AccountabilityKind::EstablishRefusal => {
            Some(AccountabilityAct::EstablishRefusal(EstablishRefusal { of, silence: None }))
        }
        AccountabilityKind::Establish
        | AccountabilityKind::ExtendCorrection
        | AccountabilityKind::RejectCorrection
        | AccountabilityKind::AcceptCorrection
        | AccountabilityKind::Interview
        | AccountabilityKind::Circulate
        | AccountabilityKind::Withdraw => None,
    }
}

impl WhyNot {
    /// The answer as lines of text: every point in the way, and the sets of entries that would open the act.
    #[must_use]
    pub fn text(&self, speaker: &Speaker<'_>) -> String {
        let mut out = String::new();
        let zh = speaker.lang() == Lang::Zh;
        for finding in &self.failed {
            let mark = if finding.ruling == Ruling::Open { "?" } else { "×" };
            let (text, clause) = (speaker.finding(finding), speaker.clause(finding.row.clause));
            // Writing to a string cannot fail.
            let _ = if zh {
                writeln!(out, "{mark} {text}（{clause}）")
            } else {
                writeln!(out, "{mark} {text} ({clause})")
            };
            if let Some(cure) = speaker.cure(finding) {
                let label = if zh { "可由此补正：" } else { "would be cured by: " };
                let _ = writeln!(out, "    {label}{cure}");
            }
        }
        let _ = match (zh, self.way) {
            (true, Way::Open) => writeln!(out, "没有障碍，可以作出"),
            (false, Way::Open) => writeln!(out, "nothing stands in the way"),
            (true, Way::Barred) => writeln!(out, "其中有依法不能补正的事项"),
            (false, Way::Barred) => writeln!(out, "among these is a point that nothing can cure"),
            (true, Way::ByHand) => writeln!(out, "需由有权机关自行填写或者决定，记录本身无法代为补正"),
            (false, Way::ByHand) => writeln!(out, "it takes what only the competent body can fill in or decide"),
            (true, Way::Sets { all: true }) => writeln!(out, "下列任一组事项确已发生并记入之后即可作出："),
            (false, Way::Sets { all: true }) => {
                writeln!(out, "any of these sets opens it, once it has really happened and is entered:")
            }
            (true, Way::Sets { all: false }) => {
                writeln!(out, "缺少的事项较多，下列一组确已发生并记入之后即可作出（未必是唯一的一组）：")
            }
            (false, Way::Sets { all: false }) => {
                writeln!(
                    out,
                    "much is missing; this set opens it, once it has really happened and is entered (others may, too):"
                )
            }
        };
        for (n, set) in self.sets.iter().enumerate() {
            let _ = if zh { writeln!(out, "  第{}组", n + 1) } else { writeln!(out, "  set {}", n + 1) };
            for leaf in set.iter().filter_map(|n| self.leaves.get(*n)) {
                let (by, what) = (speaker.party(leaf.by), speaker.lang().of(leaf.what.words()));
                let asked = if let What::Determination(form) = &leaf.what {
                    alloc::format!(" `{}`", form.question)
                } else {
                    String::new()
                };
                let _ = if zh {
                    writeln!(out, "    - {by}：{what}{asked}")
                } else {
                    writeln!(out, "    - {what}{asked} by {by}")
                };
            }
        }
        out
    }
}
