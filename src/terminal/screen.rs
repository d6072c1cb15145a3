//! The screen: a frame of cells becomes one write of bytes, and nothing is ever asked of the terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::guard;
use super::output::write_all;

/// Lets a terminal that knows the mode show a frame at once and not while it arrives; others ignore it.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
/// Plain colours and an empty screen.
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";

/// The bytes of a frame while ratatui makes it; its flushes, several a frame, do nothing.
#[derive(Debug, Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is on the terminal, of one size. A new size, or a terminal that others have written to, needs a new `Screen`:
/// it draws everything.
#[derive(Debug)]
pub(super) struct Screen {
    bytes: Bytes,
    cells: Terminal<CrosstermBackend<Bytes>>,
    is_new: bool,
}

impl Screen {
    /// A screen of so many columns and rows of which nothing is drawn yet.
    ///
    /// # Errors
    ///
    /// Never in fact; ratatui's signature has one.
    pub(super) fn new((width, height): (u16, u16)) -> io::Result<Self> {
        let bytes = Bytes::default();
        // A fixed viewport, for with any other ratatui asks for the size at each frame, and for the cursor at some.
        let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
        let cells =
            Terminal::with_options(CrosstermBackend::new(bytes.clone()), TerminalOptions { viewport })?;
        Ok(Self { bytes, cells, is_new: true })
    }

    /// Draws what has changed, in one write. Nothing is written while the terminal is not ours.
    ///
    /// # Errors
    ///
    /// Where the terminal is gone.
    pub(super) fn draw(&mut self, frame: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.bytes.write_all(FRAME_BEGINS)?;
        if std::mem::take(&mut self.is_new) {
            self.bytes.write_all(CLEAR)?;
        }
        self.cells.draw(frame)?;
        self.bytes.write_all(FRAME_ENDS)?;
        let bytes = self.bytes.0.take();
        if guard::is_ours() { write_all(&bytes) } else { Ok(()) }
    }
}
