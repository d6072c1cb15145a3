//! A: whatever ends the program, the terminal is left as it was.

use rustix::process::Signal;

use crate::session::{Session, Setup, wait_for_end};

#[test]
fn a1_a_session_from_start_to_quit() {
    let session = Session::reading();
    assert!(session.is_raw());
    session.keys("/mark033\r");
    session.wait_for("near033");
    session.keys("42G");
    session.wait_for("near042");
    session.resize((120, 40));
    session.wait_for("near042");
    session.resize((80, 24));
    session.wait_for("near042");
    session.keys("q");
    session.assert_ends_with(0);
    assert!(!session.screen().contains("near042"), "the main screen is shown again");
}

#[test]
fn a1_ctrl_c_leaves_at_once() {
    let session = Session::reading();
    session.keys("/mark\u{3}");
    session.wait_for_output("EXIT=");
    session.assert_as_before();
}

#[test]
fn a1_standard_input_closed_or_at_its_end() {
    for script in [
        "sh ./start <&-; echo EXIT=$?.; read line",
        "true | sh ./start; echo EXIT=$?.; read line",
        "sh ./start < report.txt; echo EXIT=$?.; read line",
    ] {
        let session = Session::start(Setup { script: Some(script), ..Setup::default() });
        session.wait_for("near001");
        session.keys("q");
        session.assert_ends_with(0);
    }
}

/// Nothing in the build turns unwinding off: then a panic would end in `abort` before the terminal is put back by the
/// guard, though the hook and the handler of ABRT, which are tried below, would still do it.
#[test]
fn a2_no_profile_aborts_on_panic() {
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    assert!(!manifest.lines().any(|line| line.trim_start().starts_with("panic") && line.contains("abort")));
}

#[cfg(debug_assertions)]
fn with_fault(fault: &'static str) -> Session {
    Session::start(Setup { variables: vec![("RAPPORTEUR_TEST_FAULT", fault)], ..Setup::default() })
}

#[cfg(debug_assertions)]
fn ends_by_a_fault(fault: &'static str, code: i32) -> Session {
    let session = with_fault(fault);
    session.assert_ends_with(code);
    session
}

/// After the alternate screen, once, readable, and without the escape sequence it holds.
#[cfg(debug_assertions)]
fn assert_message_is_readable(session: &Session) {
    assert!(session.screen().contains("internal error: a fault on purpose ␛[31m"), "{}", session.screen());
    assert_eq!(session.screen().matches("internal error").count(), 1);
}

#[cfg(debug_assertions)]
#[test]
fn a2_a_panic_while_drawing() {
    assert_message_is_readable(&ends_by_a_fault("draw", 101));
}

#[cfg(debug_assertions)]
#[test]
fn a2_a_panic_of_a_worker() {
    assert_message_is_readable(&ends_by_a_fault("worker", 101));
}

#[cfg(debug_assertions)]
#[test]
fn a2_a_panic_while_panicking() {
    assert_message_is_readable(&ends_by_a_fault("twice", 134));
}

#[test]
fn a3_interrupt() {
    ends_by_signal(Signal::INT, 130);
}

#[test]
fn a3_terminate() {
    ends_by_signal(Signal::TERM, 143);
}

#[test]
fn a3_quit() {
    ends_by_signal(Signal::QUIT, 131);
}

/// A report that takes the parser some seconds.
fn large_report() -> Vec<u8> {
    let paragraph = |number: u32| {
        format!(
            "{number}. The harbour of mark{number} has a quay and a shed, see A/73/{number}, para. {number}.\n\n"
        )
    };
    (1..=300_000).map(paragraph).collect::<String>().into_bytes()
}

#[test]
fn a3_a_signal_while_a_report_is_read() {
    let session = Session::start(Setup {
        variables: vec![("ARGUMENTS", "report.txt zz.txt")],
        files: vec![("zz.txt".into(), large_report())],
        ..Setup::default()
    });
    session.wait_for("Library: 2 reports");
    session.keys("G\r");
    session.wait_until("the key has arrived", |seen| seen.typed() == 2);
    session.signal(Signal::TERM);
    session.assert_ends_with(143);
    let output = String::from_utf8(session.output()).unwrap();
    assert!(!output.contains("mark1 "), "it ended before the report was there");
}

fn ends_by_signal(signal: Signal, code: i32) {
    let session = Session::reading();
    session.signal(signal);
    session.assert_ends_with(code);
}

#[test]
fn a4_the_terminal_goes_away() {
    let mut session = Session::reading();
    let program = session.program();
    session.hang_up();
    wait_for_end(program);
}

#[test]
fn a4_the_terminal_goes_away_without_a_signal() {
    // In a session of its own the program is not told of the hang-up by SIGHUP: it must see it.
    let script = Some("setsid --wait sh ./start; echo EXIT=$?.; read line");
    let mut session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    let program = session.program();
    session.hang_up();
    wait_for_end(program);
}

