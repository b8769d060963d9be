//! The remedy machine (救济, §7.4): one instance per decided sanction, or per measure of a concluded inspection
//! on a unit. The door opens it; the table says what may follow. Which step is filed, before whom and by when is
//! for the guards of art 22. A discontinued filing gives back the state it was made from.

use crate::{
    articles::guards::remedy as guard,
    record::acts::{RemedyAct, RemedyKind},
    terms::{Clause, Day, EntryNo, remedy::RemedyState},
};

use super::table::{After, Step};

machine! {
    /// Where the remedy against one decision stands.
    Remedy of RemedyState, acts RemedyAct of RemedyKind;

    states {
        /// 已作出处理决定.
        Decided { /** The day of the decision. */ on: Day, /** The decision. */ act: EntryNo }
        /// 已申请, against the decision itself.
        Filed { /** The state before. */ from: Decided, /** The day of filing. */ on: Day, /** The filing. */ act: EntryNo }
        /// 不服答复再行申请.
        FiledFurther {
            /** The state before. */ from: Answered,
            /** The day of filing. */ on: Day,
            /** The filing. */ act: EntryNo
        }
        /// 复核未答复而申诉.
        FiledPast {
            /** The unanswered filing before. */ from: Filed,
            /** The day of filing. */ on: Day,
            /** The filing. */ act: EntryNo
        }
        /// 已答复.
        Answered { /** The day of the answer. */ on: Day, /** The answer. */ act: EntryNo }
    }

    File by Sanctioned under Clause::article(22), guards [
        guard::by_holder,
        guard::step_in_order,
        guard::right_body,
        guard::in_time,
    ] {
        Decided => Filed,
        Answered => FiledFurther,
        Filed => FiledPast,
    }
    Answer by FiledWith under Clause::article(22), guards [guard::by_body, guard::never_heavier] {
        Filed => Answered,
        FiledFurther => Answered,
        FiledPast => Answered,
    }
    Discontinue by Sanctioned under Clause::article(22), guards [guard::by_holder_too] {
        Filed => Decided,
        FiledFurther => Answered,
        FiledPast => Filed,
    }
}

use states::{Answered, Decided, Filed, FiledFurther, FiledPast};

impl Remedy {
    /// The state in which the door opens a remedy, by the decision or conclusion it attacks.
    pub(crate) const fn against(step: Step) -> Self {
        Self::Decided(Decided { on: step.on, act: step.act })
    }

    /// The act that first brought the state: a discontinued filing gives back the one before with its own.
    #[must_use]
    pub const fn act(&self) -> EntryNo {
        match self {
            Self::Decided(s) => s.act,
            Self::Filed(s) => s.act,
            Self::FiledFurther(s) => s.act,
            Self::FiledPast(s) => s.act,
            Self::Answered(s) => s.act,
        }
    }
}

macro_rules! filed {
    ($($from:ident => $to:ident;)*) => {$(
        impl After<$from, acts::File> for $to {
            fn after(from: $from, step: Step) -> Self {
                Self { from, on: step.on, act: step.act }
            }
        }

        impl After<$to, acts::Answer> for Answered {
            fn after(_: $to, step: Step) -> Self {
                Self { on: step.on, act: step.act }
            }
        }

        impl After<$to, acts::Discontinue> for $from {
            fn after(filed: $to, _: Step) -> Self {
                filed.from
            }
        }
    )*};
}

filed! {
    Decided => Filed;
    Answered => FiledFurther;
    Filed => FiledPast;
}
