//! The accountability machine (责任追究, §7.2): one proceeding per unit and established circumstance, from the
//! establishing to the correction, or up the ladder of art 21.
//!
//! The second rung needs a value that only the first can give: interview and circular are moves of states that
//! hold a [`Refusal`], and nothing but `EstablishRefusal` makes one.
//!
//! ```
//! use zeren::machines::{Next, Step, accountability::{acts, states::Refused}};
//!
//! fn after_the_refusal(refused: Refused, step: Step) {
//!     refused.next_by_interview(step);
//! }
//!
//! trait ByInterview { fn next_by_interview(self, step: Step); }
//! impl<S: Next<acts::Interview>> ByInterview for S {
//!     fn next_by_interview(self, step: Step) { let _ = self.next(step); }
//! }
//! ```
//!
//! ```compile_fail
//! use zeren::machines::{Next, Step, accountability::{acts, states::Ordered}};
//!
//! fn before_the_refusal(ordered: Ordered, step: Step) {
//!     ordered.next_by_interview(step);
//! }
//!
//! trait ByInterview { fn next_by_interview(self, step: Step); }
//! impl<S: Next<acts::Interview>> ByInterview for S {
//!     fn next_by_interview(self, step: Step) { let _ = self.next(step); }
//! }
//! ```

use crate::{
    articles::guards::accountability as guard,
    record::acts::{AccountabilityAct, AccountabilityKind},
    terms::{Clause, EntryNo, accountability::ProceedingState},
};

use super::table::{After, Step};

const ART_21: Clause = Clause::article(21);

/// The established refusal to correct (拒不改正). Made by the move `EstablishRefusal` alone, and kept by every
/// state up the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal(Step);

impl Refusal {
    /// When and by which entry it was established.
    #[must_use]
    pub const fn established(self) -> Step {
        self.0
    }
}

machine! {
    /// Where a proceeding stands.
    Accountability of ProceedingState, acts AccountabilityAct of AccountabilityKind;

    states {
        /// 已认定.
        Established { /** The entry that opened the proceeding. */ opened: EntryNo }
        /// 已责令改正.
        Ordered {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The order. */ order: Step
        }
        /// 已改正.
        Corrected {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The acceptance of the correction. */ accepted: Step
        }
        /// 拒不改正.
        Refused {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The established refusal. */ refusal: Refusal
        }
        /// 已约谈.
        Interviewed {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The established refusal. */ refusal: Refusal,
            /** The interview. */ interview: Step
        }
        /// 已通报.
        Circulated {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The established refusal. */ refusal: Refusal,
            /** The circular. */ circular: Step
        }
        /// 已约谈并通报.
        Escalated {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The established refusal. */ refusal: Refusal,
            /** The interview. */ interview: Step,
            /** The circular. */ circular: Step
        }
        /// 拒不改正后改正.
        CorrectedAfterRefusal {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The established refusal. */ refusal: Refusal,
            /** The interview, if one was held. */ interview: Option<Step>,
            /** The circular, if one was issued. */ circular: Option<Step>
        }
        /// 已撤销认定.
        Withdrawn {
            /** The entry that opened the proceeding. */ opened: EntryNo,
            /** The withdrawal. */ withdrawn: Step
        }
    }

    Establish by Organ under ART_21, guards [
        guard::by_organ, guard::application, guard::bound_unit, guard::conduct, guard::grounds, guard::not_twice,
    ] {
        => Established
    }
    OrderCorrection by Organ under ART_21, guards [
        guard::by_organ, guard::application, guard::in_force, guard::day_to_correct_by,
    ] {
        Established => Ordered
    }
    ExtendCorrection by Organ under ART_21, guards [guard::by_organ, guard::extension] {
        Ordered => Ordered
    }
    RejectCorrection by Organ under ART_21, guards [guard::by_organ, guard::in_force, guard::rejection] {
        Ordered => Ordered
    }
    AcceptCorrection by Organ under ART_21, guards [guard::by_organ, guard::correction_reported] {
        Ordered => Corrected,
        Refused => CorrectedAfterRefusal,
        Interviewed => CorrectedAfterRefusal,
        Circulated => CorrectedAfterRefusal,
        Escalated => CorrectedAfterRefusal,
    }
    EstablishRefusal by Organ under ART_21, guards [
        guard::by_organ, guard::application, guard::in_force, guard::refusal,
    ] {
        Ordered => Refused
    }
    Interview by Organ under ART_21, guards [
        guard::by_organ, guard::application, guard::in_force, guard::principal_head, guard::interview_still_due,
    ] {
        Refused => Interviewed,
        Circulated => Escalated,
        CorrectedAfterRefusal => CorrectedAfterRefusal,
    }
    Circulate by Organ under ART_21, guards [
        guard::by_organ, guard::application, guard::in_force, guard::circular_still_due,
    ] {
        Refused => Circulated,
        Interviewed => Escalated,
        CorrectedAfterRefusal => CorrectedAfterRefusal,
    }
    Withdraw by Organ under ART_21, guards [guard::by_organ, guard::withdrawal] {
        Established => Withdrawn,
        Ordered => Withdrawn,
        Corrected => Withdrawn,
        Refused => Withdrawn,
        Interviewed => Withdrawn,
        Circulated => Withdrawn,
        Escalated => Withdrawn,
        CorrectedAfterRefusal => Withdrawn,
    }
}

