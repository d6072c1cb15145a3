//! Rows: the lines that are not blank, without what a converter put around them, and what their setting says.

use std::borrow::Cow;

use super::markup::{self, Plain};
use crate::model::{Hint, Line};

/// One line with words in it.
#[derive(Debug, Clone)]
pub(super) struct Row<'t> {
    /// The page, counted from 1.
    pub(super) page: u32,
    /// The source line, counted from 1.
    pub(super) line: u32,
    /// The words, without white space and markup around them.
    pub(super) text: Cow<'t, str>,
    /// About how many columns the words take.
    pub(super) width: u32,
    /// How many blank lines stand before it.
    blanks: u32,
    /// More blank lines stand before it than between the lines of a paragraph.
    pub(super) gap: bool,
    /// A page begins with it.
    pub(super) page_start: bool,
    /// Markup that says it is a heading.
    pub(super) heading_markup: bool,
    /// It is a row of a table in markup, or holds columns parted by wide gaps.
    pub(super) columns: bool,
    /// Markup says that it is a row of a table.
    pub(super) table_markup: bool,
    /// It is tags or a picture and holds no words of the report.
    pub(super) only_markup: bool,
    /// What the format of the source says about it.
    pub(super) hint: Hint,
}

/// The lines of a source as rows, and what they have in common.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    /// The rows in order.
    pub(super) rows: Vec<Row<'t>>,
    /// The columns of a full line where the text is wrapped, `None` where a line is a paragraph.
    pub(super) full_width: Option<u32>,
    /// Whether the source says where its pages end.
    pub(super) has_pages: bool,
    /// Whether the format says what most rows are: then the setting of a row tells nothing.
    pub(super) is_structured: bool,
}

