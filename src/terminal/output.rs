//! Writing to the terminal without the standard library's locks and buffers, so that a signal handler can do it too.

use std::io;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, write};
use rustix::stdio::stdout;

/// How long a terminal that takes nothing (a stalled link) may hold up the end of the program.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };

/// Writes all of `bytes`, however long the terminal takes.
///
/// # Errors
///
/// Where the terminal is gone.
#[allow(clippy::disallowed_methods, reason = "this is the way to the terminal")]
pub(super) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Somebody who shares the terminal made it non-blocking.
            Err(Errno::AGAIN) => {
                is_ready(None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Writes `bytes` as far as the terminal takes them in time; never waits longer than [`PATIENCE`] for it, never fails.
/// Async-signal-safe.
#[allow(clippy::disallowed_methods, reason = "this is the way to the terminal, for signal handlers")]
pub(super) fn write_what_fits(mut bytes: &[u8]) {
    while !bytes.is_empty() && is_ready(Some(&PATIENCE)) {
        match write(stdout(), bytes) {
            Ok(written) if written > 0 => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(_) | Err(_) => return,
        }
    }
}

/// Waits until the terminal takes bytes; false if it did not in time. After a hang-up it is ready, to fail.
fn is_ready(patience: Option<&Timespec>) -> bool {
    let standard_output = stdout();
    let mut watched = [PollFd::new(&standard_output, PollFlags::OUT)];
    // Interrupted counts as ready: then the write says.
    poll(&mut watched, patience) != Ok(0)
}
