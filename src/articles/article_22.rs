//! # 第二十二条 救济 · Remedies
//!
//! 对责任追究的处理决定不服的，可以按照公务员法等法律、法规提出复核、申诉。
//!
//! Who is dealt with may seek the remedies that the laws open: reconsideration and appeal, supervisory review and
//! re-examination, review of an inspection's conclusion.
//!
//! **Decides.** Which step is open against what, before whom and until which day; whether a filing is in time; that
//! an answer is never heavier than what it answers; the answer that the body filed with owes; whether anything can
//! still be sought.
//!
//! **Leaves open.** The period of a second appeal and of any remedy against a measure for which no route is named;
//! a period whose first day is not on record, or whose last day the calendar does not cover. Nobody loses a remedy
//! by the engine: an open point lets the filing pass with its question. Which remedy there is against an interview
//! or a circular of art 21 no law says; it is asked, and no machine is opened for it.
//!
//! **Interpretation.** The routes and periods are those of 公务员法 95 and 96, 监察法 49 (revised 56), 政务处分法 55 to 59 and
//! 督查条例 17; the route follows who decided. The day of knowing is the first receipt of the person or unit on record.
//! The body's period to answer runs from its own receipt where one is on record, else from the filing. After a
//! reconsideration is answered only the fifteen days from that answer count. A late filing is taken only on the
//! record of its acceptance by the body it is filed with, entered after the day was missed. Extensions count up to
//! thirty days together, entered by the day they extend. The successor of a unit seeks its remedies, and the unit
//! itself still may. For an inspection concluded before 2021-02-01 no route is named, which is a question and bars
//! nobody. An organ's own standard for remedies is not applied: these periods are the law's. An answer whose period
//! runs from a day known to the month is excused by a filing given up, unless it was past even when counted from the
//! last day of that month: then it stays an open question.

mod answer;
mod routes;
mod time;

pub(crate) use answer::{duties, findings};
pub use routes::Forum;
pub(crate) use routes::Route;

use alloc::vec::Vec;

use crate::{
    reading::{
        Mark, View,
        position::{Remedy, RemedyAt, Sanctioned},
    },
    record::{
        PartyKind,
        acts::{AnswerRemedy, FileRemedy},
    },
    terms::{
        About, Addressee, Clause, Cure, Day, Deadline, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling,
        Sink,
        deadline::Certainty,
        decision::Answered,
        discipline::Sanction,
        party::BodyKind,
        remedy::{Finality, RemedyRegime, RemedyResult, RemedyStage, RemedyStep},
    },
};

/// 第二十二条.
pub(crate) const CLAUSE: Clause = Clause::article(22);

