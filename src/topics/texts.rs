use std::ops::Range;

use super::chinese::{self, Token};
use crate::model::{Element, Language, Report};
use crate::text::is_wide_script;

/// One text of a report in which names may stand.
#[derive(Debug)]
pub(super) struct Text<'r> {
    /// The heading, paragraph or passage.
    pub(super) element: Element,
    /// The subparagraph whose text it is.
    pub(super) subparagraph: Option<usize>,
    /// The chapter: how many headings of the first level stand above it.
    pub(super) chapter: usize,
    /// The report's own characters.
    pub(super) original: &'r str,
    /// The same in the form names are looked for.
    pub(super) plain: Plain,
}

impl Text<'_> {
    /// Its tokens as those of a Chinese text, run by run. They are made anew each time: those of all texts at once take more
    /// memory than the report.
    pub(super) fn chinese_runs(&self) -> Vec<Vec<Token>> {
        chinese::runs(&self.plain.text)
    }
}

/// Every text of the report's body in reading order.
pub(super) fn of(report: &Report) -> Vec<Text<'_>> {
    let below: usize = report.paragraphs.iter().map(|paragraph| paragraph.subparagraphs.len()).sum();
    let mut texts = Vec::with_capacity(report.flow.len() + below);
    let mut chapter = 0;
    for element in &report.flow {
        if let Element::Heading(index) = element
            && report.outline.get(*index).is_some_and(|heading| heading.level == 1)
        {
            chapter += 1;
        }
        for (subparagraph, original) in pieces(report, *element) {
            let plain = Plain::new(original, report.meta.language);
            texts.push(Text { element: *element, subparagraph, chapter, original, plain });
        }
    }
    texts
}

fn pieces(report: &Report, element: Element) -> Vec<(Option<usize>, &str)> {
    match element {
        Element::Heading(index) => {
            report.outline.get(index).map(|heading| (None, heading.title.as_str())).into_iter().collect()
        }
        Element::Passage(index) => {
            report.passages.get(index).map(|passage| (None, passage.text.as_str())).into_iter().collect()
        }
        Element::Paragraph(index) => {
            let Some(paragraph) = report.paragraphs.get(index) else { return Vec::new() };
            let below = paragraph.subparagraphs.iter().enumerate();
            let below = below.map(|(index, item)| (Some(index), item.text.as_str()));
            [(None, paragraph.text.as_str())].into_iter().chain(below).collect()
        }
    }
}

/// A text in the form in which names are looked for, and the way back to the original.
///
/// One quotation mark for all, one hyphen for all dashes, Latin letters and digits in half width; in Chinese, no white
/// space beside a Chinese character, and full-width punctuation.
#[derive(Debug, Default)]
pub(super) struct Plain {
    /// The text.
    pub(super) text: String,
    /// Where it parts from the original: a byte of `text` and the byte of the original it stands for. Up to the next such
    /// place both go on in step, character by character.
    steps: Vec<Step>,
}

impl Plain {
    /// The plain form of a text in `language`.
    pub(super) fn new(original: &str, language: Language) -> Self {
        let mut plain = Self { text: String::with_capacity(original.len()), steps: Vec::new() };
        let is_chinese = language == Language::Chinese;
        let mut is_quote_open = false;
        let mut before = None;
        for (at, c) in original.char_indices() {
            // Arabic has the same marks the other way round.
            let is_turned = language == Language::Arabic && matches!(c, '“' | '”' | '„');
            let c = if is_turned { '"' } else { uniform(c, is_chinese) };
            if c.is_whitespace() && c != '\n' {
                plain.push_space(original, at, is_chinese);
            } else if c == '"' {
                is_quote_open = opens_quote(before, is_quote_open);
                plain.push(if is_quote_open { '“' } else { '”' }, at);
            } else if !is_invisible(c) {
                plain.push(c, at);
            }
            before = Some(c);
        }
        // A report may have ten thousand texts.
        plain.text.shrink_to_fit();
        plain.steps.shrink_to_fit();
        plain
    }

    fn push(&mut self, c: char, at: usize) {
        let plain = self.text.len();
        if self.steps.last().and_then(|last| last.original_of(plain)) != Some(at) {
            let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            self.steps.push(Step { plain: short(plain), original: short(at) });
        }
        self.text.push(c);
    }

