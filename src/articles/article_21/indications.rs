//! What the record indicates of the five circumstances. A pure function of the duties as they stand and the
//! facts of the view; it names units and posts, never persons, and opens no measure.
//!
//! **Interpretation.**
//! - Nothing before 2021-01-01, from a due day without authority, while the application of the regulation is open,
//!   or for days on which the organ itself had stopped or changed execution without procedure.
//! - 漏报 is a report not made: a problem reported late is no omission.
//! - False report, concealment, neglect and falsification are conclusions: the fact as recorded asks a question,
//!   and only the determination of the organ or a supervisory body turns it into an indication.
//! - Item (5) is a matter of determination alone: whatever fact of a unit the organ determines to be another
//!   accountable circumstance is one, be it recorded as other conduct or not. What was recorded as other conduct of a
//!   unit is asked about until the organ has said so or denied it; the record alone indicates nothing.

use alloc::vec::Vec;

use crate::{
    reading::{Mark, View, view::IN_FORCE},
    record::{Entry, Fact, FactKind},
    terms::{
        About, Addressee, Cure, Day, EntryNo, Finding, PartyNo, Question, Row, Ruling, Sink,
        accountability::{Circumstance, Indication, IndicationSource},
        decision::Answered,
        duty::{Duty, Status},
        party::Application,
    },
};

use super::{
    super::shared::{bound, organ_stop},
    CLAUSE,
    conduct::same_unit,
};

static DUTY_MISSED: Row = Row::new(
    "21.1.duty-missed",
    CLAUSE.item(1),
    "{0}的职责“{1}”逾期（期限{2}），是否属于履职不力由决策机关认定",
    "{0} missed the duty `{1}` (due {2}); whether that is weak performance is for the organ to determine",
    Cure::Enter("accountability.establish"),
);
static LEAD: Row = Row::new(
    "21.1.lead-failed",
    CLAUSE.item(1),
    "第{1}条记录载明{0}牵头职责履行不力",
    "entry {1} records that {0} failed in leading",
    Cure::Enter("accountability.establish"),
);
static COOPERATION: Row = Row::new(
    "21.1.cooperation-failed",
    CLAUSE.item(1),
    "第{1}条记录载明{0}配合职责履行不力",
    "entry {1} records that {0} failed in cooperating",
    Cure::Enter("accountability.establish"),
);
static TARGET_MISSED: Row = Row::new(
    "21.2.target-missed",
    CLAUSE.item(2),
    "截至目标日{1}（含当日），{0}未完成本单位的执行任务",
    "{0} did not carry out its own part by the target day {1}",
    Cure::Enter("accountability.establish"),
);
static TARGET_REPORTED: Row = Row::new(
    "21.2.target-missed-despite-report",
    CLAUSE.item(2),
    "截至目标日{1}（含当日），{0}未完成任务，但已报告问题（第{2}条记录），是否仍属拒不执行、推诿执行、拖延执行由决策机关认定",
    "{0} did not carry out its part by {1}, but had reported a problem by then (entry {2}); whether that is still refusal, shirking or delay is for the organ to determine",
    Cure::Determine(Question::TargetMissed, Addressee::Organ),
);
static TARGET_DETERMINED: Row = Row::new(
    "21.2.target-missed-determined",
    CLAUSE.item(2),
    "截至目标日{1}（含当日），{0}未完成任务，经认定属于拒不执行、推诿执行、拖延执行（第{2}条记录）",
    "{0} did not carry out its part by {1}, which was determined to be refusal, shirking or delay (entry {2})",
    Cure::Enter("accountability.establish"),
);
static STOPPED: Row = Row::new(
    "21.2.stopped",
    CLAUSE.item(2),
    "第{1}条记录载明{0}擅自停止执行",
    "entry {1} records that {0} stopped execution without authority",
    Cure::Enter("accountability.establish"),
);
static REFUSED: Row = Row::new(
    "21.2.refused",
    CLAUSE.item(2),
    "第{1}条记录载明{0}拒不执行",
    "entry {1} records that {0} refused to execute",
    Cure::Enter("accountability.establish"),
);
static SHIRKED: Row = Row::new(
    "21.2.shirked",
    CLAUSE.item(2),
    "第{1}条记录载明{0}推诿执行",
    "entry {1} records that {0} shirked execution",
    Cure::Enter("accountability.establish"),
);
static DELAYED: Row = Row::new(
    "21.2.delayed",
    CLAUSE.item(2),
    "第{1}条记录载明{0}拖延执行",
    "entry {1} records that {0} delayed execution",
    Cure::Enter("accountability.establish"),
);
static CHANGE_IS_REFUSAL: Row = Row::new(
    "21.2.change-is-refusal",
    CLAUSE.item(2),
    "{0}擅自变更执行（第{1}条记录）经认定属于拒不执行、推诿执行、拖延执行（第{2}条记录）",
    "the unauthorised change by {0} (entry {1}) was determined to be refusal, shirking or delay (entry {2})",
    Cure::Enter("accountability.establish"),
);
static OMITTED: Row = Row::new(
    "21.3.omitted",
    CLAUSE.item(3),
    "{0}发现的重大问题（第{1}条记录）至{2}未报告",
    "{0} had not reported the major problem of entry {1} by {2}",
    Cure::Enter("accountability.establish"),
);
static OMITTED_IF_MAJOR: Row = Row::new(
    "21.3.omitted-if-major",
    CLAUSE.item(3),
    "{0}发现的问题（第{1}条记录）至{2}未报告，该问题是否重大由决策机关认定",
    "{0} had not reported the problem of entry {1} by {2}; whether the problem is major is for the organ to determine",
    Cure::Determine(Question::MajorProblem, Addressee::Organ),
);
static OTHER: Row = Row::new(
    "21.5.determined",
    CLAUSE.item(5),
    "{0}的行为（第{1}条记录）经认定属于其他应当追究责任的情形（第{2}条记录）",
    "the conduct of {0} (entry {1}) was determined to be another accountable circumstance (entry {2})",
    Cure::Enter("accountability.establish"),
);
static OTHER_IF: Row = Row::new(
    "21.5.other-conduct",
    CLAUSE.item(5),
    "第{1}条记录所载{0}的行为是否属于其他应当追究责任的情形，由决策机关认定",
    "whether the conduct of {0} in entry {1} is another accountable circumstance is for the organ to determine",
    Cure::Determine(Question::OtherCircumstance, Addressee::Organ),
);

