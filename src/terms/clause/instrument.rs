//! The instruments a clause may stand in: titles, rank and days, one row each.

/// A day as year, month and day of month.
type Ymd = (i32, u32, u32);

/// How much authority an instrument has, the least first: of two instruments that differ, the greater one
/// governs (article 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// 行政规范性文件: a normative document, such as the encoded text itself.
    NormativeDocument,
    /// 地方政府规章: a rule of a local people's government.
    LocalRule,
    /// 行政法规: an administrative regulation of the State Council.
    AdministrativeRegulation,
    /// 法律: a law of the National People's Congress or its standing committee.
    Law,
}

/// An instrument that a clause may stand in: the encoded text and those it leans on.
///
/// Where article numbers moved between two texts of one law, each text is an instrument of its own. The
/// enum is exhaustive on purpose: a new instrument must be given its titles, rank and days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Instrument {
    /// 内蒙古自治区重大行政决策执行责任制规定 (内政发〔2020〕20号): the encoded text.
    Regulation,
    /// 重大行政决策程序暂行条例 (State Council Decree 713): the basis of the encoded text.
    DecisionProcedure,
    /// 内蒙古自治区重大行政决策程序规定 (Regional Decree 248).
    RegionalProcedure,
    /// 公职人员政务处分法.
    DisciplineLaw,
    /// 公务员法, as revised in 2018.
    CivilServantLaw,
    /// 监察法, the text of 2018.
    SupervisionLaw,
    /// 监察法, the text of the revision of December 2024.
    SupervisionLawRevised,
    /// 政府信息公开条例, the revised text.
    InformationDisclosure,
    /// 信访条例 (Decree 431), replaced by [`Instrument::PetitionWork`].
    PetitionRegulation,
    /// 信访工作条例. Issued jointly by the Party and the State; it is ranked with the administrative
    /// regulations so that the order of authority has a place for it (an inference: 立法法 does not list it).
    PetitionWork,
    /// 代表法, the text of 2015.
    DeputiesLaw,
    /// 代表法, the text of the revision of March 2025.
    DeputiesLawRevised,
    /// 政府督查工作条例 (Decree 733).
    Inspection,
    /// 档案法, the text in force from 2021.
    ArchivesLaw,
    /// 民法典.
    CivilCode,
    /// 立法法. Cite it by the numbers of the text of 2023: no retroactivity is article 104 there and was
    /// article 93 in the text of 2015.
    LegislationLaw,
    /// 全国年节及纪念日放假办法.
    Holidays,
    /// 本地规定: the instrument of a host's own rule, named here only as what it is. It has the rank of a
    /// normative document, whatever its host may say.
    Local,
}

/// What is known of an instrument. Days are only those read from the published text.
struct Row {
    code: &'static str,
    rank: Rank,
    /// Short title, full title.
    zh: (&'static str, &'static str),
    /// Short title, full title.
    en: (&'static str, &'static str),
    in_force: Option<Ymd>,
    until: Option<Ymd>,
}

impl Instrument {
    /// Every instrument, in order.
    pub const ALL: [Self; 18] = [
        Self::Regulation,
        Self::DecisionProcedure,
        Self::RegionalProcedure,
        Self::DisciplineLaw,
        Self::CivilServantLaw,
        Self::SupervisionLaw,
        Self::SupervisionLawRevised,
        Self::InformationDisclosure,
        Self::PetitionRegulation,
        Self::PetitionWork,
        Self::DeputiesLaw,
        Self::DeputiesLawRevised,
        Self::Inspection,
        Self::ArchivesLaw,
        Self::CivilCode,
        Self::LegislationLaw,
        Self::Holidays,
        Self::Local,
    ];

