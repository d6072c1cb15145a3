//! How a paragraph begins, for a line of a list.

use super::fold::end_of_character;
use crate::text::{is_cjk, is_closing_punctuation};

/// An opening is cut after so many characters: a line of 120 columns in Chinese, most of one of 80 in English.
const OPENING: usize = 60;

/// The first sentence of a paragraph, or its first [`OPENING`] characters and an ellipsis.
pub(super) fn opening(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(OPENING) else {
        return text.get(..sentence_end(text)).unwrap_or(text).to_owned();
    };
    let beginning = text.get(..limit).unwrap_or(text);
    let sentence = sentence_end(beginning);
    if sentence < beginning.len() {
        return beginning.get(..sentence).unwrap_or(beginning).to_owned();
    }
    let is_between_words = text.get(limit..).is_some_and(|rest| rest.starts_with(' '));
    format!("{}…", if is_between_words { beginning } else { without_cut_word(beginning) })
}

/// The text without the word at its end, where that is one of a script with spaces and not too long.
fn without_cut_word(text: &str) -> &str {
    const LONGEST: usize = 20;
    match text.rsplit_once(' ') {
        Some((words, cut)) if cut.len() <= LONGEST && !cut.chars().any(is_cjk) => words,
        _ => text,
    }
}

/// The byte offset after the first sentence of `text`, its length where it is no more than one.
///
/// A full stop ends a sentence only after some words and before a capital letter, not in "Mr. Annan" or "No. 5".
fn sentence_end(text: &str) -> usize {
    const SHORTEST: usize = 20;
    let ends = |(count, (at, c)): (usize, (usize, char))| {
        let after = end_of_character(text, at);
        let rest = text.get(after..).unwrap_or_default();
        match c {
            '。' | '！' | '？' => Some(after),
            '.' | '!' | '?' if count >= SHORTEST && begins_sentence(rest) => Some(after),
            _ => None,
        }
    };
    let Some(end) = text.char_indices().enumerate().find_map(ends) else { return text.len() };
    let closing = text.get(end..).unwrap_or_default().chars().take_while(|c| is_closing_punctuation(*c));
    end.saturating_add(closing.map(char::len_utf8).sum())
}

/// Whether what follows a stop begins a sentence: a space and then no digit or small letter.
fn begins_sentence(rest: &str) -> bool {
    rest.strip_prefix(' ').is_some_and(|rest| !rest.starts_with(|c: char| c.is_lowercase() || c.is_numeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_opening_is_a_sentence_where_that_is_short() {
        assert_eq!(opening("委员会审议了“报告。”随后通过。"), "委员会审议了“报告。”");
        assert_eq!(
            opening("Mr. A. Smith of country No. 5 spoke. Others did not."),
            "Mr. A. Smith of country No. 5 spoke."
        );
        assert_eq!(opening("Short."), "Short.");
    }

    #[test]
    fn an_opening_is_cut_between_words_in_latin_script_only() {
        let english = "The Commission considered the report of the Secretary-General on crime prevention";
        assert_eq!(opening(english), "The Commission considered the report of the…");
        let exact = "Landslides are rarer but close a road for longer, 19 days on average";
        assert_eq!(opening(exact), "Landslides are rarer but close a road for longer, 19 days on…");
        let chinese = format!("{} 50 {}", "会".repeat(50), "员".repeat(50));
        assert_eq!(opening(&chinese), format!("{} 50 员员员员员员…", "会".repeat(50)));
        assert_eq!(opening(&"会".repeat(70)), format!("{}…", "会".repeat(60)));
    }

    proptest! {
        #[test]
        fn an_opening_is_the_beginning(text in "[a。 .\u{301}é”]{0,130}") {
            let opening = opening(&text);
            prop_assert!(text.starts_with(opening.trim_end_matches('…')));
            prop_assert!(opening.chars().count() <= OPENING + 1);
        }
    }
}
