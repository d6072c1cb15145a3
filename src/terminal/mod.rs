//! The terminal: its modes, its keys, its size, and the loop that performs what the navigator asks for.
//!
//! ```text
//!     guard     the terminal's modes: taken, and put back whatever happens
//!     events    waits for keys and signals
//!     fetch     what the shelf is asked for, while the loop goes on
//!     keys      bytes to keys, by the tables in sequences; typing tells them from a paste
//!     clipboard a text to the clipboard at the reader's end
//!     editor    the reader's editor for a note
//!     screen    a frame, which painter turns into bytes and output writes
//!     worker    does beside what would hold the screen up
//!     painter   the fewest bytes: strokes over columns, which a palette numbers, in their look, perhaps after a scroll
//!     links     addresses as links, where the terminal has such
//!     pace      one frame at a time where the terminal stands behind a slow link
//! ```
//!
//! A terminal at hand is never asked a question, so that no late answer can be taken for keys; one behind SSH is asked
//! for the receipt of a frame while a key is held down. Nothing is written while nothing happens.

mod clipboard;
mod columns;
mod editor;
#[cfg(test)]
mod emulation;
mod events;
#[cfg(debug_assertions)]
mod faults;
mod fetch;
#[cfg(fuzzing)]
pub mod fuzzing;
mod guard;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod ideal;
mod keys;
mod links;
mod look;
mod output;
mod pace;
mod painter;
mod palette;
mod screen;
mod scroll;
mod sequences;
mod strokes;
mod typing;
mod worker;

use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fmt, io};

use rustix::stdio::stdout;
use rustix::termios::{isatty, tcgetwinsize};

use self::clipboard::Clipboard;
use self::events::{Bell, Events, Happened};
use self::fetch::Errands;
use self::guard::Guard;
use self::keys::Input;
use self::output::write_all;
use self::pace::Pace;
use self::screen::Screen;
use self::scroll::Scrolling;
use self::worker::Worker;
use crate::app::{App, Effect, FileChange, NamesWanted};
use crate::config::{Context, Key, KeyCode, Keymap, LookUp};
use crate::model::{Change, Kept, Report};
use crate::panes;

pub use fetch::{Brought, Reply, Wanted};

/// Where the reports stand. Bringing one may take long, so it is not waited for.
pub trait Shelf {
    /// Begins to fetch something and returns at once; `reply` takes it when it is there.
    fn fetch(&mut self, wanted: Wanted, reply: Reply);

    /// Begins to find what is `wanted` of the names in a report that was brought without them, and returns at once.
    fn find_names(&mut self, report: Arc<Report>, wanted: NamesWanted, reply: Reply);

    /// What was asked for last is no longer wanted.
    fn stop(&mut self);

    /// What has become of the file of the report with this index since it was opened; `None` if nothing has.
    fn change(&self, index: usize) -> Option<FileChange>;

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
    app.lay_out_later();
    app.let_outline_stand(Scrolling::of_this_terminal(app.settings().scroll) != Scrolling::Rows);
    let links = links::are_sent(app.settings().links, |name| env::var(name).ok());
    let guard = Guard::enter(app.settings().mouse, links)?;
    let events = Events::new(guard.input(), escape_patience()).map_err(TerminalError::Signals)?;
    let bell = Arc::new(events.bell().map_err(TerminalError::Signals)?);
    let errands = Errands::new(Arc::clone(&bell));
    let pace = Pace::new(is_remote());
    let mut navigator = Navigator { app, shelf, guard, events, pace, errands, looked: Instant::now() };
    let left = navigator.navigate(bell);
    guard::postpone_end(true);
    navigator.keep_place();
    guard::postpone_end(false);
    match left {
        Ok(()) => Ok(ExitStatus::Quit),
        Err(error) if is_loss(&error) => Ok(ExitStatus::TerminalLost),
        Err(error) => Err(TerminalError::Traffic(error)),
    }
}

/// How often a file is looked at for changes, and only at keys: nothing happens while nothing happens.
const LOOK: Duration = Duration::from_secs(1);

/// Everything the loop works with.
struct Navigator<'s> {
    app: App,
    shelf: &'s mut dyn Shelf,
    guard: Guard,
    events: Events,
    pace: Pace,
    errands: Errands,
    /// When the file was looked at last.
    looked: Instant,
}

/// What was left when all that was typed was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answered {
    /// The navigator, on its screen.
    InPlace,
    /// The navigator; another program had the screen.
    ScreenLost,
    /// Nothing: the reader leaves.
    Left,
}

