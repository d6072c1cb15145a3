//! The terminal: its modes, its keys, its size, and the loop that performs what the navigator asks for.
//!
//! ```text
//!     guard     the terminal's modes: taken, and put back whatever happens
//!     events    waits for keys and signals
//!     keys      bytes to keys, by the tables in sequences; typing tells them from a paste
//!     clipboard a text to the clipboard at the reader's end
//!     editor    the reader's editor for a note
//!     screen    a frame, which painter turns into bytes and output writes
//!     painter   the fewest bytes: strokes over columns, in their look, perhaps after a scroll
//! ```
//!
//! The program never asks the terminal a question, so that no late answer can be taken for keys, and writes nothing
//! while nothing happens.

mod clipboard;
mod columns;
mod editor;
#[cfg(test)]
mod emulation;
mod events;
#[cfg(debug_assertions)]
mod faults;
mod guard;
#[cfg(test)]
mod ideal;
mod keys;
mod look;
mod output;
mod painter;
mod screen;
mod scroll;
mod sequences;
mod strokes;
mod typing;

use std::time::Duration;
use std::{env, fmt, io};

use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

use self::clipboard::Clipboard;
use self::events::{Events, Happened};
use self::guard::Guard;
use self::keys::Input;
use self::output::write_all;
use self::screen::Screen;
use self::scroll::Scrolling;
use crate::app::{App, Effect, SourceLine};
use crate::config::{Context, Key, KeyCode, Keymap, LookUp};
use crate::model::{Change, Kept, LineRun, Report};
use crate::panes;

/// Where the reports stand. An error is one sentence for the reader.
pub trait Shelf {
    /// The report of this index in the library.
    ///
    /// # Errors
    ///
    /// A file that is gone or that is no report.
    fn open(&mut self, index: usize) -> Result<Report, String>;

    /// The lines of its source that stand in `runs`.
    ///
    /// # Errors
    ///
    /// Those of [`Shelf::open`].
    fn lines(&mut self, index: usize, runs: &[LineRun]) -> Result<Vec<SourceLine>, String>;

    /// Changes on disk what is kept; returns all that is kept then.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; what was kept before is as it was.
    fn keep(&mut self, change: &Change) -> Result<Vec<Kept>, String>;

    /// All that is kept on disk.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or something is the matter with it.
    fn kept(&mut self) -> Result<Vec<Kept>, String>;
}

/// How the navigator was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// The reader quit.
    Quit,
    /// The terminal went away: the window was closed, the connection broke.
    TerminalLost,
}

impl ExitStatus {
    /// The exit code: 0, or 129 as of a program that the hang-up signal ended.
    pub fn code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::TerminalLost => 129,
        }
    }
}

/// Why the navigator could not start or go on.
#[derive(Debug)]
pub enum TerminalError {
    /// There is no terminal, or its modes cannot be read or set.
    Modes(io::Error),
    /// The handlers that put the terminal back cannot be installed.
    Signals(io::Error),
    /// Keys cannot be read or frames not be written.
    Traffic(io::Error),
}

impl fmt::Display for TerminalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Modes(error) => write!(f, "the terminal cannot be set up: {error}"),
            Self::Signals(error) => write!(f, "signal handlers cannot be installed: {error}"),
            Self::Traffic(error) => write!(f, "the terminal cannot be read or written: {error}"),
        }
    }
}

impl std::error::Error for TerminalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Modes(error) | Self::Signals(error) | Self::Traffic(error) => Some(error),
        }
    }
}

