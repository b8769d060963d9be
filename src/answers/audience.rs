//! Views by reader (§9, art 20): an answer as one reader may see it. A view is an answer of its own, so that
//! whatever is made of an answer can be made of a view.
//!
//! Interpretation. A report of a breach (举报) is for the organ and for those into whose hands it was put, named in
//! it or not; for none of them where it complains of themselves. A unit or organ complained of is shielded from it
//! with everyone who holds a post there, and a person complained of with the seat that the person heads: they read
//! each other's papers. What was taken over by another unit stays the same party. An act of the execution machine
//! in effect is public whatever it names; what it names is not shown.
//!
//! Numbers of entries have gaps in every view but the organ's, for a view leaves out other parties' matters
//! anyway; how many entries there are is told to the organ alone.

use alloc::{collections::BTreeSet, string::String, vec::Vec};

use crate::{
    reading::View,
    record::{Fact, PartyKind, Record, Statement, What},
    terms::{
        Arg, Cure, Deadline, EntryNo, Finding, PartyNo,
        deadline::Source,
        duty::{Duty, Term},
        party::Post,
        question::Question as Asked,
    },
};

use super::{
    Answer, Assessment, Attributed, Eligibility, Liability, NextAct, Question, ReferralOnRecord, RemedyAnswer,
    WithoutEffect,
    graph::{Link, Relation},
};

/// Who reads an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The decision organ: everything, save a report that complains of the organ itself or of its chief executive.
    Organ,
    /// A unit: what is public, its duties, its proceedings and remedies, its heads' tenures; no referral.
    Unit(PartyNo),
    /// A person: what is public, the person's own duties, tenures, referrals and remedies.
    Person(PartyNo),
    /// A body: what is public, its duties, what was referred to it, filed with it or transferred to it.
    Body(PartyNo),
    /// Anyone: states, designations and disclosures; no person, indication, proceeding, referral, remedy or act
    /// without effect.
    Public,
}

impl Audience {
    /// The reader that a word names: `organ`, `public`, `unit:ID`, `person:ID`, `body:ID`; none where the record
    /// has no such party of that kind.
    #[must_use]
    pub fn from_code(record: &Record, code: &str) -> Option<Self> {
        let (kind, id) = match code {
            "organ" => return Some(Self::Organ),
            "public" => return Some(Self::Public),
            named => named.split_once(':')?,
        };
        let no = record.party_no(id)?;
        match (kind, &record.party(no)?.kind) {
            ("unit", PartyKind::Unit { .. }) => Some(Self::Unit(no)),
            ("person", PartyKind::Person) => Some(Self::Person(no)),
            ("body", PartyKind::Body { .. }) => Some(Self::Body(no)),
            _ => None,
        }
    }

    /// That word.
    #[must_use]
    pub fn code(self, record: &Record) -> String {
        match self {
            Self::Organ => "organ".into(),
            Self::Public => "public".into(),
            Self::Unit(no) => alloc::format!("unit:{}", record.id(no)),
            Self::Person(no) => alloc::format!("person:{}", record.id(no)),
            Self::Body(no) => alloc::format!("body:{}", record.id(no)),
        }
    }

    /// The party that reads; none for the public.
    #[must_use]
    pub const fn party(self) -> Option<PartyNo> {
        match self {
            Self::Organ => Some(PartyNo::ORGAN),
            Self::Unit(no) | Self::Person(no) | Self::Body(no) => Some(no),
            Self::Public => None,
        }
    }
}

/// The part of an assessment that a reader may see. The view is of the day of the assessment.
///
/// Costs what looking through the answer and, once, through the record costs.
pub(crate) fn as_seen_by(view: &View<'_>, assessment: &Assessment, audience: Audience) -> Assessment {
    match assessment {
        Assessment::NotInForce { as_of, .. } => Assessment::NotInForce { as_of: *as_of, audience: Some(audience) },
        Assessment::InForce(answer) => {
            Assessment::InForce(alloc::boxed::Box::new(Reader::new(view, audience).answer(answer)))
        }
    }
}

