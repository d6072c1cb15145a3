//! Folding: the characters of a text as they are compared.

mod letters;
mod simplified;

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

use self::letters::{bears_marks, fold, is_invisible, is_optional_mark, is_ordinary, plain};
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
/// - What stands for other characters becomes these: ligatures, circled and Roman numbers, the radicals that extractors
///   leave in the place of characters (UAX 15, form KC). Several may so come from one offset.
/// - Full-width forms, Chinese and typographic punctuation, Arabic digits become ASCII, every white space a space.
/// - Traditional characters become simplified ones, Cyrillic letters that look like Latin ones become these.
/// - Latin letters lose their marks, so that `e` finds `é`; Russian `й` and `ё` keep theirs.
/// - Two kinds of characters have no folded one: those that are invisible, and spaces beside a Chinese character. The
///   latter because extractors write `2021 年` and readers type `2021年`.
pub(super) fn folded(text: &str, case: Case) -> impl Iterator<Item = (usize, char)> {
    Folded {
        characters: text.char_indices().peekable(),
        case,
        before: None,
        at: 0,
        parts: Vec::new(),
        next: 0,
    }
}

/// A text while it is folded.
struct Folded<'t> {
    characters: Peekable<CharIndices<'t>>,
    case: Case,
    /// The character before, unless it had no part in the words.
    before: Option<char>,
    /// Where `parts` come from.
    at: usize,
    /// The characters that the last one stands for; kept for its memory.
    parts: Vec<char>,
    /// The first of them that is still to be given.
    next: usize,
}

impl Iterator for Folded<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(&part) = self.parts.get(self.next) {
                self.next += 1;
                return Some((self.at, fold(part, self.case)));
            }
            let (at, c) = self.characters.next()?;
            if !is_ordinary(c) && (is_invisible(c) || (c.is_whitespace() && self.is_beside_cjk())) {
                continue;
            }
            self.before = Some(c);
            // No mark ever stands on a Chinese character.
            if is_ordinary(c) && (is_cjk(c) || !self.is_marked()) {
                return Some((at, fold(c, self.case)));
            }
            self.at = at;
            self.take_apart(c);
        }
    }
}

impl Folded<'_> {
    fn is_beside_cjk(&self) -> bool {
        let next = || self.characters.clone().map(|(_, c)| c).find(|c| !c.is_whitespace());
        self.before.is_some_and(is_cjk) || next().is_some_and(is_cjk)
    }

    fn is_marked(&mut self) -> bool {
        self.characters.peek().is_some_and(|(_, c)| is_combining_mark(*c))
    }

    /// Puts what `c` and the marks after it stand for into `parts`.
    fn take_apart(&mut self, c: char) {
        self.parts.clear();
        self.next = 0;
        let parts = &mut self.parts;
        if plain(c) == c {
            decompose_compatible(c, |part| add(parts, part));
        } else {
            parts.push(plain(c));
        }
        while let Some((_, mark)) = self.characters.next_if(|(_, c)| is_combining_mark(*c)) {
            add(&mut self.parts, mark);
        }
    }
}

