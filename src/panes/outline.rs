//! The outline pane.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::style::{CHOSEN, FAINT, MARK, PLAIN, STRONG};
use crate::app::{Area, Reading, has_sections};
use crate::model::Heading;

/// The deepest indentation, in levels: the title matters more.
const DEEPEST: u8 = 5;

/// From this width on a level is indented by two columns, below by one.
const WIDE: u16 = 32;

/// Draws the visible headings with the section that is read marked and in view.
pub(super) fn draw(reading: &Reading, takes_keys: bool, buffer: &mut Buffer, area: Area) {
    let outline = &reading.report.outline;
    if outline.is_empty() {
        if let Some(mut pen) = Pen::new(buffer, area, 0) {
            pen.go(1);
            pen.put_cut("no headings", FAINT);
        }
        return;
    }
    let visible = reading.folds.visible(outline);
    let marked = reading.marked();
    let place = marked.and_then(|marked| visible.iter().position(|&index| index == marked));
    let top = first_shown(place.unwrap_or(0), visible.len(), usize::from(area.height));
    for (row, &index) in visible.iter().skip(top).enumerate() {
        let (Some(mut pen), Some(heading)) = (Pen::new(buffer, area, row), outline.get(index)) else {
            return;
        };
        let fold = match (has_sections(outline, index), reading.folds.is_folded(index)) {
            (true, true) => "▸",
            (true, false) => "▾",
            (false, _) => " ",
        };
        let step = if area.width < WIDE { " " } else { "  " };
        let indent = step.repeat(usize::from(heading.level.clamp(1, DEEPEST) - 1));
        draw_heading(&mut pen, heading, &format!("{indent}{fold} "), marked == Some(index));
        if takes_keys && marked == Some(index) {
            pen.style_row(CHOSEN);
        }
    }
}

/// The first entry to show of a list of `entries` in `height` rows, so that the one at `place` is in the middle where
/// that is possible.
pub(super) fn first_shown(place: usize, entries: usize, height: usize) -> usize {
    place.saturating_sub(height / 2).min(entries.saturating_sub(height))
}

fn draw_heading(pen: &mut Pen<'_>, heading: &Heading, fold: &str, marked: bool) {
    let style = if marked { STRONG } else { PLAIN };
    pen.put(if marked { "▌" } else { " " }, MARK);
    pen.put(fold, FAINT);
    let range = range(heading);
    // Not where the numbers would leave nothing of the title.
    if !range.is_empty() && pen.room() >= range.chars().count() + 8 {
        pen.put_right(&format!(" {range}"), FAINT);
    }
    if let Some(label) = &heading.label {
        pen.put_cut(label, style);
        pen.put(" ", style);
    }
    pen.put_cut(&heading.title, style);
}

/// The paragraphs under a heading: `3–57`.
fn range(heading: &Heading) -> String {
    match (&heading.first, &heading.last) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(only), _) | (None, Some(only)) => only.to_string(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_entry_is_always_in_view() {
        for entries in 1..30 {
            for height in 1..12 {
                for place in 0..entries {
                    let top = first_shown(place, entries, height);
                    assert!(top <= place && place < top + height, "{place} of {entries} in {height}: {top}");
                    assert!(top == 0 || top + height <= entries, "empty rows at the end");
                }
            }
        }
    }
}
