/// Which of several measures most letters have: type sizes, margins. Near ones count as one.
#[derive(Debug)]
pub(super) struct Tally {
    near: f32,
    counts: Vec<(f32, usize)>,
}

/// Different measures that are kept apart; real pages have a dozen.
const MOST: usize = 64;

impl Tally {
    /// Counts measures that differ by less than `near` as one.
    pub(super) fn new(near: f32) -> Self {
        Self { near, counts: Vec::new() }
    }

    /// Adds `count` letters of a measure.
    pub(super) fn add(&mut self, measure: f32, count: usize) {
        let near = self.near;
        if let Some((_, total)) = self.counts.iter_mut().find(|(known, _)| (*known - measure).abs() < near) {
            *total = total.saturating_add(count);
        } else if self.counts.len() < MOST {
            self.counts.push((measure, count));
        }
    }

    /// The measure of most letters.
    pub(super) fn most(&self) -> Option<f32> {
        self.counts.iter().max_by_key(|(_, count)| *count).map(|(measure, _)| *measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_measures_count_together() {
        let mut tally = Tally::new(0.2);
        for (size, count) in [(10.0, 5), (12.0, 8), (10.1, 4)] {
            tally.add(size, count);
        }
        assert_eq!(tally.most(), Some(10.0));
        assert_eq!(Tally::new(1.0).most(), None);
    }
}
