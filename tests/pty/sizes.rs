//! D: any size of the terminal.

use proptest::prelude::*;
use rapporteur::app::{App, Entry};
use rapporteur::config::{KEYS, Key};
use rapporteur::library::Library;
use rapporteur::panes;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::session::{Session, Setup};

/// A frame is drawn, and the program quits.
fn draws_and_quits(size: (u16, u16)) {
    let session = Session::start(Setup { size, ..Setup::default() });
    session.wait_for_entry(1);
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn d1_one_cell() {
    draws_and_quits((1, 1));
}

#[test]
fn d1_one_column_and_one_row() {
    draws_and_quits((1, 500));
    draws_and_quits((200, 1));
}

#[test]
fn d1_small() {
    draws_and_quits((3, 10));
    draws_and_quits((5, 20));
    draws_and_quits((20, 5));
}

#[test]
fn d1_large() {
    draws_and_quits((500, 200));
}

#[test]
fn d1_a_terminal_that_does_not_say_its_size() {
    let session = Session::start(Setup { size: (0, 0), ..Setup::default() });
    session.wait_for("near001");
    session.keys("q");
    session.assert_ends_with(0);
}

/// Keys that lead through every screen: help, outline, topics, text search, source lines.
const SCREENS: [&str; 9] = ["?", "\u{1b}", "\t", "\t", "fquay", "\u{1b}", "/mark", "\u{1b}\u{1b}", "s"];

#[test]
fn d1_every_screen_at_every_size() {
    let sizes =
        [(0, 0), (1, 1), (1, 500), (200, 1), (3, 10), (5, 20), (20, 5), (80, 24), (200, 50), (500, 200)];
    for size in sizes {
        let session = Session::start(Setup { size, ..Setup::default() });
        session.wait_for_entry(1);
        for keys in SCREENS {
            session.keys(keys);
            // An Esc that is followed by nothing; a probe would be another screen.
            std::thread::sleep(std::time::Duration::from_millis(60));
        }
        session.keys("\u{1b}");
        std::thread::sleep(std::time::Duration::from_millis(60));
        session.keys("o");
        session.keys("q");
        session.assert_ends_with(0);
    }
}

#[test]
fn d1_twenty_columns_and_five_rows_can_be_read() {
    let session = Session::start(Setup { size: (20, 5), ..Setup::default() });
    session.wait_for("Harbours");
    session.keys("42G");
    session.wait_for("harbour");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn d2_a_storm_of_sizes_and_keys_is_drawn_seldom() {
    let session = Session::reading();
    let before = session.look(|seen| seen.written().all_frames);
    let start = std::time::Instant::now();
    for step in 0..500_u16 {
        session.resize((40 + step * 37 % 90, 10 + step * 23 % 40));
        if step % 10 == 0 {
            session.keys("j");
        }
    }
    session.resize((100, 30));
    let storm = start.elapsed().as_millis();
    session.keys("42G");
    session.wait_for("near042");
    let frames = session.look(|seen| seen.written().all_frames) - before;
    // Sixty in half a second; a machine that takes longer for the storm has time for more.
    let allowed = 60.max(usize::try_from(storm / 8).unwrap());
    assert!(frames <= allowed, "{frames} frames in {storm} ms");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn d3_another_size_keeps_the_place() {
    let session = Session::reading();
    session.keys("42G");
    session.wait_for("near042");
    for size in [(50, 24), (30, 10), (120, 40), (80, 24), (61, 12), (200, 50), (80, 24)] {
        let before = session.look(|seen| seen.heard().all_frames);
        session.resize(size);
        session.wait_until(&format!("paragraph 42 at {size:?}"), |seen| {
            let contents = seen.contents();
            seen.heard().all_frames > before && contents.contains("¶42/") && contents.contains("mark042")
        });
    }
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn d2_the_last_of_many_sizes_counts() {
    let session = Session::reading();
    for step in 0..500_u16 {
        session.resize((40 + step * 37 % 90, 10 + step * 23 % 40));
    }
    session.resize((100, 30));
    let fresh = Session::start(Setup { size: (100, 30), ..Setup::default() });
    fresh.wait_for("near001");
    session.wait_for_screen(&fresh.screen());
    session.keys("q");
    session.assert_ends_with(0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any size, after any keys of the table, in a screen that may be larger or smaller than the size that is known.
    #[test]
    fn d4_any_size_in_any_state(
        sizes in prop::collection::vec((0_u16..=600, 0_u16..=250), 1..4),
        keys in prop::collection::vec(prop::sample::select(keys_of_the_table()), 0..30),
        frame in (1_u16..=600, 1_u16..=250),
    ) {
        let report = Library::built_in().open(0).unwrap();
        let mut app = App::new(vec![Entry::default()], sizes[0].0, sizes[0].1);
        app.opened(0, Ok(report));
        for (index, key) in keys.into_iter().enumerate() {
            let (width, height) = sizes[index % sizes.len()];
            app.resize(width, height);
            app.key(key);
        }
        let mut terminal = Terminal::new(TestBackend::new(frame.0, frame.1)).unwrap();
        terminal.draw(|frame| panes::draw(&app, frame)).unwrap();
    }
}

fn keys_of_the_table() -> Vec<Key> {
    let names = KEYS.iter().flat_map(|binding| binding.keys).flat_map(|keys| keys.split(' '));
    names.map(|name| name.parse().unwrap()).collect()
}
