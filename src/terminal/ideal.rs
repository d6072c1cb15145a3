//! A terminal for tests that knows margins at the left and the right, which the emulators at hand do not: what xterm's
//! "Control Sequences" say of the few sequences that the painter writes. Anything else is a failure.

use super::emulation::Screen;
use crate::text::cluster_width;

/// The screen, without colours and attributes.
pub(super) struct Ideal {
    cells: Vec<Vec<Option<char>>>,
    x: usize,
    y: usize,
    /// First and last row, first and last column of what scrolls.
    region: [usize; 4],
    has_margins: bool,
}

impl Ideal {
    pub(super) fn new((width, height): (u16, u16)) -> Self {
        let (width, height) = (usize::from(width), usize::from(height));
        let cells = vec![vec![Some(' '); width]; height];
        Self { cells, x: 0, y: 0, region: [0, height - 1, 0, width - 1], has_margins: false }
    }

    fn write(&mut self, letter: char) {
        let width = cluster_width(&letter.to_string());
        let row = &mut self.cells[self.y];
        assert!(self.x + width <= row.len(), "{letter} beyond the last column");
        for x in self.x..self.x + width {
            if row[x].is_none() && x > 0 {
                row[x - 1] = Some(' ');
            }
            row[x] = Some(' ');
        }
        if let Some(half) = row.get_mut(self.x + width).filter(|cell| cell.is_none()) {
            *half = Some(' ');
        }
        row[self.x] = Some(letter);
        row[self.x + 1..self.x + width].fill(None);
        self.x += width;
    }

    fn sequence(&mut self, parameters: &str, last: char) {
        let numbers: Vec<usize> = parameters.split(';').map(|number| number.parse().unwrap_or(0)).collect();
        let first = numbers[0].max(1);
        let second = numbers.get(1).copied().unwrap_or(0).max(1);
        let (height, width) = (self.cells.len(), self.cells[0].len());
        match (parameters, last) {
            ("?69", 'h' | 'l') => {
                self.has_margins = last == 'h';
                (self.region[2], self.region[3]) = (0, width - 1);
            }
            ("?25", 'h' | 'l') | (_, 'm') => {}
            ("2", 'J') => self.cells.fill(vec![Some(' '); width]),
            ("", 'K') => self.cells[self.y][self.x..].fill(Some(' ')),
            ("", 'r') => (self.region[0], self.region[1], self.x, self.y) = (0, height - 1, 0, 0),
            (_, 'r') => self.set_rows(first - 1, second - 1),
            (_, 's') => {
                assert!(self.has_margins && first < second && second <= width);
                (self.region[2], self.region[3]) = (first - 1, second - 1);
                (self.x, self.y) = (0, 0);
            }
            (_, 'S' | 'T') => self.scroll(first, last == 'S'),
            (_, 'H') => self.go(second - 1, first - 1),
            (_, 'G') => self.go(first - 1, self.y),
            (_, 'C') => self.go(self.x + first, self.y),
            (_, 'D') => self.go(self.x - first, self.y),
            _ => panic!("ESC [ {parameters} {last}"),
        }
    }

    fn go(&mut self, x: usize, y: usize) {
        assert!(y < self.cells.len() && x < self.cells[0].len(), "a move beyond the screen");
        (self.x, self.y) = (x, y);
    }

    fn set_rows(&mut self, top: usize, bottom: usize) {
        assert!(top < bottom && bottom < self.cells.len());
        (self.region[0], self.region[1]) = (top, bottom);
        (self.x, self.y) = (0, 0);
    }

    fn scroll(&mut self, lines: usize, up: bool) {
        let [top, bottom, left, right] = self.region;
        let before = self.cells.clone();
        for y in top..=bottom {
            let source = if up { y.checked_add(lines) } else { y.checked_sub(lines) };
            let source = source.filter(|source| (top..=bottom).contains(source));
            let coming = match source {
                Some(source) => before[source][left..=right].to_vec(),
                None => vec![Some(' '); right + 1 - left],
            };
            self.cells[y][left..=right].copy_from_slice(&coming);
        }
    }
}

impl Screen for Ideal {
    fn feed(&mut self, bytes: &[u8]) {
        let mut text = std::str::from_utf8(bytes).unwrap();
        while let Some(letter) = text.chars().next() {
            if let Some(sequence) = text.strip_prefix("\x1b[") {
                let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap();
                let (parameters, rest) = sequence.split_at(end);
                let (last, rest) = rest.split_at(1);
                self.sequence(parameters, last.chars().next().unwrap());
                text = rest;
                continue;
            }
            match letter {
                '\r' => self.x = 0,
                '\n' => {
                    assert_ne!(self.y, self.region[1], "a line feed that scrolls");
                    self.y += 1;
                }
                '\x08' => self.x -= 1,
                _ => self.write(letter),
            }
            text = text.split_at(letter.len_utf8()).1;
        }
    }

    fn at(&self, x: u16, y: u16) -> Option<(String, Option<[bool; 5]>)> {
        self.cells[usize::from(y)][usize::from(x)].map(|letter| (letter.to_string(), None))
    }

    fn cursor(&self) -> (u16, u16) {
        (self.x.try_into().unwrap(), self.y.try_into().unwrap())
    }
}
