//! A random record with random questions about it, and the run of a law over many of them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    env,
    time::Instant,
};

use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestError, TestRunner},
};
use serde_json::{Value, json};
use zeren::{
    engine::{Case, Draft, Effect},
    explain::document::AnswerDocument,
    record::{Entry, Id, Record, Statement, What},
    terms::{Day, EntryNo, PartyNo, Setting, Standards},
};

use crate::generate;

/// How many records a law is asked of.
const CASES: u32 = 256;
const DEEP: u32 = 100_000;

/// The first day of the regulation.
pub(crate) const FORCE: Day = Day::of(2021, 1, 1);

/// A random record under the standards that law fixes or under the demonstration ones, and choices of what to ask.
pub(crate) struct Life {
    pub(crate) record: Record,
    pub(crate) setting: Setting,
    moments: Vec<Day>,
    pub(crate) choose: Choose,
}

impl Life {
    fn new(record: Record, seed: u64) -> Self {
        let mut choose = Choose(seed);
        let standards = if choose.one_in(2) { Standards::statutory() } else { Standards::indicative() };
        let moments = generate::moments(&record);
        Self { record, setting: Setting::new(standards), moments, choose }
    }

    /// The case of the whole record.
    pub(crate) fn case(&self) -> Case {
        self.case_of(self.record.clone())
    }

    /// The case of another record under the same standards.
    pub(crate) fn case_of(&self, record: Record) -> Case {
        Case::new(record, self.setting.clone())
    }

    /// The record of the first entries.
    pub(crate) fn prefix(&self, count: usize) -> Record {
        let mut document = self.record.document();
        document.entries.truncate(count);
        document.open().unwrap_or_else(|error| panic!("{error}"))
    }

    /// A day on which something may turn; most often one late in the record, where there is more to answer.
    pub(crate) fn day(&mut self) -> Day {
        let days = self.record.entries().iter().filter_map(|entry| entry.day());
        let begun = days.min().unwrap_or(FORCE).max(FORCE);
        let first = self.moments.partition_point(|day| *day < begun);
        let last = self.moments.partition_point(|day| *day <= self.last().plus_days(60)).max(first);
        let within = match self.choose.below(4) {
            0 => 0..self.moments.len(),
            1 => first..last,
            _ => first + (last - first) / 2..last,
        };
        self.choose.of(&self.moments[within]).copied().unwrap_or(FORCE)
    }

    /// The last day of any entry.
    pub(crate) fn last(&self) -> Day {
        let days = self.record.entries().iter().flat_map(|entry| [entry.day(), Some(entry.recorded_on)]);
        days.flatten().max().unwrap_or(FORCE)
    }

    /// Somewhere to cut the record in two, after the decision was adopted.
    pub(crate) fn cut(&mut self) -> usize {
        let entries = self.record.entries();
        let adopted = entries.iter().position(|entry| entry.what.class() == "execution").unwrap_or(0);
        adopted + 1 + self.choose.below(entries.len() - adopted)
    }
}

/// Choices that follow from a seed.
#[derive(Debug, Clone)]
pub(crate) struct Choose(u64);

impl Choose {
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// In how many records there was something for a law to hold of.
#[derive(Debug, Default)]
pub(crate) struct Met {
    here: BTreeSet<&'static str>,
    records: BTreeMap<&'static str, u32>,
}

impl Met {
    /// This record has such a thing.
    pub(crate) fn once(&mut self, what: &'static str) {
        self.here.insert(what);
    }

