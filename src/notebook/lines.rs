//! The form of a file: one line that says what it is, then one thing in each line.

use serde::{Deserialize, Serialize};

use crate::model::Kept;

/// The form written here. A file of a higher one was written by a later version of the program.
pub(super) const VERSION: u32 = 1;

/// A longer line is no line of ours.
const LONGEST_LINE: usize = 512 * 1024;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    rapporteur: String,
    version: u32,
}

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// What could be read.
    pub(super) kept: Vec<Kept>,
    /// The lines that could not.
    pub(super) bad: usize,
    /// Whether a later version wrote it.
    pub(super) is_newer: bool,
}

impl Read {
    /// Whether all of it was read.
    pub(super) fn is_whole(&self) -> bool {
        self.bad == 0 && !self.is_newer
    }
}

/// Reads a file. An empty one holds nothing and lacks nothing.
pub(super) fn read(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let mut has_head = false;
    for line in bytes.split(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() {
            continue;
        }
        if line.len() > LONGEST_LINE {
            read.bad = read.bad.saturating_add(1);
        } else if let Ok(kept) = serde_json::from_slice::<Kept>(line) {
            read.kept.push(kept);
        } else if let (false, Ok(head)) = (has_head, serde_json::from_slice::<Head>(line)) {
            has_head = true;
            read.is_newer = head.version > VERSION;
        } else {
            read.bad = read.bad.saturating_add(1);
        }
    }
    // A file without its first line lost it.
    if !has_head && !bytes.trim_ascii().is_empty() && read.bad == 0 {
        read.bad = 1;
    }
    read
}

/// Writes a file.
///
/// # Errors
///
/// Never in fact; the writer of JSON has one.
pub(super) fn write(kept: &[Kept]) -> serde_json::Result<Vec<u8>> {
    let head = Head { rapporteur: "kept".to_owned(), version: VERSION };
    let mut bytes = serde_json::to_vec(&head)?;
    bytes.push(b'\n');
    for one in kept {
        serde_json::to_writer(&mut bytes, one)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
