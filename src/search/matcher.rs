//! The fuzzy matcher, the only place that knows which crate it is.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The characters of a text that a query matched, and how well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Higher is better: 16 a character, more at the start of words and in runs, less for gaps.
    pub score: i64,
    /// The matched characters, counted from 0, in rising order.
    pub positions: Vec<usize>,
}

/// Longer words than this, in characters, are not matched: no name is, and the cost is text times word.
const LONGEST_WORD: usize = 64;

/// Only so many characters of a text are looked at.
const LONGEST_TEXT: usize = 512;

/// The best way to find the characters of `word` in `text` in their order, `None` where there is none.
///
/// Both must be folded: the crate behind this folds only ASCII and takes only ASCII punctuation for the end of a word.
pub(super) fn align(text: &str, word: &str) -> Option<Alignment> {
    if word.is_empty() || word.chars().nth(LONGEST_WORD).is_some() || !is_subsequence(text, word) {
        return None;
    }
    let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(at, _)| at);
    // A matcher of its own for each pair: used again, it gives about one pair in a thousand another score, because
    // cells of its score matrix keep what they held before. `fuzzy_match` gives other scores than `fuzzy_indices`.
    let matcher = SkimMatcherV2::default().respect_case();
    let (score, positions) = matcher.fuzzy_indices(text.get(..end)?, word)?;
    Some(Alignment { score, positions })
}

/// Whether the characters of `word` are in `text` in their order: settles most texts at little cost.
fn is_subsequence(text: &str, word: &str) -> bool {
    let mut characters = text.chars();
    word.chars().all(|wanted| characters.any(|c| c == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn starts_of_words_are_preferred() {
        let alignment = align("global container control programme", "gcp").unwrap();
        assert_eq!(alignment.positions, [0, 17, 25]);
    }

    #[test]
    fn a_run_scores_above_a_scattered_match() {
        let run = align("anti-corruption", "corr").unwrap().score;
        let scattered = align("change of roles and rules", "corr").unwrap().score;
        assert!(run > scattered, "{run} {scattered}");
    }

    #[test]
    fn nothing_and_too_much_match_nothing() {
        assert_eq!(align("text", ""), None);
        assert_eq!(align("text", "tx."), None);
        let long = "a".repeat(LONGEST_WORD + 1);
        assert_eq!(align(&long, &long), None);
        assert_eq!(
            align(&"b".repeat(LONGEST_TEXT + 1).replacen("bb", "ba", 1), "ab").map(|a| a.positions),
            Some(vec![1, 2])
        );
        assert_eq!(align(&format!("{}a", "b".repeat(LONGEST_TEXT)), "a"), None);
    }

    #[test]
    fn the_score_does_not_depend_on_what_was_matched_before() {
        // One matcher for all scores 35 the first time and 39 the second.
        let (text, word) = ("acbcbb./", "bb");
        let first = align(text, word);
        align("ba/c cab", "acb");
        assert_eq!(align(text, word), first);
        align(" /ccbacba.", "c");
        assert_eq!(align("caaa", "aa").map(|alignment| alignment.score), Some(35));
    }

    proptest! {
        #[test]
        fn positions_are_those_of_the_word(text in "[ab年 .-]{0,40}", word in "[ab年]{1,5}") {
            if let Some(alignment) = align(&text, &word) {
                let characters: Vec<char> = text.chars().collect();
                let matched: String = alignment.positions.iter().map(|&at| characters[at]).collect();
                prop_assert_eq!(matched, word);
                prop_assert!(alignment.positions.is_sorted_by(|a, b| a < b));
            }
        }
    }
}
