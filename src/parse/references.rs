//! References from one paragraph to others of the same report: "see paras. 29–31 below", "另见第 29-31 段".

use std::borrow::Cow;
use std::ops::Range;

use super::labels::{is_ideograph, tail};
use super::numerals::number;
use super::words::ReferenceWords;

/// A reference in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The bytes of the words that refer.
    pub(super) bytes: Range<usize>,
    /// The paragraph numbers, ranges written out.
    pub(super) numbers: Vec<u32>,
}

/// No reference names a longer range.
const LONGEST_RANGE: u32 = 200;

/// How far back "see" may stand, in bytes of one clause.
const FARTHEST_SEE: usize = 120;

/// The references in `text`, from left to right.
pub(super) fn find(text: &str, words: &ReferenceWords) -> Vec<Reference> {
    let lower = lower(text);
    let mut found: Vec<Reference> = Vec::new();
    let mut at = 0;
    while let Some((start, word)) = next_word(&lower, at, words.before) {
        at = start + word.len();
        if let Some(reference) = read(&lower, start, word, words) {
            at = at.max(reference.bytes.end);
            found.push(reference);
        }
    }
    found
}

/// Small letters, byte for byte: characters that would change their length are kept.
fn lower(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| !is_ideograph(c) && c.is_uppercase()) {
        return Cow::Borrowed(text);
    }
    let small = text
        .chars()
        .map(|c| {
            if c.is_ascii() || is_ideograph(c) {
                return c.to_ascii_lowercase();
            }
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        })
        .collect();
    Cow::Owned(small)
}

