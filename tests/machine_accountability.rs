//! The accountability machine against a table written by hand from the reading of the regulation, not from the
//! code: the table as data, the typestates, the runtime enum and the lookup must each equal it for every state
//! and act.

#[macro_use]
#[path = "common/moves.rs"]
mod moves;
#[path = "common/by_hand.rs"]
mod by_hand;

use zeren::{
    machines::{
        Step,
        accountability::{Accountability, TABLE, acts, leads_to, possible_in, possible_now, states},
    },
    record::AccountabilityKind,
    terms::{Day, EntryNo, accountability::ProceedingState},
};

/// Every pair with its move, from the table by hand.
fn by_hand() -> Vec<(Option<ProceedingState>, AccountabilityKind, Option<ProceedingState>)> {
    let pairs = by_hand::rows(by_hand::ACCOUNTABILITY, ProceedingState::from_code, AccountabilityKind::from_code);
    assert_eq!(pairs.len(), 10 * 9);
    pairs
}

fn step(n: u32) -> Step {
    Step { on: Day::of(2022, 5, n), act: EntryNo(n) }
}

/// An instance taken through a course; the n-th act is of the n-th day and entry, the opening one of the first.
fn through(course: &[AccountabilityKind]) -> Accountability {
    let opened = Accountability::open(AccountabilityKind::Establish, step(1)).unwrap();
    course.iter().zip(2..).fold(opened, |now, (act, n)| now.next(*act, step(n)).unwrap())
}

/// An instance in a state, reached through the machine itself.
fn in_state(state: ProceedingState) -> Accountability {
    use AccountabilityKind as K;
    let refused = [K::OrderCorrection, K::EstablishRefusal];
    let course: Vec<K> = match state {
        ProceedingState::Established => vec![],
        ProceedingState::Ordered => vec![K::OrderCorrection],
        ProceedingState::Corrected => vec![K::OrderCorrection, K::AcceptCorrection],
        ProceedingState::Refused => refused.to_vec(),
        ProceedingState::Interviewed => [&refused[..], &[K::Interview]].concat(),
        ProceedingState::Circulated => [&refused[..], &[K::Circulate]].concat(),
        ProceedingState::Escalated => [&refused[..], &[K::Circulate, K::Interview]].concat(),
        ProceedingState::CorrectedAfterRefusal => [&refused[..], &[K::AcceptCorrection]].concat(),
        ProceedingState::Withdrawn => vec![K::Withdraw],
    };
    let reached = through(&course);
    assert_eq!(reached.state(), state);
    reached
}

#[test]
fn the_table_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let rows: Vec<_> = TABLE.iter().filter(|row| row.from == from && row.act == act).collect();
        assert!(rows.len() <= 1, "{from:?} {act:?} stands twice");
        assert_eq!(rows.first().map(|row| row.to), to, "{from:?} {act:?}");
        assert_eq!(leads_to(from, act), to, "{from:?} {act:?}");
        assert_eq!(possible_now(from).any(|row| row.act == act), to.is_some());
        if let Some(from) = from {
            assert_eq!(possible_in(act).any(|state| state == from), to.is_some());
        }
    }
    let moves = by_hand().iter().filter(|(_, _, to)| to.is_some()).count();
    assert_eq!(TABLE.len(), moves);
}

#[test]
fn the_runtime_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let next = match from {
            None => Accountability::open(act, step(9)),
            Some(state) => in_state(state).next(act, step(9)),
        };
        assert_eq!(next.map(|next| next.state()), to, "{from:?} {act:?}");
    }
}

#[test]
fn the_types_equal_the_one_by_hand() {
    let typed = typed!(
        ProceedingState [Established Ordered Corrected Refused Interviewed Circulated Escalated CorrectedAfterRefusal Withdrawn]
        AccountabilityKind [Establish OrderCorrection ExtendCorrection RejectCorrection AcceptCorrection EstablishRefusal Interview
         Circulate Withdraw]
    );
    assert_eq!(typed.len(), 9 * 9);
    for (state, act, has) in typed {
        let by_hand = by_hand().into_iter().find(|(from, a, _)| *from == Some(state) && *a == act).unwrap();
        assert_eq!(has, by_hand.2.is_some(), "{state:?} {act:?}");
    }
}

#[test]
fn what_a_state_keeps() {
    use AccountabilityKind as K;
    let Accountability::Ordered(ordered) = through(&[K::OrderCorrection, K::ExtendCorrection, K::RejectCorrection])
    else {
        panic!("ordered")
    };
    assert_eq!((ordered.opened, ordered.order), (EntryNo(1), step(2)), "the first order stands");

    let course = [K::OrderCorrection, K::EstablishRefusal, K::Circulate, K::Interview];
    let Accountability::Escalated(state) = through(&course) else { panic!("escalated") };
    assert_eq!((state.refusal.established(), state.circular, state.interview), (step(3), step(4), step(5)));

    let course = [K::OrderCorrection, K::EstablishRefusal, K::Interview, K::AcceptCorrection];
    let Accountability::CorrectedAfterRefusal(state) = through(&course) else { panic!("corrected after refusal") };
    assert_eq!(
        (state.refusal.established(), state.interview, state.circular),
        (step(3), Some(step(4)), None),
        "the refusal stays, and what was done stays"
    );
    let Some(Accountability::CorrectedAfterRefusal(state)) =
        Accountability::CorrectedAfterRefusal(state).next(K::Circulate, step(9))
    else {
        panic!("the same state")
    };
    assert_eq!((state.interview, state.circular), (Some(step(4)), Some(step(9))));

    let course = [K::OrderCorrection, K::EstablishRefusal, K::AcceptCorrection, K::Interview, K::Circulate];
    let Accountability::CorrectedAfterRefusal(state) = through(&course) else { panic!("corrected after refusal") };
    assert_eq!((state.interview, state.circular), (Some(step(5)), Some(step(6))), "each may follow the correction");
}
