//! ascent: Datalog compiled into the program. Every row that holds is derived, and the lowest is the answer.

use ascent::{aggregators::min, ascent};

use crate::{
    Peer,
    table::{Asked, Flat, Head, Said},
};

ascent! {
    struct Table;
    relation case(Flat);
    relation holds(u8);
    relation answer(u8);

    relation order(Flat);
    relation rung(Flat);
    relation ladder(Flat);
    relation refer(Flat);
    order(flat) <-- case(flat), if flat.measure == Asked::OrderCorrection;
    rung(flat) <-- case(flat), if matches!(flat.measure, Asked::Interview | Asked::Circulate);
    refer(flat) <-- case(flat), if flat.measure == Asked::Refer;
    ladder(flat) <-- order(flat);
    ladder(flat) <-- rung(flat);

    holds(0) <-- case(flat), if !flat.established;
    holds(1) <-- order(flat), if flat.ordered;
    holds(2) <-- rung(flat), if flat.measure == Asked::Interview && flat.interviewed;
    holds(3) <-- rung(flat), if flat.measure == Asked::Circulate && flat.circulated;
    holds(4) <-- refer(flat), if flat.referred;
    holds(5) <-- ladder(flat), if !flat.settled;
    holds(6) <-- refer(flat), if !flat.settled;
    holds(7) <-- ladder(flat), if flat.withdrawn;
    holds(8) <-- rung(flat), if flat.corrected && !flat.refused;
    holds(9) <-- ladder(flat), if !flat.reaches;
    holds(10) <-- rung(flat), if flat.corrected && flat.still_due == Said::No;
    holds(11) <-- rung(flat), if !flat.ordered;
    holds(12) <-- rung(flat), if !flat.refused;
    holds(13) <-- rung(flat), if flat.measure == Asked::Interview && flat.head == Head::Vacant;
    holds(14) <-- rung(flat), if flat.measure == Asked::Interview && flat.head == Head::Unknown;
    holds(15) <-- rung(flat), if flat.corrected && flat.still_due == Said::Nothing;
    holds(16) <-- ladder(_);
    holds(17) <-- refer(flat), if flat.withdrawn;
    holds(18) <-- refer(flat), if !flat.reaches;
    holds(19) <-- refer(flat), if flat.public == Said::No;
    holds(20) <-- refer(flat), if flat.answers == Said::No;
    holds(21) <-- refer(flat), if flat.answers == Said::Nothing;
    holds(22) <-- refer(flat), if !flat.ground;
    holds(23) <-- refer(flat), if flat.public == Said::Nothing;
    holds(24) <-- refer(_);
    answer(first) <-- agg first = min(row) in holds(row);
}

#[derive(Debug, Default)]
pub(crate) struct Datalog;

impl Peer for Datalog {
    type Input = Flat;

    fn name(&self) -> &'static str {
        "ascent"
    }

    fn input(&self, flat: &Flat) -> Flat {
        *flat
    }

    fn decide(&mut self, _: Asked, input: &Flat) -> u8 {
        let mut table = Table { case: vec![(*input,)], ..Table::default() };
        table.run();
        table.answer[0].0
    }
}