/// A reader, with what this reader must not learn of.
struct Reader<'v> {
    view: &'v View<'v>,
    audience: Audience,
    /// The entries that concern a report kept from this reader.
    hidden: BTreeSet<EntryNo>,
}

/// What of an answer is a reader's own: the entries that opened it, and the parties that take part in it.
#[derive(Default)]
struct Own {
    opened: BTreeSet<EntryNo>,
    parties: BTreeSet<PartyNo>,
}

impl<'v> Reader<'v> {
    fn new(view: &'v View<'v>, audience: Audience) -> Self {
        let mut reader = Self { view, audience, hidden: BTreeSet::new() };
        let known = usize::try_from(view.facts.count()).unwrap_or(usize::MAX);
        let entries = view.record.entries().iter().take(known).map(|entry| entry.no);
        reader.hidden = entries.filter(|no| reader.is_kept_from(*no)).collect();
        reader
    }

    fn is_kept_from(&self, no: EntryNo) -> bool {
        let public = self.view.entry(no).is_some_and(|entry| matches!(entry.what, What::Execution(_)))
            && self.view.position.in_effect(no);
        if public || !self.view.is_report(no) {
            return false;
        }
        let given = match self.audience {
            Audience::Organ => true,
            Audience::Unit(reader) | Audience::Person(reader) | Audience::Body(reader) => {
                self.view.in_hands_of(no, reader)
            }
            Audience::Public => false,
        };
        !given || self.view.complained_of(no).into_iter().any(|about| self.is_one_with(about))
    }

    /// Whether a report about a party is one about this reader.
    fn is_one_with(&self, about: PartyNo) -> bool {
        let Some(reader) = self.audience.party() else { return true };
        let same = |a: PartyNo, b: PartyNo| self.view.chain(a).contains(&b) || self.view.chain(b).contains(&a);
        same(reader, about)
            || self.view.facts.tenures.all().any(|tenure| {
                let heads = matches!(tenure.post, Post::PrincipalHead | Post::ChiefExecutive);
                tenure.person == reader && same(tenure.at, about)
                    || heads && tenure.person == about && same(tenure.at, reader)
            })
    }

    fn is(&self, party: PartyNo) -> bool {
        self.audience.party() == Some(party)
    }

    fn is_organ(&self) -> bool {
        self.audience == Audience::Organ
    }

    /// Whether an entry may be named to this reader as far as reports go.
    fn clear(&self, no: EntryNo) -> bool {
        !self.hidden.contains(&no)
    }

    fn clear_finding(&self, finding: &Finding) -> bool {
        entries(finding).all(|no| self.clear(no))
    }

    fn clear_findings(&self, findings: &[Finding]) -> Vec<Finding> {
        findings.iter().filter(|finding| self.clear_finding(finding)).copied().collect()
    }

    fn clear_deadline(&self, deadline: &Deadline) -> bool {
        match deadline.source() {
            Source::Document(no) | Source::Act(no) => self.clear(no),
            Source::Statute(_) | Source::Host(_) | Source::Indicative => true,
        }
    }

    fn answer(&self, answer: &Answer) -> Answer {
        let liability = self.liability(&answer.liability);
        let (mut duties, mut places) = (Vec::new(), Vec::new());
        for (place, duty) in answer.duties.iter().enumerate() {
            if let Some(seen) = self.duty(duty) {
                duties.push(seen);
                places.push(place);
            }
        }
        let own = self.own(&duties, &liability);
        let said: Vec<Finding> = duties.iter().filter_map(|duty| duty.why).chain(whys(&liability)).collect();
        // What is only indicated is the organ's question, put to nobody else.
        let indicated: Vec<Finding> = answer.liability.indications.iter().map(|seen| seen.finding).collect();
        let concerns = |finding: &Finding| {
            self.clear_finding(finding)
                && (self.is_organ()
                    || said.contains(finding)
                    || !indicated.contains(finding) && !suspects(finding) && self.concerns(finding, &own))
        };
        let findings = |all: &[Finding]| all.iter().filter(|finding| concerns(finding)).copied().collect();
        Answer {
            audience: Some(self.audience),
            as_of: answer.as_of,
            application: answer.application,
            standing: answer.standing,
            next: answer.next.iter().filter(|_| self.is_organ()).map(|next| self.next(next)).collect(),
            responsible: answer
                .responsible
                .iter()
                .filter(|seen| self.is_organ() || self.is(seen.at) || self.is(seen.person))
                .copied()
                .collect(),
            graph: answer.graph.iter().filter(|link| self.sees_link(link)).copied().collect(),
            attributed: self.attributed(&answer.attributed, &places),
            without_effect: answer.without_effect.iter().filter_map(|act| self.without_effect(act)).collect(),
            findings: findings(&answer.findings),
            notes: findings(&answer.notes),
            questions: answer
                .questions
                .iter()
                .filter(|asked| concerns(&asked.finding))
                .map(|q| self.asked(q))
                .collect(),
            duties,
            liability,
        }
    }

