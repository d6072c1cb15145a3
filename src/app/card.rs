//! The card of a topic: its names, and every place that mentions it.

use std::fmt::Write;
use std::ops::Range;

use super::find::Direction;
use super::mode::Mode;
use super::part::Part;
use super::reading::Reading;
use super::topics::TopicSearch;
use super::{App, Effect};
use crate::config::Kinds;
use crate::model::{Element, Mention, ProgrammeKind, Report, Target};
use crate::search::{SectionAddresses, TextHit, Topic, TopicKind};

/// An open card.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    /// The topic, an index in the topics of the report.
    pub(crate) topic: usize,
    /// Its mentions, in reading order.
    pub(crate) mentions: Vec<CardMention>,
    /// The chosen one.
    pub(crate) selected: usize,
    /// The search it was opened from.
    search: TopicSearch,
}

/// A mention on a card.
#[derive(Debug, Clone)]
pub(crate) struct CardMention {
    /// How its place is cited: `42(a)`; empty for text that belongs to no paragraph.
    pub(crate) address: String,
    /// The text of the report it is in.
    part: Part,
    /// The bytes of that text that are read as one: what stands before a list and after it are two.
    piece: Range<usize>,
    hit: TextHit,
}

impl CardMention {
    /// The text it stands in, and the bytes of it that name the topic.
    pub(crate) fn text<'r>(&self, report: &'r Report) -> (&'r str, Range<usize>) {
        let text = self.part.text(report).get(self.piece.clone()).unwrap_or_default();
        let within = |at: usize| at.saturating_sub(self.piece.start);
        (text, within(self.hit.bytes.start)..within(self.hit.bytes.end))
    }
}

impl Card {
    /// The card of a topic, chosen in `search`; `None` where the report does not speak of it by name, as of headings
    /// and paragraphs.
    pub(super) fn of(topic: usize, search: &TopicSearch, reading: &Reading) -> Option<Self> {
        let index = reading.topics.as_ref()?;
        let found = index.topics().get(topic).filter(|found| found.kind.is_named())?;
        if found.mentions.is_empty() {
            return None;
        }
        let sections = SectionAddresses::of(&reading.report);
        let mentions = found.mentions.iter();
        let mentions = mentions.map(|mention| card_mention(mention, &reading.report, &sections)).collect();
        Some(Self { topic, mentions, selected: 0, search: search.clone() })
    }

    /// The topic it is about.
    pub(crate) fn topic<'r>(&self, reading: &'r Reading) -> Option<&'r Topic> {
        reading.topics.as_ref()?.topics().get(self.topic)
    }

    /// Moves the choice.
    pub(super) fn choose(&mut self, selected: usize) {
        self.selected = selected.min(self.mentions.len().saturating_sub(1));
    }

    /// The card as Markdown: the names, and every sentence that mentions it, with its citation.
    fn markdown(&self, reading: &Reading, kinds: &Kinds) -> Option<String> {
        let topic = self.topic(reading)?;
        let mut markdown = format!("## {}\n\n{}", escaped(&topic.text), noun(topic, kinds));
        if !topic.aliases.is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(markdown, "; {}", escaped(&topic.aliases.join("; ")));
        }
        markdown.push_str("\n\n");
        let mut last: Option<(Part, Range<usize>)> = None;
        for mention in &self.mentions {
            let (text, bytes) = mention.text(&reading.report);
            let place = mention.piece.start.saturating_add(bytes.start);
            // A sentence that names it twice is quoted once.
            if last.as_ref().is_some_and(|(part, told)| *part == mention.part && told.contains(&place)) {
                continue;
            }
            let sentence = sentence_around(text, &bytes);
            let _ = writeln!(markdown, "- {} ({})", quoted(text, &sentence), cited(&reading.report, mention));
            let from = mention.piece.start;
            last = Some((mention.part, from + sentence.start..from + sentence.end));
        }
        Some(markdown)
    }
}

fn card_mention(mention: &Mention, report: &Report, sections: &SectionAddresses) -> CardMention {
    let Mention { element, subparagraph, bytes } = mention.clone();
    let address = match element {
        Element::Paragraph(index) => report.paragraph_address(index, subparagraph),
        Element::Heading(index) => sections.get(index).to_owned(),
        Element::Passage(_) => String::new(),
    };
    let part = Part::of(element, subparagraph);
    let piece = piece_around(report, &mention.element, (subparagraph, bytes.start));
    let piece = piece.unwrap_or(0..part.text(report).len());
    CardMention { address, part, piece, hit: TextHit { element, subparagraph, bytes } }
}