static BY_HOLDER: Row = Row::new(
    "22.by-holder",
    CLAUSE,
    "救济申请由被处理的{0}提出或者撤回，记录载明的是{1}",
    "a remedy is filed and withdrawn by {0}, who was dealt with; the entry states it of {1}",
    Cure::Amend("by"),
);
static IN_ORDER: Row = Row::new(
    "22.step-in-order",
    CLAUSE,
    "“{0}”应当是此阶段可以提出的步骤",
    "`{0}` must be a step that can be sought at this stage",
    Cure::Amend("step"),
);
pub(crate) static ANNULLED: Row = Row::new(
    "22.annulled",
    CLAUSE,
    "第{0}条记录的决定已由第{1}条记录的答复撤销，没有可以申请救济的处理",
    "entry {0} was annulled by the answer of entry {1}; nothing is left to be attacked",
    Cure::Nothing,
);
static ROUTE: Row = Row::new(
    "22.route-not-named",
    CLAUSE,
    "对第{0}条记录的处理可循何种途径，本规定所指法律、法规没有写明",
    "no law the text points to names the remedy against entry {0}",
    Cure::Determine(Question::RemedyRoute, Addressee::FiledWith),
);
static BEFORE_NAMED: Row = Row::new(
    "22.body-named",
    CLAUSE,
    "申请应当写明向哪个机关提出",
    "a filing names the body it is filed with",
    Cure::Amend("before"),
);
static RIGHT_BODY: Row = Row::new(
    "22.right-body",
    CLAUSE,
    "“{0}”应当向{1}提出，记录载明的是{2}",
    "`{0}` is sought before {1}; the entry names {2}",
    Cure::Amend("before"),
);
static BY_BODY: Row = Row::new(
    "22.by-body",
    CLAUSE,
    "答复应当由受理申请的{0}作出，记录载明的是{1}",
    "the answer is given by {0}, with which it was filed; the entry states it of {1}",
    Cure::Amend("by"),
);
static NEW_KIND: Row = Row::new(
    "22.new-kind",
    CLAUSE,
    "变更处分的答复应当写明新的处分种类",
    "an answer that modifies a sanction names the new kind",
    Cure::Amend("kind"),
);
static NOT_HEAVIER: Row = Row::new(
    "22.not-heavier",
    CLAUSE,
    "答复不得加重处理（{2}）：原为“{0}”，答复为“{1}”",
    "an answer is never heavier ({2}): it was `{0}`, the answer says `{1}`",
    Cure::Amend("kind"),
);
static NOT_LONGER: Row = Row::new(
    "22.not-longer",
    CLAUSE,
    "答复不得延长处分期间（{2}）：原为{0}个月，答复为{1}个月",
    "an answer never lengthens the period ({2}): it was {0} months, the answer says {1}",
    Cure::Amend("months"),
);
static EXHAUSTED: Row = Row::new(
    "22.exhausted",
    CLAUSE,
    "对第{0}条记录的处理，法定救济程序已经用尽",
    "no further step against entry {0} is named",
    Cure::Nothing,
);
static PENDING: Row = Row::new(
    "22.pending",
    CLAUSE,
    "就第{0}条记录的处理提出的救济申请正在审理",
    "a remedy against entry {0} is pending",
    Cure::Enter("remedy.answer"),
);
static STILL_OPEN: Row = Row::new(
    "22.still-open",
    CLAUSE,
    "就第{0}条记录的处理申请救济的期限至{1}届满",
    "a remedy against entry {0} can be sought until {1}",
    Cure::Nothing,
);

/// What a step would attack, and by which route.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attack {
    pub(crate) route: &'static Route,
    /// The decision, or the answer.
    pub(crate) attacked: EntryNo,
    /// The unanswered reconsideration it goes past: its filing, and with whom it was filed.
    pub(crate) past: Option<(Mark, PartyNo)>,
}

/// What a step attacks in a state; nothing where the order of steps has no place for it.
fn attack(remedy: &Remedy, at: &RemedyAt, step: RemedyStep) -> Option<Attack> {
    attacks(remedy, at).into_iter().find(|attack| attack.route.step == step)
}

/// The steps that the order of steps opens in a state.
fn attacks(remedy: &Remedy, at: &RemedyAt) -> Vec<Attack> {
    let following = |after, attacked| {
        routes::following(remedy.regime, after).map(move |route| Attack { route, attacked, past: None })
    };
    match (at.stage, at.result, at.answer) {
        (RemedyStage::Decided, ..) => following(None, remedy.of).collect(),
        (RemedyStage::Answered, Some(RemedyResult::Annulled), _) => Vec::new(),
        (RemedyStage::Answered, _, Some(answer)) => following(at.step, answer.no).collect(),
        (RemedyStage::Answered, _, None) => Vec::new(),
        (RemedyStage::Filed, ..) if at.step == Some(RemedyStep::Reconsideration) => {
            let appeal = following(None, remedy.of).filter(|attack| attack.route.step == RemedyStep::Appeal);
            appeal.map(|attack| Attack { past: at.filing.zip(at.before), ..attack }).collect()
        }
        (RemedyStage::Filed, ..) => Vec::new(),
    }
}

/// Who files and who withdraws: the person or unit dealt with, or the unit's successor.
pub(crate) fn by_holder<S: Sink>(view: &View<'_>, by: PartyNo, of: EntryNo, sink: &mut S) {
    let Some(remedy) = view.position.remedy(of) else { return };
    let holder = view.holder_of(remedy.holder, view.day);
    // The unit dealt with may still file in its own name after another took over from it.
    let ruling = if view.holder_of(by, view.day) == holder { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &BY_HOLDER).with(holder).with(by));
}

