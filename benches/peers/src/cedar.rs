//! cedar-policy: a policy set for each measure, a policy for each row. All that hold are named among the reasons of
//! the decision, and the first of them is the answer.

use cedar_policy::{Authorizer, Context, Entities, EntityUid, PolicyId, PolicySet, Request, RestrictedExpression};

use crate::{
    Peer,
    table::{Asked, Fact, Flat, Is, Row, facts, of},
};

#[derive(Debug)]
pub(crate) struct Cedar {
    authorizer: Authorizer,
    entities: Entities,
    uid: EntityUid,
    programs: Vec<Program>,
}

#[derive(Debug)]
struct Program {
    facts: Vec<Fact>,
    policies: PolicySet,
    /// The row of each policy, which are numbered as they stand.
    rows: Vec<u8>,
}

impl Cedar {
    pub(crate) fn new(rows: &[Row]) -> Self {
        let program = |measure| {
            let rows = of(rows, measure);
            let text: String = rows.iter().map(policy).collect();
            let policies = text.parse().expect("it is Cedar");
            Program { facts: facts(&rows), policies, rows: rows.iter().map(|row| row.number).collect() }
        };
        Self {
            authorizer: Authorizer::new(),
            entities: Entities::empty(),
            uid: r#"Asked::"it""#.parse().expect("it is an id"),
            programs: Asked::ALL.map(program).into(),
        }
    }
}

fn policy(row: &Row) -> String {
    let when: Vec<String> = row
        .when
        .iter()
        .map(|(fact, is)| match is {
            Is::Flag(true) => format!("context.{}", fact.name()),
            Is::Flag(false) => format!("!context.{}", fact.name()),
            Is::Word(word) => format!("context.{} == \"{word}\"", fact.name()),
        })
        .collect();
    let when = if when.is_empty() { String::new() } else { format!(" when {{ {} }}", when.join(" && ")) };
    format!("permit(principal, action, resource){when};\n")
}

impl Peer for Cedar {
    type Input = Request;

    fn name(&self) -> &'static str {
        "cedar-policy"
    }

    fn input(&self, flat: &Flat) -> Request {
        let pairs = self.programs[flat.measure as usize].facts.iter().map(|fact| {
            let value = match flat.get(*fact) {
                Is::Flag(flag) => RestrictedExpression::new_bool(flag),
                Is::Word(word) => RestrictedExpression::new_string(word.into()),
            };
            (fact.name().into(), value)
        });
        let context = Context::from_pairs(pairs).expect("each name once");
        let uid = || self.uid.clone();
        Request::new(uid(), uid(), uid(), context, None).expect("no schema")
    }

    fn decide(&mut self, measure: Asked, input: &Request) -> u8 {
        let program = &self.programs[measure as usize];
        let response = self.authorizer.is_authorized(input, &program.policies, &self.entities);
        let place = |id: &PolicyId| AsRef::<str>::as_ref(id).strip_prefix("policy").and_then(|no| no.parse().ok());
        let first: usize = response.diagnostics().reason().filter_map(place).min().expect("the last row always holds");
        program.rows[first]
    }
}
