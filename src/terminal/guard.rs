//! The modes of the terminal: saved once, changed, and put back exactly once, whatever ends the program.
//!
//! | what happens | what is done |
//! |---|---|
//! | the guard is dropped: quit, error | put back |
//! | panic on any thread | put back, the message printed once; a worker's panic ends the program |
//! | INT, TERM, HUP, QUIT, ABRT (also of `abort` and of a stack overflow) | put back, then die by that signal |
//! | INT, TERM, HUP while keys are waited for | the same after the loop has kept the reader's place |
//! | the reader's editor runs | put back; INT and QUIT, which its keys send, are the editor's |
//! | Ctrl-Z, TSTP | put back, then stop; the loop takes the terminal again after CONT |
//! | KILL, a fault of the hardware | nothing can be done; the shell's `reset` mends the terminal |
//!
//! Everything a signal handler runs is async-signal-safe: atomics and the system calls `poll`, `write`, `ioctl`,
//! `getpgrp`, `getsid`, `getppid`; no lock, no allocation, no environment.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Write as _;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::panic::PanicHookInfo;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread::{self, ThreadId};
use std::{io, panic, process};

use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Signal, getpgrp, getpid, getppid, getsid, kill_current_process_group};
use rustix::stdio::{stderr, stdin, stdout};
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetattr, tcgetpgrp, tcsetattr,
};
use signal_hook::consts::signal::{SIGABRT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::low_level::{emulate_default_handler, register};

use super::output::{write_all, write_what_fits};
use super::{TerminalError, links};
use crate::text::display_safe;

/// Alternate screen, no cursor, pastes marked as such, and no wrapping at the end of a row: a character that a terminal
/// makes wider than it should be would else go on in the next row, and scroll everything in the last.
const TAKE: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?7l";

/// Asks for presses of the buttons and the wheel (1000), with places in decimal digits (1006).
const TAKE_MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";

/// Undoes [`TAKE`], [`TAKE_MOUSE`] and every mode that any of our frames or a program before us may have left on: synchronized output,
/// mouse (1006, 1015, 1003, 1002, 1000), focus reports, marked pastes, margins, wrapping, colours, alternate screen,
/// hidden cursor. Before the alternate screen is left the cursor goes to a new last row: a terminal that has none (the
/// Linux console, a VT100) has been drawn on, and gets its prompt below that.
const GIVE_BACK: &[u8] =
    b"\x1b[?2026l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?2004l\
    \x1b[?69l\x1b[r\x1b[?7h\x1b[0m\x1b[999H\r\n\x1b[?1049l\x1b[?25h";

/// What the signal handlers need to know; set before any of them is installed and never changed.
static SAVED: OnceLock<Saved> = OnceLock::new();
/// Whether the terminal has our modes. Whoever turns it off puts the terminal back.
static OURS: AtomicBool = AtomicBool::new(false);
/// Whether links are sent, so that a frame that was cut off may have left one open.
static LINKS: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is asked for.
static MOUSE: AtomicBool = AtomicBool::new(false);
/// Whether the reader's editor has the terminal.
static HANDED_OVER: AtomicBool = AtomicBool::new(false);
/// Whether a signal that ends the program waits for the loop to keep the reader's place first.
static POSTPONED: AtomicBool = AtomicBool::new(false);
/// The signal that waits, or 0.
static ENDING: AtomicI32 = AtomicI32::new(0);
/// Whether a panic has been reported.
static REPORTED: AtomicBool = AtomicBool::new(false);

/// The terminal as it was.
struct Saved {
    /// `/dev/tty`, where standard input is no terminal.
    opened: Option<OwnedFd>,
    modes: Termios,
}

impl Saved {
    fn of_this_terminal() -> io::Result<Self> {
        let opened = if isatty(stdin()) { None } else { Some(open_terminal()?) };
        let modes = tcgetattr(opened.as_ref().map_or(stdin(), AsFd::as_fd))?;
        Ok(Self { opened, modes })
    }

    fn input(&self) -> BorrowedFd<'_> {
        self.opened.as_ref().map_or(stdin(), AsFd::as_fd)
    }
}