fn now<'a>(view: &View<'a>, of: EntryNo) -> Option<(&'a Remedy, &'a RemedyAt)> {
    let remedy = view.position.remedy(of)?;
    Some((remedy, &remedy.stages.last()?.state))
}

/// The order of steps, by the regime that decided.
pub(crate) fn step_in_order<S: Sink>(view: &View<'_>, act: &FileRemedy<PartyNo>, sink: &mut S) {
    let Some((remedy, at)) = now(view, act.of) else { return };
    if let (Some(RemedyResult::Annulled), Some(answer)) = (at.result, at.answer) {
        sink.push(Finding::new(Ruling::NotMet, &ANNULLED).with(act.of).with(answer.no));
        return;
    }
    let ruling = if attack(remedy, at, act.step).is_some() { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &IN_ORDER).with(act.step.words()));
    if remedy.regime == RemedyRegime::NoneNamed {
        sink.push(route_named(view, remedy.of));
    }
}

/// Whether a route is open where the text names none.
fn route_named(view: &View<'_>, of: EntryNo) -> Finding {
    let about = About::entry(of);
    let ruling = match view.determined(Question::RemedyRoute, about, Addressee::FiledWith) {
        Some((Answered::Met, _)) => Ruling::Met,
        Some((Answered::NotMet, _)) => Ruling::NotMet,
        None => Ruling::Open,
    };
    Finding::new(ruling, &ROUTE).with(of).about(about)
}

/// The body it is filed with.
pub(crate) fn right_body<S: Sink>(view: &View<'_>, act: &FileRemedy<PartyNo>, sink: &mut S) {
    let Some(before) = act.before else {
        sink.rule(false, &BEFORE_NAMED);
        return;
    };
    let Some((remedy, at)) = now(view, act.of) else { return };
    let Some(attack) = attack(remedy, at, act.step) else { return };
    let ruling = fits(view, remedy, at, attack.route.forum, before.0);
    let finding = Finding::new(ruling, &RIGHT_BODY).with(act.step.words()).with(attack.route.forum.words());
    sink.push(finding.with(before.0));
}

/// The next higher body of one, where the record says which.
fn above(view: &View<'_>, party: PartyNo) -> Option<PartyNo> {
    match view.record.party(party)?.kind {
        PartyKind::Body { above, .. } => above,
        PartyKind::Organ { .. } | PartyKind::Outside | PartyKind::Unit { .. } | PartyKind::Person => None,
    }
}

/// The body whose decision or answer a step attacks.
fn attacked_body(remedy: &Remedy, at: &RemedyAt) -> PartyNo {
    match (at.stage, at.before) {
        (RemedyStage::Answered, Some(answered)) => answered,
        (RemedyStage::Answered | RemedyStage::Decided | RemedyStage::Filed, _) => remedy.by,
    }
}

/// Whether a body is the one a step is taken before; open while the record does not say which is the next higher.
fn fits(view: &View<'_>, remedy: &Remedy, at: &RemedyAt, forum: Forum, before: PartyNo) -> Ruling {
    let same = |wanted: PartyNo| if wanted == before { Ruling::Met } else { Ruling::NotMet };
    let kind = view.body_kind(before);
    let higher = |below: PartyNo, could_be: bool| match above(view, below) {
        Some(above) => same(above),
        None if before != below && could_be => Ruling::Open,
        None => Ruling::NotMet,
    };
    // The decision organ may be the next higher one of the decider, or of who answered.
    let an_organ = before == PartyNo::ORGAN
        || matches!(
            kind,
            Some(BodyKind::HigherOrgan | BodyKind::Appointing | BodyKind::CivilService | BodyKind::Other)
        );
    match forum {
        Forum::Decider if view.body_kind(remedy.by).is_none() && remedy.by != PartyNo::ORGAN => Ruling::Open,
        Forum::Decider => same(remedy.by),
        Forum::CivilServiceOrHigher if kind == Some(BodyKind::CivilService) && before != remedy.by => Ruling::Met,
        Forum::CivilServiceOrHigher => higher(remedy.by, an_organ),
        Forum::Higher => higher(attacked_body(remedy, at), an_organ),
        Forum::HigherSupervisory => higher(remedy.by, kind == Some(BodyKind::Supervisory)),
        Forum::NotNamed => Ruling::Met,
    }
}

