//! A thread that does what would hold the screen up: the newest piece of work, and no other.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::events::Bell;
use crate::app::{Done, Work};

/// The thread, as the loop sees it. It is not waited for at the end of the program.
#[derive(Debug)]
pub(super) struct Worker {
    shared: Arc<Shared>,
    /// Whether there is a thread; without one the work is done at once.
    runs: bool,
}

#[derive(Debug, Default)]
struct Shared {
    desk: Mutex<Desk>,
    given: Condvar,
    /// Whether the work at hand is no longer wanted, for there is newer.
    stale: AtomicBool,
}

#[derive(Debug, Default)]
struct Desk {
    work: Option<Work>,
    done: Vec<Done>,
    closed: bool,
}

impl Shared {
    /// A panic on the worker ends the program, so the lock is never poisoned by one who goes on.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece of work; `None` once there will be no more.
    fn next(&self) -> Option<Work> {
        let mut desk = self.desk();
        loop {
            if desk.closed {
                return None;
            }
            if let Some(work) = desk.work.take() {
                self.stale.store(false, Ordering::SeqCst);
                return Some(work);
            }
            desk = self.given.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Worker {
    /// Starts the thread, which rings `bell` when something is done.
    pub(super) fn new(bell: Arc<Bell>) -> Self {
        let shared = Arc::new(Shared::default());
        let its = Arc::clone(&shared);
        let run = move || {
            while let Some(work) = its.next() {
                if let Some(done) = work.run(&|| !its.stale.load(Ordering::SeqCst)) {
                    its.desk().done.push(done);
                    bell.ring();
                }
            }
        };
        let runs = thread::Builder::new().name("worker".to_owned()).spawn(run).is_ok();
        Self { shared, runs }
    }

    /// Gives it work, in the place of what it was doing. Where no thread could be started, the work is done at once
    /// and what comes of it is returned.
    pub(super) fn give(&mut self, work: Work) -> Option<Done> {
        if !self.runs {
            return work.run(&|| true);
        }
        let mut desk = self.shared.desk();
        desk.work = Some(work);
        self.shared.stale.store(true, Ordering::SeqCst);
        self.shared.given.notify_one();
        None
    }

    /// What has been done since the last time.
    pub(super) fn take(&mut self) -> Vec<Done> {
        std::mem::take(&mut self.shared.desk().done)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.desk().closed = true;
        self.shared.stale.store(true, Ordering::SeqCst);
        self.shared.given.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::os::fd::AsFd;
    use std::time::Duration;

    use super::*;
    use crate::model::Report;
    use crate::terminal::events::Events;

    #[test]
    fn the_newest_work_is_done_and_the_bell_ends_the_wait() {
        let (watched, _other) = io::pipe().unwrap();
        let watched: &'static io::PipeReader = Box::leak(Box::new(watched));
        let input = watched.as_fd();
        let mut events = Events::new(input, Duration::from_millis(50)).unwrap();
        let mut worker = Worker::new(Arc::new(events.bell().unwrap()));
        let reports = [Arc::new(Report::default()), Arc::new(Report::default())];
        for report in &reports {
            assert!(worker.give(Work::Index(Arc::clone(report))).is_none());
        }
        let mut done = Vec::new();
        while !done
            .iter()
            .any(|done| matches!(done, Done::Index(report, _) if Arc::ptr_eq(report, &reports[1])))
        {
            assert!(events.next(None).unwrap().rung);
            done.extend(worker.take());
        }
        assert!(done.len() <= 2);
    }
}
