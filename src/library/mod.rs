//! The reports a reader has at hand: files that were named, those of a folder, or the sample that is built in.
//!
//! A report is read and parsed when it is opened, so that a folder of any size is listed at once.

mod ahead;
mod error;
mod folder;
mod opening;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::child::{Reader, Stop, standard_input};
use crate::model::Report;
use crate::parse::parse;
use crate::source::{Source, SourceError, Stamp};
use crate::topics::Knowledge;
use ahead::Ahead;
use opening::{Entry, INPUT_NAME};

pub use error::LibraryError;
pub use folder::EXTENSIONS;
pub use opening::{Naming, Opening, SourceLines, beside};

/// The report that is shown where there is none to open.
const SAMPLE: &str = include_str!("../../sample-reports/water-and-peace.en.txt");

/// The name it is listed by.
const SAMPLE_NAME: &str = "water-and-peace.en.txt";

/// A list of reports, in the order in which they are shown.
#[derive(Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    skipped: usize,
    /// What is known beforehand of the names in reports.
    knowledge: Arc<Knowledge>,
    reader: Reader,
    /// The report of the first entry, where it was begun ahead and not yet handed out.
    ahead: Option<Ahead>,
    /// The files as they were when they were opened.
    stamps: Vec<Option<Stamp>>,
}

/// How a file is since it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// As it was.
    Same,
    /// It was written to or replaced.
    Changed,
    /// It is no longer there, or cannot be looked at.
    Gone,
}

impl Library {
    /// The reports at `paths`: a file as it is, a folder as the reports directly in it.
    ///
    /// In a folder, a report is a regular file, or a link to one, whose name ends in one of [`EXTENSIONS`]. They are
    /// sorted by name, numbers by their value. Files that cannot be read are left out and counted. The path `-` is
    /// standard input, which is read to its end now.
    ///
    /// # Errors
    ///
    /// A path that does not exist, a folder that cannot be listed, or no report at all.
    pub fn from_paths(paths: &[PathBuf]) -> Result<Self, LibraryError> {
        let mut library = Self::default();
        for path in paths {
            library.add(path)?;
        }
        match paths.first() {
            Some(first) if library.is_empty() => {
                Err(LibraryError::NoReports(first.to_string_lossy().into_owned()))
            }
            _ => Ok(library),
        }
    }

    /// A library of the built-in sample alone.
    pub fn built_in() -> Self {
        Self::of_text(SAMPLE_NAME, SAMPLE)
    }

    /// A library of one text that is part of the program.
    pub fn of_text(name: &'static str, text: &'static str) -> Self {
        Self { entries: vec![Entry::BuiltIn { name, text }], ..Self::default() }
    }

    /// The same, its reports read in this way.
    pub fn read_by(self, reader: Reader) -> Self {
        Self { reader, ..self }
    }

    fn add(&mut self, path: &Path) -> Result<(), LibraryError> {
        if path.as_os_str() == INPUT_NAME {
            let bytes = standard_input().map_err(|kind| SourceError::new(path, kind))?;
            self.entries.push(Entry::Input(Arc::new(bytes)));
            return Ok(());
        }
        let failed = |error: std::io::Error| SourceError::new(path, error.into());
        if !std::fs::metadata(path).map_err(failed)?.is_dir() {
            self.entries.push(Entry::File(path.to_owned()));
            return Ok(());
        }
        let listing = folder::list(path).map_err(failed)?;
        self.entries.extend(listing.reports.into_iter().map(Entry::File));
        self.skipped = self.skipped.saturating_add(listing.skipped);
        Ok(())
    }

    /// The same library, whose reports are indexed with `knowledge`. Without it, by the rules of the languages alone.
    #[must_use]
    pub fn knowing(self, knowledge: Knowledge) -> Self {
        Self { knowledge: Arc::new(knowledge), ..self }
    }

    /// How many reports there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many files of the folders were left out because they cannot be read.
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// The name of each report: that of its file, with the folder where two files have the same name.
    pub fn names(&self) -> Vec<String> {
        let short: Vec<String> = self.entries.iter().map(Entry::file_name).collect();
        let (mut seen, mut repeated) = (HashSet::new(), HashSet::new());
        for name in &short {
            if !seen.insert(name) {
                repeated.insert(name);
            }
        }
        let entries = self.entries.iter().zip(&short);
        entries
            .map(|(entry, name)| if repeated.contains(name) { entry.path() } else { name.clone() })
            .collect()
    }

