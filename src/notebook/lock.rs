//! A lock against other processes of this program, for as long as a file is changed.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;

/// The wait before the lock is asked for again; a change takes a few milliseconds.
const PAUSE: Duration = Duration::from_millis(3);
/// It is asked for so often: a process that was stopped with the lock must not stop this one, too.
const TRIES: usize = 1000;

/// The lock; released when it is dropped, and by the system when the process ends.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "its descriptor is the lock")] Option<File>);

impl Lock {
    /// Locks the file at `path`, which is made where it is not there; nothing else is ever done with it. A file system
    /// without locks (some network ones) is used without.
    ///
    /// # Errors
    ///
    /// Where another holds it for some seconds, or the file cannot be made.
    pub(super) fn take(path: &Path) -> io::Result<Self> {
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .custom_flags(flags.bits().cast_signed())
            .open(path)?;
        for _ in 0..TRIES {
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Self(Some(file))),
                Err(Errno::WOULDBLOCK | Errno::INTR) => sleep(PAUSE),
                Err(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => return Ok(Self(None)),
                Err(error) => return Err(error.into()),
            }
        }
        Err(io::Error::new(io::ErrorKind::TimedOut, "another rapporteur holds it"))
    }
}
