//! The state of the navigator: a key in, a new state and perhaps an effect out.
//!
//! ```text
//!     key ─► Keymap::look_up ─► Action ─► App (mode, reading, message) ─► Effect
//!                                          │
//!                                          └─ Reading: report, rows, reading row, folds, searches, jumps
//! ```
//!
//! Everything here is plain data. Nothing draws, waits, reads a file or asks the time; `panes` draws what is here and
//! changes none of it.

mod act;
mod card;
mod cite;
mod clusters;
mod field;
mod find;
mod folds;
mod follow;
mod geometry;
mod help;
mod keep;
mod layout;
mod mode;
mod mouse;
mod names;
mod notice;
mod opening;
mod outline;
mod part;
mod reading;
#[cfg(test)]
mod tests;
mod topics;
mod work;
mod wrap;

use crate::config::{Context, Key, KeyCode, Keymap, LookUp, Phrases, Settings};
use crate::model::{LineRun, Named, Programme};

pub(crate) use self::topics::TopicSearch;
pub(crate) use card::{Card, CardMention, noun, spread};
pub(crate) use cite::Selection;
pub(crate) use clusters::{clusters, is_line_break};
pub(crate) use find::TextSearch;
pub(crate) use folds::has_sections;
pub(crate) use follow::{Reference, References};
pub(crate) use geometry::{Area, Screen};
pub(crate) use help::help_rows;
pub(crate) use keep::NotebookLine;
pub(crate) use layout::{Row, RowKind, note_mark};
pub(crate) use mode::Mode;
pub use mouse::Mouse;
pub(crate) use outline::first_shown;
pub(crate) use part::{Part, heading_label};
pub(crate) use reading::Reading;
pub use work::{Done, Work};
pub(crate) use wrap::wrap;

use follow::Trail;
use keep::Keeping;
use reading::{Left, Position};

/// One line of the library list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The name of the file.
    pub name: String,
    /// Symbol and title once they are known, else empty.
    pub title: String,
}

/// What of the names in a report is asked for, the less of it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamesWanted {
    /// Its programmes, to be marked in the text.
    Programmes,
    /// All, which are its topics.
    All,
}

/// What a report names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Names {
    /// Its programmes; the rest was not asked for.
    Programmes(Vec<Programme>),
    /// Everything.
    All {
        /// Its programmes.
        programmes: Vec<Programme>,
        /// Whatever else it names.
        named: Vec<Named>,
    },
}

impl Names {
    /// None at all.
    pub fn none(wanted: NamesWanted) -> Self {
        match wanted {
            NamesWanted::Programmes => Self::Programmes(Vec::new()),
            NamesWanted::All => Self::All { programmes: Vec::new(), named: Vec::new() },
        }
    }
}

/// One line of the source behind a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// The page, counted from 1.
    pub page: u32,
    /// The line, counted from 1.
    pub number: u32,
    /// Its characters.
    pub text: String,
}

/// What the terminal must do for the state to come true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Stop the process until the shell continues it.
    Suspend,
    /// Open the report with this index in the library, and hand it to [`App::opened`].
    Open(usize),
    /// Read these lines of the report with this index in the library, and hand them to [`App::source`].
    Source(usize, Vec<LineRun>),
    /// Look for the report with this symbol among those that were not opened yet, and hand it to [`App::found`], or say so by
    /// [`App::not_found`].
    Seek(String),
    /// Copy this text to the clipboard of the reader's terminal.
    Copy(String),
    /// Give up what was to be opened or read.
    Stop,
    /// Let the reader change this text in an editor, if there is one, and hand it to [`App::written`].
    Write(String),
    /// Read again what is kept, and hand it to [`App::recall`].
    Recall,
}

/// What has become of a file that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// It was written to or replaced.
    Changed,
    /// It is no longer there.
    Gone,
}

/// One line for the reader, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    /// Something to know.
    Note(String),
    /// Something that failed.
    Error(String),
}

impl Message {
    fn is_error(&self) -> bool {
        match self {
            Self::Error(_) => true,
            Self::Note(_) => false,
        }
    }
}

