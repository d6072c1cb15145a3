use serde::{Deserialize, Serialize};

/// A run of source lines, first and last included, both counted from 1. In JSON a pair: `[12, 15]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct LineRun {
    /// The first line of the run.
    pub first: u32,
    /// The last line of the run.
    pub last: u32,
}

impl From<(u32, u32)> for LineRun {
    fn from((first, last): (u32, u32)) -> Self {
        Self { first, last }
    }
}

impl From<LineRun> for (u32, u32) {
    fn from(run: LineRun) -> Self {
        (run.first, run.last)
    }
}

/// Where an element of a report came from in its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The page of its first line, counted from 1.
    pub page: u32,
    /// Every source line it was made from, in order. A paragraph cut by a page end has two runs.
    pub lines: Vec<LineRun>,
}

impl Place {
    /// A place that begins on `page` at `line`.
    pub fn at(page: u32, line: u32) -> Self {
        Self { page, lines: vec![LineRun { first: line, last: line }] }
    }

    /// Adds one source line; lines must be added in rising order, a repeated one counts once.
    pub fn add(&mut self, page: u32, line: u32) {
        match self.lines.last_mut() {
            None => {
                self.page = page;
                self.lines.push(LineRun { first: line, last: line });
            }
            Some(run) if line <= run.last => {}
            Some(run) if line == run.last + 1 => run.last = line,
            Some(_) => self.lines.push(LineRun { first: line, last: line }),
        }
    }

    /// The first source line, or 0 for an element that has none.
    pub fn first_line(&self) -> u32 {
        self.lines.first().map_or(0, |run| run.first)
    }

    /// Every source line number, in order.
    pub fn line_numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.lines.iter().flat_map(|run| run.first..=run.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_follow_each_other_make_one_run() {
        let mut place = Place::default();
        for line in [4, 5, 5, 6, 9] {
            place.add(2, line);
        }
        assert_eq!(place.lines, [LineRun { first: 4, last: 6 }, LineRun { first: 9, last: 9 }]);
        assert_eq!(place.line_numbers().collect::<Vec<_>>(), [4, 5, 6, 9]);
        assert_eq!((place.page, place.first_line()), (2, 4));
    }
}
