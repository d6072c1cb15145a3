//! The beginning of a long text, which is shown before the whole is read: its first screen is that of the whole.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rapporteur::app::{App, Effect, Entry};
use rapporteur::cli::Library;
use rapporteur::config::{Key, KeyCode};
use rapporteur::panes::draw;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Longer than any test machine takes.
const PATIENCE: Duration = Duration::from_secs(600);
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports");
    let is_text = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt" || end == "md");
    let mut samples: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(is_text).collect();
    samples.sort();
    samples
}

/// A library of one file, which begins with a text and is made long by paragraphs that are all different.
fn long(text: &str, folder: &Path) -> Library {
    let file = folder.join("long.txt");
    let ship = |number: usize| format!("The ship {number:x} lay {number:o} days in its harbour. ");
    let more = |number: usize| {
        format!("\n{number}. {}\n", (0..16).map(|part| ship(number * 16 + part)).collect::<String>())
    };
    fs::write(&file, text.to_owned() + &(1001..2001).map(more).collect::<String>()).unwrap();
    let mut library = Library::from_paths(&[file]).unwrap();
    library.open_ahead(PATIENCE).unwrap();
    library
}

fn navigator((width, height): (u16, u16)) -> App {
    App::new(vec![Entry::default()], width, height)
}

/// How far an outline's sections go is not known of the last ones; more of their titles has room then.
fn without_range(row: &str) -> &str {
    row.trim_end_matches(|c: char| c.is_ascii_digit() || "-… ".contains(c))
}

/// The rows between the header, which tells how long the report is, and the footer.
fn rows(app: &App, (width, height): (u16, u16)) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    let cells = terminal.backend().buffer();
    let row = |y| (0..width).map(|x| cells[(x, y)].symbol()).collect();
    (1..height - 1).map(row).collect()
}

#[test]
fn the_first_screen_of_a_beginning_is_that_of_the_whole() {
    let samples = samples();
    assert!(samples.len() >= 6);
    for sample in samples {
        let folder = tempfile::tempdir().unwrap();
        let mut library = long(&fs::read_to_string(&sample).unwrap(), folder.path());
        let beginning = library.beginning().unwrap();
        let whole = library.open(0).unwrap();
        assert!(beginning.paragraphs.len() < whole.paragraphs.len());
        for size in SIZES {
            let (mut early, mut late) = (navigator(size), navigator(size));
            early.show_beginning(0, beginning.clone());
            late.opened(0, Ok(whole.clone()));
            let (early, late) = (rows(&early, size), rows(&late, size));
            for (early, late) in early.iter().zip(&late) {
                let parts = (early.split_once('│'), late.split_once('│'));
                let (Some(early), Some(late)) = parts else {
                    assert_eq!(early, late, "{}, {size:?}", sample.display());
                    continue;
                };
                assert_eq!(early.1, late.1, "{}, {size:?}", sample.display());
                let (title, whole) = (without_range(early.0), without_range(late.0));
                assert!(title.starts_with(whole), "{}, {size:?}: {title} {whole}", sample.display());
            }
        }
    }
}

#[test]
fn a_short_text_and_another_format_have_no_beginning() {
    for name in ["water-and-peace.en.txt", "seed-banks.en.docx"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports").join(name);
        let mut library = Library::from_paths(&[file]).unwrap();
        library.open_ahead(PATIENCE).unwrap();
        assert!(library.beginning().is_none(), "{name}");
        assert!(!library.open(0).unwrap().paragraphs.is_empty());
    }
}

#[test]
fn a_beginning_gives_way_to_the_whole_and_goes_when_that_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = long("1. One paragraph of a report that goes on and on.\n\n", folder.path());
    let beginning = library.beginning().unwrap();
    let mut app = navigator((80, 24));
    app.show_beginning(0, beginning.clone());
    assert!(app.shows_beginning());
    assert_eq!(app.first(), Some(Effect::Open(0)), "the whole is still to come");
    app.opened(0, library.open(0).map_err(|error| error.to_string()));
    assert!(!app.shows_beginning());
    assert_eq!((app.first(), app.open_report()), (None, Some(0)));

    let mut app = navigator((80, 24));
    app.show_beginning(0, beginning);
    app.first();
    assert_eq!(app.key(Key::plain(KeyCode::Esc)), Some(Effect::Stop));
    assert_eq!((app.shows_beginning(), app.open_report()), (false, None));
    app.keep_place();
    assert!(app.take_changes().is_empty());
}
