//! Indications, proceedings, measures, referrals and remedies as documents.

use alloc::{boxed::Box, vec::Vec};

use crate::{
    answers::{
        Eligibility, Liability, ProceedingStanding, ReferralEligibility, ReferralOnRecord, RemedyAnswer,
        referral::{LastDay, SanctionState},
        remedies::NextRemedy,
    },
    terms::{
        Clause, Day, EntryNo, Text,
        accountability::{Circumstance, Eligible, Indication, IndicationSource, Measure, ProceedingState},
        discipline::{Ground, ReferralState, Sanction},
        form::form,
        party::Capacity,
        remedy::{Finality, RemedyRegime, RemedyResult, RemedyStage, RemedyStep},
    },
};

use super::document::{DueForm, FindingForm, Sentence, Writer};

form! {
    /// Indications, proceedings, measures, referrals and remedies.
    pub struct LiabilityForm {
        /// What the record indicates, or would if a question were answered.
        indications: many IndicationForm,
        /// What the organ established.
        proceedings: many ProceedingForm,
        /// Which measures are due.
        eligibility: many EligibilityForm,
        /// Who may be referred.
        referral_eligibility: many ReferralEligibilityForm,
        /// The referrals on record.
        referrals: many ReferralForm,
        /// The remedies.
        remedies: many RemedyForm,
    }
}

form! {
    /// An indication.
    pub struct IndicationForm {
        /// The circumstance.
        item: Circumstance,
        /// Its clause.
        clause: Clause,
        /// The unit.
        unit: Text,
        /// The duty it rests on, by its code.
        duty: opt Text,
        /// That duty's due day.
        due: opt Day,
        /// The entry it rests on.
        entry: opt EntryNo,
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
        /// What is said of it; open where it is a question only.
        finding: FindingForm,
    }
}

form! {
    /// A proceeding.
    pub struct ProceedingForm {
        /// The entry that opened it.
        opened: EntryNo,
        /// The unit.
        unit: Text,
        /// The circumstance.
        item: Circumstance,
        /// First day of the conduct.
        from: Day,
        /// Last day of the conduct.
        to: Day,
        /// The state.
        state: ProceedingState,
        /// Since when.
        since: Day,
        /// The act that brought it.
        act: EntryNo,
    }
}

form! {
    /// Whether a measure may be taken.
    pub struct EligibilityForm {
        /// The proceeding.
        proceeding: EntryNo,
        /// The measure.
        measure: Measure,
        /// Against whom.
        target: opt Text,
        /// The answer.
        eligible: Eligible,
        /// What it rests on.
        findings: many FindingForm,
    }
}

form! {
    /// Whether a person may be referred.
    pub struct ReferralEligibilityForm {
        /// The proceeding.
        proceeding: EntryNo,
        /// The person.
        person: Text,
        /// The answer.
        eligible: Eligible,
        /// Capacities determined.
        capacities: many Capacity,
        /// Grounds determined.
        grounds: many Ground,
        /// What stands in the way.
        obstacles: many FindingForm,
        /// What holds.
        holds: many FindingForm,
        /// Grounds that the item makes candidates: an inference.
        candidates: many Ground,
    }
}

form! {
    /// A referral.
    pub struct ReferralForm {
        /// The entry that opened it.
        opened: EntryNo,
        /// The proceeding.
        proceeding: opt EntryNo,
        /// The person.
        person: Text,
        /// In which capacity.
        capacity: opt Capacity,
        /// On which ground.
        ground: opt Ground,
        /// To whom.
        to: opt Text,
        /// The state.
        state: ReferralState,
        /// The sanction in effect.
        sanction: opt SanctionForm,
        /// The answer that annulled the last one.
        annulled_by: opt EntryNo,
        /// The decision that closed it with another referral.
        closed_with: opt EntryNo,
    }
}

form! {
    /// A sanction.
    pub struct SanctionForm {
        /// The decision.
        act: EntryNo,
        /// The kind.
        kind: Sanction,
        /// Its months.
        months: opt u32,
        /// From when it counts.
        from: Day,
        /// The earliest last day.
        last_day: opt Day,
        /// The latest last day, where the two countings differ.
        last_day_at_latest: opt Day,
        /// Whether the decision states it.
        stated: opt bool,
        /// The day of release.
        released: opt Day,
    }
}

form! {
    /// A remedy.
    pub struct RemedyForm {
        /// The decision or conclusion attacked.
        of: EntryNo,
        /// Who may seek it.
        holder: Text,
        /// Who decided.
        by: Text,
        /// Whose route.
        regime: RemedyRegime,
        /// The stage.
        stage: RemedyStage,
        /// The step filed or answered last.
        step: opt RemedyStep,
        /// Before whom.
        before: opt Text,
        /// The answer.
        result: opt RemedyResult,
        /// The kind put in place of the one decided.
        modified_to: opt Sanction,
        /// Whether anything can still be sought.
        finality: Finality,
        /// Until which day, or until which day it could.
        last_day: opt DueForm,
        /// The question or the point that ends it.
        why: opt FindingForm,
        /// What can be sought now.
        next: many NextRemedyForm,
    }
}

