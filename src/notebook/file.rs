use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::error::{Damage, NotebookError, Notice, Trouble};
use super::lines::{self, Read};
use super::lock::Lock;
use super::write;
use crate::model::Kept;

/// No more of a file is read; two thousand notes of a page make 8 MB.
const LARGEST: u64 = 16 * 1024 * 1024;

/// A file of things kept.
#[derive(Debug, Clone)]
pub(super) struct KeptFile {
    path: PathBuf,
}

/// What stands in a file, and what is the matter with it.
struct Found {
    read: Read,
    /// Whether there was more than is read.
    is_cut: bool,
}

impl KeptFile {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// What it holds, and a sentence where something is the matter. A damaged file is set aside, if that can be done.
    ///
    /// # Errors
    ///
    /// A file that cannot or must not be read.
    pub(super) fn open(&self) -> Result<(Vec<Kept>, Option<Notice>), NotebookError> {
        let found = self.read()?;
        if found.read.is_whole() && !found.is_cut {
            return Ok((found.read.kept, None));
        }
        self.mend()
    }

    /// Reads it again under the lock, sets it aside where it is still damaged, and writes what could be read.
    fn mend(&self) -> Result<(Vec<Kept>, Option<Notice>), NotebookError> {
        let target = self.target()?;
        let locked = lock(&target);
        let Found { read, is_cut } = self.read()?;
        if read.is_whole() && !is_cut {
            return Ok((read.kept, None));
        }
        let aside = locked.and_then(|_lock| self.write_instead(&target, &read.kept));
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (file, damage, aside) =
            (name(&self.path), damage(&read, is_cut), aside.map(|aside| name(&aside)));
        Ok((read.kept, Some(Notice::Damaged { file, damage, aside })))
    }

    /// Changes what it holds: reads it again under a lock, and writes it anew.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or written; it is then as it was.
    pub(super) fn change(&self, change: impl FnOnce(&mut Vec<Kept>)) -> Result<(), NotebookError> {
        self.make_folder()?;
        let target = self.target()?;
        let _lock = lock(&target)?;
        let Found { mut read, is_cut } = self.read()?;
        let is_damaged = !read.is_whole() || is_cut;
        change(&mut read.kept);
        if is_damaged {
            self.write_instead(&target, &read.kept).map(drop)
        } else {
            self.write(&target, &read.kept)
        }
    }

    /// Writes a new file in the place of a damaged one, which is kept under the name that is returned.
    fn write_instead(&self, target: &Path, kept: &[Kept]) -> Result<PathBuf, NotebookError> {
        let aside = set_aside(target)
            .map_err(|error| NotebookError::about(&self.path, Trouble::NotSetAside(error.to_string())))?;
        let written = self.write(target, kept);
        if written.is_err() {
            // The damaged file still stands where it stood.
            let _ = fs::remove_file(&aside);
        }
        written.map(|()| aside)
    }

    fn write(&self, target: &Path, kept: &[Kept]) -> Result<(), NotebookError> {
        let failed =
            |error: io::Error| NotebookError::about(&self.path, Trouble::Unwritable(error.to_string()));
        let bytes = lines::write(kept).map_err(|error| failed(error.into()))?;
        if bytes.len() as u64 > LARGEST {
            return Err(failed(io::ErrorKind::FileTooLarge.into()));
        }
        write::sweep(target);
        write::replace(target, &bytes).map_err(failed)
    }

    fn make_folder(&self) -> Result<(), NotebookError> {
        let Some(folder) = self.path.parent() else { return Ok(()) };
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| NotebookError {
            file: folder.to_string_lossy().into_owned(),
            trouble: Trouble::NoFolder(error.to_string()),
        })
    }

    /// The file that is written: where the path is a link, what it leads to, so that a notebook may stand elsewhere.
    fn target(&self) -> Result<PathBuf, NotebookError> {
        let mut path = self.path.clone();
        for _ in 0..LONGEST_CHAIN {
            match fs::read_link(&path) {
                Ok(link) => path = path.parent().unwrap_or(Path::new("/")).join(link),
                Err(_) => return Ok(path),
            }
        }
        Err(NotebookError::about(&self.path, Trouble::Circle))
    }

    /// Reads it; a file that is not there holds nothing.
    fn read(&self) -> Result<Found, NotebookError> {
        let failed =
            |error: io::Error| NotebookError::about(&self.path, Trouble::Unreadable(error.to_string()));
        let file = match open(&self.path) {
            Ok(file) => file,
            Err(error) if is_absent(&error) => return Ok(Found { read: Read::default(), is_cut: false }),
            Err(error) => return Err(failed(error)),
        };
        let metadata = file.metadata().map_err(failed)?;
        if let Some(trouble) = distrust(&metadata) {
            return Err(NotebookError::about(&self.path, trouble));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).map_err(failed)?;
        let is_cut = metadata.len() > LARGEST;
        if is_cut {
            // The line that was cut is none.
            let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            bytes.truncate(end);
        }
        Ok(Found { read: lines::read(&bytes), is_cut })
    }
}

/// Locks out other processes that change the same file.
fn lock(target: &Path) -> Result<Lock, NotebookError> {
    let path = target.with_extension("lock");
    Lock::take(&path).map_err(|error| NotebookError::about(&path, Trouble::Unlocked(error.to_string())))
}

/// More links than this after one another are a circle.
const LONGEST_CHAIN: usize = 16;

/// No such file, or no such folder, or a file where a folder should be.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Opens for reading without waiting for the other end of a pipe.
fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

/// Why a file must not be used: others may have put anything into it, or would lose it.
fn distrust(metadata: &fs::Metadata) -> Option<Trouble> {
    const BY_ALL: u32 = 0o002;
    if !metadata.is_file() {
        return Some(Trouble::NoFile);
    }
    if metadata.mode() & BY_ALL != 0 {
        return Some(Trouble::OpenToAll);
    }
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Some(Trouble::Foreign);
    }
    None
}

fn damage(read: &Read, is_cut: bool) -> Damage {
    match (is_cut, read.is_newer) {
        (true, _) => Damage::TooLarge(LARGEST / 1024 / 1024),
        (false, true) => Damage::Newer,
        (false, false) => Damage::Lines(read.bad),
    }
}

/// Gives the file a second name that ends in `.corrupt-1`, or the first number that is free. The file itself stays
/// where it is until a new one takes its place.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    for number in 1..=MOST_SET_ASIDE {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".corrupt-{number}"));
        let aside = PathBuf::from(name);
        match fs::hard_link(path, &aside) {
            Ok(()) => return Ok(aside),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // A file system without second names.
            Err(_) if fs::symlink_metadata(&aside).is_err() => {
                fs::copy(path, &aside)?;
                return Ok(aside);
            }
            Err(_) => {}
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "there are too many damaged files"))
}

/// Nobody's file is damaged more often.
const MOST_SET_ASIDE: usize = 999;
