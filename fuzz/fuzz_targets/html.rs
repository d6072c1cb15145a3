//! Any bytes as HTML: nothing panics, nothing hangs, and every block is one line of the report's source.
//!
//! `cargo fuzz run html` (with a nightly toolchain, or `RUSTC_BOOTSTRAP=1`).
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::parse::parse;
use rapporteur::source::{Form, Source};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes_as("fuzz", bytes, Form::Html) else { return };
    assert_eq!(source.lines().len(), source.hints.len());
    parse("fuzz", source.lines());
});
