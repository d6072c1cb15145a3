//! A terminal that draws characters of ambiguous width in two columns: what is laid out and what is drawn agree.
//!
//! A file of its own, for the width holds for the whole process.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "screens/notation.rs"]
mod notation;

use std::path::Path;

use rapporteur::app::{App, Entry};
use rapporteur::config::Key;
use rapporteur::panes::draw;
use rapporteur::text::{set_ambiguous_wide, width};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

#[test]
fn every_row_is_as_wide_as_the_screen_and_rules_are_ascii() {
    set_ambiguous_wide(true);
    assert_eq!(width("“航图”——…"), 4 + 2 + 2 + 4 + 2);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/reports");
    for (name, columns, rows) in [("zh", 80, 24), ("en", 120, 40), ("zh", 40, 12), ("en", 20, 5)] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a report");
        let mut app = App::new(vec![Entry::default()], columns, rows);
        app.opened(0, Ok(notation::report(name, &text)));
        for key in ["}", "}", "}", "f", "Enter", "?", "Esc", "Tab", "G"] {
            let key: Key = key.parse().expect("a key");
            app.key(key);
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test backend");
            terminal.draw(|frame| draw(&app, frame)).expect("a test backend does not fail");
            let buffer = terminal.backend().buffer();
            for y in 0..rows {
                let mut x = 0;
                while x < columns {
                    let symbol = buffer[(x, y)].symbol();
                    assert!(!symbol.chars().any(|c| ('\u{2500}'..='\u{259f}').contains(&c)), "{symbol}");
                    let wide = u16::try_from(width(symbol).max(1)).expect("a narrow cell");
                    for hidden in x + 1..(x + wide).min(columns) {
                        assert_eq!(buffer[(hidden, y)].symbol(), " ", "{symbol} at {x} {y} is overlapped");
                    }
                    x += wide;
                }
                assert_eq!(x, columns, "a wide character over the edge");
            }
        }
    }
}
