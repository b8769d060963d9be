//! The guards of the discipline machine.

use crate::{
    articles::{
        article_04,
        article_21::discipline::{self, decide, twice},
    },
    reading::Judging,
    record::acts::{Decide, NoSanction, Refer},
    terms::{PartyNo, Precision, Sink},
};

/// Art 4: the organ's own act.
pub(crate) fn by_organ<F, S: Sink>(case: &Judging<'_>, _: &F, sink: &mut S) {
    article_04::by_organ(case.by(), sink);
}

/// Arts 2, 23.
pub(crate) fn application<F, S: Sink>(case: &Judging<'_>, _: &F, sink: &mut S) {
    discipline::application(&case.view, sink);
}

/// Art 21, 条例 40.
pub(crate) fn established<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::established(&case.view, act, sink);
}

/// Art 21, 政务处分法 2.
pub(crate) fn public_employee<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::public_employee(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn person_determined<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::person_determined(&case.view, act, sink);
}

/// Arts 10, 21.
pub(crate) fn leader_in_post<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::leader_in_post(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn ground_fits<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::ground_fits(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn referred_to<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::referred_to(&case.view, act, sink);
}

/// Art 21.
pub(crate) fn one_referral<S: Sink>(case: &Judging<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    discipline::one_referral(&case.view, act, sink);
}

/// Art 21, 政务处分法 2.
pub(crate) fn by_decider<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::by_decider(&case.view, case.by(), act, sink);
}

/// 政务处分法 57.
pub(crate) fn annulled_first<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::annulled_first(&case.view, act.of, sink);
}

/// Art 21.
pub(crate) fn same_person<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::same_person(&case.view, act, sink);
}

/// 政务处分法 11, 12, 14, 28 to 41.
pub(crate) fn within_band<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::within_band(&case.view, case.by(), act, sink);
}

/// 政务处分法 20 to 23.
pub(crate) fn open_to_class<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::open_to_class(&case.view, act, sink);
}

/// 政务处分法 8, 15.
pub(crate) fn period<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::period(&case.view, case.entry.precision == Precision::Day, act, sink);
}

/// 政务处分法 15.
pub(crate) fn several_together<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::several_together(&case.view, case.by(), act, sink);
}

/// 政务处分法 16.
pub(crate) fn not_twice<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    twice::not_twice(&case.view, act, sink);
}

/// 政务处分法 27.
pub(crate) fn in_service<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::in_service(&case.view, act, sink);
}

/// 政务处分法 50.
pub(crate) fn congress_first<S: Sink>(case: &Judging<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    decide::congress_first(&case.view, case.by(), act, sink);
}

/// Art 21.
pub(crate) fn by_regime<S: Sink>(case: &Judging<'_>, act: &NoSanction<PartyNo>, sink: &mut S) {
    decide::by_regime(&case.view, case.by(), act, sink);
}

/// 政务处分法 57.
pub(crate) fn annulled_before_closing<S: Sink>(case: &Judging<'_>, act: &NoSanction<PartyNo>, sink: &mut S) {
    decide::annulled_first(&case.view, Some(act.of), sink);
}
