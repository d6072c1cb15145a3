//! Puts a file in the place of another in one step.

use std::ffi::OsString;
use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Writes `bytes` to a new file beside `path`, readable by its owner only, makes sure that they are on the disk, and
/// puts it in the place of `path`. Whatever goes wrong, and whenever, `path` is the old or the new file.
///
/// # Errors
///
/// A folder that cannot be written to, a full disk; `path` is then as it was.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_with(path, |file| file.write_all(bytes))
}

/// The same with another way to write, so that a failure at any byte can be tried.
pub(super) fn replace_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    // One that is left behind by a process that was killed has this beginning and is swept away later.
    let mut new = tempfile::Builder::new()
        .prefix(&prefix(path))
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(folder(path))?;
    write(new.as_file_mut())?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    // The new name is on the disk when its folder is; a file system that cannot do that has done what it can.
    let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
    Ok(())
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The beginning of the names of new files that are to take the place of `path`.
fn prefix(path: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".new-");
    prefix
}

/// Removes the new files that processes left behind when they were killed. Only whoever holds the lock may do this.
pub(super) fn sweep(path: &Path) {
    let Ok(entries) = std::fs::read_dir(folder(path)) else { return };
    let prefix = prefix(path);
    for entry in entries.flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn g1_a_failure_at_any_byte_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.jsonl");
        replace(&path, b"the old file").unwrap();
        let new = b"the new file, a little longer";
        for good in 0..new.len() {
            let failed = replace_with(&path, |file| {
                file.write_all(&new[..good])?;
                Err(io::ErrorKind::StorageFull.into())
            });
            assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::StorageFull);
            assert_eq!(fs::read(&path).unwrap(), b"the old file", "after {good} bytes");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "after {good} bytes");
        }
        replace(&path, new).unwrap();
        assert_eq!(fs::read(&path).unwrap(), new);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_was_left_behind_is_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".notes.jsonl.new-abc", ".places.jsonl.new-abc", "notes.jsonl", ".notes.jsonl"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        sweep(&folder.path().join("notes.jsonl"));
        assert!(!folder.path().join(".notes.jsonl.new-abc").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