/// Runs the navigator until the reader quits or the terminal is gone; the terminal is then as it was before, and the
/// place is kept. A signal that ends the program does so then.
///
/// # Errors
///
/// Where there is no usable terminal.
pub fn run(mut app: App, shelf: &mut dyn Shelf) -> Result<ExitStatus, TerminalError> {
    app.let_outline_stand(Scrolling::of_this_terminal(app.settings().scroll) != Scrolling::Rows);
    let guard = Guard::enter(app.settings().mouse)?;
    let events = Events::new(guard.input(), escape_patience()).map_err(TerminalError::Signals)?;
    let left = navigate(&mut app, shelf, &guard, events);
    guard::postpone_end(true);
    app.keep_place();
    keep(&mut app, shelf);
    guard::postpone_end(false);
    match left {
        Ok(()) => Ok(ExitStatus::Quit),
        Err(error) if is_loss(&error) => Ok(ExitStatus::TerminalLost),
        Err(error) => Err(TerminalError::Traffic(error)),
    }
}

/// The loop: all that has happened, then one frame.
fn navigate(app: &mut App, shelf: &mut dyn Shelf, guard: &Guard, mut events: Events) -> io::Result<()> {
    let mut screen = fitted(app)?;
    loop {
        keep(app, shelf);
        // What is seen is also kept: a signal waits from here on.
        guard::postpone_end(true);
        screen.draw(|frame| panes::draw(app, frame))?;
        #[cfg(debug_assertions)]
        faults::strike(&mut screen);
        let Happened { inputs, resized, continued, ended } = events.next()?;
        let mut is_stale = resized || continued;
        for input in inputs {
            match handle(app, input) {
                Some(Effect::Quit) => return Ok(()),
                Some(effect) => is_stale |= perform(effect, app, shelf, guard)?,
                None => {}
            }
        }
        if ended {
            return Ok(());
        }
        if continued {
            guard.resume()?;
        }
        if is_stale {
            screen = fitted(app)?;
        }
    }
}

