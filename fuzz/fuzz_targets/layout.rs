//! Any text in a screen of any size after any keys: nothing panics, nothing is drawn outside, no control is in a cell, and no
//! cluster is wider than its cells.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use rapporteur::app::{App, Effect, Entry};
use rapporteur::config::KEYS;
use rapporteur::panes::draw;
use rapporteur::parse::parse;
use rapporteur::source::Source;
use rapporteur::text::width;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// What happens, in this order.
#[derive(Debug, Arbitrary)]
struct Session<'a> {
    name: &'a str,
    text: &'a str,
    pasted: &'a str,
    sizes: [(u16, u8); 2],
    keys: Vec<u8>,
}

fuzz_target!(|session: Session<'_>| {
    let Ok(source) = Source::from_bytes("fuzz", session.text.as_bytes()) else { return };
    let [first, second] = session.sizes.map(|(width, height)| (width % 601, u16::from(height)));
    let entry = Entry { name: session.name.to_owned(), title: session.pasted.to_owned() };
    let mut app = App::new(vec![entry.clone(), entry], first.0, first.1);
    app.opened(0, Ok(parse("fuzz", source.lines())));
    check(&app, first);
    let names: Vec<&str> = KEYS.iter().flat_map(|binding| binding.keys).flat_map(|keys| keys.split(' ')).collect();
    for (at, key) in session.keys.iter().take(64).enumerate() {
        let Ok(key) = names[usize::from(*key) % names.len()].parse() else { continue };
        if let Some(Effect::Open(index)) = app.key(key) {
            app.opened(index, Err(session.pasted.to_owned()));
        }
        if at % 7 == 3 {
            app.paste(session.pasted);
        }
    }
    check(&app, first);
    app.resize(second.0, second.1);
    check(&app, second);
});

fn check(app: &App, (columns, rows): (u16, u16)) {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(columns.max(1), rows.max(1)));
    let Ok(_) = terminal.draw(|frame| draw(app, frame));
    for row in terminal.backend().buffer().content().chunks(usize::from(columns.max(1))) {
        for (x, cell) in row.iter().enumerate() {
            assert!(!cell.symbol().chars().any(char::is_control));
            assert!(x + width(cell.symbol()) <= row.len(), "{:?} over the edge", cell.symbol());
        }
    }
}
