//! What each action does to the state.

use super::field::{delete_character, delete_word};
use super::find::{Direction, TextSearch};
use super::folds::has_sections;
use super::mode::Mode;
use super::{App, Effect, Message, Reading};
use crate::config::{Action, Context, fill};
use crate::model::Element;

/// The entries that "ten entries down" goes down.
const SEVERAL: usize = 10;

/// How far a scrolling key goes.
#[derive(Debug, Clone, Copy)]
enum Step {
    Line,
    HalfPage,
    Page,
}

impl Step {
    /// Its rows in a pane of `height` rows. A page keeps one row of the page before, so that the eye finds its place.
    fn rows(self, height: usize) -> usize {
        match self {
            Self::Line => 1,
            Self::HalfPage => (height / 2).max(1),
            Self::Page => height.saturating_sub(1).max(1),
        }
    }
}

impl App {
    /// Does what `action` says, `count` being the number typed before it.
    pub(super) fn act(&mut self, action: Action, count: Option<u32>) -> Option<Effect> {
        match action {
            Action::Quit | Action::Interrupt => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Accept => return self.accept(),
            Action::Source => return self.source_lines(),
            Action::CopyCard => return self.copy_card(),
            Action::CopyCitation if matches!(self.mode, Mode::References(_)) => return self.copy_reference(),
            Action::CopyCitation => return self.copy(false),
            Action::CopyText => return self.copy(true),
            Action::Select => self.select(),
            Action::Follow => return self.show_references(count),
            Action::Back => return self.go_back(),
            Action::Forward => return self.go_forward(),
            Action::Reload => return self.reload(),
            Action::SetMark => self.ask_letter(false),
            Action::GoToMark => self.ask_letter(true),
            Action::Note => return self.begin_note(),
            Action::ToRead => self.toggle_to_read(),
            Action::Notebook => return self.open_notebook(),
            Action::Remove => self.remove_entry(),
            Action::Cancel => self.cancel(),
            Action::LineDown => self.scroll(Step::Line, Direction::Down, count),
            Action::LineUp => self.scroll(Step::Line, Direction::Up, count),
            Action::HalfPageDown => self.scroll(Step::HalfPage, Direction::Down, count),
            Action::HalfPageUp => self.scroll(Step::HalfPage, Direction::Up, count),
            Action::PageDown => self.scroll(Step::Page, Direction::Down, count),
            Action::PageUp => self.scroll(Step::Page, Direction::Up, count),
            Action::NextParagraph => self.repeat(count, Reading::next_paragraph),
            Action::PreviousParagraph => self.repeat(count, Reading::previous_paragraph),
            Action::NextHeading => self.repeat(count, Reading::next_heading),
            Action::PreviousHeading => self.repeat(count, Reading::previous_heading),
            Action::Start => self.start(),
            Action::End => self.end(count),
            Action::NextPane => self.next_pane(),
            Action::TextAlone => self.turn_text_alone(),
            Action::ToggleFold => self.toggle_fold(),
            Action::FoldAll => self.fold_all(true),
            Action::UnfoldAll => self.fold_all(false),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::NextEntry => self.choose(1, Direction::Down),
            Action::PreviousEntry => self.choose(1, Direction::Up),
            Action::NextEntries => self.choose(SEVERAL, Direction::Down),
            Action::PreviousEntries => self.choose(SEVERAL, Direction::Up),
            Action::FirstEntry => self.choose(usize::MAX, Direction::Up),
            Action::LastEntry => self.choose(usize::MAX, Direction::Down),
            Action::SearchText if self.is_help() => self.filter_help(),
            Action::SearchText => self.search_text(),
            Action::SearchName => self.search_name(),
            Action::Expression => self.turn_expression(),
            Action::SearchTopics => self.search_topics(""),
            Action::ListProgrammes => self.search_topics("#"),
            Action::ReorderTopics => self.reorder_topics(),
            Action::NextHit => self.next_hit(Direction::Down),
            Action::PreviousHit => self.next_hit(Direction::Up),
            Action::DeleteCharacter => self.edit(delete_character),
            Action::DeleteWord => self.edit(delete_word),
            Action::ClearField => self.edit(String::clear),
            Action::Library => self.library(),
            Action::Help => self.help(),
        }
        None
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.message = Some(Message::Note(text.into()));
    }

    fn scroll(&mut self, step: Step, direction: Direction, count: Option<u32>) {
        if matches!(self.mode, Mode::References(_)) {
            return self.scroll_reference(direction);
        }
        if self.is_sheet() {
            let rows = step.rows(usize::from(self.screen().list.body.height));
            self.scroll_sheet(rows, direction == Direction::Down);
            return;
        }
        let height = self.text_height();
        let Some(reading) = &mut self.reading else { return };
        for _ in 0..count.unwrap_or(1) {
            let before = reading.position();
            match direction {
                Direction::Down => reading.down(step.rows(height), height),
                Direction::Up => reading.up(step.rows(height), height),
            }
            if reading.position() == before {
                break;
            }
        }
    }

