//! Whether a filing is in time, and until when an answer is due.

use crate::{
    reading::{Mark, View, position::Remedy},
    record::{Fact, FactKind},
    terms::{
        About, Addressee, Clause, Cure, Day, Deadline, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling,
        deadline::{Certainty, Roll},
        decision::Answered,
        remedy::RemedyStep,
    },
};

use super::{
    Attack, CLAUSE,
    routes::{Answering, EXTENSION, Route, following},
};

static IN_TIME: Row = Row::new(
    "22.in-time",
    CLAUSE,
    "申请应当在{0}之前（含当日）提出（{1}）",
    "the filing is due by {0}, that day included ({1})",
    Cure::Enter("fact.late_filing_accepted"),
);
static LATE: Row = Row::new(
    "22.late",
    CLAUSE,
    "申请期限已于{0}届满（{1}），且没有准予受理逾期申请的记录",
    "the period ended on {0} ({1}), and no acceptance of a late filing is on record",
    Cure::Enter("fact.late_filing_accepted"),
);
static LATE_ACCEPTED: Row = Row::new(
    "22.late-accepted",
    CLAUSE,
    "申请期限已于{0}届满，第{1}条记录准予受理逾期申请",
    "the period ended on {0}; entry {1} accepts a late filing",
    Cure::Nothing,
);
static NO_PERIOD: Row = Row::new(
    "22.no-period",
    CLAUSE,
    "法律没有规定“{0}”的申请期限（{1}）",
    "the law names no period for `{0}` ({1})",
    Cure::Determine(Question::RemedyInTime, Addressee::FiledWith),
);
static NOT_RECEIVED: Row = Row::new(
    "22.receipt-not-on-record",
    CLAUSE,
    "记录没有载明何时收到、知悉第{0}条记录，申请期限无从起算，不得据以认定逾期",
    "the record does not show when entry {0} was received, so the period has no first day and nobody is late",
    Cure::Enter("fact.received"),
);
static COARSE: Row = Row::new(
    "22.receipt-coarse",
    CLAUSE,
    "收到、知悉的日期（第{0}条记录）或者申请的日期仅知年月，是否逾期待定",
    "the day of receipt (entry {0}) or of the filing is known only to the month or year, so timeliness is open",
    Cure::Determine(Question::RemedyInTime, Addressee::FiledWith),
);
static NO_CALENDAR: Row = Row::new(
    "22.calendar",
    Clause::of(Instrument::CivilCode, 203),
    "期限最后一日{0}不在日历覆盖范围内，不得据以认定逾期",
    "the last day {0} lies outside the calendar; nobody is late by it",
    Cure::Determine(Question::RemedyInTime, Addressee::FiledWith),
);
static PAST_UNANSWERED: Row = Row::new(
    "22.past-unanswered",
    Clause::of(Instrument::CivilServantLaw, 95).paragraph(1),
    "复核逾期（{0}）未答复，知悉处理三十日（{1}）后直接申诉是否在期限内待定",
    "the reconsideration was not answered by {0}; whether an appeal after {1}, thirty days from knowing, is in time is open",
    Cure::Determine(Question::RemedyInTime, Addressee::FiledWith),
);
static DETERMINED: Row = Row::new(
    "22.in-time-determined",
    CLAUSE,
    "受理机关已就申请是否在期限内作出认定（第{0}条记录）",
    "the body filed with has determined whether the filing is in time (entry {0})",
    Cure::Nothing,
);

/// Whether a step is in time, with its last day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timely {
    pub(super) finding: Finding,
    pub(super) deadline: Option<Deadline>,
}

/// Whether a step taken on the day of the view is in time. `earliest` is the first day it may be dated; `takes` says
/// which body it is, or could be, filed with.
pub(super) fn timely(
    view: &View<'_>,
    remedy: &Remedy,
    attack: &Attack,
    earliest: Day,
    takes: &dyn Fn(PartyNo) -> bool,
) -> Timely {
    let about = About::entry(attack.attacked);
    let open = |finding: Finding, deadline| {
        let by = |who: PartyNo| view.is_addressee(who, Addressee::FiledWith) && takes(who);
        let finding = match view.determined_by(Question::RemedyInTime, about, by) {
            Some((Answered::Met, mark)) => Finding::new(Ruling::Met, &DETERMINED).with(mark.no),
            Some((Answered::NotMet, mark)) => Finding::new(Ruling::NotMet, &DETERMINED).with(mark.no),
            None => finding,
        };
        Timely { finding: finding.about(about), deadline }
    };
    let Route { step, within, clause, .. } = attack.route;
    let Some(within) = within else {
        return open(Finding::new(Ruling::Open, &NO_PERIOD).with(step.words()).with(*clause), None);
    };
    let Some(known) = known(view, remedy, attack.attacked) else {
        return open(Finding::new(Ruling::Open, &NOT_RECEIVED).with(attack.attacked), None);
    };
    if view.is_coarse(Some(known.no)) {
        return open(Finding::new(Ruling::Open, &COARSE).with(known.no), None);
    }
    let deadline = within.deadline(known.day, Some(known.no), view.calendar());
    let due = deadline.due();
    let (day, given) = (view.day, Some(deadline));
    if day <= deadline.unrolled() || (day <= due && deadline.certainty() == Certainty::Firm) {
        let finding = Finding::new(Ruling::Met, &IN_TIME).with(due).with(*clause);
        return Timely { finding: finding.about(about), deadline: given };
    }
    if deadline.certainty() == Certainty::Provisional {
        return open(Finding::new(Ruling::Open, &NO_CALENDAR).with(due), given);
    }
    if earliest <= due {
        return open(Finding::new(Ruling::Open, &COARSE).with(known.no), given);
    }
    if let Some(unanswered) = attack.past.and_then(|filing| reconsideration_missed(view, remedy, filing)) {
        let coarse = unanswered.anchor_entry().filter(|no| view.is_coarse(Some(*no)));
        let finding = match coarse {
            Some(no) => Finding::new(Ruling::Open, &COARSE).with(no),
            None => Finding::new(Ruling::Open, &PAST_UNANSWERED).with(unanswered.due()).with(due),
        };
        return open(finding, None);
    }
    if let Some(accepted) = late_accepted(view, remedy.of, due, takes) {
        let finding = Finding::new(Ruling::Met, &LATE_ACCEPTED).with(due).with(accepted.no);
        return Timely { finding: finding.about(about), deadline: None };
    }
    let finding = Finding::new(Ruling::NotMet, &LATE).with(due).with(*clause);
    Timely { finding: finding.about(about), deadline: given }
}