/// Does what the navigator asks for; whether the screen must then be drawn anew.
fn perform(effect: Effect, app: &mut App, shelf: &mut dyn Shelf, guard: &Guard) -> io::Result<bool> {
    match effect {
        // Leaving is the loop's.
        Effect::Quit => {}
        Effect::Suspend => {
            app.keep_place();
            keep(app, shelf);
            guard.suspend()?;
        }
        Effect::Open(index) => app.opened(index, shelf.open(index)),
        Effect::Source(index, runs) => app.source(shelf.lines(index, &runs)),
        Effect::Copy(text) => copy(&text)?,
        Effect::Recall => match shelf.kept() {
            Ok(kept) => app.recall(kept),
            Err(error) => app.tell(error),
        },
        Effect::Write(text) => {
            let Some(command) = editor::of_user() else {
                app.written(Ok(None));
                return Ok(false);
            };
            let written = guard.hand_over(|| editor::edit(&command, &text))?;
            app.written(written.map(Some));
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes on disk what the navigator has changed.
fn keep(app: &mut App, shelf: &mut dyn Shelf) {
    for change in app.take_changes() {
        match shelf.keep(&change) {
            Ok(kept) => app.recall(kept),
            Err(error) => app.tell(error),
        }
    }
}

/// Hands a text to the clipboard of the terminal.
fn copy(text: &str) -> io::Result<()> {
    let clipboard = Clipboard::of_terminal(|name| env::var(name).ok());
    if guard::is_ours() { write_all(&clipboard.copy(text)) } else { Ok(()) }
}

fn handle(app: &mut App, input: Input) -> Option<Effect> {
    match input {
        Input::Key(key) if is_two_keys(key, app.keymap()) => {
            let escape = Key { code: KeyCode::Esc, control: false, alt: false };
            app.key(escape).or_else(|| app.key(Key { alt: false, ..key }))
        }
        Input::Key(key) => app.key(key),
        Input::Mouse(mouse) => {
            // A program before us may have left its reports on.
            if app.settings().mouse {
                app.mouse(mouse);
            }
            None
        }
        Input::Paste(text) => {
            app.paste(&text);
            None
        }
    }
}

/// Whether a key with Alt is Esc and the key. The terminal sends the same for both, where fingers or a link bring them
/// at once: with `Esc / word`, an Alt that means nothing would make commands of the word.
fn is_two_keys(key: Key, keymap: &Keymap) -> bool {
    let types = matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
    key.alt && types && Context::ALL.iter().all(|&context| keymap.look_up(context, &[key]) == LookUp::Unknown)
}

/// A new screen of the size the terminal has now, and the navigator told of it.
fn fitted(app: &mut App) -> io::Result<Screen> {
    let (width, height) = size();
    app.resize(width, height);
    Screen::new((width, height), app.settings())
}

/// Whether `error` is that of a terminal that went away (read: end of file or EIO; write: EIO or EPIPE; ENXIO where
/// the device is gone).
fn is_loss(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let code = Errno::from_io_error(error);
    error.kind() == io::ErrorKind::UnexpectedEof
        || matches!(code, Some(Errno::IO | Errno::PIPE | Errno::NXIO))
}

/// How long ESC is waited with for the rest of a sequence: local terminals send both at once, a link may split them.
fn escape_patience() -> Duration {
    let is_remote = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| env::var_os(name).is_some());
    Duration::from_millis(if is_remote { 300 } else { 50 })
}

/// The size of a terminal that does not say: that of the VT100.
const USUAL: (u16, u16) = (80, 24);
/// The largest size that is drawn, some 40 MB of cells; what a larger terminal has beyond it stays empty.
const LARGEST: (u16, u16) = (1000, 500);

/// The columns and rows of the terminal. Where it says 0, as after `ssh -tt` in a script: `COLUMNS` and `LINES`, else
/// 80 and 24. Never 0.
pub fn size() -> (u16, u16) {
    let told = tcgetwinsize(stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row));
    fitting(told, |name| env::var(name).ok())
}

fn fitting(told: (u16, u16), variable: impl Fn(&str) -> Option<String>) -> (u16, u16) {
    let number =
        |name| variable(name).and_then(|value| value.trim().parse().ok()).filter(|&value: &u16| value > 0);
    let columns = if told.0 > 0 { told.0 } else { number("COLUMNS").unwrap_or(USUAL.0) };
    let rows = if told.1 > 0 { told.1 } else { number("LINES").unwrap_or(USUAL.1) };
    (columns.min(LARGEST.0), rows.min(LARGEST.1))
}

/// Whether the navigator can run here: keys can be read from standard input or `/dev/tty`, standard output is a
/// terminal, and `TERM` does not say that it understands nothing.
pub fn is_interactive() -> bool {
    guard::has_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_that_is_not_told_comes_from_the_variables_else_is_the_usual_one() {
        let none = |_: &str| None;
        let set = |name: &str| Some(if name == "COLUMNS" { "132" } else { "0" }.to_owned());
        assert_eq!(fitting((100, 30), set), (100, 30));
        assert_eq!(fitting((0, 0), set), (132, 24));
        assert_eq!(fitting((0, 0), none), (80, 24));
        assert_eq!(fitting((0, 40), none), (80, 40));
        assert_eq!(fitting((u16::MAX, u16::MAX), none), LARGEST);
    }

    #[test]
    fn a_character_with_alt_is_two_keys_where_alt_means_nothing() {
        let table = Keymap::default();
        let alt = |code| Key { code, control: false, alt: true };
        assert!(is_two_keys(alt(KeyCode::Char('/')), &table));
        assert!(is_two_keys(alt(KeyCode::Enter), &table));
        assert!(!is_two_keys(alt(KeyCode::Left), &table));
        assert!(!is_two_keys(alt(KeyCode::Up), &table));
        assert!(!is_two_keys(Key { alt: false, ..alt(KeyCode::Char('/')) }, &table));
    }

    #[test]
    fn a_terminal_that_went_away_is_told_from_one_that_fails() {
        assert!(is_loss(&io::ErrorKind::UnexpectedEof.into()));
        assert!(is_loss(&rustix::io::Errno::IO.into()));
        assert!(!is_loss(&rustix::io::Errno::NOMEM.into()));
    }
}
