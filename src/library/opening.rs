//! One report on its way: read and parsed, perhaps on another thread, and stopped if nobody wants to wait.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::{LibraryError, report_of};
use crate::child::{Reader, Stop};
use crate::model::{LineRun, Named, Programme, Report};
use crate::source::{Halt, Source, SourceError, SourceErrorKind};
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

/// Lines of a source: page, number and text of each.
pub type SourceLines = Vec<(u32, u32, String)>;

impl Opening {
    pub(super) fn new(entry: Entry, reader: Reader, knowledge: Arc<Knowledge>) -> Self {
        Self { entry, reader, knowledge, stop: Stop::default(), ahead: None }
    }

    pub(super) fn ahead(entry: Entry, reader: Reader, knowledge: Arc<Knowledge>, ahead: Ahead) -> Self {
        let stop = match &ahead {
            Ahead::Ready(_) => Stop::default(),
            Ahead::Coming(_, stop) => stop.clone(),
        };
        Self { stop, ahead: Some(ahead), ..Self::new(entry, reader, knowledge) }
    }

    /// What stops it, from any thread.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
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

    /// What finds the names in its report afterwards, on any thread.
    pub fn naming(&self) -> Naming {
        Naming { knowledge: Arc::clone(&self.knowledge) }
    }

    /// The report.
    ///
    /// # Errors
    ///
    /// A file that is no readable report, and a reading that was stopped.
    pub fn report(mut self) -> Result<Report, LibraryError> {
        match self.ahead.take() {
            Some(Ahead::Ready(report)) => return Ok(*report),
            Some(Ahead::Coming(coming, _)) => {
                if let Ok(report) = coming.recv() {
                    return report;
                }
            }
            None => {}
        }
        let source = self.source()?;
        if self.stop.is_stopped() {
            return Err(self.error(SourceErrorKind::Halted(Halt::Stopped)).into());
        }
        Ok(report_of(&source))
    }

    /// Whether it takes no time, for the report is there.
    pub fn is_ready(&self) -> bool {
        matches!(self.ahead, Some(Ahead::Ready(_)))
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

/// A report that was begun before anybody asked for it.
#[derive(Debug)]
pub(super) enum Ahead {
    /// It is there.
    Ready(Box<Report>),
    /// It is on its way.
    Coming(Receiver<Result<Report, LibraryError>>, Stop),
}

impl Ahead {
    /// Begins a report, and waits `patience` for it.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`], where they come within `patience`.
    pub(super) fn begin(opening: Opening, patience: Duration) -> Result<Self, LibraryError> {
        let (sender, receiver) = mpsc::channel();
        let stop = opening.stop();
        // Nobody waits any longer where sending fails.
        let work = move || drop(sender.send(opening.report()));
        // Where it fails the report is read when it is asked for.
        let _ = thread::Builder::new().name("report".to_owned()).spawn(work);
        match receiver.recv_timeout(patience) {
            Ok(report) => Ok(Self::Ready(Box::new(report?))),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Ok(Self::Coming(receiver, stop))
            }
        }
    }
}
