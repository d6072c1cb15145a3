use std::collections::HashSet;

use super::chains::is_acronym;
use super::lexer::{Shape, Token};
use crate::topics::words::alphabetic::{Words, holds};

/// The acronyms that stand for organizations in a report.
#[derive(Debug, Default)]
pub(super) struct Organisations {
    acronyms: HashSet<String>,
    prefixes: &'static str,
}

impl Organisations {
    /// Those that reports use unexplained, and those that `runs` explain: "… Office on Drugs and Crime (UNODC)".
    pub(super) fn of<'r, 't: 'r>(words: &Words, runs: impl Iterator<Item = &'r Vec<Token<'t>>>) -> Self {
        let mut acronyms: HashSet<String> = words.organisations.words().map(str::to_owned).collect();
        for tokens in runs {
            let brackets = tokens.iter().enumerate().filter(|(_, token)| token.shape == Shape::Bracket);
            for (at, bracket) in brackets.filter(|(_, token)| is_acronym(token.inner())) {
                if names_body(words, tokens, at) {
                    acronyms.insert(bracket.inner().to_owned());
                }
            }
        }
        Self { acronyms, prefixes: words.organisation_prefixes }
    }

    /// Whether the word is one of them, or several joined by hyphens.
    pub(super) fn holds(&self, word: &str) -> bool {
        let word = word.strip_suffix("'s").unwrap_or(word);
        self.acronyms.contains(word)
            || self.is_mission(word)
            || word.contains('-') && word.split('-').all(|part| self.acronyms.contains(part))
    }
}

impl Organisations {
    /// Whether it is the acronym of a mission by its beginning: UNMISS.
    fn is_mission(&self, word: &str) -> bool {
        let is_plain = word.chars().count() > SHORTEST_MISSION && word.chars().all(char::is_uppercase);
        is_plain && self.prefixes.split_ascii_whitespace().any(|prefix| word.starts_with(prefix))
    }
}

/// The acronyms of missions have more letters.
const SHORTEST_MISSION: usize = 4;

/// Whether the capitals before the bracket at `at` are the name of a body.
fn names_body(words: &Words, tokens: &[Token<'_>], at: usize) -> bool {
    let is_part = |token: &&Token<'_>| {
        token.is_capital()
            || token.shape == Shape::Small && words.connectors.holds(&token.small)
            || token.small == "the"
    };
    let before = tokens.get(..at).unwrap_or_default();
    let name: Vec<&Token<'_>> = before.iter().rev().take_while(is_part).collect();
    let text: Vec<&str> = name.iter().rev().map(|token| token.text).collect();
    let text = text.join(" ");
    let is_body = |token: &&&Token<'_>| {
        token.is_capital() && words.bodies.holds(&token.small) && !holds("nations action work", &token.small)
    };
    let is_programme = tokens.get(at + 1).is_some_and(|token| words.noun(&token.small).is_some());
    // A body's name has its noun at the end or before the first small word: World Customs Organization, Office on Drugs.
    let last = name.iter().find(|token| token.is_capital());
    let first_small = name.iter().rposition(|token| token.shape == Shape::Small && token.small != "the");
    let before_small = first_small.and_then(|small| name.get(small + 1));
    let is_named = [last, before_small].into_iter().flatten().any(|token| is_body(&token));
    words.named_alike.iter().any(|named| text.ends_with(named)) || is_named && !is_programme
}
