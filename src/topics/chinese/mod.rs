//! Names of programmes in Chinese: a noun such as 方案 ends them, and since no space parts words, lists of words decide
//! where they begin.
//!
//! | file | what it does |
//! |---|---|
//! | `lexer` | a text as known words, runs of other text, quotations and brackets |
//! | `begin` | where the name begins that ends with a noun |
//! | `quoted` | names inside quotation marks |
//! | `brackets` | other names in brackets behind a name |
//! | `others` | organizations, treaties and meetings |
//! | `phrases` | runs of words that may be terms |
//! | `evidence` | points for and against a name |

mod begin;
mod brackets;
mod evidence;
mod lexer;
mod others;
mod phrases;
mod points;
mod quoted;
mod relations;

use std::cmp::Reverse;

use super::candidate::{Candidate, Form, Usage};
use super::group::ENOUGH;
use super::language::Found;
use super::texts::Text;
use begin::{Before, Begin};
use brackets::Brackets;
use evidence::Stem;
use lexer::Role;

use super::words::chinese::Suffix;
use crate::model::ProgrammeKind::{Database, Network, Operation, Tool};

pub(super) use lexer::{Token, runs};
pub(super) use others::others;
pub(super) use phrases::phrases;
pub(super) use relations::{are_variants, core, is_noun, normal, prefix};

/// Everything in the texts that may be the name of a programme, in reading order.
pub(super) fn find(texts: &[Text<'_>]) -> Found {
    let mut found = Found::default();
    let mut pointers = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let plain = text.plain.text.as_str();
        let mut here = Vec::new();
        for tokens in &text.chinese_runs() {
            for at in 0..tokens.len() {
                let quoted = quoted::candidate(tokens, at, plain, index);
                if quoted.is_none() {
                    found.quotations.extend(quoted::quotation(tokens, at, plain));
                }
                here.extend(quoted);
                here.extend(quoted::title(tokens, at, plain, index));
                here.extend(by_suffix(tokens, at, plain, index));
                here.extend(behind_noun(tokens, at, plain, index));
            }
            pointers.extend(points::pointers(tokens, index));
        }
        found.candidates.extend(outermost(here));
    }
    points::siblings(&mut found.candidates, texts);
    found.pointed = points::pointed(&found.candidates, &pointers);
    without_common_owners(&mut found.candidates, texts);
    found
}

/// The candidates in reading order, of those at one place the best, without those inside another one.
fn outermost(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.range.start, Reverse(c.range.end), Reverse(c.weight)));
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match kept.last_mut().filter(|outer| candidate.range.end <= outer.range.end) {
            Some(outer) if outer.range == candidate.range => outer.aliases.extend(candidate.aliases),
            Some(outer) if outer.weight >= ENOUGH => {}
            _ => kept.push(candidate),
        }
    }
    kept
}

