//! Words with gaps between their characters, where these are close enough to be meant.

use super::fit::{Effort, Fit, Grade, Match, Name, Outcome, Place, share};
use super::matcher::align;
use super::word::{Word, is_between};
use crate::text::is_cjk;

/// A word with gaps between its characters, where they are close enough to be meant.
///
/// - Spelled in Chinese names, see [`is_close`].
/// - A word of three or more letters: as in an abbreviation, see [`Word::abbreviates`].
/// - A word with three or more Chinese characters: within three times its length.
/// - Any shorter word, and a word of digits alone, not at all.
pub(super) fn with_gaps(word: &Word, name: Name<'_>, effort: &mut Effort) -> Outcome {
    const FEWEST: usize = 3;
    if word.characters.len() < FEWEST || !word.characters.iter().any(|c| c.is_alphabetic()) {
        return Outcome::NotYet;
    }
    if word.is_spelled() && name.mask.has_chinese() {
        if !Effort::take(&mut effort.traced) {
            return Outcome::Unseen;
        }
        let trace = word.trace(name.text, true);
        let close = trace.filter(|trace| is_close(&trace.positions, trace.whole));
        return close.map_or(Outcome::NotYet, |trace| Outcome::Fits(scattered(trace.positions)));
    }
    let is_chinese = word.has_chinese();
    if !is_chinese && !word.abbreviates(name.text) {
        return Outcome::NotYet;
    }
    if !Effort::take(&mut effort.aligned) {
        return Outcome::Unseen;
    }
    let found = if is_chinese {
        chinese_with_gaps(word, name.text)
    } else {
        acronym(word, name.text).or_else(|| abbreviation(word, name.text))
    };
    found.map_or(Outcome::NotYet, Outcome::Fits)
}

/// Whether characters spelled with gaps between them are close enough: three where none was shortened to its initial,
/// else four, within three times as many. Fewer initials stand in nearly every name.
fn is_close(positions: &[usize], whole: bool) -> bool {
    let count = positions.len();
    count >= if whole { 3 } else { 4 } && span(positions) <= count.saturating_mul(3)
}

fn span(positions: &[usize]) -> usize {
    positions.first().zip(positions.last()).map_or(0, |(first, last)| last.abs_diff(*first) + 1)
}

fn scattered(positions: Vec<usize>) -> Match {
    let fit =
        Fit { grade: Grade::Scattered, exactness: 0, closeness: share(positions.len(), span(&positions)) };
    Match { fit, place: Place::At(positions) }
}

/// A word with three or more Chinese characters within three times its length. Measured over paragraphs, with substrings
/// this finds 98 of 100 that are meant, and 5 in 100 that are not.
pub(super) fn chinese_with_gaps(word: &Word, name: &str) -> Option<Match> {
    const FEWEST: usize = 3;
    if word.characters.iter().filter(|c| is_cjk(**c)).count() < FEWEST {
        return None;
    }
    let letters: String = word.characters.iter().collect();
    let alignment = align(name, &letters)?;
    let is_close = span(&alignment.positions) <= word.characters.len().saturating_mul(3);
    is_close.then(|| scattered(alignment.positions))
}

/// The first letters of words, of which small ones may be passed over: `unodc` in "united nations office on drugs and
/// crime".
fn acronym(word: &Word, name: &str) -> Option<Match> {
    const PASSED_OVER: usize = 2;
    let mut before = ' ';
    let starts: Vec<(usize, char)> = name
        .chars()
        .enumerate()
        .filter(|(_, c)| {
            let starts = is_between(before) && !is_between(*c);
            before = *c;
            starts
        })
        .collect();
    let from = |first: usize| {
        let mut next = first;
        let mut positions = Vec::new();
        for (order, letter) in word.characters.iter().enumerate() {
            let reach = if order == 0 { 1 } else { PASSED_OVER + 1 };
            let offered = starts.iter().enumerate().skip(next).take(reach);
            let (at, (position, _)) = offered.into_iter().find(|(_, (_, c))| c == letter)?;
            positions.push(*position);
            next = at + 1;
        }
        Some((first, next, positions))
    };
    let (first, next, positions) = (0..starts.len()).find_map(from)?;
    let is_all = first == 0 && next == starts.len();
    let fit = Fit {
        grade: Grade::Spelled,
        exactness: 3 + 2 * u8::from(first == 0) + u8::from(is_all),
        closeness: share(positions.len(), starts.len()),
    };
    Some(Match { fit, place: Place::At(positions) })
}

/// Letters of one word and the next.
fn abbreviation(word: &Word, name: &str) -> Option<Match> {
    let letters: String = word.characters.iter().collect();
    let alignment = align(name, &letters)?;
    // The matcher gives 16 for a character and more for the start of a word and for a run.
    let best = word.characters.len().saturating_mul(32);
    let closeness = share(usize::try_from(alignment.score).unwrap_or(0).min(best), best);
    let exactness = u8::from(alignment.positions.first() == Some(&0));
    let fit = Fit { grade: Grade::Scattered, exactness, closeness };
    Some(Match { fit, place: Place::At(alignment.positions) })
}
