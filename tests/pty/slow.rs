//! F1 and F2: what the line carries, and that no frame is sent while another is under way on a slow one.

use std::time::Duration;

use crate::link::Link;
use crate::session::{Session, Setup};

/// The bytes that answer some keys.
fn bytes_of(session: &Session, keys: &str) -> usize {
    let (before, frames) = session.look(|seen| (seen.bytes().len(), seen.heard().all_frames));
    session.keys(keys);
    session.wait_until(&format!("a frame after {keys:?}"), |seen| seen.heard().all_frames > frames);
    session.look(|seen| seen.bytes().len()) - before
}

/// The limits are those of the promise, generous beside what `docs/the-line.md` has measured.
#[test]
fn f1_bytes_for_each_action() {
    for (size, first, step) in [((80, 24), 3_000, 2_600), ((200, 50), 8_000, 8_000)] {
        let session = Session::start(Setup { size, ..Setup::default() });
        session.wait_for("near001");
        let begun = session.look(|seen| seen.bytes().len());
        assert!(begun <= first + "PID=0000000\r\n".len(), "first frame at {size:?}: {begun}");
        for keys in ["j", "k", "\u{4}", " ", "42G", "/mark033\r", "\t"] {
            let bytes = bytes_of(&session, keys);
            assert!(bytes <= step, "{keys:?} at {size:?}: {bytes}");
        }
        session.keys("q");
        session.assert_ends_with(0);
    }
}

#[test]
fn f1_a_line_down_beside_no_outline() {
    let session = Session::start(Setup { size: (59, 24), ..Setup::default() });
    session.wait_for("near001");
    for _ in 0..8 {
        let bytes = bytes_of(&session, "j");
        assert!(bytes <= 400, "{bytes}");
    }
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f1_nothing_is_written_while_nothing_happens() {
    let session = Session::reading();
    let before = session.output().len();
    // A key that means nothing here draws nothing either.
    session.keys("\u{1d}");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(session.output().len(), before);
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f2_a_key_held_down_on_a_slow_link() {
    let link = Link { bytes_a_second: 1_000, delay: Duration::from_millis(300) };
    let variables = vec![("SSH_TTY", "/dev/pts/99")];
    let session = Session::start(Setup { link: Some(link), variables, ..Setup::default() });
    session.wait_for("near001");
    assert_eq!(session.look(|seen| seen.written().questions), 0, "nothing is asked at the start");
    for _ in 0..150 {
        session.keys("j");
        std::thread::sleep(Duration::from_millis(33));
    }
    session.wait_until("the last key", |seen| seen.typed() == 150);
    let (frames, largest) = session.look(|seen| (seen.written().all_frames, seen.most_waiting()));
    let reference = Session::reading();
    reference.keys("j".repeat(150));
    let line = last_line_at_the_end_of(&reference);
    session.wait_for(&line);
    let after = session.look(|seen| seen.written().all_frames) - frames;
    assert!(after <= 2, "{after} frames after the last key");
    // A first frame is the largest.
    assert!(largest <= 3_100, "{largest} bytes waited");
    session.wait_for_screen(&reference.screen());
    session.keys("q");
    session.assert_ends_with(0);
}

/// The place in the header once all keys have been answered.
fn last_line_at_the_end_of(session: &Session) -> String {
    session.wait_without("¶1/");
    let quiet = |session: &Session| {
        let before = session.output().len();
        std::thread::sleep(Duration::from_millis(500));
        session.output().len() == before
    };
    while !quiet(session) {}
    let screen = session.screen();
    screen.lines().next().unwrap().rsplit_once('¶').unwrap().1.to_owned()
}

#[test]
fn f2_it_is_left_cleanly_while_a_receipt_is_under_way() {
    let link = Link { bytes_a_second: 5_000, delay: Duration::from_millis(300) };
    let variables = vec![("SSH_TTY", "/dev/pts/99")];
    let script = Some("sh ./start; echo EXIT=$?.; IFS= read -r line; echo \"READ=$line.\"");
    let session = Session::start(Setup { link: Some(link), variables, script, ..Setup::default() });
    session.wait_for("near001");
    hold_until_asked(&session);
    session.keys("q");
    session.assert_ends_with(0);
    // Had a receipt come too late, it would be in what the shell reads.
    session.keys("next\r");
    session.wait_for("READ=next.");
}

/// Types one key after the other, as a keyboard repeats it, until the program has asked for a receipt.
fn hold_until_asked(session: &Session) {
    while session.look(|seen| seen.written().questions) == 0 {
        session.keys("j");
        std::thread::sleep(Duration::from_millis(33));
    }
}

#[test]
fn f4_a_terminal_that_gives_no_receipt_is_written_to_all_the_same() {
    let variables = vec![("SSH_TTY", "/dev/pts/99")];
    let session = Session::start(Setup { variables, answers: false, ..Setup::default() });
    session.wait_for("near001");
    hold_until_asked(&session);
    for (keys, shown) in [("20G", "near020"), ("42G", "near042"), ("G", "near060"), ("gg", "near001")] {
        session.keys(keys);
        session.wait_for(shown);
    }
    // One comes after all, and is no key.
    session.keys("\u{1b}[0n");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f4_a_terminal_at_hand_is_asked_nothing() {
    let session = Session::reading();
    session.keys("jjjkkk42G");
    session.wait_for("near042");
    assert_eq!(session.look(|seen| seen.written().questions), 0);
    session.keys("q");
    session.assert_ends_with(0);
}
