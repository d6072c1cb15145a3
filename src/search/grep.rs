//! Words in the text of a report.

use std::ops::Range;

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};

use super::fold::{Case, fold_into, unfold};
use crate::model::{Element, Report};
use crate::text::is_cjk;

/// Words, or a regular expression, to look for in a report's text, prepared once.
///
/// Case counts only where a capital letter was typed. Width and punctuation never count: `,` finds `，`.
#[derive(Debug, Clone)]
pub struct TextQuery {
    pattern: Pattern,
    case: Case,
}

#[derive(Debug, Clone)]
enum Pattern {
    /// What was typed, folded.
    Words(String),
    /// For folded text.
    Expression(Regex),
}

/// The most bytes a regular expression may take once it is prepared; `\pL{1000}` would take more.
const LARGEST_EXPRESSION: usize = 1 << 20;

/// A stretch of text that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextHit {
    /// The heading, paragraph or passage.
    pub element: Element,
    /// The subparagraph, `None` for a paragraph's own text and for the other elements.
    pub subparagraph: Option<usize>,
    /// The bytes of the heading's title, the passage's text, or the paragraph's or subparagraph's text.
    pub bytes: Range<usize>,
}

impl TextQuery {
    /// The query for what a reader typed.
    pub fn new(typed: &str) -> Self {
        let case = if typed.chars().any(char::is_uppercase) { Case::Kept } else { Case::Ignored };
        let mut needle = String::new();
        fold_into(&mut needle, typed, case);
        Self { pattern: Pattern::Words(needle), case }
    }

    /// The query for a regular expression, in the syntax of the `regex` crate. It is matched against one text after the
    /// other: `^` is the beginning of a paragraph or subparagraph.
    ///
    /// `None` where it is none, or too large.
    pub fn of_expression(typed: &str) -> Option<Self> {
        let case = if has_capital(typed) { Case::Kept } else { Case::Ignored };
        let expression = RegexBuilder::new(&folded_expression(typed))
            .case_insensitive(case == Case::Ignored)
            .size_limit(LARGEST_EXPRESSION)
            .dfa_size_limit(LARGEST_EXPRESSION)
            .build()
            .ok()?;
        Some(Self { pattern: Pattern::Expression(expression), case })
    }

    /// Whether nothing was typed that could be found; such a query matches nowhere.
    pub fn is_empty(&self) -> bool {
        match &self.pattern {
            Pattern::Words(needle) => needle.is_empty(),
            Pattern::Expression(expression) => expression.as_str().is_empty(),
        }
    }

    /// Every match in `text`, in order and without overlap, as byte ranges.
    pub fn find_in(&self, text: &str) -> Vec<Range<usize>> {
        Search::new(self).find_in(text)
    }
}

/// Whether a regular expression holds a capital letter that is to be found, not one of a class such as `\W`.
fn has_capital(expression: &str) -> bool {
    let mut is_escaped = false;
    expression.chars().any(|c| {
        let counts = !is_escaped && c.is_uppercase();
        is_escaped = c == '\\' && !is_escaped;
        counts
    })
}

/// A regular expression for folded text. What becomes a sign of the syntax when it is folded, such as `（`, stands for
/// itself; and a blank beside a Chinese character may be missing, as it is in folded text.
fn folded_expression(typed: &str) -> String {
    let mut expression = String::new();
    let mut folded = String::new();
    let (mut before, mut in_class) = (None, false);
    let mut rest = typed.chars();
    while let Some(c) = rest.next() {
        let beside = [before, rest.clone().next()].into_iter().flatten().any(is_cjk);
        in_class = (in_class || c == '[') && c != ']';
        match c {
            ' ' if beside && !in_class => expression.push_str("(?: ?)"),
            c if c.is_ascii() => expression.push(c),
            c => {
                fold_into(&mut folded, c.encode_utf8(&mut [0; 4]), Case::Kept);
                expression.push_str(&regex::escape(&folded));
            }
        }
        before = Some(c);
    }
    expression
}

