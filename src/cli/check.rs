use serde::Serialize;

use super::Answer;
use super::failure::Failure;
use super::output::Output;
use crate::library::report_of;
use crate::model::{Diagnostic, DiagnosticKind, DropReason, DroppedLine, Line, Report};
use crate::source::{Resource, Source};

/// What is known about the reading of a report.
#[derive(Serialize)]
struct Summary<'r> {
    file: &'r str,
    encoding: &'static str,
    /// What this system did not limit while the file was read.
    unlimited: &'r [Resource],
    /// Characters that could not be decoded.
    replaced: usize,
    headings: usize,
    paragraphs: usize,
    footnotes: usize,
    diagnostics: Vec<Doubt<'r>>,
    dropped: &'r [DroppedLine],
}

/// A repair or doubt with its source line.
#[derive(Serialize)]
struct Doubt<'r> {
    page: u32,
    line: u32,
    kind: &'r DiagnosticKind,
    message: String,
    source: &'r str,
}

/// Prints what was repaired, doubted and left out.
pub(super) fn print(source: &Source, json: bool, output: &mut Output<'_>) -> Result<Answer, Failure> {
    let report = report_of(source);
    let lines = source.lines();
    let doubt = |diagnostic| doubt(diagnostic, &lines);
    let summary = Summary {
        file: &source.name,
        encoding: source.encoding,
        unlimited: &source.unlimited,
        replaced: source.replaced,
        headings: report.outline.len(),
        paragraphs: report.paragraphs.len(),
        footnotes: report.footnotes.len(),
        diagnostics: report.diagnostics.iter().map(doubt).collect(),
        dropped: &report.dropped,
    };
    if json {
        output.json(&summary)?;
    } else {
        print_summary(&summary, output)?;
        print_doubts(&summary.diagnostics, output)?;
        print_dropped(&report.dropped, output)?;
    }
    Ok(Answer::from(is_complete(&report)))
}

/// Whether no paragraph is known to be missing.
fn is_complete(report: &Report) -> bool {
    report.diagnostics.iter().all(|diagnostic| match diagnostic.kind {
        DiagnosticKind::Gap(_, _) | DiagnosticKind::NoParagraphs => false,
        DiagnosticKind::MissingStop(_)
        | DiagnosticKind::NumberOutOfSequence(_)
        | DiagnosticKind::Joined(_)
        | DiagnosticKind::GluedMark(_)
        | DiagnosticKind::NoteWithoutMark(_)
        | DiagnosticKind::UnknownCharacters(_) => true,
    })
}

fn doubt<'r>(diagnostic: &'r Diagnostic, lines: &[Line<'r>]) -> Doubt<'r> {
    let Diagnostic { page, line, kind } = diagnostic;
    Doubt {
        page: *page,
        line: *line,
        kind,
        message: kind.to_string(),
        source: source_line(lines, *page, *line),
    }
}

/// The text of a line; the page tells the parts of one that a form feed cut.
fn source_line<'t>(lines: &[Line<'t>], page: u32, number: u32) -> &'t str {
    let at = lines.partition_point(|line| (line.number, line.page) < (number, page));
    lines.get(at).filter(|line| line.number == number).map_or("", |line| line.text)
}

fn print_summary(summary: &Summary<'_>, output: &mut Output<'_>) -> Result<(), Failure> {
    let Summary { file, encoding, replaced, headings, paragraphs, footnotes, unlimited, .. } = summary;
    output.line(&format!(
        "{file}: {encoding}, headings: {headings}, paragraphs: {paragraphs}, footnotes: {footnotes}"
    ))?;
    if *replaced > 0 {
        output.line(&format!("  characters that could not be decoded, shown as U+FFFD: {replaced}"))?;
    }
    for resource in *unlimited {
        let what = match resource {
            Resource::Memory => "memory",
            Resource::Processor => "processor time",
        };
        output
            .line(&format!("  this system does not limit what the reading of a file may take of {what}"))?;
    }
    Ok(())
}

fn print_doubts(doubts: &[Doubt<'_>], output: &mut Output<'_>) -> Result<(), Failure> {
    if doubts.is_empty() {
        return Ok(output.line("repaired or doubted: nothing")?);
    }
    output.line(&format!("repaired or doubted: {}", doubts.len()))?;
    for Doubt { page, line, message, source, .. } in doubts {
        output.line(&format!("  page {page}, line {line}: {message}"))?;
        if !source.trim().is_empty() {
            output.line(&format!("      {}", source.trim()))?;
        }
    }
    Ok(())
}

fn print_dropped(dropped: &[DroppedLine], output: &mut Output<'_>) -> Result<(), Failure> {
    if dropped.is_empty() {
        return Ok(output.line("lines left out: none")?);
    }
    output.line(&format!("lines left out: {}", dropped.len()))?;
    for reason in DropReason::ALL {
        let same: Vec<&DroppedLine> = dropped.iter().filter(|line| line.reason == reason).collect();
        if same.is_empty() {
            continue;
        }
        output.line(&format!("  {reason}: {}", same.len()))?;
        for DroppedLine { page, line, text, .. } in same {
            output.line(&format!("    page {page}, line {line}: {}", text.trim()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_line_is_found_by_page_and_number() {
        let source = Source::from_bytes("test", b"one\ntwo\x0Ctwo again\nthree").unwrap();
        let lines = source.lines();
        assert_eq!(source_line(&lines, 1, 2), "two");
        assert_eq!(source_line(&lines, 2, 2), "two again");
        assert_eq!(source_line(&lines, 2, 3), "three");
        assert_eq!(source_line(&lines, 2, 4), "");
        assert_eq!(source_line(&lines, 0, 1), "one");
    }

    #[test]
    fn a_report_with_a_gap_is_not_complete() {
        let with =
            |kind| Report { diagnostics: vec![Diagnostic { page: 1, line: 1, kind }], ..Report::default() };
        assert!(is_complete(&Report::default()));
        assert!(is_complete(&with(DiagnosticKind::Joined(3.into()))));
        assert!(!is_complete(&with(DiagnosticKind::Gap(3, 5))));
        assert!(!is_complete(&with(DiagnosticKind::NoParagraphs)));
    }
}
