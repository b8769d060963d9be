//! Duties (义务、职责): who owes what to whom by when, and how it stands.

use super::{Deadline, EntryNo, Finding, PartyNo, Words, day::Day, form::codes};

codes! {
    /// A term (事项) for which the record can be complete and, for most, a standard can set a period.
    pub enum Term {
        /// Art 5.
        Designation = "designation" / "明确执行单位" / "designation",
        /// Art 6.
        Target = "target" / "本单位执行任务" / "own part",
        /// Art 7.
        Coordination = "coordination" / "协调落实" / "coordination",
        /// Art 8.
        Inspection = "inspection" / "督促检查" / "inspection",
        /// Art 9.
        Report = "report" / "报告执行情况" / "report",
        /// Art 9.
        FinalReport = "final_report" / "最终报告" / "final report",
        /// Art 11.
        Training = "training" / "学习培训" / "training",
        /// Art 12.
        YearEnd = "year_end" / "年终述职" / "year-end account",
        /// Art 12.
        Appraisal = "appraisal" / "考核评价" / "appraisal",
        /// Art 13.
        Meeting = "meeting" / "专题会议" / "meeting",
        /// Art 15.
        ProblemReport = "problem_report" / "问题报告" / "problem report",
        /// Art 16.
        Evaluation = "evaluation" / "实施后评估" / "evaluation",
        /// Art 17.
        Filing = "filing" / "归档" / "filing",
        /// Art 18.
        Disclosure = "disclosure" / "公开" / "disclosure",
        /// Art 19.
        Opinion = "opinion" / "意见办理" / "answer to an opinion",
        /// Art 20.
        ComplaintAcceptance = "complaint_acceptance" / "投诉举报受理告知" / "acceptance of a complaint",
        /// Art 20.
        ComplaintHandling = "complaint_handling" / "投诉举报办理" / "handling of a complaint",
        /// Art 21.
        CorrectionOrder = "correction_order" / "责令改正" / "order to correct",
        /// Art 21.
        Correction = "correction" / "改正" / "correction",
        /// Art 14.
        SuspensionFollowUp = "suspension_follow_up" / "临时中止后续处理" / "follow-up of an urgent suspension",
        /// Art 22.
        Remedy = "remedy" / "救济" / "remedy",
        /// Arts 7, 10: who held which post.
        Tenure = "tenure" / "任职" / "tenure",
    }
}

codes! {
    /// How a duty stands on the day of the answer.
    pub enum Status {
        /// Fulfilled by its due day.
        Kept = "kept" / "已按期履行" / "kept",
        /// Fulfilled after its due day, on a complete record.
        KeptLate = "kept_late" / "逾期履行" / "kept late",
        /// Fulfilled, dated after the due day, but the record is not stated complete through it.
        KeptTimelinessUnknown = "kept_timeliness_unknown" / "已履行，是否按期不明" / "kept; timeliness unknown",
        /// Fulfilled; no due day is set, so promptness is for the organ to judge.
        KeptTimelinessOpen = "kept_timeliness_open" / "已履行，是否及时待定" / "kept; timeliness open",
        /// Not yet due.
        Pending = "pending" / "未到期" / "pending",
        /// Past due on a record stated complete.
        Overdue = "overdue" / "逾期未履行" / "overdue",
        /// Past due, but it cannot be told whether it was fulfilled: the record is not stated complete through it, the
        /// calendar does not reach it, or what may have fulfilled it is known to the month only. Its reason says which.
        Unknown = "unknown" / "无法判断" / "unknown",
        /// No due day: a question, not a breach.
        Open = "open" / "待定" / "open",
        /// Owed continuously; entries are listed, not scored.
        Standing = "standing" / "持续性职责" / "standing",
        /// Not owed for this window.
        Excused = "excused" / "免于履行" / "excused",
    }
}

/// What kind of duty: its article, its words, its term. One static row per duty, beside its rule.
#[derive(Debug)]
pub struct DutyRow {
    /// Stable code, `NN.words`.
    pub code: &'static str,
    /// The clause.
    pub clause: super::Clause,
    /// The term its period and completeness are stated under.
    pub term: Term,
    /// What is owed, in both languages, without holes.
    pub content: Words,
    /// The kinds of entry that fulfil it, named as on disk.
    pub kept_by: &'static str,
    /// Whether the text names the bearer; otherwise the bearer is an inference, and said to be one.
    pub bearer_named: bool,
}

impl DutyRow {
    /// A duty whose bearer the text names.
    #[must_use]
    pub const fn new(
        code: &'static str,
        clause: super::Clause,
        term: Term,
        zh: &'static str,
        en: &'static str,
        kept_by: &'static str,
    ) -> Self {
        Self { code, clause, term, content: Words { zh, en }, kept_by, bearer_named: true }
    }

    /// The same, with a bearer that the text does not name.
    #[must_use]
    pub const fn inferred_bearer(mut self) -> Self {
        self.bearer_named = false;
        self
    }
}

impl PartialEq for DutyRow {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
impl Eq for DutyRow {}

/// One duty as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Which duty.
    pub row: &'static DutyRow,
    /// Who owes it: after a succession the unit that had the duty when it fell due, or has it now.
    pub bearer: PartyNo,
    /// Who owed it first, before any other unit took the duty over.
    pub origin: PartyNo,
    /// To whom; `outside` for the public.
    pub to: PartyNo,
    /// The day it is anchored on.
    pub anchor: Day,
    /// The entry that anchors it; none when the law's own day does.
    pub anchor_entry: Option<EntryNo>,
    /// The entry it is about, where there is one: a problem, a complaint, a report.
    pub about: Option<EntryNo>,
    /// The unit it is about, where the bearer is another: the unit a head answers for, the unit appraised.
    pub unit: Option<PartyNo>,
    /// The window of a recurring duty: after the first day, through the second.
    pub window: Option<(Day, Day)>,
    /// The due day with its authority; none when no standard sets one.
    pub deadline: Option<Deadline>,
    /// How it stands.
    pub status: Status,
    /// The entry that fulfilled it, and its day.
    pub kept: Option<(Day, EntryNo)>,
    /// The statement that makes the record complete through the due day.
    pub complete: Option<EntryNo>,
    /// The question that keeps it open, or the reason it is excused.
    pub why: Option<Finding>,
}

impl Duty {
    /// Whether its due day rests on a number that accuses nobody: an indicative standard, or a day the
    /// calendar does not cover.
    #[must_use]
    pub fn without_authority(&self) -> bool {
        self.deadline.is_some_and(|d| !d.has_authority())
    }

    /// Whether it counts as missed with consequences: overdue or late, on a due day with authority.
    #[must_use]
    pub fn missed(&self) -> bool {
        matches!(self.status, Status::Overdue | Status::KeptLate) && !self.without_authority()
    }
}
