//! The guards of the accountability machine.

use crate::{
    articles::{
        article_02,
        article_21::{self, conduct as established, correction},
    },
    reading::Judging,
    record::acts::{
        Establish, EstablishRefusal, ExtendCorrection, Interview, Of, OrderCorrection, Reasoned, RejectCorrection,
    },
    terms::{EntryNo, PartyNo, Sink, accountability::Measure},
};

/// An act that continues a proceeding.
pub(crate) trait InProceeding {
    /// The entry that opened it.
    fn proceeding(&self) -> EntryNo;
}

macro_rules! in_proceeding {
    ($($form:ty),*) => {$(
        impl InProceeding for $form {
            fn proceeding(&self) -> EntryNo {
                self.of
            }
        }
    )*};
}

in_proceeding!(OrderCorrection, RejectCorrection, EstablishRefusal, Interview<PartyNo>, Of);

/// Art 21: the organ's own act.
pub(crate) fn by_organ<F, S: Sink>(case: &Judging<'_>, _: &F, sink: &mut S) {
    article_21::by_organ(case.by(), sink);
}

/// Arts 2, 23.
pub(crate) fn application<F, S: Sink>(case: &Judging<'_>, _: &F, sink: &mut S) {
    article_02::applies(&case.view, sink);
}

/// Arts 6, 17, 18.
pub(crate) fn bound_unit<S: Sink>(case: &Judging<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    established::bound_unit(&case.view, act, sink);
}

/// Arts 21, 24.
pub(crate) fn conduct<S: Sink>(case: &Judging<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    established::conduct(&case.view, act, sink);
}

/// Arts 20, 21.
pub(crate) fn grounds<S: Sink>(case: &Judging<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    established::grounds(&case.view, act, case.duties, sink);
}

/// Art 21.
pub(crate) fn not_twice<S: Sink>(case: &Judging<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    established::not_twice(&case.view, act, sink);
}

/// Art 24.
pub(crate) fn in_force<F: InProceeding, S: Sink>(case: &Judging<'_>, act: &F, sink: &mut S) {
    correction::in_force(&case.view, act.proceeding(), sink);
}

/// Art 21.
pub(crate) fn day_to_correct_by<S: Sink>(case: &Judging<'_>, act: &OrderCorrection, sink: &mut S) {
    correction::order(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn extension<S: Sink>(case: &Judging<'_>, act: &ExtendCorrection, sink: &mut S) {
    correction::extension(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn rejection<S: Sink>(case: &Judging<'_>, act: &RejectCorrection, sink: &mut S) {
    correction::rejection(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn correction_reported<S: Sink>(case: &Judging<'_>, act: &Of, sink: &mut S) {
    correction::acceptance(&case.view, act.of, sink);
}

/// Art 21.
pub(crate) fn refusal<S: Sink>(case: &Judging<'_>, act: &EstablishRefusal, sink: &mut S) {
    correction::refusal(&case.view, act, sink);
}

/// Arts 10, 21.
pub(crate) fn principal_head<S: Sink>(case: &Judging<'_>, act: &Interview<PartyNo>, sink: &mut S) {
    correction::principal_head(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn interview_still_due<S: Sink>(case: &Judging<'_>, act: &Interview<PartyNo>, sink: &mut S) {
    correction::still_due(&case.view, act.of, Measure::Interview, sink);
}

/// Art 21.
pub(crate) fn circular_still_due<S: Sink>(case: &Judging<'_>, act: &Of, sink: &mut S) {
    correction::still_due(&case.view, act.of, Measure::Circulate, sink);
}

/// Art 21.
pub(crate) fn withdrawal<S: Sink>(case: &Judging<'_>, act: &Reasoned, sink: &mut S) {
    correction::withdrawal(&case.view, act, sink);
}
