//! The ladders of the 政务处分法: which kinds of sanction a ground opens at which gravity. One table, each row
//! with its clause and the first day on which it is in force.
//!
//! **Decides.** The band of a ground at a gravity; from which gravity a ground starts at all; the extra element a
//! ground asks for; the kinds open to a class of person (arts 20 to 23); which grounds an item of art 21 makes candidates.
//!
//! **Leaves open.** Which kind within a band, and whether the facts fit: the decider's. The band of ground 41 is
//! the decider's own, once it names the rule breached.
//!
//! **Interpretation.** The candidates are an inference from the words of the items and are marked so: the text
//! itself only says that who meets the conditions of the law is dealt with under it. Shirking (推诿) is no word
//! of that law, so both 30(二) "in disguise" and 39(二) are candidates for item (2).

use crate::terms::{
    Clause, Day, Instrument, Words,
    accountability::Circumstance,
    discipline::{Gravity, Ground, Sanction},
    party::PersonClass,
};

const LAW: Instrument = Instrument::DisciplineLaw;

/// The first day on which the ladders are in force.
pub(crate) const FROM: Day = Day::of(2020, 7, 1);

/// The kinds open at one gravity, from the lightest to the heaviest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The lightest kind.
    pub lightest: Sanction,
    /// The heaviest kind.
    pub heaviest: Sanction,
}

/// What a ground opens at a gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// These kinds.
    Kinds(Band),
    /// Nothing: the ground only starts at a graver case.
    Nothing,
    /// By the circumstances: the decider's own band.
    Open,
}

/// One ground with its ladder.
#[derive(Debug)]
pub struct Ladder {
    /// The ground.
    pub ground: Ground,
    /// Its clause.
    pub clause: Clause,
    /// What it opens, from base to serious.
    pub rungs: [Rung; 3],
    /// The element it asks for besides the conduct.
    pub extra: Option<Words>,
    /// The first day it is in force.
    pub from: Day,
}

const fn band(lightest: Sanction, heaviest: Sanction) -> Rung {
    Rung::Kinds(Band { lightest, heaviest })
}

const WARNING_TO_MAJOR: Rung = band(Sanction::Warning, Sanction::MajorDemerit);
const DEMERIT_TO_MAJOR: Rung = band(Sanction::Demerit, Sanction::MajorDemerit);
const DEMOTION_TO_REMOVAL: Rung = band(Sanction::Demotion, Sanction::Removal);
const DISMISSAL: Rung = band(Sanction::Dismissal, Sanction::Dismissal);

const fn ladder(ground: Ground, clause: Clause, rungs: [Rung; 3]) -> Ladder {
    Ladder { ground, clause, rungs, extra: None, from: FROM }
}

const fn asking(ladder: Ladder, zh: &'static str, en: &'static str) -> Ladder {
    Ladder { extra: Some(Words { zh, en }), ..ladder }
}

