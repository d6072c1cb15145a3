//! A terminal session: a pseudo-terminal, an emulator of its screen, and the program or a shell in it.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use tempfile::TempDir;

use crate::link::Link;
use crate::scanner::{Heard, Scanner};

/// A promise that is kept at all is kept within this; only a failing test waits so long.
const DEADLINE: Duration = Duration::from_secs(20);

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");

/// Starts the program in the place of a shell that has said its process number.
const START: &str = "#!/bin/sh\necho PID=$$\nexec \"$PROGRAM\" ${ARGUMENTS-report.txt}\n";

/// What a terminal answers when it is asked whether it is there.
const ANSWER: &[u8] = b"\x1b[0n";

/// Runs the program and stays, so that the terminal can be looked at after its end; the terminal of a session whose
/// first process ends is reset by the kernel.
const RUN_AND_STAY: &str = "ulimit -c 0; sh ./start; echo EXIT=$?.; read line";

/// How to start a session.
pub(crate) struct Setup {
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
    /// What a shell in it runs; `None` for a shell with job control.
    pub(crate) script: Option<&'static str>,
    /// Further environment variables; `ARGUMENTS` is what the program is started with.
    pub(crate) variables: Vec<(&'static str, &'static str)>,
    /// Further files in the folder it runs in.
    pub(crate) files: Vec<(OsString, Vec<u8>)>,
    /// The link to the terminal, if it is slow.
    pub(crate) link: Option<Link>,
    /// Whether the terminal answers when it is asked for its state.
    pub(crate) answers: bool,
    /// Whether the terminal has an alternate screen.
    pub(crate) has_alternate_screen: bool,
    /// Whether the program may ask for the mouse.
    pub(crate) has_mouse: bool,
    /// The report, one made for tests if there is none.
    pub(crate) report: Option<&'static str>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            size: (80, 24),
            script: Some(RUN_AND_STAY),
            variables: Vec::new(),
            files: Vec::new(),
            report: None,
            link: None,
            answers: true,
            has_alternate_screen: true,
            has_mouse: false,
        }
    }
}

/// What the terminal has shown.
pub(crate) struct Seen {
    screen: vt100::Parser,
    scanner: Scanner,
    bytes: Vec<u8>,
    /// What the program has written, whether or not it has arrived.
    near: Scanner,
    /// The most bytes that ever waited on the link.
    most_waiting: usize,
    /// The bytes of keys that have arrived at the program.
    typed: usize,
    has_alternate_screen: bool,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;
type TakesBytes = Box<dyn FnMut(&[u8])>;

/// The session; what it started is killed when it is dropped.
pub(crate) struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Sender<Vec<u8>>>,
    threads: Vec<JoinHandle<()>>,
    seen: Shared,
    hanging_up: Arc<AtomicBool>,
    shell: Box<dyn Child + Send + Sync>,
    modes_before: String,
    folder: TempDir,
}

impl Session {
    /// The program with the report open, the first paragraph on the screen.
    pub(crate) fn reading() -> Self {
        let session = Self::start(Setup::default());
        session.wait_for("near001");
        session
    }

    pub(crate) fn start(setup: Setup) -> Self {
        Self::start_with(setup, &[])
    }

    /// The same with more files in the folder, which is the home of the program, too.
    pub(crate) fn start_with(setup: Setup, files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let text = setup.report.map_or_else(report, str::to_owned);
        fs::write(folder.path().join("report.txt"), text).unwrap();
        fs::write(folder.path().join("start"), START).unwrap();
        fs::write(folder.path().join("inputrc"), "set enable-bracketed-paste off\n").unwrap();
        for (name, bytes) in &setup.files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        // The program was used here before, so that it does not say what a new reader is told.
        fs::create_dir_all(folder.path().join(".config/rapporteur")).unwrap();
        let pair = native_pty_system().openpty(pty_size(setup.size)).unwrap();
        let modes_before = modes(&*pair.master);
        let shell = pair.slave.spawn_command(command(&setup, folder.path())).unwrap();
        let seen: Shared = Arc::new((Mutex::new(Seen::new(&setup)), Condvar::new()));
        let hanging_up = Arc::new(AtomicBool::new(false));
        let (keys, writer) = write_on(pair.master.take_writer().unwrap(), Arc::clone(&seen), setup.link);
        let answers = keys.clone();
        let arrives = arrive_at(Arc::clone(&seen), setup.answers.then_some(answers));
        let terminal = pair.master.try_clone_reader().unwrap();
        let reader = read_on(terminal, Arc::clone(&seen), Arc::clone(&hanging_up), setup.link, arrives);
        Self {
            master: Some(pair.master),
            keys: Some(keys),
            threads: vec![reader, writer],
            seen,
            hanging_up,
            shell,
            modes_before,
            folder,
        }
    }

