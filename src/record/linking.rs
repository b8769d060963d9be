//! The checks of an entry against those before it: what it names is of a kind that can be named there, and its
//! own parts agree with each other.

use alloc::string::ToString;
use core::borrow::Borrow;

use crate::terms::{Day, EntryNo, PartyNo};

use super::{
    Record,
    acts::{AccountabilityAct, AnswerRemedy, DisciplineAct, EvaluationAct, FileRemedy, Of, RemedyAct},
    document::TENURE_LIMIT,
    entry::{Entry, What},
    facts::{Fact, MaybeOf, PartyAdded, TenureBegan},
    fault::Reason,
    numbering::{Opening, Seg, seat},
    seats::NoEnd,
};

const OF: Seg = Seg::Field("of");

impl<R: Borrow<Record>> Opening<R> {
    /// Checks what an entry names. The caller stands in the entry.
    pub(super) fn check_links(&mut self, entry: &Entry<PartyNo>) {
        let what = &entry.what;
        self.within(&[Seg::Field(what.class()), Seg::Field(what.tag())], |opening| match what {
            What::Execution(_) | What::Standard(_) | What::Determination(_) | What::Statement(_) => {}
            What::Accountability(act) => opening.check_accountability(act),
            What::Discipline(act) => opening.check_discipline(act),
            What::Remedy(act) => {
                let (RemedyAct::File(FileRemedy { of, .. })
                | RemedyAct::Answer(AnswerRemedy { of, .. })
                | RemedyAct::Discontinue(Of { of })) = act;
                opening.link(&[OF], *of, is_attackable, ATTACKABLE);
            }
            What::Evaluation(EvaluationAct::CancelEvaluation(act)) => {
                opening.link(&[OF], act.of, is_commission, COMMISSION);
            }
            What::Evaluation(EvaluationAct::CommissionEvaluation(_)) => {}
            What::Fact(fact) => opening.check_fact(fact, entry.day()),
        });
    }

    /// Checks that an entry named is of a kind that can be named here.
    fn link(&mut self, way: &[Seg], of: EntryNo, fits: fn(&What<PartyNo>) -> bool, words: &'static str) {
        if let Some(named) = self.earlier(of).map(|entry| &entry.what).filter(|named| !fits(named)) {
            let tag = named.tag();
            self.at(way, Reason::WrongEntry(of, tag, words));
        }
    }

    fn check_accountability(&mut self, act: &AccountabilityAct<PartyNo>) {
        let of = match act {
            AccountabilityAct::Establish(act) => {
                self.check_span(Some(act.from), Some(act.to));
                for (n, ground) in act.grounds.iter().enumerate() {
                    if ground.entry.is_some() == ground.duty.is_some() {
                        self.at(&[Seg::Field("grounds"), Seg::Index(n)], Reason::NotOneGround);
                    }
                }
                return;
            }
            AccountabilityAct::OrderCorrection(act) => act.of,
            AccountabilityAct::ExtendCorrection(act) => act.of,
            AccountabilityAct::RejectCorrection(act) => act.of,
            AccountabilityAct::AcceptCorrection(act) | AccountabilityAct::Circulate(act) => act.of,
            AccountabilityAct::EstablishRefusal(act) => act.of,
            AccountabilityAct::Interview(act) => act.of,
            AccountabilityAct::Withdraw(act) => act.of,
        };
        self.link(&[OF], of, is_proceeding, PROCEEDING);
    }

    fn check_discipline(&mut self, act: &DisciplineAct<PartyNo>) {
        match act {
            DisciplineAct::Refer(act) => self.link(&[OF], act.of, is_proceeding, PROCEEDING),
            DisciplineAct::Decide(act) => {
                if let Some(of) = act.of {
                    self.link(&[OF], of, is_referral, REFERRAL);
                }
                self.check_span(act.from, act.to);
                for (n, with) in act.with.iter().enumerate() {
                    self.link(&[Seg::Field("with"), Seg::Index(n)], *with, is_referral, REFERRAL);
                }
            }
            DisciplineAct::NoSanction(act) => self.link(&[OF], act.of, is_referral, REFERRAL),
        }
    }

