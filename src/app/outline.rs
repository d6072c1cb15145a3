//! Which entries of the outline its pane shows.
//!
//! A terminal scrolls whole rows. An outline that stood still beside a text that moves by a line would have to be
//! written anew row by row, which costs ten times the line (`docs/the-line.md`). So it moves with the text, as on one
//! sheet of paper, and is put back when the section that is read would leave the pane.

use super::App;
use super::mode::Mode;
use super::reading::Reading;

/// What the outline pane shows of the visible entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutlineWindow {
    /// How many entries there are.
    entries: usize,
    /// The marked one.
    place: Option<usize>,
    /// The rows of the pane.
    height: usize,
}

/// The screen as far as it says how the next one follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before {
    report: usize,
    text_top: usize,
    outline_top: isize,
    height: usize,
}

impl OutlineWindow {
    /// The first entry of an outline that stands still.
    fn still(self) -> isize {
        first_shown(self.place.unwrap_or(0), self.entries, self.height).cast_signed()
    }

    /// The rows that may be empty above the first entry after a scroll, and the entries that may be hidden while none
    /// is marked.
    fn slack(self) -> isize {
        (self.height / 4).cast_signed()
    }

    /// The last entry the pane may begin with: half of it, or of the entries, is in view.
    fn last_top(self) -> isize {
        self.entries.saturating_sub(self.height / 2).max(self.entries / 2).cast_signed()
    }

    /// Whether the pane may begin with entry `top`: the marked one is in view, and not too much is empty.
    fn allows(self, top: isize) -> bool {
        let rows = 0..self.height.cast_signed();
        let (first, last) = match self.place {
            None => (-self.slack(), self.slack()),
            Some(_) => (-self.slack(), self.last_top()),
        };
        let row = |place: usize| place.cast_signed().saturating_sub(top);
        (first..=last).contains(&top) && self.place.is_none_or(|place| rows.contains(&row(place)))
    }

    /// The first entry after the text was scrolled by `lines` (down, if positive): as many on, else the pane is set anew
    /// so that it can go on that way for long.
    fn scrolled(self, top: isize, lines: isize) -> isize {
        let moved = top.saturating_add(lines);
        if self.allows(moved) {
            return moved;
        }
        let Some(place) = self.place.map(usize::cast_signed) else { return 0 };
        let height = self.height.cast_signed();
        if lines > 0 {
            let last = self.entries.cast_signed().saturating_sub(height).max(0);
            (place - height * 2 / 3).min(last).max(-self.slack())
        } else {
            (place - height / 6).min(self.last_top()).max(0)
        }
    }

    /// Whether an outline that stands still is cheap enough: a few rows to repair.
    fn is_short(self) -> bool {
        self.entries <= self.height / 5
    }

    /// The nearest place without empty rows that an outline of more entries could fill.
    fn filled(self, top: isize) -> isize {
        top.clamp(0, self.entries.saturating_sub(self.height).cast_signed())
    }
}

/// The first entry to show of a list of `entries` in `height` rows, so that the one at `place` is in view.
///
/// The list stands still while the place moves through half of its rows and then goes on by as many: nothing to
/// remember, and little to send over a slow line.
pub(crate) fn first_shown(place: usize, entries: usize, height: usize) -> usize {
    let step = (height / 2).max(1);
    let top = (place / step * step).saturating_sub(step / 2);
    top.min(entries.saturating_sub(height))
}

impl Reading {
    fn outline_window(&self, height: usize) -> OutlineWindow {
        let visible = self.folds.visible(&self.report.outline);
        let marked = self.marked();
        let place = marked.and_then(|marked| visible.iter().position(|&index| index == marked));
        OutlineWindow { entries: visible.len(), place, height }
    }

    /// The visible entry in the first of `height` rows of the outline; below 0 so many rows are empty above the first.
    pub(crate) fn outline_top(&self, height: usize) -> isize {
        let window = self.outline_window(height);
        self.outline_drift.filter(|&top| window.allows(top)).unwrap_or_else(|| window.still())
    }

    /// Lets the outline follow a text whose top row was `before` and has moved by `lines`.
    fn follow(&mut self, before: Before, lines: isize) {
        let window = self.outline_window(before.height);
        let is_near = lines.unsigned_abs() <= before.height / 2;
        self.outline_drift = if is_near && !window.is_short() {
            Some(window.scrolled(before.outline_top, lines))
        } else {
            self.outline_drift.map(|top| window.filled(top)).filter(|&top| window.allows(top))
        };
    }
}

impl App {
    /// The screen before a key, where an outline stands beside the text.
    pub(super) fn before(&self) -> Option<Before> {
        let reading = self.reading.as_ref()?;
        let height = usize::from(self.screen().outline.body.height);
        let moves = !self.outline_stands && matches!(self.mode, Mode::Reading);
        (height > 0 && moves).then(|| Before {
            report: reading.index,
            text_top: reading.top(self.text_height()),
            outline_top: reading.outline_top(height),
            height,
        })
    }

    /// Lets the outline follow what a key has moved.
    pub(super) fn follow(&mut self, before: Option<Before>) {
        let (Some(before), Some(after)) = (before, self.before()) else { return };
        let lines = after.text_top.cast_signed() - before.text_top.cast_signed();
        let is_same = (after.report, after.height) == (before.report, before.height);
        if let (Some(reading), true) = (&mut self.reading, is_same && lines != 0) {
            reading.follow(before, lines);
        }
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

    #[test]
    fn wherever_lines_are_scrolled_the_marked_entry_stays_in_view_and_most_scrolls_move_the_outline() {
        for (entries, height) in [(9, 21), (21, 21), (60, 21), (60, 37), (3, 1), (40, 5)] {
            for place in 0..entries {
                for lines in [1, -1, 2] {
                    let window = OutlineWindow { entries, place: Some(place), height };
                    let (mut top, mut anew) = (window.still(), 0);
                    for _ in 0..60 {
                        let next = window.scrolled(top, lines);
                        assert!(window.allows(next), "{window:?} {top} {lines}");
                        anew += usize::from(next != top + lines);
                        top = next;
                    }
                    let scrolls_a_time = height / 4 / lines.unsigned_abs();
                    assert!(anew <= 60 / (scrolls_a_time + 1) + 1, "{window:?} {lines}: {anew} times");
                }
            }
        }
    }
}
