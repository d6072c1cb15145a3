//! The untagged route: rows to blocks by the gaps between them, and what is sure about each.
//!
//! Where a file sets its headings in bold or slanted type, its blocks come out whole, with hints. Where it does not, its
//! rows come out as they are, as a text extractor would give them, and the parser reads them as text.

use crate::model::Hint;

use super::block::{Style, join};
use super::furniture;
use super::hints::{ends_sentence, level, reads_as_heading};
use super::masthead;
use super::output::OutputLine;
use super::rows::{Row, is_label};
use super::tally::Tally;

/// What a block of rows is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Heading(u8),
    Table,
    Note,
    Artifact,
}

/// Rows that belong together.
#[derive(Debug)]
struct Block {
    kind: Kind,
    page: usize,
    rows: Vec<Row>,
}

impl Block {
    fn of(kind: Kind, row: Row) -> Self {
        Self { kind, page: row.page, rows: vec![row] }
    }

    /// Whether a text has the number after that of the block: `44.` after `43.`.
    fn counts_on(&self, text: &str) -> bool {
        let number = |text: &str| text.split_once(". ").and_then(|(number, _)| number.parse::<u32>().ok());
        let own = self.rows.first().and_then(|row| number(&row.text(" ")));
        own.zip(number(text)).is_some_and(|(own, next)| own.checked_add(1) == Some(next))
    }

    /// Its words on one line.
    fn text(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            join(&mut text, &row.text(if self.kind == Kind::Table { "\t" } else { " " }), false);
        }
        text
    }
}

/// What the pages of a file have in common.
struct Measures {
    /// The type size of the text.
    body: f32,
    /// The distance of two rows of a paragraph, as a part of the type size.
    leading: f32,
    /// Its left margin.
    left: f32,
    /// Its right margin.
    right: f32,
}

impl Measures {
    fn of(pages: &[Vec<Row>]) -> Self {
        let mut sizes = Tally::new(0.3);
        let rows = || pages.iter().flatten().filter(|row| !row.is_turned);
        for row in rows() {
            sizes.add(row.size, row.text("").len());
        }
        let body = sizes.most().unwrap_or(10.0).max(1.0);
        let (mut pitches, mut lefts, mut rights) = (Tally::new(0.04), Tally::new(1.5), Tally::new(3.0));
        let is_body = |row: &Row| (row.size - body).abs() < 0.3 && row.segments.len() == 1;
        for pair in pages.iter().flat_map(|rows| rows.windows(2)) {
            let [row, next] = pair else { continue };
            let pitch = (row.base - next.base) / body;
            if is_body(row) && is_body(next) && (0.8..2.6).contains(&pitch) {
                pitches.add(pitch, 1);
                lefts.add(next.left(), 1);
                rights.add(row.right(), 1);
            }
        }
        Self {
            body,
            leading: pitches.most().unwrap_or(1.2),
            left: lefts.most().unwrap_or(0.0),
            right: rights.most().unwrap_or(0.0),
        }
    }

    /// Whether a row follows the one above it as the rows of a paragraph do.
    fn follows(&self, above: &Row, row: &Row) -> bool {
        let size = above.size.max(row.size);
        let pitch = above.base - row.base;
        let same_size = (above.size - row.size).abs() < 0.08 * size;
        same_size && pitch > 0.0 && pitch < size * (1.15 * self.leading).max(1.35)
    }

    fn is_small(&self, row: &Row) -> bool {
        row.size < 0.93 * self.body
    }
}

/// The lines of a file.
pub(super) fn lines(pages: Vec<Vec<Row>>) -> Vec<OutputLine> {
    let measures = Measures::of(&pages);
    let running = furniture::running(&pages);
    let mut builder =
        Builder { measures: &measures, blocks: Vec::new(), notes: Vec::new(), has_begun: false, settled: 0 };
    for (mut rows, running) in pages.into_iter().zip(running) {
        let notes = furniture::notes_begin(&rows, &running, measures.body);
        let foot = rows.split_off(notes);
        let foot_running = running.get(notes..).unwrap_or_default().to_vec();
        builder.body(rows, &running);
        builder.foot(foot, &foot_running);
    }
    builder.settle_headings(builder.blocks.len());
    let mut blocks = builder.blocks;
    sandwiched(&mut blocks);
    let is_first = |block: &Block| block.kind == Kind::Text && begins_numbered(&block.text());
    let begin = blocks.iter().position(is_first).unwrap_or(blocks.len());
    let headings = blocks.iter().skip(begin).filter(|block| matches!(block.kind, Kind::Heading(_))).count();
    let numbered =
        blocks.iter().filter(|block| block.kind == Kind::Text && begins_numbered(&block.text())).count();
    if headings >= 3 && numbered >= 3 { whole(&blocks) } else { wrapped(&blocks, &measures) }
}