form! {
    /// A step that can be sought now.
    pub struct NextRemedyForm {
        /// The step.
        step: RemedyStep,
        /// The clauses.
        clauses: many Clause,
        /// Before whom.
        forum: Sentence,
        /// The body that is, where the record says so.
        before: opt Text,
        /// The last day in time.
        last_day: opt DueForm,
        /// That it is in time, or the question.
        finding: FindingForm,
    }
}

impl Writer<'_> {
    pub(crate) fn liability(&self, liability: &Liability) -> LiabilityForm {
        LiabilityForm {
            indications: liability.indications.iter().map(|indication| self.indication(indication)).collect(),
            proceedings: liability.proceedings.iter().map(|proceeding| self.proceeding(proceeding)).collect(),
            eligibility: liability.eligibility.iter().map(|eligibility| self.eligibility(eligibility)).collect(),
            referral_eligibility: liability.referral_eligibility.iter().map(|e| self.referral_eligibility(e)).collect(),
            referrals: liability.referrals.iter().map(|referral| self.referral(referral)).collect(),
            remedies: liability.remedies.iter().map(|remedy| self.remedy(remedy)).collect(),
        }
    }

    pub(super) fn indication(&self, indication: &Indication) -> IndicationForm {
        let (duty, due, entry) = match indication.source {
            IndicationSource::Duty { code, due } => (Some(Box::from(code)), Some(due), None),
            IndicationSource::Entry(no) => (None, None, Some(no)),
        };
        IndicationForm {
            item: indication.item,
            clause: indication.item.clause(),
            unit: self.id(indication.unit),
            duty,
            due,
            entry,
            from: indication.from,
            to: indication.to,
            finding: self.finding(&indication.finding),
        }
    }

    pub(super) fn proceeding(&self, proceeding: &ProceedingStanding) -> ProceedingForm {
        ProceedingForm {
            opened: proceeding.opened,
            unit: self.id(proceeding.unit),
            item: proceeding.item,
            from: proceeding.from,
            to: proceeding.to,
            state: proceeding.state,
            since: proceeding.since,
            act: proceeding.act,
        }
    }

    pub(super) fn eligibility(&self, eligibility: &Eligibility) -> EligibilityForm {
        EligibilityForm {
            proceeding: eligibility.proceeding,
            measure: eligibility.measure,
            target: eligibility.target.map(|target| self.id(target)),
            eligible: eligibility.eligible,
            findings: self.findings(&eligibility.findings),
        }
    }

    pub(super) fn referral_eligibility(&self, eligibility: &ReferralEligibility) -> ReferralEligibilityForm {
        ReferralEligibilityForm {
            proceeding: eligibility.proceeding,
            person: self.id(eligibility.person),
            eligible: eligibility.eligible,
            capacities: eligibility.capacities.clone(),
            grounds: eligibility.grounds.clone(),
            obstacles: self.findings(&eligibility.obstacles),
            holds: self.findings(&eligibility.holds),
            candidates: eligibility.candidates.iter().map(|candidate| candidate.ground).collect(),
        }
    }

    pub(super) fn referral(&self, referral: &ReferralOnRecord) -> ReferralForm {
        ReferralForm {
            opened: referral.opened,
            proceeding: referral.proceeding,
            person: self.id(referral.person),
            capacity: referral.capacity,
            ground: referral.ground,
            to: referral.to.map(|to| self.id(to)),
            state: referral.state,
            sanction: referral.sanction.as_ref().map(sanction),
            annulled_by: referral.annulled.map(|(_, no)| no),
            closed_with: referral.closed_with,
        }
    }

    pub(super) fn remedy(&self, remedy: &RemedyAnswer) -> RemedyForm {
        RemedyForm {
            of: remedy.of,
            holder: self.id(remedy.holder),
            by: self.id(remedy.by),
            regime: remedy.regime,
            stage: remedy.stage,
            step: remedy.step,
            before: remedy.before.map(|before| self.id(before)),
            result: remedy.result,
            modified_to: remedy.modified_to,
            finality: remedy.finality,
            last_day: remedy.last_day.as_ref().map(|deadline| self.due(deadline)),
            why: remedy.why.as_ref().map(|why| self.finding(why)),
            next: remedy.next.iter().map(|next| self.next_remedy(next)).collect(),
        }
    }

    fn next_remedy(&self, next: &NextRemedy) -> NextRemedyForm {
        let forum = next.forum.words();
        NextRemedyForm {
            step: next.step,
            clauses: next.clauses.clone(),
            forum: Sentence { zh: forum.zh.into(), en: forum.en.into() },
            before: next.before.map(|before| self.id(before)),
            last_day: next.last_day.as_ref().map(|deadline| self.due(deadline)),
            finding: self.finding(&next.finding),
        }
    }

    fn findings(&self, findings: &[crate::terms::Finding]) -> Vec<FindingForm> {
        findings.iter().map(|finding| self.finding(finding)).collect()
    }
}

fn sanction(state: &SanctionState) -> SanctionForm {
    let (first, last, stated) = match state.last_day {
        LastDay::Between(first, last) => (Some(first), Some(last), None),
        LastDay::Stated(day) => (Some(day), None, Some(true)),
        LastDay::None | LastDay::Unknown => (None, None, None),
    };
    SanctionForm {
        act: state.act,
        kind: state.kind,
        months: state.months,
        from: state.from,
        last_day: first,
        last_day_at_latest: last,
        stated,
        released: state.released.map(|(day, _)| day),
    }
}
