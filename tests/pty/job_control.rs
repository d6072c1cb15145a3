//! A6 and A7: stopped, and going on. Stopping means something only in a shell with job control: a process group that
//! nobody looks after does not stop.

use rustix::process::Signal;

use crate::session::{Session, Setup, wait_for_stop};

/// A shell with its first prompt.
fn shell() -> (Session, String) {
    let session = Session::start(Setup { script: None, ..Setup::default() });
    session.wait_for("<1> ");
    let modes = session.assert_main_screen();
    (session, modes)
}

#[test]
fn a1_the_prompt_stands_at_the_start_of_a_line() {
    let (session, modes) = shell();
    session.keys("sh ./start\r");
    session.wait_for("near001");
    session.keys("q");
    session.wait_for("<2> ");
    assert!(session.screen().lines().any(|line| line.trim_end() == "<2>"), "{}", session.screen());
    assert_eq!(session.assert_main_screen(), modes);
}

#[test]
fn a6_ctrl_z_and_back() {
    let (session, modes) = shell();
    session.keys("sh ./start\r");
    session.wait_for("near001");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("\u{1a}");
    session.wait_for("<2> ");
    assert!(session.screen().contains("Stopped"), "{}", session.screen());
    assert_eq!(session.assert_main_screen(), modes);
    session.keys("fg\r");
    session.wait_for("near042");
    assert!(session.is_raw());
    session.keys("q");
    session.wait_for("<3> ");
    assert_eq!(session.assert_main_screen(), modes);
}

#[test]
fn a6_stopped_from_outside_and_back() {
    let (session, modes) = shell();
    session.keys("sh ./start\r");
    session.wait_for("near001");
    session.signal(Signal::TSTP);
    session.wait_for("<2> ");
    assert_eq!(session.assert_main_screen(), modes);
    session.keys("fg\r");
    session.wait_for("near001");
    session.keys("q");
    session.wait_for("<3> ");
    assert_eq!(session.assert_main_screen(), modes);
}

#[test]
fn a6_many_times() {
    let (session, modes) = shell();
    session.keys("sh ./start\r");
    for round in 1..=50 {
        session.wait_for_entry(round);
        session.keys("\u{1a}");
        session.wait_for(&format!("<{}> ", round + 1));
        assert_eq!(session.assert_main_screen(), modes);
        session.keys("fg\r");
    }
    session.wait_for_entry(51);
    session.keys("q");
    session.wait_for("<52> ");
    assert_eq!(session.assert_main_screen(), modes);
}

#[test]
fn a6_the_size_is_read_again() {
    let (session, _) = shell();
    session.keys("sh ./start\r");
    session.wait_for("near001");
    session.keys("\u{1a}");
    session.wait_for("<2> ");
    session.resize((100, 30));
    session.keys("fg\r");
    session.wait_for_entry(2);
    session.wait_for_screen(&fresh_screen((100, 30)));
}

#[test]
fn a6_killed_while_stopped() {
    let (session, modes) = shell();
    session.keys("sh ./start\r");
    session.wait_for("near001");
    session.keys("\u{1a}");
    session.wait_for("<2> ");
    session.keys("kill %1; wait\r");
    session.wait_for("<3> ");
    assert_eq!(session.assert_main_screen(), modes);
}

#[test]
fn a6_does_not_stop_where_nobody_could_continue_it() {
    let session = Session::reading();
    session.keys("\u{1a}");
    session.keys("42G");
    session.wait_for("near042");
    session.signal(Signal::TSTP);
    session.keys("G");
    session.wait_for("near060");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn a7_stopped_by_force_and_resized() {
    let session = Session::reading();
    session.signal(Signal::STOP);
    wait_for_stop(session.program());
    session.resize((100, 30));
    session.signal(Signal::CONT);
    session.wait_for_entry(2);
    session.wait_for_screen(&fresh_screen((100, 30)));
    session.keys("q");
    session.assert_ends_with(0);
}

/// The first screen of a program started at this size.
fn fresh_screen(size: (u16, u16)) -> String {
    let session = Session::start(Setup { size, ..Setup::default() });
    session.wait_for("near001");
    session.screen()
}
