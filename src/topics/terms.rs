use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::chinese;
use super::mentions::Hit;
use super::subject::{mention, paragraphs, shown};
use super::texts::Text;
use super::words::{english, frequent};
use crate::model::{Element, Language, Mention, Named, NamedKind, Report};
use crate::text::overlap;

/// The parts of the texts that are names of other kinds.
#[derive(Debug, Default)]
pub(super) struct Covered<'m> {
    ranges: HashMap<(Element, Option<usize>), Vec<&'m Range<usize>>>,
}

impl<'m> Covered<'m> {
    /// What the mentions cover.
    pub(super) fn new(mentions: impl Iterator<Item = &'m Mention>) -> Self {
        let mut covered = Self::default();
        for mention in mentions {
            let place = (mention.element, mention.subparagraph);
            covered.ranges.entry(place).or_default().push(&mention.bytes);
        }
        covered
    }

    fn holds(&self, text: &Text<'_>, range: &Range<usize>) -> bool {
        let Some(ranges) = self.ranges.get(&(text.element, text.subparagraph)) else { return false };
        let own = text.plain.original(range, text.original);
        ranges.iter().any(|range| overlap(range, &own))
    }
}

/// The words that the report uses much more than reports do, the most used first, where they are part of no name.
///
/// A term is a run of words, at least one of which is not frequent in reports at large; the report uses it in at least
/// [`TEXTS`] texts and [`USES`] times, and once in [`SHARE`] characters or more. Of two terms one of which holds the other,
/// the shorter is listed only where it stands alone at least as often.
pub(super) fn find(report: &Report, texts: &[Text<'_>], covered: &Covered<'_>) -> Vec<Named> {
    let mut places: HashMap<&str, Vec<Use>> = HashMap::new();
    for (index, text) in texts.iter().enumerate() {
        let plain = text.plain.text.as_str();
        for range in runs(report.meta.language, text) {
            if let Some(words) = plain.get(range.clone()) {
                places.entry(words).or_default().push((index, range));
            }
        }
    }
    let length: usize = texts.iter().map(|text| text.plain.text.len()).sum();
    let least = USES.max(length / SHARE);
    let is_free = |(text, range): &Use| texts.get(*text).is_some_and(|text| !covered.holds(text, range));
    places.retain(|_, uses| {
        if uses.len() >= least {
            uses.retain(is_free);
        }
        uses.len() >= least && texts_of(uses) >= TEXTS
    });
    let mut terms: Vec<(&str, &Vec<Use>)> = places.iter().map(|(words, uses)| (*words, uses)).collect();
    terms.sort_by(|(one, uses), (other, more)| more.len().cmp(&uses.len()).then_with(|| one.cmp(other)));
    let counts: Vec<(&str, usize)> = terms.iter().map(|(words, uses)| (*words, uses.len())).collect();
    let stands_alone = |words: &str, uses: usize| {
        !counts
            .iter()
            .any(|(longer, more)| longer.len() > words.len() && longer.contains(words) && more * 2 > uses)
    };
    terms.retain(|(words, uses)| stands_alone(words, uses.len()));
    terms.into_iter().take(MOST).filter_map(|(_, uses)| term(report, texts, uses)).collect()
}

/// A place of a term: the text and the bytes of its plain form.
type Use = (usize, Range<usize>);

/// A term is used at least so often.
const USES: usize = 5;

/// In at least so many texts.
const TEXTS: usize = 3;

/// And once in so many bytes: in English a share of ten times that of the rarest frequent word.
const SHARE: usize = 6_000;

/// No more terms are listed.
const MOST: usize = 40;

fn texts_of(uses: &[Use]) -> usize {
    let mut texts: Vec<usize> = uses.iter().map(|(text, _)| *text).collect();
    texts.dedup();
    texts.len()
}

/// The runs of words in a text that may be a term.
fn runs(language: Language, text: &Text<'_>) -> Vec<Range<usize>> {
    match language {
        Language::Chinese => {
            let runs = text.chinese_runs();
            chinese::phrases(&text.plain.text, runs.first().map(Vec::as_slice).unwrap_or_default())
        }
        Language::English => phrases(&text.plain.text),
        Language::Arabic | Language::French | Language::Russian | Language::Spanish => Vec::new(),
    }
}

/// The runs of one to three English words in small letters, the first and last no small words and one of them not frequent.
fn phrases(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Word> = Vec::new();
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '.')]) {
        let is_letter = c.is_alphabetic() || c == '-';
        match (is_letter, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                match Word::of(text, from..at) {
                    Some(word) => words.push(word),
                    None => words.clear(),
                }
                found.extend(ending(&words));
            }
            (true, Some(_)) | (false, None) => {}
        }
        if !is_letter && c != ' ' {
            words.clear();
        }
    }
    found
}

/// A word that may stand in a term.
struct Word {
    range: Range<usize>,
    /// Whether it is not frequent.
    is_rare: bool,
}

impl Word {
    /// The word at `range`, where it is written small and no small word.
    fn of(text: &str, range: Range<usize>) -> Option<Self> {
        let small = text.get(range.clone())?;
        let is_word = small.len() >= SHORTEST && small.starts_with(char::is_lowercase) && !is_small(small);
        is_word.then(|| Self { is_rare: !FREQUENT.contains(small), range })
    }
}

/// The terms that end with the last of the words.
fn ending(words: &[Word]) -> impl Iterator<Item = Range<usize>> {
    let end = words.last().map_or(0, |last| last.range.end);
    let mut is_rare = false;
    words.iter().rev().take(LONGEST).enumerate().filter_map(move |(count, word)| {
        is_rare |= word.is_rare;
        (is_rare && (count > 0 || word.range.len() > SHORT_WORD)).then_some(word.range.start..end)
    })
}

/// A term has at most so many words.
const LONGEST: usize = 3;

/// Shorter words say nothing.
const SHORTEST: usize = 3;

/// A word of so few letters is no term by itself.
const SHORT_WORD: usize = 4;

static FREQUENT: std::sync::LazyLock<HashSet<&'static str>> =
    std::sync::LazyLock::new(|| frequent::ENGLISH.split_ascii_whitespace().collect());

static FUNCTION: std::sync::LazyLock<HashSet<&'static str>> =
    std::sync::LazyLock::new(|| frequent::FUNCTION.split_ascii_whitespace().collect());

fn is_small(word: &str) -> bool {
    let words = &english::WORDS;
    words.connectors.holds(word)
        || words.articles.holds(word)
        || words.prepositions.holds(word)
        || FUNCTION.contains(word)
}

fn term(report: &Report, texts: &[Text<'_>], uses: &[Use]) -> Option<Named> {
    let hits: Vec<Hit> = uses
        .iter()
        .map(|(text, range)| Hit { text: *text, range: range.clone(), names: Vec::new() })
        .collect();
    let hits: Vec<&Hit> = hits.iter().collect();
    Some(Named {
        name: shown(texts, hits.first()?),
        aliases: Vec::new(),
        kind: NamedKind::Term,
        paragraphs: paragraphs(report, texts, &hits),
        known_as: Vec::new(),
        mentions: hits.iter().filter_map(|hit| mention(texts, hit)).collect(),
    })
}
