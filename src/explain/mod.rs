//! Floor 6: words. Sentences from rows, proofs, the answer as a document, the review.

pub mod account;
pub mod changes;
pub mod check;
pub mod document;
pub mod drawing;
pub mod liability;
pub(crate) mod life;
pub mod proof;
mod proof_words;
pub(crate) mod proving;
pub mod review;
pub(crate) mod review_changes;
mod review_liability;
mod words;

pub use proving::{Topic, TopicError};
pub use words::{Lang, Names, Speaker};
