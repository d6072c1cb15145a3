use super::chains::is_acronym;
use super::coined;
use super::lexer::{Shape, Token};
use crate::topics::words::alphabetic::{Noun, Words, holds};

/// The noun that goes with the quotation at `at`, and the last token of the whole where the noun stands behind it:
/// the “Blue Line” initiative; a project entitled “…”; the “… Network”.
pub(super) fn noun(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<(&'static Noun, usize)> {
    tokens.get(at).filter(|token| token.shape == Shape::Quote)?;
    behind(words, tokens, at)
        .or_else(|| before(words, tokens, at))
        .or_else(|| inside(words, tokens, at))
        .or_else(|| coined::apposition(words, tokens, at).map(|noun| (noun, at)))
}

/// The name before a colon in a quotation, where the rest explains it: “CRIMJUST: strengthening …”.
pub(super) fn before_colon<'c>(words: &Words, content: &'c str) -> Option<&'c str> {
    let (name, _) = content.split_once(": ")?;
    let last = name.rsplit(' ').next()?.to_lowercase();
    (is_acronym(name) || words.noun(&last).is_some()).then_some(name)
}

fn behind(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<(&'static Noun, usize)> {
    for (count, token) in tokens.get(at + 1..)?.iter().enumerate().take(WORDS_BETWEEN) {
        let is_word = matches!(token.shape, Shape::Small | Shape::Capital);
        if let Some(noun) = words.noun(&token.small).filter(|_| is_word) {
            return Some((noun, at + 1 + count));
        }
        if !is_word || is_function_word(words, &token.small) {
            return None;
        }
    }
    None
}

/// So many words may stand between a quotation and its noun.
const WORDS_BETWEEN: usize = 4;

fn before(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<(&'static Noun, usize)> {
    let mut back = at.checked_sub(1)?;
    if tokens.get(back)?.text == "," {
        back = back.checked_sub(1)?;
    }
    let mut skipped = 0;
    while tokens
        .get(back)
        .is_some_and(|token| words.naming.holds(&token.small) || holds("as is was", &token.small))
    {
        back = back.checked_sub(1)?;
        skipped += 1;
    }
    let noun = words.noun(&tokens.get(back)?.small)?;
    (skipped > 0 || back + 1 == at).then_some((noun, at))
}

fn inside(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<(&'static Noun, usize)> {
    let content = tokens.get(at)?.inner();
    let content = content.split_once(": ").map_or(content, |(name, _)| name);
    let last = content.rsplit(' ').next()?;
    let edge = if words.noun_is_last { last } else { content.split(' ').next()? };
    let is_title = content.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() > 1;
    let noun =
        words.noun(&edge.to_lowercase()).filter(|_| edge.starts_with(char::is_uppercase) && is_title)?;
    Some((noun, at))
}

fn is_function_word(words: &Words, word: &str) -> bool {
    [&words.connectors, &words.articles, &words.prepositions].iter().any(|list| list.holds(word))
}
