//! What the reader keeps: the place, marks, notes, the reading list, and the list of all of them.
//!
//! The state holds all that is kept as plain data. A change is made in it at once and waits in
//! [`App::take_changes`] to be made on disk; what is there then comes back by [`App::recall`], with what other
//! programs have kept in the meantime.

use super::mode::Mode;
use super::part::Part;
use super::reading::{Position, Reading};
use super::{App, Effect, Message};
use crate::config::{Action, Context, Notes, fill};
use crate::model::{Anchor, Change, Element, Kept, Spot, What, by_report};

/// What is kept, and what waits to be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keeping {
    kept: Vec<Kept>,
    changes: Vec<Change>,
    /// The absolute path of each report of the library, where it has one.
    files: Vec<Option<String>>,
    /// The place to go to in the report that is being opened.
    bound_for: Option<Anchor>,
    /// Where the note that is being written belongs.
    noting: Option<Anchor>,
    /// The last failure to keep something, which is said once.
    failure: Option<String>,
}

/// The signs beside a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// The letter of a mark.
    pub(crate) mark: Option<char>,
    /// The note.
    pub(crate) note: Option<String>,
}

/// A line of the list of marks and notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotebookLine {
    /// A report: its symbol and title, and whether its file is missing.
    Report(String, bool),
    /// Something kept, by its index in the order of the list.
    Entry(Box<Kept>, usize),
}

/// A note typed into the field of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoteField {
    /// What was typed.
    pub(crate) text: String,
    /// What the note was.
    before: String,
}

impl App {
    /// The same with what was kept before, and the absolute path of each report where it has one.
    pub fn keeping(mut self, kept: Vec<Kept>, files: Vec<Option<String>>) -> Self {
        self.keeping = Keeping { kept, files, ..Keeping::default() };
        self
    }

    /// Takes all that is kept on disk now.
    pub fn recall(&mut self, kept: Vec<Kept>) {
        self.keeping.failure = None;
        self.keeping.kept = kept;
        self.keep_choice();
        self.sign();
    }

