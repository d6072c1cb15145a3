//! What a reader takes along and comes back to: citations on the clipboard, places, marks and notes.

use crate::session::{Session, Setup, wait_for_end};

/// "E/CN.99/2031/7, para. 42" in base 64.
const CITATION: &str = "RS9DTi45OS8yMDMxLzcsIHBhcmEuIDQy";

#[test]
fn a_citation_goes_to_the_clipboard_and_is_said() {
    let session = Session::reading();
    session.keys("42G");
    session.wait_for("near042");
    assert_eq!(session.copied(), Vec::<String>::new(), "nothing is copied without a wish");
    session.keys("y");
    session.wait_for("E/CN.99/2031/7, para. 42  copied");
    assert_eq!(session.copied(), [CITATION]);
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn nothing_is_sent_to_a_terminal_that_would_print_it() {
    let session = Session::start(Setup { variables: vec![("TERM", "linux")], ..Setup::default() });
    session.wait_for("near001");
    session.keys("42Gy");
    session.wait_for("E/CN.99/2031/7, para. 42  copied");
    assert_eq!(session.copied(), Vec::<String>::new());
    session.keys("q");
    session.assert_ends_with(0);
}

/// Runs the program, and after each end again, `times` times; every start says the exit of the one before.
const TWICE: &str = "ulimit -c 0; sh ./start; echo FIRST=$?.; sh ./start; echo EXIT=$?.; read line";

#[test]
fn quitting_in_the_middle_and_coming_back_shows_the_same_lines() {
    let session = Session::start(Setup { script: Some(TWICE), ..Setup::default() });
    session.wait_for("near001");
    session.keys("33Gjj");
    session.wait_for("near035");
    session.keys("}{jj");
    session.keys("/qqzz");
    session.wait_for("qqzz");
    session.keys("\u{1b}");
    session.wait_without("qqzz");
    let before = text_rows(&session);
    session.keys("q");
    session.wait_for_output("FIRST=0.");
    session.wait_for_entry(2);
    session.wait_for("back where you left it");
    assert_eq!(text_rows(&session), before);
    session.keys("q");
    session.assert_ends_with(0);
}

/// The screen without its last row.
fn text_rows(session: &Session) -> String {
    session.screen().lines().take(23).map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn marks_and_notes_are_there_again() {
    let session = Session::start(Setup { script: Some(TWICE), ..Setup::default() });
    session.wait_for("near001");
    session.keys("12Gma");
    session.wait_for("mark a: E/CN.99/2031/7, para. 12");
    session.keys("40Ge");
    session.wait_for("note:");
    session.keys("Ask about the cranes.\r");
    session.wait_for("note to E/CN.99/2031/7, para. 40");
    session.keys("ggq");
    session.wait_for_output("FIRST=0.");
    session.wait_for_entry(2);
    session.wait_for("near001");
    session.keys("'a");
    session.wait_for("near012");
    session.keys("M");
    session.wait_for("Ask about the cranes.");
    session.keys("G\r");
    session.wait_for("near040");
    session.keys("q");
    session.assert_ends_with(0);
    assert!(session.folder().join(".local/share/rapporteur/notes.jsonl").is_file());
}

fn place_after(signal: rustix::process::Signal, code: i32) {
    let session = Session::reading();
    session.keys("33G");
    session.wait_for("near033");
    session.signal(signal);
    session.assert_ends_with(code);
    let places =
        std::fs::read_to_string(session.folder().join(".local/state/rapporteur/places.jsonl")).unwrap();
    assert!(places.contains("\"address\":\"33\""), "{places}");
}

#[test]
fn the_place_is_kept_when_a_signal_ends_the_program() {
    place_after(rustix::process::Signal::HUP, 129);
    place_after(rustix::process::Signal::TERM, 143);
    place_after(rustix::process::Signal::INT, 130);
}

#[test]
fn the_place_is_kept_when_the_terminal_goes_away() {
    let mut session = Session::reading();
    session.keys("33G");
    session.wait_for("near033");
    let program = session.program();
    session.hang_up();
    wait_for_end(program);
    let places =
        std::fs::read_to_string(session.folder().join(".local/state/rapporteur/places.jsonl")).unwrap();
    assert!(places.contains("\"address\":\"33\""), "{places}");
}

#[test]
fn the_editor_gets_the_terminal_and_gives_it_back() {
    // It shows that it has the terminal, takes a line from it, and writes that into the file.
    let editor = "#!/bin/sh\necho EDITOR-OPEN; stty -a | grep -q ' icanon' && echo COOKED; read words; echo \"$words\" > \"$2\"\n";
    let script = "ulimit -c 0; trap : INT; chmod +x ./editor; sh ./start; echo EXIT=$?.; read line";
    let setup =
        Setup { script: Some(script), variables: vec![("EDITOR", "./editor --wait")], ..Setup::default() };
    let session = Session::start_with(setup, &[("editor", editor)]);
    session.wait_for("near001");
    session.keys("12Ge");
    session.wait_for("COOKED");
    let before = session.modes();
    session.keys("Who pays?\n");
    session.wait_for_entry(2);
    session.wait_for("note to E/CN.99/2031/7, para. 12");
    assert_ne!(session.modes(), before, "raw again");
    session.keys("jk");
    session.wait_for("+ Who pays?");
    // A key of the editor that sends a signal is the editor's alone.
    session.keys("e");
    session.wait_for_times("COOKED", 2);
    session.keys("\u{3}");
    session.wait_for_entry(3);
    session.wait_for("the note is as it was");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn g3_without_a_home_reading_works_and_one_notice_is_given() {
    let session = Session::start(Setup { variables: vec![("HOME", "")], ..Setup::default() });
    session.wait_for("near001");
    session.keys("12Gma");
    session.wait_for("HOME is not set");
    session.keys("20Gmb");
    session.wait_for("mark b: E/CN.99/2031/7, para. 20  (until the end only)");
    session.keys("'a");
    session.wait_for("near012");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn g4_a_damaged_file_is_said_and_its_hostile_words_do_no_harm() {
    let hostile = "{\"rapporteur\":\"kept\",\"version\":1}\n{\"what\":{\"note\":\"\\u001b]0;x\\u0007\\u009b2J\\u202eend\"},\"at\":{\"symbol\":\"E/CN.99/2031/7\",\"address\":\"2\",\"citation\":\"E/CN.99/2031/7\\u001b[31m\"}}\nnonsense\n";
    let setup = Setup::default();
    let session = Session::start_with(setup, &[(".local/share/rapporteur/notes.jsonl", hostile)]);
    session.wait_for("notes.jsonl is damaged: 1 line lost; kept as notes.jsonl.corrupt-1");
    session.keys("2G");
    session.wait_for("+ ");
    session.keys("M");
    session.wait_for("Marks and notes: 1");
    session.wait_for("end");
    session.keys("q");
    session.assert_ends_with(0);
}