/// Whether a text begins with a number and a stop.
fn begins_numbered(text: &str) -> bool {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=4).contains(&digits) && text.get(digits..).is_some_and(|rest| rest.starts_with(['.', '．', '、']))
}

struct Builder<'m> {
    measures: &'m Measures,
    blocks: Vec<Block>,
    /// The notes of the page that is read.
    notes: Vec<Block>,
    /// The first paragraph was seen.
    has_begun: bool,
    /// Of how many blocks it is settled whether they are headings.
    settled: usize,
}

impl Builder<'_> {
    fn body(&mut self, rows: Vec<Row>, running: &[bool]) {
        let is_first_page = rows.first().is_some_and(|row| row.page == 0);
        let masthead = if is_first_page { masthead::end(&rows, self.measures.body) } else { 0 };
        let mut rows = rows.into_iter().zip(running.iter().copied().chain(std::iter::repeat(false)));
        let head: Vec<Row> = rows.by_ref().take(masthead).map(|(row, _)| row).collect();
        self.masthead(&head);
        let mut above: Option<Row> = None;
        for (row, is_running) in rows {
            if is_running {
                self.blocks.push(Block::of(Kind::Artifact, row));
                continue;
            }
            self.has_begun =
                self.has_begun || begins_numbered(&row.text(" ")) && row.text("").starts_with("1");
            self.row(row.clone(), above.as_ref());
            above = Some(row);
        }
        let open = usize::from(self.blocks.last().is_some_and(|block| self.is_open(block)));
        self.settle_headings(self.blocks.len().saturating_sub(open));
    }

    /// Whether the last block of a page goes on: no heading stands there, and its last row is full.
    fn is_open(&self, block: &Block) -> bool {
        let is_full = |row: &Row| row.right() > self.measures.right - 2.0 * row.size;
        block.kind == Kind::Text && block.rows.len() > 1 && block.rows.last().is_some_and(is_full)
    }

    /// The masthead, its columns one after the other.
    fn masthead(&mut self, rows: &[Row]) {
        let parts = masthead::columns(rows);
        self.blocks.extend(parts.into_iter().map(|part| Block::of(Kind::Text, part)));
        if !rows.is_empty() {
            self.settled = self.blocks.len();
        }
    }

    fn row(&mut self, row: Row, above: Option<&Row>) {
        let is_row_of_table =
            row.is_turned || row.segments.len() > 1 || (self.has_begun && self.measures.is_small(&row));
        if is_row_of_table {
            let kind = if is_unit_of_heading(&row, self.blocks.last(), above) {
                Kind::Heading(3)
            } else {
                Kind::Table
            };
            self.blocks.push(Block::of(kind, row));
            return;
        }
        let text = row.text(" ");
        let measures = self.measures;
        let follows = above
            .is_some_and(|above| measures.follows(above, &row) && !begins_anew(above, &text, measures))
            && !self.blocks.last().is_some_and(|block| block.counts_on(&text));
        if above.is_none() && self.continues(&row, &text) {
            return;
        }
        match self.blocks.last_mut() {
            Some(block) if follows && block.kind == Kind::Text => block.rows.push(row),
            _ => self.blocks.push(Block::of(Kind::Text, row)),
        }
    }

    /// At the head of a page: goes on with the sentence that the page before left open.
    fn continues(&mut self, row: &Row, text: &str) -> bool {
        let left = self.measures.left;
        let same_size = (row.size - self.measures.body).abs() < 0.08 * self.measures.body;
        let Some(block) =
            self.blocks.iter_mut().rev().find(|block| !matches!(block.kind, Kind::Artifact | Kind::Note))
        else {
            return false;
        };
        if !self.has_begun || block.kind != Kind::Text || !same_size || begins_numbered(text) {
            return false;
        }
        let last = block.text();
        let goes_on = !ends_sentence(&last) || text.starts_with(char::is_lowercase);
        if goes_on && (row.left() - left).abs() < 60.0 {
            block.rows.push(row.clone());
        }
        goes_on && (row.left() - left).abs() < 60.0
    }

    /// Blocks of a page all in bold or slanted type, or larger than the text, are headings where they are short.
    /// Looks at those up to `end` that were not looked at.
    fn settle_headings(&mut self, end: usize) {
        let measures = self.measures;
        let first = std::mem::replace(&mut self.settled, end);
        for block in self.blocks.iter_mut().take(end).skip(first) {
            if block.kind == Kind::Text && is_heading(block, measures) {
                let style = block.rows.first().map_or_else(Style::default, |row| Style {
                    size: row.size,
                    bold: row.bold,
                    italic: row.italic,
                });
                block.kind = Kind::Heading(level(style, measures.body, 0));
            }
        }
    }

    /// The notes at the foot of a page, a block each.
    fn foot(&mut self, rows: Vec<Row>, running: &[bool]) {
        for (row, is_running) in rows.into_iter().zip(running.iter().copied().chain(std::iter::repeat(false)))
        {
            let begins = row.begins_note();
            if is_running || furniture::is_rule(&row) {
                self.blocks.push(Block::of(Kind::Artifact, row));
            } else if let Some(note) = self.notes.last_mut().filter(|_| !begins) {
                note.rows.push(row);
            } else {
                self.notes.push(Block::of(Kind::Note, row));
            }
        }
        self.blocks.append(&mut self.notes);
    }
}

