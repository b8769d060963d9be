//! The acts that belong to no machine: commissions of evaluations (art 16) and periods (§6). An open guard lets
//! them pass.

use crate::{
    reading::position::{Commission, PeriodSet},
    record::{Entry, EvaluationAct, StandardAct},
    terms::PartyNo,
};

use super::replay::{Case, before_force};

impl Case {
    pub(super) fn take_evaluation(&mut self, entry: &Entry<PartyNo>, act: &EvaluationAct<PartyNo>) {
        let Some(on) = entry.day() else { return };
        let mut sink = self.points();
        let history = before_force(entry);
        if !history {
            crate::articles::guards::other::evaluation(&self.judging(entry), act, &mut sink);
        }
        let verdict = self.verdict(entry.no, sink, history, false);
        if verdict.in_effect {
            match act {
                EvaluationAct::CommissionEvaluation(form) => self.position.commissions.push(Commission {
                    on,
                    act: entry.no,
                    evaluator: form.evaluator.0,
                    due: form.due,
                    requirements: u32::try_from(form.requirements.len()).unwrap_or(u32::MAX),
                    cancelled: None,
                }),
                EvaluationAct::CancelEvaluation(form) => {
                    for commission in self.position.commissions.iter_mut().filter(|c| c.act == form.of) {
                        commission.cancelled = Some((on, entry.no));
                    }
                }
            }
        }
        self.note(entry.no, verdict);
    }

    pub(super) fn take_standard(&mut self, entry: &Entry<PartyNo>, act: &StandardAct<PartyNo>) {
        let Some(on) = entry.day() else { return };
        let mut sink = self.points();
        let history = before_force(entry);
        if !history {
            crate::articles::guards::other::standard(&self.judging(entry), act, &mut sink);
        }
        let verdict = self.verdict(entry.no, sink, history, false);
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
