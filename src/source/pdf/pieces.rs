//! Glyphs to pieces: stretches of one line in one type, with spaces where the file leaves only a gap.

use std::collections::HashMap;

use super::bidi::{is_right_to_left, push_seen};
use super::page::{ContentId, Glyph, PageText};

/// A gap that is a space, as a part of the type size: the narrowest spaces of justified lines are a fifth, and the
/// widest gaps between letters that are spaced out a tenth.
const SPACE: f32 = 0.18;

/// A stretch of one line, all in one type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    start: u32,
    end: u32,
    /// Its left end in points.
    pub(super) left: f32,
    /// Its right end.
    pub(super) right: f32,
    /// Its baseline.
    pub(super) base: f32,
    /// Its type size in points.
    pub(super) size: f32,
    /// Bold.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
}

/// The pieces of the marked content of a file, and what is not marked.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    text: String,
    by_content: HashMap<(usize, ContentId), Vec<Piece>>,
    /// The characters that are text and belong to no marked content.
    pub(super) unmarked: usize,
}

impl Pieces {
    /// Adds the glyphs of a page, counted from 0.
    pub(super) fn add(&mut self, at: usize, page: &PageText) {
        let mut last: Option<(Glyph, ContentId)> = None;
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.artifact) {
            let text = page.text_of(glyph);
            let Some(content) = glyph.content else {
                self.unmarked += text.chars().filter(|c| !c.is_whitespace()).count();
                continue;
            };
            let before = last.filter(|(_, id)| *id == content).map(|(before, _)| before);
            self.push(at, content, glyph, before, text);
            last = Some((*glyph, content));
        }
    }

    fn push(&mut self, at: usize, content: ContentId, glyph: &Glyph, before: Option<Glyph>, text: &str) {
        let goes_on =
            before.is_some_and(|before| is_same_piece(&before, glyph) && !text.contains(is_right_to_left));
        let pieces = self.by_content.entry((at, content)).or_default();
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        match (pieces.last_mut(), before) {
            (Some(piece), Some(before)) if goes_on && piece.end == start => {
                let gap = glyph.left - before.right;
                if gap > SPACE * glyph.size && !self.text.ends_with(' ') && !text.starts_with(' ') {
                    self.text.push(' ');
                }
                self.text.push_str(text);
                piece.end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
                piece.right = glyph.right;
            }
            _ => {
                push_seen(&mut self.text, text);
                pieces.push(Piece::new(start, u32::try_from(self.text.len()).unwrap_or(u32::MAX), glyph));
            }
        }
    }

    /// The pieces of a marked content, as they are drawn.
    pub(super) fn of(&self, page: usize, content: ContentId) -> &[Piece] {
        self.by_content.get(&(page, content)).map_or(&[], Vec::as_slice)
    }

    /// The characters of a piece.
    pub(super) fn text_of(&self, piece: &Piece) -> &str {
        self.text.get(piece.start as usize..piece.end as usize).unwrap_or_default()
    }

    /// The characters, but for white space, that belong to marked content.
    pub(super) fn marked(&self) -> usize {
        self.text.chars().filter(|c| !c.is_whitespace()).count()
    }
}

impl Piece {
    fn new(start: u32, end: u32, glyph: &Glyph) -> Self {
        Self {
            start,
            end,
            left: glyph.left,
            right: glyph.right,
            base: glyph.base,
            size: glyph.size,
            bold: glyph.bold,
            italic: glyph.italic,
        }
    }
}

fn is_same_piece(before: &Glyph, glyph: &Glyph) -> bool {
    let near = 0.05 * glyph.size.max(1.0);
    before.turn == glyph.turn
        && before.bold == glyph.bold
        && before.italic == glyph.italic
        && (before.base - glyph.base).abs() < near
        && (before.size - glyph.size).abs() < near
        && glyph.left - before.right > -glyph.size
}