/// The unit of a table in brackets, small, directly below its title: the template sets both as headings.
fn is_unit_of_heading(row: &Row, last: Option<&Block>, above: Option<&Row>) -> bool {
    let text = row.text(" ");
    let Some((block, above)) = last.zip(above) else { return false };
    let is_bracketed = text.starts_with('(') && text.ends_with(')') && row.segments.len() == 1;
    let is_title = block.kind == Kind::Text && block.rows.iter().all(|row| row.bold);
    is_bracketed && !row.italic && is_title && above.base - row.base < 2.0 * above.size
}

/// Whether a row begins a block although it stands no farther below: it has a number, and the row above it was over.
fn begins_anew(above: &Row, text: &str, measures: &Measures) -> bool {
    let label = text.split(' ').next().unwrap_or("");
    let is_short = above.right() < measures.right - 0.1 * (measures.right - measures.left);
    // The mark of a note may stand behind the stop.
    let above = above.text("");
    let above = above.trim_end_matches(|c: char| c.is_numeric() && !c.is_ascii_digit());
    is_label(label)
        && text.len() > label.len()
        && (is_short || above.ends_with(['.', ':', ';', '。', '；', '：']))
}

fn is_heading(block: &Block, measures: &Measures) -> bool {
    const MOST_ROWS: usize = 8;
    let is_large = |row: &Row| row.size > 1.12 * measures.body;
    let is_set_apart = block.rows.iter().all(|row| row.bold)
        || block.rows.iter().all(|row| row.italic)
        || block.rows.iter().all(is_large);
    is_set_apart
        && block.rows.len() <= MOST_ROWS
        && reads_as_heading(&block.text())
        && !block.rows.iter().any(|row| measures.is_small(row))
}

/// A short block between two rows of a table is of the table.
fn sandwiched(blocks: &mut [Block]) {
    const LONGEST: usize = 160;
    let kinds: Vec<Kind> = blocks.iter().map(|block| block.kind).collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|before| kinds.get(before));
        let after = kinds.get(at + 1);
        let between = before == Some(&Kind::Table) && after == Some(&Kind::Table);
        if between
            && block.kind == Kind::Text
            && block.text().len() < LONGEST
            && !begins_numbered(&block.text())
        {
            block.kind = Kind::Table;
        }
    }
}

fn hint(kind: Kind) -> Hint {
    match kind {
        Kind::Text => Hint::Block,
        Kind::Heading(level) => Hint::Heading(level),
        Kind::Table => Hint::Table,
        Kind::Note => Hint::Note,
        Kind::Artifact => Hint::Artifact,
    }
}

/// A line a block.
fn whole(blocks: &[Block]) -> Vec<OutputLine> {
    blocks
        .iter()
        .map(|block| OutputLine { page: block.page, hint: hint(block.kind), text: block.text() })
        .collect()
}

/// A line a row, blank lines between blocks; only notes come whole.
fn wrapped(blocks: &[Block], measures: &Measures) -> Vec<OutputLine> {
    let _ = measures;
    let mut lines = Vec::new();
    for block in blocks {
        let page = block.page;
        match block.kind {
            Kind::Note | Kind::Artifact => {
                lines.push(OutputLine { page, hint: hint(block.kind), text: block.text() });
            }
            Kind::Text | Kind::Heading(_) | Kind::Table => {
                if !lines.is_empty() {
                    lines.push(OutputLine { page, hint: Hint::None, text: String::new() });
                }
                lines.extend(block.rows.iter().map(|row| OutputLine {
                    page: row.page,
                    hint: Hint::None,
                    text: row.text("   "),
                }));
            }
        }
    }
    lines
}