/// Every match in the headings, paragraphs and passages of a report, in reading order.
pub fn grep(report: &Report, query: &TextQuery) -> Vec<TextHit> {
    let mut search = Search::new(query);
    for element in &report.flow {
        match element {
            Element::Heading(index) => {
                if let Some(heading) = report.outline.get(*index) {
                    search.add(*element, None, 0, &heading.title);
                }
            }
            Element::Passage(index) => {
                if let Some(passage) = report.passages.get(*index) {
                    search.add(*element, None, 0, &passage.text);
                }
            }
            Element::Paragraph(index) => {
                for piece in report.paragraphs.get(*index).map(|p| p.pieces()).unwrap_or_default() {
                    search.add(*element, piece.subparagraph, piece.offset, piece.text);
                }
            }
        }
    }
    search.hits
}

/// A query at work and the matches so far.
struct Search<'q> {
    query: &'q TextQuery,
    finder: Finding<'q>,
    /// The folded text; kept, so that its memory is used again.
    buffer: String,
    hits: Vec<TextHit>,
}

/// What finds a pattern in folded text.
enum Finding<'q> {
    /// And its length.
    Words(Box<Finder<'q>>, usize),
    Expression(&'q Regex),
}

impl Finding<'_> {
    /// The matches that are not empty.
    fn find_in(&self, folded: &str) -> Vec<Range<usize>> {
        match self {
            Self::Words(finder, length) => {
                finder.find_iter(folded.as_bytes()).map(|at| at..at.saturating_add(*length)).collect()
            }
            Self::Expression(expression) => expression
                .find_iter(folded)
                .map(|found| found.range())
                .filter(|range| !range.is_empty())
                .collect(),
        }
    }
}

impl<'q> Search<'q> {
    fn new(query: &'q TextQuery) -> Self {
        let finder = match &query.pattern {
            Pattern::Words(needle) => Finding::Words(Box::new(Finder::new(needle)), needle.len()),
            Pattern::Expression(expression) => Finding::Expression(expression),
        };
        Self { query, finder, buffer: String::new(), hits: Vec::new() }
    }

    fn find_in(&mut self, text: &str) -> Vec<Range<usize>> {
        if self.query.is_empty() {
            return Vec::new();
        }
        fold_into(&mut self.buffer, text, self.query.case);
        let found = self.finder.find_in(&self.buffer);
        if found.is_empty() { found } else { unfold(text, self.query.case, &found) }
    }

