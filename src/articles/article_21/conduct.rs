//! Establishing a circumstance: whose conduct, which days, on what ground, and not twice.

use crate::{
    reading::{View, view::IN_FORCE},
    record::{
        What,
        acts::{DutyRef, Establish},
    },
    terms::{
        Clause, Cure, Day, EntryNo, Finding, PartyNo, Row, Ruling, Sink,
        accountability::ProceedingState,
        duty::{Duty, Status},
    },
};

use super::{super::shared::bound, CLAUSE};

static BOUND: Row = Row::new(
    "21.bound-unit",
    Clause::article(6),
    "{0}在行为期间（{1}至{2}）应当每日都是决策执行单位，或者曾是决策执行单位而仍负有归档、公开职责",
    "on every day of the conduct ({1} to {2}) {0} must be an executing unit, or have been one and so be bound to file and disclose",
    Cure::Amend("unit"),
);
static REACHES_FORCE: Row = Row::new(
    "21.conduct-reaches-force",
    Clause::article(24),
    "行为（至{0}止）应当有本规定施行（2021年1月1日）以后的部分",
    "the conduct (ending {0}) must reach 2021-01-01, when the regulation came into force",
    Cure::Nothing,
);
static ENDS_BY_ACT: Row = Row::new(
    "21.conduct-ended",
    CLAUSE,
    "认定的行为（至{0}止）不得晚于作出认定之日",
    "the conduct established (ending {0}) must not reach beyond the day of the act",
    Cure::Amend("to"),
);
static HAS_GROUND: Row = Row::new(
    "21.has-ground",
    CLAUSE,
    "认定情形应当至少指明一项依据：已有的记录，或者逾期未履行的职责",
    "a circumstance rests on at least one ground: an entry on record, or an overdue duty",
    Cure::Amend("grounds"),
);
static GROUND_STANDS: Row = Row::new(
    "21.ground-stands",
    CLAUSE,
    "作为依据的第{0}条记录应当是当日已在案、未被撤回的事实或者认定意见",
    "entry {0}, cited as a ground, must be a fact or determination that stands on record that day",
    Cure::Amend("grounds.entry"),
);
static GROUND_NO_REPORT: Row = Row::new(
    "21.ground-no-report",
    Clause::article(20),
    "第{0}条记录属于举报或者举报办理材料，不得作为依据，应当引用核查所得的事实",
    "entry {0} is a report of a breach or part of its handling, never a ground; cite what the inquiry found",
    Cure::Amend("grounds.entry"),
);
static DUTY_OF_UNIT: Row = Row::new(
    "21.ground-duty-of-unit",
    CLAUSE,
    "作为依据的职责应当由该单位承担，所引职责由{0}承担",
    "a duty cited as a ground must be the unit's own; the one cited is {0}'s",
    Cure::Amend("grounds.duty"),
);
static DUTY_OVERDUE: Row = Row::new(
    "21.ground-duty-overdue",
    CLAUSE,
    "所引{0}期限为{1}的职责，当日应当逾期未履行",
    "the duty cited, of {0} and due {1}, must be overdue that day",
    Cure::Amend("grounds.duty"),
);
static DUTY_UNSETTLED: Row = Row::new(
    "21.ground-duty-unsettled",
    Clause::article(17),
    "所引{0}期限为{1}的职责，当日是否逾期尚不能确定",
    "whether the duty cited, of {0} and due {1}, is overdue that day cannot be told",
    Cure::Enter("statement.completeness_stated"),
);
static DUTY_AUTHORITY: Row = Row::new(
    "21.ground-duty-authority",
    CLAUSE,
    "所引{0}期限为{1}的职责，其期限没有制度依据，不得作为追究责任的依据",
    "the due day {1} of the duty cited, of {0}, has no legal authority, so nobody is accountable by it",
    Cure::Nothing,
);
static NOT_TWICE: Row = Row::new(
    "21.not-twice",
    CLAUSE,
    "该单位同一情形、期间重叠的行为已由第{0}条记录认定且未撤销",
    "entry {0} already established the same circumstance of this unit for overlapping days, and was not withdrawn",
    Cure::Enter("accountability.withdraw"),
);

static NOT_TWICE_CLEAR: Row = Row::new(
    "21.not-twice-clear",
    CLAUSE,
    "该单位同一情形、期间重叠的行为没有其他未撤销的认定",
    "no other establishing of the same circumstance of this unit for overlapping days stands",
    Cure::Nothing,
);

/// The days of a conduct that count: what lies before 2021-01-01 is cut off (art 24).
pub(crate) fn days(from: Day, to: Day) -> (Day, Day) {
    if to < IN_FORCE { (from, to) } else { (from.max(IN_FORCE), to) }
}

