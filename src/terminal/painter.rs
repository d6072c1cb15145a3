//! Cells to bytes, as few as can be: what a slow link has to carry.
//!
//! ratatui's own backend moves the cursor before every cell that does not follow the last one by exactly one column,
//! with six to eight bytes: after each Chinese character, and over each blank between two words. Here a character of
//! two columns needs no move after it, the end of a row is erased, a change of style says what is different, and a
//! frame that is the last one moved is moved by the terminal. Of several ways the one with the fewest bytes is taken;
//! `docs/the-line.md` has the figures.
//!
//! After a cluster whose width terminals do not agree about, the cursor is moved in any case, so that the rest of the
//! row stands where it should whatever the terminal made of it.

use std::io;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::style::Colored;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::columns::{Column, Row};
use super::palette::Palette;
use super::scroll::{Region, Scroll, Scrolling};
use super::strokes::Strokes;
use crate::panes::Linked;

/// No cursor, no colours and attributes, no scroll region that another program may have left, nothing on the screen.
const CLEAR: &[u8] = b"\x1b[?25l\x1b[m\x1b[r\x1b[2J";

/// When so many clusters and looks are known, those that are not shown are forgotten.
const CLUSTERS_KEPT: usize = 4096;

/// Knows what the terminal shows, and writes what a new frame changes in it.
#[derive(Debug)]
pub(super) struct Painter {
    /// What must come before the next frame.
    first: Vec<u8>,
    /// What the terminal shows.
    shown: Vec<Row>,
    /// The clusters and looks in that.
    palette: Palette,
    /// Where the cursor is shown, if it is.
    cursor: Option<Position>,
    scrolling: Scrolling,
    /// The rows that scroll.
    region: Region,
    colours: bool,
}

impl Painter {
    /// A painter for a screen of this size, which its first frame clears.
    pub(super) fn new(area: Rect, scrolling: Scrolling) -> Self {
        let blank = vec![Column::BLANK; area.width.into()];
        let (first, shown) = (CLEAR.to_vec(), vec![blank; area.height.into()]);
        let colours = !Colored::ansi_color_disabled_memoized();
        Self { first, shown, palette: Palette::new(), cursor: None, scrolling, region: None, colours }
    }

    /// The bytes that turn what the terminal shows into `frame` with these links and the cursor at a place; none if it is
    /// that already.
    ///
    /// # Errors
    ///
    /// Never in fact: the bytes are collected in memory.
    pub(super) fn paint(
        &mut self,
        frame: &Buffer,
        links: &[Linked],
        cursor: Option<Position>,
    ) -> io::Result<Vec<u8>> {
        if self.palette.len() > CLUSTERS_KEPT {
            let full = std::mem::replace(&mut self.palette, Palette::new());
            self.shown = full.renumbered(&self.shown, &mut self.palette);
        }
        let after = self.palette.rows(frame, links, self.colours);
        let (mut bytes, region) = self.shortest(&after);
        self.region = region;
        self.first.clear();
        self.shown = after;
        self.place(cursor, &mut bytes)?;
        Ok(bytes)
    }

    /// The frame in the fewest bytes, as it stands or after a scroll, and the rows that scroll then.
    fn shortest(&self, after: &[Row]) -> (Vec<u8>, Region) {
        let before = &self.shown;
        let still = Strokes::after(self.first.clone(), self.region, &self.palette).paint(before, after);
        // What was on a screen that has been cleared cannot move.
        if !self.first.is_empty() {
            return (still, self.region);
        }
        let width = after.first().map_or(0, Row::len);
        let scrolled = Scroll::candidates(before, after, self.scrolling).into_iter().map(|scroll| {
            let (bytes, region) = scroll.bytes(width, self.region);
            (Strokes::after(bytes, region, &self.palette).paint(&scroll.apply(before), after), region)
        });
        scrolled.fold((still, self.region), |best, one| if one.0.len() < best.0.len() { one } else { best })
    }

