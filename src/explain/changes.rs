//! What changed between two answers as a document, `zeren.changes/1`, in the forms of the answers' document. Of each
//! change both sides stand in it: the earlier alone where it is gone, the later alone where it is new.

use alloc::{boxed::Box, vec::Vec};

use crate::{
    answers::{Change, Changes, Standing},
    record::Record,
    terms::{
        PartyNo, Text,
        form::{codes, form},
        party::Application,
    },
};

use super::{
    document::{
        DutyForm, FindingForm, Inputs, LinkForm, NextForm, QuestionForm, ResponsibleForm, StandingForm,
        WithoutEffectForm, Writer,
    },
    liability::{EligibilityForm, IndicationForm, ProceedingForm, ReferralEligibilityForm, ReferralForm, RemedyForm},
};

/// The name and version of the format.
pub const SCHEMA: &str = "zeren.changes/1";

codes! {
    /// The name and version of the format, as a word of its own: no other is read.
    pub enum Format {
        /// [`SCHEMA`].
        Changes1 = "zeren.changes/1" / "变化第1版" / "changes, version 1",
    }
}

/// What one side of a comparison was computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) inputs: Inputs,
    pub(crate) application: Option<Application>,
}

/// Both sides of a comparison and what changed, with the record that names the parties of both.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Compared<'a> {
    pub(crate) record: &'a Record,
    pub(crate) before: &'a Side,
    pub(crate) after: &'a Side,
    pub(crate) changes: &'a Changes,
}

form! {
    /// What changed between two answers.
    pub struct ChangesDocument {
        /// Always [`SCHEMA`].
        schema: Format,
        /// What the earlier answer was computed with.
        before: Inputs,
        /// What the later answer was computed with.
        after: Inputs,
        /// The decision's id.
        decision: Text,
        /// The organ's id.
        organ: Text,
        /// How the regulation applies.
        application: opt ApplicationChange,
        /// Where the decision stands.
        standing: opt StandingChange,
        /// Acts that may come next.
        next: many NextChange,
        /// Duties.
        duties: many DutyChange,
        /// Tenures.
        responsible: many ResponsibleChange,
        /// Links of the responsibility graph.
        graph: many LinkChange,
        /// Indications.
        indications: many IndicationChange,
        /// Proceedings.
        proceedings: many ProceedingChange,
        /// Measures.
        eligibility: many EligibilityChange,
        /// Who may be referred.
        referral_eligibility: many ReferralEligibilityChange,
        /// Referrals.
        referrals: many ReferralChange,
        /// Remedies.
        remedies: many RemedyChange,
        /// Acts without effect.
        without_effect: many WithoutEffectChange,
        /// Findings.
        findings: many FindingChange,
        /// Notes.
        notes: many FindingChange,
        /// Open questions.
        questions: many QuestionChange,
    }
}

macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident of $form:ident;)*) => {$(
        form! {
            $(#[$doc])*
            pub struct $name {
                /// As it stood; absent where it is new.
                before: opt $form,
                /// As it stands; absent where it is gone.
                after: opt $form,
            }
        }

        impl From<(Option<$form>, Option<$form>)> for $name {
            fn from((before, after): (Option<$form>, Option<$form>)) -> Self {
                Self { before, after }
            }
        }
    )*};
}

changes! {
    /// A change of how the regulation applies.
    ApplicationChange of Application;
    /// A change of state.
    StandingChange of StandingForm;
    /// A change of an act that may come next.
    NextChange of NextForm;
    /// A change of a duty.
    DutyChange of DutyForm;
    /// A change of a tenure.
    ResponsibleChange of ResponsibleForm;
    /// A change of a link.
    LinkChange of LinkForm;
    /// A change of an indication.
    IndicationChange of IndicationForm;
    /// A change of a proceeding.
    ProceedingChange of ProceedingForm;
    /// A change of a measure.
    EligibilityChange of EligibilityForm;
    /// A change of whether a person may be referred.
    ReferralEligibilityChange of ReferralEligibilityForm;
    /// A change of a referral.
    ReferralChange of ReferralForm;
    /// A change of a remedy.
    RemedyChange of RemedyForm;
    /// A change of an act without effect.
    WithoutEffectChange of WithoutEffectForm;
    /// A change of a finding or note.
    FindingChange of FindingForm;
    /// A change of a question.
    QuestionChange of QuestionForm;
}

/// Writes what changed.
pub(crate) fn document(compared: &Compared<'_>) -> ChangesDocument {
    let Compared { record, before, after, changes } = *compared;
    let writer = Writer::new(record);
    let applies = |side: &Side| side.application.unwrap_or(Application::Direct);
    let duties = changes.duties.iter().map(|change| DutyChange {
        before: change.before().map(|duty| writer.duty(duty, applies(before))),
        after: change.after().map(|duty| writer.duty(duty, applies(after))),
    });
    ChangesDocument {
        schema: Format::Changes1,
        before: before.inputs.clone(),
        after: after.inputs.clone(),
        decision: Box::from(record.decision()),
        organ: writer.id(PartyNo::ORGAN),
        application: changes.application.as_ref().map(|change| both(change, |application| *application)),
        standing: changes.standing.as_ref().map(|change| both(change, standing)),
        next: each(&changes.next, |next| writer.next(next)),
        duties: duties.collect(),
        responsible: each(&changes.responsible, |seen| writer.responsible(seen)),
        graph: each(&changes.graph, |link| writer.link(link)),
        indications: each(&changes.indications, |seen| writer.indication(seen)),
        proceedings: each(&changes.proceedings, |seen| writer.proceeding(seen)),
        eligibility: each(&changes.eligibility, |seen| writer.eligibility(seen)),
        referral_eligibility: each(&changes.referral_eligibility, |seen| writer.referral_eligibility(seen)),
        referrals: each(&changes.referrals, |seen| writer.referral(seen)),
        remedies: each(&changes.remedies, |seen| writer.remedy(seen)),
        without_effect: each(&changes.without_effect, |seen| writer.without_effect(seen)),
        findings: each(&changes.findings, |finding| writer.finding(finding)),
        notes: each(&changes.notes, |finding| writer.finding(finding)),
        questions: each(&changes.questions, |question| writer.question(question)),
    }
}

fn standing(standing: &Standing) -> StandingForm {
    let Standing { state, version, since, act } = *standing;
    StandingForm { state, version, since, act }
}

fn both<T, F, C: From<(Option<F>, Option<F>)>>(change: &Change<T>, form: impl Fn(&T) -> F) -> C {
    (change.before().map(&form), change.after().map(&form)).into()
}

fn each<T, F, C: From<(Option<F>, Option<F>)>>(changes: &[Change<T>], form: impl Fn(&T) -> F) -> Vec<C> {
    changes.iter().map(|change| both(change, &form)).collect()
}
