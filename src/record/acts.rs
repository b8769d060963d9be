//! The acts (§7): what an organ, a unit or a body did in law. Acts are judged; an unlawful act has no effect.
//!
//! A field that a guard asks for is optional in the form: its absence is a failed guard, not a malformed entry.

use crate::terms::{
    Clause, Day, EntryNo, Period, Text,
    accountability::Circumstance,
    decision::{ChangeSize, EvaluationTrigger, Exclusion, Matter, ProcedureStep, StepResult},
    discipline::{Gravity, Ground, NoSanctionOutcome, Sanction},
    duty::Term,
    form::{AnyRef, BodyRef, PersonRef, UnitRef, choice, form},
    party::{Capacity, Competence, UnitRole},
    remedy::{RemedyResult, RemedyStep},
};

choice! {
    /// The acts of the execution machine (§7.1).
    pub enum ExecutionAct<P> of ExecutionKind {
        /// 作出决策.
        Adopt(Adopt<P>) = "adopt" / "作出决策" / "adopt",
        /// 明确执行单位 (art 5).
        Designate(Designate<P>) = "designate" / "明确执行单位" / "designate",
        /// 重新明确执行单位.
        Redesignate(Designate<P>) = "redesignate" / "重新明确执行单位" / "redesignate",
        /// 启动执行.
        Start(Start) = "start" / "启动执行" / "start",
        /// 临时中止 (条例 37).
        SuspendUrgently(SuspendUrgently) = "suspend_urgently" / "临时中止执行" / "suspend urgently",
        /// 中止执行.
        Suspend(Change<P>) = "suspend" / "中止执行" / "suspend",
        /// 确认中止.
        ConfirmSuspension(Change<P>) = "confirm_suspension" / "确认中止" / "confirm the suspension",
        /// 恢复执行.
        Resume(Resume<P>) = "resume" / "恢复执行" / "resume",
        /// 调整决策.
        Adjust(Adjust<P>) = "adjust" / "调整决策" / "adjust",
        /// 停止执行.
        Terminate(Change<P>) = "terminate" / "停止执行" / "terminate",
        /// 确认执行完毕.
        AcceptCompletion(AcceptCompletion) = "accept_completion" / "确认执行完毕" / "accept completion",
        /// 归档.
        Archive(Archive) = "archive" / "归档" / "archive",
    }
}

form! {
    /// Adoption of the decision by the organ.
    pub struct Adopt<P> {
        /// Which of the five kinds of 条例 3(1).
        matter: opt Matter,
        /// An exclusion of 条例 3(2) that the organ itself notes.
        excluded: opt Exclusion,
        /// The steps taken before adoption, as far as recorded.
        procedure: many Step<P>,
        /// The day the decision was published.
        published_on: opt Day,
    }
}

form! {
    /// One step of the statutory procedure: done on a day, or not required on a ground.
    pub struct Step<P> {
        /// Which step.
        step: ProcedureStep,
        /// The day it was done.
        on: opt Day,
        /// Who did it.
        by: opt AnyRef<P>,
        /// What it concluded.
        result: opt StepResult,
        /// Where it is evidenced.
        evidence: many Text,
        /// Why it was not required.
        not_required: opt Text,
    }
}

form! {
    /// Designation of the executing units (决策执行单位) and their roles.
    pub struct Designate<P> {
        /// The units.
        units: many Assignment<P>,
        /// Target days of the units' own parts.
        targets: many Target<P>,
    }
}

form! {
    /// One unit's role.
    pub struct Assignment<P> {
        /// The unit.
        unit: UnitRef<P>,
        /// Its role.
        role: opt UnitRole,
        /// Whether it is a competent department.
        competence: opt Competence,
        /// Why a unit that is not competent leads.
        reason: opt Text,
    }
}

form! {
    /// The day by which a unit's part is to be carried out.
    pub struct Target<P> {
        /// The unit.
        unit: UnitRef<P>,
        /// The day.
        day: Day,
    }
}

form! {
    /// Start of execution by a designated unit.
    pub struct Start {}
}

form! {
    /// The chief executive's urgent suspension.
    pub struct SuspendUrgently {
        /// The problem found or reported.
        of: opt EntryNo,
        /// Why it cannot wait.
        urgency: opt Text,
    }
}

form! {
    /// An order of an authority above the organ, or of a court.
    pub struct Ordered<P> {
        /// Whose order.
        by: BodyRef<P>,
        /// The order.
        document: opt Text,
    }
}

