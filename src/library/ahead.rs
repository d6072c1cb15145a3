//! A report that was begun before anybody asked for it, for the screen to begin with.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::{LibraryError, Opening, report_of};
use crate::child::Stop;
use crate::model::Report;
use crate::source::Source;

/// A text of at most so many bytes is read at once: it takes a few milliseconds, and to start a thread for it and to
/// wait for that takes longer.
const SHORT: usize = 512 * 1024;
/// So much of a longer text is read as its beginning, some pages more than the largest screen shows.
const BEGINNING: usize = 128 * 1024;

/// A report that was begun.
#[derive(Debug)]
pub(super) enum Ahead {
    /// It is there.
    Ready(Box<Report>),
    /// It is on its way.
    Coming(Coming),
}

/// A report on its way.
#[derive(Debug)]
pub(super) struct Coming {
    receiver: Receiver<Came>,
    stop: Stop,
    beginning: Option<Box<Report>>,
}

/// What comes of a report.
#[derive(Debug)]
enum Came {
    /// Its beginning, ahead of the whole.
    Beginning(Box<Report>),
    Whole(Result<Box<Report>, LibraryError>),
}

impl Ahead {
    /// Begins a report, and waits `patience` for it or its beginning.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`], where they come within `patience`.
    pub(super) fn begin(opening: Opening, patience: Duration) -> Result<Self, LibraryError> {
        if let Some(source) = opening.short_text(u64::try_from(SHORT).unwrap_or(u64::MAX))? {
            return Ok(Self::Ready(Box::new(report_of(&source))));
        }
        let (sender, receiver) = mpsc::channel();
        let stop = opening.stop();
        // Where it fails the report is read when it is asked for.
        let _ = thread::Builder::new().name("report".to_owned()).spawn(move || send(&opening, &sender));
        let beginning = match receiver.recv_timeout(patience) {
            Ok(Came::Whole(report)) => return Ok(Self::Ready(report?)),
            Ok(Came::Beginning(report)) => Some(report),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        };
        Ok(Self::Coming(Coming { receiver, stop, beginning }))
    }

    /// Whether it is there.
    pub(super) fn is_ready(&self) -> bool {
        match self {
            Self::Ready(_) => true,
            Self::Coming(_) => false,
        }
    }

    /// What stops it.
    pub(super) fn stop(&self) -> Stop {
        match self {
            Self::Ready(_) => Stop::default(),
            Self::Coming(coming) => coming.stop.clone(),
        }
    }

    /// The report, once it is there; `None` where nobody is at work on it.
    pub(super) fn report(self) -> Option<Result<Report, LibraryError>> {
        match self {
            Self::Ready(report) => Some(Ok(*report)),
            Self::Coming(coming) => coming.receiver.iter().find_map(|came| match came {
                Came::Beginning(_) => None,
                Came::Whole(report) => Some(report.map(|report| *report)),
            }),
        }
    }

    /// Its beginning, once, where the whole is on its way.
    pub(super) fn beginning(&mut self) -> Option<Report> {
        match self {
            Self::Ready(_) => None,
            Self::Coming(coming) => coming.beginning.take().map(|report| *report),
        }
    }
}

/// Reads a report and sends it, a long text its beginning first. Nobody waits any longer where sending fails.
fn send(opening: &Opening, sender: &Sender<Came>) {
    let whole = opening.source().and_then(|source| {
        if let Some(report) = beginning_of(&source, SHORT, BEGINNING) {
            let _ = sender.send(Came::Beginning(Box::new(report)));
        }
        opening.report_in(&source)
    });
    let _ = sender.send(Came::Whole(whole.map(Box::new)));
}

/// The report that the first `bytes` of a text hold, where it is longer than `short`. What could be otherwise in the
/// whole is left out: how far the last sections go, for they end somewhere behind.
fn beginning_of(source: &Source, short: usize, bytes: usize) -> Option<Report> {
    let beginning = source.beginning(bytes).filter(|_| source.text.len() > short)?;
    let mut report = report_of(&beginning);
    let last = report.paragraphs.last().map(|paragraph| paragraph.number.clone());
    for heading in report.outline.iter_mut().filter(|heading| heading.last == last) {
        (heading.first, heading.last) = (None, None);
    }
    Some(report)
}