/// The navigator.
pub struct App {
    width: u16,
    height: u16,
    entries: Vec<Entry>,
    /// Where each report was left, for those that were.
    left: Vec<Option<Left>>,
    reading: Option<Reading>,
    /// The report that is being opened, or of which lines are being read.
    awaited: Option<usize>,
    /// Whether what is read is only the beginning of the report that is being opened.
    is_beginning: bool,
    /// Whether the reader has done anything since the report was opened.
    is_used: bool,
    /// What has become of the file of the report that is read.
    file_change: Option<FileChange>,
    mode: Mode,
    message: Option<Message>,
    pressed: Vec<Key>,
    count: Option<u32>,
    settings: Settings,
    keymap: Keymap,
    /// Whether a new reader is to be told some keys, with the first report.
    welcomes: bool,
    /// Whether the text has the screen to itself.
    text_alone: bool,
    /// Whether the outline stands still while lines are scrolled.
    outline_stands: bool,
    /// Whether a report is laid out to the end of its first screen only, until that is drawn.
    lays_out_later: bool,
    keeping: Keeping,
    /// The reports that were left for others by a reference.
    trail: Trail,
    /// The symbol that is looked for.
    sought: Option<String>,
}

/// The longest number that can be typed before a key: no report has a million paragraphs.
const LARGEST_COUNT: u32 = 999_999;

