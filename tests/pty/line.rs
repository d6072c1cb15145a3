//! F1: what a slow line has to carry. The limits are generous; `docs/the-line.md` has the figures.

use crate::session::{Session, Setup};

const CHINESE: &str = include_str!("../../sample-reports/harbour-security.zh.txt");
const ENGLISH: &str = include_str!("../../sample-reports/water-and-peace.en.txt");

/// The bytes at most for a first frame; for a line down, half of the time; for a line down on the average; for a page.
struct Limits {
    first: usize,
    line: usize,
    lines: usize,
    page: usize,
}

fn reading(size: (u16, u16), report: &'static str) -> Session {
    let session = Session::start(Setup { size, report: Some(report), ..Setup::default() });
    session.wait_for_entry(1);
    session
}

/// The bytes of the frames that answer a key pressed so often, the smallest first.
fn answers(session: &Session, key: &str, times: usize) -> Vec<usize> {
    let mut answers: Vec<usize> = (0..times).map(|_| session.answer(key)).collect();
    answers.sort_unstable();
    answers
}

fn keeps(size: (u16, u16), limits: &Limits) {
    for report in [CHINESE, ENGLISH] {
        let session = reading(size, report);
        let first = session.output().len();
        assert!(first <= limits.first, "first frame: {first}");
        let lines = answers(&session, "j", 60);
        let average = lines.iter().sum::<usize>() / lines.len();
        assert!(lines[30] <= limits.line && average <= limits.lines, "lines: {lines:?}");
        let pages = answers(&session, " ", 5);
        assert!(pages[4] <= limits.page, "pages: {pages:?}");
        session.keys("q");
        session.assert_ends_with(0);
    }
}

#[test]
fn f1_outline_and_text_at_80x24() {
    keeps((80, 24), &Limits { first: 3000, line: 250, lines: 400, page: 2500 });
}

#[test]
fn f1_outline_and_text_at_120x40() {
    keeps((120, 40), &Limits { first: 6000, line: 350, lines: 500, page: 5000 });
}

#[test]
fn f1_the_text_alone() {
    for (size, line) in [((80, 24), 155), ((120, 40), 200)] {
        let session = reading(size, CHINESE);
        session.answer("w");
        let lines = answers(&session, "j", 40);
        assert!(lines[20] <= line, "lines: {lines:?}");
        session.keys("q");
        session.assert_ends_with(0);
    }
}

#[test]
fn f1_a_jump_to_a_hit_at_80x24() {
    let session = reading((80, 24), ENGLISH);
    session.answer("/");
    let typed: usize = ["w", "a", "t", "e", "r"].iter().map(|key| session.answer(key)).max().unwrap();
    let next = answers(&session, "\r", 1)[0].max(answers(&session, "n", 5)[4]);
    assert!(typed.max(next) <= 3000, "{typed} {next}");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f1_nothing_is_written_where_nothing_changes() {
    let session = reading((80, 24), CHINESE);
    let before = session.output().len();
    // Two keys that mean nothing, then one that does: only that one is answered.
    session.keys("\u{1b}[21~");
    session.keys("\u{1b}[23~");
    let (line, all) = (session.answer("j"), session.output().len() - before);
    assert_eq!(line, all);
    session.keys("q");
    session.assert_ends_with(0);
}
