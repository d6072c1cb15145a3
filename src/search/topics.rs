use std::collections::HashMap;
use std::fmt;

use super::addresses::SectionAddresses;
use super::fold::{Case, end_of_character, fold_into};
use crate::model::{Element, Number, Paragraph, Report};
use crate::text::{is_cjk, is_closing_punctuation};

/// What a topic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicKind {
    /// A heading of the outline.
    Heading,
    /// A document symbol that the report cites.
    Symbol,
    /// How a paragraph begins.
    Paragraph,
}

impl fmt::Display for TopicKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Heading => "heading",
            Self::Symbol => "symbol",
            Self::Paragraph => "paragraph",
        })
    }
}

/// Something a reader looks up by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What it is.
    pub kind: TopicKind,
    /// Its name: the heading's title, the symbol, the beginning of the paragraph.
    pub text: String,
    /// Where it leads: the heading, the paragraph, or the first paragraph that cites the symbol.
    pub element: Element,
    /// How that place is cited, such as `II.C.1` or `42`; empty for a heading with neither label nor paragraphs.
    pub address: String,
}

/// Every topic of one report: its headings, then the symbols it cites, then its paragraphs, each in reading order.
#[derive(Debug, Clone, Default)]
pub struct TopicIndex {
    topics: Vec<Topic>,
    /// The folded text of each topic.
    pub(super) folded: Vec<String>,
}

impl TopicIndex {
    /// The topics of `report`.
    pub fn build(report: &Report) -> Self {
        let mut topics = heading_topics(report);
        topics.extend(symbol_topics(report));
        topics.extend(
            report
                .paragraphs
                .iter()
                .enumerate()
                .map(|(index, paragraph)| paragraph_topic(report, index, paragraph)),
        );
        let folded = topics
            .iter()
            .map(|topic| {
                let mut folded = String::new();
                fold_into(&mut folded, &topic.text, Case::Ignored);
                folded
            })
            .collect();
        Self { topics, folded }
    }

    /// The topics, in their own order; [`super::Hit::topic`] is an index in it.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }
}

fn heading_topics(report: &Report) -> Vec<Topic> {
    let addresses = SectionAddresses::of(report);
    let topic = |(index, heading): (usize, &crate::model::Heading)| {
        let text = if heading.title.is_empty() {
            heading.label.clone().unwrap_or_default()
        } else {
            heading.title.clone()
        };
        Topic {
            kind: TopicKind::Heading,
            text,
            element: Element::Heading(index),
            address: addresses.get(index).to_owned(),
        }
    };
    report.outline.iter().enumerate().map(topic).collect()
}

fn symbol_topics(report: &Report) -> Vec<Topic> {
    let mut by_number: HashMap<&Number, usize> = HashMap::new();
    for (index, paragraph) in report.paragraphs.iter().enumerate() {
        by_number.entry(&paragraph.number).or_insert(index);
    }
    let topic = |cited: &crate::model::CitedSymbol| {
        let number = cited.paragraphs.first()?;
        Some(Topic {
            kind: TopicKind::Symbol,
            text: cited.symbol.clone(),
            element: Element::Paragraph(*by_number.get(number)?),
            address: number.to_string(),
        })
    };
    report.symbols.iter().filter_map(topic).collect()
}

fn paragraph_topic(report: &Report, index: usize, paragraph: &Paragraph) -> Topic {
    let first_words = [paragraph.text.as_str()]
        .into_iter()
        .chain(paragraph.subparagraphs.iter().map(|sub| sub.text.as_str()))
        .find(|text| !text.is_empty());
    Topic {
        kind: TopicKind::Paragraph,
        text: opening(first_words.unwrap_or_default()),
        element: Element::Paragraph(index),
        address: report.paragraph_address(index, None),
    }
}

/// An opening is cut after so many characters: a line of 120 columns in Chinese, most of one of 80 in English.
const OPENING: usize = 60;

/// The first sentence of a paragraph, or its first [`OPENING`] characters and an ellipsis.
fn opening(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(OPENING) else {
        return text.get(..sentence_end(text)).unwrap_or(text).to_owned();
    };
    let beginning = text.get(..limit).unwrap_or(text);
    let sentence = sentence_end(beginning);
    if sentence < beginning.len() {
        return beginning.get(..sentence).unwrap_or(beginning).to_owned();
    }
    let is_between_words = text.get(limit..).is_some_and(|rest| rest.starts_with(' '));
    format!("{}…", if is_between_words { beginning } else { without_cut_word(beginning) })
}

/// The text without the word at its end, where that is one of a script with spaces and not too long.
fn without_cut_word(text: &str) -> &str {
    const LONGEST: usize = 20;
    match text.rsplit_once(' ') {
        Some((words, cut)) if cut.len() <= LONGEST && !cut.chars().any(is_cjk) => words,
        _ => text,
    }
}

