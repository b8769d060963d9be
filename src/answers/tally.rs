//! Counts over the answers of many records: what a fleet of decisions comes to, without any of the records.

use alloc::{collections::BTreeMap, format, string::String};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    record::{PartyKind, Record},
    terms::{Clause, PartyNo, Text, duty::Status, form::codes},
};

use super::{Answer, AssessError, Assessment, Lamp, LampPolicy};

codes! {
    /// What became of a record of the fleet.
    pub enum Outcome {
        /// Answered.
        Answered = "answered" / "已作答" / "answered",
        /// The day lies before the regulation was in force.
        NotInForce = "not_in_force" / "尚未施行" / "not in force",
        /// More windows than one answer may list.
        TooManyWindows = "too_many_windows" / "周期过多" / "too many windows",
        /// The text is no record.
        Malformed = "malformed" / "记录有误" / "malformed",
    }
}

/// Counts over many answers: records by outcome, duties by article and status, and by bearer and status, lamps by
/// policy. Bearers are units, bodies and organs by their ids, so that one unit is one across records; a person is
/// never counted by name.
///
/// Tallies are a monoid: [`Tally::default`] changes nothing, and [`Tally::merge`] may be done in any order and any
/// grouping. Shares of a fleet counted anywhere fold into the same tally, and equal tallies serialize to equal
/// bytes. Counts stop at the largest number instead of wrapping.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    records: BTreeMap<Outcome, u64>,
    articles: BTreeMap<Clause, BTreeMap<Status, u64>>,
    bearers: BTreeMap<Text, BTreeMap<Status, u64>>,
    lamps: BTreeMap<LampPolicy, BTreeMap<Lamp, u64>>,
}

/// Adds one table of counts to another.
fn add<K: Ord>(into: &mut BTreeMap<K, u64>, from: BTreeMap<K, u64>) {
    for (key, count) in from {
        let sum = into.entry(key).or_default();
        *sum = sum.saturating_add(count);
    }
}

/// Counts one more.
fn count<K: Ord>(into: &mut BTreeMap<K, u64>, key: K) {
    let sum = into.entry(key).or_default();
    *sum = sum.saturating_add(1);
}

impl Tally {
    /// The tally of one record.
    pub(crate) fn of<'l>(
        record: &Record,
        assessment: &Result<Assessment, AssessError>,
        lamps: impl IntoIterator<Item = (LampPolicy, &'l [(PartyNo, Lamp)])>,
    ) -> Self {
        let answer = match assessment {
            Ok(Assessment::InForce(answer)) => answer,
            Ok(Assessment::NotInForce { .. }) => return Self::one(Outcome::NotInForce),
            Err(AssessError::TooManyWindows) => return Self::one(Outcome::TooManyWindows),
        };
        let mut tally = Self::one(Outcome::Answered);
        tally.duties(record, answer);
        for (policy, lamps) in lamps {
            let counts = tally.lamps.entry(policy).or_default();
            lamps.iter().for_each(|(_, lamp)| count(counts, *lamp));
        }
        tally
    }

    /// One record with this outcome, and nothing else.
    pub(crate) fn one(outcome: Outcome) -> Self {
        Self { records: [(outcome, 1)].into(), ..Self::default() }
    }

    fn duties(&mut self, record: &Record, answer: &Answer) {
        let mut bearers: BTreeMap<PartyNo, BTreeMap<Status, u64>> = BTreeMap::new();
        for duty in &answer.duties {
            let clause = duty.row.clause;
            let article = Clause::of(clause.instrument(), clause.article_no());
            count(self.articles.entry(article).or_default(), duty.status);
            if record.party(duty.bearer).is_some_and(|party| party.kind != PartyKind::Person) {
                count(bearers.entry(duty.bearer).or_default(), duty.status);
            }
        }
        self.bearers.extend(bearers.into_iter().map(|(party, counts)| (record.id(party).into(), counts)));
    }

    /// Both counted together.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        add(&mut self.records, other.records);
        for (article, counts) in other.articles {
            add(self.articles.entry(article).or_default(), counts);
        }
        for (bearer, counts) in other.bearers {
            add(self.bearers.entry(bearer).or_default(), counts);
        }
        for (policy, counts) in other.lamps {
            add(self.lamps.entry(policy).or_default(), counts);
        }
        self
    }

    /// How many records came to an outcome.
    #[must_use]
    pub fn records(&self, outcome: Outcome) -> u64 {
        self.records.get(&outcome).copied().unwrap_or(0)
    }

    /// The duties by article and status.
    pub fn articles(&self) -> impl Iterator<Item = (Clause, Status, u64)> + '_ {
        self.articles.iter().flat_map(|(article, counts)| counts.iter().map(|(status, n)| (*article, *status, *n)))
    }

    /// The duties by the id of their bearer and status.
    pub fn bearers(&self) -> impl Iterator<Item = (&str, Status, u64)> + '_ {
        self.bearers.iter().flat_map(|(id, counts)| counts.iter().map(move |(status, n)| (&**id, *status, *n)))
    }

    /// The lamps of units and bodies by policy.
    pub fn lamps(&self) -> impl Iterator<Item = (LampPolicy, Lamp, u64)> + '_ {
        self.lamps.iter().flat_map(|(policy, counts)| counts.iter().map(|(lamp, n)| (*policy, *lamp, *n)))
    }
}

impl FromIterator<Self> for Tally {
    fn from_iter<I: IntoIterator<Item = Self>>(tallies: I) -> Self {
        tallies.into_iter().fold(Self::default(), Self::merge)
    }
}

/// A table whose keys are written as text.
struct Keyed<'a, K, V, F>(&'a BTreeMap<K, V>, F);

impl<K, V: Serialize, F: Fn(&K) -> String> Serialize for Keyed<'_, K, V, F> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(key, value)| (self.1(key), value)))
    }
}

/// A policy with its number, such as `countdown:30`.
fn label(policy: &LampPolicy) -> String {
    match policy {
        LampPolicy::Countdown { days } => format!("countdown:{days}"),
        LampPolicy::Progress { percent } => format!("progress:{percent}"),
        LampPolicy::Slips { red } => format!("slips:{red}"),
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut form = s.serialize_map(Some(4))?;
        form.serialize_entry("records", &self.records)?;
        form.serialize_entry("articles", &Keyed(&self.articles, |article: &Clause| format!("{}", article.code())))?;
        form.serialize_entry("bearers", &self.bearers)?;
        form.serialize_entry("lamps", &Keyed(&self.lamps, label))?;
        form.end()
    }
}
