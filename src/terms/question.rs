//! The questions that only a person can answer, and to whom each is put.

use super::form::codes;

codes! {
    /// A question the engine leaves open until the addressee's determination answers it.
    pub enum Question {
        /// Arts 2, 23: the regulation applies to this organ directly.
        ApplicationDirect = "application.direct" / "本规定对该决策机关是否直接适用" / "whether the regulation applies directly to this organ",
        /// Arts 2, 23: the regulation applies to this organ by reference.
        ApplicationByReference = "application.by-reference" / "该决策机关是否参照执行本规定" / "whether the regulation applies to this organ by reference",
        /// Art 3, 条例 31: the Party committee was asked and told before the decision issued.
        PartyCommitteeReport = "adoption.party-committee-report" / "出台前是否已按规定向同级党委请示报告" / "whether the Party committee was asked and told before adoption",
        /// Art 4: the lead or sole unit is a competent department.
        Competent = "designation.competent" / "牵头（单独执行）单位是否为主管部门" / "whether the lead or sole unit is a competent department",
        /// Art 8: inspection by this organ.
        InspectionScope = "inspection.scope" / "该机关是否有自己的督促检查范围" / "whether this organ has an inspection scope of its own",
        /// Art 9: executed lawfully (依法).
        Lawfully = "execution.lawfully" / "是否依法执行" / "whether execution was lawful",
        /// Art 9: executed fully (全面).
        Fully = "execution.fully" / "是否全面执行" / "whether execution was full",
        /// Art 9: executed promptly (及时).
        Promptly = "execution.promptly" / "是否及时执行" / "whether execution was prompt",
        /// Art 9: executed correctly (正确).
        Correctly = "execution.correctly" / "是否正确执行" / "whether execution was correct",
        /// Art 14: an unauthorised change by a unit amounts to refusing, shirking or delaying (art 21(2)).
        ChangeIsRefusal = "change.is-refusal" / "擅自变更是否属于拒不执行、推诿执行、拖延执行" / "whether the unauthorised change is refusal, shirking or delay",
        /// Art 14: an unauthorised change by a unit is another circumstance (art 21(5)).
        ChangeIsOther = "change.is-other" / "擅自变更是否属于其他应当追究责任的情形" / "whether the unauthorised change is another accountable circumstance",
        /// Art 6: a target missed although the problem had been reported is still a case of art 21(2).
        TargetMissed = "target.missed-despite-report" / "已报告问题而未按期完成，是否仍属拒不执行、推诿执行、拖延执行" / "whether a target missed after the problem was reported is still refusal, shirking or delay",
        /// Art 15: the problem is major (重大).
        MajorProblem = "problem.major" / "所发现问题是否重大" / "whether the problem is major",
        /// Art 16: the evaluator did the main appraisal before the decision.
        PriorAppraisal = "evaluation.no-prior-appraisal" / "承担评估的单位是否未承担决策前主要论证评估" / "that the evaluator did not do the main appraisal before the decision",
        /// Art 18: the disclosure rules bind this unit, and from which day.
        DisclosureBinds = "disclosure.binds" / "信息公开时限是否适用于该单位" / "whether the disclosure period binds this unit",
        /// Art 21(3): the recorded false report is one (谎报).
        FalseReport = "conduct.false-report" / "是否构成谎报" / "whether it is a false report",
        /// Art 21(3): the recorded concealment is one (瞒报).
        Concealment = "conduct.concealment" / "是否构成瞒报" / "whether it is concealment",
        /// Art 21(3): a contradicted report is false.
        Contradiction = "conduct.contradiction" / "报告与事实不符是否构成谎报" / "whether the contradicted report is a false one",
        /// Art 21(4): the recorded neglect is neglect of duty (失职渎职).
        Neglect = "conduct.neglect" / "是否构成失职渎职" / "whether it is neglect of duty",
        /// Art 21(4): the recorded falsification is one (弄虚作假).
        Falsification = "conduct.falsification" / "是否构成弄虚作假" / "whether it is falsification",
        /// Art 21(5): other conduct that must be accounted for.
        OtherCircumstance = "conduct.other-circumstance" / "是否属于其他应当追究责任的情形" / "whether it is another accountable circumstance",
        /// Art 21: the correction reported is no correction (拒不改正).
        NoCorrection = "correction.none" / "所报整改是否不构成改正" / "that the correction reported is no correction",
        /// Art 21: interview and circular remain due after a correction that followed the established refusal.
        StillDue = "ladder.still-due" / "拒不改正认定后改正的，约谈、通报是否仍应实施" / "whether interview and circular remain due after the late correction",
        /// Art 21: a suspected duty breach or crime, whose clue goes to the supervisory organ.
        SuspectedOffence = "clue.suspected-offence" / "是否涉嫌职务违法、职务犯罪" / "whether a duty breach or crime is suspected",
        /// Art 21: this person is a responsible leader (负有责任的领导人员).
        ResponsibleLeader = "person.responsible-leader" / "是否为负有责任的领导人员" / "whether this person is a responsible leader",
        /// Art 21: this person is directly responsible (直接责任人员).
        DirectlyResponsible = "person.directly-responsible" / "是否为直接责任人员" / "whether this person is directly responsible",
        /// Art 21: the facts fit the named ground, with its extra element.
        GroundFits = "ground.fits" / "事实是否符合所列处分情形" / "whether the facts fit the named ground",
        /// 政务处分法 11, 12(2): a mitigating circumstance.
        Mitigating = "sanction.mitigating" / "是否具有减轻处分情形" / "whether there is a mitigating circumstance",
        /// 政务处分法 14: a crime.
        Crime = "sanction.crime" / "是否因犯罪给予处分" / "whether the sanction is for a crime",
        /// 政务处分法 26(2), 公务员法 65: both conditions of release hold.
        Release = "sanction.release" / "处分期满是否符合解除条件" / "whether both conditions of release hold",
        /// Art 22: a route is open where the text names none.
        RemedyRoute = "remedy.route" / "对该处理是否可以申请救济" / "whether a remedy is open against this measure",
        /// Art 22: whether the filing is in time.
        RemedyInTime = "remedy.in-time" / "救济申请是否在期限内" / "whether the filing is in time",
    }
}

