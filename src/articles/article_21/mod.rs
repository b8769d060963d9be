//! # 第二十一条 责任追究 · Accountability
//!
//! 决策执行单位有五种情形之一的，由决策机关责令改正；拒不改正的，约谈其主要负责人并通报该单位；
//! 符合政务处分法等规定的，对责任人员依法处理。
//!
//! In one of five circumstances the organ orders the executing unit to correct itself. Where the unit refuses,
//! its principal head is interviewed and a notice on the unit is circulated. Persons answer under the discipline
//! laws.
//!
//! **Decides.** Whether each act of a proceeding stands ([`conduct`], [`correction`]); what the record indicates
//! ([`indications`]); whether a referral and a sanction stand ([`discipline`], [`ladder`]); what the organ owes:
//! the order, the interview, the circular, the transfer of a clue; that nothing is archived while a proceeding or
//! referral is open.
//!
//! **Leaves open.** Whether there is a circumstance, whether a silence is refusal, whether a reported correction
//! is none, whether the measures remain due after a late correction: all are the organ's to say. An indication
//! never opens a measure.
//!
//! **Interpretation.**
//! - The act rests on what it names, so every ground it names must stand, not only one of them. A ground is a
//!   fact or a determination: an act is no evidence, but an act that had no effect, kept as a fact, is.
//! - 有归档、公开职责的: articles 17 and 18 reach a unit after its engagement, so a unit once engaged can be held
//!   to account for conduct on any later day.
//! - An explicit refusal that the unit has itself overtaken by reporting a correction is no refusal any more;
//!   whether the report is a correction is then the organ's to determine, with its grounds: a determination that
//!   names no document gives none.
//! - Units that merge after one was held to account are two as to what each did before: the one's proceeding bars none
//!   against the other.
//! - A report that was rejected, or determined to be no correction, is not the one that is accepted.
//! - A proceeding opened before 2021-01-01 for conduct before that day can be ended (corrected, withdrawn), but
//!   no measure rests on it.
//! - A file is not closed over a proceeding or referral that stands before the archive in the list and may have been
//!   opened by its day, though only the month or year is known. So with every act of another matter that a guard
//!   looks at: a referral, a sanction, the answer that annulled one, a filing (22), a commission or its cancellation
//!   (16). An answer as of a day looks at what is dated by that day.
//! - Whether an offence is suspected is asked of item (4), whose words are those of one; of another item the organ may
//!   determine it unasked. The question is the organ's own: no other reader is told that it is put.
//! - The order, the interview and the circular are owed to the unit: who heads it may change meanwhile, and the
//!   one interviewed is the head on the day of the interview.

pub(crate) mod conduct;
pub(crate) mod correction;
pub(crate) mod discipline;
pub(crate) mod indications;
pub(crate) mod ladder;

use crate::{
    reading::{
        Mark, View,
        position::Proceeding,
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    record::{Fact, FactKind, PartyKind},
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink, Words,
        accountability::{Circumstance, Measure, ProceedingState},
        decision::Answered,
        discipline::ReferralState,
        duty::{DutyRow, Term},
        party::BodyKind,
    },
};

/// 第二十一条.
pub(crate) const CLAUSE: Clause = Clause::article(21);

static BY_ORGAN: Row = Row::new(
    "21.by-organ",
    CLAUSE,
    "责任追究由决策机关作出，记录载明的是{0}",
    "accountability is the organ's own; the entry states the act of {0}",
    Cure::Amend("by"),
);
static PROCEEDING_OPEN: Row = Row::new(
    "21.proceeding-open",
    CLAUSE,
    "第{0}条记录认定的情形尚未了结（{1}）",
    "the proceeding of entry {0} is still open ({1})",
    Cure::ActFirst,
);
static REFERRAL_OPEN: Row = Row::new(
    "21.referral-open",
    CLAUSE,
    "第{0}条记录的移送尚未处理",
    "the referral of entry {0} is still undecided",
    Cure::ActFirst,
);
static ALL_CLOSED: Row = Row::new(
    "21.all-closed",
    CLAUSE,
    "没有尚未了结的责任追究和移送",
    "no proceeding and no referral is open",
    Cure::Nothing,
);
static WITHDRAWN: Row = Row::new(
    "21.withdrawn",
    CLAUSE,
    "第{0}条记录的认定已于{1}撤销",
    "what entry {0} established was withdrawn on {1}",
    Cure::Nothing,
);
/// Why a duty without a day is open; what settles it is the act that keeps it.
const fn no_day_named(kept_by: &'static str) -> Row {
    Row::new(
        "21.no-day-named",
        CLAUSE,
        "“{0}”：本规定未定期限，是否及时由决策机关判断",
        "the text names no day for `{0}`; whether it is prompt is for the organ to say",
        Cure::Enter(kept_by),
    )
}
static NO_DAY_TO_INTERVIEW: Row = no_day_named("accountability.interview");
static NO_DAY_TO_CIRCULATE: Row = no_day_named("accountability.circulate");
static NO_DAY_TO_TRANSFER: Row = no_day_named("fact.clue_transferred");
static TRANSFER: Words = Words { zh: "移送问题线索", en: "transfer of the clue" };
static SUSPECTED: Row = Row::new(
    "21.clue-suspected",
    Clause::of(Instrument::SupervisionLaw, 34),
    "第{0}条记录认定的情形是否涉嫌职务违法、职务犯罪，由决策机关认定",
    "whether what entry {0} established raises the suspicion of a duty breach or crime is for the organ to determine",
    Cure::Determine(Question::SuspectedOffence, Addressee::Organ),
);

