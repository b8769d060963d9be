//! Who may be referred (art 21) and what is still missing, and what became of the referrals on record. Asked only
//! about a person whom a determination on record names, or who is asked for by id: nobody is enumerated. Computed by
//! running the guards of the act itself; never a recommendation of one kind of sanction.
//!
//! Interpretation: what the organ writes into the act itself (capacity, ground, addressee) is not missing; what the
//! act rests on is. A point the law bars goes before one that is missing, and a missing one before an open one, for
//! the missing determination is the organ's next step whatever the open point turns out to be.

use alloc::vec::Vec;

use crate::{
    articles::article_21::{
        discipline::{self, ONE_REFERRAL, sanction},
        ladder,
    },
    reading::{Judging, View, position::Referral},
    record::{DisciplineAct, What, acts::Refer},
    terms::{
        About, Addressee, Cure, Day, EntryNo, Finding, PartyNo, Question, Ruling, Sink,
        accountability::Eligible,
        decision::Answered,
        discipline::{Ground, ReferralState},
        form::{BodyRef, PersonRef},
        party::Capacity,
    },
};

use super::eligibility::{Classes, blank};

pub use crate::articles::article_21::{
    discipline::sanction::{LastDay, SanctionState},
    ladder::{Band, Candidate, Ladder, Rung},
};

/// The ladders of the 政务处分法 that the grounds open: one dated, cited table.
#[must_use]
pub fn ladders() -> &'static [Ladder] {
    &ladder::LADDERS
}

/// Whether a person may be referred for one established circumstance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralEligibility {
    /// The entry that established the circumstance.
    pub proceeding: EntryNo,
    /// The person.
    pub person: PartyNo,
    /// Must, not yet, barred, open or done.
    pub eligible: Eligible,
    /// The capacities that the organ has determined.
    pub capacities: Vec<Capacity>,
    /// The grounds that the organ has determined to fit.
    pub grounds: Vec<Ground>,
    /// What stands in the way: missing, barring or open, each with its clause and its cure.
    pub obstacles: Vec<Finding>,
    /// What holds, 条例 40 among it while the circumstance stands.
    pub holds: Vec<Finding>,
    /// The grounds that the item makes candidates: an inference, offered only while none is determined.
    pub candidates: &'static [Candidate],
}

/// A referral on record, or a decision of a regime's own motion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralOnRecord {
    /// The entry that opened it.
    pub opened: EntryNo,
    /// The circumstance it rests on; none for a decision of the regime's own motion.
    pub proceeding: Option<EntryNo>,
    /// The person.
    pub person: PartyNo,
    /// In which capacity.
    pub capacity: Option<Capacity>,
    /// On which ground.
    pub ground: Option<Ground>,
    /// To whom.
    pub to: Option<PartyNo>,
    /// Where it stands.
    pub state: ReferralState,
    /// The sanction in effect; none while none is decided, or the last one is annulled.
    pub sanction: Option<SanctionState>,
    /// The answer that annulled the last sanction: its day and entry.
    pub annulled: Option<(Day, EntryNo)>,
    /// The decision on another referral whose one sanction closed this one.
    pub closed_with: Option<EntryNo>,
}

/// The eligibility of every person whom a determination of the organ on record names, by circumstance.
pub(crate) fn eligibility(view: &View<'_>) -> Vec<ReferralEligibility> {
    let mut named: Vec<(EntryNo, PartyNo)> =
        [Question::ResponsibleLeader, Question::DirectlyResponsible, Question::GroundFits]
            .into_iter()
            .flat_map(|question| view.facts.determined(question))
            .filter(|determined| determined.by == PartyNo::ORGAN && determined.mark.day <= view.day)
            .filter_map(|determined| determined.about.entry.zip(determined.about.party))
            .filter(|(proceeding, _)| {
                view.position.proceeding(*proceeding).is_some_and(|established| established.state(view.day).is_some())
            })
            .collect();
    named.sort_unstable();
    named.dedup();
    named.into_iter().map(|(proceeding, person)| of_person(view, proceeding, person)).collect()
}

