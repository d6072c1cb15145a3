//! Whole screens: keys in, a readable grid out.
//!
//! A case is a plain file `tests/screens/NAME.screen`:
//!
//! ```text
//! size: 80x24
//! reports: en zh          the first one is open; `-` in front of them: none is, the list is shown; `missing` cannot be
//! keys: 12G/lock<Enter>   characters, and the names of keys in angle brackets; <80x24> is a resize
//! config: theme = "light"  a line of the configuration file; there may be several
//! styles                  where this line stands, a second grid of styles follows the first
//!
//! …the grid, without blanks at the ends of its lines…
//! ```
//!
//! In the grid of styles `.` is plain, `b` bold, `d` dim, `u` underlined, `h` bold and underlined, `r` reversed, `R` bold
//! and reversed, `g` green, `e` bold red, `y` grey. `RAPPORTEUR_BLESS=1 cargo test --test screens` writes the grids anew; read them
//! before you keep them.

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "screens/notation.rs"]
mod notation;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rapporteur::app::{App, Effect, Entry};
use rapporteur::config::{Configuration, KEYS, Key, KeyCode, Settled};
use rapporteur::model::Element;
use rapporteur::panes::draw;
use rapporteur::text::width;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// What opening the report "missing" gives.
const MISSING: &str = "missing.txt: no such file";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("screens")
}

fn report(name: &str) -> rapporteur::model::Report {
    let text = fs::read_to_string(folder().join("reports").join(format!("{name}.txt"))).expect("a report");
    notation::report(name, &text)
}

/// What a `.screen` file asks for.
struct Case {
    size: (u16, u16),
    reports: Vec<String>,
    open: bool,
    keys: String,
    configuration: Configuration,
    styles: bool,
    expected: String,
}

