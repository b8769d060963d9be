//! zen-engine: a decision table for each measure, first hit, compiled with its index.

use futures_executor::block_on;
use serde_json::{Map, Value, json};
use zen_engine::{Decision, Variable, model::GraphContent};

use crate::{
    Peer,
    table::{Asked, Fact, Flat, Is, Row, facts, of},
};

pub(crate) struct Zen {
    programs: Vec<(Vec<Fact>, Decision)>,
}

impl Zen {
    pub(crate) fn new(rows: &[Row]) -> Self {
        let program = |measure| {
            let rows = of(rows, measure);
            let content: GraphContent = serde_json::from_value(graph(&rows)).expect("it is a graph");
            let mut decision = Decision::from(content);
            decision.compile();
            decision.validate().expect("it is sound");
            (facts(&rows), decision)
        };
        Self { programs: Asked::ALL.map(program).into() }
    }
}

fn graph(rows: &[Row]) -> Value {
    let inputs: Vec<Value> =
        facts(rows).iter().map(|fact| json!({ "id": fact.name(), "name": "", "field": fact.name() })).collect();
    let rules: Vec<Value> = rows
        .iter()
        .map(|row| {
            let cells = row.when.iter().map(|(fact, is)| {
                let cell = match is {
                    Is::Flag(flag) => flag.to_string(),
                    Is::Word(word) => format!("\"{word}\""),
                };
                (fact.name().into(), cell.into())
            });
            let mut cells: Map<String, Value> = cells.collect();
            cells.insert("_id".into(), row.number.to_string().into());
            cells.insert("answer".into(), row.number.to_string().into());
            cells.into()
        })
        .collect();
    json!({
        "nodes": [
            { "id": "in", "name": "in", "type": "inputNode" },
            { "id": "table", "name": "table", "type": "decisionTableNode", "content": {
                "hitPolicy": "first", "inputs": inputs, "rules": rules,
                "outputs": [{ "id": "answer", "name": "", "field": "answer" }]
            } }
        ],
        "edges": [{ "id": "1", "type": "edge", "sourceId": "in", "targetId": "table" }]
    })
}

impl Peer for Zen {
    type Input = Variable;

    fn name(&self) -> &'static str {
        "zen-engine"
    }

    fn input(&self, flat: &Flat) -> Variable {
        let pair = |fact: &Fact| {
            let value = match flat.get(*fact) {
                Is::Flag(flag) => Variable::Bool(flag),
                Is::Word(word) => Variable::String(Variable::key(word)),
            };
            (Variable::key(fact.name()), value)
        };
        Variable::from_object(self.programs[flat.measure as usize].0.iter().map(pair).collect())
    }

    fn decide(&mut self, measure: Asked, input: &Variable) -> u8 {
        let response = block_on(self.programs[measure as usize].1.evaluate(input.clone())).expect("it runs");
        let answer = response.result.as_object().and_then(|object| object.borrow().get_str("answer").cloned());
        let number = answer.and_then(|answer| answer.as_number()).expect("a row");
        number.try_into().expect("a row")
    }
}
