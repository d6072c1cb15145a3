//! A row of cells as a terminal shows it: clusters of one column or two.

use ratatui::buffer::{Buffer, Cell};

use super::look::Look;
use crate::panes::Linked;
use crate::text::cluster_width;

/// One column of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column<'c> {
    /// A cluster begins here.
    Begins(&'c str, Look<'c>),
    /// The cluster of the column before goes on.
    GoesOn,
}

/// The columns of a row.
pub(super) type Row<'c> = Vec<Column<'c>>;

impl Column<'_> {
    /// Nothing, as after the screen was cleared.
    pub(super) const BLANK: Self = Self::Begins(" ", Look::PLAIN);

    /// Whether a blank stands here, in any look.
    pub(super) fn is_blank(self) -> bool {
        matches!(self, Self::Begins(" ", _))
    }

    /// Whether all terminals agree about its width.
    pub(super) fn is_sure(self) -> bool {
        match self {
            Self::Begins(symbol, _) => sure_width(symbol).is_some(),
            Self::GoesOn => true,
        }
    }
}

/// The rows of the screen; without `colours` nothing has any.
fn rows(cells: &Buffer, colours: bool) -> Vec<Row<'_>> {
    let width = usize::from(cells.area.width).max(1);
    cells.content.chunks(width).map(|cells| columns(cells, colours)).collect()
}

/// The rows of the screen with the links among them.
pub(super) fn linked_rows<'c>(cells: &'c Buffer, links: &'c [Linked], colours: bool) -> Vec<Row<'c>> {
    let mut rows = rows(cells, colours);
    for link in links {
        let (from, to) = (usize::from(link.columns.start), usize::from(link.columns.end));
        let row = rows.get_mut(usize::from(link.row)).into_iter().flatten();
        for column in row.take(to).skip(from) {
            if let Column::Begins(_, look) = column {
                *look = look.linked(link.target.as_str());
            }
        }
    }
    rows
}

/// The columns of a row of cells. A cluster of two columns covers the cell after it; in the last column there is no
/// room for it, and a terminal would wrap it to the next row.
fn columns(cells: &[Cell], colours: bool) -> Row<'_> {
    let mut row = Vec::with_capacity(cells.len());
    for cell in cells {
        let look = Look::of(cell, colours);
        let column = match row.last() {
            Some(Column::Begins(symbol, _)) if is_wide(symbol) => Column::GoesOn,
            _ if is_wide(cell.symbol()) && row.len() + 1 == cells.len() => Column::Begins(" ", look),
            _ => Column::Begins(cell.symbol(), look),
        };
        row.push(column);
    }
    row
}

fn is_wide(symbol: &str) -> bool {
    !symbol.is_ascii() && cluster_width(symbol) == 2
}

/// The only character of a cluster.
pub(super) fn single(symbol: &str) -> Option<char> {
    let mut letters = symbol.chars();
    letters.next().filter(|_| letters.as_str().is_empty())
}

/// The columns of a cell that every terminal agrees about, `None` where they may not.
///
/// One: the letters of the six languages, and ASCII. Two: ideographs, kana, Hangul, and their full-width punctuation.
/// Not sure: clusters of several characters, emoji, symbols, and the quotation marks and dashes that are wide in some
/// terminals of East Asia (UAX 11, "ambiguous"), but not the letters among those, which no terminal in use makes wide.
pub(super) fn sure_width(symbol: &str) -> Option<usize> {
    let sure = match single(symbol)? {
        ' '..='~' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' => Some(1),
        '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' => Some(1),
        '\u{61B}' | '\u{61F}'..='\u{64A}' | '\u{660}'..='\u{66F}' | '\u{671}'..='\u{6D3}' => Some(1),
        '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303D}' | '\u{3041}'..='\u{3096}' => Some(2),
        '\u{309B}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => Some(2),
        '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        '\u{20000}'..='\u{3FFFD}' => Some(2),
        _ => None,
    };
    // Where the reader says that ambiguous characters are wide, letters among them may be as well.
    sure.filter(|&sure| sure == cluster_width(symbol))
}
