//! The typed face of the execution machine: a decision whose state is a type. It owns its facts, so an act of
//! one decision can never be judged by another's.

use alloc::boxed::Box;

use crate::{
    machines::{
        Next, Step,
        execution::{Execution, acts, states},
    },
    record::{
        Id, Malformed, Record, What,
        acts::{
            AcceptCompletion, Adjust, Adopt, Archive, Change, Designate, ExecutionAct, Resume, Start, SuspendUrgently,
        },
    },
    terms::{EntryNo, Setting},
};

use super::{
    Case, Draft, Effect,
    door::{Proposal, Refusal},
};

/// A decision in the state `S`. An act consumes it and gives it back in the next state; a refused act gives it
/// back as it was.
///
/// Forbidden moves do not compile. An adopted decision is designated before it starts:
///
/// ```
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::Adopted, record::{Id, acts::*}};
/// # fn course<'a>(adopted: Decision<Adopted>, designate: Designate<Id<'a>>, d: Draft<'a>, s: Draft<'a>) {
/// let started = adopted.designate(designate, d).unwrap().start(Start {}, s);
/// # }
/// ```
///
/// ```compile_fail
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::Adopted, record::{Id, acts::*}};
/// # fn course<'a>(adopted: Decision<Adopted>, designate: Designate<Id<'a>>, d: Draft<'a>, s: Draft<'a>) {
/// let started = adopted.start(Start {}, s);
/// # }
/// ```
///
/// Only what is being executed can be suspended:
///
/// ```
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Executing>, change: Change<Id<'a>>, d: Draft<'a>) {
/// let suspended = decision.suspend(change, d);
/// # }
/// ```
///
/// ```compile_fail
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Designated>, change: Change<Id<'a>>, d: Draft<'a>) {
/// let suspended = decision.suspend(change, d);
/// # }
/// ```
///
/// A suspended decision is not completed; it is resumed first:
///
/// ```
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Executing>, d: Draft<'a>) {
/// let completed = decision.accept_completion(AcceptCompletion {}, d);
/// # }
/// ```
///
/// ```compile_fail
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Suspended>, d: Draft<'a>) {
/// let completed = decision.accept_completion(AcceptCompletion {}, d);
/// # }
/// ```
///
/// What is over is not adjusted, and what is not over is not archived:
///
/// ```
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Completed>, d: Draft<'a>) {
/// let archived = decision.archive(Archive {}, d);
/// # }
/// ```
///
/// ```compile_fail
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Executing>, d: Draft<'a>) {
/// let archived = decision.archive(Archive {}, d);
/// # }
/// ```
///
/// ```
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Executing>, adjust: Adjust<Id<'a>>, d: Draft<'a>) {
/// let adjusted = decision.adjust(adjust, d);
/// # }
/// ```
///
/// ```compile_fail
/// # use zeren::{engine::{Decision, Draft}, machines::execution::states::*, record::{Id, acts::*}};
/// # fn course<'a>(decision: Decision<Terminated>, adjust: Adjust<Id<'a>>, d: Draft<'a>) {
/// let adjusted = decision.adjust(adjust, d);
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Decision<S> {
    case: Case,
    state: S,
}

/// Why an act did not move the decision; the decision as it was comes back with it.
#[derive(Debug, Clone)]
pub struct Refused<S> {
    /// The decision, unchanged.
    pub decision: Decision<S>,
    /// Why.
    pub why: Why,
}

/// Why an act did not move the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Its guards failed.
    Refusal(Refusal),
    /// The entry is malformed.
    Malformed(Malformed),
    /// An act of the execution machine was given where only facts, determinations, statements and the acts of
    /// other machines are entered; use the method named after the act.
    UseTheMethod,
}

impl<S: Copy> Decision<S> {
    /// The case.
    #[must_use]
    pub const fn case(&self) -> &Case {
        &self.case
    }

    /// What is known in this state.
    #[must_use]
    pub const fn state(&self) -> S {
        self.state
    }

    /// The case, to ask or to go on with without types.
    #[must_use]
    pub fn into_case(self) -> Case {
        self.case
    }

    /// Enters what does not move the execution machine: a fact, a determination, a statement, another act.
    ///
    /// # Errors
    ///
    /// When the entry is malformed, or is an act of the execution machine: those are the methods of this type.
    pub fn enter(mut self, draft: Draft<'_>) -> Result<Self, Box<Refused<S>>> {
        if matches!(draft.what, What::Execution(_)) {
            return Err(Box::new(Refused { decision: self, why: Why::UseTheMethod }));
        }
        match self.case.append(draft) {
            Ok(_) => Ok(self),
            Err(malformed) => Err(Box::new(Refused { decision: self, why: Why::Malformed(malformed) })),
        }
    }

