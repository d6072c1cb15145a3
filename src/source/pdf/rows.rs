//! Glyphs to rows: what stands on one baseline, from left to right, with spaces where there are gaps.

use super::bidi::{is_mostly_right_to_left, logical, push_seen};
use super::block::push_raised;
use super::matrix::Turn;
use super::numbers;
use super::page::{Glyph, PageText};
use super::tally::Tally;

/// A gap that is a space, as a part of the type size.
const SPACE: f32 = 0.18;
/// A gap that parts columns, as a part of the type size; the spaces of justified lines stay below.
const COLUMN: f32 = 1.9;

/// The words of a row between two wide gaps.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// Its words.
    pub(super) text: String,
    /// Its left end in points.
    pub(super) left: f32,
    /// Its right end.
    pub(super) right: f32,
}

/// What stands on one baseline of a page.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The page, counted from 0.
    pub(super) page: usize,
    /// Its baseline in points from the lower edge of the page.
    pub(super) base: f32,
    /// The size that most of its letters have.
    pub(super) size: f32,
    /// Most letters are bold.
    pub(super) bold: bool,
    /// Most letters are slanted.
    pub(super) italic: bool,
    /// It is written in another direction than the page.
    pub(super) is_turned: bool,
    /// It begins with raised digits.
    pub(super) begins_raised: bool,
    /// Its words, in one segment or several; never none.
    pub(super) segments: Vec<Segment>,
}

impl Row {
    /// Its left end in points.
    pub(super) fn left(&self) -> f32 {
        self.segments.first().map_or(0.0, |segment| segment.left)
    }

    /// Its right end.
    pub(super) fn right(&self) -> f32 {
        self.segments.last().map_or(0.0, |segment| segment.right)
    }

    /// Whether it begins as a note does: with a raised number, one in brackets, or a star.
    pub(super) fn begins_note(&self) -> bool {
        let first = self.segments.first().map_or("", |segment| segment.text.as_str());
        let in_brackets = first.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let is_number = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
        self.begins_raised || first.starts_with('*') || in_brackets.is_some_and(|(word, _)| is_number(word))
    }

    /// Its words, segments parted by `between`.
    pub(super) fn text(&self, between: &str) -> String {
        self.segments.iter().map(|segment| segment.text.as_str()).collect::<Vec<_>>().join(between)
    }
}

/// The rows that the glyphs `chosen` make on a page, from above downwards. Text that is written in another direction
/// follows.
pub(super) fn rows(at: usize, page: &PageText, chosen: impl Fn(&Glyph) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for turn in [Turn::None, Turn::Left, Turn::Right, Turn::Half] {
        let glyphs: Vec<&Glyph> = page
            .glyphs
            .iter()
            .filter(|glyph| glyph.turn == turn && chosen(glyph))
            .filter(|glyph| !page.text_of(glyph).is_empty())
            .collect();
        rows.extend(lines(glyphs, page).into_iter().filter_map(|line| row(at, &line, page, turn)));
    }
    rows
}

/// Glyphs on one baseline, raised and lowered ones among them, from left to right.
struct Line<'g> {
    base: f32,
    size: f32,
    glyphs: Vec<&'g Glyph>,
}

fn lines<'g>(mut glyphs: Vec<&'g Glyph>, page: &PageText) -> Vec<Line<'g>> {
    glyphs.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Line<'g>> = Vec::new();
    for group in glyphs.chunk_by(|a, b| (a.base - b.base).abs() < 0.6) {
        let mut sizes = Tally::new(0.3);
        for glyph in group {
            sizes.add(glyph.size, usize::from(!page.text_of(glyph).trim().is_empty()));
        }
        let size = sizes.most().unwrap_or(0.0);
        let base = group.first().map_or(0.0, |glyph| glyph.base);
        lines.push(Line { base, size, glyphs: group.to_vec() });
    }
    merge_raised(lines)
}

/// Puts lines of small glyphs that stand a little above or below another line into that line.
fn merge_raised(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut merged: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    for line in lines {
        match merged.last_mut() {
            Some(above) if is_raised_over(above, &line) => {
                let small = std::mem::take(&mut above.glyphs);
                *above = line;
                above.glyphs.extend(small);
            }
            Some(above) if is_raised_over(&line, above) || is_lowered(&line, above) => {
                above.glyphs.extend(line.glyphs);
            }
            _ => merged.push(line),
        }
    }
    for line in &mut merged {
        line.glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    merged
}

fn is_raised_over(small: &Line<'_>, line: &Line<'_>) -> bool {
    let rise = small.base - line.base;
    let is_small = small.size < 0.85 * line.size || is_mark_before(small, line);
    is_small && rise > 0.0 && rise < 0.65 * line.size
}

/// Up to three glyphs directly before a line: the number of a note, which some programs raise and leave as large as
/// its text.
fn is_mark_before(mark: &Line<'_>, line: &Line<'_>) -> bool {
    const MOST_DIGITS: usize = 3;
    let right = mark.glyphs.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max);
    let left = line.glyphs.iter().map(|glyph| glyph.left).fold(f32::MAX, f32::min);
    mark.glyphs.len() <= MOST_DIGITS
        && mark.base > line.base + 0.3 * line.size
        && (-0.5..line.size).contains(&(left - right))
}

fn is_lowered(small: &Line<'_>, line: &Line<'_>) -> bool {
    small.size < 0.85 * line.size && line.base - small.base < 0.35 * line.size
}