impl App {
    /// A navigator over `entries` for a screen of `width` columns and `height` rows. It shows the list of the reports
    /// until one is opened.
    pub fn new(entries: Vec<Entry>, width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            left: vec![None; entries.len()],
            entries,
            reading: None,
            awaited: None,
            is_beginning: false,
            is_used: false,
            file_change: None,
            mode: Mode::Library { selected: 0 },
            message: None,
            pressed: Vec::new(),
            count: None,
            settings: Settings::default(),
            keymap: Keymap::default(),
            welcomes: false,
            keeping: Keeping::default(),
            trail: Trail::default(),
            sought: None,
            text_alone: false,
            outline_stands: false,
            lays_out_later: false,
        }
    }

    /// The same with other settings.
    pub fn with_settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// The same with other keys.
    pub fn with_keys(self, keymap: Keymap) -> Self {
        Self { keymap, ..self }
    }

    /// Whether the outline stands still while lines are scrolled. It costs less to let it move with them where the
    /// terminal scrolls whole rows, and there alone.
    pub fn let_outline_stand(&mut self, stands: bool) {
        self.outline_stands = stands;
    }

    /// Takes a new size of the screen. The same text stays at the top.
    pub fn resize(&mut self, width: u16, height: u16) {
        if (width, height) == (self.width, self.height) {
            return;
        }
        let before = self.text_columns();
        self.width = width;
        self.height = height;
        self.lay_out(before);
        self.lay_out_rest();
        self.scroll_sheet(0, true);
    }

    /// Lays the text out anew where it has other columns than `before`.
    fn lay_out(&mut self, before: u16) {
        let columns = self.text_columns();
        if let Some(reading) = self.reading.as_mut().filter(|_| columns != before) {
            reading.resize(columns, self.settings.measure);
        }
    }

    fn text_columns(&self) -> u16 {
        geometry::text_columns(self.width, self.text_alone)
    }

    /// Gives the text the whole screen, or the outline its place beside it again.
    fn turn_text_alone(&mut self) {
        let before = self.text_columns();
        self.text_alone = !self.text_alone;
        self.lay_out(before);
        if self.text_columns() == before {
            self.note(self.phrases().notes.text_alone_already);
        }
    }

    /// Takes a key; an effect is returned where the terminal has something to do.
    pub fn key(&mut self, key: Key) -> Option<Effect> {
        self.lay_out_rest();
        let before = self.before();
        self.is_used = true;
        let effect = self.take(key);
        self.follow(before);
        effect
    }

    fn take(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        if key == Key::plain(KeyCode::Esc) && self.awaited.take().is_some() {
            self.drop_beginning();
            self.note(self.phrases().notes.stopped);
            return Some(Effect::Stop);
        }
        if key == Key::plain(KeyCode::Esc) && self.is_pending() {
            self.forget_pending();
            return None;
        }
        let context = self.mode.context();
        if self.pressed.is_empty() && self.takes_digit(context, key) {
            return None;
        }
        self.pressed.push(key);
        match self.keymap.look_up(context, &self.pressed) {
            LookUp::Found(action) => {
                let count = self.count;
                self.forget_pending();
                self.act(action, count)
            }
            LookUp::Begun => None,
            LookUp::Unknown => self.unknown(context, key),
        }
    }

    /// A key that continues nothing: what was begun is dropped. A character is typed where a field is open; another
    /// key is tried by itself, so that Ctrl-C works after `g`.
    fn unknown(&mut self, context: Context, key: Key) -> Option<Effect> {
        self.forget_pending();
        if let Some(character) = key.typed() {
            self.type_text(&character.to_string());
            return self.type_reference(character);
        }
        match self.keymap.look_up(context, &[key]) {
            LookUp::Found(action) => self.act(action, None),
            LookUp::Begun | LookUp::Unknown => None,
        }
    }

    /// Takes a digit of the number before a key, where the reader is not typing a text.
    fn takes_digit(&mut self, context: Context, key: Key) -> bool {
        let digit = key.typed().and_then(|c| c.to_digit(10));
        let Some(digit) = digit.filter(|_| context.takes_number()) else { return false };
        if digit == 0 && self.count.is_none() {
            return false;
        }
        let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        self.count = Some(count.min(LARGEST_COUNT));
        true
    }

    fn is_pending(&self) -> bool {
        self.count.is_some() || !self.pressed.is_empty()
    }

    fn forget_pending(&mut self) {
        self.pressed.clear();
        self.count = None;
    }

    /// Takes a pasted text: its first line goes into an open field, elsewhere it does nothing.
    pub fn paste(&mut self, text: &str) {
        self.forget_pending();
        self.type_text(text.lines().next().unwrap_or_default());
    }

    /// The areas of the screen. Text that is narrower than its pane stands in the middle of it; the rest at the right
    /// is left to tables.
    pub(crate) fn screen(&self) -> Screen {
        let mut screen = geometry::screen((self.width, self.height), self.mode.shape(), self.text_alone);
        if let Some(reading) = &self.reading {
            let columns = reading.layout.columns();
            screen.text.body = screen.text.body.centred(columns);
            // A line that is turned begins at the right end of the area.
            if self.settings.visual_order {
                screen.text.body.width =
                    screen.text.body.width.min(u16::try_from(columns).unwrap_or(u16::MAX));
            }
        }
        screen
    }

    /// What the reader wants otherwise.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The keys that hold.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The texts of the interface.
    pub(crate) fn phrases(&self) -> &'static Phrases {
        self.settings.language.phrases()
    }

    /// The library list.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The report that is read, if one is.
    pub(crate) fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// What the reader is doing.
    pub(crate) fn mode(&self) -> &Mode {
        &self.mode
    }

    /// What has become of the file of the report that is read.
    pub(crate) fn file_change(&self) -> Option<FileChange> {
        self.file_change
    }

    /// The line to show, if there is one.
    pub(crate) fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// The number and the keys that wait for another, as they were pressed.
    pub(crate) fn pending(&self) -> String {
        let keys: String = self.pressed.iter().map(Key::to_string).collect();
        self.count.map(|count| count.to_string()).unwrap_or_default() + &keys
    }

    /// The rows the text pane has for text; at least one.
    pub(crate) fn text_height(&self) -> usize {
        usize::from(self.screen().text.body.height.max(1))
    }

    /// The rows of the help or of the source lines, whichever covers the text.
    pub(crate) fn sheet_rows(&self) -> usize {
        match &self.mode {
            Mode::Help { beneath, filter, .. } => help_rows(self, beneath.context(), filter).len(),
            Mode::Source { lines, .. } => lines.len(),
            Mode::Reading
            | Mode::Outline { .. }
            | Mode::Topics(_)
            | Mode::Card(_)
            | Mode::TextSearch(_)
            | Mode::Library { .. }
            | Mode::Select(_)
            | Mode::Letter { .. }
            | Mode::Note(_)
            | Mode::References(_)
            | Mode::Notebook { .. } => 0,
        }
    }
}
