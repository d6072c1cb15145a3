//! The words of one block out of its pieces: lines joined, raised digits told from others.

use super::bidi::{is_mostly_right_to_left, logical};
use super::pieces::{Piece, Pieces};
use super::tally::Tally;

/// The pieces of a block in the order in which they are read.
#[derive(Debug, Default)]
pub(super) struct Block {
    parts: Vec<Part>,
}

/// A piece, or words that stand for pieces.
#[derive(Debug, Clone)]
enum Part {
    Piece { piece: Piece, page: usize },
    Words(String),
}

impl Part {
    fn page(&self) -> Option<usize> {
        match self {
            Self::Piece { page, .. } => Some(*page),
            Self::Words(_) => None,
        }
    }
}

/// How most letters of a block are set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Its type size in points.
    pub(super) size: f32,
    /// Bold.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
}

/// Where a block stands on the page it begins on, in points.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Area {
    /// Its left edge.
    pub(super) left: f32,
    /// Its right edge.
    pub(super) right: f32,
    /// Its upper edge.
    pub(super) top: f32,
    /// Its lower edge.
    pub(super) bottom: f32,
}

impl Area {
    /// Whether two blocks stand side by side: not one over the other, and at the same height for half of the lower one.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let common = self.top.min(other.top) - self.bottom.max(other.bottom);
        let lower = (self.top - self.bottom).min(other.top - other.bottom);
        common * 2.0 > lower && (self.right <= other.left + 1.0 || other.right <= self.left + 1.0)
    }
}

impl Block {
    /// Adds the pieces of a stretch of drawing.
    pub(super) fn push(&mut self, pieces: &[Piece], page: usize) {
        self.parts.extend(pieces.iter().map(|piece| Part::Piece { piece: *piece, page }));
    }

    /// Adds words that the file gives instead of the drawing.
    pub(super) fn push_words(&mut self, words: &str) {
        self.parts.push(Part::Words(words.to_owned()));
    }

    /// The page on which it begins, counted from 0.
    pub(super) fn page(&self) -> Option<usize> {
        self.parts.iter().find_map(Part::page)
    }

    /// Where it stands on the page it begins on.
    pub(super) fn area(&self) -> Option<Area> {
        let first = self.page()?;
        let pieces = self.parts.iter().filter_map(|part| match part {
            Part::Piece { piece, page } if *page == first => Some(piece),
            Part::Piece { .. } | Part::Words(_) => None,
        });
        pieces
            .map(|piece| Area {
                left: piece.left,
                right: piece.right,
                top: piece.base + piece.size,
                bottom: piece.base,
            })
            .reduce(|a, b| Area {
                left: a.left.min(b.left),
                right: a.right.max(b.right),
                top: a.top.max(b.top),
                bottom: a.bottom.min(b.bottom),
            })
    }

    /// How most of its letters are set.
    pub(super) fn style(&self, pieces: &Pieces) -> Style {
        let mut letters: usize = 0;
        let mut bold: usize = 0;
        let mut italic: usize = 0;
        let mut sizes = Tally::new(0.2);
        for part in &self.parts {
            let Part::Piece { piece, .. } = part else { continue };
            let count = pieces.text_of(piece).chars().filter(|c| !c.is_whitespace()).count();
            letters += count;
            bold += if piece.bold { count } else { 0 };
            italic += if piece.italic { count } else { 0 };
            sizes.add(piece.size, count);
        }
        Style { size: sizes.most().unwrap_or(0.0), bold: bold * 2 > letters, italic: italic * 2 > letters }
    }

    /// Its words on one line. `breaks_with_space` says that the file writes a space at the end of a line where one
    /// belongs, as Word does, so that no other is to be added.
    pub(super) fn words(&self, pieces: &Pieces, breaks_with_space: bool) -> String {
        let mut by_page: Vec<(usize, String)> = Vec::new();
        let mut page = 0;
        for line in self.lines() {
            page = line.iter().find_map(Part::page).unwrap_or(page);
            let text = line_text(line, pieces);
            match by_page.last_mut() {
                Some((last, words)) if *last == page => join(words, &text, breaks_with_space),
                _ => by_page.push((page, text)),
            }
        }
        // The head of a table is drawn again on each page.
        by_page.dedup_by(|(_, again), (_, first)| again == first);
        let mut words = String::new();
        for (_, part) in by_page {
            join(&mut words, &part, breaks_with_space);
        }
        words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// How many of its lines end in a space and how many do not, where a space would belong.
    pub(super) fn line_ends(&self, pieces: &Pieces) -> (usize, usize) {
        let lines: Vec<String> = self.lines().into_iter().map(|line| line_text(line, pieces)).collect();
        let mut counts = (0, 0);
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            let parts_words = next.starts_with(|c: char| c.is_ascii_alphanumeric());
            match line.chars().next_back() {
                Some(' ') if parts_words => counts.0 += 1,
                Some(c) if parts_words && c.is_ascii_alphanumeric() => counts.1 += 1,
                _ => {}
            }
        }
        counts
    }

    /// The parts by lines: one ends where the baseline moves by more than a raised letter does.
    fn lines(&self) -> Vec<&[Part]> {
        let mut lines = Vec::new();
        let mut begin = 0;
        let mut last: Option<(&Piece, usize)> = None;
        for (at, part) in self.parts.iter().enumerate() {
            let Part::Piece { piece, page } = part else { continue };
            if last.is_some_and(|(last, last_page)| last_page != *page || is_new_line(last, piece)) {
                lines.extend(self.parts.get(begin..at));
                begin = at;
            }
            last = Some((piece, *page));
        }
        lines.extend(self.parts.get(begin..).filter(|rest| !rest.is_empty()));
        lines
    }
}