fn row<'l>(at: usize, line: &'l Line<'l>, page: &'l PageText, turn: Turn) -> Option<Row> {
    let mut builder = Builder {
        line,
        segments: Vec::new(),
        last: None,
        last_text: "",
        last_is_raised: false,
        space: false,
        begins_raised: None,
    };
    let (mut letters, mut bold, mut italic): (usize, usize, usize) = (0, 0, 0);
    for glyph in &line.glyphs {
        let text = page.text_of(glyph);
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        letters += count;
        bold += if glyph.bold { count } else { 0 };
        italic += if glyph.italic { count } else { 0 };
        builder.push(glyph, text);
    }
    let begins = builder.begins_raised.unwrap_or(false);
    let ends_raised = builder.last_is_raised;
    let mut segments = builder.segments;
    for segment in &mut segments {
        if is_mostly_right_to_left(&segment.text) {
            segment.text = logical(&segment.text);
        }
    }
    let from_right =
        segments.iter().filter(|segment| is_mostly_right_to_left(&segment.text)).count() * 2 > segments.len();
    if from_right {
        segments.reverse();
    }
    let begins_raised = if from_right { ends_raised } else { begins };
    (!segments.is_empty()).then(|| Row {
        page: at,
        base: line.base,
        size: line.size,
        bold: bold * 10 > letters * 9,
        italic: italic * 10 > letters * 9,
        is_turned: turn != Turn::None,
        begins_raised,
        segments: with_labels(segments),
    })
}

struct Builder<'l> {
    line: &'l Line<'l>,
    segments: Vec<Segment>,
    last: Option<&'l Glyph>,
    last_text: &'l str,
    last_is_raised: bool,
    space: bool,
    begins_raised: Option<bool>,
}

impl<'l> Builder<'l> {
    fn push(&mut self, glyph: &'l Glyph, text: &'l str) {
        if text.trim().is_empty() {
            self.space = true;
            return;
        }
        let gap = self.last.map(|last| glyph.left - last.right);
        let size = self.line.size.max(1.0);
        let smaller = self.last.map_or(glyph.size, |last| last.size.min(glyph.size));
        // Old printers drew a letter twice, a little aside, to make it bold.
        let is_again = self.last.zip(gap).is_some_and(|(last, _)| {
            (glyph.left - last.left).abs() < 0.3 * (glyph.right - glyph.left) && self.last_text == text
        });
        if is_again {
            return;
        }
        self.last_text = text;
        let is_raised = self.is_raised(glyph, gap);
        self.begins_raised.get_or_insert(is_raised && text.starts_with(|c: char| c.is_ascii_digit()));
        match (self.segments.last_mut(), gap) {
            (Some(segment), Some(gap)) if gap < COLUMN * smaller.max(0.6 * size) => {
                if self.space || gap > SPACE * size {
                    segment.text.push(' ');
                }
                push(&mut segment.text, text, is_raised);
                segment.right = segment.right.max(glyph.right);
            }
            _ => {
                let mut words = String::new();
                push(&mut words, text, is_raised);
                self.segments.push(Segment { text: words, left: glyph.left, right: glyph.right });
            }
        }
        self.last = Some(glyph);
        self.last_is_raised = is_raised;
        self.space = false;
    }

    /// Smaller than the row and above its baseline, directly behind larger letters or at its beginning.
    fn is_raised(&self, glyph: &Glyph, gap: Option<f32>) -> bool {
        let size = self.line.size.max(1.0);
        let rise = glyph.base - self.line.base;
        let is_first = self.last.is_none_or(|_| self.last_is_raised) && self.segments.len() <= 1;
        let is_high = (glyph.size < 0.85 * size && rise > 0.2 * size) || (is_first && rise > 0.3 * size);
        let is_behind = match (self.last, gap) {
            (Some(last), Some(gap)) => {
                gap < 0.6 * size && (self.last_is_raised || last.size > 1.15 * glyph.size)
            }
            _ => true,
        };
        is_high && is_behind
    }
}

fn push(words: &mut String, text: &str, is_raised: bool) {
    if is_raised {
        push_raised(words, text);
    } else {
        push_seen(words, text);
    }
}

/// The number of a paragraph or heading stands at a tab stop before its words; both are one segment.
fn with_labels(segments: Vec<Segment>) -> Vec<Segment> {
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    for segment in segments {
        match joined.last_mut() {
            Some(label)
                if segment.left - label.right < 60.0
                    && (is_label(&label.text) || is_before_sentence(&label.text, &segment.text)) =>
            {
                label.text.push(' ');
                label.text.push_str(&segment.text);
                label.right = segment.right;
            }
            _ => joined.push(segment),
        }
    }
    joined
}

/// Whether a label is a number of a section, `29A.54`, and a sentence follows it, not the cell of a table.
fn is_before_sentence(label: &str, text: &str) -> bool {
    const SHORTEST: usize = 40;
    numbers::in_section(label).is_some()
        && text.starts_with(char::is_uppercase)
        && text.chars().count() >= SHORTEST
}

/// A number or letter with a dot or in brackets, a bullet, a dash, the mark of a note.
pub(super) fn is_label(text: &str) -> bool {
    let core = text.trim_start_matches('(').trim_end_matches([')', '.', '、', '．']);
    let is_closed = text.ends_with([')', '.', '、', '．']);
    let is_number = core.chars().all(|c| c.is_ascii_digit())
        || core.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    let is_short = core.chars().count() <= if is_number { 5 } else { 2 };
    let is_bullet =
        matches!(text, "•" | "–" | "—" | "-" | "*" | "**" | "●" | "▪" | "■" | "◦" | "‣" | "➢" | "✓" | "o");
    let is_mark = !text.is_empty() && text.chars().all(|c| c.is_numeric() && !c.is_ascii_digit());
    is_bullet || is_mark || (is_closed && is_short && !core.is_empty())
}
