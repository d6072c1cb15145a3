//! Waits for what happens to the terminal: keys, pastes, a new size, the end of a stop, its
//! loss; and for the worker beside.
//!
//! The wait is one `poll` over the terminal and a pipe that the signal handlers write to. Nothing ticks: a timeout is
//! set only while an escape sequence, an answer or a paste is unfinished.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::BorrowedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::flag;
use signal_hook::low_level::pipe;

use super::guard;
use super::keys::{Decoder, Input};
use super::typing::{self, Typing};

/// The wait for more of what may become a paste.
const PASTE_GAP: Duration = Duration::from_millis(20);

/// So many bytes at most are taken before the screen has its turn again.
const MOST_AT_ONCE: usize = 64 * 1024;

/// A window that is dragged sends a size at every step: it is drawn when no step has come for `RESIZE_GAP`, and at
/// the latest after `RESIZE_LIMIT`.
const RESIZE_GAP: Duration = Duration::from_millis(10);
const RESIZE_LIMIT: Duration = Duration::from_millis(50);

/// All that happened since the last time.
#[derive(Debug, Default)]
pub(super) struct Happened {
    /// Keys and pastes, in order.
    pub(super) inputs: Vec<Input>,
    /// The size may be another.
    pub(super) resized: bool,
    /// The process was stopped and goes on.
    pub(super) continued: bool,
    /// The terminal has answered that it is there: the frames so far have arrived.
    pub(super) receipt: bool,
    /// A [`Bell`] was rung.
    pub(super) rung: bool,
    /// A signal waits to end the program.
    pub(super) ended: bool,
}

/// Ends the wait from another thread.
#[derive(Debug)]
pub(super) struct Bell {
    rung: Arc<AtomicBool>,
    waker: PipeWriter,
}

impl Bell {
    /// Rings it. Rung again before it was heard, it is heard once.
    pub(super) fn ring(&self) {
        if !self.rung.swap(true, Ordering::SeqCst) {
            // The pipe can only be full or closed; then the wait has ended or will never come.
            let _ = (&self.waker).write(&[0]);
        }
    }
}

#[cfg(test)]
impl Bell {
    /// A bell that nobody waits for.
    pub(super) fn unheard() -> Self {
        let (_, waker) = io::pipe().unwrap();
        Self { rung: Arc::default(), waker }
    }
}

/// The source of all that happens.
#[derive(Debug)]
pub(super) struct Events {
    input: BorrowedFd<'static>,
    woken: PipeReader,
    waker: PipeWriter,
    resized: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    rung: Arc<AtomicBool>,
    decoder: Decoder,
    last_input: Instant,
    typing: Typing,
}

