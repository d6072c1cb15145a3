//! The bytes that turn one screen into another: where to move, what to write, when to erase.

use std::ops::Range;

use super::columns::{Column, Row, single, sure_width};
use super::look::Look;
use super::palette::Palette;
use super::scroll::Region;

/// Over a longer gap than this a move is always shorter than what stands there.
const GAP: usize = 8;
/// A line feed costs a byte for each row, the sequence for any number of rows about as many as this.
const LINE_FEEDS: usize = 4;
/// Erases from here to the end of the row, in the colours that are set.
const ERASE: &str = "\x1b[K";

/// Bytes for the terminal, and the state they leave it in.
#[derive(Debug)]
pub(super) struct Strokes<'p> {
    palette: &'p Palette,
    bytes: Vec<u8>,
    /// The number of the look that is set.
    look: u32,
    pen: Pen,
    /// The last row of what scrolls, which no line feed may leave.
    floor: Option<usize>,
}

/// Where the terminal writes next, as far as that is known.
#[derive(Debug, Clone, Copy, Default)]
struct Pen {
    row: Option<usize>,
    column: Option<usize>,
    /// Where the same character may follow without a move though its width is doubtful: whatever the terminal does
    /// with the first, it does with the second.
    repeats: Option<(char, usize)>,
}

impl<'p> Strokes<'p> {
    /// Strokes that begin with `bytes`, after which the pen may be anywhere, with the plain look, and the rows of
    /// `region` scroll.
    pub(super) fn after(bytes: Vec<u8>, region: Region, palette: &'p Palette) -> Self {
        let floor = region.map(|(_, last)| last);
        Self { palette, bytes, look: Column::PLAIN, pen: Pen::default(), floor }
    }

    /// Turns the rows `before` into the rows `after` and leaves the plain look; the bytes.
    pub(super) fn paint(mut self, before: &[Row], after: &[Row]) -> Vec<u8> {
        for (y, (before, after)) in before.iter().zip(after).enumerate() {
            if before != after {
                self.row(y, before, after);
            }
        }
        self.dress(Column::PLAIN);
        self.bytes
    }

    /// Where half of a wide cluster is written over, a terminal blanks the other half; that column changes too. So does
    /// a letter behind a cluster of doubtful width, which covers or covered it where it is wide.
    fn row(&mut self, y: usize, before: &[Column], row: &[Column]) {
        let end = row.iter().rposition(|column| *column != Column::BLANK).map_or(0, |last| last + 1);
        let mut may_be_covered = false;
        let changed = before.iter().zip(row).enumerate().filter(|(_, (before, after))| {
            let is_written = before != after || (may_be_covered && !after.is_blank());
            may_be_covered = is_written && !(self.palette.is_sure(**before) && self.palette.is_sure(**after));
            is_written
        });
        let (written, blanks): (Vec<usize>, Vec<usize>) = changed.map(|(x, _)| x).partition(|&x| x < end);
        for x in written {
            self.put(x, y, row);
        }
        match (blanks.first(), blanks.last()) {
            (Some(&first), Some(&last)) if last - first >= ERASE.len() => self.erase(end..first, y, row),
            _ => blanks.into_iter().for_each(|x| self.put(x, y, row)),
        }
    }

    /// Erases the end of a row, all of it blank from `from.start` on, and shown so already before `from.end`.
    fn erase(&mut self, from: Range<usize>, y: usize, row: &[Column]) {
        let near = self.pen.column.filter(|column| self.pen.row == Some(y) && from.contains(column));
        self.reach(near.unwrap_or(from.end), y, row, None);
        if !self.current_look().is_unseen_on_blanks() {
            self.dress(Column::PLAIN);
        }
        self.write(ERASE);
        self.pen.repeats = None;
    }

    /// Writes what begins in column `x` of a row.
    fn put(&mut self, x: usize, y: usize, row: &[Column]) {
        let Some(&column) = row.get(x).filter(|column| **column != Column::GOES_ON) else { return };
        let mut letter = [0; 4];
        let symbol = self.palette.symbol(column, &mut letter);
        self.reach(x, y, row, single(symbol));
        if !self.may_write(column) {
            self.dress(column.look);
        }
        self.write(symbol);
        self.pen = Pen::behind(symbol, x, y, row.len());
    }