    fn check_span(&mut self, from: Option<Day>, to: Option<Day>) {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.at(&[Seg::Field("to")], Reason::Backwards(from, to));
        }
    }

    fn check_fact(&mut self, fact: &Fact<PartyNo>, day: Option<Day>) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the other facts name any entry, or none")]
        match fact {
            Fact::RemedyAccepted(Of { of }) => self.link(&[OF], *of, is_attackable, ATTACKABLE),
            Fact::RemedyExtended(fact) => self.link(&[OF], fact.of, is_attackable, ATTACKABLE),
            Fact::LateFilingAccepted(fact) => self.link(&[OF], fact.of, is_attackable, ATTACKABLE),
            Fact::EvaluationDelivered(fact) => self.link(&[OF], fact.of, is_commission, COMMISSION),
            Fact::OpinionAnswered(Of { of }) => self.link(&[OF], *of, is_opinion, OPINION),
            Fact::ComplaintAcknowledged(fact) => self.link(&[OF], fact.of, is_complaint, COMPLAINT),
            Fact::ComplaintExtended(fact) => self.link(&[OF], fact.of, is_complaint, COMPLAINT),
            Fact::ComplaintResolved(Of { of }) => self.link(&[OF], *of, is_complaint, COMPLAINT),
            Fact::ProblemReported(MaybeOf { of: Some(of) }) => self.link(&[OF], *of, is_problem, PROBLEM),
            Fact::CorrectionReported(Of { of }) | Fact::CorrectionRefusalStated(Of { of }) => {
                self.link(&[OF], *of, is_proceeding, PROCEEDING);
            }
            Fact::OtherConductRecorded(conduct) => self.check_span(Some(conduct.from), Some(conduct.to)),
            Fact::PartyAdded(added) => self.check_party(added),
            Fact::TenureBegan(tenure) => self.check_beginning(tenure, day),
            Fact::TenureEnded(Of { of }) => {
                self.link(&[OF], *of, is_tenure, TENURE);
                self.check_end(*of, day);
            }
            _ => {}
        }
    }

    fn check_party(&mut self, added: &PartyAdded<PartyNo>) {
        let id = match added {
            PartyAdded::Unit(form) => &form.id,
            PartyAdded::Person(form) => &form.id,
            PartyAdded::Body(form) => &form.id,
        };
        self.within(&[Seg::Field(added.kind().code())], |opening| opening.check_id(&id.0));
    }

    /// One principal head per unit and one chief executive per organ on any day; a successor may begin on the
    /// predecessor's last day.
    fn check_beginning(&mut self, tenure: &TenureBegan<PartyNo>, from: Option<Day>) {
        let found = self.record.borrow().seats.count(seat(tenure)) + 1;
        if found > TENURE_LIMIT {
            let reason = Reason::Limit { what: "tenures of this post", found, limit: TENURE_LIMIT };
            self.at(&[Seg::Field("post")], reason);
            return;
        }
        if self.seats_unsure {
            return;
        }
        if let Some(shared) = from.and_then(|from| self.record.borrow().seats.clash(seat(tenure), from)) {
            self.two_heads(&[Seg::Field("post")], tenure, shared);
        }
    }

    fn check_end(&mut self, began: EntryNo, until: Option<Day>) {
        let (Some(until), Some(What::Fact(Fact::TenureBegan(tenure)))) =
            (until, self.earlier(began).map(|entry| &entry.what))
        else {
            return;
        };
        let tenure = tenure.clone();
        match self.record.borrow().seats.no_end(seat(&tenure), began, until) {
            Some(_) if self.seats_unsure => {}
            Some(NoEnd::Over) => self.at(&[OF], Reason::TenureEnd(began)),
            Some(NoEnd::Shared(day)) => self.two_heads(&[OF], &tenure, day),
            None => {}
        }
    }

    fn two_heads(&mut self, way: &[Seg], tenure: &TenureBegan<PartyNo>, day: Day) {
        let at = self.record.borrow().id(tenure.at.0).to_string();
        self.at(way, Reason::TwoHeads(at, tenure.post.words().en, day));
    }
}

const PROCEEDING: &str = "an `establish`";
const REFERRAL: &str = "a `refer` or a `decide`";
const ATTACKABLE: &str = "a `decide` or an `inspection_concluded`";
const COMMISSION: &str = "a `commission_evaluation`";
const COMPLAINT: &str = "a `complaint_received`";
const OPINION: &str = "an `opinion_received`";
const PROBLEM: &str = "a `problem_found`";
const TENURE: &str = "a `tenure_began`";

fn is_proceeding(what: &What<PartyNo>) -> bool {
    matches!(what, What::Accountability(AccountabilityAct::Establish(_)))
}

fn is_referral(what: &What<PartyNo>) -> bool {
    matches!(what, What::Discipline(DisciplineAct::Refer(_) | DisciplineAct::Decide(_)))
}

fn is_attackable(what: &What<PartyNo>) -> bool {
    matches!(what, What::Discipline(DisciplineAct::Decide(_)) | What::Fact(Fact::InspectionConcluded(_)))
}

fn is_commission(what: &What<PartyNo>) -> bool {
    matches!(what, What::Evaluation(EvaluationAct::CommissionEvaluation(_)))
}

fn is_complaint(what: &What<PartyNo>) -> bool {
    matches!(what, What::Fact(Fact::ComplaintReceived(_)))
}

fn is_opinion(what: &What<PartyNo>) -> bool {
    matches!(what, What::Fact(Fact::OpinionReceived(_)))
}

fn is_problem(what: &What<PartyNo>) -> bool {
    matches!(what, What::Fact(Fact::ProblemFound(_)))
}

fn is_tenure(what: &What<PartyNo>) -> bool {
    matches!(what, What::Fact(Fact::TenureBegan(_)))
}
