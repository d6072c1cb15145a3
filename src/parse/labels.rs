//! What a row begins with: a paragraph number, a heading's number, or the label of a subparagraph.
//!
//! A label is only a form here; whether it *is* a paragraph, a heading or a wrapped number is decided by the whole
//! sequence, in `numbering` and `body`.

use std::fmt;

use super::numerals::{
    abjad, arabic_ordinal, chinese, cyrillic_letter, digit, enclosed, latin_look_alike, letter, number,
    roman, to_roman,
};
use super::words::fold;
use crate::text::is_cjk;

/// The section of a programme budget that stands before the running number: `29A` of `29A.1`, `3.I` of `3.I.2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Prefix {
    /// Its number.
    number: u32,
    /// The capital letter behind it.
    letter: Option<char>,
    /// The Roman numeral of its part, 0 for none.
    part: u32,
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)?;
        if let Some(letter) = self.letter {
            write!(f, "{letter}")?;
        }
        if self.part > 0 {
            write!(f, ".{}", to_roman(self.part))?;
        }
        Ok(())
    }
}

/// A number as paragraphs carry it, with what may stand around: `10`, `10.1`, `1 bis`, `29A.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// What the number is counted under; `10.1` has none, for its parts may be put in between 10 and 11.
    pub(super) prefix: Option<Prefix>,
    /// The whole number.
    pub(super) whole: u32,
    /// 0 for a plain number; the second number of `10.1`; above [`LATIN_ADVERBS`]'s base for `bis`, `ter`.
    pub(super) part: u32,
}

impl Count {
    /// Whether it is made of several numbers, which no stop has to close: `10.1`, `3.I.2`.
    pub(super) fn is_composite(self) -> bool {
        self.prefix.is_some() || (1..ADVERB_BASE).contains(&self.part)
    }
}

/// Paragraphs put in later: `1 bis`, `1 ter`.
pub(super) const LATIN_ADVERBS: [&str; 4] = ["bis", "ter", "quater", "quinquies"];
/// Where the part numbers of [`LATIN_ADVERBS`] begin.
pub(super) const ADVERB_BASE: u32 = 1000;

/// What follows a number at the beginning of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// `9.`, `9．`, `9、`
    Stop,
    /// `9 - `, as Arabic prints it.
    Dash,
    /// Nothing but a space.
    Bare,
}

/// A number at the beginning of a row that may be a paragraph's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NumberLabel {
    /// The number.
    pub(super) count: Count,
    /// How it is closed.
    pub(super) closing: Closing,
    /// Where the text begins, in bytes.
    pub(super) end: usize,
}

/// The number `text` begins with, if it is closed as a label is.
pub(super) fn number_label(text: &str) -> Option<NumberLabel> {
    let (prefix, before) = prefix(text).map_or((None, 0), |(prefix, length)| (Some(prefix), length));
    let (whole, length) = number(tail(text, before))?;
    let mut at = before + length;
    let mut part = 0;
    let rest = tail(text, at);
    // "2-1 - " is how Arabic prints "2.1"; "29-31" elsewhere is a range.
    let is_part = |length: usize| {
        rest.starts_with('.') || matches!(closing(tail(rest, 1 + length)), Some((Closing::Dash, _)))
    };
    if let Some((second, length)) = rest.strip_prefix(['.', '-']).and_then(number)
        && second < ADVERB_BASE
        && is_part(length)
    {
        part = second;
        at += 1 + length;
    } else if let Some(adverb) = LATIN_ADVERBS.iter().position(|adverb| has_word(rest, adverb)) {
        part = ADVERB_BASE + u32::try_from(adverb).unwrap_or(0);
        at +=
            rest.len() - rest.trim_start().len() + LATIN_ADVERBS.get(adverb).map_or(0, |adverb| adverb.len());
    }
    let (closing, length) = closing(tail(text, at))?;
    Some(NumberLabel { count: Count { prefix, whole, part }, closing, end: at + length })
}

/// The prefix `text` begins with and the bytes it takes with its stop: `29A.`, `3.I.`, before a number.
fn prefix(text: &str) -> Option<(Prefix, usize)> {
    let (number, mut at) = number(text)?;
    let letter = tail(text, at).chars().next().filter(char::is_ascii_uppercase);
    at += usize::from(letter.is_some());
    let rest = tail(text, at).strip_prefix('.')?;
    at += 1;
    let word = rest.get(..rest.find('.').unwrap_or(0)).unwrap_or("");
    let part = roman(word).unwrap_or(0);
    at += if part > 0 { word.len() + 1 } else { 0 };
    let counts = tail(text, at).starts_with(|c| digit(c).is_some());
    (counts && (letter.is_some() || part > 0)).then_some((Prefix { number, letter, part }, at))
}

