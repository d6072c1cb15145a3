//! F6, F7 and F9: terminals of other kinds, other locales, and the mouse.

use crate::session::{Session, Setup};

fn under(variables: &[(&'static str, &'static str)]) -> Session {
    let session = Session::start(Setup { variables: variables.to_vec(), ..Setup::default() });
    session.wait_for("near001");
    session.keys("42G");
    session.wait_for("near042");
    session
}

fn quits_as_usual(session: &Session) {
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn f6_terminals_of_other_names() {
    let usual = under(&[]);
    let terms =
        ["", "unheard-of", "linux", "screen", "tmux-256color", "vt100", "vt220", "xterm-mono", "xterm"];
    for term in terms {
        let session = under(&[("TERM", term)]);
        session.wait_for_screen(&usual.screen());
        quits_as_usual(&session);
    }
    quits_as_usual(&usual);
}

#[test]
fn f6_a_terminal_without_a_name() {
    let script = Some("unset TERM; sh ./start; echo EXIT=$?.; read line");
    let session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    quits_as_usual(&session);
}

#[test]
fn f6_no_colour_where_there_is_none() {
    for (variable, value) in [("NO_COLOR", "1"), ("TERM", "vt100"), ("TERM", "vt220"), ("TERM", "xterm-mono")]
    {
        let session = under(&[(variable, value)]);
        session.keys("/mark042");
        session.wait_for("1/1");
        session.keys("\r");
        let colours = session.look(|seen| seen.heard().colours.clone());
        assert!(colours.is_empty(), "{variable}={value}: {colours:?}");
        quits_as_usual(&session);
    }
    let session = under(&[]);
    assert!(!session.look(|seen| seen.heard().colours.is_empty()), "elsewhere there is some");
    quits_as_usual(&session);
}

#[test]
fn f6_without_an_alternate_screen_the_prompt_comes_below() {
    let session = Session::start(Setup {
        variables: vec![("TERM", "vt100")],
        has_alternate_screen: false,
        ..Setup::default()
    });
    session.wait_for("near001");
    session.keys("q");
    session.wait_for_output("EXIT=0.");
    let screen = session.screen();
    let last = screen.lines().rfind(|line| !line.trim().is_empty());
    assert_eq!(last.map(str::trim_end), Some("EXIT=0."), "{screen}");
    assert!(screen.contains("near001"), "{screen}");
}

#[test]
fn f6_a_dumb_terminal_gets_the_text_and_no_sequence() {
    let session = Session::start(Setup { variables: vec![("TERM", "dumb")], ..Setup::default() });
    session.wait_for_output("EXIT=0.");
    assert!(session.screen().contains("near060"), "{}", session.screen());
    assert!(!session.output().contains(&0x1B), "{}", session.screen());
}

#[test]
fn f7_the_text_is_utf_8_in_every_locale() {
    let text = "1. 秘书长的报告 доклад تقرير “é” end001.\n";
    let screens = ["C.UTF-8", "C", "POSIX", "", "en_US.ISO-8859-1"].map(|locale| {
        let session = Session::start(Setup {
            files: vec![("words.txt".into(), text.as_bytes().to_vec())],
            variables: vec![("ARGUMENTS", "words.txt"), ("LC_ALL", locale), ("LANG", locale)],
            ..Setup::default()
        });
        session.wait_for("end001");
        let screen = session.screen();
        quits_as_usual(&session);
        screen
    });
    assert!(screens[0].contains("秘书长的报告 доклад تقرير “é”"), "{}", screens[0]);
    assert!(screens.iter().all(|screen| *screen == screens[0]), "{screens:#?}");
}

#[test]
fn f9_the_mouse_stays_with_the_terminal() {
    for variables in [vec![], vec![("SSH_TTY", "/dev/pts/99")]] {
        let session = Session::start(Setup { variables, ..Setup::default() });
        session.wait_for("near001");
        session.keys("?");
        session.wait_for("Keys");
        // The scanner takes any mode of the mouse that is turned on for foreign; this test says so aloud.
        for mode in ["1000", "1002", "1003", "1006", "1015"] {
            let on = format!("\u{1b}[?{mode}h");
            assert!(!session.output().windows(on.len()).any(|bytes| bytes == on.as_bytes()));
        }
        session.keys("q");
        session.keys("q");
        session.wait_for_output("EXIT=0.");
    }
}
