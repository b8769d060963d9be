//! The ladder of the proceeding: order, extension, rejection, acceptance, refusal, interview, circular,
//! withdrawal.

use alloc::vec::Vec;

use crate::{
    reading::{Mark, View, position::Proceeding, view::IN_FORCE},
    record::{
        FactKind, What,
        acts::{EstablishRefusal, ExtendCorrection, Interview, OrderCorrection, Reasoned, RejectCorrection},
    },
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, PartyNo, Question, Row, Ruling, Sink, Words,
        accountability::{Measure, ProceedingState},
        decision::Answered,
        duty::Term,
        party::Post,
    },
};

use super::CLAUSE;

static LATER_DAY: Words = Words { zh: "较晚的日期", en: "a later day" };

static CONDUCT_IN_FORCE: Row = Row::new(
    "21.proceeding-reaches-force",
    Clause::article(24),
    "据以采取措施的行为（第{0}条记录认定），应当有本规定施行（2021年1月1日）以后的部分",
    "a measure rests on conduct (established by entry {0}) that reaches 2021-01-01, when the regulation came into force",
    Cure::Nothing,
);
static NAMES_DAY: Row = Row::new(
    "21.names-day",
    CLAUSE,
    "应当写明改正期限",
    "the act must name the day to correct by",
    Cure::Amend("correct_by"),
);
static DAY_NOT_BEFORE: Row = Row::new(
    "21.day-not-before-act",
    CLAUSE,
    "改正期限（{0}）不得早于作出该行为之日",
    "the day to correct by ({0}) must not be before the act",
    Cure::Amend("correct_by"),
);
static EXTENDED_IN_TIME: Row = Row::new(
    "21.extended-in-time",
    CLAUSE,
    "延长改正期限应当在原期限（{0}）届满之前或者当日作出",
    "the time to correct is extended on or before its last day ({0})",
    Cure::Nothing,
);
static EXTENDED_LATER: Row = Row::new(
    "21.extended-later",
    CLAUSE,
    "延长后的期限应当晚于原期限（{0}）",
    "the new day must be later than the day to correct by ({0})",
    Cure::Amend("correct_by"),
);
static REPORTED: Row = Row::new(
    "21.correction-reported",
    CLAUSE,
    "自责令改正或者上次不认可之后，该单位应当有改正情况报告在案",
    "a correction report of the unit since the order, or since the last rejection, must be on record",
    Cure::Enter("fact.correction_reported"),
);
static NOT_TURNED_DOWN: Row = Row::new(
    "21.report-not-turned-down",
    CLAUSE,
    "可认可的改正情况报告，应当晚于决策机关关于未改正的认定（第{0}条记录）",
    "the report accepted must be later than the organ's determination that there was no correction (entry {0})",
    Cure::Enter("fact.correction_reported"),
);
static REASON: Row = Row::new(
    "21.rejection-reason",
    CLAUSE,
    "不认可改正应当说明理由",
    "a rejection needs a stated reason",
    Cure::Amend("reason"),
);
static REFUSAL_STATED: Row = Row::new(
    "21.refusal-stated",
    CLAUSE,
    "责令改正之后，该单位明示拒绝改正，且其后没有改正情况报告",
    "since the order the unit has stated that it refuses to correct, and has reported no correction after that",
    Cure::Enter("fact.correction_refusal_stated"),
);
static DAY_PASSED: Row = Row::new(
    "21.silence-day-passed",
    CLAUSE,
    "以未答复认定拒不改正的，改正期限（{0}）应当已过",
    "where silence is taken for refusal, the day to correct by ({0}) must have passed",
    Cure::Another(&LATER_DAY),
);
static SILENCE_COMPLETE: Row = Row::new(
    "21.silence-complete",
    Clause::article(17),
    "以未答复认定拒不改正的，记录应当声明完整至改正期限（{0}）",
    "where silence is taken for refusal, the record must be stated complete through the day to correct by ({0})",
    Cure::Complete(Term::Correction),
);
static SILENCE_NO_REPORT: Row = Row::new(
    "21.silence-no-report",
    CLAUSE,
    "以未答复认定拒不改正的，当日应当没有改正情况报告在案",
    "where silence is taken for refusal, no correction report may be on record that day",
    Cure::Determine(Question::NoCorrection, Addressee::Organ),
);
static SILENCE_REASON: Row = Row::new(
    "21.silence-reason",
    CLAUSE,
    "以未答复认定拒不改正的，应当说明何以构成拒不改正",
    "where silence is taken for refusal, the organ states why it amounts to one",
    Cure::Amend("silence"),
);
static NO_CORRECTION: Row = Row::new(
    "21.no-correction",
    CLAUSE,
    "第{0}条记录报告的整改是否不构成改正，由决策机关认定",
    "whether what entry {0} reports is no correction is for the organ to determine",
    Cure::Determine(Question::NoCorrection, Addressee::Organ),
);
static NO_CORRECTION_GROUNDS: Row = Row::new(
    "21.no-correction-grounds",
    CLAUSE,
    "关于未改正的认定（第{0}条记录）应当载明文件",
    "the determination that there was no correction (entry {0}) must name the document that gives its grounds",
    Cure::Determine(Question::NoCorrection, Addressee::Organ),
);
static INTERVIEW_NAMED: Row = Row::new(
    "21.interview-named",
    CLAUSE,
    "约谈应当写明被约谈的主要负责人",
    "an interview names the principal head interviewed",
    Cure::Amend("person"),
);
static HEAD: Row = Row::new(
    "21.head-in-office",
    Clause::article(10),
    "被约谈的应当是{0}当日（{1}）在任的主要负责人",
    "the person interviewed must be the principal head of {0} in office that day ({1})",
    Cure::Amend("person"),
);
static HEAD_UNKNOWN: Row = Row::new(
    "21.head-unknown",
    Clause::article(10),
    "{0}当日（{1}）的主要负责人，记录未载明",
    "the record does not show who is the principal head of {0} that day ({1})",
    Cure::Enter("fact.tenure_began"),
);
static NO_HEAD: Row = Row::new(
    "21.no-head",
    Clause::article(10),
    "{0}当日（{1}）没有主要负责人",
    "{0} has no principal head that day ({1})",
    Cure::Enter("fact.tenure_began"),
);
pub(super) static STILL_DUE: Row = Row::new(
    "21.still-due",
    CLAUSE,
    "第{0}条记录认定的情形在拒不改正之后已改正，是否仍应约谈、通报，由决策机关认定",
    "what entry {0} established was corrected after the established refusal; whether interview and circular remain due is for the organ to determine",
    Cure::Determine(Question::StillDue, Addressee::Organ),
);
static NOT_YET_TAKEN: Row = Row::new(
    "21.not-yet-taken",
    CLAUSE,
    "“{0}”应当尚未实施（已由第{1}条记录实施）",
    "`{0}` must not have been taken yet (entry {1} took it)",
    Cure::Nothing,
);
static WITHDRAWAL_REASON: Row = Row::new(
    "21.withdrawal-reason",
    CLAUSE,
    "撤销认定应当说明理由",
    "a withdrawal needs a stated reason",
    Cure::Amend("reason"),
);