fn has_word(text: &str, word: &str) -> bool {
    let trimmed = text.trim_start();
    trimmed.len() < text.len()
        && trimmed.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// How a label is closed, and the bytes that takes with the white space behind it.
fn closing(rest: &str) -> Option<(Closing, usize)> {
    let trimmed = rest.trim_start();
    let spaces = rest.len() - trimmed.len();
    let unescaped = trimmed.strip_prefix('\\').unwrap_or(trimmed);
    if let Some(after) = unescaped.strip_prefix(['.', '．', '、', '。']) {
        // "3.5 million" and "1.1.2031" are no labels.
        if after.starts_with(|c| digit(c).is_some()) || after.starts_with('.') {
            return None;
        }
        return Some((Closing::Stop, rest.len() - after.trim_start().len()));
    }
    if let Some(after) = trimmed.strip_prefix(['-', '–', '—', '\u{2212}']) {
        // "29-31" and "9-го" are no labels; "9 - النص" and "9- النص" are.
        let spaced = after.starts_with(char::is_whitespace) || after.is_empty();
        let is_range = after.trim_start().starts_with(|c| digit(c).is_some());
        return (spaced && !is_range).then(|| (Closing::Dash, rest.len() - after.trim_start().len()));
    }
    (spaces > 0 && !trimmed.is_empty()).then_some((Closing::Bare, spaces))
}

/// The series that numbers headings and items are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Series {
    /// I, II, III.
    Roman,
    /// 一, 二, 三.
    Chinese,
    /// أولا, ثانيا.
    ArabicOrdinal,
    /// A, B, C.
    Letter,
    /// А, Б, В.
    Cyrillic,
    /// ألف, باء, جيم.
    Abjad,
    /// 1, 2, 3.
    Number,
}

impl Series {
    /// Whether labels of both may number one list: Russian headings mix Latin and Cyrillic letters.
    pub(super) fn is_one_with(self, other: Self) -> bool {
        let is_letter = |series| matches!(series, Self::Letter | Self::Cyrillic);
        self == other || is_letter(self) && is_letter(other)
    }

    /// The level of a heading that is numbered with it.
    pub(super) fn level(self) -> u8 {
        match self {
            Self::Roman | Self::Chinese | Self::ArabicOrdinal => 1,
            Self::Letter | Self::Cyrillic | Self::Abjad => 2,
            Self::Number => 3,
        }
    }
}

/// A label with every reading it can have: `I` is a Roman one and the ninth letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The readings, the commonest first.
    pub(super) readings: Vec<(Series, u32)>,
    /// The label without punctuation.
    pub(super) printed: String,
    /// Where the text begins, in bytes.
    pub(super) end: usize,
}

