//! Tries the painter with whole screens in terminal emulators: whatever was scrolled, erased and skipped, the screen is
//! the one that the cells describe.

use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::term::{Config, Term};
use alacritty_terminal::vte::ansi::{Color as Shown, NamedColor, Processor};
use proptest::prelude::*;
use proptest::test_runner::Config as Trials;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::ideal::Ideal;
use super::painter::Painter;
use super::scroll::Scrolling;

/// The pieces of text: the six languages, what is disputed, and a run of blanks.
const PIECES: [&str; 12] = [
    "report ",
    "Генеральная ",
    "Assemblée ",
    "sesión ",
    "تقرير ",
    "秘书长",
    "，的报告",
    "“42” ",
    "── ",
    "…",
    "          ",
    "▌",
];

/// What happens between two frames.
#[derive(Debug, Clone)]
enum Step {
    Scroll(i32),
    Outline(usize),
    Fold(usize),
    Resize(u16, u16),
    Mark(usize),
    Cursor(u16, u16),
}

/// Two panes and a header, as the navigator has them.
#[derive(Debug, Clone)]
struct Panes {
    size: (u16, u16),
    text: Vec<String>,
    outline: Vec<String>,
    text_top: i32,
    outline_top: usize,
    folded: usize,
    marked: usize,
    cursor: Option<(u16, u16)>,
}

impl Panes {
    fn of(size: (u16, u16)) -> Self {
        let (text, outline) = (Vec::new(), Vec::new());
        Self { size, text, outline, text_top: 0, outline_top: 0, folded: 99, marked: 0, cursor: None }
    }

    fn take(&mut self, step: &Step) {
        self.cursor = None;
        match *step {
            Step::Scroll(lines) => self.text_top += lines,
            Step::Outline(top) => self.outline_top = top,
            Step::Fold(entry) => self.folded = entry,
            Step::Resize(width, height) => self.size = (width, height),
            Step::Mark(row) => self.marked = row,
            Step::Cursor(x, y) => self.cursor = Some((x % self.size.0, y % self.size.1)),
        }
    }

    fn cells(&self) -> Buffer {
        let (width, height) = self.size;
        let mut cells = Buffer::empty(Rect::new(0, 0, width, height));
        let left = if width > 24 { width / 3 } else { 0 };
        let bold = Style::new().add_modifier(Modifier::BOLD);
        cells.set_string(0, 0, format!("A/73/1 ¶{} ", self.text_top), bold);
        for y in 1..height {
            let row = usize::from(y);
            let entry = self.outline.iter().enumerate().filter(|(index, _)| *index != self.folded);
            if let Some((_, entry)) = entry.skip(self.outline_top).nth(row).filter(|_| left > 0) {
                cells.set_stringn(1, y, entry, usize::from(left) - 2, Style::new());
                cells.set_string(left - 1, y, "│", Style::new().add_modifier(Modifier::DIM));
            }
            let length = i32::try_from(self.text.len()).unwrap();
            let line = usize::try_from((self.text_top + i32::from(y)).rem_euclid(length)).unwrap();
            let style = [Style::new(), bold, bold.add_modifier(Modifier::UNDERLINED), Style::new()][line % 4];
            cells.set_stringn(left + 1, y, &self.text[line], usize::from(width), style);
            if row == self.marked {
                cells.set_string(left, y, "▌", Style::new().fg(Color::Green));
            }
            if row == self.marked + 3 {
                cells.set_style(Rect::new(left, y, width - left, 1), Style::new().reversed());
            }
        }
        cells
    }
}

/// A screen that an emulator shows.
pub(super) trait Screen {
    fn feed(&mut self, bytes: &[u8]);
    /// What stands in a column with bold, dim, underlined, reversed, green if known; `None` behind a wide character.
    fn at(&self, x: u16, y: u16) -> Option<(String, Option<[bool; 5]>)>;
    fn cursor(&self) -> (u16, u16);
}

impl Screen for vt100::Parser {
    fn feed(&mut self, bytes: &[u8]) {
        self.process(bytes);
    }

    fn at(&self, x: u16, y: u16) -> Option<(String, Option<[bool; 5]>)> {
        let cell = self.screen().cell(y, x).unwrap();
        let green = cell.fgcolor() == vt100::Color::Idx(2);
        let seen = [cell.bold(), cell.dim(), cell.underline(), cell.inverse(), green];
        (!cell.is_wide_continuation()).then(|| (cell.contents().to_owned(), Some(seen)))
    }

    fn cursor(&self) -> (u16, u16) {
        let (y, x) = self.screen().cursor_position();
        (x, y)
    }
}

struct Alacritty {
    term: Term<VoidListener>,
    parser: Processor,
}

struct Size(u16, u16);

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        self.1.into()
    }

    fn screen_lines(&self) -> usize {
        self.1.into()
    }

    fn columns(&self) -> usize {
        self.0.into()
    }
}

impl Screen for Alacritty {
    fn feed(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.term, bytes);
    }

    fn at(&self, x: u16, y: u16) -> Option<(String, Option<[bool; 5]>)> {
        let cell = &self.term.grid()[Line(y.into())][Column(x.into())];
        let has = |flag| cell.flags.contains(flag);
        let green = cell.fg == Shown::Named(NamedColor::Green);
        let seen = [has(Flags::BOLD), has(Flags::DIM), has(Flags::UNDERLINE), has(Flags::INVERSE), green];
        (!has(Flags::WIDE_CHAR_SPACER)).then(|| (cell.c.to_string(), Some(seen)))
    }

    fn cursor(&self) -> (u16, u16) {
        let point = self.term.grid().cursor.point;
        (point.column.0.try_into().unwrap(), point.line.0.try_into().unwrap())
    }
}

