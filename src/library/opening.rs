//! One report on its way: read and parsed, perhaps on another thread, and stopped if nobody wants to wait.

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;

use super::ahead::Ahead;
use super::{LibraryError, report_of};
use crate::child::{Reader, Stop};
use crate::model::{LineRun, Named, Programme, Report};
use crate::source::{self, Begun, Halt, Source, SourceError, SourceErrorKind};
use crate::topics::{self, Knowledge, Topics};

/// Where a report comes from.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    File(PathBuf),
    /// What standard input held.
    Input(Arc<Vec<u8>>),
    /// Part of the program.
    BuiltIn {
        name: &'static str,
        text: &'static str,
    },
    /// No report of this list.
    None,
}

/// How standard input is named on the command line, and listed.
pub(super) const INPUT_NAME: &str = "-";

/// A report that is to be read. It can go to another thread.
#[derive(Debug)]
pub struct Opening {
    entry: Entry,
    reader: Reader,
    knowledge: Arc<Knowledge>,
    stop: Stop,
    /// The report, where it was begun before.
    ahead: Option<Ahead>,
}

/// Does work on a thread of its own. Where none can be started the work is dropped, and what it holds tells so.
pub fn beside(work: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().name("report".to_owned()).spawn(work);
}

/// Whoever is to have a report.
pub(super) type Taker = Box<dyn FnOnce(Result<Report, LibraryError>) + Send>;

/// Lines of a source: page, number and text of each.
pub type SourceLines = Vec<(u32, u32, String)>;

impl Opening {
    pub(super) fn new(entry: Entry, reader: Reader, knowledge: Arc<Knowledge>) -> Self {
        Self { entry, reader, knowledge, stop: Stop::default(), ahead: None }
    }

    pub(super) fn ahead(entry: Entry, reader: Reader, knowledge: Arc<Knowledge>, ahead: Ahead) -> Self {
        let stop = ahead.stop();
        Self { stop, ahead: Some(ahead), ..Self::new(entry, reader, knowledge) }
    }

    /// What stops it, from any thread.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// The same, stopped by what stops others as well.
    pub fn stopped_by(self, stop: Stop) -> Self {
        Self { stop, ..self }
    }

    /// The report, with its programmes and whatever else it names.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`].
    pub fn indexed_report(self) -> Result<Report, LibraryError> {
        let knowledge = Arc::clone(&self.knowledge);
        let mut report = self.report()?;
        topics::index(&mut report, &knowledge);
        Ok(report)
    }

    /// The report.
    ///
    /// # Errors
    ///
    /// A file that is no readable report, and a reading that was stopped.
    pub fn report(mut self) -> Result<Report, LibraryError> {
        let Some(ahead) = self.ahead.take() else { return self.read() };
        let (sender, receiver) = mpsc::channel();
        ahead.hand_over(Box::new(move |report| drop(sender.send(report))));
        receiver.recv().unwrap_or_else(|_| self.read())
    }

    /// Hands the report over when it is there: at once if it is, else from another thread. Where none can be started nothing is
    /// handed over and `taker` is dropped.
    pub fn hand_over(mut self, taker: impl FnOnce(Result<Report, LibraryError>) + Send + 'static) {
        match self.ahead.take() {
            Some(ahead) => ahead.hand_over(Box::new(taker)),
            None => beside(move || taker(self.read())),
        }
    }

    fn read(&self) -> Result<Report, LibraryError> {
        self.source().and_then(|source| self.report_in(&source))
    }

    /// The report that its source holds, unless it was stopped meanwhile.
    pub(super) fn report_in(&self, source: &Source) -> Result<Report, LibraryError> {
        if self.stop.is_stopped() {
            return Err(self.error(SourceErrorKind::Halted(Halt::Stopped)).into());
        }
        Ok(report_of(source))
    }

    /// Its text, where it is a file of at most `bytes` that is one; `None` where it is none.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`].
    pub(super) fn short_text(&self, bytes: u64) -> Result<Option<Source>, LibraryError> {
        let Entry::File(path) = &self.entry else { return Ok(None) };
        if std::fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() > bytes) {
            return Ok(None);
        }
        let read = source::bytes(path)?;
        let begun = self.reader.begin(&source::name(path), read).map_err(|kind| self.error(kind))?;
        Ok(if let Begun::Ready(source) = begun { Some(source) } else { None })
    }

    /// The lines of its source that stand in `runs`.
    ///
    /// The file is read again: a report keeps where its words stood, not the source itself.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`].
    pub fn lines(&self, runs: &[LineRun]) -> Result<SourceLines, LibraryError> {
        let source = self.source()?;
        let wanted = |number: u32| runs.iter().any(|run| (run.first..=run.last).contains(&number));
        let lines = source.lines();
        let found = lines.iter().filter(|line| wanted(line.number) && !line.text.trim().is_empty());
        Ok(found.map(|line| (line.page, line.number, line.text.to_owned())).collect())
    }

    /// Its source.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`].
    pub fn source(&self) -> Result<Source, LibraryError> {
        let read = |name: &str, bytes: Vec<u8>| {
            self.reader.read_bytes(name, bytes, &self.stop).map_err(|kind| self.error(kind))
        };
        Ok(match &self.entry {
            Entry::File(path) => self.reader.read(path, &self.stop)?,
            Entry::Input(bytes) => read(INPUT_NAME, bytes.to_vec())?,
            Entry::BuiltIn { name, text } => {
                Source::from_bytes(name, text.as_bytes()).map_err(|kind| self.error(kind))?
            }
            Entry::None => return Err(self.error(SourceErrorKind::Missing).into()),
        })
    }

    fn error(&self, kind: SourceErrorKind) -> SourceError {
        SourceError::new(Path::new(&self.entry.path()), kind)
    }
}

/// Finds the names in a report, with what is known beforehand.
#[derive(Debug)]
pub struct Naming {
    knowledge: Arc<Knowledge>,
}

impl Naming {
    pub(super) fn new(knowledge: Arc<Knowledge>) -> Self {
        Self { knowledge }
    }

    /// The programmes of a report.
    pub fn programmes_of(&self, report: &Report) -> Vec<Programme> {
        topics::programmes(report, &self.knowledge)
    }

    /// The programmes of a report and whatever else it names.
    pub fn names_of(&self, report: &Report) -> (Vec<Programme>, Vec<Named>) {
        let Topics { programmes, named } = topics::find(report, &self.knowledge);
        (programmes, named)
    }
}

impl Entry {
    pub(super) fn file_name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Input(_) | Self::BuiltIn { .. } | Self::None => self.path(),
        }
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Input(_) => INPUT_NAME.to_owned(),
            Self::BuiltIn { name, .. } => (*name).to_owned(),
            Self::None => String::new(),
        }
    }
}