/// The actor of every act of a proceeding.
pub(crate) fn by_organ<S: Sink>(by: PartyNo, sink: &mut S) {
    let ruling = if by == PartyNo::ORGAN { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &BY_ORGAN).with(by));
}

/// The guard of Archive: no proceeding and no referral is open.
pub(crate) fn archive<S: Sink>(view: &View<'_>, sink: &mut S) {
    let mut closed = true;
    for proceeding in &view.position.proceedings {
        if sink.is_full() {
            return;
        }
        if let Some(state) = proceeding.found(view.day).filter(|state| state.is_open()) {
            closed = false;
            sink.push(Finding::new(Ruling::NotMet, &PROCEEDING_OPEN).with(proceeding.opened).with(state.words()));
        }
    }
    for referral in &view.position.referrals {
        if sink.is_full() {
            return;
        }
        if referral.found(view.day) == Some(ReferralState::Referred) {
            closed = false;
            sink.push(Finding::new(Ruling::NotMet, &REFERRAL_OPEN).with(referral.opened));
        }
    }
    if closed {
        sink.push(Finding::new(Ruling::Met, &ALL_CLOSED));
    }
}

/// 责令改正.
pub(crate) static ORDER: DutyRow = DutyRow::new(
    "21.order",
    CLAUSE,
    Term::CorrectionOrder,
    "对已认定情形的决策执行单位责令改正",
    "order the unit to correct what was established",
    "accountability.order_correction",
);
/// 约谈.
pub(crate) static INTERVIEW: DutyRow = DutyRow::new(
    "21.interview",
    CLAUSE,
    Term::Correction,
    "对拒不改正单位的主要负责人约谈",
    "interview the principal head of the unit that refuses to correct",
    "accountability.interview",
);
/// 通报.
pub(crate) static CIRCULAR: DutyRow = DutyRow::new(
    "21.circular",
    CLAUSE,
    Term::Correction,
    "对拒不改正的单位通报",
    "circulate a notice on the unit that refuses to correct",
    "accountability.circulate",
);
/// 移送问题线索.
pub(crate) static CLUE: DutyRow = DutyRow::new(
    "21.clue",
    Clause::of(Instrument::SupervisionLaw, 34),
    Term::Correction,
    "将涉嫌职务违法、职务犯罪的问题线索移送监察机关",
    "transfer the clue of a suspected duty breach or crime to the supervisory organ",
    "fact.clue_transferred",
);

/// The organ's duties in each proceeding, and the transfer of clues.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for proceeding in view.position.proceedings.iter().filter(|proceeding| proceeding.to >= IN_FORCE) {
        let stages = proceeding.stages.through(view.day);
        let Some(established) = stages.first() else { continue };
        order(view, proceeding, (established.on, established.act), ledger);
        let refused = proceeding.refused.map(|refused| proceeding.on(refused));
        if let Some(refused) = refused.filter(|(day, _)| *day <= view.day) {
            measure(view, proceeding, (&INTERVIEW, Measure::Interview, &NO_DAY_TO_INTERVIEW), refused, ledger);
            measure(view, proceeding, (&CIRCULAR, Measure::Circulate, &NO_DAY_TO_CIRCULATE), refused, ledger);
        }
    }
    clues(view, ledger);
}

fn taken(proceeding: &Proceeding, measure: Measure, day: Day) -> Option<Mark> {
    correction::taken(proceeding, measure, day).map(|(day, no)| Mark { day, no })
}

/// Why a withdrawn proceeding leaves nothing to be done.
fn withdrawn(view: &View<'_>, proceeding: &Proceeding) -> Option<Finding> {
    let last = proceeding.stages.at(view.day).filter(|stage| stage.state == ProceedingState::Withdrawn)?;
    Some(Finding::new(Ruling::NotMet, &WITHDRAWN).with(proceeding.opened).with(last.on))
}

