use std::ops::Range;

use crate::text::is_cjk;

/// Whether letters that differ only in case are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// They are.
    Ignored,
    /// They are not.
    Kept,
}

/// The characters of `text` as they are compared, each with the byte offset of the character it stands for.
///
/// Full-width forms become ASCII, Chinese and typographic punctuation becomes ASCII, every white space a space.
/// Two kinds of characters have no folded one: those that are invisible, and spaces beside a Chinese character.
/// The latter because extractors write `2021 年` and readers type `2021年`.
pub(super) fn folded(text: &str, case: Case) -> impl Iterator<Item = (usize, char)> {
    let mut characters = text.char_indices().peekable();
    let mut before = None;
    std::iter::from_fn(move || {
        loop {
            let (at, c) = characters.next()?;
            let mut beside_cjk =
                || before.is_some_and(is_cjk) || characters.peek().is_some_and(|(_, c)| is_cjk(*c));
            if is_invisible(c) || (c.is_whitespace() && beside_cjk()) {
                continue;
            }
            before = Some(c);
            return Some((at, fold(c, case)));
        }
    })
}

/// Puts the folded characters of `text` into `buffer`, in the place of what it held.
pub(super) fn fold_into(buffer: &mut String, text: &str, case: Case) {
    buffer.clear();
    buffer.extend(folded(text, case).map(|(_, c)| c));
}

/// The bytes of `text` behind byte ranges of its folded form; these must be in order and not overlap.
pub(super) fn unfold(text: &str, case: Case, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sources = Vec::with_capacity(ranges.len());
    let mut wanted = ranges.iter().peekable();
    let mut start = 0;
    let mut position: usize = 0;
    for (at, c) in folded(text, case) {
        let Some(range) = wanted.peek() else { break };
        if position == range.start {
            start = at;
        }
        position = position.saturating_add(c.len_utf8());
        if position == range.end {
            sources.push(start..end_of_character(text, at));
            wanted.next();
        }
    }
    sources
}

/// The byte offset after the character at `at`.
pub(super) fn end_of_character(text: &str, at: usize) -> usize {
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    at.saturating_add(length)
}

fn fold(c: char, case: Case) -> char {
    let c = match c {
        // Most characters of a report by far.
        'a'..='z' | '0'..='9' | '\u{3400}'..='\u{9FFF}' => return c,
        '\u{FF01}'..='\u{FF5E}' => half_width(c),
        c => punctuation(c),
    };
    match case {
        Case::Ignored => lower(c),
        Case::Kept => c,
    }
}

/// The ASCII character of a full-width form; the block is ASCII moved by FEE0.
fn half_width(c: char) -> char {
    (c as u32).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
}

fn punctuation(c: char) -> char {
    match c {
        '、' => ',',
        '。' | '·' | '•' => '.',
        '《' | '〈' | '«' | '‹' => '<',
        '》' | '〉' | '»' | '›' => '>',
        '「' | '」' | '『' | '』' | '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '【' | '〔' | '〖' => '[',
        '】' | '〕' | '〗' => ']',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The small letter, where it is one character; `İ` is two and stays.
fn lower(c: char) -> char {
    let mut letters = c.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => c,
    }
}

/// Soft hyphens, zero-width spaces and joiners, byte order marks: extractors leave them inside words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ignoring_case(text: &str) -> String {
        folded(text, Case::Ignored).map(|(_, c)| c).collect()
    }

    #[test]
    fn case_width_and_punctuation_fold() {
        assert_eq!(ignoring_case("ＵＮ，（Ａ）Été—“Доклад”\u{A0}x"), "un,(a)été-\"доклад\" x");
        assert_eq!(ignoring_case("《公约》、〔2〕。"), "<公约>,[2].");
        assert_eq!(folded("Ａb", Case::Kept).map(|(_, c)| c).collect::<String>(), "Ab");
    }

    #[test]
    fn spaces_beside_chinese_and_invisible_characters_have_no_part() {
        assert_eq!(ignoring_case("2021 年 5 月，co\u{ad}op UN Women"), "2021年5月,coop un women");
    }

    #[test]
    fn ranges_come_back_to_the_text_as_it_stands() {
        let text = "于 2021 年 ５ 月";
        let range =
            ignoring_case(text).match_indices("2021年5").map(|(at, s)| at..at + s.len()).collect::<Vec<_>>();
        let source = unfold(text, Case::Ignored, &range);
        assert_eq!(source.iter().map(|r| text.get(r.clone()).unwrap()).collect::<Vec<_>>(), ["2021 年 ５"]);
    }

    proptest! {
        #[test]
        fn unfolding_a_character_gives_one_that_folds_to_it(text in "[aB 年，\u{ad}Ａİé—]{0,20}") {
            let form = ignoring_case(&text);
            let ranges: Vec<Range<usize>> = form.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
            let sources = unfold(&text, Case::Ignored, &ranges);
            prop_assert_eq!(sources.len(), ranges.len());
            for (range, source) in ranges.iter().zip(sources) {
                let c = text.get(source).unwrap().chars().next().unwrap();
                prop_assert_eq!(fold(c, Case::Ignored).to_string(), form.get(range.clone()).unwrap());
            }
        }
    }
}
