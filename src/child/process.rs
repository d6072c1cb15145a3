//! Starts the reading process and talks with it, no longer than it may take.

use std::env;
use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionbio};
use rustix::process::Signal;

use super::{limits, message, serve};
use crate::source::{Content, Halt, SourceErrorKind, Unread};

/// The most bytes of an answer: more than any format's own limit on text.
const LONGEST_ANSWER: usize = 256 * 1024 * 1024;
/// How much is kept of what the process says before it breaks off.
const LONGEST_COMPLAINT: usize = 4096;

/// Stops a reading from another thread.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<Mutex<Run>>);

#[derive(Debug, Default)]
struct Run {
    child: Option<Child>,
    is_stopped: bool,
}

impl Stop {
    /// Ends the reading; the process is gone at once, and what was read so far is dropped.
    pub fn stop(&self) {
        let mut run = self.run();
        run.is_stopped = true;
        run.kill();
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.run().is_stopped
    }

    fn run(&self) -> MutexGuard<'_, Run> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the process that was started.
    fn begin(&self, child: Child) {
        let mut run = self.run();
        run.child = Some(child);
        if run.is_stopped {
            run.kill();
        }
    }

    /// Waits for the end of the process, which has closed its output or is killed here.
    fn end(&self, kill: bool) -> io::Result<ExitStatus> {
        let mut run = self.run();
        if kill {
            run.kill();
        }
        let child = run.child.take();
        drop(run);
        child.map_or_else(|| Err(io::ErrorKind::NotFound.into()), |mut child| child.wait())
    }
}

impl Run {
    fn kill(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have ended by itself.
            let _ = child.kill();
        }
    }
}

/// The content of a file, taken apart by another process.
///
/// # Errors
///
/// What that process says is wrong with the file, or how it was ended.
pub(super) fn content(unread: &Unread, stop: &Stop) -> Result<Content, SourceErrorKind> {
    let patience = Duration::from_secs(limits::TIME);
    let (answer, complaint, status) = ask(unread, stop, patience).map_err(SourceErrorKind::Halted)?;
    if status.success() {
        return message::answer(answer).unwrap_or(Err(SourceErrorKind::Halted(Halt::Replaced)));
    }
    Err(SourceErrorKind::Halted(reason(status, &complaint)))
}

/// Starts the process and hears it out: its answer, its last words and how it ended.
fn ask(unread: &Unread, stop: &Stop, patience: Duration) -> Result<(Vec<u8>, Vec<u8>, ExitStatus), Halt> {
    let failed = |error: &io::Error| Halt::NotStarted(error.to_string());
    let mut child = command().and_then(|mut command| command.spawn()).map_err(|error| failed(&error))?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    stop.begin(child);
    let (Some(input), Some(output), Some(complaints)) = pipes else {
        drop(stop.end(true));
        return Err(failed(&io::ErrorKind::BrokenPipe.into()));
    };
    let question = message::question(unread);
    let mut talk = Talk {
        unsent: [question.as_bytes(), unread.bytes()],
        input: Some(input),
        output,
        complaints: Some(complaints),
        answer: Vec::new(),
        complaint: Vec::new(),
    };
    let heard = talk.go_on(Instant::now().checked_add(patience));
    let status = stop.end(heard.is_err());
    // Its pipes are closed now; what it said last may still be in one.
    while talk.complaints.is_some() {
        talk.hear_complaint();
    }
    let Talk { answer, complaint, .. } = talk;
    match (heard, status) {
        _ if stop.is_stopped() => Err(Halt::Stopped),
        (Err(halt), _) => Err(halt),
        (Ok(()), Ok(status)) => Ok((answer, complaint, status)),
        (Ok(()), Err(error)) => Err(failed(&error)),
    }
}