    /// The folder the program runs in.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Types; a terminal that takes no more does not hold up the test.
    pub(crate) fn keys(&self, keys: impl AsRef<[u8]>) {
        self.keys.as_ref().unwrap().send(keys.as_ref().to_vec()).unwrap();
    }

    pub(crate) fn resize(&self, size: (u16, u16)) {
        let (columns, rows) = visible(size);
        self.seen.0.lock().unwrap().screen.set_size(rows, columns);
        self.master.as_ref().unwrap().resize(pty_size(size)).unwrap();
    }

    /// Waits until `text` is on the screen and no frame is under way.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(text, |seen| seen.contents().contains(text));
    }

    /// Whether `text` is on the screen within a second.
    pub(crate) fn shows_soon(&self, text: &str) -> bool {
        self.waited(Duration::from_secs(1), |seen| seen.contents().contains(text)).0
    }

    /// Waits until `text` is no longer on the screen.
    pub(crate) fn wait_without(&self, text: &str) {
        self.wait(&format!("no {text}"), |seen| !seen.contents().contains(text));
    }

    /// Waits until the rows of the screen are those of `contents`, but for blanks at their ends.
    pub(crate) fn wait_for_screen(&self, contents: &str) {
        let wanted = trimmed(contents);
        self.wait(&format!("this screen:\n{wanted}\n"), |seen| trimmed(&seen.contents()) == wanted);
    }

    /// Waits until something holds of what was seen.
    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        self.wait(what, is_so);
    }

    /// Waits until `text` has been sent, wherever it went on the screen.
    pub(crate) fn wait_for_output(&self, text: &str) {
        self.wait(&format!("output {text}"), |seen| seen.has_sent(text));
    }

    /// Types a key and waits for the frame that answers it; its bytes.
    pub(crate) fn answer(&self, key: &str) -> usize {
        let (bytes, frames) = self.look(|seen| (seen.bytes.len(), seen.heard().frames));
        self.keys(key);
        self.wait(&format!("an answer to {key}"), |seen| seen.heard().frames > frames);
        self.look(|seen| seen.bytes.len()) - bytes
    }

    /// Waits until the screen has been entered so often, and drawn since.
    pub(crate) fn wait_for_entry(&self, times: usize) {
        self.wait(&format!("entry {times}"), |seen| seen.heard().entered >= times && seen.heard().frames > 0);
    }

    /// Waits until `text` has been sent so often.
    pub(crate) fn wait_for_times(&self, text: &str, times: usize) {
        self.wait(&format!("{text} {times} times"), |seen| {
            String::from_utf8_lossy(&seen.bytes).matches(text).count() >= times
        });
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.look(Seen::contents)
    }

    /// All that was sent.
    pub(crate) fn output(&self) -> Vec<u8> {
        self.look(|seen| seen.bytes.clone())
    }

    /// What was sent to the clipboard, in base 64.
    pub(crate) fn copied(&self) -> Vec<String> {
        self.look(|seen| seen.heard().copied.clone())
    }

    /// Asserts that the alternate screen is left, the cursor shown and no mode left on; returns the line settings.
    pub(crate) fn assert_main_screen(&self) -> String {
        let (left, hidden) = self.look(|seen| {
            let screen = seen.screen.screen();
            (seen.scanner.left(), screen.alternate_screen() || screen.hide_cursor())
        });
        assert_eq!(left, Vec::<String>::new(), "modes left on");
        assert!(!hidden, "alternate screen or no cursor");
        self.modes()
    }

    /// Waits for the end of the program with this exit code (128 and the number, if a signal ended it), then asserts
    /// that the terminal is as it was.
    pub(crate) fn assert_ends_with(&self, code: i32) {
        self.wait_for_output("EXIT=");
        self.wait_for_output(&format!("EXIT={code}."));
        self.assert_as_before();
    }

    /// Asserts that the terminal is as it was before the program, and that nothing foreign was ever sent to it.
    pub(crate) fn assert_as_before(&self) {
        assert_eq!(self.assert_main_screen(), self.modes_before, "line settings");
        self.assert_nothing_foreign();
    }

    /// Asserts that nothing was ever sent to the terminal but text and what a screen needs. Every session does it at its
    /// end.
    fn assert_nothing_foreign(&self) {
        let foreign = self.look(|seen| seen.heard().foreign.clone());
        assert_eq!(foreign, Vec::<String>::new(), "sent to the terminal");
    }

    /// The line settings of the terminal: echo, signals, line editing and the rest.
    pub(crate) fn modes(&self) -> String {
        modes(&**self.master.as_ref().unwrap())
    }

    /// Whether text that is typed is echoed, edited and answered by signals: the line settings of a shell.
    pub(crate) fn is_raw(&self) -> bool {
        self.modes() != self.modes_before
    }

    /// The process number the program said last.
    pub(crate) fn program(&self) -> Pid {
        self.wait_for_output("PID=");
        last_program(&self.output()).unwrap()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.program(), signal).unwrap();
    }

    /// Closes the terminal's other end, as a terminal window or an SSH server does that goes away.
    pub(crate) fn hang_up(&mut self) {
        self.hanging_up.store(true, Ordering::SeqCst);
        let master = self.master.take().unwrap();
        let mut terminal = fs::OpenOptions::new().write(true).open(master.tty_name().unwrap()).unwrap();
        // Without an end-of-file character none is typed when the writing thread closes its end.
        let mut modes = tcgetattr(&terminal).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
        // The reading thread wakes up by a byte, sees the flag, and closes its end.
        terminal.write_all(b" ").unwrap();
        drop(self.keys.take());
        for thread in self.threads.drain(..) {
            thread.join().unwrap();
        }
    }

    /// Looks at what was seen and lets it go again, so that a failing assertion never holds it.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&self.seen.0.lock().unwrap())
    }

    fn wait(&self, what: &str, is_there: impl Fn(&Seen) -> bool) {
        let (is_there, contents) = self.waited(DEADLINE, is_there);
        assert!(is_there, "waited for {what}; there was\n{contents}");
    }

    /// Waits between two frames until something is there; says whether it is, and the screen.
    fn waited(&self, patience: Duration, is_there: impl Fn(&Seen) -> bool) -> (bool, String) {
        let (seen, arrived) = &*self.seen;
        let waiting = |seen: &mut Seen| seen.scanner.in_frame() || !is_there(seen);
        let (seen, timeout) = arrived.wait_timeout_while(seen.lock().unwrap(), patience, waiting).unwrap();
        (!timeout.timed_out(), seen.contents())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(program) = last_program(&self.output()).filter(|&process| is_the_program(process)) {
            let _ = kill_process(program, Signal::KILL);
        }
        let _ = self.shell.kill();
        let _ = self.shell.wait();
        if !thread::panicking() {
            self.assert_nothing_foreign();
        }
    }
}

