use super::bidi::is_only_marks;
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

    /// Makes one glyph of an Arabic or Hebrew letter and the vowel signs drawn over it.
    ///
    /// A sign stands a little aside of its letter, but next to it in the order of drawing: before it where letters are
    /// drawn from left to right, behind it where they are drawn as they are read.
    pub(super) fn attach_marks(&mut self) {
        let is_mark: Vec<bool> = self.glyphs.iter().map(|glyph| is_only_marks(self.text_of(glyph))).collect();
        if !is_mark.contains(&true) {
            return;
        }
        let letter = |at: &usize| !is_mark.get(*at).copied().unwrap_or(false);
        let mut is_attached = vec![false; self.glyphs.len()];
        for at in (0..self.glyphs.len()).filter(|at| !letter(at)) {
            let before = (0..at).rev().take(3).find(letter);
            let after = (at + 1..self.glyphs.len()).take(3).find(letter);
            if self.attach(at, before, after)
                && let Some(flag) = is_attached.get_mut(at)
            {
                *flag = true;
            }
        }
        let mut flags = is_attached.into_iter();
        self.glyphs.retain(|_| !flags.next().unwrap_or(false));
    }

    /// Adds a mark to the letter before or after it; tells whether there was one near.
    fn attach(&mut self, mark: usize, before: Option<usize>, after: Option<usize>) -> bool {
        let Some(sign) = self.glyphs.get(mark).copied() else { return false };
        let near = |at: Option<usize>| {
            let glyph = self.glyphs.get(at?)?;
            let is_near = (glyph.base - sign.base).abs() < 1.5 * sign.size
                && (glyph.left - sign.left).abs() < 1.5 * sign.size;
            is_near.then_some((at?, glyph.left))
        };
        let letter = match (near(before), near(after)) {
            (Some((before, left)), Some((after, next))) => {
                if next > left {
                    after
                } else {
                    before
                }
            }
            (Some((at, _)), None) | (None, Some((at, _))) => at,
            (None, None) => return false,
        };
        let Some(text) =
            self.glyphs.get(letter).map(|glyph| self.text_of(glyph).to_owned() + self.text_of(&sign))
        else {
            return false;
        };
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(&text);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        if let Some(glyph) = self.glyphs.get_mut(letter) {
            (glyph.start, glyph.end) = (start, end);
        }
        true
    }

    /// Adds the place of a glyph to that of the last, whose text stands for both; the wider one tells the baseline.
    pub(super) fn widen_last(&mut self, setting: Setting) {
        let (left, base) = along(setting.origin, setting.turn);
        let (right, _) = along(setting.end, setting.turn);
        let Some(last) = self.glyphs.last_mut().filter(|last| (last.base - base).abs() < last.size) else {
            return;
        };
        if (right - left).abs() > last.right - last.left {
            last.base = base;
        }
        last.left = last.left.min(left.min(right));
        last.right = last.right.max(right.max(left));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page(glyphs: &[(&str, f64)]) -> String {
        let mut page = PageText::default();
        for (text, x) in glyphs {
            let setting = Setting {
                origin: (*x, 700.0),
                end: (*x + 5.0, 700.0),
                size: 10.0,
                turn: Turn::None,
                bold: false,
                italic: false,
            };
            page.push(text, setting, None, false);
        }
        page.attach_marks();
        page.glyphs.iter().map(|glyph| page.text_of(glyph)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_vowel_sign_joins_its_letter_in_either_order_of_drawing() {
        assert_eq!(page(&[("ق", 100.0), ("\u{64f}", 104.0), ("ي", 105.0)]), "ق|يُ");
        assert_eq!(page(&[("ي", 105.0), ("\u{64f}", 104.0), ("ق", 100.0)]), "يُ|ق");
        assert_eq!(page(&[("\u{64f}", 104.0)]), "\u{64f}");
    }
}