/// Art 24: no measure for conduct that lies wholly before the regulation came into force.
pub(crate) fn in_force<S: Sink>(view: &View<'_>, of: EntryNo, sink: &mut S) {
    if let Some(proceeding) = view.position.proceeding(of) {
        let ruling = if proceeding.to >= IN_FORCE { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &CONDUCT_IN_FORCE).with(of));
    }
}

fn names_day<S: Sink>(view: &View<'_>, day: Option<Day>, sink: &mut S) {
    sink.rule(day.is_some(), &NAMES_DAY);
    if let Some(day) = day {
        let ruling = if day >= view.day { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &DAY_NOT_BEFORE).with(day));
    }
}

/// The guard of OrderCorrection.
pub(crate) fn order<S: Sink>(view: &View<'_>, act: &OrderCorrection, sink: &mut S) {
    names_day(view, act.correct_by, sink);
}

/// The guard of ExtendCorrection.
pub(crate) fn extension<S: Sink>(view: &View<'_>, act: &ExtendCorrection, sink: &mut S) {
    sink.rule(act.correct_by.is_some(), &NAMES_DAY);
    let Some(due) = view.position.proceeding(act.of).and_then(|proceeding| proceeding.due(view.day)) else { return };
    let in_time = if view.day <= due { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(in_time, &EXTENDED_IN_TIME).with(due));
    if let Some(day) = act.correct_by {
        let later = if day > due { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(later, &EXTENDED_LATER).with(due));
    }
}

/// The guard of RejectCorrection.
pub(crate) fn rejection<S: Sink>(view: &View<'_>, act: &RejectCorrection, sink: &mut S) {
    sink.rule(report(view, act.of).is_some(), &REPORTED);
    sink.rule(act.reason.is_some(), &REASON);
    names_day(view, act.correct_by, sink);
}

