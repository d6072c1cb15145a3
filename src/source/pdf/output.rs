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
        text.extend(line.text.chars().map(|c| if is_break(c) { ' ' } else { c }));
        text.push('\n');
        hints.push(line.hint);
    }
    (text, hints)
}

/// Characters that would begin a line or a page.
fn is_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_parted_by_form_feeds_and_never_go_back() {
        let line = |page, text: &str| OutputLine { page, hint: Hint::Block, text: text.into() };
        let (text, hints) = joined(&[line(0, "a"), line(2, "b\u{2028}c"), line(1, "d")]);
        assert_eq!(text, "a\n\u{c}\u{c}b c\nd\n");
        assert_eq!(hints.len(), 3);
    }
}