impl Seen {
    fn new(setup: &Setup) -> Self {
        let (columns, rows) = visible(setup.size);
        Self {
            screen: vt100::Parser::new(rows, columns, 0),
            scanner: Scanner::new(setup.has_mouse),
            bytes: Vec::new(),
            near: Scanner::new(setup.has_mouse),
            most_waiting: 0,
            typed: 0,
            has_alternate_screen: setup.has_alternate_screen,
        }
    }

    /// Bytes that have arrived at the terminal.
    fn arrive(&mut self, bytes: &[u8]) {
        if self.has_alternate_screen {
            self.screen.process(bytes);
        } else {
            let text = String::from_utf8_lossy(bytes).replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
            self.screen.process(text.as_bytes());
        }
        self.scanner.read(bytes);
        self.bytes.extend_from_slice(bytes);
    }

    /// The emulator.
    pub(crate) fn emulator(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// What has arrived at the terminal.
    pub(crate) fn heard(&self) -> &Heard {
        self.scanner.heard()
    }

    /// What the program has written.
    pub(crate) fn written(&self) -> &Heard {
        self.near.heard()
    }

    /// The most bytes that ever waited on the link.
    pub(crate) fn most_waiting(&self) -> usize {
        self.most_waiting
    }

    /// The bytes of keys that have arrived at the program.
    pub(crate) fn typed(&self) -> usize {
        self.typed
    }

    /// All the bytes that have arrived at the terminal.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    fn has_sent(&self, text: &str) -> bool {
        self.bytes.windows(text.len()).any(|window| window == text.as_bytes())
    }
}

/// The rows of a screen without the blanks at their ends, which an emulator keeps where they were written.
pub(crate) fn trimmed(contents: &str) -> String {
    contents.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// Waits for the end of a process; a zombie has ended.
pub(crate) fn wait_for_end(process: Pid) {
    let stat = format!("/proc/{}/stat", process.as_raw_nonzero());
    let has_ended = || fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z "));
    wait_until("the process has ended", has_ended);
}

/// Waits until a process is stopped.
pub(crate) fn wait_for_stop(process: Pid) {
    let stat = format!("/proc/{}/stat", process.as_raw_nonzero());
    wait_until("the process is stopped", || {
        fs::read_to_string(&stat).is_ok_and(|stat| stat.contains(") T "))
    });
}

pub(crate) fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < DEADLINE, "waited until {what}");
        thread::yield_now();
    }
}

