//! The execution machine (执行, §7.1): from the decision's adoption to its archive.

use crate::{
    articles::guards::execution as guard,
    record::acts::{ExecutionAct, ExecutionKind},
    terms::{Clause, Day, EntryNo, Instrument, decision::ExecutionState},
};

use super::table::{After, Step};

const ART_37: Clause = Clause::of(Instrument::DecisionProcedure, 37);

machine! {
    /// Where the decision stands.
    Execution of ExecutionState, acts ExecutionAct of ExecutionKind;

    states {
        /// 已作出.
        Adopted { /** The day of adoption. */ on: Day, /** How often it was adjusted. */ version: u32 }
        /// 已明确执行单位.
        Designated { /** The day units were first designated. */ on: Day, /** How often the decision was adjusted. */ version: u32 }
        /// 执行中.
        Executing { /** The day execution started. */ started: Day, /** How often the decision was adjusted. */ version: u32 }
        /// 临时中止.
        SuspendedUrgently {
            /** The day execution started. */ started: Day,
            /** The day of the suspension. */ since: Day,
            /** The act of suspension, which calls for a follow-up. */ by: EntryNo,
            /** How often the decision was adjusted. */ version: u32
        }
        /// 中止执行.
        Suspended {
            /** The day execution started. */ started: Day,
            /** The first day of the suspension, urgent or not. */ since: Day,
            /** How often the decision was adjusted. */ version: u32
        }
        /// 执行完毕.
        Completed { /** The day completion was accepted. */ on: Day, /** How often the decision was adjusted. */ version: u32 }
        /// 停止执行.
        Terminated { /** The day execution was terminated. */ on: Day, /** How often the decision was adjusted. */ version: u32 }
        /// 已归档.
        Archived { /** The day of the archive. */ on: Day, /** How often the decision was adjusted. */ version: u32 }
    }

    Adopt by Organ under Clause::article(2), guards [guard::by_organ, guard::scope, guard::party_leadership] {
        => Adopted
    }
    Designate by Organ under Clause::article(5), guards [guard::by_organ, guard::designation] {
        Adopted => Designated
    }
    Redesignate by Organ under Clause::article(5), guards [guard::by_organ, guard::designation] {
        Designated => Designated,
        Executing => Executing,
        SuspendedUrgently => SuspendedUrgently,
        Suspended => Suspended,
    }
    Start by DesignatedUnit under Clause::article(6), guards [guard::by_designated_unit] {
        Designated => Executing
    }
    SuspendUrgently by ChiefExecutive under ART_37, guards [guard::by_chief_executive, guard::urgency] {
        Executing => SuspendedUrgently
    }
    Suspend by Organ under Clause::article(14), guards [guard::by_organ, guard::procedure_or_order] {
        Executing => Suspended
    }
    ConfirmSuspension by Organ under Clause::article(14), guards [guard::by_organ, guard::procedure] {
        SuspendedUrgently => Suspended
    }
    Resume by Organ under Clause::article(14), guards [guard::by_organ] {
        SuspendedUrgently => Executing,
        Suspended => Executing,
    }
    Adjust by Organ under Clause::article(14), guards [guard::by_organ, guard::adjustment] {
        Adopted => Adopted,
        Designated => Designated,
        Executing => Executing,
        SuspendedUrgently => SuspendedUrgently,
        Suspended => Suspended,
    }
    Terminate by Organ under Clause::article(14), guards [guard::by_organ, guard::procedure_or_order] {
        Adopted => Terminated,
        Designated => Terminated,
        Executing => Terminated,
        SuspendedUrgently => Terminated,
        Suspended => Terminated,
    }
    AcceptCompletion by Organ under Clause::article(6), guards [guard::by_organ, guard::parts_complete, guard::final_reports] {
        Executing => Completed
    }
    Archive by Organ under Clause::article(17), guards [
        guard::by_organ,
        guard::evaluations_done,
        guard::record_whole,
        guard::disclosed,
        guard::opinions_answered,
        guard::complaints_settled,
        guard::accountability_closed,
        guard::remedies_closed,
    ] {
        Completed => Archived,
        Terminated => Archived,
    }
}

impl Execution {
    /// How often the decision was adjusted.
    #[must_use]
    pub const fn version(&self) -> u32 {
        match self {
            Self::Adopted(s) => s.version,
            Self::Designated(s) => s.version,
            Self::Executing(s) => s.version,
            Self::SuspendedUrgently(s) => s.version,
            Self::Suspended(s) => s.version,
            Self::Completed(s) => s.version,
            Self::Terminated(s) => s.version,
            Self::Archived(s) => s.version,
        }
    }
}

use states::{Adopted, Archived, Completed, Designated, Executing, Suspended, SuspendedUrgently, Terminated};

impl After<(), acts::Adopt> for Adopted {
    fn after((): (), step: Step) -> Self {
        Self { on: step.on, version: 0 }
    }
}

impl After<Adopted, acts::Designate> for Designated {
    fn after(from: Adopted, step: Step) -> Self {
        Self { on: step.on, version: from.version }
    }
}

impl After<Designated, acts::Start> for Executing {
    fn after(from: Designated, step: Step) -> Self {
        Self { started: step.on, version: from.version }
    }
}

impl After<Executing, acts::SuspendUrgently> for SuspendedUrgently {
    fn after(from: Executing, step: Step) -> Self {
        Self { started: from.started, since: step.on, by: step.act, version: from.version }
    }
}

impl After<Executing, acts::Suspend> for Suspended {
    fn after(from: Executing, step: Step) -> Self {
        Self { started: from.started, since: step.on, version: from.version }
    }
}

impl After<SuspendedUrgently, acts::ConfirmSuspension> for Suspended {
    fn after(from: SuspendedUrgently, _: Step) -> Self {
        Self { started: from.started, since: from.since, version: from.version }
    }
}

impl After<SuspendedUrgently, acts::Resume> for Executing {
    fn after(from: SuspendedUrgently, _: Step) -> Self {
        Self { started: from.started, version: from.version }
    }
}

impl After<Suspended, acts::Resume> for Executing {
    fn after(from: Suspended, _: Step) -> Self {
        Self { started: from.started, version: from.version }
    }
}

impl After<Executing, acts::AcceptCompletion> for Completed {
    fn after(from: Executing, step: Step) -> Self {
        Self { on: step.on, version: from.version }
    }
}

impl After<Completed, acts::Archive> for Archived {
    fn after(from: Completed, step: Step) -> Self {
        Self { on: step.on, version: from.version }
    }
}

impl After<Terminated, acts::Archive> for Archived {
    fn after(from: Terminated, step: Step) -> Self {
        Self { on: step.on, version: from.version }
    }
}

/// The moves that keep the state: a redesignation leaves the decision as it is, an adjustment gives it a new
/// version.
macro_rules! stays {
    ($($act:ident keeps [$($s:ident),*] version + $n:literal;)*) => {$($(
        impl After<$s, acts::$act> for $s {
            fn after(from: $s, _: Step) -> Self {
                Self { version: from.version.saturating_add($n), ..from }
            }
        }
    )*)*};
}

stays! {
    Redesignate keeps [Designated, Executing, SuspendedUrgently, Suspended] version + 0;
    Adjust keeps [Adopted, Designated, Executing, SuspendedUrgently, Suspended] version + 1;
}

macro_rules! terminates {
    ($($from:ident),*) => {$(
        impl After<$from, acts::Terminate> for Terminated {
            fn after(from: $from, step: Step) -> Self {
                Self { on: step.on, version: from.version }
            }
        }
    )*};
}

terminates!(Adopted, Designated, Executing, SuspendedUrgently, Suspended);
