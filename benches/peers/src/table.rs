//! The table of art 21 over flat facts: first row that holds. Written once as data, from which the program of every
//! engine that reads a language is made; the compiled ones (`floor`, `datalog`) are written beside it by hand.

use serde::{Deserialize, Serialize};
use zeren::terms::accountability::{Eligible, Measure};

/// What holds on the day of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) struct Flat {
    pub(crate) measure: Asked,
    /// The circumstance is established.
    pub(crate) established: bool,
    /// It is settled that the regulation applies to the organ.
    pub(crate) settled: bool,
    /// The conduct reaches 2021-01-01.
    pub(crate) reaches: bool,
    pub(crate) withdrawn: bool,
    pub(crate) ordered: bool,
    pub(crate) refused: bool,
    pub(crate) corrected: bool,
    pub(crate) interviewed: bool,
    pub(crate) circulated: bool,
    /// Whether the organ determined that interview and circular remain due.
    pub(crate) still_due: Said,
    pub(crate) head: Head,
    /// The person is referred for this circumstance.
    pub(crate) referred: bool,
    /// The person was a public employee.
    pub(crate) public: Said,
    /// The organ determined that the person answers.
    pub(crate) answers: Said,
    /// The organ determined that the facts fit a ground.
    pub(crate) ground: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Asked {
    OrderCorrection,
    Interview,
    Circulate,
    Refer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Said {
    Yes,
    No,
    Nothing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Head {
    Known,
    Unknown,
    Vacant,
}

impl Asked {
    pub(crate) const ALL: [Self; 4] = [Self::OrderCorrection, Self::Interview, Self::Circulate, Self::Refer];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::OrderCorrection => "order_correction",
            Self::Interview => "interview",
            Self::Circulate => "circulate",
            Self::Refer => "refer",
        }
    }

    pub(crate) const fn measure(self) -> Measure {
        match self {
            Self::OrderCorrection => Measure::OrderCorrection,
            Self::Interview => Measure::Interview,
            Self::Circulate => Measure::Circulate,
            Self::Refer => Measure::Refer,
        }
    }
}

/// A fact that a row asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fact {
    /// Which measure is asked about: for a program of the whole table only.
    Measure,
    Established,
    Settled,
    Reaches,
    Withdrawn,
    Ordered,
    Refused,
    Corrected,
    Interviewed,
    Circulated,
    StillDue,
    Head,
    Referred,
    Public,
    Answers,
    Ground,
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    Flag(bool),
    Word(&'static str),
}

impl Fact {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Established => "established",
            Self::Settled => "settled",
            Self::Reaches => "reaches",
            Self::Withdrawn => "withdrawn",
            Self::Ordered => "ordered",
            Self::Refused => "refused",
            Self::Corrected => "corrected",
            Self::Interviewed => "interviewed",
            Self::Circulated => "circulated",
            Self::StillDue => "still_due",
            Self::Head => "head",
            Self::Referred => "referred",
            Self::Public => "public",
            Self::Answers => "answers",
            Self::Ground => "ground",
        }
    }
}

impl Said {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Nothing => "nothing",
        }
    }
}

impl Head {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unknown => "unknown",
            Self::Vacant => "vacant",
        }
    }
}

impl Flat {
    pub(crate) const fn get(&self, fact: Fact) -> Is {
        match fact {
            Fact::Measure => Is::Word(self.measure.word()),
            Fact::Established => Is::Flag(self.established),
            Fact::Settled => Is::Flag(self.settled),
            Fact::Reaches => Is::Flag(self.reaches),
            Fact::Withdrawn => Is::Flag(self.withdrawn),
            Fact::Ordered => Is::Flag(self.ordered),
            Fact::Refused => Is::Flag(self.refused),
            Fact::Corrected => Is::Flag(self.corrected),
            Fact::Interviewed => Is::Flag(self.interviewed),
            Fact::Circulated => Is::Flag(self.circulated),
            Fact::StillDue => Is::Word(self.still_due.word()),
            Fact::Head => Is::Word(self.head.word()),
            Fact::Referred => Is::Flag(self.referred),
            Fact::Public => Is::Word(self.public.word()),
            Fact::Answers => Is::Word(self.answers.word()),
            Fact::Ground => Is::Flag(self.ground),
        }
    }
}

/// A row: for these measures, when all of this holds, this answer. Its number is what engines answer with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) number: u8,
    measures: &'static [Asked],
    pub(crate) when: &'static [(Fact, Is)],
    /// Nothing where the circumstance is not established.
    pub(crate) eligible: Option<Eligible>,
    /// The code of the point that decides.
    pub(crate) reason: &'static str,
}

const ALL: &[Asked] = &Asked::ALL;
const LADDER: &[Asked] = &[Asked::OrderCorrection, Asked::Interview, Asked::Circulate];
const RUNGS: &[Asked] = &[Asked::Interview, Asked::Circulate];
const ORDER: &[Asked] = &[Asked::OrderCorrection];
const INTERVIEW: &[Asked] = &[Asked::Interview];
const CIRCULAR: &[Asked] = &[Asked::Circulate];
const REFER: &[Asked] = &[Asked::Refer];

