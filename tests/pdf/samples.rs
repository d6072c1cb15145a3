//! The sample PDF files: that they are what the writer makes, and that they hold what their texts say.

use std::path::{Path, PathBuf};

use rapporteur::model::Report;
use rapporteur::parse::parse;
use rapporteur::source::{Form, Source};

use crate::layout::{self, expected, pdf};
use crate::texts::{RIVER_FERRIES, VILLAGE_LIBRARIES};

/// The samples: name, text, whether they have a structure tree.
pub(crate) const SAMPLES: [(&str, &layout::Report, bool); 2] =
    [("river-ferries.en.pdf", &RIVER_FERRIES, true), ("village-libraries.zh.pdf", &VILLAGE_LIBRARIES, false)];

pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(bytes: &[u8], untagged: bool) -> Report {
    let form = if untagged { Form::PdfUntagged } else { Form::Pdf };
    let source = Source::from_bytes_as("sample.pdf", bytes, form).expect("a readable PDF");
    parse(&source.name, source.lines())
}

/// The paragraphs, headings and notes of a report, white space left out.
pub(crate) fn shape(report: &Report) -> Vec<String> {
    let squash = |text: &str| text.split_whitespace().collect::<String>();
    let headings = report
        .outline
        .iter()
        .map(|heading| format!("{} {:?} {}", heading.level, heading.label, squash(&heading.title)));
    let paragraphs = report.paragraphs.iter().map(|paragraph| {
        let items: Vec<String> = paragraph
            .subparagraphs
            .iter()
            .map(|item| format!("{} {}", item.label, squash(&item.text)))
            .collect();
        let notes: Vec<String> = paragraph.notes.iter().map(ToString::to_string).collect();
        format!("{}. {} {items:?} {notes:?}", paragraph.number, squash(&paragraph.text))
    });
    let notes = report.footnotes.iter().map(|note| format!("note {} {}", note.number, squash(&note.text)));
    headings.chain(paragraphs).chain(notes).collect()
}

#[test]
#[ignore = "writes the sample files anew, and what is expected of them but for the masthead and the references"]
fn write_the_samples() {
    for (name, report, tagged) in SAMPLES {
        std::fs::write(project(&format!("sample-reports/{name}")), pdf(report, tagged)).unwrap();
        let path = project(&format!("tests/samples/{name}.expected"));
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        let head: String = known
            .lines()
            .take_while(|line| !line.starts_with("heading "))
            .map(|line| format!("{line}\n"))
            .collect();
        let is_tail = |line: &&str| line.starts_with("symbols ") || line.starts_with("reference ");
        let tail: String = known.lines().filter(is_tail).map(|line| format!("{line}\n")).collect();
        std::fs::write(path, head + &expected(report) + &tail).unwrap();
    }
}

#[test]
fn the_samples_are_what_the_writer_makes() {
    for (name, report, tagged) in SAMPLES {
        let file = std::fs::read(project(&format!("sample-reports/{name}"))).unwrap();
        assert!(file == pdf(report, tagged), "{name}: write it anew with --ignored write_the_samples");
    }
}

#[test]
fn a_report_is_the_same_with_a_structure_tree_without_one_and_with_it_left_aside() {
    for (name, report, _) in SAMPLES {
        let tagged = pdf(report, true);
        let with_tree = shape(&read(&tagged, false));
        assert!(with_tree.len() > 20, "{name}: {with_tree:#?}");
        assert_eq!(with_tree, shape(&read(&tagged, true)), "{name}");
        assert_eq!(with_tree, shape(&read(&pdf(report, false), false)), "{name}");
    }
}
