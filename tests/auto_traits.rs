//! Promises about types: what a host holds can be cloned, sent to another thread and shared between threads.

use zeren::{
    answers::{Answer, AssessError, Assessment, Eligibility, NextAct, ReferralEligibility, RemedyAnswer},
    engine::{AnyDecision, Case, Draft, Effect, Proposal, Refusal, Rulebook},
    explain::document::AnswerDocument,
    machines::execution::Execution,
    record::{
        Document, Entry, Id, Malformed, Record, Tree,
        chain::{Broken, Link},
    },
    terms::{Calendar, Clause, Day, Deadline, Finding, Period, Setting, Standards},
};

fn held<T: Send + Sync + Clone + Unpin + core::fmt::Debug>() {}

#[test]
fn what_a_host_holds_crosses_threads() {
    held::<Record>();
    held::<Document<'_>>();
    held::<Entry<Id<'_>>>();
    held::<Tree>();
    held::<Malformed>();
    held::<Link>();
    held::<Broken>();
    held::<Case>();
    held::<AnyDecision>();
    held::<Execution>();
    held::<Draft<'_>>();
    held::<Effect>();
    held::<Proposal>();
    held::<Refusal>();
    held::<Rulebook>();
    held::<Assessment>();
    held::<Answer>();
    held::<AssessError>();
    held::<Eligibility>();
    held::<NextAct>();
    held::<ReferralEligibility>();
    held::<RemedyAnswer>();
    held::<AnswerDocument>();
    held::<Finding>();
    held::<Setting>();
    held::<Standards>();
    held::<Calendar>();
    held::<Clause>();
    held::<Day>();
    held::<Deadline>();
    held::<Period>();
}

/// Two threads that answer one case at once say the same bytes.
#[test]
fn threads_agree() {
    let record = Record::from_json(include_str!("../examples/data/illustrative-banner-road.json")).unwrap();
    let case = Case::new(record, Setting::new(Standards::indicative()));
    let answer = || {
        let assessment = case.assess(Day::of(2023, 12, 31)).unwrap();
        serde_json::to_string(&case.document(&assessment)).unwrap()
    };
    let here = answer();
    std::thread::scope(|scope| {
        let there: Vec<_> = (0..4).map(|_| scope.spawn(answer)).collect();
        there.into_iter().for_each(|answer| assert_eq!(answer.join().unwrap(), here));
    });
}
