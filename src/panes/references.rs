//! What the current paragraph refers to, in a panel below the text.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Linked;
use super::frame::title;
use super::outline::first_shown;
use super::pen::Pen;
use super::style::{CHOSEN, FAINT, MARK, PLAIN, STRONG};
use crate::app::{App, Area, Reading, Reference, References, note_mark, wrap};
use crate::model::Paragraph;
use crate::text::{LinkTarget, display_safe_line, link, width};

/// The columns before a reference: the bar, its number and a blank.
const NUMBER: usize = 3;

/// Draws the references, and below them all the words of the chosen one; returns the cells that are links.
pub(super) fn draw(
    app: &App,
    references: &References,
    reading: &Reading,
    buffer: &mut Buffer,
) -> Vec<Linked> {
    let pane = app.screen().list;
    title(buffer, pane.title, &app.references_title(references, reading), true);
    let height = usize::from(pane.body.height);
    // Half of the panel at most is for the list, the rest for the words.
    let rows = references.entries.len().min((height / 2).max(1));
    let top = first_shown(references.selected, references.entries.len(), rows);
    let mut links = Vec::new();
    for (row, reference) in references.entries.iter().enumerate().skip(top).take(rows) {
        let Some(mut pen) = Pen::new(buffer, pane.body, row - top) else { return links };
        let chosen = row == references.selected;
        links.extend(draw_entry(&mut pen, (row + 1, reference), (app, reading), chosen));
    }
    if let Some(chosen) = references.chosen() {
        let (words, target) = (words(chosen, app, reading), target(chosen, app, reading));
        links.extend(draw_words(buffer, pane.body, (rows, references.top), words, target.as_ref()));
    }
    links
}

/// Where a terminal may lead from a reference: to its address, unless the document is at hand.
fn target(reference: &Reference, app: &App, reading: &Reading) -> Option<LinkTarget> {
    app.outside_address(reference, &reading.report).and_then(|address| LinkTarget::of(&address))
}

/// `▌1 [3]  See A/75/6…`; the name as a link, where it is one.
fn draw_entry(
    pen: &mut Pen<'_>,
    (number, reference): (usize, &Reference),
    (app, reading): (&App, &Reading),
    chosen: bool,
) -> Option<Linked> {
    if chosen {
        pen.put("▌", MARK);
    }
    pen.go(1);
    pen.put(&number.to_string(), STRONG);
    pen.go(NUMBER);
    pen.put(" ", PLAIN);
    let (name, rest) = in_a_line(reference, app, reading);
    let from = pen.column();
    pen.put_cut(&name, if chosen { STRONG } else { PLAIN });
    let linked = target(reference, app, reading).map(|target| pen.linked(from, &target));
    pen.put("  ", PLAIN);
    pen.put_cut(&rest, FAINT);
    if chosen {
        pen.style_row(CHOSEN);
    }
    linked
}

/// What a reference is called, and what stands behind it.
fn in_a_line(reference: &Reference, app: &App, reading: &Reading) -> (String, String) {
    let report = &reading.report;
    match reference {
        Reference::Footnote(index) => match report.footnotes.get(*index) {
            Some(note) => (note_mark(&note.number), note.text.clone()),
            None => Default::default(),
        },
        Reference::Paragraphs(to, words) => {
            let first = to.first().and_then(|index| report.paragraphs.get(*index));
            (words.clone(), first.map(|paragraph| paragraph.text.clone()).unwrap_or_default())
        }
        Reference::Document(symbol) => (symbol.clone(), app.whereabouts(symbol, report)),
        Reference::Link(address) => (link(address).shown.into_owned(), String::new()),
    }
}

/// All the words of a reference: each piece with what stands before it.
fn words(reference: &Reference, app: &App, reading: &Reading) -> Vec<(String, String, Style)> {
    let report = &reading.report;
    let plain = |text: &str| (String::new(), text.to_owned(), PLAIN);
    match reference {
        Reference::Footnote(index) => {
            report.footnotes.get(*index).map(|note| plain(&note.text)).into_iter().collect()
        }
        Reference::Paragraphs(to, _) => {
            to.iter().filter_map(|index| report.paragraphs.get(*index)).flat_map(preview).collect()
        }
        Reference::Document(symbol) => vec![plain(symbol), plain(&app.whereabouts(symbol, report))],
        Reference::Link(address) => {
            let link = link(address);
            let warning = link
                .is_doubtful
                .then(|| (String::new(), app.phrases().titles.doubtful_link.to_owned(), MARK));
            std::iter::once(plain(&link.shown)).chain(warning).collect()
        }
    }
}

/// A paragraph, piece by piece, its number before the first.
fn preview(paragraph: &Paragraph) -> Vec<(String, String, Style)> {
    let number = paragraph.number.to_string();
    let pieces = paragraph.pieces().into_iter().enumerate();
    let gap = |label: &str| if label.is_empty() { "" } else { " " };
    pieces
        .map(|(at, piece)| {
            let before = if at == 0 { number.clone() } else { " ".repeat(width(&number)) };
            let label =
                piece.subparagraph.map(|block| paragraph.subparagraph_labels(block)).unwrap_or_default();
            (before, format!("{label}{}{}", gap(&label), piece.text), PLAIN)
        })
        .collect()
}

/// Writes the pieces below the first `above` rows, `skipped` rows of them left out, but never all; with a target each
/// row is a link.
fn draw_words(
    buffer: &mut Buffer,
    area: Area,
    (above, skipped): (usize, usize),
    pieces: Vec<(String, String, Style)>,
    target: Option<&LinkTarget>,
) -> Vec<Linked> {
    let columns = usize::from(area.width).saturating_sub(NUMBER + 2).max(1);
    let mut rows: Vec<(String, String, Style)> = Vec::new();
    for (label, text, style) in pieces {
        let indent = if label.is_empty() { 0 } else { width(&label) + 2 };
        let text = display_safe_line(&text);
        let mut label = Some(label);
        wrap(&text, columns.saturating_sub(indent).max(1), &[], |range| {
            let line = text.get(range).unwrap_or_default().trim_end();
            let label = label.take().unwrap_or_default();
            let gap = " ".repeat(indent.saturating_sub(width(&label)));
            rows.push((label, format!("{gap}{line}"), style));
        });
    }
    let room = usize::from(area.height).saturating_sub(above + 1);
    let skipped = skipped.min(rows.len().saturating_sub(room));
    let mut links = Vec::new();
    for (row, (label, line, style)) in rows.iter().skip(skipped).take(room).enumerate() {
        let Some(mut pen) = Pen::new(buffer, area, above + 1 + row) else { return links };
        pen.go(NUMBER + 1);
        pen.put(label, STRONG);
        let from = pen.column();
        pen.put(line, *style);
        links.extend(target.map(|target| pen.linked(from, target)));
    }
    links
}
