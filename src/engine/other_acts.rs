//! The acts that belong to no machine: commissions of evaluations (art 16) and periods (§6). An open guard lets
//! them pass.

use crate::{
    articles::guards,
    reading::position::{Commission, PeriodSet},
    record::{Entry, EvaluationAct, StandardAct},
    terms::{EntryNo, PartyNo},
};

use super::replay::{Case, before_force};
use super::verdict::Verdict;

impl Case {
    pub(super) fn consider_evaluation(&self, entry: &Entry<PartyNo>, act: &EvaluationAct<PartyNo>) -> Option<Verdict> {
        entry.day()?;
        let mut sink = self.points();
        let history = before_force(entry);
        if !history {
            guards::other::evaluation(&self.judging(entry), act, &mut sink);
        }
        Some(self.verdict(entry.no, sink, history, false))
    }

    pub(super) fn consider_standard(&self, entry: &Entry<PartyNo>, act: &StandardAct<PartyNo>) -> Option<Verdict> {
        entry.day()?;
        let mut sink = self.points();
        let history = before_force(entry);
        if !history {
            guards::other::standard(&self.judging(entry), act, &mut sink);
        }
        Some(self.verdict(entry.no, sink, history, false))
    }

    pub(super) fn take_evaluation(&mut self, entry: &Entry<PartyNo>, act: &EvaluationAct<PartyNo>) {
        let (Some(on), Some(verdict)) = (entry.day(), self.consider_evaluation(entry, act)) else { return };
        if verdict.in_effect {
            match act {
                EvaluationAct::CommissionEvaluation(form) => {
                    let commission = Commission {
                        on,
                        act: entry.no,
                        evaluator: form.evaluator.0,
                        due: form.due,
                        requirements: u32::try_from(form.requirements.len()).unwrap_or(u32::MAX),
                        cancelled: None,
                    };
                    self.position.commissions.insert(entry.no, commission);
                }
                EvaluationAct::CancelEvaluation(form) => {
                    if let Some(commission) = self.position.commissions.get_mut(&form.of) {
                        commission.cancelled = Some((on, entry.no));
                    }
                }
            }
        }
        self.note(entry.no, verdict);
    }

    pub(super) fn undo_evaluation(&mut self, act: EntryNo, form: &EvaluationAct<PartyNo>) {
        let commissions = &mut self.position.commissions;
        match form {
            EvaluationAct::CommissionEvaluation(_) => {
                commissions.remove(&act);
            }
            EvaluationAct::CancelEvaluation(form) => {
                let cancelled = commissions.get_mut(&form.of);
                let by_it = |commission: &&mut Commission| commission.cancelled.is_some_and(|(_, by)| by == act);
                if let Some(commission) = cancelled.filter(by_it) {
                    commission.cancelled = None;
                }
            }
        }
    }

    pub(super) fn take_standard(&mut self, entry: &Entry<PartyNo>, act: &StandardAct<PartyNo>) {
        let (Some(on), Some(verdict)) = (entry.day(), self.consider_standard(entry, act)) else { return };
        if verdict.in_effect {
            let StandardAct::SetPeriod(form) = act;
            self.position.periods.push(PeriodSet {
                on,
                act: entry.no,
                term: form.term,
                unit: form.unit.map(|unit| unit.0),
                period: form.period,
                authority: form.authority,
            });
        }
        self.note(entry.no, verdict);
    }
}
