//! What the structured formats cost: a report of 20 pages as Word document and as PDF, from its bytes to the report, and by
//! the whole program with its reading process; and how many pages of PDF are read in a second, beside `pdftotext`.
//!
//! `cargo bench --bench formats` runs all of it. `RAPPORTEUR_PDF=FILE` measures that file instead of the one that is made
//! here. Where `pdftotext` (poppler-utils) is not installed, its row says so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot read its report has nothing to measure"
)]
#![allow(clippy::print_stderr, reason = "what is not measured is said")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rapporteur::model::Report;
use rapporteur::parse::parse;
use rapporteur::source::{Form, Source};
use tempfile::TempDir;

#[expect(dead_code, reason = "the tests need more of it")]
#[path = "../tests/formats/build.rs"]
mod build;
#[expect(dead_code, reason = "the tests need more of it")]
#[path = "../tests/pdf/layout.rs"]
mod layout;
#[expect(dead_code, reason = "the tests need more of it")]
#[path = "../tests/pdf/writer.rs"]
mod writer;

use layout::Part;

fn main() {
    divan::main();
}

fn report(source: &Source) -> Report {
    parse(&source.name, source.lines())
}

/// The words of a paragraph.
fn words() -> String {
    "The harbour has a quay and a shed for the goods that wait there for the ships. ".repeat(4)
}

/// A Word document of about 20 pages: 160 paragraphs of 70 words, every tenth with a note, a table at each thirtieth.
fn word_document() -> Vec<u8> {
    let mut document =
        build::Docx::new().header(&["|United Nations|E/2036/57", "|Council|Distr.: General¶8 May 2036"]);
    document = document.paragraph("HChG", "Harbours");
    for number in 1..=160 {
        if number % 20 == 1 {
            document = document.paragraph("RegHChG", "Quays and sheds");
        }
        if number % 30 == 0 {
            document = document.table(&["Cause|2033|2034|2035", "Failure of power|310|95|4 250"]);
        }
        let note = if number % 10 == 0 { "[[See E/2035/48, paras. 12–15.]]" } else { "" };
        document = document.paragraph("RegSingleTxtG", &format!("{}{note}", words()));
    }
    document.bytes()
}

/// A tagged PDF file of 20 pages: 147 paragraphs, every tenth with a note.
fn pdf_file() -> Vec<u8> {
    const PARAGRAPHS: u32 = 147;
    let kept = |words: String| -> &'static str { words.leak() };
    let mut parts =
        vec![Part::Masthead(&["United Nations"], &["E/2036/57", "8 May 2036"]), Part::Title("Harbours")];
    for number in 1..=PARAGRAPHS {
        if number % 20 == 1 {
            let label = ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII."][number as usize / 20];
            parts.push(Part::Heading(1, label, "Quays and sheds"));
        }
        let mark = if number % 10 == 0 { format!("{{{}}}", number / 10) } else { String::new() };
        parts.push(Part::Paragraph(number, kept(words().trim_end().to_owned() + &mark)));
    }
    let notes = (1..=PARAGRAPHS / 10).map(|note| Part::Note(note, "See E/2035/48, paras. 12–15."));
    parts.extend(notes);
    let report = layout::Report { script: writer::Script::Latin, symbol: "E/2036/57", parts: parts.leak() };
    layout::pdf(&report, true)
}

/// The PDF file that is measured, in a folder that goes when it is dropped.
struct Measured {
    path: PathBuf,
    bytes: Vec<u8>,
    pages: usize,
    _folder: Option<TempDir>,
}

impl Measured {
    fn new() -> Self {
        let (path, folder) = match env::var_os("RAPPORTEUR_PDF") {
            Some(path) => (PathBuf::from(path), None),
            None => {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("harbours.pdf");
                fs::write(&path, pdf_file()).unwrap();
                (path, Some(folder))
            }
        };
        let bytes = fs::read(&path).unwrap();
        let source = Source::from_bytes("bench.pdf", &bytes).unwrap();
        let pages = 1 + source.text.matches('\u{c}').count();
        Self { path, bytes, pages, _folder: folder }
    }
}

/// The program, from its start to its end: it starts its reading process, hears it and prints the outline.
fn outline(path: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let status = command.arg("outline").arg(path).stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.unwrap().code().is_some_and(|code| code < 2));
}

#[divan::bench]
fn docx_of_20_pages(bencher: Bencher<'_, '_>) {
    let bytes = word_document();
    bencher.bench(|| report(&Source::from_bytes("report.docx", black_box(&bytes)).unwrap()));
}

#[divan::bench]
fn docx_of_20_pages_by_the_program(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbours.docx");
    fs::write(&path, word_document()).unwrap();
    bencher.bench(|| outline(&path));
}

#[divan::bench]
fn pdf_to_model(bencher: Bencher<'_, '_>) {
    let pdf = Measured::new();
    let read = || report(&Source::from_bytes("bench.pdf", black_box(&pdf.bytes)).unwrap());
    bencher.counter(ItemsCount::new(pdf.pages)).bench(read);
}

/// The same with the structure tree left aside.
#[divan::bench]
fn pdf_to_model_untagged(bencher: Bencher<'_, '_>) {
    let pdf = Measured::new();
    let read =
        || report(&Source::from_bytes_as("bench.pdf", black_box(&pdf.bytes), Form::PdfUntagged).unwrap());
    bencher.counter(ItemsCount::new(pdf.pages)).bench(read);
}

#[divan::bench]
fn pdf_by_the_program(bencher: Bencher<'_, '_>) {
    let pdf = Measured::new();
    bencher.counter(ItemsCount::new(pdf.pages)).bench(|| outline(&pdf.path));
}

/// Beside it, `pdftotext`, which gives lines and no paragraphs.
#[divan::bench]
fn pdftotext_beside(bencher: Bencher<'_, '_>) {
    let pdf = Measured::new();
    let pdftotext = |path: &Path| Command::new("pdftotext").arg(path).arg("-").output();
    if pdftotext(&pdf.path).is_err() {
        eprintln!("pdftotext_beside: SKIPPED, pdftotext (poppler-utils) is not installed");
        return;
    }
    bencher.counter(ItemsCount::new(pdf.pages)).bench(|| pdftotext(black_box(&pdf.path)).unwrap());
}

/// The program on a text, which it reads without another process.
#[divan::bench]
fn text_by_the_program(bencher: Bencher<'_, '_>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports/water-and-peace.en.txt");
    bencher.bench(|| outline(&path));
}
