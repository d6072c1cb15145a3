//! The last line: a field, a message, or hints from the table of keys.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::style::{ERROR, FAINT, MARK, PLAIN, STRONG};
use super::topics::field;
use crate::app::{App, Area, Message, Mode, TextSearch};
use crate::config::{Action, Context, fill};
use crate::text::width;

/// Draws the last line; returns the place of the cursor where a field is in it.
pub(super) fn draw(app: &App, buffer: &mut Buffer, area: Area) -> Option<(u16, u16)> {
    let mut pen = Pen::new(buffer, area, 0)?;
    if let Mode::TextSearch(search) = app.mode() {
        return Some(text_search(app, search, &mut pen));
    }
    if let Mode::Help { filter, typing: true, .. } = app.mode() {
        pen.put("/", FAINT);
        return Some(field(&mut pen, filter));
    }
    if let Mode::Note(note) = app.mode() {
        pen.put(app.phrases().titles.note, FAINT);
        pen.put(" ", PLAIN);
        put_hint(&mut pen, &ends(app, Context::Note), &note.text);
        return Some(field(&mut pen, &note.text));
    }
    let pending = app.pending();
    if !pending.is_empty() {
        pen.put_right(&format!(" {pending} "), STRONG);
    }
    pen.go(1);
    match app.message() {
        Some(Message::Note(note)) => pen.put_cut(note, PLAIN),
        Some(Message::Error(error)) => pen.put_cut(error, ERROR),
        None => {
            if let Some(note) = note(app) {
                pen.put("+ ", MARK);
                pen.put_cut(note, PLAIN);
                return None;
            }
            if let Mode::Letter { goes } = app.mode() {
                pen.put_cut(&question(app, *goes), STRONG);
            }
            if let (Mode::Select(selection), Some(reading)) = (app.mode(), app.reading()) {
                pen.put_cut(&selection.target(&reading.report).citation(&reading.report), STRONG);
                pen.put("  ", PLAIN);
            }
            hints(app, &mut pen);
        }
    }
    None
}

/// The question of a mode that waits for one key.
fn question(app: &App, goes: bool) -> String {
    let titles = &app.phrases().titles;
    if !goes {
        return format!("{}  ", titles.mark_with);
    }
    let signs = app.reading().map(|reading| reading.signs.as_slice()).unwrap_or_default();
    let letters: Vec<String> = signs.iter().filter_map(|signs| signs.mark).map(String::from).collect();
    format!("{}  ", fill(titles.go_to_mark, &[("marks", &letters.join(" "))]))
}

/// The note to the paragraph that is read.
fn note(app: &App) -> Option<&str> {
    let reading = app.reading().filter(|_| matches!(app.mode(), Mode::Reading))?;
    reading.signs_here()?.note.as_deref()
}

/// `/networks                     3/17`
fn text_search(app: &App, search: &TextSearch, pen: &mut Pen<'_>) -> (u16, u16) {
    pen.put(search.what().sign(), FAINT);
    let typed = search.typed.as_str();
    let found = app.reading().and_then(|reading| reading.found.as_ref()).filter(|_| !typed.is_empty());
    if let Some(found) = found {
        let count = match found.hits.len() {
            0 => format!("  {} ", app.phrases().titles.not_found),
            hits => format!("  {}/{hits} ", found.selected + 1),
        };
        if pen.room() >= width(&count) + 4 {
            pen.put_right(&count, FAINT);
        }
    } else if search.is_expression && !typed.is_empty() {
        pen.put_right(&format!("  {} ", app.phrases().titles.no_expression), FAINT);
    } else {
        put_hint(pen, &ends(app, Context::Input), typed);
    }
    field(pen, typed)
}

/// Puts a hint at the right of a field, where it leaves room for what is typed.
fn put_hint(pen: &mut Pen<'_>, hint: &str, typed: &str) {
    if pen.room() > width(hint) + width(typed).max(11) {
        pen.put_right(hint, FAINT);
    }
}

/// `  Enter stay  Esc back `
fn ends(app: &App, context: Context) -> String {
    let rows = app.keymap().bindings(context).iter();
    let wanted = rows
        .filter(|bound| matches!(bound.action(), Action::Accept | Action::Cancel))
        .filter_map(|bound| bound.hint(app.phrases()));
    wanted.map(|(key, word)| format!("  {key} {word}")).collect::<String>() + " "
}

/// As many of the hints as fit; the last ones of the table always do.
fn hints(app: &App, pen: &mut Pen<'_>) {
    let rows = app.keymap().bindings(app.mode().context()).iter();
    let hints: Vec<(String, String)> = rows.filter_map(|bound| bound.hint(app.phrases())).collect();
    let columns = |(key, word): &(String, String)| width(key) + 1 + width(word) + 2;
    let mut room = pen.room() + 2;
    let fitting = hints.iter().rev().take_while(|hint| {
        let fits = columns(hint) <= room;
        room = room.saturating_sub(columns(hint));
        fits
    });
    let first = hints.len() - fitting.count();
    for (key, word) in hints.iter().skip(first) {
        pen.put(key, STRONG);
        pen.put(" ", PLAIN);
        pen.put(word, FAINT);
        pen.put("  ", PLAIN);
    }
}
