use std::ops::Range;

/// Whether two stretches of a text have a byte in common.
pub fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_do_not_overlap() {
        assert!(overlap(&(2..5), &(4..9)) && overlap(&(4..9), &(2..5)) && overlap(&(0..9), &(3..4)));
        assert!(!overlap(&(2..5), &(5..9)) && !overlap(&(5..9), &(2..5)));
    }
}
