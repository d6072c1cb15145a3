//! Tables that are not tagged as such: blocks that stand side by side are the cells of a row.

use super::structure::Role;
use super::tagged::Draft;

/// The longest text of a cell that is taken for one, in bytes.
const LONGEST_CELL: usize = 400;
/// The cells of one row.
const MOST_CELLS: usize = 64;

/// Joins blocks that stand side by side to rows, cells parted by tabs.
pub(super) fn into_rows(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    // The cells of the last row in the making.
    let mut cells: Vec<Draft> = Vec::new();
    for draft in drafts {
        if !(may_be_cell(&draft)
            && cells.len() < MOST_CELLS
            && cells.iter().all(|cell| are_cells(cell, &draft)))
        {
            joined.extend(row(&mut cells));
        }
        if may_be_cell(&draft) {
            cells.push(draft);
        } else {
            joined.push(draft);
        }
    }
    joined.extend(row(&mut cells));
    joined
}

fn may_be_cell(draft: &Draft) -> bool {
    matches!(draft.role, Role::Paragraph | Role::Caption) && draft.words.len() <= LONGEST_CELL
}

fn are_cells(cell: &Draft, next: &Draft) -> bool {
    cell.page == next.page && cell.area.is_beside(&next.area)
}

fn row(cells: &mut Vec<Draft>) -> Option<Draft> {
    let count = cells.len();
    let mut cells = std::mem::take(cells).into_iter();
    let mut row = cells.next()?;
    if count > 1 {
        row.role = Role::Row;
    }
    for cell in cells {
        row.words.push('\t');
        row.words.push_str(&cell.words);
    }
    Some(row)
}