/// The table: each ground with what it opens at base, grave and serious.
pub(crate) static LADDERS: [Ladder; 8] = [
    asking(
        ladder(
            Ground::Art28Item3,
            Clause::of(LAW, 28).paragraph(1).item(3),
            [DEMERIT_TO_MAJOR, DEMOTION_TO_REMOVAL, DISMISSAL],
        ),
        "该决策承载党和国家的重大决策部署",
        "the decision carries a major arrangement of Party and state",
    ),
    ladder(Ground::Art29, Clause::of(LAW, 29).paragraph(1), [Rung::Nothing, WARNING_TO_MAJOR, DEMOTION_TO_REMOVAL]),
    ladder(Ground::Art30Item1, Clause::of(LAW, 30).item(1), [WARNING_TO_MAJOR, WARNING_TO_MAJOR, DEMOTION_TO_REMOVAL]),
    ladder(Ground::Art30Item2, Clause::of(LAW, 30).item(2), [WARNING_TO_MAJOR, WARNING_TO_MAJOR, DEMOTION_TO_REMOVAL]),
    asking(
        ladder(
            Ground::Art38Item4,
            Clause::of(LAW, 38).paragraph(1).item(4),
            [Rung::Nothing, WARNING_TO_MAJOR, DEMOTION_TO_REMOVAL],
        ),
        "侵犯管理服务对象知情权，且造成不良后果或者影响",
        "the right to know of those served was infringed, with a bad consequence or effect",
    ),
    asking(
        ladder(Ground::Art39Item2, Clause::of(LAW, 39).item(2), [WARNING_TO_MAJOR, DEMOTION_TO_REMOVAL, DISMISSAL]),
        "造成不良后果或者影响",
        "a bad consequence or effect",
    ),
    asking(
        ladder(Ground::Art39Item4, Clause::of(LAW, 39).item(4), [WARNING_TO_MAJOR, DEMOTION_TO_REMOVAL, DISMISSAL]),
        "造成不良后果或者影响",
        "a bad consequence or effect",
    ),
    asking(
        ladder(Ground::Art41, Clause::of(LAW, 41), [Rung::Open, Rung::Open, Rung::Open]),
        "指明所违反的规定；可以给予处分",
        "the rule breached is named; a sanction is possible, not required",
    ),
];

/// The ladder of a ground.
pub(crate) fn of(ground: Ground) -> Option<&'static Ladder> {
    LADDERS.iter().find(|ladder| ladder.ground == ground)
}

impl Ladder {
    /// What it opens at a gravity.
    #[must_use]
    pub const fn at(&self, gravity: Gravity) -> Rung {
        let [base, grave, serious] = self.rungs;
        match gravity {
            Gravity::Base => base,
            Gravity::Grave => grave,
            Gravity::Serious => serious,
        }
    }
}

/// The heaviest kind open to a class of person (政务处分法 20 to 23); nothing for who is no public employee.
pub(crate) const fn heaviest(class: PersonClass) -> Option<Sanction> {
    match class {
        PersonClass::CivilServant | PersonClass::InstitutionManager | PersonClass::EnterpriseManager => {
            Some(Sanction::Dismissal)
        }
        PersonClass::GrassrootsManager | PersonClass::OtherPublic => Some(Sanction::MajorDemerit),
        PersonClass::NotPublic => None,
    }
}

/// A ground that an item of art 21 makes a candidate: an inference, never a finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The ground.
    pub ground: Ground,
    /// For which conduct of the item, where not for all of it.
    pub only: Option<Words>,
}

const fn candidate(ground: Ground) -> Candidate {
    Candidate { ground, only: None }
}

const fn only(ground: Ground, zh: &'static str, en: &'static str) -> Candidate {
    Candidate { ground, only: Some(Words { zh, en }) }
}

static WEAK: [Candidate; 1] = [candidate(Ground::Art39Item2)];
static REFUSING: [Candidate; 4] = [
    candidate(Ground::Art30Item2),
    candidate(Ground::Art28Item3),
    only(Ground::Art30Item1, "限于第十四条的擅自变更、停止", "for a change or stop under art 14"),
    only(Ground::Art39Item2, "限于推诿执行", "for shirking"),
];
static MISREPORTING: [Candidate; 2] =
    [candidate(Ground::Art29), only(Ground::Art39Item4, "限于谎报", "for a false report")];
static NEGLECT: [Candidate; 2] = [candidate(Ground::Art39Item2), candidate(Ground::Art39Item4)];
static OTHER: [Candidate; 2] =
    [candidate(Ground::Art41), only(Ground::Art38Item4, "限于第十八条的公开", "for disclosure under art 18")];

