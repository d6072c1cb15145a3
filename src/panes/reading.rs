//! The text pane.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::style::{CHAPTER, CURRENT_HIT, CURRENT_SIGN, FAINT, HIT, HIT_SIGN, MARK, NAME, PLAIN, STRONG};
use crate::app::{
    App, Area, Part, Reading, Row, RowKind, Selection, clusters, heading_label, is_line_break, note_mark,
};
use crate::model::{PassageKind, Report};
use crate::text::{display_safe_line, overlap, width};

/// In the path an unnumbered section shows this much of its title.
const SHORT_TITLE: usize = 12;

/// Draws the rows of the text, with the current paragraph, or what is selected, marked at the left.
pub(super) fn draw(reading: &Reading, selection: Option<&Selection>, buffer: &mut Buffer, area: Area) {
    let current = reading.paragraph().map(crate::model::Element::Paragraph);
    let is_marked = |part: Part| match selection {
        Some(selection) => selection.holds(part, &reading.report),
        None => current.is_some() && part.element() == current,
    };
    for (line, row) in reading.shown(usize::from(area.height)).iter().enumerate() {
        let Some(mut pen) = Pen::new(buffer, area, line) else { return };
        if row.kind != RowKind::Blank && row.indent > 0 {
            draw_signs(reading, row, is_marked(row.part), &mut pen);
        }
        draw_row(reading, row, &mut pen);
    }
}

/// Draws the map of the report at the right edge: where the hits are, and the one that was gone to.
pub(super) fn draw_map(reading: &Reading, buffer: &mut Buffer, area: Area) {
    for (row, hits) in reading.map_of_hits(usize::from(area.height)).into_iter().enumerate() {
        let (Some(is_current), Some(mut pen)) = (hits, Pen::new(buffer, area, row)) else { continue };
        pen.put("▐", if is_current { CURRENT_SIGN } else { HIT_SIGN });
    }
}

/// The bar of what is current or selected; on a paragraph's first row the letter of its mark instead, and behind its
/// number a plus where it has a note.
fn draw_signs(reading: &Reading, row: &Row, is_marked: bool, pen: &mut Pen<'_>) {
    let is_first = matches!(row.kind, RowKind::First(_));
    let signs = if let Part::Paragraph(index) = row.part {
        reading.signs.get(index).filter(|_| is_first)
    } else {
        None
    };
    match signs.and_then(|signs| signs.mark) {
        Some(letter) => pen.put(&letter.to_string(), if is_marked { CURRENT_SIGN } else { MARK }),
        None if is_marked => pen.put("▌", MARK),
        None => {}
    }
    if signs.is_some_and(|signs| signs.note.is_some()) {
        pen.go(usize::from(row.indent).saturating_sub(2));
        pen.put("+", MARK);
    }
}

fn draw_row(reading: &Reading, row: &Row, pen: &mut Pen<'_>) {
    let report = &reading.report;
    let style = style_of(row.part, report);
    match row.kind {
        RowKind::Blank => return,
        RowKind::First(column) if column < row.indent => draw_label(report, row, column, pen),
        RowKind::First(_) | RowKind::Further => {}
    }
    pen.go(usize::from(row.indent));
    if is_table(row.part, report) {
        draw_table_row(reading, row, pen);
    } else {
        draw_words(reading, row, style, pen);
    }
}

fn draw_label(report: &Report, row: &Row, column: u16, pen: &mut Pen<'_>) {
    let style = match row.part {
        Part::Heading(_) => style_of(row.part, report).remove_modifier(ratatui::style::Modifier::UNDERLINED),
        Part::Paragraph(_) => STRONG,
        Part::Subparagraph(..) => PLAIN,
        Part::StarNote(_) | Part::Footnote(_) => FAINT,
        Part::Symbol | Part::Title | Part::Author | Part::SummaryHeading => PLAIN,
        Part::Summary | Part::Passage(_) | Part::NotesHeading => PLAIN,
    };
    pen.go(usize::from(column));
    let label = row.part.label(report);
    let room = usize::from(row.indent - column);
    let beyond = pen.room().saturating_sub(room);
    let mut narrow = pen.narrowed(beyond);
    narrow.put_cut(&label, style);
}