form! {
    /// A suspension, its confirmation or a termination.
    pub struct Change<P> {
        /// The problem or proposal it answers.
        of: opt EntryNo,
        /// The steps of the procedure.
        procedure: many Step<P>,
        /// The order it carries out instead.
        ordered: opt Ordered<P>,
    }
}

form! {
    /// Resumption of execution.
    pub struct Resume<P> {
        /// New target days.
        targets: many Target<P>,
    }
}

form! {
    /// Adjustment of the decision.
    pub struct Adjust<P> {
        /// Major or minor.
        change: opt ChangeSize,
        /// The problem or proposal it answers.
        of: opt EntryNo,
        /// The steps of the procedure, for a major one.
        procedure: many Step<P>,
        /// The order it carries out instead.
        ordered: opt Ordered<P>,
        /// The organ's resolution, for a minor one.
        resolution: opt Text,
        /// The reason, for a minor one.
        reason: opt Text,
        /// New target days.
        targets: many Target<P>,
        /// Units whose completed part is reopened.
        reopened: many UnitRef<P>,
    }
}

form! {
    /// The organ accepts that execution is complete.
    pub struct AcceptCompletion {}
}

form! {
    /// The organ closes the file.
    pub struct Archive {}
}

choice! {
    /// The acts of an accountability proceeding (§7.2).
    pub enum AccountabilityAct<P> of AccountabilityKind {
        /// 认定.
        Establish(Establish<P>) = "establish" / "认定情形" / "establish a circumstance",
        /// 责令改正.
        OrderCorrection(OrderCorrection) = "order_correction" / "责令改正" / "order correction",
        /// 延长改正期限.
        ExtendCorrection(ExtendCorrection) = "extend_correction" / "延长改正期限" / "extend the time to correct",
        /// 不予认可改正.
        RejectCorrection(RejectCorrection) = "reject_correction" / "不认可改正" / "reject the correction",
        /// 认可改正.
        AcceptCorrection(Of) = "accept_correction" / "认可改正" / "accept the correction",
        /// 认定拒不改正.
        EstablishRefusal(EstablishRefusal) = "establish_refusal" / "认定拒不改正" / "establish refusal to correct",
        /// 约谈.
        Interview(Interview<P>) = "interview" / "约谈" / "interview",
        /// 通报.
        Circulate(Of) = "circulate" / "通报" / "circulate a notice",
        /// 撤销认定.
        Withdraw(Reasoned) = "withdraw" / "撤销认定" / "withdraw",
    }
}

form! {
    /// Establishes one circumstance of art 21 for one unit.
    pub struct Establish<P> {
        /// The unit.
        unit: UnitRef<P>,
        /// Which circumstance.
        item: Circumstance,
        /// First day of the conduct.
        from: Day,
        /// Last day of the conduct.
        to: Day,
        /// What it rests on.
        grounds: many GroundFor<P>,
    }
}

form! {
    /// What a circumstance rests on: an entry, or a missed duty. Exactly one of the two.
    pub struct GroundFor<P> {
        /// The entry.
        entry: opt EntryNo,
        /// The missed duty.
        duty: opt DutyRef<P>,
    }
}

form! {
    /// Names a duty by its code, its bearer and its due day.
    pub struct DutyRef<P> {
        /// The code of the duty, such as `09.report`.
        code: Text,
        /// Who owes it.
        bearer: AnyRef<P>,
        /// Its due day.
        due: Day,
    }
}

form! {
    /// Names the instance an entry continues: the number of the entry that opened it.
    pub struct Of {
        /// That entry.
        of: EntryNo,
    }
}

form! {
    /// The same, with a reason.
    pub struct Reasoned {
        /// The entry that opened the instance.
        of: EntryNo,
        /// The reason.
        reason: opt Text,
    }
}

form! {
    /// Orders correction.
    pub struct OrderCorrection {
        /// The proceeding.
        of: EntryNo,
        /// The day to correct by.
        correct_by: opt Day,
    }
}

form! {
    /// Extends the time to correct.
    pub struct ExtendCorrection {
        /// The proceeding.
        of: EntryNo,
        /// The new day.
        correct_by: opt Day,
        /// The reason.
        reason: opt Text,
    }
}

form! {
    /// Rejects the correction reported and sets a new day.
    pub struct RejectCorrection {
        /// The proceeding.
        of: EntryNo,
        /// The new day.
        correct_by: opt Day,
        /// The reason.
        reason: opt Text,
    }
}

form! {
    /// Establishes refusal to correct.
    pub struct EstablishRefusal {
        /// The proceeding.
        of: EntryNo,
        /// Why silence amounts to refusal, where it rests on silence.
        silence: opt Text,
    }
}

