//! Answers in words: the document and the review of a case.

use alloc::string::String;

use crate::{
    answers::{Answer, Assessment, Audience, audience},
    explain::{
        Lang, Names, Speaker,
        document::{AnswerDocument, Inputs, Writer, inputs},
        drawing::{self, Notation},
        review,
    },
};

use super::Case;

impl Case {
    pub(super) fn inputs(&self, assessment: &Assessment) -> Inputs {
        let known = (self.known_on, self.known);
        inputs((&self.setting, &self.rules), &self.record, assessment, known)
    }

    /// What of an answer a reader may see (§9, art 20). Made from the whole answer: a view of a view holds what
    /// both readers may see.
    #[must_use]
    pub fn as_seen_by(&self, assessment: &Assessment, audience: Audience) -> Assessment {
        audience::as_seen_by(&self.view(assessment.as_of()), assessment, audience)
    }

    /// The answer as a document, `zeren.answer/1`.
    #[must_use]
    pub fn document(&self, assessment: &Assessment) -> AnswerDocument {
        Writer::new(&self.record).answer(self.inputs(assessment), assessment)
    }

    /// The responsibility graph of an answer, drawn.
    #[must_use]
    pub fn draw_responsibility(&self, answer: &Answer, notation: Notation, lang: Lang, names: Names) -> String {
        drawing::responsibility(&answer.graph, notation, &Speaker::new(&self.record, lang, names))
    }

    /// The answer as text in one language, calling parties by id or by the names the record gives them.
    #[must_use]
    pub fn review(&self, assessment: &Assessment, lang: Lang, names: Names) -> String {
        review::review(&self.record, &self.inputs(assessment), assessment, lang, names)
    }
}
