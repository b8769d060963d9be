//! The floor: the table as a person would write it by hand.

use crate::{
    Peer,
    table::{Asked, Flat, Head, Said},
};

#[derive(Debug, Default)]
pub(crate) struct Floor;

impl Peer for Floor {
    type Input = Flat;

    fn name(&self) -> &'static str {
        "hand-written floor"
    }

    fn input(&self, flat: &Flat) -> Flat {
        *flat
    }

    fn decide(&mut self, _: Asked, input: &Flat) -> u8 {
        decide(input)
    }
}

pub(crate) fn decide(flat: &Flat) -> u8 {
    if !flat.established {
        return 0;
    }
    match flat.measure {
        Asked::OrderCorrection if flat.ordered => 1,
        Asked::Interview if flat.interviewed => 2,
        Asked::Circulate if flat.circulated => 3,
        Asked::Refer => refer(flat),
        _ if !flat.settled => 5,
        _ if flat.withdrawn => 7,
        Asked::Interview | Asked::Circulate if flat.corrected && !flat.refused => 8,
        _ if !flat.reaches => 9,
        Asked::OrderCorrection => 16,
        _ if flat.corrected && flat.still_due == Said::No => 10,
        _ if !flat.ordered => 11,
        _ if !flat.refused => 12,
        Asked::Interview if flat.head == Head::Vacant => 13,
        Asked::Interview if flat.head == Head::Unknown => 14,
        _ if flat.corrected && flat.still_due == Said::Nothing => 15,
        _ => 16,
    }
}

fn refer(flat: &Flat) -> u8 {
    match flat {
        Flat { referred: true, .. } => 4,
        Flat { settled: false, .. } => 6,
        Flat { withdrawn: true, .. } => 17,
        Flat { reaches: false, .. } => 18,
        Flat { public: Said::No, .. } => 19,
        Flat { answers: Said::No, .. } => 20,
        Flat { answers: Said::Nothing, .. } => 21,
        Flat { ground: false, .. } => 22,
        Flat { public: Said::Nothing, .. } => 23,
        _ => 24,
    }
}