/// Takes away the forms with an owner before them where the report speaks of the owner all the time: it is no part of
/// the name then.
fn without_common_owners(candidates: &mut [Candidate], texts: &[Text<'_>]) {
    let limit = COMMON_OWNER.max(texts.len() / 10);
    for candidate in candidates {
        let name = candidate.name.clone();
        candidate.aliases.retain(|alias| {
            let owner = alias.text.strip_suffix(&name).filter(|owner| !owner.is_empty());
            owner.is_none_or(|owner| {
                texts.iter().filter(|text| text.plain.text.contains(owner)).take(limit).count() < limit
            })
        });
    }
}

/// An organization that so many texts speak of, or a tenth of them, is an owner and no part of a name.
const COMMON_OWNER: usize = 5;

/// The name that ends with the suffix at `at`.
fn by_suffix(tokens: &[Token], at: usize, text: &str, index: usize) -> Option<Candidate> {
    let suffix = tokens.get(at)?.suffix()?;
    if !evidence::ends_name(suffix, tokens.get(..at).unwrap_or_default(), tokens.get(at + 1))
        || behind_noun(tokens, at, text, index).is_some()
    {
        return None;
    }
    let Begin { at: first, before } = begin::begin(tokens, at, text);
    let stem = Stem::of(tokens, first..at, text);
    if stem.is_empty() || suffix.marked && !stem.is_marked {
        return None;
    }
    let range = tokens.get(first)?.range.start..tokens.get(at)?.range.end;
    let name = text.get(range.clone())?;
    if name.chars().count() > LONGEST {
        return None;
    }
    let brackets = brackets::read(tokens, at + 1, text);
    let next = tokens.get(at + 1).map(|token| token.role);
    let weight = suffix.prior
        + stem.weight()
        + evidence::surroundings(before, next, stem.is_marked)
        + weight_of(&brackets)
        + i32::from(is_framed(text, range.end))
        + i32::from(evidence::is_run_by(tokens, first, before, text));
    let mut aliases = brackets.aliases;
    aliases.extend(stem_alias(tokens, first, at, text, suffix));
    aliases.extend(announced(tokens, first, at, before, text));
    aliases.extend(possessed(tokens, first, before, name, text));
    Some(Candidate {
        text: index,
        range,
        name: name.to_owned(),
        kind: suffix.kind,
        aliases,
        weight,
        usage: usage(before),
    })
}

/// No name is longer, in characters.
const LONGEST: usize = 70;

fn usage(before: Before) -> Usage {
    match before {
        Before::Determiner | Before::Pointing => Usage::Common,
        Before::Sibling => Usage::Sibling,
        Before::Sentence
        | Before::Comma
        | Before::Listed
        | Before::Break
        | Before::Introducing
        | Before::Naming
        | Before::Possessor
        | Before::OwnersOf
        | Before::Verb
        | Before::Creating
        | Before::Of
        | Before::Name => Usage::Name,
    }
}

fn weight_of(brackets: &Brackets) -> i32 {
    let points = [(!brackets.aliases.is_empty(), 3), (brackets.has_years, 2), (brackets.has_year, 1)];
    points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum()
}

/// Whether words for a frame follow: …框架内.
fn is_framed(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default();
    ["框架内", "框架下", "的框架", "总体框架", "下的", "项下", "范围内"]
        .iter()
        .any(|frame| behind.starts_with(frame))
}

/// A Latin name that stands first in the stem is a name by itself: KAFO II 行动, but not that of an organization with a
/// programme: IOM 培训方案.
fn stem_alias(tokens: &[Token], first: usize, end: usize, text: &str, suffix: &Suffix) -> Option<Form> {
    let token = tokens.get(first).filter(|token| token.role == Role::Latin)?;
    let name = text.get(token.range.clone())?.trim();
    let is_whole = first + 1 == end;
    let is_own = matches!(suffix.kind, Tool | Database | Network | Operation);
    let is_coined = name.chars().filter(char::is_ascii_uppercase).count() > 1 && name.len() > 3;
    (is_coined && (is_whole || is_own)).then(|| Form::free(name))
}

/// A Latin name right behind a noun: 平台 RoadSense.
fn behind_noun(tokens: &[Token], at: usize, text: &str, index: usize) -> Option<Candidate> {
    let suffix = tokens.get(at)?.suffix()?;
    let token = tokens.get(at + 1).filter(|token| token.role == Role::Latin)?;
    let name = text.get(token.range.clone())?.trim();
    let is_coined = name.chars().filter(char::is_ascii_uppercase).count() > 1 && name.len() > 3;
    is_coined.then(|| Candidate {
        text: index,
        range: token.range.start..token.range.start + name.len(),
        name: name.to_owned(),
        kind: suffix.kind,
        aliases: Vec::new(),
        weight: ENOUGH,
        usage: Usage::Name,
    })
}

/// What a word of naming announces is a name without the noun, too: 称作…的门户网站.
fn announced(tokens: &[Token], first: usize, end: usize, before: Before, text: &str) -> Option<Form> {
    let of = (first..end).find(|at| tokens.get(*at).is_some_and(|token| token.role == Role::Of))?;
    let name = text.get(tokens.get(first)?.range.start..tokens.get(of)?.range.start)?;
    (before == Before::Naming && name.chars().count() > 3).then(|| Form::free(name))
}

/// The name with the organization right before it: 国际刑警组织…数据库.
fn possessed(tokens: &[Token], first: usize, before: Before, name: &str, text: &str) -> Option<Form> {
    let body = first.checked_sub(1).filter(|_| before == Before::Possessor)?;
    tokens.get(body).filter(|token| token.role == Role::Body)?;
    let begin = begin::begin(tokens, body, text);
    let owner = tokens.get(begin.at)?.range.start..tokens.get(body)?.range.end;
    let owner = text.get(owner).filter(|owner| owner.chars().count() > 3)?;
    Some(Form::free(format!("{owner}{name}")))
}
