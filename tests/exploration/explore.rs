//! The exploration itself: the model checker walks every state of a scene; what it walks is kept as a graph, for what
//! is asked of the whole of it.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::{Arc, Mutex},
    time::Instant,
};

use stateright::{Checker, DiscoveryClassification, Model, Property};
use zeren::{
    engine::Effect,
    machines::{accountability, discipline, execution, remedy},
    terms::{
        accountability::ProceedingState, decision::ExecutionState, discipline::ReferralState, remedy::RemedyState,
    },
};

use crate::{
    alphabet::{Machine, Slot},
    laws::{self, ANSWERS_5, LAW_2, LAW_3, LAW_4, LAW_5, LAW_10},
    rows::Rows,
    state::{Move, Scene, State, Verdict},
};

/// A step that was taken: the move, how the entry was taken, and the state it led to.
type Edge = (Move, Verdict, usize);

/// Every state met, with its first history, its last other one, and the steps out of it.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    places: HashMap<Rows, usize>,
    nodes: Vec<Node>,
    /// The rows of the machines' tables that were taken: the machine, the state before, the act.
    pub(crate) taken: BTreeSet<(Machine, Option<&'static str>, &'static str)>,
}

#[derive(Debug)]
struct Node {
    first: Vec<Move>,
    twin: Option<Vec<Move>>,
    archived: bool,
    out: Vec<Edge>,
}

impl Graph {
    /// The place of a state that was come to from another; from itself, by an act that changed nothing.
    fn place(&mut self, state: &State, from: Option<usize>) -> usize {
        if let Some(place) = self.places.get(&state.rows).copied() {
            let node = &mut self.nodes[place];
            if node.first != state.path && (node.twin.is_none() || from != Some(place)) {
                node.twin = Some(state.path.clone());
            }
            return place;
        }
        let place = self.nodes.len();
        self.places.insert(state.rows.clone(), place);
        let archived = state.rows.execution.is_some_and(|(state, _)| state == ExecutionState::Archived);
        self.nodes.push(Node { first: state.path.clone(), twin: None, archived, out: Vec::new() });
        place
    }
}

/// A scene as the checker sees it.
#[derive(Debug, Clone)]
pub(crate) struct Engine {
    pub(crate) scene: Arc<Scene>,
    pub(crate) graph: Arc<Mutex<Graph>>,
}

impl Model for Engine {
    type State = State;
    type Action = Move;

    fn init_states(&self) -> Vec<State> {
        vec![State::first(&self.scene)]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Move>) {
        *actions = state.moves(&self.scene);
    }

    fn next_state(&self, state: &State, step: Move) -> Option<State> {
        let (next, verdict) = state.after(&self.scene, step);
        let mut graph = self.graph.lock().unwrap();
        let from = graph.place(state, None);
        let to = graph.place(&next, Some(from));
        if let Move::Enter(n) = step {
            let letter = &self.scene.letters[usize::from(n)];
            if let (Some(machine), Effect::InEffect) = (letter.machine, verdict.0) {
                graph.taken.insert((machine, state.machine_state(machine, letter.of), letter.tag));
            }
        }
        // The checker walks a path again to show it; a step is kept once.
        if !graph.nodes[from].out.iter().any(|(known, ..)| *known == step) {
            graph.nodes[from].out.push((step, verdict, to));
        }
        Some(next)
    }

    fn format_action(&self, step: &Move) -> String {
        match step {
            Move::NextDay => "the next day".into(),
            Move::Enter(n) => self.scene.letters[usize::from(*n)].name.clone(),
        }
    }

    fn properties(&self) -> Vec<Property<Self>> {
        macro_rules! laws {
            ($($law:ident)*) => { [$(Property::always($law, |_, state: &State| !state.rows.broken.contains($law)),)*] };
        }
        let answers = Property::always(ANSWERS_5, |engine: &Self, state: &State| {
            !engine.scene.answered || laws::accuses_in_law(&engine.scene, state)
        });
        laws!(LAW_2 LAW_3 LAW_4 LAW_5 LAW_10).into_iter().chain([answers]).chain(self.wanted()).collect()
    }
}

impl Engine {
    /// That each state of the scene's machines is reached; and where the answers are asked, that they say something.
    fn wanted(&self) -> Vec<Property<Self>> {
        macro_rules! reached {
            ($($machine:ident of $slot:expr, [$($code:literal)*])*) => { vec![$($((
                Machine::$machine,
                $code,
                Property::sometimes(concat!(stringify!($machine), ": ", $code), |_: &Self, state: &State| {
                    state.machine_state(Machine::$machine, $slot) == Some($code)
                }),
            ),)*)*] };
        }
        let states = reached! {
            Execution of None, [
                "adopted" "designated" "executing" "suspended_urgently" "suspended" "completed" "terminated" "archived"
            ]
            Accountability of Some(Slot::First), [
                "established" "ordered" "corrected" "refused" "interviewed" "circulated" "escalated"
                "corrected_after_refusal" "withdrawn"
            ]
            Discipline of Some(Slot::Referral), ["referred" "decided" "closed"]
            Remedy of None, ["decided" "filed" "filed_further" "filed_past" "answered"]
        };
        let all = [ExecutionState::CODES, ProceedingState::CODES, ReferralState::CODES, RemedyState::CODES].concat();
        assert_eq!(states.iter().map(|(_, code, _)| *code).collect::<Vec<_>>(), all);
        let wanted = states.into_iter().filter(|(machine, ..)| self.scene.states.contains(machine));
        let told = [
            Property::sometimes("a due day is missed", |engine: &Self, state: &State| {
                laws::misses(&engine.scene, state)
            }),
            Property::sometimes("a measure must be taken", |engine: &Self, state: &State| {
                laws::must_be_taken(&engine.scene, state)
            }),
            Property::sometimes("a missed duty indicates", |engine: &Self, state: &State| {
                laws::duty_indicates(&engine.scene, state)
            }),
        ];
        wanted.map(|(.., property)| property).chain(told.into_iter().filter(|_| self.scene.answered)).collect()
    }
}

