//! The execution machine against a table written by hand from the reading of the regulation, not from the code:
//! the table as data, the typestates and the runtime enum must each equal it for every state and act.

#[macro_use]
#[path = "common/moves.rs"]
mod moves;
#[path = "common/by_hand.rs"]
mod by_hand;

use zeren::{
    machines::{
        Step,
        execution::{Execution, TABLE, acts, possible_in, possible_now, states},
    },
    record::ExecutionKind,
    terms::{Day, EntryNo, decision::ExecutionState},
};

/// Every pair with its move, from the table by hand.
fn by_hand() -> Vec<(Option<ExecutionState>, ExecutionKind, Option<ExecutionState>)> {
    let pairs = by_hand::rows(by_hand::EXECUTION, ExecutionState::from_code, ExecutionKind::from_code);
    assert_eq!(pairs.len(), 9 * 12);
    pairs
}

fn step() -> Step {
    Step { on: Day::of(2022, 5, 6), act: EntryNo(7) }
}

/// An instance in a state, reached through the machine itself.
fn in_state(state: ExecutionState) -> Execution {
    use ExecutionKind as K;
    let course: &[K] = match state {
        ExecutionState::Adopted => &[],
        ExecutionState::Designated => &[K::Designate],
        ExecutionState::Executing => &[K::Designate, K::Start],
        ExecutionState::SuspendedUrgently => &[K::Designate, K::Start, K::SuspendUrgently],
        ExecutionState::Suspended => &[K::Designate, K::Start, K::Suspend],
        ExecutionState::Completed => &[K::Designate, K::Start, K::AcceptCompletion],
        ExecutionState::Terminated => &[K::Terminate],
        ExecutionState::Archived => &[K::Terminate, K::Archive],
    };
    let opened = Execution::open(K::Adopt, step()).unwrap();
    let reached = course.iter().fold(opened, |now, act| now.next(*act, step()).unwrap());
    assert_eq!(reached.state(), state);
    reached
}

#[test]
fn the_table_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let rows: Vec<_> = TABLE.iter().filter(|row| row.from == from && row.act == act).collect();
        assert!(rows.len() <= 1, "{from:?} {act:?} stands twice");
        assert_eq!(rows.first().map(|row| row.to), to, "{from:?} {act:?}");
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
            None => Execution::open(act, step()),
            Some(state) => in_state(state).next(act, step()),
        };
        assert_eq!(next.map(|next| next.state()), to, "{from:?} {act:?}");
    }
}

#[test]
fn the_types_equal_the_one_by_hand() {
    let typed = typed!(
        ExecutionState [Adopted Designated Executing SuspendedUrgently Suspended Completed Terminated Archived]
        ExecutionKind [Adopt Designate Redesignate Start SuspendUrgently Suspend ConfirmSuspension Resume Adjust Terminate
         AcceptCompletion Archive]
    );
    assert_eq!(typed.len(), 8 * 12);
    for (state, act, has) in typed {
        let by_hand = by_hand().into_iter().find(|(from, a, _)| *from == Some(state) && *a == act).unwrap();
        assert_eq!(has, by_hand.2.is_some(), "{state:?} {act:?}");
    }
}

#[test]
fn what_a_state_keeps() {
    use ExecutionKind as K;
    let on = |d| Step { on: Day::of(2022, 5, d), act: EntryNo(d) };
    let adopted = Execution::open(K::Adopt, on(1)).unwrap();
    let urgent = [K::Designate, K::Adjust, K::Start, K::SuspendUrgently]
        .into_iter()
        .zip(2..)
        .fold(adopted, |now, (act, d)| now.next(act, on(d)).unwrap());
    let Execution::SuspendedUrgently(state) = urgent else { panic!("suspended urgently") };
    assert_eq!(
        (state.started, state.since, state.by, state.version),
        (Day::of(2022, 5, 4), Day::of(2022, 5, 5), EntryNo(5), 1)
    );
    let Some(Execution::Suspended(state)) = urgent.next(K::ConfirmSuspension, on(9)) else { panic!("suspended") };
    assert_eq!(state.since, Day::of(2022, 5, 5), "suspended since the urgent suspension");
    let Some(Execution::Executing(state)) = Execution::Suspended(state).next(K::Resume, on(20)) else {
        panic!("executing")
    };
    assert_eq!(state.started, Day::of(2022, 5, 4));
}
