//! Any bytes behind the head of a PDF file, with the structure tree and without it: nothing panics, nothing hangs.
//!
//! `cargo fuzz run pdf` (with a nightly toolchain, or `RUSTC_BOOTSTRAP=1`); seeds: the PDF files in `sample-reports`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::parse::parse;
use rapporteur::source::{Form, Source};

fuzz_target!(|bytes: &[u8]| {
    let file = if bytes.starts_with(b"%PDF-") { bytes.to_vec() } else { [b"%PDF-1.7\n", bytes].concat() };
    for form in [Form::Pdf, Form::PdfUntagged] {
        if let Ok(source) = Source::from_bytes_as("fuzz.pdf", &file, form) {
            assert_eq!(source.lines().len(), source.hints.len());
            parse("fuzz", source.lines());
        }
    }
});