/// One in so many states is told apart in the ordinary run, every one in the deep run.
const COMPARED: usize = 8;

/// Explores a scene to its end, and fails with a history that breaks a law. The number of states is
/// asserted: fewer are a loss of coverage, more are states that were not thought of.
pub(crate) fn explore(scene: Scene, states: usize) {
    let started = Instant::now();
    let engine = Engine { scene: Arc::new(scene), graph: Arc::default() };
    let checker = engine.clone().checker().threads(2).spawn_bfs().join();
    let mut reached = 0;
    for (name, path) in checker.discoveries() {
        match checker.discovery_classification(name) {
            DiscoveryClassification::Example => reached += 1,
            DiscoveryClassification::Counterexample => {
                let steps: Vec<_> = path.into_actions().iter().map(|step| engine.format_action(step)).collect();
                panic!("law {name}: {steps:?}");
            }
        }
    }
    let graph = engine.graph.lock().unwrap();
    let scene = &engine.scene;
    let compared = told_apart(&engine, &graph);
    println!(
        "{}: {} states, {} steps, depth {}, {compared} states told apart, {} s",
        scene.name,
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth(),
        started.elapsed().as_secs()
    );
    assert_eq!(reached, engine.wanted().len(), "not everything of {:?} is reached", scene.states);
    assert_eq!(rows_not_taken(scene, &graph), [], "rows of the tables that were never taken");
    if scene.ends {
        to_the_archive(&engine, &graph);
    }
    assert_eq!(graph.nodes.len(), checker.unique_state_count());
    assert_eq!(checker.unique_state_count(), states, "states of the scene {}", scene.name);
}

/// The rows of the machines' tables that no step took.
fn rows_not_taken(scene: &Scene, graph: &Graph) -> Vec<(Machine, Option<&'static str>, &'static str)> {
    let rows = |machine: &Machine| -> Vec<_> {
        match machine {
            Machine::Execution => {
                execution::TABLE.iter().map(|row| (row.from.map(ExecutionState::code), row.act.code())).collect()
            }
            Machine::Accountability => {
                accountability::TABLE.iter().map(|row| (row.from.map(ProceedingState::code), row.act.code())).collect()
            }
            Machine::Discipline => {
                discipline::TABLE.iter().map(|row| (row.from.map(ReferralState::code), row.act.code())).collect()
            }
            Machine::Remedy => {
                remedy::TABLE.iter().map(|row| (row.from.map(RemedyState::code), row.act.code())).collect()
            }
        }
    };
    let all = scene.rows.iter().flat_map(|machine| rows(machine).into_iter().map(|(from, act)| (*machine, from, act)));
    all.filter(|row| !graph.taken.contains(row)).collect()
}

/// Law 6: from every state there is a way to the archive.
fn to_the_archive(engine: &Engine, graph: &Graph) {
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); graph.nodes.len()];
    for (from, node) in graph.nodes.iter().enumerate() {
        node.out.iter().for_each(|(_, _, to)| back[*to].push(from));
    }
    let mut reaches: Vec<bool> = graph.nodes.iter().map(|node| node.archived).collect();
    let mut queue: VecDeque<usize> = (0..reaches.len()).filter(|place| reaches[*place]).collect();
    while let Some(place) = queue.pop_front() {
        for from in &back[place] {
            if !std::mem::replace(&mut reaches[*from], true) {
                queue.push_back(*from);
            }
        }
    }
    let stuck: Vec<_> = graph.nodes.iter().zip(&reaches).filter(|(_, reaches)| !**reaches).collect();
    if let Some((node, _)) = stuck.iter().min_by_key(|(node, _)| node.first.len()) {
        let steps: Vec<_> = node.first.iter().map(|step| engine.format_action(step)).collect();
        panic!("law 6: {} states of {} have no way to the archive: {steps:?}", stuck.len(), graph.nodes.len());
    }
}

/// Two histories of the same rows: the whole alphabet does the same after either.
fn told_apart(engine: &Engine, graph: &Graph) -> usize {
    let one_in = if crate::deep() { 1 } else { COMPARED };
    let mut compared = 0;
    for node in graph.nodes.iter().step_by(one_in) {
        let Some(twin) = &node.twin else { continue };
        let mut state = State::first(&engine.scene);
        for step in twin {
            state = state.after(&engine.scene, *step).0;
        }
        let moves = state.moves(&engine.scene);
        let show = |path: &[Move]| path.iter().map(|step| engine.format_action(step)).collect::<Vec<_>>();
        let expected: BTreeSet<Move> = node.out.iter().map(|(step, ..)| *step).collect();
        assert_eq!(
            moves.iter().copied().collect::<BTreeSet<_>>(),
            expected,
            "{:?} {:?}",
            show(&node.first),
            show(twin)
        );
        for (step, verdict, to) in &node.out {
            let (next, told) = state.after(&engine.scene, *step);
            assert_eq!(
                (&told, graph.places.get(&next.rows)),
                (verdict, Some(to)),
                "{} after\n{:?} and\n{:?}\n{:?}",
                engine.format_action(step),
                show(&node.first),
                show(twin),
                next.rows
            );
        }
        compared += 1;
    }
    compared
}