impl Question {
    /// The other code of a question that has two answers, each with a code of its own.
    #[must_use]
    pub const fn other(self) -> Option<Self> {
        match self {
            Self::ApplicationDirect => Some(Self::ApplicationByReference),
            Self::ApplicationByReference => Some(Self::ApplicationDirect),
            Self::ChangeIsRefusal => Some(Self::ChangeIsOther),
            Self::ChangeIsOther => Some(Self::ChangeIsRefusal),
            Self::PartyCommitteeReport
            | Self::Competent
            | Self::InspectionScope
            | Self::Lawfully
            | Self::Fully
            | Self::Promptly
            | Self::Correctly
            | Self::TargetMissed
            | Self::MajorProblem
            | Self::PriorAppraisal
            | Self::DisclosureBinds
            | Self::FalseReport
            | Self::Concealment
            | Self::Contradiction
            | Self::Neglect
            | Self::Falsification
            | Self::OtherCircumstance
            | Self::NoCorrection
            | Self::StillDue
            | Self::SuspectedOffence
            | Self::ResponsibleLeader
            | Self::DirectlyResponsible
            | Self::GroundFits
            | Self::Mitigating
            | Self::Crime
            | Self::Release
            | Self::RemedyRoute
            | Self::RemedyInTime => None,
        }
    }
}

/// To whom a question is put; only that party's determination counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// The decision organ.
    Organ,
    /// The decision organ or a supervisory body.
    OrganOrSupervisory,
    /// The body that decides the case: supervisory or appointing.
    Decider,
    /// The appointing organ.
    Appointing,
    /// The body the remedy is filed with.
    FiledWith,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_code_leads_back() {
        let questions = Question::CODES.iter().map(|code| Question::from_code(code).unwrap());
        let pairs: alloc::vec::Vec<_> = questions.filter_map(|question| Some((question, question.other()?))).collect();
        assert_eq!(pairs.len(), 4);
        assert!(pairs.iter().all(|(question, other)| question != other && other.other() == Some(*question)));
    }
}
