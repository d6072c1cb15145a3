use std::ops::Range;

use super::begin::Before;
use super::lexer::{Role, Token};
use crate::model::ProgrammeKind::Operation;
use crate::topics::words::chinese::{self as words, Suffix};

/// What a stem is made of: the tokens of a name before its noun.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Stem {
    /// A quotation, a title or a Latin name.
    pub(super) is_marked: bool,
    /// Words that are no common ones.
    pub(super) has_content: bool,
    /// Single characters between words, which are parts of rarer ones.
    fragments: usize,
    has_place: bool,
    has_reach: bool,
    is_worldwide: bool,
    /// Tokens that are neither a place nor an adjective of reach.
    has_subject: bool,
    /// Words for a field of work.
    has_field: bool,
    /// It begins with a verb that a name begins with, and a long object follows.
    is_governed: bool,
    characters: usize,
}

impl Stem {
    /// The stem that `range` of the tokens makes.
    pub(super) fn of(tokens: &[Token], range: Range<usize>, text: &str) -> Self {
        let mut stem = Self::default();
        let first = tokens.get(range.start).map(|token| token.role);
        for token in tokens.get(range).unwrap_or_default() {
            let characters = text.get(token.range.clone()).map_or(0, |word| word.chars().count());
            stem.characters += characters;
            match token.role {
                Role::Quote | Role::Title => stem.is_marked = true,
                Role::Latin => stem.is_marked |= characters > 1,
                Role::Place => stem.has_place = true,
                Role::Worldwide => stem.is_worldwide = true,
                Role::Plain => {
                    stem.fragments += characters;
                    stem.has_content |= characters > 1 || stem.fragments > 1;
                    stem.has_subject = true;
                }
                Role::Topical => {
                    stem.has_field = true;
                    stem.has_subject = true;
                }
                Role::Generic
                | Role::Common
                | Role::Head
                | Role::SoftHead
                | Role::Carrying
                | Role::Agent
                | Role::Suffix(_) => stem.has_subject = true,
                Role::Reach => stem.has_reach = true,
                Role::Of
                | Role::Link
                | Role::Break
                | Role::Introducing
                | Role::Naming
                | Role::Its
                | Role::Verb
                | Role::Creating
                | Role::Determiner
                | Role::Pointing
                | Role::Body
                | Role::Number
                | Role::Bracket
                | Role::Stop
                | Role::Comma
                | Role::Preposition => {}
            }
        }
        stem.is_governed = matches!(first, Some(Role::Head | Role::SoftHead | Role::Preposition))
            && stem.characters >= LONG_STEM;
        stem
    }

    /// Whether nothing but adjectives of reach and conjunctions is in it.
    pub(super) fn is_empty(&self) -> bool {
        !(self.has_subject || self.is_marked || self.has_place)
    }

    /// The points for what the name is made of.
    ///
    /// A mark is almost proof; a place or 全球 with a subject is strong; a rare word is some; common words alone speak
    /// against a name.
    pub(super) fn weight(&self) -> i32 {
        let strong = [
            (self.is_marked, 3),
            (self.has_place && (self.has_subject || self.has_reach), 2),
            (self.is_worldwide && self.has_subject, 2),
        ];
        let mut weight: i32 = strong.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
        if self.has_content {
            weight += 1 + i32::from(self.characters >= LONG_STEM);
        }
        if weight > 0 {
            return weight;
        }
        match (self.is_governed, self.has_field) {
            (true, _) => 1,
            (false, true) => i32::from(self.characters >= LONG_STEM),
            (false, false) => -3,
        }
    }
}

/// A stem of so many characters is rarely made up for the occasion.
const LONG_STEM: usize = 8;

/// The points for what stands before and behind the name.
pub(super) fn surroundings(before: Before, next: Option<Role>, is_marked: bool) -> i32 {
    let is_subject = next != Some(Role::Of);
    match before {
        Before::Naming => 3,
        Before::Introducing => 2,
        Before::Possessor => 1,
        Before::Sentence => i32::from(is_subject),
        Before::Creating => -i32::from(!is_marked),
        Before::OwnersOf => 1,
        Before::Comma
        | Before::Sibling
        | Before::Listed
        | Before::Break
        | Before::Verb
        | Before::Of
        | Before::Name
        | Before::Determiner
        | Before::Pointing => 0,
    }
}

/// Whether a clause says who runs it: 由…牵头的.
pub(super) fn is_run_by(tokens: &[Token], first: usize, before: Before, text: &str) -> bool {
    let verb = first.checked_sub(2).filter(|_| before == Before::Of).and_then(|at| tokens.get(at));
    let verb = verb.and_then(|token| text.get(token.range.clone()));
    verb.is_some_and(|verb| words::RUNNING.split_whitespace().any(|running| running == verb))
}

/// Whether adjectives of reach are enumerated before the noun: 国家、区域和全球方案.
fn is_enumeration(before: &[Token]) -> bool {
    let mut back = before.iter().rev();
    let is_reach = back.next().is_some_and(|token| matches!(token.role, Role::Worldwide | Role::Reach));
    is_reach && back.next().is_some_and(|token| token.role == Role::Link)
}

/// Whether a suffix ends a name where it stands, judged by the tokens before it and the one behind it.
pub(super) fn ends_name(suffix: &Suffix, before: &[Token], next: Option<&Token>) -> bool {
    if is_enumeration(before) {
        return false;
    }
    let Some(next) = next else { return true };
    match next.role {
        // An item of an agenda: 项目 6.
        Role::Number => suffix.word != "项目",
        // 行动 and 网 are parts of many words.
        Role::Plain | Role::Generic | Role::Common | Role::Suffix(_) | Role::Body | Role::Reach => {
            suffix.kind != Operation && suffix.word != "网"
        }
        Role::Agent => suffix.kind != Operation,
        _ => true,
    }
}
