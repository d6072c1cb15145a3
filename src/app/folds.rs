//! Which sections of the outline are folded.

use crate::model::Heading;

/// The folded sections. A folded section hides the headings below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Folds {
    folded: Vec<bool>,
}

impl Folds {
    /// Everything unfolded.
    pub(crate) fn new(headings: usize) -> Self {
        Self { folded: vec![false; headings] }
    }

    /// Whether the section at `index` is folded.
    pub(crate) fn is_folded(&self, index: usize) -> bool {
        self.folded.get(index).copied().unwrap_or(false)
    }

    /// Folds or unfolds the section at `index`.
    pub(crate) fn set(&mut self, index: usize, folded: bool) {
        if let Some(place) = self.folded.get_mut(index) {
            *place = folded;
        }
    }

    /// Folds or unfolds every section.
    pub(crate) fn set_all(&mut self, folded: bool) {
        self.folded.fill(folded);
    }

    /// The indices of the headings that are not hidden, in order.
    pub(crate) fn visible(&self, outline: &[Heading]) -> Vec<usize> {
        let mut hidden_below = u8::MAX;
        let mut visible = Vec::with_capacity(outline.len());
        for (index, heading) in outline.iter().enumerate() {
            if heading.level > hidden_below {
                continue;
            }
            hidden_below = if self.is_folded(index) { heading.level } else { u8::MAX };
            visible.push(index);
        }
        visible
    }
}

/// Whether the section at `index` has sections in it.
pub(crate) fn has_sections(outline: &[Heading], index: usize) -> bool {
    match (outline.get(index), outline.get(index.saturating_add(1))) {
        (Some(heading), Some(next)) => next.level > heading.level,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn outline(levels: &[u8]) -> Vec<Heading> {
        let heading = |&level| Heading {
            level,
            label: None,
            title: String::new(),
            first: None,
            last: None,
            place: Place::default(),
        };
        levels.iter().map(heading).collect()
    }

    #[test]
    fn a_fold_hides_what_is_below_it_and_no_more() {
        let outline = outline(&[1, 2, 3, 2, 1, 2]);
        let mut folds = Folds::new(outline.len());
        assert_eq!(folds.visible(&outline), [0, 1, 2, 3, 4, 5]);
        folds.set(1, true);
        assert_eq!(folds.visible(&outline), [0, 1, 3, 4, 5]);
        folds.set(0, true);
        assert_eq!(folds.visible(&outline), [0, 4, 5]);
        folds.set_all(true);
        assert_eq!(folds.visible(&outline), [0, 4]);
    }

    #[test]
    fn only_a_heading_with_deeper_ones_after_it_has_sections() {
        let outline = outline(&[1, 2, 2, 1]);
        let with: Vec<bool> = (0..5).map(|index| has_sections(&outline, index)).collect();
        assert_eq!(with, [true, false, false, false, false]);
    }
}