    /// Adds the matches in `text`, which stands `offset` bytes into the text of that element.
    fn add(&mut self, element: Element, subparagraph: Option<usize>, offset: usize, text: &str) {
        let found = self.find_in(text);
        self.hits.extend(found.into_iter().map(|bytes| TextHit {
            element,
            subparagraph,
            bytes: bytes.start.saturating_add(offset)..bytes.end.saturating_add(offset),
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Heading, Paragraph, Passage, PassageKind, Place, Subparagraph};
    use proptest::prelude::*;

    fn matches<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        TextQuery::new(typed).find_in(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn regular_expressions_are_matched_on_folded_text() {
        let matches = |typed: &str, text: &str| -> Vec<String> {
            let found = TextQuery::of_expression(typed).unwrap().find_in(text);
            found.into_iter().map(|range| text.get(range).unwrap().to_owned()).collect()
        };
        assert_eq!(matches(r"第 ?\d+ 段", "见第 29 段和第３段"), ["第 29 段", "第３段"]);
        assert_eq!(matches(r"\d+ 个(国家|测站)", "61 个测站、7个国家"), ["61 个测站", "7个国家"]);
        assert_eq!(matches("（[^）]+）", "方案（甲）和(乙)"), ["（甲）", "(乙)"]);
        assert_eq!(matches("programmes?", "Programme, PROGRAMMES"), ["Programme", "PROGRAMMES"]);
        assert_eq!(matches(r"Programme\S?", "programme Programmes"), ["Programmes"]);
        assert_eq!(matches(r"\W", "a b"), [" "], "a class is no capital letter");
        assert_eq!(matches("x*", "ab"), [""; 0], "an empty match is none");
        assert!(
            TextQuery::of_expression("(").is_none()
                && TextQuery::of_expression(r"\pL{9}{999}{999}").is_none()
        );
        assert!(TextQuery::of_expression("").unwrap().is_empty());
    }

    fn report() -> Report {
        let paragraph = Paragraph {
            number: 1.into(),
            section: Some(0),
            annex: None,
            text: "Water first. Water last.".into(),
            subparagraphs: vec![Subparagraph { label: "a".into(), depth: 1, text: "Of water;".into() }],
            resumes: Some(13),
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::default(),
        };
        let heading = Heading {
            level: 1,
            label: None,
            title: "On water".into(),
            first: None,
            last: None,
            place: Place::default(),
        };
        let text = "A table of water".into();
        let passage = Passage { kind: PassageKind::Table, section: Some(0), text, place: Place::default() };
        Report {
            outline: vec![heading],
            paragraphs: vec![paragraph],
            passages: vec![passage],
            flow: vec![Element::Heading(0), Element::Passage(0), Element::Paragraph(0)],
            ..Report::default()
        }
    }

    #[test]
    fn case_counts_only_where_a_capital_was_typed() {
        assert_eq!(matches("un", "UN, un, Un"), ["UN", "un", "Un"]);
        assert_eq!(matches("UN", "UN, un, ＵＮ"), ["UN", "ＵＮ"]);
    }

    #[test]
    fn width_punctuation_and_spaces_beside_chinese_do_not_count() {
        assert_eq!(matches("会议,大会", "在会议，大会上"), ["会议，大会"]);
        assert_eq!(matches("2021年5月", "于 2021 年 5 月 17 日"), ["2021 年 5 月"]);
        assert_eq!(matches("\"公约\"", "“公约”"), ["“公约”"]);
    }

    #[test]
    fn an_empty_query_matches_nowhere() {
        assert!(TextQuery::new("").is_empty());
        assert_eq!(matches("", "text"), [""; 0]);
        assert_eq!(matches("\u{200b}", "te\u{200b}xt"), [""; 0]);
    }

    #[test]
    fn hits_come_in_reading_order_with_their_subparagraph() {
        let hits = grep(&report(), &TextQuery::new("water"));
        let found: Vec<_> =
            hits.iter().map(|hit| (hit.element, hit.subparagraph, hit.bytes.clone())).collect();
        assert_eq!(
            found,
            [
                (Element::Heading(0), None, 3..8),
                (Element::Passage(0), None, 11..16),
                (Element::Paragraph(0), None, 0..5),
                (Element::Paragraph(0), Some(0), 3..8),
                (Element::Paragraph(0), None, 13..18),
            ]
        );
    }

    #[test]
    fn a_place_in_the_flow_that_is_not_there_is_passed_over() {
        let report = Report { flow: vec![Element::Paragraph(4), Element::Heading(1)], ..Report::default() };
        assert_eq!(grep(&report, &TextQuery::new("a")), []);
    }

    proptest! {
        #[test]
        fn what_was_cut_out_of_a_text_is_found_in_it(
            text in "[aB 年，Ａé—]{1,30}", from in 0_usize..30, length in 1_usize..8,
        ) {
            let typed: String = text.chars().skip(from).take(length).collect();
            prop_assume!(!typed.contains(' ') && !typed.is_empty());
            prop_assert!(!matches(&typed, &text).is_empty(), "{:?} in {:?}", typed, text);
        }

        #[test]
        fn no_query_and_no_text_panic(typed in "\\PC{0,8}", text in any::<String>()) {
            for range in TextQuery::new(&typed).find_in(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