impl Events {
    /// Watches `input` and the signals WINCH and CONT; ESC is the key Esc after `escape_patience` of silence.
    ///
    /// # Errors
    ///
    /// Where a signal handler cannot be installed.
    pub(super) fn new(input: BorrowedFd<'static>, escape_patience: Duration) -> io::Result<Self> {
        let (woken, waker) = io::pipe()?;
        let (resized, continued) = (Arc::default(), Arc::default());
        for (signal, happened) in [(SIGWINCH, &resized), (SIGCONT, &continued)] {
            // In this order, so that the flag is set when the wait ends.
            flag::register(signal, Arc::clone(happened))?;
            pipe::register(signal, waker.try_clone()?)?;
        }
        // The guard's handlers, which came first, let these wait where they can.
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            pipe::register(signal, waker.try_clone()?)?;
        }
        let (decoder, last_input) = (Decoder::new(escape_patience), Instant::now());
        let (rung, typing) = (Arc::default(), Typing::default());
        Ok(Self { input, woken, waker, resized, continued, rung, decoder, last_input, typing })
    }

    /// A bell that ends the wait.
    ///
    /// # Errors
    ///
    /// Where there are too many open files.
    pub(super) fn bell(&self) -> io::Result<Bell> {
        Ok(Bell { rung: Arc::clone(&self.rung), waker: self.waker.try_clone()? })
    }

    /// Waits until something happens, at the latest until `due`, and takes all of it. Meanwhile a signal that ends the
    /// program only says so, and where the terminal is gone it does until the loop is over.
    ///
    /// # Errors
    ///
    /// Where the terminal is gone.
    pub(super) fn next(&mut self, due: Option<Instant>) -> io::Result<Happened> {
        guard::postpone_end(true);
        let happened = self.wait_for_something(due)?;
        if !happened.ended {
            guard::postpone_end(false);
        }
        Ok(happened)
    }

    fn wait_for_something(&mut self, due: Option<Instant>) -> io::Result<Happened> {
        loop {
            let mut inputs = Vec::new();
            let patience = self.patience().map(|patience| patience.saturating_sub(self.last_input.elapsed()));
            let left = due.map(|due| due.saturating_duration_since(Instant::now()));
            let (typed, woken) = self.wait(patience.into_iter().chain(left).min())?;
            if typed {
                self.take_all(&mut inputs)?;
            } else if !woken {
                self.be_silent(&mut inputs);
            }
            let happened = Happened {
                inputs,
                resized: self.resized.swap(false, Ordering::SeqCst),
                continued: self.continued.swap(false, Ordering::SeqCst),
                receipt: self.decoder.take_receipt(),
                rung: self.rung.swap(false, Ordering::SeqCst),
                ended: guard::is_ending(),
            };
            if happened.resized {
                self.let_the_size_settle()?;
            }
            let is_due = due.is_some_and(|due| due <= Instant::now());
            if woken || is_due || happened.ended || happened.receipt || !happened.inputs.is_empty() {
                return Ok(happened);
            }
        }
    }

    /// Waits for an open receipt before the terminal is left, at most so long, and forgets the keys before it.
    ///
    /// # Errors
    ///
    /// Where the terminal is gone.
    pub(super) fn wait_for_receipt(&mut self, longest: Option<Duration>) -> io::Result<()> {
        let Some(longest) = longest else { return Ok(()) };
        let start = Instant::now();
        while !self.decoder.take_receipt() && start.elapsed() < longest {
            let (typed, _) = self.wait(Some(longest.saturating_sub(start.elapsed())))?;
            if typed {
                self.take_all(&mut Vec::new())?;
            }
        }
        Ok(())
    }

    /// The silence after which something unfinished is over.
    fn patience(&self) -> Option<Duration> {
        self.typing.patience().into_iter().chain(self.decoder.patience()).min()
    }

    /// Waits for the terminal and the signals; says which of the two has something.
    fn wait(&self, patience: Option<Duration>) -> io::Result<(bool, bool)> {
        let mut watched = [PollFd::new(&self.input, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let ready = wait_for(&mut watched, patience)?;
        let [input, woken] = watched.map(|one| ready && !one.revents().is_empty());
        if woken {
            self.forget_wakings();
        }
        // A signal handler may have run without the pipe being seen.
        Ok((
            input,
            woken
                || self.resized.load(Ordering::SeqCst)
                || self.continued.load(Ordering::SeqCst)
                || guard::is_ending(),
        ))
    }

    /// Empties the pipe, which must have something; what is left of it is emptied the next time.
    fn forget_wakings(&self) {
        let mut bytes = [0; 64];
        let _ = (&self.woken).read(&mut bytes);
    }

    /// Reads until nothing is left, so that one frame answers all of it.
    fn take_all(&mut self, inputs: &mut Vec<Input>) -> io::Result<()> {
        let mut chunk = [0; 4096];
        let mut taken = 0;
        loop {
            let length = read_some(self.input, &mut chunk)?;
            taken += length;
            self.decoder.read(chunk.get(..length).unwrap_or_default(), inputs);
            let gap = if typing::may_be_pasted(inputs) { PASTE_GAP } else { Duration::ZERO };
            let mut watched = [PollFd::new(&self.input, PollFlags::IN)];
            if taken >= MOST_AT_ONCE || !wait_for(&mut watched, Some(gap))? {
                break;
            }
        }
        self.last_input = Instant::now();
        self.typing.filter(inputs);
        Ok(())
    }

    fn be_silent(&mut self, inputs: &mut Vec<Input>) {
        let silence = self.last_input.elapsed();
        if self.decoder.patience().is_some_and(|patience| silence >= patience) {
            self.decoder.silence(inputs);
            self.typing.filter(inputs);
        }
        if self.typing.patience().is_some_and(|patience| silence >= patience) {
            self.typing.silence();
        }
    }

    fn let_the_size_settle(&self) -> io::Result<()> {
        let start = Instant::now();
        while start.elapsed() < RESIZE_LIMIT {
            let mut watched = [PollFd::new(&self.woken, PollFlags::IN)];
            if !wait_for(&mut watched, Some(RESIZE_GAP))? {
                break;
            }
            self.forget_wakings();
        }
        Ok(())
    }
}

/// Whether one of `watched` is ready before `patience` is over; a signal that interrupts the wait ends it.
fn wait_for(watched: &mut [PollFd<'_>], patience: Option<Duration>) -> io::Result<bool> {
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    match poll(watched, patience.as_ref()) {
        Ok(ready) => Ok(ready > 0),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// What the terminal has; an end of file is a terminal that is gone, for in raw mode it has no other meaning.
fn read_some(input: BorrowedFd<'_>, chunk: &mut [u8]) -> io::Result<usize> {
    match read(input, chunk) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(length) => Ok(length),
        Err(Errno::INTR | Errno::AGAIN) => Ok(0),
        Err(error) => Err(error.into()),
    }
}
