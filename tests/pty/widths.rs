//! C: whatever a terminal makes of a character, the rest of the line stands where it should.

use std::path::Path;

use rapporteur::app::{App, Entry};
use rapporteur::library::Library;
use rapporteur::panes;
use rapporteur::text::{display_safe_line, width};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use unicode_width::UnicodeWidthChar;

use crate::multiplexer::Tmux;
use crate::second::Second;
use crate::session::{Seen, Session, Setup, trimmed};

/// What terminals, libraries and fonts disagree about: selectors, keycaps, joined and coloured emoji, flags, marks,
/// ligatures, half-width and conjoining letters, ambiguous punctuation, symbols, what is not assigned.
pub(crate) const CLUSTERS: [&str; 60] = [
    "a",
    "é",
    "e\u{301}",
    "ж",
    "لا",
    "السلام",
    "ال\u{64e}م",
    "الأمم",
    "中",
    "，",
    "“中文”",
    "——",
    "…",
    "§",
    "№",
    "Ⅳ",
    "①",
    "─",
    "│",
    "●",
    "▲",
    "☰",
    "⌨",
    "⌨\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "⌚",
    "⌚\u{fe0e}",
    "♥\u{fe0f}",
    "👍",
    "👍🏽",
    "👨\u{200d}👩\u{200d}👧",
    "🏳\u{fe0f}\u{200d}🌈",
    "🇺🇳",
    "🇺",
    "👁\u{fe0f}",
    "ﾊﾞ",
    "ｶ",
    "Ａ",
    "각",
    "\u{1112}\u{1161}\u{11ab}",
    "\u{1100}\u{1100}\u{1161}",
    "क्ष",
    "नि",
    "กำ",
    "ก็",
    "x\u{ad}y",
    "x\u{200b}y",
    "x\u{34f}y",
    "e\u{301}\u{302}\u{303}\u{304}",
    "\u{a0}",
    "\u{3000}",
    "\u{2003}",
    "\u{378}",
    "\u{e000}",
    "\u{1f9ff}",
    "𠀀",
    "㈱",
    "ℵ",
    "\u{606}",
    "\u{600}12",
];

/// The columns each takes, as every part of the program counts them.
pub(crate) fn columns(cluster: &str) -> usize {
    width(&display_safe_line(cluster))
}

/// A report of one paragraph for each cluster, which ends in a word that tells it.
pub(crate) fn report_of_clusters() -> Vec<u8> {
    let paragraph =
        |(index, cluster): (usize, &&str)| format!("{}. Before {cluster}|after{index:02}\n\n", index + 1);
    CLUSTERS.iter().enumerate().map(paragraph).collect::<String>().into_bytes()
}

/// Where the word behind each cluster stands, from the place of the first, which is an ordinary letter.
pub(crate) fn assert_places(found: impl Fn(&str) -> Option<usize>) {
    let first = found("after00").unwrap();
    for (index, cluster) in CLUSTERS.iter().enumerate() {
        let word = format!("after{index:02}");
        assert_eq!(found(&word), Some(first - 1 + columns(cluster)), "{word} behind {cluster:?}");
    }
}

/// The column at which a word begins among cells.
fn column_of(cells: &[Vec<String>], word: &str) -> Option<usize> {
    let letters: Vec<String> = word.chars().map(String::from).collect();
    cells.iter().find_map(|row| row.windows(letters.len()).position(|cells| cells == letters.as_slice()))
}

fn cells_of(seen: &Seen) -> Vec<Vec<String>> {
    let (rows, columns) = seen.emulator().size();
    let (rows, columns) = (rows.get(), columns.get());
    let cell = |y, x| seen.emulator().cell(y, x).map(|cell| cell.contents().to_owned()).unwrap_or_default();
    (0..rows).map(|y| (0..columns).map(|x| cell(y, x)).collect()).collect()
}

const TALL: (u16, u16) = (60, 140);

fn clusters_session() -> Session {
    let files = vec![("clusters.txt".into(), report_of_clusters())];
    let variables = vec![("ARGUMENTS", "clusters.txt")];
    let session = Session::start(Setup { files, variables, size: TALL, ..Setup::default() });
    session.wait_for("after59");
    session
}

#[test]
fn c1_the_cells_behind_a_disputed_cluster_are_right() {
    let session = clusters_session();
    let cells = session.look(cells_of);
    assert_places(|word| column_of(&cells, word));
    let second = Second::new(TALL).feed(&session.output()).cells();
    assert_places(|word| column_of(&second, word));
    // The rows between the paragraphs are empty.
    for cells in [cells, second] {
        let text = |row: &Vec<String>| row.concat().trim_matches([' ', '│']).to_owned();
        let rows: Vec<String> = cells.iter().map(text).collect();
        let between = |pair: &&[String]| pair[0].contains("|after") && !pair[1].is_empty();
        assert_eq!(rows.windows(2).find(between), None);
    }
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn c1_the_same_in_tmux() {
    let Some(tmux) = Tmux::start(TALL, &[("clusters.txt", &report_of_clusters())], "clusters.txt") else {
        return;
    };
    tmux.wait_for("after59");
    assert_places(|word| tmux.column_of(word));
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports").join(name).to_str().unwrap().to_owned()
}

/// The rows that the navigator draws of a sample at a size, without a terminal.
fn drawn(name: &str, (width, height): (u16, u16)) -> Vec<String> {
    let report = Library::from_paths(&[sample(name).into()]).unwrap().open(0).unwrap();
    let mut app = App::new(vec![Entry { name: name.to_owned(), title: String::new() }], width, height);
    app.opened(0, Ok(report));
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| panes::draw(&app, frame)).unwrap();
    let cells = terminal.backend().buffer().content().chunks(usize::from(width)).map(|row| {
        let mut skip = 0;
        let mut text = String::new();
        for cell in row {
            if skip == 0 {
                text.push_str(cell.symbol());
                skip = rapporteur::text::width(cell.symbol());
            }
            skip = skip.saturating_sub(1);
        }
        text.trim_end().to_owned()
    });
    cells.collect()
}

