use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::model::Anchor;

/// A notebook in a folder of its own.
struct Desk {
    folder: TempDir,
    notebook: Notebook,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders =
            Folders { data: Some(folder.path().join("data")), state: Some(folder.path().join("state")) };
        Self { notebook: Notebook::new(&folders), folder }
    }

    /// One whose file of notes holds `bytes`.
    fn with(bytes: &[u8]) -> Self {
        let desk = Self::new();
        fs::create_dir(desk.folder.path().join("data")).unwrap();
        fs::write(desk.notes(), bytes).unwrap();
        desk
    }

    fn notes(&self) -> PathBuf {
        self.folder.path().join("data/notes.jsonl")
    }

    fn aside(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("data/notes.jsonl.corrupt-{number}"))
    }

    fn put(&self, what: What, paragraph: u32) -> Vec<Kept> {
        self.notebook.change(&Change::Put(kept(what, paragraph), String::new())).unwrap()
    }

    fn letters(&self) -> String {
        letters(&self.notebook.open().0)
    }
}

fn kept(what: What, paragraph: u32) -> Kept {
    let at = Anchor {
        symbol: Some("A/1".into()),
        address: paragraph.to_string(),
        opening: "Hostile \u{1b}]0;x\u{7} \u{202e}words\nin lines".into(),
        ..Anchor::default()
    };
    Kept::new(what, at)
}

fn letters(kept: &[Kept]) -> String {
    kept.iter()
        .filter_map(|one| if let What::Mark(letter) = one.what { Some(letter) } else { None })
        .collect()
}

#[test]
fn what_is_kept_is_there_again_with_its_time() {
    let desk = Desk::new();
    assert_eq!(desk.notebook.open(), (Vec::new(), Vec::new()));
    for (what, paragraph) in
        [(What::Mark('a'), 3), (What::Note("Ask.\nTwice.".into()), 4), (What::Place, 5), (What::ToRead, 0)]
    {
        let after = desk.put(what.clone(), paragraph);
        assert!(after.iter().any(|one| one.what == what && one.when > 1_600_000_000), "{what:?}");
    }
    let (found, notices) = desk.notebook.open();
    assert_eq!((found.len(), notices), (4, Vec::new()));
    assert_eq!(found[0].at.opening, kept(What::Place, 0).at.opening);
    let places = fs::read_to_string(desk.folder.path().join("state/places.jsonl")).unwrap();
    assert_eq!(places.lines().count(), 2, "{places}");
}

#[test]
fn a_thing_takes_the_place_of_its_like() {
    let desk = Desk::new();
    for (letter, paragraph) in [('a', 3), ('b', 3), ('a', 9)] {
        desk.put(What::Mark(letter), paragraph);
    }
    let (found, _) = desk.notebook.open();
    assert_eq!(letters(&found), "ba");
    assert_eq!(found[1].at.address, "9");
    let after = desk.notebook.change(&Change::Remove(found[0].clone())).unwrap();
    assert_eq!(letters(&after), "a");
}

#[test]
fn g2_a_note_that_another_wrote_is_never_overwritten() {
    let desk = Desk::new();
    let write = |text: &str, known: &str| {
        let change = Change::Put(kept(What::Note(text.into()), 7), known.into());
        desk.notebook.change(&change).unwrap().last().unwrap().text().to_owned()
    };
    assert_eq!(write("first", ""), "first");
    assert_eq!(write("second", ""), "first\n\nsecond", "the first was not known");
    assert_eq!(write("third", "first\n\nsecond"), "third");
    let stale = Change::Remove(kept(What::Note("second".into()), 7));
    assert_eq!(desk.notebook.change(&stale).unwrap().len(), 1, "another text was to be removed");
}

#[test]
fn g1_a_file_is_its_owners_alone() {
    let desk = Desk::new();
    desk.put(What::Mark('a'), 1);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.notes()), 0o600);
    assert_eq!(mode(desk.notes().parent().unwrap()), 0o700);
    assert_eq!(mode(&desk.notes().with_extension("lock")), 0o600);
}

