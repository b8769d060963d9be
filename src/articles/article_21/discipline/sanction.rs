//! How long a sanction lasts: its period with both ways of counting the last day, and its release.
//!
//! **Interpretation.** A sanction counts from the day of the decision. Whether that day is the first of the period
//! or the one before it is not settled, so the last day is open between the two unless the decision states it. Where
//! the last month has no corresponding day, both ways end on that month's last day (民法典 202): six months from 31
//! August are not over on 27 February. A
//! modified sanction runs from the same day, for its new period. A release is dated by the determination of the
//! appointing organ that both conditions hold, and not before the period is over by the earlier counting.

use crate::{
    reading::{
        Mark, View,
        position::{Referral, Sanctioned},
    },
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, Instrument, Question, Row, Ruling, Sink,
        decision::Answered, discipline::Sanction,
    },
};

static RELEASE: Row = Row::new(
    "21.release",
    Clause::of(Instrument::DisciplineLaw, 26).paragraph(2),
    "第{0}条记录的处分期满（至迟{1}），是否解除由任免机关认定",
    "the period of the sanction of entry {0} is over (at the latest on {1}); its release is for the appointing organ to determine",
    Cure::Determine(Question::Release, Addressee::Appointing),
);

/// The last day of a sanction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDay {
    /// Open between the two ways of counting: the day of the decision counted, and not counted. The same day twice
    /// where the last month has no corresponding day.
    Between(Day, Day),
    /// The decision states it.
    Stated(Day),
    /// Dismissal has none.
    None,
    /// The day of the decision is known only to the month or year.
    Unknown,
}

/// A sanction as it stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SanctionState {
    /// The decision.
    pub act: EntryNo,
    /// The kind that stands, whatever an answer modified.
    pub kind: Sanction,
    /// Its months; none for dismissal.
    pub months: Option<u32>,
    /// The day it counts from.
    pub from: Day,
    /// Its last day.
    pub last_day: LastDay,
    /// The release: its day and the determination.
    pub released: Option<(Day, EntryNo)>,
}

/// The sanction of a referral on the day of the view; nothing while none is decided, or the last one is annulled:
/// that removes its effects from its date.
pub(crate) fn sanction_state(view: &View<'_>, referral: &Referral) -> Option<SanctionState> {
    let sanctioned = referral.sanctions.iter().rev().find(|sanctioned| sanctioned.on <= view.day)?;
    if view.position.annulled(sanctioned.act, view.day).is_some() {
        return None;
    }
    let (kind, stated) = view.position.standing(sanctioned, view.day);
    let months = kind.months().map(|own| stated.unwrap_or(own));
    let last_day = last_day(view, sanctioned, months);
    Some(SanctionState {
        act: sanctioned.act,
        kind,
        months,
        from: sanctioned.on,
        last_day,
        released: released(view, referral, sanctioned, last_day).map(|mark| (mark.day, mark.no)),
    })
}

fn last_day(view: &View<'_>, sanctioned: &Sanctioned, months: Option<u32>) -> LastDay {
    let Some(months) = months else { return LastDay::None };
    let modified = view.position.remedied(sanctioned.act, view.day).is_some_and(|at| at.kind.is_some());
    match sanctioned.last_day.filter(|_| !modified) {
        Some(stated) => LastDay::Stated(stated),
        None if view.is_coarse(Some(sanctioned.act)) => LastDay::Unknown,
        None => {
            let (earlier, later) = last_days(sanctioned.on, months);
            LastDay::Between(earlier, later)
        }
    }
}

/// The last day of so many months by either counting: the day of the decision counted, and not counted.
pub(super) const fn last_days(on: Day, months: u32) -> (Day, Day) {
    let later = on.plus_months(months);
    // Without a corresponding day the month's last day ends the period, whichever way it is counted.
    let earlier = if later.day() == on.day() { later.prev() } else { later };
    (earlier, later)
}

fn about(referral: &Referral, sanctioned: EntryNo) -> About {
    About::entry(sanctioned).and_party(referral.person)
}

fn released(view: &View<'_>, referral: &Referral, sanctioned: &Sanctioned, last_day: LastDay) -> Option<Mark> {
    let over = match last_day {
        LastDay::Between(earlier, _) => earlier,
        LastDay::Stated(day) => day,
        LastDay::Unknown => sanctioned.on,
        LastDay::None => return None,
    };
    let answer = view.determined(Question::Release, about(referral, sanctioned.act), Addressee::Appointing);
    answer.filter(|(answer, mark)| *answer == Answered::Met && mark.day >= over).map(|(_, mark)| mark)
}

/// The question of release, once the period is over by either counting.
pub(super) fn release_due<S: Sink>(view: &View<'_>, referral: &Referral, sink: &mut S) {
    let Some(state) = sanction_state(view, referral) else { return };
    let over = match state.last_day {
        LastDay::Between(_, later) => later,
        LastDay::Stated(day) => day,
        LastDay::None | LastDay::Unknown => return,
    };
    if over < view.day && state.released.is_none() {
        let finding = Finding::new(Ruling::Open, &RELEASE).with(state.act).with(over);
        sink.push(finding.about(about(referral, state.act)));
    }
}
