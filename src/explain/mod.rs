//! Floor 6: words. Sentences from rows, the answer as a document, the review.

pub mod document;
pub mod drawing;
pub mod liability;
pub mod review;
mod review_liability;
mod words;

pub use words::{Lang, Names, Speaker};
