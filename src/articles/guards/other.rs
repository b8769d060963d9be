//! The guards of the acts that belong to no machine, each followed by the host's own.

use crate::{
    articles::{article_01, article_04, article_16},
    reading::Judging,
    record::{EvaluationAct, StandardAct},
    terms::{PartyNo, Sink},
};

/// Art 16.
pub(crate) fn evaluation<S: Sink>(case: &Judging<'_>, act: &EvaluationAct<PartyNo>, sink: &mut S) {
    article_04::by_organ(case.by(), sink);
    match act {
        EvaluationAct::CommissionEvaluation(form) => article_16::commission(&case.view, form, sink),
        EvaluationAct::CancelEvaluation(form) => article_16::cancel(&case.view, form, sink),
    }
    case.view.rules.guards(case, sink);
}

/// Art 1, §6.
pub(crate) fn standard<S: Sink>(case: &Judging<'_>, act: &StandardAct<PartyNo>, sink: &mut S) {
    article_04::by_organ(case.by(), sink);
    article_01::set_period(act, sink);
    case.view.rules.guards(case, sink);
}