fn emulators((width, height): (u16, u16)) -> Vec<Box<dyn Screen>> {
    let term = Term::new(Config::default(), &Size(width, height), VoidListener);
    let alacritty = Alacritty { term, parser: Processor::new() };
    let parser = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
    vec![Box::new(parser), Box::new(alacritty)]
}

fn assert_shows(screen: &dyn Screen, cells: &Buffer) -> Result<(), TestCaseError> {
    let Rect { width, height, .. } = cells.area;
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let Some((text, seen)) = screen.at(x, y) else { continue };
        let cell = &cells[(x, y)];
        let text = if text.is_empty() { " ".to_owned() } else { text };
        prop_assert_eq!(&text, wanted(cell, x + 1 == width), "column {} row {}", x, y);
        let Some([bold, dim, underlined, reversed, green]) = seen else { continue };
        let has = |modifier| cell.modifier.contains(modifier);
        prop_assert_eq!(underlined, has(Modifier::UNDERLINED), "column {} row {}", x, y);
        prop_assert_eq!(reversed, has(Modifier::REVERSED), "column {} row {}", x, y);
        // The rest is not seen on a blank.
        let wanted = [has(Modifier::BOLD), has(Modifier::DIM), cell.fg == Color::Green];
        prop_assert!(text == " " || [bold, dim, green] == wanted, "column {} row {}", x, y);
    }
    Ok(())
}

/// In the last column there is no room for a wide character.
fn wanted(cell: &Cell, is_last: bool) -> &str {
    if is_last && crate::text::cluster_width(cell.symbol()) == 2 { " " } else { cell.symbol() }
}

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..6).prop_map(|pieces| pieces.concat())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (-9_i32..10).prop_map(Step::Scroll),
        2 => prop_oneof![Just(1), Just(-1)].prop_map(Step::Scroll),
        1 => (0_usize..8).prop_map(Step::Outline),
        1 => (0_usize..12).prop_map(Step::Fold),
        1 => (1_u16..60, 1_u16..16).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => (1_usize..14).prop_map(Step::Mark),
        1 => (0_u16..60, 0_u16..16).prop_map(|(x, y)| Step::Cursor(x, y)),
    ]
}

fn panes() -> impl Strategy<Value = Panes> {
    let lines = || prop::collection::vec(line(), 4..24);
    ((1_u16..60, 1_u16..16), lines(), lines(), 0_usize..14).prop_map(|(size, text, outline, marked)| Panes {
        text,
        outline,
        marked,
        ..Panes::of(size)
    })
}

proptest! {
    #![proptest_config(Trials { cases: 10_000, failure_persistence: None, ..Trials::default() })]

    #[test]
    fn two_emulators_show_every_frame(panes in panes(), steps in prop::collection::vec(step(), 1..6)) {
        play(panes, &steps, Scrolling::Rows, emulators)?;
    }

    #[test]
    fn a_terminal_with_margins_shows_every_frame(panes in panes(), steps in prop::collection::vec(step(), 1..6)) {
        play(panes, &steps, Scrolling::Margins, |size| vec![Box::new(Ideal::new(size))])?;
    }
}

/// Paints every frame and looks at it; a new size is a new screen.
fn play(
    mut panes: Panes,
    steps: &[Step],
    scrolling: Scrolling,
    screens_of: impl Fn((u16, u16)) -> Vec<Box<dyn Screen>>,
) -> Result<(), TestCaseError> {
    let painter_of = |(width, height)| Painter::new(Rect::new(0, 0, width, height), scrolling);
    let (mut painter, mut screens) = (painter_of(panes.size), screens_of(panes.size));
    for step in steps {
        let before = panes.size;
        panes.take(step);
        if panes.size != before {
            (painter, screens) = (painter_of(panes.size), screens_of(panes.size));
        }
        let cells = panes.cells();
        let bytes = painter.paint(&cells, &[], panes.cursor.map(Position::from)).unwrap();
        for screen in &mut screens {
            screen.feed(&bytes);
            assert_shows(&**screen, &cells)?;
            prop_assert!(panes.cursor.is_none_or(|place| screen.cursor() == place));
        }
    }
    Ok(())
}

#[test]
fn a_line_down_beside_a_still_outline_costs_a_line() {
    let text = (0..24).map(|line| format!("{line} {}", PIECES[line % 4].repeat(3))).collect();
    let outline = (0..24).map(|entry| format!("{entry} {}", PIECES[5].repeat(3))).collect();
    let mut panes = Panes { text, outline, marked: 99, ..Panes::of((80, 24)) };
    let cost = |panes: &mut Panes, scrolling| {
        let mut painter = Painter::new(Rect::new(0, 0, 80, 24), scrolling);
        painter.paint(&panes.cells(), &[], None).unwrap();
        panes.take(&Step::Scroll(1));
        painter.paint(&panes.cells(), &[], None).unwrap().len()
    };
    let (off, rows) = (cost(&mut panes, Scrolling::Off), cost(&mut panes, Scrolling::Rows));
    let margins = cost(&mut panes, Scrolling::Margins);
    assert!(margins < 160 && margins < rows && rows <= off, "{margins} {rows} {off}");
    panes.outline.clear();
    let plain = cost(&mut panes, Scrolling::Rows);
    assert!(plain < 160, "{plain}");
}
