//! Where the numbering of headings and items stands, so that a label can be told from a look-alike.

use super::labels::{Label, Series};

/// The last number used at each numbered heading level.
#[derive(Debug, Default)]
pub(super) struct HeadingCounters {
    last: [Option<(Series, u32)>; 3],
}

/// How well a heading label fits the numbering so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// The level it would have.
    pub(super) level: u8,
    /// The series it is read in.
    pub(super) series: Series,
    /// Its number.
    pub(super) value: u32,
    /// It is the very next number, or the first under a new heading.
    pub(super) exact: bool,
}

impl HeadingCounters {
    /// The best reading of `label`, or `None` where it fits none: numbers fall, or jump far.
    pub(super) fn fit(&self, label: &Label) -> Option<Fit> {
        let fits = label.readings.iter().map(|(series, value)| self.fit_reading(*series, *value));
        let fits: Vec<Fit> = fits.flatten().collect();
        let fits = fits.into_iter();
        // The last of several equal ones is taken; the commonest reading stands first.
        fits.rev().max_by_key(|fit| (fit.exact, self.has_begun(fit.level), u8::MAX - fit.level))
    }

    fn fit_reading(&self, series: Series, value: u32) -> Option<Fit> {
        /// A chapter may be missing from a source; ten are not.
        const WIDEST_JUMP: u32 = 3;
        let level = series.level();
        let last = self.last.get(usize::from(level) - 1).copied().flatten();
        // A list that began in one script goes on in it; look-alikes are read as the series that has begun.
        let last_value = last.filter(|(begun, _)| begun.is_one_with(series)).map(|(_, last)| last);
        let exact = value == last_value.map_or(1, |last| last.saturating_add(1));
        let restarts = value == 1 && level > 1 && last_value.is_none();
        // Chapters were chosen as a chain of their own.
        let jumps = level == 1 || last_value.is_some_and(|last| value > last && value - last <= WIDEST_JUMP);
        // A part of a report may begin with any letter.
        let late_start = self.last.iter().all(Option::is_none);
        (exact || restarts || jumps || late_start).then_some(Fit { level, series, value, exact })
    }

    fn has_begun(&self, level: u8) -> bool {
        self.last.get(usize::from(level) - 1).is_some_and(Option::is_some)
    }

    /// Takes a heading into the count; deeper levels begin anew.
    pub(super) fn take(&mut self, fit: Fit) {
        for (level, last) in (1..).zip(self.last.iter_mut()) {
            if level == fit.level {
                *last = Some((fit.series, fit.value));
            } else if level > fit.level {
                *last = None;
            }
        }
    }

    /// Begins all levels anew, as in an annex.
    pub(super) fn restart(&mut self) {
        self.last = [None; 3];
    }
}

/// The lists that are open under a paragraph, outermost first.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    lists: Vec<(Series, u32)>,
}

impl OpenLists {
    /// The deepest list a paragraph may hold.
    const DEEPEST: usize = 4;

    /// Whether no list is open.
    pub(super) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The depth at which `label` goes on a list that is open, counted from 1; `(i)` after `(h)` is a letter.
    pub(super) fn continues(&self, label: &Label) -> Option<(usize, Series)> {
        let expected = |depth: &usize| {
            let (series, last) = self.lists.get(*depth - 1)?;
            label.readings.contains(&(*series, last + 1)).then_some((*depth, *series))
        };
        (1..=self.lists.len()).rev().find_map(|depth| expected(&depth))
    }

    /// The depth of the new list that `label` would begin, if it is a list's first label.
    pub(super) fn begins(&self, label: &Label) -> Option<(usize, Series)> {
        let depth = self.lists.len() + 1;
        let first = |series: Series| label.readings.contains(&(series, 1)).then_some((depth, series));
        // "(i)" begins a list of Roman numerals: as a letter it would be the ninth.
        let series =
            [Series::Letter, Series::Roman, Series::Abjad, Series::Chinese, Series::Cyrillic, Series::Number];
        series.into_iter().find_map(first).filter(|_| depth <= Self::DEEPEST)
    }

    /// Takes an item into the count; deeper lists are closed.
    pub(super) fn take(&mut self, depth: usize, series: Series) {
        let last = self.lists.get(depth.saturating_sub(1)).map_or(0, |(_, last)| *last);
        self.lists.truncate(depth.saturating_sub(1));
        self.lists.push((series, last + 1));
    }

    /// Closes all lists.
    pub(super) fn close(&mut self) {
        self.lists.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::labels::{heading_label, item_label};

    fn levels(labels: &[&str]) -> Vec<Option<u8>> {
        let mut counters = HeadingCounters::default();
        labels
            .iter()
            .map(|text| {
                let fit = counters.fit(&heading_label(text)?)?;
                counters.take(fit);
                Some(fit.level)
            })
            .collect()
    }

    #[test]
    fn a_letter_that_looks_roman_is_read_by_the_count() {
        let labels = ["I. a", "A. a", "B. b", "II. b", "A. a", "III. c", "IV. d", "V. e"];
        assert_eq!(levels(&labels), [1, 2, 2, 1, 2, 1, 1, 1].map(Some));
        let letters: Vec<String> = ('A'..='K').map(|c| format!("{c}. x")).collect();
        let mut labels = vec!["I. a"];
        labels.extend(letters.iter().map(String::as_str));
        labels.push("II. b");
        let found = levels(&labels);
        assert_eq!(found.get(9), Some(&Some(2)), "I after H is a letter");
        assert_eq!(found.last(), Some(&Some(1)));
    }

    #[test]
    fn numbers_that_fall_are_no_headings() {
        assert_eq!(levels(&["I. a", "A. a", "B. b", "A. a"]), [Some(1), Some(2), Some(2), None]);
        assert_eq!(levels(&["I. a", "G. g"]), [Some(1), None]);
    }

    #[test]
    fn an_item_is_read_by_the_open_list() {
        let mut lists = OpenLists::default();
        let mut depths = Vec::new();
        for text in [
            "(a) x", "(b) x", "(i) x", "(ii) x", "(c) x", "(d) x", "(e) x", "(f) x", "(g) x", "(h) x",
            "(i) x",
        ] {
            let label = item_label(text).expect("a label");
            let (depth, series) = lists.continues(&label).or_else(|| lists.begins(&label)).expect("a place");
            lists.take(depth, series);
            depths.push(depth);
        }
        assert_eq!(depths, [1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1]);
    }
}
