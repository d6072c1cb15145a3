//! Names of programmes in languages that part words by spaces: capitals, quotation marks and spelling tell them.
//!
//! | file | what it does |
//! |---|---|
//! | `lexer` | a text as words by their capitals, quotations and brackets |
//! | `chains` | names around or before a noun, by their capitals |
//! | `quoted` | names in quotation marks |
//! | `coined` | names that nobody spells by rule: RIVERLINK |
//! | `brackets` | short forms in brackets behind a name |
//! | `others` | organizations, treaties and meetings by their capitals |
//! | `organisations` | the acronyms that stand for organizations |

mod brackets;
mod chains;
mod coined;
mod lexer;
mod organisations;
mod others;
mod quoted;
pub(super) mod relations;

use super::candidate::{Candidate, Form, Usage};
use super::language::Found;
use super::texts::Text;
use super::words::alphabetic::{Noun, Words};
use chains::{Chains, Content, Span};
use lexer::{Shape, Token};
use organisations::Organisations;
pub(super) use others::others;

/// Everything in the texts that may be the name of a programme, in reading order.
pub(super) fn find(words: &'static Words, texts: &[Text<'_>]) -> Found {
    let lexed: Vec<Vec<Vec<Token<'_>>>> = texts.iter().map(|text| lexer::runs(&text.plain.text)).collect();
    let organisations = Organisations::of(words, lexed.iter().flatten());
    let mut found = Found::default();
    for (index, runs) in lexed.iter().enumerate() {
        let Some(text) = texts.get(index) else { continue };
        let mut here = Vec::new();
        for tokens in runs {
            let chains = Chains { words, organisations: &organisations, tokens };
            let place = Place { chains, text: &text.plain.text, index };
            here.extend((0..tokens.len()).flat_map(|at| place.candidates(at)));
        }
        found.candidates.extend(outermost(here));
    }
    found.pointed = vec![false; found.candidates.len()];
    found
}

/// The candidates in reading order, without those inside another one.
fn outermost(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.range.start, std::cmp::Reverse(c.range.end), std::cmp::Reverse(c.weight)));
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match kept.last_mut().filter(|outer| candidate.range.end <= outer.range.end) {
            Some(outer) if outer.range == candidate.range => outer.aliases.extend(candidate.aliases),
            Some(_) => {}
            None => kept.push(candidate),
        }
    }
    kept
}

/// A run of tokens and where it stands.
struct Place<'a, 't> {
    chains: Chains<'a, 't>,
    text: &'a str,
    index: usize,
}

