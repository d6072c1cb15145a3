//! The untagged route: rows to blocks by the gaps between them, and what is sure about each.
//!
//! Where a file sets its headings in bold or slanted type, its blocks come out whole, with hints. Where it does not, its
//! rows come out as they are, as a text extractor would give them, and the parser reads them as text.

use crate::model::Hint;

use super::block::{Style, join};
use super::furniture;
use super::hints::{ends_sentence, level, reads_as_heading};
use super::masthead;
use super::numbers::Numbers;
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

    /// Its number, where it is a text or heading and begins with one: 44 of `44. The`.
    fn number(&self, numbers: &Numbers) -> Option<u32> {
        let is_numbered = matches!(self.kind, Kind::Text | Kind::Heading(_));
        self.rows.first().filter(|_| is_numbered).and_then(|row| numbers.number(&row.text(" ")))
    }

    /// Whether a text has the number after that of the block: `44.` after `43.`.
    fn counts_on(&self, text: &str, numbers: &Numbers) -> bool {
        let both = self.number(numbers).zip(numbers.number(text));
        both.is_some_and(|(own, next)| own.checked_add(1) == Some(next))
    }

    /// Whether it is a text that begins with a number.
    fn begins_numbered(&self, numbers: &Numbers) -> bool {
        self.kind == Kind::Text && numbers.begins(&self.text())
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
    /// What the numbers of paragraphs look like.
    numbers: Numbers,
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
            numbers: Numbers::of(pages),
        }
    }

    /// Whether a row follows the one above it as the rows of a paragraph do.
    fn follows(&self, above: &Row, row: &Row) -> bool {
        let size = above.size.max(row.size);
        let pitch = above.base - row.base;
        let same_size = (above.size - row.size).abs() < 0.08 * size;
        same_size && pitch > 0.0 && pitch < size * (1.15 * self.leading).max(1.35)
    }

    /// Whether a text begins the first paragraph, whose number begins with 1 or is 1 in its section.
    fn begins_body(&self, text: &str) -> bool {
        self.numbers.begins(text) && (text.starts_with('1') || self.numbers.number(text) == Some(1))
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
    sandwiched(&mut blocks, &measures.numbers);
    settle_by_count(&mut blocks, &measures);
    let is_numbered = |block: &Block| block.begins_numbered(&measures.numbers);
    let begin = blocks.iter().position(is_numbered).unwrap_or(blocks.len());
    let headings = blocks.iter().skip(begin).filter(|block| matches!(block.kind, Kind::Heading(_))).count();
    let numbered = blocks.iter().filter(|block| is_numbered(block)).count();
    if headings >= 3 && numbered >= 3 { whole(&blocks) } else { wrapped(&blocks, &measures) }
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
            self.has_begun = self.has_begun || self.measures.begins_body(&row.text(" "));
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
            && !self.blocks.last().is_some_and(|block| block.counts_on(&text, &measures.numbers));
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
        if !self.has_begun || block.kind != Kind::Text || !same_size || self.measures.numbers.begins(text) {
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

/// A number in the run of those of the paragraphs is that of a paragraph, whatever its type, and one in the run of those
/// of the headings that of a heading.
fn settle_by_count(blocks: &mut [Block], measures: &Measures) {
    let counted: Vec<(usize, u32)> = (0..)
        .zip(blocks.iter())
        .filter_map(|(at, block)| Some((at, block.number(&measures.numbers)?)))
        .collect();
    for (place, (at, number)) in counted.iter().enumerate() {
        let kind = |(at, of): &(usize, u32), expected: Option<u32>| {
            (Some(*of) == expected).then(|| blocks.get(*at).map(|block| block.kind)).flatten()
        };
        let before = place.checked_sub(1).and_then(|before| counted.get(before));
        let before = before.and_then(|one| kind(one, number.checked_sub(1)));
        let after = counted.get(place + 1).and_then(|one| kind(one, number.checked_add(1)));
        let Some(block) = blocks.get_mut(*at) else { continue };
        match (block.kind, before) {
            (Kind::Heading(_), Some(Kind::Text)) if after == Some(Kind::Text) => block.kind = Kind::Text,
            (Kind::Text, Some(kind @ Kind::Heading(_))) if is_set_apart(block, measures) => block.kind = kind,
            _ => {}
        }
    }
}

fn is_heading(block: &Block, measures: &Measures) -> bool {
    is_set_apart(block, measures) && reads_as_heading(&block.text())
}

/// Whether a block is set as headings are: in few rows, all bold, slanted or large.
fn is_set_apart(block: &Block, measures: &Measures) -> bool {
    const MOST_ROWS: usize = 8;
    let is_large = |row: &Row| row.size > 1.12 * measures.body;
    let is_set_apart = block.rows.iter().all(|row| row.bold)
        || block.rows.iter().all(|row| row.italic)
        || block.rows.iter().all(is_large);
    is_set_apart && block.rows.len() <= MOST_ROWS && !block.rows.iter().any(|row| measures.is_small(row))
}

/// A short block between two rows of a table is of the table.
fn sandwiched(blocks: &mut [Block], numbers: &Numbers) {
    const LONGEST: usize = 160;
    let kinds: Vec<Kind> = blocks.iter().map(|block| block.kind).collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|before| kinds.get(before));
        let after = kinds.get(at + 1);
        let between = before == Some(&Kind::Table) && after == Some(&Kind::Table);
        if between
            && block.kind == Kind::Text
            && block.text().len() < LONGEST
            && !block.begins_numbered(numbers)
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