    /// Takes an act: judges it, appends it, moves the type.
    fn act<'a, A>(self, act: ExecutionAct<Id<'a>>, mut draft: Draft<'a>) -> Result<Decision<S::To>, Box<Refused<S>>>
    where
        S: Next<A>,
    {
        draft.what = What::Execution(act);
        let on = draft.on.unwrap_or(draft.recorded_on);
        match self.case.propose(draft.clone()) {
            Err(malformed) => Err(Box::new(Refused { decision: self, why: Why::Malformed(malformed) })),
            Ok(Proposal::Refused(refusal)) => Err(Box::new(Refused { decision: self, why: Why::Refusal(refusal) })),
            Ok(Proposal::Accepted(_) | Proposal::NotAnAct) => {
                let Self { mut case, state } = self;
                match case.append(draft) {
                    Ok(act) => Ok(Decision { case, state: state.next(Step { on, act }) }),
                    Err(malformed) => {
                        Err(Box::new(Refused { decision: Self { case, state }, why: Why::Malformed(malformed) }))
                    }
                }
            }
        }
    }
}

impl Decision<states::Adopted> {
    /// Adopts a decision: the first act of a record.
    ///
    /// # Errors
    ///
    /// The refusal or the faults, when the act is out of scope or malformed.
    pub fn adopt<'a>(record: Record, setting: Setting, act: Adopt<Id<'a>>, mut draft: Draft<'a>) -> Result<Self, Why> {
        draft.what = What::Execution(ExecutionAct::Adopt(act));
        let mut case = Case::new(record, setting);
        if let Proposal::Refused(refusal) = case.propose(draft.clone()).map_err(Why::Malformed)? {
            return Err(Why::Refusal(refusal));
        }
        let no: EntryNo = case.append(draft).map_err(Why::Malformed)?;
        match (case.execution_now(), case.effect(no)) {
            (Some(Execution::Adopted(state)), Effect::InEffect) => Ok(Self { case, state }),
            _ => Err(Why::UseTheMethod),
        }
    }
}

macro_rules! moves {
    ($($(#[$m:meta])* $name:ident($act:ident: $form:ty) -> $variant:ident;)*) => {
        impl<S: Copy> Decision<S> {$(
            $(#[$m])*
            ///
            /// # Errors
            ///
            /// The decision as it was, with every failed guard or every fault of the entry.
            pub fn $name<'a>(self, act: $form, draft: Draft<'a>) -> Result<Decision<S::To>, Box<Refused<S>>>
            where
                S: Next<acts::$act>,
            {
                self.act::<acts::$act>(ExecutionAct::$variant(act), draft)
            }
        )*}
    };
}

moves! {
    /// Designates the executing units (art 5).
    designate(Designate: Designate<Id<'a>>) -> Designate;
    /// Designates anew.
    redesignate(Redesignate: Designate<Id<'a>>) -> Redesignate;
    /// Starts execution (art 6).
    start(Start: Start) -> Start;
    /// Suspends at once (条例 37).
    suspend_urgently(SuspendUrgently: SuspendUrgently) -> SuspendUrgently;
    /// Suspends through the procedure (art 14).
    suspend(Suspend: Change<Id<'a>>) -> Suspend;
    /// Confirms an urgent suspension (art 14).
    confirm_suspension(ConfirmSuspension: Change<Id<'a>>) -> ConfirmSuspension;
    /// Resumes execution.
    resume(Resume: Resume<Id<'a>>) -> Resume;
    /// Adjusts the decision (art 14).
    adjust(Adjust: Adjust<Id<'a>>) -> Adjust;
    /// Terminates execution (art 14).
    terminate(Terminate: Change<Id<'a>>) -> Terminate;
    /// Accepts completion (arts 6, 9).
    accept_completion(AcceptCompletion: AcceptCompletion) -> AcceptCompletion;
    /// Archives (art 17).
    archive(Archive: Archive) -> Archive;
}

/// A decision in whatever state a case is, to go on with in types.
#[derive(Debug, Clone)]
pub enum AnyDecision {
    /// 已作出.
    Adopted(Decision<states::Adopted>),
    /// 已明确执行单位.
    Designated(Decision<states::Designated>),
    /// 执行中.
    Executing(Decision<states::Executing>),
    /// 临时中止.
    SuspendedUrgently(Decision<states::SuspendedUrgently>),
    /// 中止执行.
    Suspended(Decision<states::Suspended>),
    /// 执行完毕.
    Completed(Decision<states::Completed>),
    /// 停止执行.
    Terminated(Decision<states::Terminated>),
    /// 已归档.
    Archived(Decision<states::Archived>),
}

impl Case {
    /// The state the execution machine is in after the last entry known.
    #[must_use]
    pub fn execution_now(&self) -> Option<Execution> {
        self.execution.last().copied()
    }

    /// The typed face of this case; nothing when the decision was not adopted.
    #[must_use]
    pub fn into_decision(self) -> Option<AnyDecision> {
        let case = self;
        Some(match case.execution_now()? {
            Execution::Adopted(state) => AnyDecision::Adopted(Decision { case, state }),
            Execution::Designated(state) => AnyDecision::Designated(Decision { case, state }),
            Execution::Executing(state) => AnyDecision::Executing(Decision { case, state }),
            Execution::SuspendedUrgently(state) => AnyDecision::SuspendedUrgently(Decision { case, state }),
            Execution::Suspended(state) => AnyDecision::Suspended(Decision { case, state }),
            Execution::Completed(state) => AnyDecision::Completed(Decision { case, state }),
            Execution::Terminated(state) => AnyDecision::Terminated(Decision { case, state }),
            Execution::Archived(state) => AnyDecision::Archived(Decision { case, state }),
        })
    }
}