/// The bytes of a paragraph's text that are read as one around a byte of it.
fn piece_around(
    report: &Report,
    element: &Element,
    (subparagraph, at): (Option<usize>, usize),
) -> Option<Range<usize>> {
    let Element::Paragraph(index) = element else { return None };
    let pieces = report.paragraphs.get(*index)?.pieces().into_iter();
    let mut pieces = pieces.filter(|piece| piece.subparagraph == subparagraph);
    let range = |piece: &crate::model::Piece<'_>| piece.offset..piece.offset.saturating_add(piece.text.len());
    pieces.find_map(|piece| Some(range(&piece)).filter(|range| range.contains(&at)))
}

/// How the place of a mention is cited: `E/CN.15/2021/4, para. 42`.
fn cited(report: &Report, mention: &CardMention) -> String {
    let target = match (mention.hit.element, mention.hit.subparagraph) {
        (Element::Paragraph(index), Some(block)) => Target::Subparagraph(index, block),
        (Element::Paragraph(index), None) => Target::Paragraphs(index..index.saturating_add(1)),
        (Element::Heading(index), _) => Target::Section(index),
        (Element::Passage(_), _) => return report.citation(),
    };
    target.citation(report)
}

/// The bytes of the sentence around some bytes of a text, or of what stands near them in a long one.
fn sentence_around(text: &str, bytes: &Range<usize>) -> Range<usize> {
    const BEFORE: usize = 80;
    const AFTER: usize = 160;
    let before = text.get(..bytes.start).unwrap_or_default();
    let near = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let start = sentence_ends(text).take_while(|end| *end <= bytes.start).last().unwrap_or(0);
    let after = text.get(bytes.end..).unwrap_or_default();
    let far = after.char_indices().nth(AFTER).map_or(text.len(), |(at, _)| bytes.end.saturating_add(at));
    let end = sentence_ends(text).find(|end| *end >= bytes.end).unwrap_or(text.len());
    start.max(near)..end.min(far)
}

/// The byte offsets at which sentences end, the space after them included.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let stops = text.char_indices().filter(|(_, c)| matches!(c, '。' | '！' | '？' | '.' | '؟' | '\n'));
    stops.filter_map(|(at, c)| {
        let after = at + c.len_utf8();
        let rest = text.get(after..)?;
        if c != '.' {
            return Some(after);
        }
        // A full stop ends a sentence before a space and a capital letter; "No. 5" and "A/75/90.Add.1" go on.
        let next = rest.strip_prefix(' ')?;
        next.starts_with(|c: char| c.is_uppercase()).then_some(after + 1)
    })
}

fn quoted(text: &str, bytes: &Range<usize>) -> String {
    let words = text.get(bytes.clone()).unwrap_or_default();
    let is_between = |at: usize| at == 0 || at >= text.len() || sentence_ends(text).any(|end| end == at);
    let before = if is_between(bytes.start) { "" } else { "…" };
    let after = if is_between(bytes.end) { "" } else { "…" };
    format!("{before}{}{after}", escaped(words.trim()))
}

/// A text of the report in Markdown: its own signs mean nothing.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '#') {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

/// What a topic is, in the language of the interface.
pub(crate) fn noun(topic: &Topic, kinds: &Kinds) -> &'static str {
    match (topic.kind, topic.programme) {
        (TopicKind::Programme, Some(ProgrammeKind::Project)) => kinds.project,
        (TopicKind::Programme, Some(ProgrammeKind::Initiative)) => kinds.initiative,
        (TopicKind::Programme, Some(ProgrammeKind::Operation)) => kinds.operation,
        (TopicKind::Programme, Some(ProgrammeKind::Database)) => kinds.database,
        (TopicKind::Programme, Some(ProgrammeKind::Network)) => kinds.network,
        (TopicKind::Programme, Some(ProgrammeKind::Mechanism)) => kinds.mechanism,
        (TopicKind::Programme, Some(ProgrammeKind::Tool)) => kinds.tool,
        (TopicKind::Programme, Some(ProgrammeKind::Programme | ProgrammeKind::Other) | None) => {
            kinds.programme
        }
        (TopicKind::Organisation, _) => kinds.organisation,
        (TopicKind::Treaty, _) => kinds.treaty,
        (TopicKind::Country, _) => kinds.country,
        (TopicKind::Region, _) => kinds.region,
        (TopicKind::Meeting, _) => kinds.meeting,
        (TopicKind::Term, _) => kinds.term,
        (TopicKind::Heading, _) => kinds.heading,
        (TopicKind::Symbol, _) => kinds.symbol,
        (TopicKind::Paragraph, _) => kinds.paragraph,
        (TopicKind::Footnote, _) => kinds.footnote,
    }
}