/// Sixty numbered paragraphs under three headings. Each ends in a word that no list of openings shows.
fn report() -> String {
    let mut report = String::from("E/CN.99/2031/7\n\nHarbours\n\nReport of the Secretary-General\n\n");
    for number in 1..=60 {
        let heading = match number {
            1 => "I. Introduction\n\n",
            21 => "II. Quays\n\n",
            41 => "III. Conclusions\n\n",
            _ => "",
        };
        writeln!(
            report,
            "{heading}{number}. The harbour described under mark{number:03} has a quay, two cranes and a shed for \
             the goods that wait there for the ships of the week; it lies near{number:03}.\n"
        )
        .unwrap();
    }
    report
}

fn command(setup: &Setup, folder: &Path) -> CommandBuilder {
    let mut command = match setup.script {
        Some(script) => CommandBuilder::from_argv(["sh", "-c", script].map(Into::into).to_vec()),
        None => CommandBuilder::from_argv(["bash", "--norc", "--noprofile", "-i"].map(Into::into).to_vec()),
    };
    command.env_clear();
    command.cwd(folder);
    let home = folder.to_str().unwrap();
    let fixed = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/local/bin:/usr/bin:/bin")];
    let own = [("HOME", home), ("INPUTRC", "./inputrc"), ("PS1", "<\\#> "), ("HISTFILE", "/dev/null")];
    let program = ("PROGRAM", PROGRAM);
    for (name, value) in fixed.into_iter().chain(own).chain([program]).chain(setup.variables.iter().copied())
    {
        command.env(name, value);
    }
    command
}

/// What is done with bytes that arrive at the terminal; it answers through `keys`.
fn arrive_at(seen: Shared, keys: Option<Sender<Vec<u8>>>) -> impl FnMut(&[u8]) + Send + 'static {
    let mut answered = 0;
    move |bytes| {
        let mut now = seen.0.lock().unwrap();
        now.arrive(bytes);
        let questions = now.heard().questions;
        drop(now);
        seen.1.notify_all();
        for _ in answered..questions {
            // Nobody listens any more after a hang-up.
            let _ = keys.as_ref().map(|keys| keys.send(ANSWER.to_vec()));
        }
        answered = questions;
    }
}

fn read_on(
    mut terminal: Box<dyn Read + Send>,
    seen: Shared,
    hanging_up: Arc<AtomicBool>,
    link: Option<Link>,
    mut arrives: impl FnMut(&[u8]) + Send + 'static,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let waiting = Arc::clone(&seen);
        let waits = move |bytes| {
            let mut now = waiting.0.lock().unwrap();
            now.most_waiting = now.most_waiting.max(bytes);
        };
        let mut hand_on: TakesBytes = match link {
            None => Box::new(move |bytes| arrives(bytes)),
            Some(link) => {
                let (carry, _) = link.carry(arrives, waits);
                Box::new(move |bytes| carry.send(bytes.to_vec()).unwrap())
            }
        };
        let mut chunk = [0; 65536];
        while let Ok(length @ 1..) = terminal.read(&mut chunk) {
            seen.0.lock().unwrap().near.read(&chunk[..length]);
            hand_on(&chunk[..length]);
            if hanging_up.load(Ordering::SeqCst) {
                break;
            }
        }
    })
}

fn write_on(
    mut terminal: Box<dyn Write + Send>,
    seen: Shared,
    link: Option<Link>,
) -> (Sender<Vec<u8>>, JoinHandle<()>) {
    let mut write = move |keys: &[u8]| {
        if terminal.write_all(keys).is_ok() {
            if keys != ANSWER {
                seen.0.lock().unwrap().typed += keys.len();
            }
            seen.1.notify_all();
        }
    };
    if let Some(link) = link {
        return Link { bytes_a_second: u32::MAX, ..link }.carry(write, |_| ());
    }
    let (keys, typed) = mpsc::channel::<Vec<u8>>();
    let writer = thread::spawn(move || typed.into_iter().for_each(|keys| write(&keys)));
    (keys, writer)
}

fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().unwrap();
    format!(
        "{:?} {:?} {:?} {:?}",
        modes.input_flags, modes.output_flags, modes.local_flags, modes.control_chars
    )
}

/// The process that said its number last.
fn last_program(output: &[u8]) -> Option<Pid> {
    let output = String::from_utf8_lossy(output);
    let (_, rest) = output.rsplit_once("PID=")?;
    Pid::from_raw(rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?)
}

/// Whether it still is the program and not another process of the same number.
fn is_the_program(process: Pid) -> bool {
    let executable = fs::read_link(format!("/proc/{}/exe", process.as_raw_nonzero()));
    executable.is_ok_and(|path| path == Path::new(PROGRAM))
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// The size of the emulator: that of the terminal, 80x24 for one that does not say.
fn visible((columns, rows): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(columns).unwrap_or(nonzero(80)), NonZeroU16::new(rows).unwrap_or(nonzero(24)))
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}
