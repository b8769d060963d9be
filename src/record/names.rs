//! Which entries an act names, besides the one it continues.

use crate::terms::{EntryNo, PartyNo};

use super::{
    acts::{AccountabilityAct, DisciplineAct, EvaluationAct, ExecutionAct, RemedyAct},
    entry::What,
    facts::Fact,
};

impl What<PartyNo> {
    /// The entry an act continues or answers (`of`).
    #[must_use]
    pub fn continues(&self) -> Option<EntryNo> {
        match self {
            Self::Execution(act) => match act {
                ExecutionAct::SuspendUrgently(form) => form.of,
                ExecutionAct::Suspend(form) | ExecutionAct::ConfirmSuspension(form) | ExecutionAct::Terminate(form) => {
                    form.of
                }
                ExecutionAct::Adjust(form) => form.of,
                ExecutionAct::Adopt(_)
                | ExecutionAct::Designate(_)
                | ExecutionAct::Redesignate(_)
                | ExecutionAct::Start(_)
                | ExecutionAct::Resume(_)
                | ExecutionAct::AcceptCompletion(_)
                | ExecutionAct::Archive(_) => None,
            },
            Self::Accountability(act) => match act {
                AccountabilityAct::Establish(_) => None,
                AccountabilityAct::OrderCorrection(form) => Some(form.of),
                AccountabilityAct::ExtendCorrection(form) => Some(form.of),
                AccountabilityAct::RejectCorrection(form) => Some(form.of),
                AccountabilityAct::AcceptCorrection(form) | AccountabilityAct::Circulate(form) => Some(form.of),
                AccountabilityAct::EstablishRefusal(form) => Some(form.of),
                AccountabilityAct::Interview(form) => Some(form.of),
                AccountabilityAct::Withdraw(form) => Some(form.of),
            },
            Self::Discipline(act) => match act {
                DisciplineAct::Refer(form) => Some(form.of),
                DisciplineAct::Decide(form) => form.of,
                DisciplineAct::NoSanction(form) => Some(form.of),
            },
            Self::Remedy(act) => match act {
                RemedyAct::File(form) => Some(form.of),
                RemedyAct::Answer(form) => Some(form.of),
                RemedyAct::Discontinue(form) => Some(form.of),
            },
            Self::Evaluation(act) => match act {
                EvaluationAct::CommissionEvaluation(_) => None,
                EvaluationAct::CancelEvaluation(form) => Some(form.of),
            },
            Self::Standard(_) | Self::Fact(_) | Self::Determination(_) | Self::Statement(_) => None,
        }
    }

    /// Whether an act names an entry: the one it continues, a ground, a referral it closes with.
    #[must_use]
    pub fn names(&self, no: EntryNo) -> bool {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "only these acts name entries besides the one they continue"
        )]
        let among = match self {
            Self::Accountability(AccountabilityAct::Establish(form)) => {
                form.grounds.iter().any(|ground| ground.entry == Some(no))
            }
            Self::Discipline(DisciplineAct::Decide(form)) => form.with.contains(&no),
            _ => false,
        };
        among || self.continues() == Some(no)
    }

    /// The fact, if it is one.
    #[must_use]
    pub fn fact(&self) -> Option<&Fact<PartyNo>> {
        match self {
            Self::Fact(fact) => Some(fact),
            Self::Execution(_)
            | Self::Accountability(_)
            | Self::Discipline(_)
            | Self::Remedy(_)
            | Self::Evaluation(_)
            | Self::Standard(_)
            | Self::Determination(_)
            | Self::Statement(_) => None,
        }
    }
}
