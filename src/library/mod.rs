//! The reports a reader has at hand: files that were named, those of a folder, or the sample that is built in.
//!
//! A report is read and parsed when it is opened, so that a folder of any size is listed at once.

mod error;
mod folder;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::model::{LineRun, Report};
use crate::parse::parse;
use crate::source::{self, Source, SourceError, SourceErrorKind};

pub use error::LibraryError;
pub use folder::EXTENSIONS;

/// The report that is shown where there is none to open.
const SAMPLE: &str = include_str!("../../sample-reports/water-and-peace.en.txt");

/// The name it is listed by.
const SAMPLE_NAME: &str = "water-and-peace.en.txt";

/// A list of reports, in the order in which they are shown.
#[derive(Debug, Clone, Default)]
pub struct Library {
    entries: Vec<Entry>,
    skipped: usize,
    /// The report of the first entry, where it was opened ahead and not yet handed out.
    ahead: Option<Box<Report>>,
}

#[derive(Debug, Clone)]
enum Entry {
    File(PathBuf),
    /// Part of the program.
    BuiltIn {
        name: &'static str,
        text: &'static str,
    },
}

impl Library {
    /// The reports at `paths`: a file as it is, a folder as the reports directly in it.
    ///
    /// In a folder, a report is a regular file, or a link to one, whose name ends in one of [`EXTENSIONS`]. They are
    /// sorted by name, numbers by their value. Files that cannot be read are left out and counted.
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

    fn add(&mut self, path: &Path) -> Result<(), LibraryError> {
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
            Entry::BuiltIn { .. } => None,
        };
        self.entries.iter().map(absolute).collect()
    }

    /// The report at `index`.
    ///
    /// # Errors
    ///
    /// A file that is no readable text, or an index that is out of the list.
    pub fn open(&mut self, index: usize) -> Result<Report, LibraryError> {
        match self.ahead.take_if(|_| index == 0) {
            Some(report) => Ok(*report),
            None => Ok(report_of(&self.read(index)?)),
        }
    }

    /// Opens the first report now and keeps it for the first [`Library::open`]: for an error that should come before
    /// the screen does.
    ///
    /// # Errors
    ///
    /// Those of [`Library::open`].
    pub fn open_ahead(&mut self) -> Result<(), LibraryError> {
        self.ahead = Some(Box::new(report_of(&self.read(0)?)));
        Ok(())
    }

    /// The lines of the source of the report at `index` that stand in `runs`, each with its page and number.
    ///
    /// The file is read again: a report keeps where its words stood, not the source itself.
    ///
    /// # Errors
    ///
    /// Those of [`Library::open`].
    pub fn lines(&self, index: usize, runs: &[LineRun]) -> Result<Vec<(u32, u32, String)>, LibraryError> {
        let source = self.read(index)?;
        let wanted = |number: u32| runs.iter().any(|run| (run.first..=run.last).contains(&number));
        let lines = source.lines();
        let found = lines.iter().filter(|line| wanted(line.number) && !line.text.trim().is_empty());
        Ok(found.map(|line| (line.page, line.number, line.text.to_owned())).collect())
    }

    fn read(&self, index: usize) -> Result<Source, LibraryError> {
        match self.entries.get(index) {
            Some(Entry::File(path)) => Ok(source::read(path)?),
            Some(Entry::BuiltIn { name, text }) => Source::from_bytes(name, text.as_bytes())
                .map_err(|kind| SourceError::new(Path::new(name), kind).into()),
            None => Err(SourceError::new(Path::new(""), SourceErrorKind::Missing).into()),
        }
    }
}

impl Entry {
    fn file_name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(OsStr::new("")).to_string_lossy().into_owned(),
            Self::BuiltIn { name, .. } => (*name).to_owned(),
        }
    }

    fn path(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::BuiltIn { name, .. } => (*name).to_owned(),
        }
    }
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
        library.open_ahead().unwrap();
        std::fs::write(folder.path().join("a.txt"), "1. After.").unwrap();
        assert!(library.open(0).unwrap().paragraphs[0].text.contains("Before."));
        assert!(library.open(0).unwrap().paragraphs[0].text.contains("After."));
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        let folder = folder(&[("a.xls", "")]);
        let error = |path: PathBuf| Library::from_paths(&[path]).unwrap_err();
        assert!(matches!(error(folder.path().to_owned()), LibraryError::NoReports(_)));
        let missing = error(folder.path().join("none"));
        assert!(
            matches!(&missing, LibraryError::Source(e) if e.kind == SourceErrorKind::Missing),
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
