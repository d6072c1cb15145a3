//! F8: inside other programs that hold a terminal: tmux and `script`. GNU screen, mosh and expect are not tried.

use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::session::{Session, Setup, trimmed, wait_for_end};

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");

/// A tmux server of its own with the program in a window that nobody looks at; it ends with the test.
pub(crate) struct Tmux {
    folder: TempDir,
}

impl Tmux {
    /// The program with these files and arguments; `None`, which is said, where there is no tmux.
    #[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
    pub(crate) fn start(size: (u16, u16), files: &[(&str, &[u8])], arguments: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        for (name, bytes) in files {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let tmux = Self { folder };
        if Command::new("tmux").arg("-V").output().is_err() {
            println!("SKIPPED: there is no tmux");
            return None;
        }
        let (width, height) = (size.0.to_string(), size.1.to_string());
        let script =
            format!("stty -g > before; {PROGRAM} {arguments}; echo EXIT=$?.; stty -g > after; read line");
        let shown = tmux.tmux(&["new-session", "-d", "-x", &width, "-y", &height, &script]);
        assert!(shown.is_some(), "tmux starts");
        Some(tmux)
    }

    fn tmux(&self, arguments: &[&str]) -> Option<String> {
        let mut command = Command::new("tmux");
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LANG", "C.UTF-8")
            .env("SHELL", "/bin/sh");
        command.env("TERM", "xterm-256color").current_dir(self.folder.path());
        let output =
            command.args(["-f", "/dev/null", "-S", "socket", "-u"]).args(arguments).output().unwrap();
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    }

    fn capture(&self) -> String {
        self.tmux(&["capture-pane", "-p"]).unwrap_or_default()
    }

    /// The column in which tmux finds a word.
    pub(crate) fn column_of(&self, word: &str) -> Option<usize> {
        let search = ["copy-mode", ";", "send-keys", "-X", "search-backward", word, ";"];
        let found = self.tmux(&[&search[..], &["display-message", "-p", "#{copy_cursor_x}"]].concat())?;
        found.trim().parse().ok()
    }

    fn keys(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat()).unwrap();
    }

    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    /// Waits until the rows of the screen are those of `contents`, but for blanks at their ends.
    fn wait_for_screen(&self, contents: &str) {
        let wanted = trimmed(contents);
        self.wait(&format!("this screen:\n{wanted}\n"), |screen| trimmed(screen) == wanted);
    }

    fn wait(&self, what: &str, is_there: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_there(&self.capture()) {
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "waited for {what}; there was\n{}",
                self.capture()
            );
        }
    }

    /// Waits for the end of the program, then asserts that the screen and the line are as before.
    fn assert_ends_with(&self, code: i32) {
        self.wait_for(&format!("EXIT={code}."));
        let modes = "#{alternate_on} #{cursor_flag} #{wrap_flag} #{mouse_any_flag} #{scroll_region_upper} \
                     #{e|-:#{pane_height},#{scroll_region_lower}}";
        assert_eq!(self.tmux(&["display-message", "-p", modes]).unwrap().trim(), "0 1 1 0 0 1");
        let line = |name| std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        let start = Instant::now();
        while line("after").is_empty() {
            assert!(start.elapsed() < Duration::from_secs(20), "the shell goes on");
        }
        assert_eq!(line("before"), line("after"));
    }

    fn program(&self) -> Pid {
        let shell = self.tmux(&["display-message", "-p", "#{pane_pid}"]).unwrap();
        let children = format!("/proc/{0}/task/{0}/children", shell.trim());
        let children = std::fs::read_to_string(children).unwrap();
        Pid::from_raw(children.split_whitespace().next().unwrap().parse().unwrap()).unwrap()
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = self.tmux(&["kill-server"]);
    }
}

const REPORT: &str = "I. First\n\n1. One near001.\n\n2. Two near002.\n\nII. Second\n\n3. Three near003.\n";

fn reading() -> Option<Tmux> {
    let tmux = Tmux::start((80, 24), &[("report.txt", REPORT.as_bytes())], "report.txt")?;
    tmux.wait_for("near003");
    Some(tmux)
}

#[test]
fn f8_a_session_inside_tmux() {
    let Some(tmux) = reading() else { return };
    tmux.keys(&["/", "Three", "Enter"]);
    tmux.wait_for("near003");
    tmux.keys(&["?"]);
    tmux.wait_for("Keys");
    tmux.keys(&["q", "q"]);
    tmux.keys(&["q"]);
    tmux.assert_ends_with(0);
}

/// Lines, paragraphs, half pages, pages and the ends of a report, there and back.
const SCROLLING: &str = "jjjjjjjjjjjjjjjj jjjkkkkk ]]]jjj[kkdj}}{ukGkkkkkkkkggjj b";

#[test]
fn f1_each_screen_inside_tmux_is_that_of_the_emulator() {
    let report = include_str!("../../sample-reports/harbour-security.zh.txt");
    for size in [(80, 24), (120, 40)] {
        let Some(tmux) = Tmux::start(size, &[("report.txt", report.as_bytes())], "report.txt") else {
            return;
        };
        let session = Session::start(Setup { size, report: Some(report), ..Setup::default() });
        session.wait_for_entry(1);
        for key in SCROLLING.chars().map(String::from) {
            session.answer(&key);
            tmux.keys(&["-l", &key]);
            tmux.wait_for_screen(&session.screen());
        }
        session.keys("q");
        session.assert_ends_with(0);
    }
}

#[test]
fn f8_signals_inside_tmux() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let Some(tmux) = reading() else { return };
        kill_process(tmux.program(), signal).unwrap();
        tmux.assert_ends_with(code);
    }
}

#[test]
fn a4_the_multiplexer_is_killed() {
    let Some(tmux) = reading() else { return };
    let program = tmux.program();
    tmux.tmux(&["kill-server"]);
    wait_for_end(program);
}

#[test]
fn f8_inside_script() {
    if Command::new("script").arg("--version").output().is_err() {
        println!("SKIPPED: there is no script(1)");
        return;
    }
    let script = Some("script -qec 'sh ./start' /dev/null; echo EXIT=$?.; read line");
    let session = Session::start(Setup { script, ..Setup::default() });
    session.wait_for("near001");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("q");
    session.assert_ends_with(0);
}