    /// Scrolls the help or the source lines, if they are open, and keeps them inside their rows.
    pub(super) fn scroll_sheet(&mut self, rows: usize, down: bool) {
        let last = self.sheet_rows().saturating_sub(usize::from(self.screen().list.body.height));
        if let Mode::Help { top, .. } | Mode::Source { top, .. } = &mut self.mode {
            let wanted = if down { top.saturating_add(rows) } else { top.saturating_sub(rows) };
            *top = wanted.min(last);
        }
    }

    /// Moves as often as the number before the key says, or until it goes no further.
    fn repeat(&mut self, count: Option<u32>, movement: fn(&mut Reading) -> bool) {
        let Some(reading) = &mut self.reading else { return };
        for _ in 0..count.unwrap_or(1) {
            if !movement(reading) {
                break;
            }
        }
    }

    fn start(&mut self) {
        self.scroll_sheet(usize::MAX, false);
        if self.is_sheet() {
            return;
        }
        self.jump(|reading, _| reading.go(0));
    }

    fn end(&mut self, count: Option<u32>) {
        self.scroll_sheet(usize::MAX, true);
        if self.is_sheet() {
            return;
        }
        match count {
            Some(number) => self.go_to_paragraph(number),
            None => self.jump(Reading::end),
        }
    }

    fn is_sheet(&self) -> bool {
        matches!(self.mode, Mode::Help { .. } | Mode::Source { .. })
    }

    /// Asks for the lines of the source behind the current paragraph, or for what stands at the top.
    fn source_lines(&mut self) -> Option<Effect> {
        let reading = self.reading.as_ref()?;
        let report = &reading.report;
        let place =
            reading.paragraph().and_then(|index| report.paragraphs.get(index)).map(|found| &found.place);
        let lines = place.unwrap_or(&report.meta.source).lines.clone();
        if lines.is_empty() {
            self.note(self.phrases().notes.no_source);
            return None;
        }
        let index = reading.index;
        self.awaited = Some(index);
        Some(Effect::Source(index, lines))
    }

    /// Asks for the report again as its file is now; the place is kept.
    fn reload(&mut self) -> Option<Effect> {
        let index = self.reading.as_ref()?.index;
        Some(self.await_report(index))
    }

    fn go_to_paragraph(&mut self, number: u32) {
        let Some(reading) = &self.reading else { return };
        if let Some(index) = reading.paragraph_numbered(number) {
            self.jump(|reading, _| reading.go_to_element(Element::Paragraph(index)));
            return;
        }
        let last = reading.report.paragraphs.iter().filter_map(|paragraph| paragraph.number.integer()).max();
        let (notes, number) = (&self.phrases().notes, number.to_string());
        self.note(match last {
            Some(last) => fill(notes.no_paragraph, &[("number", &number), ("last", &last.to_string())]),
            None => fill(notes.no_paragraphs_at_all, &[("number", &number)]),
        });
    }

    /// Moves, and remembers where from.
    pub(super) fn jump(&mut self, movement: impl FnOnce(&mut Reading, usize)) {
        let height = self.text_height();
        let Some(reading) = &mut self.reading else { return };
        let from = reading.position();
        movement(reading, height);
        reading.jumped_from(from);
    }

    fn next_pane(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        if let Mode::Outline { origin } = self.mode {
            reading.jumped_from(origin);
            self.mode = Mode::Reading;
        } else {
            self.mode = Mode::Outline { origin: reading.position() };
        }
    }

    /// The marked heading of the outline: the section that is read, or the folded one that hides it.
    fn marked(&self) -> Option<usize> {
        self.reading.as_ref()?.marked()
    }

    fn toggle_fold(&mut self) {
        let Some(marked) = self.marked() else { return };
        let Some(reading) = &mut self.reading else { return };
        let target = if has_sections(&reading.report.outline, marked) {
            Some(marked)
        } else {
            reading.section_above(marked)
        };
        if let Some(index) = target {
            let folded = reading.folds.is_folded(index);
            reading.folds.set(index, !folded);
        }
    }

    fn fold_all(&mut self, folded: bool) {
        if let Some(reading) = &mut self.reading {
            reading.folds.set_all(folded);
        }
    }

    fn fold(&mut self) {
        if let Mode::Select(_) = self.mode {
            return self.select_whole();
        }
        let Some(marked) = self.marked() else { return };
        let Some(reading) = &mut self.reading else { return };
        if has_sections(&reading.report.outline, marked) && !reading.folds.is_folded(marked) {
            reading.folds.set(marked, true);
        } else if let Some(above) = reading.section_above(marked) {
            reading.go_to_element(Element::Heading(above));
        }
    }

    fn unfold(&mut self) {
        if let Mode::Select(_) = self.mode {
            return self.select_into();
        }
        let Some(marked) = self.marked() else { return };
        let Some(reading) = &mut self.reading else { return };
        if reading.folds.is_folded(marked) {
            reading.folds.set(marked, false);
        } else if has_sections(&reading.report.outline, marked) {
            reading.go_to_element(Element::Heading(marked + 1));
        }
    }

