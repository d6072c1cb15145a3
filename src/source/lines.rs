use crate::model::Line;

/// Cuts a text into lines; [`super::Source::lines`] says how.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    // Most texts have one line feed a line; counting them spares the vector the room it would grow into.
    let count = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let mut cutter = Cutter { lines: Vec::with_capacity(count), page: 1, number: 1, has_part: false };
    let mut start = 0;
    while let Some(mark) = next_break(text.as_bytes(), start) {
        let part = text.get(start..mark.start).unwrap_or_default();
        start = mark.end;
        match mark.kind {
            BreakKind::Line => cutter.end_line(part),
            BreakKind::Page => cutter.end_page(part),
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    if !rest.is_empty() {
        cutter.push(rest);
    }
    cutter.lines
}

/// The most lines that are read of a text: at 40 bytes a line, which is short, as many as the largest file has.
const MOST_LINES: usize = 2_000_000;

/// Whether a text has more lines than any report: each takes some 80 bytes, be it empty.
pub(super) fn are_too_many(text: &str) -> bool {
    let mut at = 0;
    text.len() > MOST_LINES
        && (0..MOST_LINES).all(|_| {
            let found = next_break(text.as_bytes(), at);
            at = found.as_ref().map_or(at, |mark| mark.end);
            found.is_some()
        })
}

/// The lines so far and where the next one stands.
struct Cutter<'t> {
    lines: Vec<Line<'t>>,
    page: u32,
    number: u32,
    /// Whether a part of the line with that number is already among the lines.
    has_part: bool,
}

impl<'t> Cutter<'t> {
    fn push(&mut self, part: &'t str) {
        self.lines.push(Line::plain(self.page, self.number, part));
    }

    fn end_line(&mut self, part: &'t str) {
        if !part.is_empty() || !self.has_part {
            self.push(part);
        }
        self.number = self.number.saturating_add(1);
        self.has_part = false;
    }

    fn end_page(&mut self, part: &'t str) {
        if !part.is_empty() {
            self.push(part);
            self.has_part = true;
        }
        self.page = self.page.saturating_add(1);
    }
}

#[derive(Clone, Copy)]
enum BreakKind {
    Line,
    Page,
}

/// The bytes of a line end or form feed.
struct Break {
    start: usize,
    end: usize,
    kind: BreakKind,
}

/// The first line end or form feed at or after `from`.
fn next_break(bytes: &[u8], from: usize) -> Option<Break> {
    // Only these bytes begin one: the controls up to CR, and the first bytes of NEL (C2 85), U+2028 and U+2029 (E2 80 A8).
    let begins = |byte: &u8| matches!(byte, b'\n'..=b'\r' | 0xC2 | 0xE2);
    let mut start = from;
    loop {
        let rest = bytes.get(start..)?;
        start = start.saturating_add(rest.iter().position(begins)?);
        if let Some((length, kind)) = break_at(bytes.get(start..)?) {
            return Some(Break { start, end: start.saturating_add(length), kind });
        }
        start = start.saturating_add(1);
    }
}

/// The length in bytes and the kind of the break that `bytes` begin with.
fn break_at(bytes: &[u8]) -> Option<(usize, BreakKind)> {
    match bytes {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => Some((2, BreakKind::Line)),
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => Some((3, BreakKind::Line)),
        [b'\n' | b'\r' | b'\x0B', ..] => Some((1, BreakKind::Line)),
        [b'\x0C', ..] => Some((1, BreakKind::Page)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<(u32, u32, &str)> {
        split(text).iter().map(|line| (line.page, line.number, line.text)).collect()
    }

    #[test]
    fn two_million_lines_are_read_and_no_more() {
        let lines = |count: usize| "\r\n".repeat(count);
        assert!(!are_too_many(&lines(MOST_LINES - 1)) && are_too_many(&lines(MOST_LINES)));
        assert!(!are_too_many(&"a".repeat(MOST_LINES * 2)));
    }

    #[test]
    fn every_line_end_ends_one_line() {
        let text = "a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g\u{b}h";
        let expected: Vec<(u32, u32, &str)> =
            ["a", "b", "c", "d", "e", "f", "g", "h"].into_iter().zip(1..).map(|(t, n)| (1, n, t)).collect();
        assert_eq!(cut(text), expected);
    }

    #[test]
    fn characters_that_begin_like_a_line_end_are_text() {
        assert_eq!(cut("© “x” é\n…"), [(1, 1, "© “x” é"), (1, 2, "…")]);
    }

    #[test]
    fn blank_lines_count_and_the_last_line_end_begins_none() {
        assert_eq!(cut("a\n\r\n\nb\n"), [(1, 1, "a"), (1, 2, ""), (1, 3, ""), (1, 4, "b")]);
        assert_eq!(cut(""), []);
    }

    #[test]
    fn a_form_feed_begins_a_page_where_a_line_begins() {
        assert_eq!(cut("a\n\u{c}b\n\u{c}\nc"), [(1, 1, "a"), (2, 2, "b"), (3, 3, ""), (3, 4, "c")]);
    }

    #[test]
    fn a_form_feed_in_a_line_makes_two_parts_with_one_number() {
        assert_eq!(cut("a\u{c}b\nc\u{c}\nd\u{c}"), [(1, 1, "a"), (2, 1, "b"), (2, 2, "c"), (3, 3, "d")]);
    }

    proptest! {
        #[test]
        fn every_character_that_ends_no_line_is_in_one_line(
            text in "[ab一é“\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}]{0,80}",
        ) {
            let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
            let lines = split(&text);
            let joined: String = lines.iter().map(|line| line.text).collect();
            prop_assert_eq!(joined, text.replace(ends, ""));
            prop_assert!(lines.is_sorted_by_key(|line| (line.number, line.page)));
            prop_assert!(lines.is_sorted_by_key(|line| line.page));
        }

        #[test]
        fn numbers_are_those_of_an_editor(text in "[ab\n\u{c}]{0,60}") {
            for line in split(&text) {
                let same = text.split('\n').nth(line.number as usize - 1).unwrap_or_default();
                prop_assert!(same.contains(line.text));
            }
            let numbers: std::collections::BTreeSet<u32> = split(&text).iter().map(|line| line.number).collect();
            prop_assert_eq!(numbers.len(), text.replace('\u{c}', "").lines().count());
        }
    }
}
