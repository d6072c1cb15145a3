//! What surrounds the panes: the header line, the titles, the line between.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::style::{FAINT, STRONG};
use crate::app::{App, Area, FileChange, Reading};
use crate::text::{display_safe_line, width};

/// The header: symbol and title at the left; language, paragraph and percentage at the right.
pub(super) fn header(app: &App, buffer: &mut Buffer, area: Area) {
    let Some(mut pen) = Pen::new(buffer, area, 0) else { return };
    let Some(reading) = app.reading() else {
        pen.go(1);
        pen.put_cut("rapporteur", STRONG);
        return;
    };
    let is_wide = pen.room() >= 50;
    let right = if app.shows_beginning() {
        // Neither how many paragraphs there are is known nor how long they are.
        format!(" {}  … ", reading.report.meta.language.code())
    } else {
        place(reading, app.text_height(), is_wide)
    };
    let right = if is_wide { format!("{}{right}", mark(app)) } else { right };
    pen.go(1);
    pen.put_right(&right, STRONG);
    pen.reserve(1);
    let meta = &reading.report.meta;
    let symbol = meta.symbol.as_deref().unwrap_or_default();
    pen.put_cut(symbol, STRONG);
    let title = if symbol.is_empty() {
        reading.report.display_title()
    } else {
        meta.title.as_deref().unwrap_or_default()
    };
    let gap = if symbol.is_empty() { 0 } else { 2 };
    // Two characters of a title tell nobody anything.
    if pen.room() >= gap + 6 {
        pen.put(&" ".repeat(gap), STRONG);
        pen.put_cut(title, STRONG);
    }
}

/// A word about the file, where something has become of it.
fn mark(app: &App) -> String {
    let titles = &app.phrases().titles;
    match app.file_change() {
        None => String::new(),
        Some(FileChange::Changed) => format!(" {} ", titles.file_changed),
        Some(FileChange::Gone) => format!(" {} ", titles.file_gone),
    }
}

/// `en  ¶42/112  37% `: the language where there is room for it, the paragraph, how far the reader has come.
fn place(reading: &Reading, height: usize, with_language: bool) -> String {
    let mut parts = Vec::new();
    if with_language {
        parts.push(reading.report.meta.language.code().to_owned());
    }
    parts.extend(paragraph(reading));
    parts.push(format!("{:>2}% ", reading.percent(height)));
    format!(" {}", parts.join("  "))
}

/// `¶42/112`: the paragraph that is read, and the last one of the body or the annex it is in.
fn paragraph(reading: &Reading) -> Option<String> {
    let paragraphs = &reading.report.paragraphs;
    let current = reading.paragraph().and_then(|index| paragraphs.get(index));
    let annex = current.and_then(|paragraph| paragraph.annex);
    let last = paragraphs.iter().rev().find(|paragraph| paragraph.annex == annex).or(paragraphs.last())?;
    let number = current.map_or("–".to_owned(), |paragraph| paragraph.number.to_string());
    Some(format!("¶{number}/{}", last.number))
}

/// A pane's title in a rule.
pub(super) fn title(buffer: &mut Buffer, area: Area, title: &str, takes_keys: bool) {
    let Some(mut pen) = Pen::new(buffer, area, 0) else { return };
    pen.put("─ ", FAINT);
    let style = if takes_keys { STRONG } else { FAINT };
    let fits = width(&display_safe_line(title)) + 2 <= pen.room();
    pen.put_cut(title, style);
    if fits {
        pen.put(" ", FAINT);
        pen.fill("─", FAINT);
    }
}

/// The line between outline and text.
pub(super) fn separator(buffer: &mut Buffer, area: Area) {
    for row in 0..usize::from(area.height) {
        if let Some(mut pen) = Pen::new(buffer, area, row) {
            let symbol = if row == 0 && area.height >= 4 { "┬" } else { "│" };
            pen.put(symbol, FAINT);
        }
    }
}