/// How often each of so many equal stretches of the report mentions something.
pub(crate) fn spread(reading: &Reading, mentions: &[Mention], stretches: usize) -> Vec<usize> {
    let mut counts = vec![0_usize; stretches];
    let rows = reading.layout.rows().len().max(1);
    for mention in mentions {
        let row = reading.layout.first_row(mention.element).unwrap_or(0);
        let stretch = row.saturating_mul(stretches) / rows;
        if let Some(count) = counts.get_mut(stretch.min(stretches.saturating_sub(1))) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

impl App {
    /// Back from the card to the search it was opened from.
    pub(super) fn leave_card(&mut self) {
        if let Mode::Card(card) = std::mem::replace(&mut self.mode, Mode::Reading) {
            self.mode = Mode::Topics(card.search);
        }
    }

    /// Reads the chosen mention in the text, or the one before it; all mentions are marked there.
    pub(super) fn read_mention(&mut self, direction: Direction) {
        let Mode::Card(card) = std::mem::replace(&mut self.mode, Mode::Reading) else { return };
        let height = self.text_height();
        let Some(reading) = &mut self.reading else { return };
        let name = card.topic(reading).map(|topic| topic.text.clone()).unwrap_or_default();
        let hits: Vec<TextHit> = card.mentions.into_iter().map(|mention| mention.hit).collect();
        let selected = match direction {
            Direction::Down => card.selected,
            Direction::Up => card.selected.checked_sub(1).unwrap_or(hits.len().saturating_sub(1)),
        };
        reading.step_through(name, hits, selected, height);
        reading.jumped_from(card.search.origin);
        self.tell_hit(false);
    }

    /// The card as Markdown, for the clipboard.
    pub(super) fn copy_card(&mut self) -> Option<Effect> {
        let (Mode::Card(card), Some(reading)) = (&self.mode, &self.reading) else { return None };
        let markdown = card.markdown(reading, &self.phrases().kinds)?;
        let name = card.topic(reading)?.text.clone();
        self.hand_over(markdown, &name, self.phrases().notes.card_copied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around(text: &str, word: &str) -> String {
        let at = text.find(word).unwrap();
        let sentence = sentence_around(text, &(at..at + word.len()));
        quoted(text, &sentence)
    }

    #[test]
    fn the_sentence_around_a_mention_is_quoted() {
        assert_eq!(around("One. Two of No. 5 names it. Three.", "names"), "Two of No. 5 names it.");
        assert_eq!(around("第一句。第二句提到方案。第三句。", "方案"), "第二句提到方案。");
        assert_eq!(around("方案", "方案"), "方案");
        let long = format!("{}方案{}", "甲".repeat(100), "乙".repeat(200));
        assert_eq!(around(&long, "方案"), format!("…{}方案{}…", "甲".repeat(80), "乙".repeat(160)));
    }

    #[test]
    fn the_signs_of_markdown_mean_nothing() {
        assert_eq!(escaped("a_b [c]*\u{1b}#"), "a\\_b \\[c\\]\\* \\#");
    }

    proptest! {
        #[test]
        fn a_sentence_holds_its_mention(text in "[a。 .A\n方]{0,300}", from in 0_usize..300, length in 0_usize..9) {
            let offset = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            let bytes = offset(from)..offset(from + length);
            let sentence = sentence_around(&text, &bytes);
            prop_assert!(sentence.start <= bytes.start && bytes.end <= sentence.end);
            prop_assert!(text.get(sentence).is_some());
        }
    }
}
