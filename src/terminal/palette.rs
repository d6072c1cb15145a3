//! Numbers for the clusters and looks of a screen, so that a column of it can be kept, compared and moved as two of them.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use ratatui::buffer::{Buffer, Cell};

use super::columns::{Column, Row, is_wide, single, sure_width};
use super::look::Look;
use crate::panes::Linked;

/// The first number that is none of a character.
const BEYOND_CHARACTERS: u32 = char::MAX as u32 + 1;

/// What the numbers in columns stand for.
#[derive(Debug)]
pub(super) struct Palette {
    /// Clusters that are no single character.
    clusters: Numbers<String>,
    looks: Numbers<Look>,
}

impl Palette {
    /// One that knows the plain look.
    pub(super) fn new() -> Self {
        let mut looks = Numbers::default();
        looks.number(&Look::PLAIN);
        Self { clusters: Numbers::default(), looks }
    }

    /// How many clusters and looks it keeps.
    pub(super) fn len(&self) -> usize {
        self.clusters.all.len() + self.looks.all.len()
    }

    /// The rows of the screen with the links among them; without `colours` nothing has any.
    pub(super) fn rows(&mut self, cells: &Buffer, links: &[Linked], colours: bool) -> Vec<Row> {
        let width = usize::from(cells.area.width).max(1);
        let mut rows: Vec<Row> =
            cells.content.chunks(width).map(|cells| self.columns(cells, colours)).collect();
        for link in links {
            let (from, to) = (usize::from(link.columns.start), usize::from(link.columns.end));
            let row = rows.get_mut(usize::from(link.row)).into_iter().flatten();
            for column in row.take(to).skip(from).filter(|column| **column != Column::GOES_ON) {
                let look = self.look(column.look).linked(link.target.as_str());
                column.look = self.looks.number(&look);
            }
        }
        rows
    }

    /// The columns of a row of cells. A cluster of two columns covers the cell after it; in the last column there is no
    /// room for it, and a terminal would wrap it to the next row.
    fn columns(&mut self, cells: &[Cell], colours: bool) -> Row {
        let mut row = Row::with_capacity(cells.len());
        let mut last = (Look::PLAIN, Column::PLAIN);
        let mut is_covered = false;
        for cell in cells {
            if std::mem::take(&mut is_covered) {
                row.push(Column::GOES_ON);
                continue;
            }
            let look = Look::of(cell, colours);
            if look != last.0 {
                last = (look.clone(), self.looks.number(&look));
            }
            let is_wide = is_wide(cell.symbol());
            let is_last = row.len() + 1 == cells.len();
            let cluster =
                if is_wide && is_last { Column::BLANK.cluster } else { self.cluster(cell.symbol()) };
            row.push(Column { cluster, look: last.1 });
            is_covered = is_wide && !is_last;
        }
        row
    }

    fn cluster(&mut self, symbol: &str) -> u32 {
        match single(symbol) {
            Some(letter) => letter.into(),
            None => self.clusters.number(symbol).saturating_add(BEYOND_CHARACTERS),
        }
    }

    /// The same rows as another palette numbers them.
    pub(super) fn renumbered(&self, rows: &[Row], other: &mut Self) -> Vec<Row> {
        let mut renumbered = |column: &Column| {
            if *column == Column::GOES_ON {
                return *column;
            }
            let look = other.looks.number(self.look(column.look));
            Column { cluster: other.cluster(self.symbol(*column, &mut [0; 4])), look }
        };
        rows.iter().map(|row| row.iter().map(&mut renumbered).collect()).collect()
    }

    /// The cluster that begins in a column, empty where none does; `bytes` is room for it.
    pub(super) fn symbol<'s>(&'s self, column: Column, bytes: &'s mut [u8; 4]) -> &'s str {
        if let Some(letter) = char::from_u32(column.cluster) {
            return letter.encode_utf8(bytes);
        }
        let number = column.cluster.checked_sub(BEYOND_CHARACTERS);
        number.and_then(|number| self.clusters.get(number)).map_or("", String::as_str)
    }

    /// A look by its number.
    pub(super) fn look(&self, number: u32) -> &Look {
        self.looks.get(number).unwrap_or(&Look::PLAIN)
    }

    /// Whether all terminals agree about the width of what stands in a column.
    pub(super) fn is_sure(&self, column: Column) -> bool {
        column == Column::GOES_ON || sure_width(self.symbol(column, &mut [0; 4])).is_some()
    }
}

/// Things by the number at which each was met first.
#[derive(Debug)]
struct Numbers<T> {
    all: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Hash + Eq> Numbers<T> {
    fn get(&self, number: u32) -> Option<&T> {
        self.all.get(usize::try_from(number).ok()?)
    }

    fn number<B>(&mut self, one: &B) -> u32
    where
        T: Borrow<B>,
        B: Hash + Eq + ToOwned<Owned = T> + ?Sized,
    {
        if let Some(number) = self.numbers.get(one) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(one.to_owned());
        self.numbers.insert(one.to_owned(), number);
        number
    }
}
