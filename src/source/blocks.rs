//! What a structured format holds, block by block: one line of text and one hint for each.

use crate::model::Hint;
use crate::text::is_cjk;

use super::SourceErrorKind;
use super::error::Limit;

/// The most characters, in bytes of UTF-8, that are taken out of one structured file: 32 MiB.
///
/// The longest report measured holds about 1 MiB.
pub(super) const LARGEST_TEXT: usize = 32 * 1024 * 1024;
/// The most blocks that are taken out of one structured file; the longest report measured has about 25,000.
pub(super) const MOST_BLOCKS: usize = 500_000;

/// A text of which the format says what each line is.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// One line a block, each with its line end.
    pub(super) text: String,
    /// One hint a line.
    pub(super) hints: Vec<Hint>,
    /// How many characters could not be had and became U+FFFD.
    pub(super) replaced: usize,
}

impl Blocks {
    /// Adds a block; one without words is left out.
    ///
    /// # Errors
    ///
    /// More text or blocks than a report can have.
    pub(super) fn push(&mut self, hint: Hint, words: &str) -> Result<(), SourceErrorKind> {
        let words = words.trim_matches(' ');
        if words.trim().is_empty() {
            return Ok(());
        }
        if self.hints.len() >= MOST_BLOCKS {
            return Err(SourceErrorKind::TooMuch(Limit::Blocks));
        }
        if self.text.len().saturating_add(words.len()) > LARGEST_TEXT {
            return Err(SourceErrorKind::TooMuch(Limit::Text));
        }
        self.text.push_str(words);
        self.text.push('\n');
        self.hints.push(hint);
        Ok(())
    }
}

/// Text as a format holds it, on its way to one line: a tab is `\t`, a line break `\n`.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The words so far.
    pub(super) raw: String,
    /// How many characters of them stand for one that could not be had.
    pub(super) replaced: usize,
}

impl Words {
    /// Adds words of the format. White space that is not a plain one becomes a space; a control character, U+FFFD.
    pub(super) fn push_str(&mut self, words: &str) {
        if words.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
            self.raw.push_str(words);
        } else {
            words.chars().for_each(|c| self.push(c));
        }
    }

    /// Adds one character of the format.
    pub(super) fn push(&mut self, c: char) {
        match c {
            '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.raw.push(' '),
            // A soft hyphen prints nothing in mid-line.
            '\u{AD}' => {}
            c if c.is_control() => self.push_unknown(),
            c => self.raw.push(c),
        }
    }

    /// Adds U+FFFD for a character that cannot be had.
    pub(super) fn push_unknown(&mut self) {
        self.raw.push(char::REPLACEMENT_CHARACTER);
        self.replaced = self.replaced.saturating_add(1);
    }

    /// Adds a tab.
    pub(super) fn push_tab(&mut self) {
        self.raw.push('\t');
    }

    /// Adds a line break.
    pub(super) fn push_break(&mut self) {
        self.raw.push('\n');
    }
}

/// The words as one line: tabs and line breaks with the white space around them become one space, or nothing where a
/// line breaks between two Chinese characters.
pub(super) fn one_line(raw: &str) -> String {
    let mut line = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['\t', '\n']) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        line.push_str(before);
        let trimmed = after.trim_start_matches(is_gap);
        let broken = !after.get(..after.len() - trimmed.len()).unwrap_or_default().contains('\t');
        line.truncate(line.trim_end_matches(is_gap).len());
        let closed = broken && line.ends_with(is_cjk) && trimmed.starts_with(is_cjk);
        if !(line.is_empty() || closed) {
            line.push(' ');
        }
        rest = trimmed;
    }
    line.push_str(rest);
    line.truncate(line.trim_end_matches(is_gap).len());
    let begin = line.len() - line.trim_start_matches(is_gap).len();
    line.drain(..begin);
    line
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_and_line_breaks_become_one_space() {
        assert_eq!(one_line("\t\tI.\t Introduction "), "I. Introduction");
        assert_eq!(one_line("the meeting \nof the  Parties\n"), "the meeting of the  Parties");
        assert_eq!(one_line("一.\t导言"), "一. 导言");
        assert_eq!(one_line("秘书长\n的报告"), "秘书长的报告");
        assert_eq!(one_line("\n \t"), "");
    }

    #[test]
    fn a_block_is_one_line_whatever_it_holds() {
        let mut words = Words::default();
        words.push_str("a\u{2028}b\u{85}c\u{1B}d");
        words.push_break();
        assert_eq!((one_line(&words.raw), words.replaced), ("a b c\u{FFFD}d".to_owned(), 1));
    }

    #[test]
    fn blocks_without_words_are_left_out_and_too_many_are_refused() {
        let mut blocks = Blocks::default();
        blocks.push(Hint::Block, " \u{3000}").unwrap();
        assert!(blocks.hints.is_empty());
        let long = "a".repeat(LARGEST_TEXT);
        blocks.push(Hint::Block, &long).unwrap();
        assert_eq!(blocks.push(Hint::Block, "a"), Err(SourceErrorKind::TooMuch(Limit::Text)));
        let mut blocks = Blocks::default();
        (0..MOST_BLOCKS).for_each(|_| blocks.push(Hint::Block, "a").unwrap());
        assert_eq!(blocks.push(Hint::Block, "a"), Err(SourceErrorKind::TooMuch(Limit::Blocks)));
    }
}
