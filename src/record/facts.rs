//! The facts, determinations and statements: what happened, what a named party determined, and what is said
//! about the record itself. Facts are never refused for being unlawful.

use crate::terms::{
    Day, EntryNo, Text,
    accountability::InspectionMeasure,
    decision::{
        Answered, ComplaintChannel, ComplaintKind, ComplaintRoute, Contact, DisclosureChannel, InspectionAspect,
        OpinionFrom, ProblemKind, TrainingForm, WithholdingGround,
    },
    discipline::Ground,
    duty::Term,
    form::{AnyRef, BodyRef, OwnId, PersonRef, SeatRef, UnitRef, choice, form},
    party::{BodyKind, Level, PersonClass, Post, Service, UnitKind},
};

use super::acts::{Of, Reasoned};

choice! {
    /// What happened. `by` of the entry says whose conduct it is.
    pub enum Fact<P> of FactKind {
        /// 恢复执行 (事实).
        ExecutionResumed(Of) = "execution_resumed" / "实际恢复执行" / "execution resumed",
        /// 其他行为.
        OtherConductRecorded(OtherConduct<P>) = "other_conduct_recorded" / "其他行为" / "other conduct",
        /// 线索移送.
        ClueTransferred(ClueTransferred<P>) = "clue_transferred" / "问题线索移送" / "clue transferred",
        /// 收到, 知悉.
        Received(Of) = "received" / "收到、知悉" / "received",
        /// 救济受理.
        RemedyAccepted(Of) = "remedy_accepted" / "受理救济申请" / "remedy accepted",
        /// 救济延长.
        RemedyExtended(RemedyExtended) = "remedy_extended" / "延长救济办理期限" / "remedy extended",
        /// 本单位任务完成.
        PartCompleted(PartCompleted) = "part_completed" / "本单位任务完成" / "part completed",
        /// 报告执行情况.
        ExecutionReported(Covering) = "execution_reported" / "报告执行情况" / "execution reported",
        /// 最终报告.
        FinalReport(FinalReport) = "final_report" / "最终报告" / "final report",
        /// 协调.
        CoordinationHeld(Covering) = "coordination_held" / "协调落实" / "coordination held",
        /// 纳入督查范围.
        InspectionScopeIncluded(InspectionScopeIncluded) = "inspection_scope_included" / "纳入督促检查范围" / "included in the inspection scope",
        /// 督促检查.
        InspectionConducted(InspectionConducted<P>) = "inspection_conducted" / "督促检查" / "inspection conducted",
        /// 督查结论.
        InspectionConcluded(InspectionConcluded<P>) = "inspection_concluded" / "督查结论" / "inspection concluded",
        /// 学习培训.
        TrainingHeld(TrainingHeld) = "training_held" / "学习培训" / "training held",
        /// 年终述职.
        YearEndAccount(YearEndAccount<P>) = "year_end_account" / "年终述职" / "year-end account",
        /// 考核评价.
        AppraisalMade(AppraisalMade<P>) = "appraisal_made" / "考核评价" / "appraisal made",
        /// 会议.
        MeetingHeld(MeetingHeld) = "meeting_held" / "召开会议" / "meeting held",
        /// 擅自变更.
        UnauthorisedChange(Conduct) = "unauthorised_change" / "擅自变更执行" / "unauthorised change",
        /// 擅自停止.
        UnauthorisedStop(Conduct) = "unauthorised_stop" / "擅自停止执行" / "unauthorised stop",
        /// 未生效的行为.
        ActAttempted(ActAttempted) = "act_attempted" / "未生效的行为" / "act attempted",
        /// 发现问题.
        ProblemFound(ProblemFound) = "problem_found" / "发现问题" / "problem found",
        /// 报告问题.
        ProblemReported(MaybeOf) = "problem_reported" / "报告问题" / "problem reported",
        /// 决策前论证评估.
        PriorAppraisal(PriorAppraisal<P>) = "prior_appraisal" / "决策前论证评估承担单位" / "who did the prior appraisal",
        /// 提交评估.
        EvaluationDelivered(EvaluationDelivered) = "evaluation_delivered" / "提交评估报告" / "evaluation delivered",
        /// 归档.
        RecordFiled(RecordFiled) = "record_filed" / "资料归档" / "record filed",
        /// 信息形成.
        ResultFormed(Of) = "result_formed" / "应公开信息形成" / "result formed",
        /// 公开.
        Disclosed(Disclosed) = "disclosed" / "公开" / "disclosed",
        /// 不予公开.
        Withheld(Withheld) = "withheld" / "不予公开" / "withheld",
        /// 收到意见建议.
        OpinionReceived(OpinionReceived<P>) = "opinion_received" / "收到意见建议" / "opinion received",
        /// 答复意见建议.
        OpinionAnswered(Of) = "opinion_answered" / "答复意见建议" / "opinion answered",
        /// 收到举报投诉.
        ComplaintReceived(ComplaintReceived<P>) = "complaint_received" / "收到举报、投诉" / "complaint received",
        /// 告知受理情况.
        ComplaintAcknowledged(ComplaintAcknowledged<P>) = "complaint_acknowledged" / "告知受理情况" / "complaint acknowledged",
        /// 延长办理.
        ComplaintExtended(ComplaintExtended<P>) = "complaint_extended" / "延长办理期限" / "complaint extended",
        /// 办结.
        ComplaintResolved(Of) = "complaint_resolved" / "办结举报、投诉" / "complaint resolved",
        /// 牵头不力.
        LeadFailed(Conduct) = "lead_failed" / "牵头职责履行不力" / "lead failed",
        /// 配合不力.
        CooperationFailed(Conduct) = "cooperation_failed" / "配合职责履行不力" / "cooperation failed",
        /// 拒不执行.
        RefusalRecorded(Conduct) = "refusal_recorded" / "拒不执行" / "refusal recorded",
        /// 推诿执行.
        ShirkingRecorded(Conduct) = "shirking_recorded" / "推诿执行" / "shirking recorded",
        /// 拖延执行.
        DelayRecorded(Conduct) = "delay_recorded" / "拖延执行" / "delay recorded",
        /// 瞒报.
        ConcealmentRecorded(MaybeOf) = "concealment_recorded" / "瞒报" / "concealment recorded",
        /// 谎报.
        FalseReportRecorded(MaybeOf) = "false_report_recorded" / "谎报" / "false report recorded",
        /// 报告被反证.
        ReportContradicted(Of) = "report_contradicted" / "报告与事实不符的记录" / "report contradicted",
        /// 失职渎职.
        NeglectRecorded(Conduct) = "neglect_recorded" / "失职渎职" / "neglect recorded",
        /// 弄虚作假.
        FalsificationRecorded(Conduct) = "falsification_recorded" / "弄虚作假" / "falsification recorded",
        /// 报告改正.
        CorrectionReported(Of) = "correction_reported" / "报告改正情况" / "correction reported",
        /// 明示拒绝改正.
        CorrectionRefusalStated(Of) = "correction_refusal_stated" / "明示拒绝改正" / "refusal to correct stated",
        /// 逾期申请准予受理.
        LateFilingAccepted(Reasoned) = "late_filing_accepted" / "准予受理逾期申请" / "late filing accepted",
        /// 任职.
        TenureBegan(TenureBegan<P>) = "tenure_began" / "任职" / "tenure began",
        /// 离任.
        TenureEnded(Of) = "tenure_ended" / "离任" / "tenure ended",
        /// 人员身份.
        PersonStatus(PersonStatus<P>) = "person_status" / "人员身份" / "person's status",
        /// 新增相关方.
        PartyAdded(PartyAdded<P>) = "party_added" / "新增相关方" / "party added",
        /// 单位职责承接.
        UnitSucceeded(UnitSucceeded<P>) = "unit_succeeded" / "单位职责承接" / "unit succeeded",
    }
}