/// The eligibility of one person asked for by id.
pub(crate) fn of_person(view: &View<'_>, proceeding: EntryNo, person: PartyNo) -> ReferralEligibility {
    let stated = Stated::about(view, proceeding, person);
    let ways = stated.ways().map(|way| {
        let mut kept = Kept::default();
        run(view, stated.refer(way), &mut kept);
        (kept.classes.0.eligible(view), kept)
    });
    // A kind of way to refer is always left, if only one that names neither capacity nor ground.
    let (eligible, kept) =
        ways.min_by_key(|(eligible, _)| rank(*eligible)).unwrap_or((Eligible::NotYet, Kept::default()));
    let candidates = match view.position.proceeding(proceeding) {
        Some(proceeding) if stated.grounds().next().is_none() => ladder::candidates(proceeding.item),
        Some(_) | None => &[],
    };
    let (capacities, grounds) = (stated.capacities().collect(), stated.grounds().collect());
    let Kept { obstacles, holds, .. } = kept;
    ReferralEligibility { proceeding, person, eligible, capacities, grounds, obstacles, holds, candidates }
}

/// The answer alone. Allocates nothing, unless units were succeeded or the day of an act of the proceeding is known
/// to the month only.
pub(crate) fn verdict(view: &View<'_>, proceeding: EntryNo, person: PartyNo) -> Eligible {
    let stated = Stated::about(view, proceeding, person);
    let ways = stated.ways().map(|way| {
        let mut classes = Referring::default();
        run(view, stated.refer(way), &mut classes);
        classes.0.eligible(view)
    });
    ways.min_by_key(|eligible| rank(*eligible)).unwrap_or(Eligible::NotYet)
}

/// In which capacity and on which ground an act could refer.
type Way = (Option<Capacity>, Option<Ground>);

/// What the organ has determined of a person in one circumstance.
struct Stated {
    proceeding: EntryNo,
    person: PartyNo,
    leader: Option<Answered>,
    direct: Option<Answered>,
    grounds: [bool; Ground::ALL.len()],
}

impl Stated {
    fn about(view: &View<'_>, proceeding: EntryNo, person: PartyNo) -> Self {
        let about = About::entry(proceeding).and_party(person);
        let answer = |question, about| view.determined(question, about, Addressee::Organ).map(|(answer, _)| answer);
        Self {
            proceeding,
            person,
            leader: answer(Question::ResponsibleLeader, about),
            direct: answer(Question::DirectlyResponsible, about),
            grounds: core::array::from_fn(|n| {
                let about = Ground::ALL.get(n).map(|ground| about.and_ground(*ground));
                about.is_some_and(|about| answer(Question::GroundFits, about) == Some(Answered::Met))
            }),
        }
    }

    /// The capacities in which the person answers.
    fn capacities(&self) -> impl Iterator<Item = Capacity> + Clone {
        let leader = (self.leader == Some(Answered::Met)).then_some(Capacity::ResponsibleLeader);
        let direct = (self.direct == Some(Answered::Met)).then_some(Capacity::DirectlyResponsible);
        leader.into_iter().chain(direct)
    }

    /// The grounds that fit.
    fn grounds(&self) -> impl Iterator<Item = Ground> + Clone + '_ {
        Ground::ALL.iter().zip(self.grounds).filter_map(|(ground, fits)| fits.then_some(*ground))
    }

    /// The ways to refer: each capacity and ground determined; neither is named where none is.
    fn ways(&self) -> impl Iterator<Item = Way> + '_ {
        // Denied in one capacity, a person may still be determined in the other.
        let left = match (self.leader, self.direct) {
            (Some(Answered::NotMet), None) => Some(Capacity::DirectlyResponsible),
            (None, Some(Answered::NotMet)) => Some(Capacity::ResponsibleLeader),
            (Some(_) | None, Some(_) | None) => None,
        };
        let none = self.capacities().next().is_none();
        let capacities = self.capacities().map(Some).chain(none.then_some(left));
        let grounds = self.grounds().map(Some).chain(self.grounds().next().is_none().then_some(None));
        capacities.flat_map(move |capacity| grounds.clone().map(move |ground| (capacity, ground)))
    }

    fn refer(&self, (capacity, ground): Way) -> Refer<PartyNo> {
        let (person, to) = (PersonRef(self.person), Some(BodyRef(PartyNo::ORGAN)));
        Refer { of: self.proceeding, person, capacity, ground, to }
    }
}