const YES: Is = Is::Flag(true);
const NO: Is = Is::Flag(false);

macro_rules! rows {
    ($($number:literal $measures:ident [$($fact:ident $is:expr),*] $eligible:expr, $reason:literal;)*) => {
        /// In the order in which they are asked.
        pub(crate) const ROWS: &[Row] = &[$(Row {
            number: $number,
            measures: $measures,
            when: &[$((Fact::$fact, $is)),*],
            eligible: $eligible,
            reason: $reason,
        }),*];
    };
}

use Eligible::{Barred, Done, Must, NotYet, Open};

rows! {
    0 ALL [Established NO] None, "";
    1 ORDER [Ordered YES] Some(Done), "21.measure-taken";
    2 INTERVIEW [Interviewed YES] Some(Done), "21.measure-taken";
    3 CIRCULAR [Circulated YES] Some(Done), "21.measure-taken";
    4 REFER [Referred YES] Some(Done), "21.one-referral";
    5 LADDER [Settled NO] Some(Open), "02.application";
    6 REFER [Settled NO] Some(Open), "21.refer-application";
    7 LADDER [Withdrawn YES] Some(Barred), "21.proceeding-ended";
    8 RUNGS [Corrected YES, Refused NO] Some(Barred), "21.proceeding-ended";
    9 LADDER [Reaches NO] Some(Barred), "21.proceeding-reaches-force";
    10 RUNGS [Corrected YES, StillDue Is::Word("no")] Some(Barred), "21.still-due";
    11 RUNGS [Ordered NO] Some(NotYet), "21.no-order";
    12 RUNGS [Refused NO] Some(NotYet), "21.no-refusal";
    13 INTERVIEW [Head Is::Word("vacant")] Some(NotYet), "21.no-head";
    14 INTERVIEW [Head Is::Word("unknown")] Some(Open), "21.head-unknown";
    15 RUNGS [Corrected YES, StillDue Is::Word("nothing")] Some(Open), "21.still-due";
    16 LADDER [] Some(Must), "21.measure-in-state";
    17 REFER [Withdrawn YES] Some(Barred), "21.refer-not-withdrawn";
    18 REFER [Reaches NO] Some(Barred), "21.refer-in-force";
    19 REFER [Public Is::Word("no")] Some(Barred), "21.not-public-employee";
    20 REFER [Answers Is::Word("no")] Some(Barred), "21.determined-against";
    21 REFER [Answers Is::Word("nothing")] Some(NotYet), "21.determined-leader";
    22 REFER [Ground NO] Some(NotYet), "21.ground-fits-one";
    23 REFER [Public Is::Word("nothing")] Some(Open), "21.public-employee";
    24 REFER [] Some(Must), "21.parallel-liability";
}

/// The rows of one measure: each engine gets a program of its own for each, so that none pays for the others.
pub(crate) fn of(rows: &[Row], measure: Asked) -> Vec<Row> {
    rows.iter().filter(|row| row.measures.contains(&measure)).copied().collect()
}

/// The same table as one for all measures: a row for each measure that it speaks of, which asks for the measure first.
/// The last row is left to whatever no other decides.
pub(crate) fn whole(rows: &[Row]) -> Vec<Row> {
    let one = |row: &Row, measure: Asked| {
        let mut when = vec![(Fact::Measure, Is::Word(measure.word()))];
        when.extend(row.when);
        Row { measures: ALL, when: when.leak(), ..*row }
    };
    let Some((last, rows)) = rows.split_last() else { unreachable!("the table has rows") };
    let each = rows.iter().flat_map(|row| match row.measures.len() {
        4 => vec![*row],
        _ => row.measures.iter().map(|measure| one(row, *measure)).collect(),
    });
    each.chain([Row { measures: ALL, ..*last }]).collect()
}

/// The facts that some rows ask for: no engine is handed any other.
pub(crate) fn facts(rows: &[Row]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = rows.iter().flat_map(|row| row.when.iter().map(|(fact, _)| *fact)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// The table with a fault in it: interview and circular no longer wait for the refusal, and a referral does not
/// ask for a ground.
pub(crate) fn wrong() -> Vec<Row> {
    ROWS.iter().filter(|row| !matches!(row.reason, "21.no-refusal" | "21.ground-fits-one")).copied().collect()
}

/// The answer as a service would send it.
pub(crate) fn text(number: u8) -> String {
    let row = &ROWS[usize::from(number)];
    said(row.eligible, row.reason)
}

pub(crate) fn said(eligible: Option<Eligible>, reason: &str) -> String {
    #[derive(Serialize)]
    struct Answer<'a> {
        eligible: Option<&'static str>,
        reason: &'a str,
    }
    serde_json::to_string(&Answer { eligible: eligible.map(Eligible::code), reason }).expect("two texts")
}