    /// The same where it is so.
    pub(crate) fn once_if(&mut self, so: bool, what: &'static str) {
        if so {
            self.once(what);
        }
    }
}

/// Asks a law of random records. `rates` says of each thing that makes the law worth asking in how many of ten
/// thousand records it must come up at least; in a deep run, of which one record in ten is as long as all of an ordinary
/// one, in a tenth as many. What is too rare for the records of an ordinary run is missed in the deep one only.
pub(crate) fn holds(
    number: u64,
    rates: &[(&'static str, u32)],
    law: impl Fn(&mut Life, &mut Met) -> Result<(), TestCaseError>,
) {
    let deep: Option<u64> = env::var("ZEREN_DEEP").ok().map(|seed| seed.parse().expect("ZEREN_DEEP is a number"));
    let cases = if deep.is_some() { DEEP } else { CASES };
    let config = ProptestConfig {
        cases,
        // The records follow from the number of the law and that of the run: a failure comes again by itself.
        rng_seed: RngSeed::Fixed(deep.unwrap_or(0) * 100 + number),
        failure_persistence: None,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    };
    let met = RefCell::new(Met::default());
    let began = Instant::now();
    let result = TestRunner::new(config).run(&(records(deep.is_some()), any::<u64>()), |(record, seed)| {
        let mut met = met.borrow_mut();
        let held = law(&mut Life::new(record, seed), &mut met);
        for what in std::mem::take(&mut met.here) {
            *met.records.entry(what).or_default() += 1;
        }
        held
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(why, (record, seed))) => {
            panic!("law {number}: {why}\nseed {seed}, {} entries\n{}", record.entries().len(), record.to_json())
        }
        Err(TestError::Abort(why)) => panic!("law {number}: {why}"),
    }
    let met = met.into_inner().records;
    println!("law {number}: {cases} records in {:.0?}; {met:?}", began.elapsed());
    for what in met.keys() {
        assert!(rates.iter().any(|(name, _)| name == what), "law {number}: no rate is stated for `{what}`");
    }
    for (what, rate) in rates {
        let found = met.get(what).copied().unwrap_or(0);
        let wanted = u64::from(*rate) * u64::from(cases) / if deep.is_some() { 100_000 } else { 10_000 };
        assert!(u64::from(found) >= wanted, "law {number}: `{what}` came up in {found} records, not in {wanted}");
    }
}

/// The generator's records. A deep run tells nine of ten in fewer words: an hour is then enough for all laws.
fn records(deep: bool) -> BoxedStrategy<Record> {
    let short = prop::collection::vec(any::<u32>(), 40..180).prop_map(generate::from_tape);
    if deep { prop_oneof![9 => short, 1 => generate::record()].boxed() } else { generate::record().boxed() }
}

/// What a case answers as of a day, as a document; nothing where there would be too many windows.
pub(crate) fn document(case: &Case, on: Day) -> Option<AnswerDocument> {
    Some(case.document(&case.assess(on).ok()?))
}

/// The bytes of that document.
pub(crate) fn bytes(case: &Case, on: Day) -> String {
    document(case, on).map_or_else(String::new, |document| serde_json::to_string(&document).unwrap())
}

/// The same without how much of the record was known when.
pub(crate) fn said(case: &Case, on: Day) -> Option<AnswerDocument> {
    document(case, on).map(without_inputs)
}

/// A document without what it was computed with.
pub(crate) fn without_inputs(mut document: AnswerDocument) -> AnswerDocument {
    (document.inputs.known_on, document.inputs.entries) = (None, None);
    document
}

/// The first place in which two documents differ, for a message.
pub(crate) fn difference(a: &Option<AnswerDocument>, b: &Option<AnswerDocument>) -> String {
    fn first(path: &str, a: &Value, b: &Value) -> Option<String> {
        match (a, b) {
            (Value::Object(a), Value::Object(b)) => {
                let keys: BTreeSet<_> = a.keys().chain(b.keys()).collect();
                let at = |map: &serde_json::Map<String, Value>, key: &String| map.get(key).cloned().unwrap_or_default();
                keys.into_iter().find_map(|key| first(&format!("{path}/{key}"), &at(a, key), &at(b, key)))
            }
            (Value::Array(a), Value::Array(b)) => {
                let at = |list: &[Value], n: usize| list.get(n).cloned().unwrap_or_default();
                (0..a.len().max(b.len())).find_map(|n| first(&format!("{path}/{n}"), &at(a, n), &at(b, n)))
            }
            _ if a == b => None,
            _ => Some(format!("{path}: {a} against {b}")),
        }
    }
    first("", &json!(a), &json!(b)).unwrap_or_default()
}

/// The entries taken back, each with the statement that took it back: a refused retraction takes nothing back.
pub(crate) fn taken_back(case: &Case) -> BTreeMap<EntryNo, EntryNo> {
    let mut taken = BTreeMap::new();
    for entry in case.record().entries() {
        if let What::Statement(Statement::Retraction(form)) = &entry.what
            && case.effect(entry.no) != Effect::WithoutEffect
        {
            taken.entry(form.entry).or_insert(entry.no);
        }
    }
    taken
}

/// A case with one more entry, as it stands on disk but for its number.
pub(crate) fn with_entry(case: &Case, mut entry: Value) -> Result<Case, String> {
    entry["no"] = json!(case.record().entries().len() + 1);
    let text = entry.to_string();
    let entry: Entry<Id<'_>> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    case.suppose_entries([entry]).map_err(|malformed| malformed.to_string())
}

/// Says nothing new: evidence for an entry that has some.
pub(crate) fn nothing_new(entry: &Entry<Id<'_>>, evidenced: EntryNo) -> Entry<Id<'static>> {
    let text = json!({
        "no": entry.no, "recorded_on": entry.recorded_on, "by": "organ", "recorded_by": "organ",
        "statement": { "evidence_added": { "entry": evidenced, "evidence": ["more"] } },
    })
    .to_string();
    let said: Entry<Id<'_>> = serde_json::from_str(&text).unwrap();
    let organ = || zeren::terms::form::AnyRef(Id("organ".into()));
    let What::Statement(Statement::EvidenceAdded(form)) = said.what else { panic!("evidence") };
    Entry {
        no: said.no,
        on: None,
        precision: said.precision,
        recorded_on: said.recorded_on,
        by: organ(),
        recorded_by: organ(),
        evidence: Vec::new(),
        reference: None,
        what: What::Statement(Statement::EvidenceAdded(form)),
    }
}

/// The first entry with evidence, before a number of entries have passed.
pub(crate) fn evidenced(record: &Record, before: usize) -> Option<EntryNo> {
    record.entries().iter().take(before).find(|entry| !entry.evidence.is_empty()).map(|entry| entry.no)
}

/// The draft of an entry dated to the day.
pub(crate) fn draft<'a>(entry: &'a Entry<Id<'a>>, evidence: &'a [&'a str]) -> Draft<'a> {
    Draft {
        on: entry.on,
        recorded_on: entry.recorded_on,
        by: &entry.by.0.0,
        recorded_by: &entry.recorded_by.0.0,
        evidence,
        reference: entry.reference.as_deref(),
        what: entry.what.clone(),
    }
}

/// The id of a party.
pub(crate) fn id(case: &Case, party: PartyNo) -> &str {
    case.record().id(party)
}
