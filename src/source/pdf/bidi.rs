//! Arabic and Hebrew lines stand in a file as they are seen, from left to right; here they are put in the order in which
//! they are read: the reverse of the Unicode Bidirectional Algorithm for a single line of embedding level 1.

/// Whether a character is written from right to left (Unicode Standard Annex 9, classes R and AL).
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{5ff}' | '\u{600}'..='\u{65f}' | '\u{66a}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether most letters of a text are written from right to left.
pub(super) fn is_mostly_right_to_left(text: &str) -> bool {
    let right = text.chars().filter(|c| is_right_to_left(*c)).count();
    let left = text.chars().filter(|c| c.is_alphabetic() && !is_right_to_left(*c)).count();
    right > 0 && right >= left
}

/// A vowel sign or another mark that stands on a letter.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}')
}

/// Whether a text is nothing but marks.
pub(super) fn is_only_marks(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_mark)
}

/// The characters of one glyph as they are to stand in a line that is seen: a ligature names them as they are read.
pub(super) fn push_seen(line: &mut String, glyph: &str) {
    if glyph.chars().nth(1).is_some() && glyph.contains(is_right_to_left) {
        line.extend(clusters(glyph).into_iter().rev());
    } else {
        line.push_str(glyph);
    }
}

/// Letters with the marks behind them.
fn clusters(text: &str) -> Vec<&str> {
    let mut clusters = Vec::new();
    let mut begin = 0;
    for (at, c) in text.char_indices().skip(1) {
        if !is_mark(c) {
            clusters.extend(text.get(begin..at));
            begin = at;
        }
    }
    clusters.extend(text.get(begin..).filter(|rest| !rest.is_empty()));
    clusters
}

/// The line `seen` from left to right in the order in which it is read.
pub(super) fn logical(seen: &str) -> String {
    let mut read = String::with_capacity(seen.len());
    let mut run: Vec<&str> = Vec::new();
    let reversed: Vec<&str> = clusters(seen).into_iter().rev().collect();
    let first = |cluster: &str| cluster.chars().next().unwrap_or(' ');
    for (at, cluster) in reversed.iter().enumerate() {
        let c = first(cluster);
        let next = reversed.get(at + 1).map(|next| first(next));
        let before = run.last().map(|before| first(before));
        if is_left_to_right(c) || goes_on(c, before, next) {
            // The mark of a note is no part of the number it stands against.
            if before.is_some_and(|before| is_raised(before) != is_raised(c)) {
                read.extend(run.drain(..).rev());
            }
            run.push(cluster);
        } else {
            read.extend(run.drain(..).rev());
            read.push_str(cluster);
        }
    }
    read.extend(run.drain(..).rev());
    with_brackets_turned(&read)
}

/// A raised digit.
fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// Letters of other scripts and all digits run from left to right within the line.
fn is_left_to_right(c: char) -> bool {
    c.is_numeric() || (c.is_alphabetic() && !is_right_to_left(c)) || matches!(c, '%' | '$' | '€')
}

/// Whether a sign or a space stands within a run from left to right: between two digits, or between two letters of it.
fn goes_on(c: char, before: Option<char>, next: Option<char>) -> bool {
    let (Some(before), Some(next)) = (before, next) else { return false };
    if matches!(c, '/' | '.' | ',' | ':' | '\'' | '’' | '@' | '_') {
        return is_left_to_right(before) && is_left_to_right(next);
    }
    // Numbers beside a dash are set from the right, each for itself.
    if matches!(c, '-' | '–') {
        return is_left_to_right(before)
            && is_left_to_right(next)
            && (before.is_alphabetic() || next.is_alphabetic());
    }
    // A space parts numbers, and goes on a run of words.
    c == ' ' && before.is_alphabetic() && next.is_alphabetic() && !is_right_to_left(next)
}

/// Turns brackets as their places ask for: some files name the bracket that is seen, others the one that is read.
fn with_brackets_turned(text: &str) -> String {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»')];
    let characters: Vec<char> = text.chars().collect();
    let turned = |(at, c): (usize, &char)| {
        let Some((open, close)) = PAIRS.iter().find(|(open, close)| c == open || c == close) else {
            return *c;
        };
        let before = at.checked_sub(1).and_then(|before| characters.get(before));
        let after = characters.get(at + 1);
        let stands_free = |c: Option<&char>| {
            c.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '،' | '؛' | ',' | ':'))
        };
        match (stands_free(before), stands_free(after)) {
            (true, false) => *open,
            (false, true) => *close,
            _ => *c,
        }
    };
    characters.iter().enumerate().map(turned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(read: &str) -> String {
        read.chars().rev().collect()
    }

    #[test]
    fn a_line_is_read_from_its_right_end() {
        assert_eq!(logical(&seen("الأمم المتحدة")), "الأمم المتحدة");
        assert_eq!(logical("A/80/86 ةقيثولا"), "الوثيقة A/80/86");
        assert_eq!(logical(&format!("9–5 {}", seen("الفقرات"))), "الفقرات 5–9");
        assert_eq!(logical("United Nations ةمظنم"), "منظمة United Nations");
        assert_eq!(logical(&format!(".(2021) 70/305 {} -1", seen("القرار"))), "1- القرار 70/305 (2021).");
    }

    #[test]
    fn the_mark_of_a_note_stands_before_a_number() {
        assert_eq!(logical(&format!("{} A/80/86¹²", seen("الفقرة"))), "¹²A/80/86 الفقرة");
    }

    #[test]
    fn marks_stay_behind_their_letters() {
        let vowelled = "\u{642}\u{64f}\u{62f}\u{645}";
        assert_eq!(logical("\u{645}\u{62f}\u{642}\u{64f}"), vowelled);
    }

    #[test]
    fn a_ligature_is_read_as_it_says() {
        let mut line = String::new();
        for glyph in ["لا", "و", "أ"] {
            push_seen(&mut line, glyph);
        }
        assert_eq!(logical(&line), "أولا");
    }

    #[test]
    fn brackets_open_before_what_they_hold() {
        for line in ["(ب) ريبادت", ")ب( ريبادت"] {
            assert_eq!(logical(line), "تدابير (ب)");
        }
    }
}