/// In time: the last day included, and only a day that the calendar covers can be missed.
pub(crate) fn in_time<S: Sink>(view: &View<'_>, earliest: Day, act: &FileRemedy<PartyNo>, sink: &mut S) {
    let Some((remedy, at)) = now(view, act.of) else { return };
    let Some(attack) = attack(remedy, at, act.step) else { return };
    let takes = |body| act.before.is_none_or(|before| before.0 == body);
    sink.push(time::timely(view, remedy, &attack, earliest, &takes).finding);
}

/// Who answers: the body filed with.
pub(crate) fn by_body<S: Sink>(view: &View<'_>, by: PartyNo, act: &AnswerRemedy, sink: &mut S) {
    let Some((_, at)) = now(view, act.of) else { return };
    if at.stage != RemedyStage::Filed {
        return;
    }
    // History may hold a filing without its body.
    let Some(before) = at.before else { return };
    let ruling = if by == before { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &BY_BODY).with(before).with(by));
}

/// The sanction that a remedy attacks; none for an inspection's conclusion.
fn sanctioned<'a>(view: &View<'a>, remedy: &Remedy) -> Option<&'a Sanctioned> {
    let referral = view.position.referral(remedy.referral?)?;
    referral.sanctions.iter().find(|sanctioned| sanctioned.act == remedy.of)
}

/// Where the law of a regime says that nobody is worse off for seeking a remedy. Where no route is named, the text's
/// own article stands for it: a remedy that could worsen would be none.
const fn no_aggravation(regime: RemedyRegime) -> Clause {
    match regime {
        RemedyRegime::CivilServant => Clause::of(Instrument::CivilServantLaw, 96),
        RemedyRegime::Supervisory => Clause::of(Instrument::DisciplineLaw, 56),
        RemedyRegime::Inspection | RemedyRegime::NoneNamed => CLAUSE,
    }
}

/// An answer is never heavier than what it answers, in kind and in months.
pub(crate) fn never_heavier<S: Sink>(view: &View<'_>, act: &AnswerRemedy, sink: &mut S) {
    let Some((remedy, _)) = now(view, act.of) else { return };
    let Some(sanctioned) = sanctioned(view, remedy) else { return };
    let (was, stated) = view.position.standing(sanctioned, view.day);
    let Some(kind) = act.kind else {
        if act.result == RemedyResult::Modified {
            sink.rule(false, &NEW_KIND);
        }
        return;
    };
    let law = no_aggravation(remedy.regime);
    let ruling = if kind <= was { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &NOT_HEAVIER).with(was.words()).with(kind.words()).with(law));
    let before = was.months().map(|own| stated.unwrap_or(own)).unwrap_or(Sanction::LONGEST);
    if let Some(after) = act.months.or(kind.months()) {
        let ruling = if after <= before { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &NOT_LONGER).with(before).with(after).with(law));
    }
}

/// A step that can be sought now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NextStep {
    pub(crate) route: &'static Route,
    /// Before whom, where the record says which body that is.
    pub(crate) before: Option<PartyNo>,
    pub(crate) deadline: Option<Deadline>,
    /// That it is in time, or why that is open.
    pub(crate) finding: Finding,
}

/// How a remedy stands on the day of the view.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) finality: Finality,
    /// The last day on which something can be sought, or could.
    pub(crate) last_day: Option<Deadline>,
    /// Why: the question that keeps it open, or the point that ends it.
    pub(crate) why: Option<Finding>,
    pub(crate) next: Vec<NextStep>,
}

