//! Answers in words: the document and the review of a case.

use alloc::{string::String, vec::Vec};

use crate::{
    answers::{Answer, Assessment},
    explain::{
        Lang, Names, Speaker,
        check::{self, Wrong},
        document::{AnswerDocument, Inputs, Writer, inputs},
        drawing::{self, Notation},
        proof::Proof,
        proving::{self, Topic},
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

    /// Everything in an answer that can be proved, in its order, and every act on record.
    #[must_use]
    pub fn topics(&self, answer: &Answer) -> Vec<Topic> {
        let acts = self.record.entries().iter().take(self.known).filter(|entry| entry.what.is_act());
        Topic::of(answer, acts.map(|entry| entry.no))
    }

    /// Why the answer says what it says of a topic; nothing where it has no such place.
    ///
    /// The proof of an act judges it once more on the entries before it, keeping what holds as well.
    #[must_use]
    pub fn prove(&self, answer: &Answer, topic: Topic) -> Option<Proof> {
        if let Topic::Act(no) = topic {
            let then = self.judged_anew(no)?;
            return Some(proving::effect(&then.view(answer.as_of), then.position.judged(no)?));
        }
        proving::prove(&self.view(answer.as_of), answer, topic)
    }

    /// Verifies a proof against the record as this case knows it, without running a rule.
    ///
    /// # Errors
    ///
    /// The first step that does not hold.
    pub fn check(&self, proof: &Proof) -> Result<(), Wrong> {
        check::check(proof, &self.record, self.known, &self.setting)
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