/// The guard on the unit.
pub(crate) fn bound_unit<S: Sink>(view: &View<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    let (from, to) = days(act.from, act.to);
    let ruling = if bound(view, act.unit.0, from, to) { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &BOUND).with(act.unit.0).with(from).with(to));
}

/// The guards on the days.
pub(crate) fn conduct<S: Sink>(view: &View<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    let reaches = if act.to >= IN_FORCE { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(reaches, &REACHES_FORCE).with(act.to));
    let ended = if act.to <= view.day { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ended, &ENDS_BY_ACT).with(act.to));
}

/// The guards on the grounds. Every ground that the act names must stand.
pub(crate) fn grounds<S: Sink>(view: &View<'_>, act: &Establish<PartyNo>, duties: &[Duty], sink: &mut S) {
    sink.rule(!act.grounds.is_empty(), &HAS_GROUND);
    for ground in &act.grounds {
        if let Some(no) = ground.entry {
            entry_ground(view, no, sink);
        }
        if let Some(duty) = &ground.duty {
            duty_ground(view, act.unit.0, duty, duties, sink);
        }
    }
}

fn entry_ground<S: Sink>(view: &View<'_>, no: EntryNo, sink: &mut S) {
    let stands = view.entry(no).is_some_and(|entry| {
        matches!(entry.what, What::Fact(_) | What::Determination(_))
            && entry.day().is_some_and(|day| day <= view.day)
            && view.knows(no)
            && !view.facts.retracted(no)
    });
    let ruling = if stands { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &GROUND_STANDS).with(no));
    if view.is_report(no) {
        sink.push(Finding::new(Ruling::NotMet, &GROUND_NO_REPORT).with(no));
    }
}

/// Whether a duty as it stands is the one that a ground names.
pub(crate) fn is_named(named: &DutyRef<PartyNo>, duty: &Duty) -> bool {
    *duty.row.code == *named.code
        && duty.bearer == named.bearer.0
        && duty.deadline.is_some_and(|deadline| deadline.due() == named.due)
}

fn duty_ground<S: Sink>(view: &View<'_>, unit: PartyNo, named: &DutyRef<PartyNo>, duties: &[Duty], sink: &mut S) {
    let bearer = named.bearer.0;
    if !same_unit(view, unit, bearer) {
        sink.push(Finding::new(Ruling::NotMet, &DUTY_OF_UNIT).with(bearer));
    }
    let (mut overdue, mut unsettled, mut bare) = (false, false, false);
    for duty in duties.iter().filter(|duty| is_named(named, duty)) {
        overdue |= duty.status == Status::Overdue && !duty.without_authority();
        bare |= duty.status == Status::Overdue && duty.without_authority();
        unsettled |= matches!(duty.status, Status::Unknown | Status::Open);
    }
    let (ruling, row) = match (overdue, bare, unsettled) {
        (true, _, _) => (Ruling::Met, &DUTY_OVERDUE),
        (false, true, _) => (Ruling::NotMet, &DUTY_AUTHORITY),
        (false, false, true) => (Ruling::Open, &DUTY_UNSETTLED),
        (false, false, false) => (Ruling::NotMet, &DUTY_OVERDUE),
    };
    sink.push(Finding::new(ruling, row).with(bearer).with(named.due));
}

/// Whether two units are one for art 21: the same, or one took over from the other.
pub(super) fn same_unit(view: &View<'_>, a: PartyNo, b: PartyNo) -> bool {
    a == b || (view.has_successions() && (view.chain(a).contains(&b) || view.chain(b).contains(&a)))
}

/// The guard against a second proceeding for the same conduct. What another unit was held to account for is this
/// one's only if the one had taken over from the other by then: a unit that merges with it later keeps conduct of its
/// own.
pub(crate) fn not_twice<S: Sink>(view: &View<'_>, act: &Establish<PartyNo>, sink: &mut S) {
    let (from, to) = days(act.from, act.to);
    let mut clear = true;
    for other in &view.position.proceedings {
        let live = || other.found(view.day).is_some_and(|state| state != ProceedingState::Withdrawn);
        if other.item == act.item
            && other.from <= to
            && from <= other.to
            && other.stages.all().first().is_some_and(|opened| same_unit(&view.on(opened.on), other.unit, act.unit.0))
            && live()
        {
            clear = false;
            sink.push(Finding::new(Ruling::NotMet, &NOT_TWICE).with(other.opened));
        }
    }
    if clear {
        sink.push(Finding::new(Ruling::Met, &NOT_TWICE_CLEAR));
    }
}
