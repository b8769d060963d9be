//! Floor 7: the door. A record and a setting go in; a case comes out, and answers are asked of it.

mod account;
mod accountability;
mod batch;
mod compare;
mod decision;
mod discipline;
mod door;
mod execution;
mod instances;
mod other_acts;
mod remedy;
mod replay;
mod speak;
mod verdict;
mod why_not;

pub use account::{Account, AccountError, Subject};
pub use batch::Batch;
pub use compare::{AnotherDecision, Comparison};
pub use decision::{AnyDecision, Decision, Refused, Why};
pub use door::{Accepted, Draft, Proposal, Refusal};
pub use replay::{Case, Effect};
pub use why_not::{LEAVES_COMBINED, Leaf, Way, WhyNot};

pub use crate::reading::rules::{Engaged, Owed, Reading, Rule, Rulebook};
