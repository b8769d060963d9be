//! Answers in words: the document and the review of a case.

use alloc::string::String;

use crate::{
    answers::Assessment,
    explain::{
        Lang, Names,
        document::{AnswerDocument, Inputs, Writer, inputs},
        review,
    },
    terms::Day,
};

use super::Case;

impl Case {
    fn inputs(&self, as_of: Day) -> Inputs {
        inputs((&self.setting, &self.rules), as_of, self.known_on, self.known)
    }

    /// The answer as a document, `zeren.answer/1`.
    #[must_use]
    pub fn document(&self, assessment: &Assessment) -> AnswerDocument {
        Writer::new(&self.record).answer(self.inputs(as_of(assessment)), assessment)
    }

    /// The answer as text in one language, calling parties by id or by the names the record gives them.
    #[must_use]
    pub fn review(&self, assessment: &Assessment, lang: Lang, names: Names) -> String {
        review::review(&self.record, &self.inputs(as_of(assessment)), assessment, lang, names)
    }
}

fn as_of(assessment: &Assessment) -> Day {
    match assessment {
        Assessment::NotInForce { as_of } => *as_of,
        Assessment::InForce(answer) => answer.as_of,
    }
}
