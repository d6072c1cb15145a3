//! How a line ends: whether the sentence is over, pauses or goes on.

use super::numerals::superscript;
use crate::text::is_closing_punctuation;

/// The end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A full stop, question or exclamation mark, also before a closing mark or a footnote's mark.
    Stop,
    /// A colon or semicolon.
    Pause,
    /// Anything else: the sentence goes on, or it is a heading.
    Open,
}

/// How `text` ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = without_mark(text.trim_end());
    match text.chars().rev().find(|c| !is_closing_punctuation(*c) && !c.is_whitespace()) {
        Some('.' | '。' | '．' | '!' | '！' | '?' | '？' | '؟' | '…' | '｡') => Ending::Stop,
        Some(':' | '：' | ';' | '；' | '؛') => Ending::Pause,
        _ => Ending::Open,
    }
}

/// Leaves out a footnote's mark behind the last punctuation: `会议。1`, `session.²`.
fn without_mark(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| superscript(c).is_some()).trim_end();
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.len() == digits.len() {
        return bare;
    }
    // "EC-M-34/DEC.1" ends with a part of the symbol.
    let in_symbol = digits.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains('/'));
    if bare.len() - digits.len() > 3 || in_symbol {
        return bare;
    }
    let mut before = digits.trim_end().chars().rev();
    let after_stop = before
        .next()
        .is_some_and(|c| matches!(c, '.' | '。' | ';' | '；' | ':' | '：' | '”' | ')' | '）' | '」'));
    // "3.5" and "para. 5" end with a number, "session.6", "会议。 1" and "2026.22" with a mark.
    let spaced = digits.ends_with(char::is_whitespace);
    let after_latin_stop = digits.trim_end().ends_with(['.', ')', ':', ';']);
    let run: Vec<char> = before.take_while(char::is_ascii_digit).collect();
    let is_year =
        run.len() == 4 && matches!((run.get(3), run.get(2)), (Some('1'), Some('9')) | (Some('2'), Some('0')));
    let after_digit = !run.is_empty() && !is_year;
    if after_stop && !(after_latin_stop && (spaced || after_digit)) {
        return digits;
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_over_also_before_brackets_and_marks() {
        for text in [
            "end.",
            "结束。",
            "结束。”",
            "end.)",
            "会议。1",
            "会议。 12",
            "session.6",
            "in 2026.22",
            "end.¹²",
            "نهاية.",
        ] {
            assert_eq!(ending(text), Ending::Stop, "{text}");
        }
        for text in ["as follows:", "如下：", "权能；", "end;"] {
            assert_eq!(ending(text), Ending::Pause, "{text}");
        }
        for text in ["the programme", "一系列", "see para. 5", "worth 3.5", "Heading", ""] {
            assert_eq!(ending(text), Ending::Open, "{text}");
        }
    }
}
