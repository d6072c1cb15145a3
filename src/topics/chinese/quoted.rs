use std::ops::Range;

use super::brackets;
use super::evidence::{Stem, ends_name};
use super::lexer::{Role, Token};
use crate::model::ProgrammeKind::Tool;
use crate::topics::candidate::{Candidate, Form, Usage};
use crate::topics::words::chinese::{self as words, Suffix};

/// The name that the quotation at `at` holds, alone or with a noun behind it.
pub(super) fn candidate(tokens: &[Token], at: usize, text: &str, index: usize) -> Option<Candidate> {
    let token = tokens.get(at).filter(|token| token.role == Role::Quote)?;
    let quote = Quote { tokens, at, text, index, inner: inner(&token.range), outer: token.range.clone() };
    if quote.content().is_empty() || quote.content().chars().count() > super::LONGEST {
        return None;
    }
    quote
        .before_noun()
        .or_else(|| quote.named_before())
        .or_else(|| quote.with_noun_inside())
        .or_else(|| quote.latin())
}

/// The tool that the title at `at` is: 《…工具包》. Other titles are publications.
pub(super) fn title(tokens: &[Token], at: usize, text: &str, index: usize) -> Option<Candidate> {
    let token = tokens.get(at).filter(|token| token.role == Role::Title)?;
    let content = text.get(inner(&token.range))?;
    let suffix = words::SUFFIXES
        .iter()
        .filter(|suffix| content.ends_with(suffix.word))
        .max_by_key(|s| s.word.len())?;
    words::TITLED.split_whitespace().find(|word| *word == suffix.word)?;
    Some(Candidate {
        text: index,
        range: token.range.clone(),
        name: text.get(token.range.clone())?.to_owned(),
        kind: suffix.kind,
        aliases: vec![Form::free(content)],
        weight: QUOTED,
        usage: Usage::Name,
    })
}

/// What the quotation at `at` holds, without its marks.
pub(super) fn quotation(tokens: &[Token], at: usize, text: &str) -> Option<String> {
    let token = tokens.get(at).filter(|token| token.role == Role::Quote)?;
    text.get(inner(&token.range)).filter(|content| !content.is_empty()).map(str::to_owned)
}

/// The bytes inside the marks, each of three bytes.
fn inner(outer: &Range<usize>) -> Range<usize> {
    const MARK: usize = '“'.len_utf8();
    outer.start + MARK..outer.end.saturating_sub(MARK)
}

struct Quote<'t> {
    tokens: &'t [Token],
    at: usize,
    text: &'t str,
    index: usize,
    inner: Range<usize>,
    outer: Range<usize>,
}