/// This program again, with nothing of the environment and only pipes.
fn command() -> io::Result<Command> {
    let mut command = Command::new(this_program()?);
    command.arg(serve::ARGUMENT).env_clear();
    #[cfg(debug_assertions)]
    if let Some(fault) = env::var_os(super::faults::VARIABLE) {
        command.env(super::faults::VARIABLE, fault);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Ok(command)
}

/// The file of this program. On Linux its link in `/proc` leads to the very same file, also after an update.
fn this_program() -> io::Result<PathBuf> {
    let link = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && link.exists() { Ok(link.to_owned()) } else { env::current_exe() }
}

/// Why the process ended without an answer.
fn reason(status: ExitStatus, complaint: &[u8]) -> Halt {
    let complaint = String::from_utf8_lossy(complaint);
    let ended_by = |signal: Signal| status.signal() == Some(signal.as_raw());
    if ended_by(Signal::XCPU) {
        return Halt::Processor(limits::PROCESSOR);
    }
    // The words of Rust's runtime before it gives up.
    if complaint.contains("memory allocation of") {
        return Halt::Memory(limits::MEMORY);
    }
    if complaint.contains("overflowed its stack") {
        return Halt::Nesting;
    }
    match (status.signal(), status.code()) {
        (Some(signal), _) => Halt::Ended(format!("signal {signal}")),
        (None, code) => Halt::Ended(format!("exit status {}", code.unwrap_or(-1))),
    }
}

/// The pipes of a process, and what went over them.
struct Talk<'b> {
    unsent: [&'b [u8]; 2],
    input: Option<ChildStdin>,
    output: ChildStdout,
    complaints: Option<ChildStderr>,
    answer: Vec<u8>,
    complaint: Vec<u8>,
}

impl Talk<'_> {
    /// Sends and hears until the process has closed its output.
    fn go_on(&mut self, deadline: Option<Instant>) -> Result<(), Halt> {
        let broken = |error: io::Error| Halt::Ended(error.to_string());
        if let Some(input) = &self.input {
            // A pipe that takes a part of what is sent must not hold up the rest of the talk.
            ioctl_fionbio(input, true).map_err(|error| broken(error.into()))?;
        }
        loop {
            let (sends, hears, complains) = self.wait(deadline)?;
            if sends {
                self.send();
            }
            if complains {
                self.hear_complaint();
            }
            if hears && self.hear().map_err(broken)? == 0 {
                return Ok(());
            }
            if self.answer.len() > LONGEST_ANSWER {
                return Err(Halt::Ended("too long an answer".to_owned()));
            }
        }
    }

    /// Waits until a pipe is ready: to be sent to, to be heard, to be heard complaining.
    fn wait(&self, deadline: Option<Instant>) -> Result<(bool, bool, bool), Halt> {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let patience = left.and_then(|left| Timespec::try_from(left).ok());
        let mut watched = vec![PollFd::new(&self.output, PollFlags::IN)];
        watched.extend(self.input.as_ref().map(|input| PollFd::new(input, PollFlags::OUT)));
        watched.extend(self.complaints.as_ref().map(|complaints| PollFd::new(complaints, PollFlags::IN)));
        match poll(&mut watched, patience.as_ref()) {
            Ok(0) => return Err(Halt::Time(limits::TIME)),
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(Halt::Ended(io::Error::from(error).to_string())),
        }
        let ready: Vec<bool> = watched.iter().map(|one| !one.revents().is_empty()).collect();
        let mut rest = ready.into_iter();
        let hears = rest.next().unwrap_or(false);
        let sends = self.input.is_some() && rest.next().unwrap_or(false);
        let complains = self.complaints.is_some() && rest.next().unwrap_or(false);
        Ok((sends, hears, complains))
    }

    /// Sends what the pipe takes. A process that hears no more has an answer already, or is gone.
    fn send(&mut self) {
        let Some(input) = &mut self.input else { return };
        let [first, second] = &mut self.unsent;
        let next = if first.is_empty() { second } else { first };
        match input.write(next) {
            Ok(written) => *next = next.get(written..).unwrap_or_default(),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
            Err(_) => self.unsent = [&[], &[]],
        }
        if self.unsent.iter().all(|bytes| bytes.is_empty()) {
            self.input = None;
        }
    }

    /// Takes a piece of the answer; 0 where it has ended.
    fn hear(&mut self) -> io::Result<usize> {
        let mut chunk = [0; 65536];
        loop {
            match self.output.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(length) => {
                    self.answer.extend_from_slice(chunk.get(..length).unwrap_or_default());
                    return Ok(length);
                }
            }
        }
    }

    /// Takes last words; what is too long is dropped.
    fn hear_complaint(&mut self) {
        let mut chunk = [0; 1024];
        let length = self.complaints.as_mut().map_or(0, |pipe| pipe.read(&mut chunk).unwrap_or(0));
        if length == 0 {
            self.complaints = None;
        } else if self.complaint.len() < LONGEST_COMPLAINT {
            self.complaint.extend_from_slice(chunk.get(..length).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_told_by_the_signal_and_the_last_words() {
        let by =
            |signal: Signal, words: &str| reason(ExitStatus::from_raw(signal.as_raw()), words.as_bytes());
        assert_eq!(by(Signal::XCPU, ""), Halt::Processor(20));
        assert_eq!(by(Signal::ABORT, "memory allocation of 99 bytes failed"), Halt::Memory(1 << 30));
        assert_eq!(by(Signal::ABORT, "thread 'main' has overflowed its stack"), Halt::Nesting);
        assert_eq!(by(Signal::KILL, ""), Halt::Ended("signal 9".to_owned()));
        assert_eq!(reason(ExitStatus::from_raw(101 << 8), b""), Halt::Ended("exit status 101".to_owned()));
    }

    #[test]
    fn what_was_stopped_before_it_began_is_killed_when_it_begins() {
        let stop = Stop::default();
        stop.stop();
        let child = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        stop.begin(child);
        assert_eq!(stop.end(false).unwrap().signal(), Some(9));
        assert!(stop.is_stopped());
    }

    #[test]
    fn a_talk_ends_when_its_time_is_over() {
        let mut child = Command::new("cat")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Nobody closes the input of this one.
        let held = child.stdin.take();
        let mut talk = Talk {
            unsent: [&[], &[]],
            input: None,
            output: child.stdout.take().unwrap(),
            complaints: child.stderr.take(),
            answer: Vec::new(),
            complaint: Vec::new(),
        };
        assert_eq!(talk.go_on(Some(Instant::now())), Err(Halt::Time(30)));
        drop(held);
        child.wait().unwrap();
    }
}
