//! Accountability (责任追究, art 21): circumstances, the states of a proceeding, measures and eligibility.

use super::{Day, EntryNo, Finding, PartyNo, form::codes, party::Post};

codes! {
    /// The circumstances of art 21, items (1) to (5).
    pub enum Circumstance {
        /// (一) 履职不力.
        Weak = "item1" / "履行牵头、配合等职责不力" / "weak performance of lead, cooperating or other duties",
        /// (二) 拒不执行、推诿执行、拖延执行.
        Refusing = "item2" / "拒不执行、推诿执行、拖延执行" / "refusing, shirking or delaying execution",
        /// (三) 瞒报、谎报、漏报.
        Misreporting = "item3" / "重大问题瞒报、谎报、漏报" / "concealing, misreporting or omitting a major problem",
        /// (四) 失职渎职、弄虚作假.
        Neglect = "item4" / "失职渎职、弄虚作假" / "neglect of duty or falsification",
        /// (五) 其他.
        Other = "item5" / "其他应当追究责任的情形" / "another accountable circumstance",
    }
}

impl Circumstance {
    /// The clause: art 21, item (n).
    #[must_use]
    pub const fn clause(self) -> super::Clause {
        super::Clause::article(21).item(match self {
            Self::Weak => 1,
            Self::Refusing => 2,
            Self::Misreporting => 3,
            Self::Neglect => 4,
            Self::Other => 5,
        })
    }
}

codes! {
    /// The states of a proceeding (§7.2).
    pub enum ProceedingState {
        /// 已认定.
        Established = "established" / "已认定" / "established",
        /// 已责令改正.
        Ordered = "ordered" / "已责令改正" / "ordered",
        /// 已改正.
        Corrected = "corrected" / "已改正" / "corrected",
        /// 拒不改正.
        Refused = "refused" / "拒不改正" / "refused",
        /// 已约谈.
        Interviewed = "interviewed" / "已约谈" / "interviewed",
        /// 已通报.
        Circulated = "circulated" / "已通报" / "circulated",
        /// 已约谈并通报.
        Escalated = "escalated" / "已约谈并通报" / "escalated",
        /// 拒不改正后改正.
        CorrectedAfterRefusal = "corrected_after_refusal" / "拒不改正后改正" / "corrected after refusal",
        /// 已撤销认定.
        Withdrawn = "withdrawn" / "已撤销认定" / "withdrawn",
    }
}

impl ProceedingState {
    /// Whether something is still to be done: it keeps the archive open.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Established | Self::Ordered | Self::Refused | Self::Interviewed | Self::Circulated)
    }
}

codes! {
    /// The measures of art 21.
    pub enum Measure {
        /// 责令改正.
        OrderCorrection = "order_correction" / "责令改正" / "order to correct",
        /// 约谈.
        Interview = "interview" / "约谈" / "interview",
        /// 通报.
        Circulate = "circulate" / "通报" / "circular",
        /// 移送依法处理.
        Refer = "refer" / "移送依法处理" / "referral",
    }
}

codes! {
    /// Whether a measure may be taken (§8, art 21).
    pub enum Eligible {
        /// 应当.
        Must = "must" / "应当" / "must",
        /// 尚不得.
        NotYet = "not_yet" / "尚不得" / "not yet",
        /// 不得.
        Barred = "barred" / "不得" / "barred",
        /// 待定.
        Open = "open" / "待定" / "open",
        /// 已实施.
        Done = "done" / "已实施" / "done",
    }
}

codes! {
    /// What a concluded inspection did to a unit (督查条例 16–21).
    pub enum InspectionMeasure {
        /// 责令整改.
        Rectification = "rectification" / "责令整改" / "order to rectify",
        /// 批评.
        Criticism = "criticism" / "通报批评" / "criticism",
        /// 约谈.
        Interview = "interview" / "约谈" / "interview",
        /// 其他.
        Other = "other" / "其他" / "other",
    }
}

/// What an indication rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicationSource {
    /// A duty missed: its code and its due day.
    Duty {
        /// The code, such as `09.report`.
        code: &'static str,
        /// The due day.
        due: Day,
    },
    /// A fact or determination on record.
    Entry(EntryNo),
}

/// What the record indicates (提示), or would if a question were answered: that a unit may be in a circumstance
/// of art 21. It says "the organ may want to determine", opens no measure, and names posts, not persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indication {
    /// Which circumstance.
    pub item: Circumstance,
    /// Whose.
    pub unit: PartyNo,
    /// What it rests on.
    pub source: IndicationSource,
    /// First day of the conduct, at the earliest 2021-01-01.
    pub from: Day,
    /// Last day of the conduct.
    pub to: Day,
    /// What is said of it: met where the record indicates the circumstance, open where only the answer to the
    /// finding's question would.
    pub finding: Finding,
}

impl Indication {
    /// Whether it is a question only: nothing is indicated until it is answered.
    #[must_use]
    pub fn is_question(&self) -> bool {
        self.finding.ruling == super::Ruling::Open
    }

    /// The posts in the unit that answer under art 10; who held them on the days stands in the tenures.
    #[must_use]
    pub const fn posts(&self) -> &'static [Post] {
        &[Post::PrincipalHead, Post::OtherHead]
    }
}
