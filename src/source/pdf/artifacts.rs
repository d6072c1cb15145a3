//! What a tagged file marks as not of the text: running heads, page numbers, and the masthead, which Word keeps in the
//! head of the first page.

use super::masthead;
use super::output::OutputLine;
use super::rows::Row;
use crate::model::Hint;

/// The lines of the text with those of the artifacts, each before the first line of its page.
pub(super) fn merged(lines: Vec<OutputLine>, pages: &[Vec<Row>]) -> Vec<OutputLine> {
    let mut merged = Vec::with_capacity(lines.len());
    let mut next = 0;
    for line in lines {
        while next <= line.page {
            merged.extend(pages.get(next).map(|rows| of_page(rows)).unwrap_or_default());
            next += 1;
        }
        merged.push(line);
    }
    merged.extend(pages.iter().skip(next).flat_map(|rows| of_page(rows)));
    merged
}

fn of_page(rows: &[Row]) -> Vec<OutputLine> {
    let line = |hint: Hint| move |row: &Row| OutputLine { page: row.page, hint, text: row.text(" ") };
    let is_first = rows.first().is_some_and(|row| row.page == 0);
    if !is_first {
        return rows.iter().map(line(Hint::Artifact)).collect();
    }
    let head = masthead::end(rows, rows.iter().map(|row| row.size).fold(f32::MAX, f32::min).max(8.0));
    let (head, rest) = rows.split_at_checked(head).unwrap_or((rows, &[]));
    let mut lines: Vec<OutputLine> = masthead::columns(head).iter().map(line(Hint::Block)).collect();
    lines.extend(rest.iter().map(line(Hint::Artifact)));
    lines
}