    /// Hands out the changes that are to be made on disk, the oldest first.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.keeping.changes)
    }

    /// Says what is the matter with what is kept; the same only once.
    pub fn tell(&mut self, problem: String) {
        if self.keeping.failure.as_ref() == Some(&problem) {
            if let Some(Message::Note(note)) = &self.message {
                let note = fill(self.phrases().notes.until_the_end, &[("note", note)]);
                self.note(note);
            }
            return;
        }
        self.message = Some(Message::Error(problem.clone()));
        self.keeping.failure = Some(problem);
    }

    /// Keeps the place, for the reader is about to leave: to be called before the end and before a stop.
    pub fn keep_place(&mut self) {
        let Some(reading) = self.reading.as_ref().filter(|_| !self.is_beginning) else { return };
        let at = self.anchor(reading);
        let place = Kept::new(What::Place, at);
        let known = self.keeping.kept.iter().find(|old| place.replaces(old));
        // A report that was opened and left at its start leaves no trace.
        let is_news = match known {
            Some(old) => old.at != place.at,
            None => reading.row() > 0,
        };
        if is_news {
            self.change(Change::Put(place, String::new()));
        }
    }

    /// Whether something is kept of the file of the report with this index.
    pub(super) fn is_kept(&self, index: usize) -> bool {
        let file = self.keeping.files.get(index).and_then(Option::as_ref);
        file.is_some() && self.keeping.kept.iter().any(|kept| kept.at.file.as_ref() == file)
    }

    /// Goes to the place that was asked for, or for the first time in this session to where the report was left.
    pub(super) fn return_to_place(&mut self, for_the_first_time: bool) {
        let bound_for = self.keeping.bound_for.take();
        self.sign();
        let Some(reading) = &mut self.reading else { return };
        if let Some(anchor) = bound_for {
            self.go_to_anchor(&anchor);
            return;
        }
        if !for_the_first_time {
            return;
        }
        let place = self.keeping.kept.iter().rev().filter(|kept| kept.what == What::Place);
        let found = place.filter_map(|kept| reading.find(&kept.at)).next();
        if let Some(position) = found {
            reading.go_to(position);
            if reading.row() > 0 {
                let start = self.keymap().key_for(Context::Reading, Action::Start);
                self.note(fill(self.phrases().notes.back_where_left, &[("start", &start)]));
            }
        }
    }

    /// Another report is asked for, or the same for another reason: it is read from where it was left.
    pub(super) fn forget_destination(&mut self) {
        self.keeping.bound_for = None;
    }

    /// What finds the place again that is read.
    fn anchor(&self, reading: &Reading) -> Anchor {
        self.with_file(reading, reading.report.anchor(spot_of(reading), reading.paragraph()))
    }

    fn with_file(&self, reading: &Reading, anchor: Anchor) -> Anchor {
        Anchor { file: self.keeping.files.get(reading.index).cloned().flatten(), ..anchor }
    }

    /// What finds the paragraph again that is read, from its beginning.
    fn paragraph_anchor(&self, reading: &Reading) -> Anchor {
        let spot = match (reading.part(), reading.paragraph()) {
            (Part::Footnote(note), _) => Spot::Footnote(note, 0),
            (_, Some(index)) => Spot::Element(Element::Paragraph(index), 0),
            (_, None) => Spot::Masthead(0),
        };
        self.with_file(reading, reading.report.anchor(spot, reading.paragraph()))
    }

    /// Makes a change, here at once and on disk as soon as it is taken.
    fn change(&mut self, change: Change) {
        change.apply(&mut self.keeping.kept);
        self.keeping.changes.push(change);
        self.keep_choice();
        self.sign();
    }

    /// Puts the signs of marks and notes beside the paragraphs of the report that is read.
    fn sign(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        let mut signs = vec![Signs::default(); reading.report.paragraphs.len()];
        for kept in &self.keeping.kept {
            let found = kept.at.find(&reading.report, &reading.fingerprints);
            let Some(sign) = found.and_then(|(_, paragraph)| signs.get_mut(paragraph?)) else { continue };
            match &kept.what {
                What::Mark(letter) => sign.mark = Some(*letter),
                What::Note(text) => sign.note = Some(text.clone()),
                What::Place | What::ToRead => {}
            }
        }
        reading.signs = signs;
    }

    /// Waits for the letter of a mark.
    pub(super) fn ask_letter(&mut self, goes: bool) {
        if self.reading.is_some() {
            self.mode = Mode::Letter { goes };
        }
    }

    /// Takes the letter of a mark, where one is waited for.
    pub(super) fn take_letter(&mut self, text: &str) {
        let Mode::Letter { goes } = self.mode else { return };
        let Some(letter) = text.chars().next() else { return };
        self.mode = Mode::Reading;
        if !letter.is_alphanumeric() {
            self.note(self.phrases().notes.marks_are_letters);
        } else if goes {
            self.go_to_mark(letter);
        } else {
            self.set_mark(letter);
        }
    }

    fn set_mark(&mut self, letter: char) {
        let Some(reading) = &self.reading else { return };
        let at = self.anchor(reading);
        let values = [("mark", &*letter.to_string()), ("citation", &at.citation)];
        let note = fill(self.phrases().notes.marked, &values);
        self.change(Change::Put(Kept::new(What::Mark(letter), at), String::new()));
        self.note(note);
    }

    fn go_to_mark(&mut self, letter: char) {
        let Some(reading) = &self.reading else { return };
        let is_here = |kept: &&Kept| {
            kept.what == What::Mark(letter) && kept.at.is_in(&reading.report, &reading.fingerprints)
        };
        match self.keeping.kept.iter().rev().find(is_here).map(|kept| kept.at.clone()) {
            Some(anchor) => self.go_to_anchor(&anchor),
            None => {
                let list = self.keymap().key_for(Context::Reading, Action::Notebook);
                let values = [("mark", &*letter.to_string()), ("list", &list)];
                self.note(fill(self.phrases().notes.no_such_mark, &values));
            }
        }
    }

    fn go_to_anchor(&mut self, anchor: &Anchor) {
        self.mode = Mode::Reading;
        let Some(reading) = &mut self.reading else { return };
        let from = reading.position();
        match reading.find(anchor) {
            Some(position) => {
                reading.go_to(position);
                reading.jumped_from(from);
                self.note(anchor.citation.clone());
            }
            None => self.say_citation(|notes| notes.not_in_this_file, &anchor.citation),
        }
    }

    /// Asks for the text of the note to the paragraph.
    pub(super) fn begin_note(&mut self) -> Option<Effect> {
        let reading = self.reading.as_ref()?;
        let anchor = self.paragraph_anchor(reading);
        let text = self.note_at(&anchor);
        self.keeping.noting = Some(anchor);
        Some(Effect::Write(text))
    }

    /// The text of the note at a place; empty where there is none.
    fn note_at(&self, anchor: &Anchor) -> String {
        let note = self
            .keeping
            .kept
            .iter()
            .rev()
            .find(|kept| !kept.text().is_empty() && kept.at.is_same_place(anchor));
        note.map(|kept| kept.text().to_owned()).unwrap_or_default()
    }

    /// Takes what [`Effect::Write`] gave: the text from the editor, nothing where there is no editor, so that a field
    /// opens, or an error in one line.
    pub fn written(&mut self, result: Result<Option<String>, String>) {
        let before = self.keeping.noting.as_ref().map(|anchor| self.note_at(anchor)).unwrap_or_default();
        match result {
            Ok(Some(text)) => self.keep_note(&text, before),
            Ok(None) => self.mode = Mode::Note(NoteField { text: before.clone(), before }),
            Err(error) => self.message = Some(Message::Error(error)),
        }
    }

    /// Leaves the field of the note.
    pub(super) fn leave_note(&mut self, accept: bool) {
        let Mode::Note(field) = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        if accept {
            self.keep_note(&field.text, field.before);
        }
    }

    fn keep_note(&mut self, text: &str, before: String) {
        let Some(anchor) = self.keeping.noting.take() else { return };
        let text = text.trim_end();
        let citation = anchor.citation.clone();
        if text == before {
            self.say_citation(|notes| notes.note_as_it_was, &citation);
        } else if text.trim().is_empty() {
            self.change(Change::Remove(Kept::new(What::Note(before), anchor)));
            self.say_citation(|notes| notes.note_removed, &citation);
        } else {
            self.change(Change::Put(Kept::new(What::Note(text.to_owned()), anchor), before));
            self.say_citation(|notes| notes.note_kept, &citation);
        }
    }

    fn say_citation(&mut self, note: fn(&Notes) -> &'static str, citation: &str) {
        self.note(fill(note(&self.phrases().notes), &[("citation", citation)]));
    }

    /// Puts the report on the reading list, or takes it off.
    pub(super) fn toggle_to_read(&mut self) {
        let Some(reading) = &self.reading else { return };
        let at = self.with_file(reading, reading.report.anchor(Spot::Masthead(0), None));
        let kept = Kept::new(What::ToRead, at);
        let citation = reading.report.citation();
        if self.keeping.kept.iter().any(|old| kept.replaces(old)) {
            self.change(Change::Remove(kept));
            self.note(fill(self.phrases().notes.off_reading_list, &[("report", &citation)]));
        } else {
            self.change(Change::Put(kept, String::new()));
            let list = self.keymap().key_for(Context::Reading, Action::Notebook);
            let values = [("report", citation.as_str()), ("list", &list)];
            self.note(fill(self.phrases().notes.on_reading_list, &values));
        }
    }

    /// Opens the list of marks and notes, at the first of this report.
    pub(super) fn open_notebook(&mut self) -> Option<Effect> {
        let entries = self.listed();
        let here = self.reading.as_ref().and_then(|reading| {
            entries.iter().position(|kept| kept.at.is_in(&reading.report, &reading.fingerprints))
        });
        self.mode = Mode::Notebook { selected: here.unwrap_or(0) };
        Some(Effect::Recall)
    }

    fn listed(&self) -> Vec<&Kept> {
        by_report(&self.keeping.kept).into_iter().flatten().collect()
    }

    /// Keeps the choice of the list inside it.
    pub(super) fn keep_choice(&mut self) {
        if let Mode::Notebook { selected } = self.mode {
            let last = self.listed().len().saturating_sub(1);
            self.mode = Mode::Notebook { selected: selected.min(last) };
        }
    }

    /// How many entries the list has.
    pub(crate) fn notebook_len(&self) -> usize {
        self.listed().len()
    }

    /// The lines of the list: each report, and what is kept about it.
    pub(crate) fn notebook_lines(&self) -> Vec<NotebookLine> {
        let mut lines = Vec::new();
        let mut count = 0;
        for report in by_report(&self.keeping.kept) {
            let Some(newest) = report.iter().max_by_key(|kept| kept.when) else { continue };
            let Anchor { symbol, title, .. } = &newest.at;
            let name = symbol.as_ref().map_or(title.clone(), |symbol| format!("{symbol}  {title}"));
            lines.push(NotebookLine::Report(name, newest.is_missing));
            for kept in report {
                lines.push(NotebookLine::Entry(Box::new(kept.clone()), count));
                count += 1;
            }
        }
        lines
    }

    /// Goes to the chosen entry, opening its report if that is not the one that is read.
    pub(super) fn go_to_entry(&mut self, selected: usize) -> Option<Effect> {
        let kept = (*self.listed().get(selected)?).clone();
        let (anchor, is_report) = (kept.at, kept.what == What::ToRead);
        let is_open =
            self.reading.as_ref().is_some_and(|reading| anchor.is_in(&reading.report, &reading.fingerprints));
        if is_open {
            // A report of the reading list is read on where it was left.
            if is_report {
                self.mode = Mode::Reading;
            } else {
                self.go_to_anchor(&anchor);
            }
            return None;
        }
        let Some(index) = self.index_of(&anchor) else {
            let file = anchor.file.as_deref().unwrap_or(&anchor.citation);
            self.note(fill(self.phrases().notes.not_open, &[("file", file)]));
            return None;
        };
        let effect = self.await_report(index);
        self.keeping.bound_for = Some(anchor).filter(|_| !is_report);
        Some(effect)
    }

    /// The report of the library that an anchor stands in: by its file, else by its symbol, if that is known.
    fn index_of(&self, anchor: &Anchor) -> Option<usize> {
        let by_file = anchor
            .file
            .as_ref()
            .and_then(|file| self.keeping.files.iter().position(|known| known.as_ref() == Some(file)));
        by_file.or_else(|| {
            let symbol = anchor.symbol.as_ref()?;
            self.entries.iter().position(|entry| entry.title.split("  ").next() == Some(symbol))
        })
    }

    /// The report of the library that is known, by what is kept about it, to bear a symbol.
    pub(super) fn kept_file_of(&self, symbol: &str) -> Option<usize> {
        let mut about = self.keeping.kept.iter().filter(|kept| kept.at.symbol.as_deref() == Some(symbol));
        about.find_map(|kept| {
            let file = kept.at.file.as_ref()?;
            self.keeping.files.iter().position(|known| known.as_ref() == Some(file))
        })
    }

    /// Keeps the chosen entry no longer.
    pub(super) fn remove_entry(&mut self) {
        let Mode::Notebook { selected } = self.mode else { return };
        let Some(kept) = self.listed().get(selected).map(|kept| (*kept).clone()) else { return };
        let citation = kept.at.citation.clone();
        self.change(Change::Remove(kept));
        self.say_citation(|notes| notes.removed, &citation);
    }
}

