//! Bytes to lines: opens a report file, tells its encoding, and cuts its text into numbered lines.
//!
//! ```text
//!     path ──► bytes ──► text, or unread ──► text ──► lines
//!        open     decode, magic     docx, html, pdf   lines
//! ```
//!
//! What a file is, is told by its content, never by its name. A structured format gives one line for each block and says
//! what it is. This is the room that may fail: whatever is no report is refused with one sentence. What comes after it
//! may not.

mod blocks;
mod decode;
mod docx;
mod error;
mod html;
mod lines;
mod looks;
mod magic;
mod open;
mod pdf;
mod stamp;
mod unread;

use std::ffi::OsStr;
use std::path::Path;

use crate::model::{Hint, Line};
pub use error::{Halt, Limit, Resource, SourceError, SourceErrorKind};
pub use pdf::{PdfFault, PdfLimit};
pub use stamp::Stamp;
pub use unread::{Begun, Content, Form, Password, Unread};

/// The largest file that is read, in bytes: 64 MiB.
///
/// A report of a hundred pages is about 0.5 MB of text, so a hundred such reports in one file still pass. A text of
/// line ends alone takes 24 times its size as lines, which bounds the memory that any file can cost.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A file that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The name of the file, without its folder.
    pub name: String,
    /// The whole text, without a byte order mark; of a structured format, one line for each block.
    pub text: String,
    /// The encoding it was read as, by its WHATWG name: `UTF-8`, `UTF-16LE`, `GBK`, `windows-1252`.
    pub encoding: &'static str,
    /// How many characters could not be had and became U+FFFD.
    pub replaced: usize,
    /// What the format says of each of the [`Source::lines`], in their order; none for plain text.
    pub hints: Vec<Hint>,
    /// What its reading could not be limited in, though it should have been.
    pub unlimited: Vec<Resource>,
}

/// Reads the file at `path`.
///
/// # Errors
///
/// Everything that is not a readable, non-empty report of at most [`LARGEST_FILE`] bytes.
pub fn read(path: &Path) -> Result<Source, SourceError> {
    Source::from_vec(&name(path), bytes(path)?, None).map_err(|kind| SourceError::new(path, kind))
}

/// The bytes of the file at `path`.
///
/// # Errors
///
/// What cannot be read or is larger than [`LARGEST_FILE`]. A FIFO, a device or a socket is told by its descriptor and
/// never waited for.
pub fn bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    open::read_all(path).map_err(|kind| SourceError::new(path, kind))
}

/// The name that the source at `path` has: that of the file.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy(), OsStr::to_string_lossy).into_owned()
}

impl Source {
    /// What `bytes` hold, as a source with that name.
    ///
    /// # Errors
    ///
    /// Bytes that are empty, too many, of a format that is not read, damaged, or beyond its limits.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, SourceErrorKind> {
        Self::from_vec(name, bytes.to_vec(), None)
    }

    /// As [`Source::from_bytes`], read as `form`.
    ///
    /// # Errors
    ///
    /// Those of [`Source::from_bytes`].
    pub fn from_bytes_as(name: &str, bytes: &[u8], form: Form) -> Result<Self, SourceErrorKind> {
        Self::from_vec(name, bytes.to_vec(), Some(form))
    }

    /// Valid UTF-8 becomes the text without being copied.
    fn from_vec(name: &str, bytes: Vec<u8>, form: Option<Form>) -> Result<Self, SourceErrorKind> {
        match Begun::new(name, bytes, form)? {
            Begun::Ready(source) => Ok(source),
            Begun::Unread(mut unread) => {
                let content = unread.content()?;
                Ok(unread.into_source(name, content))
            }
        }
    }

    /// The whole lines that stand in the first `bytes` of a text, as a source; `None` where there are none, where that
    /// is all of it, and for a structured format.
    pub fn beginning(&self, bytes: usize) -> Option<Self> {
        let first = self.text.as_bytes().get(..bytes).filter(|_| self.hints.is_empty())?;
        let end = memchr::memrchr(b'\n', first)?.checked_add(1)?;
        let text = self.text.get(..end).filter(|text| text.len() < self.text.len())?.to_owned();
        Some(Self { name: self.name.clone(), text, encoding: self.encoding, ..Self::default() })
    }

    /// The lines of the text, each with its page and number.
    ///
    /// A line ends where the Unicode Standard (section 5.8, Newline Guidelines) says so: LF, CRLF, CR alone, VT, NEL,
    /// U+2028 and U+2029. A text that ends with a line end has no empty line after it.
    ///
    /// A form feed begins a new page wherever it stands, and is part of no line. It does not count as a line end, so
    /// line numbers are those of an editor to which it is a character: where it stands in the middle of a line, the
    /// two parts are two lines with the same number on two pages. A part without characters is left out, unless the
    /// line has no other.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = lines::split(&self.text);
        if !self.hints.is_empty() {
            for line in &mut lines {
                let at = usize::try_from(line.number).unwrap_or(usize::MAX).saturating_sub(1);
                line.hint = self.hints.get(at).copied().unwrap_or_default();
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text_of(bytes: &[u8]) -> (String, &'static str, usize) {
        let source = Source::from_bytes("test", bytes).unwrap();
        (source.text, source.encoding, source.replaced)
    }

    #[test]
    fn a_report_in_utf_8_is_taken_as_it_is() {
        assert_eq!(text_of("一. 导言\n".as_bytes()), ("一. 导言\n".to_owned(), "UTF-8", 0));
    }

    #[test]
    fn nothing_but_white_space_is_empty() {
        for bytes in ["", "\u{feff}", " \n\u{3000}\r\n"] {
            assert_eq!(
                Source::from_bytes("test", bytes.as_bytes()),
                Err(SourceErrorKind::Empty),
                "{bytes:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(source) = Source::from_bytes("test", &bytes) {
                prop_assert!(!source.lines().is_empty());
            }
        }

        #[test]
        fn utf_8_comes_through_unchanged(text in "[a-z\u{e9}一。 \n\r\u{c}]{1,200}") {
            prop_assume!(!text.trim().is_empty());
            let source = Source::from_bytes("test", text.as_bytes()).unwrap();
            prop_assert_eq!((source.text, source.replaced), (text, 0));
        }
    }
}