    /// The path of the report at `index` as it was given, empty where there is no such report.
    pub fn path(&self, index: usize) -> String {
        self.entries.get(index).map(Entry::path).unwrap_or_default()
    }

    /// The absolute path of each report, where it has one that is text.
    pub fn absolute_paths(&self) -> Vec<Option<String>> {
        let absolute = |entry: &Entry| match entry {
            Entry::File(path) => std::path::absolute(path).ok()?.into_os_string().into_string().ok(),
            Entry::BuiltIn { .. } | Entry::Input(_) | Entry::None => None,
        };
        self.entries.iter().map(absolute).collect()
    }

    /// The report at `index`.
    ///
    /// # Errors
    ///
    /// A file that is no readable report, or an index that is out of the list.
    pub fn open(&mut self, index: usize) -> Result<Report, LibraryError> {
        self.opening(index).report()
    }

    /// The report at `index`, with its programmes and whatever else it names.
    ///
    /// # Errors
    ///
    /// Those of [`Library::open`].
    pub fn open_indexed(&mut self, index: usize) -> Result<Report, LibraryError> {
        self.opening(index).indexed_report()
    }

    /// The reading of the report at `index`, which can be done on another thread.
    pub fn opening(&mut self, index: usize) -> Opening {
        let entry = self.entries.get(index).cloned().unwrap_or(Entry::None);
        // Looked at before it is read: what changes in between is told, though it may be read already.
        let stamp = if let Entry::File(path) = &entry { Stamp::of(path) } else { None };
        self.stamps.resize_with(self.entries.len(), || None);
        if let Some(place) = self.stamps.get_mut(index) {
            *place = stamp;
        }
        let knowledge = Arc::clone(&self.knowledge);
        match self.ahead.take_if(|_| index == 0) {
            Some(ahead) => Opening::ahead(entry, self.reader.clone(), knowledge, ahead),
            None => Opening::new(entry, self.reader.clone(), knowledge),
        }
    }

    /// The source at `index`, for what is to be said of its lines.
    ///
    /// # Errors
    ///
    /// Those of [`Library::open`].
    pub fn source(&mut self, index: usize) -> Result<Source, LibraryError> {
        self.opening(index).source()
    }

    /// Begins the first report now and waits `patience` for it, for an error that should come before the screen does.
    /// The next [`Library::opening`] of it goes on with what was begun.
    ///
    /// # Errors
    ///
    /// Those of [`Library::open`], where they come in time.
    pub fn open_ahead(&mut self, patience: Duration) -> Result<(), LibraryError> {
        let opening = self.opening(0);
        self.ahead = Ahead::begin(opening, patience)?;
        Ok(())
    }

    /// The beginning of the report that was opened ahead, where it is a text so long that the whole is still on its
    /// way.
    pub fn beginning(&mut self) -> Option<Report> {
        self.ahead.as_mut().and_then(Ahead::beginning)
    }

    /// What finds the names in reports, on any thread.
    pub fn naming(&self) -> Naming {
        Naming::new(Arc::clone(&self.knowledge))
    }

    /// How the file at `index` is since it was opened. What is no file stays as it is.
    pub fn condition(&self, index: usize) -> Condition {
        let (Some(Entry::File(path)), Some(Some(before))) = (self.entries.get(index), self.stamps.get(index))
        else {
            return Condition::Same;
        };
        match Stamp::of(path) {
            None => Condition::Gone,
            Some(now) if now == *before => Condition::Same,
            Some(_) => Condition::Changed,
        }
    }
}

/// The source at `path`, or of standard input where that is `-`.
///
/// # Errors
///
/// What is no readable report.
pub fn read(path: &Path, reader: Reader) -> Result<Source, LibraryError> {
    let stop = Stop::default();
    if path.as_os_str() != INPUT_NAME {
        return Ok(reader.read(path, &stop)?);
    }
    let read = standard_input().and_then(|bytes| reader.read_bytes(INPUT_NAME, bytes, &stop));
    read.map_err(|kind| SourceError::new(path, kind).into())
}

