//! # 第六条 本单位职责 · Each unit's own part
//!
//! 决策执行单位具体负责本单位、本系统的执行工作。
//!
//! Each executing unit carries out the decision within itself and its own system.
//!
//! **Decides.** The duty of each unit to carry out its part, by its target day where the organ named one;
//! that only a designated unit starts execution; that completion needs every part reported complete.
//!
//! **Leaves open.** A part without a target day: owed all the time, scored never.
//!
//! **Interpretation.** A unit removed, or a decision terminated, on or before the target day leaves the part
//! undone without blame: from then on there is nothing for the unit to carry out. A part reported complete
//! stays complete through an adjustment that does not name it as reopened.

use crate::{
    reading::{
        Mark, View,
        position::Engagement,
        score::{Ledger, Owed, Terms, one_off},
    },
    record::{
        FactKind,
        acts::{AcceptCompletion, Start},
    },
    terms::{
        Clause, Cure, Day, Deadline, Finding, PartyNo, Row, Ruling, Sink,
        deadline::Source,
        decision::ExecutionState,
        duty::{DutyRow, Term},
    },
};

use super::shared::organ_stop;

/// 第六条.
pub(crate) const CLAUSE: Clause = Clause::article(6);

/// 执行本单位（本系统）任务.
pub(crate) static PART: DutyRow = DutyRow::new(
    "06.part",
    CLAUSE,
    Term::Target,
    "完成本单位（本系统）的执行任务",
    "carry out its own part",
    "fact.part_completed",
);

static DESIGNATED_UNIT: Row = Row::new(
    "06.designated-unit",
    CLAUSE,
    "启动执行的应当是已明确的决策执行单位，{0}不是",
    "execution is started by a designated unit; {0} is none on that day",
    Cure::Amend("by"),
);
static PARTS_COMPLETE: Row = Row::new(
    "06.parts-complete",
    CLAUSE,
    "{0}尚未报告本单位任务完成",
    "{0} has not reported its part complete",
    Cure::Enter("fact.part_completed"),
);
static TARGET_SUSPENDED: Row = Row::new(
    "06.target-suspended",
    CLAUSE,
    "目标日{0}处于中止执行期间，在决策机关重新确定目标日之前免于履行",
    "the target day {0} fell while execution was suspended; nothing is owed until the organ names a new one",
    Cure::Amend("targets"),
);
static ENDED: Row = Row::new(
    "06.ended",
    CLAUSE,
    "自{0}起该单位不再承担执行任务",
    "from {0} the unit had no part to carry out",
    Cure::Nothing,
);

/// The guard of Start: by a designated unit.
pub(crate) fn start<S: Sink>(view: &View<'_>, by: PartyNo, _: &Start, sink: &mut S) {
    let ruling = if view.executes(by, view.day) { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &DESIGNATED_UNIT).with(by));
}

/// The guard of AcceptCompletion: every unit executing that day has its part reported complete.
pub(crate) fn accept_completion<S: Sink>(view: &View<'_>, _: &AcceptCompletion, sink: &mut S) {
    for engagement in view.engagements().filter(|engagement| engagement.until.is_none()) {
        let ruling = if completed(view, &engagement).is_some() { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &PARTS_COMPLETE).with(view.holder_of(engagement.unit, view.day)));
    }
}

/// The entry by which a part stands complete: reported in the engagement, and after it was last reopened.
pub(crate) fn completed(view: &View<'_>, engagement: &Engagement) -> Option<Mark> {
    let reopened = view
        .position
        .reopened
        .iter()
        .filter(|reopened| reopened.unit == engagement.unit && reopened.on <= view.day)
        .map(|reopened| Mark { day: reopened.on, no: reopened.act })
        .max();
    view.chain_first(engagement.unit, FactKind::PartCompleted, |mark| {
        mark.day >= engagement.from
            && engagement.until.is_none_or(|(until, _)| mark.day < until)
            && reopened.is_none_or(|reopened| *mark > reopened)
    })
}

/// Each unit → organ: its own part, from its designation.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let terminated = view.first_in(ExecutionState::Terminated).map(|(day, _)| day);
    for engagement in view.engagements() {
        let kept = completed(view, &engagement);
        let ends = [engagement.until.map(|(day, _)| day), terminated].into_iter().flatten().min();
        let target = target(view, &engagement);
        if target.is_none() && kept.is_none() && ends.is_some() {
            continue;
        }
        let anchor = (engagement.from, Some(engagement.from_act));
        let due = target.map_or(view.day, |target| target.due());
        let suspended = target.filter(|target| target.due() <= view.day && view.suspended(target.due()));
        let excused = suspended
            .map(|target| Finding::new(Ruling::NotMet, &TARGET_SUSPENDED).with(target.due()))
            .or_else(|| ends.filter(|end| *end <= due).map(|end| Finding::new(Ruling::NotMet, &ENDED).with(end)));
        let owed = Owed::new(&PART, view.holder_of(engagement.unit, due), PartyNo::ORGAN, anchor);
        let open = target.and_then(|target| organ_stop(view, target.due()));
        ledger.duty(one_off(view, owed, Terms { deadline: target, kept, excused, open, continuing: true }));
    }
}

/// The latest target day named for a unit in its engagement; the first one is kept as the original.
fn target(view: &View<'_>, engagement: &Engagement) -> Option<Deadline> {
    let named = || {
        view.position.targets.iter().filter(|target| {
            target.unit == engagement.unit
                && target.on <= view.day
                && target.on >= engagement.from
                && engagement.until.is_none_or(|(until, _)| target.on < until)
        })
    };
    let first: Day = named().next()?.day;
    let last = named().next_back()?;
    Some(Deadline::on_day(last.day, Some(last.act), Source::Act(last.act)).instead_of(first))
}
