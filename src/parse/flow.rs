//! Running text put together from rows, with the row of every part kept.

use super::numerals::digit;
use super::rows::Sheet;
use crate::text::{is_cjk, is_wide_script};

/// Text in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    /// The words so far.
    pub(super) text: String,
    /// The byte offset at which each row's words begin, with the row, in order.
    pub(super) origins: Vec<(usize, usize)>,
}

impl Flow {
    /// Room for so many bytes and rows: text that grows would take up to twice its size while it does.
    pub(super) fn with_room(bytes: usize, rows: usize) -> Self {
        Self { text: String::with_capacity(bytes), origins: Vec::with_capacity(rows) }
    }

    /// Adds the words of a row. `spaced` says whether the source sets a space between Chinese and Latin.
    pub(super) fn push(&mut self, words: &str, row: usize, spaced: bool) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if self.needs_space(words, spaced) {
            self.text.push(' ');
        }
        self.origins.push((self.text.len(), row));
        self.text.push_str(words);
    }

    fn needs_space(&self, next: &str, spaced: bool) -> bool {
        let (Some(last), Some(first)) = (self.text.chars().next_back(), next.chars().next()) else {
            return false;
        };
        if last == '-' || last == '\u{2010}' {
            // A word divided at its hyphen; a dash between spaces keeps them.
            return self.text.ends_with(" -");
        }
        if last == '/' || last == '\u{AD}' {
            return false;
        }
        match (
            is_wide_script(last) && !is_latin_quote(last, first),
            is_wide_script(first) && !is_latin_quote(first, last),
        ) {
            (true, true) => false,
            (false, false) => true,
            _ => spaced && !is_punctuation(last) && !is_punctuation(first),
        }
    }

    /// The row that the character at byte `offset` came from.
    pub(super) fn row_at(&self, offset: usize) -> Option<usize> {
        let at = self.origins.partition_point(|(start, _)| *start <= offset);
        self.origins.get(at.checked_sub(1)?).map(|(_, row)| *row)
    }

    /// Takes the bytes `from..to` out of the text.
    pub(super) fn remove(&mut self, from: usize, to: usize) {
        if from >= to || !self.text.is_char_boundary(from) || !self.text.is_char_boundary(to) {
            return;
        }
        self.text.replace_range(from..to, "");
        for (start, _) in &mut self.origins {
            if *start > from {
                *start = (*start).max(to) - (to - from);
            }
        }
    }
}

/// Quotation marks and dashes serve both scripts; beside a Latin letter they are Latin.
fn is_latin_quote(c: char, neighbour: char) -> bool {
    !is_cjk(c) && !is_wide_script(neighbour)
}

fn is_punctuation(c: char) -> bool {
    is_wide_script(c) && !c.is_alphanumeric() || c.is_ascii_punctuation()
}

/// Whether the source sets a space between Chinese characters and Latin words or numbers, as most of its lines do.
pub(super) fn spaces_scripts(sheet: &Sheet<'_>) -> bool {
    const ENOUGH: usize = 2_000;
    let (mut spaced, mut closed) = (0_usize, 0_usize);
    for row in sheet.rows.iter().take(ENOUGH) {
        let mut last = ' ';
        let mut before_last = ' ';
        for c in row.text.chars() {
            if digit(c).is_some() && is_cjk(last) && last.is_alphanumeric() {
                closed += 1;
            }
            if digit(c).is_some() && last == ' ' && is_cjk(before_last) && before_last.is_alphanumeric() {
                spaced += 1;
            }
            before_last = last;
            last = c;
        }
    }
    spaced > closed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(parts: &[&str]) -> String {
        let mut flow = Flow::default();
        for (row, part) in parts.iter().enumerate() {
            flow.push(part, row, true);
        }
        flow.text
    }

    #[test]
    fn wraps_are_joined_as_the_script_wants() {
        assert_eq!(joined(&["支", "援"]), "支援");
        assert_eq!(joined(&["the", "Office"]), "the Office");
        assert_eq!(joined(&["第", "2020/230 号决定"]), "第 2020/230 号决定");
        assert_eq!(joined(&["倡议，", "2021 年"]), "倡议，2021 年");
        assert_eq!(joined(&["decision-", "making"]), "decision-making");
        assert_eq!(joined(&["CTOC/COP/", "WG.6/2018/3"]), "CTOC/COP/WG.6/2018/3");
        assert_eq!(joined(&["the “", "Office"]), "the “ Office");
        assert_eq!(joined(&["举措", "“教育"]), "举措“教育");
    }

    #[test]
    fn what_is_taken_out_moves_the_rows_behind_it() {
        let mut flow = Flow::default();
        flow.push("end.6", 3, true);
        flow.push("Next", 4, true);
        flow.remove(4, 5);
        assert_eq!((flow.text.as_str(), flow.row_at(0), flow.row_at(5)), ("end. Next", Some(3), Some(4)));
    }
}