    /// A duty that this reader may see. One that rests on a hidden entry is left out whole.
    fn duty(&self, duty: &Duty) -> Option<Duty> {
        let named = [duty.about, duty.anchor_entry, duty.kept.map(|(_, no)| no), duty.complete];
        let clear = named.into_iter().flatten().all(|no| self.clear(no))
            && duty.deadline.as_ref().is_none_or(|deadline| self.clear_deadline(deadline));
        let seen = match self.audience {
            Audience::Organ => true,
            Audience::Unit(reader) | Audience::Person(reader) | Audience::Body(reader) => {
                duty.bearer == reader || duty.to == reader || duty.row.term == Term::Disclosure
            }
            Audience::Public => duty.row.term == Term::Disclosure,
        };
        (clear && seen).then(|| Duty { why: duty.why.filter(|why| self.clear_finding(why)), ..*duty })
    }

    fn next(&self, next: &NextAct) -> NextAct {
        NextAct { lacks: self.clear_findings(&next.lacks), ..next.clone() }
    }

    fn asked(&self, question: &Question) -> Question {
        Question { act: question.act.filter(|act| self.is_organ() && self.clear(*act)), ..*question }
    }

    /// The public sees which units execute; a unit its own heads besides, a person the own places.
    fn sees_link(&self, link: &Link) -> bool {
        match link.relation {
            Relation::Leads | Relation::Cooperates => true,
            Relation::Coordinates | Relation::FirstResponsible | Relation::Corresponding => match self.audience {
                Audience::Organ => true,
                Audience::Unit(reader) => link.from == reader,
                Audience::Person(reader) => link.to == reader,
                Audience::Body(_) | Audience::Public => false,
            },
        }
    }

    /// The holders in the missed duties of the organ's view, and in those of a unit's own.
    fn attributed(&self, attributed: &[Attributed], places: &[usize]) -> Vec<Attributed> {
        let seen = |seen: &Attributed| {
            let duty = places.binary_search(&seen.duty).ok()?;
            let own = |holder: &&crate::terms::responsibility::Responsible| self.is_organ() || self.is(holder.at);
            let holders: Vec<_> = seen.holders.iter().filter(own).copied().collect();
            (self.is_organ() || !holders.is_empty()).then_some(Attributed { duty, holders })
        };
        attributed.iter().filter_map(seen).collect()
    }

