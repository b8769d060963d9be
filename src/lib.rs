#![doc = include_str!("../README.md")]
//!
//! # The house
//!
//! Data comes in at the door as a record and a date, goes down to the words, and climbs once. Each floor imports
//! any floor below it and none above; a test holds that.
//!
//! | floor | what |
//! |---|---|
//! | [`engine`] | the door: replay, propose, append, suppose, assess |
//! | [`explain`] | words: sentences, documents, the review |
//! | [`answers`] | the answers to the five questions, as plain values |
//! | [`machines`] | the machines: table, typestates, runtime |
//! | [`articles`] | `article_01` … `article_24`: what each article means here, its guards, duties, findings and words; the [register](articles::provisions) of all its provisions |
//! | `reading` | facts by kind and party, the position of the machines, windows and statuses; the host's own rules |
//! | [`record`] | entries, the versioned document, what makes one malformed |
//! | [`terms`] | the nouns: clause, day, calendar, standard, duty, row |
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

extern crate alloc;

pub mod answers;
pub mod articles;
pub mod engine;
pub mod explain;
pub mod machines;
mod reading;
pub mod record;
pub mod terms;