/// Every line of the samples, which are in the six languages, as an entry of the list: the columns that are counted, those
/// that are drawn, and those that a terminal makes of it.
#[test]
fn c2_the_width_of_a_line_is_the_sum_of_its_cells() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        for lines in lines.chunks(50) {
            let entries =
                lines.iter().map(|line| Entry { name: (*line).to_owned(), title: String::new() }).collect();
            let size = (2_000, 60);
            let app = App::new(entries, size.0, size.1);
            let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
            terminal.draw(|frame| panes::draw(&app, frame)).unwrap();
            let rows: Vec<_> = terminal.backend().buffer().content().chunks(usize::from(size.0)).collect();
            for line in lines {
                let safe = display_safe_line(line);
                let start = safe.chars().next().unwrap().to_string();
                let is_row = |row: &&[ratatui::buffer::Cell]| {
                    let drawn: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
                    drawn.replace(' ', "").trim_start_matches('▌') == safe.replace(' ', "")
                };
                let row = rows.iter().copied().find(is_row).unwrap_or_else(|| panic!("{line:?} is drawn"));
                let first = row.iter().position(|cell| cell.symbol().starts_with(&start)).unwrap();
                let last = row.iter().rposition(|cell| cell.symbol() != " ").unwrap();
                assert_eq!(last - first + columns(row[last].symbol()), columns(line), "{line:?}");
                assert_eq!(Second::new(size).feed(safe.as_bytes()).column(), columns(line), "{line:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "{seen} lines");
}

/// The bytes from where the screen was last cleared.
fn last_screen(bytes: &[u8]) -> &[u8] {
    let clear = b"\x1b[2J";
    let start = bytes.windows(clear.len()).rposition(|window| window == clear).unwrap();
    &bytes[start..]
}

#[test]
fn c3_chinese_at_every_width() {
    let name = "harbour-security.zh.txt";
    // The test has one name for the sample wherever the project lies.
    let files = vec![(name.into(), std::fs::read(sample(name)).unwrap())];
    let variables = vec![("ARGUMENTS", "harbour-security.zh.txt")];
    let session = Session::start(Setup { files, variables, ..Setup::default() });
    session.wait_for_entry(1);
    for width in (20..=64).chain([79, 81, 99, 100]) {
        let size = (width, 20);
        let expected = drawn(name, size);
        let wanted = expected.join("\n").trim_end().to_owned();
        session.resize(size);
        session.wait_until(&format!("this screen at {width}:\n{wanted}\n"), |seen| {
            trimmed(&seen.contents()) == wanted
        });
        let bytes = session.output();
        let second = Second::new(size).feed(b"\x1b[?7l").feed(last_screen(&bytes)).rows().join("\n");
        assert_eq!(second.trim_end(), wanted, "at {width}");
    }
    session.keys("q");
    session.assert_ends_with(0);
}

/// Whether terminals of East Asia make two columns of it: punctuation and signs, not letters (UAX 11, "ambiguous").
fn is_ambiguous(c: char) -> bool {
    !c.is_alphabetic() && c.width() == Some(1) && c.width_cjk() == Some(2)
}

#[test]
fn c4_a_terminal_that_makes_ambiguous_characters_wide() {
    let name = "harbour-security.zh.txt";
    let files = vec![(name.into(), std::fs::read(sample(name)).unwrap())];
    let variables = vec![("ARGUMENTS", "harbour-security.zh.txt")];
    let session = Session::start(Setup { files, variables, ..Setup::default() });
    session.wait_for_entry(1);
    for keys in ["", " ", "j", "j", "}", "\t", "j", "\t", "42G", "k", "f", "\u{1b}", "?", "?"] {
        let frames = session.look(|seen| seen.heard().all_frames);
        session.keys(keys);
        session.wait_until("the next frame", |seen| keys.is_empty() || seen.heard().all_frames > frames);
        assert_no_drift(&session.output(), keys);
    }
    session.keys("q");
    session.assert_ends_with(0);
}

/// Every cell that holds no ambiguous character holds the same in a terminal that makes them wide. A blank beside one
/// may be covered by its second half.
fn assert_no_drift(bytes: &[u8], keys: &str) {
    let text = String::from_utf8_lossy(bytes);
    let wide: String = text.chars().map(|c| if is_ambiguous(c) { '囗' } else { c }).collect();
    let right = Second::new((80, 24)).feed(bytes).cells();
    let drifted = Second::new((80, 24)).feed(wide.as_bytes()).cells();
    for (y, row) in right.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let counts = !cell.trim().is_empty() && !cell.chars().any(is_ambiguous);
            assert!(
                !counts || drifted[y][x] == *cell,
                "after {keys:?} at {x} {y}: {:?}\n{:?}",
                row.concat(),
                drifted[y].concat()
            );
        }
    }
}
