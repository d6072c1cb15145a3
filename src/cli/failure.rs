use std::fmt;
use std::io;

use crate::library::LibraryError;
use crate::model::AddressError;
use crate::source::SourceError;

/// Why a command could not be carried out; one sentence.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command line makes no sense.
    Usage(String),
    /// A file cannot be read.
    Library(LibraryError),
    /// Something typed as an address is none.
    Address(AddressError),
    /// The reader's own knowledge file cannot be used; says which and why.
    Knowledge(String),
    /// The file that is to hold a password cannot be used; says which and why.
    Password(String),
    /// The answer cannot be written.
    Output(io::Error),
}

impl Failure {
    /// Whether the reader of a pipe went away.
    pub(super) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}

impl From<SourceError> for Failure {
    fn from(error: SourceError) -> Self {
        Self::Library(error.into())
    }
}

impl From<AddressError> for Failure {
    fn from(error: AddressError) -> Self {
        Self::Address(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(words) | Self::Knowledge(words) | Self::Password(words) => f.write_str(words),
            Self::Library(error) => error.fmt(f),
            Self::Address(error) => error.fmt(f),
            Self::Output(error) => write!(f, "the answer cannot be written: {error}"),
        }
    }
}
