//! Blocks and the tables they stand in.

use crate::model::Hint;
use crate::source::SourceErrorKind;
use crate::source::blocks::{Blocks, LARGEST_TEXT, MOST_BLOCKS};
use crate::source::error::Limit;
use crate::source::looks::{self, Look};

/// A cell with so many blocks, or a heading, is no cell of figures: the table only places text on the page.
const BLOCKS_OF_LAYOUT: usize = 4;
/// The most columns a cell can span (HTML, 4.9.11).
const MOST_COLUMNS: usize = 1_000;
/// The most tables that are kept apart; what is deeper is read as part of the innermost.
const MOST_TABLES: usize = 64;

/// A block in the making.
#[derive(Debug)]
pub(super) struct Block {
    /// What it is.
    pub(super) hint: Hint,
    /// Its words.
    pub(super) text: String,
    /// All its letters are bold.
    pub(super) is_bold: bool,
}

/// The blocks so far, and the tables that are open.
#[derive(Debug, Default)]
pub(super) struct Frames {
    done: Vec<Block>,
    tables: Vec<Frame>,
    /// Tables beyond [`MOST_TABLES`].
    deeper: usize,
    size: usize,
    count: usize,
    /// How many characters became U+FFFD.
    pub(super) replaced: usize,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Frame {
    lines: Vec<Block>,
    row: Vec<Cell>,
    in_cell: bool,
    /// Its rows, where nothing but the page stands above it: it may be the frame of a masthead.
    first: Option<Vec<Vec<Cell>>>,
}

#[derive(Debug, Default)]
struct Cell {
    blocks: Vec<Block>,
    span: usize,
}

impl Cell {
    /// Whether it holds a number and nothing else.
    fn is_figure(&self) -> bool {
        let texts = || self.blocks.iter().map(|block| block.text.as_str());
        texts().any(|text| text.contains(|c: char| c.is_ascii_digit()))
            && texts().all(|text| text.chars().all(|c| !c.is_alphabetic()))
    }
}

impl Frames {
    /// Adds a block where the reading is: a cell, or the text.
    ///
    /// # Errors
    ///
    /// More text or blocks than a report can have.
    pub(super) fn push(&mut self, block: Block) -> Result<(), SourceErrorKind> {
        self.size = self.size.saturating_add(block.text.len());
        self.count = self.count.saturating_add(1);
        if self.size > LARGEST_TEXT {
            return Err(SourceErrorKind::TooMuch(Limit::Text));
        }
        if self.count > MOST_BLOCKS {
            return Err(SourceErrorKind::TooMuch(Limit::Blocks));
        }
        self.place().push(block);
        Ok(())
    }

    fn place(&mut self) -> &mut Vec<Block> {
        match self.tables.last_mut() {
            Some(frame) => match frame.row.last_mut().filter(|_| frame.in_cell) {
                Some(cell) => &mut cell.blocks,
                None => &mut frame.lines,
            },
            None => &mut self.done,
        }
    }

    /// A table begins.
    pub(super) fn open(&mut self) {
        if self.tables.len() < MOST_TABLES {
            let is_first =
                self.tables.is_empty() && self.done.iter().all(|block| block.hint == Hint::Artifact);
            self.tables.push(Frame { first: is_first.then(Vec::new), ..Frame::default() });
        } else {
            self.deeper = self.deeper.saturating_add(1);
        }
    }

    /// A cell begins.
    pub(super) fn begin_cell(&mut self, span: usize) {
        if let Some(frame) = self.tables.last_mut() {
            frame.row.push(Cell { blocks: Vec::new(), span: span.clamp(1, MOST_COLUMNS) });
            frame.in_cell = true;
        }
    }

    /// A cell ends.
    pub(super) fn end_cell(&mut self) {
        if let Some(frame) = self.tables.last_mut() {
            frame.in_cell = false;
        }
    }

    /// A row ends, or the next begins.
    pub(super) fn end_row(&mut self) {
        if let Some(frame) = self.tables.last_mut() {
            let row = std::mem::take(&mut frame.row);
            match &mut frame.first {
                Some(rows) => rows.push(row),
                None => frame.lines.extend(row_lines(row)),
            }
            frame.in_cell = false;
        }
    }

    /// The innermost table ends.
    pub(super) fn close(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        self.end_row();
        if let Some(frame) = self.tables.pop() {
            let rows = frame.first.unwrap_or_default();
            let is_masthead = !rows.iter().flatten().any(Cell::is_figure);
            self.place().extend(frame.lines);
            for row in rows {
                let blocks = if is_masthead {
                    row.into_iter().flat_map(|cell| cell.blocks).collect()
                } else {
                    row_lines(row)
                };
                self.place().extend(blocks);
            }
        }
    }

    /// All blocks, with the levels of headings as reports count them.
    ///
    /// # Errors
    ///
    /// No text at all, or more than a report can have.
    pub(super) fn finish(mut self) -> Result<Blocks, SourceErrorKind> {
        self.deeper = 0;
        while !self.tables.is_empty() {
            self.close();
        }
        let headings: Vec<u8> = self.done.iter().filter_map(|block| level(block.hint)).collect();
        if headings.is_empty() {
            looks::complete(self.done.iter_mut().map(|block| Look {
                hint: &mut block.hint,
                text: &block.text,
                is_bold: block.is_bold,
            }));
        }
        let has_title =
            headings.first() == Some(&1) && headings.iter().filter(|level| **level == 1).count() == 1;
        let mut blocks = Blocks { replaced: self.replaced, ..Blocks::default() };
        for Block { hint, text, .. } in &self.done {
            let hint = match level(*hint) {
                Some(1) if has_title => Hint::Title,
                Some(level) if has_title => Hint::Heading(level.saturating_sub(1).clamp(1, 4)),
                Some(level) => Hint::Heading(level.clamp(1, 4)),
                None => *hint,
            };
            blocks.push(hint, text)?;
        }
        if blocks.hints.is_empty() { Err(SourceErrorKind::Empty) } else { Ok(blocks) }
    }
}

fn level(hint: Hint) -> Option<u8> {
    match hint {
        Hint::Heading(level) => Some(level),
        Hint::None
        | Hint::Block
        | Hint::Continues
        | Hint::Title
        | Hint::Note
        | Hint::Table
        | Hint::Artifact => None,
    }
}

/// One line for a row of figures; the blocks themselves for one that only places text.
fn row_lines(row: Vec<Cell>) -> Vec<Block> {
    let is_layout = row.iter().any(|cell| {
        cell.blocks.len() >= BLOCKS_OF_LAYOUT || cell.blocks.iter().any(|block| level(block.hint).is_some())
    });
    if is_layout {
        return row.into_iter().flat_map(|cell| cell.blocks).collect();
    }
    let mut line = String::new();
    for cell in row {
        let words: Vec<String> = cell.blocks.into_iter().map(|block| block.text).collect();
        line.push_str(&words.join(" ").replace('\t', " "));
        line.extend(std::iter::repeat_n('\t', cell.span));
    }
    line.truncate(line.trim_end().len());
    if line.is_empty() { Vec::new() } else { vec![Block { hint: Hint::Table, text: line, is_bold: false }] }
}
