use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexer::{self, Role, Token};
use crate::topics::words::frequent;

static FREQUENT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| frequent::CHINESE.split_whitespace().collect());

/// The runs of words that may be a term: two words or more, or a word for a field of work, none of them a verb or small
/// word, and not all of them common ones.
pub(in crate::topics) fn phrases(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for tokens in lexer::runs(text).into_iter().take(1) {
        for (first, token) in tokens.iter().enumerate() {
            if !is_word(token) {
                continue;
            }
            let rest = tokens.get(first..).unwrap_or_default();
            for count in 1..=rest.iter().take(LONGEST).take_while(|token| is_word(token)).count() {
                found.extend(rest.get(..count).and_then(|run| phrase(run, text)));
            }
        }
    }
    found
}

/// A term has at most so many words.
const LONGEST: usize = 4;

fn is_word(token: &Token) -> bool {
    matches!(token.role, Role::Plain | Role::Generic | Role::Topical | Role::Head)
}

fn phrase(run: &[Token], text: &str) -> Option<Range<usize>> {
    let is_own = run.iter().any(|token| matches!(token.role, Role::Plain | Role::Topical));
    let ends_with_noun = run.last().is_some_and(|token| token.role != Role::Head);
    let range = run.first()?.range.start..run.last()?.range.end;
    let characters = text.get(range.clone())?.chars().count();
    let whole = |token: &Token| text.get(token.range.clone()).is_some_and(|word| word.chars().count() > 1);
    let is_whole = run.iter().all(whole);
    let is_frequent = run.iter().any(|token| {
        let word = text.get(token.range.clone()).unwrap_or_default();
        FREQUENT.contains(word)
            || FREQUENT.iter().any(|frequent| frequent.len() > 3 && word.ends_with(frequent))
    });
    (is_own && ends_with_noun && is_whole && !is_frequent && (2..=12).contains(&characters)).then_some(range)
}
