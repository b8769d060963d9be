//! zeren (责任): who must do what once a government has made a major administrative decision.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod answers;
mod articles;
pub mod engine;
pub mod explain;
pub mod machines;
mod reading;
pub mod record;
pub mod terms;