/// The guard of AcceptCorrection: a report that the organ has not turned down.
pub(crate) fn acceptance<S: Sink>(view: &View<'_>, of: EntryNo, sink: &mut S) {
    let report = report(view, of);
    sink.rule(report.is_some(), &REPORTED);
    if let (Some(report), Some((Answered::Met, determined))) = (report, no_correction(view, of)) {
        let ruling = if report > determined { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &NOT_TURNED_DOWN).with(determined.no));
    }
}

/// The latest entry of a kind by the unit of a proceeding, since the order or the last rejection.
fn since_asked(view: &View<'_>, of: EntryNo, kind: FactKind) -> Option<Mark> {
    let proceeding = view.position.proceeding(of)?;
    let asked = proceeding.asked(view.day)?;
    view.answering(of, kind).filter(|mark| *mark > asked && by_unit(view, proceeding, *mark)).max()
}

/// Whether an entry is the unit's own, or that of a unit that had taken over from it by then.
fn by_unit(view: &View<'_>, proceeding: &Proceeding, mark: Mark) -> bool {
    let Some(by) = view.entry(mark.no).map(|entry| entry.by.0) else { return false };
    by == proceeding.unit
        || (view.has_successions()
            && view.chain_since(proceeding.unit).iter().any(|(unit, since)| *unit == by && *since <= mark.day))
}

/// The latest correction report that answers what was asked last.
fn report(view: &View<'_>, of: EntryNo) -> Option<Mark> {
    since_asked(view, of, FactKind::CorrectionReported)
}

fn no_correction(view: &View<'_>, of: EntryNo) -> Option<(Answered, Mark)> {
    view.determined(Question::NoCorrection, About::entry(of), Addressee::Organ)
}

/// The guard of EstablishRefusal: one of three ways, and where none holds, what each of them lacks.
pub(crate) fn refusal<S: Sink>(view: &View<'_>, act: &EstablishRefusal, sink: &mut S) {
    let report = report(view, act.of);
    let stated = since_asked(view, act.of, FactKind::CorrectionRefusalStated);
    if stated.is_some_and(|stated| report.is_none_or(|report| report < stated)) {
        sink.push(Finding::new(Ruling::Met, &REFUSAL_STATED));
        return;
    }
    if let Some(report) = report
        && let Some((Answered::Met, determined)) = no_correction(view, act.of)
        && determined > report
        && has_document(view, determined.no)
    {
        sink.push(Finding::new(Ruling::Met, &NO_CORRECTION).with(report.no).about(About::entry(act.of)));
        return;
    }
    let due = view.position.proceeding(act.of).and_then(|proceeding| proceeding.due(view.day));
    let by_silence = report.is_none() && due.is_some_and(|due| silent(view, act, due));
    if !by_silence {
        sink.push(Finding::new(Ruling::NotMet, &REFUSAL_STATED));
    }
    if let Some(report) = report {
        turned_down(view, act.of, report, sink);
    }
    if report.is_none() || act.silence.is_some() {
        if let Some(due) = due {
            let passed = if due < view.day { Ruling::Met } else { Ruling::NotMet };
            sink.push(Finding::new(passed, &DAY_PASSED).with(due));
            let complete = if complete(view, act.of, due) { Ruling::Met } else { Ruling::NotMet };
            sink.push(Finding::new(complete, &SILENCE_COMPLETE).with(due));
        }
        let none = if report.is_none() { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(none, &SILENCE_NO_REPORT).about(About::entry(act.of)));
        sink.rule(act.silence.is_some(), &SILENCE_REASON);
    }
}

/// Whether silence holds in every point.
fn silent(view: &View<'_>, act: &EstablishRefusal, due: Day) -> bool {
    due < view.day && complete(view, act.of, due) && act.silence.is_some()
}

/// Whether the record is complete through a day for the corrections of the proceeding's unit.
fn complete(view: &View<'_>, of: EntryNo, through: Day) -> bool {
    view.position.proceeding(of).is_some_and(|proceeding| {
        let unit = view.holder_of(proceeding.unit, through);
        view.complete(unit, Term::Correction).is_some_and(|(day, _)| day >= through)
    })
}