#[test]
fn g3_without_a_folder_there_is_one_sentence_and_nothing_else() {
    let notebook = Notebook::new(&Folders::default());
    assert_eq!(notebook.open(), (Vec::new(), Vec::new()));
    let error = notebook.change(&Change::Put(kept(What::Mark('a'), 1), String::new())).unwrap_err();
    assert_eq!(error.to_string(), "HOME is not set, so that nothing is kept after the end");
}

#[test]
fn g3_a_home_that_is_a_file_or_takes_nothing_is_said() {
    let file = tempfile::NamedTempFile::new().unwrap();
    for home in [file.path(), Path::new("/proc")] {
        let folder = Some(home.join("data"));
        let notebook = Notebook::new(&Folders { data: folder.clone(), state: folder });
        assert_eq!(notebook.open(), (Vec::new(), Vec::new()));
        let error = notebook.change(&Change::Put(kept(What::Mark('a'), 1), String::new())).unwrap_err();
        assert!(error.to_string().contains("cannot be made"), "{error}");
    }
}

#[test]
fn g4_an_empty_file_lacks_nothing() {
    let desk = Desk::with(b"");
    assert_eq!(desk.notebook.open(), (Vec::new(), Vec::new()));
    desk.put(What::Mark('a'), 1);
    assert!(!desk.aside(1).exists());
}

#[test]
fn g4_a_damaged_file_is_set_aside_and_its_good_lines_are_kept() {
    let desk = Desk::new();
    desk.put(What::Mark('a'), 1);
    desk.put(What::Mark('b'), 2);
    let good = fs::read_to_string(desk.notes()).unwrap();
    for (number, damaged) in [
        good.replace("\"b\"", "\"bb\""),
        format!("{good}{{\"what\":{{\"ma"),
        good.lines().skip(1).collect::<Vec<_>>().join("\n"),
        format!("\u{0}\u{1}{good}"),
    ]
    .iter()
    .enumerate()
    {
        fs::write(desk.notes(), damaged).unwrap();
        let (found, notices) = desk.notebook.open();
        assert!(letters(&found).starts_with('a'), "{damaged}");
        assert_eq!(notices.len(), 1);
        assert!(notices[0].to_string().contains("notes.jsonl is damaged: 1 line lost"), "{notices:?}");
        assert!(
            notices[0].to_string().ends_with(&format!("notes.jsonl.corrupt-{}", number + 1)),
            "{notices:?}"
        );
        assert_eq!(fs::read_to_string(desk.aside(number + 1)).unwrap(), *damaged);
        assert_eq!(desk.notebook.open(), (found, Vec::new()), "it is whole again");
    }
}

#[test]
fn g4_a_file_that_is_damaged_between_is_set_aside_by_the_change() {
    let desk = Desk::with(b"nonsense\n");
    desk.put(What::Mark('a'), 1);
    assert_eq!(fs::read(desk.aside(1)).unwrap(), b"nonsense\n");
    assert_eq!(desk.letters(), "a");
}