use states::{
    Circulated, Corrected, CorrectedAfterRefusal, Escalated, Established, Interviewed, Ordered, Refused, Withdrawn,
};

impl After<(), acts::Establish> for Established {
    fn after((): (), step: Step) -> Self {
        Self { opened: step.act }
    }
}

impl After<Established, acts::OrderCorrection> for Ordered {
    fn after(from: Established, step: Step) -> Self {
        Self { opened: from.opened, order: step }
    }
}

impl After<Ordered, acts::ExtendCorrection> for Ordered {
    fn after(from: Ordered, _: Step) -> Self {
        from
    }
}

impl After<Ordered, acts::RejectCorrection> for Ordered {
    fn after(from: Ordered, _: Step) -> Self {
        from
    }
}

impl After<Ordered, acts::AcceptCorrection> for Corrected {
    fn after(from: Ordered, step: Step) -> Self {
        Self { opened: from.opened, accepted: step }
    }
}

impl After<Ordered, acts::EstablishRefusal> for Refused {
    fn after(from: Ordered, step: Step) -> Self {
        Self { opened: from.opened, refusal: Refusal(step) }
    }
}

impl After<Refused, acts::Interview> for Interviewed {
    fn after(from: Refused, step: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, interview: step }
    }
}

impl After<Circulated, acts::Interview> for Escalated {
    fn after(from: Circulated, step: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, interview: step, circular: from.circular }
    }
}

impl After<CorrectedAfterRefusal, acts::Interview> for CorrectedAfterRefusal {
    fn after(from: CorrectedAfterRefusal, step: Step) -> Self {
        Self { interview: Some(step), ..from }
    }
}

impl After<Refused, acts::Circulate> for Circulated {
    fn after(from: Refused, step: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, circular: step }
    }
}

impl After<Interviewed, acts::Circulate> for Escalated {
    fn after(from: Interviewed, step: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, interview: from.interview, circular: step }
    }
}

impl After<CorrectedAfterRefusal, acts::Circulate> for CorrectedAfterRefusal {
    fn after(from: CorrectedAfterRefusal, step: Step) -> Self {
        Self { circular: Some(step), ..from }
    }
}

impl After<Refused, acts::AcceptCorrection> for CorrectedAfterRefusal {
    fn after(from: Refused, _: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, interview: None, circular: None }
    }
}

impl After<Interviewed, acts::AcceptCorrection> for CorrectedAfterRefusal {
    fn after(from: Interviewed, _: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, interview: Some(from.interview), circular: None }
    }
}

impl After<Circulated, acts::AcceptCorrection> for CorrectedAfterRefusal {
    fn after(from: Circulated, _: Step) -> Self {
        Self { opened: from.opened, refusal: from.refusal, interview: None, circular: Some(from.circular) }
    }
}

impl After<Escalated, acts::AcceptCorrection> for CorrectedAfterRefusal {
    fn after(from: Escalated, _: Step) -> Self {
        let (interview, circular) = (Some(from.interview), Some(from.circular));
        Self { opened: from.opened, refusal: from.refusal, interview, circular }
    }
}

macro_rules! withdraws {
    ($($from:ident),*) => {$(
        impl After<$from, acts::Withdraw> for Withdrawn {
            fn after(from: $from, step: Step) -> Self {
                Self { opened: from.opened, withdrawn: step }
            }
        }
    )*};
}

withdraws!(Established, Ordered, Corrected, Refused, Interviewed, Circulated, Escalated, CorrectedAfterRefusal);
