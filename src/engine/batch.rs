//! Many records under one setting. Each is answered by a pure function of it, so that a host may drive the batch
//! with its own threads; with the feature `parallel` the crate does it itself.

use alloc::{sync::Arc, vec::Vec};

use crate::{
    answers::{AssessError, Assessment, LampPolicy, Tally},
    record::Record,
    terms::{Day, Setting},
};

use super::{Case, Rulebook};

/// What the records of a batch are answered under: the setting, the host's rules, the day, and the lamps that a
/// tally counts. Cheap to clone; one serves any number of threads.
///
/// ```
/// use zeren::{answers::tally::{Outcome, Tally}, engine::Batch, record::Record, terms::{Day, Setting}};
///
/// let text = include_str!("../../examples/data/baotou-2025-plan.json");
/// let batch = Batch::new(Setting::default(), Day::of(2026, 1, 31));
/// // Each record by itself, on whichever thread; the tallies fold in any order.
/// let fleet: Tally = (0..3).map(|_| batch.tally(Record::from_json(text).unwrap())).collect();
/// assert_eq!(fleet.records(Outcome::Answered), 3);
/// ```
#[derive(Debug, Clone)]
pub struct Batch {
    setting: Arc<Setting>,
    rules: Rulebook,
    as_of: Day,
    lamps: Arc<[LampPolicy]>,
}

impl Batch {
    /// A batch under a setting, as of a day, without rules of the host and without lamps.
    #[must_use]
    pub fn new(setting: Setting, as_of: Day) -> Self {
        Self { setting: Arc::new(setting), rules: Rulebook::EMPTY, as_of, lamps: Arc::new([]) }
    }

    /// The same under rules of the host, too.
    #[must_use]
    pub fn with_rules(self, rules: Rulebook) -> Self {
        Self { rules, ..self }
    }

    /// The same, tallying the lamps of these policies, too.
    #[must_use]
    pub fn with_lamps(self, policies: &[LampPolicy]) -> Self {
        Self { lamps: policies.into(), ..self }
    }

    /// The case of one record, and its answer.
    ///
    /// # Errors
    ///
    /// The answer is an error where it would list more windows than one answer may; the case is there all the same.
    pub fn answer(&self, record: Record) -> (Case, Result<Assessment, AssessError>) {
        let case = Case::shared(record, Arc::clone(&self.setting), self.rules.clone());
        let assessment = case.assess(self.as_of);
        (case, assessment)
    }

    /// The tally of one record. Nothing of the record is kept.
    #[must_use]
    pub fn tally(&self, record: Record) -> Tally {
        let (case, assessment) = self.answer(record);
        let lamps: Vec<_> = match assessment.as_ref().ok().and_then(Assessment::answer) {
            Some(answer) => self.lamps.iter().map(|policy| (*policy, case.lamps(answer, *policy))).collect(),
            None => Vec::new(),
        };
        Tally::of(case.record(), &assessment, lamps.iter().map(|(policy, lamps)| (*policy, &**lamps)))
    }

    /// The tally of one record from its JSON text; a text that is no record counts as malformed.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn tally_json(&self, text: &str) -> Tally {
        match Record::from_json(text) {
            Ok(record) => self.tally(record),
            Err(_) => Tally::one(crate::answers::tally::Outcome::Malformed),
        }
    }

    /// What a host makes of each record's case and answer, in the order of the records, on the threads of the
    /// current rayon pool. The same at any number of threads, as long as `make` is a function of what it is given.
    #[cfg(feature = "parallel")]
    pub fn map<T: Send>(
        &self,
        records: Vec<Record>,
        make: impl Fn(&Case, Result<Assessment, AssessError>) -> T + Sync,
    ) -> Vec<T> {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        let made = records.into_par_iter().map(|record| {
            let (case, assessment) = self.answer(record);
            make(&case, assessment)
        });
        made.collect()
    }

    /// The tally of a stream of texts, on the threads of the current rayon pool. The same at any number of threads;
    /// memory holds one record a thread, however long the stream is.
    #[cfg(all(feature = "parallel", feature = "json"))]
    pub fn tally_texts<T: AsRef<str> + Send>(&self, texts: impl Iterator<Item = T> + Send) -> Tally {
        use rayon::iter::{ParallelBridge, ParallelIterator};
        texts.par_bridge().map(|text| self.tally_json(text.as_ref())).reduce(Tally::default, Tally::merge)
    }
}
