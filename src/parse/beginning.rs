//! Where the body of a report begins.

use super::ending::{Ending, ending};
use super::labels::{heading_label, tail};
use super::rows::Sheet;
use super::structured;
use super::words::{Words, fold};

/// So many characters that stand together, with a stop at their end, are prose and not a line of a first page.
const LEAST_PROSE: usize = 60;

/// The row with which the body begins: the first heading of the chapter in which the first paragraph stands. Where no
/// paragraph is numbered, the first heading or the first prose.
pub(super) fn row(sheet: &Sheet<'_>, words: &Words, is_open: &[bool], first_paragraph: usize) -> usize {
    let open = |at: &usize| is_open.get(*at).copied().unwrap_or(false);
    let rows: Vec<usize> = (0..first_paragraph.min(sheet.rows.len())).filter(open).collect();
    if first_paragraph >= sheet.rows.len() {
        return unnumbered(sheet, words, &rows).unwrap_or(first_paragraph);
    }
    let chapter = first_chapter(sheet, words, &rows).or_else(|| late_chapter(sheet, &rows));
    if sheet.is_structured {
        return structured::body_start(sheet, words, &rows, chapter, first_paragraph);
    }
    chapter.unwrap_or(first_paragraph)
}

/// The first heading or the first prose of a report without numbered paragraphs, whichever comes first.
fn unnumbered(sheet: &Sheet<'_>, words: &Words, rows: &[usize]) -> Option<usize> {
    let heading = if sheet.is_structured {
        structured::first_heading(sheet, words, rows)
    } else {
        first_chapter(sheet, words, rows)
    };
    heading.into_iter().chain(prose(sheet, words, rows)).min()
}

/// The heading of the first chapter, or the introduction.
fn first_chapter(sheet: &Sheet<'_>, words: &Words, rows: &[usize]) -> Option<usize> {
    let is_first_chapter = |row: &&usize| {
        let label = heading_label(text(sheet, **row));
        label.is_some_and(|label| {
            label.readings.iter().any(|(series, value)| series.level() == 1 && *value == 1)
                && ending(tail(text(sheet, **row), label.end)) == Ending::Open
        })
    };
    let is_introduction = |row: &&usize| words.introduction.contains(&fold(text(sheet, **row)).as_str());
    let chapter = rows.iter().rev().find(is_first_chapter);
    chapter.or_else(|| rows.iter().rev().find(is_introduction)).copied()
}

/// Where a report begins with a later chapter: the first of the headings right above the first paragraph.
fn late_chapter(sheet: &Sheet<'_>, rows: &[usize]) -> Option<usize> {
    let is_heading = |row: &&usize| {
        heading_label(text(sheet, **row))
            .is_some_and(|label| label.readings.iter().any(|(series, _)| series.level() <= 2))
    };
    rows.get(rows.len().saturating_sub(6)..)?.iter().find(is_heading).copied()
}

/// The first row of the first block of prose; `None` where a summary is announced, which is prose of the first page.
fn prose(sheet: &Sheet<'_>, words: &Words, rows: &[usize]) -> Option<usize> {
    let is_summary = |row: &usize| words.summary.contains(&fold(text(sheet, *row)).as_str());
    if rows.iter().any(is_summary) {
        return None;
    }
    let mut block = Block { first: *rows.first()?, letters: 0, is_over: false };
    for row in rows {
        let Some(line) = sheet.rows.get(*row) else { continue };
        if block.is_over || line.gap || sheet.full_width.is_none() {
            block = Block { first: *row, letters: 0, is_over: false };
        }
        block.letters = block.letters.saturating_add(line.text.chars().count());
        let stops = ending(&line.text) == Ending::Stop;
        if stops && block.letters >= LEAST_PROSE {
            return Some(block.first);
        }
        // A line that does not go on to the margin ends a block.
        block.is_over = !sheet.is_full(line);
    }
    None
}

/// Rows that stand together.
struct Block {
    first: usize,
    letters: usize,
    is_over: bool,
}

fn text<'s>(sheet: &'s Sheet<'_>, row: usize) -> &'s str {
    sheet.rows.get(row).map_or("", |row| row.text.as_ref())
}

#[cfg(test)]
mod tests {
    use crate::model::Line;
    use crate::parse::parse;

    fn passages(text: &str) -> Vec<String> {
        let lines = (1..).zip(text.lines()).map(|(number, line)| Line::plain(1, number, line)).collect();
        parse("text", lines).passages.into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn a_letter_without_numbers_begins_with_its_prose() {
        let letter = "Office of Bridges\n\nDear reader,\n\nThe bridge over the Odra was painted last year, and it \
                      will be painted again in the year after the next.\n\nIt is open.\n\nYours,\nA. Writer\n";
        let body = passages(letter).join("\n");
        assert!(body.starts_with("The bridge over") && body.contains("It is open."), "{body}");
    }

    #[test]
    fn a_summary_is_no_body() {
        let summary = "Upkeep of bridges\n\nReport of the Secretary-General\n\nSummary\n\nThe bridge over the Odra \
                       was painted last year, and it will be painted again in the year after the next.\n";
        assert!(passages(summary).is_empty());
    }
}
