//! Remedies (救济, art 22): steps, answers, states, finality.

use super::form::codes;

codes! {
    /// The steps of the routes (§7.4).
    pub enum RemedyStep {
        /// 复核 (公务员法 95).
        Reconsideration = "reconsideration" / "复核" / "reconsideration",
        /// 申诉.
        Appeal = "appeal" / "申诉" / "appeal",
        /// 再申诉.
        SecondAppeal = "second_appeal" / "再申诉" / "second appeal",
        /// 复审 (监察法).
        SupervisoryReview = "supervisory_review" / "复审" / "supervisory review",
        /// 复核 (监察法).
        SupervisoryReexamination = "supervisory_reexamination" / "复核（监察）" / "supervisory re-examination",
        /// 复核 (督查条例 17).
        InspectionReview = "inspection_review" / "复核（督查）" / "inspection review",
        /// No route named by the text.
        Other = "other" / "其他救济" / "another remedy",
    }
}

codes! {
    /// The answer to a remedy.
    pub enum RemedyResult {
        /// 维持.
        Upheld = "upheld" / "维持" / "upheld",
        /// 变更.
        Modified = "modified" / "变更" / "modified",
        /// 撤销.
        Annulled = "annulled" / "撤销" / "annulled",
    }
}

codes! {
    /// The stages of a remedy, without the step.
    pub enum RemedyStage {
        /// 已作出处理决定.
        Decided = "decided" / "已作出处理决定" / "decided",
        /// 已申请.
        Filed = "filed" / "已申请" / "filed",
        /// 已答复.
        Answered = "answered" / "已答复" / "answered",
    }
}

codes! {
    /// The states of a remedy (§7.4), told apart by what a filing rests on; the step taken stands beside them.
    pub enum RemedyState {
        /// 已作出处理决定.
        Decided = "decided" / "已作出处理决定" / "decided",
        /// 已申请: against the decision itself.
        Filed = "filed" / "已申请" / "filed",
        /// 不服答复再行申请: against an answer.
        FiledFurther = "filed_further" / "不服答复再行申请" / "filed against an answer",
        /// 复核未答复即申诉: past a reconsideration that is still unanswered.
        FiledPast = "filed_past" / "复核未答复而申诉" / "filed past an unanswered reconsideration",
        /// 已答复.
        Answered = "answered" / "已答复" / "answered",
    }
}

impl RemedyState {
    /// The stage it belongs to.
    #[must_use]
    pub const fn stage(self) -> RemedyStage {
        match self {
            Self::Decided => RemedyStage::Decided,
            Self::Filed | Self::FiledFurther | Self::FiledPast => RemedyStage::Filed,
            Self::Answered => RemedyStage::Answered,
        }
    }
}

codes! {
    /// Which law's route a measure follows: by who decided, not by the word.
    pub enum RemedyRegime {
        /// 公务员法 95, 96.
        CivilServant = "civil_servant" / "公务员法复核、申诉" / "Civil Servant Law",
        /// 监察法 49 / 56.
        Supervisory = "supervisory" / "监察法复审、复核" / "Supervision Law",
        /// 督查条例 17.
        Inspection = "inspection" / "督查复核" / "Inspection Regulation",
        /// None named.
        NoneNamed = "none_named" / "本规定未指明途径" / "none named",
    }
}

codes! {
    /// Whether the measure can still be attacked.
    pub enum Finality {
        /// 救济审理中.
        Pending = "pending" / "审理中" / "pending",
        /// 期限内可申请.
        OpenUntil = "open_until" / "期限内可申请" / "open within the period",
        /// 法律未定期限.
        NoPeriodNamed = "no_period_named" / "法律未规定期限" / "no period named by law",
        /// 期限已过, 或者已无后续途径: no step is open any more.
        Lapsed = "lapsed" / "期限已过或者已无后续途径" / "lapsed: no step is open any more",
    }
}
