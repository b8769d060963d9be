//! Discipline (依法处理): grounds, gravity, kinds of sanction, the states of a referral.

use super::form::codes;

codes! {
    /// The grounds of the 政务处分法 that the regulation's circumstances may meet.
    pub enum Ground {
        /// 28(1)(三).
        Art28Item3 = "art28_1_3" / "拒不执行、变相不执行重大决策部署" / "refusing to carry out major arrangements",
        /// 29(1).
        Art29 = "art29_1" / "重大事项不按规定请示报告" / "not asking or reporting on major matters",
        /// 30(一).
        Art30Item1 = "art30_1" / "拒不执行或擅自改变集体重大决定" / "refusing or changing a collective decision",
        /// 30(二).
        Art30Item2 = "art30_2" / "拒不执行、变相不执行、拖延执行上级决定命令" / "refusing or delaying orders of superiors",
        /// 38(1)(四).
        Art38Item4 = "art38_1_4" / "不按规定公开工作信息" / "not publishing work information",
        /// 39(二).
        Art39Item2 = "art39_2" / "不履行或不正确履行职责、贻误工作" / "neglecting duties",
        /// 39(四).
        Art39Item4 = "art39_4" / "弄虚作假、误导欺骗" / "falsifying, misleading, deceiving",
        /// 41.
        Art41 = "art41" / "其他违法行为" / "other unlawful acts",
    }
}

codes! {
    /// How grave the case is.
    pub enum Gravity {
        /// 一般.
        Base = "base" / "一般情节" / "base",
        /// 情节较重.
        Grave = "grave" / "情节较重" / "grave",
        /// 情节严重.
        Serious = "serious" / "情节严重" / "serious",
    }
}

codes! {
    /// The six kinds of sanction (政务处分法 7), from light to heavy.
    pub enum Sanction {
        /// 警告.
        Warning = "warning" / "警告" / "warning",
        /// 记过.
        Demerit = "demerit" / "记过" / "demerit",
        /// 记大过.
        MajorDemerit = "major_demerit" / "记大过" / "major demerit",
        /// 降级.
        Demotion = "demotion" / "降级" / "demotion",
        /// 撤职.
        Removal = "removal" / "撤职" / "removal from post",
        /// 开除.
        Dismissal = "dismissal" / "开除" / "dismissal",
    }
}

impl Sanction {
    /// The longest period of one sanction for several breaches, in months (政务处分法 15).
    pub const LONGEST: u32 = 48;

    /// The months a sanction of this kind lasts; dismissal has no period (政务处分法 8).
    #[must_use]
    pub const fn months(self) -> Option<u32> {
        match self {
            Self::Warning => Some(6),
            Self::Demerit => Some(12),
            Self::MajorDemerit => Some(18),
            Self::Demotion | Self::Removal => Some(24),
            Self::Dismissal => None,
        }
    }
}

codes! {
    /// The states of a referral (§7.3).
    pub enum ReferralState {
        /// 已移送.
        Referred = "referred" / "已移送" / "referred",
        /// 已处理.
        Decided = "decided" / "已处分" / "decided",
        /// 已结案.
        Closed = "closed" / "已结案" / "closed",
    }
}

codes! {
    /// Who disciplines.
    pub enum Regime {
        /// 监察机关: 政务处分.
        Supervisory = "supervisory" / "监察机关（政务处分）" / "supervisory organ",
        /// 任免机关、单位: 处分.
        Appointing = "appointing" / "任免机关、单位（处分）" / "appointing organ",
    }
}

codes! {
    /// How a referral ended without sanction.
    pub enum NoSanctionOutcome {
        /// 撤案.
        Closed = "closed" / "撤案、了结" / "closed",
        /// 免予处分.
        Exempted = "exempted" / "免予处分" / "exempted",
        /// 移送其他机关.
        Transferred = "transferred" / "转送" / "transferred",
    }
}
