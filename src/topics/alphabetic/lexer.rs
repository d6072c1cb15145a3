use std::borrow::Cow;
use std::ops::Range;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word with a capital first.
    Capital,
    /// A word that nobody spells by rule: RIVERLINK, RevMod, KAFO-2.
    Coined,
    /// A word in small letters.
    Small,
    /// A number.
    Number,
    /// “…”
    Quote,
    /// (…)
    Bracket,
    /// A full stop and the like.
    Stop,
    /// Any other sign.
    Sign,
}

/// A word, a sign, or a whole quotation or bracket.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    /// What it looks like.
    pub(super) shape: Shape,
    /// Its characters.
    pub(super) text: &'t str,
    /// The same in small letters, with the first one as it is in no way marked.
    pub(super) small: Cow<'t, str>,
    /// Its bytes in the plain text.
    pub(super) range: Range<usize>,
    /// Whether a sentence begins with it, so that its capital means nothing.
    pub(super) opens: bool,
}

impl Token<'_> {
    /// What stands inside the marks of a quotation or bracket.
    pub(super) fn inner(&self) -> &str {
        let mut characters = self.text.chars();
        characters.next();
        characters.next_back();
        characters.as_str()
    }

    /// Whether it may be a word of a name by its capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Coined)
    }
}

/// The tokens of a text: those of the text itself, then those inside each quotation and bracket.
pub(super) fn runs(text: &str) -> Vec<Vec<Token<'_>>> {
    let mut runs = Vec::new();
    let mut waiting: Vec<Range<usize>> = std::iter::once(0..text.len()).collect();
    while let Some(range) = waiting.pop() {
        let tokens = run(text, range);
        let groups = tokens.iter().filter(|token| matches!(token.shape, Shape::Quote | Shape::Bracket));
        waiting.extend(groups.filter_map(|group| inside(text, &group.range)));
        runs.push(tokens);
    }
    runs
}

/// The bytes between the marks of a group, where there are any.
fn inside(text: &str, outer: &Range<usize>) -> Option<Range<usize>> {
    let group = text.get(outer.clone())?;
    let first = group.chars().next()?.len_utf8();
    let last = group.chars().next_back()?.len_utf8();
    (group.len() > first + last).then(|| outer.start + first..outer.end - last)
}

fn run(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = range.start;
    while let Some(rest) = text.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let length = length(rest);
        let Some(piece) = rest.get(..length) else { break };
        if !piece.trim().is_empty() {
            let opens = tokens.last().is_none_or(|last| last.shape == Shape::Stop);
            tokens.push(Token {
                shape: shape(piece),
                text: piece,
                small: small(piece),
                range: at..at + length,
                opens,
            });
        }
        at += length;
    }
    tokens
}

fn small(piece: &str) -> Cow<'_, str> {
    if piece.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(piece)
    } else {
        Cow::Owned(piece.to_lowercase())
    }
}

/// The length of the token that `text` begins with.
fn length(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    match first {
        '“' => group_length(text, '“', '”').unwrap_or(first.len_utf8()),
        '(' => group_length(text, '(', ')').unwrap_or(first.len_utf8()),
        c if c.is_alphanumeric() => word_length(text),
        c if c.is_whitespace() => text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len()),
        c => c.len_utf8(),
    }
}

fn group_length(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST_GROUP) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}

/// A quotation or bracket of more characters is none to look into.
const LONGEST_GROUP: usize = 400;

/// Letters and digits, and the signs between two of them: ton-kilometre, HIV/AIDS, Women's, 1.4.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let goes_on = characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let is_inside = c.is_alphanumeric()
            || is_mark(c)
            || goes_on && matches!(c, '-' | '/' | '\'' | '&')
            || goes_on
                && matches!(c, '.' | ',')
                && text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
            || c == '.'
                && text.get(..at).is_some_and(is_all_capitals)
                && characters.peek().is_some_and(|(_, next)| next.is_uppercase());
        if !is_inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether a text is of two capitals or more, as before a full stop inside an acronym.
fn is_all_capitals(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(char::is_uppercase)
}

/// The vowel signs of Arabic and the accents of Latin that stand on the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}')
}

fn shape(piece: &str) -> Shape {
    let Some(first) = piece.chars().next() else { return Shape::Sign };
    match first {
        '“' if piece.len() > first.len_utf8() => Shape::Quote,
        '(' if piece.len() > 1 => Shape::Bracket,
        '.' | '!' | '?' | '\n' | '؟' => Shape::Stop,
        c if c.is_numeric() => Shape::Number,
        c if c.is_alphabetic() => word_shape(piece, first),
        _ => Shape::Sign,
    }
}

fn word_shape(word: &str, first: char) -> Shape {
    let stem = word.strip_suffix("'s").unwrap_or(word);
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    // Each part of a compound may have a capital of its own: Asia-Pacific.
    let parts = stem.split(['-', '/', '\'', '&']).filter(|part| part.starts_with(char::is_uppercase)).count();
    match (capitals > parts.max(1), first.is_uppercase()) {
        (true, _) => Shape::Coined,
        (false, _) if capitals > 0 && !first.is_uppercase() && parts == 0 => Shape::Coined,
        (false, true) => Shape::Capital,
        (false, false) => Shape::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_capitals() {
        let text = "The Asia-Pacific RevMod and goAML (KAFO II) of Women's Network, 1.4 “x y”.";
        let runs = runs(text);
        let shapes: Vec<Shape> = runs[0].iter().map(|token| token.shape).collect();
        use Shape::*;
        assert_eq!(
            shapes,
            [
                Capital, Capital, Coined, Small, Coined, Bracket, Small, Capital, Capital, Sign, Number,
                Quote, Stop
            ]
        );
        assert_eq!(runs.len(), 3);
        assert!(runs[0][0].opens && !runs[0][1].opens);
    }

    #[test]
    fn marks_without_their_other_half_are_signs() {
        for text in ["(a b", "“a", "a)", "”", "", "((a)", "'s"] {
            let runs = runs(text);
            assert!(runs[0].iter().all(|token| !matches!(token.shape, Shape::Quote)), "{text}");
        }
    }
}