form! {
    /// Conduct of the party named by `by`, with its first day where it lasted.
    pub struct Conduct {
        /// First day of the conduct, where it lasted; the entry's day is the last.
        since: opt Day,
    }
}

form! {
    /// Names an entry, where there is one.
    pub struct MaybeOf {
        /// The entry.
        of: opt EntryNo,
    }
}

form! {
    /// An entry that may name the day it covers.
    pub struct Covering {
        /// A day of the window it serves.
        covers: opt Day,
    }
}

form! {
    /// Conduct that indicates nothing by itself.
    pub struct OtherConduct<P> {
        /// Whose.
        about: AnyRef<P>,
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    }
}

form! {
    /// A clue transferred to a supervisory body.
    pub struct ClueTransferred<P> {
        /// The proceeding or conduct.
        of: EntryNo,
        /// To whom.
        to: BodyRef<P>,
    }
}

form! {
    /// A longer time to answer a remedy.
    pub struct RemedyExtended {
        /// The decision or conclusion attacked.
        of: EntryNo,
        /// Days added.
        days: u32,
        /// Why.
        reason: opt Text,
    }
}

form! {
    /// The unit reports its part complete.
    pub struct PartCompleted {}
}

form! {
    /// The unit's final report.
    pub struct FinalReport {}
}

form! {
    /// The organ includes the decision in its inspection scope.
    pub struct InspectionScopeIncluded {}
}

