//! The word that was probably meant.

/// The known word that differs least from `word`, if it differs by no more than a third of its letters; case does not
/// count.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let measured = known.map(|known| (distance(&lower, &known.to_lowercase()), known));
    let (distance, guess) = measured.min_by_key(|(distance, _)| *distance)?;
    (distance <= word.chars().count().div_ceil(3).min(3)).then_some(guess)
}

/// How many letters must be put in, taken out, changed or exchanged with their neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let at = |list: &[usize], index: usize| list.get(index).copied().unwrap_or(usize::MAX - 1);
            let mut best = (at(&last, column) + usize::from(letter != wanted))
                .min(at(&last, column + 1) + 1)
                .min(at(&current, column) + 1);
            let exchanged = row > 0
                && column > 0
                && one.get(row - 1) == Some(wanted)
                && other.get(column - 1) == Some(letter);
            if exchanged {
                best = best.min(at(&before_last, column - 1) + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_put_in_taken_out_changed_and_exchanged_are_counted() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "ba", 1),
            ("quitt", "quit", 1),
            ("thmee", "theme", 1),
            ("abc", "xyz", 3),
        ] {
            assert_eq!((distance(one, other), distance(other, one)), (expected, expected), "{one} {other}");
        }
    }

    #[test]
    fn a_word_that_is_too_far_is_not_guessed() {
        assert_eq!(nearest("mesure", ["measure", "mouse"].into_iter()), Some("measure"));
        assert_eq!(nearest("q", ["measure", "mouse"].into_iter()), None);
        assert_eq!(nearest("CTRL-x", ["Ctrl-X"].into_iter()), Some("Ctrl-X"));
    }
}
