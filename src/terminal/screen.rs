//! The screen: a frame becomes one write of bytes, and nothing is ever asked of the terminal.

use std::cell::Cell;
use std::rc::Rc;
use std::{env, io};

use crossterm::style::Colored;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::output::write_all;
use super::painter::Painter;
use super::scroll::Scrolling;
use super::{guard, links};
use crate::config::Settings;
use crate::panes::Linked;

/// Lets a terminal that knows the mode show a frame at once and not while it arrives; others ignore it.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// What is on the terminal, of one size. A new size, or a terminal that others have written to, needs a new `Screen`:
/// it draws everything.
#[derive(Debug)]
pub(super) struct Screen {
    cells: Terminal<Canvas>,
    painter: Painter,
    cursor: Rc<Cell<Cursor>>,
    /// Whether the terminal is told of links.
    links: bool,
}

impl Screen {
    /// A screen of so many columns and rows of which nothing is drawn yet.
    ///
    /// # Errors
    ///
    /// Never in fact; ratatui's signature has one.
    pub(super) fn new((width, height): (u16, u16), settings: &Settings) -> io::Result<Self> {
        let area = Rect::new(0, 0, width, height);
        let cursor = Rc::default();
        let canvas = Canvas { size: area.as_size(), cursor: Rc::clone(&cursor) };
        // A fixed viewport, for with any other ratatui asks for the size at each frame, and for the cursor at some.
        let viewport = Viewport::Fixed(area);
        let cells = Terminal::with_options(canvas, TerminalOptions { viewport })?;
        let scrolling = Scrolling::of_this_terminal(settings.scroll);
        // Asked for first, for the first to ask makes crossterm look at NO_COLOR.
        if !Colored::ansi_color_disabled_memoized() && !has_colours(&env::var("TERM").unwrap_or_default()) {
            Colored::set_ansi_color_disabled(true);
        }
        let links = links::are_sent(settings.links, |name| env::var(name).ok());
        Ok(Self { cells, painter: Painter::new(area, scrolling), cursor, links })
    }

    /// Draws what has changed and sends `behind` after it, in one write; none if nothing has, or while the terminal is not
    /// ours. Returns whether it was sent.
    ///
    /// # Errors
    ///
    /// Where the terminal is gone.
    pub(super) fn draw(
        &mut self,
        frame: impl FnOnce(&mut Frame<'_>) -> Vec<Linked>,
        behind: &[u8],
    ) -> io::Result<bool> {
        let mut links = Vec::new();
        let drawn = self.cells.draw(|canvas| links = frame(canvas))?.buffer;
        if !self.links {
            links.clear();
        }
        let cursor = self.cursor.get();
        let painted = self.painter.paint(drawn, &links, cursor.is_shown.then_some(cursor.place))?;
        if painted.is_empty() || !guard::is_ours() {
            return Ok(false);
        }
        write_all(&[FRAME_BEGINS, &painted, FRAME_ENDS, behind].concat())?;
        Ok(true)
    }
}

/// Whether a terminal of that name (`TERM`) has colours: all but the DEC terminals before the VT525 and what calls itself
/// monochrome.
fn has_colours(term: &str) -> bool {
    let is_dec = term.strip_prefix("vt").is_some_and(|number| number.starts_with(['1', '2', '3', '4', '5']));
    !(is_dec && !term.starts_with("vt525") || term.ends_with("-mono") || term.ends_with("-m"))
}

/// Where a frame wants the cursor.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor {
    place: Position,
    is_shown: bool,
}

/// The backend that ratatui is given: it only notes where a frame wants the cursor. The cells are compared and written
/// by the painter, which has to know all of them and not those alone that ratatui finds changed.
#[derive(Debug)]
struct Canvas {
    size: Size,
    /// Shared with the screen, which must see it while it holds the cells of the frame.
    cursor: Rc<Cell<Cursor>>,
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, _changed: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a buffer::Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.set(Cursor { is_shown: false, ..self.cursor.get() });
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.set(Cursor { is_shown: true, ..self.cursor.get() });
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.get().place)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.set(Cursor { place: position.into(), ..self.cursor.get() });
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn clear_region(&mut self, _part: ClearType) -> io::Result<()> {
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::has_colours;

    #[test]
    fn terminals_without_colours_are_known() {
        for term in ["xterm", "xterm-256color", "linux", "screen", "vte", "vt525", "", "tmux-256color"] {
            assert!(has_colours(term), "{term}");
        }
        for term in ["vt100", "vt102", "vt220", "vt320", "vt52", "xterm-mono", "ansi-m"] {
            assert!(!has_colours(term), "{term}");
        }
    }
}
