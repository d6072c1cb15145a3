//! Marked content (ISO 32000-1 section 14.6): which element of the structure tree a glyph belongs to, whether it is of
//! the text at all, and what it reads as where the file says so.

use hayro_syntax::object::dict::keys::{ACTUAL_TEXT, MCID, STRUCT_PARENTS};
use hayro_syntax::object::{Dict, Object, String as PdfString};

use super::page::ContentId;

/// Sequences within sequences; real files have four.
const DEEPEST: usize = 64;

/// One marked sequence.
#[derive(Debug, Default)]
pub(super) struct Mark {
    number: Option<u32>,
    is_artifact: bool,
    actual: Option<String>,
    is_shown: bool,
}

impl Mark {
    /// What the operands of `BMC` or `BDC` say.
    pub(super) fn new(tag: Option<&Object<'_>>, properties: Option<&Object<'_>>, named: &Dict<'_>) -> Self {
        let is_artifact = matches!(tag, Some(Object::Name(name)) if name.as_ref() == b"Artifact");
        let dict = match properties {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => named.get::<Dict<'_>>(name),
            _ => None,
        };
        let dict = dict.unwrap_or_default();
        let actual = dict.get::<PdfString<'_>>(ACTUAL_TEXT).map(|text| text_string(text.as_bytes()));
        Self { number: dict.get::<u32>(MCID), is_artifact, actual, is_shown: false }
    }
}

/// A text string of a dictionary: UTF-16 with a byte order mark, UTF-8 with one, else bytes that are taken for Latin-1
/// (ISO 32000-2 section 7.9.2).
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The marked sequences that are open.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// Those too deep to be kept.
    deeper: usize,
    stream: u32,
}

impl Marks {
    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens one.
    pub(super) fn begin(&mut self, mark: Mark) {
        if self.open.len() < DEEPEST {
            self.open.push(mark);
        } else {
            self.deeper = self.deeper.saturating_add(1);
        }
    }

    /// Closes the last, unless it was open before the stream that says so.
    pub(super) fn end(&mut self, floor: usize) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if self.open.len() > floor {
            self.open.pop();
        }
    }

    /// Closes all that a stream left open.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// Enters a drawing within the drawing, whose numbers may be its own; gives back what [`Marks::leave`] takes.
    pub(super) fn enter(&mut self, form: &Dict<'_>) -> u32 {
        let outer = self.stream;
        if form.contains_key(STRUCT_PARENTS) {
            self.stream = form.obj_id().map_or(outer, |id| id.obj_number);
        }
        outer
    }

    /// Leaves it.
    pub(super) fn leave(&mut self, outer: u32) {
        self.stream = outer;
    }

    /// Whether what is shown now is not of the text.
    pub(super) fn is_artifact(&self) -> bool {
        self.open.iter().any(|mark| mark.is_artifact)
    }

    /// The element that what is shown now belongs to.
    pub(super) fn content(&self) -> Option<ContentId> {
        let number = self.open.iter().rev().find_map(|mark| mark.number)?;
        Some(ContentId { stream: self.stream, number })
    }

    /// What a glyph reads as: its own text, or that of the sequence, which the first glyph in it has; `None` for the
    /// others.
    pub(super) fn shown_text<'t>(&mut self, own: &'t str) -> Option<std::borrow::Cow<'t, str>> {
        let Some(mark) = self.open.iter_mut().rev().find(|mark| mark.actual.is_some()) else {
            return Some(own.into());
        };
        if std::mem::replace(&mut mark.is_shown, true) {
            return None;
        }
        mark.actual.clone().map(Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_are_read_in_every_form() {
        assert_eq!(text_string(b"\xfe\xff\x4e\x00"), "一");
        assert_eq!(text_string(b"\xff\xfe\x00\x4e"), "一");
        assert_eq!(text_string(b"\xef\xbb\xbf\xe4\xb8\x80"), "一");
        assert_eq!(text_string(b"caf\xe9"), "café");
    }

    #[test]
    fn a_sequence_with_its_own_text_is_read_once() {
        let mut marks = Marks::default();
        marks.begin(Mark { actual: Some("fi".into()), ..Mark::default() });
        assert_eq!(marks.shown_text("x").as_deref(), Some("fi"));
        assert_eq!(marks.shown_text("y").as_deref(), None);
        marks.end(0);
        assert_eq!(marks.shown_text("z").as_deref(), Some("z"));
    }
}