macro_rules! conclusion {
    ($met:ident, $open:ident, $clause:expr, $code:literal, $question:ident, $zh:literal, $en:literal) => {
        static $met: Row = Row::new(
            $code,
            $clause,
            concat!("{0}的行为（第{1}条记录）经认定属于", $zh, "（第{2}条记录）"),
            concat!("the conduct of {0} (entry {1}) was determined to be ", $en, " (entry {2})"),
            Cure::Enter("accountability.establish"),
        );
        static $open: Row = Row::new(
            concat!($code, "-if-determined"),
            $clause,
            concat!("{0}的行为（第{1}条记录）是否属于", $zh, "，由决策机关或者监察机关认定"),
            concat!(
                "whether the conduct of {0} (entry {1}) is ",
                $en,
                " is for the organ or a supervisory organ to determine"
            ),
            Cure::Determine(Question::$question, Addressee::OrganOrSupervisory),
        );
    };
}
conclusion!(FALSE_REPORT, FALSE_REPORT_IF, CLAUSE.item(3), "21.3.false-report", FalseReport, "谎报", "a false report");
conclusion!(CONCEALED, CONCEALED_IF, CLAUSE.item(3), "21.3.concealed", Concealment, "瞒报", "concealment");
conclusion!(
    CONTRADICTED,
    CONTRADICTED_IF,
    CLAUSE.item(3),
    "21.3.contradicted",
    Contradiction,
    "报告不实、构成谎报",
    "a false report shown by a contradiction"
);
conclusion!(NEGLECTED, NEGLECTED_IF, CLAUSE.item(4), "21.4.neglect", Neglect, "失职渎职", "neglect of duty");
conclusion!(FALSIFIED, FALSIFIED_IF, CLAUSE.item(4), "21.4.falsification", Falsification, "弄虚作假", "falsification");

