//! Right-to-left lines for terminals that draw every cell where it is put.
//!
//! Cells are drawn in the order of reading; a terminal with bidirectional support turns Arabic lines round by itself.
//! For the others [`turn`] does it, cell by cell, so that marks and colours stay with their letters.

use ratatui::buffer::{Buffer, Cell};

use crate::app::Area;
use crate::text::{cluster_width, mirrored, visual_order};

/// Turns the lines of `area` that hold right-to-left text. Its first column, which holds the mark of the place, stays.
pub(super) fn turn(buffer: &mut Buffer, area: Area) {
    for row in area.y..area.y.saturating_add(area.height) {
        turn_row(buffer, area, row);
    }
}

#[allow(clippy::disallowed_methods, reason = "only turns what the pen has drawn")]
fn turn_row(buffer: &mut Buffer, area: Area, row: u16) {
    let cells = cells(buffer, area, row);
    let symbols: Vec<&str> = cells.iter().map(Cell::symbol).collect();
    let Some(order) = visual_order(&symbols) else { return };
    let mut column = area.x.saturating_add(1);
    for placed in order {
        let Some(mut cell) = cells.get(placed.index).cloned() else { continue };
        let columns = columns(&cell);
        if placed.mirrored && cell.symbol().chars().count() == 1 {
            let turned: String = cell.symbol().chars().map(mirrored).collect();
            cell.set_symbol(&turned);
        }
        let style = cell.style();
        if let Some(target) = buffer.cell_mut((column, row)) {
            *target = cell;
        }
        if columns == 2
            && let Some(second) = buffer.cell_mut((column.saturating_add(1), row))
        {
            second.reset();
            second.set_style(style);
        }
        column = column.saturating_add(columns);
    }
}

/// The cells of a row behind its first column; the second half of a wide one is left out.
fn cells(buffer: &Buffer, area: Area, row: u16) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut column = area.x.saturating_add(1);
    let end = area.x.saturating_add(area.width);
    while column < end {
        let Some(cell) = buffer.cell((column, row)) else { break };
        column = column.saturating_add(columns(cell));
        cells.push(cell.clone());
    }
    cells
}

fn columns(cell: &Cell) -> u16 {
    if cluster_width(cell.symbol()) == 2 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    #[test]
    fn a_line_is_turned_with_its_styles_and_its_mark_stays() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        buffer.set_string(0, 0, "▌12 أب 中.", Style::new());
        buffer.set_string(4, 0, "أ", Style::new().fg(Color::Red));
        buffer.set_string(0, 1, "▌ab", Style::new());
        turn(&mut buffer, Area { x: 0, y: 0, width: 10, height: 2 });
        let line: String = (0..10).filter_map(|x| buffer.cell((x, 0))).map(Cell::symbol).collect();
        assert_eq!(line, "▌.中  بأ 12");
        assert_eq!(buffer.cell((6, 0)).unwrap().fg, Color::Red);
        assert_eq!(buffer.cell((1, 1)).unwrap().symbol(), "a", "a line without Arabic is left alone");
    }
}
