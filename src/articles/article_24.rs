//! # 第二十四条 施行日期 · In force
//!
//! 自2021年1月1日起施行。
//!
//! In force from 2021-01-01.
//!
//! **Decides.** That nothing before that day is blamed: an act dated earlier is history, it moves the state by
//! the table and its guards are not applied; standing and recurring duties anchored earlier start on that day;
//! a one-off duty anchored earlier and still unkept stands from that day without a period; conduct and missed
//! due days before it are outside; for an earlier day of answer the answer is that the regulation is not in
//! force. These rules are applied where acts are judged and duties counted, for every article alike; the day
//! itself is [`IN_FORCE`].
//!
//! **Leaves open.** What was asked of anyone before that day: no earlier instrument is encoded. Conduct that began
//! before and went on is judged from that day on.
//!
//! **Interpretation.** A text does not reach back (立法法 93 of 2015, since 2023 art 104). An act of history that the
//! table has no row for still has no effect: the table is not a guard, and an order of events that was impossible
//! then is impossible in the record too.

use crate::{
    reading::{View, view::IN_FORCE},
    terms::{Clause, Cure, Finding, Row, Ruling, Sink},
};

/// 第二十四条.
pub(crate) const CLAUSE: Clause = Clause::article(24);

static HISTORY: Row = Row::new(
    "24.history",
    CLAUSE,
    "第{0}条记录早于{1}，作为历史记录，不作评价",
    "entry {0} is dated before {1}: it is history and not judged",
    Cure::Nothing,
);

/// Which acts are history, as points that hold.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for judged in view.position.judged.told().filter(|judged| judged.before_force && judged.in_effect) {
        sink.push(Finding::new(Ruling::Met, &HISTORY).with(judged.act).with(IN_FORCE));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        reading::{
            position::Judged,
            testing::{Bench, lines},
        },
        terms::{Day, EntryNo},
    };

    use super::*;

    #[test]
    fn in_force_from_the_first_of_january_2021() {
        assert_eq!(IN_FORCE, Day::of(2021, 1, 1));
    }

    #[test]
    fn acts_of_history_are_noted() {
        for (before_force, in_effect, rows) in
            [(true, true, &["met 24.history 7 2021-01-01"][..]), (true, false, &[]), (false, true, &[])]
        {
            let mut bench = Bench::new(&[]);
            let act = EntryNo(7);
            let findings_of = alloc::vec::Vec::new();
            bench.position.judged.push(Judged {
                act,
                in_effect,
                before_force,
                findings: findings_of,
                retracted: false,
            });
            assert_eq!(bench.findings("2022-01-01", findings), lines(rows));
        }
    }
}
