//! Floor 2: how the record is read. Facts sorted by kind and party, the position of the machines, the view of
//! both on a day, and the mechanisms that articles share: tenure, engagement, windows, statuses; and the host's
//! own rules, which read through the same view.
//!
//! Nothing here knows an article or a machine.

pub(crate) mod ask;
pub(crate) mod engagements;
pub(crate) mod facts;
pub(crate) mod judging;
pub(crate) mod position;
pub(crate) mod rules;
pub(crate) mod score;
pub(crate) mod sorted;
pub(crate) mod tenure;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod testing_told;
pub(crate) mod told;
pub(crate) mod view;

pub(crate) use facts::{Facts, Mark};
pub(crate) use judging::Judging;
pub(crate) use position::Position;
pub(crate) use view::View;
