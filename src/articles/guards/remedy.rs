//! The guards of the remedy machine.

use crate::{
    articles::article_22,
    reading::Judging,
    record::acts::{AnswerRemedy, FileRemedy, Of},
    terms::{PartyNo, Sink},
};

/// Art 22.
pub(crate) fn by_holder<S: Sink>(case: &Judging<'_>, act: &FileRemedy<PartyNo>, sink: &mut S) {
    article_22::by_holder(&case.view, case.by(), act.of, sink);
}

/// Art 22.
pub(crate) fn by_holder_too<S: Sink>(case: &Judging<'_>, act: &Of, sink: &mut S) {
    article_22::by_holder(&case.view, case.by(), act.of, sink);
}

/// Art 22, 公务员法 95, 监察法 49 (revised 56), 督查条例 17.
pub(crate) fn step_in_order<S: Sink>(case: &Judging<'_>, act: &FileRemedy<PartyNo>, sink: &mut S) {
    article_22::step_in_order(&case.view, act, sink);
}

/// The same.
pub(crate) fn right_body<S: Sink>(case: &Judging<'_>, act: &FileRemedy<PartyNo>, sink: &mut S) {
    article_22::right_body(&case.view, act, sink);
}

/// The same.
pub(crate) fn in_time<S: Sink>(case: &Judging<'_>, act: &FileRemedy<PartyNo>, sink: &mut S) {
    article_22::in_time(&case.view, case.entry.earliest().unwrap_or(case.on()), act, sink);
}

/// Art 22.
pub(crate) fn by_body<S: Sink>(case: &Judging<'_>, act: &AnswerRemedy, sink: &mut S) {
    article_22::by_body(&case.view, case.by(), act, sink);
}

/// 公务员法 96, 政务处分法 55, 56.
pub(crate) fn never_heavier<S: Sink>(case: &Judging<'_>, act: &AnswerRemedy, sink: &mut S) {
    article_22::never_heavier(&case.view, act, sink);
}
