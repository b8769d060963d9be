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
    record::{DisciplineAct, Entry, What, acts::Refer},
    terms::{
        About, Addressee, Cure, Day, EntryNo, Finding, PartyNo, Precision, Question, Ruling,
        accountability::Eligible,
        decision::Answered,
        discipline::{Ground, ReferralState},
        form::{AnyRef, BodyRef, PersonRef},
        party::{Application, Capacity},
        row::Everything,
    },
};

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
    let about = About::entry(proceeding).and_party(person);
    let met = |question, about| matches!(view.determined(question, about, Addressee::Organ), Some((Answered::Met, _)));
    let capacities: Vec<Capacity> = [
        (Capacity::ResponsibleLeader, Question::ResponsibleLeader),
        (Capacity::DirectlyResponsible, Question::DirectlyResponsible),
    ]
    .into_iter()
    .filter_map(|(capacity, question)| met(question, about).then_some(capacity))
    .collect();
    let grounds: Vec<Ground> =
        Ground::ALL.iter().copied().filter(|ground| met(Question::GroundFits, about.and_ground(*ground))).collect();
    let denied = |capacity| {
        let question = match capacity {
            Capacity::ResponsibleLeader => Question::ResponsibleLeader,
            Capacity::DirectlyResponsible => Question::DirectlyResponsible,
            Capacity::FirstResponsible | Capacity::Corresponding => return true,
        };
        matches!(view.determined(question, about, Addressee::Organ), Some((Answered::NotMet, _)))
    };
    // Denied in one capacity, a person may still be determined in the other.
    let left: Vec<Capacity> = match [Capacity::ResponsibleLeader, Capacity::DirectlyResponsible].map(denied) {
        [false, true] if capacities.is_empty() => [Capacity::ResponsibleLeader].into(),
        [true, false] if capacities.is_empty() => [Capacity::DirectlyResponsible].into(),
        [..] => capacities.clone(),
    };
    let best = one_or_none(&left)
        .flat_map(|capacity| one_or_none(&grounds).map(move |ground| (capacity, ground)))
        .map(|(capacity, ground)| {
            judged(
                view,
                Refer {
                    of: proceeding,
                    person: PersonRef(person),
                    capacity,
                    ground,
                    to: Some(BodyRef(PartyNo::ORGAN)),
                },
            )
        })
        .min_by_key(|(eligible, ..)| rank(*eligible));
    let (eligible, obstacles, holds) = best.unwrap_or((Eligible::NotYet, Vec::new(), Vec::new()));
    let candidates = match view.position.proceeding(proceeding) {
        Some(proceeding) if grounds.is_empty() => ladder::candidates(proceeding.item),
        Some(_) | None => &[],
    };
    ReferralEligibility { proceeding, person, eligible, capacities, grounds, obstacles, holds, candidates }
}

/// Each of a list, or one absence.
fn one_or_none<T: Copy>(list: &[T]) -> impl Iterator<Item = Option<T>> + Clone + '_ {
    list.iter().copied().map(Some).chain(list.is_empty().then_some(None))
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

/// Runs the guards of the act, and sorts what they find.
fn judged(view: &View<'_>, form: Refer<PartyNo>) -> (Eligible, Vec<Finding>, Vec<Finding>) {
    let of = form.of;
    let act = DisciplineAct::Refer(form);
    let entry = Entry {
        no: EntryNo(u32::MAX),
        on: Some(view.day),
        precision: Precision::Day,
        recorded_on: view.day,
        by: AnyRef(PartyNo::ORGAN),
        recorded_by: AnyRef(PartyNo::ORGAN),
        evidence: Vec::new(),
        reference: None,
        what: What::Discipline(act.clone()),
    };
    let mut sink = Everything::default();
    let seen = view.position.seen(of, view.day);
    let seen = View { position: seen.as_ref().unwrap_or(view.position), ..*view };
    act.guards(&Judging { view: seen, entry: &entry, duties: &[] }, &mut sink);
    let (holds, obstacles): (Vec<Finding>, Vec<Finding>) = sink
        .0
        .into_iter()
        .filter(|finding| !matches!(finding.row.cure, Cure::Amend(_)) || finding.ruling == Ruling::Met)
        .partition(|finding| finding.ruling == Ruling::Met);
    (class(view, &obstacles), obstacles, holds)
}

fn class(view: &View<'_>, obstacles: &[Finding]) -> Eligible {
    let any = |test: fn(&Finding) -> bool| obstacles.iter().any(test);
    if any(|finding| finding.row.code == ONE_REFERRAL.code) {
        Eligible::Done
    } else if view.application == Application::Open {
        Eligible::Open
    } else if any(|finding| finding.ruling == Ruling::NotMet && finding.row.cure == Cure::Nothing) {
        Eligible::Barred
    } else if any(|finding| finding.ruling == Ruling::NotMet) {
        Eligible::NotYet
    } else if any(|finding| finding.ruling == Ruling::Open) {
        Eligible::Open
    } else {
        Eligible::Must
    }
}

/// The referrals on record on the day of the view.
pub(crate) fn on_record(view: &View<'_>) -> Vec<ReferralOnRecord> {
    discipline::referrals(view).map(|(referral, state)| one(view, referral, state)).collect()
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
        closed_with: referral.closed_with.filter(|_| state == ReferralState::Closed),
    }
}
