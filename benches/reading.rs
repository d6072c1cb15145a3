//! What opening and reading a report costs: parse, layout, one frame, the index of topics, one search; and a Word
//! document of 20 pages, in this process and by the whole program with its reading process.
//!
//! `cargo bench` runs all of it, `cargo bench parse` a part. The frame is drawn to cells in memory, so that no terminal
//! is measured. That parsing grows in step with the text is read from `parse` beside `parse_of_100_copies`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark that cannot read its report has nothing to measure"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use divan::{Bencher, black_box};
use rapporteur::app::{App, Entry};
use rapporteur::config::{Key, KeyCode};
use rapporteur::model::Report;
use rapporteur::search::{TextQuery, TopicIndex, grep};
use rapporteur::source::{Form, Source};
use rapporteur::topics::{self, Knowledge};
use rapporteur::{panes, parse};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

#[expect(dead_code, reason = "the tests need more of it")]
#[path = "../tests/formats/build.rs"]
mod build;

/// An English report as an extractor leaves it, and a Chinese one.
const REPORTS: [&str; 2] = ["water-and-peace.en.txt", "harbour-security.zh.txt"];
/// A report on a screen of so many columns and rows.
const SCREENS: [(&str, (u16, u16)); 4] =
    [(REPORTS[0], (80, 24)), (REPORTS[0], (120, 40)), (REPORTS[1], (80, 24)), (REPORTS[1], (120, 40))];

fn main() {
    divan::main();
}

/// The bytes of a sample report, or of a plain one where the samples are not at hand.
fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports").join(name);
    fs::read(path).unwrap_or_else(|_| plain_report().into_bytes())
}

fn plain_report() -> String {
    let mut report = String::from("E/CN.99/2031/7\n\nHarbours\n\nI. Introduction\n\n");
    for number in 1..=100 {
        let sentence = "The harbour has a quay and a shed for the goods that wait there for the ships. ";
        writeln!(report, "{number}. {}\n", sentence.repeat(5)).unwrap();
    }
    report
}

fn parsed(source: &Source) -> Report {
    parse::parse(&source.name, source.lines())
}

fn report(name: &str) -> Report {
    parsed(&Source::from_bytes(name, &bytes(name)).unwrap())
}

/// The same with what it names.
fn named_report(name: &str) -> Report {
    let mut report = report(name);
    topics::index(&mut report, &Knowledge::built_in());
    report
}

/// The navigator with a report open, as at the first frame.
fn opened(report: Report, (width, height): (u16, u16)) -> App {
    let mut app = App::new(vec![Entry { name: String::new(), title: String::new() }], width, height);
    app.opened(0, Ok(report));
    app
}

fn cells((width, height): (u16, u16)) -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(width, height)).unwrap()
}

#[divan::bench(args = REPORTS)]
fn decode(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = bytes(name);
    bencher.bench(|| Source::from_bytes(name, black_box(&bytes)).unwrap());
}

/// A Word document of about 20 pages: 160 paragraphs of 70 words, every tenth with a note, a table at each thirtieth.
fn word_document() -> Vec<u8> {
    let sentence =
        "The harbour has a quay and a shed for the goods that wait there for the ships. ".repeat(4);
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
        document = document.paragraph("RegSingleTxtG", &format!("{sentence}{note}"));
    }
    document.bytes()
}

/// Taken apart and parsed in this process.
#[divan::bench]
fn docx_of_20_pages(bencher: Bencher<'_, '_>) {
    let bytes = word_document();
    bencher.bench(|| parsed(&Source::from_bytes("report.docx", black_box(&bytes)).unwrap()));
}

/// The same by the program, from its start to its end: it starts its reading process, hears it and prints the outline.
#[divan::bench]
fn docx_of_20_pages_by_the_program(bencher: Bencher<'_, '_>) {
    let path = std::env::temp_dir().join(format!("rapporteur-bench-{}.docx", std::process::id()));
    fs::write(&path, word_document()).unwrap();
    bencher.bench(|| outline(&path));
    fs::remove_file(&path).unwrap();
}

/// Beside it, the program on text, which it reads without another process.
#[divan::bench]
fn text_by_the_program(bencher: Bencher<'_, '_>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports").join(REPORTS[0]);
    bencher.bench(|| outline(&path));
}

fn outline(path: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let status = command.arg("outline").arg(path).stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.unwrap().success());
}

