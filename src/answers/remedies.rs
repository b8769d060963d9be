//! Which remedies are open, before whom, until which day, and whether anything can still be sought (art 22).

use alloc::vec::Vec;

use crate::{
    articles::article_22::{self, NextStep, Standing},
    reading::{
        View,
        position::{Remedy, RemedyAt},
    },
    terms::{
        Clause, Deadline, EntryNo, Finding, PartyNo,
        discipline::Sanction,
        remedy::{Finality, RemedyRegime, RemedyResult, RemedyStage, RemedyStep},
    },
};

pub use crate::articles::article_22::Forum;

/// The remedy against one decided sanction, or one measure of a concluded inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemedyAnswer {
    /// The decision or conclusion it attacks.
    pub of: EntryNo,
    /// Who may seek it.
    pub holder: PartyNo,
    /// Who decided.
    pub by: PartyNo,
    /// Whose route it follows.
    pub regime: RemedyRegime,
    /// Where it stands.
    pub stage: RemedyStage,
    /// The step filed or answered last.
    pub step: Option<RemedyStep>,
    /// Before whom that step is filed, or who answered it.
    pub before: Option<PartyNo>,
    /// The answer.
    pub result: Option<RemedyResult>,
    /// The kind of sanction that an answer put in place of the one decided.
    pub modified_to: Option<Sanction>,
    /// Whether anything can still be sought.
    pub finality: Finality,
    /// The last day on which something can be sought, or on which it could.
    pub last_day: Option<Deadline>,
    /// The question that keeps it open, or the point that ends it.
    pub why: Option<Finding>,
    /// What can be sought now.
    pub next: Vec<NextRemedy>,
}

/// A step that can be sought now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextRemedy {
    /// The step.
    pub step: RemedyStep,
    /// The clauses it rests on; of a law whose article moved, both places.
    pub clauses: Vec<Clause>,
    /// Before whom.
    pub forum: Forum,
    /// The body that is, where the record says so.
    pub before: Option<PartyNo>,
    /// The last day in time, with its certainty; none while no first day is on record or the law sets no period.
    pub last_day: Option<Deadline>,
    /// That it is in time, or the question whether it is.
    pub finding: Finding,
}

/// Every remedy on the day of the view, in the order in which they were opened.
pub(crate) fn remedies(view: &View<'_>) -> Vec<RemedyAnswer> {
    article_22::remedies(view).map(|(remedy, at)| answer(view, remedy, at)).collect()
}

fn answer(view: &View<'_>, remedy: &Remedy, at: &RemedyAt) -> RemedyAnswer {
    let Standing { finality, last_day, why, next } = article_22::standing(view, remedy, at);
    RemedyAnswer {
        of: remedy.of,
        holder: view.holder_of(remedy.holder, view.day),
        by: remedy.by,
        regime: remedy.regime,
        stage: at.stage,
        step: at.step,
        before: at.before,
        result: at.result,
        modified_to: at.kind.map(|(kind, _)| kind),
        finality,
        last_day,
        why,
        next: next.into_iter().map(next_step).collect(),
    }
}

fn next_step(step: NextStep) -> NextRemedy {
    let NextStep { route, before, deadline, finding } = step;
    NextRemedy {
        step: route.step,
        clauses: [Some(route.clause), route.revised].into_iter().flatten().collect(),
        forum: route.forum,
        before,
        last_day: deadline,
        finding,
    }
}
