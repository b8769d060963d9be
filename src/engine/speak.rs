//! Answers in words: the document and the review of a case.

use alloc::{string::String, vec::Vec};

use crate::{
    answers::{Answer, AssessError, Assessment, Audience, Lamp, LampPolicy, agenda, audience},
    explain::{
        Lang, Names, Speaker,
        check::{self, Wrong},
        document::{AnswerDocument, Inputs, Writer, inputs},
        drawing::{self, Notation},
        life,
        proof::Proof,
        proving::{self, Topic},
        review,
    },
    terms::{Day, PartyNo, duty::Duty},
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

    /// The life of the case up to the day of an answer as a Mermaid Gantt chart: states, units, who answers, what was
    /// missed and what is not yet due.
    #[must_use]
    pub fn draw_life(&self, answer: &Answer, lang: Lang, names: Names) -> String {
        life::gantt(&self.view(answer.as_of), answer, &Speaker::new(&self.record, lang, names))
    }

    /// The review as Markdown, with the life of the case and the responsibility graph drawn in Mermaid.
    #[must_use]
    pub fn markdown(&self, assessment: &Assessment, lang: Lang, names: Names) -> String {
        let review = self.review(assessment, lang, names);
        let speaker = Speaker::new(&self.record, lang, names);
        life::markdown(&review, &self.view(assessment.as_of()), assessment.answer(), &speaker)
    }

    /// What falls due on a day or within so many days after it, the earliest first, if nothing more is entered.
    ///
    /// # Errors
    ///
    /// When there are more windows than one answer may list.
    pub fn due_within(&self, as_of: Day, days: u16) -> Result<Vec<Duty>, AssessError> {
        agenda::due_within(&self.view(as_of), days)
    }

    /// The lamps that a host's policy puts on units and bodies. Never part of the answer, and none on a person.
    #[must_use]
    pub fn lamps(&self, answer: &Answer, policy: LampPolicy) -> Vec<(PartyNo, Lamp)> {
        policy.lamps(&self.view(answer.as_of), &answer.duties)
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
    ///
    /// A proof is for the organ: it cites whatever the record holds. Give no other reader a proof of an answer that
    /// [`as_seen_by`](Self::as_seen_by) cut down.
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
        review::review(&self.record, &self.inputs(assessment), assessment, lang, names)
    }
}
