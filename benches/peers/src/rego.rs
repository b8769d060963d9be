//! regorus: Rego compiled for its virtual machine, one `else` chain for each measure.

use std::collections::BTreeMap;

use regorus::{Engine, Value, languages::rego::compiler::Compiler, rvm::vm::RegoVM};

use crate::{
    Peer,
    table::{Asked, Fact, Flat, Is, Row, facts, of},
};

pub(crate) struct Rego {
    programs: Vec<(Vec<(Fact, Value)>, RegoVM)>,
}

impl Rego {
    pub(crate) fn new(rows: &[Row]) -> Self {
        let program = |measure| {
            let rows = of(rows, measure);
            let mut engine = Engine::new();
            engine.add_policy("table.rego".into(), policy(&rows)).expect("it is Rego");
            let compiled = engine.compile_with_entrypoint(&"data.table.answer".into()).expect("it compiles");
            let program = Compiler::compile_from_policy(&compiled, &["data.table.answer"]).expect("it compiles");
            let mut vm = RegoVM::new_with_policy(compiled);
            vm.load_program(program);
            let names = facts(&rows).into_iter().map(|fact| (fact, Value::from(fact.name()))).collect();
            (names, vm)
        };
        Self { programs: Asked::ALL.map(program).into() }
    }
}

fn policy(rows: &[Row]) -> String {
    let chain: Vec<String> = rows
        .iter()
        .map(|row| {
            let when: Vec<String> = row
                .when
                .iter()
                .map(|(fact, is)| match is {
                    Is::Flag(flag) => format!("input.{} == {flag}", fact.name()),
                    Is::Word(word) => format!("input.{} == \"{word}\"", fact.name()),
                })
                .collect();
            let when = if when.is_empty() { "true".into() } else { when.join("; ") };
            format!(":= {} if {{ {when} }}", row.number)
        })
        .collect();
    format!("package table\n\nimport rego.v1\n\nanswer {}\n", chain.join("\nelse "))
}

impl Peer for Rego {
    type Input = Value;

    fn name(&self) -> &'static str {
        "regorus"
    }

    fn input(&self, flat: &Flat) -> Value {
        let pair = |(fact, name): &(Fact, Value)| {
            let value = match flat.get(*fact) {
                Is::Flag(flag) => Value::from(flag),
                Is::Word(word) => Value::from(word),
            };
            (name.clone(), value)
        };
        Value::from(self.programs[flat.measure as usize].0.iter().map(pair).collect::<BTreeMap<_, _>>())
    }

    fn decide(&mut self, measure: Asked, input: &Value) -> u8 {
        let vm = &mut self.programs[measure as usize].1;
        vm.set_input(input.clone());
        vm.execute_entry_point_by_index(0).and_then(|value| Ok(value.as_u8().expect("a row"))).expect("it runs")
    }
}
