use crate::model::Hint;

/// A line of what was read.
#[derive(Debug, Clone)]
pub(super) struct OutputLine {
    /// Its page, counted from 0.
    pub(super) page: usize,
    /// What the file says of it.
    pub(super) hint: Hint,
    /// Its words, on one line.
    pub(super) text: String,
}

/// The lines as one text, with a form feed before each page but the first, and the hint of each line.
pub(super) fn joined(lines: &[OutputLine]) -> (String, Vec<Hint>) {
    let mut text = String::new();
    let mut hints = Vec::with_capacity(lines.len());
    let mut page = 0;
    for line in lines {
        while page < line.page {
            text.push('\u{c}');
            page += 1;
        }
        let words = with_plain_brackets(&line.text);
        let (mark, rest) = if line.hint == Hint::Note { parted(&words) } else { ("", words.as_str()) };
        text.push_str(mark);
        if !mark.is_empty() {
            text.push(' ');
        }
        text.extend(rest.chars().map(|c| if is_break(c) { ' ' } else { c }));
        text.push('\n');
        hints.push(line.hint);
    }
    (text, hints)
}

/// Arabic prints the marks of notes in brackets, raised: `(1)`. Within brackets raised digits become plain ones.
fn with_plain_brackets(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        plain.push_str(before);
        plain.push('(');
        let digits: String = after.chars().map_while(plain_digit).collect();
        rest = after;
        let raised = after.trim_start_matches(|c| plain_digit(c).is_some());
        if !digits.is_empty() && raised.starts_with(')') {
            plain.push_str(&digits);
            rest = raised;
        }
    }
    plain.push_str(rest);
    plain
}

/// The digit that a raised one stands for.
fn plain_digit(c: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    RAISED.iter().zip('0'..='9').find(|(raised, _)| **raised == c).map(|(_, digit)| digit)
}

/// The mark of a note that stands against its first word, and what follows it: `(1)`, `12`.
fn parted(words: &str) -> (&str, &str) {
    let inner = words.strip_prefix('(').unwrap_or(words);
    let after = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_digits = after.len() < inner.len();
    let rest = if inner.len() < words.len() { after.strip_prefix(')') } else { Some(after) };
    match rest {
        Some(rest) if has_digits && rest.starts_with(char::is_alphabetic) => {
            (words.get(..words.len() - rest.len()).unwrap_or_default(), rest)
        }
        _ => ("", words),
    }
}

/// Characters that would begin a line or a page.
fn is_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_notes_are_read_as_they_are_meant() {
        assert_eq!(with_plain_brackets("متر(¹²) (أ) (2"), "متر(12) (أ) (2");
        assert_eq!(parted("(1)اتفق"), ("(1)", "اتفق"));
        assert_eq!(parted("12اتفق"), ("12", "اتفق"));
        assert_eq!(parted("(ب) اتفق"), ("", "(ب) اتفق"));
        assert_eq!(parted("¹ See above."), ("", "¹ See above."));
    }

    #[test]
    fn pages_are_parted_by_form_feeds_and_never_go_back() {
        let line = |page, text: &str| OutputLine { page, hint: Hint::Block, text: text.into() };
        let (text, hints) = joined(&[line(0, "a"), line(2, "b\u{2028}c"), line(1, "d")]);
        assert_eq!(text, "a\n\u{c}\u{c}b c\nd\n");
        assert_eq!(hints.len(), 3);
    }
}
