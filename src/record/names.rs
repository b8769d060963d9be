//! Which entries an entry names or answers, and which party it is listed under.

use crate::terms::{
    Day, EntryNo, PartyNo,
    decision::InspectionAspect,
    party::{Competence, UnitRole},
};

use super::{
    acts::{AccountabilityAct, DisciplineAct, EvaluationAct, ExecutionAct, Of, RemedyAct, StandardAct},
    entry::{Entry, What},
    facts::Fact,
};

impl What<PartyNo> {
    /// Whether the form by itself leaves out something that an article asks of its like: what is said of it is said
    /// of few entries, and those are found without a walk over the others.
    pub(crate) fn leaves_out(&self) -> bool {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "of the other kinds no article asks for more by the form alone"
        )]
        match self {
            Self::Fact(Fact::MeetingHeld(meeting)) => meeting.dedicated != Some(true),
            Self::Fact(Fact::InspectionConducted(inspection)) => {
                !InspectionAspect::ALL.iter().all(|aspect| inspection.aspects.contains(aspect))
            }
            Self::Standard(StandardAct::SetPeriod(set)) => set.document.is_none(),
            Self::Execution(ExecutionAct::Designate(act) | ExecutionAct::Redesignate(act)) => {
                // Of several units, only the lead is asked for its competence (art 4).
                let single = act.units.len() == 1;
                let asked = act.units.iter().filter(|unit| single || unit.role == Some(UnitRole::Lead));
                asked.map(|unit| unit.competence).any(|competence| competence != Some(Competence::Competent))
            }
            _ => false,
        }
    }

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

    /// The entries that an act names: the one it continues, its grounds, the referrals it closes with.
    pub fn named(&self) -> impl Iterator<Item = EntryNo> + '_ {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "only these acts name entries besides the one they continue"
        )]
        let (grounds, with): (&[_], &[EntryNo]) = match self {
            Self::Accountability(AccountabilityAct::Establish(form)) => (&form.grounds, &[]),
            Self::Discipline(DisciplineAct::Decide(form)) => (&[], &form.with),
            _ => (&[], &[]),
        };
        let grounds = grounds.iter().filter_map(|ground| ground.entry);
        self.continues().into_iter().chain(grounds).chain(with.iter().copied())
    }

    /// The referrals that an act of this number moves: the one it opens or continues, and those it closes besides.
    pub(crate) fn referrals(&self, own: EntryNo) -> impl Iterator<Item = EntryNo> + '_ {
        #[expect(clippy::wildcard_enum_match_arm, reason = "no other act moves a referral")]
        let (of, with): (_, &[EntryNo]) = match self {
            Self::Discipline(DisciplineAct::Refer(_)) => (Some(own), &[]),
            Self::Discipline(DisciplineAct::Decide(form)) => (Some(form.of.unwrap_or(own)), &form.with),
            Self::Discipline(DisciplineAct::NoSanction(form)) => (Some(form.of), &[]),
            _ => (None, &[]),
        };
        of.into_iter().chain(with.iter().copied())
    }

    /// Whether an act names an entry.
    #[must_use]
    pub fn names(&self, no: EntryNo) -> bool {
        self.named().any(|named| named == no)
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

impl Fact<PartyNo> {
    /// The day of the window that a fact says it covers; only facts that keep a recurring duty name one.
    #[must_use]
    pub fn covers(&self) -> Option<Day> {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts that keep a recurring duty name a window")]
        match self {
            Self::ExecutionReported(fact) | Self::CoordinationHeld(fact) => fact.covers,
            Self::InspectionConducted(fact) => fact.covers,
            Self::TrainingHeld(fact) => fact.covers,
            Self::MeetingHeld(fact) => fact.covers,
            _ => None,
        }
    }

    /// The entry a fact answers or continues.
    #[must_use]
    pub fn answers(&self) -> Option<EntryNo> {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the other facts answer no entry")]
        match self {
            Self::ExecutionResumed(Of { of })
            | Self::Received(Of { of })
            | Self::RemedyAccepted(Of { of })
            | Self::ResultFormed(Of { of })
            | Self::OpinionAnswered(Of { of })
            | Self::ComplaintResolved(Of { of })
            | Self::ReportContradicted(Of { of })
            | Self::CorrectionReported(Of { of })
            | Self::CorrectionRefusalStated(Of { of })
            | Self::TenureEnded(Of { of }) => Some(*of),
            Self::ClueTransferred(fact) => Some(fact.of),
            Self::RemedyExtended(fact) => Some(fact.of),
            Self::EvaluationDelivered(fact) => Some(fact.of),
            Self::Disclosed(fact) => Some(fact.of),
            Self::Withheld(fact) => Some(fact.of),
            Self::ComplaintAcknowledged(fact) => Some(fact.of),
            Self::ComplaintExtended(fact) => Some(fact.of),
            Self::LateFilingAccepted(fact) => Some(fact.of),
            Self::ProblemReported(fact) | Self::ConcealmentRecorded(fact) | Self::FalseReportRecorded(fact) => fact.of,
            _ => None,
        }
    }
}

impl Entry<PartyNo> {
    /// Which party an entry is listed under: whose act or conduct it states, save where a fact names another.
    #[must_use]
    pub fn listed_under(&self) -> PartyNo {
        let What::Fact(fact) = &self.what else { return self.by.0 };
        #[expect(clippy::wildcard_enum_match_arm, reason = "every other fact is listed under its own party")]
        match fact {
            Fact::AppraisalMade(fact) => fact.unit.0,
            Fact::InspectionConcluded(fact) => fact.unit.0,
            Fact::OpinionReceived(fact) => fact.to.0,
            Fact::ComplaintReceived(fact) => fact.to.0,
            Fact::PriorAppraisal(fact) => fact.evaluator.0,
            Fact::OtherConductRecorded(fact) => fact.about.0,
            _ => self.by.0,
        }
    }
}