impl Navigator<'_> {
    /// The loop: all that has happened, then one frame.
    fn navigate(&mut self, bell: Arc<Bell>) -> io::Result<()> {
        let first = self.app.first();
        if let Some(effect) = first {
            self.perform(effect)?;
        }
        if let Some(effect) = self.errands.take(&mut self.app) {
            self.perform(effect)?;
        }
        let mut screen = fitted(&mut self.app)?;
        let mut worker = None;
        loop {
            self.keep();
            // What is seen is also kept: a signal waits from here on.
            guard::postpone_end(true);
            self.draw(&mut screen)?;
            self.app.lay_out_rest();
            #[cfg(debug_assertions)]
            faults::strike(&mut screen);
            if let Some((report, wanted)) = self.app.wants_names() {
                self.errands.ask_names(report, wanted, self.shelf);
            }
            let at_work = || Worker::new(Arc::clone(&bell));
            if let Some(done) = self.app.work().and_then(|work| worker.get_or_insert_with(at_work).give(work))
            {
                self.app.done(done);
                continue;
            }
            let due = self.errands.due().into_iter().chain(self.pace.due()).min();
            let Happened { inputs, resized, continued, receipt, rung, ended } = self.events.next(due)?;
            if receipt {
                self.pace.received();
            }
            if rung {
                worker.iter_mut().flat_map(Worker::take).for_each(|done| self.app.done(done));
            }
            let is_typing = !inputs.is_empty();
            self.errands.typed(inputs);
            let answered = self.answer()?;
            if ended || answered == Answered::Left {
                self.errands.stop(self.shelf);
                return if ended { Ok(()) } else { self.let_receipt_come() };
            }
            if is_typing {
                self.look_at_the_file();
            }
            if continued {
                self.guard.resume()?;
            }
            if continued || resized || answered == Answered::ScreenLost {
                screen = fitted(&mut self.app)?;
            }
        }
    }

    /// Draws a frame, unless one is under way.
    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        if !self.pace.is_free() {
            return Ok(());
        }
        let question = self.pace.question();
        if screen.draw(|frame| panes::draw_linked(&self.app, frame), question)? {
            self.pace.sent(question);
        }
        Ok(())
    }

    /// Waits for an open receipt before somebody else has the terminal, who would take it for keys.
    fn let_receipt_come(&mut self) -> io::Result<()> {
        self.events.wait_for_receipt(self.pace.last_wait())?;
        self.pace = Pace::new(is_remote());
        Ok(())
    }

    /// Answers all that was typed and has come.
    fn answer(&mut self) -> io::Result<Answered> {
        let mut screen_lost = false;
        loop {
            if let Some(effect) = self.errands.take(&mut self.app) {
                self.perform(effect)?;
            }
            let Some(input) = self.errands.next_typed(&self.app) else {
                return Ok(if screen_lost { Answered::ScreenLost } else { Answered::InPlace });
            };
            match handle(&mut self.app, input) {
                None => {}
                Some(Effect::Quit) => return Ok(Answered::Left),
                Some(Effect::Write(text)) => screen_lost |= self.write(&text)?,
                Some(effect) => self.perform(effect)?,
            }
        }
    }

    /// Does what neither leaves the loop nor needs another screen after it.
    fn perform(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Quit | Effect::Write(_) => {}
            Effect::Suspend => {
                self.keep_place();
                self.let_receipt_come()?;
                self.guard.suspend()?;
            }
            Effect::Open(index) => self.errands.begin(Wanted::Report(index), self.shelf),
            Effect::Source(index, runs) => self.errands.begin(Wanted::Lines(index, runs), self.shelf),
            Effect::Seek(symbol) => {
                let here = self.app.open_report().unwrap_or(usize::MAX);
                self.errands.begin(Wanted::Symbol(symbol, here), self.shelf);
            }
            Effect::Copy(text) => copy(&text)?,
            Effect::Stop => self.errands.stop(self.shelf),
            Effect::Recall => match self.shelf.kept() {
                Ok(kept) => self.app.recall(kept),
                Err(error) => self.app.tell(error),
            },
        }
        Ok(())
    }

    /// Lets the reader write a note; whether an editor had the terminal meanwhile.
    fn write(&mut self, text: &str) -> io::Result<bool> {
        let Some(command) = editor::of_user() else {
            self.app.written(Ok(None));
            return Ok(false);
        };
        self.let_receipt_come()?;
        let say = &self.app.phrases().editing;
        let written = self.guard.hand_over(|| editor::edit(&command, text, say))?;
        self.app.written(written.map(Some));
        Ok(true)
    }

    /// Keeps the place and all else that waits to be kept.
    fn keep_place(&mut self) {
        self.app.keep_place();
        self.keep();
    }

    /// Makes on disk what the navigator has changed.
    fn keep(&mut self) {
        for change in self.app.take_changes() {
            match self.shelf.keep(&change) {
                Ok(kept) => self.app.recall(kept),
                Err(error) => self.app.tell(error),
            }
        }
    }

    fn look_at_the_file(&mut self) {
        if self.looked.elapsed() < LOOK {
            return;
        }
        if let Some(index) = self.app.open_report() {
            self.app.file_changed(self.shelf.change(index));
        }
        self.looked = Instant::now();
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
    Duration::from_millis(if is_remote() { 300 } else { 50 })
}

/// Whether the terminal stands behind SSH.
fn is_remote() -> bool {
    ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| env::var_os(name).is_some())
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
    guard::has_terminal() && !is_dumb()
}

/// Whether standard output is a terminal that understands no sequences (`TERM=dumb`): text can be printed there, a screen
/// not drawn.
pub fn is_dumb() -> bool {
    isatty(stdout()) && env::var_os("TERM").is_some_and(|term| term == "dumb")
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