fn is_new_line(last: &Piece, next: &Piece) -> bool {
    (last.base - next.base).abs() >= 0.55 * last.size.max(next.size)
}

/// The text of one line.
fn line_text(line: &[Part], pieces: &Pieces) -> String {
    let text_of = |part: &Part| match part {
        Part::Piece { piece, .. } => pieces.text_of(piece).to_owned(),
        Part::Words(words) => words.clone(),
    };
    let drawn: String = line.iter().map(text_of).collect();
    if is_mostly_right_to_left(&drawn) {
        return right_to_left_text(line, pieces);
    }
    let main = main_piece(line, pieces);
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for part in line {
        match part {
            Part::Words(words) => text.push_str(words),
            Part::Piece { piece, .. } => {
                push_piece(&mut text, piece, last, main, pieces);
                last = Some(piece);
            }
        }
    }
    text
}

/// Adds a piece of a line, with a space before it where there is a gap, and raised where it stands so.
fn push_piece(text: &mut String, piece: &Piece, last: Option<&Piece>, main: Option<&Piece>, pieces: &Pieces) {
    let words = pieces.text_of(piece);
    let is_apart = last.is_some_and(|last| is_apart(last, piece));
    if is_apart && !text.ends_with(' ') && !words.starts_with(' ') {
        text.push(' ');
    }
    if main.is_some_and(|main| is_raised(piece, main)) {
        push_raised(text, words);
    } else {
        text.push_str(words);
    }
}

/// Whether a gap between two pieces of a line is a space.
fn is_apart(last: &Piece, next: &Piece) -> bool {
    next.left - last.right > 0.18 * next.size.max(last.size)
}

/// The letters of a line that is read from the right, put in order by where they stand.
fn right_to_left_text(line: &[Part], pieces: &Pieces) -> String {
    let main = main_piece(line, pieces);
    let mut seen: Vec<&Piece> = line
        .iter()
        .filter_map(|part| match part {
            Part::Piece { piece, .. } => Some(piece),
            Part::Words(_) => None,
        })
        .collect();
    seen.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in seen {
        push_piece(&mut text, piece, last, main, pieces);
        last = Some(piece);
    }
    let words = line.iter().filter_map(|part| match part {
        Part::Words(words) => Some(words.as_str()),
        Part::Piece { .. } => None,
    });
    logical(&text) + &words.collect::<String>()
}

/// The piece that a line is set in: the largest, of several the longest.
fn main_piece<'l>(line: &'l [Part], pieces: &Pieces) -> Option<&'l Piece> {
    let of = |part: &'l Part| match part {
        Part::Piece { piece, .. } => Some(piece),
        Part::Words(_) => None,
    };
    line.iter().filter_map(of).filter(|piece| !pieces.text_of(piece).trim().is_empty()).max_by(|a, b| {
        let lengths = || pieces.text_of(a).len().cmp(&pieces.text_of(b).len());
        if (a.size - b.size).abs() < 0.2 { lengths() } else { a.size.total_cmp(&b.size) }
    })
}

/// Smaller than the line and above its baseline.
fn is_raised(piece: &Piece, main: &Piece) -> bool {
    piece.size < 0.85 * main.size && piece.base > main.base + 0.1 * main.size
}

/// Adds raised characters: digits as superscripts, for they are the marks of notes, but for those of a unit such as
/// square metres, which are plain digits in other renditions too.
pub(super) fn push_raised(text: &mut String, words: &str) {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let unit = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if matches!(words.trim(), "2" | "3") && matches!(unit, "m" | "km" | "cm" | "mm" | "ft" | "м" | "км") {
        text.push_str(words);
        return;
    }
    let superscript =
        |c: char| c.to_digit(10).and_then(|digit| RAISED.get(digit as usize).copied()).unwrap_or(c);
    text.extend(words.chars().map(superscript));
}

/// Adds a line to the words before it.
pub(super) fn join(words: &mut String, line: &str, breaks_with_space: bool) {
    if words.ends_with('\u{ad}') {
        words.pop();
    } else if needs_space(words, line, breaks_with_space) {
        words.push(' ');
    }
    words.push_str(line);
}

/// Whether a space parts the end of a line from the next: never between Chinese characters, never behind a hyphen or
/// a slash.
fn needs_space(words: &str, line: &str, breaks_with_space: bool) -> bool {
    let (Some(last), Some(first)) = (words.chars().next_back(), line.chars().next()) else { return false };
    if last.is_whitespace() || first.is_whitespace() || breaks_with_space {
        return false;
    }
    !(is_wide(last) || is_wide(first) || matches!(last, '-' | '\u{2010}' | '\u{2011}' | '/' | '—'))
}

/// Characters that Chinese and Japanese set without spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str, breaks_with_space: bool) -> String {
        let mut words = first.to_owned();
        join(&mut words, second, breaks_with_space);
        words
    }

    #[test]
    fn raised_digits_are_marks_but_for_those_of_units() {
        let after = |text: &str, words: &str| {
            let mut text = text.to_owned();
            push_raised(&mut text, words);
            text
        };
        assert_eq!(after("the Assembly", "12"), "the Assembly¹²");
        assert_eq!(after("of 11,444 m", "3"), "of 11,444 m3");
        assert_eq!(after("rates", "a"), "ratesa");
    }

    #[test]
    fn lines_are_joined_as_their_script_is_set() {
        assert_eq!(joined("the two", "courts", false), "the two courts");
        assert_eq!(joined("the two", "courts", true), "the twocourts");
        assert_eq!(joined("cross-", "cutting", false), "cross-cutting");
        assert_eq!(joined("co\u{ad}", "operation", false), "cooperation");
        assert_eq!(joined("秘书", "长", false), "秘书长");
    }
}
