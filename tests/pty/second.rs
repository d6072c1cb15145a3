//! A second terminal emulator, so that no screen rests on one reading of the standards.

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term};
use alacritty_terminal::vte::ansi::Processor;

/// The emulator of Alacritty.
pub(crate) struct Second {
    term: Term<VoidListener>,
    parser: Processor,
    size: (u16, u16),
}

struct Size(u16, u16);

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        self.1.into()
    }

    fn screen_lines(&self) -> usize {
        self.1.into()
    }

    fn columns(&self) -> usize {
        self.0.into()
    }
}

impl Second {
    pub(crate) fn new(size: (u16, u16)) -> Self {
        let term = Term::new(Config::default(), &Size(size.0, size.1), VoidListener);
        Self { term, parser: Processor::new(), size }
    }

    pub(crate) fn feed(&mut self, bytes: &[u8]) -> &mut Self {
        self.parser.advance(&mut self.term, bytes);
        self
    }

    /// What stands in a cell: its characters, blanks for nothing, and nothing for the second half of a wide one.
    pub(crate) fn cell(&self, x: u16, y: u16) -> String {
        let cell = &self.term.grid()[Line(y.into())][Column(x.into())];
        if cell.flags.contains(Flags::WIDE_CHAR_SPACER) {
            return String::new();
        }
        let marks = cell.zerowidth().unwrap_or_default();
        std::iter::once(cell.c).chain(marks.iter().copied()).collect()
    }

    /// The column of the cursor.
    pub(crate) fn column(&self) -> usize {
        self.term.grid().cursor.point.column.0
    }

    /// The cells of the screen, row by row.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        (0..self.size.1).map(|y| (0..self.size.0).map(|x| self.cell(x, y)).collect()).collect()
    }

    /// The rows as text, without blanks at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        self.cells().iter().map(|row| row.concat().trim_end().to_owned()).collect()
    }
}