#[test]
fn a4_the_terminal_goes_away_where_the_signal_is_ignored() {
    let script = Some("trap '' HUP; sh ./start; echo EXIT=$?.; read line");
    let mut session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    let program = session.program();
    session.hang_up();
    wait_for_end(program);
}

#[test]
fn a5_hang_up_signal_with_the_terminal_alive() {
    ends_by_signal(Signal::HUP, 129);
}

#[test]
fn a8_no_escape_sequence_goes_to_a_file() {
    let script = Some("sh ./start > out; echo EXIT=$?.; read line");
    let session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for_output("EXIT=");
    assert_clean(&std::fs::read(session.folder().join("out")).unwrap());
    assert_clean(&session.output());
}

/// Without any terminal, as from a job at night.
#[test]
fn a8_no_terminal_at_all() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("report.txt"), "1. Text.\n").unwrap();
    let program = env!("CARGO_BIN_EXE_rapporteur");
    // In a session of its own, so that there is no `/dev/tty` either.
    let output = std::process::Command::new("setsid")
        .args(["--wait", program, "report.txt"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_clean(&output.stdout);
    assert_clean(&output.stderr);
    assert!(String::from_utf8(output.stderr).unwrap().contains("needs a terminal"));
}

#[test]
fn a8_a_full_device_and_a_closed_pipe() {
    let script = Some(
        "\"$PROGRAM\" show report.txt 1-60 > /dev/full; echo FULL=$?.; \
         \"$PROGRAM\" show report.txt 1-60 | true; \
         \"$PROGRAM\" report.txt > /dev/full; echo SCREEN=$?.; \
         \"$PROGRAM\" show report.txt 1 >&-; echo CLOSED=$?.; read line",
    );
    let session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for_output("CLOSED=");
    let screen = session.screen();
    assert!(screen.contains("FULL=2.") && screen.contains("SCREEN=2."), "{screen}");
    assert!(screen.contains("the answer cannot be written"), "{screen}");
    assert!(!screen.contains("panicked") && !screen.contains("internal error"), "{screen}");
    assert_clean(&session.output());
}

fn assert_clean(output: &[u8]) {
    assert!(!output.contains(&0x1B), "{}", String::from_utf8_lossy(output));
}

#[test]
fn a8_keys_come_from_the_terminal_where_standard_input_is_another() {
    let script = Some("sh ./start < /dev/null; echo EXIT=$?.; read line");
    let session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn a9_the_terminal_goes_away_amid_frames() {
    let script = Some("trap '' HUP; setsid --wait sh ./start; echo EXIT=$?.; read line");
    let mut session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    let program = session.program();
    for _ in 0..200 {
        session.keys("j");
        session.keys("k");
    }
    session.hang_up();
    wait_for_end(program);
}

#[cfg(debug_assertions)]
#[test]
fn a9_a_panic_with_standard_error_closed() {
    let script = Some("sh ./start 2>&-; echo EXIT=$?.; read line");
    let variables = vec![("RAPPORTEUR_TEST_FAULT", "draw")];
    let session = Session::start(Setup { script, variables, ..Setup::default() });
    session.assert_ends_with(101);
}

#[cfg(debug_assertions)]
#[test]
fn a9_a_panic_with_standard_error_full() {
    let script = Some("sh ./start 2>/dev/full; echo EXIT=$?.; read line");
    let variables = vec![("RAPPORTEUR_TEST_FAULT", "draw")];
    let session = Session::start(Setup { script, variables, ..Setup::default() });
    session.assert_ends_with(101);
}

#[cfg(debug_assertions)]
#[test]
fn a10_abort() {
    ends_by_a_fault("abort", 134);
}

#[cfg(debug_assertions)]
#[test]
fn a10_stack_overflow() {
    let session = with_fault("overflow");
    // By ABRT, 134; or by SEGV, 139, where the stack for signal handlers is too small for two of them in a row, which
    // shows only after the terminal has been put back.
    session.wait_for_output("EXIT=13");
    session.assert_as_before();
}

#[test]
fn a11_flow_control_and_broken_pipes_mean_nothing() {
    let session = Session::reading();
    session.keys("\u{13}");
    session.keys("42G");
    session.wait_for("near042");
    session.signal(Signal::PIPE);
    session.keys("\u{11}G");
    session.wait_for("near060");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn a11_a_flood_of_sizes_while_it_ends() {
    let session = Session::reading();
    let program = session.program();
    for step in 0..50 {
        session.resize((60 + step, 20 + step % 7));
    }
    session.keys("q");
    for step in 0..50 {
        session.resize((110 - step, 24));
    }
    wait_for_end(program);
    session.assert_ends_with(0);
}

#[test]
fn a12_starts_again_after_kill() {
    let script = Some("sh ./start; sh ./start; echo EXIT=$?.; read line");
    let session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    session.signal(Signal::KILL);
    session.wait_for_entry(2);
    session.keys("G");
    session.wait_for("near060");
    session.keys("q");
    session.wait_for_output("EXIT=0.");
    session.assert_main_screen();
}
