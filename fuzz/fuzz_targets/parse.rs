//! Any bytes through source and parser: nothing panics, nothing hangs, every line with words is placed once.
//!
//! `cargo fuzz run parse` (with a nightly toolchain, or `RUSTC_BOOTSTRAP=1`); seeds: `sample-reports`.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use rapporteur::parse::parse;
use rapporteur::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("fuzz", bytes) else { return };
    let lines = source.lines();
    let words: HashSet<u32> =
        lines.iter().filter(|line| line.text.chars().any(char::is_alphanumeric)).map(|line| line.number).collect();
    let report = parse("fuzz", lines);
    let mut placed: HashSet<u32> = report.dropped.iter().map(|line| line.line).collect();
    placed.extend(report.meta.source.line_numbers());
    placed.extend(report.outline.iter().flat_map(|heading| heading.place.line_numbers()));
    placed.extend(report.paragraphs.iter().flat_map(|paragraph| paragraph.place.line_numbers()));
    placed.extend(report.passages.iter().flat_map(|passage| passage.place.line_numbers()));
    placed.extend(
        report.footnotes.iter().chain(&report.meta.star_notes).flat_map(|note| note.place.line_numbers()),
    );
    assert!(words.is_subset(&placed), "lost lines: {:?}", words.difference(&placed));
});
