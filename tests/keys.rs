//! The table of keys, the help and the README say the same.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rapporteur::app::{App, Entry};
use rapporteur::config::{
    Configuration, Context, InterfaceLanguage, KEYS, Key, KeyCode, Origin, Settings, Settled, bindings,
    keys_as_markdown,
};
use rapporteur::model::Report;
use rapporteur::panes::draw;
use rapporteur::text::width;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// With `RAPPORTEUR_BLESS` set, the README gets the table instead.
#[test]
fn the_readme_shows_the_table_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once("<!-- keys -->").expect("<!-- keys --> in the README");
    let (block, after) = rest.split_once("<!-- /keys -->").expect("<!-- /keys --> in the README");
    let table = keys_as_markdown();
    if std::env::var_os("RAPPORTEUR_BLESS").is_some() {
        let readme = format!("{before}<!-- keys -->\n{table}<!-- /keys -->{after}");
        fs::write(&path, readme).expect("a writable README");
        return;
    }
    assert_eq!(block.trim(), table.trim(), "RAPPORTEUR_BLESS=1 cargo test --test keys puts the table in");
}

#[test]
fn every_action_stands_in_the_help_exactly_once_in_its_context() {
    for context in Context::ALL {
        let mut seen = HashSet::new();
        for binding in bindings(context) {
            assert!(seen.insert(binding.action), "{:?} twice in {context:?}", binding.action);
        }
    }
}

/// The rows of the help over what the keys lead to.
fn help_after(keys: &[KeyCode], language: InterfaceLanguage) -> Vec<String> {
    let (columns, rows) = (120, 80);
    let settings = Settings { language, ..Settings::default() };
    let mut app = App::new(vec![Entry::default()], columns, rows).with_settings(settings);
    app.opened(0, Ok(Report::default()));
    for code in keys.iter().copied().chain([KeyCode::Function(1)]) {
        app.key(Key::plain(code));
    }
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test backend");
    terminal.draw(|frame| draw(&app, frame)).expect("a test backend does not fail");
    let buffer = terminal.backend().buffer();
    // The second half of a wide character is a cell with a blank.
    let row = |y| {
        let symbols = (0..columns).map(|x| buffer[(x, y)].symbol());
        let mut row = String::new();
        for symbol in symbols {
            if !(symbol == " "
                && row.chars().next_back().is_some_and(|last| width(last.encode_utf8(&mut [0; 4])) == 2))
            {
                row.push_str(symbol);
            }
        }
        row.trim().to_owned()
    };
    (2..rows - 1).map(row).filter(|row| !row.is_empty()).collect()
}

#[test]
fn the_help_shows_the_table_for_what_the_reader_is_doing() {
    for (context, keys) in [
        (Context::Reading, vec![]),
        (Context::Outline, vec![KeyCode::Tab]),
        (Context::Topics, vec![KeyCode::Char('f')]),
        (Context::Input, vec![KeyCode::Char('/')]),
        (Context::Library, vec![KeyCode::Char('o')]),
    ] {
        for language in InterfaceLanguage::ALL {
            let shown = help_after(&keys, language);
            let expected: Vec<_> = bindings(context).collect();
            assert_eq!(shown.len(), expected.len(), "{context:?}: {shown:#?}");
            for (row, binding) in shown.iter().zip(expected) {
                let description = binding.description(language.phrases()).replace(' ', "");
                assert!(row.replace(' ', "").ends_with(&description), "{row}");
                assert!(binding.keys.iter().all(|keys| row.contains(&keys.replace(' ', ""))), "{row}");
            }
        }
    }
}

#[test]
fn the_configuration_in_the_readme_is_right_and_sets_every_setting() {
    let readme = include_str!("../README.md");
    let (_, rest) = readme.split_once("```toml\n").expect("a configuration in the README");
    let (text, _) = rest.split_once("```").expect("its end");
    let read = Configuration::read(text, Settled::default());
    assert_eq!(read.faults, []);
    for (name, _, origin, _) in read.settled.rows() {
        assert!(matches!(origin, Origin::File(_)), "{name} is not in the README");
    }
}

#[test]
fn every_action_has_a_name_of_its_own() {
    let names: HashSet<&str> = KEYS.iter().map(|binding| binding.action.name()).collect();
    let actions: HashSet<_> = KEYS.iter().map(|binding| binding.action).collect();
    assert_eq!(names.len(), actions.len());
}
