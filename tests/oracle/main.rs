//! The oracle: a second reading of the specification, slow and plain, sharing no rule with the library.
#![allow(unreachable_pub, dead_code, reason = "modules of one test crate; other tests may borrow the generator")]

mod opinion;
mod opinion_acts;
mod opinion_answers;
mod opinion_duties;
mod opinion_remedies;
mod opinion_time;
