//! Opening files that take long, that change, or that come through a pipe, with the reader at the keys.

use std::fs;

use rustix::process::Signal;

use crate::session::{Session, Setup, wait_until};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-reports");

/// A session of the program on these files, each reading process as `fault` says.
fn session(script: &'static str, fault: &'static str) -> Session {
    let variables = vec![("SAMPLES", SAMPLES), ("RAPPORTEUR_TEST_FAULT", fault)];
    Session::start(Setup { script: Some(script), variables, ..Setup::default() })
}

/// The list of a Word document, whose reading never ends, and a text.
const LIST: &str = "ulimit -c 0; cp \"$SAMPLES/seed-banks.en.docx\" slow.docx; \
    sh -c 'echo PID=$$; exec \"$PROGRAM\" slow.docx report.txt'; echo EXIT=$?.; read line";
const ALONE: &str = "ulimit -c 0; cp \"$SAMPLES/seed-banks.en.docx\" slow.docx; \
    sh -c 'echo PID=$$; exec \"$PROGRAM\" slow.docx'; echo EXIT=$?.; read line";

/// The processes that the program has started and that still are.
fn children(session: &Session) -> String {
    let program = session.program().as_raw_nonzero();
    let threads = fs::read_dir(format!("/proc/{program}/task")).into_iter().flatten();
    let of_thread =
        |thread: fs::DirEntry| fs::read_to_string(thread.path().join("children")).unwrap_or_default();
    threads.flatten().map(of_thread).collect()
}

#[cfg(debug_assertions)]
#[test]
fn f25_a_slow_file_is_told_and_stopped_and_the_list_goes_on() {
    let session = session(LIST, "read-slow");
    session.wait_for("report.txt");
    session.keys("\r");
    session.wait_for("reading slow.docx");
    assert!(!children(&session).is_empty());
    session.keys("\u{1b}");
    session.wait_for("stopped");
    wait_until("the reading process is gone", || children(&session).is_empty());
    session.keys("j\r");
    session.wait_for("near001");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("q");
    session.assert_ends_with(0);
}

#[cfg(debug_assertions)]
#[test]
fn f25_another_report_can_be_opened_meanwhile() {
    let session = session(LIST, "read-slow");
    session.wait_for("report.txt");
    session.keys("\r");
    session.wait_for("reading slow.docx");
    session.keys("j\r");
    session.wait_for("near001");
    wait_until("the reading process is gone", || children(&session).is_empty());
    session.keys("q");
    session.assert_ends_with(0);
}

#[cfg(debug_assertions)]
#[test]
fn f25_the_reader_can_leave_while_a_file_is_read() {
    for keys in ["q", "\u{3}"] {
        for script in [LIST, ALONE] {
            let session = session(script, "read-slow");
            if script == LIST {
                session.wait_for("report.txt");
                session.keys("\r");
            }
            session.wait_for("reading slow.docx");
            session.keys(keys);
            session.assert_ends_with(0);
        }
    }
}

#[cfg(debug_assertions)]
#[test]
fn f25_the_reading_process_ends_with_the_program() {
    let session = session(ALONE, "read-slow");
    session.wait_for("reading slow.docx");
    let child: i32 = children(&session).trim().parse().unwrap();
    session.signal(Signal::KILL);
    session.wait_for_output("EXIT=137.");
    let stat = format!("/proc/{child}/stat");
    wait_until("the reading process is gone", || {
        fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z ") || !stat.contains("rapporteur"))
    });
}

#[cfg(debug_assertions)]
#[test]
fn f25_a_reading_process_that_breaks_is_told_and_the_viewer_lives() {
    let session = session(LIST, "read-memory");
    session.wait_for("report.txt");
    session.keys("\r");
    session.wait_for("more than 1024 MiB of memory");
    session.keys("j\r");
    session.wait_for("near001");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f25_keys_typed_before_a_report_is_there_are_meant_for_it() {
    let session = session(LIST, "");
    session.wait_for("report.txt");
    session.keys("j\r42G");
    session.wait_for("near042");
    session.keys("ok\r8G");
    session.wait_for("93 per cent");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn a_report_from_a_pipe_is_read_with_keys_from_the_terminal() {
    let script = "sh -c 'echo PID=$$; exec \"$PROGRAM\" -' < report.txt; echo EXIT=$?.; read line";
    let session = Session::start(Setup { script: Some(script), ..Setup::default() });
    session.wait_for("near001");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("q");
    session.assert_ends_with(0);
}

/// Presses a key that does nothing until `text` is on the screen: a file is looked at after a key, and not too often.
fn press_until(session: &Session, text: &str) {
    wait_until(text, || {
        session.keys("\u{1b}");
        session.shows_soon(text)
    });
}

#[test]
fn f25_a_file_that_changes_is_told_and_read_again_at_the_same_place() {
    let session = Session::reading();
    session.keys("42G");
    session.wait_for("near042");
    let path = session.folder().join("report.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("near042", "far042 now")).unwrap();
    press_until(&session, "R reads it again");
    session.wait_for("near042");
    session.keys("R");
    session.wait_for("far042");
    session.wait_without("near042");
    session.wait_without("R reads it again");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f25_a_file_that_vanishes_stays_readable() {
    let session = Session::reading();
    fs::remove_file(session.folder().join("report.txt")).unwrap();
    press_until(&session, "no longer there");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("R");
    session.wait_for("there is no such file");
    session.keys("43G");
    session.wait_for("near043");
    session.keys("q");
    session.assert_ends_with(0);
}
