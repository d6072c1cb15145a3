use std::cmp::Ordering;
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
        if is_readable_file(&path) {
            listing.reports.push(path);
        } else {
            listing.skipped = listing.skipped.saturating_add(1);
        }
    }
    listing
        .reports
        .sort_by(|a, b| natural_order(&a.to_string_lossy(), &b.to_string_lossy()).then_with(|| a.cmp(b)));
    Ok(listing)
}

fn is_report_name(name: &Path) -> bool {
    name.extension()
        .is_some_and(|found| EXTENSIONS.iter().any(|extension| found.eq_ignore_ascii_case(extension)))
}

/// Whether it is a regular file that may be read, told without opening it.
fn is_readable_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) && may_read(path)
}

#[cfg(unix)]
fn may_read(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::READ_OK).is_ok()
}

#[cfg(not(unix))]
fn may_read(_: &Path) -> bool {
    true
}

/// The order in which a reader expects names: without regard to case, and `9` before `10`.
fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (Some((first, a_rest)), Some((second, b_rest))) = (next_part(a), next_part(b)) else {
            return a.len().cmp(&b.len());
        };
        let order = first.cmp(&second);
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (a_rest, b_rest);
    }
}

/// A piece of a name: a number, by its length without leading zeros and its digits, or a letter in small.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'t> {
    Number(usize, &'t str),
    Letter(String),
}

/// The first piece of a text and the rest.
fn next_part(text: &str) -> Option<(Part<'_>, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 {
        let mut characters = text.chars();
        let letter = characters.next()?;
        return Some((Part::Letter(letter.to_lowercase().collect()), characters.as_str()));
    }
    let (digits, rest) = text.split_at_checked(end)?;
    let value = digits.trim_start_matches('0');
    Some((Part::Number(value.len(), value), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["a", "A9", "a09", "a9b", "a10", "a99999999999999999999999", "b1", "年9", "年10"]);
    }

    proptest! {
        #[test]
        fn the_order_is_one(a in "[a-bA0-2é]{0,6}", b in "[a-bA0-2é]{0,6}", c in "[a-bA0-2é]{0,6}") {
            prop_assert_eq!(natural_order(&a, &b), natural_order(&b, &a).reverse());
            if natural_order(&a, &b).is_le() && natural_order(&b, &c).is_le() {
                prop_assert!(natural_order(&a, &c).is_le());
            }
        }
    }
}
