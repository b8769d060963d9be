//! rust-rule-engine: a rule for each row, the first of which fires and shuts out the others of its group.

use rust_rule_engine::{EngineConfig, Facts, GRLParser, KnowledgeBase, RustRuleEngine, Value};

use crate::{
    Peer,
    table::{Asked, Fact, Flat, Is, Row, facts, of},
};

pub(crate) struct Grl {
    programs: Vec<(Vec<Fact>, RustRuleEngine)>,
}

impl Grl {
    pub(crate) fn new(rows: &[Row]) -> Self {
        let program = |measure| {
            let rows = of(rows, measure);
            let knowledge = KnowledgeBase::new("table");
            let text: String = rows.iter().enumerate().map(rule).collect();
            for rule in GRLParser::parse_rules(&text).expect("it is GRL") {
                knowledge.add_rule(rule).expect("each name once");
            }
            // One pass: no rule sets what another asks for.
            let config = EngineConfig { max_cycles: 1, timeout: None, enable_stats: false, debug_mode: false };
            (facts(&rows), RustRuleEngine::with_config(knowledge, config))
        };
        Self { programs: Asked::ALL.map(program).into() }
    }
}

fn rule((place, row): (usize, &Row)) -> String {
    let when: Vec<String> = row
        .when
        .iter()
        .map(|(fact, is)| match is {
            Is::Flag(flag) => format!("{} == {flag}", fact.name()),
            Is::Word(word) => format!("{} == \"{word}\"", fact.name()),
        })
        .collect();
    let when = if when.is_empty() { "established == true".into() } else { when.join(" && ") };
    let (number, salience) = (row.number, 100 - row.number);
    format!(
        "rule \"row{place}\" salience {salience} activation-group \"table\" {{\n when\n {when}\n then\n answer = {number};\n}}\n"
    )
}

impl Peer for Grl {
    type Input = Facts;

    fn name(&self) -> &'static str {
        "rust-rule-engine"
    }

    fn input(&self, flat: &Flat) -> Facts {
        let facts = Facts::new();
        for fact in &self.programs[flat.measure as usize].0 {
            let value = match flat.get(*fact) {
                Is::Flag(flag) => Value::Boolean(flag),
                Is::Word(word) => Value::String(word.into()),
            };
            facts.set(fact.name(), value);
        }
        facts
    }

    fn decide(&mut self, measure: Asked, input: &Facts) -> u8 {
        self.programs[measure as usize].1.execute(input).expect("it runs");
        match input.get("answer") {
            Some(Value::Integer(number)) => u8::try_from(number).expect("a row"),
            Some(Value::Number(number)) => number as u8,
            other => unreachable!("a row: {other:?}"),
        }
    }
}