/// The number of a heading at the beginning of `text`: `I.`, `一、`, `B.`, `أولا -`, `ألف -`, `2.`.
pub(super) fn heading_label(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    if digit(first).is_some() {
        let label = number_label(text)?;
        let plain = label.count.part == 0 && label.count.prefix.is_none() && label.closing != Closing::Bare;
        let readings = vec![(Series::Number, label.count.whole)];
        return plain.then(|| Label { readings, printed: label.count.whole.to_string(), end: label.end });
    }
    if ('\u{600}'..='\u{6FF}').contains(&first) {
        return arabic_heading_label(text);
    }
    if !is_label_letter(first) {
        return None;
    }
    let length = text.find(|c: char| !is_label_letter(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(length)?;
    if word.chars().count() > 7 {
        return None;
    }
    let (closing, closed) = closing(rest)?;
    // Without a stop a letter is a word: "A report".
    if closing == Closing::Bare || (closing == Closing::Dash && !is_cjk(first)) {
        return None;
    }
    let readings = heading_readings(word);
    (!readings.is_empty()).then(|| Label { readings, printed: word.to_owned(), end: length + closed })
}

fn is_label_letter(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
        || latin_look_alike(c).is_ascii_uppercase()
        || (c.is_uppercase() && ('\u{400}'..='\u{4FF}').contains(&c))
}

fn heading_readings(word: &str) -> Vec<(Series, u32)> {
    let mut readings = Vec::new();
    if let Some(value) = chinese(word) {
        readings.push((Series::Chinese, value));
    }
    if let Some(value) = roman(word) {
        readings.push((Series::Roman, value));
    }
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        readings.extend(letter(c).map(|value| (Series::Letter, value)));
        readings.extend(cyrillic_letter(c).map(|value| (Series::Cyrillic, value)));
    }
    readings
}

/// أولا - , ثاني عشر - , ألف - : one or two words and a dash.
fn arabic_heading_label(text: &str) -> Option<Label> {
    let at = text.find(['-', '–', '—', '\u{2212}']).filter(|&at| at <= 40)?;
    let (word, rest) = text.split_at_checked(at)?;
    let dash = rest.chars().next()?.len_utf8();
    let folded = fold(word);
    let folded = folded.trim_end_matches('ً').trim();
    let mut readings = Vec::new();
    readings.extend(arabic_ordinal(folded).map(|value| (Series::ArabicOrdinal, value)));
    // A single letter before a dash may be a word's hyphenated prefix; the letter's name is a label.
    readings.extend(abjad(folded).filter(|_| folded.chars().count() > 1).map(|value| (Series::Abjad, value)));
    let after = tail(rest, dash);
    let end = text.len() - after.trim_start().len();
    (!readings.is_empty()).then(|| Label { readings, printed: folded.to_owned(), end })
}

/// The bulk of a Chinese text, told apart before any table of letters is searched.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

/// The bracket or stop behind a subparagraph's label stands at this byte at the latest.
const LONGEST_ITEM_LABEL: usize = 12;

/// The label of a subparagraph at the beginning of `text`: `(a)`, `a)`, `（一）`, `(i)`, `a.`, `(أ)`, `㈠`.
pub(super) fn item_label(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    if let Some(value) = enclosed(first) {
        let end = text.len() - tail(text, first.len_utf8()).trim_start().len();
        return Some(Label { readings: vec![(Series::Number, value)], printed: first.to_string(), end });
    }
    // A quotation mark may stand for the bracket: ‘1’ in Arabic.
    let opened = text.strip_prefix(['(', '（', '‘', '\'']).map(str::trim_start);
    let inner = opened.unwrap_or(text);
    let mut opening = inner.char_indices().take_while(|&(at, _)| at <= LONGEST_ITEM_LABEL);
    let (close, _) = opening.find(|(_, c)| matches!(c, ')' | '）' | '.' | '．' | '’' | '\''))?;
    if close == 0 {
        return None;
    }
    let (word, rest) = inner.split_at_checked(close)?;
    let closer = rest.chars().next()?;
    let word = word.trim();
    let is_stop = matches!(closer, '.' | '．');
    if is_stop && (opened.is_some() || !word.chars().all(|c| c.is_lowercase()) || word.chars().count() > 4) {
        return None;
    }
    let after = tail(rest, closer.len_utf8());
    // "(a)和(b)" in a sentence is told apart by the sequence; "(s)he" and "e.g." here.
    if after.starts_with(|c: char| c.is_alphanumeric() && !is_cjk(c) && (is_stop || c.is_lowercase())) {
        return None;
    }
    let readings = item_readings(word);
    let end = text.len() - after.trim_start().len();
    (!readings.is_empty()).then(|| Label { readings, printed: word.to_owned(), end })
}

fn item_readings(word: &str) -> Vec<(Series, u32)> {
    let mut readings = Vec::new();
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && (c.is_lowercase() || !c.is_alphabetic() || ('\u{FF41}'..='\u{FF5A}').contains(&c))
    {
        readings.extend(letter(c).map(|value| (Series::Letter, value)));
        readings.extend(cyrillic_letter(c).map(|value| (Series::Cyrillic, value)));
    }
    if word.chars().all(|c| latin_look_alike(c).is_ascii_lowercase()) {
        readings.extend(roman(word).map(|value| (Series::Roman, value)));
    }
    readings.extend(chinese(word).map(|value| (Series::Chinese, value)));
    readings.extend(abjad(&fold(word)).map(|value| (Series::Abjad, value)));
    if let Some((value, length)) = number(word)
        && length == word.len()
        && value < 100
    {
        readings.push((Series::Number, value));
    }
    readings
}

/// The text from byte `at`, or nothing where that is no character's beginning.
pub(super) fn tail(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<(u32, u32, Closing, &str)> {
        number_label(text)
            .map(|label| (label.count.whole, label.count.part, label.closing, tail(text, label.end)))
    }

    #[test]
    fn paragraph_numbers_in_every_printed_form() {
        assert_eq!(count("9. Text"), Some((9, 0, Closing::Stop, "Text")));
        assert_eq!(count("9．本报告"), Some((9, 0, Closing::Stop, "本报告")));
        assert_eq!(count("٢1 - النص"), Some((21, 0, Closing::Dash, "النص")));
        assert_eq!(count("51 通过"), Some((51, 0, Closing::Bare, "通过")));
        assert_eq!(count("10.1 Text"), Some((10, 1, Closing::Bare, "Text")));
        assert_eq!(count("10.1. Text"), Some((10, 1, Closing::Stop, "Text")));
        assert_eq!(count("1 bis. Text"), Some((1, ADVERB_BASE, Closing::Stop, "Text")));
        assert_eq!(count("12."), Some((12, 0, Closing::Stop, "")));
        assert_eq!(count("12\\. Text"), Some((12, 0, Closing::Stop, "Text")));
    }

    #[test]
    fn the_sections_of_a_programme_budget_count_for_themselves() {
        for (text, prefix, whole) in
            [("29A.1 The", "29A", 1), ("3.I.12 The", "3.I", 12), ("24.II.3. A", "24.II", 3)]
        {
            let label = number_label(text).expect("a label");
            assert_eq!(label.count.prefix.map(|prefix| prefix.to_string()).as_deref(), Some(prefix));
            assert_eq!((label.count.whole, label.count.part), (whole, 0), "{text}");
        }
        assert_eq!(number_label("29A. The"), None);
    }

    #[test]
    fn numbers_that_are_no_labels() {
        for text in ["29-31 段", "12", "9 - 12 June", "5%", "(5)", "1.2.2031"] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    fn heading(text: &str) -> Option<(Vec<(Series, u32)>, String)> {
        heading_label(text).map(|label| (label.readings, tail(text, label.end).to_owned()))
    }

    #[test]
    fn heading_numbers_in_six_languages() {
        let one = |series, value| vec![(series, value)];
        assert_eq!(heading("二. 跨国"), Some((one(Series::Chinese, 2), "跨国".into())));
        assert_eq!(heading("十一、其他"), Some((one(Series::Chinese, 11), "其他".into())));
        assert_eq!(heading("ثاني عشر- خاتمة"), Some((one(Series::ArabicOrdinal, 12), "خاتمة".into())));
        assert_eq!(heading("بـــاء - نص"), Some((one(Series::Abjad, 2), "نص".into())));
        assert_eq!(
            heading("I. Introduction"),
            Some((vec![(Series::Roman, 1), (Series::Letter, 9)], "Introduction".into()))
        );
        assert!(heading("В. Обзор").is_some_and(|(readings, _)| readings.contains(&(Series::Letter, 2))));
        assert_eq!(heading("III."), Some((one(Series::Roman, 3), String::new())));
    }

    #[test]
    fn words_are_no_heading_numbers() {
        for text in ["A report", "In 2031", "UNODC. The", "和平", "The end."] {
            assert_eq!(heading(text), None, "{text}");
        }
    }

    fn item(text: &str) -> Option<(Vec<(Series, u32)>, &str)> {
        item_label(text).map(|label| (label.readings, tail(text, label.end)))
    }

    #[test]
    fn item_labels_in_every_printed_form() {
        assert_eq!(item("(b) 采取"), Some((vec![(Series::Letter, 2)], "采取")));
        assert_eq!(item("a) Faire"), Some((vec![(Series::Letter, 1),], "Faire")));
        assert_eq!(item("(أ) نص"), Some((vec![(Series::Abjad, 1)], "نص")));
        assert_eq!(item("(iv) Text"), Some((vec![(Series::Roman, 4)], "Text")));
        assert_eq!(item("（一）内容"), Some((vec![(Series::Chinese, 1)], "内容")));
        assert_eq!(item("㈡ 内容"), Some((vec![(Series::Number, 2)], "内容")));
    }

    #[test]
    fn words_are_no_item_labels() {
        for text in ["(see para. 4)", "e.g. this", "(UNODC) and", "a report", "(s)he"] {
            assert_eq!(item(text), None, "{text}");
        }
    }
}
