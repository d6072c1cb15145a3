use std::borrow::Cow;

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

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
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{384}'..='\u{38A}' | '\u{38E}'..='\u{3A1}' | '\u{3A3}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
}

/// Whether a character joins the one before it without taking a column: combining marks (category M), and the vowels
/// and finals of conjoining Hangul, which can be heaped up as well.
fn is_mark(c: char) -> bool {
    match c {
        '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}' => true,
        c if is_plain(c) || c < '\u{300}' => false,
        c => c.general_category_group() == GeneralCategoryGroup::Mark,
    }
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
        c => push_by_category(safe, c),
    }
}

/// What is no character (yet) is replaced, for no two terminals agree how wide it is; what only guides layout is not
/// sent, but for the signs that Arabic sets around numbers, which are seen.
fn push_by_category(safe: &mut String, c: char) {
    match c.general_category() {
        _ if is_plain(c) => safe.push(c),
        GeneralCategory::Unassigned | GeneralCategory::PrivateUse => safe.push('\u{FFFD}'),
        GeneralCategory::Format if !matches!(c, '\u{600}'..='\u{605}' | '\u{6DD}') => {}
        _ => safe.push(c),
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
        // Thai, Devanagari, Hangul, Byzantine music: marks of any script.
        for mark in ['\u{E47}', '\u{941}', '\u{1161}', '\u{1D167}'] {
            let flood = format!("e{}", mark.to_string().repeat(50));
            assert_eq!(display_safe(&flood).chars().count(), 1 + MARKS_ON_A_LETTER, "{mark:?}");
        }
    }

    #[test]
    fn what_is_no_character_is_replaced() {
        assert_eq!(
            display_safe("a\u{378}b\u{E000}c\u{FFFF}d\u{1FFFE}"),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}"
        );
        assert_eq!(display_safe("\u{600}12\u{110BD}"), "\u{600}12");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(display_safe("第 42 段 “x” параграф الفقرة"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_needs_no_look_would_pass_it() {
        for c in ('\0'..='\u{10FFFF}').filter(|&c| is_plain(c)) {
            assert!(c != '\u{AD}' && !c.is_control(), "{c:?}");
            assert_ne!(c.general_category(), GeneralCategory::Unassigned, "{c:?}");
            assert_ne!(c.general_category(), GeneralCategory::Format, "{c:?}");
            assert_ne!(c.general_category_group(), GeneralCategoryGroup::Mark, "{c:?}");
        }
    }

    #[test]
    fn one_line_has_no_break() {
        assert_eq!(display_safe_line("a\nb\r\nc"), "a b  c");
    }
}
