//! What a reader keeps, on disk: marks, notes and the reading list in one file, the places of the reports in another.
//!
//! | file | under | holds |
//! |---|---|---|
//! | `rapporteur/notes.jsonl` | `XDG_DATA_HOME`, else `~/.local/share` | marks, notes, the reading list |
//! | `rapporteur/places.jsonl` | `XDG_STATE_HOME`, else `~/.local/state` | where each report was left |
//!
//! A file is a line that says what it is, then one thing kept in each line, in JSON. It is changed as a whole: locked,
//! read again, changed, written beside and put in its place, so that it is the old or the new one whatever happens, and
//! so that two programs at once lose nothing. What cannot be read is set aside with the rest of its file, and the lines
//! that can be read are carried over.

mod error;
mod file;
mod folders;
mod lines;
mod lock;
mod write;

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::{Change, Kept, What};
pub use error::{Damage, NotebookError, Notice, Trouble};
use file::KeptFile;
pub use folders::Folders;

/// The places of so many reports are kept, those of the last ones.
const PLACES_KEPT: usize = 2000;

/// Both files.
#[derive(Debug, Clone)]
pub struct Notebook {
    notes: Option<KeptFile>,
    places: Option<KeptFile>,
}

impl Notebook {
    /// The notebook in these folders.
    pub fn new(folders: &Folders) -> Self {
        Self {
            notes: folders.data.as_deref().map(|folder| KeptFile::new(folder.join("notes.jsonl"))),
            places: folders.state.as_deref().map(|folder| KeptFile::new(folder.join("places.jsonl"))),
        }
    }

    /// The notebook of whoever runs this process.
    pub fn of_user() -> Self {
        Self::new(&Folders::of_user())
    }

    /// All that is kept, the oldest first, and what there is to say about the files: a damaged one is set aside and what
    /// can be read of it is carried over.
    pub fn open(&self) -> (Vec<Kept>, Vec<Notice>) {
        let (mut kept, mut notices) = (Vec::new(), Vec::new());
        for file in [&self.notes, &self.places].into_iter().flatten() {
            match file.open() {
                Ok((found, notice)) => {
                    kept.extend(found);
                    notices.extend(notice);
                }
                Err(error) => notices.push(error.into()),
            }
        }
        mark_missing(&mut kept);
        (kept, notices)
    }

    /// Makes a change on disk; returns all that is then kept, also by other programs.
    ///
    /// # Errors
    ///
    /// Where there is no folder to keep it in, or it cannot be written: the file is then as it was.
    pub fn change(&self, change: &Change) -> Result<Vec<Kept>, NotebookError> {
        let is_place = matches!(change.kept().what, What::Place);
        let file = if is_place { &self.places } else { &self.notes };
        let Some(file) = file else {
            return Err(NotebookError { file: String::new(), trouble: Trouble::Homeless });
        };
        let change = dated(change);
        file.change(|kept| {
            change.apply(kept);
            let beyond = if is_place { kept.len().saturating_sub(PLACES_KEPT) } else { 0 };
            kept.drain(..beyond.min(kept.len()));
        })?;
        Ok(self.open().0)
    }
}

/// The change with the time of now.
fn dated(change: &Change) -> Change {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    match change {
        Change::Put(kept, known) => Change::Put(Kept { when: now, ..kept.clone() }, known.clone()),
        Change::Remove(kept) => Change::Remove(kept.clone()),
    }
}

/// Finds out which files are no longer there, each once.
fn mark_missing(kept: &mut [Kept]) {
    let mut missing: HashMap<PathBuf, bool> = HashMap::new();
    for one in kept {
        let Some(file) = &one.at.file else { continue };
        let path = PathBuf::from(file);
        one.is_missing = *missing.entry(path).or_insert_with_key(|path| std::fs::metadata(path).is_err());
    }
}

#[cfg(test)]
mod tests;
