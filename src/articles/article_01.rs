//! # 第一条 目的和依据 · Purpose and basis
//!
//! 规范重大行政决策执行工作、落实责任，依据是《重大行政决策程序暂行条例》（国务院令第713号）。
//!
//! The purpose is orderly execution with clear responsibility; the basis is State Council Decree 713.
//!
//! **Decides.** The order of authority in which every citation stands: law, administrative regulation,
//! government rule, normative document ([`crate::terms::Rank`]); and that a period set by the organ or the host
//! is never looser than a law's own for the same term: for each deadline the earlier due day governs, unless
//! the looser one is itself fixed by a law or regulation. The comparison is made where a deadline is counted,
//! so that it holds for every article alike.
//!
//! **Leaves open.** The purpose itself has no computable content.
//!
//! **Interpretation.** A period that the organ sets without naming its document still counts, for the act
//! itself is the organ's; that no document is named is a finding.

use crate::{
    reading::View,
    record::{StandardAct, What},
    terms::{Clause, Cure, Finding, PartyNo, Row, Ruling, Sink},
};

/// 第一条.
pub(crate) const CLAUSE: Clause = Clause::article(1);

static PERIOD_IS_ONE: Row = Row::new(
    "01.period",
    CLAUSE,
    "所设期限应当是有限的日数、工作日数、月数或者日期",
    "the period must be a bounded number of days, working days or months, or a date",
    Cure::Amend("period"),
);
static DOCUMENT: Row = Row::new(
    "01.period-document",
    CLAUSE,
    "第{0}条记录设定期限，未载明所依据的文件",
    "entry {0} sets a period without naming its document",
    Cure::Amend("document"),
);

/// The guard of SetPeriod.
pub(crate) fn set_period<S: Sink>(act: &StandardAct<PartyNo>, sink: &mut S) {
    let StandardAct::SetPeriod(form) = act;
    sink.rule(form.period.check().is_ok(), &PERIOD_IS_ONE);
}

/// Periods set without a document.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for set in view.position.periods.iter().filter(|set| set.on <= view.day) {
        if let Some(What::Standard(StandardAct::SetPeriod(form))) = view.entry(set.act).map(|entry| &entry.what)
            && form.document.is_none()
        {
            sink.push(Finding::new(Ruling::NotMet, &DOCUMENT).with(set.act));
        }
    }
}
