//! What several articles ask in the same words. No article's own rule stands here.

use crate::{
    reading::{Mark, View},
    record::{Fact, FactKind},
    terms::{Clause, Cure, Day, Finding, Instrument, PartyNo, Row, Ruling},
};

static ORGAN_STOPPED: Row = Row::new(
    "14.organ-stopped",
    Clause::of(Instrument::CivilServantLaw, 60),
    "自{0}起决策机关自行停止或者变更执行而未经法定程序（第{1}条记录），其间到期的职责由决策机关说明",
    "from {0} the organ itself stopped or changed execution without procedure (entry {1}); what falls due meanwhile is open",
    Cure::Enter("fact.execution_resumed"),
);

/// Why a duty of a unit or leader that falls due on a day is open: the organ had itself stopped or changed
/// execution without procedure (§5).
pub(crate) fn organ_stop(view: &View<'_>, due: Day) -> Option<Finding> {
    let stop = view.organ_stop_on(due)?;
    Some(Finding::new(Ruling::Open, &ORGAN_STOPPED).with(stop.day).with(stop.no))
}

/// Arts 6, 17, 18: whether a unit is an executing unit, or bound by the duties to file and disclose, on every
/// day of a span. Those duties outlast the engagement, so once engaged is bound for good; a unit that took over
/// another's engagement took over its duties with it.
pub(crate) fn bound(view: &View<'_>, unit: PartyNo, from: Day, to: Day) -> bool {
    if !view.has_successions() {
        return view.on(from.min(view.day)).last_engagement(unit).is_some();
    }
    let mut engaged = view.engagements().filter(|engagement| engagement.from <= from);
    engaged.any(|engagement| view.chain(view.holder_of(engagement.unit, to)).contains(&unit))
}

impl View<'_> {
    /// The organ's stop or change without procedure that was running on a day: its own fact, or its act without
    /// effect, until execution resumed in fact or by a lawful act.
    pub(crate) fn organ_stop_on(&self, day: Day) -> Option<Mark> {
        let day = day.min(self.day);
        let since = |mark: Mark| match self.fact(mark.no) {
            Some((day, Fact::UnauthorisedStop(stop) | Fact::UnauthorisedChange(stop))) => {
                Mark { day: stop.since.unwrap_or(day).min(day), no: mark.no }
            }
            Some(_) | None => mark,
        };
        let facts = [FactKind::UnauthorisedStop, FactKind::UnauthorisedChange]
            .into_iter()
            .flat_map(|kind| self.facts_of(kind, PartyNo::ORGAN).map(since));
        let acts = self.position.organ_attempts.iter().copied();
        let mut stop = None;
        for begun in facts.chain(acts).filter(|begun| begun.day <= day) {
            let resumed = self.answering(begun.no, FactKind::ExecutionResumed).any(|resumed| resumed.day <= day);
            let lawful = self.position.lawful_changes.iter().any(|change| *change > begun && change.day <= day);
            if !resumed && !lawful {
                stop = stop.max(Some(begun));
            }
        }
        stop
    }

    /// The first fact of a kind by a unit, or by those that took over from it since they did, among those that
    /// pass.
    pub(crate) fn chain_first(&self, unit: PartyNo, kind: FactKind, pass: impl Fn(&Mark) -> bool) -> Option<Mark> {
        if !self.has_successions() {
            return self.facts_of(kind, unit).find(|mark| pass(mark));
        }
        self.chain_since(unit)
            .into_iter()
            .filter_map(|(unit, since)| self.facts_of(kind, unit).find(|mark| mark.day >= since && pass(mark)))
            .min()
    }
}
