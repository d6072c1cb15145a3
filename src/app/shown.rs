//! Which entries of a list are in view.

/// The first entry to show of a list of `entries` in `height` rows, so that the one at `place` is in view.
///
/// The list stands still while the place moves through half of its rows and then goes on by as many: nothing to
/// remember, and little to send over a slow line.
pub(crate) fn first_shown(place: usize, entries: usize, height: usize) -> usize {
    let step = (height / 2).max(1);
    let top = (place / step * step).saturating_sub(step / 2);
    top.min(entries.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marked_entry_is_always_in_view() {
        for entries in 1..30 {
            for height in 1..12 {
                for place in 0..entries {
                    let top = first_shown(place, entries, height);
                    assert!(top <= place && place < top + height, "{place} of {entries} in {height}: {top}");
                    assert!(top == 0 || top + height <= entries, "empty rows at the end");
                }
            }
        }
    }
}