fn next_word<'w>(text: &str, from: usize, words: &'w [&'w str]) -> Option<(usize, &'w str)> {
    let rest = tail(text, from);
    words
        .iter()
        .filter_map(|word| {
            memchr::memmem::find(rest.as_bytes(), word.as_bytes()).map(|at| (from + at, *word))
        })
        .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

fn read(text: &str, start: usize, word: &str, words: &ReferenceWords) -> Option<Reference> {
    let before = text.get(..start)?;
    if word.chars().all(char::is_alphabetic)
        && before.ends_with(|c: char| c.is_alphabetic() && !crate::text::is_cjk(c))
    {
        return None;
    }
    let (numbers, length) = numbers(tail(text, start + word.len()), words)?;
    let mut end = start + word.len() + length;
    if !words.after.is_empty() {
        let rest = tail(text, end);
        let trimmed = rest.trim_start();
        let closing = words.after.iter().find(|after| trimmed.starts_with(**after))?;
        end += rest.len() - trimmed.len() + closing.len();
    }
    let (end, here_after) = place_after(text, end, words);
    if is_elsewhere(before, tail(text, end), words) {
        return None;
    }
    let clause = clause_start(before, words);
    let see = opens(text, clause, start, words.see);
    let here_before = opens(text, clause, start, words.here).filter(|at| start - at <= 40);
    let begin = match (see, here_before) {
        (Some(see), Some(here)) => see.min(here),
        (Some(at), None) | (None, Some(at)) => at,
        (None, None) if here_after || !names_another(before, words) => start,
        (None, None) => return None,
    };
    Some(Reference { bytes: begin..end, numbers })
}

/// Whether the sentence so far names another document that a paragraph could be of.
fn names_another(before: &str, words: &ReferenceWords) -> bool {
    let sentence = before.rfind(['.', '。', ';', '；']).map_or(before, |at| tail(before, at));
    words.elsewhere_before.iter().chain(words.documents).any(|word| sentence.contains(word))
        || !super::symbols::citations(&sentence.to_uppercase()).is_empty()
}

/// The end of a reference with "below" behind it, and whether there was such a word.
fn place_after(text: &str, end: usize, words: &ReferenceWords) -> (usize, bool) {
    let rest = tail(text, end);
    let trimmed = rest.trim_start_matches([' ', ',', '\u{A0}', '\u{202F}']);
    let here = words.here.iter().find(|here| trimmed.starts_with(**here));
    match here {
        Some(here) => (end + rest.len() - trimmed.len() + here.len(), true),
        None => (end, false),
    }
}

/// Where the clause that a reference stands in begins.
fn clause_start(before: &str, words: &ReferenceWords) -> usize {
    let is_end = |c: char| {
        matches!(c, '。' | '；' | ';' | '(' | '（' | '！' | '？' | '،') || c == '，' && words.after.is_empty()
    };
    let clause = before
        .rfind(is_end)
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let sentence = before
        .rmatch_indices(". ")
        .map(|(at, _)| at)
        .find(|at| !is_abbreviation(before, *at))
        .map_or(0, |at| at + 2);
    let farthest = before.len().saturating_sub(FARTHEST_SEE);
    let farthest = (farthest..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(before.len());
    clause.max(sentence).max(farthest)
}

/// A stop behind a short word such as "см." or "para." ends no sentence.
fn is_abbreviation(text: &str, stop: usize) -> bool {
    let word =
        text.get(..stop).and_then(|before| before.rsplit(|c: char| !c.is_alphabetic()).next()).unwrap_or("");
    word.chars().count() <= 5
}

/// The last place between `from` and `to` where one of `words` stands as a word.
fn opens(text: &str, from: usize, to: usize, words: &[&str]) -> Option<usize> {
    let clause = text.get(from..to)?;
    words
        .iter()
        .filter_map(|word| {
            let at = clause.rfind(word)?;
            let whole = !clause.get(..at)?.ends_with(|c: char| c.is_alphabetic() && !crate::text::is_cjk(c))
                && !tail(clause, at + word.len())
                    .starts_with(|c: char| c.is_alphabetic() && !crate::text::is_cjk(c));
            whole.then_some(from + at)
        })
        .min()
}

/// Whether the words around show that another document's paragraph is meant.
fn is_elsewhere(before: &str, after: &str, words: &ReferenceWords) -> bool {
    let after = after.trim_start_matches([' ', ',', '\u{A0}']);
    let before = before.trim_end();
    let named_after = words
        .elsewhere_after
        .iter()
        .any(|word| after.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    let named_before = words.elsewhere_before.iter().any(|word| {
        let bare =
            before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | ',' | '(' | ')' | ' '));
        before.ends_with(word) || bare.ends_with(word)
    });
    // A symbol right before: "A/85/201, paras. 33–36".
    let token = before
        .trim_end_matches([',', '，', '、', ' '])
        .rsplit([' ', '(', '（', '见', '和'])
        .next()
        .unwrap_or("");
    named_after || named_before || !super::symbols::citations(&token.to_uppercase()).is_empty()
}

/// A list of numbers and ranges: ` 29–31`, ` 4 to 7`, ` 5, 6 and 9`; the numbers and the bytes they take.
fn numbers(text: &str, words: &ReferenceWords) -> Option<(Vec<u32>, usize)> {
    let mut found = Vec::new();
    let mut end = 0;
    loop {
        let rest = tail(text, end);
        let separator = if found.is_empty() { 0 } else { separator(rest, words.and)? };
        let item = tail(rest, separator);
        let trimmed = item.trim_start();
        let Some((first, length)) = number(trimmed) else { break };
        let mut length = length + item_letters(tail(trimmed, length));
        let mut last = first;
        if let Some((to, taken)) = range_end(tail(trimmed, length), words.to) {
            last = to;
            length += taken;
        }
        if last < first || last - first > LONGEST_RANGE {
            break;
        }
        found.extend(first..=last);
        end += separator + (item.len() - trimmed.len()) + length;
        if self::separator(tail(text, end), words.and).is_none() {
            break;
        }
    }
    (!found.is_empty()).then_some((found, end))
}

/// The bytes of a subparagraph's label behind a number: ` (a)`.
fn item_letters(text: &str) -> usize {
    let trimmed = text.trim_start();
    let Some(inner) = trimmed.strip_prefix('(') else { return 0 };
    match inner.find(')') {
        Some(close) if close <= 5 => text.len() - trimmed.len() + close + 2,
        _ => 0,
    }
}

/// The last number of a range behind its first, and the bytes it takes.
fn range_end(text: &str, to: &[&str]) -> Option<(u32, usize)> {
    let trimmed = text.trim_start();
    let dash = trimmed.strip_prefix(['-', '–', '—', '－', '‑', '−', '~', '～']);
    let word = || to.iter().find_map(|word| trimmed.strip_prefix(word));
    let rest = dash.or_else(word)?.trim_start();
    let (value, length) = number(rest)?;
    Some((value, text.len() - rest.len() + length))
}

/// The bytes of the comma or word between two members of a list.
fn separator(text: &str, and: &[&str]) -> Option<usize> {
    let trimmed = text.trim_start();
    let spaces = text.len() - trimmed.len();
    let comma = trimmed.strip_prefix([',', '，', '、', '،']);
    let rest = comma.map_or(trimmed, str::trim_start);
    let taken = and.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    if comma.is_none() && taken.len() == rest.len() {
        return None;
    }
    // A separator counts only where a number follows.
    number(taken.trim_start()).map(|_| spaces + trimmed.len() - taken.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::parse::words;

    fn references(language: Language, text: &str) -> Vec<(String, Vec<u32>)> {
        find(text, &words::of(language).reference)
            .into_iter()
            .map(|reference| (text.get(reference.bytes).unwrap().to_owned(), reference.numbers))
            .collect()
    }

    #[test]
    fn references_in_six_languages() {
        let cases: [(Language, &str, &str, &[u32]); 9] = [
            (
                Language::Chinese,
                "问题（另见关于偷运移民问题的第 29-31 段）。",
                "另见关于偷运移民问题的第 29-31 段",
                &[29, 30, 31],
            ),
            (Language::Chinese, "如上文第 12 段所述", "上文第 12 段", &[12]),
            (Language::English, "agreed (see paras. 29–31 below).", "see paras. 29–31 below", &[29, 30, 31]),
            (
                Language::English,
                "As noted in paragraphs 4 to 6 above, it",
                "paragraphs 4 to 6 above",
                &[4, 5, 6],
            ),
            (Language::French, "(voir par. 4 à 6 ci-dessus)", "voir par. 4 à 6 ci-dessus", &[4, 5, 6]),
            (Language::Spanish, "(véanse los párrs. 4 y 7)", "véanse los párrs. 4 y 7", &[4, 7]),
            (Language::Russian, "(см. пункты 4 - 7 выше)", "см. пункты 4 - 7 выше", &[4, 5, 6, 7]),
            (Language::Arabic, "(انظر الفقرات 4-7 أعلاه)", "انظر الفقرات 4-7 أعلاه", &[4, 5, 6, 7]),
            (Language::English, "See also paras. 5, 6 and 9.", "See also paras. 5, 6 and 9", &[5, 6, 9]),
        ];
        for (language, text, words, numbers) in cases {
            assert_eq!(references(language, text), [(words.to_owned(), numbers.to_vec())], "{text}");
        }
    }

    #[test]
    fn paragraphs_of_other_documents_are_not_meant() {
        for (language, text) in [
            (Language::English, "pursuant to paragraph 4 of General Assembly resolution 85/1"),
            (Language::English, "(see A/85/201, paras. 33–36)"),
            (Language::English, "(see article 14, paragraph 3 (d))"),
            (Language::Chinese, "按照大会第 68/186 号决议第 6 段的规定"),
            (Language::Chinese, "《公约》第31条第7款"),
            (Language::Russian, "в пункте 4 резолюции 85/1"),
        ] {
            assert_eq!(references(language, text), [], "{text}");
        }
    }
}