form! {
    /// An inspection by the organ.
    pub struct InspectionConducted<P> {
        /// What it covered.
        aspects: many InspectionAspect,
        /// The units inspected.
        units: many UnitRef<P>,
        /// A day of the window it serves.
        covers: opt Day,
    }
}

form! {
    /// A concluded inspection with a measure on a unit.
    pub struct InspectionConcluded<P> {
        /// The unit.
        unit: UnitRef<P>,
        /// The measure.
        measure: opt InspectionMeasure,
    }
}

form! {
    /// Training or study-group learning.
    pub struct TrainingHeld {
        /// Its form.
        form: opt TrainingForm,
        /// A day of the window it serves.
        covers: opt Day,
    }
}

form! {
    /// A principal head's year-end account.
    pub struct YearEndAccount<P> {
        /// The year it accounts for.
        year: opt u32,
        /// The unit it is given for.
        unit: opt UnitRef<P>,
    }
}

form! {
    /// The organ's appraisal of a unit and its heads.
    pub struct AppraisalMade<P> {
        /// The unit.
        unit: UnitRef<P>,
        /// The year appraised.
        year: opt u32,
    }
}

form! {
    /// A meeting of the unit.
    pub struct MeetingHeld {
        /// Whether it was dedicated (专题) to the execution.
        dedicated: opt bool,
        /// A day of the window it serves.
        covers: opt Day,
    }
}

form! {
    /// An act that was attempted and had no effect.
    pub struct ActAttempted {
        /// The kind of the act, as on disk.
        act: Text,
        /// The codes of its failed guards.
        failed: many Text,
    }
}

form! {
    /// A problem found by the unit.
    pub struct ProblemFound {
        /// What it is.
        kind: ProblemKind,
        /// Whether the recorder holds that it gravely affects the goal; decides nothing.
        seriously_affects_objective: opt bool,
    }
}

form! {
    /// Who did the main appraisal before the decision.
    pub struct PriorAppraisal<P> {
        /// That party.
        evaluator: AnyRef<P>,
    }
}

form! {
    /// An evaluation delivered.
    pub struct EvaluationDelivered {
        /// The commission.
        of: EntryNo,
        /// The requirements answered, counted from 1.
        answered: many u32,
    }
}

form! {
    /// The record filed.
    pub struct RecordFiled {}
}

form! {
    /// A disclosure to the public.
    pub struct Disclosed {
        /// What was disclosed: a completed part, a report, a result, a termination.
        of: EntryNo,
        /// How.
        channel: opt DisclosureChannel,
    }
}

form! {
    /// A disclosure withheld.
    pub struct Withheld {
        /// What was withheld.
        of: EntryNo,
        /// On which ground.
        ground: opt WithholdingGround,
    }
}

form! {
    /// An opinion or suggestion received.
    pub struct OpinionReceived<P> {
        /// From whom.
        from: OpinionFrom,
        /// To whom.
        to: SeatRef<P>,
        /// The day it was assigned (交办).
        assigned_on: opt Day,
        /// Whether it is wide and difficult.
        difficult: opt bool,
    }
}

form! {
    /// A report or grievance received.
    pub struct ComplaintReceived<P> {
        /// Which.
        kind: ComplaintKind,
        /// How it came.
        channel: opt ComplaintChannel,
        /// Complained of.
        about: opt AnyRef<P>,
        /// Received by.
        to: AnyRef<P>,
        /// Whether the complainant can be reached.
        contact: opt Contact,
    }
}

form! {
    /// Tells whether the complaint is accepted.
    pub struct ComplaintAcknowledged<P> {
        /// The complaint.
        of: EntryNo,
        /// The outcome.
        outcome: Acknowledgement<P>,
    }
}

choice! {
    /// What became of a complaint at the door.
    pub enum Acknowledgement<P> of AcknowledgementKind {
        /// 受理.
        Accepted(Accepted) = "accepted" / "受理" / "accepted",
        /// 不予受理.
        NotAccepted(NotAccepted) = "not_accepted" / "不予受理" / "not accepted",
        /// 转送.
        Transferred(TransferredTo<P>) = "transferred" / "转送" / "transferred",
    }
}

form! {
    /// Accepted on a day, on a route.
    pub struct Accepted {
        /// The day.
        on: Day,
        /// The route.
        route: opt ComplaintRoute,
    }
}

form! {
    /// Not accepted.
    pub struct NotAccepted {}
}

form! {
    /// Transferred to another organ.
    pub struct TransferredTo<P> {
        /// To whom.
        to: AnyRef<P>,
    }
}