#[test]
fn g4_binary_nonsense_and_a_file_of_a_hundred_megabytes_are_set_aside() {
    let noise: Vec<u8> = (0..100_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let desk = Desk::with(&noise);
    assert_eq!(desk.notebook.open().0, Vec::new());
    assert_eq!(fs::read(desk.aside(1)).unwrap(), noise);

    let desk = Desk::new();
    desk.put(What::Mark('a'), 1);
    let file = fs::OpenOptions::new().append(true).open(desk.notes()).unwrap();
    file.set_len(100 * 1024 * 1024).unwrap();
    let (found, notices) = desk.notebook.open();
    assert_eq!(letters(&found), "a");
    assert!(notices[0].to_string().contains("larger than 16 MiB"), "{notices:?}");
    assert_eq!(fs::metadata(desk.aside(1)).unwrap().len(), 100 * 1024 * 1024);
}

#[test]
fn g4_a_file_of_a_later_version_is_set_aside_and_read_as_far_as_it_is_known() {
    let desk = Desk::new();
    desk.put(What::Mark('a'), 1);
    let later = fs::read_to_string(desk.notes()).unwrap().replace("\"version\":1", "\"version\":2");
    fs::write(desk.notes(), &later).unwrap();
    let (found, notices) = desk.notebook.open();
    assert_eq!(letters(&found), "a");
    assert!(notices[0].to_string().contains("is of a later version"), "{notices:?}");
    assert_eq!(fs::read_to_string(desk.aside(1)).unwrap(), later);
}

#[test]
fn g5_a_link_is_followed_when_it_is_written() {
    let desk = Desk::with(b"");
    let real = desk.folder.path().join("real.jsonl");
    fs::remove_file(desk.notes()).unwrap();
    symlink("../real.jsonl", desk.notes()).unwrap();
    desk.put(What::Mark('a'), 1);
    assert!(fs::symlink_metadata(desk.notes()).unwrap().is_symlink());
    assert!(fs::symlink_metadata(&real).unwrap().is_file());
    desk.put(What::Mark('b'), 1);
    assert_eq!(desk.letters(), "ab");
}

#[test]
fn g5_a_circle_of_links_a_folder_and_a_pipe_are_refused() {
    for make in [
        |path: &Path| symlink(path, path).unwrap(),
        |path: &Path| fs::create_dir(path).unwrap(),
        |path: &Path| {
            rustix::fs::mkfifoat(rustix::fs::CWD, path, rustix::fs::Mode::RUSR).unwrap();
        },
    ] {
        let desk = Desk::with(b"");
        fs::remove_file(desk.notes()).unwrap();
        make(&desk.notes());
        let (found, notices) = desk.notebook.open();
        assert_eq!((found.len(), notices.len()), (0, 1), "{notices:?}");
        assert!(desk.notebook.change(&Change::Put(kept(What::Mark('a'), 1), String::new())).is_err());
    }
}

#[test]
fn g5_a_file_that_everyone_can_write_is_refused_and_left_alone() {
    let desk = Desk::new();
    desk.put(What::Mark('a'), 1);
    let before = fs::read(desk.notes()).unwrap();
    fs::set_permissions(desk.notes(), fs::Permissions::from_mode(0o666)).unwrap();
    let (found, notices) = desk.notebook.open();
    assert!(found.is_empty() && notices[0].to_string().contains("can be written by everyone"), "{notices:?}");
    let error = desk.notebook.change(&Change::Put(kept(What::Mark('b'), 1), String::new())).unwrap_err();
    assert!(error.to_string().contains("chmod 600"), "{error}");
    assert_eq!(fs::read(desk.notes()).unwrap(), before);
}

#[test]
fn g6_what_was_read_from_a_file_that_moved_is_listed_and_said_to_be_missing() {
    let desk = Desk::new();
    let report = desk.folder.path().join("report.txt");
    fs::write(&report, "1. A.").unwrap();
    let mut one = kept(What::Mark('a'), 1);
    one.at.file = Some(report.to_str().unwrap().to_owned());
    let is_missing = |kept: Vec<Kept>| kept.iter().map(|one| one.is_missing).collect::<Vec<_>>();
    assert_eq!(is_missing(desk.notebook.change(&Change::Put(one, String::new())).unwrap()), [false]);
    fs::rename(&report, desk.folder.path().join("moved.txt")).unwrap();
    assert_eq!(is_missing(desk.notebook.open().0), [true]);
}

#[test]
fn the_places_of_the_last_reports_are_kept() {
    let desk = Desk::new();
    let place = |report: usize| {
        let mut kept = kept(What::Place, 1);
        kept.at.symbol = Some(format!("A/{report}"));
        kept
    };
    fs::create_dir_all(desk.folder.path().join("state")).unwrap();
    let many: Vec<Kept> = (0..PLACES_KEPT).map(place).collect();
    fs::write(desk.folder.path().join("state/places.jsonl"), lines::write(&many).unwrap()).unwrap();
    let after = desk.notebook.change(&Change::Put(place(PLACES_KEPT), String::new())).unwrap();
    assert_eq!(after.len(), PLACES_KEPT);
    assert_eq!(after[0].at.symbol.as_deref(), Some("A/1"));
}