    /// The stable code, lower case with hyphens: `civil-servant-law`.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// The short Chinese title, without 《》. Two texts of one law differ in the year: 监察法（2018年）.
    pub const fn short_zh(self) -> &'static str {
        self.row().zh.0
    }

    /// The full Chinese title, without 《》. Two texts of one law share it.
    pub const fn title_zh(self) -> &'static str {
        self.row().zh.1
    }

    /// The short English title. Two texts of one law differ in the year: `Supervision Law (2018)`.
    pub const fn short_en(self) -> &'static str {
        self.row().en.0
    }

    /// The full English title, a translation of ours. Two texts of one law share it.
    pub const fn title_en(self) -> &'static str {
        self.row().en.1
    }

    /// Its place in the order of authority (article 1).
    pub const fn rank(self) -> Rank {
        self.row().rank
    }

    /// The day it took effect, as (year, month, day). `None` says that the day has not been verified, never
    /// that there is none.
    pub const fn in_force(self) -> Option<(i32, u32, u32)> {
        self.row().in_force
    }

    /// The last day it was in force, as (year, month, day). `None` says that no such day has been verified.
    pub const fn until(self) -> Option<(i32, u32, u32)> {
        self.row().until
    }

    const fn row(self) -> Row {
        use Rank::{AdministrativeRegulation, Law, LocalRule, NormativeDocument};
        match self {
            Self::Regulation => Row {
                code: "regulation",
                rank: NormativeDocument,
                zh: ("重大行政决策执行责任制规定", "内蒙古自治区重大行政决策执行责任制规定"),
                en: (
                    "Execution Responsibility Rules",
                    "Rules of the Inner Mongolia Autonomous Region on Responsibility for the Execution of Major \
                     Administrative Decisions",
                ),
                in_force: Some((2021, 1, 1)),
                until: None,
            },
            Self::DecisionProcedure => Row {
                code: "decision-procedure",
                rank: AdministrativeRegulation,
                zh: ("重大行政决策程序暂行条例", "重大行政决策程序暂行条例"),
                en: (
                    "Decision Procedure Regulation",
                    "Interim Regulation on the Procedure of Major Administrative Decisions",
                ),
                in_force: Some((2019, 9, 1)),
                until: None,
            },
            Self::RegionalProcedure => Row {
                code: "regional-procedure",
                rank: LocalRule,
                zh: ("重大行政决策程序规定", "内蒙古自治区重大行政决策程序规定"),
                en: (
                    "Regional Procedure Rules",
                    "Rules of the Inner Mongolia Autonomous Region on the Procedure of Major Administrative Decisions",
                ),
                in_force: None,
                until: None,
            },
            Self::DisciplineLaw => Row {
                code: "discipline-law",
                rank: Law,
                zh: ("政务处分法", "中华人民共和国公职人员政务处分法"),
                en: ("Discipline Law", "Law of the People's Republic of China on the Discipline of Public Employees"),
                in_force: Some((2020, 7, 1)),
                until: None,
            },
            Self::CivilServantLaw => Row {
                code: "civil-servant-law",
                rank: Law,
                zh: ("公务员法", "中华人民共和国公务员法"),
                en: ("Civil Servant Law", "Civil Servant Law of the People's Republic of China"),
                in_force: Some((2019, 6, 1)),
                until: None,
            },
            Self::SupervisionLaw => Row {
                code: "supervision-law-2018",
                rank: Law,
                zh: ("监察法（2018年）", "中华人民共和国监察法"),
                en: ("Supervision Law (2018)", "Supervision Law of the People's Republic of China"),
                in_force: None,
                until: None,
            },
            Self::SupervisionLawRevised => Row {
                code: "supervision-law-2024",
                rank: Law,
                zh: ("监察法（2024年）", "中华人民共和国监察法"),
                en: ("Supervision Law (2024)", "Supervision Law of the People's Republic of China"),
                in_force: None,
                until: None,
            },
            Self::InformationDisclosure => Row {
                code: "information-disclosure",
                rank: AdministrativeRegulation,
                zh: ("政府信息公开条例", "中华人民共和国政府信息公开条例"),
                en: (
                    "Information Disclosure Regulation",
                    "Regulation of the People's Republic of China on the Disclosure of Government Information",
                ),
                in_force: Some((2019, 5, 15)),
                until: None,
            },
            Self::PetitionRegulation => Row {
                code: "petition-regulation",
                rank: AdministrativeRegulation,
                zh: ("信访条例", "信访条例"),
                en: ("Petition Regulation", "Regulation on Petitions"),
                in_force: Some((2005, 5, 1)),
                until: Some((2022, 4, 30)),
            },
            Self::PetitionWork => Row {
                code: "petition-work",
                rank: AdministrativeRegulation,
                zh: ("信访工作条例", "信访工作条例"),
                en: ("Petition Work Regulation", "Regulation on Petition Work"),
                in_force: Some((2022, 5, 1)),
                until: None,
            },
            Self::DeputiesLaw => Row {
                code: "deputies-law-2015",
                rank: Law,
                zh: ("代表法（2015年）", DEPUTIES_ZH),
                en: ("Deputies Law (2015)", DEPUTIES_EN),
                in_force: None,
                until: None,
            },
            Self::DeputiesLawRevised => Row {
                code: "deputies-law-2025",
                rank: Law,
                zh: ("代表法（2025年）", DEPUTIES_ZH),
                en: ("Deputies Law (2025)", DEPUTIES_EN),
                in_force: None,
                until: None,
            },
            Self::Inspection => Row {
                code: "inspection",
                rank: AdministrativeRegulation,
                zh: ("政府督查工作条例", "政府督查工作条例"),
                en: ("Inspection Regulation", "Regulation on Government Inspection Work"),
                in_force: Some((2021, 2, 1)),
                until: None,
            },
            Self::ArchivesLaw => Row {
                code: "archives-law",
                rank: Law,
                zh: ("档案法", "中华人民共和国档案法"),
                en: ("Archives Law", "Archives Law of the People's Republic of China"),
                in_force: Some((2021, 1, 1)),
                until: None,
            },
            Self::CivilCode => Row {
                code: "civil-code",
                rank: Law,
                zh: ("民法典", "中华人民共和国民法典"),
                en: ("Civil Code", "Civil Code of the People's Republic of China"),
                in_force: Some((2021, 1, 1)),
                until: None,
            },
            Self::LegislationLaw => Row {
                code: "legislation-law",
                rank: Law,
                zh: ("立法法", "中华人民共和国立法法"),
                en: ("Legislation Law", "Legislation Law of the People's Republic of China"),
                in_force: None,
                until: None,
            },
            Self::Holidays => Row {
                code: "holidays",
                rank: AdministrativeRegulation,
                zh: ("放假办法", "全国年节及纪念日放假办法"),
                en: ("Holiday Measures", "Measures on Public Holidays for Festivals and Memorial Days"),
                in_force: None,
                until: None,
            },
            Self::Local => Row {
                code: "local",
                rank: NormativeDocument,
                zh: ("本地规定", "本地规定"),
                en: ("Local Rule", "Local Rule"),
                in_force: None,
                until: None,
            },
        }
    }

    /// The instrument with exactly this code.
    pub(super) fn coded(code: &str) -> Result<Self, TitleFault> {
        let mut all = Self::ALL.into_iter();
        all.find(|known| known.code() == code).ok_or(TitleFault::Unknown)
    }

    /// The one instrument with this short or full title. A full title that two texts share names neither.
    pub(super) fn called(title: &str, titles: fn(Self) -> (&'static str, &'static str)) -> Result<Self, TitleFault> {
        let same = |known: &str| known.chars().map(narrow).eq(title.chars().map(narrow));
        let mut full = None;
        for instrument in Self::ALL {
            let (short, long) = titles(instrument);
            if same(short) {
                return Ok(instrument);
            }
            if same(long) {
                if full.is_some() {
                    return Err(TitleFault::TwoTexts);
                }
                full = Some(instrument);
            }
        }
        full.ok_or(TitleFault::Unknown)
    }
}

