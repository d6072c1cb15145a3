use std::fmt;
use std::path::Path;

/// Why something cannot be kept, or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotebookError {
    /// The name of the file without its folder, for it has to fit on one line of a screen; empty where there is none.
    pub file: String,
    /// What is the matter.
    pub trouble: Trouble,
}

/// What is the matter with a file, or with the place for it. Words are the system's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Neither the XDG folder nor `HOME` is known.
    Homeless,
    /// Its folder, which is named in its place, cannot be made.
    NoFolder(String),
    /// It cannot be read.
    Unreadable(String),
    /// It cannot be written.
    Unwritable(String),
    /// It cannot be locked.
    Unlocked(String),
    /// It is damaged and cannot be set aside.
    NotSetAside(String),
    /// It is a link that leads back to itself.
    Circle,
    /// It is no regular file.
    NoFile,
    /// Everyone can write to it.
    OpenToAll,
    /// It belongs to another user.
    Foreign,
}

/// What there is to say about a file that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It was not used.
    Unused(NotebookError),
    /// It was read as far as it could be.
    Damaged {
        /// The name of the file without its folder.
        file: String,
        /// What is the matter.
        damage: Damage,
        /// The name it was set aside under, or why that could not be.
        aside: Result<String, NotebookError>,
    },
}

/// What is the matter with the content of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It has more than these MiB.
    TooLarge(u64),
    /// A later version of the program wrote it.
    Newer,
    /// So many lines cannot be read.
    Lines(usize),
}

impl NotebookError {
    pub(super) fn about(path: &Path, trouble: Trouble) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Self { file: name.to_string_lossy().into_owned(), trouble }
    }
}

impl From<NotebookError> for Notice {
    fn from(error: NotebookError) -> Self {
        Self::Unused(error)
    }
}

impl fmt::Display for NotebookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match &self.trouble {
            Trouble::Homeless => f.write_str("HOME is not set, so that nothing is kept after the end"),
            Trouble::NoFolder(words) => write!(f, "{file} cannot be made: {words}"),
            Trouble::Unreadable(words) => write!(f, "{file} cannot be read: {words}"),
            Trouble::Unwritable(words) => write!(f, "{file} cannot be written: {words}"),
            Trouble::Unlocked(words) => write!(f, "{file} cannot be locked: {words}"),
            Trouble::NotSetAside(words) => write!(f, "{file} cannot be set aside: {words}"),
            Trouble::Circle => write!(f, "{file} is a circle of links"),
            Trouble::NoFile => write!(f, "{file} is no regular file; it is not used"),
            Trouble::OpenToAll => {
                write!(f, "{file} can be written by everyone; it is not used until chmod 600")
            }
            Trouble::Foreign => write!(f, "{file} belongs to another user; it is not used"),
        }
    }
}

impl std::error::Error for NotebookError {}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unused(error) => error.fmt(f),
            Self::Damaged { file, damage, aside: Ok(aside) } => write!(f, "{file} {damage}; kept as {aside}"),
            Self::Damaged { file, damage, aside: Err(error) } => write!(f, "{file} {damage}; {error}"),
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(limit) => write!(f, "is larger than {limit} MiB and was read so far"),
            Self::Newer => f.write_str("is of a later version and was read as far as it is known"),
            Self::Lines(1) => f.write_str("is damaged: 1 line lost"),
            Self::Lines(lines) => write!(f, "is damaged: {lines} lines lost"),
        }
    }
}
