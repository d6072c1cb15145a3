use super::matrix::Turn;

/// One character of a page, or several that one glyph shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Where its characters begin in [`PageText::text`], in bytes.
    start: u32,
    /// Where they end.
    end: u32,
    /// The left end of its advance, in points from the left edge of the page; along the direction of writing.
    pub(super) left: f32,
    /// The right end.
    pub(super) right: f32,
    /// The baseline, in points from the lower edge; across the direction of writing.
    pub(super) base: f32,
    /// The type size in points.
    pub(super) size: f32,
    /// Which way it is written.
    pub(super) turn: Turn,
    /// Bold.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
    /// Marked as not of the text: a running head, a page number.
    pub(super) artifact: bool,
    /// The marked content it belongs to.
    pub(super) content: Option<ContentId>,
}

/// What an element of the structure tree names its text by: a number, unique in one stream of drawing operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ContentId {
    /// The object number of the stream, 0 for the page's own.
    pub(super) stream: u32,
    /// The number in it.
    pub(super) number: u32,
}

/// How and where a glyph is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Its origin on the page.
    pub(super) origin: (f64, f64),
    /// Where its advance ends.
    pub(super) end: (f64, f64),
    /// Its size in points.
    pub(super) size: f64,
    /// Which way it is written.
    pub(super) turn: Turn,
    /// Bold.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
}

/// The characters of one page in the order in which they are drawn.
#[derive(Debug, Default)]
pub(super) struct PageText {
    text: String,
    /// The glyphs.
    pub(super) glyphs: Vec<Glyph>,
    /// How many characters the fonts do not tell.
    pub(super) unknown: usize,
}

impl PageText {
    /// The characters of a glyph.
    pub(super) fn text_of(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default()
    }

    /// Adds a glyph.
    pub(super) fn push(&mut self, text: &str, setting: Setting, content: Option<ContentId>, artifact: bool) {
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.unknown += text.matches(char::REPLACEMENT_CHARACTER).count();
        let (left, base) = along(setting.origin, setting.turn);
        let (right, _) = along(setting.end, setting.turn);
        self.glyphs.push(Glyph {
            start,
            end,
            left: left.min(right),
            right: right.max(left),
            base,
            size: narrow(setting.size),
            turn: setting.turn,
            bold: setting.bold,
            italic: setting.italic,
            artifact,
            content,
        });
    }
}

/// A point as seen by who turns the page so that the writing runs from left to right.
fn along((x, y): (f64, f64), turn: Turn) -> (f32, f32) {
    let (x, y) = (narrow(x), narrow(y));
    match turn {
        Turn::None => (x, y),
        Turn::Left => (y, -x),
        Turn::Right => (-y, x),
        Turn::Half => (-x, -y),
    }
}

/// Positions on a page need no more than six digits; what is not on any page becomes 0.
#[allow(clippy::cast_possible_truncation, reason = "clamped before")]
fn narrow(number: f64) -> f32 {
    if number.is_finite() { number.clamp(-1e6, 1e6) as f32 } else { 0.0 }
}