    /// Moves the choice of the list that is open.
    pub(super) fn choose(&mut self, entries: usize, direction: Direction) {
        let moved = |from: usize| match direction {
            Direction::Down => from.saturating_add(entries),
            Direction::Up => from.saturating_sub(entries),
        };
        match (&mut self.mode, &mut self.reading) {
            (Mode::Library { selected }, _) => {
                *selected = moved(*selected).min(self.entries.len().saturating_sub(1));
            }
            (Mode::Topics(search), Some(reading)) => search.choose(moved(search.selected), reading),
            (Mode::Outline { .. }, Some(reading)) => {
                reading.choose_heading(entries, direction == Direction::Down)
            }
            (Mode::Card(card), _) => card.choose(moved(card.selected)),
            (Mode::References(references), _) => references.choose(moved(references.selected)),
            (Mode::TextSearch(_), _) => self.next_hit(direction),
            (Mode::Help { .. }, _) => self.scroll_sheet(entries, direction == Direction::Down),
            (Mode::Select(_), _) => self.select_on(direction),
            (Mode::Notebook { selected }, _) => *selected = moved(*selected),
            (
                Mode::Reading
                | Mode::Source { .. }
                | Mode::Topics(_)
                | Mode::Outline { .. }
                | Mode::Letter { .. }
                | Mode::Note(_),
                _,
            ) => {}
        }
        self.keep_choice();
    }

    fn search_text(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        let before = reading.found.take();
        let origin = reading.position();
        self.mode =
            Mode::TextSearch(TextSearch { typed: String::new(), is_expression: false, origin, before });
    }

    fn next_hit(&mut self, direction: Direction) {
        if matches!(self.mode, Mode::Card(_)) {
            return self.read_mention(direction);
        }
        let height = self.text_height();
        let typing = matches!(self.mode, Mode::TextSearch(_));
        let Some(reading) = &mut self.reading else { return };
        let from = reading.position();
        match reading.next_hit(direction, height) {
            None if typing => {}
            None => {
                let search = self.keymap.key_for(Context::Reading, Action::SearchText);
                self.note(fill(self.phrases().notes.no_search_yet, &[("search", &search)]));
            }
            Some(wrapped) => {
                if !typing {
                    reading.jumped_from(from);
                    self.tell_hit(wrapped);
                }
            }
        }
    }

    fn library(&mut self) {
        let selected = self.reading.as_ref().map_or(0, |reading| reading.index);
        self.mode = Mode::Library { selected };
    }

    fn accept(&mut self) -> Option<Effect> {
        match self.mode {
            Mode::Topics(_) => self.take_topic(),
            Mode::Card(_) => self.read_mention(Direction::Down),
            Mode::TextSearch(_) => self.leave_text_search(true),
            Mode::Outline { origin } => self.read_section(origin),
            Mode::Library { selected } => return self.open(selected),
            Mode::Help { .. } => self.accept_filter(),
            Mode::Note(_) => self.leave_note(true),
            Mode::References(_) => return self.follow_reference(),
            Mode::Notebook { selected } => return self.go_to_entry(selected),
            Mode::Reading | Mode::Source { .. } | Mode::Select(_) | Mode::Letter { .. } => {}
        }
        None
    }

    fn read_section(&mut self, origin: super::Position) {
        let marked = self.marked();
        let Some(reading) = &mut self.reading else { return };
        if let Some(marked) = marked {
            reading.go_to_element(Element::Heading(marked));
        }
        reading.jumped_from(origin);
        self.mode = Mode::Reading;
    }

    fn open(&mut self, selected: usize) -> Option<Effect> {
        if self.reading.as_ref().is_some_and(|reading| reading.index == selected) {
            self.mode = Mode::Reading;
            return None;
        }
        (selected < self.entries.len()).then(|| self.await_report(selected))
    }

    fn say_how_to_open(&mut self) {
        let open = self.keymap.key_for(Context::Library, Action::Accept);
        let quit = self.keymap.key_for(Context::Library, Action::Quit);
        self.note(fill(self.phrases().notes.choose_report, &[("open", &open), ("quit", &quit)]));
    }

    fn cancel(&mut self) {
        match self.mode {
            Mode::Topics(_) => self.leave_topics(),
            Mode::Card(_) => self.leave_card(),
            Mode::TextSearch(_) => self.leave_text_search(false),
            Mode::Help { .. } => self.cancel_help(),
            Mode::Source { .. } => self.mode = Mode::Reading,
            Mode::Select(_) => self.leave_selection(),
            Mode::Letter { .. } => self.mode = Mode::Reading,
            Mode::Note(_) => self.leave_note(false),
            Mode::Notebook { .. } | Mode::References(_) => self.mode = Mode::Reading,
            Mode::Outline { origin } => {
                if let Some(reading) = &mut self.reading {
                    reading.go_to(origin);
                }
                self.mode = Mode::Reading;
            }
            Mode::Library { .. } if self.reading.is_some() => self.mode = Mode::Reading,
            Mode::Library { .. } => self.say_how_to_open(),
            Mode::Reading => {
                if let Some(found) = self.reading.as_mut().and_then(|reading| reading.found.as_mut()) {
                    found.marked = false;
                }
            }
        }
    }
}
