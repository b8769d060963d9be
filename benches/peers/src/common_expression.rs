//! cel: one conditional expression for each measure.

use std::sync::Arc;

use cel::{Context, Env, Program, Value};

use crate::{
    Peer,
    table::{Asked, Fact, Flat, Is, Row, facts, of},
};

pub(crate) struct Cel {
    env: Arc<Env>,
    programs: Vec<(Vec<Fact>, Program)>,
}

impl Cel {
    pub(crate) fn new(rows: &[Row]) -> Self {
        let env = Arc::new(Env::stdlib());
        let program = |measure| {
            let rows = of(rows, measure);
            let program = env.compile(&expression(&rows)).expect("it is CEL");
            (facts(&rows), program)
        };
        Self { programs: Asked::ALL.map(program).into(), env: Arc::clone(&env) }
    }
}

fn expression(rows: &[Row]) -> String {
    let Some((row, rest)) = rows.split_first() else { unreachable!("the last row always holds") };
    let when: Vec<String> = row
        .when
        .iter()
        .map(|(fact, is)| match is {
            Is::Flag(true) => fact.name().into(),
            Is::Flag(false) => format!("!{}", fact.name()),
            Is::Word(word) => format!("{} == '{word}'", fact.name()),
        })
        .collect();
    if when.is_empty() {
        row.number.to_string()
    } else {
        format!("({}) ? {} : ({})", when.join(" && "), row.number, expression(rest))
    }
}

impl Peer for Cel {
    type Input = Context<'static, 'static>;

    fn name(&self) -> &'static str {
        "cel"
    }

    fn input(&self, flat: &Flat) -> Context<'static, 'static> {
        let mut context = Context::with_env(Arc::clone(&self.env));
        for fact in &self.programs[flat.measure as usize].0 {
            let value = match flat.get(*fact) {
                Is::Flag(flag) => Value::Bool(flag),
                Is::Word(word) => Value::String(Arc::new(word.into())),
            };
            context.add_variable_from_value(fact.name(), value);
        }
        context
    }

    fn decide(&mut self, measure: Asked, input: &Context<'static, 'static>) -> u8 {
        match self.programs[measure as usize].1.execute(input) {
            Ok(Value::Int(number)) => u8::try_from(number).expect("a row"),
            other => unreachable!("a row: {other:?}"),
        }
    }
}