fn style_of(part: Part, report: &Report) -> Style {
    match part {
        Part::Symbol => FAINT,
        Part::Title | Part::SummaryHeading | Part::NotesHeading => STRONG,
        Part::Heading(index) => match report.outline.get(index).map_or(1, |heading| heading.level) {
            0 | 1 => CHAPTER,
            2.. => STRONG,
        },
        Part::Author | Part::Summary | Part::Paragraph(_) | Part::Subparagraph(..) => PLAIN,
        Part::Passage(_) | Part::StarNote(_) | Part::Footnote(_) => PLAIN,
    }
}

fn is_table(part: Part, report: &Report) -> bool {
    let Part::Passage(index) = part else { return false };
    report.passages.get(index).is_some_and(|passage| passage.kind == PassageKind::Table)
}

/// A line of a table that is wider than the pane ends in an ellipsis.
fn draw_table_row(reading: &Reading, row: &Row, pen: &mut Pen<'_>) {
    let line = row_text(reading, row).trim_end();
    let room = pen.room();
    if width(&display_safe_line(line)) <= room || room == 0 {
        draw_words(reading, row, PLAIN, pen);
        return;
    }
    let more = width("…").min(room);
    draw_words(reading, row, PLAIN, &mut pen.narrowed(more));
    pen.go(usize::from(row.indent) + room - more);
    pen.put("…", FAINT);
}

fn row_text<'r>(reading: &'r Reading, row: &Row) -> &'r str {
    row.part.text(&reading.report).get(row.start..row.end).unwrap_or_default()
}

/// The words of a row, with its footnote marks, the hits of the text search and the names of programmes.
fn draw_words(reading: &Reading, row: &Row, style: Style, pen: &mut Pen<'_>) {
    let (hits, names) = (reading.hits_on(row), reading.names.on(row));
    let mut marks = reading.marks_on(row).into_iter().peekable();
    let text = row_text(reading, row);
    for cluster in clusters(text, 0) {
        let (start, end) = (row.start + cluster.start, row.start + cluster.end);
        while let Some(mark) = marks.next_if(|mark| mark.offset <= start) {
            pen.put(&note_mark(&mark.note), FAINT);
        }
        let symbol = text.get(cluster.start..cluster.end).unwrap_or_default();
        if !is_line_break(cluster.first) {
            let style =
                if names.iter().any(|name| overlap(name, &(start..end))) { style.fg(NAME) } else { style };
            pen.put(symbol, hit_style(&hits, &(start..end)).unwrap_or(style));
        }
        while let Some(mark) = marks.next_if(|mark| mark.offset <= end) {
            pen.put(&note_mark(&mark.note), FAINT);
        }
    }
    for mark in marks {
        pen.put(&note_mark(&mark.note), FAINT);
    }
}

fn hit_style(hits: &[(Range<usize>, bool)], bytes: &Range<usize>) -> Option<Style> {
    let hit = hits.iter().find(|(hit, _)| overlap(hit, bytes))?;
    Some(if hit.1 { CURRENT_HIT } else { HIT })
}

/// The path to the section that is read: `II › D › 1. Networks`.
pub(super) fn path(app: &App, reading: &Reading) -> String {
    let report = &reading.report;
    let part = reading.part();
    if part.is_note() {
        return Part::NotesHeading.text(report).to_owned();
    }
    let Some(section) = reading.section() else { return app.phrases().titles.text.to_owned() };
    let mut path = Vec::new();
    for index in report.heading_path(section) {
        let Some(heading) = report.outline.get(index) else { continue };
        let label = heading.label.as_deref().unwrap_or_default();
        if index == section {
            let label = heading_label(label, heading.level, report.meta.language);
            let gap = if label.is_empty() { "" } else { " " };
            path.push(format!("{label}{gap}{}", heading.title));
        } else if label.is_empty() {
            path.push(shortened(&heading.title));
        } else {
            path.push(label.to_owned());
        }
    }
    path.join(" › ")
}

fn shortened(title: &str) -> String {
    let mut columns = 0;
    let fits = clusters(title, 0).take_while(|cluster| {
        columns += cluster.width;
        columns <= SHORT_TITLE
    });
    let end = fits.last().map_or(0, |cluster| cluster.end);
    let short = title.get(..end).unwrap_or_default();
    if end == title.len() { short.to_owned() } else { format!("{}…", short.trim_end()) }
}
