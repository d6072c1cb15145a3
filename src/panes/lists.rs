//! The lists that cover everything: the library, the help, the source lines.

use ratatui::buffer::Buffer;

use super::frame::title;
use super::pen::Pen;
use super::style::{CHOSEN, FAINT, MARK, PLAIN, STRONG};
use crate::app::{App, Mode, SourceLine, first_shown, help_rows};
use crate::config::{Titles, fill};
use crate::text::{display_safe_line, width};

/// Below this width the help shows one key for each action.
const NARROW: u16 = 60;

/// Draws the list of the reports.
pub(super) fn library(app: &App, selected: usize, buffer: &mut Buffer) {
    let (entries, pane, titles) = (app.entries(), app.screen().list, &app.phrases().titles);
    let name = if entries.len() == 1 { titles.one_report } else { titles.reports };
    title(buffer, pane.title, &fill(name, &[("reports", &entries.len().to_string())]), true);
    let height = usize::from(pane.body.height);
    let top = first_shown(selected, entries.len(), height);
    let shown = || entries.iter().enumerate().skip(top).take(height);
    let widest = shown().map(|(_, entry)| width(&display_safe_line(&entry.name))).max().unwrap_or(0);
    for (index, entry) in shown() {
        let Some(mut pen) = Pen::new(buffer, pane.body, index - top) else { return };
        if index == selected {
            pen.put("▌", MARK);
        }
        pen.go(1);
        pen.put_cut(&entry.name, PLAIN);
        if widest + 12 <= usize::from(pane.body.width) {
            pen.go(widest + 3);
            pen.put_cut(&entry.title, FAINT);
        }
        if index == selected {
            pen.style_row(CHOSEN);
        }
    }
}

/// Draws lines of the source with their page and number, from the line `top` on.
pub(super) fn source(app: &App, lines: &[SourceLine], top: usize, buffer: &mut Buffer) {
    let pane = app.screen().list;
    title(buffer, pane.title, &source_title(lines, &app.phrases().titles), true);
    let widest = lines.iter().map(|line| line.number.to_string().len()).max().unwrap_or(0);
    for (row, line) in lines.iter().skip(top).enumerate() {
        let Some(mut pen) = Pen::new(buffer, pane.body, row) else { return };
        pen.go(1);
        pen.put(&format!("{:>widest$}", line.number), FAINT);
        pen.go(widest + 3);
        pen.put_cut(&line.text, PLAIN);
    }
}

fn source_title(lines: &[SourceLine], titles: &Titles) -> String {
    let page = |line: Option<&SourceLine>| line.map_or(0, |line| line.page).to_string();
    let (first, last) = (page(lines.first()), page(lines.last()));
    if first == last {
        return fill(titles.source_page, &[("page", &first)]);
    }
    fill(titles.source_pages, &[("first", &first), ("last", &last)])
}

/// Draws the keys that hold where the help was opened.
pub(super) fn help(app: &App, buffer: &mut Buffer) {
    let Mode::Help { top, beneath, filter, .. } = app.mode() else { return };
    let (pane, context) = (app.screen().list, beneath.context());
    // A narrow screen has no room for the other ways to press the same.
    let ways = if pane.body.width < NARROW { 1 } else { usize::MAX };
    let rows: Vec<(String, String)> = help_rows(app, context, filter)
        .into_iter()
        .map(|row| (row.keys.into_iter().take(ways).collect::<Vec<_>>().join("  "), row.description))
        .collect();
    title(buffer, pane.title, &help_title(app, rows.len()), true);
    let widest = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0);
    let keys_column = widest.min(usize::from(pane.body.width) / 2);
    for (row, (keys, description)) in rows.iter().skip(*top).enumerate() {
        let Some(mut pen) = Pen::new(buffer, pane.body, row) else { return };
        pen.go(1);
        let beyond = pen.room().saturating_sub(keys_column);
        pen.narrowed(beyond).put_cut(keys, STRONG);
        pen.go(keys_column + 3);
        pen.put_cut(description, PLAIN);
    }
}

/// `Keys: Text  "fold"  1–9 of 12`: what they are for, what they must hold, which of how many are shown.
fn help_title(app: &App, rows: usize) -> String {
    let Mode::Help { top, beneath, filter, .. } = app.mode() else { return String::new() };
    let (pane, phrases) = (app.screen().list, app.phrases());
    let mut name = fill(phrases.titles.keys, &[("context", beneath.context().name(phrases))]);
    if !filter.is_empty() {
        name.push_str("  ");
        name.push_str(&fill(phrases.titles.filter, &[("words", filter)]));
    }
    let last = rows.min(top + usize::from(pane.body.height));
    if rows == 0 {
        return format!("{name}  {}", phrases.titles.not_found);
    }
    if *top > 0 || last < rows {
        let (first, last, all) = ((top + 1).to_string(), last.to_string(), rows.to_string());
        let values = [("first", first.as_str()), ("last", &last), ("all", &all)];
        name.push_str(&format!("  {}", fill(phrases.titles.part_of_list, &values)));
    }
    name
}
