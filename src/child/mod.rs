//! Files of structured formats are taken apart in another process: this program again, with limits on memory, time
//! and all it could do. Whatever a hostile file does there, the process that shows the report lives.
//!
//! ```text
//!     Reader ──► source ──► text: ready
//!                  └─ PDF, DOCX, HTML ──► process ══ pipes ══► serve: limits, then source
//!                                            └── message: what goes over the pipes
//! ```
//!
//! Text is read in place: its reading is one pass in linear time and memory, and starting a process takes longer than
//! reading a report of a hundred pages.

#[cfg(debug_assertions)]
mod faults;
mod limits;
mod message;
mod process;
mod serve;

use std::io::{self, Read};
use std::path::Path;

use crate::source::{self, Begun, Form, LARGEST_FILE, Password, Source, SourceError, SourceErrorKind};

pub use process::Stop;
pub use serve::{is_asked, serve};

/// How reports are read: as what, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// What they are read as, whatever they look like.
    pub form: Option<Form>,
    /// What opens those that are encrypted.
    pub password: Option<Password>,
    /// Whether structured formats are read in a process apart. Only the program itself can be started again, a test of
    /// its library cannot.
    pub is_apart: bool,
}

impl Reader {
    /// Reads the file at `path`, until it is there or stopped.
    ///
    /// # Errors
    ///
    /// Everything that is not a readable, non-empty report within the limits, and what was stopped.
    pub fn read(&self, path: &Path, stop: &Stop) -> Result<Source, SourceError> {
        let bytes = source::bytes(path)?;
        self.read_bytes(&source::name(path), bytes, stop).map_err(|kind| SourceError::new(path, kind))
    }

    /// Looks at what `bytes` hold: a text is a source of that name at once.
    ///
    /// # Errors
    ///
    /// Bytes that are empty, too many, or of a format that is not read.
    pub fn begin(&self, name: &str, bytes: Vec<u8>) -> Result<Begun, SourceErrorKind> {
        Begun::new(name, bytes, self.form)
    }

    /// Reads what `bytes` hold, as a source of that name.
    ///
    /// # Errors
    ///
    /// Those of [`Reader::read`].
    pub fn read_bytes(&self, name: &str, bytes: Vec<u8>, stop: &Stop) -> Result<Source, SourceErrorKind> {
        match self.begin(name, bytes)? {
            Begun::Ready(source) => Ok(source),
            Begun::Unread(unread) => {
                let mut unread = unread.opened_with(self.password.clone());
                let content = if self.is_apart { process::content(&unread, stop) } else { unread.content() }?;
                Ok(unread.into_source(name, content))
            }
        }
    }
}

/// All of standard input, as far as a report may go.
///
/// # Errors
///
/// More than [`LARGEST_FILE`] bytes, or an input that cannot be read.
pub fn standard_input() -> Result<Vec<u8>, SourceErrorKind> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LARGEST_FILE.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST_FILE {
        return Err(SourceErrorKind::TooLarge);
    }
    Ok(bytes)
}