    /// One space for any run of white space, none at the start or beside a Chinese character of a Chinese text.
    fn push_space(&mut self, original: &str, at: usize, is_chinese: bool) {
        let Some(before) = self.text.chars().next_back().filter(|c| *c != ' ') else { return };
        let after = original.get(at..).and_then(|rest| rest.chars().find(|c| !c.is_whitespace()));
        let touches = |c: char| is_wide_script(c) || matches!(c, '"' | '(' | ')' | ',' | ';' | ':');
        if is_chinese && (touches(before) || after.is_none_or(touches)) {
            return;
        }
        self.push(' ', at);
    }

    /// The bytes of the original that `range` of the plain text stands for.
    pub(super) fn original(&self, range: &Range<usize>, original: &str) -> Range<usize> {
        let at = |byte: usize| self.original_of(byte).unwrap_or(original.len());
        let last = at(range.end.saturating_sub(1).max(range.start));
        let width = original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        at(range.start)..last.saturating_add(width)
    }

    /// Where the character of the original begins that the one at this byte of the plain text stands for.
    fn original_of(&self, byte: usize) -> Option<usize> {
        let begins = self.text.floor_char_boundary(byte);
        let last = self.steps.partition_point(|step| step.plain as usize <= begins).checked_sub(1)?;
        self.steps.get(last).filter(|_| byte < self.text.len())?.original_of(begins)
    }

    /// A part of the plain text, empty where there is no such part.
    pub(super) fn get(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

/// A place from which on a plain text and its original go in step.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// A byte of the plain text.
    plain: u32,
    /// The byte of the original.
    original: u32,
}

impl Step {
    /// The byte of the original that a byte of the plain text stands for, where the two still go in step there.
    fn original_of(self, plain: usize) -> Option<usize> {
        (self.original as usize).checked_add(plain.checked_sub(self.plain as usize)?)
    }
}

/// Whether a straight quotation mark opens: after a space or an opening bracket, else where none is open.
fn opens_quote(before: Option<char>, is_open: bool) -> bool {
    match before {
        None | Some('(' | '（' | '[') => true,
        Some(c) if c.is_whitespace() => !is_open,
        Some(_) => !is_open,
    }
}

/// One character for those that mean the same.
fn uniform(c: char, is_chinese: bool) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{2500}' => '-',
        '„' | '«' | '‟' | '「' | '〝' => '“',
        '»' | '」' | '〞' => '”',
        '\u{2018}' | '\u{2019}' if !is_chinese => '\'',
        '〈' => '《',
        '〉' => '》',
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '(' if is_chinese => '（',
        ')' if is_chinese => '）',
        ',' if is_chinese => '，',
        ';' if is_chinese => '；',
        ':' if is_chinese => '：',
        _ => c,
    }
}

/// Characters that only guide layout.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{640}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_loses_the_spaces_of_typesetting_and_keeps_those_of_latin_names() {
        let plain = |text| Plain::new(text, Language::Chinese).text;
        assert_eq!(
            plain("与 KAFO II 行动，数 字\"讲坛\"学习 门户(第 1 版)"),
            "与KAFO II行动，数字“讲坛”学习门户（第1版）"
        );
        assert_eq!(plain("伊比利亚—美洲 ＵＮ"), "伊比利亚-美洲UN");
    }

    #[test]
    fn other_scripts_keep_one_space() {
        let plain = |text| Plain::new(text, Language::English).text;
        assert_eq!(plain("the  “Blue\u{a0}Line” – Women’s (a, b)"), "the “Blue Line” - Women's (a, b)");
        assert_eq!(plain("the \"Blue Line\" initiative"), "the “Blue Line” initiative");
    }

    #[test]
    fn the_way_back_leads_to_whole_characters() {
        let original = "在 KAFO  II 行动";
        let plain = Plain::new(original, Language::Chinese);
        let at = plain.text.find("KAFO").unwrap();
        let range = plain.original(&(at..plain.text.len()), original);
        assert_eq!(original.get(range), Some("KAFO  II 行动"));
        assert_eq!(plain.original(&(0..3), original), 0..3);
        assert_eq!(plain.original(&(1..2), original), 0..3, "half a character");
        assert_eq!(Plain::default().original(&(0..0), ""), 0..0);
    }
}