/// The duties whose being missed indicates item (1).
const WEAK: [&str; 6] = ["09.report", "11.training", "13.meeting", "16.evaluation", "17.filing", "18.disclosure"];

/// Every indication and every question that may become one, by item, in the order of the duties and facts.
pub(crate) fn indications(view: &View<'_>, duties: &[Duty]) -> Vec<Indication> {
    match view.application {
        Application::Direct | Application::ByReference => {}
        Application::Open | Application::OutOfScope => return Vec::new(),
    }
    let mut found = Found { view, list: Vec::new() };
    found.weak(duties);
    found.refusing(duties);
    found.misreporting(duties);
    found.neglect();
    found.other();
    found.list
}

/// Whether conduct recorded as other conduct is item (5): a question to the organ, and no indication.
pub(crate) fn other_conduct<S: Sink>(view: &View<'_>, sink: &mut S) {
    if matches!(view.application, Application::Open | Application::OutOfScope) {
        return;
    }
    let mut found = Found { view, list: Vec::new() };
    found.other_asked(&OTHER_IF);
    found.list.into_iter().for_each(|asked| sink.push(asked.finding));
}

struct Found<'a, 'v> {
    view: &'a View<'v>,
    list: Vec<Indication>,
}

/// The days of the conduct that a fact states.
fn days_of(entry: &Entry<PartyNo>) -> Option<(Day, Day)> {
    let day = entry.day()?;
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other fact is of one day")]
    let (from, to) = match entry.what.fact()? {
        Fact::UnauthorisedChange(conduct)
        | Fact::UnauthorisedStop(conduct)
        | Fact::LeadFailed(conduct)
        | Fact::CooperationFailed(conduct)
        | Fact::RefusalRecorded(conduct)
        | Fact::ShirkingRecorded(conduct)
        | Fact::DelayRecorded(conduct)
        | Fact::NeglectRecorded(conduct)
        | Fact::FalsificationRecorded(conduct) => (conduct.since.unwrap_or(day).min(day), day),
        Fact::OtherConductRecorded(conduct) => (conduct.from, conduct.to),
        _ => (day, day),
    };
    Some((from, to))
}

impl Found<'_, '_> {
    /// Adds an indication for conduct of a unit bound on those days, unless nothing is indicated on them.
    fn add(&mut self, item: Circumstance, unit: PartyNo, source: IndicationSource, days: (Day, Day), finding: Finding) {
        let (from, to) = (days.0.max(IN_FORCE), days.1);
        let stopped = |day| organ_stop(self.view, day).is_some();
        if to >= IN_FORCE && bound(self.view, unit, from, to) && !(stopped(from) && stopped(to)) {
            self.list.push(Indication { item, unit, source, from, to, finding });
        }
    }

    fn missed(&mut self, item: Circumstance, duty: &Duty, finding: Finding) {
        let Some(due) = duty.deadline.map(|deadline| deadline.due()) else { return };
        // The day after is the first on which it was missed, but what counts is that it was owed on the last.
        self.add(item, duty.bearer, IndicationSource::Duty { code: duty.row.code, due }, (due, due), finding);
    }

    /// The facts of a kind recorded of a unit, each as an indication.
    fn recorded(&mut self, item: Circumstance, kind: FactKind, row: &'static Row) {
        for (unit, mark) in self.view.facts_all(kind) {
            self.fact(item, unit, mark, Finding::new(Ruling::Met, row).with(unit).with(mark.no));
        }
    }

    fn fact(&mut self, item: Circumstance, unit: PartyNo, mark: Mark, finding: Finding) {
        if let Some(days) = self.view.entry(mark.no).and_then(days_of) {
            self.add(item, unit, IndicationSource::Entry(mark.no), days, finding);
        }
    }

    /// Whose conduct a fact states: other conduct names its unit, and whoever records a contradiction, the report is
    /// the unit's.
    fn whose(&self, fact: &Fact<PartyNo>, by: PartyNo) -> PartyNo {
        if let Fact::OtherConductRecorded(conduct) = fact {
            return conduct.about.0;
        }
        let Fact::ReportContradicted(contradicted) = fact else { return by };
        self.view.entry(contradicted.of).map_or(by, |entry| entry.by.0)
    }

