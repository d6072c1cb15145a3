use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::{LARGEST_FILE, SourceErrorKind};

/// The bytes of the regular file at `path`.
pub(super) fn read_all(path: &Path) -> Result<Vec<u8>, SourceErrorKind> {
    let file = open(path)?;
    let size = file.metadata()?.len();
    if size > LARGEST_FILE {
        return Err(SourceErrorKind::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    // A file may grow while it is read, and those of /proc say that they are empty.
    file.take(LARGEST_FILE.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens without waiting for the other end of a pipe, and looks at what was opened, not at what the path named before.
#[cfg(unix)]
fn open(path: &Path) -> Result<File, SourceErrorKind> {
    use rustix::fs::{FileType, Mode, OFlags, fstat, open, stat};

    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let descriptor = open(path, flags, Mode::empty()).map_err(|error| {
        let kind =
            stat(path).ok().and_then(|status| unreadable_kind(FileType::from_raw_mode(status.st_mode)));
        kind.filter(|_| error == rustix::io::Errno::NXIO).unwrap_or_else(|| io::Error::from(error).into())
    })?;
    let status = fstat(&descriptor).map_err(io::Error::from)?;
    match unreadable_kind(FileType::from_raw_mode(status.st_mode)) {
        Some(kind) => Err(kind),
        None => Ok(File::from(descriptor)),
    }
}

/// Why a file of that type is no report; `None` for a regular file.
#[cfg(unix)]
fn unreadable_kind(kind: rustix::fs::FileType) -> Option<SourceErrorKind> {
    use rustix::fs::FileType;
    match kind {
        FileType::RegularFile => None,
        FileType::Directory => Some(SourceErrorKind::Folder),
        FileType::Fifo => Some(SourceErrorKind::Pipe),
        FileType::Socket => Some(SourceErrorKind::Socket),
        FileType::Symlink | FileType::CharacterDevice | FileType::BlockDevice | FileType::Unknown => {
            Some(SourceErrorKind::Device)
        }
    }
}

#[cfg(not(unix))]
fn open(path: &Path) -> Result<File, SourceErrorKind> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(SourceErrorKind::Folder);
    }
    if !metadata.is_file() {
        return Err(SourceErrorKind::Device);
    }
    Ok(File::open(path)?)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rustix::fs::{CWD, Mode, mkfifoat};
    use std::os::unix::net::UnixListener;

    #[test]
    fn what_is_no_regular_file_is_named_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.txt");
        mkfifoat(CWD, &pipe, Mode::RUSR).unwrap();
        let socket = folder.path().join("socket.txt");
        let _listener = UnixListener::bind(&socket).unwrap();
        let loops = folder.path().join("loop.txt");
        std::os::unix::fs::symlink(&loops, &loops).unwrap();

        assert_eq!(read_all(folder.path()), Err(SourceErrorKind::Folder));
        assert_eq!(read_all(&pipe), Err(SourceErrorKind::Pipe));
        assert_eq!(read_all(&socket), Err(SourceErrorKind::Socket));
        assert_eq!(read_all(Path::new("/dev/zero")), Err(SourceErrorKind::Device));
        assert_eq!(read_all(&folder.path().join("none")), Err(SourceErrorKind::Missing));
        assert!(matches!(read_all(&loops), Err(SourceErrorKind::System(_))));
    }

    #[test]
    fn a_file_over_the_limit_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(LARGEST_FILE + 1).unwrap();
        assert_eq!(read_all(file.path()), Err(SourceErrorKind::TooLarge));
    }

    #[test]
    fn a_file_that_states_no_size_is_read() {
        let status = Path::new("/proc/self/status");
        if status.exists() {
            assert!(!read_all(status).unwrap().is_empty());
        }
    }
}