/// The day the person or unit knew: the first receipt on record.
fn known(view: &View<'_>, remedy: &Remedy, attacked: EntryNo) -> Option<Mark> {
    let holder = view.holder_of(remedy.holder, view.day);
    received_by(view, attacked, |by| by == remedy.holder || by == holder)
}

fn received_by(view: &View<'_>, of: EntryNo, by: impl Fn(PartyNo) -> bool) -> Option<Mark> {
    view.answering(of, FactKind::Received).find(|mark| view.entry(mark.no).is_some_and(|entry| by(entry.by.0)))
}

/// The record that a late filing is accepted, by the body it is filed with, after the day was missed.
fn late_accepted(view: &View<'_>, of: EntryNo, missed: Day, takes: &dyn Fn(PartyNo) -> bool) -> Option<Mark> {
    view.answering(of, FactKind::LateFilingAccepted)
        .find(|mark| mark.day > missed && view.entry(mark.no).is_some_and(|entry| takes(entry.by.0)))
}

/// The due day of the answer to a reconsideration, once it has passed, lies beyond the calendar, or runs from a day
/// known to the month only, of which nobody can tell.
fn reconsideration_missed(view: &View<'_>, remedy: &Remedy, (filing, before): (Mark, PartyNo)) -> Option<Deadline> {
    let route = following(remedy.regime, None).find(|route| route.step == RemedyStep::Reconsideration)?;
    let due = due(view, remedy, route, before, filing)?;
    // A day that is not certain leaves room for it to have passed.
    let passed = match due.certainty() {
        Certainty::Firm => view.day > due.due(),
        Certainty::Provisional => view.day > due.anchor(),
    };
    let missed = passed || view.is_coarse(due.anchor_entry());
    missed.then_some(due)
}

/// Until when the body filed with answers; nothing where the law sets no period, or an appeal is not accepted.
pub(super) fn due(view: &View<'_>, remedy: &Remedy, route: &Route, before: PartyNo, filing: Mark) -> Option<Deadline> {
    match route.answered {
        Answering::Open => None,
        Answering::Receipt(within) => {
            let receipt = received_by(view, filing.no, |by| by == before).unwrap_or(filing);
            Some(within.deadline(receipt.day, Some(receipt.no), view.calendar()))
        }
        Answering::Acceptance(within) => {
            let accepted = accepted(view, remedy, before, filing)?;
            let deadline = within.deadline(accepted.day, Some(accepted.no), view.calendar());
            let more = extensions(view, remedy.of, before, accepted)
                .filter(|(mark, _)| mark.day <= deadline.due())
                .fold(0u32, |sum, (_, days)| sum.saturating_add(days))
                .min(EXTENSION);
            Some(if more == 0 { deadline } else { deadline.extended(more, Roll::On, view.calendar()) })
        }
    }
}

/// The acceptance of an appeal, by the body filed with. A filing known to the month only was made by the day of the
/// act that follows it.
pub(super) fn accepted(view: &View<'_>, remedy: &Remedy, before: PartyNo, filing: Mark) -> Option<Mark> {
    let filed = remedy.stages.all().iter().find(|stage| stage.act == filing.no).map_or(filing.day, |stage| stage.on);
    view.answering(remedy.of, FactKind::RemedyAccepted)
        .find(|mark| mark.day >= filed && view.entry(mark.no).is_some_and(|entry| entry.by.0 == before))
}

/// The extensions entered by the body filed with after it accepted, each with its days.
pub(super) fn extensions<'a>(
    view: &View<'a>,
    of: EntryNo,
    before: PartyNo,
    accepted: Mark,
) -> impl Iterator<Item = (Mark, u32)> + use<'a> {
    let view = *view;
    view.answering(of, FactKind::RemedyExtended).filter(move |mark| mark.day >= accepted.day).filter_map(move |mark| {
        let by = view.entry(mark.no)?.by.0;
        match view.fact(mark.no) {
            Some((_, Fact::RemedyExtended(extended))) if by == before => Some((mark, extended.days)),
            _ => None,
        }
    })
}
