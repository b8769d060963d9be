//! Answers in words: the document and the review of a case.

use alloc::string::String;

use crate::{
    answers::{Answer, Assessment},
    explain::{
        Lang, Names, Speaker,
        document::{AnswerDocument, Inputs, Writer, inputs},
        drawing::{self, Notation},
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

    /// The responsibility graph of an answer, drawn.
    #[must_use]
    pub fn draw_responsibility(&self, answer: &Answer, notation: Notation, lang: Lang, names: Names) -> String {
        drawing::responsibility(&answer.graph, notation, &Speaker::new(&self.record, lang, names))
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