/// The terminal of the session, for reading keys where standard input is something else.
pub(super) fn open_terminal() -> io::Result<OwnedFd> {
    Ok(open("/dev/tty", OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?)
}

/// Holds the terminal in our modes as long as it lives.
#[derive(Debug)]
pub(super) struct Guard(());

impl Guard {
    /// Saves the modes, makes sure that they will be put back, and changes them; with `mouse` the wheel and clicks are
    /// asked for.
    ///
    /// # Errors
    ///
    /// Where there is no terminal, or it refuses, or a signal handler cannot be installed.
    pub(super) fn enter(mouse: bool, links: bool) -> Result<Self, TerminalError> {
        MOUSE.store(mouse, Ordering::SeqCst);
        LINKS.store(links, Ordering::SeqCst);
        if SAVED.get().is_none() {
            let saved = Saved::of_this_terminal().map_err(TerminalError::Modes)?;
            // Set by somebody else in between: then it holds the same.
            let _ = SAVED.set(saved);
            handle_signals().map_err(TerminalError::Signals)?;
            handle_panics(thread::current().id());
        }
        let guard = Self(());
        take().map_err(TerminalError::Modes)?;
        Ok(guard)
    }

    /// Where the keys come from.
    pub(super) fn input(&self) -> BorrowedFd<'static> {
        SAVED.get().map_or(stdin(), Saved::input)
    }

    /// Puts the terminal back and stops the process group, as Ctrl-Z does in any program; returns after CONT, when
    /// [`Guard::resume`] must follow. Where no shell could continue it, nothing happens, as with any program.
    ///
    /// # Errors
    ///
    /// Where the signal cannot be sent.
    pub(super) fn suspend(&self) -> io::Result<()> {
        if !can_be_continued() {
            return Ok(());
        }
        put_back();
        Ok(kill_current_process_group(Signal::TSTP)?)
    }

    /// Lets another program have the terminal as it was before, and takes it again.
    ///
    /// # Errors
    ///
    /// Where the terminal refuses.
    pub(super) fn hand_over<T>(&self, run: impl FnOnce() -> T) -> io::Result<T> {
        HANDED_OVER.store(true, Ordering::SeqCst);
        put_back();
        let result = run();
        HANDED_OVER.store(false, Ordering::SeqCst);
        take()?;
        Ok(result)
    }

    /// Takes the terminal again after CONT. A program that was stopped by STOP could not put it back, so that it is
    /// done now: a shell has printed to the alternate screen and changed the modes in the meantime.
    ///
    /// # Errors
    ///
    /// Where the terminal refuses.
    pub(super) fn resume(&self) -> io::Result<()> {
        if OURS.load(Ordering::SeqCst) {
            write_all(links_end())?;
            write_all(GIVE_BACK)?;
        }
        take()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        put_back();
    }
}

/// From now on a signal that ends the program waits until this is called with `false`, when it ends it; a second one
/// does not wait.
pub(super) fn postpone_end(postponed: bool) {
    POSTPONED.store(postponed, Ordering::SeqCst);
    let signal = ENDING.load(Ordering::SeqCst);
    if !postponed && signal != 0 {
        put_back();
        let _ = emulate_default_handler(signal);
    }
}

/// Whether a signal waits to end the program.
pub(super) fn is_ending() -> bool {
    ENDING.load(Ordering::SeqCst) != 0
}

/// Whether the terminal has our modes, so that a frame may be written.
pub(super) fn is_ours() -> bool {
    OURS.load(Ordering::SeqCst)
}

/// Ends a link that may be open.
fn links_end() -> &'static [u8] {
    if LINKS.load(Ordering::SeqCst) { links::END.as_bytes() } else { b"" }
}

/// Changes the modes. The flag goes first: a signal in the middle then puts back what was changed so far.
fn take() -> io::Result<()> {
    let Some(saved) = SAVED.get() else { return Ok(()) };
    OURS.store(true, Ordering::SeqCst);
    let mut raw = saved.modes.clone();
    raw.make_raw();
    // From the background this stops the process until `fg`, as it should.
    rustix::io::retry_on_intr(|| tcsetattr(saved.input(), OptionalActions::Now, &raw))?;
    write_all(TAKE)?;
    if MOUSE.load(Ordering::SeqCst) { write_all(TAKE_MOUSE) } else { Ok(()) }
}