/// Whether anything can still be sought, and what.
pub(crate) fn standing(view: &View<'_>, remedy: &Remedy, at: &RemedyAt) -> Standing {
    let mut next = Vec::new();
    let mut missed: Option<(Option<Deadline>, Finding)> = None;
    for attack in attacks(remedy, at) {
        // Only a body that the step can be taken before lets it in late.
        let takes = |body| fits(view, remedy, at, attack.route.forum, body) != Ruling::NotMet;
        let timely = time::timely(view, remedy, &attack, view.day, &takes);
        if timely.finding.ruling == Ruling::NotMet {
            missed = Some((timely.deadline, timely.finding));
            continue;
        }
        let before = match attack.route.forum {
            Forum::Decider => Some(remedy.by),
            Forum::CivilServiceOrHigher | Forum::HigherSupervisory => above(view, remedy.by),
            Forum::Higher => above(view, attacked_body(remedy, at)),
            Forum::NotNamed => None,
        };
        next.push(NextStep { route: attack.route, before, deadline: timely.deadline, finding: timely.finding });
    }
    let (finality, last_day, why) = match (at.stage, next.iter().max_by_key(|step| step.deadline.map(|d| d.due()))) {
        (RemedyStage::Filed, _) => {
            (Finality::Pending, None, Some(Finding::new(Ruling::NotMet, &PENDING).with(remedy.of)))
        }
        (_, Some(step)) if step.route.within.is_none() => {
            let named = remedy.regime != RemedyRegime::NoneNamed;
            let why = if named { step.finding } else { route_named(view, remedy.of) };
            (Finality::NoPeriodNamed, None, Some(why))
        }
        (_, Some(step)) => {
            let why = Some(step.finding).filter(|finding| finding.ruling == Ruling::Open || step.deadline.is_none());
            (Finality::OpenUntil, step.deadline, why)
        }
        (_, None) => match (missed, at.result, at.answer) {
            (Some((deadline, finding)), ..) => (Finality::Lapsed, deadline, Some(finding)),
            (None, Some(RemedyResult::Annulled), Some(answer)) => {
                let annulled = Finding::new(Ruling::NotMet, &ANNULLED).with(remedy.of).with(answer.no);
                (Finality::Lapsed, None, Some(annulled))
            }
            (None, ..) => (Finality::Lapsed, None, Some(Finding::new(Ruling::NotMet, &EXHAUSTED).with(remedy.of))),
        },
    };
    Standing { finality, last_day, why, next }
}

/// The remedies opened by the day of the view, with their state on it.
pub(crate) fn remedies<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a Remedy, &'a RemedyAt)> + use<'a> {
    let day = view.day;
    view.position.remedies.values().filter_map(move |remedy| remedy.stages.at(day).map(|stage| (remedy, &stage.state)))
}

/// The guard of Archive: nothing is pending, and nothing can still be sought. A step without a period in the law
/// does not keep the file open. What stands before the archive in the list and may have been taken by its day was.
pub(crate) fn archive<S: Sink>(view: &View<'_>, sink: &mut S) {
    for remedy in view.position.remedies.values() {
        if sink.is_full() {
            return;
        }
        let Some(at) = remedy.stages.found(view.day) else { continue };
        let standing = standing(view, remedy, &at);
        match (standing.finality, standing.last_day, standing.why) {
            (Finality::Pending, ..) => sink.push(Finding::new(Ruling::NotMet, &PENDING).with(remedy.of)),
            (Finality::OpenUntil, Some(last), None) if last.certainty() == Certainty::Firm => {
                sink.push(Finding::new(Ruling::NotMet, &STILL_OPEN).with(remedy.of).with(last.due()));
            }
            (Finality::OpenUntil, _, Some(why)) => sink.push(Finding { ruling: Ruling::Open, ..why }),
            (Finality::OpenUntil, Some(last), None) => {
                sink.push(Finding::new(Ruling::Open, &STILL_OPEN).with(remedy.of).with(last.due()));
            }
            (Finality::OpenUntil | Finality::NoPeriodNamed | Finality::Lapsed, ..) => {}
        }
    }
}
