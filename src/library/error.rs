use std::fmt;

use super::EXTENSIONS;
use crate::source::SourceError;

/// Why there is no report to open; one sentence that names the file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryError {
    /// A file or folder that cannot be read.
    Source(SourceError),
    /// A folder without reports.
    NoReports(String),
}

impl From<SourceError> for LibraryError {
    fn from(error: SourceError) -> Self {
        Self::Source(error)
    }
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(error) => error.fmt(f),
            Self::NoReports(folder) => {
                write!(
                    f,
                    "{folder}: there is no report in this folder (no readable file named .{})",
                    EXTENSIONS.join(", .")
                )
            }
        }
    }
}

impl std::error::Error for LibraryError {}