/// Adds a character, or a mark to the character before: composed where that is another letter, left out where it only
/// tells how a letter sounds.
fn add(parts: &mut Vec<char>, part: char) {
    let Some(base) = parts.last_mut().filter(|_| is_combining_mark(part)) else {
        parts.push(part);
        return;
    };
    if bears_marks(*base) {
        return;
    }
    match compose(*base, part) {
        Some(letter) => *base = letter,
        None if is_optional_mark(part) => {}
        None => parts.push(part),
    }
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

/// The byte offset after the character at `at` and the marks on it.
pub(super) fn end_of_character(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    let marks = rest.chars().skip(1).take_while(|c| is_combining_mark(*c));
    let length = rest.chars().next().into_iter().chain(marks).map(char::len_utf8).sum();
    at.saturating_add(length)
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
        assert_eq!(ignoring_case("ＵＮ，（Ａ）Été—“É”\u{A0}x"), "un,(a)ete-\"e\" x");
        assert_eq!(ignoring_case("《公约》、〔2〕。"), "<公约>,[2].");
        assert_eq!(folded("Ａb", Case::Kept).map(|(_, c)| c).collect::<String>(), "Ab");
    }

    #[test]
    fn what_stands_for_others_becomes_these() {
        assert_eq!(ignoring_case("ﬁn Ⅳ ㈠ №②"), "fin iv(一)no2");
        // Radicals and compatibility forms, as extractors leave them.
        assert_eq!(ignoring_case("⽅案 \u{F9B4} ｱ"), "方案领ア");
        assert_eq!(ignoring_case("ﻻ"), "لا");
    }

    #[test]
    fn traditional_becomes_simplified() {
        assert_eq!(ignoring_case("集裝箱管制、燈塔數據庫"), "集装箱管制,灯塔数据库");
    }

    #[test]
    fn marks_leave_latin_letters_only() {
        assert_eq!(
            ignoring_case("Déjà vu, e\u{301}, Łódź, Øre, S\u{323}\u{307}"),
            "deja vu, e, lodz, ore, s"
        );
        assert_eq!(ignoring_case("Йод и\u{306} Ёж"), ignoring_case("йод й ёж"));
        assert_ne!(ignoring_case("й"), ignoring_case("и"));
        assert_ne!(ignoring_case("ё"), ignoring_case("е"));
        assert_eq!(ignoring_case("が か\u{3099}"), ignoring_case("がが"));
        assert_eq!(ignoring_case("한"), "한");
    }

    #[test]
    fn cyrillic_letters_that_look_latin_are_these() {
        assert_eq!(ignoring_case("А/75/90 СОР Т"), "a/75/90 cop t");
        assert_eq!(folded("СОР", Case::Kept).map(|(_, c)| c).collect::<String>(), "COP");
        assert_ne!(ignoring_case("Дозор"), ignoring_case("Dozop"));
    }

    #[test]
    fn arabic_is_neither_stretched_nor_voweled() {
        assert_eq!(ignoring_case("الــبرنامج ١٦"), ignoring_case("البرنامج 16"));
        assert_eq!(ignoring_case("مُقَدِّمة"), "مقدمة");
        assert_eq!(ignoring_case("أمن"), "أمن");
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

    #[test]
    fn a_character_is_marked_with_its_marks_and_as_a_whole() {
        for (text, typed, marked) in
            [("cafe\u{301}s", "cafe", "cafe\u{301}"), ("ﬁn", "f", "ﬁ"), ("ﬁn", "in", "ﬁn")]
        {
            let form = ignoring_case(text);
            let at = form.find(typed).unwrap();
            let source = unfold(text, Case::Ignored, std::slice::from_ref(&(at..at + typed.len())));
            assert_eq!(source.iter().map(|r| text.get(r.clone()).unwrap()).collect::<Vec<_>>(), [marked]);
        }
    }

    proptest! {
        #[test]
        fn unfolding_a_character_gives_one_that_folds_to_it(text in "[aB 年，\u{ad}Ａİé—ﬁ裝й\u{301}]{0,20}") {
            let form = ignoring_case(&text);
            let ranges: Vec<Range<usize>> = form.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
            let sources = unfold(&text, Case::Ignored, &ranges);
            prop_assert_eq!(sources.len(), ranges.len());
            for (range, source) in ranges.iter().zip(sources) {
                let source = text.get(source).unwrap();
                let part = form.get(range.clone()).unwrap();
                prop_assert!(part == " " || ignoring_case(source).contains(part), "{:?} {:?}", part, source);
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "[aB 年，Ａİé—ﬁ裝йⅣا…]{0,20}") {
            let once = ignoring_case(&text);
            prop_assert_eq!(ignoring_case(&once), once);
        }

        #[test]
        fn offsets_rise_and_are_those_of_characters(text in "\\PC{0,20}") {
            let mut last = 0;
            for (at, _) in folded(&text, Case::Ignored) {
                prop_assert!(text.is_char_boundary(at) && at >= last);
                last = at;
            }
        }
    }
}
