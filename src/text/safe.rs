use std::borrow::Cow;

/// A text as it may be sent to a terminal: every control becomes a visible picture, every invisible or reserved
/// character is dropped or replaced. Line feeds stay; see [`display_safe_line`] for texts that must be one line.
///
/// The text in the model, in exports and on the clipboard is never passed through here.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || is_plain(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS_ON_A_LETTER {
            continue;
        }
        push_safe(&mut safe, c);
    }
    Cow::Owned(safe)
}

/// As [`display_safe`], with line breaks shown as spaces.
pub fn display_safe_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        return Cow::Owned(display_safe(&text.replace('\n', " ")).into_owned());
    }
    display_safe(text)
}

/// More marks than this on one letter are cut: no script of the six languages needs as many, and a flood of them
/// makes a cell of any size.
const MARKS_ON_A_LETTER: usize = 8;

/// Characters that need no look at the rules below.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
}

/// Combining marks, by the blocks that hold most of them; enough to cut floods.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}')
}

fn push_safe(safe: &mut String, c: char) {
    match c {
        '\n' => safe.push('\n'),
        '\t' | '\u{A0}' => safe.push(' '),
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => safe.push(' '),
        '\0'..='\u{1F}' => safe.push(picture(c)),
        '\u{7F}' => safe.push('\u{2421}'),
        '\u{80}'..='\u{9F}' => push_code(safe, c),
        // Bidirectional controls that reorder or isolate: shown, for they can make a line read as something else.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => push_code(safe, c),
        // Invisible characters that only guide layout: not sent.
        '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{AD}'
        | '\u{34F}'
        | '\u{180E}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0000}'..='\u{E0FFF}' => {}
        '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{F0000}'.. => {
            safe.push('\u{FFFD}');
        }
        c if (c as u32) & 0xFFFE == 0xFFFE => safe.push('\u{FFFD}'),
        c => safe.push(c),
    }
}

/// The control picture of a C0 control: `␛` for escape.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + control as u32).unwrap_or('\u{FFFD}')
}

fn push_code(safe: &mut String, c: char) {
    use std::fmt::Write;
    // Writing to a String cannot fail.
    let _ = write!(safe, "<U+{:04X}>", c as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_pictures() {
        assert_eq!(display_safe("a\u{1b}[31mb\u{7}\u{9d}0;x"), "a␛[31mb␇<U+009D>0;x");
    }

    #[test]
    fn overrides_are_shown_and_tags_are_dropped() {
        assert_eq!(display_safe("x\u{202e}y\u{200b}\u{e0041}z"), "x<U+202E>yz");
    }

    #[test]
    fn a_flood_of_marks_is_cut() {
        let flood = format!("e{}", "\u{301}".repeat(100_000));
        assert_eq!(display_safe(&flood).chars().count(), 1 + MARKS_ON_A_LETTER);
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(display_safe("第 42 段 “x” параграф الفقرة"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_line_has_no_break() {
        assert_eq!(display_safe_line("a\nb\r\nc"), "a b  c");
    }
}
