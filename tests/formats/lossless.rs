//! Every line of a source stands in exactly one place of the report.

use std::collections::HashSet;

use rapporteur::model::{Line, Report};
use rapporteur::parse::parse;
use rapporteur::source::Source;

/// The report in a source, after a look whether all its lines are in it.
pub(crate) fn report(source: &Source) -> Report {
    let report = parse(&source.name, source.lines());
    check(&report, &source.lines());
    report
}

fn check(report: &Report, lines: &[Line<'_>]) {
    let mut left: HashSet<u32> =
        lines.iter().filter(|line| !line.text.trim().is_empty()).map(|line| line.number).collect();
    let places = std::iter::once(&report.meta.source)
        .chain(report.outline.iter().map(|heading| &heading.place))
        .chain(report.paragraphs.iter().map(|paragraph| &paragraph.place))
        .chain(report.passages.iter().map(|passage| &passage.place))
        .chain(report.footnotes.iter().chain(&report.meta.star_notes).map(|note| &note.place));
    let placed = places.flat_map(|place| place.line_numbers().collect::<Vec<u32>>());
    for number in placed.chain(report.dropped.iter().map(|line| line.line)) {
        assert!(left.remove(&number), "line {number} stands in two places");
    }
    assert!(left.is_empty(), "lost lines: {left:?}");
}
