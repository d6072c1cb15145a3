//! What opening and reading a report costs: parse, layout, one frame, the index of topics, one search. What the formats
//! cost is measured in `formats`.
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
use std::path::Path;

use divan::{Bencher, black_box};
use rapporteur::app::{App, Entry};
use rapporteur::config::{Key, KeyCode};
use rapporteur::model::Report;
use rapporteur::search::{TextQuery, TopicIndex, grep};
use rapporteur::source::Source;
use rapporteur::topics::{self, Knowledge};
use rapporteur::{panes, parse};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

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
