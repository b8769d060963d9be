//! The discipline machine (依法处理, §7.3): one instance per person and circumstance referred, or per decision a
//! regime takes of its own motion. It stands beside the ladder of art 21, not after it.

use crate::{
    articles::guards::discipline as guard,
    record::acts::{DisciplineAct, DisciplineKind},
    terms::{Clause, Day, EntryNo, discipline::ReferralState},
};

use super::table::{After, Step};

machine! {
    /// Where a referral, or a decision of a regime's own motion, stands.
    Discipline of ReferralState, acts DisciplineAct of DisciplineKind;

    states {
        /// 已移送.
        Referred { /** The day of the referral. */ on: Day, /** The referral. */ act: EntryNo }
        /// 已处理.
        Decided { /** The day of the decision. */ on: Day, /** The decision. */ act: EntryNo }
        /// 已结案.
        Closed { /** The day it was closed. */ on: Day, /** The act that closed it. */ act: EntryNo }
    }

    Refer by Organ under Clause::article(21), guards [
        guard::by_organ,
        guard::application,
        guard::established,
        guard::public_employee,
        guard::person_determined,
        guard::leader_in_post,
        guard::ground_fits,
        guard::referred_to,
        guard::one_referral,
    ] {
        => Referred
    }
    Decide by Decider under Clause::article(21), guards [
        guard::by_decider,
        guard::annulled_first,
        guard::same_person,
        guard::within_band,
        guard::open_to_class,
        guard::period,
        guard::several_together,
        guard::not_twice,
        guard::in_service,
        guard::congress_first,
    ] {
        => Decided,
        Referred => Decided,
        Decided => Decided,
    }
    NoSanction by ReferredTo under Clause::article(21), guards [guard::by_regime, guard::annulled_before_closing] {
        Referred => Closed,
        Decided => Closed,
    }
}

use states::{Closed, Decided, Referred};

impl Discipline {
    /// Closes a referral with the one sanction that a decision on another imposes (政务处分法 15). It takes no row
    /// of its own: the act is the other referral's.
    pub(crate) const fn closed_with(self, step: Step) -> Option<Self> {
        match self {
            Self::Referred(_) => Some(Self::Closed(Closed { on: step.on, act: step.act })),
            Self::Decided(_) | Self::Closed(_) => None,
        }
    }
}

impl Discipline {
    /// Opens a referral again once the one sanction that closed it is annulled. It takes no row of its own: the act
    /// is the answer to the remedy.
    pub(crate) const fn reopened(self, step: Step) -> Option<Self> {
        match self {
            Self::Closed(_) => Some(Self::Referred(Referred { on: step.on, act: step.act })),
            Self::Referred(_) | Self::Decided(_) => None,
        }
    }
}

/// Each state keeps the day and the act that brought it; what was before stands in the rows of the record.
macro_rules! keeps_its_act {
    ($($from:ty => $to:ident by $act:ident;)*) => {$(
        impl After<$from, acts::$act> for $to {
            fn after(_: $from, step: Step) -> Self {
                Self { on: step.on, act: step.act }
            }
        }
    )*};
}

keeps_its_act! {
    () => Referred by Refer;
    () => Decided by Decide;
    Referred => Decided by Decide;
    Decided => Decided by Decide;
    Referred => Closed by NoSanction;
    Decided => Closed by NoSanction;
}
