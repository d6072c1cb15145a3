//! A report that was begun before anybody asked for it, for the screen to begin with.

use std::fmt;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::opening::{Taker, beside};
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
    whole: Arc<Promise>,
    stop: Stop,
    beginning: Option<Box<Report>>,
}

impl Ahead {
    /// Begins a report, and waits `patience` for it or its beginning. `None` where there is no thread for it.
    ///
    /// # Errors
    ///
    /// Those of [`Opening::report`], where they come within `patience`.
    pub(super) fn begin(opening: Opening, patience: Duration) -> Result<Option<Self>, LibraryError> {
        if let Some(source) = opening.short_text(u64::try_from(SHORT).unwrap_or(u64::MAX))? {
            return Ok(Some(Self::Ready(Box::new(report_of(&source)))));
        }
        let (sender, receiver) = mpsc::channel();
        let (stop, whole) = (opening.stop(), Arc::<Promise>::default());
        let promise = Arc::clone(&whole);
        // The sender goes with it: after the whole is there, or never will be.
        beside(move || promise.keep(read(&opening, &sender)));
        let beginning = match receiver.recv_timeout(patience) {
            Ok(beginning) => Some(beginning),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                let report = whole.take().transpose()?;
                return Ok(report.map(|report| Self::Ready(Box::new(report))));
            }
        };
        Ok(Some(Self::Coming(Coming { whole, stop, beginning })))
    }

    /// What stops it.
    pub(super) fn stop(&self) -> Stop {
        match self {
            Self::Ready(_) => Stop::default(),
            Self::Coming(coming) => coming.stop.clone(),
        }
    }

    /// Hands the report over: now if it is there, else on the thread that is at work on it.
    pub(super) fn hand_over(self, taker: Taker) {
        match self {
            Self::Ready(report) => taker(Ok(*report)),
            Self::Coming(coming) => coming.whole.hand_over(taker),
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

/// A report that will be there, and whoever is to have it then.
#[derive(Default)]
struct Promise(Mutex<Promised>);

#[derive(Default)]
enum Promised {
    /// It is neither there nor asked for.
    #[default]
    Open,
    /// It is asked for.
    To(Taker),
    /// It is there.
    Kept(Box<Whole>),
}

type Whole = Result<Report, LibraryError>;

impl fmt::Debug for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Promise").finish_non_exhaustive()
    }
}

impl Promise {
    fn promised(&self) -> MutexGuard<'_, Promised> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The report is there: hands it over if it was asked for.
    fn keep(&self, whole: Whole) {
        let mut promised = self.promised();
        match std::mem::take(&mut *promised) {
            Promised::To(taker) => {
                drop(promised);
                taker(whole);
            }
            Promised::Open | Promised::Kept(_) => *promised = Promised::Kept(Box::new(whole)),
        }
    }

    /// Asks for the report.
    fn hand_over(&self, taker: Taker) {
        let mut promised = self.promised();
        match std::mem::take(&mut *promised) {
            Promised::Kept(whole) => {
                drop(promised);
                taker(*whole);
            }
            Promised::Open | Promised::To(_) => *promised = Promised::To(taker),
        }
    }

    /// The report, if it is there.
    fn take(&self) -> Option<Whole> {
        let mut promised = self.promised();
        match std::mem::take(&mut *promised) {
            Promised::Kept(whole) => Some(*whole),
            before @ (Promised::Open | Promised::To(_)) => {
                *promised = before;
                None
            }
        }
    }
}

/// Reads a report; sends the beginning of a long text first.
fn read(opening: &Opening, beginning: &Sender<Box<Report>>) -> Whole {
    let source = opening.source()?;
    if let Some(report) = beginning_of(&source, SHORT, BEGINNING) {
        // Nobody may be waiting any longer.
        let _ = beginning.send(Box::new(report));
    }
    opening.report_in(&source)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_handed_over_whether_it_was_asked_for_before_or_not() {
        let taken = || {
            let (sender, receiver) = mpsc::channel::<Whole>();
            let taker: Taker = Box::new(move |report| sender.send(report).unwrap());
            (taker, move || receiver.try_recv().ok().map(|report| report.unwrap().source))
        };
        let report = || Report { source: "a.txt".to_owned(), ..Report::default() };

        let promise = Promise::default();
        let (taker, came) = taken();
        promise.hand_over(taker);
        assert_eq!(came(), None);
        promise.keep(Ok(report()));
        assert_eq!(came().as_deref(), Some("a.txt"));

        let promise = Promise::default();
        assert!(promise.take().is_none());
        promise.keep(Ok(report()));
        let (taker, came) = taken();
        promise.hand_over(taker);
        assert_eq!(came().as_deref(), Some("a.txt"));
        assert!(promise.take().is_none(), "once");
    }
}