/// Why a title or code names no instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TitleFault {
    #[error("no instrument has that title or code")]
    Unknown,
    #[error("two texts share that title, which is told apart by the year as in `监察法（2018年）`")]
    TwoTexts,
}

/// Brackets of either width count as the same in a title.
const fn narrow(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

const DEPUTIES_ZH: &str = "中华人民共和国全国人民代表大会和地方各级人民代表大会代表法";
const DEPUTIES_EN: &str = "Law of the People's Republic of China on Deputies to the National People's Congress and to Local \
     People's Congresses at Various Levels";

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn instruments_are_told_apart() {
        for (place, instrument) in Instrument::ALL.into_iter().enumerate() {
            assert_eq!(instrument as usize, place);
        }
        assert_eq!(Instrument::Local as usize + 1, Instrument::ALL.len());
        for names in [Instrument::code, Instrument::short_zh, Instrument::short_en] {
            let all: BTreeSet<_> = Instrument::ALL.into_iter().map(names).collect();
            assert_eq!(all.len(), Instrument::ALL.len());
        }
        for instrument in Instrument::ALL {
            let code = instrument.code();
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{code}");
            assert!(!instrument.title_zh().contains(['《', '》']) && !instrument.title_en().contains(" art "));
        }
    }

    #[test]
    fn ranks_and_days() {
        assert!(Rank::Law > Rank::AdministrativeRegulation);
        assert!(Rank::AdministrativeRegulation > Rank::LocalRule);
        assert!(Rank::LocalRule > Rank::NormativeDocument);
        use Instrument::*;
        use Rank::*;
        let rows = [
            (Regulation, NormativeDocument, Some((2021, 1, 1)), None),
            (DecisionProcedure, AdministrativeRegulation, Some((2019, 9, 1)), None),
            (RegionalProcedure, LocalRule, None, None),
            (DisciplineLaw, Law, Some((2020, 7, 1)), None),
            (CivilServantLaw, Law, Some((2019, 6, 1)), None),
            (SupervisionLaw, Law, None, None),
            (SupervisionLawRevised, Law, None, None),
            (InformationDisclosure, AdministrativeRegulation, Some((2019, 5, 15)), None),
            (PetitionRegulation, AdministrativeRegulation, Some((2005, 5, 1)), Some((2022, 4, 30))),
            (PetitionWork, AdministrativeRegulation, Some((2022, 5, 1)), None),
            (DeputiesLaw, Law, None, None),
            (DeputiesLawRevised, Law, None, None),
            (Inspection, AdministrativeRegulation, Some((2021, 2, 1)), None),
            (ArchivesLaw, Law, Some((2021, 1, 1)), None),
            (CivilCode, Law, Some((2021, 1, 1)), None),
            (LegislationLaw, Law, None, None),
            (Holidays, AdministrativeRegulation, None, None),
            (Local, NormativeDocument, None, None),
        ];
        assert_eq!(rows.len(), Instrument::ALL.len());
        for (instrument, rank, in_force, until) in rows {
            assert_eq!(
                (instrument.rank(), instrument.in_force(), instrument.until()),
                (rank, in_force, until),
                "{instrument:?}"
            );
        }
    }
}