/// From the bytes of a PDF file to the report. `RAPPORTEUR_PDF=FILE` measures that file instead, and what `pdftotext`
/// takes for it beside, where it is installed.
#[divan::bench]
fn pdf_to_model(bencher: Bencher<'_, '_>) {
    let bytes = pdf_bytes();
    bencher.bench(|| parsed(&Source::from_bytes("bench.pdf", black_box(&bytes)).unwrap()));
}

/// The same with the structure tree left aside.
#[divan::bench]
fn pdf_to_model_untagged(bencher: Bencher<'_, '_>) {
    let bytes = pdf_bytes();
    let read = |bytes| Source::from_bytes_as("bench.pdf", bytes, Form::PdfUntagged).unwrap();
    bencher.bench(|| parsed(&read(black_box(&bytes))));
}

#[divan::bench]
fn pdftotext_beside(bencher: Bencher<'_, '_>) {
    let pdftotext = |path: &Path| Command::new("pdftotext").arg(path).arg("-").output();
    let path = pdf_path();
    if pdftotext(&path).is_ok() {
        bencher.bench(|| pdftotext(black_box(&path)).unwrap());
    }
}

fn pdf_path() -> PathBuf {
    let sample = || Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports/river-ferries.en.pdf");
    std::env::var_os("RAPPORTEUR_PDF").map_or_else(sample, PathBuf::from)
}

fn pdf_bytes() -> Vec<u8> {
    fs::read(pdf_path()).unwrap()
}

#[divan::bench(args = REPORTS)]
fn parse(bencher: Bencher<'_, '_>, name: &str) {
    let source = Source::from_bytes(name, &bytes(name)).unwrap();
    bencher.bench(|| parsed(black_box(&source)));
}

#[divan::bench(args = REPORTS, sample_count = 10)]
fn parse_of_100_copies(bencher: Bencher<'_, '_>, name: &str) {
    let source = Source::from_bytes(name, &bytes(name).repeat(100)).unwrap();
    bencher.bench(|| parsed(black_box(&source)));
}

#[divan::bench(args = REPORTS)]
fn layout(bencher: Bencher<'_, '_>, name: &str) {
    let report = report(name);
    bencher.with_inputs(|| report.clone()).bench_values(|report| opened(report, (80, 24)));
}

#[divan::bench(args = SCREENS)]
fn first_frame(bencher: Bencher<'_, '_>, (name, size): (&str, (u16, u16))) {
    let app = opened(named_report(name), size);
    bencher.with_inputs(|| cells(size)).bench_values(|mut cells| {
        cells.draw(|frame| panes::draw(&app, frame)).unwrap();
        cells
    });
}

/// A line down and the frame that answers it.
#[divan::bench(args = SCREENS)]
fn next_frame(bencher: Bencher<'_, '_>, (name, size): (&str, (u16, u16))) {
    let mut app = opened(named_report(name), size);
    let mut cells = cells(size);
    let down = Key { code: KeyCode::Char('j'), control: false, alt: false };
    bencher.bench_local(|| {
        app.key(down);
        cells.draw(|frame| panes::draw(&app, frame)).unwrap();
    });
}

#[divan::bench(args = REPORTS)]
fn build_the_topic_index(bencher: Bencher<'_, '_>, name: &str) {
    let report = report(name);
    bencher.bench(|| TopicIndex::build(black_box(&report)));
}

#[divan::bench(args = ["water", "general assembly", "海港安全", "S/2031"])]
fn find_a_topic(bencher: Bencher<'_, '_>, query: &str) {
    let index = TopicIndex::build(&report(if query.is_ascii() { REPORTS[0] } else { REPORTS[1] }));
    bencher.bench(|| index.find(black_box(query)));
}

#[divan::bench(args = ["water", "海港"])]
fn find_in_the_text(bencher: Bencher<'_, '_>, query: &str) {
    let report = report(if query.is_ascii() { REPORTS[0] } else { REPORTS[1] });
    bencher.bench(|| grep(black_box(&report), &TextQuery::new(query)));
}

/// What a report names, with everything that is known beforehand.
#[divan::bench(args = REPORTS)]
fn names_of_a_report(bencher: Bencher, name: &str) {
    let report = report(name);
    let knowledge = Knowledge::built_in();
    bencher.bench_local(|| topics::find(black_box(&report), &knowledge));
}

/// The built-in knowledge, read once, when a name is first looked up.
#[divan::bench]
fn knowledge() -> usize {
    black_box(Knowledge::built_in()).entries().len()
}