/// Puts the terminal back, once; false if that was done before. Async-signal-safe; what fails is ignored, for the
/// terminal may be gone.
///
/// Unread input is dropped: the rest of a paste, or an answer of the terminal, must not become a command of the shell.
/// In the background the terminal's modes are the shell's already, and setting them would stop the process.
fn put_back() -> bool {
    if !OURS.swap(false, Ordering::SeqCst) {
        return false;
    }
    write_what_fits(links_end());
    write_what_fits(GIVE_BACK);
    if let Some(saved) = SAVED.get().filter(|saved| is_in_foreground(saved.input())) {
        let _ = tcflush(saved.input(), QueueSelector::IFlush);
        let _ = tcsetattr(saved.input(), OptionalActions::Now, &saved.modes);
    }
    true
}

/// False if another group has the terminal; a terminal that does not control this session has no such thing.
fn is_in_foreground(terminal: BorrowedFd<'_>) -> bool {
    tcgetpgrp(terminal).map_or(true, |group| group == getpgrp())
}

/// Whether somebody in the session looks after this process group, so that a stopped process can be continued.
///
/// The kernel discards TSTP in an orphaned group, but a program that catches it stops by STOP, which is never
/// discarded; `xterm -e rapporteur` would freeze for good. A group is orphaned where the session's leader is in it, or
/// where its own leader's parent is in another session.
fn can_be_continued() -> bool {
    let (group, Ok(session)) = (getpgrp(), getsid(None)) else { return false };
    let parent_is_near = || getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session));
    group != session && (getpid() != group || parent_is_near())
}

#[expect(unsafe_code, reason = "a signal handler may interrupt anything; the safe wrappers only set flags")]
fn handle_signals() -> io::Result<()> {
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT] {
        // SAFETY: `put_back` and `emulate_default_handler` are async-signal-safe and do not panic.
        unsafe { register(signal, move || die_by(signal)) }?;
    }
    // SAFETY: `stop` makes only system calls that are async-signal-safe and does not panic.
    unsafe { register(SIGTSTP, stop) }?;
    Ok(())
}

fn die_by(signal: i32) {
    // In an editor the keys Ctrl-C and Ctrl-\ are meant for it alone, but every process of the group gets the signal.
    if HANDED_OVER.load(Ordering::SeqCst) && [SIGINT, SIGQUIT].contains(&signal) {
        return;
    }
    let can_wait = [SIGHUP, SIGINT, SIGTERM].contains(&signal) && POSTPONED.load(Ordering::SeqCst);
    if can_wait && ENDING.swap(signal, Ordering::SeqCst) == 0 {
        return;
    }
    put_back();
    let _ = emulate_default_handler(signal);
}

fn stop() {
    if can_be_continued() {
        put_back();
        let _ = emulate_default_handler(SIGTSTP);
    }
}

/// Makes any panic put the terminal back before its message is printed. The hook that was there is not called: it
/// would print the message as it is, and the message may quote a document.
///
/// A panic outside `main_thread` ends the program at once, as the main thread would go on drawing.
fn handle_panics(main_thread: ThreadId) {
    panic::set_hook(Box::new(move |info| {
        put_back();
        if !REPORTED.swap(true, Ordering::SeqCst) {
            report(info);
        }
        if thread::current().id() != main_thread {
            process::exit(PANICKED);
        }
    }));
}

/// The exit code of a Rust program that panicked.
const PANICKED: i32 = 101;

/// Prints what happened to standard error, which may be closed or full.
#[allow(clippy::disallowed_methods, reason = "the message is made safe here")]
fn report(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let message =
        text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    let mut report = format!("rapporteur: internal error: {}\n", display_safe(message));
    if let Some(place) = info.location() {
        // Writing to a String cannot fail.
        let _ = writeln!(report, "  at {place}; the terminal is as it was before");
    }
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        let _ = writeln!(report, "{}", display_safe(&backtrace.to_string()));
    }
    let _ = rustix::io::write(stderr(), report.as_bytes());
}

/// Whether keys can be read and a screen be drawn: see [`super::is_interactive`].
pub(super) fn has_terminal() -> bool {
    isatty(stdout()) && (isatty(stdin()) || open_terminal().is_ok())
}
