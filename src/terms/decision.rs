//! The decision: its matter, its states, the steps of a lawful procedure.

use super::form::codes;

codes! {
    /// The five kinds of matter (条例 3(1)).
    pub enum Matter {
        /// (一)
        PublicPolicy = "public_policy" / "重大公共政策和措施" / "major public policies and measures",
        /// (二)
        Planning = "planning" / "重要规划" / "important plans",
        /// (三)
        Resources = "resources" / "自然、文化资源的重大政策措施" / "major policies on natural and cultural resources",
        /// (四)
        PublicProject = "public_project" / "重大公共建设项目" / "major public construction projects",
        /// (五)
        Other = "other" / "其他重大事项" / "other major matters",
    }
}

codes! {
    /// What is no major administrative decision (条例 3(2)).
    pub enum Exclusion {
        /// 财政、货币等宏观调控决策.
        MacroControl = "macro_control" / "宏观调控决策" / "macro-control",
        /// 政府立法决策.
        Legislation = "legislation" / "政府立法决策" / "government legislation",
        /// 突发事件应急处置决策.
        Emergency = "emergency" / "突发事件应急处置" / "emergency response",
    }
}

codes! {
    /// The states of the execution machine (§7.1).
    pub enum ExecutionState {
        /// 已作出.
        Adopted = "adopted" / "已作出" / "adopted",
        /// 已明确执行单位.
        Designated = "designated" / "已明确执行单位" / "designated",
        /// 执行中.
        Executing = "executing" / "执行中" / "executing",
        /// 临时中止.
        SuspendedUrgently = "suspended_urgently" / "临时中止" / "suspended urgently",
        /// 中止执行.
        Suspended = "suspended" / "中止执行" / "suspended",
        /// 执行完毕.
        Completed = "completed" / "执行完毕" / "completed",
        /// 停止执行.
        Terminated = "terminated" / "停止执行" / "terminated",
        /// 已归档.
        Archived = "archived" / "已归档" / "archived",
    }
}

impl ExecutionState {
    /// Whether execution stands still in this state.
    #[must_use]
    pub const fn is_suspended(self) -> bool {
        matches!(self, Self::SuspendedUrgently | Self::Suspended)
    }

    /// Whether execution is over.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Terminated | Self::Archived)
    }
}

codes! {
    /// The steps of the statutory procedure (条例 14–31).
    pub enum ProcedureStep {
        /// 公众参与.
        PublicParticipation = "public_participation" / "公众参与" / "public participation",
        /// 专家论证.
        ExpertArgumentation = "expert_argumentation" / "专家论证" / "expert argumentation",
        /// 风险评估.
        RiskAssessment = "risk_assessment" / "风险评估" / "risk assessment",
        /// 合法性审查.
        LegalityReview = "legality_review" / "合法性审查" / "legality review",
        /// 集体讨论决定.
        CollectiveDiscussion = "collective_discussion" / "集体讨论决定" / "collective discussion",
        /// 向党委请示报告.
        PartyCommitteeReport = "party_committee_report" / "向同级党委请示报告" / "report to the Party committee",
    }
}

codes! {
    /// What a step concluded.
    pub enum StepResult {
        /// 风险可控.
        Controllable = "controllable" / "风险可控" / "risk controllable",
        /// 风险不可控.
        NotControllable = "not_controllable" / "风险不可控" / "risk not controllable",
        /// 合法.
        Lawful = "lawful" / "合法" / "lawful",
        /// 不合法.
        Unlawful = "unlawful" / "不合法" / "unlawful",
        /// 探索性改革，提示法律风险.
        ExploratoryRiskStated = "exploratory_risk_stated" / "探索性决策，已提示法律风险" / "exploratory, legal risk stated",
    }
}

codes! {
    /// How far an adjustment reaches (条例 37).
    pub enum ChangeSize {
        /// 重大调整: the procedure runs again.
        Major = "major" / "重大调整" / "major adjustment",
        /// 一般调整: by resolution with a reason.
        Minor = "minor" / "一般调整" / "minor adjustment",
    }
}

codes! {
    /// What a `problem_found` is (art 15).
    pub enum ProblemKind {
        /// 决策存在问题.
        DecisionFlaw = "decision_flaw" / "决策存在问题" / "flaw of the decision",
        /// 客观情况发生重大变化.
        ChangedCircumstances = "changed_circumstances" / "客观情况重大变化" / "changed circumstances",
        /// 不可抗力.
        ForceMajeure = "force_majeure" / "不可抗力" / "force majeure",
    }
}

