//! Which article judges what: the guards of each machine, by the names its table uses. Each line hands an act
//! to the module of the article that carries the rule.

pub(crate) mod accountability;
pub(crate) mod discipline;
pub(crate) mod execution;
pub(crate) mod other;
pub(crate) mod remedy;
