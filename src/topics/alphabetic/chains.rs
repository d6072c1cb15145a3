use super::lexer::{Shape, Token};
use super::organisations::Organisations;
use crate::model::ProgrammeKind::Operation;
use crate::topics::words::alphabetic::{Noun, Words, holds};

/// A name as a run of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The first token.
    pub(super) first: usize,
    /// The last token.
    pub(super) last: usize,
}

/// Reads names out of the capitals of a text.
pub(super) struct Chains<'a, 't> {
    /// The words of the language.
    pub(super) words: &'static Words,
    /// What the report calls organizations.
    pub(super) organisations: &'a Organisations,
    /// The tokens.
    pub(super) tokens: &'a [Token<'t>],
}

impl Chains<'_, '_> {
    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    /// The noun that the token at `at` is.
    pub(super) fn noun(&self, at: usize) -> Option<&'static Noun> {
        let token = self.token(at).filter(|token| matches!(token.shape, Shape::Capital | Shape::Small))?;
        self.words.noun(&token.small)
    }

    /// The name around the noun at `at` that is written with a capital, where it has more than common words.
    pub(super) fn around(&self, at: usize) -> Option<Span> {
        let noun = self.token(at).filter(|token| token.shape == Shape::Capital)?;
        let span = if noun.small == "operation" {
            Span { first: at, last: self.capitals_after(at) }
        } else {
            Span { first: self.behind_body(self.begin(at), at), last: self.end(at) }
        };
        let is_body = (span.first..at).any(|at| self.is_body(at))
            || span.last != at && self.is_body(span.last) && !self.has_article(at, span.last)
            || self.goes_on_as_other(at, span.last);
        let has_other = (span.first..=span.last).any(|other| other != at && self.is_name_word(other));
        (has_other && !is_body && !self.is_sentence_word(&span, at)).then_some(span)
    }

    /// How much the words of a name around the noun at `at` say: something of their own, at least two common words, or less.
    pub(super) fn content(&self, span: &Span, at: usize) -> Content {
        let mut others = (span.first..=span.last).filter(|other| *other != at);
        if others.clone().any(|other| self.is_subject(other)) {
            return Content::Own;
        }
        let is_common =
            |other: &usize| self.token(*other).is_some_and(|token| token.is_capital() && !token.opens);
        let is_more = others.any(|other| {
            self.token(other).is_some_and(|token| {
                token.is_capital() && !token.opens && !self.words.modifiers.holds(&token.small)
            })
        });
        let count = (span.first..=span.last).filter(|other| *other != at).filter(is_common).count();
        if is_more && count > 1 { Content::Common } else { Content::Little }
    }

    /// Behind the organization with which the capitals from `first` to the noun at `at` begin, where more than the noun
    /// follows: the World Bank Clean Rivers Programme.
    fn behind_body(&self, first: usize, at: usize) -> usize {
        let body = (first..at).rev().find(|at| self.is_body(*at));
        let rest = body.map(|body| body + 1);
        rest.filter(|rest| {
            let is_joined = self.token(*rest).is_some_and(|token| token.is_capital());
            is_joined && (*rest..at).any(|at| self.is_subject(at))
        })
        .unwrap_or(first)
    }

    /// The capitals around the word at `at`, with what small words join behind it: "Conference of the Parties to …".
    pub(super) fn whole(&self, at: usize) -> Span {
        let mut last = self.capitals_after(at);
        let mut next = last + 1;
        while let Some(token) = self.token(next).filter(|_| next <= last + 3) {
            let is_joint = token.shape == Shape::Small
                && (self.words.connectors.holds(&token.small) || self.words.after_noun.holds(&token.small));
            let is_article = next > last + 1 && holds("the its their", &token.small);
            if self.is_name_word(next) {
                if self.begins_other(next) {
                    break;
                }
                last = next;
            } else if !is_joint && !is_article {
                break;
            }
            next += 1;
        }
        Span { first: self.begin(at), last }
    }

    /// The words with capitals that end at `at`, where they are the name of no body and more than one.
    pub(super) fn title(&self, at: usize) -> Option<Span> {
        let first = self.begin(at + 1);
        let is_other = (first..=at).any(|at| self.is_body(at) || self.noun(at).is_some());
        let has_own = (first..=at).any(|at| self.is_subject(at));
        (first < at && has_own && !is_other).then_some(Span { first, last: at })
    }

    /// The organization right before the name that begins at `first`, as its first token.
    pub(super) fn owner(&self, first: usize) -> Option<usize> {
        let body = first.checked_sub(1).filter(|body| self.is_body(*body))?;
        Some(self.begin(body)).filter(|owner| *owner < body)
    }

    /// The name before the noun at `at` that is written small: "Slope Watch initiative".
    pub(super) fn before(&self, at: usize) -> Option<Span> {
        self.token(at).filter(|token| token.shape == Shape::Small)?;
        let mut last = at.checked_sub(1)?;
        let mut between = 0;
        while between < WORDS_BETWEEN && self.token(last)?.shape == Shape::Small {
            last = last.checked_sub(1)?;
            between += 1;
        }
        let is_bracketed = self.is_bracketed_acronym(last);
        if is_bracketed {
            last = last.checked_sub(1)?;
        }
        let token = self.token(last)?;
        let is_name = token.is_capital() && (between == 0 || is_bracketed || token.shape == Shape::Coined);
        let between_is_plain =
            (last + 1..at).all(|at| self.token(at).is_some_and(|t| !self.is_small_word(&t.small)));
        if !is_name || !between_is_plain || self.is_body(last) || self.organisations.holds(token.text) {
            return None;
        }
        let span = Span { first: self.begin(last + 1), last };
        let has_body = (span.first..=last).any(|at| self.is_body(at));
        let is_name = self.content(&span, at) != Content::Little;
        let is_lone = token.shape != Shape::Coined && span.first == last;
        (is_name && !has_body && !(is_lone && (token.opens || is_people(&token.small)))).then_some(span)
    }

    /// Whether a bracket with an acronym stands at `at`.
    fn is_bracketed_acronym(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Bracket && is_short_form(token.inner()))
    }

    /// The first token of the capitals that end before `at`.
    fn begin(&self, at: usize) -> usize {
        let mut first = at;
        while let Some(before) = first.checked_sub(1) {
            let Some(token) = self.token(before) else { break };
            if self.is_name_word(before)
                || token.shape == Shape::Bracket && is_short_form(token.inner()) && before > 0
            {
                first = before;
            } else if self.connects(before) {
                first = before - 1;
            } else if self.is_bracketed_acronym(at) && self.is_article_inside(before) {
                first = before;
            } else {
                break;
            }
        }
        while first < at && self.token(first).is_some_and(|token| token.shape == Shape::Bracket) {
            first += 1;
        }
        first
    }

    /// Whether the article at `at` stands inside a name: "… in Persons and the Smuggling …".
    fn is_article_inside(&self, at: usize) -> bool {
        let joins = at.checked_sub(1).is_some_and(|joint| self.connects(joint));
        joins && self.token(at).is_some_and(|token| token.small == "the")
    }

    /// Whether the token belongs to a name by its capital.
    fn is_name_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let is_small_word = self.is_small_word(&token.small);
            let is_number =
                token.shape == Shape::Number && at > 0 && self.token(at + 1).is_some_and(|n| n.is_capital());
            let is_other =
                self.organisations.holds(token.text) || self.words.not_in_names.holds(&token.small);
            token.is_capital() && !is_small_word && !is_other && !is_number
        })
    }

    fn is_small_word(&self, word: &str) -> bool {
        let words = self.words;
        [&words.connectors, &words.articles, &words.prepositions, &words.after_noun]
            .iter()
            .any(|list| list.holds(word))
    }

    fn is_connector(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.shape == Shape::Small && self.words.connectors.holds(&token.small))
    }

    /// Whether the small word at `at` stands inside a name: between two words of it, the first of them no object of a
    /// preposition.
    fn connects(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let is_connector = self.is_connector(at);
        let mut first = before;
        while first.checked_sub(1).is_some_and(|at| self.is_name_word(at)) {
            first -= 1;
        }
        let is_object = first.checked_sub(1).is_some_and(|joint| {
            let is_preposition = self.token(joint).is_some_and(|token| {
                token.shape == Shape::Small && self.words.prepositions.holds(&token.small)
            });
            // "Trafficking in Persons and …": a small word of the name.
            let is_inside =
                self.is_connector(joint) && joint.checked_sub(1).is_some_and(|at| self.is_name_word(at));
            is_preposition && !is_inside
        });
        is_connector
            && self.is_name_word(before)
            && !is_object
            && !self
                .token(first)
                .is_some_and(|t| t.opens && first == before && at > 1 && self.is_small_word(&t.small))
    }

    /// The last token of the name whose noun stands at `at`: "Network of …", "Programme against …".
    fn end(&self, at: usize) -> usize {
        let mut last = at;
        let mut next = at + 1;
        let Some(joint) = self.token(next).filter(|token| self.words.after_noun.holds(&token.small)) else {
            return self.capitals_after(at);
        };
        let is_of_the = joint.small == "of"
            && self.token(next + 1).is_some_and(|token| holds("the united", &token.small));
        // "Alliance of WEF": whose it is.
        let is_owner = joint.small == "of"
            && self.token(next + 1).is_some_and(|token| token.shape == Shape::Coined)
            && !self.is_name_word(next + 2)
            && !self.connects(next + 2);
        if is_owner
            || is_of_the
            || self.token(next + 1).is_some_and(|token| holds("action work", &token.small))
        {
            return at;
        }
        while let Some(token) = self.token(next) {
            let is_inside = token.shape == Shape::Small
                && (self.words.connectors.holds(&token.small) || holds("the with from by", &token.small));
            let goes_back = next == last + 1 && self.words.going_back.holds(&token.small);
            if goes_back || self.is_name_word(next) && !(self.begins_other(next) && next > at + 3) {
                last = next;
            } else if !is_inside || next > last + 3 {
                break;
            }
            next += 1;
        }
        self.end_of_list(last).unwrap_or(last)
    }

    /// The last token of an enumeration that goes on behind `last`: against Money-Laundering, Proceeds of Crime and the
    /// Financing of Terrorism. It ends with a conjunction and holds no other name.
    fn end_of_list(&self, last: usize) -> Option<usize> {
        self.token(last + 1).filter(|token| token.text == ",")?;
        let mut at = last + 2;
        let mut is_closed = false;
        self.token(at).filter(|_| self.is_name_word(at))?;
        let mut end = None;
        while let Some(token) = self.token(at) {
            let is_article = holds("the", &token.small) && self.is_name_word(at + 1);
            if self.is_name_word(at) {
                if self.noun(at).is_some() || self.is_body(at) || token.shape == Shape::Coined {
                    return None;
                }
                end = Some(at).filter(|_| is_closed);
            } else if token.small == "and" && !is_closed {
                is_closed = true;
            } else if !(token.text == "," && !is_closed
                || is_article
                || self.connects(at) && token.small != "and")
            {
                break;
            }
            at += 1;
        }
        end
    }

    /// The last of the capitals that follow the token at `at` without a break.
    fn capitals_after(&self, at: usize) -> usize {
        let mut last = at;
        while self.token(last + 1).is_some_and(|token| token.is_capital() && self.is_name_word(last + 1)) {
            last += 1;
        }
        last
    }

    /// Whether the name of something else begins at `at`, behind "and the": that of a body, or one with a noun.
    fn begins_other(&self, at: usize) -> bool {
        let word =
            |back: usize| at.checked_sub(back).and_then(|at| self.token(at)).map(|token| &*token.small);
        let run = (at..).take_while(|at| self.is_name_word(*at));
        word(1) == Some("the")
            && word(2) == Some("and")
            && run.into_iter().any(|at| self.is_body(at) || self.noun(at).is_some())
    }

    fn has_article(&self, first: usize, last: usize) -> bool {
        (first..last).any(|at| self.token(at).is_some_and(|token| self.words.articles.holds(&token.small)))
    }

    /// The name behind the word of naming at `at`, with the noun before that: "the portal known as …".
    pub(super) fn named(&self, at: usize) -> Option<(Span, &'static Noun)> {
        self.token(at).filter(|token| self.words.naming.holds(&token.small))?;
        let noun = self.noun(at.checked_sub(1)?)?;
        let is_as = self.token(at + 1).is_some_and(|token| token.small == "as");
        let mut first = at + 1 + usize::from(is_as);
        if self.token(first).is_some_and(|token| self.words.articles.holds(&token.small)) {
            first += 1;
        }
        let mut last = first;
        while self.is_name_word(last + 1) || self.connects(last + 1) && self.is_name_word(last + 2) {
            last += 1;
        }
        let is_name = self.is_name_word(first) && (last > first || self.token(first)?.shape == Shape::Coined);
        is_name.then_some((Span { first, last }, noun))
    }

    /// Whether the words behind the noun at `at` make it the name of something else: "Programme Coordination Unit".
    fn goes_on_as_other(&self, at: usize, last: usize) -> bool {
        let is_joined = self.token(at + 1).is_some_and(|token| token.is_capital());
        let is_operation = self.noun(at).is_some_and(|noun| noun.kind == Operation);
        let is_action = self.token(at + 1).is_some_and(|token| token.small == "of")
            && self.token(at + 2).is_some_and(|token| holds("action work", &token.small));
        is_action || is_joined && !is_operation && last > at
    }

    /// Whether the word at `at` is of a kind that only bodies, texts and days have in their names.
    fn is_body(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.is_capital() && self.words.bodies.holds(&token.small) && token.small != "nations"
        })
    }

    /// Whether the word at `at` says what a name is about.
    fn is_subject(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_capital() && !self.words.generic.holds(&token.small))
    }

    /// Whether all the name's capital is that of a sentence.
    fn is_sentence_word(&self, span: &Span, noun: usize) -> bool {
        span.first == noun && self.token(noun).is_some_and(|token| token.opens) && span.last == noun
    }
}

/// What the words of a name say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Something of their own.
    Own,
    /// Common things, in two words or more.
    Common,
    /// Nothing that makes a name.
    Little,
}

/// So many small words may stand between a coined name and its noun.
const WORDS_BETWEEN: usize = 3;

/// Whether a text is an acronym: StAR, DECI.
pub(super) fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=16).contains(&text.chars().count())
        && capitals >= 2
        && capitals * 2 >= letters
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ' '))
}

/// Whether the text of a bracket is a short form by its spelling: an acronym, or a word with capitals inside.
pub(super) fn is_short_form(text: &str) -> bool {
    let is_word = text.chars().all(|c| c.is_alphanumeric() || c == '-');
    let capitals = text.chars().skip(1).filter(|c| c.is_uppercase()).count();
    is_acronym(text) || is_word && capitals > 0 && text.chars().count() <= 16
}

/// Whether a word tells people or a country: Kenyan, Japanese.
fn is_people(word: &str) -> bool {
    ["an", "ese", "ish", "ic"].iter().any(|end| word.ends_with(end)) && word.len() > 4
}