impl<'t> Sheet<'t> {
    /// The rows of `lines`.
    pub(super) fn new(lines: &[Line<'t>]) -> Self {
        let usual = usual_blank_lines(lines);
        // Counted first: a vector that grows takes up to twice its size.
        let count = lines.iter().filter(|line| !line.text.chars().all(is_blank)).count();
        let mut rows: Vec<Row<'t>> = Vec::with_capacity(count);
        let mut blanks = 0;
        let mut page = 1;
        let mut table = markup::Table::default();
        let is_source = markup::is_source_of_page(lines.iter().map(|line| line.text.trim_matches(is_blank)));
        for line in lines {
            if line.text.chars().all(is_blank) {
                blanks += 1;
                continue;
            }
            let new_page = line.page != page;
            // A form feed that an extractor turned into a space: no blank line before, where all others have one.
            let swallowed = usual > 0 && blanks == 0 && !rows.is_empty() && line.text.starts_with(' ');
            page = line.page;
            let mut row = Row::new(line);
            if blanks > usual {
                table.close();
            }
            if is_source {
                row.columns = has_columns(&row.text);
            } else if line.hint == Hint::None {
                row.take_markup(line.text.trim_matches(is_blank), &mut table, rows.last_mut());
            }
            row.blanks = blanks;
            row.gap = blanks > usual;
            row.page_start = new_page || swallowed;
            rows.push(row);
            blanks = 0;
        }
        let is_structured = says_what_blocks_are(&rows);
        let full_width = if is_structured { None } else { full_width(&rows) };
        if full_width.is_none() {
            // Where a line is a paragraph, any blank line parts blocks.
            for row in &mut rows {
                row.gap = row.blanks > 0;
            }
        }
        let has_pages = rows.iter().filter(|row| row.page_start).take(2).count() == 2;
        Self { rows, full_width, has_pages, is_structured }
    }

    /// Whether the line break between two rows was forced by the margin: the next word would not have fitted.
    ///
    /// A part of the line is allowed for letters of different widths.
    pub(super) fn is_forced_break(&self, last: &Row<'_>, next: &Row<'_>) -> bool {
        let Some(full) = self.full_width else { return false };
        let word = next.text.split(' ').next().unwrap_or("");
        let first_word =
            if word.is_ascii() { columns_of(word) + 1 } else { columns_of(word).min(LONGEST_UNBROKEN) };
        (last.width + first_word) * 100 > full * 93
    }

    /// Whether a row goes on to the right margin, so that the next may belong to the same sentence.
    pub(super) fn is_full(&self, row: &Row<'_>) -> bool {
        self.full_width.is_none_or(|full| row.width * 4 >= full * 3)
    }
}

/// Whether the format says what most paragraphs are. It may know tables and notes and nothing of the text itself.
fn says_what_blocks_are(rows: &[Row<'_>]) -> bool {
    let (mut told, mut untold) = (0_usize, 0_usize);
    for row in rows {
        match row.hint {
            Hint::Block | Hint::Continues | Hint::Heading(_) | Hint::Title => told += 1,
            Hint::None => untold += 1,
            Hint::Note | Hint::Table | Hint::Artifact => {}
        }
    }
    told > untold
}

/// A Chinese line breaks between any two characters but for a few marks.
const LONGEST_UNBROKEN: u32 = 4;

/// White space and characters that print nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// How many blank lines an extractor puts between two lines of one paragraph: the median over the source.
fn usual_blank_lines(lines: &[Line<'_>]) -> u32 {
    let mut counts = [0_usize; 8];
    let mut blanks = 0;
    let mut seen = 0_usize;
    for line in lines {
        if line.text.chars().all(is_blank) {
            blanks += 1;
            continue;
        }
        if let Some(count) = counts.get_mut(blanks) {
            *count += 1;
        }
        seen += 1;
        blanks = 0;
    }
    let mut below = 0;
    for (blanks, count) in (0..).zip(counts) {
        below += count;
        if below * 2 > seen {
            return blanks;
        }
    }
    0
}

/// The width that one row in twenty reaches; wrapped text has many such, unwrapped text has very wide ones.
fn full_width(rows: &[Row<'_>]) -> Option<u32> {
    const WIDEST_LINE: usize = 200;
    let mut counts = [0_usize; WIDEST_LINE + 1];
    for row in rows {
        if let Some(count) = counts.get_mut((row.width as usize).min(WIDEST_LINE)) {
            *count += 1;
        }
    }
    let wide = counts.last().copied().unwrap_or(0);
    if rows.is_empty() || wide * 20 > rows.len() {
        return None;
    }
    let mut above = 0;
    for (width, count) in counts.iter().enumerate().rev() {
        above += count;
        if above * 20 >= rows.len() {
            return u32::try_from(width).ok();
        }
    }
    None
}

impl<'t> Row<'t> {
    /// A line as it is: where its format says what it is there is no markup in it, stars are stars, dollars are dollars.
    fn new(line: &Line<'t>) -> Self {
        let text = line.text.trim_matches(is_blank);
        Self {
            page: line.page,
            line: line.number,
            width: columns_of(text),
            text: Cow::Borrowed(text),
            blanks: 0,
            gap: false,
            page_start: false,
            heading_markup: matches!(line.hint, Hint::Heading(_)),
            columns: line.hint == Hint::Table,
            table_markup: false,
            only_markup: false,
            hint: line.hint,
        }
    }

    /// Takes the markup of a converter out of its words. `table` is the table in tags that is open, `above` the row above.
    fn take_markup(&mut self, text: &'t str, table: &mut markup::Table, above: Option<&mut Self>) {
        let cells = table.cells(text);
        self.table_markup = cells.is_some() || is_pipe_row(text);
        self.columns = self.table_markup || has_columns(text);
        if let Some(cells) = cells {
            self.only_markup = cells.is_empty();
            self.text = if cells.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(cells) };
        } else {
            self.only_markup = markup::is_only_markup(text);
            if self.only_markup {
                return;
            }
            let (words, is_heading) = markup::without_block_markup(text);
            let Plain { text, closes_link } = markup::without_inline_markup(words);
            if let Some(above) = above.filter(|_| closes_link) {
                markup::drop_open_bracket(&mut above.text);
            }
            (self.text, self.heading_markup) = (text, is_heading);
        }
        self.width = columns_of(&self.text);
    }
}

/// About how many columns a text takes: two for a character of three or more bytes in UTF-8, which most wide ones have.
fn columns_of(text: &str) -> u32 {
    let width: usize =
        text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xE3)).sum();
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// `| a | b |`
fn is_pipe_row(text: &str) -> bool {
    text.starts_with('|') && text.ends_with('|') && text.len() > 1
}

/// Cells parted by tabs or three spaces and more, at least two times.
fn has_columns(text: &str) -> bool {
    let tabs = text.matches('\t').count();
    tabs >= 2
        || (text.contains("   ") && text.split("   ").filter(|cell| !cell.trim().is_empty()).count() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_that_every_line_has_are_no_gap() {
        let texts = ["a", "", "b", "", "c", "", "", "", "d", "", " e"];
        let lines: Vec<Line<'_>> =
            (1..).zip(texts).map(|(number, text)| Line::plain(1, number, text)).collect();
        let sheet = Sheet::new(&lines);
        let gaps: Vec<bool> = sheet.rows.iter().map(|row| row.gap).collect();
        assert_eq!(gaps, [false, false, false, true, false]);
    }
}
