use std::ops::Range;

use super::chains::Chains;
use super::lexer::{self, Shape, Token};
use super::organisations::Organisations;
use crate::model::NamedKind;
use crate::topics::others::Other;
use crate::topics::words::alphabetic::{Words, holds};

/// The organizations, treaties and meetings that a plain text names by their capitals, and sessions by their number.
pub(in crate::topics) fn others(words: &'static Words, text: &str) -> Vec<Other> {
    let mut others = Vec::new();
    let none = Organisations::default();
    for tokens in lexer::runs(text) {
        let chains = Chains { words, organisations: &none, tokens: &tokens };
        let by_noun = (0..tokens.len()).filter_map(|at| by_noun(&chains, at));
        let found: Vec<(NamedKind, Range<usize>)> =
            by_noun.chain((0..tokens.len()).filter_map(|at| session(words, &tokens, at))).collect();
        others.extend(found.into_iter().filter_map(|(kind, range)| {
            let name = text.get(range.clone())?.to_owned();
            Some(Other { kind, range, name })
        }));
    }
    others.sort_by_key(|other| (other.range.start, std::cmp::Reverse(other.range.end)));
    others.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    others
}

/// A name of capitals around a noun of bodies, treaties or meetings.
fn by_noun(chains: &Chains<'_, '_>, at: usize) -> Option<(NamedKind, Range<usize>)> {
    let token = chains.tokens.get(at).filter(|token| token.shape == Shape::Capital)?;
    let (_, kind) = chains.words.others.iter().find(|(nouns, _)| holds(nouns, &token.small))?;
    let span = chains.whole(at);
    let is_programme = (span.first..=span.last).any(|other| other > at && chains.noun(other).is_some());
    let capitals = chains.tokens.get(span.first..=span.last)?.iter().filter(|token| token.is_capital());
    let (count, more) = capitals.fold((0, 0), |(count, more), token| {
        let is_more = !chains.words.others_alone.holds(&token.small);
        (count + 1, more + usize::from(is_more))
    });
    let begins_whole = chains.tokens.get(span.first)?;
    let range = begins_whole.range.start..chains.tokens.get(span.last)?.range.end;
    let is_long = range.len() > LONGEST;
    (count > 1 && more > 0 && !is_programme && !is_long).then_some((*kind, range))
}

/// No such name is longer, in bytes.
const LONGEST: usize = 140;

/// An ordinal and a noun of sessions: "seventy-fifth session".
fn session(words: &Words, tokens: &[Token<'_>], at: usize) -> Option<(NamedKind, Range<usize>)> {
    let ordinal = tokens.get(at)?;
    let noun = tokens.get(at + 1)?;
    let is_ordinal = words.ordinals.split_ascii_whitespace().any(|end| ordinal.small.ends_with(end));
    let is_session = words.sessions.holds(&noun.small);
    (is_ordinal && is_session).then_some((NamedKind::Meeting, ordinal.range.start..noun.range.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::words::english::WORDS;

    fn found(text: &str) -> Vec<(NamedKind, String)> {
        others(&WORDS, text).into_iter().map(|other| (other.kind, other.name)).collect()
    }

    #[test]
    fn capitals_around_a_noun_are_a_name() {
        use NamedKind::{Meeting, Organisation, Treaty};
        let text = "The Commission on River Safety met the Harbour Institute under the Convention on Inland Ports, at its ninth session.";
        let expected = [
            (Organisation, "Commission on River Safety"),
            (Organisation, "Harbour Institute"),
            (Treaty, "Convention on Inland Ports"),
            (Meeting, "ninth session"),
        ];
        assert_eq!(found(text), expected.map(|(kind, name)| (kind, name.to_owned())));
    }

    #[test]
    fn a_noun_alone_is_no_name() {
        assert_eq!(found("The Commission and the Convention. State Party meetings."), []);
    }
}
