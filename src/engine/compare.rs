//! What changed between two answers: as of two days, as known on two days, with entries supposed.

use alloc::{
    string::{String, ToString},
    sync::Arc,
};

use crate::{
    answers::{AssessError, Assessment, Audience, Changes},
    explain::{
        Lang, Names,
        changes::{self, ChangesDocument, Compared, Side},
        review_changes,
    },
    record::Record,
    terms::Day,
};

use super::Case;

/// Why two answers cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{before}` and `{after}` are two decisions; compare answers about one")]
pub struct AnotherDecision {
    before: String,
    after: String,
}

/// What changed between two answers, with what each was computed with.
#[derive(Debug, Clone)]
pub struct Comparison {
    record: Arc<Record>,
    before: Side,
    after: Side,
    changes: Changes,
}

impl Comparison {
    /// What changed.
    #[must_use]
    pub const fn changes(&self) -> &Changes {
        &self.changes
    }

    /// As a document, `zeren.changes/1`.
    #[must_use]
    pub fn document(&self) -> ChangesDocument {
        changes::document(&self.compared())
    }

    /// As text in one language, calling parties by id or by the names the record gives them.
    #[must_use]
    pub fn review(&self, lang: Lang, names: Names) -> String {
        review_changes::review(&self.compared(), lang, names)
    }

    fn compared(&self) -> Compared<'_> {
        let Self { record, before, after, changes } = self;
        Compared { record, before, after, changes }
    }
}

impl Case {
    /// What changed from an earlier answer to one of this case. The earlier one may be of this case as of another
    /// day, of the same record as it was known on another day, or of the case before entries were supposed; for a
    /// reader, give both as the reader sees them.
    ///
    /// # Errors
    ///
    /// When the two are about different decisions.
    pub fn compare(
        &self,
        (earlier, before): (&Self, &Assessment),
        after: &Assessment,
    ) -> Result<Comparison, AnotherDecision> {
        if self.record.decision() == earlier.record.decision() {
            return Ok(self.compared_with((earlier, before), after));
        }
        Err(AnotherDecision {
            before: earlier.record.decision().to_string(),
            after: self.record.decision().to_string(),
        })
    }

    /// What changed since the last review: from what could be said as of that day, as known on it, to what can be
    /// said as of a later day; both as a reader sees it.
    ///
    /// # Errors
    ///
    /// As [`Case::assess`].
    pub fn since(&self, last: Day, as_of: Day, audience: Audience) -> Result<Comparison, AssessError> {
        let earlier = self.as_known_on(self.known_on.map_or(last, |known| known.min(last)));
        let before = earlier.as_seen_by(&earlier.assess(last)?, audience);
        let after = self.as_seen_by(&self.assess(as_of)?, audience);
        Ok(self.compared_with((&earlier, &before), &after))
    }

    fn compared_with(&self, (earlier, before): (&Self, &Assessment), after: &Assessment) -> Comparison {
        let side = |case: &Self, assessment: &Assessment| Side {
            inputs: case.inputs(assessment),
            application: assessment.answer().map(|answer| answer.application),
        };
        // The longer record names every party of both.
        let longer = [earlier, self].into_iter().max_by_key(|case| case.record.entries().len()).unwrap_or(self);
        Comparison {
            record: Arc::clone(&longer.record),
            before: side(earlier, before),
            after: side(self, after),
            changes: Changes::between(before, after),
        }
    }
}