/// What keeps the report on record from being none.
fn turned_down<S: Sink>(view: &View<'_>, of: EntryNo, report: Mark, sink: &mut S) {
    let about = About::entry(of);
    match no_correction(view, of).filter(|(_, determined)| *determined > report) {
        Some((Answered::Met, determined)) => {
            sink.push(Finding::new(Ruling::NotMet, &NO_CORRECTION_GROUNDS).with(determined.no).about(about));
        }
        Some((Answered::NotMet, _)) => {
            sink.push(Finding::new(Ruling::NotMet, &NO_CORRECTION).with(report.no).about(about));
        }
        None => sink.push(Finding::new(Ruling::Open, &NO_CORRECTION).with(report.no).about(about)),
    }
}

fn has_document(view: &View<'_>, no: EntryNo) -> bool {
    matches!(view.entry(no).map(|entry| &entry.what),
        Some(What::Determination(determination)) if determination.document.is_some())
}

/// The guard of Interview: the unit's principal head in office that day (art 10).
///
/// A predecessor keeps the responsibility for earlier conduct, but does not speak for the unit any more; where
/// another unit took over, it is that unit's head.
pub(crate) fn principal_head<S: Sink>(view: &View<'_>, act: &Interview<PartyNo>, sink: &mut S) {
    let Some(proceeding) = view.position.proceeding(act.of) else {
        sink.rule(act.person.is_some(), &INTERVIEW_NAMED);
        return;
    };
    let unit = view.holder_of(proceeding.unit, view.day);
    let found = |ruling, row| Finding::new(ruling, row).with(unit).with(view.day);
    sink.rule(act.person.is_some(), &INTERVIEW_NAMED);
    match (view.principal_head(unit, view.day), act.person) {
        (Some(head), Some(named)) if head.person == named.0 => sink.push(found(Ruling::Met, &HEAD)),
        (Some(_), Some(_)) => sink.push(found(Ruling::NotMet, &HEAD)),
        (Some(_), None) => {}
        (None, _) if vacant(view, unit) => sink.push(found(Ruling::NotMet, &NO_HEAD)),
        (None, _) => sink.push(found(Ruling::Open, &HEAD_UNKNOWN)),
    }
}

/// Whether the tenures of a unit are stated complete and show no principal head that day.
fn vacant(view: &View<'_>, unit: PartyNo) -> bool {
    let tenures: Vec<_> = view.tenures(unit, Post::PrincipalHead).collect();
    let gaps = view.vacant(unit, Post::PrincipalHead, (view.day, view.day), &tenures);
    gaps.iter().any(|gap| gap.complete.is_some())
}

/// After a correction that followed the established refusal, a measure not yet taken needs the organ's
/// determination that it remains due.
pub(crate) fn still_due<S: Sink>(view: &View<'_>, of: EntryNo, measure: Measure, sink: &mut S) {
    let Some(proceeding) = view.position.proceeding(of) else { return };
    if proceeding.found(view.day) != Some(ProceedingState::CorrectedAfterRefusal) {
        return;
    }
    // One known to the month only stands before this act in the list, so it had been taken.
    let stages = proceeding.stages.all();
    let found = |act| stages.iter().any(|stage| stage.act == act && stage.earliest <= view.day);
    if let Some((_, taken)) = taken(proceeding, measure, Day::LAST).filter(|(_, act)| found(*act)) {
        sink.push(Finding::new(Ruling::NotMet, &NOT_YET_TAKEN).with(measure.words()).with(taken));
    }
    let ruling = match view.determined(Question::StillDue, About::entry(of), Addressee::Organ) {
        Some((Answered::Met, _)) => Ruling::Met,
        Some((Answered::NotMet, _)) => Ruling::NotMet,
        None => Ruling::Open,
    };
    sink.push(Finding::new(ruling, &STILL_DUE).with(of).about(About::entry(of)));
}

/// When and by which entry a measure was taken in a proceeding, by a day.
pub(crate) fn taken(proceeding: &Proceeding, measure: Measure, day: Day) -> Option<(Day, EntryNo)> {
    let taken = match measure {
        Measure::OrderCorrection => proceeding.correct_by.first().map(|set| (set.on, set.act)),
        Measure::Interview => proceeding.interviewed,
        Measure::Circulate => proceeding.circulated,
        Measure::Refer => None,
    };
    taken.map(|taken| proceeding.on(taken)).filter(|(on, _)| *on <= day)
}

/// The guard of Withdraw.
pub(crate) fn withdrawal<S: Sink>(_: &View<'_>, act: &Reasoned, sink: &mut S) {
    sink.rule(act.reason.is_some(), &WITHDRAWAL_REASON);
}