    /// The facts of a kind whose word is a conclusion: an indication if determined, else a question.
    fn concluded(
        &mut self,
        item: Circumstance,
        kind: FactKind,
        question: Question,
        (met, open): (&'static Row, &'static Row),
    ) {
        for (by, mark) in self.view.facts_all(kind) {
            let unit = self.view.fact(mark.no).map_or(by, |(_, fact)| self.whose(fact, by));
            let about = About::entry(mark.no);
            let finding = match self.view.determined(question, about, Addressee::OrganOrSupervisory) {
                Some((Answered::Met, by)) => Finding::new(Ruling::Met, met).with(unit).with(mark.no).with(by.no),
                Some((Answered::NotMet, _)) => continue,
                None => Finding::new(Ruling::Open, open).with(unit).with(mark.no),
            };
            self.fact(item, unit, mark, finding.about(about));
        }
    }

    fn weak(&mut self, duties: &[Duty]) {
        for duty in duties.iter().filter(|duty| WEAK.contains(&duty.row.code) && duty.missed()) {
            let Some(due) = duty.deadline.map(|deadline| deadline.due()) else { continue };
            // An evaluator is a target only while it is an executing unit (§7.2).
            if duty.row.code == "16.evaluation" && !self.view.executes(duty.bearer, due) {
                continue;
            }
            let finding = Finding::new(Ruling::Met, &DUTY_MISSED).with(duty.bearer).with(&duty.row.content).with(due);
            self.missed(Circumstance::Weak, duty, finding);
        }
        self.recorded(Circumstance::Weak, FactKind::LeadFailed, &LEAD);
        self.recorded(Circumstance::Weak, FactKind::CooperationFailed, &COOPERATION);
    }

    fn refusing(&mut self, duties: &[Duty]) {
        for duty in duties.iter().filter(|duty| duty.row.code == "06.part" && duty.missed()) {
            if let Some(finding) = self.target(duty) {
                self.missed(Circumstance::Refusing, duty, finding);
            }
        }
        for (kind, row) in [
            (FactKind::UnauthorisedStop, &STOPPED),
            (FactKind::RefusalRecorded, &REFUSED),
            (FactKind::ShirkingRecorded, &SHIRKED),
            (FactKind::DelayRecorded, &DELAYED),
        ] {
            self.recorded(Circumstance::Refusing, kind, row);
        }
        self.changed(Circumstance::Refusing, Question::ChangeIsRefusal, &CHANGE_IS_REFUSAL);
    }

    /// A missed target: indicated, unless a problem had been reported by the day; then the organ says.
    fn target(&self, duty: &Duty) -> Option<Finding> {
        let deadline = duty.deadline?;
        let due = deadline.due();
        let view = self.view;
        let reported = view
            .facts_all(FactKind::ProblemReported)
            .filter(|(by, mark)| same_unit(view, *by, duty.bearer) && mark.day >= duty.anchor && mark.day <= due)
            .map(|(_, mark)| mark)
            .max();
        let Some(reported) = reported else {
            return Some(Finding::new(Ruling::Met, &TARGET_MISSED).with(duty.bearer).with(due));
        };
        let about = About { entry: deadline.anchor_entry(), party: Some(duty.bearer), ground: None };
        let finding = match view.determined(Question::TargetMissed, about, Addressee::Organ) {
            Some((Answered::Met, by)) => {
                Finding::new(Ruling::Met, &TARGET_DETERMINED).with(duty.bearer).with(due).with(by.no)
            }
            Some((Answered::NotMet, _)) => return None,
            None => Finding::new(Ruling::Open, &TARGET_REPORTED).with(duty.bearer).with(due).with(reported.no),
        };
        Some(finding.about(about))
    }

