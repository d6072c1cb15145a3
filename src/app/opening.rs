//! Reports that come and go: what opening one gave, its beginning until the whole is there, its names, its file.

use std::sync::Arc;

use super::names::ProgrammeNames;
use super::{App, Effect, FileChange, Message, Mode, Names, Reading, SourceLine};
use crate::config::{Action, Context, Key, KeyCode, Phrases, fill};
use crate::model::{DiagnosticKind, Report};

impl App {
    /// Lays no more of a report out than its first screen shows, until a key comes or [`App::lay_out_rest`] is called.
    pub fn lay_out_later(&mut self) {
        self.lays_out_later = true;
    }

    /// Lays out the rest of a report whose first screen is drawn.
    pub fn lay_out_rest(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.lay_out_rest();
        }
    }

    /// Takes what opening the report with this index gave: the report, which is then read from where it was left, or
    /// an error in one line, which is shown.
    pub fn opened(&mut self, index: usize, result: Result<Report, String>) {
        self.take_opened(index, result.map(Arc::new));
    }

    /// Shows the beginning of the report with this index until the whole is there, which is still to be asked for and to
    /// be handed to [`App::opened`]. Nothing is shown where the reader goes on in another place of it.
    pub fn show_beginning(&mut self, index: usize, report: Report) {
        if self.is_kept(index) {
            return;
        }
        self.read(index, Arc::new(report));
        self.is_beginning = true;
        // Kept under another path: the place may be another one in the whole.
        if self.reading.as_ref().is_some_and(|reading| reading.row() > 0) {
            self.drop_beginning();
            self.message = None;
        }
    }

    /// Whether only the beginning of a report is shown, which is of no use but to be seen.
    pub fn shows_beginning(&self) -> bool {
        self.is_beginning
    }

    /// Leaves the beginning that is shown, if one is.
    pub(super) fn drop_beginning(&mut self) {
        if std::mem::take(&mut self.is_beginning) {
            let selected = self.reading.take().map_or(0, |reading| reading.index);
            self.mode = Mode::Library { selected };
        }
    }

    fn take_opened(&mut self, index: usize, result: Result<Arc<Report>, String>) {
        self.awaited = None;
        self.drop_beginning();
        let error = self.message.take().filter(Message::is_error);
        match result {
            Err(error) => self.message = Some(Message::Error(error)),
            Ok(report) => {
                self.read(index, report);
                self.message = error.or(self.message.take());
                self.welcome();
            }
        }
    }

    /// Takes that nothing could be read for want of a thread.
    pub fn unread(&mut self, index: usize) {
        let name = self.entries.get(index).map_or("", |entry| entry.name.as_str());
        let error = fill(self.phrases().errors.no_thread, &[("name", name)]);
        self.opened(index, Err(error));
    }

    /// The same with a report whose names come later, by [`App::named`]. Its topics wait for them.
    pub fn opened_unnamed(&mut self, index: usize, report: Report) {
        self.take_opened(index, Ok(Arc::new(report)));
        if let Some(reading) = &mut self.reading {
            reading.awaits_names = true;
        }
    }

    /// Takes names in the report that was opened last.
    pub fn named(&mut self, names: Names) {
        let Some(reading) = self.reading.as_mut().filter(|reading| reading.awaits_names) else { return };
        match names {
            Names::Programmes(programmes) => reading.names = ProgrammeNames::of(&programmes),
            Names::All { programmes, named } => {
                reading.names = ProgrammeNames::of(&programmes);
                reading.awaits_names = false;
                let report = Arc::make_mut(&mut reading.report);
                (report.programmes, report.named) = (programmes, named);
            }
        }
    }

    /// Takes the lines of the source that [`Effect::Source`] asked for, and shows them.
    pub fn source(&mut self, result: Result<Vec<SourceLine>, String>) {
        self.awaited = None;
        self.message = None;
        match result {
            Err(error) => self.message = Some(Message::Error(error)),
            Ok(lines) => self.mode = Mode::Source { top: 0, lines },
        }
    }

    /// Begins with the only report there is, where none is open and there is no choice.
    pub fn first(&mut self) -> Option<Effect> {
        let is_alone = self.entries.len() == 1 && (self.reading.is_none() || self.is_beginning);
        is_alone.then(|| self.await_report(0))
    }

    /// Asks for a report.
    pub(super) fn await_report(&mut self, index: usize) -> Effect {
        self.awaited = Some(index);
        self.forget_destination();
        Effect::Open(index)
    }

    /// Takes how many seconds what was asked for is on its way; to be called when that is worth a word.
    pub fn waiting(&mut self, seconds: u64) {
        let Some(index) = self.awaited else { return };
        if self.message.as_ref().is_some_and(Message::is_error) {
            return;
        }
        let name = self.entries.get(index).map_or("", |entry| entry.name.as_str());
        let notes = &self.phrases().notes;
        let say = if seconds == 0 { notes.reading } else { notes.reading_since };
        let cancel = Key::plain(KeyCode::Esc).to_string();
        let seconds = seconds.to_string();
        let values = [("name", name), ("seconds", &seconds), ("cancel", &cancel)];
        self.message = Some(Message::Note(fill(say, &values)));
    }

    /// The index of the report that is read.
    pub fn open_report(&self) -> Option<usize> {
        self.reading.as_ref().map(|reading| reading.index)
    }

    /// Takes what has become of the file of the report that is read. It is told once, and reading goes on.
    pub fn file_changed(&mut self, change: Option<FileChange>) {
        if change == self.file_change {
            return;
        }
        self.file_change = change;
        if self.message.is_none() && self.awaited.is_none() {
            self.tell_file_change();
        }
    }

    fn tell_file_change(&mut self) {
        let notes = &self.phrases().notes;
        let note = match self.file_change {
            None => return,
            Some(FileChange::Changed) => fill(
                notes.file_changed,
                &[("reload", &self.keymap.key_for(Context::Reading, Action::Reload))],
            ),
            Some(FileChange::Gone) => notes.file_gone.to_owned(),
        };
        self.note(note);
    }

    fn read(&mut self, index: usize, report: Arc<Report>) {
        self.keep_place();
        self.leave();
        self.is_used = false;
        self.file_change = None;
        if let Some(entry) = self.entries.get_mut(index) {
            entry.title = library_title(&report);
        }
        // A screenful, and a row that tells that there is more.
        let rows = if self.lays_out_later { usize::from(self.height) + 1 } else { usize::MAX };
        let mut reading = Reading::new(index, report, (self.text_columns(), rows), self.settings.measure);
        let left = self.left.get_mut(index).and_then(Option::take);
        let is_first = left.is_none();
        if let Some(left) = left {
            reading.go_on(left);
        }
        let warning = warning(&reading.report, self.phrases());
        self.reading = Some(reading);
        self.mode = Mode::Reading;
        self.return_to_place(is_first);
        if let Some(warning) = warning {
            self.note(warning);
        }
    }

    /// Remembers where the report that is read was left.
    fn leave(&mut self) {
        let Some(reading) = &self.reading else { return };
        if let Some(place) = self.left.get_mut(reading.index) {
            *place = Some(reading.left());
        }
    }
}

/// What a reader must know of a report before reading it: that its file does not tell all characters.
fn warning(report: &Report, phrases: &Phrases) -> Option<String> {
    let unknown = |kind: &DiagnosticKind| match kind {
        DiagnosticKind::UnknownCharacters(count) => Some(count.to_string()),
        _ => None,
    };
    let count = report.diagnostics.iter().find_map(|diagnostic| unknown(&diagnostic.kind))?;
    Some(fill(phrases.notes.unknown_characters, &[("count", &count)]))
}

/// A report's line in the library: its symbol and its title.
fn library_title(report: &Report) -> String {
    let known = [report.meta.symbol.as_deref(), report.meta.title.as_deref()];
    known.into_iter().flatten().collect::<Vec<_>>().join("  ")
}
