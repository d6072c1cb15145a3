//! The outline pane.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::style::{CHOSEN, FAINT, HIT_SIGN, MARK, PLAIN, STRONG};
pub(super) use crate::app::first_shown;
use crate::app::{App, Mode, Reading, has_sections};
use crate::model::Heading;
use crate::text::width;

/// The deepest indentation, in levels: the title matters more.
const DEEPEST: u8 = 5;

/// From this width on a level is indented by two columns, below by one.
const WIDE: u16 = 32;

/// Draws the visible headings with the section that is read marked and in view.
pub(super) fn draw(app: &App, reading: &Reading, buffer: &mut Buffer) {
    let area = app.screen().outline.body;
    let takes_keys = matches!(app.mode(), Mode::Outline { .. });
    let outline = &reading.report.outline;
    if outline.is_empty() {
        if let Some(mut pen) = Pen::new(buffer, area, 0) {
            pen.go(1);
            pen.put_cut(app.phrases().titles.no_headings, FAINT);
        }
        return;
    }
    let visible = reading.folds.visible(outline);
    let marked = reading.marked();
    let top = reading.outline_top(usize::from(area.height));
    let (empty, hidden) = ((-top).max(0).unsigned_abs(), top.max(0).unsigned_abs());
    for (place, &index) in visible.iter().enumerate().skip(hidden) {
        let row = (place - hidden).saturating_add(empty);
        let (Some(mut pen), Some(heading)) = (Pen::new(buffer, area, row), outline.get(index)) else {
            return;
        };
        let step = if area.width < WIDE { 1 } else { 2 };
        let indent = step * usize::from(heading.level.clamp(1, DEEPEST) - 1);
        if marked == Some(index) {
            pen.put("▌", MARK);
        }
        pen.go(1 + indent);
        if has_sections(outline, index) {
            pen.put(if reading.folds.is_folded(index) { "▸" } else { "▾" }, PLAIN);
        }
        let next = visible.get(place + 1).copied();
        if reading.has_hits_under(index, next) {
            pen.go(2 + indent);
            pen.put("*", HIT_SIGN);
        }
        pen.go(3 + indent);
        draw_heading(&mut pen, heading, if marked == Some(index) { STRONG } else { PLAIN });
        if takes_keys && marked == Some(index) {
            pen.style_row(CHOSEN);
        }
    }
}

fn draw_heading(pen: &mut Pen<'_>, heading: &Heading, style: Style) {
    let range = range(heading);
    // Not where the numbers would leave nothing of the title.
    if !range.is_empty() && pen.room() >= width(&range) + 8 {
        pen.put_right(&format!(" {range}"), FAINT);
    }
    if let Some(label) = &heading.label {
        pen.put_cut(label, style);
        pen.put(" ", style);
    }
    pen.put_cut(&heading.title, style);
}

/// The paragraphs under a heading: `3-57`. With a hyphen, for a dash is wide in some terminals, and to find the place
/// behind it again would cost 7 bytes in each row.
fn range(heading: &Heading) -> String {
    match (&heading.first, &heading.last) {
        (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
        (Some(only), _) | (None, Some(only)) => only.to_string(),
        (None, None) => String::new(),
    }
}