/// The place that is read, as the model has it.
fn spot_of(reading: &Reading) -> Spot {
    let Position { part, offset } = reading.position();
    match part {
        Part::Symbol | Part::Title | Part::Author | Part::SummaryHeading => Spot::Masthead(0),
        Part::Summary => Spot::Masthead(offset),
        Part::Heading(index) => Spot::Element(Element::Heading(index), offset),
        Part::Paragraph(index) => Spot::Element(Element::Paragraph(index), offset),
        Part::Subparagraph(index, block) => Spot::Subparagraph(index, block, offset),
        Part::Passage(index) => Spot::Element(Element::Passage(index), offset),
        Part::NotesHeading | Part::StarNote(_) => Spot::Footnote(0, 0),
        Part::Footnote(index) => Spot::Footnote(index, offset),
    }
}

/// The place of the text pane that a place of the model is.
fn position_of(spot: Spot) -> Position {
    let (part, offset) = match spot {
        Spot::Masthead(0) => (Part::Title, 0),
        Spot::Masthead(offset) => (Part::Summary, offset),
        Spot::Element(element, offset) => (Part::of(element, None), offset),
        Spot::Subparagraph(index, block, offset) => (Part::Subparagraph(index, block), offset),
        Spot::Footnote(index, offset) => (Part::Footnote(index), offset),
    };
    Position { part, offset }
}

impl Reading {
    /// Where an anchor stands in this report.
    fn find(&self, anchor: &Anchor) -> Option<Position> {
        anchor.find(&self.report, &self.fingerprints).map(|(spot, _)| position_of(spot))
    }

    /// The signs of the paragraph that is read.
    pub(crate) fn signs_here(&self) -> Option<&Signs> {
        self.signs.get(self.paragraph()?)
    }
}

#[cfg(test)]
mod tests;
