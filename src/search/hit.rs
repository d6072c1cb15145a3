//! A topic that was found, and the bytes that matched in the text as it stands.

use std::ops::Range;

use super::fold::{Case, end_of_character, folded};
use super::topics::TopicIndex;

/// A topic that a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// An index in [`TopicIndex::topics`].
    pub topic: usize,
    /// Higher is better. Scores of one query may be compared between reports.
    pub score: i64,
    /// The byte ranges of the topic's text that matched, in order; none where its other words did.
    pub ranges: Vec<Range<usize>>,
    /// The words that matched where these are not the topic's text.
    pub other: Option<OtherWords>,
}

/// Words of a topic that are not its text: another name of it, or a stretch of the paragraph that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherWords {
    /// The words.
    pub text: String,
    /// The byte ranges of them that matched, in order.
    pub ranges: Vec<Range<usize>>,
}

impl Hit {
    /// A topic that nothing was typed for.
    pub(super) fn listed(topic: usize) -> Self {
        Self { topic, score: 0, ranges: Vec::new(), other: None }
    }

    /// The hit for characters of a folded name of a topic; `alias` is 0 for its text, else one more than the alias.
    pub(super) fn new(
        index: &TopicIndex,
        topic: usize,
        alias: usize,
        positions: &[usize],
        score: i64,
    ) -> Self {
        let mut hit = Self { score, ..Self::listed(topic) };
        let Some(found) = index.topics().get(topic) else { return hit };
        if let Some(alias) = alias.checked_sub(1).and_then(|at| found.aliases.get(at)) {
            hit.other = Some(OtherWords { text: alias.clone(), ranges: byte_ranges(alias, positions) });
            return hit;
        }
        let Some(body) = index.body(topic) else {
            hit.ranges = byte_ranges(&found.text, positions);
            return hit;
        };
        let ranges = byte_ranges(body, positions);
        let shown = found.text.trim_end_matches('…').len();
        if ranges.iter().all(|range| range.end <= shown) {
            hit.ranges = ranges;
        } else {
            hit.other = Some(stretch(body, &ranges));
        }
        hit
    }
}

/// The words of a paragraph around what matched.
fn stretch(body: &str, ranges: &[Range<usize>]) -> OtherWords {
    const BEFORE: usize = 12;
    const LONGEST: usize = 120;
    let first = ranges.first().map_or(0, |range| range.start);
    let before = body.get(..first).unwrap_or_default();
    let start = before.char_indices().rev().take(BEFORE).last().map_or(first, |(at, _)| at);
    let rest = body.get(start..).unwrap_or_default();
    let length = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let (opening, closing) = (if start > 0 { "…" } else { "" }, if length < rest.len() { "…" } else { "" });
    let text = format!("{opening}{}{closing}", rest.get(..length).unwrap_or_default());
    let moved = |at: usize| (at.max(start) - start).min(length) + opening.len();
    let ranges = ranges.iter().map(|range| moved(range.start)..moved(range.end));
    OtherWords { ranges: ranges.filter(|range| !range.is_empty()).collect(), text }
}

/// The bytes of `text` behind characters of its folded form, runs put together.
fn byte_ranges(text: &str, positions: &[usize]) -> Vec<Range<usize>> {
    let offsets: Vec<usize> = folded(text, Case::Ignored).map(|(at, _)| at).collect();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for &position in positions {
        let Some(&start) = offsets.get(position) else { continue };
        let end = end_of_character(text, start);
        let goes_on = before.is_some_and(|before: usize| before.saturating_add(1) == position);
        match ranges.last_mut().filter(|last| goes_on || start < last.end) {
            Some(range) => range.end = end,
            None => ranges.push(start..end),
        }
        before = Some(position);
    }
    ranges
}
