//! The wheel, and clicks.

use super::App;
use super::find::Direction;
use super::geometry::Area;
use super::mode::Mode;
use crate::model::Element;

/// The rows that a step of the wheel moves, as in most programs.
const WHEEL: usize = 3;

/// What a mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel went up by a step.
    WheelUp,
    /// The wheel went down by a step.
    WheelDown,
    /// The left button was pressed at a column and a row, both counted from 0.
    Press(u16, u16),
}

impl App {
    /// Takes what a mouse did: the wheel scrolls what is shown, a click in the outline or in a list chooses.
    pub fn mouse(&mut self, mouse: Mouse) {
        self.lay_out_rest();
        self.message = None;
        self.is_used = true;
        let before = self.before();
        match mouse {
            Mouse::WheelUp => self.wheel(Direction::Up),
            Mouse::WheelDown => self.wheel(Direction::Down),
            Mouse::Press(column, row) => self.press(column, row),
        }
        self.follow(before);
    }

    fn wheel(&mut self, direction: Direction) {
        match self.mode {
            Mode::Topics(_)
            | Mode::Card(_)
            | Mode::Library { .. }
            | Mode::Select(_)
            | Mode::References(_)
            | Mode::Notebook { .. } => self.choose(1, direction),
            Mode::Help { .. } | Mode::Source { .. } => self.scroll_sheet(WHEEL, direction == Direction::Down),
            Mode::Reading | Mode::Outline { .. } | Mode::TextSearch(_) => self.scroll_text(WHEEL, direction),
            Mode::Letter { .. } | Mode::Note(_) => {}
        }
    }

    fn scroll_text(&mut self, rows: usize, direction: Direction) {
        let height = self.text_height();
        let Some(reading) = &mut self.reading else { return };
        for _ in 0..rows {
            match direction {
                Direction::Down => reading.down(1, height),
                Direction::Up => reading.up(1, height),
            }
        }
    }

    fn press(&mut self, column: u16, row: u16) {
        let outline = self.screen().outline.body;
        if !matches!(self.mode, Mode::Reading | Mode::Outline { .. }) || !holds(outline, column, row) {
            return;
        }
        let (height, at) = (usize::from(outline.height), usize::from(row - outline.y));
        let Some(reading) = &mut self.reading else { return };
        let Some(index) = reading.heading_at(at, height) else { return };
        let from = reading.position();
        reading.go_to_element(Element::Heading(index));
        reading.jumped_from(from);
    }
}

fn holds(area: Area, column: u16, row: u16) -> bool {
    let columns = area.x..area.x.saturating_add(area.width);
    let rows = area.y..area.y.saturating_add(area.height);
    columns.contains(&column) && rows.contains(&row)
}