form! {
    /// Interviews the unit's principal head.
    pub struct Interview<P> {
        /// The proceeding.
        of: EntryNo,
        /// Who is interviewed.
        person: opt PersonRef<P>,
    }
}

choice! {
    /// The acts of the discipline machine (§7.3).
    pub enum DisciplineAct<P> of DisciplineKind {
        /// 移送.
        Refer(Refer<P>) = "refer" / "移送" / "refer",
        /// 处分.
        Decide(Decide<P>) = "decide" / "作出处分" / "decide",
        /// 不予处分.
        NoSanction(NoSanction<P>) = "no_sanction" / "不予处分" / "no sanction",
    }
}

form! {
    /// Refers a person to the competent regime.
    pub struct Refer<P> {
        /// The proceeding it rests on.
        of: EntryNo,
        /// The person.
        person: PersonRef<P>,
        /// In which capacity.
        capacity: opt Capacity,
        /// On which ground.
        ground: opt Ground,
        /// To whom.
        to: opt BodyRef<P>,
    }
}

form! {
    /// The regime's decision.
    pub struct Decide<P> {
        /// The referral; none when the regime acts of its own motion.
        of: opt EntryNo,
        /// The person.
        person: PersonRef<P>,
        /// The decider's own ground.
        ground: opt Ground,
        /// How grave.
        gravity: opt Gravity,
        /// The kind of sanction.
        kind: opt Sanction,
        /// Its length, where the decision states one, in months.
        months: opt u32,
        /// Its last day, where the decision states one.
        last_day: opt Day,
        /// The rule breached, for ground 41.
        rule: opt Text,
        /// First day of the conduct, where there is no referral.
        from: opt Day,
        /// Last day of the conduct, where there is no referral.
        to: opt Day,
        /// The person's other referrals that this one sanction closes.
        with: many EntryNo,
    }
}

form! {
    /// The regime closes a referral without sanction.
    pub struct NoSanction<P> {
        /// The referral.
        of: EntryNo,
        /// How.
        outcome: NoSanctionOutcome,
        /// To whom, when transferred.
        to: opt BodyRef<P>,
    }
}

choice! {
    /// The acts of the remedy machine (§7.4).
    pub enum RemedyAct<P> of RemedyKind {
        /// 申请.
        File(FileRemedy<P>) = "file" / "提出救济申请" / "file",
        /// 答复.
        Answer(AnswerRemedy) = "answer" / "作出答复" / "answer",
        /// 撤回申请.
        Discontinue(Of) = "discontinue" / "撤回申请" / "discontinue",
    }
}

form! {
    /// Files a remedy against a decided sanction or a concluded inspection.
    pub struct FileRemedy<P> {
        /// The decision or conclusion attacked.
        of: EntryNo,
        /// Which step.
        step: RemedyStep,
        /// Before whom.
        before: opt BodyRef<P>,
    }
}

form! {
    /// Answers a remedy.
    pub struct AnswerRemedy {
        /// The decision or conclusion attacked.
        of: EntryNo,
        /// The answer.
        result: RemedyResult,
        /// The new kind, when modified.
        kind: opt Sanction,
        /// The new length in months, when modified.
        months: opt u32,
    }
}

choice! {
    /// The acts about evaluations (art 16).
    pub enum EvaluationAct<P> of EvaluationKind {
        /// 委托评估.
        CommissionEvaluation(CommissionEvaluation<P>) = "commission_evaluation" / "委托评估" / "commission an evaluation",
        /// 取消评估.
        CancelEvaluation(Reasoned) = "cancel_evaluation" / "取消评估" / "cancel an evaluation",
    }
}

form! {
    /// Commissions an evaluation.
    pub struct CommissionEvaluation<P> {
        /// Who evaluates.
        evaluator: AnyRef<P>,
        /// The day it is due.
        due: opt Day,
        /// What is required, one text each.
        requirements: many Text,
        /// Why.
        trigger: opt EvaluationTrigger,
    }
}

choice! {
    /// The acts about standards (§6).
    pub enum StandardAct<P> of StandardKind {
        /// 设定期限.
        SetPeriod(SetPeriod<P>) = "set_period" / "设定期限" / "set a period",
    }
}

form! {
    /// The organ sets a period for a term.
    pub struct SetPeriod<P> {
        /// The term.
        term: Term,
        /// The period.
        period: Period,
        /// For one unit only.
        unit: opt UnitRef<P>,
        /// The organ's document.
        document: opt Text,
        /// The law or regulation that gives the period, where one does.
        authority: opt Clause,
    }
}