form! {
    /// A longer time to handle a complaint.
    pub struct ComplaintExtended<P> {
        /// The complaint.
        of: EntryNo,
        /// Days added, at most 30.
        days: u32,
        /// The head who approved it.
        approved_by: opt AnyRef<P>,
        /// The day the complainant was told.
        notified_on: opt Day,
    }
}

form! {
    /// A person takes up a post, from the entry's day.
    pub struct TenureBegan<P> {
        /// The person.
        person: PersonRef<P>,
        /// In which unit, or the organ.
        at: SeatRef<P>,
        /// The post.
        post: Post,
        /// Acting (主持工作).
        acting: opt bool,
        /// The decisions within the holder's division of duties (职责分工).
        portfolio: many Text,
        /// Filled by a people's congress, its standing committee or the CPPCC.
        by_congress: opt bool,
    }
}

form! {
    /// What a person is from the entry's day on.
    pub struct PersonStatus<P> {
        /// The person.
        person: PersonRef<P>,
        /// The class.
        class: opt PersonClass,
        /// Whether in service.
        service: opt Service,
    }
}

choice! {
    /// A party that joins the record later.
    pub enum PartyAdded<P> of PartyAddedKind {
        /// A unit.
        Unit(UnitForm) = "unit" / "单位" / "unit",
        /// A person.
        Person(PersonForm) = "person" / "人员" / "person",
        /// A body.
        Body(BodyForm<P>) = "body" / "机构" / "body",
    }
}

form! {
    /// A unit of the record.
    pub struct UnitForm {
        /// Its id.
        id: OwnId,
        /// Its name; never needed for an answer.
        name: Text,
        /// Its kind.
        kind: UnitKind,
        /// Its level, where it is an organ.
        level: opt Level,
    }
}

form! {
    /// A person of the record.
    pub struct PersonForm {
        /// The id.
        id: OwnId,
        /// The name; never needed for an answer.
        name: opt Text,
    }
}

form! {
    /// A body of the record.
    pub struct BodyForm<P> {
        /// Its id.
        id: OwnId,
        /// Its name; never needed for an answer.
        name: Text,
        /// Its kind.
        kind: BodyKind,
        /// The next higher body.
        above: opt BodyRef<P>,
    }
}

form! {
    /// A unit's duties pass to another, from the entry's day.
    pub struct UnitSucceeded<P> {
        /// From.
        from: UnitRef<P>,
        /// To.
        to: UnitRef<P>,
    }
}

form! {
    /// A named party answers a question that the engine left open.
    pub struct Determination<P> {
        /// The code of the question, as an open answer printed it.
        question: Text,
        /// What it is about, as printed.
        about: AboutForm<P>,
        /// The answer.
        answer: Answered,
        /// The document.
        document: opt Text,
    }
}

form! {
    /// What a determination is about: the same names that the question printed.
    pub struct AboutForm<P> {
        /// The entry.
        entry: opt EntryNo,
        /// The party.
        party: opt AnyRef<P>,
        /// The ground of discipline.
        ground: opt Ground,
    }
}

choice! {
    /// What is said about the record itself. A statement has no day of its own.
    pub enum Statement<P> of StatementKind {
        /// 撤回记录.
        Retraction(Retraction) = "retraction" / "撤回记录" / "retraction",
        /// 补充证据.
        EvidenceAdded(EvidenceAdded) = "evidence_added" / "补充依据" / "evidence added",
        /// 声明记录完整.
        CompletenessStated(CompletenessStated<P>) = "completeness_stated" / "声明记录完整" / "completeness stated",
    }
}

form! {
    /// An entry should not have been written.
    pub struct Retraction {
        /// Which.
        entry: EntryNo,
        /// Why.
        reason: opt Text,
    }
}

form! {
    /// Evidence for an earlier entry.
    pub struct EvidenceAdded {
        /// Which.
        entry: EntryNo,
        /// The references.
        evidence: many Text,
    }
}

form! {
    /// The record is complete through a day.
    pub struct CompletenessStated<P> {
        /// Through this day.
        through: Day,
        /// About whom.
        about: Whom<P>,
        /// For which terms.
        terms: Terms,
    }
}

choice! {
    /// All parties, or one.
    pub enum Whom<P> of WhomKind {
        /// Everyone.
        All(Everything) = "all" / "全部" / "all",
        /// One party.
        Party(AnyRef<P>) = "party" / "某一方" / "one party",
    }
}

choice! {
    /// All terms, or some.
    pub enum Terms of TermsKind {
        /// Every term.
        All(Everything) = "all" / "全部" / "all",
        /// Only these.
        Only(alloc::vec::Vec<Term>) = "only" / "仅限" / "only",
    }
}

form! {
    /// Everyone.
    pub struct Everything {}
}
