//! The letters behind what a font shows: ligatures, the contextual forms of Arabic and the codes of symbol fonts.

/// The text of a glyph in plain letters, without characters that print nothing.
pub(super) fn plain(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => letters.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}' | '\u{feff}' => {}
            '\u{fb00}'..='\u{fb06}' => letters.push_str(ligature(c)),
            '\u{fb50}'..='\u{fbff}' | '\u{fe80}'..='\u{fefc}' => push_arabic(c, &mut letters),
            '\u{f020}'..='\u{f0ff}' => letters.push(symbol(c)),
            _ => letters.push(c),
        }
    }
    letters
}

fn ligature(c: char) -> &'static str {
    match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => "st",
    }
}

/// A code of a symbol font, as Word embeds them: the byte of the font above U+F000.
fn symbol(c: char) -> char {
    match c {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' | '\u{f06e}' => '•',
        '\u{f02d}' => '–',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f020}' => ' ',
        _ => c,
    }
}

/// The letters whose contextual forms stand one after another from U+FE80, each with the number of its forms
/// (Unicode, Arabic Presentation Forms-B).
const FORMS_B: &[(char, u8)] = &[
    ('ء', 1),
    ('آ', 2),
    ('أ', 2),
    ('ؤ', 2),
    ('إ', 2),
    ('ئ', 4),
    ('ا', 2),
    ('ب', 4),
    ('ة', 2),
    ('ت', 4),
    ('ث', 4),
    ('ج', 4),
    ('ح', 4),
    ('خ', 4),
    ('د', 2),
    ('ذ', 2),
    ('ر', 2),
    ('ز', 2),
    ('س', 4),
    ('ش', 4),
    ('ص', 4),
    ('ض', 4),
    ('ط', 4),
    ('ظ', 4),
    ('ع', 4),
    ('غ', 4),
    ('ف', 4),
    ('ق', 4),
    ('ك', 4),
    ('ل', 4),
    ('م', 4),
    ('ن', 4),
    ('ه', 4),
    ('و', 2),
    ('ى', 2),
    ('ي', 4),
];

/// The base letter of an Arabic contextual form; a ligature of lam and alef becomes both letters.
fn push_arabic(c: char, letters: &mut String) {
    let alef = match c {
        '\u{fef5}' | '\u{fef6}' => Some('آ'),
        '\u{fef7}' | '\u{fef8}' => Some('أ'),
        '\u{fef9}' | '\u{fefa}' => Some('إ'),
        '\u{fefb}' | '\u{fefc}' => Some('ا'),
        _ => None,
    };
    if let Some(alef) = alef {
        letters.extend(['ل', alef]);
        return;
    }
    letters.push(forms_b(c).or_else(|| forms_a(c)).unwrap_or(c));
}

fn forms_b(c: char) -> Option<char> {
    let mut first = 0xfe80_u32;
    for (letter, forms) in FORMS_B {
        let next = first + u32::from(*forms);
        if (first..next).contains(&u32::from(c)) {
            return Some(*letter);
        }
        first = next;
    }
    None
}

/// The letters of Arabic Presentation Forms-A that Arabic, Persian and Urdu texts hold.
fn forms_a(c: char) -> Option<char> {
    Some(match c {
        '\u{fb56}'..='\u{fb59}' => 'پ',
        '\u{fb66}'..='\u{fb69}' => 'ٹ',
        '\u{fb7a}'..='\u{fb7d}' => 'چ',
        '\u{fb88}' | '\u{fb89}' => 'ڈ',
        '\u{fb8a}' | '\u{fb8b}' => 'ژ',
        '\u{fb8c}' | '\u{fb8d}' => 'ڑ',
        '\u{fb8e}'..='\u{fb91}' => 'ک',
        '\u{fb92}'..='\u{fb95}' => 'گ',
        '\u{fb9e}' | '\u{fb9f}' => 'ں',
        '\u{fba6}'..='\u{fba9}' => 'ہ',
        '\u{fbae}' | '\u{fbaf}' => 'ے',
        '\u{fbfc}'..='\u{fbff}' => 'ی',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contextual_forms_become_letters() {
        assert_eq!(plain("\u{fe8d}\u{fedf}\u{fef8}\u{fee3}\u{fee2}"), "اللأمم");
        assert_eq!(plain("\u{fef4}\u{fe80}\u{fb57}"), "يءپ");
    }

    #[test]
    fn ligatures_and_symbols_become_what_they_mean() {
        assert_eq!(plain("e\u{fb03}cient\u{a0}\u{f0b7}\u{1}"), "efficient •");
    }
}
