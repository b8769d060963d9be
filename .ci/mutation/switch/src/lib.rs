//! Which mutant is on. `SWITCH_ON` names it by number; `SWITCH_TRACE` names a file to which the number of each mutant
//! is added that the process comes by.

#![feature(core_intrinsics, const_eval_select)]
#![allow(internal_features, reason = "a constant function that reads the switch needs to know when it runs")]

use std::{
    env,
    fs::{File, OpenOptions},
    io::Write,
    sync::{
        LazyLock, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

static ON: LazyLock<Option<u32>> = LazyLock::new(|| env::var("SWITCH_ON").ok()?.parse().ok());

static TRACE: LazyLock<Option<Mutex<File>>> = LazyLock::new(|| {
    let path = env::var_os("SWITCH_TRACE")?;
    Some(Mutex::new(OpenOptions::new().create(true).append(true).open(path).unwrap()))
});

static SEEN: [AtomicBool; 1 << 14] = [const { AtomicBool::new(false) }; 1 << 14];

/// Whether this mutant is on. What is computed while compiling is never mutated.
#[inline]
pub const fn on(mutant: u32) -> bool {
    core::intrinsics::const_eval_select((mutant,), off, read)
}

const fn off(_: u32) -> bool {
    false
}

fn read(mutant: u32) -> bool {
    if let Some(trace) = &*TRACE
        && !SEEN[mutant as usize].swap(true, Ordering::Relaxed)
    {
        writeln!(trace.lock().unwrap(), "{mutant}").unwrap();
    }
    *ON == Some(mutant)
}
