//! A static library with its own panic handler. It does not link when anything drags `std` in.
#![no_std]

extern crate alloc;

use core::alloc::{GlobalAlloc, Layout};

struct Nothing;

// SAFETY: it never hands out memory.
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static NOTHING: Nothing = Nothing;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Uses the crate, so that it is linked.
#[unsafe(no_mangle)]
pub extern "C" fn entries(text: *const u8, length: usize) -> usize {
    // SAFETY: the caller promises `length` readable bytes.
    let text = unsafe { core::slice::from_raw_parts(text, length) };
    let Ok(text) = core::str::from_utf8(text) else { return 0 };
    zeren::record::Record::from_json(text).map_or(0, |record| {
        let links = record.links().len();
        links + zeren::engine::Case::new(record, zeren::terms::Setting::default()).effects().count()
    })
}