    fn current_look(&self) -> &'p Look {
        self.palette.look(self.look)
    }

    /// Whether the look that is set shows a column as its own does.
    fn may_write(&self, column: Column) -> bool {
        column.look == self.look || column == Column::BLANK && self.current_look().is_unseen_on_blanks()
    }

    fn dress(&mut self, look: u32) {
        let change = self.current_look().change_to(self.palette.look(look));
        self.write(&change);
        self.look = look;
    }

    fn write(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Brings the pen to column `x` of row `y`, where `letter` is to be written, by the shortest way.
    fn reach(&mut self, x: usize, y: usize, row: &[Column], letter: Option<char>) {
        let is_there = self.pen.column == Some(x);
        let repeats = self.pen.repeats.is_some_and(|(last, at)| at == x && letter == Some(last));
        if self.pen.row != Some(y) || !(is_there || repeats) {
            let ways = [Some(place(x, y)), self.along(x, y, row), self.down(x, y)];
            let shortest = ways.into_iter().flatten().min_by_key(String::len);
            self.write(&shortest.unwrap_or_default());
        }
        self.pen = Pen { row: Some(y), column: Some(x), repeats: None };
    }

    /// The shortest way within the row.
    fn along(&self, x: usize, y: usize, row: &[Column]) -> Option<String> {
        if self.pen.row != Some(y) {
            return None;
        }
        let gap = self.pen.column.and_then(|from| self.gap(from..x, row));
        let step = self.pen.column.map(|from| sideways(from, x));
        let ways = [gap, step, Some(format!("\r{}", sideways(0, x))), Some(format!("\x1b[{}G", x + 1))];
        ways.into_iter().flatten().min_by_key(String::len)
    }

    /// The way to a row below by line feeds.
    fn down(&self, x: usize, y: usize) -> Option<String> {
        let from = self.pen.row?;
        let rows = y.checked_sub(from).filter(|rows| (1..=LINE_FEEDS).contains(rows))?;
        if self.floor.is_some_and(|floor| (from..y).contains(&floor)) {
            return None;
        }
        let feeds = "\n".repeat(rows);
        let from_left = format!("\r{feeds}{}", sideways(0, x));
        let from_here = self.pen.column.map(|from| format!("{feeds}{}", sideways(from, x)));
        [Some(from_left), from_here].into_iter().flatten().min_by_key(String::len)
    }

    /// What stands in some columns, to be written again.
    fn gap(&self, columns: Range<usize>, row: &[Column]) -> Option<String> {
        let columns = row.get(columns).filter(|columns| columns.len() <= GAP)?;
        let may_stand = |column: &Column| {
            *column == Column::GOES_ON || self.palette.is_sure(*column) && self.may_write(*column)
        };
        let mut again = String::new();
        for column in columns {
            if !may_stand(column) {
                return None;
            }
            again.push_str(self.palette.symbol(*column, &mut [0; 4]));
        }
        Some(again)
    }
}

impl Pen {
    /// Where the terminal writes after `symbol` in column `x` of row `y`, which has `width` columns.
    ///
    /// In the last column terminals differ in where they are until the next character comes; and what is wider there
    /// than it should be goes on in the next row.
    fn behind(symbol: &str, x: usize, y: usize, width: usize) -> Self {
        let columns = sure_width(symbol);
        let at_most = columns.unwrap_or_else(|| 2 * symbol.chars().count());
        Self {
            row: (x + at_most <= width).then_some(y),
            column: columns.map(|columns| x + columns).filter(|&column| column < width),
            repeats: single(symbol).filter(|_| columns.is_none()).map(|letter| (letter, x + 1)),
        }
    }
}

fn place(x: usize, y: usize) -> String {
    match (x, y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

/// The way from one column of a row to another.
fn sideways(from: usize, to: usize) -> String {
    match (to.saturating_sub(from), from.saturating_sub(to)) {
        (0, 0) => String::new(),
        (1, _) => "\x1b[C".to_owned(),
        (0, back @ 1..=3) => "\x08".repeat(back),
        (0, back) => format!("\x1b[{back}D"),
        (on, _) => format!("\x1b[{on}C"),
    }
}
