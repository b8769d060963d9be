//! The routes: which step may be sought against what, within which period, before whom, and within which period
//! it is answered. One table; each period with its clause.
//!
//! The route follows who decided, not the word 复核. The periods of the 监察法 stand in article 49 of the text of
//! 2018 and in article 56 of the revised one; both are cited, for the day on which the revision took effect is not
//! verified and the periods are the same.

use crate::terms::{
    Clause, Instrument, Period,
    remedy::{RemedyRegime, RemedyStep},
    standard::Governing,
};

const CIVIL: Instrument = Instrument::CivilServantLaw;
const SUPERVISION: Clause = Clause::of(Instrument::SupervisionLaw, 49);
const SUPERVISION_REVISED: Clause = Clause::of(Instrument::SupervisionLawRevised, 56);
const INSPECTION: Clause = Clause::of(Instrument::Inspection, 17);

/// Before whom a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forum {
    /// The organ that decided.
    Decider,
    /// The civil-service department at the level, or the next higher organ.
    CivilServiceOrHigher,
    /// The next higher organ of the one that answered.
    Higher,
    /// The next higher supervisory organ.
    HigherSupervisory,
    /// The text names none.
    NotNamed,
}

impl Forum {
    /// Its name in both languages.
    #[must_use]
    pub const fn words(self) -> &'static crate::terms::Words {
        use crate::terms::Words;
        match self {
            Self::Decider => const { &Words { zh: "原决定机关", en: "the organ that decided" } },
            Self::CivilServiceOrHigher => {
                const {
                    &Words {
                        zh: "同级公务员主管部门或者上一级机关",
                        en: "the civil-service department at the level or the next higher organ",
                    }
                }
            }
            Self::Higher => const { &Words { zh: "上一级机关", en: "the next higher organ" } },
            Self::HigherSupervisory => {
                const { &Words { zh: "上一级监察机关", en: "the next higher supervisory organ" } }
            }
            Self::NotNamed => const { &Words { zh: "未指明的机关", en: "a body the text does not name" } },
        }
    }
}

/// What the period of an answer runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answering {
    /// The body's receipt of the filing.
    Receipt(Governing),
    /// Its acceptance, extensible.
    Acceptance(Governing),
    /// No period in the law.
    Open,
}

/// One step of a route.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) regime: RemedyRegime,
    /// The step whose answer it attacks; none for the decision itself.
    pub(crate) after: Option<RemedyStep>,
    pub(crate) step: RemedyStep,
    /// The period to file in, from knowing of or receiving what it attacks.
    pub(crate) within: Option<Governing>,
    pub(crate) forum: Forum,
    pub(crate) answered: Answering,
    /// The clause of the step.
    pub(crate) clause: Clause,
    /// The same place in the revised text.
    pub(crate) revised: Option<Clause>,
}

const fn within(period: Period, clause: Clause) -> Option<Governing> {
    Some(Governing::statute(period, clause))
}

const KNOWING: Clause = Clause::of(CIVIL, 95).paragraph(1);
const SECOND: Clause = Clause::of(CIVIL, 95).paragraph(2);
const ANSWERING: Clause = Clause::of(CIVIL, 96);
const RECONSIDERED: Answering = Answering::Receipt(Governing::statute(Period::Days(30), ANSWERING));
const APPEALED: Answering = Answering::Acceptance(Governing::statute(Period::Days(60), ANSWERING));

/// By how many days at most the answer to an appeal may be put off, all extensions together.
pub(crate) const EXTENSION: u32 = 30;

pub(crate) static ROUTES: [Route; 8] = [
    Route {
        regime: RemedyRegime::CivilServant,
        after: None,
        step: RemedyStep::Reconsideration,
        within: within(Period::Days(30), KNOWING),
        forum: Forum::Decider,
        answered: RECONSIDERED,
        clause: KNOWING,
        revised: None,
    },
    Route {
        regime: RemedyRegime::CivilServant,
        after: None,
        step: RemedyStep::Appeal,
        within: within(Period::Days(30), KNOWING),
        forum: Forum::CivilServiceOrHigher,
        answered: APPEALED,
        clause: KNOWING,
        revised: None,
    },
    Route {
        regime: RemedyRegime::CivilServant,
        after: Some(RemedyStep::Reconsideration),
        step: RemedyStep::Appeal,
        within: within(Period::Days(15), KNOWING),
        forum: Forum::CivilServiceOrHigher,
        answered: APPEALED,
        clause: KNOWING,
        revised: None,
    },
    Route {
        regime: RemedyRegime::CivilServant,
        after: Some(RemedyStep::Appeal),
        step: RemedyStep::SecondAppeal,
        within: None,
        forum: Forum::Higher,
        answered: Answering::Open,
        clause: SECOND,
        revised: None,
    },
    Route {
        regime: RemedyRegime::Supervisory,
        after: None,
        step: RemedyStep::SupervisoryReview,
        within: within(Period::Months(1), SUPERVISION),
        forum: Forum::Decider,
        answered: Answering::Receipt(Governing::statute(Period::Months(1), SUPERVISION)),
        clause: SUPERVISION,
        revised: Some(SUPERVISION_REVISED),
    },
    Route {
        regime: RemedyRegime::Supervisory,
        after: Some(RemedyStep::SupervisoryReview),
        step: RemedyStep::SupervisoryReexamination,
        within: within(Period::Months(1), SUPERVISION),
        forum: Forum::HigherSupervisory,
        answered: Answering::Receipt(Governing::statute(Period::Months(2), SUPERVISION)),
        clause: SUPERVISION,
        revised: Some(SUPERVISION_REVISED),
    },
    Route {
        regime: RemedyRegime::Inspection,
        after: None,
        step: RemedyStep::InspectionReview,
        within: within(Period::Days(30), INSPECTION),
        forum: Forum::Decider,
        answered: Answering::Receipt(Governing::statute(Period::Days(30), INSPECTION)),
        clause: INSPECTION,
        revised: None,
    },
    Route {
        regime: RemedyRegime::NoneNamed,
        after: None,
        step: RemedyStep::Other,
        within: None,
        forum: Forum::NotNamed,
        answered: Answering::Open,
        clause: Clause::article(22),
        revised: None,
    },
];

/// The steps that may be taken from a state: against the decision, or against the answer to a step.
pub(crate) fn following(regime: RemedyRegime, after: Option<RemedyStep>) -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().filter(move |route| route.regime == regime && route.after == after)
}
