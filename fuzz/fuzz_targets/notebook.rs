//! Any bytes as the file of marks and notes: nothing panics, what is read is found or not found without harm, and a
//! damaged file is still there under another name.
//!
//! `cargo fuzz run notebook` (with a nightly toolchain, or `RUSTC_BOOTSTRAP=1`).
#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use rapporteur::export::notes_as_markdown;
use rapporteur::model::{Change, Fingerprints, by_report};
use rapporteur::notebook::{Folders, Notebook};
use rapporteur::parse::parse;
use rapporteur::source::Source;

const REPORT: &str = "A/1\n\nReport\n\nI. Part\n\n1. The first paragraph says a little more than nothing.\n\n2. The second.\n";

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = folder.path().join("notes.jsonl");
    fs::write(&notes, bytes).expect("a file");
    let notebook = Notebook::new(&Folders { data: Some(folder.path().to_owned()), state: None });
    let (kept, notices) = notebook.open();
    if !notices.is_empty() {
        let aside = fs::read(folder.path().join("notes.jsonl.corrupt-1")).expect("set aside");
        assert_eq!(aside, bytes);
    }
    assert!(notebook.open().1.is_empty(), "whole after it was set aside");
    let source = Source::from_bytes("fuzz", REPORT.as_bytes()).expect("a source");
    let report = parse("fuzz", source.lines());
    let fingerprints = Fingerprints::of(&report);
    for one in &kept {
        let _ = one.at.find(&report, &fingerprints);
    }
    let _ = notes_as_markdown(&by_report(&kept));
    if let Some(first) = kept.first() {
        notebook.change(&Change::Remove(first.clone())).expect("a change");
        assert!(notebook.open().0.len() < kept.len());
    }
});