    fn liability(&self, liability: &Liability) -> Liability {
        let referrals: Vec<ReferralOnRecord> =
            liability.referrals.iter().filter(|referral| self.sees_referral(referral)).cloned().collect();
        // A body that was handed a referral was handed the circumstance with it.
        let referred: Vec<EntryNo> = match self.audience {
            Audience::Body(_) => referrals.iter().filter_map(|referral| referral.proceeding).collect(),
            Audience::Organ | Audience::Unit(_) | Audience::Person(_) | Audience::Public => Vec::new(),
        };
        let proceedings: Vec<_> = liability
            .proceedings
            .iter()
            // The last act names the entry that opened it, and so concerns all that that one does.
            .filter(|seen| self.clear(seen.act))
            .filter(|seen| {
                let unit = self.view.holder_of(seen.unit, self.view.day);
                let own = matches!(self.audience, Audience::Unit(_)) && (self.is(seen.unit) || self.is(unit));
                self.is_organ() || own || referred.contains(&seen.opened)
            })
            .copied()
            .collect();
        let measured = matches!(self.audience, Audience::Organ | Audience::Unit(_));
        let eligibility = liability
            .eligibility
            .iter()
            .filter(|seen| measured && proceedings.iter().any(|proceeding| proceeding.opened == seen.proceeding))
            .map(|seen| Eligibility { findings: self.clear_findings(&seen.findings), ..seen.clone() });
        let mut referral_eligibility = liability.referral_eligibility.clone();
        referral_eligibility.retain(|seen| self.is_organ() && self.clear(seen.proceeding));
        for seen in &mut referral_eligibility {
            seen.obstacles.retain(|finding| self.clear_finding(finding));
            seen.holds.retain(|finding| self.clear_finding(finding));
        }
        let mut indications = liability.indications.clone();
        indications.retain(|seen| self.is_organ() && self.clear_finding(&seen.finding));
        Liability {
            indications,
            eligibility: eligibility.collect(),
            referral_eligibility,
            remedies: liability.remedies.iter().filter_map(|remedy| self.remedy(remedy)).collect(),
            proceedings,
            referrals,
        }
    }

    fn sees_referral(&self, referral: &ReferralOnRecord) -> bool {
        let named = [referral.proceeding, referral.closed_with, referral.annulled.map(|(_, no)| no)];
        let sanction = referral.sanction.as_ref().map(|sanction| sanction.act);
        let seen = match self.audience {
            Audience::Organ => true,
            Audience::Person(reader) => referral.person == reader,
            Audience::Body(reader) => referral.to == Some(reader) || self.is_by(referral.opened, reader),
            Audience::Unit(_) | Audience::Public => false,
        };
        seen && [Some(referral.opened), sanction].into_iter().chain(named).flatten().all(|no| self.clear(no))
    }

    fn remedy(&self, remedy: &RemedyAnswer) -> Option<RemedyAnswer> {
        let seen = match self.audience {
            Audience::Organ => true,
            Audience::Unit(reader) | Audience::Person(reader) => remedy.holder == reader,
            Audience::Body(reader) => remedy.by == reader || remedy.before == Some(reader),
            Audience::Public => false,
        };
        (seen && self.clear(remedy.of)).then(|| {
            let mut remedy = remedy.clone();
            remedy.why = remedy.why.filter(|why| self.clear_finding(why));
            remedy.next.retain(|next| self.clear_finding(&next.finding));
            remedy
        })
    }

    /// An act without effect is shown to the organ and to the one who took it; not where all that failed it rests
    /// on what this reader must not learn of.
    fn without_effect(&self, act: &WithoutEffect) -> Option<WithoutEffect> {
        let own = !self.is_organ() && self.audience.party().is_some_and(|reader| self.is_by(act.act, reader));
        let failed = self.clear_findings(&act.failed);
        ((self.is_organ() || own) && self.clear(act.act) && !failed.is_empty())
            .then_some(WithoutEffect { act: act.act, failed })
    }

    fn is_by(&self, no: EntryNo, party: PartyNo) -> bool {
        self.view.entry(no).is_some_and(|entry| entry.by.0 == party)
    }

    fn own(&self, duties: &[Duty], liability: &Liability) -> Own {
        let mut own = Own::default();
        own.parties.extend(self.audience.party());
        own.opened.extend(duties.iter().filter(|duty| self.is(duty.bearer)).filter_map(|duty| duty.about));
        own.opened.extend(liability.proceedings.iter().map(|proceeding| proceeding.opened));
        for referral in &liability.referrals {
            own.opened.insert(referral.opened);
            own.parties.insert(referral.person);
            own.parties.extend(referral.to);
        }
        for remedy in &liability.remedies {
            own.opened.insert(remedy.of);
            own.parties.extend([remedy.holder, remedy.by]);
            own.parties.extend(remedy.before);
        }
        for complaint in self.view.complaints() {
            let hands = || {
                core::iter::once(complaint.form.to.0)
                    .chain(complaint.answers.iter().filter_map(|answer| answer.transferred()))
            };
            if hands().any(|party| self.is(party)) {
                own.opened.insert(complaint.no);
                own.parties.extend(hands());
            }
        }
        if let Audience::Unit(reader) = self.audience {
            let heads = self.view.facts.tenures.all().filter(|tenure| tenure.at == reader);
            own.parties.extend(heads.map(|tenure| tenure.person));
        }
        own
    }

