use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How the names of report files end, in small or capital letters.
pub const EXTENSIONS: [&str; 8] = ["pdf", "docx", "html", "htm", "txt", "md", "text", "markdown"];

/// The reports of a folder.
pub(super) struct Listing {
    /// Their paths, sorted by name.
    pub reports: Vec<PathBuf>,
    /// How many files are named like a report and cannot be read.
    pub skipped: usize,
}

/// Lists the reports directly in `folder`. Links are followed.
pub(super) fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing { reports: Vec::new(), skipped: 0 };
    for entry in fs::read_dir(folder)? {
        let Ok(entry) = entry else {
            listing.skipped = listing.skipped.saturating_add(1);
            continue;
        };
        let name = PathBuf::from(entry.file_name());
        if !is_report_name(&name) {
            continue;
        }
        // In the folder one stands in, a name needs no folder.
        let path = if folder == Path::new(".") { name } else { folder.join(name) };
        // Mostly the list itself says that it is a file.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file()) || is_regular_file(&path);
        if is_file && may_read(&path) {
            listing.reports.push(path);
        } else {
            listing.skipped = listing.skipped.saturating_add(1);
        }
    }
    // Each name is taken to pieces once, for folders of very many.
    listing.reports.sort_by_cached_key(|path| (order(&path.to_string_lossy()), path.clone()));
    Ok(listing)
}

fn is_report_name(name: &Path) -> bool {
    name.extension()
        .is_some_and(|found| EXTENSIONS.iter().any(|extension| found.eq_ignore_ascii_case(extension)))
}

/// Whether it is a regular file or a link to one, told without opening it.
fn is_regular_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

#[cfg(unix)]
fn may_read(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::READ_OK).is_ok()
}

#[cfg(not(unix))]
fn may_read(_: &Path) -> bool {
    true
}

/// A text in whose order a reader expects names: without regard to case, and `9` before `10`. A number is a NUL, which is
/// in no name, how many digits it has without leading zeros, and these.
fn order(name: &str) -> String {
    let mut order = String::with_capacity(name.len() + 8);
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if first.is_ascii_digit() {
            let digits = piece.trim_start_matches('0');
            order.push('\0');
            order.extend(u32::try_from(digits.len()).ok().and_then(char::from_u32));
            order.push_str(digits);
        } else {
            order.extend(first.to_lowercase());
        }
        rest = behind;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn reports_are_listed_by_name_and_what_cannot_be_read_is_counted() {
        use rustix::fs::{CWD, Mode, mkfifoat};
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["10.txt", "9.TXT", "b.markdown", "a.text", "c.md", "notes", "d.xls", ".txt"] {
            fs::write(path(name), "1. Text.").unwrap();
        }
        std::os::unix::fs::symlink(path("notes"), path("link.md")).unwrap();
        std::os::unix::fs::symlink(path("nowhere"), path("broken.md")).unwrap();
        mkfifoat(CWD, path("pipe.txt"), Mode::RUSR).unwrap();
        fs::create_dir(path("folder.txt")).unwrap();

        let listing = list(folder.path()).unwrap();
        let names: Vec<_> =
            listing.reports.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["9.TXT", "10.txt", "a.text", "b.markdown", "c.md", "link.md"]);
        assert_eq!(listing.skipped, 3);
    }

    #[test]
    fn numbers_are_sorted_by_value_and_letters_without_case() {
        let mut names = ["a10", "A9", "a", "b1", "a09", "a9b", "a99999999999999999999999", "年10", "年9"];
        names.sort_by_cached_key(|name| order(name));
        assert_eq!(names, ["a", "A9", "a09", "a9b", "a10", "a99999999999999999999999", "b1", "年9", "年10"]);
    }
}
