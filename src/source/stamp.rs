//! By what a file is known again.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// A file as it was at a time: which one, how long, when it was changed.
///
/// A file whose contents are exchanged for others of the same length within the clock's grain of the file system is
/// taken for the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    file: u64,
    length: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Stamp {
    /// The file at `path` as it is now; `None` where it cannot be looked at.
    pub fn of(path: &Path) -> Option<Self> {
        let now = fs::metadata(path).ok()?;
        Some(Self {
            device: now.dev(),
            file: now.ino(),
            length: now.len(),
            seconds: now.mtime(),
            nanoseconds: now.mtime_nsec(),
        })
    }
}
