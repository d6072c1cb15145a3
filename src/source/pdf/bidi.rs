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

/// The line `seen` from left to right in the order in which it is read.
pub(super) fn logical(seen: &str) -> String {
    let mut read = String::with_capacity(seen.len());
    let mut run: Vec<char> = Vec::new();
    let reversed: Vec<char> = seen.chars().rev().collect();
    for (at, c) in reversed.iter().enumerate() {
        let rest = reversed.get(at + 1..).unwrap_or_default();
        if is_left_to_right(*c) || (!run.is_empty() && goes_on(*c, &run, rest)) {
            run.push(*c);
        } else {
            read.extend(run.drain(..).rev());
            read.push(mirrored(*c));
        }
    }
    read.extend(run.drain(..).rev());
    read
}

/// Letters of other scripts and all digits run from left to right within the line.
fn is_left_to_right(c: char) -> bool {
    c.is_numeric() || (c.is_alphabetic() && !is_right_to_left(c)) || matches!(c, '%' | '$' | '€')
}

/// Whether a sign or a space stands within a run from left to right: between two digits, or between two letters of it.
fn goes_on(c: char, run: &[char], rest: &[char]) -> bool {
    let Some(before) = run.last() else { return false };
    let Some(after) = rest.first() else { return false };
    if is_right_to_left(c) {
        return false;
    }
    if matches!(c, '/' | '.' | ',' | ':' | '-' | '–' | '(' | ')' | '\'' | '’' | '@' | '_') {
        return is_left_to_right(*before) && is_left_to_right(*after);
    }
    // A space parts numbers, and goes on a run of words.
    c == ' ' && before.is_alphabetic() && after.is_alphabetic() && !is_right_to_left(*after)
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_from_its_right_end() {
        let seen: String = "الأمم المتحدة".chars().rev().collect();
        assert_eq!(logical(&seen), "الأمم المتحدة");
        assert_eq!(logical("A/80/86 ةقيثولا"), "الوثيقة A/80/86");
        assert_eq!(logical(".(2021) 70/305 رارقلا -1"), "1- القرار 70/305 (2021).");
        assert_eq!(logical("United Nations ةمظنم"), "منظمة United Nations");
    }
}
