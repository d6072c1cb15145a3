//! F: what odd links and terminals send as input is never lost and never a command it was not meant to be.
//!
//! Whether a command was executed is seen by a probe: the text search is opened and something typed into it, which
//! comes after the input in question; if the screen is then the same as with a probe before, nothing has happened.

use std::thread::sleep;
use std::time::Duration;

use crate::session::Session;

const PROBE: &str = "/qqzz";

/// The report at paragraph 42, and the screen that a probe gives there.
fn at_paragraph_42() -> (Session, String) {
    let session = Session::reading();
    session.keys("42G");
    session.wait_for("near042");
    let screen = probe(&session);
    (session, screen)
}

/// The screen with the probe typed; the search is closed again.
fn probe(session: &Session) -> String {
    session.keys(PROBE);
    session.wait_for("qqzz");
    let screen = session.screen();
    session.keys("\u{1b}");
    session.wait_without("qqzz");
    screen
}

/// Pauses in the middle of the input: here the pause is the input.
fn pause(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

fn quits_as_usual(session: &Session) {
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f3_an_arrow_split_after_escape_is_no_other_key() {
    let (session, before) = at_paragraph_42();
    for milliseconds in [100, 200, 500] {
        session.keys("\u{1b}");
        pause(milliseconds);
        session.keys("[A");
        assert_eq!(probe(&session), before, "split by {milliseconds} ms");
    }
    quits_as_usual(&session);
}

#[test]
fn f3_a_report_of_the_mouse_split_anywhere_is_nothing() {
    let (session, before) = at_paragraph_42();
    let report = "\u{1b}[<0;10;10M";
    for at in 2..report.len() {
        let (first, rest) = report.split_at(at);
        session.keys(first);
        pause(20);
        session.keys(rest);
    }
    assert_eq!(probe(&session), before);
    // Split after ESC, where the key Esc has been delivered in its place.
    for milliseconds in [20, 100, 400] {
        session.keys("\u{1b}");
        pause(milliseconds);
        session.keys(report.trim_start_matches('\u{1b}'));
        assert_eq!(probe(&session), before, "split by {milliseconds} ms");
    }
    quits_as_usual(&session);
}

#[test]
fn f3_escape_alone_does_not_quit() {
    let (session, before) = at_paragraph_42();
    session.keys("\u{1b}\u{1b}\u{1b}");
    assert_eq!(probe(&session), before);
    quits_as_usual(&session);
}

#[test]
fn f3_a_split_letter_is_one_letter() {
    let (session, before) = at_paragraph_42();
    session.keys("/qqzz");
    session.wait_for("qqzz");
    let [first, rest @ ..] = "段".as_bytes() else { unreachable!() };
    session.keys([*first]);
    pause(50);
    session.keys(rest);
    session.wait_for("qqzz段");
    session.keys("\u{1b}");
    session.wait_without("qqzz");
    assert_eq!(probe(&session), before);
    quits_as_usual(&session);
}

#[test]
fn f4_late_answers_of_the_terminal_are_no_keys() {
    let (session, before) = at_paragraph_42();
    let answers = [
        "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\",
        "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{7}",
        "\u{1b}P>|XTerm(390)\u{1b}\\",
        "\u{1b}[?62;1;6;22c",
        "\u{1b}[24;80R",
        "\u{1b}[?2026;2$y",
        "\u{1b}[I\u{1b}[O",
        "\u{1b}[<0;10;10M\u{1b}[<0;10;10m",
    ];
    for answer in answers {
        session.keys(answer);
        assert_eq!(probe(&session), before, "after {answer:?}");
    }
    quits_as_usual(&session);
}

#[test]
fn f4_an_answer_that_never_ends_does_not_make_it_deaf() {
    let (session, before) = at_paragraph_42();
    session.keys("\u{1b}]11;rgb:1e1e/1e");
    // It is over after a silence of one second.
    pause(1500);
    assert_eq!(probe(&session), before);
    quits_as_usual(&session);
}

#[test]
fn f5_a_marked_paste_is_no_command() {
    let (session, before) = at_paragraph_42();
    session.keys(format!("\u{1b}[200~{}\u{1b}[201~", "qjG42k]\r".repeat(125_000)));
    assert_eq!(probe(&session), before);
    quits_as_usual(&session);
}

#[test]
fn f5_pastes_of_every_length() {
    let (session, before) = at_paragraph_42();
    for length in [100, 10_000, 1_000_000] {
        let text = "qG42k]\r".repeat(length / 7);
        session.keys(format!("\u{1b}[200~{text}\u{1b}[201~"));
        assert_eq!(probe(&session), before, "{length} bytes");
    }
    quits_as_usual(&session);
}

#[test]
fn f5_a_marked_paste_goes_into_an_open_field() {
    let session = Session::reading();
    session.keys("/");
    session.keys("\u{1b}[200~mark033\u{1b}[201~");
    session.wait_for("mark033");
    session.keys("\r");
    session.wait_for("near033");
    quits_as_usual(&session);
}

#[test]
fn f5_a_marked_paste_that_never_ends_does_not_make_it_deaf() {
    let session = Session::reading();
    session.keys("/");
    session.keys("\u{1b}[200~mark033");
    // It is over after a silence, which is seen by its text in the field.
    session.wait_for("mark033");
    session.keys("\r");
    session.wait_for("near033");
    quits_as_usual(&session);
}

#[test]
fn f5_an_unmarked_paste_neither_freezes_nor_commands() {
    let (session, before) = at_paragraph_42();
    session.keys("quit, jump 42G and /search are words here\r".repeat(2_400));
    // Keys count again after a pause, and the paste is swallowed until then: so the probe is repeated until heard.
    let heard = (0..20).any(|_| {
        pause(300);
        session.keys(PROBE);
        session.shows_soon("qqzz")
    });
    assert!(heard, "{}", session.screen());
    assert_eq!(session.screen(), before);
    session.keys("\u{1b}");
    session.wait_without("qqzz");
    quits_as_usual(&session);
}

#[test]
fn f5_a_key_held_down_is_no_paste() {
    let session = Session::reading();
    session.keys("j".repeat(2_000));
    session.wait_for("near060");
    quits_as_usual(&session);
}