    /// Whether a finding, question or note is this reader's: it speaks of the reader or of the reader's own
    /// matters, and of nobody's besides. The public is told what concerns disclosure.
    fn concerns(&self, finding: &Finding, own: &Own) -> bool {
        if self.audience == Audience::Public {
            let mut parties = parties(finding).map(|party| self.view.record.party(party).map(|party| &party.kind));
            return finding.row.code.starts_with("18.")
                && parties.all(|kind| !matches!(kind, Some(PartyKind::Person | PartyKind::Body { .. })));
        }
        let about_reader =
            parties(finding).any(|party| self.is(party)) || entries(finding).any(|no| self.owns(no, own));
        about_reader
            && parties(finding)
                .all(|party| matches!(party, PartyNo::ORGAN | PartyNo::OUTSIDE) || own.parties.contains(&party))
            && entries(finding).all(|no| self.owns(no, own) || self.is_common(no))
    }

    /// Whether an entry is the reader's: made or kept by the reader, or belonging to the reader's own matters.
    fn owns(&self, no: EntryNo, own: &Own) -> bool {
        let Some(entry) = self.view.entry(no) else { return false };
        let opened = own.opened.contains(&no) || entry.what.continues().is_some_and(|of| own.opened.contains(&of));
        match &entry.what {
            // No referral in a unit's view, whoever keeps it.
            What::Discipline(_) if matches!(self.audience, Audience::Unit(_)) => false,
            What::Fact(Fact::TenureBegan(tenure)) if self.is(tenure.at.0) || self.is(tenure.person.0) => true,
            What::Execution(_)
            | What::Accountability(_)
            | What::Discipline(_)
            | What::Remedy(_)
            | What::Evaluation(_)
            | What::Standard(_)
            | What::Fact(_)
            | What::Determination(_)
            | What::Statement(_) => opened || self.is(entry.by.0) || self.is(entry.recorded_by.0),
        }
    }

    /// Whether an entry is everybody's: an act of the execution machine, a period set, a statement of completeness.
    fn is_common(&self, no: EntryNo) -> bool {
        self.view.entry(no).is_some_and(|entry| {
            matches!(
                entry.what,
                What::Execution(_) | What::Standard(_) | What::Statement(Statement::CompletenessStated(_))
            )
        })
    }
}

/// Why visible remedies are open or over, and what the visible measures rest on.
fn whys(liability: &Liability) -> impl Iterator<Item = Finding> + '_ {
    let measures = liability.eligibility.iter().flat_map(|seen| seen.findings.iter().copied());
    liability.remedies.iter().filter_map(|remedy| remedy.why).chain(measures)
}

/// Whether a finding asks the organ if an offence is suspected, or recorded conduct accountable: a suspicion is told to
/// nobody else.
const fn suspects(finding: &Finding) -> bool {
    matches!(finding.row.cure, Cure::Determine(Asked::SuspectedOffence | Asked::OtherCircumstance, _))
}

/// The entries that a finding names.
fn entries(finding: &Finding) -> impl Iterator<Item = EntryNo> + '_ {
    let named = finding.args.iter().filter_map(|arg| match arg {
        Arg::Entry(no) => Some(*no),
        Arg::None | Arg::Party(_) | Arg::Day(_) | Arg::Count(_) | Arg::Words(_) | Arg::Clause(_) => None,
    });
    named.chain(finding.about.entry)
}

/// The parties that a finding names.
fn parties(finding: &Finding) -> impl Iterator<Item = PartyNo> + '_ {
    let named = finding.args.iter().filter_map(|arg| match arg {
        Arg::Party(party) => Some(*party),
        Arg::None | Arg::Entry(_) | Arg::Day(_) | Arg::Count(_) | Arg::Words(_) | Arg::Clause(_) => None,
    });
    named.chain(finding.about.party)
}