/// Which of several ways to refer is the one to answer with: the first.
const fn rank(eligible: Eligible) -> u8 {
    match eligible {
        Eligible::Done => 0,
        Eligible::Must => 1,
        Eligible::Open => 2,
        Eligible::NotYet => 3,
        Eligible::Barred => 4,
    }
}

/// Runs the guards of the act.
fn run<S: Sink>(view: &View<'_>, form: Refer<PartyNo>, sink: &mut S) {
    let of = form.of;
    let entry = blank(view, What::Discipline(DisciplineAct::Refer(form)));
    if let What::Discipline(act) = &entry.what {
        let seen = view.position.seen(of, view.day);
        let view = View { position: &seen, ..*view };
        act.guards(&Judging { view, entry: &entry, duties: &[] }, sink);
    }
}

/// What the points of a referral make of it. Otherwise than for a measure, a determination that is missing, or answered
/// with no, is missing and bars nothing: where the answer no bars, its own row says so.
#[derive(Debug, Clone, Copy, Default)]
struct Referring(Classes);

impl Sink for Referring {
    #[inline]
    fn push(&mut self, finding: Finding) {
        match (finding.ruling, finding.row.cure) {
            // What the organ fills in when it acts is not missing.
            (Ruling::Met, _) | (_, Cure::Amend(_)) => {}
            (Ruling::Open, _) => self.0.open = true,
            (Ruling::NotMet, Cure::Nothing) if finding.row.code == ONE_REFERRAL.code => self.0.done = true,
            (Ruling::NotMet, Cure::Nothing) => self.0.barred = true,
            (
                Ruling::NotMet,
                Cure::Enter(_)
                | Cure::Standard(_)
                | Cure::Complete(_)
                | Cure::ActFirst
                | Cure::Another(_)
                | Cure::Determine(..),
            ) => self.0.missing = true,
        }
    }
}

/// The same, keeping every finding.
#[derive(Debug, Default)]
struct Kept {
    classes: Referring,
    obstacles: Vec<Finding>,
    holds: Vec<Finding>,
}

impl Sink for Kept {
    fn push(&mut self, finding: Finding) {
        self.classes.push(finding);
        if finding.ruling == Ruling::Met {
            self.holds.push(finding);
        } else if !matches!(finding.row.cure, Cure::Amend(_)) {
            self.obstacles.push(finding);
        }
    }
}

/// The referrals on record on the day of the view.
pub(crate) fn on_record(view: &View<'_>) -> Vec<ReferralOnRecord> {
    discipline::referrals(view).map(|(referral, state)| one(view, referral, state)).collect()
}

/// The decision on another referral that had closed this one by the day of the view.
fn closed_with(view: &View<'_>, referral: &Referral) -> Option<EntryNo> {
    let closed = referral.stages.at(view.day).filter(|stage| stage.state == ReferralState::Closed)?;
    let decided = matches!(view.entry(closed.act)?.what, What::Discipline(DisciplineAct::Decide(_)));
    decided.then_some(closed.act)
}

fn one(view: &View<'_>, referral: &Referral, state: ReferralState) -> ReferralOnRecord {
    let last = referral.sanctions.iter().rev().find(|sanctioned| sanctioned.on <= view.day);
    let annulled = last.and_then(|last| view.position.annulled(last.act, view.day));
    ReferralOnRecord {
        opened: referral.opened,
        proceeding: referral.proceeding,
        person: referral.person,
        capacity: referral.capacity,
        ground: referral.ground,
        to: referral.to,
        state,
        sanction: sanction::sanction_state(view, referral),
        annulled: annulled.map(|mark| (mark.day, mark.no)),
        closed_with: closed_with(view, referral),
    }
}
