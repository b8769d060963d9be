//! The rows: where each machine stands, and what of the past still matters.

use std::collections::BTreeSet;

use zeren::terms::{
    Day,
    accountability::ProceedingState,
    decision::ExecutionState,
    discipline::{ReferralState, Sanction},
    remedy::{Finality, RemedyResult, RemedyStage, RemedyState, RemedyStep},
};

/// By what two states are told apart: where every machine stands, and what of the past a later entry can still turn
/// on. Entries are named by their letters, so that the same course counts once whatever was tried in between, and a
/// course that comes back to where it was is not a new one. That nothing more than this matters is no assumption:
/// the exploration enters the whole alphabet after two different histories of the same rows, and compares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rows {
    pub(crate) day: u8,
    /// The state and the version, which is counted to two.
    pub(crate) execution: Option<(ExecutionState, u32)>,
    /// When a unit was first designated: conduct before that is not its own.
    pub(crate) designated: Option<u8>,
    pub(crate) proceedings: [Option<ProceedingRows>; 2],
    pub(crate) referral: Option<ReferralState>,
    pub(crate) remedy: Option<RemedyRows>,
    /// The facts on record that no proceeding holds, by their letters; of a receipt, its day.
    pub(crate) entered: BTreeSet<(u8, Option<u8>)>,
    /// The laws that the last step broke. None, if the engine keeps them.
    pub(crate) broken: BTreeSet<&'static str>,
}

/// Where a proceeding stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ProceedingRows {
    pub(crate) state: ProceedingState,
    /// Whether all of the conduct lies before 2021-01-01.
    pub(crate) of_the_past: bool,
    /// While an order runs: the day of what was asked last, and whether there is more time.
    pub(crate) asked: Option<(u8, bool)>,
    /// The interview and the circular, after a late correction.
    pub(crate) taken: (bool, bool),
    /// What has been entered since it was asked last, in order.
    pub(crate) since: Vec<u8>,
    /// What was entered before.
    pub(crate) before: BTreeSet<u8>,
}

/// Where the remedy stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RemedyRows {
    /// As the engine answers it: the stage, the step taken last and its answer.
    pub(crate) stands: (RemedyStage, Option<RemedyStep>, Option<RemedyResult>),
    /// As it was told.
    pub(crate) filed: Vec<Filed>,
    pub(crate) modified_to: Option<Sanction>,
    pub(crate) finality: Finality,
    pub(crate) last_day: Option<Day>,
    /// What stands of the sanction; nothing once it is annulled.
    pub(crate) sanction: Option<(Sanction, Option<u32>)>,
}

impl RemedyRows {
    /// Whether the engine answers what was told.
    pub(crate) fn as_told(&self) -> bool {
        let last = self.filed.last();
        let stage = match last {
            None => RemedyStage::Decided,
            Some(filed) if filed.answered.is_some() => RemedyStage::Answered,
            Some(_) => RemedyStage::Filed,
        };
        self.stands == (stage, last.map(|filed| filed.step), last.and_then(|filed| filed.answered))
    }
}

/// A filing that the state of a remedy rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Filed {
    pub(crate) step: RemedyStep,
    pub(crate) day: u8,
    pub(crate) answered: Option<RemedyResult>,
}

/// The state of the remedy's machine, by what the last filing rests on.
pub(crate) fn remedy_state(filed: &[Filed]) -> RemedyState {
    match filed {
        [] => RemedyState::Decided,
        [.., last] if last.answered.is_some() => RemedyState::Answered,
        [_] => RemedyState::Filed,
        [.., before, _] if before.answered.is_some() => RemedyState::FiledFurther,
        [..] => RemedyState::FiledPast,
    }
}
