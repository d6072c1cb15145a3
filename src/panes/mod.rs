//! Draws the state of the navigator; changes nothing of it.
//!
//! ```text
//!      E/CN.15/2021/4  Title of the report                          en  ¶42/112  37%   header
//!     ─ Outline ──────────────┬─ II › D › 1. Networks ───────────────────────────────  titles
//!      ▾ I Introduction   1–2 │   41  In the period under review…
//!     ▌▾ II Organized…   3–57 │
//!                             │▌  42  The programme is at work in nearly 70 states…   outline, text
//!     ─ Topics ───────────────┴──────────────────────────────────────────────────────
//!     > networks                                                             3 of 412
//!     ▌heading    Networks                                                        ¶41   topics
//!      / text  f topics  o library  ? help                                              footer
//! ```
//!
//! Every text that comes from outside (a report, a file name, an error, what was typed) passes through
//! [`crate::text::display_safe_line`] in `pen`, the only file that writes to the buffer.

mod card;
mod footer;
mod frame;
mod lists;
mod notebook;
mod outline;
mod pen;
mod reading;
mod references;
mod signs;
mod style;
mod theme;
mod topics;
mod visual;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Position;

use crate::app::{App, Mode};
use crate::config::Borders;
use crate::text::{LinkTarget, ambiguous_is_wide};

/// Cells of a row that are a link, for terminals that know such (OSC 8); the cells themselves cannot hold one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The row of the screen.
    pub row: u16,
    /// The columns of the screen.
    pub columns: Range<u16>,
    /// Where the link leads.
    pub target: LinkTarget,
}

/// Draws the whole screen, and puts the cursor into the field that is open.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    draw_linked(app, frame);
}

/// The same; returns the cells that are links.
pub fn draw_linked(app: &App, frame: &mut Frame<'_>) -> Vec<Linked> {
    let screen = app.screen();
    let buffer = frame.buffer_mut();
    frame::header(app, buffer, screen.header);
    match app.mode() {
        Mode::Library { selected } => lists::library(app, *selected, buffer),
        Mode::Help { .. } => lists::help(app, buffer),
        Mode::Source { top, lines } => lists::source(app, lines, *top, buffer),
        Mode::Notebook { selected } => notebook::draw(app, *selected, buffer),
        Mode::Reading | Mode::Outline { .. } | Mode::TextSearch(_) | Mode::Select(_) => panes(app, buffer),
        Mode::Letter { .. } | Mode::Note(_) => panes(app, buffer),
        Mode::Topics(_) | Mode::References(_) => panes(app, buffer),
        Mode::Card(open) => {
            if let Some(reading) = app.reading() {
                card::draw(app, open, reading, buffer);
            }
        }
    }
    let (mut cursor, mut links) = (None, Vec::new());
    if let (Mode::Topics(search), Some(reading)) = (app.mode(), app.reading()) {
        cursor = topics::draw(app, search, reading, buffer);
    }
    if let (Mode::References(open), Some(reading)) = (app.mode(), app.reading()) {
        links = references::draw(app, open, reading, buffer);
    }
    if app.settings().visual_order {
        // The cells are no longer where they were.
        links.clear();
        for pane in [screen.outline, screen.text, screen.list] {
            visual::turn(buffer, pane.body);
        }
    }
    let cursor = footer::draw(app, buffer, screen.footer).or(cursor);
    // Where ambiguous characters are wide, rules and bars would be.
    if app.settings().borders == Borders::Ascii || ambiguous_is_wide() {
        signs::to_ascii(buffer);
    }
    theme::dress(buffer, app.settings());
    let inside = cursor.map(Position::from).filter(|position| frame.area().contains(*position));
    if let Some(position) = inside {
        frame.set_cursor_position(position);
    }
    links
}

/// The outline and the text.
fn panes(app: &App, buffer: &mut ratatui::buffer::Buffer) {
    let screen = app.screen();
    let Some(reading) = app.reading() else { return };
    let in_outline = matches!(app.mode(), Mode::Outline { .. });
    frame::separator(buffer, screen.separator);
    if screen.outline.body.height > 0 {
        let titles = &app.phrases().titles;
        frame::title(buffer, screen.outline.title, titles.outline, in_outline);
        outline::draw(app, reading, buffer);
    }
    if screen.text.body.height > 0 {
        let reads = !in_outline && !matches!(app.mode(), Mode::Topics(_) | Mode::References(_));
        frame::title(buffer, screen.text.title, &reading::path(app, reading), reads);
        let selection = if let Mode::Select(selection) = app.mode() { Some(selection) } else { None };
        reading::draw(reading, selection, buffer, screen.text.body);
        reading::draw_map(reading, buffer, screen.map);
    }
}
