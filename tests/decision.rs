//! The typed face of a decision: the state of the machine is its type, and an act that is refused gives it back.

mod common;

use common::{Book, day};
use zeren::{
    engine::{AnyDecision, Decision, Draft, Why},
    machines::execution::{Execution, states},
    record::{
        ExecutionAct, Fact, Id, What,
        acts::{AcceptCompletion, Adopt, Designate, Of, Start},
    },
    terms::{EntryNo, Setting, decision::ExecutionState},
};

const ADOPTED: (&str, &str, &str) = ("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#);
const DESIGNATED: &str = r#"{"units":[{"unit":"a","competence":"competent"}]}"#;

fn adopted(book: Book) -> Book {
    let (on, by, what) = ADOPTED;
    book.with(on, by, what)
}

/// A draft on a day; the typed methods put their own act into it.
fn draft<'a>(on: &str, by: &'a str) -> Draft<'a> {
    let what = What::Execution(ExecutionAct::Start(Start {}));
    Draft {
        on: Some(day(on)),
        recorded_on: day("2199-12-31"),
        by,
        recorded_by: "o",
        evidence: &["e"],
        reference: None,
        what,
    }
}

fn adopt(book: &Book, by: &str) -> Result<Decision<states::Adopted>, Why> {
    let act: Adopt<Id<'_>> = serde_json::from_str(r#"{"matter":"public_project"}"#).unwrap();
    Decision::adopt(book.record(), Setting::default(), act, draft("2021-02-01", by))
}

#[test]
fn a_decision_from_its_adoption() {
    let decision = adopt(&Book::new(), "o").expect("it is adopted");
    assert!(matches!(decision.case().execution_now(), Some(Execution::Adopted(_))));
    let designate: Designate<Id<'_>> = serde_json::from_str(DESIGNATED).unwrap();
    let designated = decision.designate(designate, draft("2021-02-02", "o")).expect("it is designated");
    // Refused, it comes back as it was.
    let refused = designated.start(Start {}, draft("2021-02-03", "b")).expect_err("b executes nothing");
    assert!(matches!(refused.why, Why::Refusal(_)), "{:?}", refused.why);
    assert!(matches!(refused.decision.case().execution_now(), Some(Execution::Designated(_))));
    let executing = refused.decision.start(Start {}, draft("2021-02-03", "a")).expect("it is started");
    assert!(matches!(executing.case().clone().into_decision(), Some(AnyDecision::Executing(_))));
    let refused =
        executing.accept_completion(AcceptCompletion {}, draft("2021-03-01", "o")).expect_err("nothing is done");
    let Why::Refusal(refusal) = refused.why else { panic!("{:?}", refused.why) };
    assert_eq!(refusal.act(), "accept_completion");
    assert_eq!(refusal.possible_in(), [ExecutionState::Executing]);
    let mut now = refusal.possible_now().to_vec();
    now.sort_unstable();
    assert_eq!(now, ["accept_completion", "adjust", "redesignate", "suspend", "suspend_urgently", "terminate"]);
    let failed: Vec<_> = refusal.failed().iter().map(|finding| finding.row.code).collect();
    assert!(!failed.is_empty());
    let Fact::ActAttempted(attempt) = refusal.into_attempt::<Id<'_>>() else { panic!("another fact") };
    assert_eq!(
        (&*attempt.act, attempt.failed.iter().map(|code| &**code).collect::<Vec<_>>()),
        ("accept_completion", failed)
    );
}

/// What does not move the machine is entered; its own acts are not.
#[test]
fn what_is_entered_beside() {
    let decision = adopt(&Book::new(), "o").unwrap();
    let received =
        |of: u32| Draft { what: What::Fact(Fact::Received(Of { of: EntryNo(of) })), ..draft("2021-02-02", "o") };
    let decision = decision.enter(received(1)).expect("it is well formed");
    assert_eq!(decision.case().record().entries().len(), 2);
    let refused = decision.enter(received(9)).expect_err("it names an entry that does not stand before");
    assert!(matches!(refused.why, Why::Malformed(_)), "{:?}", refused.why);
    let refused = refused.decision.enter(draft("2021-02-03", "a")).expect_err("a start has a method");
    assert_eq!(refused.why, Why::UseTheMethod);
    assert_eq!(refused.decision.into_case().record().entries().len(), 2);
}

#[test]
fn an_adoption_that_is_none() {
    // By a unit; and a second one.
    assert!(matches!(adopt(&Book::new(), "a"), Err(Why::Refusal(_))));
    assert!(matches!(adopt(&adopted(Book::new()), "o"), Err(Why::Refusal(_))));
    assert!(matches!(adopt(&Book::new(), "nobody"), Err(Why::Malformed(_))));
}

#[test]
fn a_case_knows_its_state() {
    let case = Book::new().case();
    assert!(case.execution_now().is_none() && case.into_decision().is_none());
    let case = adopted(Book::new()).case();
    assert!(matches!(case.execution_now(), Some(Execution::Adopted(_))));
    assert!(matches!(case.into_decision(), Some(AnyDecision::Adopted(_))));
}