    /// Unauthorised changes that the organ has determined to fall under an item.
    fn changed(&mut self, item: Circumstance, question: Question, row: &'static Row) {
        for (unit, mark) in self.view.facts_all(FactKind::UnauthorisedChange) {
            let about = About::entry(mark.no);
            if let Some((Answered::Met, by)) = self.view.determined(question, about, Addressee::Organ) {
                let finding = Finding::new(Ruling::Met, row).with(unit).with(mark.no).with(by.no);
                self.fact(item, unit, mark, finding.about(about));
            }
        }
    }

    fn misreporting(&mut self, duties: &[Duty]) {
        for duty in duties.iter().filter(|duty| duty.row.code == "15.problem_report" && duty.missed()) {
            let (Some(problem), Some(deadline)) = (duty.about, duty.deadline) else { continue };
            if duty.status != Status::Overdue {
                continue;
            }
            let about = About::entry(problem);
            let (ruling, row) = match self.view.determined(Question::MajorProblem, about, Addressee::Organ) {
                Some((Answered::Met, _)) => (Ruling::Met, &OMITTED),
                Some((Answered::NotMet, _)) => continue,
                None => (Ruling::Open, &OMITTED_IF_MAJOR),
            };
            let finding = Finding::new(ruling, row).with(duty.bearer).with(problem).with(deadline.due());
            self.missed(Circumstance::Misreporting, duty, finding.about(about));
        }
        for (kind, question, rows) in [
            (FactKind::FalseReportRecorded, Question::FalseReport, (&FALSE_REPORT, &FALSE_REPORT_IF)),
            (FactKind::ConcealmentRecorded, Question::Concealment, (&CONCEALED, &CONCEALED_IF)),
            (FactKind::ReportContradicted, Question::Contradiction, (&CONTRADICTED, &CONTRADICTED_IF)),
        ] {
            self.concluded(Circumstance::Misreporting, kind, question, rows);
        }
    }

    fn neglect(&mut self) {
        for (kind, question, rows) in [
            (FactKind::NeglectRecorded, Question::Neglect, (&NEGLECTED, &NEGLECTED_IF)),
            (FactKind::FalsificationRecorded, Question::Falsification, (&FALSIFIED, &FALSIFIED_IF)),
        ] {
            self.concluded(Circumstance::Neglect, kind, question, rows);
        }
    }

    /// Item (5): by determination only.
    fn other(&mut self) {
        self.changed(Circumstance::Other, Question::ChangeIsOther, &OTHER);
        let list = self.view.facts.determined(Question::OtherCircumstance);
        for determined in list {
            let about = determined.about;
            let latest = self.view.determined(Question::OtherCircumstance, about, Addressee::Organ);
            if let (Some((Answered::Met, by)), Some(no)) = (latest, about.entry)
                && by == determined.mark
            {
                self.determined_other(no, about, by);
            }
        }
    }

    /// What was recorded as other conduct of a unit, while the organ has neither said nor denied that it is one.
    fn other_asked(&mut self, row: &'static Row) {
        let said = self.view.facts.determined(Question::OtherCircumstance);
        let said = said.filter(|said| said.by == PartyNo::ORGAN && said.mark.day <= self.view.day);
        let mut settled: Vec<EntryNo> = said.filter_map(|said| said.about.entry).collect();
        settled.sort_unstable();
        for (by, mark) in self.view.facts_all(FactKind::OtherConductRecorded) {
            if settled.binary_search(&mark.no).is_ok() {
                continue;
            }
            let unit = self.view.fact(mark.no).map_or(by, |(_, fact)| self.whose(fact, by));
            let finding = Finding::new(Ruling::Open, row).with(unit).with(mark.no);
            self.fact(Circumstance::Other, unit, mark, finding.about(About::entry(mark.no)));
        }
    }

    fn determined_other(&mut self, no: EntryNo, about: About, by: Mark) {
        let Some((day, fact)) = self.view.fact(no).filter(|_| !self.view.is_report(no)) else { return };
        let Some(entry) = self.view.entry(no) else { return };
        let unit = about.party.unwrap_or_else(|| self.whose(fact, entry.by.0));
        let finding = Finding::new(Ruling::Met, &OTHER).with(unit).with(no).with(by.no).about(about);
        self.fact(Circumstance::Other, unit, Mark { day, no }, finding);
    }
}