fn order(view: &View<'_>, proceeding: &Proceeding, (on, act): (Day, EntryNo), ledger: &mut impl Ledger) {
    let anchor = (on, Some(act));
    let unit = view.holder_of(proceeding.unit, view.day);
    let owed = Owed::new(&ORDER, PartyNo::ORGAN, unit, anchor).about(proceeding.opened);
    let deadline = view.deadline(Term::CorrectionOrder, Some(unit), anchor, None);
    let kept = taken(proceeding, Measure::OrderCorrection, view.day);
    ledger.duty(one_off(
        view,
        owed,
        Terms { deadline, kept, excused: withdrawn(view, proceeding), ..Terms::default() },
    ));
}

fn measure(
    view: &View<'_>,
    proceeding: &Proceeding,
    (row, measure, no_day): (&'static DutyRow, Measure, &'static Row),
    (on, act): (Day, EntryNo),
    ledger: &mut impl Ledger,
) {
    let unit = view.holder_of(proceeding.unit, view.day);
    let owed = Owed::new(row, PartyNo::ORGAN, unit, (on, Some(act))).about(proceeding.opened);
    let kept = taken(proceeding, measure, view.day);
    let mut terms = Terms { kept, excused: withdrawn(view, proceeding), ..Terms::default() };
    terms.open = Some(Finding::new(Ruling::Open, no_day).with(measure.words()));
    if kept.is_none() && proceeding.state(view.day) == Some(ProceedingState::CorrectedAfterRefusal) {
        let about = About::entry(proceeding.opened);
        let finding = |ruling| Finding::new(ruling, &correction::STILL_DUE).with(proceeding.opened).about(about);
        match view.determined(Question::StillDue, about, Addressee::Organ) {
            Some((Answered::Met, _)) => {}
            Some((Answered::NotMet, _)) => terms.excused = Some(finding(Ruling::NotMet)),
            None => terms.open = Some(finding(Ruling::Open)),
        }
    }
    ledger.duty(one_off(view, owed, terms));
}

/// Whether a breach or crime is suspected, asked once neglect of duty or falsification is established.
pub(crate) fn suspicions<S: Sink>(view: &View<'_>, sink: &mut S) {
    let stands = |proceeding: &&Proceeding| {
        proceeding.item == Circumstance::Neglect
            && proceeding.to >= IN_FORCE
            && proceeding.state(view.day).is_some_and(|state| state != ProceedingState::Withdrawn)
    };
    for proceeding in view.position.proceedings.iter().filter(stands) {
        let about = About::entry(proceeding.opened);
        if view.determined(Question::SuspectedOffence, about, Addressee::Organ).is_none() {
            sink.push(Finding::new(Ruling::Open, &SUSPECTED).with(proceeding.opened).about(about));
        }
    }
}

/// Organ → supervisory organ: the clue, once the organ has determined that a breach or crime is suspected.
fn clues(view: &View<'_>, ledger: &mut impl Ledger) {
    for determined in view.facts.determined(Question::SuspectedOffence) {
        let about = determined.about;
        let latest = view.determined(Question::SuspectedOffence, about, Addressee::Organ);
        if let (Some((Answered::Met, mark)), Some(of)) = (latest, about.entry)
            && mark == determined.mark
        {
            clue(view, mark, of, ledger);
        }
    }
}

fn clue(view: &View<'_>, determined: Mark, of: EntryNo, ledger: &mut impl Ledger) {
    let to_supervisory = |no: EntryNo| match view.fact(no) {
        Some((_, Fact::ClueTransferred(fact))) => {
            Some(fact.to.0).filter(|to| view.body_kind(*to) == Some(BodyKind::Supervisory))
        }
        Some(_) | None => None,
    };
    let kept = view.answering(of, FactKind::ClueTransferred).find(|mark| {
        to_supervisory(mark.no).is_some() && view.entry(mark.no).is_some_and(|entry| entry.by.0 == PartyNo::ORGAN)
    });
    let to = kept.and_then(|kept| to_supervisory(kept.no)).or_else(|| supervisory(view)).unwrap_or(PartyNo::OUTSIDE);
    let owed = Owed::new(&CLUE, PartyNo::ORGAN, to, (determined.day, Some(determined.no))).about(of);
    let excused = view.position.proceeding(of).and_then(|proceeding| withdrawn(view, proceeding));
    let open = Some(Finding::new(Ruling::Open, &NO_DAY_TO_TRANSFER).with(&TRANSFER));
    ledger.duty(one_off(view, owed, Terms { kept, excused, open, ..Terms::default() }));
}

/// The first supervisory body that the record names.
fn supervisory(view: &View<'_>) -> Option<PartyNo> {
    let place = view
        .record
        .parties()
        .iter()
        .position(|party| matches!(party.kind, PartyKind::Body { kind: BodyKind::Supervisory, .. }))?;
    u32::try_from(place).ok().map(PartyNo)
}