impl Place<'_, '_> {
    fn candidates(&self, at: usize) -> Vec<Candidate> {
        if !self.chains.words.by_capitals {
            let ways = [self.defined(at), self.quoted(at), self.coined_behind(at), self.coined(at)];
            return ways.into_iter().flatten().collect();
        }
        [self.by_noun(at), self.quoted(at), self.coined(at), self.named(at)].into_iter().flatten().collect()
    }

    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.chains.tokens.get(at)
    }

    fn characters(&self, span: &Span) -> Option<(std::ops::Range<usize>, &str)> {
        let range = self.token(span.first)?.range.start..self.token(span.last)?.range.end;
        Some((range.clone(), self.text.get(range)?))
    }

    /// A name with the noun at `at`.
    fn by_noun(&self, at: usize) -> Option<Candidate> {
        let noun = self.chains.noun(at)?;
        if let Some(span) = self.chains.around(at) {
            let owner = self.chains.owner(span.first);
            let with_owner = owner.and_then(|first| self.characters(&Span { first, last: span.last }));
            let aliases = with_owner.map(|(_, name)| Form::free(name)).into_iter().collect();
            let weight = match self.chains.content(&span, at) {
                Content::Own => CAPITALS,
                Content::Common => COMMON,
                Content::Little => LITTLE,
            };
            return self.candidate(&span, span.last, noun, weight, aliases);
        }
        let span = self.chains.before(at)?;
        let (_, title) = self.characters(&span)?;
        let is_coined = self.token(span.last)?.shape == Shape::Coined;
        let is_lone = !title.contains(' ');
        let is_common = is_lone && !is_coined;
        let is_acronym = self.chains.words.acronyms.holds(&title.to_lowercase());
        let alias = if is_common { Form::quoted(title) } else { Form::free(title) };
        let weight = if is_lone && !is_coined { LONE } else { CAPITALS };
        let mut aliases: Vec<Form> = [alias].into_iter().filter(|_| !is_acronym).collect();
        aliases.extend(brackets::short_forms(self.chains.words, self.chains.tokens, span.last + 1));
        self.candidate(&Span { first: span.first, last: at }, at, noun, weight, aliases)
    }

    /// A name from its noun to the acronym behind it, which tells where it ends: "Réseau d'alerte (RAL)".
    fn defined(&self, at: usize) -> Option<Candidate> {
        let noun = self.chains.noun(at)?;
        let first = self.token(at)?;
        let has_capital = first.shape == Shape::Capital && !first.opens;
        let has_none = first.text.chars().all(|c| !c.is_uppercase() && !c.is_lowercase());
        let behind = self.chains.tokens.get(at + 1..)?;
        let length = behind.iter().take(LONGEST_DEFINED).take_while(|token| {
            matches!(token.shape, Shape::Small | Shape::Capital | Shape::Coined | Shape::Number)
        });
        let last = at + length.count();
        let bracket = self.token(last + 1).filter(|token| token.shape == Shape::Bracket)?;
        let is_defined =
            chains::is_acronym(bracket.inner()) && !self.chains.organisations.holds(bracket.inner());
        let is_name = (has_capital || has_none) && is_defined && last > at;
        is_name.then(|| self.candidate(&Span { first: at, last }, last, noun, CAPITALS, Vec::new())).flatten()
    }

    /// A coined name behind its noun: "la plateforme RoadSense".
    fn coined_behind(&self, at: usize) -> Option<Candidate> {
        let noun = self.chains.noun(at.checked_sub(1)?)?;
        let is_name = coined::is_coined(self.chains.organisations, self.chains.tokens, at)
            && !self.chains.words.acronyms.holds(&self.token(at)?.small);
        is_name
            .then(|| self.candidate(&Span { first: at, last: at }, at, noun, CAPITALS, Vec::new()))
            .flatten()
    }

    /// A name in the quotation at `at`.
    fn quoted(&self, at: usize) -> Option<Candidate> {
        let words = self.chains.words;
        let (noun, last) = quoted::noun(words, self.chains.tokens, at)?;
        let content = self.token(at)?.inner().trim();
        let is_rare = content.contains(' ') || content.chars().filter(|c| c.is_uppercase()).count() > 1;
        let mut forms = vec![if is_rare { Form::free(content) } else { Form::quoted(content) }];
        forms.extend(quoted::before_colon(words, content).map(Form::free));
        let mut candidate = self.candidate(&Span { first: at, last }, last, noun, QUOTED, forms)?;
        if last == at {
            let before = self.token(at)?.text.find(content)?;
            let start = candidate.range.start + before;
            candidate.range = start..start + content.len();
            candidate.name = content.to_owned();
        }
        Some(candidate)
    }

    /// A name behind a word of naming.
    fn named(&self, at: usize) -> Option<Candidate> {
        let (span, noun) = self.chains.named(at)?;
        self.candidate(&span, span.last, noun, QUOTED, Vec::new())
    }

    /// A name that is coined, or that an apposition explains.
    fn coined(&self, at: usize) -> Option<Candidate> {
        let Chains { words, organisations, tokens } = &self.chains;
        let apposition = coined::apposition(words, tokens, at);
        if coined::is_coined(organisations, tokens, at) {
            let full = coined::full_name(words, tokens, at);
            let full_noun = full.as_ref().and_then(|name| words.noun(&name.last()?.to_lowercase()));
            if let Some(noun) = apposition.or(full_noun) {
                let full = full.map(|name| Form::free(name.join(" ")));
                return self.candidate(
                    &Span { first: at, last: at },
                    at,
                    noun,
                    QUOTED,
                    full.into_iter().collect(),
                );
            }
            return None;
        }
        let is_last = self.token(at)?.is_capital() && self.token(at + 1)?.text == ",";
        let noun = apposition.filter(|_| is_last)?;
        let span = self.chains.title(at)?;
        self.candidate(&span, at, noun, CAPITALS, Vec::new())
    }

    /// The candidate of a span, with the short forms given behind the token at `last`.
    fn candidate(
        &self,
        span: &Span,
        last: usize,
        noun: &Noun,
        weight: i32,
        aliases: Vec<Form>,
    ) -> Option<Candidate> {
        let words = self.chains.words;
        let (range, name) = self.characters(span)?;
        let alike = |named: &&&str| name.contains(**named);
        if name.chars().count() > LONGEST
            || words.named_alike.iter().any(|named| alike(&named))
            || is_shouted(self.text)
        {
            return None;
        }
        let mut aliases = aliases;
        let mut behind = last + 1;
        while self.token(behind).is_some_and(|token| token.shape == Shape::Bracket) {
            aliases.extend(brackets::short_forms(words, self.chains.tokens, behind));
            behind += 1;
        }
        aliases.extend(brackets::later(words, self.chains.tokens, behind));
        aliases.extend(inner_acronym(name));
        Some(Candidate {
            text: self.index,
            range,
            name: name.to_owned(),
            kind: noun.kind,
            weight: weight + noun.prior + i32::from(!aliases.is_empty()),
            aliases,
            usage: Usage::Name,
        })
    }
}

/// The acronym inside a name and the name without it: Stolen Asset Recovery (StAR) Initiative.
fn inner_acronym(name: &str) -> Vec<Form> {
    let Some((before, rest)) = name.split_once(" (") else { return Vec::new() };
    let Some((acronym, after)) = rest.split_once(')') else { return Vec::new() };
    if !chains::is_short_form(acronym) {
        return Vec::new();
    }
    vec![Form::free(acronym), Form::free(format!("{before}{after}")), Form::free(format!("{acronym}{after}"))]
}

/// Whether a text is all in capitals, so that they tell nothing.
fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(|c| c.is_uppercase()).count() * 2 > letters
}

/// A name has at most so many words behind its noun.
const LONGEST_DEFINED: usize = 14;

/// No name is longer, in characters.
const LONGEST: usize = 160;

/// The points of a name by its capitals.
const CAPITALS: i32 = 3;

/// The points of a name of common words with capitals.
const COMMON: i32 = 2;

/// The points of a noun with hardly anything before it, which may be a short form.
const LITTLE: i32 = -1;

/// The points of a single word with a capital before a noun.
const LONE: i32 = 0;

/// The points of a name in quotation marks or explained.
const QUOTED: i32 = 4;