    /// Shows the cursor at a place, or hides it.
    fn place(&mut self, cursor: Option<Position>, bytes: &mut Vec<u8>) -> io::Result<()> {
        let before = std::mem::replace(&mut self.cursor, cursor);
        let Some(Position { x, y }) = cursor else {
            return if before.is_some() { queue!(bytes, Hide) } else { Ok(()) };
        };
        if cursor != before || !bytes.is_empty() {
            queue!(bytes, MoveTo(x, y))?;
        }
        if before.is_none() { queue!(bytes, Show) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;
    use crate::text::LinkTarget;

    const WIDTH: u16 = 20;
    const HEIGHT: u16 = 4;

    type Lines = Vec<(u16, u16, String, Style)>;

    fn painter(width: u16, height: u16) -> Painter {
        let mut painter = Painter::new(Rect::new(0, 0, width, height), Scrolling::Rows);
        painter.first.clear();
        painter
    }

    fn cells(painter: &Painter, lines: &Lines) -> Buffer {
        let (width, height) = (painter.shown[0].len(), painter.shown.len());
        let area = Rect::new(0, 0, width.try_into().unwrap(), height.try_into().unwrap());
        let mut cells = Buffer::empty(area);
        for (x, y, text, style) in lines {
            cells.set_string(*x, *y, text, *style);
        }
        cells
    }

    fn paint(painter: &mut Painter, lines: &Lines) -> String {
        let cells = cells(painter, lines);
        String::from_utf8(painter.paint(&cells, &[], None).unwrap()).unwrap()
    }

    fn rows(text: &str, count: u16) -> Lines {
        (0..count).map(|y| (0, y, text.to_owned(), Style::new())).collect()
    }

    #[test]
    fn a_frame_of_what_is_shown_already_is_empty() {
        let mut painter = painter(WIDTH, HEIGHT);
        assert!(!paint(&mut painter, &rows("two words", 2)).is_empty());
        assert_eq!(paint(&mut painter, &rows("two words", 2)), "");
    }

    #[test]
    fn chinese_needs_one_move_a_row() {
        let bytes = paint(&mut painter(80, 24), &rows(&"集装箱管制方案".repeat(5), 24));
        // 35 characters of three bytes, one move of at most eight.
        assert!(bytes.len() <= 24 * (35 * 3 + 8), "{}", bytes.len());
    }

    #[test]
    fn blanks_between_words_are_written() {
        let bytes = paint(&mut painter(80, 24), &rows("a few words and the blanks between them", 24));
        assert!(bytes.len() <= 24 * (39 + 8), "{}", bytes.len());
    }

    #[test]
    fn after_a_doubtful_width_the_column_is_set() {
        let bytes = paint(&mut painter(WIDTH, HEIGHT), &rows("──“a”b", 1));
        assert_eq!(bytes, "\u{1b}[H──\u{1b}[3G“\u{1b}[4Ga”\u{1b}[6Gb");
    }

    #[test]
    fn a_wide_cluster_in_the_last_column_is_a_blank() {
        let mut painter = painter(2, 1);
        let mut cells = cells(&painter, &vec![]);
        cells[(1, 0)].set_symbol("段");
        assert_eq!(painter.paint(&cells, &[], None).unwrap(), b"");
    }

    #[test]
    fn clusters_that_are_no_longer_shown_are_forgotten() {
        let mut painter = painter(4, 1);
        let mut frame = |cluster: &str| {
            let mut cells = cells(&painter, &vec![(0, 0, "a".into(), Style::new().fg(Color::Green))]);
            cells[(1, 0)].set_symbol(cluster);
            let bytes = String::from_utf8(painter.paint(&cells, &[], None).unwrap()).unwrap();
            (bytes, painter.palette.len())
        };
        frame("x");
        let marks = || '\u{300}'..='\u{36F}';
        let clusters = marks().flat_map(|one| marks().map(move |other| format!("x{one}{other}")));
        for cluster in clusters.take(CLUSTERS_KEPT + 1000) {
            assert_eq!(frame(&cluster).0, format!("\x1b[1;2H{cluster}"), "and nothing else");
        }
        assert!(frame("y").1 < 1100);
    }

    #[test]
    fn a_link_is_sent_once_for_its_cells_and_changed_alone() {
        let mut painter = painter(WIDTH, HEIGHT);
        let cells = cells(&painter, &vec![(0, 1, "see un.org now".into(), Style::new())]);
        let link = |address: &str| {
            let target = LinkTarget::of(address).unwrap();
            vec![Linked { row: 1, columns: 4..10, target }]
        };
        let mut paint =
            |links: Vec<Linked>| String::from_utf8(painter.paint(&cells, &links, None).unwrap()).unwrap();
        let sent = paint(link("http://un.org"));
        assert_eq!(sent, "\x1b[2Hsee \x1b]8;;http://un.org\x1b\\un.org\x1b[C\x1b]8;;\x1b\\now");
        assert_eq!(paint(link("http://un.org")), "");
        let sent = paint(link("http://undocs.org"));
        assert_eq!(sent, "\x1b[2;5H\x1b]8;;http://undocs.org\x1b\\un.org\x1b]8;;\x1b\\");
        assert_eq!(paint(Vec::new()), "\x1b[2;5Hun.org");
    }

    #[test]
    fn the_cursor_is_sent_where_it_moved_or_something_was_written() {
        let mut painter = painter(WIDTH, HEIGHT);
        let cells = cells(&painter, &vec![]);
        let mut place = |cursor| String::from_utf8(painter.paint(&cells, &[], cursor).unwrap()).unwrap();
        assert_eq!(place(Some(Position::new(2, 1))), "\u{1b}[2;3H\u{1b}[?25h");
        assert_eq!(place(Some(Position::new(2, 1))), "");
        assert_eq!(place(Some(Position::new(3, 1))), "\u{1b}[2;4H");
        assert_eq!(place(None), "\u{1b}[?25l");
    }

    proptest! {
        /// The emulator of a terminal shows what the cells hold, frame after frame, and the cursor where it belongs.
        #[test]
        fn the_terminal_shows_the_cells(frames in prop::collection::vec((lines(), cursor()), 1..6)) {
            let mut painter = painter(WIDTH, HEIGHT);
            let (rows, columns) = (HEIGHT.try_into().unwrap(), WIDTH.try_into().unwrap());
            let mut emulator = vt100::Parser::new(rows, columns, 0);
            emulator.process(b"\x1b[?25l");
            for (lines, cursor) in frames {
                let cells = cells(&painter, &lines);
                emulator.process(&painter.paint(&cells, &[], cursor).unwrap());
                assert_same(&cells, emulator.screen())?;
                prop_assert_eq!(emulator.screen().hide_cursor(), cursor.is_none());
                if let Some(Position { x, y }) = cursor {
                    prop_assert_eq!(emulator.screen().cursor_position(), (y, x));
                }
            }
        }
    }

    fn cursor() -> impl Strategy<Value = Option<Position>> {
        prop::option::of((0..WIDTH, 0..HEIGHT).prop_map(Position::from))
    }

    fn lines() -> impl Strategy<Value = Lines> {
        let letter =
            prop::sample::select(vec!["a", "b", " ", " ", "é", "ж", "ن", "段", "，", "“", "─", "│", "▌"]);
        let text = prop::collection::vec(letter, 0..25).prop_map(|letters| letters.concat());
        let style = prop::sample::select(vec![
            Style::new(),
            Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Style::new().add_modifier(Modifier::REVERSED),
            Style::new().fg(Color::Green).bg(Color::Blue),
        ]);
        let row = prop::option::of((0..WIDTH, text, style));
        prop::collection::vec(row, usize::from(HEIGHT)).prop_map(|rows| {
            let numbered = (0..HEIGHT).zip(rows);
            numbered.filter_map(|(y, row)| row.map(|(x, text, style)| (x, y, text, style))).collect()
        })
    }

    fn assert_same(cells: &Buffer, screen: &vt100::Screen) -> Result<(), TestCaseError> {
        for (y, x) in (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (y, x))) {
            let (cell, shown) = (&cells[(x, y)], screen.cell(y, x).unwrap());
            if shown.is_wide_continuation() {
                continue;
            }
            let text = if shown.has_contents() { shown.contents() } else { " " };
            prop_assert_eq!(text, cell.symbol(), "at {} {}", x, y);
            // On a blank nothing is seen of it.
            prop_assert!(text == " " || shown.bold() == cell.modifier.contains(Modifier::BOLD));
            prop_assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED));
            prop_assert!(
                text == " " || (shown.fgcolor() == vt100::Color::Idx(2)) == (cell.fg == Color::Green)
            );
            prop_assert_eq!(shown.bgcolor() == vt100::Color::Idx(4), cell.bg == Color::Blue);
        }
        Ok(())
    }
}
