//! The answer that the body filed with owes, and what the remedies leave to ask.

use alloc::vec::Vec;

use crate::{
    reading::{
        Mark, View,
        position::{Remedy, RemedyAt},
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    terms::{
        Cure, Day, EntryNo, Finding, PartyNo, Row, Ruling, Sink,
        duty::{DutyRow, Term},
        remedy::{RemedyRegime, RemedyStage, RemedyStep},
    },
};

use super::{
    CLAUSE, remedies, route_named,
    routes::{Answering, EXTENSION, ROUTES, Route},
    time,
};

/// 对救济申请作出答复.
pub(crate) static ANSWER: DutyRow =
    DutyRow::new("22.answer", CLAUSE, Term::Remedy, "对救济申请作出答复", "answer the remedy filed", "remedy.answer");

static NOT_ACCEPTED: Row = Row::new(
    "22.acceptance-not-on-record",
    CLAUSE,
    "记录没有载明第{0}条记录的申请何时受理，答复期限无从起算",
    "the record does not show when the filing of entry {0} was accepted, so the period to answer has no first day",
    Cure::Enter("fact.remedy_accepted"),
);
static NO_PERIOD: Row = Row::new(
    "22.no-period-to-answer",
    CLAUSE,
    "法律没有规定对“{0}”作出答复的期限（{1}）",
    "the law names no period to answer a `{0}` ({1})",
    Cure::Nothing,
);
static ENDED: Row = Row::new(
    "22.filing-ended",
    CLAUSE,
    "申请于{0}撤回或者转而申诉，不再需要答复",
    "the filing was withdrawn or gave way to an appeal on {0}; no answer is owed any more",
    Cure::Nothing,
);
static TOO_LONG: Row = Row::new(
    "22.extended-too-long",
    CLAUSE,
    "连同第{0}条记录，延长合计{1}日，法律规定最长延长{2}日",
    "with entry {0} the extensions come to {1} days; the law allows {2}",
    Cure::Nothing,
);

/// A filing, from the act to its answer or its end.
#[derive(Debug, Clone, Copy)]
struct Filing {
    step: RemedyStep,
    before: PartyNo,
    mark: Mark,
    answered: Option<Mark>,
    ended: Option<Day>,
}

/// The filings of a remedy up to the day of the view.
fn filings(view: &View<'_>, remedy: &Remedy) -> Vec<Filing> {
    let mut filings: Vec<Filing> = Vec::new();
    let mut open: Option<EntryNo> = None;
    for stage in remedy.stages.through(view.day) {
        let RemedyAt { stage: reached, step, before, filing, answer, .. } = stage.state;
        let left = open.take();
        if let Some(previous) = filings.iter_mut().find(|filing| Some(filing.mark.no) == left) {
            match answer {
                Some(answer) if answer.no == stage.act => previous.answered = Some(Mark { day: stage.on, ..answer }),
                _ => previous.ended = Some(stage.on),
            }
        }
        if let (RemedyStage::Filed, Some(step), Some(before), Some(mark)) = (reached, step, before, filing) {
            open = Some(mark.no);
            match filings.iter_mut().find(|earlier| earlier.mark.no == mark.no) {
                Some(restored) => restored.ended = None,
                None => filings.push(Filing { step, before, mark, answered: None, ended: None }),
            }
        }
    }
    filings
}

fn route_of(remedy: &Remedy, step: RemedyStep) -> Option<&'static Route> {
    ROUTES.iter().find(|route| route.regime == remedy.regime && route.step == step)
}

/// The body filed with → who filed: the answer, for each filing.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for (remedy, _) in remedies(view) {
        for filing in filings(view, remedy) {
            let Some(route) = route_of(remedy, filing.step) else { continue };
            let deadline = time::due(view, remedy, route, filing.before, filing.mark);
            let open = match (deadline, route.answered) {
                (Some(_), _) | (None, Answering::Receipt(_)) => None,
                (None, Answering::Acceptance(_)) => {
                    Some(Finding::new(Ruling::Open, &NOT_ACCEPTED).with(filing.mark.no))
                }
                (None, Answering::Open) => {
                    Some(Finding::new(Ruling::Open, &NO_PERIOD).with(filing.step.words()).with(route.clause))
                }
            };
            // Art 24: before 2021 no due day runs that could pass before the end.
            let running = deadline.filter(|deadline| deadline.anchor() >= IN_FORCE);
            let past = |end: &Day| running.is_none_or(|deadline| *end <= deadline.due());
            let excused = filing.ended.filter(past).map(|end| Finding::new(Ruling::NotMet, &ENDED).with(end));
            let anchor = deadline.map_or((filing.mark.day, Some(filing.mark.no)), |d| (d.anchor(), d.anchor_entry()));
            let to = view.holder_of(remedy.holder, view.day);
            let owed = Owed::new(&ANSWER, filing.before, to, anchor).about(remedy.of);
            let kept = filing.answered;
            ledger.duty(one_off(view, owed, Terms { deadline, kept, excused, open, ..Terms::default() }));
        }
    }
}

/// What the remedies leave to ask: no route named, extensions beyond the law.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    // An interview and a circular of art 21 are no sanction and no inspection's conclusion.
    for proceeding in &view.position.proceedings {
        let measures = [proceeding.interviewed, proceeding.circulated].into_iter().flatten();
        for (_, act) in measures.filter(|(on, _)| *on <= view.day) {
            sink.push(route_named(view, act));
        }
    }
    for (remedy, at) in remedies(view) {
        if remedy.regime == RemedyRegime::NoneNamed && at.stage == RemedyStage::Decided {
            sink.push(route_named(view, remedy.of));
        }
        for filing in filings(view, remedy) {
            let Some(accepted) = time::accepted(view, remedy, filing.before, filing.mark) else { continue };
            let mut sum = 0u32;
            for (mark, days) in time::extensions(view, remedy.of, filing.before, accepted) {
                sum = sum.saturating_add(days);
                if sum > EXTENSION {
                    sink.push(Finding::new(Ruling::NotMet, &TOO_LONG).with(mark.no).with(sum).with(EXTENSION));
                }
            }
        }
    }
}