/// The report that a source holds.
pub fn report_of(source: &Source) -> Report {
    parse(&source.name, source.lines())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn files_and_folders_make_one_list_in_the_order_given() {
        let one = folder(&[("b.txt", "1. B."), ("a.md", "1. A."), ("c.xls", "")]);
        let other = folder(&[("z", "1. Z.")]);
        let library = Library::from_paths(&[other.path().join("z"), one.path().to_owned()]).unwrap();
        assert_eq!(library.names(), ["z", "a.md", "b.txt"]);
        assert_eq!(library.path(1), one.path().join("a.md").to_string_lossy());
        assert_eq!((library.len(), library.path(3)), (3, String::new()));
    }

    #[test]
    fn files_of_one_name_are_listed_with_their_folders() {
        let (one, other) = (folder(&[("a.txt", "1. A.")]), folder(&[("a.txt", "1. A."), ("b.txt", "")]));
        let library = Library::from_paths(&[one.path().to_owned(), other.path().to_owned()]).unwrap();
        let path = |folder: &tempfile::TempDir| folder.path().join("a.txt").to_string_lossy().into_owned();
        assert_eq!(library.names(), [path(&one), path(&other), "b.txt".to_owned()]);
    }

    #[test]
    fn a_report_is_read_when_it_is_opened() {
        let folder = folder(&[("a.txt", "1. Before.")]);
        let file = folder.path().join("a.txt");
        let mut library = Library::from_paths(std::slice::from_ref(&file)).unwrap();
        std::fs::write(&file, "1. After.").unwrap();
        let report = library.open(0).unwrap();
        assert_eq!(report.source, "a.txt");
        assert!(report.paragraphs[0].text.contains("After."));
        std::fs::remove_file(&file).unwrap();
        let error = library.open(0).unwrap_err().to_string();
        assert_eq!(error, format!("{}: there is no such file", file.display()));
        assert!(library.open(1).is_err());
    }

    #[test]
    fn a_report_that_was_opened_ahead_is_handed_out_once() {
        let folder = folder(&[("a.txt", "1. Before.")]);
        let mut library = Library::from_paths(&[folder.path().join("a.txt")]).unwrap();
        library.open_ahead(Duration::from_secs(60)).unwrap();
        std::fs::write(folder.path().join("a.txt"), "1. After.").unwrap();
        assert!(library.open(0).unwrap().paragraphs[0].text.contains("Before."));
        assert!(library.open(0).unwrap().paragraphs[0].text.contains("After."));
    }

    #[test]
    fn a_file_that_changes_or_vanishes_is_told() {
        let folder = folder(&[("a.txt", "1. Before.")]);
        let file = folder.path().join("a.txt");
        let mut library = Library::from_paths(std::slice::from_ref(&file)).unwrap();
        assert_eq!(library.condition(0), Condition::Same);
        library.open(0).unwrap();
        assert_eq!(library.condition(0), Condition::Same);
        std::fs::write(&file, "1. After it.").unwrap();
        assert_eq!(library.condition(0), Condition::Changed);
        library.open(0).unwrap();
        assert_eq!(library.condition(0), Condition::Same);
        std::fs::remove_file(&file).unwrap();
        assert_eq!((library.condition(0), library.condition(1)), (Condition::Gone, Condition::Same));
    }

    #[test]
    fn what_was_stopped_gives_no_report() {
        let folder = folder(&[("a.txt", "1. A.")]);
        let mut library = Library::from_paths(&[folder.path().join("a.txt")]).unwrap();
        let opening = library.opening(0);
        opening.stop().stop();
        assert!(opening.report().unwrap_err().to_string().ends_with("stopped; the file was not read"));
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        let folder = folder(&[("a.xls", "")]);
        let error = |path: PathBuf| Library::from_paths(&[path]).unwrap_err();
        assert!(matches!(error(folder.path().to_owned()), LibraryError::NoReports(_)));
        let missing = error(folder.path().join("none"));
        assert!(
            matches!(&missing, LibraryError::Source(e) if e.kind == crate::source::SourceErrorKind::Missing),
            "{missing:?}"
        );
    }

    #[test]
    fn the_sample_opens() {
        let mut library = Library::built_in();
        assert_eq!(library.names(), [SAMPLE_NAME]);
        assert!(!library.open(0).unwrap().paragraphs.is_empty());
    }
}
