//! Tables: a row is a line, its cells parted by tabs.

use std::io::BufRead;

use super::one_line;
use super::walk::{Block, Walk, is_left_out};
use crate::model::Hint;
use crate::source::SourceErrorKind;

/// The most columns a cell can span, as in Word.
const MOST_COLUMNS: usize = 63;

/// A table that was read.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Default)]
struct Cell {
    blocks: Vec<Block>,
    /// How many columns it spans.
    span: usize,
}

impl Table {
    /// Whether it is the head of the first page.
    pub(super) fn is_masthead(&self) -> bool {
        self.rows.iter().flatten().flat_map(|cell| &cell.blocks).any(Block::is_distribution)
    }

    /// Every paragraph in it as a block of its own.
    pub(super) fn into_paragraphs(self) -> impl Iterator<Item = Block> {
        let blocks = self.rows.into_iter().flatten().flat_map(|cell| cell.blocks);
        blocks.map(|block| Block { hint: Hint::Block, ..block })
    }

    /// A line for every row with words; for a row of one cell, as boxes have them, every paragraph and inner row.
    pub(super) fn into_rows(self) -> Vec<Block> {
        let mut lines = Vec::new();
        for mut row in self.rows {
            match (row.pop(), row.is_empty()) {
                (Some(cell), true) => {
                    let inner = cell.blocks.into_iter().filter(|block| !block.text.is_empty());
                    lines.extend(inner.map(|block| Block::new(Hint::Table, block.text)));
                }
                (Some(cell), false) => {
                    row.push(cell);
                    let line = row_line(&row);
                    if !line.is_empty() {
                        lines.push(Block::new(Hint::Table, line));
                    }
                }
                (None, _) => {}
            }
        }
        lines
    }
}

/// A line in brackets right before a table says its unit: `(Thousands of United States dollars)`.
pub(super) fn take_units(before: &mut [Block]) {
    let is_unit = |text: &str| text.starts_with(['(', '（']) && text.ends_with([')', '）']);
    if let Some(block) = before.last_mut().filter(|block| block.hint == Hint::Block && is_unit(&block.text)) {
        block.hint = Hint::Table;
    }
}

fn row_line(row: &[Cell]) -> String {
    let mut line = String::new();
    for cell in row {
        let words: Vec<&str> = cell.blocks.iter().map(|block| block.text.as_str()).collect();
        line.push_str(&one_line(&words.join("\n")));
        line.extend(std::iter::repeat_n('\t', cell.span.clamp(1, MOST_COLUMNS)));
    }
    line.truncate(line.trim_end_matches(['\t', ' ']).len());
    line
}

impl<R: BufRead> Walk<'_, R> {
    /// Reads a table, the element that began last.
    ///
    /// # Errors
    ///
    /// Those of [`Walk::document`].
    pub(super) fn table(&mut self) -> Result<Table, SourceErrorKind> {
        let mut table = Table::default();
        self.nesting = self.nesting.saturating_add(1);
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "tr" => table.rows.extend(self.row()?),
                name if is_left_out(name) => self.xml.skip()?,
                _ => {}
            }
        }
        self.nesting = self.nesting.saturating_sub(1);
        Ok(table)
    }

    /// Reads a row; `None` where it was deleted.
    fn row(&mut self) -> Result<Option<Vec<Cell>>, SourceErrorKind> {
        let (mut cells, mut is_deleted) = (Vec::new(), false);
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "tc" => cells.push(self.cell()?),
                "trPr" => is_deleted |= self.is_deleted()?,
                name if is_left_out(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok((!is_deleted).then_some(cells))
    }

    /// Whether the properties of a row, the element that began last, say that it was deleted.
    fn is_deleted(&mut self) -> Result<bool, SourceErrorKind> {
        let mut is_deleted = false;
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            is_deleted |= self.xml.name() == "del";
        }
        Ok(is_deleted)
    }

    fn cell(&mut self) -> Result<Cell, SourceErrorKind> {
        let mut cell = Cell { span: 1, ..Cell::default() };
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "gridSpan" => cell.span = self.xml.number("val").unwrap_or(1),
                "p" => self.paragraph(&mut cell.blocks)?,
                "tbl" => {
                    let inner = self.table()?;
                    cell.blocks.extend(inner.into_rows());
                }
                name if is_left_out(name) => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(cell)
    }
}
