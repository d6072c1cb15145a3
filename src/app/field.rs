//! Typing into the field of a search.

use super::App;
use super::clusters::clusters;
use super::find::LONGEST_QUERY;
use super::mode::Mode;
use crate::config::fill;

/// The field of a note takes no more characters; an editor takes more.
const LONGEST_NOTE: usize = 2000;

impl App {
    /// Types a text into the open field, if one is open.
    pub(super) fn type_text(&mut self, text: &str) {
        self.take_letter(text);
        let longest = if matches!(self.mode, Mode::Note(_)) { LONGEST_NOTE } else { LONGEST_QUERY };
        self.edit(|field| {
            let room = longest.saturating_sub(field.chars().count());
            field.extend(text.chars().filter(|c| !c.is_control()).take(room));
        });
    }

    /// Changes the open field, if one is open, and searches again.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut String)) {
        let height = self.text_height();
        if let Mode::Help { filter, top, typing: true, .. } = &mut self.mode {
            change(filter);
            *top = 0;
            return;
        }
        let Some(reading) = &mut self.reading else { return };
        match &mut self.mode {
            Mode::Topics(search) => {
                if changed(&mut search.query, change) {
                    search.retype(reading);
                }
            }
            Mode::TextSearch(search) => {
                if changed(&mut search.typed, change) {
                    reading.search(search, height);
                }
            }
            Mode::Reading
            | Mode::Outline { .. }
            | Mode::Card(_)
            | Mode::Library { .. }
            | Mode::Help { .. }
            | Mode::Source { .. }
            | Mode::Select(_)
            | Mode::Letter { .. }
            | Mode::References(_)
            | Mode::Notebook { .. } => {}
            Mode::Note(note) => change(&mut note.text),
        }
    }

    /// Leaves the field of the text search.
    pub(super) fn leave_text_search(&mut self, accept: bool) {
        let Mode::TextSearch(search) = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        let Some(reading) = &mut self.reading else { return };
        let hits = reading.found.as_ref().map_or(0, |found| found.hits.len());
        if !accept || search.typed.is_empty() || hits == 0 {
            reading.go_to(search.origin);
            reading.found = search.before;
            if accept && !search.typed.is_empty() {
                self.note(fill(self.phrases().notes.no_hit, &[("typed", &search.typed)]));
            }
            return;
        }
        reading.jumped_from(search.origin);
        self.tell_hit(false);
    }

    /// Says which hit of how many is shown.
    pub(super) fn tell_hit(&mut self, wrapped: bool) {
        let Some(found) = self.reading.as_ref().and_then(|reading| reading.found.as_ref()) else {
            return;
        };
        let number = found.selected + 1;
        let sign = found.what.sign();
        let hit = format!("{sign}{}  {number}/{}", found.typed, found.hits.len());
        let over = self.phrases().notes.over_the_end;
        self.note(if wrapped { fill(over, &[("hit", &hit)]) } else { hit });
    }
}

/// Whether the change changed the text.
fn changed(text: &mut String, change: impl FnOnce(&mut String)) -> bool {
    let before = text.clone();
    change(text);
    *text != before
}

/// Takes the last character off a text, with the marks on it.
pub(super) fn delete_character(text: &mut String) {
    let last = clusters(text, 0).last().map_or(0, |cluster| cluster.start);
    text.truncate(last);
}

/// Takes the last word off a text, and the blanks after it.
pub(super) fn delete_word(text: &mut String) {
    text.truncate(text.trim_end().len());
    let cut = text.rfind(char::is_whitespace).and_then(|at| {
        let blank = text.get(at..)?.chars().next()?;
        Some(at + blank.len_utf8())
    });
    text.truncate(cut.unwrap_or(0));
}