impl Case {
    fn parse(text: &str) -> Self {
        let (head, expected) = text.split_once("\n\n").expect("an empty line after the head");
        let field = |name: &str| {
            let lines = head.lines();
            lines
                .filter_map(|line| line.strip_prefix(name))
                .map(str::trim)
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        let reports = field("reports:");
        Self {
            size: parse_size(&field("size:")).expect("a size"),
            open: !reports.starts_with('-'),
            reports: reports.split_whitespace().filter(|name| *name != "-").map(str::to_owned).collect(),
            keys: field("keys:"),
            configuration: configuration(head),
            styles: head.lines().any(|line| line == "styles"),
            expected: expected.trim_end().to_owned(),
        }
    }

    fn app(&self) -> App {
        let entries =
            self.reports.iter().map(|name| Entry { name: format!("{name}.txt"), title: String::new() });
        let mut app = App::new(entries.collect(), self.size.0, self.size.1)
            .with_settings(self.configuration.settled.settings)
            .with_keys(self.configuration.keymap.clone());
        if let Some(first) = self.reports.first().filter(|_| self.open) {
            app.opened(0, Ok(report(first)));
        }
        settle(&mut app);
        app
    }

    /// Presses the keys, carrying out what the navigator asks for, and returns the grids.
    fn screen(&self) -> String {
        let mut app = self.app();
        let mut size = self.size;
        for step in steps(&self.keys) {
            match step {
                Step::Resize(width, height) => {
                    size = (width, height);
                    app.resize(width, height);
                }
                Step::Press(key) => {
                    let effect = app.key(key);
                    self.perform(effect, &mut app);
                }
            }
            settle(&mut app);
        }
        let buffer = drawn(&app, size);
        let mut grid = grid(&buffer, |cell| cell.symbol().to_owned());
        if self.styles {
            grid.push_str("\n\n");
            grid.push_str(&self::grid(&buffer, |cell| {
                style(cell).to_string().repeat(width(cell.symbol()).max(1))
            }));
        }
        grid
    }

    /// What the terminal would do; there is no editor.
    fn perform(&self, effect: Option<Effect>, app: &mut App) {
        match effect {
            Some(Effect::Open(index)) => {
                let name = &self.reports[index];
                app.opened(index, if name == "missing" { Err(MISSING.into()) } else { Ok(report(name)) });
            }
            Some(Effect::Write(_)) => app.written(Ok(None)),
            _ => {}
        }
    }
}

/// The lines `config:` of a head as a configuration file.
fn configuration(head: &str) -> Configuration {
    let lines: Vec<&str> = head.lines().filter_map(|line| line.strip_prefix("config:")).collect();
    let configuration = Configuration::read(&lines.join("\n"), Settled::default());
    assert_eq!(configuration.faults, [], "{head}");
    configuration
}

/// Does what the navigator wants done beside.
fn settle(app: &mut App) {
    while let Some(work) = app.work() {
        if let Some(done) = work.run(&|| true) {
            app.done(done);
        }
    }
}

enum Step {
    Press(Key),
    Resize(u16, u16),
}

fn parse_size(text: &str) -> Option<(u16, u16)> {
    let (width, height) = text.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// `jj<Tab>42G` as keys.
fn steps(keys: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (step, after) = match named {
            Some((name, after)) => (named_step(name), after),
            None => (Step::Press(Key::plain(KeyCode::Char(first))), rest.split_at(first.len_utf8()).1),
        };
        steps.push(step);
        rest = after;
    }
    steps
}

fn named_step(name: &str) -> Step {
    match parse_size(name) {
        Some((width, height)) => Step::Resize(width, height),
        None => Step::Press(name.parse().unwrap_or_else(|error| panic!("{error}"))),
    }
}

fn drawn(app: &App, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a test backend");
    terminal.draw(|frame| draw(app, frame)).expect("a test backend does not fail");
    terminal.backend().buffer().clone()
}

/// The rows of a buffer as lines, each wide character once.
fn grid(buffer: &Buffer, show: impl Fn(&Cell) -> String) -> String {
    let lines = (0..buffer.area.height).map(|y| {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            line.push_str(&show(cell));
            x += u16::try_from(width(cell.symbol()).max(1)).expect("a narrow cell");
        }
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn style(cell: &Cell) -> char {
    let has = |modifier| cell.modifier.contains(modifier);
    assert_eq!(cell.bg, Color::Reset, "the background is the terminal's own");
    match cell.fg {
        Color::Red | Color::Indexed(210 | 124) => 'e',
        _ if has(Modifier::BOLD | Modifier::REVERSED) => 'R',
        _ if has(Modifier::REVERSED) => 'r',
        Color::Green | Color::Indexed(114 | 28) => 'g',
        Color::DarkGray => 'y',
        Color::Magenta | Color::Indexed(221 | 130) => 'h',
        Color::Indexed(110 | 25) => 'n',
        _ if has(Modifier::BOLD | Modifier::UNDERLINED) => 'h',
        _ if has(Modifier::BOLD) => 'b',
        _ if has(Modifier::UNDERLINED) => 'u',
        _ if has(Modifier::DIM) => 'd',
        _ => '.',
    }
}

#[test]
fn the_screens_are_as_expected() {
    let bless = std::env::var_os("RAPPORTEUR_BLESS").is_some();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "screen"));
    paths.sort();
    assert!(paths.len() >= 20, "only {} screens", paths.len());
    let mut wrong = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a readable case");
        let case = Case::parse(&text);
        let screen = case.screen();
        if screen == case.expected {
            continue;
        }
        if bless {
            let (head, _) = text.split_once("\n\n").expect("an empty line after the head");
            fs::write(&path, format!("{head}\n\n{screen}\n")).expect("a writable case");
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            wrong.push(format!("{name}: expected\n{}\n\nbut drawn is\n{screen}\n", case.expected));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What `¶` in the header says.
fn paragraph_in_header(buffer: &Buffer) -> Option<u32> {
    let grid = grid(buffer, |cell| cell.symbol().to_owned());
    let (_, rest) = grid.lines().next()?.split_once('¶')?;
    rest.split_once('/')?.0.parse().ok()
}

#[test]
fn every_paragraph_comes_up_under_the_next_paragraph_key() {
    for name in ["en", "zh"] {
        for size in [(120, 40), (80, 24), (60, 10), (40, 12), (24, 4)] {
            let mut app = App::new(vec![Entry::default()], size.0, size.1);
            app.opened(0, Ok(report(name)));
            let mut seen = Vec::new();
            for _ in 0..20 {
                app.key(Key::plain(KeyCode::Char('}')));
                seen.extend(paragraph_in_header(&drawn(&app, size)));
            }
            seen.dedup();
            assert_eq!(seen, (1..=13).collect::<Vec<_>>(), "{name} at {size:?}");
        }
    }
}

/// A key of the table, or a character.
fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = KEYS
        .iter()
        .flat_map(|binding| binding.keys)
        .flat_map(|keys| keys.split(' '))
        .map(|name| name.parse().expect("a key of the table"))
        .collect();
    let typed = prop::sample::select(vec![
        '1', '2', '4', '7', '0', 'e', 's', 'a', '航', '《', ' ', '\u{1b}', '\u{9d}',
    ]);
    prop_oneof![
        6 => prop::sample::select(bound),
        2 => typed.prop_map(|c| Key::plain(KeyCode::Char(c))),
        1 => any::<char>().prop_map(|c| Key::plain(KeyCode::Char(c))),
    ]
}

#[derive(Debug, Clone)]
enum Event {
    Press(Key),
    Resize(u16, u16),
    Paste(String),
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        20 => any_key().prop_map(Event::Press),
        3 => (0u16..=200, 0u16..=60).prop_map(|(width, height)| Event::Resize(width, height)),
        1 => ".{0,300}".prop_map(Event::Paste),
    ]
}

/// A report with what reports should not have: controls, floods of marks, odd labels, ranges that fit nothing.
fn hostile_report(words: &[String]) -> rapporteur::model::Report {
    let mut report = report("zh");
    for (index, word) in words.iter().enumerate() {
        let paragraphs = report.paragraphs.len();
        let paragraph = &mut report.paragraphs[index % paragraphs];
        paragraph.text.push_str(word);
        paragraph.resumes = paragraph.resumes.map(|at| at + index);
        for mark in &mut paragraph.marks {
            mark.offset = mark.offset.saturating_add(index);
        }
        let headings = report.outline.len();
        let heading = &mut report.outline[index % headings];
        heading.level = heading.level.wrapping_mul(3).wrapping_add(1);
        heading.title.push_str(word);
        heading.label = Some(word.clone());
    }
    let named = report.named.iter_mut().map(|named| &mut named.mentions);
    let mentions =
        report.programmes.iter_mut().map(|programme| &mut programme.mentions).chain(named).flatten();
    for (mention, word) in mentions.zip(words) {
        mention.bytes = mention.bytes.start.saturating_add(word.len())..mention.bytes.end;
        mention.subparagraph = mention.subparagraph.map(|at| at + word.len());
        mention.element = Element::Paragraph(word.len());
    }
    report.meta.title = words.first().cloned();
    report.meta.symbol = words.last().cloned();
    report
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn no_key_and_no_size_breaks_the_screen(
        events in prop::collection::vec(any_event(), 1..50),
        words in prop::collection::vec("(\\PC|[\u{1b}\u{9d}\u{202e}\n\t\u{301}]){0,40}", 0..20),
    ) {
        let mut size = (80, 24);
        let mut app = App::new(vec![Entry::default(), Entry { name: words.concat(), title: String::new() }], 80, 24);
        app.opened(0, Ok(hostile_report(&words)));
        for event in events {
            match event {
                Event::Resize(width, height) => {
                    size = (width, height);
                    app.resize(width, height);
                }
                Event::Paste(text) => app.paste(&text),
                Event::Press(key) => {
                    match app.key(key) {
                        Some(Effect::Open(index)) => app.opened(index, Err(words.concat())),
                        Some(Effect::Write(text)) if words.len() % 2 == 0 => app.written(Ok(Some(text + &words.concat()))),
                        Some(Effect::Write(_)) => app.written(Ok(None)),
                        _ => {}
                    }
                }
            }
            // What is done beside may come late.
            if words.len() % 2 == 0 {
                settle(&mut app);
            }
            // A screen larger, smaller and exactly of the size the state knows of.
            for frame in [size, (size.0 / 2, size.1 / 2), (size.0 + 3, size.1 + 3)] {
                let buffer = drawn(&app, frame);
                for cell in buffer.content() {
                    prop_assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell.symbol());
                }
                let outside = |(x, y): &(u16, u16)| *x >= size.0 || *y >= size.1;
                let cells = (0..frame.1).flat_map(|y| (0..frame.0).map(move |x| (x, y)));
                for place in cells.filter(outside) {
                    prop_assert_eq!(buffer[place].symbol(), " ", "drawn outside at {:?} of {:?}", place, size);
                }
            }
        }
    }

    #[test]
    fn the_width_of_a_row_is_the_sum_of_its_cells(words in "(\\PC|[中，《é]){0,200}") {
        let mut made = report("en");
        made.paragraphs[0].text = words;
        let mut app = App::new(vec![Entry::default()], 40, 12);
        app.opened(0, Ok(made));
        app.key(Key::plain(KeyCode::Char('}')));
        let buffer = drawn(&app, (40, 12));
        for y in 0..12 {
            let mut x = 0;
            while x < 40 {
                let columns = u16::try_from(width(buffer[(x, y)].symbol()).max(1)).expect("a narrow cell");
                for hidden in x + 1..x + columns {
                    prop_assert_eq!(buffer[(hidden, y)].symbol(), " ");
                }
                x += columns;
            }
            prop_assert_eq!(x, 40, "a wide character over the edge");
        }
    }
}