codes! {
    /// What an inspection covered (art 8).
    pub enum InspectionAspect {
        /// 进度.
        Progress = "progress" / "执行进度" / "progress",
        /// 效果.
        Effect = "effect" / "执行效果" / "effect",
        /// 问题.
        Problems = "problems" / "存在的问题" / "problems",
    }
}

codes! {
    /// The form a training took (art 11).
    pub enum TrainingForm {
        /// 理论学习中心组学习.
        StudyGroup = "study_group" / "中心组学习" / "study-group learning",
        /// 法制宣传培训.
        LegalTraining = "legal_training" / "法制宣传培训" / "legal training",
    }
}

codes! {
    /// Why an evaluation was commissioned (条例 36(1), Decree 248 art 48).
    pub enum EvaluationTrigger {
        /// 实施后明显未达预期.
        BelowExpectation = "below_expectation" / "明显未达预期" / "clearly below expectation",
        /// 意见较多.
        ManyOpinions = "many_opinions" / "意见较多" / "many opinions",
        /// 决策机关认为有必要.
        FoundNecessary = "found_necessary" / "决策机关认为有必要" / "found necessary by the organ",
        /// 法律、政策或客观情况重大变化 (Decree 248).
        ChangedBasis = "changed_basis" / "依据或客观情况重大变化" / "the basis changed",
        /// 其他 (Decree 248).
        Other = "other" / "其他情形" / "other",
    }
}

codes! {
    /// The channel of a disclosure (art 18; 信息公开条例 23).
    pub enum DisclosureChannel {
        /// 政府公报.
        Gazette = "gazette" / "政府公报" / "gazette",
        /// 政府网站等互联网政务媒体.
        Website = "website" / "政府网站" / "website",
        /// 新闻发布会.
        PressConference = "press_conference" / "新闻发布会" / "press conference",
        /// 报刊.
        Newspaper = "newspaper" / "报刊" / "newspaper",
        /// 广播.
        Radio = "radio" / "广播" / "radio",
        /// 电视.
        Television = "television" / "电视" / "television",
        /// 其他.
        Other = "other" / "其他方式" / "other",
    }
}

codes! {
    /// The ground on which a disclosure was withheld (信息公开条例 14–16).
    pub enum WithholdingGround {
        /// 国家秘密等: shall not be disclosed.
        Art14 = "art14" / "信息公开条例第十四条" / "art 14 (state secrets, security)",
        /// 商业秘密、个人隐私.
        Art15 = "art15" / "信息公开条例第十五条" / "art 15 (trade secrets, privacy)",
        /// 内部事务、过程性信息.
        Art16 = "art16" / "信息公开条例第十六条" / "art 16 (internal and process information)",
    }
}

codes! {
    /// Who gave an opinion (art 19).
    pub enum OpinionFrom {
        /// 人大代表.
        Deputy = "deputy" / "人大代表" / "deputy",
        /// 政协委员.
        CppccMember = "cppcc_member" / "政协委员" / "CPPCC member",
        /// 社会各界.
        Public = "public" / "社会各界" / "public",
    }
}

codes! {
    /// What a complaint is (art 20).
    pub enum ComplaintKind {
        /// 举报: a report of a breach.
        Report = "report" / "举报" / "report of a breach",
        /// 投诉: a grievance of one's own.
        Grievance = "grievance" / "投诉" / "grievance",
    }
}

codes! {
    /// How a complaint came in (art 20).
    pub enum ComplaintChannel {
        /// 信件.
        Letter = "letter" / "信件" / "letter",
        /// 电话.
        Phone = "phone" / "电话" / "telephone",
        /// 电子邮件.
        Email = "email" / "电子邮件" / "e-mail",
        /// 走访.
        Visit = "visit" / "走访" / "visit",
        /// 网上.
        Online = "online" / "网络" / "online",
        /// 其他.
        Other = "other" / "其他" / "other",
    }
}

codes! {
    /// Whether the complainant can be reached.
    pub enum Contact {
        /// 姓名、地址清楚.
        Clear = "clear" / "联系方式清楚" / "clear",
        /// 姓名或地址不清.
        Unclear = "unclear" / "联系方式不清" / "unclear",
    }
}

codes! {
    /// The route on which a grievance was accepted (信访工作条例 31).
    pub enum ComplaintRoute {
        /// 第三十一条第（六）项: the 60-day route.
        Art31Item6 = "art31_6" / "信访工作条例第三十一条第（六）项" / "art 31(6)",
        /// 其他途径.
        OtherRoute = "other" / "其他途径" / "another route",
    }
}

codes! {
    /// The answer of a determination.
    pub enum Answered {
        /// 是.
        Met = "met" / "是" / "met",
        /// 否.
        NotMet = "not_met" / "否" / "not met",
    }
}
