use super::lexer::{Role, Token};
use crate::model::ProgrammeKind;
use crate::topics::candidate::{Candidate, Usage};
use crate::topics::group::ENOUGH;
use crate::topics::texts::Text;

/// A place that points back to something named before: 该网络, or 网络 at the beginning of a clause.
#[derive(Debug)]
pub(super) struct Pointer {
    text: usize,
    at: usize,
    kind: ProgrammeKind,
}

/// The places in a run of tokens that point back.
pub(super) fn pointers(tokens: &[Token], text: usize) -> Vec<Pointer> {
    let pointer = |at: usize| {
        let suffix = tokens.get(at)?.suffix()?;
        let is_pointing = (1..=WORDS_BETWEEN).any(|back| {
            let word = at.checked_sub(back).and_then(|at| tokens.get(at));
            word.is_some_and(|word| word.role == Role::Pointing)
        });
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.role);
        let opens = matches!(before, None | Some(Role::Stop | Role::Comma));
        let goes_on = tokens.get(at + 1).is_some_and(|next| !matches!(next.role, Role::Stop | Role::Comma));
        (is_pointing || opens && goes_on).then(|| Pointer {
            text,
            at: tokens.get(at).map_or(0, |token| token.range.start),
            kind: suffix.kind,
        })
    };
    (0..tokens.len()).filter_map(pointer).collect()
}

/// 该 and its noun have at most so many words between them, less one.
const WORDS_BETWEEN: usize = 3;

/// For each candidate, whether one of the pointers means it: the last of its kind in the same text, or in the text before.
pub(super) fn pointed(candidates: &[Candidate], pointers: &[Pointer]) -> Vec<bool> {
    let mut pointed = vec![false; candidates.len()];
    for pointer in pointers {
        let end = candidates.partition_point(|c| (c.text, c.range.start) < (pointer.text, pointer.at));
        let before = candidates.get(..end).unwrap_or_default();
        let last = before.iter().rposition(|c| c.kind == pointer.kind && c.usage != Usage::Common);
        let near = last.filter(|last| {
            candidates.get(*last).is_some_and(|c| c.text + 1 >= pointer.text && !covers(c, pointer))
        });
        if let Some(flag) = near.and_then(|last| pointed.get_mut(last)) {
            *flag = true;
        }
    }
    for later in 1..candidates.len() {
        let earlier = later - 1;
        if is_short_for(candidates.get(later), candidates.get(earlier))
            && let Some(flag) = pointed.get_mut(earlier)
        {
            *flag = true;
        }
    }
    pointed
}

/// Whether a candidate repeats the end of the one before it, in the same text or in the next.
fn is_short_for(short: Option<&Candidate>, full: Option<&Candidate>) -> bool {
    let (Some(short), Some(full)) = (short, full) else { return false };
    full.usage != Usage::Common
        && short.usage != Usage::Common
        && full.text + 1 >= short.text
        && full.name.len() > short.name.len()
        && full.name.ends_with(&short.name)
}

fn covers(candidate: &Candidate, pointer: &Pointer) -> bool {
    candidate.text == pointer.text && candidate.range.contains(&pointer.at)
}

/// Gives a point to each candidate that is enumerated together with a name.
pub(super) fn siblings(candidates: &mut [Candidate], texts: &[Text<'_>]) {
    let pairs: Vec<(usize, usize)> = (1..candidates.len())
        .map(|later| (later - 1, later))
        .filter(|(one, other)| are_siblings(candidates.get(*one), candidates.get(*other), texts))
        .collect();
    let is_name =
        |candidates: &[Candidate], at: usize| candidates.get(at).is_some_and(|c| c.weight >= ENOUGH);
    let back: Vec<(usize, usize)> = pairs.iter().rev().map(|(one, other)| (*other, *one)).collect();
    for (from, to) in pairs.into_iter().chain(back) {
        if is_name(candidates, from)
            && let Some(candidate) = candidates.get_mut(to)
        {
            candidate.weight += 1;
        }
    }
}

/// Whether only a conjunction stands between two candidates.
fn are_siblings(one: Option<&Candidate>, other: Option<&Candidate>, texts: &[Text<'_>]) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    if one.text != other.text || one.usage == Usage::Common || other.usage == Usage::Common {
        return false;
    }
    let between = texts.get(one.text).map(|text| text.plain.get(one.range.end..other.range.start));
    between.is_some_and(|between| CONJUNCTIONS.contains(&between))
}

const CONJUNCTIONS: [&str; 9] = ["、", "和", "及", "与", "以及", "；", "，和", "，以及", "；以及"];
