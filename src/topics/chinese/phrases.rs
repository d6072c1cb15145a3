use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexer::{Role, Token};
use crate::topics::words::frequent;

static FREQUENT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| frequent::CHINESE.split_whitespace().collect());

/// The runs of words that may be a term: two words or more, or a word for a field of work, none of them a verb or small
/// word, and none of them a common one.
pub(in crate::topics) fn phrases(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let words: Vec<Option<Word>> = tokens.iter().map(|token| Word::of(token, text)).collect();
    let mut found = Vec::new();
    for first in 0..words.len() {
        let mut is_own = false;
        let mut characters = 0;
        let Some(start) = tokens.get(first).map(|token| token.range.start) else { break };
        for word in words.iter().skip(first).take(LONGEST).map_while(Option::as_ref) {
            is_own |= word.is_own;
            characters += word.characters;
            if is_own && word.is_noun && characters <= MOST_CHARACTERS {
                found.push(start..word.end);
            }
        }
    }
    found
}

/// A term has at most so many words.
const LONGEST: usize = 4;

/// A term has at most so many characters.
const MOST_CHARACTERS: usize = 12;

/// A word that may stand in a term.
struct Word {
    /// Where it ends in the text.
    end: usize,
    characters: usize,
    /// Whether it is no word of the lists, or one for a field of work.
    is_own: bool,
    /// Whether a term may end with it.
    is_noun: bool,
}

impl Word {
    /// The word that a token is, where it has two characters or more and is not frequent.
    fn of(token: &Token, text: &str) -> Option<Self> {
        if !matches!(token.role, Role::Plain | Role::Generic | Role::Topical | Role::Head) {
            return None;
        }
        let word = text.get(token.range.clone())?;
        let characters = word.chars().count();
        (characters > 1 && characters <= MOST_CHARACTERS && !is_frequent(word)).then_some(Self {
            end: token.range.end,
            characters,
            is_own: matches!(token.role, Role::Plain | Role::Topical),
            is_noun: token.role != Role::Head,
        })
    }
}

/// Whether a word is frequent or ends with a frequent one of two characters or more.
fn is_frequent(word: &str) -> bool {
    let mut ends = word.char_indices().map(|(at, _)| word.get(at..).unwrap_or_default());
    ends.any(|end| (end.len() > ONE_CHARACTER || end.len() == word.len()) && FREQUENT.contains(end))
}

/// The bytes of a Chinese character.
const ONE_CHARACTER: usize = 3;