impl Quote<'_> {
    fn content(&self) -> &str {
        self.text.get(self.inner.clone()).unwrap_or_default()
    }

    fn role(&self, at: usize) -> Option<Role> {
        self.tokens.get(at).map(|token| token.role)
    }

    /// “…”举措, “…”的全球方案: a noun behind the marks, with at most a few words between.
    fn before_noun(&self) -> Option<Candidate> {
        let mut end = self.at + 1;
        while matches!(self.role(end), Some(Role::Bracket)) {
            end += 1;
        }
        let of = end;
        let has_of = self.role(of) == Some(Role::Of);
        let first = if has_of { of + 1 } else { of };
        let end = (first..self.tokens.len()).take(LONGEST_BETWEEN).find(|at| !self.is_between(*at))?;
        let suffix = self.tokens.get(end)?.suffix()?;
        if !ends_name(suffix, &[], self.tokens.get(end + 1)) || (suffix.marked && has_of) {
            return None;
        }
        let stem = Stem::of(self.tokens, first..end, self.text);
        let is_alone = has_of && (!stem.has_content || self.ends_with_noun());
        Some(self.with_noun(suffix, end, has_of, is_alone))
    }

    fn ends_with_noun(&self) -> bool {
        words::SUFFIXES.iter().any(|suffix| self.content().ends_with(suffix.word))
    }

    /// Whether the token at `at` may stand between the marks and the noun.
    fn is_between(&self, at: usize) -> bool {
        let is_last = self.tokens.get(at).and_then(Token::suffix).is_some()
            && self.tokens.get(at + 1).and_then(Token::suffix).is_none();
        !is_last
            && matches!(
                self.role(at),
                Some(
                    Role::Worldwide | Role::Reach | Role::Generic | Role::Common | Role::Plain | Role::Place
                ) | Some(Role::Suffix(_) | Role::Latin | Role::Agent | Role::Topical)
            )
    }

    /// The candidate for a quotation with `suffix` at `end`; `is_alone` where the quotation is the whole name.
    fn with_noun(&self, suffix: &'static Suffix, end: usize, has_of: bool, is_alone: bool) -> Candidate {
        let last = self.tokens.get(end).map_or(self.outer.end, |token| token.range.end);
        let whole = self.text.get(self.outer.start..last).unwrap_or_default();
        let mut aliases = self.content_forms();
        aliases.extend(brackets::read(self.tokens, self.at + 1, self.text).aliases);
        aliases.extend(brackets::read(self.tokens, end + 1, self.text).aliases);
        if is_alone {
            aliases.push(Form::free(whole));
        } else if !has_of {
            aliases.push(Form::free(whole.replacen(['“', '”'], "", 2)));
        }
        let name = if is_alone { self.content() } else { whole };
        let range = if is_alone { self.inner.clone() } else { self.outer.start..last };
        self.found(name, range, suffix, aliases)
    }

    /// The forms of the quotation itself: free where nobody would write the same words by chance.
    fn content_forms(&self) -> Vec<Form> {
        let content = self.content();
        let is_rare = content.chars().any(|c| c.is_ascii_alphabetic()) || content.chars().count() >= RARE;
        let mut forms = vec![if is_rare { Form::free(content) } else { Form::quoted(content) }];
        let before_colon = content.split_once('：').map(|(name, _)| name.trim());
        let is_name = |name: &&str| {
            name.is_ascii() && name.len() > 2
                || words::SUFFIXES.iter().any(|suffix| name.ends_with(suffix.word))
        };
        forms.extend(before_colon.filter(is_name).map(Form::free));
        forms
    }

    /// 这一举措被称为“…”: a noun, a word of naming, and the quotation.
    fn named_before(&self) -> Option<Candidate> {
        let naming = self.at.checked_sub(1).filter(|at| self.role(*at) == Some(Role::Naming))?;
        let noun = self.tokens.get(naming.checked_sub(1)?)?.suffix()?;
        (self.role(self.at + 1) != Some(Role::Of))
            .then(|| self.found(self.content(), self.inner.clone(), noun, self.content_forms()))
    }

    /// “…行动”: the quotation ends with a noun, or does so before a colon.
    fn with_noun_inside(&self) -> Option<Candidate> {
        let content = self.content();
        let head = content.split_once('：').map_or(content, |(head, _)| head);
        let suffix = words::SUFFIXES
            .iter()
            .filter(|suffix| head.ends_with(suffix.word))
            .max_by_key(|s| s.word.len())?;
        let is_title_of_other = self.role(self.at + 1) == Some(Role::Of);
        if is_title_of_other || head.len() == suffix.word.len() || suffix.word == "网" && head.len() < 9 {
            return None;
        }
        let mut aliases = self.content_forms();
        aliases.extend(brackets::read(self.tokens, self.at + 1, self.text).aliases);
        Some(self.found(content, self.inner.clone(), suffix, aliases))
    }

    /// “RevMod”: a Latin name with a noun for something made in the same sentence.
    fn latin(&self) -> Option<Candidate> {
        let content = self.content();
        let capitals = content.chars().filter(char::is_ascii_uppercase).count();
        if capitals < 2 || !content.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.'))
        {
            return None;
        }
        let sentence = self.text.get(self.outer.end..)?.split('。').next()?;
        let is_made = words::MADE.split_whitespace().any(|noun| sentence.contains(noun));
        let noun = words::SUFFIXES.iter().find(|suffix| suffix.kind == Tool).filter(|_| is_made)?;
        Some(self.found(content, self.inner.clone(), noun, vec![Form::free(content)]))
    }

    fn found(
        &self,
        name: &str,
        range: Range<usize>,
        suffix: &'static Suffix,
        aliases: Vec<Form>,
    ) -> Candidate {
        Candidate {
            text: self.index,
            range,
            name: name.to_owned(),
            kind: suffix.kind,
            aliases,
            weight: QUOTED,
            usage: Usage::Name,
        }
    }
}

/// The points of a quotation with a noun: enough by itself.
const QUOTED: i32 = 4;

/// So many tokens may stand between a quotation and its noun.
const LONGEST_BETWEEN: usize = 9;

/// A quotation of so many characters is not written by chance.
const RARE: usize = 6;
