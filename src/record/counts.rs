//! The kinds of entries of which a record holds few, each with its limit.

use super::{
    AccountabilityAct, DisciplineAct, Fact, RemedyAct, What,
    document::{ACT_LIMIT, MATTER_LIMIT, SUCCESSION_LIMIT},
};

/// A kind of which a record holds few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Few {
    Act,
    Succession,
    Circumstance,
    Referral,
    Decision,
    Remedy,
}

impl Few {
    const fn limit(self) -> (&'static str, usize) {
        match self {
            Self::Act => ("acts", ACT_LIMIT),
            Self::Succession => ("successions of units", SUCCESSION_LIMIT),
            Self::Circumstance => ("circumstances established", MATTER_LIMIT),
            Self::Referral => ("referrals", MATTER_LIMIT),
            Self::Decision => ("decisions on a sanction", MATTER_LIMIT),
            Self::Remedy => ("remedies filed", MATTER_LIMIT),
        }
    }

    /// What an entry is of these, besides an act.
    const fn of<P>(what: &What<P>) -> Option<Self> {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "of the other kinds there may be as many as there are acts or entries"
        )]
        match what {
            What::Accountability(AccountabilityAct::Establish(_)) => Some(Self::Circumstance),
            What::Discipline(DisciplineAct::Refer(_)) => Some(Self::Referral),
            What::Discipline(DisciplineAct::Decide(_)) => Some(Self::Decision),
            What::Remedy(RemedyAct::File(_)) => Some(Self::Remedy),
            What::Fact(Fact::UnitSucceeded(_)) => Some(Self::Succession),
            _ => None,
        }
    }
}

/// A kind of which the record would hold more than its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full {
    /// What there would be too many of.
    pub(super) what: &'static str,
    /// How many there would be.
    pub(super) found: usize,
    /// How many there may be.
    pub(super) limit: usize,
    /// Whether it is one kind of entry, rather than every act.
    pub(super) one_kind: bool,
}

/// How many a record holds of each kind of which it holds few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts([usize; 6]);

impl Counts {
    /// Counts an entry that joins.
    pub(super) fn take<P>(&mut self, what: &What<P>) {
        for few in kinds(what) {
            if let Some(count) = self.0.get_mut(few as usize) {
                *count += 1;
            }
        }
    }

    /// The kinds of which there is no room for one more such entry.
    pub(super) fn full<P>(&self, what: &What<P>) -> impl Iterator<Item = Full> {
        kinds(what).filter_map(|few| {
            let ((what, limit), found) = (few.limit(), self.0.get(few as usize).map_or(1, |count| count + 1));
            (found > limit).then_some(Full { what, found, limit, one_kind: few != Few::Act })
        })
    }
}

fn kinds<P>(what: &What<P>) -> impl Iterator<Item = Few> + use<P> {
    what.is_act().then_some(Few::Act).into_iter().chain(Few::of(what))
}
