//! The two graphs of the answers: who answers to whom (art 4), and the ways through the execution machine. The
//! graph library stays in this room; what leaves it are plain lists.

use alloc::vec::Vec;

use petgraph::{
    algo::dijkstra,
    graph::{DiGraph, NodeIndex},
    visit::{Bfs, EdgeRef, Reversed},
};

use crate::{
    articles::article_10,
    machines::{Row, execution},
    reading::View,
    record::ExecutionKind,
    terms::{
        EntryNo, PartyNo,
        decision::ExecutionState,
        form::codes,
        party::{Application, Capacity, Post, UnitRole},
    },
};

codes! {
    /// How two parties stand to each other in executing a decision (art 4).
    pub enum Relation {
        /// The organ over the lead or sole unit, and over units whose role is not stated: 统一领导.
        Leads = "leads" / "统一领导" / "leads",
        /// The lead unit over a cooperating one: 牵头、配合.
        Cooperates = "cooperates" / "配合" / "is joined by",
        /// The organ and a leader within whose division of duties the decision lies (art 7).
        Coordinates = "coordinates" / "按分工协调" / "coordinates through",
        /// A unit and its principal head (art 10).
        FirstResponsible = "first_responsible" / "第一责任人" / "first responsible",
        /// A unit and another head with the portfolio (art 10).
        Corresponding = "corresponding" / "相应责任人" / "correspondingly responsible",
    }
}

/// One line of the responsibility graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// From the organ or a unit.
    pub from: PartyNo,
    /// To a unit or a person.
    pub to: PartyNo,
    /// How they stand to each other.
    pub relation: Relation,
    /// The entry it rests on: the designation, or the beginning of the tenure.
    pub entry: EntryNo,
}

/// The responsibility graph on the day of the view: a tree rooted at the organ, its links in order from the root.
/// A person who answers in two places stands in it twice.
pub(crate) fn responsibility(view: &View<'_>) -> Vec<Link> {
    if view.application == Application::OutOfScope {
        return Vec::new();
    }
    let Some(designation) = view.position.designation(view.day) else { return Vec::new() };
    let act = designation.act;
    // Units that have passed into one stand in it once: a lead that takes over from one that cooperates still leads.
    let mut units: Vec<(PartyNo, Option<UnitRole>)> = Vec::new();
    for (unit, role) in &designation.units {
        let holder = view.holder_of(*unit, view.day);
        match units.iter_mut().find(|(known, _)| *known == holder) {
            Some((_, known)) if *known == Some(UnitRole::Cooperating) => *known = *role,
            Some(_) => {}
            None => units.push((holder, *role)),
        }
    }
    let lead = units.iter().find(|(_, role)| *role == Some(UnitRole::Lead)).map(|(unit, _)| *unit);
    let mut links = Vec::new();
    for leader in view.facts.tenures.all().filter(|tenure| tenure.at == PartyNo::ORGAN) {
        let leads = matches!(leader.post, Post::OrganLeader | Post::ChiefExecutive);
        if leads && leader.covers && leader.holds(view.day) {
            let (from, to) = (PartyNo::ORGAN, leader.person);
            links.push(Link { from, to, relation: Relation::Coordinates, entry: leader.entry });
        }
    }
    for (unit, role) in &units {
        let (from, relation) = match (role, lead) {
            (Some(UnitRole::Cooperating), Some(lead)) => (lead, Relation::Cooperates),
            _ => (PartyNo::ORGAN, Relation::Leads),
        };
        links.push(Link { from, to: *unit, relation, entry: act });
        for head in article_10::responsible_on(view, *unit, view.day) {
            let relation = if head.capacity == Capacity::FirstResponsible {
                Relation::FirstResponsible
            } else {
                Relation::Corresponding
            };
            links.push(Link { from: *unit, to: head.person, relation, entry: head.entry });
        }
    }
    in_order(links)
}

/// The links from the root outward: a link comes after the one that leads to where it starts.
fn in_order(links: Vec<Link>) -> Vec<Link> {
    let mut graph = DiGraph::<PartyNo, usize>::new();
    let root = graph.add_node(PartyNo::ORGAN);
    let mut units: Vec<(PartyNo, NodeIndex)> = alloc::vec![(PartyNo::ORGAN, root)];
    // Units are nodes of their own; a person is a new node in each place.
    for link in links.iter().filter(|link| matches!(link.relation, Relation::Leads | Relation::Cooperates)) {
        units.push((link.to, graph.add_node(link.to)));
    }
    let node = |party: PartyNo| units.iter().find(|(unit, _)| *unit == party).map_or(root, |(_, node)| *node);
    for (n, link) in links.iter().enumerate() {
        let to = match link.relation {
            Relation::Leads | Relation::Cooperates => node(link.to),
            Relation::Coordinates | Relation::FirstResponsible | Relation::Corresponding => graph.add_node(link.to),
        };
        graph.add_edge(node(link.from), to, n);
    }
    let mut depth = alloc::vec![0u32; graph.node_count()];
    let mut order: Vec<(u32, usize)> = Vec::with_capacity(links.len());
    let mut nodes = Bfs::new(&graph, root);
    while let Some(node) = nodes.next(&graph) {
        let below = depth.get(node.index()).map_or(0, |depth| depth + 1);
        for edge in graph.edges(node) {
            order.push((below, *edge.weight()));
            if let Some(depth) = depth.get_mut(edge.target().index()) {
                *depth = below;
            }
        }
    }
    order.sort_unstable();
    order.into_iter().filter_map(|(_, n)| links.get(n).copied()).collect()
}

/// One step of a way through the execution machine.
pub type RouteStep = &'static Row<ExecutionState, ExecutionKind>;

/// The fewest acts that lead from one state to another by the table, earlier rows of the table first; nothing
/// where no way leads there. From no state: before adoption.
#[must_use]
pub fn route(from: Option<ExecutionState>, to: ExecutionState) -> Option<Vec<RouteStep>> {
    let mut graph = DiGraph::<Option<ExecutionState>, ()>::new();
    let mut nodes: Vec<(Option<ExecutionState>, NodeIndex)> = alloc::vec![(None, graph.add_node(None))];
    for state in ExecutionState::ALL {
        nodes.push((Some(*state), graph.add_node(Some(*state))));
    }
    let node = |state: Option<ExecutionState>| nodes.iter().find(|(s, _)| *s == state).map(|(_, node)| *node);
    for row in execution::TABLE {
        if let (Some(a), Some(b)) = (node(row.from), node(Some(row.to))) {
            graph.add_edge(a, b, ());
        }
    }
    let distance = dijkstra(Reversed(&graph), node(Some(to))?, None, |_| 1u32);
    let left = |state: Option<ExecutionState>| node(state).and_then(|node| distance.get(&node).copied());
    let mut now = from;
    let mut steps = Vec::new();
    while left(now)? > 0 {
        let here = left(now)?;
        let row = execution::possible_now(now).find(|row| left(Some(row.to)).is_some_and(|left| left + 1 == here))?;
        steps.push(row);
        now = Some(row.to);
    }
    Some(steps)
}
