//! The guards of the execution machine.

use crate::{
    articles::{
        article_02, article_03, article_04, article_05, article_06, article_09, article_14, article_16, article_17,
        article_18, article_19, article_20, article_21, article_22,
    },
    reading::Judging,
    record::acts::{AcceptCompletion, Adjust, Adopt, Archive, Change, Designate, Start, SuspendUrgently},
    terms::{PartyNo, Sink},
};

/// Art 4: the organ's own act.
pub(crate) fn by_organ<F, S: Sink>(case: &Judging<'_>, _: &F, sink: &mut S) {
    article_04::by_organ(case.by(), sink);
}

/// Arts 2, 23; 条例 3.
pub(crate) fn scope<S: Sink>(case: &Judging<'_>, act: &Adopt<PartyNo>, sink: &mut S) {
    article_02::adopt(&case.view, act, sink);
}

/// Art 3.
pub(crate) fn party_leadership<S: Sink>(case: &Judging<'_>, act: &Adopt<PartyNo>, sink: &mut S) {
    article_03::adopt(&case.view, act, sink);
}

/// Art 5.
pub(crate) fn designation<S: Sink>(case: &Judging<'_>, act: &Designate<PartyNo>, sink: &mut S) {
    article_05::designate(&case.view, act, sink);
}

/// Arts 6, 9.
pub(crate) fn by_designated_unit<S: Sink>(case: &Judging<'_>, act: &Start, sink: &mut S) {
    article_06::start(&case.view, case.by(), act, sink);
}

/// Art 14, 条例 37.
pub(crate) fn by_chief_executive<F, S: Sink>(case: &Judging<'_>, _: &F, sink: &mut S) {
    article_14::by_chief_executive(&case.view, case.by(), sink);
}

/// Art 14, 条例 37.
pub(crate) fn urgency<S: Sink>(case: &Judging<'_>, act: &SuspendUrgently, sink: &mut S) {
    article_14::suspend_urgently(&case.view, act, sink);
}

/// Art 14.
pub(crate) fn procedure_or_order<S: Sink>(case: &Judging<'_>, act: &Change<PartyNo>, sink: &mut S) {
    article_14::change(&case.view, act, sink);
}

/// Art 14.
pub(crate) fn procedure<S: Sink>(case: &Judging<'_>, act: &Change<PartyNo>, sink: &mut S) {
    article_14::confirm_suspension(&case.view, act, sink);
}

/// Art 14, 条例 37.
pub(crate) fn adjustment<S: Sink>(case: &Judging<'_>, act: &Adjust<PartyNo>, sink: &mut S) {
    article_14::adjust(&case.view, act, sink);
}

/// Art 6.
pub(crate) fn parts_complete<S: Sink>(case: &Judging<'_>, act: &AcceptCompletion, sink: &mut S) {
    article_06::accept_completion(&case.view, act, sink);
}

/// Art 9.
pub(crate) fn final_reports<S: Sink>(case: &Judging<'_>, act: &AcceptCompletion, sink: &mut S) {
    article_09::accept_completion(&case.view, act, sink);
}

/// Art 16.
pub(crate) fn evaluations_done<S: Sink>(case: &Judging<'_>, act: &Archive, sink: &mut S) {
    article_16::archive(&case.view, act, sink);
}

/// Art 17.
pub(crate) fn record_whole<S: Sink>(case: &Judging<'_>, act: &Archive, sink: &mut S) {
    article_17::archive(&case.view, act, sink);
}

/// Art 18.
pub(crate) fn disclosed<S: Sink>(case: &Judging<'_>, act: &Archive, sink: &mut S) {
    article_18::archive(&case.view, act, sink);
}

/// Art 19.
pub(crate) fn opinions_answered<S: Sink>(case: &Judging<'_>, act: &Archive, sink: &mut S) {
    article_19::archive(&case.view, act, sink);
}

/// Art 20.
pub(crate) fn complaints_settled<S: Sink>(case: &Judging<'_>, act: &Archive, sink: &mut S) {
    article_20::archive(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn accountability_closed<S: Sink>(case: &Judging<'_>, _: &Archive, sink: &mut S) {
    article_21::archive(&case.view, sink);
}

/// Art 22.
pub(crate) fn remedies_closed<S: Sink>(case: &Judging<'_>, _: &Archive, sink: &mut S) {
    article_22::archive(&case.view, sink);
}
