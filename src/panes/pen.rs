//! Writes text into the cells of the screen, safe and clipped.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::Style;

use super::Linked;
use crate::app::{Area, clusters};
use crate::text::{LinkTarget, display_safe_line, width};

/// A pen on one row of an area. What does not fit is not drawn.
pub(super) struct Pen<'b> {
    buffer: &'b mut Buffer,
    left: u16,
    /// The column after the last that is still free.
    right: u16,
    /// The column after the last of the area.
    end: u16,
    at: u16,
    y: u16,
}

impl<'b> Pen<'b> {
    /// A pen at the left of row `row` of `area`; `None` where the area or the screen has no such row.
    pub(super) fn new(buffer: &'b mut Buffer, area: Area, row: usize) -> Option<Self> {
        let row = u16::try_from(row).ok().filter(|row| *row < area.height)?;
        let y = area.y.checked_add(row).filter(|y| *y < buffer.area.bottom())?;
        let right = area.x.saturating_add(area.width).min(buffer.area.right());
        (area.x < right).then_some(Self { buffer, left: area.x, right, end: right, at: area.x, y })
    }

    /// The columns that are left.
    pub(super) fn room(&self) -> usize {
        usize::from(self.right - self.at)
    }

    /// Where it stands on the screen.
    pub(super) fn position(&self) -> (u16, u16) {
        (self.at.min(self.right.saturating_sub(1)), self.y)
    }

    /// The column of the screen where it writes next.
    pub(super) fn column(&self) -> u16 {
        self.at
    }

    /// What it has written from a column of the screen on, as a link.
    pub(super) fn linked(&self, from: u16, target: &LinkTarget) -> Linked {
        Linked { row: self.y, columns: from..self.at, target: target.clone() }
    }

    /// Goes to a column of the area, counted from its left.
    pub(super) fn go(&mut self, column: usize) {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        self.at = self.left.saturating_add(column).min(self.right);
    }

    /// Keeps `columns` at the right free from here on.
    pub(super) fn reserve(&mut self, columns: usize) {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        self.right = self.right.saturating_sub(columns).max(self.at);
    }

    /// The same pen with `columns` at the right taken away.
    pub(super) fn narrowed(&mut self, columns: usize) -> Pen<'_> {
        let Self { left, right, end, at, y, .. } = *self;
        let mut pen = Pen { buffer: &mut *self.buffer, left, right, end, at, y };
        pen.reserve(columns);
        pen
    }

    /// Writes a text.
    pub(super) fn put(&mut self, text: &str, style: Style) {
        let safe = display_safe_line(text);
        for cluster in clusters(&safe, 0) {
            if let Some(symbol) = safe.get(cluster.start..cluster.end) {
                self.put_cluster(symbol, cluster.width, style);
            }
        }
    }

    /// Writes a text, or as much of it as fits before an ellipsis.
    pub(super) fn put_cut(&mut self, text: &str, style: Style) {
        let room = self.room();
        let safe = display_safe_line(text);
        if width(&safe) <= room {
            self.put(&safe, style);
            return;
        }
        let mut columns = width("…");
        let fits = clusters(&safe, 0).take_while(|cluster| {
            columns += cluster.width;
            columns <= room
        });
        let end = fits.last().map_or(0, |cluster| cluster.end);
        self.put(safe.get(..end).unwrap_or_default(), style);
        self.put("…", style);
    }

    /// Writes a text so that it ends at the right of the area, and keeps its columns free.
    pub(super) fn put_right(&mut self, text: &str, style: Style) {
        let columns = width(&display_safe_line(text));
        if columns > self.room() {
            return;
        }
        let at = self.at;
        self.at = self.right - u16::try_from(columns).unwrap_or(0);
        self.put(text, style);
        self.at = at;
        self.reserve(columns);
    }

    /// Writes one character again and again up to the right.
    pub(super) fn fill(&mut self, symbol: &str, style: Style) {
        while self.at < self.right {
            self.put_cluster(symbol, 1, style);
        }
    }

    /// Styles the whole row of the area.
    pub(super) fn style_row(&mut self, style: Style) {
        for x in self.left..self.end {
            if let Some(cell) = self.buffer.cell_mut((x, self.y)) {
                cell.set_style(style);
            }
        }
    }

    /// A wide character that is cut by the right edge leaves the rest of the row empty.
    #[allow(clippy::disallowed_methods, reason = "every text has passed display_safe_line in put")]
    fn put_cluster(&mut self, symbol: &str, columns: usize, style: Style) {
        let Some(columns) = u16::try_from(columns).ok().and_then(NonZeroU16::new) else { return };
        if columns.get() > self.right - self.at {
            self.at = self.right;
            return;
        }
        for x in self.at + 1..self.at + columns.get() {
            if let Some(cell) = self.buffer.cell_mut((x, self.y)) {
                cell.reset();
            }
        }
        if let Some(cell) = self.buffer.cell_mut((self.at, self.y)) {
            cell.set_symbol(symbol).set_style(style);
            // Where the two libraries count differently, the columns counted in the layout hold.
            if symbol.cell_width() != columns.get() {
                cell.set_diff_option(CellDiffOption::ForcedWidth(columns));
            }
        }
        self.at += columns.get();
    }
}
