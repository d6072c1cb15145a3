use super::chains::is_short_form;
use super::lexer::{Shape, Token};
use crate::topics::candidate::Form;
use crate::topics::words::alphabetic::Words;

/// The short forms that the bracket at `at` gives to the name before it: (ABEN), (“the Atlas”), (hereinafter “…”).
pub(super) fn short_forms(words: &Words, tokens: &[Token<'_>], at: usize) -> Vec<Form> {
    let Some(bracket) = tokens.get(at).filter(|token| token.shape == Shape::Bracket) else {
        return Vec::new();
    };
    let mut forms = Vec::new();
    for part in bracket.inner().split([',', ';']) {
        let part = part.trim();
        let part = words.hereinafter.iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part).trim();
        match part.strip_prefix('“').and_then(|part| part.strip_suffix('”')) {
            Some(quoted) => forms.extend(named(quoted)),
            None if is_short_form(part) || is_short_name(words, part) => forms.push(Form::free(part)),
            None => {}
        }
    }
    forms
}

/// Whether a part of a bracket is a short name with its noun: GlobE Network.
fn is_short_name(words: &Words, part: &str) -> bool {
    let ends_with_noun =
        part.rsplit(' ').next().is_some_and(|last| words.noun(&last.to_lowercase()).is_some());
    let is_title = part.split(' ').all(|word| word.starts_with(char::is_uppercase));
    ends_with_noun && is_title && part.contains(' ')
}

/// The form that a quotation defines: with its article where only that makes it a name, so that "the Programme" is one
/// and "a programme" is none.
pub(super) fn named(quoted: &str) -> Vec<Form> {
    let Some(bare) = quoted.strip_prefix("the ").filter(|bare| bare.starts_with(char::is_uppercase)) else {
        return vec![Form::free(quoted)];
    };
    if bare.contains(' ') {
        return vec![Form::free(bare)];
    }
    vec![Form::free(quoted), Form::free(format!("The {bare}"))]
}

/// The short form that the rest of the sentence gives to what was named before: "… hereinafter as “the Programme”".
pub(super) fn later(words: &Words, tokens: &[Token<'_>], at: usize) -> Vec<Form> {
    let rest = tokens.get(at..).unwrap_or_default();
    let sentence: Vec<&Token<'_>> = rest.iter().take_while(|token| token.shape != Shape::Stop).collect();
    let announces = |token: &&&Token<'_>| words.hereinafter.contains(&&*token.small);
    let Some(announced) = sentence.iter().position(|token| announces(&token)) else { return Vec::new() };
    let quote =
        sentence.iter().skip(announced).take(LONGEST_ANNOUNCEMENT).find(|token| token.shape == Shape::Quote);
    quote.map(|quote| named(quote.inner())).unwrap_or_default()
}

/// The quotation follows its announcement after at most so many tokens.
const LONGEST_ANNOUNCEMENT: usize = 6;
