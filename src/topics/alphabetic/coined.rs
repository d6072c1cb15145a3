use super::lexer::{Shape, Token};
use super::organisations::Organisations;
use crate::topics::words::alphabetic::{Noun, Words, holds};

/// What an apposition behind a name says it is: "COURTBRIDGE, a network that links …".
pub(super) fn apposition(words: &Words, tokens: &[Token<'_>], last: usize) -> Option<&'static Noun> {
    let mut at = last + 1;
    while tokens.get(at).is_some_and(|token| token.shape == Shape::Bracket) {
        at += 1;
    }
    tokens.get(at).filter(|token| token.text == ",")?;
    tokens.get(at + 1).filter(|token| words.articles.holds(&token.small))?;
    let behind = tokens.get(at + 2..)?;
    let mut nouns = behind.iter().take(LONGEST_APPOSITION).take_while(|token| {
        token.shape == Shape::Small && !words.connectors.holds(&token.small) || token.is_capital()
    });
    nouns.find_map(|token| appositive(words, &token.small))
}

/// The noun comes within so many words behind the article.
const LONGEST_APPOSITION: usize = 6;

fn appositive(words: &Words, word: &str) -> Option<&'static Noun> {
    words.appositions.iter().find(|noun| holds(noun.forms, word))
}

/// Whether the word at `at` is spelt by nobody's rule and no organization's.
pub(super) fn is_coined(organisations: &Organisations, tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.shape == Shape::Coined
            && token.text.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_COINED
            && !organisations.holds(token.text)
            && !token.text.contains('/')
    })
}

/// Coined names have no fewer letters.
const SHORTEST_COINED: usize = 4;

/// The full name that an apposition gives a coined one: "RIVERLINK, the River Information and Exchange Link".
pub(super) fn full_name<'t>(words: &Words, tokens: &[Token<'t>], at: usize) -> Option<Vec<&'t str>> {
    tokens.get(at + 1).filter(|token| token.text == ",")?;
    tokens.get(at + 2).filter(|token| words.articles.holds(&token.small))?;
    let behind = tokens.get(at + 3..)?;
    let name: Vec<&Token<'t>> = behind
        .iter()
        .take_while(|token| {
            token.is_capital() || token.shape == Shape::Small && words.connectors.holds(&token.small)
        })
        .collect();
    let first = name.first()?.small.chars().next()?;
    let own = tokens.get(at)?.small.chars().next()?;
    let capitals = name.iter().filter(|token| token.is_capital()).count();
    (capitals > 1 && first == own && name.last()?.is_capital())
        .then(|| name.iter().map(|token| token.text).collect())
}