/// The candidate grounds of an item of art 21, an inference.
pub(crate) fn candidates(item: Circumstance) -> &'static [Candidate] {
    match item {
        Circumstance::Weak => &WEAK,
        Circumstance::Refusing => &REFUSING,
        Circumstance::Misreporting => &MISREPORTING,
        Circumstance::Neglect => &NEGLECT,
        Circumstance::Other => &OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::discipline::Sanction::{Demerit, Demotion, Dismissal, MajorDemerit, Removal, Warning};

    /// The ladders again, written from the law by hand: base, grave, serious.
    #[test]
    fn the_table_is_the_law() {
        let light = Some((Warning, MajorDemerit));
        let middle = Some((Demotion, Removal));
        let last = Some((Dismissal, Dismissal));
        for (ground, code, expected) in [
            (Ground::Art28Item3, "discipline-law:28.1(3)", [Some((Demerit, MajorDemerit)), middle, last]),
            (Ground::Art29, "discipline-law:29.1", [None, light, middle]),
            (Ground::Art30Item1, "discipline-law:30(1)", [light, light, middle]),
            (Ground::Art30Item2, "discipline-law:30(2)", [light, light, middle]),
            (Ground::Art38Item4, "discipline-law:38.1(4)", [None, light, middle]),
            (Ground::Art39Item2, "discipline-law:39(2)", [light, middle, last]),
            (Ground::Art39Item4, "discipline-law:39(4)", [light, middle, last]),
        ] {
            let ladder = of(ground).unwrap();
            assert_eq!(alloc::string::ToString::to_string(&ladder.clause.code()), code);
            assert_eq!(ladder.from, Day::of(2020, 7, 1));
            for (gravity, expected) in Gravity::ALL.iter().zip(expected) {
                let got = match ladder.at(*gravity) {
                    Rung::Kinds(band) => Some((band.lightest, band.heaviest)),
                    Rung::Nothing => None,
                    Rung::Open => panic!("only ground 41 is open"),
                };
                assert_eq!(got, expected, "{ground:?} {gravity:?}");
            }
        }
        assert_eq!(of(Ground::Art41).unwrap().rungs, [Rung::Open; 3]);
        assert_eq!(LADDERS.len(), Ground::ALL.len());
    }

    #[test]
    fn who_asks_for_more_than_the_conduct() {
        let asks: alloc::vec::Vec<_> =
            LADDERS.iter().filter(|ladder| ladder.extra.is_some()).map(|ladder| ladder.ground).collect();
        assert_eq!(
            asks,
            [Ground::Art28Item3, Ground::Art38Item4, Ground::Art39Item2, Ground::Art39Item4, Ground::Art41]
        );
    }

    #[test]
    fn periods_and_classes() {
        let periods: alloc::vec::Vec<_> = Sanction::ALL.iter().map(|kind| kind.months()).collect();
        assert_eq!(periods, [Some(6), Some(12), Some(18), Some(24), Some(24), None]);
        let heaviest: alloc::vec::Vec<_> = PersonClass::ALL.iter().map(|class| heaviest(*class)).collect();
        assert_eq!(
            heaviest,
            [Some(Dismissal), Some(Dismissal), Some(Dismissal), Some(MajorDemerit), Some(MajorDemerit), None]
        );
    }

    #[test]
    fn every_item_has_candidates() {
        use Ground::{Art28Item3, Art29, Art30Item1, Art30Item2, Art38Item4, Art39Item2, Art39Item4, Art41};
        for (item, expected) in [
            (Circumstance::Weak, &[Art39Item2][..]),
            (Circumstance::Refusing, &[Art30Item2, Art28Item3, Art30Item1, Art39Item2]),
            (Circumstance::Misreporting, &[Art29, Art39Item4]),
            (Circumstance::Neglect, &[Art39Item2, Art39Item4]),
            (Circumstance::Other, &[Art41, Art38Item4]),
        ] {
            let got: alloc::vec::Vec<_> = candidates(item).iter().map(|candidate| candidate.ground).collect();
            assert_eq!(got, expected, "{item:?}");
        }
    }
}