/// The byte offset after the first sentence of `text`, its length where it is no more than one.
///
/// A full stop ends a sentence only after some words and before a capital letter, not in "Mr. Annan" or "No. 5".
fn sentence_end(text: &str) -> usize {
    const SHORTEST: usize = 20;
    let ends = |(count, (at, c)): (usize, (usize, char))| {
        let after = end_of_character(text, at);
        let rest = text.get(after..).unwrap_or_default();
        match c {
            '。' | '！' | '？' => Some(after),
            '.' | '!' | '?' if count >= SHORTEST && begins_sentence(rest) => Some(after),
            _ => None,
        }
    };
    let Some(end) = text.char_indices().enumerate().find_map(ends) else { return text.len() };
    let closing = text.get(end..).unwrap_or_default().chars().take_while(|c| is_closing_punctuation(*c));
    end.saturating_add(closing.map(char::len_utf8).sum())
}

/// Whether what follows a stop begins a sentence: a space and then no digit or small letter.
fn begins_sentence(rest: &str) -> bool {
    rest.strip_prefix(' ').is_some_and(|rest| !rest.starts_with(|c: char| c.is_lowercase() || c.is_numeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CitedSymbol, Heading, Place, Subparagraph};
    use proptest::prelude::*;

    fn paragraph(number: u32, text: &str, below: &str) -> Paragraph {
        Paragraph {
            number: number.into(),
            section: None,
            annex: None,
            text: text.to_owned(),
            subparagraphs: vec![Subparagraph { label: "a".into(), depth: 1, text: below.into() }],
            resumes: None,
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::default(),
        }
    }

    #[test]
    fn headings_symbols_and_openings_are_topics() {
        let heading = |label: Option<&str>, title: &str| Heading {
            level: 1,
            label: label.map(str::to_owned),
            title: title.to_owned(),
            first: Some(1.into()),
            last: Some(2.into()),
            place: Place::default(),
        };
        let cited = |symbol: &str, number: u32| CitedSymbol {
            symbol: symbol.into(),
            paragraphs: vec![number.into()],
        };
        let report = Report {
            outline: vec![
                heading(Some("I"), "Introduction"),
                heading(None, "Water"),
                heading(Some("II"), ""),
            ],
            symbols: vec![cited("A/75/90", 2), cited("A/1", 9)],
            paragraphs: vec![paragraph(1, "Text.", ""), paragraph(2, "", "Below.")],
            ..Report::default()
        };
        let index = TopicIndex::build(&report);
        let topics: Vec<_> =
            index.topics().iter().map(|t| (t.kind, t.text.as_str(), t.element, t.address.as_str())).collect();
        assert_eq!(
            topics,
            [
                (TopicKind::Heading, "Introduction", Element::Heading(0), "I"),
                (TopicKind::Heading, "Water", Element::Heading(1), "1-2"),
                (TopicKind::Heading, "II", Element::Heading(2), "II"),
                (TopicKind::Symbol, "A/75/90", Element::Paragraph(1), "2"),
                (TopicKind::Paragraph, "Text.", Element::Paragraph(0), "1"),
                (TopicKind::Paragraph, "Below.", Element::Paragraph(1), "2"),
            ]
        );
    }

    #[test]
    fn an_opening_is_a_sentence_where_that_is_short() {
        assert_eq!(opening("委员会审议了“报告。”随后通过。"), "委员会审议了“报告。”");
        assert_eq!(
            opening("Mr. A. Smith of country No. 5 spoke. Others did not."),
            "Mr. A. Smith of country No. 5 spoke."
        );
        assert_eq!(opening("Short."), "Short.");
    }

    #[test]
    fn an_opening_is_cut_between_words_in_latin_script_only() {
        let english = "The Commission considered the report of the Secretary-General on crime prevention";
        assert_eq!(opening(english), "The Commission considered the report of the…");
        let exact = "Landslides are rarer but close a road for longer, 19 days on average";
        assert_eq!(opening(exact), "Landslides are rarer but close a road for longer, 19 days on…");
        let chinese = format!("{} 50 {}", "会".repeat(50), "员".repeat(50));
        assert_eq!(opening(&chinese), format!("{} 50 员员员员员员…", "会".repeat(50)));
        assert_eq!(opening(&"会".repeat(70)), format!("{}…", "会".repeat(60)));
    }

    proptest! {
        #[test]
        fn an_opening_is_the_beginning(text in "[a。 .\u{301}é”]{0,130}") {
            let opening = opening(&text);
            prop_assert!(text.starts_with(opening.trim_end_matches('…')));
            prop_assert!(opening.chars().count() <= OPENING + 1);
        }
    }
}
